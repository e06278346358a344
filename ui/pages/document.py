"""A paper: does this hold, what it looks like, and the buttons to print, save and finish it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.base import Page, Scroller, Width
from ui.parts.buttons import Button, LinkButton, PrimaryButton, QuietButton
from ui.parts.cards import Split
from ui.parts.columns import clear
from ui.parts.flow import Flow
from ui.parts.labels import Body, Ground, Hairline, Section, Small, Strong, Surface, Title
from ui.parts.preview import Preview
from ui.parts.tabs import Tabs
from ui.style import theme
from wizard.views import CheckRowView, DocumentView, Lookup


class DocumentPage(Page):
    """Draws a document view. Printing and saving leave as signals."""

    change_pressed = Signal(str)
    issue_pressed = Signal()
    print_pressed = Signal()
    save_pressed = Signal()
    open_pressed = Signal()
    back_pressed = Signal()
    issued_pressed = Signal(str, str)
    sign_pressed = Signal(str)

    def __init__(self, view: DocumentView, texts: Lookup, case: str = "") -> None:
        super().__init__(view.title, tuple(part for part in (case, view.title) if part))
        self.view, self.texts = view, texts
        self.splits: list[Split] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.tabs = Tabs()
        self.tabs.setAccessibleName(texts("document.tabs"))
        self.tabs.addTab(texts("document.check"))
        self.tabs.addTab(texts("document.preview"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(self._show_tab)
        outer.addWidget(self.tabs)
        both = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        outer.addWidget(both, 1)
        self.check = Scroller(80)
        self._fill(view)
        self._row.addWidget(self.check, 46)
        self.preview = Preview(view.pdf, view.text, view.title, texts)
        self._row.addWidget(self.preview, 54)
        outer.addWidget(self._commands())
        self._width: Width = "wide"

    def _fill(self, view: DocumentView) -> None:
        column = self.check.column
        self.message = Surface("error", padding=14)
        self.message.hide()
        column.addWidget(self.message)
        heading = Title(view.heading)
        heading.setObjectName("vraag")
        column.addWidget(heading)
        if view.missing:
            sheet = Surface("warning", padding=14)
            sheet.column.setSpacing(4)
            sheet.column.addWidget(Strong(self.texts("document.missing"), tone="warning"))
            for line in view.missing:
                sheet.column.addWidget(Body(self.texts("list.item", text=line), tone="warning"))
            column.addWidget(sheet)
        if view.next_steps and not view.issue_label:
            column.addWidget(self._next_steps(view))
        if view.signed_as:
            column.addWidget(self._signing(view))
        if view.rows:
            column.addSpacing(theme.px(4))
            if view.heading != self.texts("document.check"):
                column.addWidget(Section(self.texts("document.check")))
        for number, row in enumerate(view.rows):
            if number:
                column.addWidget(Hairline())
            column.addWidget(self._check_row(row))
        if view.issued:
            column.addWidget(Section(self.texts("document.issued")))
            for paper in view.issued:
                label = self.texts("case.version", version=paper.version, day=paper.day_text)
                button = LinkButton(label, partial(self.issued_pressed.emit, paper.id, paper.file_name))
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.check.done()

    def _signing(self, view: DocumentView) -> QWidget:
        """Who signed the final paper, and the button to record it."""
        split = Split()
        self.splits.append(split)
        split.text.addWidget(Body(view.signed_text or self.texts("file.unsigned")))
        word = self.texts("file.sign_again" if view.signed_text else "file.sign")
        button = Button(word, lambda: self.sign_pressed.emit(view.signed_as))
        button.setAccessibleName(self.texts("list.for", what=word, of=view.title))
        split.add(button)
        return split

    def _next_steps(self, view: DocumentView) -> QWidget:
        """What to do with the paper once it is final; it stands on top, for the check is over."""
        sheet = Surface("done", padding=16)
        sheet.column.setSpacing(4)
        sheet.column.addWidget(Section(self.texts("document.next_steps"), tone="done"))
        for number, step in enumerate(view.next_steps, start=1):
            sheet.column.addWidget(Body(self.texts("list.numbered", number=number, text=step)))
        return sheet

    def _check_row(self, row: CheckRowView) -> QWidget:
        split = Split()
        split.text.addWidget(Small(row.label, tone="muted"))
        if row.is_missing:
            key = "document.empty_optional" if row.optional else "document.empty"
            tone = "muted" if row.optional else "warning"
            split.text.addWidget(Strong(row.value or self.texts(key), tone=tone))
        else:
            split.text.addWidget(Body(row.value))
        if row.origin:
            split.text.addWidget(Small(row.origin, tone="muted"))
        if row.place:
            word = self.texts("document.fill_in" if row.is_missing else "document.change")
            button = QuietButton(word, lambda: self.change_pressed.emit(row.place))
            button.setAccessibleName(self.texts("list.for", what=word, of=row.label))
            split.add(button)
        self.splits.append(split)
        return split

    def _commands(self) -> QWidget:
        bar = Ground("background")
        outer = QVBoxLayout(bar)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Hairline())
        inner = QHBoxLayout()
        inner.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        outer.addLayout(inner)
        flow = Flow(10)
        inner.addWidget(flow, 1)
        texts = self.texts
        self.back_button = Button(texts("page.back"), self.back_pressed.emit)
        done = not self.view.issue_label
        kind = PrimaryButton if done else Button
        self.print_button = kind(texts("document.print"), self.print_pressed.emit)
        self.save_button = Button(texts("document.save"), self.save_pressed.emit)
        self.open_button = QuietButton(texts("document.open"), self.open_pressed.emit)
        flow.add(self.back_button)
        if self.view.issue_label:
            self.issue_button = PrimaryButton(self.view.issue_label, self.issue_pressed.emit)
            flow.add(self.issue_button)
        for button in (self.print_button, self.save_button, self.open_button):
            flow.add(button)
        return bar

    def say(self, sentence: str) -> None:
        """Shows on top why something did not work."""
        clear(self.message.column)
        self.message.column.addWidget(Strong(sentence, tone="error"))
        self.message.show()
        self.tabs.setCurrentIndex(0)
        self.check.verticalScrollBar().setValue(0)

    def _show_tab(self, number: int) -> None:
        if self._width == "wide":
            return
        self.check.setVisible(number == 0)
        self.preview.setVisible(number == 1)

    def arrange(self, width: Width) -> None:
        self._width = width
        alone = not self.view.rows and not self.view.missing and not self.view.next_steps
        self._row.setStretch(0, 28 if alone else 46)
        self._row.setStretch(1, 72 if alone else 54)
        self.tabs.setVisible(width != "wide")
        for split in self.splits:
            split.stack(width == "narrow")
        self.check.margins(16 if width == "narrow" else 28, 12 if width == "narrow" else 22)
        if width == "wide":
            self.check.setVisible(True)
            self.preview.setVisible(True)
        else:
            if alone:
                self.tabs.setCurrentIndex(1)
            self._show_tab(self.tabs.currentIndex())

    def focus_first(self) -> None:
        first = next(iter(self.check.findChildren(Button)), self.print_button)
        first.setFocus()
        self.check.verticalScrollBar().setValue(0)
        self.check.ensureWidgetVisible(first, 0, theme.px(24))
