"""What a paper is made from: the answers of one case and the facts around them, all worked out already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wizard.content.model import Question, Source
from wizard.documents.check import PaperCheck
from wizard.file_views import FileView
from wizard.timeline_views import TimelinePicture


@dataclass(frozen=True, slots=True)
class PaperMilestone:
    """A statutory day as it is printed; `reading` says which day it is ("laatste dag van week 42")."""

    title: str
    day: date
    who: str
    reading: str = ""
    source: str = ""
    provisional: bool = False
    is_overdue: bool = False
    repair: str = ""
    """How to set right what is too late."""
    rule: str = ""
    """The number of the rule, and since when it reads like this."""
    proof: tuple[str, ...] = ()
    """The sum that leads to the day, line by line."""


@dataclass(frozen=True, slots=True)
class PaperLate:
    """Why a duty was met later than its day. `done` is None while it is still to be done."""

    duty: str
    title: str
    limit: date
    done: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that something happened: its day, and the answers that belong to it by question id."""

    day: date
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PaperRepair:
    """Something late: since when, why as far as it was told, how to set it right, and a day to do it by."""

    what: str
    since: date
    why: str
    how: str
    by: date


@dataclass(frozen=True, slots=True)
class PaperContext:
    """One case on one day, for printing.

    `values` holds typed answers by question id (text, bool, number, date, tuple of option ids, tuple of
    Row). An answer that was not given is absent, or a Gap: both print as space to write in.
    `unsettled` names answers that must be looked at again before anybody signs.
    """

    today: date
    edition: str
    values: Mapping[str, Any] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    case_number: str = ""
    version: int = 1
    milestones: tuple[PaperMilestone, ...] = ()
    evaluations: tuple[date, ...] = ()
    late_reasons: tuple[PaperLate, ...] = ()
    repairs: tuple[PaperRepair, ...] = ()
    timeline: TimelinePicture | None = None
    file: FileView | None = None
    check: PaperCheck | None = None
    occurrences: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    """Per event and per repeating task: what was told of it, the oldest first."""
    texts: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    unsettled: tuple[str, ...] = ()
