"""A scroll bar without arrows: a calm handle on the ground of the page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

from ui.style import theme
from ui.style.paint import rounded


class ScrollBar(QScrollBar):
    """Paints its handle; everything else is as Qt does it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("panel"))
        tint = theme.colour("muted" if self.underMouse() else "line")
        rounded(painter, QRectF(handle).adjusted(4, 2, -4, -2), tint, None, 0)
