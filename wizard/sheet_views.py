"""What the screen draws of a dense page: rows to answer with one key, the verdict, and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.case.record import Raw
    from wizard.views import DocumentLineView, EventOfferView, FieldView, HelpView, OptionView


@dataclass(frozen=True, slots=True)
class SheetRowView:
    """One question as a row: its short name, and the field that answers it."""

    field: FieldView
    name: str
    when_unknown: tuple[str, ...] = ()
    """What to ask by telephone when the answer is not known."""
    help: HelpView | None = None
    """Why it is asked and which rule it comes from."""
    taken_over: str = ""
    """Where the answer was told first, in words; "" for one that was given here."""


@dataclass(frozen=True, slots=True)
class SheetGroupView:
    title: str
    rows: tuple[SheetRowView, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A reason in words, with the answers and the rules behind it."""

    text: str
    answers: tuple[str, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """How the check stands with the answers that are on the page, saved or not."""

    asked: frozenset[str]
    """The questions of the page that these answers bring up."""
    outcome: str = ""
    """Its id; empty while nothing comes out."""
    title: str = ""
    text: str = ""
    provisional: str = ""
    """Says that the outcome can still change; empty when it stands."""
    flags: tuple[str, ...] = ()
    reasons: tuple[RuleView, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """The short names of the questions that could still change the outcome."""
    agreements: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """The role that would fit, the next day of the law, how old the papers are."""
    banner: str = ""


@dataclass(frozen=True, slots=True)
class SheetView:
    """A dense page. It holds every row that any answer could bring up; the verdict says which are asked."""

    place: str
    number: int
    titles: tuple[str, ...]
    case: str
    is_stored: bool
    groups: tuple[SheetGroupView, ...]
    verdict: VerdictView
    is_draft: bool = False
    """Something on it was typed before and is not saved."""


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A mail to the client, ready to paste. Always Dutch; nothing confidential is in it."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class OfficeRulesView:
    """What the office asks for on top of the criteria of one role: its own conditions, and its limits."""

    roles: tuple[OptionView, ...]
    role: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class MailView:
    """What a pasted mail fills in. Nothing is saved, and the mail itself is kept nowhere."""

    raw: Mapping[str, Raw]
    """By question of the first page; only what the mail says."""
    lines: tuple[str, ...]
    """What was found, and sentences to look at again."""
    look_at: tuple[str, ...] = ()
    """Those of the lines that point at a sentence about health or private life."""


@dataclass(frozen=True, slots=True)
class StartAsView:
    """The role in which the assignment would fit: "Start als ..."."""

    role: str
    label: str


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What can be done with the outcome of a stored assignment."""

    verdict: VerdictView
    reply: ReplyView | None
    """None while nothing comes out."""
    papers: tuple[DocumentLineView, ...]
    of_outcome: frozenset[str]
    """Which of the papers belong to the outcome or to the own verdict."""
    start_as: StartAsView | None
    own_verdict: str
    """The own verdict that stands, as a sentence; "" without one."""
    outcomes: tuple[OptionView, ...]
    """What can be chosen as an own verdict."""
    events: tuple[EventOfferView, ...]
    """What can be reported today, such as that the assignment was confirmed."""
    interim: VerdictView | None = None
    """The check during the work, once the assignment is accepted."""
