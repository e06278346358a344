"""Labels whose class decides their font (see CLASS_FONTS in the theme), and painted surfaces."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGroupBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.style import theme
from ui.style.paint import rounded

Tone: TypeAlias = Literal["plain", "panel", "error", "warning", "done", "selected"]


class Body(QLabel):
    """Plain text that wraps. Markup in content is shown as it is, never interpreted."""

    def __init__(self, text: str = "", parent: QWidget | None = None, tone: str = "text") -> None:
        self._tone = tone
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.tint(tone)

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        policy = self.sizePolicy()
        policy.setHeightForWidth(on)
        self.setSizePolicy(policy)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            written = self.palette().color(QPalette.ColorRole.WindowText)
            if written != theme.colour(self._tone):
                self.tint(self._tone)

    def tint(self, tone: str) -> None:
        """Writes in the colour of that token from now on."""
        self._tone = tone
        mine = self.palette()
        mine.setColor(QPalette.ColorRole.WindowText, theme.colour(tone))
        self.setPalette(mine)


class Question(Body):
    """The question of a page: its heading."""


class Title(Body):
    """The heading of a page without a question."""


class Subtitle(Body):
    """A heading within a page."""


class Section(Body):
    """A small heading above a group."""


class Strong(Body):
    """Text that carries weight."""


class Small(Body):
    """Text beside the main thing."""


class Caption(Body):
    """The line above a heading."""


class Surface(QFrame):
    """A sheet with round corners on which other things lie."""

    def __init__(self, tone: Tone = "plain", parent: QWidget | None = None, padding: int = 20) -> None:
        super().__init__(parent)
        self.tone: Tone = tone
        self.column = QVBoxLayout(self)
        gap = theme.px(padding)
        self.column.setContentsMargins(gap, gap, gap, gap)
        self.column.setSpacing(theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.tokens()
        fills = {
            "plain": (look.background, look.hairline),
            "panel": (look.panel, look.panel),
            "error": (look.error_tint, look.error),
            "warning": (look.warning_tint, look.warning),
            "done": (look.done_tint, look.done),
            "selected": (look.selected, look.button),
        }
        fill, line = fills[self.tone]
        width = look.border
        painter = QPainter(self)
        ring = self.hasFocus()
        rounded(
            painter,
            QRectF(self.rect()),
            QColor(fill),
            QColor(look.focus if ring else line),
            3 if ring else width,
        )


class Ground(QWidget):
    """A plain ground in the panel colour or the background colour."""

    def __init__(self, token: str = "background", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour(self.token))


class Hairline(QWidget):
    """A thin line between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("hairline"))


class Group(QGroupBox):
    """Tells a screen reader that the answers in it belong together; draws nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The style keeps room for a frame that is not drawn here.
        self.setContentsMargins(0, 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # And it does so again with another size of the text, which need not change the size of the group.
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        return
