"""Puts words next to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.views import Lookup


def dotted(texts: Lookup, parts: Iterable[str]) -> str:
    """The parts with a dot between them; empty ones are left out."""
    return f" {texts('list.dot')} ".join(part for part in parts if part)


def dashed(texts: Lookup, parts: Iterable[str]) -> str:
    """The parts with a dash between them, as in the title of a window."""
    return f" {texts('list.title_dash')} ".join(part for part in parts if part)


class FirstWords:
    """The words of the first paint, before the content is read; asked in the same way as a Lookup."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts

    def __call__(self, key: str, **details: object) -> str:
        """The text under `key`, filled in. Raises KeyError for a key that does not exist."""
        text = self.texts[key]
        return text.format(**details) if details else text
