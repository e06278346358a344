"""What both homes have: a greeting, what is due, a list with a search line, tasks of the office, the bin."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.pages.base import Page, Scroller, Width
from ui.parts.buttons import Button, DoorButton, PrimaryButton, QuietButton
from ui.parts.cards import Split, action_row, now_row, sheet_of
from ui.parts.flow import Flow
from ui.parts.labels import Body, Hairline, Section, Small, Strong, Subtitle, Surface, Title
from ui.style import theme

if TYPE_CHECKING:
    from ui.parts.case_list import CaseList
    from ui.parts.case_search import CaseSearch
    from wizard.views import DeskView, HomeView, Lookup

View = TypeVar("View", "HomeView", "DeskView")


class StartPage(Page, Generic[View]):
    """Draws the home of a desk; before the vault is open it draws the greeting and the starts alone."""

    start_pressed = Signal()
    other_desk_pressed = Signal()
    """The door of the other desk, which an empty home has as well."""
    case_pressed = Signal(str)
    action_pressed = Signal(str, str)
    office_pressed = Signal(str)
    restore_pressed = Signal()
    bring_back_pressed = Signal(str)
    erase_pressed = Signal(str)
    search_typed = Signal(str)
    due_title = "home.this_week"
    bin_help = "home.bin_help"
    office_first = True
    """Whether the tasks of the office come before the list: for who is here seldom."""
    first_day: tuple[str, ...] = ()
    """The texts of an empty home: its heading, then its lines."""

    def __init__(self, view: View | None, texts: Lookup, doors: bool = False) -> None:
        """`doors` offers both desks in the first picture, to who has not chosen one yet."""
        super().__init__(texts("app.name"))
        self.view: View | None = view
        self.texts = texts
        self._narrow = False
        self.splits: list[Split | CaseList] = []
        self.sheet: CaseSearch | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroller(118, "panel")
        self.scroller.column.setSpacing(theme.px(18))
        outer.addWidget(self.scroller)
        self._greeting()
        self.with_doors = doors if view is None else self._is_empty(view)
        self._start()
        if view is not None:
            self._due = QWidget()
            self._due_column = QVBoxLayout(self._due)
            self._due_column.setContentsMargins(0, 0, 0, 0)
            self._due_column.setSpacing(theme.px(18))
            self.scroller.column.addWidget(self._due)
            self._today(view)
            if self.office_first:
                self._office(view)
            self._lists()
            if not self.office_first:
                self._office(view)
            self._bin(view)
        self.scroller.done()

    # --- what each desk has of its own ---------------------------------------------------------------

    def _is_empty(self, view: View) -> bool:
        """Whether there is nothing yet to show."""
        raise NotImplementedError

    def _start(self) -> None:
        """The buttons to begin with, among them `start_button`."""
        raise NotImplementedError

    def _lists(self) -> None:
        """The cases, and what stands below them."""
        raise NotImplementedError

    # --- what they share -----------------------------------------------------------------------------

    def _greeting(self) -> None:
        title = Title(self.view.greeting if self.view else self.texts("home.welcome"))
        title.setObjectName("vraag")
        self.scroller.column.addWidget(title)
        line = self.texts("home.offline")
        if self.view and self.view.today_text:
            line = f"{self.view.today_text} {line}"
        self.scroller.column.addWidget(Body(line, tone="muted"))

    def _doors(self, *, expert_first: bool) -> None:
        """Both ways to begin, with for whom each is; the own one first."""
        employer = DoorButton(self.texts("home.start_case"), self.texts("home.for_employer"))
        expert = DoorButton(self.texts("desk.start"), self.texts("home.for_expert"))
        own, other = (expert, employer) if expert_first else (employer, expert)
        self.start_button: Button = own
        self.other_button = other
        own.clicked.connect(lambda _checked=False: self.start_pressed.emit())
        other.clicked.connect(lambda _checked=False: self.other_desk_pressed.emit())
        row = Flow(16)
        for door in (own, other):
            door.setEnabled(self.view is not None)
            row.add(door)
        self.scroller.column.addWidget(row)

    def _start_button(self, text: str) -> Button:
        """The button for a new case. One primary button per page: what is due goes before a new case."""
        kind = Button if self.view is not None and self.view.actions else PrimaryButton
        self.start_button = kind(text, self.start_pressed.emit)
        self.start_button.setEnabled(self.view is not None)
        return self.start_button

    def _today(self, view: View) -> None:
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
        if self._is_empty(view) and not view.actions:
            heading, *lines = self.first_day
            self._due_column.addWidget(
                sheet_of(Subtitle(self.texts(heading)), *(Body(self.texts(line)) for line in lines))
            )
            return
        sheet = sheet_of(Subtitle(self.texts(self.due_title)))
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

    def _office(self, view: View) -> None:
        if not view.tasks:
            return
        sheet = sheet_of(Subtitle(self.texts("home.office")))
        for task in view.tasks:
            split = now_row(task, self.texts, False, self.office_pressed.emit)
            self.splits.append(split)
            sheet.column.addWidget(split)
        self.scroller.column.addWidget(sheet)

    def _put_sheet(self, sheet: CaseSearch) -> None:
        """Shows the list of cases with its search line."""
        self.sheet = sheet
        sheet.opened.connect(self.case_pressed)
        sheet.typed.connect(self.search_typed)
        self.splits.append(sheet.list)
        self.scroller.column.addWidget(sheet)

    def refresh(self, view: View) -> None:
        """Draws what was worked out since; the cursor stays where it is.

        What is due is drawn anew when there is more of it, and once it is whole: a button does not change
        while somebody is about to press it.
        """
        has_more = self.view is None or len(view.actions) > len(self.view.actions)
        self.view = view
        self.updating.setText(view.updating)
        if self.sheet is not None:
            self._put_anew(self.sheet)
        if has_more or not view.updating:
            had_focus = self._due.isAncestorOf(QApplication.focusWidget() or self)
            self._today(view)
            if had_focus:
                self.focus_first()

    def _put_anew(self, sheet: CaseSearch) -> None:
        if self.view is not None:
            sheet.put(self.view.cases)

    def _bin(self, view: View) -> None:
        if not view.in_the_bin:
            return
        sheet = sheet_of(Subtitle(self.texts("home.bin")), Small(self.texts(self.bin_help), tone="muted"))
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
        if self.sheet is None:
            return False
        self.sheet.search.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text() if event.modifiers() & Qt.KeyboardModifier.AltModifier else ""
        if self.view and digit.isdigit() and 0 < int(digit) <= len(self.view.cases):
            self.case_pressed.emit(self.view.cases[int(digit) - 1].id)
            return
        super().keyPressEvent(event)
