"""Tables to read: as high as their rows, calm lines, one Tab stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ui.style import theme


class ReadTable(QTableWidget):
    """Shows text in cells; Ctrl+C copies it with tabs between the cells."""

    def __init__(self, head: list[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(head), parent)
        self.setHorizontalHeaderLabels(head)
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
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 6)

    def _widths(self) -> None:
        """Every column as wide as its text and some air; the rest goes to those that stretch."""
        air = theme.px(28)
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        bold = QFontMetrics(header.font())
        wanted = []
        for place in range(self.columnCount()):
            head, cells = self.horizontalHeaderItem(place), range(self.rowCount())
            texts = [item.text() for number in cells if (item := self.item(number, place))]
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            wanted.append(max(widest, bold.horizontalAdvance(head.text() if head else "")) + air)
        fixed = sum(width for place, width in enumerate(wanted) if place not in self._stretch)
        share = (self.viewport().width() - fixed) // max(1, len(self._stretch))
        for place, width in enumerate(wanted):
            header.resizeSection(place, max(share, theme.px(120)) if place in self._stretch else width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

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
