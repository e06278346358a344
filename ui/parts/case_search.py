"""The sheet with all cases: a search line, how many there are, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.case_list import AIR, CaseList
from ui.parts.inputs import Line
from ui.parts.labels import Body, Small, Subtitle, Surface
from ui.style import theme

if TYPE_CHECKING:
    from wizard.views import CaseLineView, Lookup

Text = TypeVar("Text", bound=QWidget)


class CaseSearch(Surface):
    """All cases or what was found; says which one was chosen."""

    opened = Signal(str)
    typed = Signal(str)

    def __init__(self, every: Sequence[CaseLineView], texts: Lookup, word: str) -> None:
        # The list is a little wider than what stands around it, so that its ring does not touch the text.
        super().__init__("plain", padding=20 - AIR)
        self.every, self.texts = every, texts
        air = theme.px(AIR)
        head = QHBoxLayout()
        head.setContentsMargins(air, air, air, 0)
        head.addWidget(Subtitle(texts("home.cases")), 1)
        self.search = Line(24)
        self.search.setPlaceholderText(texts("home.search_hint"))
        self.search.setAccessibleName(texts("home.search"))
        self.search.textChanged.connect(self.typed)
        head.addWidget(self.search)
        self.column.addLayout(head)
        self.count = self._in_line(Small(tone="muted"), 0)
        self.list = CaseList(texts("home.cases"), word, texts)
        self.list.opened.connect(self.opened)
        self.column.addWidget(self.list)
        self.nothing = self._in_line(Body(texts("home.nothing_found"), tone="muted"), air)
        self.show_cases(every)

    def put(self, every: Sequence[CaseLineView]) -> None:
        """Takes the cases anew; what is searched for is asked for again."""
        self.every = every
        if self.search.text().strip():
            self.typed.emit(self.search.text())
        else:
            self.show_cases(every)

    def show_cases(self, cases: Sequence[CaseLineView]) -> None:
        """Draws these cases in the list: all of them, or what was found."""
        self.list.put(cases)
        self.list.setVisible(bool(cases))
        self.nothing.setVisible(not cases)
        every, numbers = len(self.every), QLocale()
        self.count.setVisible(every > self.list.most)
        key = "home.count" if len(cases) == every else "home.found"
        self.count.setText(self.texts(key, count=numbers.toString(every), found=numbers.toString(len(cases))))

    def _in_line(self, label: Text, below: int) -> Text:
        air = theme.px(AIR)
        label.setContentsMargins(air, 0, air, below)
        self.column.addWidget(label)
        return label
