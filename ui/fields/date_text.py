"""Reads days as people write them: 3-2-26, 03/02/2026, 3 feb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the three boxes."""

    day: str = ""
    month: str = ""
    year: str = ""

    def __bool__(self) -> bool:
        return bool(self.day or self.month or self.year)


def split(text: str, locale: QLocale, today: date, latest: date | None = None) -> Typed | None:
    """A whole date out of one text, or None when the text is no more than one part of a date.

    A year that is left out becomes the one nearest to today that does not pass `latest`.
    """
    clean = text.strip().lower()
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", clean):
        return Typed(str(int(found[3])), str(int(found[2])), found[1])
    if found := re.fullmatch(
        r"(?:\w+ )?(\d{1,2})[\s\-/.]+(\d{1,2}|[^\W\d_]+)\.?(?:[\s\-/.]+'?(\d{4}|\d{2}))?", clean
    ):
        month = month_number(found[2], locale)
        if month is None:
            return None
        year = full_year(found[3]) if found[3] else guess_year(int(found[1]), month, today, latest)
        return Typed(str(int(found[1])), str(month), year)
    return None


def month_number(text: str, locale: QLocale) -> int | None:
    """1 to 12 out of "2", "feb" or "februari"; None when it is no month."""
    clean = text.strip().lower().rstrip(".")
    if clean.isdigit():
        return int(clean)
    if len(clean) < 3:
        return None
    for number in range(1, 13):
        names = (locale.monthName(number), locale.monthName(number, QLocale.FormatType.ShortFormat))
        if any(name.lower().rstrip(".").startswith(clean) for name in names):
            return number
    return None


def full_year(text: str) -> str:
    """Four digits out of two or four: 26 becomes 2026."""
    clean = text.strip().lstrip("'")
    return str(2000 + int(clean)) if clean.isdigit() and len(clean) == 2 else clean


def guess_year(day: int, month: int, today: date, latest: date | None) -> str:
    """The year in which this day lies nearest to today, not after `latest`."""
    made = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            made.append(date(year, month, day))
        except ValueError:
            continue
    fitting = [one for one in made if latest is None or one <= latest] or made
    return str(min(fitting, key=lambda one: abs((one - today).days)).year) if fitting else ""


def to_raw(typed: Typed, locale: QLocale) -> str | None:
    """ISO text for a day that can exist in form, else what was typed; None when all boxes are empty."""
    if not typed:
        return None
    month = month_number(typed.month, locale) if typed.month.strip() else None
    year = full_year(typed.year)
    if typed.day.strip().isdigit() and month is not None and re.fullmatch(r"\d{4}", year):
        day = int(typed.day)
        if day < 100 and month < 100:
            return f"{year}-{month:02d}-{day:02d}"
    return "-".join(part.strip() for part in (typed.day, typed.month, typed.year))


def from_raw(value: object) -> Typed:
    """The boxes that belong to a stored value."""
    text = value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else ""
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return Typed(str(int(found[3])), str(int(found[2])), found[1])
    # From the right: the first box may hold a whole date, dashes and all.
    parts = text.rsplit("-", 2)
    return Typed(*parts) if len(parts) == 3 else Typed(text)


def real_day(raw: str | None) -> date | None:
    """The day behind an ISO text, when it exists."""
    try:
        return date.fromisoformat(raw) if raw else None
    except ValueError:
        return None


def in_words(day: date, locale: QLocale) -> str:
    """The day in full: dinsdag 3 februari 2026."""
    return locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
