"""Days as people and mail programs write them, in Dutch and English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from wizard.dutch import MONTHS, MONTHS_IN_BRIEF

_MONTHS: Final = {
    name.casefold(): number
    for names in (*MONTHS.values(), *MONTHS_IN_BRIEF.values())
    for number, name in enumerate(names, 1)
} | {"sept": 9, "maa": 3}
_MONTH: Final = "(" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY: Final = r"(\d{1,2})(?:e|ste|de|st|nd|rd|th)?"
_YEAR: Final = r"(\d{4})"
_ISO: Final = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_WORDS: Final = re.compile(rf"(?<!\w){_DAY}[ -]{_MONTH},?[ -]{_YEAR}(?!\d)", re.I)
_MONTH_FIRST: Final = re.compile(rf"(?<!\w){_MONTH} {_DAY},? {_YEAR}(?!\d)", re.I)
_DIGITS: Final = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")


def days_in(text: str, is_english: bool = False) -> Iterator[date]:
    """The days in a text, in order of their place; what is no real day is left out.

    In an English line 3/4/2026 can be two days, so it is none.
    """
    found: list[tuple[int, date]] = []
    for match in _ISO.finditer(text):
        found += _real(match.start(), int(match[1]), int(match[2]), int(match[3]))
    for match in _WORDS.finditer(text):
        found += _real(match.start(), int(match[3]), _MONTHS[match[2].casefold()], int(match[1]))
    for match in _MONTH_FIRST.finditer(text):
        found += _real(match.start(), int(match[3]), _MONTHS[match[1].casefold()], int(match[2]))
    for match in _DIGITS.finditer(text):
        day, month = int(match[1]), int(match[3])
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        if is_english and match[2] == "/":
            if day <= 12 and month <= 12 and day != month:
                continue
            day, month = max(day, month), min(day, month)
        found += _real(match.start(), year, month, day)
    yield from (day for _, day in sorted(found))


def _real(place: int, year: int, month: int, day: int) -> list[tuple[int, date]]:
    try:
        return [(place, date(year, month, day))]
    except ValueError:
        return []
