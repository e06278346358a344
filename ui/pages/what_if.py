"""What if a day were another: a few days to fill in, and both calendars side by side."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from ui.announce import announce
from ui.fields.base import Surroundings
from ui.pages.base import Width
from ui.pages.question import QuestionPage
from ui.parts.buttons import Button, LinkButton
from ui.parts.cards import Split
from ui.parts.columns import clear
from ui.parts.labels import Body, Hairline, Section, Small, Strong, Surface
from ui.parts.tables import ReadTable
from ui.parts.timeline import fill_reason
from ui.style import theme
from wizard.views import HelpView, Lookup, PageView, ReasonView, Refused, WhatIfRow, WhatIfView

PLACE = "what_if"


class WhatIfPage(QuestionPage):
    """The days on top, the table below. Without days to fill in it is a table alone."""

    print_pressed = Signal()
    characters = 130

    def __init__(self, view: WhatIfView, around: Surroundings, help_open: bool = False) -> None:
        self.shown = view
        texts = around.texts
        asked = PageView(
            place=PLACE,
            task=PLACE,
            title=view.title,
            heading=view.heading,
            caption="",
            fields=view.fields,
            help=HelpView(why=texts("what_if.why")),
            case=view.case,
            intro=texts("what_if.intro") if view.fields else "",
            next_label=texts("what_if.calculate"),
        )
        super().__init__(asked, around, help_open)
        self.next_button.setVisible(bool(view.fields))

    def _place_blocks(self) -> None:
        column = self.scroller.column
        band = Surface("panel", padding=12)
        band.column.addWidget(Strong(self.shown.band))
        column.addWidget(band)
        fields = QWidget()
        self._grid = QGridLayout(fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(32))
        self._grid.setVerticalSpacing(theme.px(14))
        column.addWidget(fields)
        fields.setVisible(bool(self.blocks))
        self._columns = 0
        self._set_columns(2)
        self.result = QWidget()
        self._inner = QVBoxLayout(self.result)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(theme.px(10))
        column.addSpacing(theme.px(8))
        column.addWidget(self.result)
        self._fill_result()

    def _set_columns(self, number: int) -> None:
        if number == self._columns:
            return
        self._columns = number
        for place, block in enumerate(self.blocks.values()):
            self._grid.addWidget(block, place // number, place % number, Qt.AlignmentFlag.AlignTop)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < number else 0)

    def put(self, view: WhatIfView) -> None:
        """Shows what was worked out; what was filled in stays."""
        self.shown = view
        self.is_dirty = False
        self.show_fine()
        self._fill_result()
        self.arrange(self._width)
        self.scroller.ensureWidgetVisible(self.result, 0, 0)
        announce(self, " ".join((view.summary, *view.notes)))

    def show_fine(self) -> None:
        """Takes away what was wrong before."""
        for block in self.blocks.values():
            block.show_error("")
        self.summary.hide()
        self.count.hide()
        self.title = self.view.title

    def show_refused(self, refused: Refused) -> None:
        super().show_refused(refused)
        # What was worked out before does not belong to these days.
        self.shown = replace(self.shown, rows=(), notes=(), tried=(), summary="")
        self._fill_result()

    def _fill_result(self) -> None:
        clear(self._inner)
        view, texts = self.shown, self.texts
        self.table: BothCalendars | None = None
        head = Split()
        if view.summary:
            head.text.addWidget(Section(view.summary))
        self.head = head
        self._inner.addWidget(head)
        for note in view.notes:
            self._inner.addWidget(Body(note))
        if view.rows:
            self.table = BothCalendars(view, texts)
            self._inner.addWidget(self.table)
            head.add(Button(texts("what_if.print"), self.print_pressed.emit))
        for place in range(self._inner.count()):
            item = self._inner.itemAt(place)
            if item and (part := item.widget()):
                # Tab comes there at once, not only after the next moment of rest.
                part.show()

    def arrange(self, width: Width) -> None:
        super().arrange(width)
        self._set_columns(1 if width == "narrow" else 2)
        if self.table is not None:
            self.table.arrange(width)
        self.head.stack(width == "narrow")

    def focus_first(self) -> None:
        if self.blocks:
            super().focus_first()
            return
        # Nothing to fill in: reading begins at the table.
        self.back_button.setFocus()
        self.scroller.verticalScrollBar().setValue(0)
        announce(self, self.heading.text())


class BothCalendars(QWidget):
    """Two calendars as a table: what changes first, the rest when it is asked for."""

    def __init__(self, view: WhatIfView, texts: Lookup) -> None:
        super().__init__()
        self.view, self.texts = view, texts
        self.shows_all = False
        self._width: Width = "wide"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.help = Body(texts("what_if.choose"), tone="muted")
        column.addWidget(self.help)
        heads = [texts("what_if.what"), view.now_head, view.then_head, texts("what_if.shift")]
        self.table = ReadTable(heads, texts("what_if.table"))
        self.table.itemSelectionChanged.connect(self._chosen)
        self._row = row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.table, 62)
        self.beside = Beside(self.table)
        row.addWidget(self.beside, 38)
        column.addLayout(row)
        self.cards = QWidget()
        self._cards = QVBoxLayout(self.cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.cards)
        self.why = QWidget()
        both = QVBoxLayout(self.why)
        both.setContentsMargins(0, 0, 0, 0)
        self.sides = (Surface("panel", padding=16), Surface("panel", padding=16))
        for sheet in self.sides:
            both.addWidget(sheet)
        self.more = LinkButton("", self._toggle)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._put()

    @property
    def rows(self) -> tuple[WhatIfRow, ...]:
        """The rows that are shown: those that change first."""
        changed = tuple(row for row in self.view.rows if row.changes)
        same = tuple(row for row in self.view.rows if not row.changes)
        return (*changed, *same) if self.shows_all else changed

    def _toggle(self) -> None:
        self.shows_all = not self.shows_all
        self._put()

    def _put(self) -> None:
        self._hide_why()
        rows = self.rows
        self.table.put([(row.title, row.now_text, row.then_text, row.shift) for row in rows], stretch=(0,))
        self._fill_cards(rows)
        key = "what_if.show_changed" if self.shows_all else "what_if.show_all"
        self.more.setText(self.texts(key))
        self.more.setVisible(any(not row.changes for row in self.view.rows))
        self.arrange(self._width)

    def _hide_why(self) -> None:
        self.why.hide()
        self.why.setParent(self)
        self.beside.hide()

    def _fill_cards(self, rows: tuple[WhatIfRow, ...]) -> None:
        clear(self._cards)
        self._why_buttons: list[QWidget] = []
        for number, row in enumerate(rows):
            if number:
                self._cards.addWidget(Hairline())
            self._cards.addWidget(Strong(row.title))
            for head, day in ((self.view.now_head, row.now_text), (self.view.then_head, row.then_text)):
                line = self.texts("what_if.side", head=head, title=day)
                self._cards.addWidget(Small(line, tone="muted"))
            self._cards.addWidget(Small(row.shift))
            button = LinkButton(self.texts("timeline.why"), partial(self.show_why, number))
            button.setAccessibleName(self.texts("list.for", what=self.texts("timeline.why"), of=row.title))
            self._why_buttons.append(button)
            self._cards.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _chosen(self) -> None:
        found = self.table.selectionModel().selectedRows()
        if found:
            self.show_why(found[0].row())

    def show_why(self, number: int) -> None:
        """Shows how both days of that row come about."""
        row = self.rows[number]
        for sheet, head, reason in zip(
            self.sides, (self.view.now_head, self.view.then_head), (row.now, row.then), strict=True
        ):
            title = self.texts("what_if.side", head=head, title=row.title)
            fill_side(sheet, title, reason, self.texts)
        if self._width == "narrow":
            self._cards.insertWidget(self._cards.indexOf(self._why_buttons[number]) + 1, self.why)
            self.why.show()
        else:
            self.beside.level(self.why, number)

    def arrange(self, width: Width) -> None:
        """A table where there is room, cards where there is not."""
        if width != self._width:
            self._hide_why()
        self._width = width
        narrow = width == "narrow"
        self._row.setStretch(0, 62 if width == "wide" else 72)
        self._row.setStretch(1, 38 if width == "wide" else 28)
        self.help.setVisible(not narrow)
        self.table.setVisible(not narrow)
        self.cards.setVisible(narrow)


class Beside(QWidget):
    """The room beside a table, where something lies at the height of a row."""

    def __init__(self, table: ReadTable) -> None:
        super().__init__()
        self._table = table
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._above = QSpacerItem(0, 0)
        self._column.addItem(self._above)
        self._column.addStretch(1)
        self.hide()

    def level(self, shown: QWidget, row: int) -> None:
        """Puts it beside that row, as far as the table reaches."""
        self._column.insertWidget(1, shown)
        shown.show()
        self.show()
        tall = max(shown.heightForWidth(max(200, self.width())), shown.sizeHint().height())
        head = self._table.horizontalHeader().height()
        lowest = max(0, self._table.height() - tall)
        self._above.changeSize(0, max(0, min(lowest, head + self._table.rowViewportPosition(row))))
        self._column.invalidate()


def fill_side(sheet: Surface, title: str, reason: ReasonView | None, texts: Lookup) -> None:
    """The proof of one of the two days, or the words that there is no day."""
    if reason is not None:
        fill_reason(sheet, title, reason, texts, is_open=True)
        return
    clear(sheet.column)
    sheet.column.addWidget(Strong(title))
    sheet.column.addWidget(Body(texts("what_if.no_reason")))
