"""Statuses as a shape with a word; colour only helps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.labels import Small
from ui.style import theme

TINTS: Final = {
    "to_do": "button",
    "started": "warning",
    "cannot_start": "muted",
    "done": "done",
    "overdue": "error",
    "open_not_yet": "muted",
    "open": "button",
    "due_today": "warning",
    "done_late": "done",
    "not_applicable": "muted",
}


class Mark(QWidget):
    """The shape of a status: a full diamond, a half disc, an open circle, a tick, a triangle."""

    def __init__(self, status: str, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self._size = size
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        side = round(self._size * (1 + (theme.text_size() - 100) / 150))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QRectF(self.rect()), self.status)


def draw_mark(painter: QPainter, room: QRectF, status: str) -> None:
    """Draws the shape of that status in the room."""
    tint = theme.colour(TINTS.get(status, "muted"))
    side = min(room.width(), room.height())
    box = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
    box.adjust(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08)
    centre = box.center()
    half = box.width() / 2
    painter.setPen(QPen(tint, max(1.6, side / 10)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status in ("done", "done_late"):
        painter.setBrush(tint)
        painter.drawEllipse(box)
        pen = QPen(theme.colour("background"), max(1.6, side / 9))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        points = [
            QPointF(centre.x() - half * 0.42, centre.y() + half * 0.02),
            QPointF(centre.x() - half * 0.1, centre.y() + half * 0.36),
            QPointF(centre.x() + half * 0.46, centre.y() - half * 0.34),
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
    elif status in ("to_do", "open", "due_today"):
        painter.setBrush(tint)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(centre.x(), box.top()),
                    QPointF(box.right(), centre.y()),
                    QPointF(centre.x(), box.bottom()),
                    QPointF(box.left(), centre.y()),
                ]
            )
        )
    elif status == "overdue":
        painter.setBrush(tint)
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(centre.x(), box.top()),
                    QPointF(box.right(), box.bottom()),
                    QPointF(box.left(), box.bottom()),
                ]
            )
        )
    else:
        painter.drawEllipse(box)
        if status == "started":
            painter.setBrush(tint)
            painter.drawPie(box, 90 * 16, 180 * 16)


class Status(QWidget):
    """Shape and word together."""

    def __init__(self, status: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Mark(status, 14))
        self.word = Small(text, tone=TINTS.get(status, "muted"))
        self.word.setWordWrap(False)
        row.addWidget(self.word)
        self.setAccessibleName(text)


def tone_of_paper(state: str) -> str:
    """The status whose shape belongs to the state of a paper."""
    return {"concept": "started", "ready": "to_do", "issued": "done"}.get(state, "cannot_start")
