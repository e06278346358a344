"""Buttons by weight: one primary per page, others outlined or quiet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.style import theme
from ui.style.paint import CONTROL, RING, rounded


class Button(QPushButton):
    """An outlined button. Enter presses it, as Space does."""

    weight = "outlined"
    lead = 0
    """Room before the text, in pixels."""

    def __init__(
        self, text: str, pressed: Callable[[], object] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.paint_ground(painter))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(self.rect().adjusted(self.lead, 0, 0, 0), int(flags), self.text())

    def paint_ground(self, painter: QPainter) -> QColor:
        """Draws the ring of the focus and the shape; gives the colour to write in."""
        look = theme.tokens()
        room = QRectF(self.rect())
        over = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.hasFocus():
            rounded(painter, room, None, theme.colour("focus"), RING)
            room = room.adjusted(RING + 2, RING + 2, -RING - 2, -RING - 2)
        ink = look.button if self.isEnabled() else look.muted
        if self.weight == "primary":
            fill = look.button_over if over else ink
            rounded(painter, room, QColor(fill), None, 0)
            ink = look.button_text if self.isEnabled() else look.background
        elif self.weight == "outlined":
            line = look.button if self.isEnabled() else look.hairline
            rounded(
                painter, room, QColor(look.selected if over else look.background), QColor(line), look.border
            )
        elif over:
            rounded(painter, room, QColor(look.selected), None, 0)
        return QColor(ink)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        sides = {"quiet": 12, "link": 6}.get(self.weight, 20)
        return QSize(max(CONTROL, text.width() + 2 * sides), max(CONTROL, text.height() + 16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()


class PrimaryButton(Button):
    """The one thing to do on this page."""

    weight = "primary"

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + 12, max(44, size.height() + 4))


class QuietButton(Button):
    """A thing that can be done, without a border."""

    weight = "quiet"


class LinkButton(Button):
    """A quiet button that stands under text and lines up with it."""

    weight = "link"


class DoorButton(Button):
    """A way to begin, as large as a door: what it does, and below it for whom."""

    def __init__(self, text: str, under: str, pressed: Callable[[], object] | None = None) -> None:
        super().__init__(text, pressed)
        self.under = under
        self.setAccessibleDescription(under)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = self.paint_ground(painter)
        side, between = theme.px(20), theme.px(4)
        title, small = theme.font(20, bold=True), theme.font(16)
        high, low = QFontMetrics(title).height(), QFontMetrics(small).height()
        top = (self.height() - high - low - between) // 2
        wide = self.width() - 2 * side
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(title)
        painter.setPen(ink)
        painter.drawText(side, top, wide, high, flags, self.text())
        painter.setFont(small)
        painter.setPen(theme.colour("text" if self.isEnabled() else "muted"))
        painter.drawText(side, top + high + between, wide, low, flags, self.under)

    def sizeHint(self) -> QSize:
        title, small = QFontMetrics(theme.font(20, bold=True)), QFontMetrics(theme.font(16))
        wide = max(title.horizontalAdvance(self.text()), small.horizontalAdvance(self.under))
        high = title.height() + small.height() + theme.px(4)
        return QSize(max(theme.px(300), wide + 2 * theme.px(20)), high + 2 * theme.px(18))
