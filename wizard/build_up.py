"""What there is to say about a build-up of hours: totals, and a sentence beside each step that stands out.

Pure: rows as they are typed come in, notes come out as the key of a text with its details. Hours are hours
per week. Nothing here judges what somebody can do: that comes from the employee or the bedrijfsarts (S1-16).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Step:
    """From `start` on so many hours a week, spread over so many days. `row` counts from 0 as typed."""

    row: int
    start: date
    hours: float
    days: float | None = None
    why: str = ""

    @property
    def hours_a_day(self) -> float | None:
        return self.hours / self.days if self.days else None


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which bounds the steps are looked at; None where nothing is known or chosen.

    contract_hours: of the contract. capacity: hours a week as the employee or the bedrijfsarts said.
    largest_step and most_a_day: the user's own choice, as no source gives a number (N8).
    """

    contract_hours: float | None = None
    capacity: float | None = None
    largest_step: float | None = None
    most_a_day: float | None = None


@dataclass(frozen=True, slots=True)
class RowNote:
    """A sentence beside a row: the key of a text and what it names."""

    row: int
    key: str
    details: Mapping[str, float] = field(default_factory=dict)


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
    return Step(number, start, hours, days or None, str(row.get("why") or "").strip())


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def limits_in(answers: Mapping[str, Any]) -> Limits:
    """The bounds among the answers of a case."""
    return Limits(
        contract_hours=_number(answers.get("contract_hours")),
        capacity=_number(answers.get("capacity_hours")),
        largest_step=_number(answers.get("largest_step")),
        most_a_day=_number(answers.get("most_hours_a_day")),
    )


def notes_on(steps: tuple[Step, ...], limits: Limits) -> tuple[RowNote, ...]:
    """What stands out, in the order of the steps."""
    return tuple(note for step in steps for note in (*_alone(step, limits), *_after(step, steps, limits)))


def _alone(step: Step, limits: Limits) -> Iterator[RowNote]:
    if limits.contract_hours is not None and step.hours > limits.contract_hours:
        yield RowNote(step.row, "over_contract", {"most": limits.contract_hours})
    if limits.capacity is not None and step.hours > limits.capacity:
        yield RowNote(step.row, "over_capacity", {"most": limits.capacity})
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


def hours_by_week(steps: tuple[Step, ...], most: int) -> tuple[tuple[date, float], ...]:
    """The first day of each week since the first step, with the hours that hold at its end; `most` weeks."""
    if not steps:
        return ()
    first = steps[0].start
    weeks = min(most, (steps[-1].start - first).days // 7 + 1)
    found = []
    for number in range(weeks):
        day = first + number * WEEK
        held = [step for step in steps if step.start < day + WEEK]
        found.append((day, held[-1].hours))
    return tuple(found)
