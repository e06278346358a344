"""What is not needed now stands behind a door: a button that opens and closes a part of the page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSettings, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import LinkButton
from ui.style import theme
from wizard.views import Lookup


class Doors:
    """Which doors somebody left open. It stays on this computer and says nothing about a case."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings
        self._now: dict[str, bool] = {}

    def is_open(self, name: str, otherwise: bool) -> bool:
        """How the door was left; `otherwise` when nobody touched it yet."""
        if self._settings is None:
            return self._now.get(name, otherwise)
        kept = self._settings.value(f"doors/{name}")
        return otherwise if kept is None else kept == "open"

    def keep(self, name: str, is_open: bool) -> None:
        self._now[name] = is_open
        if self._settings is not None:
            self._settings.setValue(f"doors/{name}", "open" if is_open else "closed")


class Door(LinkButton):
    """Opens and closes `body`. Its name says what a press does, and of which part.

    The cursor stays on the door: the next Tab goes into what it opened.
    """

    lead = 16

    def __init__(
        self,
        name: str,
        body: QWidget,
        doors: Doors,
        texts: Lookup,
        of: str = "",
        closed: str = "",
        is_open: bool = False,
    ) -> None:
        super().__init__("")
        self.name, self.body, self._doors, self._texts, self._of = name, body, doors, texts, of
        self._closed = closed or texts("door.more")
        self.is_open = doors.is_open(name, is_open)
        if not self.is_open:
            # What is open is shown with its page: shown alone, it would be a window of its own.
            body.hide()
        self._say()
        self.clicked.connect(lambda _checked=False: self.turn())

    def turn(self) -> None:
        """Opens what is closed and closes what is open, and keeps that."""
        self.is_open = not self.is_open
        self.body.setVisible(self.is_open)
        self._doors.keep(self.name, self.is_open)
        self._say()

    def open(self) -> None:
        """Opens what is closed."""
        if not self.is_open:
            self.turn()

    def _say(self) -> None:
        text = self._texts("door.less") if self.is_open else self._closed
        self.setText(text)
        self.setAccessibleName(self._texts("list.for", what=text, of=self._of) if self._of else text)
        self.setAccessibleDescription(self._texts("door.is_open" if self.is_open else "door.is_closed"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return QSize(size.width() + self.lead, size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("button"))
        text = self.fontMetrics().horizontalAdvance(self.text())
        x = (self.width() + self.lead - text) / 2 - self.lead
        y = self.height() / 2
        down = ((0, -2.5), (9, -2.5), (4.5, 3.5))
        right = ((2, -4.5), (8, 0), (2, 4.5))
        points = [QPointF(x + dx, y + dy) for dx, dy in (down if self.is_open else right)]
        painter.drawPolygon(QPolygonF(points))
