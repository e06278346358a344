"""How borders, rings and text are painted.

Each kind of control paints itself. A QProxyStyle would be asked in Python for every part of every widget;
this way only our own controls pay, and they pay for what they draw.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

RING: Final = 3
"""Width of the line around what has the focus, in pixels."""
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
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    painter.restore()


def paint_text(painter: QPainter, rect: QRectF, text: str, tint: QColor, flags: int = 0) -> None:
    """Text in a colour, wrapped at words."""
    painter.setPen(tint)
    painter.drawText(rect, flags | int(Qt.TextFlag.TextWordWrap), text)
