"""Home: what to do now, the cases, and the things to note down in twenty seconds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.pages.base import Page, Scroller, Width
from ui.parts.buttons import Button, PrimaryButton, QuietButton
from ui.parts.cards import Split, action_row, now_row, sheet_of
from ui.parts.flow import Flow
from ui.parts.labels import Body, Hairline, Section, Small, Strong, Subtitle, Surface, Title
from ui.style import theme

if TYPE_CHECKING:
    from ui.parts.case_list import CaseList
    from wizard.views import HomeView, Lookup

PHONE_CARD: Final = "phone_card"
"""The paper beside the telephone; it can be printed before there is a case."""


class HomePage(Page):
    """Draws the home view; before the vault is open it draws the greeting alone."""

    start_pressed = Signal()
    case_pressed = Signal(str)
    helper_pressed = Signal(str)
    action_pressed = Signal(str, str)
    log_pressed = Signal(str)
    office_pressed = Signal(str)
    restore_pressed = Signal()
    bring_back_pressed = Signal(str)
    erase_pressed = Signal(str)
    blank_pressed = Signal(str)
    search_typed = Signal(str)

    def __init__(self, view: HomeView | None, texts: Lookup) -> None:
        super().__init__(texts("app.name"))
        self.view, self.texts = view, texts
        self._narrow = False
        self.splits: list[Split | CaseList] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroller(118, "panel")
        self.scroller.column.setSpacing(theme.px(18))
        outer.addWidget(self.scroller)
        self._greeting()
        self._start()
        if view is not None:
            self._due = QWidget()
            self._due_column = QVBoxLayout(self._due)
            self._due_column.setContentsMargins(0, 0, 0, 0)
            self._due_column.setSpacing(theme.px(18))
            self.scroller.column.addWidget(self._due)
            self._today(view)
            self._cases(view)
            self._notes(view)
            self._helpers(view)
            self._bin(view)
        self.scroller.done()

    def _greeting(self) -> None:
        greeting = self.view.greeting if self.view else self.texts("home.welcome")
        title = Title(greeting)
        title.setObjectName("vraag")
        self.scroller.column.addWidget(title)
        line = self.texts("home.offline")
        if self.view and self.view.today_text:
            line = f"{self.view.today_text} {line}"
        self.scroller.column.addWidget(Body(line, tone="muted"))

    def _start(self) -> None:
        row = Flow(16)
        # One primary button per page: what is due goes before a new case.
        kind = Button if self.view is not None and self.view.actions else PrimaryButton
        self.start_button = kind(self.texts("home.start_case"), self.start_pressed.emit)
        self.start_button.setEnabled(self.view is not None)
        row.add(self.start_button)
        if self.view is not None and not self.view.cases:
            self.restore_button = Button(self.texts("home.restore"), self.restore_pressed.emit)
            row.add(self.restore_button)
        self.card_button = QuietButton(
            self.texts("home.call_card"), lambda: self.blank_pressed.emit(PHONE_CARD)
        )
        self.card_button.setEnabled(self.view is not None)
        row.add(self.card_button)
        self.scroller.column.addWidget(row)

    def _today(self, view: HomeView) -> None:
        """What is due; anything that was shown of it before goes."""
        while item := self._due_column.takeAt(0):
            old = item.widget()
            if old is not None:
                self.splits = [split for split in self.splits if not old.isAncestorOf(split)]
                old.hide()
                old.deleteLater()
        if view.since_last_visit:
            sheet = Surface("selected", padding=16)
            sheet.column.setSpacing(theme.px(4))
            sheet.column.addWidget(Section(self.texts("home.since_last_visit")))
            for line in view.since_last_visit:
                sheet.column.addWidget(Body(line))
            self._due_column.addWidget(sheet)
        if not view.cases and not view.actions:
            self._first_day()
            return
        sheet = sheet_of(Subtitle(self.texts("home.this_week")))
        self.updating = Body(view.updating, tone="muted")
        sheet.column.addWidget(self.updating)
        self.updating.setVisible(bool(view.updating))
        if not view.actions and not view.updating:
            sheet.column.addWidget(Body(view.quiet or self.texts("home.nothing_due")))
        for number, action in enumerate(view.actions):
            if number:
                sheet.column.addWidget(Hairline())
            split = action_row(
                action,
                self.texts,
                number == 0,
                partial(self.action_pressed.emit, action.case_id, action.place),
            )
            split.stack(self._narrow)
            self.splits.append(split)
            sheet.column.addWidget(split)
        if view.more and not view.updating:
            sheet.column.addWidget(Small(view.more, tone="muted"))
        self._due_column.addWidget(sheet)

    def _first_day(self) -> None:
        sheet = sheet_of(Subtitle(self.texts("home.empty_title")))
        for key in ("home.empty_1", "home.empty_2", "home.empty_3"):
            sheet.column.addWidget(Body(self.texts(key)))
        self._due_column.addWidget(sheet)

    def _cases(self, view: HomeView) -> None:
        if view.tasks:
            sheet = sheet_of(Subtitle(self.texts("home.office")))
            for task in view.tasks:
                split = now_row(task, self.texts, False, self.office_pressed.emit)
                self.splits.append(split)
                sheet.column.addWidget(split)
            self.scroller.column.addWidget(sheet)
        if not view.cases:
            return
        # Only once there are cases: the first picture does not wait for what a list brings along.
        from ui.parts.case_search import CaseSearch

        self.sheet = CaseSearch(view.cases, self.texts, self.texts("home.open"))
        self.sheet.opened.connect(self.case_pressed)
        self.sheet.typed.connect(self.search_typed)
        self.splits.append(self.sheet.list)
        self.scroller.column.addWidget(self.sheet)

    def refresh(self, view: HomeView) -> None:
        """Draws what was worked out since; the cursor stays where it is.

        What is due is drawn anew when there is more of it, and once it is whole: a button does not change
        while somebody is about to press it.
        """
        has_more = self.view is None or len(view.actions) > len(self.view.actions)
        self.view = view
        self.updating.setText(view.updating)
        self.sheet.put(view.cases)
        if has_more or not view.updating:
            had_focus = self._due.isAncestorOf(QApplication.focusWidget() or self)
            self._today(view)
            if had_focus:
                self.focus_first()

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

    def _bin(self, view: HomeView) -> None:
        if not view.in_the_bin:
            return
        sheet = sheet_of(Subtitle(self.texts("home.bin")), Small(self.texts("home.bin_help"), tone="muted"))
        for case in view.in_the_bin:
            split = Split()
            split.text.addWidget(Strong(case.title))
            if case.next_day:
                split.text.addWidget(Small(case.next_day, tone="muted"))
            for kind, key, pressed in (
                (Button, "home.bring_back", self.bring_back_pressed),
                (QuietButton, "bin.erase", self.erase_pressed),
            ):
                button = kind(self.texts(key), partial(pressed.emit, case.id))
                button.setAccessibleName(self.texts("list.for", what=self.texts(key), of=case.title))
                split.add(button)
            self.splits.append(split)
            sheet.column.addWidget(split)
        self.scroller.column.addWidget(sheet)

    def arrange(self, width: Width) -> None:
        narrow = self._narrow = width == "narrow"
        self.scroller.margins(16 if narrow else 32, 14 if narrow else 28)
        for split in self.splits:
            split.stack(narrow)

    def focus_first(self) -> None:
        """On what is due first; without that, on the button for a new case."""
        first = next(iter(self.findChildren(PrimaryButton)), self.start_button)
        self.scroller.verticalScrollBar().setValue(0)
        first.setFocus()

    def focus_search(self) -> bool:
        if not hasattr(self, "sheet"):
            return False
        self.sheet.search.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text() if event.modifiers() & Qt.KeyboardModifier.AltModifier else ""
        if self.view and digit.isdigit() and 0 < int(digit) <= len(self.view.cases):
            self.case_pressed.emit(self.view.cases[int(digit) - 1].id)
            return
        super().keyPressEvent(event)
