"""All rows of a dense page: which of them are asked, and how the cursor goes through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.base import Surroundings
from ui.parts.sheet_rows import SheetGroup, SheetRow
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import SheetGroupView, SheetRowView


class SheetList(QWidget):
    """Rows in groups. A row is made when it is asked for the first time, and hidden when it no longer is."""

    changed = Signal()
    above = Signal()
    """The cursor wants to go up from the first row."""
    below = Signal()
    """The cursor wants to go down from the last row."""

    def __init__(self, groups: tuple[SheetGroupView, ...], around: Surroundings) -> None:
        super().__init__()
        self.around = around
        self._narrow = False
        self._proposed: dict[str, Raw] = {}
        """What a mail told, also about rows that are not asked yet."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.groups = [SheetGroup(group) for group in groups]
        for group in self.groups:
            column.addWidget(group)

    @property
    def rows(self) -> dict[str, SheetRow]:
        """Every row that was asked so far, by question; not all of them need be asked now."""
        return {name: row for group in self.groups for name, row in group.rows.items()}

    def shown(self) -> list[SheetRow]:
        """The rows that are asked now, from above to below."""
        return list(self._in_order())

    def _in_order(self) -> Iterator[SheetRow]:
        for group in self.groups:
            for view in group.view.rows:
                row = group.rows.get(view.field.question)
                if row is not None and not row.isHidden():
                    yield row

    def raw(self) -> dict[str, Raw]:
        """What is filled in, by question."""
        return {name: row.read() for name, row in self.rows.items()}

    def put(self, asked: frozenset[str]) -> None:
        """Shows the rows of these questions and no others."""
        for group in self.groups:
            is_any = False
            for view in group.view.rows:
                is_asked = view.field.question in asked
                row = group.rows.get(view.field.question)
                if row is None and is_asked:
                    row = self._make(view)
                    group.place(row)
                if row is not None and row.isHidden() == is_asked:
                    row.setVisible(is_asked)
                is_any = is_any or is_asked
            group.setVisible(is_any)

    def _make(self, view: SheetRowView) -> SheetRow:
        row = SheetRow(view, self.around)
        row.arrange(self._narrow)
        if view.field.question in self._proposed:
            row.put(self._proposed[view.field.question], self.around.texts("sheet.proposed"))
        row.changed.connect(self.changed)
        row.leaving.connect(partial(self.leave, row))
        return row

    def propose(self, told: Mapping[str, Raw]) -> None:
        """Fills in what a mail told. What the user typed stays; what an earlier mail told gives way."""
        before, self._proposed = self._proposed, dict(told)
        for question, value in told.items():
            row = self.rows.get(question)
            if row is not None and row.read() in (None, "", (), before.get(question)):
                row.put(value, self.around.texts("sheet.proposed"))

    # --- the cursor ----------------------------------------------------------------------------------

    def current(self) -> SheetRow | None:
        """The row with the cursor."""
        at = self.window().focusWidget()
        return next((row for row in self._in_order() if at is not None and row.isAncestorOf(at)), None)

    def mark_current(self) -> SheetRow | None:
        """Shows which row has the cursor, and gives it."""
        current = self.current()
        for row in self._in_order():
            if row.is_current != (row is current):
                row.set_current(row is current)
        return current

    def leave(self, row: SheetRow, way: int) -> None:
        """Goes from that row to the one below (1) or above (-1)."""
        shown = self.shown()
        at = shown.index(row) + way if row in shown else 0
        if at < 0:
            self.above.emit()
        elif at >= len(shown):
            self.below.emit()
        else:
            shown[at].focus_first()

    def focus_first_open(self) -> bool:
        """Goes to the first row that still needs an answer, else to the first; False when there is none."""
        shown = self.shown()
        still = (row for row in shown if not row.view.field.optional and row.read() in (None, "", ()))
        if shown:
            next(still, shown[0]).focus_first()
        return bool(shown)

    def key(self, row: SheetRow, event: QKeyEvent) -> bool:
        """What a key does in that row, which no input of it used; True when it did something."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if not row.field.go_line(1):
                    self.leave(row, 1)
            case Qt.Key.Key_Up:
                if not row.field.go_line(-1):
                    self.leave(row, -1)
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                return row.field.step(1 if event.key() == Qt.Key.Key_Right else -1)
            case _:
                return bool(event.text().strip()) and row.key(event.text())
        return True

    # --- mistakes ------------------------------------------------------------------------------------

    def show_errors(self, sentences: Mapping[str, str]) -> None:
        """Says at each row what to do, and goes to the first; nothing typed changes."""
        for name, row in self.rows.items():
            row.show_error(sentences.get(name, ""))
        first = next((row for row in self._in_order() if row.error.text()), None)
        if first is not None:
            first.focus_first()

    def errors(self) -> int:
        """How many rows have to be set right."""
        return sum(bool(row.error.text()) for row in self.rows.values())

    # --- room ----------------------------------------------------------------------------------------

    def arrange(self, narrow: bool) -> None:
        """Names beside their answers, or above them."""
        self._narrow = narrow
        for row in self.rows.values():
            row.arrange(narrow)

    def measure_again(self) -> None:
        """Lets go of the heights of before. A layout that is not on the screen yet would keep them."""
        for group in self.groups:
            for part in (*group.rows.values(), group):
                part.updateGeometry()
        self.updateGeometry()
