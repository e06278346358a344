"""A build-up of hours: the rows, what stands out at each of them, the sum, and the weeks as bars."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QVBoxLayout

from ui.announce import announce
from ui.fields.cells import cell_text
from ui.fields.number import number_text
from ui.fields.rows import RowsField
from ui.parts.bars import Bars
from ui.parts.labels import Body, Strong, Surface
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import (
    BuildUpChart,
    FieldView,
    Limits,
    RowNote,
    ScheduleView,
    bars_of,
    notes_on,
    share_of,
    steps_of,
    totals_of,
)

ONLY_WHILE_WRITING: Final = frozenset({"why"})
"""Columns that the table leaves out: what they say stands in the sentences below it."""


class ScheduleField(RowsField):
    """The list of rows, and below it everything that follows from them at once."""

    def show(self, view: FieldView) -> None:
        self.schedule = view.schedule or ScheduleView(limits=Limits(), today=self.around.today)
        self.notes = Surface("warning", padding=12)
        self.notes.column.setSpacing(theme.px(4))
        self.total = Body("")
        self.bars = Bars()
        super().show(view)
        column = self.widget.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(2, self.notes)
            column.addWidget(self.total)
            column.addWidget(self.bars)

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
        return (str(self.rows.index(row) + 1), *cells, self._each_day(row))

    def _each_day(self, row: dict[str, Raw]) -> str:
        """The hours of one day, and how much of the contract they are in a week."""
        steps = steps_of([row])
        if not steps:
            return ""
        a_day, share = steps[0].hours_a_day, share_of(steps[0].hours, self.schedule.limits.contract_hours)
        parts = [
            self.texts("schedule.hours", hours=number_text(round(a_day, 1))) if a_day else "",
            self.texts("schedule.share", share=share) if share is not None else "",
        ]
        return self.texts("schedule.and").join(part for part in parts if part)

    def _draw(self, select: int | None = None) -> None:
        super()._draw(select)
        steps = steps_of(self.rows)
        lines = [self._sentence(note) for note in notes_on(steps, self.schedule.limits)]
        self._say(lines)
        totals = totals_of(steps, self.schedule.limits)
        self.total.setVisible(totals is not None)
        self.bars.setVisible(totals is not None)
        if totals is None:
            return
        sentences = [
            self.texts("schedule.total", weeks=totals.weeks, hours=number_text(round(totals.hours, 1)))
            if totals.weeks
            else "",
            self.texts("schedule.full_from", day=self._day_text(totals.full_from))
            if totals.full_from is not None
            else self.texts("schedule.not_full", hours=number_text(totals.last_hours)),
        ]
        text = " ".join(part for part in sentences if part)
        self.total.setText(text)
        full = self.schedule.limits.contract_hours
        chart = BuildUpChart(
            bars=bars_of(steps, self.schedule.today, self.schedule.talks),
            contract_hours=full,
            full_text=self.texts("schedule.hours", hours=number_text(full)) if full else "",
            week_text=self.texts("schedule.week"),
            done_text=self.texts("schedule.done"),
            lower_text=self.texts("schedule.lower"),
            talk_text=self.texts("schedule.talk"),
        )
        self.bars.put(chart, self.texts("schedule.chart", text=text))

    def _day_text(self, day: object) -> str:
        return self.around.locale.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")  # type: ignore[attr-defined]

    def _sentence(self, note: RowNote) -> str:
        details = {name: number_text(round(value, 1)) for name, value in note.details.items()}
        said = self.texts(f"schedule.note_{note.key}", **details)
        return self.texts("schedule.note", step=note.row + 1, text=said)

    def _say(self, lines: list[str]) -> None:
        """The sentences below the table; a screen reader hears them when the row is kept."""
        column = self.notes.column
        while column.count():
            item = column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            column.addWidget(Strong(line, tone="warning"))
        self.notes.setVisible(bool(lines))
        self.warnings = tuple(lines)

    def keep(self) -> None:
        super().keep()
        if self.warnings:
            announce(self.widget, " ".join(self.warnings))
