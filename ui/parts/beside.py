"""Small lines that stand beside an answer: a name, a reason, a day as people write it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.fields import date_text
from ui.parts.flow import Flow
from ui.parts.inputs import Line
from ui.parts.labels import Small
from ui.style import theme

if TYPE_CHECKING:
    from wizard.views import Lookup


class LowLine(Line):
    """A line that is no higher than the words of a row."""

    is_low = True


class Beside(QWidget):
    """One line with its label before it."""

    changed = Signal()

    def __init__(self, label: str, spoken: str, characters: int = 0) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(6))
        self.label = Small(label, tone="muted")
        self.label.setWordWrap(False)
        self.box = LowLine(characters)
        self.box.setAccessibleName(spoken)
        self.box.textEdited.connect(self.changed)
        self.row.addWidget(self.label)
        if label:
            self.label.setBuddy(self.box)
        else:
            self.label.hide()
        self.row.addWidget(self.box, 0 if characters else 1)

    def fill(self, value: object) -> None:
        self.box.setText(value if isinstance(value, str) else "")

    def read(self) -> str | None:
        """What was typed; None when nothing was."""
        return self.box.text().strip() or None


class DayLine(Beside):
    """A day in one line: 10-12, 3 feb, v for today, +14 for two weeks from now. It says which day that is."""

    def __init__(
        self,
        label: str,
        spoken: str,
        texts: Lookup,
        today: date,
        locale: QLocale,
        latest: date | None = None,
    ) -> None:
        super().__init__(label, spoken, 11)
        # The day in words goes below where it does not fit.
        line = Flow(8)
        for part in (self.label, self.box):
            self.row.removeWidget(part)
        if label:
            line.add(self.label)
        line.add(self.box)
        self.row.addWidget(line, 1)
        self._texts, self._today, self._locale, self._latest = texts, today, locale, latest
        self.echo = Small("", tone="muted")
        self.echo.setWordWrap(False)
        line.add(self.echo)
        self.box.textChanged.connect(self._say)
        self.box.editingFinished.connect(self._write_out)
        self._say()

    def fill(self, value: object) -> None:
        typed = date_text.from_raw(value)
        self.box.setText("-".join(part for part in (typed.day, typed.month, typed.year) if part))

    def read(self) -> str | None:
        """ISO text of the day, or what was typed when that is no day."""
        text = self.box.text().strip()
        if not text:
            return None
        if text.lower() in (self._texts("sheet.today_key"), self._texts("sheet.today_word")):
            return self._today.isoformat()
        if found := re.fullmatch(r"\+\s*(\d{1,3})", text):
            return (self._today + timedelta(days=int(found[1]))).isoformat()
        whole = date_text.split(text, self._locale, self._today, self._latest)
        return date_text.to_raw(whole, self._locale) if whole else text

    def _write_out(self) -> None:
        """A day that was typed short is written out; what is no day stays as it was typed."""
        if day := date_text.real_day(self.read()):
            self.fill(day)

    def _say(self) -> None:
        day = date_text.real_day(self.read())
        shown = QDate(day.year, day.month, day.day) if day else None
        self.echo.setText(self._locale.toString(shown, "ddd d MMM yyyy") if shown else "")
        self.echo.setVisible(shown is not None)
