"""The year of an expert: a few sentences, a bar for each month, and what was counted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.base import Width
from ui.pages.report import ReportPage
from ui.parts.bars import Bars
from ui.parts.buttons import Button, PrimaryButton
from ui.parts.cards import sheet_of
from ui.parts.door import Door, Doors
from ui.parts.labels import Body, Small, Strong, Subtitle, Surface
from ui.parts.tables import ReadTable
from ui.parts.tabs import Tabs
from ui.words import dotted
from wizard.views import Cell, Lookup, YearTable, YearView


class YearPage(ReportPage):
    """Draws a year view; every press leaves as a signal."""

    year_chosen = Signal(int)
    back_pressed = Signal()
    paper_pressed = Signal()
    save_pressed = Signal()

    def __init__(self, view: YearView, texts: Lookup, doors: Doors | None = None) -> None:
        super().__init__(view.title, (view.title,))
        self.view, self.texts, self._doors = view, texts, doors or Doors()
        self.tables: list[CountTable] = []
        column = self.column
        self.which = self._years()
        column.addWidget(self.which)
        self.which.setVisible(len(view.years) > 1)
        column.addWidget(self._short())
        if view.assignments.rows:
            column.addWidget(self._chart())
        for table in view.tables:
            column.addWidget(sheet_of(Subtitle(table.title), self._table(table)))
        column.addWidget(Small(texts("year.only_counts"), tone="muted"))
        self.save_button = Button(texts("year.save"), self.save_pressed.emit)
        self.paper_button = PrimaryButton(texts("year.paper"), self.paper_pressed.emit)
        back = Button(texts("page.back"), self.back_pressed.emit)
        self.close_with(back, self.save_button, self.paper_button)

    def _years(self) -> Tabs:
        tabs = Tabs()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        tabs.setAccessibleName(self.texts("year.which"))
        for year in self.view.years:
            tabs.addTab(str(year))
        tabs.setCurrentIndex(self.view.years.index(self.view.year))
        tabs.currentChanged.connect(lambda at: self.year_chosen.emit(self.view.years[at]))
        return tabs

    def _short(self) -> Surface:
        sheet = sheet_of(Subtitle(self.texts("year.short")))
        if self.view.updating:
            sheet.column.addWidget(Body(self.view.updating, tone="muted"))
        first, *others = self.view.lines
        sheet.column.addWidget(Strong(first))
        for line in others:
            sheet.column.addWidget(Body(line))
        return sheet

    def _chart(self) -> Surface:
        self.bars = Bars()
        self.bars.put(self.view.chart, self.view.chart_text)
        table = self._table(self.view.months)
        title = self.view.months.title
        self.door = Door("year_months", table, self._doors, self.texts, title, self.texts("year.as_table"))
        sheet = sheet_of(Subtitle(title), self.bars)
        sheet.column.addWidget(self.door, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.column.addWidget(table)
        return sheet

    def _table(self, shown: YearTable) -> CountTable:
        table = CountTable(shown, self.texts)
        self.tables.append(table)
        return table

    def arrange(self, width: Width) -> None:
        for table in self.tables:
            table.stack(width == "narrow")
        super().arrange(width)

    def focus_first(self) -> None:
        self.paper_button.setFocus()
        self.scroller.verticalScrollBar().setValue(0)


class CountTable(QWidget):
    """Counts in columns; in two columns, with their names in words, where there is little room."""

    def __init__(self, shown: YearTable, texts: Lookup) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.beside = ReadTable(list(shown.head), shown.title)
        self.beside.put([tuple(_text(cell) for cell in row) for row in shown.rows], stretch=(0,))
        self.below = ReadTable(list(shown.head[:2]), shown.title)
        self.below.put([(_text(row[0]), _told(shown, row, texts)) for row in shown.rows], stretch=(0, 1))
        column.addWidget(self.beside)
        column.addWidget(self.below)
        self.below.hide()

    def stack(self, narrow: bool) -> None:
        """Below each other, or beside each other again."""
        self.beside.setVisible(not narrow)
        self.below.setVisible(narrow)


def _told(shown: YearTable, row: tuple[Cell, ...], texts: Lookup) -> str:
    """The count, and what it is made of in words."""
    others = zip(shown.head[2:], row[2:], strict=True)
    told = [texts("year.cell", what=head, count=_text(cell)) for head, cell in others if cell is not None]
    return dotted(texts, [_text(row[1]), *told])


def _text(cell: object) -> str:
    if isinstance(cell, date):
        raise TypeError("only counts stand on this page")
    if isinstance(cell, int | float):
        numbers = QLocale()
        return numbers.toString(int(cell)) if cell == int(cell) else numbers.toString(cell, "f", 1)
    return str(cell or "")
