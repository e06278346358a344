"""The weeks of a build-up, or the months of a year, as bars: painted as they are laid out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.timeline_picture import TEXT, paint
from ui.style import theme
from wizard.views import BuildUpChart, Drawing, MonthChart, lay_out_bars, lay_out_months


class Bars(QWidget):
    """A picture to look at; the table beside it says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: BuildUpChart | MonthChart | None = None
        self.drawing: Drawing | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, chart: BuildUpChart | MonthChart, name: str) -> None:
        """Shows that chart; `name` is what a screen reader says of it."""
        self.chart = chart
        self.setAccessibleName(name)
        self._lay_out()
        self.update()

    def _lay_out(self) -> None:
        if self.chart is None:
            return
        plain, bold = theme.font(TEXT), theme.font(TEXT, bold=True)
        measures = {False: QFontMetricsF(plain), True: QFontMetricsF(bold)}
        room = (
            float(max(240, self.width())),
            float(plain.pixelSize()),
            lambda text, fat: measures[fat].horizontalAdvance(text),
        )
        if isinstance(self.chart, MonthChart):
            self.drawing = lay_out_months(self.chart, *room)
        else:
            self.drawing = lay_out_bars(self.chart, *room)
        self.setFixedHeight(round(self.drawing.height) + 4)

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self.drawing, float(theme.font(TEXT).pixelSize()))
