"""What every page of the window is: a title, a way to lay itself out, a place for the cursor."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.parts.labels import Ground, Hairline
from ui.parts.scroll_bar import ScrollBar, bar_width
from ui.style import theme

Width: TypeAlias = Literal["wide", "medium", "narrow"]
WIDE: Final = 110
MEDIUM: Final = 75
READING: Final = 74
"""Characters in a column to read."""


def width_class(pixels: int) -> Width:
    """How much fits next to each other, measured in characters of the text in use."""
    characters = pixels / max(1, theme_character())
    return "wide" if characters >= WIDE else "medium" if characters >= MEDIUM else "narrow"


def theme_character() -> int:
    """The width of one character of body text, in pixels."""
    return QFontMetrics(QApplication.font()).horizontalAdvance("0")


class Page(QWidget):
    """Fills the window below the top bar."""

    has_help = False

    def __init__(self, title: str, crumbs: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        """Of the window."""
        self.crumbs = crumbs
        """Where this is, below Start."""

    def arrange(self, width: Width) -> None:
        """Lays the page out for that width."""

    def focus_first(self) -> None:
        """Puts the cursor where work begins."""

    def focus_search(self) -> bool:
        """Puts the cursor in the search line (F3); False when there is none."""
        return False

    def close_panel(self) -> bool:
        """Closes what lies open over the page (Esc); False when there was nothing."""
        return False

    def toggle_help(self) -> None:
        """Opens or closes the help of this page (F1)."""


class _Scrolled(Ground):
    """What scrolls: as high as its text needs at this width, where Qt would add up lines that wrap sooner."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Scroller(QScrollArea):
    """A column in the middle that scrolls up and down, never sideways."""

    def __init__(
        self, characters: int = READING, token: str = "background", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBar(ScrollBar(token, self))
        # Its room is always there: the column and the buttons below it stay in line.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Asking Qt for the viewport that it made itself costs 15 ms at the start of the program: PySide then
        # makes the Python class of every kind of widget, to see which of them it is.
        self.setViewport(QWidget())
        ground = _Scrolled(token)
        self.setWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        middle.setMaximumWidth(theme_character() * characters + 2 * theme.px(32))
        self._middle = middle
        self.column = QVBoxLayout(middle)
        self.margins(32, 28)
        self.column.setSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)

    def margins(self, side: int, top: int) -> None:
        """Room at the sides and above and below, in pixels at 100 %."""
        self.column.setContentsMargins(theme.px(side), theme.px(top), theme.px(side), theme.px(top))

    def done(self) -> None:
        """Call after the last part: what is over stays below."""
        self.column.addStretch(1)


class CommandBar(Ground):
    """Buttons that stay at the bottom: back at the left, forward at the right, in the column."""

    def __init__(self, characters: int = READING, parent: QWidget | None = None) -> None:
        super().__init__("background", parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Hairline())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(row)
        middle = QWidget()
        middle.setMaximumWidth(theme_character() * characters + 2 * theme.px(32))
        self.row = QHBoxLayout(middle)
        self.row.setContentsMargins(theme.px(32), theme.px(12), theme.px(32), theme.px(12))
        self.row.setSpacing(theme.px(12))
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        row.addSpacing(bar_width())

    def tighten(self, narrow: bool) -> None:
        """Less air when there is little room."""
        side = 16 if narrow else theme.px(32)
        self.row.setContentsMargins(side, theme.px(6 if narrow else 12), side, theme.px(6 if narrow else 12))
