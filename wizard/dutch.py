"""Days and numbers in words: as a Dutch reader expects them, or in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from wizard.language import Language, spoken

MONTHS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
MONTHS_IN_BRIEF: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": tuple(month[:3] for month in MONTHS["en"]),
}
WEEKDAYS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_BRIEF: Final[Mapping[Language, int]] = {"nl": 2, "en": 3}
"""Letters of a weekday where there is little room."""


def day_in_words(day: date) -> str:
    """dinsdag 3 februari 2026"""
    return _in_words(day, spoken())


@lru_cache(maxsize=4096)
def _in_words(day: date, language: Language) -> str:
    return f"{WEEKDAYS[language][day.weekday()]} {day.day} {MONTHS[language][day.month - 1]} {day.year}"


def day_in_table(day: date) -> str:
    """di 3 februari 2026, for narrow columns"""
    return f"{_weekday(day)} {short_day(day)}"


def short_day(day: date) -> str:
    """3 februari 2026"""
    return f"{day.day} {MONTHS[spoken()][day.month - 1]} {day.year}"


def day_in_brief(day: date) -> str:
    """ma 2 mrt 2026, where there is hardly any room"""
    return f"{_weekday(day)} {day.day} {MONTHS_IN_BRIEF[spoken()][day.month - 1]} {day.year}"


def _weekday(day: date) -> str:
    language = spoken()
    return WEEKDAYS[language][day.weekday()][: _BRIEF[language]]


def counted(amount: int) -> str:
    """10.000"""
    return f"{amount:,}".replace(",", "." if spoken() == "nl" else ",")


def number(value: int | float) -> str:
    """At most two decimals behind a comma (a point in English); whole numbers without one."""
    rounded = round(value, 2)
    if rounded == int(rounded):
        return str(int(rounded))
    return f"{rounded:.2f}".rstrip("0").replace(".", "," if spoken() == "nl" else ".")


def span_in_brief(start: date, end: date) -> str:
    """3–21 mrt, or 29 jun–13 jul; one day alone is 3 mrt"""
    months = MONTHS_IN_BRIEF[spoken()]
    last = f"{end.day} {months[end.month - 1]}"
    if start == end:
        return last
    first = str(start.day) if start.month == end.month else f"{start.day} {months[start.month - 1]}"
    return f"{first}–{last}"
