"""Answers that stand in one line: a short word with its key before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.parts.options import CheckRow, RadioRow
from ui.style import theme
from ui.style.paint import RING, rounded

_SIDE: Final = 9
_GAP: Final = 5
_TICK: Final = 16
_LOWEST: Final = 36

if TYPE_CHECKING:
    _Base = RadioRow
else:
    # Two Qt classes among the bases of one class is more than the bindings can bear.
    _Base = object


class _Segment(_Base):
    """What both kinds share: as wide as the word, and keys that belong to the page stay for the page."""

    _mark_width = 0

    def _word_font(self) -> QFontMetrics:
        return QFontMetrics(theme.font(15))

    def _key_width(self) -> int:
        return QFontMetrics(theme.font(12)).horizontalAdvance(self.key) + _GAP if self.key else 0

    def heightForWidth(self, width: int) -> int:
        return max(_LOWEST, self._word_font().height() + 2 * (RING + 2) + 4)

    def sizeHint(self) -> QSize:
        word = self._word_font().horizontalAdvance(self.text())
        width = word + self._key_width() + self._mark_width + 2 * _SIDE
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 60), self.heightForWidth(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, room = self.isChecked(), QRectF(self.rect())
        if self.hasFocus():
            rounded(painter, room, None, theme.colour("focus"), RING)
            room = room.adjusted(RING + 1, RING + 1, -RING - 1, -RING - 1)
        else:
            room = room.adjusted(1, 1, -1, -1)
        fill = look.button if chosen else look.selected if self.underMouse() else look.background
        rounded(painter, room, QColor(fill), QColor(look.button if chosen else look.line), look.border)
        ink, pale = (look.button_text,) * 2 if chosen else (look.text, look.muted)
        left = float(_SIDE)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if self.key:
            painter.setFont(theme.font(12))
            painter.setPen(QColor(pale))
            painter.drawText(QRectF(left, 0, self._key_width(), self.height()), middle, self.key)
            left += self._key_width()
        if self._mark_width:
            self._mark(painter, QRectF(left, (self.height() - _TICK) / 2, _TICK, _TICK), chosen)
            left += self._mark_width
        painter.setFont(theme.font(15))
        painter.setPen(QColor(ink))
        rest = max(0.0, self.width() - left - _SIDE + 2)
        word = self._word_font().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(rest) + 1)
        painter.drawText(QRectF(left, 0, rest, self.height()), middle, word)


class Segment(_Segment, RadioRow):
    """One of several answers; the chosen one is filled."""

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        RadioRow.__init__(self, text, "", key, compact=True, parent=parent)


class Tick(_Segment, CheckRow):
    """An answer beside others, with a box before its word."""

    _mark_width = _TICK + _GAP

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        CheckRow.__init__(self, text, "", key, compact=True, parent=parent)

    def _mark(self, painter: QPainter, place: QRectF, chosen: bool) -> None:
        ink = theme.colour("button_text" if chosen else "line")
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)
        if chosen:
            x, y = place.left(), place.top()
            painter.setPen(QPen(ink, 2.2))
            painter.drawLine(int(x + 3), int(y + 8), int(x + 7), int(y + 12))
            painter.drawLine(int(x + 7), int(y + 12), int(x + 13), int(y + 4))
