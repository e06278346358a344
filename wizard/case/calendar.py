"""The counting of sick days (law: BW 7:629 lid 1 and 10, Wet WIA art. 23, Ziektewet art. 38).

From the first sick day every calendar day counts, also weekends and holidays, until the employee is fully
fit for the own work. Days of being fit for less than four weeks are skipped; four weeks or more start anew.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal, TypeAlias

from wizard.content.answer_types import Wrong
from wizard.errors import SpoorboekjeError

FOUR_WEEKS: Final = timedelta(days=28)
"""Being fit for less than this is skipped, for this long or longer starts anew (BW 7:629 lid 10)."""
_ONE_DAY: Final = timedelta(days=1)


class CalendarRefused(SpoorboekjeError):
    """Days that cannot be true together; `problem` holds the text key and its details."""

    def __init__(self, problem: Wrong) -> None:
        super().__init__(problem.key)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Calendar:
    """The running spell of sickness: its first day and the fit days within it that do not count.

    A gap is the first fit day and the day of being sick again; gaps are in order. Maternity leave within the
    spell is a gap as well: it never counts.
    """

    first_sick_day: date
    gaps: tuple[tuple[date, date], ...] = ()
    ban_from: date | None = None
    """The day from which the two years of the dismissal ban count, when that is not the first sick day."""

    def day(self, number: int) -> date:
        """The date of sick day `number`; 1 is the first sick day. A day before a gap is not moved by it."""
        if number < 1:
            raise ValueError(f"sick days count from 1, not {number}")
        return self.moved(self.first_sick_day + timedelta(days=number - 1))

    def moved(self, day: date) -> date:
        """Where a day that was counted without gaps comes to lie once fit days are skipped."""
        for fit, sick_again in self.gaps:
            if fit > day:
                break
            day += sick_again - fit
        return day

    def years_full(self, years: int) -> date:
        """The first day after so many calendar years, all fit days added (BW 7:670 lid 1 and 11).

        Where the law leaves room the later day is the safe one for the dismissal ban: 29 February becomes
        1 March, and a gap counts wherever it lies.
        """
        start = self.ban_from or self.first_sick_day
        skipped = sum((sick_again - fit).days for fit, sick_again in self.gaps if fit >= start)
        return years_later(start, years) + timedelta(days=skipped)

    def sick_days_on(self, day: date) -> int:
        """How many sick days there were up to and including `day`; 0 before the first."""
        days = max((day - self.first_sick_day).days + 1, 0)
        for fit, sick_again in self.gaps:
            if fit > day:
                break
            days -= (min(sick_again, day + _ONE_DAY) - fit).days
        return days

    def week_of(self, day: date) -> int:
        """The week of sickness in which `day` falls; on a fit day the week that was reached; 0 before all."""
        return -(-self.sick_days_on(day) // 7)

    def is_sick_on(self, day: date) -> bool:
        """Whether `day` counts as a sick day."""
        is_fit = any(fit <= day < sick_again for fit, sick_again in self.gaps)
        return day >= self.first_sick_day and not is_fit

    @property
    def non_sick_days(self) -> int:
        """The fit days of all gaps together."""
        return sum((sick_again - fit).days for fit, sick_again in self.gaps)

    @property
    def fictive_first_sick_day(self) -> date:
        """The first sick day from which an unbroken count gives the same days as after the last gap."""
        return self.first_sick_day + timedelta(days=self.non_sick_days)


LeaveReading: TypeAlias = Literal["goes_on", "starts_anew", "left_out"]
"""What maternity leave does to the count: `goes_on` adds up what lies before and after it, `starts_anew`
begins a new count after it, `left_out` looks only at the fit days outside it (the second reading of R-13)."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Maternity leave within an absence (BW 7:629 lid 4 and 10, Wet WIA art. 23 lid 3 and 5).

    `fit_from` is the first fit day before the leave when the employee recovered first, else its start.
    """

    start: date
    last_day: date
    sick_again: date
    reading: LeaveReading
    fit_from: date
    pregnancy_before: bool = False
    """The sickness before the leave came from the pregnancy: then the dismissal ban counts from after it."""

    @property
    def starts_anew(self) -> bool:
        if self.reading != "left_out":
            return self.reading == "starts_anew"
        outside = (self.start - self.fit_from) + (self.sick_again - self.last_day - _ONE_DAY)
        return outside >= FOUR_WEEKS


def calendar_of(
    first_sick_day: date, interruptions: Iterable[tuple[date, date]], leave: Leave | None = None
) -> Calendar:
    """The calendar of the running spell; `interruptions` are (first fit day, sick again), in any order.

    Raises CalendarRefused for days that cannot be true; ask `what_is_wrong` first when a person typed them.
    """
    pairs = list(interruptions)
    around = None if leave is None else (leave.fit_from, leave.sick_again)
    ordered = sorted([*pairs, around] if around else pairs)
    problem = what_is_wrong(first_sick_day, ordered)
    if problem is not None:
        raise CalendarRefused(problem)
    gaps: list[tuple[date, date]] = []
    ban_from: date | None = None
    for fit, sick_again in ordered:
        is_leave = leave is not None and (fit, sick_again) == around
        anew = leave.starts_anew if leave is not None and is_leave else sick_again - fit >= FOUR_WEEKS
        if anew:
            first_sick_day, ban_from = sick_again, None
            gaps.clear()
        else:
            gaps.append((fit, sick_again))
            ban_from = sick_again if leave is not None and is_leave and leave.pregnancy_before else ban_from
    return Calendar(first_sick_day, tuple(gaps), ban_from)


def what_is_wrong(first_sick_day: date, interruptions: Iterable[tuple[date, date]]) -> Wrong | None:
    """Why these days cannot be true together, as a text key with details; None when they can."""
    before: tuple[date, date] | None = None
    for fit, sick_again in sorted(interruptions):
        if fit <= first_sick_day:
            return Wrong("calendar.wrong.recovery_too_early", {"fit": fit, "first": first_sick_day})
        if sick_again <= fit:
            return Wrong("calendar.wrong.relapse_too_early", {"fit": fit, "sick_again": sick_again})
        if before is not None and fit <= before[1]:
            return Wrong(
                "calendar.wrong.overlap",
                {"fit": fit, "sick_again": sick_again, "other_fit": before[0], "other_sick": before[1]},
            )
        before = (fit, sick_again)
    return None


def years_later(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes 1 March in a common year."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it is shorter."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
