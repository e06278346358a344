"""What there is to say about a build-up of hours: totals, and a sentence beside each step that stands out.

Pure: rows as they are typed come in, notes come out as the key of a text with its details. Hours are hours
per week. Nothing here judges what somebody can do: that comes from the employee or the bedrijfsarts (S1-16).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from wizard.dutch import day_in_words


@dataclass(frozen=True, slots=True)
class Step:
    """From `start` on so many hours a week, spread over so many days. `row` counts from 0 as typed.

    buffer: so many of its last weeks are kept free for a setback: no hours come on top in them (S0-09).
    """

    row: int
    start: date
    hours: float
    days: float | None = None
    why: str = ""
    tasks: str = ""
    buffer: int = 0
    id: str = ""

    @property
    def hours_a_day(self) -> float | None:
        return self.hours / self.days if self.days else None


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which bounds the steps are looked at; None where nothing is known or chosen.

    contract_hours: of the contract. capacity: hours a week as the employee or the bedrijfsarts said, on the
    day `capacity_on`; `capacity_said` is that as a sentence. largest_step, most_a_day and buffer_weeks: the
    user's own choice, as no source gives a number (N8).
    """

    contract_hours: float | None = None
    capacity: float | None = None
    largest_step: float | None = None
    most_a_day: float | None = None
    capacity_on: date | None = None
    capacity_said: str = ""
    buffer_weeks: int = 0


@dataclass(frozen=True, slots=True)
class RowNote:
    """A sentence beside a row: the key of a text and what it names."""

    row: int
    key: str
    details: Mapping[str, float | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Totals:
    """`weeks` before the last step begins and the hours worked in them; `full_from` is the first day with
    all hours of the contract, None when no step gets there."""

    weeks: int
    hours: float
    last_hours: float
    full_from: date | None


def steps_of(rows: Iterable[object]) -> tuple[Step, ...]:
    """The rows that can be read as a step, in order of their day. Half-typed rows are left out."""
    found = (_step(number, row) for number, row in enumerate(rows) if isinstance(row, Mapping))
    return tuple(sorted((step for step in found if step), key=lambda step: (step.start, step.row)))


def _step(number: int, row: Mapping[str, Any]) -> Step | None:
    start, hours, days = _day(row.get("start")), _number(row.get("hours")), _number(row.get("days"))
    if start is None or hours is None:
        return None
    return Step(
        number,
        start,
        hours,
        days or None,
        why=str(row.get("why") or "").strip(),
        tasks=str(row.get("tasks") or "").strip(),
        buffer=max(0, int(_number(row.get("buffer")) or 0)),
        id=str(row.get("id") or ""),
    )


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def limits_in(answers: Mapping[str, Any], texts: Mapping[str, str]) -> Limits:
    """The bounds among the answers of a case. `texts` has the sentence for who said what can be done."""
    said_by, on = answers.get("hours_said_by"), answers.get("capacity_day")
    day = on if isinstance(on, date) else None
    key = f"schedule.said_{said_by}" if day else f"schedule.said_{said_by}_once"
    name = answers.get("first_name")
    return Limits(
        contract_hours=_number(answers.get("contract_hours")),
        capacity=_number(answers.get("capacity_hours")),
        largest_step=_number(answers.get("largest_step")),
        most_a_day=_number(answers.get("most_hours_a_day")),
        capacity_on=day,
        capacity_said=texts.get(key, "").format(
            name=name if isinstance(name, str) else texts.get("person.unknown", ""),
            day=day_in_words(day) if day else "",
        ),
        buffer_weeks=int(_number(answers.get("buffer_weeks")) or 0),
    )


def with_ends(steps: tuple[Step, ...]) -> tuple[tuple[Step, date | None], ...]:
    """Each step with the first day of the one after it; the last one goes on."""
    following = (*(step.start for step in steps[1:]), None)
    return tuple(zip(steps, following, strict=False))


def above_capacity(steps: tuple[Step, ...], limits: Limits, since: date | None = None) -> tuple[Step, ...]:
    """The steps with more hours than can be done, as far as they go on after the day that was said.

    With `since` only those that still go on then.
    """
    if limits.capacity is None:
        return ()
    from_day = max((day for day in (limits.capacity_on, since) if day), default=None)
    return tuple(
        step
        for step, end in with_ends(steps)
        if step.hours > limits.capacity and (from_day is None or end is None or end > from_day)
    )


def newly_above(steps: tuple[Step, ...], standing: tuple[Step, ...], limits: Limits) -> tuple[Step, ...]:
    """The steps above what can be done that were not agreed before: these are not taken.

    What stood there already stays: a lower number of hours takes no agreement away.
    """
    known = {(step.id, step.start, step.hours) for step in standing}
    return tuple(
        step for step in above_capacity(steps, limits) if (step.id, step.start, step.hours) not in known
    )


def notes_on(steps: tuple[Step, ...], limits: Limits) -> tuple[RowNote, ...]:
    """What stands out, in the order of the steps."""
    above = above_capacity(steps, limits)
    return tuple(
        note
        for step in steps
        for note in (
            *_alone(step, limits, step in above),
            *_after(step, steps, limits),
            *_on_buffer(step, steps),
        )
    )


def _alone(step: Step, limits: Limits, is_above: bool) -> Iterator[RowNote]:
    if limits.contract_hours is not None and step.hours > limits.contract_hours:
        yield RowNote(step.row, "over_contract", {"most": limits.contract_hours})
    if is_above and limits.capacity is not None:
        yield RowNote(step.row, "over_capacity", {"most": limits.capacity, "said": limits.capacity_said})
    a_day = step.hours_a_day
    if limits.most_a_day is not None and a_day is not None and a_day > limits.most_a_day:
        yield RowNote(step.row, "few_days", {"hours": a_day, "most": limits.most_a_day})


def _after(step: Step, steps: tuple[Step, ...], limits: Limits) -> Iterator[RowNote]:
    place = steps.index(step)
    before = steps[place - 1] if place else None
    if before is None:
        return
    if before.start == step.start:
        yield RowNote(step.row, "same_day")
    more = step.hours - before.hours
    if limits.largest_step is not None and more > limits.largest_step:
        yield RowNote(step.row, "jump", {"more": more, "most": limits.largest_step})
    if more < 0 and not step.why:
        yield RowNote(step.row, "fewer", {"fewer": -more})


def _on_buffer(step: Step, steps: tuple[Step, ...]) -> Iterator[RowNote]:
    place = steps.index(step)
    if not step.buffer:
        return
    if place + 1 == len(steps):
        yield RowNote(step.row, "buffer_last")
    elif (steps[place + 1].start - step.start).days < 7 * (step.buffer + 1):
        yield RowNote(step.row, "buffer_no_room", {"weeks": step.buffer})


def totals_of(steps: tuple[Step, ...], limits: Limits) -> Totals | None:
    """The sum of the schedule; None while there is no step."""
    if not steps:
        return None
    hours = sum(one.hours * (two.start - one.start).days / 7 for one, two in pairwise(steps))
    full = limits.contract_hours
    return Totals(
        weeks=-(-(steps[-1].start - steps[0].start).days // 7),
        hours=hours,
        last_hours=steps[-1].hours,
        full_from=next((step.start for step in steps if full is not None and step.hours >= full), None),
    )


def share_of(hours: float, contract_hours: float | None) -> int | None:
    """Hours as a whole percentage of the contract."""
    return round(100 * hours / contract_hours) if contract_hours else None
