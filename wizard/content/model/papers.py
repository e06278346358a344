"""What is printed, sent or handed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from wizard.content.conditions import ALWAYS, Condition


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A paper: its body is Markdown with fields and block directives (see wizard.documents.compose)."""

    id: str
    title: str
    audience: str
    body: str
    signature: Literal["agreed", "seen", "none"] = "none"
    paper: Literal["A4", "A4_landscape", "A6"] = "A4"
    fields: tuple[str, ...] = ()
    """Allow-list: the only answers and facts that this paper may show."""
    needs: tuple[str, ...] = ()
    """What must be answered before it may be signed; until then it prints as CONCEPT."""
    about: str = ""
    blank: bool = False
    """A blank form: printable without a case."""
    when: Condition = ALWAYS
    """The paper belongs to a case only while this is true: no message without consent."""
    source: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A mail to the client about an outcome, to copy; written like a paper, and never printed.

    Its id is the outcome, with INTERIM_ before one of the second table.
    """

    id: str
    subject: str
    body: str
    fields: tuple[str, ...]
    """Allow-list: the only answers and facts that the mail may show."""
    source: tuple[str, ...]
    at: str = ""

    @property
    def as_paper(self) -> DocumentType:
        """The same as a paper for the client, under whose rules it falls: the subject is its heading."""
        body = f"# {self.subject}\n{self.body}"
        return DocumentType(self.id, self.subject, "employer", body, fields=self.fields, at=self.at)


BundleState: TypeAlias = Literal["present", "promised", "missing", "refused", "not_needed"]


@dataclass(frozen=True, slots=True)
class BundleItem:
    """One item of information that a labour expert starts with, and the only answers that go along with it.

    state: the question that says whether it is there, by `states`. Without one it is there as soon as an
    answer under `shows`, or its day, is known.
    """

    id: str
    title: str
    given_by: Literal["employer", "employee", "doctor", "others"]
    shows: tuple[str, ...] = ()
    day: str = ""
    state: str = ""
    states: Mapping[str, BundleState] = field(default_factory=dict)
    """By option, or by "true" and "false"; anything else is missing."""
    source: tuple[str, ...] = ()
    at: str = ""
