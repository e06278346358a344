"""What a change would do, before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.announce import announce
from ui.pages.base import CommandBar, Page, Scroller, Width
from ui.parts.buttons import Button, PrimaryButton
from ui.parts.labels import Body, Surface, Title
from ui.style import theme
from wizard.views import ConsequencesView, Lookup


class ConsequencesPage(Page):
    """The safe button has the cursor; Esc leaves everything as it is."""

    change_pressed = Signal()
    leave_pressed = Signal()

    def __init__(self, view: ConsequencesView, texts: Lookup, case: str = "") -> None:
        heading = view.heading or texts("consequences.heading")
        super().__init__(heading, tuple(part for part in (case,) if part))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.scroller = Scroller()
        title = Title(heading)
        title.setObjectName("vraag")
        self.scroller.column.addWidget(title)
        self.scroller.column.addWidget(Body(texts("consequences.intro"), tone="muted"))
        sheet = Surface("warning", padding=18)
        sheet.column.setSpacing(theme.px(8))
        for line in view.lines:
            sheet.column.addWidget(Body(texts("list.item", text=line), tone="warning"))
        self.scroller.column.addWidget(sheet)
        self.scroller.done()
        outer.addWidget(self.scroller, 1)
        self.lines = view.lines
        self.bar = CommandBar()
        self.leave_button = Button(texts("consequences.leave"), self.leave_pressed.emit)
        change = view.change_label or texts("consequences.change")
        self.change_button = PrimaryButton(change, self.change_pressed.emit)
        self.bar.row.addWidget(self.leave_button)
        self.bar.row.addStretch(1)
        self.bar.row.addWidget(self.change_button)
        outer.addWidget(self.bar)

    def arrange(self, width: Width) -> None:
        self.scroller.margins(16 if width == "narrow" else 32, 12 if width == "narrow" else 28)
        self.bar.tighten(width == "narrow")

    def focus_first(self) -> None:
        self.leave_button.setFocus()
        announce(self, " ".join((self.title, *self.lines)))

    def close_panel(self) -> bool:
        self.leave_pressed.emit()
        return True
