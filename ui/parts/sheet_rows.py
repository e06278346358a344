"""The rows of a dense page: the name at the left, the answers in one line at the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.fields.base import Field, Surroundings, is_unknown
from ui.fields.compact import CompactStatus
from ui.fields.compact_line import CompactDay, CompactLongText, make_compact
from ui.parts.beside import Beside
from ui.parts.labels import Body, Section, Small, Strong, Surface
from ui.parts.marks import Mark
from ui.parts.segments import Tick
from ui.style import theme
from ui.style.paint import rounded
from wizard.case.record import Gap, Raw
from wizard.views import SheetGroupView, SheetRowView

LABEL: Final = 29
"""Characters in the column of names."""


class SheetRow(QWidget):
    """One question. `read` gives what `submit_sheet` takes."""

    changed = Signal()
    leaving = Signal(int)
    """The cursor wants to go to the row below (1) or above (-1)."""

    def __init__(self, view: SheetRowView, around: Surroundings) -> None:
        super().__init__()
        self.view, self.around = view, around
        self.is_current = False
        self._main = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._main.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
        self._main.setSpacing(theme.px(10))
        self._main.addWidget(self._name())
        right = QVBoxLayout()
        right.setSpacing(theme.px(4))
        self.error = Strong("", tone="error")
        self.error.hide()
        right.addWidget(self.error)
        self._answer = QHBoxLayout()
        self._answer.setSpacing(theme.px(8))
        right.addLayout(self._answer)
        self.phone = self._phone()
        right.addWidget(self.phone)
        self._main.addLayout(right, 1)
        self.unknown: Tick | None = None
        self.field = self._make(view.field.value)
        self._look()
        if view.field.error:
            self.show_error(view.field.error)

    def _name(self) -> QWidget:
        self.left = QWidget()
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, theme.px(7), 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        self.mark = Mark("cannot_start", 13)
        kept = self.mark.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.mark.setSizePolicy(kept)
        self._beside_first_line = QVBoxLayout()
        self._beside_first_line.addWidget(self.mark)
        self._beside_first_line.addStretch(1)
        line.addLayout(self._beside_first_line)
        self.label = Body(self.view.name)
        line.addWidget(self.label, 1)
        column.addLayout(line)
        self.origin = Small(self.view.taken_over, tone="muted")
        if not self.view.taken_over:
            # Showing what has no parent yet would open a window of its own.
            self.origin.hide()
        self.origin.setContentsMargins(theme.px(21), 0, 0, 0)
        column.addWidget(self.origin)
        if self.view.field.notice:
            notice = Small(self.view.field.notice, tone="muted")
            notice.setContentsMargins(theme.px(21), 0, 0, 0)
            column.addWidget(notice)
        column.addStretch(1)
        return self.left

    def _phone(self) -> Surface:
        """What to ask by telephone: shown for as long as the answer is not known."""
        sheet = Surface("panel", padding=10)
        sheet.column.setSpacing(theme.px(2))
        if self.view.when_unknown:
            sheet.column.addWidget(Strong(self.around.texts("help.when_unknown")))
        for number, question in enumerate(self.view.when_unknown, start=1):
            text = self.around.texts("list.numbered", number=number, text=question)
            sheet.column.addWidget(Body(text))
        sheet.hide()
        return sheet

    def _make(self, value: Raw) -> Field:
        asked = self.view.field
        help_text = " ".join(part for part in (asked.label, asked.help) if part)
        view = replace(asked, label=self.view.name, help=help_text, value=value)
        field = make_compact(view, self.around, self)
        self._answer.addWidget(field.widget, 1)
        field.changed.connect(self._touched)
        field.finished.connect(lambda: self.leaving.emit(1))
        field.answered.connect(lambda: self.leaving.emit(1))
        if isinstance(field, CompactLongText):
            field.leaving.connect(self.leaving)
        if isinstance(field, CompactStatus):
            self._chain([field.day, field.by])
            self._chain([field.motive])
        elif isinstance(field, CompactDay):
            self._chain([field.day])
        if asked.unknown_label and not field.has_own_unknown:
            self.unknown = Tick(
                self.around.texts("sheet.unknown"), self.around.texts("answer.unknown_key").upper()
            )
            spoken = f"{self.view.name}, {self.unknown.text()}: {asked.unknown_label}"
            self.unknown.setAccessibleName(spoken)
            self.unknown.setAccessibleDescription(help_text)
            self.unknown.setChecked(is_unknown(value))
            self.unknown.clicked.connect(self.changed)
            self._answer.addWidget(self.unknown, 0, Qt.AlignmentFlag.AlignTop)
        return field

    def _chain(self, lines: list[Beside]) -> None:
        """Enter goes from line to line, and from the last one to the next row."""
        for line, following in pairwise(lines):
            line.box.returnPressed.connect(following.box.setFocus)
        lines[-1].box.returnPressed.connect(lambda: self.leaving.emit(1))

    def put(self, value: Raw, origin: str = "") -> None:
        """Fills in another answer, with where it comes from; nothing is said to have changed."""
        self._answer.removeWidget(self.field.widget)
        self.field.widget.hide()
        self.field.widget.deleteLater()
        self.field.deleteLater()
        if self.unknown is not None:
            self._answer.removeWidget(self.unknown)
            self.unknown.hide()
            self.unknown.deleteLater()
            self.unknown = None
        self.field = self._make(value)
        self.field.widget.show()
        self.origin.setText(origin or self.view.taken_over)
        self.origin.setVisible(bool(self.origin.text()))
        self._look()

    def _touched(self) -> None:
        # Whoever types an answer knows it after all.
        if self.unknown is not None and self.unknown.isChecked():
            self.unknown.setChecked(False)
        self.show_error("")
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        """Shows what depends on the answer: the mark before the name, the questions to ask by telephone."""
        value = self.read()
        empty, unknown = value in (None, "", ()), is_unknown(value)
        is_begun = unknown or self._has_open_lines(value)
        self.mark.status = "started" if is_begun else "cannot_start" if empty else "done"
        self.mark.setVisible(not (empty and self.view.field.optional))
        self.mark.update()
        self.phone.setVisible(unknown and bool(self.view.when_unknown))

    def _has_open_lines(self, value: Raw) -> bool:
        """Whether a choice is still open in one of the lines of a list."""
        choices = [column.id for column in self.view.field.columns if column.kind == "choice"]
        lines = (
            [line for line in value if isinstance(line, Mapping)] if isinstance(value, tuple | list) else []
        )
        return any(line.get(name) is None for line in lines for name in choices)

    def read(self) -> Raw:
        """What is filled in; "onbekend" when the honest way out was taken."""
        if self.unknown is not None and self.unknown.isChecked():
            return str(Gap.UNKNOWN)
        return self.field.read()

    def key(self, text: str) -> bool:
        """Answers with one key where that is possible; True when the key was used."""
        if self.unknown is not None and text.lower() == self.around.texts("answer.unknown_key"):
            self.unknown.click()
            return True
        return self.field.key(text)

    def show_error(self, sentence: str) -> None:
        """Shows the sentence above the answer, or takes it away."""
        if self.error.text() != sentence:
            self.error.setText(sentence)
            self.error.setVisible(bool(sentence))
            self.field.show_error(sentence)

    def focus_first(self) -> None:
        """Puts the cursor on the answer that stands, or on the first."""
        inputs = self.field.inputs()
        inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_current(self, is_current: bool) -> None:
        self.is_current = is_current
        self.update()

    def arrange(self, narrow: bool) -> None:
        """The name beside its answers, or above them."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._main.setDirection(down if narrow else across)
        self._main.setSpacing(theme.px(2 if narrow else 10))
        wide = QFontMetrics(theme.font(theme.BODY)).horizontalAdvance("0") * LABEL
        self.mark.setFixedSize(self.mark.sizeHint())
        over = max(0, self.label.fontMetrics().height() - self.mark.height()) // 2 + 1
        self._beside_first_line.setContentsMargins(0, over, 0, 0)
        self.left.setMinimumWidth(0 if narrow else wide)
        self.left.setMaximumWidth(16_777_215 if narrow else wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_current:
            rounded(painter, QRectF(self.rect()), theme.colour("panel"), None, 0)
            painter.fillRect(0, 6, 3, self.height() - 12, theme.colour("button"))


class SheetGroup(QWidget):
    """A heading with its rows. Rows are made when they are asked for the first time."""

    def __init__(self, view: SheetGroupView) -> None:
        super().__init__()
        self.view = view
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, theme.px(10))
        self.column.setSpacing(1)
        heading = Section(view.title)
        heading.setContentsMargins(theme.px(8), 0, 0, 0)
        self.column.addWidget(heading)
        self.rows: dict[str, SheetRow] = {}

    def place(self, row: SheetRow) -> None:
        """Puts a new row where it stands among the others."""
        order = [one.field.question for one in self.view.rows]
        mine = order.index(row.view.field.question)
        before = sum(order.index(name) < mine for name in self.rows)
        self.rows[row.view.field.question] = row
        self.column.insertWidget(1 + before, row)
