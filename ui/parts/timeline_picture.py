"""The days of a case as a picture, to look at and to walk through with the arrow keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ui.announce import announce
from ui.parts.labels import Small
from ui.style import theme
from ui.style.paint import RING, rounded
from wizard.views import (
    Box,
    Drawing,
    Label,
    Lookup,
    Shape,
    Stroke,
    TimelineMark,
    TimelinePicture,
    lay_out,
    outline_of,
    strokes_of,
)

TEXT: Final = 14
"""Height of the text in pixels at 100 %."""
MARGIN: Final = RING + 5
TONES: Final = {"ink": "text", "soft": "muted", "tint": "selected", "ground": "background"}
SHAPES: Final = {"done": "done", "now": "button", "too_late": "error", "later": "muted"}
"""Colour only helps: every state has a shape of its own."""


class Canvas(QWidget):
    """Paints the picture and shows which day is chosen. One Tab stop."""

    chosen = Signal(int)
    opened = Signal(str)

    def __init__(self, picture: TimelinePicture, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.texts = picture, texts
        self.at = -1
        """The number of the chosen mark; -1 while nobody chose."""
        self.drawing: Drawing | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(picture.name)
        self.setAccessibleDescription(texts("picture.keys"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()

    @property
    def mark(self) -> TimelineMark | None:
        """The chosen day."""
        return self.picture.marks[self.at] if 0 <= self.at < len(self.picture.marks) else None

    def _lay_out(self) -> None:
        plain, bold = theme.font(TEXT), theme.font(TEXT, bold=True)
        measures = {False: QFontMetricsF(plain), True: QFontMetricsF(bold)}
        wide = max(200, self.width() - 2 * MARGIN)
        em = float(plain.pixelSize())
        self.drawing = lay_out(
            self.picture, wide, em, lambda text, fat: measures[fat].horizontalAdvance(text)
        )
        self.setFixedHeight(round(self.drawing.height) + 2 * MARGIN)

    def sizeHint(self) -> QSize:
        return QSize(600, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._lay_out()

    # --- keys and mouse ----------------------------------------------------------------------------------

    def choose(self, number: int) -> None:
        """Goes to that mark, as far as there are marks, and says what it is."""
        if not self.picture.marks:
            return
        self.at = max(0, min(number, len(self.picture.marks) - 1))
        self.update()
        self.chosen.emit(self.at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.at < 0:
            marks = self.picture.marks
            self.choose(next((n for n, mark in enumerate(marks) if mark.is_next), len(marks) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: self.at - 1,
            Qt.Key.Key_Right: self.at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.picture.marks) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self.choose(steps[key])
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Even where there is nothing to open, Enter must not go on to the page.
            if self.mark is not None and self.mark.place:
                self.opened.emit(self.mark.place)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.number_at(event.position())
        if number is not None:
            self.choose(number)

    def number_at(self, point: QPointF) -> int | None:
        """The mark under a point of the widget."""
        x, y = point.x() - MARGIN, point.y() - MARGIN
        reach = max(12.0, theme.px(12))
        spots = self.drawing.spots if self.drawing else ()
        near = [
            (abs(spot.x - x) + abs(spot.y - y), number)
            for number, spot in enumerate(spots)
            if abs(spot.x - x) <= reach and abs(spot.y - y) <= reach
        ]
        return min(near)[1] if near else None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self.number_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), self.picture.marks[number].spoken if number is not None else ""
            )
            return True
        return super().event(event)

    # --- paint -------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.drawing is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            rounded(painter, QRectF(self.rect()), None, theme.colour("focus"), RING)
        painter.translate(MARGIN, MARGIN)
        em = theme.font(TEXT).pixelSize()
        paint(painter, self.drawing, em)
        if self.mark is not None:
            spot = self.drawing.spots[self.at]
            ring = spot.half + em * 0.3
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawEllipse(QPointF(spot.x, spot.y), ring, ring)


def paint(painter: QPainter, drawing: Drawing, em: float) -> None:
    """Draws the pieces in the colours in use."""
    for piece in drawing.pieces:
        match piece:
            case Box():
                _box(painter, piece, em)
            case Stroke():
                _stroke(painter, piece)
            case Shape():
                _shape(painter, piece, em)
            case Label():
                painter.setFont(theme.font(TEXT, bold=piece.bold))
                painter.setPen(theme.colour(TONES[piece.tone]))
                # A text is as wide as it was measured; the last letter may lean a little further.
                room = QRectF(piece.x, piece.y, piece.width + em, piece.height)
                painter.drawText(
                    room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), piece.text
                )


def _box(painter: QPainter, box: Box, em: float) -> None:
    room = QRectF(box.x, box.y, box.width, box.height)
    painter.fillRect(room, theme.colour(TONES[box.fill]))
    for stroke in strokes_of(box, em):
        _stroke(painter, stroke)
    if box.outlined:
        pen = QPen(theme.colour("line"), max(1.0, em * 0.07))
        pen.setStyle(Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room)


def _stroke(painter: QPainter, stroke: Stroke) -> None:
    painter.setPen(QPen(theme.colour(TONES[stroke.tone]), max(1.0, stroke.weight)))
    painter.drawLine(QPointF(stroke.x1, stroke.y1), QPointF(stroke.x2, stroke.y2))


def _shape(painter: QPainter, shape: Shape, em: float) -> None:
    tint = theme.colour(SHAPES.get(shape.kind, "text"))
    lines, filled = outline_of(shape)
    painter.setPen(QPen(tint, max(1.6, em * 0.13)))
    for line in lines:
        points = QPolygonF([QPointF(x, y) for x, y in line])
        is_closed = line[0] == line[-1]
        painter.setBrush(tint if filled else theme.colour("background"))
        if is_closed:
            painter.drawPolygon(points)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(points)


class PictureOfDays(QWidget):
    """The picture with a line under it that says what the chosen day is."""

    task_pressed = Signal(str)

    def __init__(self, picture: TimelinePicture, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.canvas = Canvas(picture, texts)
        self.line = Small(texts("picture.keys"), tone="muted")
        column.addWidget(self.canvas)
        column.addWidget(self.line)
        self.canvas.chosen.connect(lambda _number: self._say())
        self.canvas.opened.connect(self.task_pressed.emit)

    def _say(self) -> None:
        mark = self.canvas.mark
        if mark is None:
            return
        parts = [mark.spoken, self.texts("picture.spoken_open") if mark.place else ""]
        text = " ".join(part for part in parts if part)
        self.line.setText(text)
        self.line.tint("text")
        self.canvas.setAccessibleDescription(text)
        announce(self.canvas, text)
