"""What continued pay costs: the totals first, then each sum as lines, then what is not in it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.pages.report import ReportPage
from ui.parts.buttons import Button, PrimaryButton
from ui.parts.cards import sheet_of
from ui.parts.labels import Body, Small, Strong, Subtitle, Surface
from ui.parts.tables import ReadTable
from wizard.views import CostLineView, CostsView, Lookup


class CostsPage(ReportPage):
    """Draws a costs view; every press leaves as a signal."""

    change_pressed = Signal()
    paper_pressed = Signal()

    def __init__(self, view: CostsView, texts: Lookup) -> None:
        super().__init__(texts("costs.title"), (view.case, texts("costs.title")))
        self.view, self.texts = view, texts
        column = self.column
        column.addWidget(Strong(view.adds))
        column.addWidget(self._sheet(texts("costs.together"), view.totals))
        for period in view.periods:
            column.addWidget(self._sheet(period.title, period.lines))
        for key, notes in (("costs.assumed", view.notes), ("costs.notes_open", view.left_out)):
            sheet = sheet_of(Subtitle(texts(key)))
            for note in notes:
                sheet.column.addWidget(Body(texts("list.item", text=note)))
            column.addWidget(sheet)
        column.addWidget(Small(view.sources, tone="muted"))
        self.print_button = PrimaryButton(texts("file.paper"), self.paper_pressed.emit)
        self.close_with(Button(texts("page.back"), self.change_pressed.emit), self.print_button)

    def _sheet(self, title: str, lines: tuple[CostLineView, ...]) -> Surface:
        sheet = sheet_of(Subtitle(title))
        heads = [self.texts("costs.heads_line"), self.texts("costs.heads_amount")]
        table = ReadTable(heads, title)
        table.put([(line.text, line.amount) for line in lines], stretch=(0,))
        sheet.column.addWidget(table)
        return sheet
