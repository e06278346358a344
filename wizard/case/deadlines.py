"""Finding a day: from the rule as it stands in the content to a date, with the sum that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from wizard.case.calendar import Calendar, years_later
from wizard.case.model import DayBook
from wizard.content.model import DueSpec, Milestone

WAITING_PERIOD_END: Final = "waiting_period_end"
"""The milestone closing the waiting period: `before_waiting_period_ends` counts back from its sick day."""
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the sum: a key into the texts, and the numbers and days that fill it."""

    key: str
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """A day and the steps by which a person can work it out again."""

    day: date
    steps: tuple[Step, ...]


def find_day(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone]) -> Found | None:
    """The day that a rule points to, with its sum; None while a day that it needs is not known."""
    steps: list[Step] = []
    day = _find(spec, book, milestones, steps)
    return None if day is None else Found(day, tuple(steps))


def due_day(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone]) -> date | None:
    """The same day without its sum: for lists of many cases."""
    return _find(spec, book, milestones, None)


def waits_for(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone]) -> tuple[str, ...]:
    """The names of days that are not known and that could still give or change the day."""
    if spec.after:
        return () if spec.after in book.named else (spec.after,)
    if spec.milestone:
        return waits_for(milestones[spec.milestone].due, book, milestones)
    names: list[str] = []
    for part in spec.first_known or spec.earliest:
        names += waits_for(part, book, milestones)
        if spec.first_known and due_day(part, book, milestones) is not None:
            break
    return tuple(dict.fromkeys(names))


Steps: TypeAlias = "list[Step] | None"
"""Where to write the sum; None when nobody asks for it."""


def _find(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps) -> date | None:
    day = _base(spec, book, milestones, steps)
    if day is None or not spec.days:
        return day
    later = day + timedelta(days=spec.days)
    _tell(steps, "plus" if spec.days > 0 else "minus", start=day, days=abs(spec.days), day=later)
    return later


def _base(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps) -> date | None:
    if spec.after:
        day = book.named.get(spec.after)
        if day is not None:
            _tell(steps, "known", name=spec.after, day=day)
        return day
    if spec.milestone:
        return _find(milestones[spec.milestone].due, book, milestones, steps)
    if spec.first_known:
        return _first_known(spec, book, milestones, steps)
    if spec.earliest:
        return _earliest(spec, book, milestones, steps)
    if book.calendar is None:
        return None
    if spec.sick_day is not None:
        return _sick_day(book.calendar, spec.sick_day, steps)
    if spec.after_sick_day is not None:
        day = _sick_day(book.calendar, spec.after_sick_day, steps) + _ONE_DAY
        _tell(steps, "next_day", day=day)
        return day
    if spec.before_waiting_period_ends is not None:
        return _before_the_end(book.calendar, spec.before_waiting_period_ends, milestones, steps)
    if spec.calendar_years is not None:
        return _years(book.calendar, spec.calendar_years, steps)
    raise ValueError("a rule for a day says nothing")


def _sick_day(calendar: Calendar, number: int, steps: Steps) -> date:
    if steps is not None:
        counted = calendar.first_sick_day + timedelta(days=number - 1)
        if number == 1:
            _tell(steps, "first_day", day=counted)
        else:
            first = calendar.first_sick_day
            _tell(steps, "sick_day", number=number, add=number - 1, first=first, day=counted)
        _tell_gaps(calendar, counted, steps)
    return calendar.day(number)


def _before_the_end(
    calendar: Calendar, weeks: int, milestones: Mapping[str, Milestone], steps: Steps
) -> date:
    last = milestones[WAITING_PERIOD_END].due.sick_day
    if last is None:
        raise ValueError(f"milestone '{WAITING_PERIOD_END}' must say `sick_day`")
    number = last - 7 * weeks
    _tell(steps, "weeks_before", weeks=weeks, last=last, number=number)
    return _sick_day(calendar, number, steps)


def _years(calendar: Calendar, years: int, steps: Steps) -> date:
    if steps is not None:
        counted = years_later(calendar.first_sick_day, years)
        _tell(steps, "years", first=calendar.first_sick_day, years=years, day=counted)
        for fit, sick_again in calendar.gaps:
            counted = _tell_gap(steps, fit, sick_again, counted)
    return calendar.years_full(years)


def _tell_gaps(calendar: Calendar, counted: date, steps: list[Step]) -> None:
    """A line for each gap that moves the day `counted`."""
    for fit, sick_again in calendar.gaps:
        if fit > counted:
            break
        counted = _tell_gap(steps, fit, sick_again, counted)


def _tell_gap(steps: list[Step], fit: date, sick_again: date, counted: date) -> date:
    """A line that a gap moves the day `counted`; gives the day it moves to."""
    days = (sick_again - fit).days
    moved = counted + timedelta(days=days)
    key = "gap" if days > 1 else "gap_of_one"
    _tell(steps, key, days=days, fit=fit, last=sick_again - _ONE_DAY, day=moved)
    return moved


def _first_known(
    spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps
) -> date | None:
    unknown: list[str] = []
    for part in spec.first_known:
        own: Steps = None if steps is None else []
        day = _find(part, book, milestones, own)
        if day is not None:
            if steps is not None and own is not None:
                for name in dict.fromkeys(unknown):
                    _tell(steps, "not_known", name=name)
                steps += own
            return day
        if steps is not None:
            unknown += waits_for(part, book, milestones)
    return None


def _earliest(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps) -> date | None:
    first: date | None = None
    because: list[Step] = []
    for part in spec.earliest:
        own: Steps = None if steps is None else []
        day = _find(part, book, milestones, own)
        if day is not None and (first is None or day < first):
            first, because = day, own or []
    if steps is not None and first is not None:
        steps += because
        _tell(steps, "earliest", day=first)
    return first


def _tell(steps: Steps, key: str, **details: Any) -> None:
    if steps is not None:
        steps.append(Step(f"calendar.step.{key}", details))
