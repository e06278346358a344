"""What the screen shows at the desk of a labour expert: the assignments, and a year of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.views import ActionView, CaseLineView, TaskView


@dataclass(frozen=True, slots=True)
class AssignmentLineView:
    """An assignment in the list of the expert."""

    id: str
    title: str
    """The own reference and the number."""
    client: str
    role: str
    state: str
    """What comes out of the check, or how far the work is."""
    waits_for: str
    """The names of what is not there, with who promised it and for when; or what the expert does next."""
    since: str
    """The day since when it stands like this, and how many days that is."""
    next_day: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The home of the expert."""

    greeting: str
    today_text: str
    actions: tuple[ActionView, ...]
    """What is to be done now: a promise that passed, a delivery that nears, what waits for the expert."""
    quiet: str
    """When nothing is due: says so, with the next day."""
    cases: Sequence[AssignmentLineView]
    """The assignments that are not closed, the most urgent first."""
    every: Sequence[AssignmentLineView]
    """The closed ones as well, after the others."""
    since_last_visit: tuple[str, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    """Of the office, not of an assignment."""
    unlocked_band: str = ""
    in_the_bin: tuple[CaseLineView, ...] = ()
    more: str = ""
    updating: str = ""
