"""Finding a day: from the rule as it stands in the content to a date, with the sum that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from wizard.case.calendar import Calendar, months_later, years_later
from wizard.case.model import DayBook
from wizard.case.working_days import last_working_day, term_end
from wizard.content.conditions import ALWAYS
from wizard.content.model import Delay, DueSpec, Milestone

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
        milestone = milestones[spec.milestone]
        return waits_for(milestone.due, book, milestones) if holds(milestone, book) else ()
    names: list[str] = []
    for part in spec.first_known or spec.earliest or spec.latest:
        names += waits_for(part, book, milestones)
        if spec.first_known and due_day(part, book, milestones) is not None:
            break
    return tuple(dict.fromkeys(names))


def holds(milestone: Milestone, book: DayBook) -> bool:
    """Whether the day exists in this case: its condition is true, and this version of the rule governs it."""
    if milestone.start is not None or milestone.end is not None:
        first = book.calendar.first_sick_day if book.calendar else None
        if first is None or not (milestone.start or first) <= first <= (milestone.end or first):
            return False
    return milestone.when is ALWAYS or milestone.when.judge(book.readings) is True


Steps: TypeAlias = "list[Step] | None"
"""Where to write the sum; None when nobody asks for it."""


def milestone_day(milestone: Milestone, book: DayBook, milestones: Mapping[str, Milestone]) -> date | None:
    """The day of a milestone without its sum; None while it is not known or does not exist here."""
    kept = book.kept
    if milestone.id not in kept:
        kept[milestone.id] = _find(milestone.due, book, milestones, None) if holds(milestone, book) else None
    return kept[milestone.id]


def find_milestone(milestone: Milestone, book: DayBook, milestones: Mapping[str, Milestone]) -> Found | None:
    """The day of a milestone with its sum; None while it is not known or does not exist here."""
    return find_day(milestone.due, book, milestones) if holds(milestone, book) else None


def _find(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps) -> date | None:
    day = _base(spec, book, milestones, steps)
    if day is None or not spec.is_changed:
        return day
    return _changed(spec, day, book, milestones, steps)


def _changed(
    spec: DueSpec, day: date, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps
) -> date | None:
    if spec.weeks_of:
        weeks = book.numbers.get(spec.weeks_of)
        if weeks is None:
            return None
        day = _plus(day, int(weeks) * 7, steps, name=spec.weeks_of)
    if spec.days_of:
        more = book.numbers.get(spec.days_of)
        if more is None:
            return None
        day = _plus(day, int(more), steps)
    if spec.days:
        day = _plus(day, spec.days, steps)
    if spec.months:
        later = months_later(day, spec.months)
        _tell(steps, "months", start=day, months=spec.months, day=later)
        day = later
    if spec.longer_by is not None and (days := _delay(spec.longer_by, book, milestones)):
        day = _plus(day, days, steps)
    if spec.shorter_by is not None and (days := _delay(spec.shorter_by, book, milestones)):
        day = _plus(day, -days, steps)
    return _bounded(spec, day, book, milestones, steps)


def _bounded(
    spec: DueSpec, day: date, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps
) -> date:
    floor = due_day(spec.not_before, book, milestones) if spec.not_before else None
    if floor is not None and day < floor:
        _tell(steps, "not_before", day=floor)
        day = floor
    ceiling = due_day(spec.not_after, book, milestones) if spec.not_after else None
    if ceiling is not None and day > ceiling:
        _tell(steps, "not_after", day=ceiling)
        day = ceiling
    if spec.last_working_day and (working := last_working_day(day)) != day:
        _tell(steps, "working_day", start=day, day=working)
        day = working
    if spec.terms_act_from is not None:
        start = due_day(spec.terms_act_from, book, milestones)
        moved = term_end(start, day) if start else day
        if moved != day:
            _tell(steps, "terms_act", start=day, day=moved)
        day = moved
    return day


def _plus(day: date, days: int, steps: Steps, name: str = "") -> date:
    later = day + timedelta(days=days)
    if steps is not None and days:
        key = "plus_weeks" if name else "plus" if days > 0 else "minus"
        named = {"name": name, "weeks": days // 7} if name else {}
        _tell(steps, key, start=day, days=abs(days), day=later, **named)
    return later


def days_between(delay: Delay, book: DayBook, milestones: Mapping[str, Milestone]) -> int | None:
    """How many days too late something came, 0 when in time; None while a day is not known."""
    since, to = due_day(delay.since, book, milestones), due_day(delay.to, book, milestones)
    return None if since is None or to is None else max((to - since).days, 0)


def _delay(delay: Delay, book: DayBook, milestones: Mapping[str, Milestone]) -> int:
    return days_between(delay, book, milestones) or 0


def _base(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps) -> date | None:
    if spec.sick_day is not None:
        return None if book.calendar is None else _sick_day(book.calendar, spec.sick_day, steps)
    if spec.after_sick_day is not None:
        if book.calendar is None:
            return None
        day = _sick_day(book.calendar, spec.after_sick_day, steps) + _ONE_DAY
        _tell(steps, "next_day", day=day)
        return day
    if spec.milestone:
        milestone = milestones[spec.milestone]
        if steps is None:
            return milestone_day(milestone, book, milestones)
        return _find(milestone.due, book, milestones, steps) if holds(milestone, book) else None
    if spec.after:
        known = book.named.get(spec.after)
        if known is not None:
            _tell(steps, "known", name=spec.after, day=known)
        return known
    if spec.first_known:
        return _first_known(spec, book, milestones, steps)
    if spec.earliest or spec.latest:
        return _extreme(spec, book, milestones, steps)
    if book.calendar is None:
        return None
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
        start = calendar.ban_from or calendar.first_sick_day
        counted = years_later(start, years)
        _tell(steps, "years", first=start, years=years, day=counted)
        for fit, sick_again in calendar.gaps:
            if fit >= start:
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


def _extreme(spec: DueSpec, book: DayBook, milestones: Mapping[str, Milestone], steps: Steps) -> date | None:
    """The first or the last of several days; the sum is told of the one that counts."""
    chosen: date | None = None
    because: list[Step] = []
    parts, is_earliest = (spec.earliest, True) if spec.earliest else (spec.latest, False)
    several = False
    for part in parts:
        own: Steps = None if steps is None else []
        day = _find(part, book, milestones, own)
        if day is None:
            continue
        several = chosen is not None or several
        if chosen is None or (day < chosen if is_earliest else day > chosen):
            chosen, because = day, own or []
    if steps is not None and chosen is not None:
        steps += because
        if several:
            _tell(steps, "earliest" if is_earliest else "latest", day=chosen)
    return chosen


def _tell(steps: Steps, key: str, **details: Any) -> None:
    if steps is not None:
        steps.append(Step(f"calendar.step.{key}", details))
