"""One-line and many-line inputs whose size follows the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.style.proxy import CONTROL, RING


class Line(QLineEdit):
    """A one-line input; `width_in_characters` of 0 takes the room there is."""

    def __init__(self, width_in_characters: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._characters = width_in_characters
        self.setTextMargins(6, 0, 6, 0)
        wide = QSizePolicy.Policy.Fixed if width_in_characters else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        characters = self._characters or 24
        high = max(CONTROL + 6, metrics.height() + 20)
        return QSize(metrics.horizontalAdvance("0") * characters + 2 * (RING + 10), high)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return hint if self._characters else QSize(min(hint.width(), 120), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt hands Enter on to the page as well; `returnPressed` has said it already.
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()


class Lines(QPlainTextEdit):
    """An input of several lines. Tab leaves it; Enter starts a new line."""

    def __init__(self, rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setTabChangesFocus(True)
        self.setViewportMargins(6, 6, 6, 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(360, self.fontMetrics().lineSpacing() * self._rows + 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
