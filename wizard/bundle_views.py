"""What goes along to a labour expert: the same values before it is written and after it arrived."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BundleItemView:
    """One item. `day` is ISO or ""; `facts` are (question, label, text, raw value)."""

    id: str
    title: str
    status: str
    status_text: str
    day: str
    facts: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BundleView:
    """Everything in the file, and nothing else is in it. `text` is what is sealed."""

    case: str
    employer: str
    day: str
    day_text: str
    origin: str
    items: tuple[BundleItemView, ...]
    text: str
