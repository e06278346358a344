"""A build-up of hours week by week: what was agreed, which weeks are kept free, and what was really worked.

Pure: steps and recorded hours come in. Weeks count from the first day of the first step; hours are hours per
week. What was really worked is only ever what somebody recorded: a week without a record has no number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final, TypeAlias

from wizard.build_up import Step

WEEK: Final = timedelta(days=7)
MOST_WEEKS: Final = 104

Worked: TypeAlias = tuple[tuple[date, float], ...]
"""Recorded hours: a day in the week, and the hours of that week. Of one week the last record counts."""


@dataclass(frozen=True, slots=True)
class Week:
    """`hours` were agreed, `worked` recorded; in a buffer week no hours come on top."""

    number: int
    day: date
    step: Step
    is_buffer: bool = False
    worked: float | None = None

    @property
    def hours(self) -> float:
        return self.step.hours

    @property
    def fell_short(self) -> bool:
        """Whether fewer hours were worked than agreed: a setback."""
        return self.worked is not None and self.worked < self.hours


@dataclass(frozen=True, slots=True)
class Span:
    """Weeks in a row that are alike, as one line of a table."""

    first: Week
    last: Week
    goes_on: bool = False
    """The last step has no end."""


def weeks_of(steps: tuple[Step, ...], worked: Worked = (), most: int = MOST_WEEKS) -> tuple[Week, ...]:
    """Each week from the first step to the last one, or to the last record after it; at most so many."""
    if not steps:
        return ()
    first = steps[0].start
    recorded = {(day - first).days // 7: hours for day, hours in sorted(worked) if day >= first}
    starts = [(step.start - first).days // 7 for step in steps]
    count = min(most, max([starts[-1], *recorded]) + 1)
    found = []
    for number in range(count):
        # What begins in the middle of a week holds at its end: that is what the week is known by.
        place = max(at for at, start in enumerate(starts) if start <= number)
        following = starts[place + 1] if place + 1 < len(steps) else None
        is_buffer = following is not None and max(starts[place], following - steps[place].buffer - 1) < number
        found.append(Week(number + 1, first + number * WEEK, steps[place], is_buffer, recorded.get(number)))
    return tuple(found)


def spans_of(weeks: Iterable[Week]) -> tuple[Span, ...]:
    """The same as lines of a table: what is alike in weeks that follow each other stands in one line."""
    groups = groupby(weeks, key=lambda week: (week.step, week.is_buffer, week.worked))
    alike = [tuple(group) for _, group in groups]
    return tuple(
        Span(group[0], group[-1], goes_on=place == len(alike) - 1 and group[-1].worked is None)
        for place, group in enumerate(alike)
    )
