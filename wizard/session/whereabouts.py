"""What is on the screen of a case: kept beside the record, so that the same page is there after a crash."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["overview", "page", "end", "event", "occurrence", "paper", "late", "sheet"]

NEW = "new:"
"""Stands before the flow of a case that is begun and has no answer yet."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A convenience, checked against the walk: nothing follows from it."""

    kind: Kind = "overview"
    name: str = ""
    """The task; of an event its type, of a paper its id; of what was late the place of the duty;
    of a dense page its number."""
    opener: str = ""
    """Of an event: the row it is about."""
    question: str = ""
    """Of what was late: the task that has just ended, if one has."""
    back_to: str = ""
    """The paper to which an accepted page goes back, because it was opened there."""
    action: int = 0
    """The last action when this was shown: a later one means that it was accepted."""
    day: str = ""
    """When it was shown: the rest after a task is for that day alone."""

    def kept(self) -> str:
        """As text for the settings; "" for the overview."""
        return "" if self.kind == "overview" else json.dumps(asdict(self))


def read_whereabouts(kept: str) -> Whereabouts:
    """What `kept` made; the overview for a text of another make."""
    try:
        told = json.loads(kept or "{}")
    except ValueError:
        return Whereabouts()
    if not isinstance(told, dict) or told.keys() - {field.name for field in fields(Whereabouts)}:
        return Whereabouts()
    return Whereabouts(**told)
