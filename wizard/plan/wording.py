"""Days and sentences in Dutch, out of the texts of the content."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any


def written(day: date, texts: Mapping[str, str]) -> str:
    """A day in words: "maandag 5 januari 2026"."""
    return texts["date.long"].format(
        weekday=texts["date.weekdays"].split()[day.weekday()],
        day=day.day,
        month=texts["date.months"].split()[day.month - 1],
        year=day.year,
    )


def sentence(texts: Mapping[str, str], key: str, details: Mapping[str, Any]) -> str:
    """The text under `key`, filled in, days in words. Raises KeyError for a key that does not exist."""
    words = {
        name: written(value, texts) if isinstance(value, date) else value for name, value in details.items()
    }
    return texts[key].format(**words)
