"""Answers of a dense page that are typed, and which field belongs to which kind of answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.base import Field, Surroundings, is_unknown
from ui.fields.compact import CompactChoice, CompactMulti, CompactStatus
from ui.fields.compact_judged import CompactJudged, is_judged
from ui.fields.compact_pick import CompactPick
from ui.fields.compact_rows import CompactRows
from ui.fields.long_text import LongTextField
from ui.fields.number import NumberField
from ui.fields.text import TextField
from ui.parts.beside import DayLine, LowLine
from wizard.case.record import Raw
from wizard.views import FieldView

MOST_LINES: Final = 6
IN_A_LINE: Final = 5
LONGEST: Final = 24
"""More options than that, or longer ones, are picked from a list."""


class CompactDay(Field):
    """A day in one line."""

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        around = self.around
        self.day = DayLine("", view.label, self.texts, around.today, around.locale, view.latest)
        self.day.box.setAccessibleDescription(view.help)
        if not is_unknown(view.value):
            self.day.fill(view.value)
        self.day.changed.connect(self.changed)
        column.addWidget(self.day)

    def read(self) -> Raw:
        return self.day.read()

    def inputs(self) -> list[QWidget]:
        return [self.day.box]


class CompactText(TextField):
    """A line no higher than the words of other rows."""

    line = LowLine


class CompactNumber(NumberField):
    """A line no higher than the words of other rows."""

    line = LowLine


class CompactLongText(LongTextField):
    """As high as its text, within bounds. The arrows leave it at its first and its last line."""

    lines_shown = 2
    leaving = Signal(int)

    def show(self, view: FieldView) -> None:
        super().show(view)
        self.box.installEventFilter(self)
        self.box.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        least = 1 if self.view and self.view.optional else self.lines_shown
        lines = round(self.box.document().size().height())
        self.frame.set_rows(max(least, min(lines, MOST_LINES)))

    def _count(self) -> None:
        super()._count()
        longest = self.view.max_length if self.view else 0
        self.counter.setVisible(len(self.box.toPlainText().strip()) > longest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            ways = {
                Qt.Key.Key_Up: (-1, QTextCursor.MoveOperation.Up),
                Qt.Key.Key_Down: (1, QTextCursor.MoveOperation.Down),
            }
            way, move = ways.get(Qt.Key(event.key()), (0, QTextCursor.MoveOperation.NoMove))
            if way and not self.box.textCursor().movePosition(move):
                self.leaving.emit(way)
                return True
        return False


FIELDS: Final[Mapping[str, type[Field]]] = {
    "date": CompactDay,
    "text": CompactText,
    "long_text": CompactLongText,
    "number": CompactNumber,
    "yes_no": CompactChoice,
    "yes_no_unknown": CompactChoice,
    "choice": CompactChoice,
    "multi": CompactMulti,
    "rows": CompactRows,
    "status": CompactStatus,
}


def make_compact(view: FieldView, around: Surroundings, parent: QWidget | None = None) -> Field:
    """The field for a row of a dense page, already showing it. Raises KeyError for a kind without one."""
    kind = FIELDS[view.kind]
    if view.kind == "rows" and is_judged(view):
        kind = CompactJudged
    too_long = any(len(option.label) > LONGEST for option in view.options)
    if view.kind == "choice" and (len(view.options) > IN_A_LINE or too_long):
        kind = CompactPick
    field = kind(around, parent)
    field.show(view)
    return field
