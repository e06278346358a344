"""The overview of one case: what to do now, what happened, the tasks, the papers, the days."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.base import Page, Scroller, Width
from ui.parts.buttons import Button, LinkButton, PrimaryButton, QuietButton
from ui.parts.cards import Split, TaskRow, now_row, sheet_of
from ui.parts.flow import Flow
from ui.parts.labels import Body, Hairline, Section, Small, Strong, Subtitle, Surface, Title
from ui.parts.marks import Mark, tone_of_paper
from ui.parts.timeline import Timeline
from ui.style import theme
from ui.words import dotted
from wizard.views import CaseView, DocumentLineView, EventView, Lookup, PhaseGroupView


class CasePage(Page):
    """Draws a case view; every press leaves as a signal."""

    task_pressed = Signal(str)
    elsewhere_pressed = Signal(str)
    event_pressed = Signal(str)
    amend_pressed = Signal(str)
    withdraw_pressed = Signal(str)
    document_pressed = Signal(str)
    issued_pressed = Signal(str, str)
    agenda_pressed = Signal()
    file_pressed = Signal()
    costs_pressed = Signal()
    linked_pressed = Signal()
    undo_pressed = Signal()
    redo_pressed = Signal()
    delete_pressed = Signal()
    what_if_pressed = Signal()

    def __init__(self, view: CaseView, texts: Lookup) -> None:
        super().__init__(view.title, (view.title,))
        self.view, self.texts = view, texts
        self.splits: list[Split] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scroller = Scroller(150, "panel")
        self.scroller.column.setSpacing(theme.px(18))
        outer.addWidget(self.scroller)
        self._head(view)
        columns = QWidget()
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, columns)
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.columns.setSpacing(theme.px(18))
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.px(18))
        self.columns.addLayout(left, 58)
        self.columns.addLayout(right, 42)
        self.scroller.column.addWidget(columns)
        self._now(view, left)
        self._tasks(view, left)
        self._happened(view, right)
        self._look_also(view, right)
        self._papers(view, right)
        left.addStretch(1)
        right.addStretch(1)
        self.timeline = Timeline(view.timeline, texts, view.picture)
        self.timeline.task_pressed.connect(self.task_pressed.emit)
        if view.timeline:
            self.scroller.column.addWidget(self.timeline)
        self._foot()
        self.scroller.done()

    def _head(self, view: CaseView) -> None:
        column = self.scroller.column
        split = Split()
        self.splits.append(split)
        title = Title(view.title)
        title.setObjectName("vraag")
        split.text.addWidget(title)
        parts = [part for part in (view.subtitle, view.phase, view.week_text) if part]
        split.text.addWidget(Body(dotted(self.texts, parts), tone="muted"))
        self.undo_button = QuietButton(view.undo_text or self.texts("case.undo"), self.undo_pressed.emit)
        self.redo_button = QuietButton(self.texts("case.redo"), self.redo_pressed.emit)
        self.agenda_button = QuietButton(self.texts("agenda.title"), self.agenda_pressed.emit)
        split.add(self.agenda_button)
        if view.timeline:
            split.add(QuietButton(self.texts("what_if.button"), self.what_if_pressed.emit))
        if view.can_undo:
            split.add(self.undo_button)
        if view.can_redo:
            split.add(self.redo_button)
        column.addWidget(split)
        for notice in view.notices:
            sheet = Surface("warning", padding=14)
            sheet.column.addWidget(Body(notice, tone="warning"))
            column.addWidget(sheet)
        if view.ended_as_new_case:
            sheet = Surface("warning", padding=14)
            sheet.column.addWidget(Strong(self.texts("case.new_case_title"), tone="warning"))
            sheet.column.addWidget(Body(self.texts("case.new_case_text"), tone="warning"))
            button = PrimaryButton(self.texts("case.new_case_button"), self.linked_pressed.emit)
            sheet.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(sheet)

    def _now(self, view: CaseView, column: QVBoxLayout) -> None:
        sheet = sheet_of(Subtitle(self.texts("case.now")))
        if not view.now:
            sheet.column.addWidget(Body(view.quiet or self.texts("case.nothing_due")))
        for number, task in enumerate(view.now):
            if number:
                sheet.column.addWidget(Hairline())
            split = now_row(task, self.texts, number == 0, self.task_pressed.emit)
            self.splits.append(split)
            sheet.column.addWidget(split)
        if view.late:
            self._late(view, sheet)
        column.addWidget(sheet)

    def _late(self, view: CaseView, sheet: Surface) -> None:
        """What else is too late: said, and shown as soon as somebody wants to see it."""
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 0, 0)
        for task in view.late:
            inner.addWidget(Hairline())
            split = now_row(task, self.texts, False, self.task_pressed.emit)
            self.splits.append(split)
            inner.addWidget(split)
        number = len(view.late)
        key = "case.more_late_one" if number == 1 else "case.more_late"
        sheet.column.addWidget(Hairline())
        sheet.column.addWidget(shows(self.texts(key, number=number), rows), 0, Qt.AlignmentFlag.AlignLeft)
        sheet.column.addWidget(rows)

    def _tasks(self, view: CaseView, column: QVBoxLayout) -> None:
        groups = [group for group in view.groups if group.tasks]
        if not groups:
            return
        sheet = sheet_of(Subtitle(self.texts("case.tasks")))
        for group in groups:
            title = Section(group.title)
            sheet.column.addSpacing(theme.px(6))
            head = QHBoxLayout()
            head.addWidget(title, 1)
            if group.is_current:
                here = Small(self.texts("case.you_are_here"), tone="button")
                here.setWordWrap(False)
                head.addWidget(here)
            sheet.column.addLayout(head)
            rows = QWidget()
            inner = QVBoxLayout(rows)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(theme.px(10))
            for task in group.tasks:
                inner.addWidget(Hairline())
                row = TaskRow(task, self.texts, self.task_pressed.emit, self.elsewhere_pressed.emit)
                self.splits.append(row)
                inner.addWidget(row)
            sheet.column.addWidget(rows)
            if not group.is_current and all(task.status in ("done", "cannot_start") for task in group.tasks):
                head.addWidget(self._opener(group, rows))
        column.addWidget(sheet)

    def _opener(self, group: PhaseGroupView, rows: QWidget) -> QWidget:
        """A part of which nothing can be done now is closed, until somebody wants to see it."""
        number = len(group.tasks)
        key = "case.show_group_one" if number == 1 else "case.show_group"
        button = shows(self.texts(key, number=number), rows)
        button.setAccessibleName(self.texts("list.for", what=button.text(), of=group.title))
        return button

    def _happened(self, view: CaseView, column: QVBoxLayout) -> None:
        sheet = sheet_of(Subtitle(self.texts("case.happened")))
        row = Flow(8)
        reasons = []
        for offer in view.offers:
            button = Button(offer.title, partial(self.event_pressed.emit, offer.id))
            button.setEnabled(offer.enabled)
            button.setAccessibleDescription(offer.reason)
            row.add(button)
            if not offer.enabled and offer.reason:
                reasons.append(self.texts("case.offer_reason", title=offer.title, reason=offer.reason))
        sheet.column.addWidget(row)
        for reason in reasons:
            sheet.column.addWidget(Small(reason, tone="muted"))
        for event in view.events:
            sheet.column.addWidget(Hairline())
            sheet.column.addWidget(self._event(event))
        if view.offers or view.events:
            column.addWidget(sheet)

    def _event(self, event: EventView) -> QWidget:
        split = Split()
        split.text.addWidget(Strong(self.texts("case.event", title=event.title, day=event.day_text)))
        if event.why:
            split.text.addWidget(Small(event.why, tone="muted"))
        if event.result != "withdrawn":
            buttons = Flow(4)
            for key, signal in (("case.amend", self.amend_pressed), ("case.withdraw", self.withdraw_pressed)):
                button = LinkButton(self.texts(key), partial(signal.emit, event.id))
                button.setAccessibleName(self.texts("list.for", what=self.texts(key), of=event.title))
                buttons.add(button)
            split.text.addWidget(buttons)
        return split

    def _look_also(self, view: CaseView, column: QVBoxLayout) -> None:
        """Pages about the case as a whole."""
        signals = {"file": self.file_pressed, "costs": self.costs_pressed}
        rows: list[QWidget] = []
        for key in view.also:
            split = Split()
            self.splits.append(split)
            title = self.texts(f"{key}.title")
            split.text.addWidget(Strong(title))
            split.text.addWidget(Small(self.texts(f"{key}.about"), tone="muted"))
            button = Button(self.texts("case.see"), signals[key].emit)
            button.setAccessibleName(self.texts("list.for", what=self.texts("case.see"), of=title))
            split.add(button)
            rows += [Hairline(), split] if rows else [split]
        if rows:
            column.addWidget(sheet_of(None, *rows))

    def _papers(self, view: CaseView, column: QVBoxLayout) -> None:
        if not view.documents:
            return
        sheet = sheet_of(Subtitle(self.texts("case.papers")))
        for number, paper in enumerate(view.documents):
            if number:
                sheet.column.addWidget(Hairline())
            sheet.column.addWidget(self._paper(paper))
        column.addWidget(sheet)

    def _paper(self, paper: DocumentLineView) -> QWidget:
        split = Split()
        split.lead(Mark(tone_of_paper(paper.state), 16))
        split.text.addWidget(Strong(paper.title))
        if paper.about:
            split.text.addWidget(Small(paper.about, tone="muted"))
        if paper.state_text:
            split.text.addWidget(Small(paper.state_text, tone="muted"))
        for version in paper.versions:
            label = self.texts("case.version", version=version.version, day=version.day_text)
            button = LinkButton(label, partial(self.issued_pressed.emit, version.id, version.file_name))
            button.setAccessibleName(self.texts("list.for", what=label, of=paper.title))
            split.text.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        see = Button(self.texts("case.see"), lambda: self.document_pressed.emit(paper.id))
        see.setAccessibleName(self.texts("list.for", what=self.texts("case.see"), of=paper.title))
        split.add(see)
        self.splits.append(split)
        return split

    def _foot(self) -> None:
        self.delete_button = LinkButton(self.texts("case.delete"), self.delete_pressed.emit)
        self.scroller.column.addWidget(self.delete_button, 0, Qt.AlignmentFlag.AlignLeft)

    def arrange(self, width: Width) -> None:
        narrow = width == "narrow"
        self.scroller.margins(12 if narrow else 24, 12 if narrow else 22)
        side = QBoxLayout.Direction.LeftToRight
        self.columns.setDirection(side if width == "wide" else QBoxLayout.Direction.TopToBottom)
        for split in self.splits:
            split.stack(narrow)
        self.timeline.arrange(narrow)

    def focus_first(self) -> None:
        self.scroller.verticalScrollBar().setValue(0)
        for button in self.findChildren(PrimaryButton):
            button.setFocus()
            return
        for other in self.findChildren(Button):
            if other.isEnabled():
                other.setFocus()
                return


def shows(text: str, rows: QWidget) -> QuietButton:
    """A button in place of rows that are closed; it brings them up and leaves the cursor in the first."""
    button = QuietButton(text)
    rows.hide()

    def show() -> None:
        rows.show()
        button.hide()
        for other in rows.findChildren(Button):
            other.setFocus()
            return

    button.clicked.connect(lambda _checked=False: show())
    return button
