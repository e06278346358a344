"""The days of a case: a picture, and the same as a table with the sum behind each day."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from ui.parts.buttons import LinkButton
from ui.parts.columns import clear
from ui.parts.door import Door, Doors
from ui.parts.labels import Body, Hairline, Small, Strong, Subtitle, Surface
from ui.parts.tables import ReadTable
from ui.parts.timeline_picture import PictureOfDays
from ui.style import theme
from ui.words import dotted
from wizard.views import Lookup, MilestoneView, ReasonView, TimelinePicture


class Timeline(Surface):
    """The picture, and under it date, week, what, who, status. The chosen row shows why it is that day."""

    task_pressed = Signal(str)

    def __init__(
        self,
        rows: tuple[MilestoneView, ...],
        texts: Lookup,
        picture: TimelinePicture | None = None,
        doors: Doors | None = None,
        days_open: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("plain", parent)
        self.rows, self.texts, self.doors = rows, texts, doors or Doors()
        self.column.addWidget(Subtitle(texts("timeline.title")))
        self.picture = PictureOfDays(picture, texts) if picture is not None else None
        if self.picture is not None:
            self.picture.task_pressed.connect(self.task_pressed.emit)
            self.column.addWidget(self.picture)
        keys = ("day", "because", "what", "who", "status")
        self.table = ReadTable([texts(f"timeline.{key}") for key in keys], texts("timeline.title"))
        self.table.put(
            [(row.day_text, self._because(row), row.title, row.who, row.status_text) for row in rows],
            stretch=(0, 1, 2, 3, 4),
        )
        self.table.itemSelectionChanged.connect(self._chosen)
        self.why = Surface("panel", padding=16)
        self.why.hide()
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.table, 68)
        self._beside = QWidget()
        self._side = QVBoxLayout(self._beside)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._above = QSpacerItem(0, 0)
        self._side.addItem(self._above)
        self._side.addWidget(self.why)
        self._side.addStretch(1)
        self._beside.hide()
        row.addWidget(self._beside, 32)
        self.cards = QWidget()
        self._cards()
        self.cards.hide()
        days = QWidget()
        inside = QVBoxLayout(days)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Body(texts("timeline.help"), tone="muted"))
        inside.addLayout(row)
        inside.addWidget(self.cards)
        self.door = Door(
            "days", days, self.doors, texts, texts("timeline.title"), texts("timeline.show_all"), days_open
        )
        self.column.addWidget(self.door, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(days)

    def _because(self, row: MilestoneView) -> str:
        """One short reason beside a day; the week of sickness where nothing more is to be said."""
        if row.reason.reading:
            return row.reason.reading
        return self.texts("picture.week", week=row.week) if row.week else ""

    def _cards(self) -> None:
        self._why_buttons: list[QWidget] = []
        column = QVBoxLayout(self.cards)
        column.setContentsMargins(0, 0, 0, 0)
        for number, row in enumerate(self.rows):
            if number:
                column.addWidget(Hairline())
            column.addWidget(Strong(row.title))
            parts = [part for part in (row.day_text, self._because(row), row.who) if part]
            column.addWidget(Small(dotted(self.texts, parts), tone="muted"))
            column.addWidget(Small(row.status_text, tone="muted"))
            button = LinkButton(self.texts("timeline.why"), partial(self.show_why, number))
            button.setAccessibleName(self.texts("list.for", what=self.texts("timeline.why"), of=row.title))
            self._why_buttons.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _chosen(self) -> None:
        found = self.table.selectionModel().selectedRows()
        if found:
            self.show_why(found[0].row())

    def show_why(self, number: int) -> None:
        """Shows the sum behind the day of that row."""
        row = self.rows[number]
        fill_reason(self.why, row.title, row.reason, self.texts, self.doors)
        self.why.show()
        if self.table.isHidden():
            # Under the card that asks.
            column = self.cards.layout()
            if isinstance(column, QVBoxLayout):
                column.removeWidget(self.why)
                column.insertWidget(column.indexOf(self._why_buttons[number]) + 1, self.why)
            return
        self._side.insertWidget(1, self.why)
        self._beside.show()
        self._level(number)

    def _level(self, number: int) -> None:
        """Puts the sum at the height of its row, as far as the table reaches."""
        self.column.activate()
        tall = self.why.heightForWidth(max(200, self.width() * 30 // 100))
        lowest = max(0, self.table.height() - max(tall, self.why.sizeHint().height()))
        head = self.table.horizontalHeader().height()
        self._above.changeSize(0, max(0, min(lowest, head + self.table.rowViewportPosition(number))))
        self._side.invalidate()

    def arrange(self, narrow: bool) -> None:
        """Picture and table where there is room, cards where there is not."""
        if self.picture is not None:
            self.picture.setVisible(not narrow)
        if narrow == self.table.isHidden() and narrow != self.cards.isHidden():
            return
        self.why.hide()
        self._beside.hide()
        self.table.setVisible(not narrow)
        self.cards.setVisible(narrow)


def fill_reason(
    sheet: Surface,
    title: str,
    reason: ReasonView,
    texts: Lookup,
    doors: Doors | None = None,
    is_open: bool = False,
) -> None:
    """Puts the proof of a day on a sheet: what to know; the sum and the rule behind *Meer*."""
    clear(sheet.column)
    sheet.column.setSpacing(theme.px(4))
    head = Strong(texts("timeline.why_title", title=title, day=reason.day_text))
    sheet.column.addWidget(head)
    if reason.reading:
        sheet.column.addWidget(Body(reason.reading))
    if reason.late:
        sheet.column.addWidget(Body(reason.late))
    if reason.repair:
        sheet.column.addWidget(Body(reason.repair, tone="error"))
    if reason.hint:
        sheet.column.addWidget(Body(reason.hint, tone="warning"))
    if reason.consequence:
        sheet.column.addWidget(Body(reason.consequence, tone="muted"))
    if not reason.verified:
        sheet.column.addWidget(Small(texts("help.not_verified"), tone="warning"))
    proof = _proof(reason, texts)
    door = Door("proof", proof, doors or Doors(), texts, head.text(), is_open=is_open)
    sheet.column.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
    sheet.column.addWidget(proof)


def _proof(reason: ReasonView, texts: Lookup) -> QWidget:
    """The sum that a person can do again, where the rule stands, and its number in our list."""
    proof = QWidget()
    column = QVBoxLayout(proof)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    for step in reason.steps:
        column.addWidget(Body(texts("list.item", text=step)))
    for source in reason.sources:
        line = f"{source.title}. {source.rule}" if source.rule else source.title
        extra = "" if source.verified else f" {texts('help.not_verified')}"
        column.addWidget(Small(line + extra, tone="muted"))
    if reason.rule:
        rule = texts("timeline.rule", rule=reason.rule, version=reason.version)
        column.addWidget(Small(rule, tone="muted"))
    return proof
