"""Answers to choose from: a whole row is the target, with its explanation below the label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.style import theme
from ui.style.paint import RING, paint_text, rounded

_MARK = 20


if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    # Two Qt classes among the bases of one class is more than the bindings can bear.
    _Base = object


class _Row(_Base):
    """What radio rows and check rows share; mixed in before the Qt class."""

    enter_pressed: Signal

    def _set_up(self, help_text: str, key: str, compact: bool) -> None:
        self.help_text = help_text
        self.key = key
        self.compact = compact
        policy = QSizePolicy(
            QSizePolicy.Policy.Minimum if compact else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Minimum,
        )
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(help_text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _sides(self) -> tuple[int, int]:
        return (12, 8) if self.compact else (16, 11)

    def _small(self) -> QFontMetrics:
        return QFontMetrics(theme.font(15))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, down = self._sides()
        room = max(60, width - 2 * across - _MARK - 12 - (0 if self.compact else 32))
        high = self._tall(self.fontMetrics(), self.text(), room)
        if self.help_text:
            high += 2 + self._tall(self._small(), self.help_text, room)
        return max(36 if self.compact else 46, high + 2 * down)

    @staticmethod
    def _tall(metrics: QFontMetrics, text: str, width: int) -> int:
        return metrics.boundingRect(QRect(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), text).height()

    def sizeHint(self) -> QSize:
        across, _ = self._sides()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2 * across + _MARK + 14
        if not self.compact:
            width = max(width + 32, 260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if self.compact:
            return self.sizeHint()
        longest = max(
            (self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=60
        )
        width = longest + 2 * self._sides()[0] + _MARK + 48
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused, over = self.isChecked(), self.hasFocus(), self.underMouse()
        fill = look.selected if chosen else look.panel if over else look.background
        line = look.focus if focused else look.button if chosen else look.line
        width = RING if focused else 2 if chosen else look.border
        rounded(painter, QRectF(self.rect()), QColor(fill), QColor(line), width)
        across, down = self._sides()
        metrics = self.fontMetrics()
        mark = QRectF(across, down + (metrics.height() - _MARK) / 2, _MARK, _MARK)
        if not self.help_text:
            mark.moveTop((self.height() - _MARK) / 2)
        self._mark(painter, mark, chosen)
        left = across + _MARK + 12
        room = self.width() - left - across - (0 if self.compact else 32)
        high = self._tall(metrics, self.text(), room)
        top = down if self.help_text else (self.height() - high) / 2
        painter.setFont(self.font())
        paint_text(painter, QRectF(left, top, room, high), self.text(), theme.colour("text"), 0)
        if self.help_text:
            painter.setFont(theme.font(15))
            below = QRectF(left, top + high + 2, room, self.height())
            paint_text(painter, below, self.help_text, theme.colour("muted"), 0)
        if self.key and not self.compact:
            painter.setFont(theme.font(13))
            edge = QFontMetrics(painter.font())
            width_of_key = max(edge.horizontalAdvance(self.key) + 10, 22)
            cap = QRectF(self.width() - across - width_of_key, (self.height() - 22) / 2, width_of_key, 22)
            cap.adjust(0, -(edge.height() - 18) / 2, 0, (edge.height() - 18) / 2)
            rounded(painter, cap, None, theme.colour("hairline"), 1)
            painter.setPen(theme.colour("muted"))
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self.key)

    def _mark(self, painter: QPainter, place: QRectF, chosen: bool) -> None:
        raise NotImplementedError


class RadioRow(_Row, QRadioButton):
    """One of several answers."""

    enter_pressed = Signal()

    def __init__(
        self,
        text: str,
        help_text: str = "",
        key: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        QRadioButton.__init__(self, text.replace("&", "&&"), parent)
        self.setText(text)
        self._set_up(help_text, key, compact)

    def _mark(self, painter: QPainter, place: QRectF, chosen: bool) -> None:
        line = theme.colour("button" if chosen else "line")
        painter.setPen(QPen(line, 2 if chosen else 1.5))
        painter.setBrush(theme.colour("background"))
        painter.drawEllipse(place.adjusted(1, 1, -1, -1))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(line)
            painter.drawEllipse(place.adjusted(5.5, 5.5, -5.5, -5.5))


class CheckRow(_Row, QCheckBox):
    """An answer that may be chosen beside others."""

    enter_pressed = Signal()

    def __init__(
        self,
        text: str,
        help_text: str = "",
        key: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        QCheckBox.__init__(self, text, parent)
        self._set_up(help_text, key, compact)

    def _mark(self, painter: QPainter, place: QRectF, chosen: bool) -> None:
        line = theme.colour("button" if chosen else "line")
        rounded(
            painter,
            place.adjusted(1, 1, -1, -1),
            theme.colour("button" if chosen else "background"),
            line,
            1.5,
        )
        if chosen:
            painter.setPen(QPen(theme.colour("button_text"), 2.4))
            left, top = place.left(), place.top()
            painter.drawPolyline([QPoint(int(left + 5), int(top + 10)), QPoint(int(left + 9), int(top + 14))])
            painter.drawPolyline([QPoint(int(left + 9), int(top + 14)), QPoint(int(left + 15), int(top + 6))])
