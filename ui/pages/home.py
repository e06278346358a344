"""Home: what to do now, the cases, and the things to note down in twenty seconds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from ui.pages.start import StartPage
from ui.parts.buttons import Button, QuietButton
from ui.parts.cards import sheet_of
from ui.parts.flow import Flow
from ui.parts.labels import Body, Section, Subtitle

if TYPE_CHECKING:
    from wizard.views import HomeView

PHONE_CARD: Final = "phone_card"
"""The paper beside the telephone; it can be printed before there is a case."""


class HomePage(StartPage["HomeView"]):
    """The home of an employer."""

    helper_pressed = Signal(str)
    log_pressed = Signal(str)
    blank_pressed = Signal(str)
    first_day = ("home.empty_title", "home.empty_1", "home.empty_2", "home.empty_3")

    def _is_empty(self, view: HomeView) -> bool:
        return not view.cases

    def _start(self) -> None:
        row = Flow(16)
        if self.with_doors:
            self._doors(expert_first=False)
        else:
            row.add(self._start_button(self.texts("home.start_case")))
        if self.view is not None and not self.view.cases:
            self.restore_button = Button(self.texts("home.restore"), self.restore_pressed.emit)
            row.add(self.restore_button)
        self.card_button = QuietButton(
            self.texts("home.call_card"), lambda: self.blank_pressed.emit(PHONE_CARD)
        )
        self.card_button.setEnabled(self.view is not None)
        row.add(self.card_button)
        self.scroller.column.addWidget(row)

    def _lists(self) -> None:
        view = self.view
        if view is None:
            return
        if view.cases:
            # Only once there are cases: the first picture does not wait for what a list brings along.
            from ui.parts.case_search import CaseSearch

            self._put_sheet(CaseSearch(view.cases, self.texts, self.texts("home.open")))
        self._notes(view)
        self._helpers(view)

    def _notes(self, view: HomeView) -> None:
        if not view.cases or not view.log_kinds:
            return
        sheet = sheet_of(Subtitle(self.texts("home.log")), Body(self.texts("home.log_help"), tone="muted"))
        row = Flow(8)
        for kind in view.log_kinds:
            row.add(Button(kind.label, partial(self.log_pressed.emit, kind.id)))
        sheet.column.addWidget(row)
        self.scroller.column.addWidget(sheet)

    def _helpers(self, view: HomeView) -> None:
        """Short flows for who has no case here; those of a case stand in that case."""
        if not view.helpers:
            return
        row = Flow(8)
        for helper in view.helpers:
            row.add(QuietButton(helper.label, partial(self.helper_pressed.emit, helper.id)))
        sheet = sheet_of(
            Section(self.texts("home.helpers")), Body(self.texts("home.helpers_help"), tone="muted")
        )
        sheet.column.addWidget(row)
        self.scroller.column.addWidget(sheet)
