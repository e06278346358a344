"""Is the file complete? What to do first, each thing that UWV looks for, and where UWV may look."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.report import ReportPage
from ui.parts.buttons import Button, LinkButton, PrimaryButton, QuietButton
from ui.parts.cards import Split, sheet_of
from ui.parts.labels import Body, Hairline, Section, Small, Strong, Subtitle, Surface
from ui.parts.marks import Mark, Status
from ui.style import theme
from wizard.views import FileGroupView, FileItemView, FileView, Lookup, RiskView

MARKS = {
    "present": "done",
    "unsigned": "started",
    "missing": "to_do",
    "unknown": "open_not_yet",
    "not_needed": "not_applicable",
}
"""The shape that belongs to a state: calm, also for what is missing."""


class FileCheckPage(ReportPage):
    """Draws a file view; every press leaves as a signal."""

    place_pressed = Signal(str)
    sign_pressed = Signal(str)
    paper_pressed = Signal(str)
    back_pressed = Signal()

    def __init__(self, view: FileView, texts: Lookup) -> None:
        super().__init__(view.heading, (view.case, view.heading), 100)
        self.view, self.texts = view, texts
        self._head(view)
        self._first(view)
        for group in view.groups:
            self._group(group)
            if group is view.groups[-1] or view.groups[view.groups.index(group) + 1].is_quiet:
                self._risks(view)
        back = Button(texts("page.back"), self.back_pressed.emit)
        others = []
        if view.paper:
            others.append(Button(texts("file.paper"), partial(self.paper_pressed.emit, view.paper)))
        self.close_with(back, *others)

    def _head(self, view: FileView) -> None:
        self.column.addWidget(Strong(view.summary))
        self.column.addWidget(Body(view.intro, tone="muted"))

    def _first(self, view: FileView) -> None:
        """One clear next step, or the word that there is none."""
        if view.first is None:
            sheet = Surface("done", padding=16)
            sheet.column.addWidget(Strong(self.texts("file.nothing"), tone="done"))
            self.column.addWidget(sheet)
            return
        item = view.first
        split = Split()
        self.splits.append(split)
        split.lead(Mark(MARKS[item.state], 18))
        split.text.addWidget(Strong(item.title))
        split.text.addWidget(Body(item.missing))
        split.text.addWidget(Body(item.repair))
        if item.state == "unsigned":
            self._button(split, self.texts("file.sign"), item.title, self.sign_pressed, item.signed_as, True)
        elif item.place:
            self._button(split, item.button, item.title, self.place_pressed, item.place, True)
        self.column.addWidget(sheet_of(Subtitle(self.texts("file.first")), split))

    def _button(
        self, split: Split, word: str, title: str, signal: object, about: str, is_first: bool = False
    ) -> None:
        kind = PrimaryButton if is_first else QuietButton
        button = kind(word, lambda: signal.emit(about))  # type: ignore[attr-defined]
        button.setAccessibleName(self.texts("list.for", what=word, of=title))
        split.add(button)

    def _group(self, group: FileGroupView) -> None:
        sheet = sheet_of(Subtitle(group.title))
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(10))
        for number, item in enumerate(group.items):
            if number:
                inner.addWidget(Hairline())
            inner.addWidget(self._item(item))
        if group.is_quiet:
            sheet.column.addWidget(self._opener(group, rows), 0, Qt.AlignmentFlag.AlignLeft)
        sheet.column.addWidget(rows)
        self.column.addWidget(sheet)

    def _opener(self, group: FileGroupView, rows: QWidget) -> QWidget:
        """What is not needed now stays closed until somebody wants to see it."""
        number = len(group.items)
        word = self.texts("file.show_later_one" if number == 1 else "file.show_later", count=number)
        button = LinkButton(word)
        button.setAccessibleName(self.texts("list.for", what=word, of=group.title))
        rows.hide()

        def show() -> None:
            rows.show()
            button.hide()
            self.back_button.setFocus()

        button.clicked.connect(lambda _checked=False: show())
        return button

    def _item(self, item: FileItemView) -> QWidget:
        split = Split()
        self.splits.append(split)
        split.text.addWidget(
            Strong(item.title) if item.state in ("missing", "unsigned") else Body(item.title)
        )
        split.text.addWidget(Small(item.looks_at, tone="muted"))
        split.text.addWidget(Small(" ".join(item.facts), tone="muted"))
        if item.missing:
            asks = item.state in ("missing", "unsigned", "unknown")
            said = f"{item.missing} {item.repair}" if item.repair else item.missing
            split.text.addWidget(Small(said, tone="text" if asks else "muted"))
        split.add(Status(MARKS[item.state], item.state_text))
        if item.signed_as:
            word = self.texts("file.sign" if item.state == "unsigned" else "file.sign_again")
            self._button(split, word, item.title, self.sign_pressed, item.signed_as)
        elif item.place:
            self._button(split, item.button, item.title, self.place_pressed, item.place)
        return split

    def _risks(self, view: FileView) -> None:
        sheet = sheet_of(Subtitle(self.texts("file.risks")))
        if view.risks:
            sheet.column.addWidget(Small(self.texts("file.risks_intro"), tone="muted"))
        else:
            sheet.column.addWidget(Body(self.texts("file.risks_none")))
        for number, risk in enumerate(view.risks):
            if number:
                sheet.column.addWidget(Hairline())
            sheet.column.addWidget(self._risk(risk))
        if view.unknown_risks:
            sheet.column.addWidget(Section(self.texts("file.unknown_risks")))
            sheet.column.addWidget(Small(self.texts("file.unknown_intro"), tone="muted"))
            for risk in view.unknown_risks:
                sheet.column.addWidget(Body(self.texts("list.item", text=risk.title)))
        self.column.addWidget(sheet)

    def _risk(self, risk: RiskView) -> QWidget:
        split = Split()
        self.splits.append(split)
        split.text.addWidget(Strong(risk.title))
        split.text.addWidget(Body(risk.text))
        split.text.addWidget(Body(risk.repair))
        split.text.addWidget(Small(risk.sources, tone="muted"))
        if not risk.is_verified:
            split.text.addWidget(Small(self.texts("file.hint"), tone="muted"))
        if risk.place:
            self._button(split, risk.button, risk.title, self.place_pressed, risk.place)
        return split
