"""What the screen draws of what continued pay costs: finished Dutch sentences and amounts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CostLineView:
    """A step of the sum and what it gives."""

    text: str
    amount: str


@dataclass(frozen=True, slots=True)
class CostPeriodView:
    title: str
    total: str
    lines: tuple[CostLineView, ...]


@dataclass(frozen=True, slots=True)
class CostsView:
    """What was worked out. Nothing of it is in the record."""

    case: str
    periods: tuple[CostPeriodView, ...]
    totals: tuple[CostLineView, ...]
    adds: str
    """What a sanction would add, as one sentence."""
    notes: tuple[str, ...]
    """How it was worked out, and which amounts of the law it rests on."""
    left_out: tuple[str, ...]
    """What is not in it, or what sources do not agree on."""
    sources: str
