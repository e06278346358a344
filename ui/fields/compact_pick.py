"""One answer out of many, or out of long ones: a list to pick from, with a digit for each answer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.announce import announce
from ui.fields.base import Field
from ui.fields.cells import Pick
from ui.fields.compact import Answer, digit_of, way_out
from ui.parts.inputs import paint_box
from ui.parts.labels import Small, Surface
from ui.style import theme
from ui.style.paint import CONTROL
from wizard.case.record import Raw
from wizard.views import FieldView

_SIDE: Final = 12
_ARROW: Final = 22
"""Pixels beside the text, and for the arrow."""


class DigitPick(Pick):
    """A list that leaves the arrows, digits and letters to the page. Space opens it."""

    def sizeHint(self) -> QSize:
        high = max(CONTROL, self.fontMetrics().height() + 12)
        return QSize(super().sizeHint().width(), high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(self, painter)
        metrics, middle = self.fontMetrics(), self.height() / 2
        room = self.width() - 2 * _SIDE - _ARROW
        text = metrics.elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.colour("text" if self.currentIndex() > 0 else "muted"))
        middle_left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(_SIDE, 0, room, self.height()), middle_left, text)
        painter.setPen(QPen(theme.colour("muted"), 2))
        right = self.width() - _SIDE
        corners = [
            QPointF(right - 10, middle - 2),
            QPointF(right - 5, middle + 3),
            QPointF(right, middle - 2),
        ]
        painter.drawPolyline(corners)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4) or (
            event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if opens:
            super().keyPressEvent(event)
        else:
            event.ignore()


class Legend(Surface):
    """The answers with their keys. It lies over the rows below for as long as the cursor is on the list."""

    def __init__(self, answers: list[Answer], keys: list[str], parent: QWidget) -> None:
        super().__init__("plain", parent, padding=8)
        self.column.setSpacing(theme.px(1))
        for answer, key in zip(answers, keys, strict=True):
            line = Small(f"{key}  {answer.word}" if key else answer.word)
            self.column.addWidget(line)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()


class CompactPick(Field):
    """A closed list. Its answers show below it while the cursor is there by keyboard."""

    has_own_unknown = True

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        self.answers = [
            Answer(option.id, option.label, option.label, digit_of(number))
            for number, option in enumerate(view.options, start=1)
        ]
        self.answers += way_out(view, self.texts)
        self.keys = {answer.key.lower(): place for place, answer in enumerate(self.answers) if answer.key}
        self.box = DigitPick()
        self.box.setAccessibleName(view.label)
        self.box.setAccessibleDescription(view.help)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.addItem(self.texts("sheet.pick"), None)
        for answer in self.answers:
            self.box.addItem(f"{answer.key.upper()}  {answer.word}".strip(), answer.value)
        self.box.setCurrentIndex(max(0, self.box.findData(view.value)))
        self.box.activated.connect(lambda _place: self.changed.emit())
        self.box.installEventFilter(self)
        column.addWidget(self.box)
        self._legend: Legend | None = None

    def read(self) -> Raw:
        found: Raw = self.box.currentData()
        return found

    def inputs(self) -> list[QWidget]:
        return [self.box]

    def _take(self, place: int) -> None:
        self.box.setCurrentIndex(place + 1)
        self.changed.emit()
        announce(self.box, f"{self.box.accessibleName()}, {self.answers[place].spoken}")

    def key(self, text: str) -> bool:
        place = self.keys.get(text.lower())
        if place is None:
            return False
        self._take(place)
        self.answered.emit()
        return True

    def step(self, way: int) -> bool:
        at = self.box.currentIndex() - 1
        self._take(0 if at < 0 else (at + way) % len(self.answers))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            by_hand = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
            if event.reason() not in by_hand:
                self._open_legend()
        elif event.type() == QEvent.Type.Resize and self._legend is not None and self._legend.isVisible():
            self._open_legend()
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self._legend is not None:
            self._legend.hide()
        return False

    def _open_legend(self) -> None:
        """Lays the answers below the list, or above it where there is no room below."""
        area = self.box.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        ground = area.widget() if isinstance(area, QScrollArea) else None
        if ground is None or not isinstance(area, QScrollArea):
            return
        if self._legend is None:
            self._legend = Legend(self.answers, [answer.key.upper() for answer in self.answers], ground)
        legend = self._legend
        legend.setFixedWidth(self.box.width())
        legend.setFixedHeight(legend.heightForWidth(self.box.width()))
        top = self.box.mapTo(ground, QPoint(0, 0))
        below = top.y() + self.box.height() + 2
        fits = below + legend.height() <= ground.height()
        legend.move(top.x(), below if fits else max(0, top.y() - legend.height() - 2))
        legend.show()
        legend.raise_()
        for part in (legend, self.box):
            area.ensureWidgetVisible(part, 0, theme.px(4))
