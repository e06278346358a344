"""What the screen asks of a session and of the door of the vault, as protocols.

The real ones are made in `ui/app.py`; nothing else on the screen knows where they come from.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Protocol, TypeAlias

from wizard.case.record import Raw
from wizard.ports import Keys
from wizard.views import (
    CaseLineView,
    CaseView,
    ConsequencesView,
    DocumentView,
    EndView,
    HomeView,
    Lookup,
    PageView,
    ReasonView,
    Refused,
)

Shown: TypeAlias = HomeView | CaseView | PageView | EndView | DocumentView | Refused | None


class SessionPort(Protocol):
    """One person at work. Every method that changes something has saved it when it returns."""

    @property
    def texts(self) -> Lookup: ...

    def home(self) -> HomeView: ...

    def search(self, text: str) -> tuple[CaseLineView, ...]: ...

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

    def page(self) -> PageView | EndView | DocumentView | None: ...

    def resume(self) -> PageView | EndView | CaseView | DocumentView | HomeView:
        """What was on the screen when the program stopped."""
        ...

    def close_case(self) -> HomeView: ...

    def submit(
        self, raw: Mapping[str, Raw], skip: bool = False
    ) -> Refused | PageView | EndView | CaseView | DocumentView: ...

    def consequences(self, raw: Mapping[str, Raw]) -> ConsequencesView: ...

    def go_back(self) -> PageView | CaseView | HomeView | DocumentView: ...

    def go_to_overview(self) -> CaseView: ...

    def jump(self, place: str) -> PageView | CaseView | DocumentView: ...

    def start_event(self, event_id: str, about: str = "") -> PageView: ...

    def log(self, kind: str, case_id: str) -> PageView: ...

    def amend_event(self, event_id: str, day: date, /) -> Refused | CaseView: ...

    def withdraw_event(self, event_id: str, /) -> Refused | CaseView: ...

    def undo(self) -> CaseView | Refused: ...

    def redo(self) -> CaseView | Refused: ...

    def why(self, duty_or_milestone: str, /) -> ReasonView: ...

    def document(self, document_id: str) -> DocumentView: ...

    def issue(self, document_id: str) -> DocumentView | Refused: ...

    def issued_pdf(self, issued_id: str) -> bytes: ...

    def blank(self, document_id: str) -> DocumentView: ...

    def mark_done(self, place: str, day: date, how: str, paper: bool) -> Refused | CaseView: ...

    def new_linked_case(self) -> PageView | CaseView: ...

    def delete_case(self, case_id: str, /) -> HomeView: ...

    def bring_back(self, case_id: str, /) -> HomeView: ...

    def recovery_sheet(self, code: str) -> DocumentView: ...

    def visited(self) -> None: ...

    def setting(self, key: str, default: str = "") -> str: ...

    def set_setting(self, key: str, value: str) -> None: ...


class Door(Protocol):
    """The way into the vault. Raises WrongSecret, VaultInUse, VaultDamaged, VaultTooNew, StoreError."""

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

    def close(self) -> None: ...
