"""A scroll bar without arrows: a calm handle on the ground of the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.style import theme
from ui.style.paint import rounded


class ScrollBar(QScrollBar):
    """Paints its handle; everything else is as Qt does it. Its room stays when there is nothing to scroll."""

    def __init__(
        self, ground: str = "background", parent: QWidget | None = None, across: bool = False
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal if across else Qt.Orientation.Vertical, parent)
        self.ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(self.ground))
        if self.maximum() <= self.minimum():
            return
        # Here and not above: the many enums of QStyle cost 4 ms, and the first picture has no handle.
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        tint = theme.colour("muted" if self.underMouse() else "line")
        rounded(painter, QRectF(handle).adjusted(4, 4, -4, -4), tint, None, 0)


def bar_width() -> int:
    """Pixels that a scroll bar at the side takes."""
    return QScrollBar(Qt.Orientation.Vertical).sizeHint().width()
