"""The sheet with all cases: a search line, how many there are, and the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.case_list import AIR, CaseList
from ui.parts.inputs import Line
from ui.parts.labels import Body, Small, Subtitle, Surface
from ui.style import theme

if TYPE_CHECKING:
    from wizard.views import Lookup

Text = TypeVar("Text", bound=QWidget)


class CaseSearch(Surface):
    """All cases or what was found; says which one was chosen."""

    opened = Signal(str)
    typed = Signal(str)
    words = "home"
    """The texts of this list have keys that begin so."""
    title = "home.cases"

    def __init__(self, every: Sequence[Any], texts: Lookup, word: str) -> None:
        # The list is a little wider than what stands around it, so that its ring does not touch the text.
        super().__init__("plain", padding=20 - AIR)
        self.every, self.texts = every, texts
        air = theme.px(AIR)
        head = QHBoxLayout()
        head.setContentsMargins(air, air, air, 0)
        head.addWidget(Subtitle(texts(self.title)), 1)
        self.search = Line(24)
        self.search.setPlaceholderText(texts(f"{self.words}.search_hint"))
        self.search.setAccessibleName(texts(f"{self.words}.search"))
        self.search.textChanged.connect(self.typed)
        head.addWidget(self.search)
        self.column.addLayout(head)
        self.count = self._in_line(Small(tone="muted"), 0)
        self._above_list()
        self.list = self._make_list(word)
        self.list.opened.connect(self.opened)
        self.column.addWidget(self.list)
        self.nothing = self._in_line(Body(texts(f"{self.words}.nothing_found"), tone="muted"), air)
        self.show_cases(every)

    def _make_list(self, word: str) -> CaseList:
        return CaseList(self.texts(self.title), word, self.texts)

    def _above_list(self) -> None:
        """What stands between the search line and the list."""

    def put(self, every: Sequence[Any]) -> None:
        """Takes the cases anew; what is searched for is asked for again."""
        self.every = every
        if self.search.text().strip():
            self.typed.emit(self.search.text())
        else:
            self.show_cases(every)

    def show_cases(self, cases: Sequence[Any]) -> None:
        """Draws these cases in the list: all of them, or what was found."""
        self.list.put(cases)
        self.list.setVisible(bool(cases))
        self.nothing.setVisible(not cases)
        every, numbers = len(self.every), QLocale()
        self.count.setVisible(every > self.list.most)
        key = "count" if len(cases) == every else "found"
        self.count.setText(
            self.texts(
                f"{self.words}.{key}", count=numbers.toString(every), found=numbers.toString(len(cases))
            )
        )

    def _in_line(self, label: Text, below: int) -> Text:
        air = theme.px(AIR)
        label.setContentsMargins(air, 0, air, below)
        self.column.addWidget(label)
        return label
