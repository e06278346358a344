"""Draws controls flat, with room, and with a ring of 3 pixels around the one that has the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QProxyStyle, QPushButton, QStyle, QStyleOption, QWidget

from ui.style import theme

RING: Final = 3
RADIUS: Final = 6
CONTROL: Final = 36
"""Height of a control at 100 %, in pixels; the text makes it grow."""


def rounded(painter: QPainter, rect: QRectF, fill: QColor | None, line: QColor | None, width: float) -> None:
    """A rounded rectangle whose border lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
    if fill is not None:
        painter.fillPath(path, fill)
    if line is not None and width:
        painter.setPen(QPen(line, width))
        painter.drawPath(path)
    painter.restore()


class CalmStyle(QProxyStyle):
    """Fusion with our own borders, buttons and focus ring. Colours come from the tokens."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        kind = QStyle.PrimitiveElement
        if element == kind.PE_PanelButtonCommand and isinstance(widget, QPushButton):
            self._button(option, painter, widget)
        elif element in (kind.PE_FrameLineEdit, kind.PE_PanelLineEdit):
            if element == kind.PE_PanelLineEdit:
                self._input(option, painter, widget)
        elif element == kind.PE_Frame and widget is not None and widget.inherits("QPlainTextEdit"):
            self._input(option, painter, widget)
        elif element == kind.PE_FrameFocusRect:
            self._ring(option, painter, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric == QStyle.PixelMetric.PM_ButtonShiftHorizontal:
            return 0
        if metric == QStyle.PixelMetric.PM_DefaultFrameWidth and widget is not None:
            if widget.inherits("QLineEdit") or widget.inherits("QPlainTextEdit"):
                return RING + 1
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: object = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_UnderlineShortcut:
            return 1
        if hint == QStyle.StyleHint.SH_EtchDisabledText:
            return 0
        return super().styleHint(hint, option, widget)

    def _button(self, option: QStyleOption, painter: QPainter, widget: QPushButton) -> None:
        look = theme.tokens()
        state = option.state  # type: ignore[attr-defined]
        flag = QStyle.StateFlag
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        enabled, over = bool(state & flag.State_Enabled), bool(state & flag.State_MouseOver)
        down, focused = bool(state & flag.State_Sunken), bool(state & flag.State_HasFocus)
        weight = widget.property("weight")
        if focused:
            rounded(painter, rect, None, theme.colour("focus"), RING)
            rect = rect.adjusted(RING + 2, RING + 2, -RING - 2, -RING - 2)
        if weight == "primary":
            fill = look.button_over if enabled and (over or down) else look.button
            rounded(painter, rect, QColor(fill if enabled else look.muted), None, 0)
        elif weight == "quiet":
            if over and enabled:
                rounded(painter, rect, theme.colour("selected"), None, 0)
        else:
            fill = look.selected if enabled and (over or down) else look.background
            line = look.button if enabled else look.hairline
            rounded(painter, rect, QColor(fill), QColor(line), look.border)

    def _input(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        look = theme.tokens()
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        if widget is not None and widget.parent() is not None and widget.parent().inherits("QComboBox"):
            return
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)  # type: ignore[attr-defined]
        wrong = widget is not None and bool(widget.property("wrong"))
        line = look.focus if focused else look.error if wrong else look.line
        width = RING if focused else 2 if wrong else look.border
        rounded(painter, rect, QColor(look.background), QColor(line), width)

    def _ring(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        if isinstance(widget, QPushButton):
            return
        rounded(painter, QRectF(option.rect), None, theme.colour("focus"), RING)  # type: ignore[attr-defined]


def paint_text(painter: QPainter, rect: QRectF, text: str, tint: QColor, flags: int) -> None:
    """Text in a colour, wrapped at words."""
    painter.setPen(tint)
    painter.drawText(rect, flags | int(Qt.TextFlag.TextWordWrap), text)
