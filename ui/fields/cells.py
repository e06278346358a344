"""The inputs of one column while a row is being written."""

from __future__ import annotations

from PySide6.QtCore import QDate, QSize, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.fields import date_text
from ui.fields.base import Surroundings
from ui.fields.number import number_text, to_number
from ui.parts.date_boxes import DateBoxes
from ui.parts.inputs import Line
from ui.parts.labels import Small
from ui.style.paint import CONTROL
from wizard.case.record import Raw
from wizard.views import ColumnView


class Pick(QComboBox):
    """A list to pick from; the wheel does not change it."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 24, max(CONTROL + 6, self.fontMetrics().height() + 20))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Qt turns the choice, also for somebody who only scrolls past; the page around it gets the wheel.
        event.ignore()


class Cell(QWidget):
    """Label, input and example of one column."""

    finished = Signal()

    def __init__(self, column: ColumnView, around: Surroundings) -> None:
        super().__init__()
        self.column = column
        self._around = around
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        extra = f" {around.texts('field.optional')}" if column.optional else ""
        label = QLabel(f"{column.label}{extra}")
        lines.addWidget(label)
        self.box: Line | Pick | DateBoxes
        if column.kind == "date":
            self.box = DateBoxes(around.texts, around.today, around.locale)
            for part in self.box.boxes:
                part.setAccessibleName(f"{part.accessibleName()}, {column.label}")
            self.box.finished.connect(self.finished)
            lines.addWidget(self.box)
        elif column.kind in ("choice", "yes_no"):
            self.box = self._pick(column)
            self.box.setAccessibleName(column.label)
            label.setBuddy(self.box)
            lines.addWidget(self.box)
        else:
            number = column.kind == "number"
            self.box = Line(8 if number else 0)
            self.box.setAccessibleName(column.label)
            self.box.returnPressed.connect(self.finished)
            label.setBuddy(self.box)
            row = QHBoxLayout()
            row.addWidget(self.box)
            if column.unit:
                row.addWidget(QLabel(column.unit))
            if number:
                row.addStretch(1)
            lines.addLayout(row)
        if column.example:
            lines.addWidget(Small(around.texts("field.example", example=column.example), tone="muted"))
            self.first().setAccessibleDescription(column.example)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _pick(self, column: ColumnView) -> Pick:
        box = Pick()
        box.addItem(self._around.texts("rows.pick"), None)
        if column.kind == "yes_no":
            for value in (True, False):
                box.addItem(self._around.texts(f"answer.is_{str(value).lower()}"), value)
        for option in column.options:
            box.addItem(option.label, option.id)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return box

    def first(self) -> QWidget:
        """The widget that takes the focus first."""
        return self.box.boxes[0] if isinstance(self.box, DateBoxes) else self.box

    def fill(self, value: Raw) -> None:
        if isinstance(self.box, DateBoxes):
            self.box.fill(value)
        elif isinstance(self.box, Pick):
            self.box.setCurrentIndex(max(0, self.box.findData(value)))
        else:
            self.box.setText(number_text(value))

    def read(self) -> Raw:
        if isinstance(self.box, DateBoxes):
            return self.box.read()
        if isinstance(self.box, Pick):
            found: Raw = self.box.currentData()
            return found
        if self.column.kind == "number":
            return to_number(self.box.text())
        return self.box.text().strip() or None


def cell_text(column: ColumnView, value: Raw, around: Surroundings) -> str:
    """A cell as the table shows it."""
    if value is None or value == "":
        return ""
    if column.kind == "date":
        day = date_text.real_day(value) if isinstance(value, str) else None
        return (
            around.locale.toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else str(value)
        )
    if column.kind == "yes_no" and isinstance(value, bool):
        return around.texts(f"answer.is_{str(value).lower()}")
    if column.kind == "choice":
        return next((option.label for option in column.options if option.id == value), str(value))
    shown = number_text(value) if column.kind == "number" else str(value)
    return f"{shown} {column.unit}".strip()
