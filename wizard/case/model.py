"""What a walk finds out about a case. Nothing of this is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, TypeAlias

from wizard.case.calendar import Calendar
from wizard.case.record import Entry, Place

InstanceStatus: TypeAlias = Literal["to_do", "started", "cannot_start", "done", "over"]
"""`over`: its phase was left by an event before it was finished; not listed, never next."""

OUTSIDE: Final = "outside"
"""The flag of a case that is not for this program (Outcome.outside): nothing is counted."""

EventOutcome: TypeAlias = Literal["moved", "noted", "pending", "refused", "withdrawn", "ends", "after_end"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: a text key with its details."""

    key: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Instance:
    """A task as it stands in this case; `opener` is "" for a task that exists once."""

    task: str
    opener: str
    status: InstanceStatus
    path: tuple[str, ...] = ()
    """The questions that are asked, answered or not, in order."""
    next: str | None = None
    """The first of them without a valid answer."""
    reason: Reason | None = None
    done_on: date | None = None
    """The latest day among its current answers, or the day recorded for done elsewhere."""
    elsewhere: Entry | None = None
    """The entry that says it was done outside the program."""

    @property
    def id(self) -> str:
        return f"{self.task}@{self.opener}" if self.opener else self.task


@dataclass(frozen=True, slots=True)
class EventResult:
    entry: Entry
    day: date
    result: EventOutcome
    why: Reason | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A phase that the case came into, by a step forward or by an event (`by` is its entry id)."""

    phase: str
    by: str
    forward: bool
    day: date | None


@dataclass(frozen=True, slots=True)
class DayBook:
    """The days that are known of a case, under their names, and its calendar.

    Names: date answers (`plan_day`; the latest occurrence counts), events (`recovered`; the latest that
    stands), `task.done` (`talk.done`), `document.issued` and `document.signed`. `readings` are what the
    conditions of milestones read; `numbers` the number answers, by the same rule as days.
    """

    calendar: Calendar | None
    named: Mapping[str, date]
    readings: Mapping[str, Any] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    kept: dict[str, date | None] = field(init=False, compare=False, repr=False, default_factory=dict)
    """Days of milestones that were worked out from this very book: many rules rest on the same few."""


@dataclass(frozen=True)
class Walk:
    """The case on `today`: derived from content and record, every time anew."""

    flow: str
    today: date
    phase: str
    trail: tuple[Visit, ...]
    instances: tuple[Instance, ...]
    next: Place | None
    visible: Mapping[Place, Any]
    """Typed values of the answers that count, Gap for onbekend and overgeslagen."""
    dormant: frozenset[Place]
    invalid: Mapping[Place, Any]
    """Why each invalid answer does not fit (answer_types.Wrong)."""
    stale: frozenset[Place]
    events: tuple[EventResult, ...]
    solved: frozenset[str]
    """Ids of standing events that declare `solved_when` and meet it."""
    flags: frozenset[str]
    env: Mapping[str, Any]
    """The readings that conditions from outside any instance see: facts and answers."""
    days: DayBook
    openers: Mapping[str, tuple[str, ...]]
    ids: frozenset[str] = frozenset()

    @property
    def ended_by(self) -> EventResult | None:
        """The event after which nothing is due any more; None in a case that goes on."""
        return next((r for r in self.events if r.entry.name in self.flags and r.result != "after_end"), None)

    def value(self, question: str, default: Any = None) -> Any:
        """The typed value of a question, of its latest occurrence that counts; Gaps read as `default`."""
        found = self.env.get(question)
        return default if found is None or repr(found) == "NOT_ASKED" else found
