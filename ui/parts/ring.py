"""The ring around the widget with the focus, for those that do not paint it themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QTabBar, QWidget

from ui.parts.inputs import LinesText
from ui.style import theme
from ui.style.paint import RING, rounded


class FocusRing(QWidget):
    """Lies over the widget with the focus and moves along with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._home = window
        self._around: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def follow(self, widget: QWidget | None) -> None:
        """Moves to this widget when it needs a ring."""
        if self._around is not None:
            self._around.removeEventFilter(self)
        wanted = isinstance(widget, QAbstractScrollArea | QComboBox | QTabBar) and not isinstance(
            widget, LinesText
        )
        self._around = widget if wanted else None
        if self._around is None or not self._home.isAncestorOf(self._around):
            self._around = None
            self.hide()
            return
        self._around.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        if self._around is not None:
            corner = self._around.mapTo(self._home, QPoint(0, 0))
            self.setGeometry(QRect(corner, self._around.size()).adjusted(-1, -1, 1, 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), None, theme.colour("focus"), RING)
