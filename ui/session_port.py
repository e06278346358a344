"""What the screen asks of a session and of the door of the vault, as protocols.

The real ones are made in `ui/app.py`; nothing else on the screen knows where they come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

from wizard.case.record import Raw
from wizard.ports import Keys
from wizard.views import (
    AdvicesView,
    AgendaView,
    AssignmentLineView,
    BundleView,
    CaseLineView,
    CaseView,
    ConsequencesView,
    CostsView,
    DecisionView,
    DeskView,
    DocumentView,
    EndView,
    FieldView,
    FileView,
    HomeView,
    Lookup,
    MailView,
    OfficeRulesView,
    PageView,
    ReasonView,
    Refused,
    SheetView,
    TermView,
    VerdictView,
    WhatIfView,
    YearView,
)

AnyHome: TypeAlias = HomeView | DeskView
Shown: TypeAlias = (
    AnyHome
    | AdvicesView
    | CaseView
    | PageView
    | EndView
    | DocumentView
    | WhatIfView
    | FileView
    | SheetView
    | Refused
    | None
)


class SessionPort(Protocol):
    """One person at work. Every method that changes something has saved it when it returns."""

    @property
    def texts(self) -> Lookup: ...

    def home(self) -> AnyHome: ...

    def home_so_far(self) -> AnyHome:
        """Home once more, with what `catch_up` worked out since."""
        ...

    def catch_up(self, cases: int, /) -> int:
        """Works out so many cases that Home still waits for; gives how many are left."""
        ...

    def search(self, text: str) -> Sequence[CaseLineView]: ...

    def find_assignments(self, text: str, with_closed: bool, /) -> Sequence[AssignmentLineView]:
        """The assignments whose reference, client, number, role or state holds the text."""
        ...

    def year(self, year: int = 0, /) -> YearView:
        """The assignments of that year in counts; 0 stands for the latest year in which one came in."""
        ...

    def year_paper(self, year: int, /) -> DocumentView: ...

    def year_sheet(self, year: int, /) -> bytes:
        """The year as a spreadsheet (.xlsx)."""
        ...

    @property
    def desk(self) -> str:
        """The desk to which this vault belongs: "employer" or "expert"; "" while it is empty."""
        ...

    @property
    def starts_with(self) -> str:
        """The flow of a new case at this desk."""
        ...

    def sit_at(self, desk: str, /) -> AnyHome:
        """Keeps that this vault belongs to that desk, and gives its home."""
        ...

    def open_case(self, case_id: str) -> CaseView: ...

    def case(self) -> CaseView: ...

    def start_case(self, flow: str = "employer_case") -> PageView: ...

    @property
    def is_new(self) -> bool:
        """Whether the case on the screen is stored only when its first page is accepted."""
        ...

    @property
    def case_title(self) -> str:
        """How the open case is called; "" when none is open."""
        ...

    def page(self) -> PageView | EndView | DocumentView | SheetView | None: ...

    def resume(self) -> PageView | EndView | CaseView | DocumentView | SheetView | AnyHome:
        """What was on the screen when the program stopped."""
        ...

    def close_case(self) -> AnyHome: ...

    def submit(
        self, raw: Mapping[str, Raw], skip: bool = False
    ) -> Refused | PageView | EndView | CaseView | DocumentView: ...

    def attach(self, question: str, file_name: str, content: bytes, /) -> Refused | PageView:
        """Keeps a letter with the question on the page that is shown."""
        ...

    def detach(self, question: str, /) -> PageView:
        """Removes the letter of this question for good."""
        ...

    def consequences(self, raw: Mapping[str, Raw]) -> ConsequencesView: ...

    def go_back(self) -> PageView | CaseView | AnyHome | DocumentView: ...

    def go_to_overview(self) -> CaseView: ...

    def jump(self, place: str) -> PageView | CaseView | DocumentView: ...

    def start_event(self, event_id: str, about: str = "") -> PageView: ...

    def log(self, kind: str, case_id: str) -> PageView: ...

    def amend_event(self, event_id: str, day: date, /) -> Refused | CaseView: ...

    def withdraw_event(self, event_id: str, /) -> Refused | CaseView: ...

    def consequences_of_amending(self, event_id: str, day: date, /) -> ConsequencesView: ...

    def consequences_of_withdrawing(self, event_id: str, /) -> ConsequencesView: ...

    def undo(self) -> CaseView | Refused: ...

    def redo(self) -> CaseView | Refused: ...

    def why(self, duty_or_milestone: str, /) -> ReasonView: ...

    def document(self, document_id: str) -> DocumentView: ...

    def issue(self, document_id: str) -> DocumentView | PageView | Refused: ...

    def issued_pdf(self, issued_id: str) -> bytes: ...

    def blank(self, document_id: str) -> DocumentView: ...

    def words(self) -> tuple[TermView, ...]: ...

    def advices(self) -> AdvicesView: ...

    def file_check(self) -> FileView: ...

    def record_signature(
        self, name: str, day: date, by: tuple[str, ...], reason: str = "", /
    ) -> Refused | FileView: ...

    def costs_fields(self) -> tuple[FieldView, ...]: ...

    def costs(self, raw: Mapping[str, Raw], /) -> CostsView | Refused: ...

    def costs_paper(self, view: CostsView, /) -> DocumentView: ...

    def agenda(self) -> AgendaView: ...

    def agenda_called_by(self, called_by: str, /) -> None: ...

    def agenda_saved(self) -> None: ...

    def what_if_form(self) -> WhatIfView: ...

    def what_if(self, changes: Mapping[str, Raw], /) -> WhatIfView | Refused: ...

    def both_calendars(self) -> WhatIfView | CaseView: ...

    def trial_paper(self, view: WhatIfView, /) -> DocumentView: ...

    def start_sheet(self, flow: str, /) -> SheetView: ...

    def sheet(self, number: int = 0, /) -> SheetView: ...

    def left_sheet(self) -> SheetView | None:
        """The dense page where the open assignment was left; None when it is not being assessed."""
        ...

    def verdict(self, number: int, raw: Mapping[str, Raw], /) -> VerdictView:
        """How the check stands with what is filled in; saves nothing."""
        ...

    def submit_sheet(self, number: int, raw: Mapping[str, Raw], /) -> Refused | SheetView: ...

    def office_rules(self, role: str, /) -> OfficeRulesView: ...

    def keep_office_rules(self, role: str, raw: Mapping[str, Raw], /) -> Refused | OfficeRulesView: ...

    def read_mail(self, text: str, /) -> MailView: ...

    def keep_draft(self, number: int, raw: Mapping[str, Raw], /) -> None:
        """Keeps what is typed on a dense page and not saved; {} lets it go."""
        ...

    def decision(self) -> DecisionView: ...

    def note_reply(self) -> DecisionView:
        """Records that the client is told the outcome today."""
        ...

    def decision_with(self, number: int, raw: Mapping[str, Raw], /) -> DecisionView:
        """What could be done with the outcome if this page were saved; saves nothing."""
        ...

    def override(self, outcome: str, motive: str, /) -> Refused | DecisionView: ...

    def drop_override(self) -> DecisionView: ...

    def start_as(self, role: str, /) -> SheetView: ...

    def mark_done(self, place: str, day: date, how: str, paper: bool) -> Refused | CaseView | PageView: ...

    def bundle_view(self) -> BundleView | None: ...

    def read_bundle(self, text: str, /) -> BundleView | Refused: ...

    def start_from_bundle(self, view: BundleView, /) -> SheetView: ...

    def start_helper(self, flow: str, /) -> PageView | CaseView: ...

    def new_linked_case(self) -> PageView | CaseView: ...

    def delete_case(self, case_id: str, /) -> AnyHome: ...

    def bring_back(self, case_id: str, /) -> AnyHome: ...

    def erasing(self, case_id: str, /) -> ConsequencesView: ...

    def erase_case(self, case_id: str, /) -> AnyHome: ...

    def empty_bin(self) -> int: ...

    def recovery_sheet(self, code: str) -> DocumentView: ...

    def visited(self) -> None: ...

    def setting(self, key: str, default: str = "") -> str: ...

    def set_setting(self, key: str, value: str) -> None: ...


class Door(Protocol):
    """The way into the vault. Raises WrongSecret, VaultInUse, VaultDamaged, VaultTooNew, StoreError."""

    @property
    def desk(self) -> str:
        """The desk of the vault, as far as that is known before it is open; else ""."""
        ...

    def asks_for_passphrase(self) -> bool:
        """True when the vault exists and is locked with a passphrase."""
        ...

    def enter(self, passphrase: str = "") -> tuple[SessionPort, Keys]:
        """Opens the vault, or makes it on the first day."""
        ...

    def enter_with_code(self, code: str) -> tuple[SessionPort, Keys]:
        """Opens the vault with the recovery code from the printed sheet."""
        ...

    def restore(self, copy: Path, code: str) -> tuple[SessionPort, Keys]:
        """Puts a copy back, opened with its recovery code or passphrase."""
        ...

    def is_open(self) -> bool:
        """Whether the vault that was entered last is still open."""
        ...

    def close(self) -> None: ...
