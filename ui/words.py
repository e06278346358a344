"""Puts words next to each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.views import Lookup


def duration(texts: Lookup, minutes: int) -> str:
    """How long a task takes, as a sentence."""
    return texts("page.minutes_one" if minutes == 1 else "page.minutes", minutes=minutes)


def dotted(texts: Lookup, parts: Iterable[str]) -> str:
    """The parts with a dot between them; empty ones are left out."""
    return f" {texts('list.dot')} ".join(part for part in parts if part)


def dashed(texts: Lookup, parts: Iterable[str]) -> str:
    """The parts with a dash between them, as in the title of a window."""
    return f" {texts('list.title_dash')} ".join(part for part in parts if part)
