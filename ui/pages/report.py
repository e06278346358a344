"""The frame of a page to read: a title, sheets below each other, and a row of buttons that stays in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.pages.base import CommandBar, Page, Scroller, Width
from ui.parts.buttons import PrimaryButton
from ui.parts.labels import Title
from ui.style import theme

if TYPE_CHECKING:
    from ui.parts.buttons import Button
    from ui.parts.cards import Split


class ReportPage(Page):
    """Subclasses put their sheets in `column` and end with `close_with`."""

    def __init__(self, title: str, crumbs: tuple[str, ...], characters: int = 90) -> None:
        super().__init__(title, crumbs)
        self.splits: list[Split] = []
        """What stands below each other when the page is narrow."""
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self.scroller = Scroller(characters, "panel")
        self.column = self.scroller.column
        self.column.setSpacing(theme.px(18))
        self._outer.addWidget(self.scroller, 1)
        heading = Title(title)
        heading.setObjectName("vraag")
        self.column.addWidget(heading)
        self.bar = CommandBar(characters)

    def close_with(self, back: Button, *others: Button) -> None:
        """Ends the page: the way back at the left, what can be done with it at the right."""
        self.scroller.done()
        self.back_button = back
        self.bar.row.addWidget(back)
        self.bar.row.addStretch(1)
        for button in others:
            self.bar.row.addWidget(button)
        self._outer.addWidget(self.bar)

    def arrange(self, width: Width) -> None:
        narrow = width == "narrow"
        self.scroller.margins(12 if narrow else 24, 12 if narrow else 22)
        self.bar.tighten(narrow)
        for split in self.splits:
            split.stack(narrow)

    def focus_first(self) -> None:
        """On what is still to be done; without that, on the way back."""
        first = next(iter(self.scroller.findChildren(PrimaryButton)), self.back_button)
        self.scroller.verticalScrollBar().setValue(0)
        first.setFocus()
