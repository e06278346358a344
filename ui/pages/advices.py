"""Every advice in a case: what it says, what is done with it, and where its letter is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from ui.pages.report import ReportPage
from ui.parts.buttons import Button, LinkButton, PrimaryButton
from ui.parts.cards import Split, sheet_of
from ui.parts.flow import Flow
from ui.parts.labels import Body, Small, Strong, Subtitle, Surface
from ui.parts.marks import Status
from wizard.views import AdvicesView, AdviceView, Lookup

MARKS = {"open": "to_do", "followed": "done", "partly": "started", "not_followed": "cannot_start"}


class AdvicesPage(ReportPage):
    """Draws the list; every press leaves as a signal."""

    place_pressed = Signal(str)
    paper_pressed = Signal(str)
    back_pressed = Signal()

    def __init__(self, view: AdvicesView, texts: Lookup) -> None:
        super().__init__(view.heading, (view.case, view.heading))
        self.view, self.texts = view, texts
        self.column.addWidget(Strong(view.summary))
        self.column.addWidget(Body(view.intro, tone="muted"))
        for advice in view.advices:
            self.column.addWidget(self._sheet(advice))
        back = Button(texts("page.back"), self.back_pressed.emit)
        others = []
        if view.paper:
            others.append(Button(texts("file.paper"), partial(self.paper_pressed.emit, view.paper)))
        self.close_with(back, *others)

    def _sheet(self, advice: AdviceView) -> Surface:
        head = Split()
        self.splits.append(head)
        head.text.addWidget(Subtitle(advice.title))
        head.add(Status(MARKS[advice.state], advice.state_text))
        sheet = sheet_of(head)
        for line in advice.about:
            sheet.column.addWidget(Body(line))
        for line in (advice.motive, advice.before):
            if line:
                sheet.column.addWidget(Body(line))
        sheet.column.addWidget(Small(advice.letter, tone="muted"))
        buttons = Flow(8)
        is_first = advice is self.view.advices[0] and advice.state == "open"
        kind = PrimaryButton if is_first else Button
        buttons.add(self._button(kind, advice.button, advice.place, advice))
        if advice.letter_place:
            word = self.texts("advices.see_letter")
            buttons.add(self._button(LinkButton, word, advice.letter_place, advice))
        sheet.column.addWidget(buttons)
        return sheet

    def _button(self, kind: type[Button], word: str, place: str, advice: AdviceView) -> Button:
        button = kind(word, partial(self.place_pressed.emit, place))
        button.setAccessibleName(self.texts("list.for", what=word, of=advice.title))
        return button
