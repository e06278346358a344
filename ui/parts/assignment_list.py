"""The list of assignments: four columns beside each other, or below each other where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from ui.parts.case_list import AIR, BETWEEN, CaseCells, CaseList, Index
from ui.parts.case_search import CaseSearch
from ui.parts.tabs import Tabs
from ui.style import theme
from ui.words import dotted

if TYPE_CHECKING:
    from wizard.views import AssignmentLineView, DeskView, Lookup

SHARES: Final = (0.27, 0.25, 0.28, 0.20)
"""How the columns share the width: the assignment, how it stands, what it waits for, what is next."""
HEADS: Final = ("desk.head_assignment", "desk.head_state", "desk.head_waits", "desk.head_next")
MOST: Final = 4
"""Lines of text in a row; what does not fit is said by the screen reader and stands in the assignment."""
IN_LONG: Final = 3
"""The same for a long list, in which all rows are as high."""

Written: TypeAlias = tuple[QFont, str, str]
"""A line with its font and the token of its colour."""


def wrapped(text: str, metrics: QFontMetrics, wide: int, most: int) -> list[str]:
    """The text in lines of that width, at most so many; the last shows by an ellipsis that more follows."""
    lines: list[str] = []
    words = text.split()
    while words:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= wide:
            line = f"{line} {words.pop(0)}"
        if len(lines) == most - 1 and words:
            line = " ".join((line, *words))
            words = []
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, wide))
    return lines


class AssignmentCells(CaseCells):
    """Paints a row of the expert's list."""

    def measure(self) -> None:
        super().measure()
        self._lean = theme.font(16)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        list_ = self._view
        case = None if list_.is_long() else list_.rows.cases[index.row()]
        if list_.narrow:
            lines = [IN_LONG + 1] if case is None else [len(self._stacked(case))]
        else:
            lines = [IN_LONG] if case is None else [len(column) for column in self._columns(case)]
        high = max(lines) * (QFontMetrics(self._lean).height() + BETWEEN)
        return QSize(list_.row_width(), high + 2 * self._gap + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRect(option.rect)
        air = theme.px(AIR)
        room = row.adjusted(air, 0, -air, 0)
        if option.state & (QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(row, theme.colour("selected"))
        if index.row():
            painter.fillRect(room.left(), room.top(), room.width(), 1, theme.colour("hairline"))
        case = self._view.rows.cases[index.row()]
        top = room.top() + self._gap + 1
        if self._view.narrow:
            self._write(painter, room.left(), top, self._stacked(case))
        else:
            for left, column in zip(self.lefts(room), self._columns(case), strict=True):
                self._write(painter, left, top, column)

    def lefts(self, room: QRect) -> list[int]:
        """Where each column begins."""
        found, left = [], float(room.left())
        for share in SHARES:
            found.append(round(left))
            left += share * room.width()
        return found

    def _write(self, painter: QPainter, left: int, top: int, lines: list[Written]) -> None:
        for font, tone, text in lines:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            painter.drawText(left, top + metrics.ascent(), text)
            top += metrics.height() + BETWEEN

    def _columns(self, case: AssignmentLineView) -> list[list[Written]]:
        whole = self._view.row_width() - 2 * theme.px(AIR)
        wide = [round(share * whole) - self._between for share in SHARES]
        most = IN_LONG if self._view.is_long() else MOST
        first = [(self._strong, "text", case.title), (self._lean, "text", case.client)]
        return [
            self._cut(wide[0], most, *first, (self._small, "muted", case.role)),
            self._cut(wide[1], most, (self._lean, "text", case.state), (self._small, "muted", case.since)),
            self._cut(wide[2], most, (self._lean, "text", case.waits_for)),
            self._cut(wide[3], most, (self._lean, "text", case.next_day)),
        ]

    def _stacked(self, case: AssignmentLineView) -> list[Written]:
        """All of it below each other; in a long list one line of each."""
        wide = self._view.row_width() - 2 * theme.px(AIR)
        most = 1 if self._view.is_long() else MOST
        texts = self._view.texts
        waits = texts("desk.waits_for", what=case.waits_for) if case.waits_for else ""
        parts = (
            (self._strong, "text", dotted(texts, [part for part in (case.title, case.client) if part])),
            (self._lean, "text", case.state),
            (self._lean, "text", waits),
            (self._small, "muted", dotted(texts, [part for part in (case.since, case.next_day) if part])),
        )
        return [line for part in parts for line in self._cut(wide, most, part)]

    @staticmethod
    def _cut(wide: int, most: int, *parts: Written) -> list[Written]:
        """The parts below each other as lines of that width, together no more than `most`."""
        found: list[Written] = []
        for font, tone, text in parts:
            left = most - len(found)
            if text and left > 0:
                found += [(font, tone, line) for line in wrapped(text, QFontMetrics(font), wide, left)]
        return found


class AssignmentList(CaseList):
    """One Tab stop: arrows go through the assignments, Enter or a click opens one."""

    heads: Heads | None = None

    def make_cells(self) -> AssignmentCells:
        return AssignmentCells(self)

    def lines_of(self, case: Any) -> tuple[str, ...]:
        waits = self.texts("desk.waits_for", what=case.waits_for) if case.waits_for else ""
        return (case.client, case.role, case.state, case.since, waits, case.next_day)

    def fit(self) -> None:
        super().fit()
        if self.heads is not None:
            self.heads.setVisible(not self.narrow and bool(self.rows.cases))


class Heads(QWidget):
    """The heads of the columns; they go when the columns stand below each other."""

    def __init__(self, list_: AssignmentList, texts: Lookup) -> None:
        super().__init__()
        self._list = list_
        self.texts = tuple(texts(key) for key in HEADS)

    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(theme.font(14, bold=True)).height() + theme.px(6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(14, bold=True))
        painter.setPen(theme.colour("muted"))
        cells, air = self._list.cells, theme.px(AIR)
        assert isinstance(cells, AssignmentCells)
        room = QRect(air, 0, self._list.row_width() - 2 * air, self.height())
        for left, text in zip(cells.lefts(room), self.texts, strict=True):
            painter.drawText(left, QFontMetrics(painter.font()).ascent(), text)


class AssignmentSearch(CaseSearch):
    """The assignments that are open, or all of them, or what was found among those."""

    words = "desk"
    title = "desk.title"

    def __init__(self, view: DeskView, texts: Lookup) -> None:
        self.view = view
        super().__init__(view.cases, texts, texts("home.open"))
        assert isinstance(self.list, AssignmentList)
        heads = Heads(self.list, texts)
        self.column.insertWidget(self.column.indexOf(self.list), heads)
        self.list.heads = heads
        self.list.fit()

    @property
    def with_closed(self) -> bool:
        """Whether the closed ones are shown as well."""
        return self.which.currentIndex() == 1

    def put_desk(self, view: DeskView) -> None:
        """Takes the assignments anew."""
        self.view = view
        self._name_tabs()
        self.put(view.every if self.with_closed else view.cases)

    def show_cases(self, cases: Sequence[Any]) -> None:
        is_searching = bool(self.search.text().strip())
        self.nothing.setText(self.texts("desk.nothing_found" if is_searching else "desk.none_open"))
        super().show_cases(cases)

    def _make_list(self, word: str) -> CaseList:
        return AssignmentList(self.texts(self.title), word, self.texts)

    def _above_list(self) -> None:
        self.which = Tabs()
        self.which.setExpanding(False)
        self.which.setDrawBase(False)
        self.which.setAccessibleName(self.texts("desk.which"))
        for _ in range(2):
            self.which.addTab("")
        self._name_tabs()
        self.which.currentChanged.connect(lambda _tab: self.put_desk(self.view))
        self.column.addWidget(self.which)

    def _name_tabs(self) -> None:
        numbers = QLocale()
        for tab, key, cases in (
            (0, "desk.only_open", self.view.cases),
            (1, "desk.with_closed", self.view.every),
        ):
            self.which.setTabText(tab, self.texts(key, count=numbers.toString(len(cases))))
