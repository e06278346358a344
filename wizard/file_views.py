"""What the screen draws of the file for UWV: finished Dutch sentences, the parts of wizard.views about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FileItemView:
    """One thing that UWV looks for. `place` is where its button leads; "" when there is none."""

    id: str
    title: str
    looks_at: str
    state: Literal["present", "unsigned", "missing", "not_needed", "unknown"]
    """`unsigned` is there, but nobody recorded its signatures."""
    state_text: str
    facts: tuple[str, ...] = ()
    """Short sentences: who supplies it, which day stands on it, who signed."""
    missing: str = ""
    repair: str = ""
    place: str = ""
    button: str = ""
    signed_as: str = ""
    """The name under which its signature is recorded; "" when none is asked."""


@dataclass(frozen=True, slots=True)
class FileGroupView:
    title: str
    items: tuple[FileItemView, ...]
    is_quiet: bool = False
    """Nothing to do here: closed until somebody wants to see it."""


@dataclass(frozen=True, slots=True)
class RiskView:
    """What UWV may hold against the employer, or what is not known yet about it."""

    id: str
    title: str
    text: str
    repair: str
    place: str = ""
    button: str = ""
    sources: str = ""
    is_verified: bool = True


@dataclass(frozen=True, slots=True)
class FileView:
    """Is the file complete?"""

    case: str
    person: str
    """How the employee is called."""
    heading: str
    summary: str
    intro: str
    first: FileItemView | None
    """What to repair first; None when nothing is left to do."""
    groups: tuple[FileGroupView, ...]
    risks: tuple[RiskView, ...]
    unknown_risks: tuple[RiskView, ...]
    paper: str = ""
    """The paper of this page; "" when the flow has none."""
