"""How a case goes: its phases, the moves between them, and what may happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wizard.content.conditions import ALWAYS, Condition
from wizard.content.model.duties import DueSpec


@dataclass(frozen=True, slots=True)
class Phase:
    id: str
    title: str
    about: str = ""
    part: str = ""
    """Which part of the whole this is, as shown above a page ("Deel 2 van 4")."""
    final: bool = False
    expected_from: DueSpec | None = None
    """The day on which a case usually comes here: only for the picture of what is still to come."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step forward: when `when` is true and the tasks in `needs` are done. Moves form a DAG."""

    sources: tuple[str, ...]
    to: str
    needs: tuple[str, ...] = ()
    when: Condition = ALWAYS
    at: str = ""


@dataclass(frozen=True, slots=True)
class EventType:
    """Something that happens on a day. `to` is a phase, "resume", or "" for an event that is only noted."""

    id: str
    title: str
    sources: tuple[str, ...]
    to: str = ""
    ask_day: str = ""
    help: str = ""
    why: str = ""
    when: Condition = ALWAYS
    otherwise: Literal["refuse", "new_case"] = "refuse"
    refusal: str = ""
    """The sentence that the user reads when `when` is false."""
    solved_when: Condition | None = None
    proposes_today_when: Condition | None = None
    """When the day of today stands filled in; else the user fills in a day."""
    about: str = ""
    """The rows question of which this event names a row."""
    notice: str = ""
    """What must be in sight when it is reported."""
    prints: tuple[str, ...] = ()
    """The papers that belong to it, in a check of an assignment."""
    rare: bool = False
    """Few cases meet it: the overview offers it behind a door."""
    ends: bool = False
    """Nothing is asked or due any more after it, and nothing else can happen; what was told stays."""
    source: tuple[str, ...] = ()
    at: str = ""
