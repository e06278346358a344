"""Three boxes for a day, with the day in words below. Never jumps to the next box by itself."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.fields import date_text
from ui.fields.date_text import Typed
from ui.parts.buttons import Button
from ui.parts.inputs import Line
from ui.parts.labels import Body, Small
from ui.style import theme
from wizard.views import Lookup


class DateBoxes(QWidget):
    """Day, month and year. `read` gives ISO text, or what was typed when that is no day."""

    changed = Signal()
    finished = Signal()

    def __init__(
        self,
        texts: Lookup,
        today: date,
        locale: QLocale,
        mnemonics: bool = False,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._today, self._locale = texts, today, locale
        self.latest: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        column.addLayout(row)
        self.boxes = [Line(4), Line(9 if not compact else 5), Line(6)]
        self.labels: list[QLabel] = []
        self._length: dict[Line, int] = {}
        for box, key in zip(self.boxes, ("date.day", "date.month", "date.year"), strict=True):
            text = texts(key)
            label = QLabel(text if mnemonics else text.replace("&", ""))
            label.setBuddy(box)
            if compact:
                # Showing what has no parent yet would open a window of its own.
                label.hide()
            self.labels.append(label)
            part = QVBoxLayout()
            part.setSpacing(2)
            part.addWidget(label)
            part.addWidget(box)
            row.addLayout(part)
            box.setAccessibleName(text.replace("&", ""))
            box.textEdited.connect(lambda text, box=box: self._edited(box, text))
            box.editingFinished.connect(partial(self._spread, box))
            box.returnPressed.connect(self._enter)
        calendar = texts("date.calendar")
        self.calendar_button = Button(
            calendar if mnemonics else calendar.replace("&", ""), self._open_calendar
        )
        row.addWidget(self.calendar_button, 0, Qt.AlignmentFlag.AlignBottom)
        if compact:
            self.calendar_button.hide()
        row.addStretch(1)
        self.echo = Small("", tone="muted") if compact else Body("", tone="muted")
        column.addWidget(self.echo)
        self._compact = compact
        self._say()

    def fill(self, value: object) -> None:
        """Puts a stored value in the boxes."""
        self._put(date_text.from_raw(value))

    def read(self) -> str | None:
        return date_text.to_raw(self._typed(), self._locale)

    def _typed(self) -> Typed:
        """What stands in the boxes; a whole date in one of them counts as such."""
        typed = [box.text().strip() for box in self.boxes]
        filled = [text for text in typed if text]
        whole = (
            date_text.split(filled[0], self._locale, self._today, self.latest) if len(filled) == 1 else None
        )
        return whole or Typed(*typed)

    def _put(self, typed: Typed) -> None:
        for box, text in zip(self.boxes, (typed.day, typed.month, typed.year), strict=True):
            box.setText(text)
            self._length[box] = len(text)
        self._say()

    def _edited(self, box: Line, text: str) -> None:
        # A whole date that was pasted shows at once; what is typed waits until the box is left.
        pasted = len(text) - self._length.get(box, 0) >= 4
        if pasted and (whole := date_text.split(text, self._locale, self._today, self.latest)):
            self._put(whole)
        self._length[box] = len(box.text())
        self._say()
        self.changed.emit()

    def _spread(self, box: Line) -> None:
        others = [other for other in self.boxes if other is not box and other.text().strip()]
        whole = date_text.split(box.text(), self._locale, self._today, self.latest)
        if whole and not others:
            self._put(whole)
            self.changed.emit()
        elif box is self.boxes[2] and len(box.text().strip()) == 2:
            box.setText(date_text.full_year(box.text()))
            self._say()

    def _enter(self) -> None:
        for box in self.boxes:
            self._spread(box)
        self.finished.emit()

    def _say(self) -> None:
        day = date_text.real_day(self.read())
        text = date_text.in_words(day, self._locale) if day else ""
        self.echo.setText(text)
        self.echo.setVisible(bool(text) or not self._compact)

    def _open_calendar(self) -> None:
        """The calendar is an extra: everything can be typed."""
        dialog = QDialog(self)
        dialog.setWindowTitle(self._texts("date.calendar_title"))
        dialog.setWindowFlag(Qt.WindowType.Popup)
        column = QVBoxLayout(dialog)
        calendar = QCalendarWidget(dialog)
        calendar.setAccessibleName(self._texts("date.calendar_title"))
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        start = date_text.real_day(self.read()) or self.latest or self._today
        calendar.setSelectedDate(QDate(start.year, start.month, start.day))
        if self.latest:
            calendar.setMaximumDate(QDate(self.latest.year, self.latest.month, self.latest.day))
        column.addWidget(calendar)

        def chosen(day: QDate) -> None:
            self._put(Typed(str(day.day()), str(day.month()), str(day.year())))
            self.changed.emit()
            dialog.accept()

        calendar.clicked.connect(chosen)
        calendar.activated.connect(chosen)
        dialog.move(self.calendar_button.mapToGlobal(QPoint(0, self.calendar_button.height() + 4)))
        dialog.exec()
        self.calendar_button.setFocus()
