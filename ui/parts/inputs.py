"""One-line and many-line inputs whose size follows the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.style import theme
from ui.style.paint import CONTROL, RING, rounded


def paint_box(widget: QWidget, painter: QPainter) -> None:
    """The box of an input: its border is a ring with the focus, and red when the answer is refused."""
    look = theme.tokens()
    focused, wrong = widget.hasFocus(), bool(widget.property("wrong"))
    line = look.focus if focused else look.error if wrong else look.line
    width = RING if focused else 2 if wrong else look.border
    rounded(painter, QRectF(widget.rect()), QColor(look.background), QColor(line), width)


def see_through(widget: QWidget) -> None:
    """Lets the painted box show behind the text."""
    mine = widget.palette()
    mine.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
    widget.setPalette(mine)


class Line(QLineEdit):
    """A one-line input; `width_in_characters` of 0 takes the room there is."""

    is_low = False
    """In the rows of a dense page, where it is no higher than the words beside it."""

    def __init__(self, width_in_characters: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._characters = width_in_characters
        self.setFrame(False)
        self.setTextMargins(12, 0, 12, 0)
        see_through(self)
        wide = QSizePolicy.Policy.Fixed if width_in_characters else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(self, painter)
        painter.end()
        super().paintEvent(event)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        characters = self._characters or 24
        high = max(CONTROL, metrics.height() + 12) if self.is_low else max(CONTROL + 6, metrics.height() + 20)
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


class LinesText(QPlainTextEdit):
    """The text within the box of several lines."""

    def __init__(self, frame: QFrame) -> None:
        super().__init__(frame)
        self._frame = frame

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame.update()


class Lines(QFrame):
    """An input of several lines. Tab leaves it; Enter starts a new line."""

    def __init__(self, rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.text = LinesText(self)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.viewport().setAutoFillBackground(False)
        see_through(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.addWidget(self.text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        focused, wrong = self.text.hasFocus(), bool(self.text.property("wrong"))
        line = look.focus if focused else look.error if wrong else look.line
        width = RING if focused else 2 if wrong else look.border
        rounded(QPainter(self), QRectF(self.rect()), QColor(look.background), QColor(line), width)

    def set_rows(self, rows: int) -> None:
        """Shows so many lines from now on."""
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(360, self.fontMetrics().lineSpacing() * self._rows + 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
