"""The bar above every page: the way to Start, where you are, and the button for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.buttons import Button, QuietButton
from ui.parts.labels import Ground, Hairline, Strong
from ui.style import theme
from ui.words import dotted

if TYPE_CHECKING:
    from wizard.views import Lookup


def draw_sign(painter: QPainter, room: QRectF, line: QColor) -> None:
    """The sign of the program: two tracks that part, and a stop."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = room.width()
    pen = QPen(line, side * 0.11)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    left, top = room.left(), room.top()
    painter.drawLine(
        QPointF(left + side * 0.3, top + side * 0.9), QPointF(left + side * 0.3, top + side * 0.34)
    )
    painter.drawLine(
        QPointF(left + side * 0.3, top + side * 0.72), QPointF(left + side * 0.7, top + side * 0.42)
    )
    painter.drawLine(
        QPointF(left + side * 0.7, top + side * 0.42), QPointF(left + side * 0.7, top + side * 0.12)
    )
    painter.setBrush(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(left + side * 0.3, top + side * 0.2), side * 0.13, side * 0.13)


def app_icon() -> QIcon:
    """The icon of the window, drawn: one file less to ship."""
    icon = QIcon()
    for side in (16, 32, 64, 128):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("button"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.2, side * 0.2)
        draw_sign(
            painter, QRectF(side * 0.12, side * 0.1, side * 0.76, side * 0.8), theme.colour("button_text")
        )
        painter.end()
        icon.addPixmap(picture)
    return icon


class Sign(QWidget):
    """The sign beside the name."""

    def sizeHint(self) -> QSize:
        return QSize(26, 26)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("button"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        draw_sign(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), theme.colour("button_text"))


class TopBar(Ground):
    """Sign, Start, crumbs and help, always in the same place."""

    home_pressed = Signal()
    case_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__("background", parent)
        self.texts = texts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(8))
        outer.addLayout(row)
        outer.addWidget(Hairline())
        row.addWidget(Sign())
        self.name = Strong(texts("app.name"))
        self.name.setWordWrap(False)
        row.addWidget(self.name)
        self.home_button = QuietButton(texts("nav.home"), self.home_pressed.emit)
        row.addWidget(self.home_button)
        self.case_button = QuietButton("", self.case_pressed.emit)
        row.addWidget(self.case_button)
        self.here = QLabel("")
        self.here.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.here, 1)
        self.help_button = Button(texts("nav.help"), self.help_pressed.emit)
        # Its room stays when it is hidden: the pages below never jump.
        kept = self.help_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.help_button.setSizePolicy(kept)
        row.addWidget(self.help_button)

    def show_place(self, crumbs: tuple[str, ...], at_home: bool, has_help: bool, case_is_link: bool) -> None:
        """Shows where the page is; at Home the name of the program stands there."""
        self.name.setVisible(at_home)
        self.home_button.setVisible(not at_home)
        self.case_button.setVisible(case_is_link and bool(crumbs))
        shown = list(crumbs)
        if case_is_link and shown:
            self.case_button.setText(self.texts("nav.crumb", text=shown.pop(0).replace("&", "&&")))
        font: QFont = self.here.font()
        self.here.setFont(font)
        self.here.setText(dotted(self.texts, shown))
        self.help_button.setVisible(has_help)
        self.help_button.setEnabled(has_help)
