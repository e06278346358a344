"""Tables to read: as high as their rows, calm lines, one Tab stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
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
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(40))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFont(theme.font(14, bold=True))
        header.setMinimumSectionSize(theme.px(40))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def put(self, rows: list[tuple[str, ...]], stretch: int) -> None:
        """Fills the table; column `stretch` takes the room that is left."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                self.setItem(number, place, item)
        for place in range(self.columnCount()):
            mode = QHeaderView.ResizeMode.Stretch if place == stretch else QHeaderView.ResizeMode.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(place, mode)
        self.fit()

    def fit(self) -> None:
        """Takes the height of all rows: the page scrolls, never a table within it."""
        self.resizeRowsToContents()
        rows = 0
        for number in range(self.rowCount()):
            high = max(self.rowHeight(number) + 8, theme.px(40))
            self.setRowHeight(number, high)
            rows += high
        self.setFixedHeight(rows + self.horizontalHeader().sizeHint().height() + 6)

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
