"""The list of cases on Home: rows exist while they are seen, so ten thousand cost no more than ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.parts.scroll_bar import ScrollBar
from ui.style import theme
from ui.style.paint import CONTROL, rounded

if TYPE_CHECKING:
    from wizard.views import CaseLineView, Lookup

BETWEEN: Final = 2
AROUND: Final = 200
"""Pixels of a window that are not for a long list: it can be seen whole, with its heading."""
AIR: Final = 8
"""Pixels beside the text of a row."""
Index = QModelIndex | QPersistentModelIndex


class CaseRows(QStringListModel):
    """The cases as rows; nothing of a case is read before its row is looked at.

    A list of empty texts, because the view asks twenty thousand times how many rows there are: Qt's own model
    answers that 20 ms faster than one in Python.
    """

    def __init__(self, lines: Callable[[Any], tuple[str, ...]], parent: QWidget) -> None:
        """`lines` gives what stands under the title of a case."""
        super().__init__(parent)
        self.lines = lines
        self.cases: Sequence[Any] = ()

    def put(self, cases: Sequence[Any]) -> None:
        self.cases = cases
        self.setStringList([""] * len(cases))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cases[index.row()].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            case = self.cases[index.row()]
            return ", ".join(text for text in (case.title, *self.lines(case)) if text)
        return None


def lines_of(case: CaseLineView, texts: Lookup) -> tuple[str, ...]:
    """What stands under the name of a case."""
    where = texts("home.case_where", phase=case.phase, week=case.week) if case.week else case.phase
    if not case.next_step:
        return (where,)
    key = "home.case_next_day" if case.next_day else "home.case_next"
    return (where, texts(key, step=case.next_step, day=case.next_day))


class CaseCells(QStyledItemDelegate):
    """Paints a row: name, where the case stands, what comes next, and what a press does."""

    def __init__(self, view: CaseList) -> None:
        super().__init__(view)
        self._view = view
        self.measure()

    def measure(self) -> None:
        """Takes the fonts of the text size in use."""
        self._strong, self._small, self._body = theme.font(16, bold=True), theme.font(14), theme.font(16)
        word = QFontMetrics(self._body).size(0, self._view.word)
        self.button = QSize(max(CONTROL, word.width() + 40), max(CONTROL, word.height() + 16))
        self._gap, self._between = theme.px(10), theme.px(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._view.row_width()
        lines = None if self._view.is_long() else self._lines(index)
        return QSize(wide, self._height(lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.tokens()
        row = QRect(option.rect)
        air = theme.px(AIR)
        room = row.adjusted(air, 0, -air, 0)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(row, theme.colour("selected"))
        if index.row():
            painter.fillRect(room.left(), room.top(), room.width(), 1, theme.colour("hairline"))
        self._paint_text(painter, room, index)
        button = self.button_room(room)
        over = option.state & QStyle.StateFlag.State_MouseOver
        fill = QColor(look.selected if over else look.background)
        rounded(painter, QRectF(button), fill, QColor(look.button), look.border)
        painter.setFont(self._body)
        painter.setPen(QColor(look.button))
        painter.drawText(button, int(Qt.AlignmentFlag.AlignCenter), self._view.word)

    def button_room(self, room: QRect) -> QRect:
        """Where the button of a row is painted: at its right, or below its text."""
        place = QRect(QPoint(0, 0), self.button)
        if self._view.narrow:
            place.moveBottomLeft(QPoint(room.left(), room.bottom() - self._gap))
        else:
            place.moveCenter(room.center())
            place.moveRight(room.right())
        return place

    def _paint_text(self, painter: QPainter, room: QRect, index: Index) -> None:
        lines = self._lines(index)
        wide = self._text_width()
        top = room.top() + self._gap + 1
        if not self._view.narrow:
            high = sum(self._line_height(at, text, wide) + BETWEEN for at, text in enumerate(lines)) - BETWEEN
            top = max(top, room.center().y() - high // 2)
        for at, text in enumerate(lines):
            font = self._small if at else self._strong
            high = self._line_height(at, text, wide)
            painter.setFont(font)
            painter.setPen(theme.colour("muted" if at else "text"))
            place = QRect(room.left(), top, wide, high)
            if self._view.is_long():
                text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(place, int(Qt.TextFlag.TextWordWrap), text)
            top += high + BETWEEN

    def _lines(self, index: Index) -> tuple[str, ...]:
        case = self._view.rows.cases[index.row()]
        return (case.title, *self._view.rows.lines(case))

    def _text_width(self) -> int:
        beside = 0 if self._view.narrow else self.button.width() + self._between
        return max(80, self._view.row_width() - 2 * theme.px(AIR) - beside)

    def _line_height(self, at: int, text: str, wide: int) -> int:
        metrics = QFontMetrics(self._small if at else self._strong)
        if self._view.is_long():
            return metrics.height()
        room = QRect(0, 0, wide, 10_000)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()

    def _height(self, lines: tuple[str, ...] | None) -> int:
        """Of a row with these lines; for a long list all rows have room for three."""
        wide = self._text_width()
        texts = lines if lines is not None else ("", "", "")
        high = sum(self._line_height(at, text, wide) + BETWEEN for at, text in enumerate(texts)) - BETWEEN
        if self._view.narrow:
            high += self._between + self.button.height()
        return max(high, self.button.height()) + 2 * self._gap + 1


class CaseList(QListView):
    """One Tab stop: arrows go through the cases, Enter or a click opens one."""

    opened = Signal(str)
    most: Final = 8
    """With more cases than this the list scrolls by itself; what is below it on the page stays near."""

    def __init__(self, name: str, word: str, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word, self.texts, self.narrow = word, texts, False
        # A viewport that Qt makes costs 15 ms when it is asked for, see `Scroller`.
        ground = QWidget()
        ground.setAttribute(Qt.WidgetAttribute.WA_Hover)
        ground.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setViewport(ground)
        self._bar = ScrollBar("background", self)
        self.setVerticalScrollBar(self._bar)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.rows = CaseRows(self.lines_of, self)
        self.cells = self.make_cells()
        self.setItemDelegate(self.cells)
        self.setModel(self.rows)
        self.clicked.connect(self._open)

    def make_cells(self) -> CaseCells:
        return CaseCells(self)

    def lines_of(self, case: Any) -> tuple[str, ...]:
        """What stands under the title of a case."""
        return lines_of(case, self.texts)

    def put(self, cases: Sequence[Any]) -> None:
        """Shows these cases; the cursor stays on the case on which it was."""
        was = self._case_at_cursor()
        scrolled = self._bar.value()
        self.rows.put(cases)
        self.fit()
        self._bar.setValue(scrolled)
        if was:
            at = next((number for number, case in enumerate(cases) if case.id == was), 0)
            if cases:
                self.setCurrentIndex(self.rows.index(at))

    def stack(self, narrow: bool) -> None:
        """Text and button below each other when there is little room."""
        self.narrow = narrow
        self.fit()

    def is_long(self) -> bool:
        return len(self.rows.cases) > self.most

    def row_width(self) -> int:
        return self.width() - (self._bar.sizeHint().width() if self.is_long() else 0)

    def fit(self) -> None:
        """Takes the height of its rows, up to what is easy to look over and fits in the window."""
        self.setUniformItemSizes(self.is_long())
        always = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if self.is_long() else never)
        option = QStyleOptionViewItem()
        shown = range(min(len(self.rows.cases), self.most))
        high = [self.cells.sizeHint(option, self.rows.index(number)).height() for number in shown]
        if self.is_long():
            fits = (self.window().height() - theme.px(AROUND)) // high[0]
            high = high[: max(2, fits)]
        self.setFixedHeight(max(1, sum(high)))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.cells.measure()
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.cases:
            self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self._open(self.currentIndex())
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        page = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and page and self.hasFocus() and current.isValid():
            place = self.visualRect(current)
            middle = self.mapTo(page, place.center())
            around.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + theme.px(24))

    def _open(self, index: Index) -> None:
        self.opened.emit(self.rows.cases[index.row()].id)

    def _case_at_cursor(self) -> str:
        at = self.currentIndex()
        return self.rows.cases[at.row()].id if at.isValid() and at.row() < len(self.rows.cases) else ""
