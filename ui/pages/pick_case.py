"""Which case something is about, when there are too many to put on a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.pages.base import CommandBar, Page, Scroller, Width
from ui.parts.buttons import Button
from ui.parts.case_search import CaseSearch
from ui.parts.labels import Title
from wizard.views import CaseLineView, Lookup

WIDE = 118


class PickCasePage(Page):
    """The list of Home with another word on its buttons, and a way back."""

    picked = Signal(str)
    back_pressed = Signal()
    search_typed = Signal(str)

    def __init__(self, cases: Sequence[CaseLineView], texts: Lookup) -> None:
        super().__init__(texts("log.title"), (texts("log.title"),))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.scroller = Scroller(WIDE, "panel")
        outer.addWidget(self.scroller, 1)
        title = Title(texts("log.case"))
        title.setObjectName("vraag")
        self.scroller.column.addWidget(title)
        self.sheet = CaseSearch(cases, texts, texts("log.pick"))
        self.sheet.opened.connect(self.picked)
        self.sheet.typed.connect(self.search_typed)
        self.scroller.column.addWidget(self.sheet)
        self.scroller.done()
        self.bar = CommandBar(WIDE)
        self.bar.row.addWidget(Button(texts("page.back"), self.back_pressed.emit))
        self.bar.row.addStretch(1)
        outer.addWidget(self.bar)

    def arrange(self, width: Width) -> None:
        narrow = width == "narrow"
        self.scroller.margins(16 if narrow else 32, 14 if narrow else 28)
        self.bar.tighten(narrow)
        self.sheet.list.stack(narrow)

    def focus_first(self) -> None:
        self.sheet.search.setFocus()

    def focus_search(self) -> bool:
        self.sheet.search.setFocus()
        return True
