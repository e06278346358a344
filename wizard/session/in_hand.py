"""Which case is open, and what of it is on the screen: shared by everything that a session is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wizard.case.record import Entry, Record
from wizard.content.model import Content
from wizard.lookup import Lookup
from wizard.ports import Shelf
from wizard.session.office_rules import OfficeRules, office_entries
from wizard.session.open_case import OpenCase, Standing
from wizard.session.papers import Papers
from wizard.session.whereabouts import NEW, Whereabouts


class NoCaseOpen(LookupError):
    """The screen asked for something of a case while none is open."""


class InHand:
    """At most one case, with the place in it that the screen shows. Nothing follows from the place."""

    def __init__(self, content: Content, shelf: Shelf, today: date, on_paper: Content | None = None) -> None:
        """`content` has the words of the screen; `on_paper` those of papers, when they differ."""
        self.content = content
        self.on_paper = on_paper or content
        self.shelf = shelf
        self.today = today
        self.texts = Lookup(content.texts)
        self.open_case: OpenCase | None = None
        self.where = Whereabouts()

    @property
    def case(self) -> OpenCase:
        """The open case. Raises NoCaseOpen."""
        if self.open_case is None:
            raise NoCaseOpen("no case is open")
        return self.open_case

    @property
    def case_id(self) -> str:
        """The id of the open case; "" when none is, or while it is not stored."""
        return self.open_case.head.id if self.open_case and self.open_case.head else ""

    @property
    def now(self) -> Standing:
        """How the open case stands today. Raises NoCaseOpen."""
        return self.case.now

    def papers(self, then: Standing | None = None) -> Papers:
        """The papers of the open case, also as it would stand. Raises NoCaseOpen before it is stored."""
        head = self.case.head
        if head is None:
            raise NoCaseOpen("a new case has no papers before its first page is accepted")
        now = then or self.now
        in_dutch = now if self.on_paper is self.content else Standing(self.on_paper, now.record, now.today)
        return Papers(in_dutch, head, self.shelf.issued(head.id), now)

    def take(self, case_id: str) -> None:
        """Opens a case of the shelf. Raises NoCaseOpen when there is none of that id."""
        head = self.shelf.head(case_id)
        if head is None:
            raise NoCaseOpen("there is no such case")
        self.open_case = OpenCase(self.content, self.shelf, self.today, self.shelf.record(case_id), head)
        self.where = Whereabouts()
        self.shelf.set_setting("open_case", case_id)

    def take_new(self, flow: str) -> None:
        """Opens a case that is stored only when its first page is accepted."""
        self.open_case = OpenCase(self.content, self.shelf, self.today, Record(flow), None)
        self.where = Whereabouts()
        self.shelf.set_setting("open_case", NEW + flow)

    def let_go(self) -> None:
        """Has no case open any more."""
        self.open_case, self.where = None, Whereabouts()
        self.shelf.set_setting("open_case", "")

    def of_office(self, entries: list[Entry]) -> list[Entry]:
        """What these entries of the open case bring along from the rules of the office."""
        case = self.case
        return office_entries(OfficeRules(self.content, case.now.flow, self.shelf, self.today), case, entries)

    def commit(self, entries: list[Entry]) -> None:
        """Saves one action of the open case, which makes the case when it is its first. Raises StoreError."""
        is_new = self.case.head is None
        self.case.commit([*entries, *self.of_office(entries)])
        if is_new and self.case.head:
            self.shelf.set_setting("open_case", self.case.head.id)

    def go(self, where: Whereabouts) -> None:
        """Keeps what is shown, so that the same page is there after a crash."""
        self.where = replace(where, action=self.case.last_action, day=self.today.isoformat())
        if self.case.head is not None:
            # Not waited for: the answers are on the disk, and a page that is too old is seen to be so.
            self.shelf.remember(f"cursor:{self.case.head.id}", self.where.kept())
