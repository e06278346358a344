"""Weeks kept free for a setback: where they could go, and what moves when they do (S0-09).

Pure: rows as they are typed come in and go out. A free week comes at the end of a step; the steps after it
begin a week later. What has begun is never moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeAlias

from wizard.build_up import Step, steps_of, with_ends

RowOfHours: TypeAlias = Mapping[str, Any]


def buffer_count(rows: Iterable[object]) -> int:
    """How many weeks the schedule keeps free; after the last step there is nothing to keep free for."""
    return sum(step.buffer for step in steps_of(rows)[:-1])


def with_buffers(rows: Sequence[RowOfHours], wanted: int, today: date) -> list[dict[str, Any]]:
    """The rows with so many free weeks, spread over the steps that still have one after them.

    The rows come back as they are when no step is left to put them after.
    """
    steps = steps_of(rows)
    open_gaps = _open_gaps(steps, today)
    counts = [step.buffer for step in steps]
    left = max(0, wanted - sum(counts[gap] for gap in range(len(steps) - 1) if gap not in open_gaps))
    if open_gaps:
        for gap in open_gaps:
            counts[gap] = 0
        for number in range(left):
            counts[open_gaps[(number + 1) * len(open_gaps) // (left + 1)]] += 1
    return _moved(rows, steps, counts)


def with_buffer_after(rows: Sequence[RowOfHours], row: int, today: date) -> list[dict[str, Any]]:
    """The rows with the nearest other free week moved to the end of this row; as they are when none can."""
    steps = steps_of(rows)
    open_gaps = _open_gaps(steps, today)
    to = next((place for place, step in enumerate(steps) if step.row == row), -1)
    others = [gap for gap in open_gaps if gap != to and steps[gap].buffer]
    counts = [step.buffer for step in steps]
    if to in open_gaps and others:
        counts[min(others, key=lambda gap: abs(gap - to))] -= 1
        counts[to] += 1
    return _moved(rows, steps, counts)


def can_move_to(rows: Sequence[RowOfHours], row: int, today: date) -> bool:
    """Whether a free week can be moved to the end of this row."""
    return with_buffer_after(rows, row, today) != [dict(one) for one in rows]


def _open_gaps(steps: tuple[Step, ...], today: date) -> list[int]:
    """The steps after which another one begins that has not begun yet."""
    return [place for place in range(len(steps) - 1) if steps[place + 1].start > today]


def _moved(rows: Sequence[RowOfHours], steps: tuple[Step, ...], counts: list[int]) -> list[dict[str, Any]]:
    """The rows with these numbers of free weeks, and every later step moved by what came or went."""
    made = [dict(row) for row in rows]
    later = timedelta()
    for (step, end), count in zip(with_ends(steps), counts, strict=True):
        row = made[step.row]
        if later:
            start = step.start + later
            row["start"] = start if isinstance(row["start"], date) else start.isoformat()
        if count != step.buffer:
            row["buffer"] = count
        if end is not None:
            later += _room(end - step.start, count - step.buffer) - (end - step.start)
    return made


def _room(lasts: timedelta, weeks: int) -> timedelta:
    """How long a step lasts with so many weeks more or less: what is taken away leaves it its first week."""
    return max(lasts + timedelta(weeks=weeks), min(lasts, timedelta(weeks=1)))
