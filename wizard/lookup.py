"""The words of the window by key; apart from the views, because the first picture needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping


class Lookup:
    """The words of the window, by key."""

    __slots__ = ("texts",)

    def __init__(self, texts: Mapping[str, str] | None = None) -> None:
        self.texts: Mapping[str, str] = texts or {}

    def __call__(self, key: str, **details: object) -> str:
        """The text under `key`, filled in. Raises KeyError for a key that does not exist."""
        text = self.texts[key]
        return text.format(**details) if details else text
