"""What is stored of a case: an append-only list of entries, nothing that can be worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

EntryKind: TypeAlias = Literal[
    "answer", "event", "amend", "withdraw", "undo", "done", "override", "issued", "late", "signed", "replied"
]

Raw: TypeAlias = "bool | int | float | str | tuple[Raw, ...] | Mapping[str, Raw] | None"
"""A value as JSON knows it, with tuples for lists. The question's type gives it meaning."""


class Gap(StrEnum):
    """An answer that was given, but holds no value: every rule reads it as unknown."""

    UNKNOWN = "onbekend"
    SKIPPED = "overgeslagen"


@dataclass(frozen=True, slots=True)
class Place:
    """Whose answer it is: a question within a task, and the opener of that task.

    `opener` is "" for a task that exists once per case, else the id of the event (`per:`) or of the
    occurrence (`repeats:`) that opened it.
    """

    task: str
    opener: str
    question: str

    def __str__(self) -> str:
        return f"{self.question}@{self.opener}" if self.opener else self.question


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record. Its id is never used again; order in the record is order of entry.

    `action` numbers what one press of a button did (undo takes back one action). `day` is the day of an
    event, or the day on which something was done. `target` is the entry that amend and withdraw are about,
    the action (as text) that undo is about, or the row that an event is about. `late` says why a duty was
    met after its last day: `name` is the place of the duty, `value` a sentence, or that it was skipped.
    """

    id: str
    action: int
    entered: date
    kind: EntryKind
    name: str = ""
    value: Raw = None
    day: date | None = None
    task: str = ""
    opener: str = ""
    target: str = ""

    @property
    def place(self) -> Place:
        return Place(self.task, self.opener, self.name)


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that was told about one case."""

    flow: str
    entries: tuple[Entry, ...] = ()

    def plus(self, *entries: Entry) -> Record:
        return Record(self.flow, self.entries + entries)

    @property
    def next_action(self) -> int:
        return max((entry.action for entry in self.entries), default=0) + 1

    def next_id(self, ahead: int = 0) -> str:
        """The id of the next entry: one more than the highest number ever used in this record."""
        highest = max((int(e.id[1:]) for e in self.entries if e.id[1:].isdigit()), default=0)
        return f"e{highest + 1 + ahead}"
