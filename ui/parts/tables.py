"""Tables to read: as high as their rows, calm lines, one Tab stop."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.style import theme

PADDING: Final = 10
"""Pixels between the edge of a cell and its text."""


class CalmHeader(QHeaderView):
    """Column heads on a plain ground, in line with the cells below."""

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.fillRect(rect, theme.colour("panel"))
        painter.setPen(theme.colour("text"))
        painter.setFont(self.font())
        head = self.model().headerData(logicalIndex, self.orientation())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(PADDING, 0, 0, 0), int(flags), str(head or ""))


class RoomyCells(QStyledItemDelegate):
    """Cells with air around their text; the whole row shows where the cursor is."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell = QRect(option.rect)
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen:
            painter.fillRect(cell, theme.colour("selected"))
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, theme.colour("hairline"))
        painter.setPen(theme.colour("text"))
        painter.setFont(option.font)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(cell.adjusted(PADDING, 0, -PADDING, 0), int(flags), str(index.data() or ""))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        table = self.parent()
        wide = table.columnWidth(index.column()) if isinstance(table, QTableWidget) else 200
        room = QRect(0, 0, max(40, wide - 2 * PADDING), 10_000)
        metrics = option.fontMetrics
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), str(index.data() or "")).height()
        return QSize(wide, high + 6)


class ReadTable(QTableWidget):
    """Shows text in cells; Ctrl+C copies it with tabs between the cells."""

    def __init__(self, head: list[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(head), parent)
        self.setHorizontalHeader(CalmHeader(Qt.Orientation.Horizontal, self))
        self.setHorizontalHeaderLabels(head)
        self.setItemDelegate(RoomyCells(self))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self._stretch: tuple[int, ...] = ()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(40))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFont(theme.font(14, bold=True))
        header.setFixedHeight(max(theme.px(32), QFontMetrics(header.font()).height() + 10))
        header.setMinimumSectionSize(theme.px(40))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def put(self, rows: list[tuple[str, ...]], stretch: tuple[int, ...]) -> None:
        """Fills the table; the columns in `stretch` share the room that is left."""
        self._stretch = stretch
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                self.setItem(number, place, item)
        self.fit()

    def fit(self) -> None:
        """Takes the height of all rows: the page scrolls, never a table within it."""
        self._widths()
        self.resizeRowsToContents()
        rows = 0
        for number in range(self.rowCount()):
            high = max(self.rowHeight(number) + 8, theme.px(40))
            self.setRowHeight(number, high)
            rows += high
        self.setFixedHeight(rows + self.horizontalHeader().height() + 6)

    def _widths(self) -> None:
        """Every column as wide as its text and some air; the rest goes to those that stretch."""
        air = theme.px(28)
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        bold = QFontMetrics(header.font())
        wanted, words = [], []
        for place in range(self.columnCount()):
            head, cells = self.horizontalHeaderItem(place), range(self.rowCount())
            texts = [item.text() for number in cells if (item := self.item(number, place))]
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            longest = (metrics.horizontalAdvance(word) for text in texts for word in text.split())
            words.append(max(longest, default=0) + 2 * PADDING + 2)
            wanted.append(max(widest, bold.horizontalAdvance(head.text() if head else "")) + air)
        fixed = sum(width for place, width in enumerate(wanted) if place not in self._stretch)
        left = self.viewport().width() - fixed
        # Those that need most for their longest word go first; the others share what they leave.
        waiting = sorted(self._stretch, key=lambda place: -words[place])
        for number, place in enumerate(waiting):
            share = max(left // (len(waiting) - number), words[place])
            header.resizeSection(place, share)
            left -= share
        for place, width in enumerate(wanted):
            if place not in self._stretch:
                header.resizeSection(place, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """With large text the columns are wider: they were measured before the text had its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        to_choose = self.selectionMode() == QAbstractItemView.SelectionMode.SingleSelection
        if to_choose and self.rowCount() and not self.selectedIndexes():
            # A row is chosen from the start, so that its buttons work at once.
            self.selectRow(max(0, self.currentRow()))

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Enter opens the row; the page must not go on as well.
            event.accept()

    def _copy(self) -> None:
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        lines = []
        for number in chosen:
            cells = [self.item(number, place) for place in range(self.columnCount())]
            lines.append("\t".join(cell.text() if cell else "" for cell in cells))
        QApplication.clipboard().setText("\n".join(lines))
