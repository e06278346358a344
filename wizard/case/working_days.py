"""Working days in the Netherlands: only for a hint beside a day, never to move it (Algemene termijnenwet).

Days off are Saturdays, Sundays and the days of the Algemene termijnenwet art. 3: with Good Friday, which the
article equates with them, and with 5 May in every year (most employers give it once in five).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Final

_SATURDAY: Final = 5


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def holiday_name(day: date) -> str:
    """The Dutch name of the holiday on `day`; empty when it is none."""
    return _holidays(day.year).get(day, "")


def last_working_day(day: date) -> date:
    """`day` itself when it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def term_end(start: date, end: date) -> date:
    """Where the Algemene termijnenwet lets a short term end that runs from `start` to `end`.

    Not on a day off (art. 1), and with at least two working days in a term of three days or more (art. 2).
    """
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    working = sum(1 for _ in islice(filter(is_working_day, days), 2))
    while working < 2 or not is_working_day(end):
        end += timedelta(days=1)
        working += is_working_day(end)
    return end


@lru_cache(maxsize=64)
def _holidays(year: int) -> Mapping[date, str]:
    # Imported here: the library takes about a tenth of a second, and no start-up needs it.
    from holidays import country_holidays

    # `optional` holds Good Friday, and 5 May outside the years in which it is a public holiday.
    return dict(country_holidays("NL", years=year, categories=("public", "optional"), language="nl"))
