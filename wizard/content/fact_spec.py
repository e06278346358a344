"""What the checks know of a named fact: its kind, its source and whether it belongs to a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A named fact. `is_day_fact`: it reads only days of events, so that an event's guard may read it."""

    name: str
    kind: Literal["number", "date", "yes_no"]
    doc: str
    source: tuple[str, ...]
    is_day_fact: bool = False
