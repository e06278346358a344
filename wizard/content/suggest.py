"""The nearest existing name for one that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_MOST_LISTED: Final = 12


def suggest(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """A sentence that says what to write instead of `name`, or `otherwise` when nothing looks like it."""
    choices = sorted(set(known))
    if near := get_close_matches(name, choices, n=1, cutoff=0.6):
        return f"Did you mean '{near[0]}'?"
    if 0 < len(choices) <= _MOST_LISTED:
        return f"Choose from: {', '.join(choices)}."
    return otherwise or "Look at the spelling, or add it."
