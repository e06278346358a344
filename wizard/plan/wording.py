"""Sentences out of the texts of the content, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.dutch import day_in_words


def sentence(texts: Mapping[str, str], key: str, details: Mapping[str, Any]) -> str:
    """The text under `key`, filled in, days in words. Raises KeyError for a key that does not exist."""
    words = {
        name: day_in_words(value) if isinstance(value, date) else value for name, value in details.items()
    }
    return texts[key].format(**words)
