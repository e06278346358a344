"""Days and numbers as a Dutch reader expects them: written out, with a decimal comma."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@lru_cache(maxsize=4096)
def day_in_words(day: date) -> str:
    """dinsdag 3 februari 2026"""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def day_in_table(day: date) -> str:
    """di 3 februari 2026, for narrow columns"""
    return f"{WEEKDAYS[day.weekday()][:2]} {short_day(day)}"


def short_day(day: date) -> str:
    """3 februari 2026"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(amount: int) -> str:
    """10.000"""
    return f"{amount:,}".replace(",", ".")


def number(value: int | float) -> str:
    """At most two decimals behind a comma; whole numbers without one."""
    rounded = round(value, 2)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.2f}".rstrip("0").replace(".", ",")


MONTHS_IN_BRIEF: Final = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def day_in_brief(day: date) -> str:
    """ma 2 mrt 2026, where there is hardly any room"""
    return f"{WEEKDAYS[day.weekday()][:2]} {day.day} {MONTHS_IN_BRIEF[day.month - 1]} {day.year}"


def span_in_brief(start: date, end: date) -> str:
    """3–21 mrt, or 29 jun–13 jul; one day alone is 3 mrt"""
    last = f"{end.day} {MONTHS_IN_BRIEF[end.month - 1]}"
    if start == end:
        return last
    first = str(start.day) if start.month == end.month else f"{start.day} {MONTHS_IN_BRIEF[start.month - 1]}"
    return f"{first}–{last}"
