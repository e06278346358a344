"""The words of the window by key; apart from the views, because the first picture needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lookup:
    """The words of the window, by key."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, key: str, **details: object) -> str:
        """The text under `key`, filled in. Raises KeyError for a key that does not exist."""
        text = self.texts[key]
        return text.format(**details) if details else text
