"""A whole flow, and all content together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from wizard.content.conditions import Condition
from wizard.content.model.duties import Duty, Milestone
from wizard.content.model.file import CostExample, FileItem, Risk
from wizard.content.model.outcomes import Outcome, Signal
from wizard.content.model.papers import BundleItem, DocumentType, Reply
from wizard.content.model.phases import EventType, Move, Phase
from wizard.content.model.questions import Task
from wizard.content.model.roles import Role, RoleSuggestion
from wizard.content.model.shared import Edition, MailWords, Parameter, PrivacyTerms, Source, Term

NEXT_MILESTONE: Final = "next_milestone"
"""The reading that a flow with `next_of` has: the first open day among those milestones."""


@dataclass(frozen=True, slots=True)
class Budget:
    """At most `answers` questions of need `must` on the shortest way to `document`."""

    document: str
    answers: int


@dataclass(frozen=True, slots=True)
class Retired:
    """Why an id that was published once is gone."""

    was: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A day that people may try out without telling it: of a date question, or of an event."""

    id: str
    """The question or the event."""
    label: str
    help: str = ""
    after: str = ""
    """The event that must have come first: this one ends what that one began."""
    assume: Mapping[str, object] = field(default_factory=dict)
    """What is taken to be answered beside it, such as that all of the own work is done again."""


@dataclass(frozen=True, slots=True)
class AdviceKind:
    """A kind of advice in the list of a case: where each of its parts is answered."""

    id: str
    day: str
    """The date answer or the event that gives its day."""
    said_by: str = ""
    """The choice that says who gave it; else `title` does."""
    title: str = ""
    same_as: str = ""
    """The option of `said_by` elsewhere: what stands there for the same day is the same advice."""
    says: tuple[str, ...] = ()
    """The answers with what it says about work."""
    followed: str = ""
    motive: str = ""
    before: str = ""
    letter: str = ""
    answer: str = ""
    """The task that asks what is done with it."""
    paper: str = ""
    """The document with the list."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Tasks that a practised user fills in on one dense page."""

    id: str
    title: str
    tasks: tuple[str, ...]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    id: str
    title: str
    audience: Literal["employer", "expert"]
    phases: tuple[Phase, ...]
    moves: tuple[Move, ...]
    events: Mapping[str, EventType]
    tasks: Mapping[str, Task]
    """In content order: the order in which they are offered."""
    duties: Mapping[str, Duty]
    milestones: Mapping[str, Milestone]
    outcomes: tuple[Outcome, ...]
    documents: Mapping[str, DocumentType]
    replies: Mapping[str, Reply] = field(default_factory=dict)
    file_items: Mapping[str, FileItem] = field(default_factory=dict)
    """In the order in which UWV looks."""
    risks: Mapping[str, Risk] = field(default_factory=dict)
    cost_examples: tuple[CostExample, ...] = ()
    budgets: tuple[Budget, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    advices: tuple[AdviceKind, ...] = ()
    """What the list of advice in a case is made of; what comes first goes before its like."""
    first_day: str = "first_sick_day"
    """The date answer from which the calendar counts; empty for flows without one."""
    no_calendar: bool = False
    """Says that this flow counts no days: `first_day` is then empty."""
    short_name: str = "first_name"
    """The answer by which a case is called on the screen."""
    milestones_from: str = ""
    """The flow whose statutory days this flow shows as well."""
    next_of: tuple[str, ...] = ()
    """Of these milestones the first open one is the reading `next_milestone`."""
    next_instead: str = ""
    """The date answer that goes before the computed `next_milestone`."""
    carries: tuple[str, ...] = ()
    """The tasks and questions whose facts go along when the same assignment begins in another role."""
    sheets: tuple[Sheet, ...] = ()
    """For who repeats this flow often: its questions on a few dense pages, in this order."""
    office_task: str = ""
    """The task whose answers an office keeps per role: every new case in that role begins with them."""
    ages: Mapping[str, str] = field(default_factory=dict)
    """The date answers of which the age is shown, each with the question about what it dates."""
    age_limit: str = ""
    """The answer with the user's own limit, in days."""
    words: Mapping[str, Condition] = field(default_factory=dict)
    """Conditions with a name, so that others can say it instead of repeating them."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    suggestions: tuple[RoleSuggestion, ...] = ()
    signals: tuple[Signal, ...] = ()
    interim: tuple[Outcome, ...] = ()
    """A second table, judged once the work has begun."""
    helps: str = ""
    """The flow of which a case can start this one: it then hangs under that case."""
    start_label: str = ""
    """How it is offered, on Home and in a case."""
    bundle: tuple[BundleItem, ...] = ()
    """What goes along to a labour expert, by item."""
    prefill: Mapping[str, str] = field(default_factory=dict)
    """What such a case knows already: a question of this flow, and the answer or fact of that one."""
    duties_end: str = ""
    """The milestone after which no duty falls due any more, but for those that outlive the pay."""
    retired: Mapping[str, Retired] = field(default_factory=dict)
    """Ids that were published once and are gone; they are never used again."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Ids that were published under another name: the old one, and the one it has now."""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything under `flows/`, checked."""

    edition: Edition
    flows: Mapping[str, Flow]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    parameters: Mapping[str, Parameter]
    texts: Mapping[str, str]
    """The words of the window itself (`shared/chrome.yaml`), by key."""
    privacy: PrivacyTerms = PrivacyTerms()
    mail: MailWords = MailWords()
    fingerprint: str = ""
