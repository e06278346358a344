"""What the screen draws of a dense page: rows to answer with one key, and the verdict beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.views import FieldView


@dataclass(frozen=True, slots=True)
class SheetRowView:
    """One question as a row: its short name, and the field that answers it."""

    field: FieldView
    name: str


@dataclass(frozen=True, slots=True)
class SheetGroupView:
    title: str
    rows: tuple[SheetRowView, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A reason in words, with the answers and the rules behind it."""

    text: str
    answers: str
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
