"""A build-up of hours: its rows, what stands out at each, the sum, and the weeks as bars and as table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.announce import announce
from ui.fields.cells import cell_text
from ui.fields.rows import RowsField
from ui.parts.bars import Bars
from ui.parts.buttons import Button, QuietButton
from ui.parts.columns import clear
from ui.parts.door import Door, Doors
from ui.parts.labels import Body, Small, Strong, Surface
from ui.parts.tables import ReadTable
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import (
    HEADS,
    FieldView,
    Limits,
    Schedule,
    ScheduleView,
    buffer_count,
    can_move_to,
    chart_of,
    each_day,
    lines_of,
    notes_of,
    remarks_of,
    steps_of,
    sum_of,
    with_buffer_after,
    with_buffers,
)

ONLY_WHILE_WRITING: Final = frozenset({"why", "buffer"})
"""Columns that the table leaves out: what they say stands in the sentences and the weeks below it."""
_TASKS: Final = HEADS.index("tasks")


class ScheduleField(RowsField):
    """The list of rows, and below it everything that follows from them at once."""

    def show(self, view: FieldView) -> None:
        self.schedule = view.schedule or ScheduleView(limits=Limits(), today=self.around.today)
        self.notes = Surface("warning", padding=12)
        self.notes.column.setSpacing(theme.px(4))
        self.remarks = QWidget()
        self._remark_lines = QVBoxLayout(self.remarks)
        self._remark_lines.setContentsMargins(0, 0, 0, 0)
        self._remark_lines.setSpacing(theme.px(4))
        self.place_button = Button(self.texts("schedule.place_buffers"), self.place_buffers)
        self.total = Body("")
        self.bars = Bars()
        heads = [self.texts(f"schedule.head_{name}") for name in HEADS]
        self.weeks = ReadTable(heads, self.texts("schedule.as_table"))
        self.door = Door(
            "weeks", self.weeks, Doors(), self.texts, view.label, self.texts("schedule.as_table")
        )
        super().show(view)
        column = self.widget.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(2, self.notes)
            for below in (self.remarks, self.place_button, self.total, self.bars, self.door, self.weeks):
                column.addWidget(below)
            column.setAlignment(self.place_button, Qt.AlignmentFlag.AlignLeft)
            column.setAlignment(self.door, Qt.AlignmentFlag.AlignLeft)

    def _row_buttons(self) -> tuple[Button, ...]:
        return (*super()._row_buttons(), self.buffer_button)

    def _buttons(self) -> QWidget:
        self.buffer_button = QuietButton(self.texts("schedule.buffer_here"), self.buffer_here)
        return super()._buttons()

    def _enable(self) -> None:
        super()._enable()
        at = self._chosen()
        is_there = at is not None and can_move_to(self.rows, at, self.schedule.today)
        self.buffer_button.setVisible(buffer_count(self.rows) > 0)
        self.buffer_button.setEnabled(is_there)

    def _heads(self, view: FieldView) -> list[str]:
        heads = [shown.label for shown in view.columns if shown.id not in ONLY_WHILE_WRITING]
        return [self.texts("schedule.step"), *heads, self.texts("schedule.each_day")]

    def _stretch(self) -> tuple[int, ...]:
        columns = self.view.columns if self.view else ()
        shown = [column for column in columns if column.id not in ONLY_WHILE_WRITING]
        tasks = [place for place, column in enumerate(shown, start=1) if column.kind == "text"]
        return (*tasks, len(shown) + 1)

    def _line(self, row: dict[str, Raw]) -> tuple[str, ...]:
        columns = self.view.columns if self.view else ()
        cells = [
            cell_text(shown, row.get(shown.id), self.around)
            for shown in columns
            if shown.id not in ONLY_WHILE_WRITING
        ]
        steps = steps_of([row])
        a_day = each_day(steps[0], self.schedule.limits, self.texts.texts) if steps else ""
        return (str(self.rows.index(row) + 1), *cells, a_day)

    def _shown(self) -> Schedule:
        view = self.schedule
        return Schedule(steps_of(self.rows), view.limits, view.today, view.worked, view.talks)

    def _draw(self, select: int | None = None) -> None:
        super()._draw(select)
        shown, texts = self._shown(), self.texts.texts
        self._say(notes_of(shown, texts, by_number=True))
        self._remark(remarks_of(shown, texts))
        wanted = shown.limits.buffer_weeks
        self.place_button.setVisible(
            wanted != buffer_count(self.rows)
            and with_buffers(self.rows, wanted, shown.today) != [dict(row) for row in self.rows]
        )
        for part in (self.total, self.bars, self.door):
            part.setVisible(bool(shown.steps))
        self.weeks.setVisible(bool(shown.steps) and self.door.is_open)
        if not shown.steps:
            return
        text = sum_of(shown, texts)
        self.total.setText(text)
        self.bars.put(chart_of(shown, texts), self.texts("schedule.chart", text=text))
        self.weeks.put([astuple(line) for line in lines_of(shown, texts)], stretch=(_TASKS,))

    def place_buffers(self) -> None:
        """Puts the weeks without extra hours where the program proposes them."""
        self._take(with_buffers(self.rows, self.schedule.limits.buffer_weeks, self.schedule.today))
        self.add_button.setFocus()

    def buffer_here(self) -> None:
        """Moves the nearest week without extra hours to the end of the chosen row."""
        at = self._chosen()
        if at is not None:
            self._take(with_buffer_after(self.rows, at, self.schedule.today), at)

    def _take(self, rows: list[dict[str, Raw]], at: int | None = None) -> None:
        self.rows = rows
        self.stop()
        self._draw(at)
        announce(self.widget, self.texts("schedule.buffers_placed"))
        self.changed.emit()

    def _remark(self, lines: Sequence[str]) -> None:
        clear(self._remark_lines)
        for line in lines:
            self._remark_lines.addWidget(Small(line, tone="muted"))
        self.remarks.setVisible(bool(lines))

    def _say(self, lines: Sequence[str]) -> None:
        """The sentences below the table; a screen reader hears them when the row is kept."""
        clear(self.notes.column)
        for line in lines:
            self.notes.column.addWidget(Strong(line, tone="warning"))
        self.notes.setVisible(bool(lines))
        self.warnings = tuple(lines)

    def keep(self) -> None:
        super().keep()
        if self.warnings:
            announce(self.widget, " ".join(self.warnings))
