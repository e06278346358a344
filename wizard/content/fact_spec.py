"""What the content may know of a fact: its name, its kind and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A reading that is worked out instead of asked. `doc` says what it is, in one sentence.

    `is_day_fact`: it follows from days and the calendar alone, so an event guard may read it.
    `is_of_file`: it follows from the whole plan, so only file items and risks may read it.
    """

    name: str
    kind: Literal["yes_no", "number", "date", "text"]
    doc: str
    source: tuple[str, ...] = ()
    is_day_fact: bool = False
    is_of_file: bool = False
