"""Two parts of a page, one of which is shown when there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar

from ui.style import theme


class Tabs(QTabBar):
    """Words with a line under the chosen one; arrow keys change it, as with every tab bar."""

    def tabSizeHint(self, index: int) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.tabText(index)) + 2 * theme.px(18)
        return QSize(width, max(40, metrics.height() + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for index in range(self.count()):
            room = QRectF(self.tabRect(index))
            chosen = index == self.currentIndex()
            painter.setPen(theme.colour("text" if chosen else "button"))
            painter.setFont(theme.font(16, bold=chosen))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self.tabText(index))
            if chosen:
                line = QRectF(room.left() + 8, room.bottom() - 3, room.width() - 16, 3)
                painter.fillRect(line, theme.colour("button"))
