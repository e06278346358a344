"""The page after the last question: what was reached, and what comes when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.base import CommandBar, Page, Scroller, Width
from ui.parts.buttons import Button, PrimaryButton
from ui.parts.labels import Body, Section, Strong, Surface, Title
from ui.parts.marks import Mark
from ui.style import theme
from wizard.views import EndView, Lookup


class EndPage(Page):
    """Rest: done for today."""

    overview_pressed = Signal()
    document_pressed = Signal(str)
    event_pressed = Signal(str)

    def __init__(self, view: EndView, texts: Lookup, case: str = "", event_title: str = "") -> None:
        super().__init__(view.heading, tuple(part for part in (case,) if part))
        self.view = view
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.scroller = Scroller()
        outer.addWidget(self.scroller, 1)
        column = self.scroller.column
        column.addSpacing(theme.px(12))
        self.mark = Mark("done", 44)
        column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeft)
        heading = Title(view.heading)
        heading.setObjectName("vraag")
        column.addWidget(heading)
        for line in view.lines:
            column.addWidget(Body(line))
        if view.next_day:
            sheet = Surface("done", padding=16)
            sheet.column.addWidget(Section(texts("end.next_day"), tone="done"))
            sheet.column.addWidget(Strong(view.next_day, tone="done"))
            column.addSpacing(theme.px(8))
            column.addWidget(sheet)
        if view.documents:
            column.addSpacing(theme.px(8))
            column.addWidget(Section(texts("end.documents")))
            for paper in view.documents:
                column.addWidget(self._paper(paper.id, paper.title, texts), 0, Qt.AlignmentFlag.AlignLeft)
        if view.suggested_event:
            text = event_title or texts("end.event")
            event = Button(text, lambda: self.event_pressed.emit(view.suggested_event))
            column.addSpacing(theme.px(8))
            column.addWidget(event, 0, Qt.AlignmentFlag.AlignLeft)
        self.scroller.done()
        self.bar = CommandBar()
        self.bar.row.addStretch(1)
        self.go_button = PrimaryButton(texts("end.overview"), self.overview_pressed.emit)
        self.bar.row.addWidget(self.go_button)
        outer.addWidget(self.bar)

    def _paper(self, document: str, title: str, texts: Lookup) -> QWidget:
        return Button(texts("end.see_document", title=title), lambda: self.document_pressed.emit(document))

    def arrange(self, width: Width) -> None:
        narrow = width == "narrow"
        self.scroller.margins(16 if narrow else 32, 12 if narrow else 28)
        self.bar.tighten(narrow)

    def focus_first(self) -> None:
        self.go_button.setFocus()
