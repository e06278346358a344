"""Buttons by weight: one primary per page, others outlined or quiet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from ui.style import theme
from ui.style.proxy import CONTROL


class Button(QPushButton):
    """An outlined button. Enter presses it, as Space does."""

    weight = "outlined"

    def __init__(self, text: str, pressed: Callable[[], object] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("weight", self.weight)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tint()
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())

    def _tint(self) -> None:
        mine = self.palette()
        look = theme.colour("button_text" if self.weight == "primary" else "button")
        mine.setColor(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText, look)
        mine.setColor(QPalette.ColorGroup.Inactive, QPalette.ColorRole.ButtonText, look)
        grey = theme.colour("background" if self.weight == "primary" else "muted")
        mine.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, grey)
        self.setPalette(mine)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        sides = 12 if self.weight == "quiet" else 20
        icon = self.iconSize().width() + 8 if not self.icon().isNull() else 0
        return QSize(text.width() + 2 * sides + icon, max(CONTROL, text.height() + 16))

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


class BigButton(PrimaryButton):
    """A start button on Home."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + 24, size.height() + 12)
