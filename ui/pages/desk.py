"""The home of the expert: what to do now, and which assignment waits for what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.pages.start import StartPage
from ui.parts.buttons import Button
from ui.parts.flow import Flow

if TYPE_CHECKING:
    from ui.parts.assignment_list import AssignmentSearch
    from ui.parts.case_search import CaseSearch
    from wizard.views import DeskView


class DeskPage(StartPage["DeskView"]):
    """Draws the desk view; before the vault is open it draws the greeting alone."""

    take_over_pressed = Signal()
    year_pressed = Signal()
    due_title = "desk.now"
    bin_help = "desk.bin_help"
    office_first = False
    assignments: AssignmentSearch | None = None
    first_day = ("desk.empty_title", "desk.empty_1", "desk.empty_2", "desk.empty_3", "desk.empty_4")

    def _is_empty(self, view: DeskView) -> bool:
        return not view.every

    def _start(self) -> None:
        row = Flow(16)
        if self.with_doors:
            self._doors(expert_first=True)
        else:
            row.add(self._start_button(self.texts("desk.start")))
        self.take_button = Button(self.texts("desk.take_over"), self.take_over_pressed.emit)
        self.year_button = Button(self.texts("desk.year"), self.year_pressed.emit)
        others = [self.take_button]
        if self.with_doors:
            others.append(Button(self.texts("home.restore"), self.restore_pressed.emit))
        else:
            others.append(self.year_button)
        for button in others:
            button.setEnabled(self.view is not None)
            row.add(button)
        self.scroller.column.addWidget(row)

    def _lists(self) -> None:
        if self.view is not None and self.view.every:
            # Not for the first picture: it does not wait for what a list brings along.
            from ui.parts.assignment_list import AssignmentSearch

            self.assignments = AssignmentSearch(self.view, self.texts)
            self._put_sheet(self.assignments)

    def _put_anew(self, sheet: CaseSearch) -> None:
        if self.view is not None and self.assignments is not None:
            self.assignments.put_desk(self.view)
