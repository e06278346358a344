"""The ring around the widget with the focus, for those that do not paint it themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QScrollArea, QTabBar, QWidget

from ui.parts.inputs import LinesText
from ui.style import theme
from ui.style.paint import RING, rounded


class FocusRing(QWidget):
    """Lies over the widget with the focus, moves along with it and is cut off where it is cut off."""

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
            # A ring that stays on a page would be thrown away together with it.
            self.setParent(self._home)
            return
        self._around.installEventFilter(self)
        self.setParent(self._ground(self._around))
        self._place()
        self.show()
        self.raise_()

    def _ground(self, widget: QWidget) -> QWidget:
        """What the ring lies on: the page inside the nearest scroller around the widget, else the window."""
        around = widget.parentWidget()
        while around is not None and around is not self._home:
            page = around.widget() if isinstance(around, QScrollArea) else None
            if page is not None:
                return page
            around = around.parentWidget()
        return self._home

    def _place(self) -> None:
        if self._around is not None:
            corner = self._around.mapTo(self.parentWidget() or self._home, QPoint(0, 0))
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
