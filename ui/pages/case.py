"""The overview of one case: what to do now, what happened, the tasks, the papers, the days."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.base import Page, Scroller, Width
from ui.parts.buttons import Button, LinkButton, PrimaryButton, QuietButton
from ui.parts.cards import Split, TaskRow, now_row, sheet_of
from ui.parts.door import Door, Doors
from ui.parts.flow import Flow
from ui.parts.labels import Body, Hairline, Section, Small, Strong, Subtitle, Surface, Title
from ui.parts.marks import Mark, tone_of_paper
from ui.parts.timeline import Timeline
from ui.style import theme
from ui.words import dotted
from wizard.views import (
    CaseView,
    DocumentLineView,
    EventOfferView,
    EventView,
    Lookup,
    PhaseGroupView,
    TaskView,
)


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
    advices_pressed = Signal()
    file_pressed = Signal()
    costs_pressed = Signal()
    linked_pressed = Signal()
    helper_pressed = Signal(str)
    hand_over_pressed = Signal()
    assess_pressed = Signal()
    under_pressed = Signal(str)
    undo_pressed = Signal()
    redo_pressed = Signal()
    delete_pressed = Signal()
    what_if_pressed = Signal()

    def __init__(self, view: CaseView, texts: Lookup, doors: Doors | None = None) -> None:
        super().__init__(view.title, (view.title,))
        self.view, self.texts, self.doors = view, texts, doors or Doors()
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
        self._result(view, left)
        self._now(view, left)
        self._tasks(view, left)
        self._happened(view, right)
        self._papers(view, right)
        self._look_also(view, right)
        self._helpers(view, right)
        left.addStretch(1)
        right.addStretch(1)
        self.timeline = Timeline(view.timeline, texts, view.picture, self.doors, not view.is_early)
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
        if view.timeline:
            split.add(self.agenda_button)
        if view.is_assessed:
            split.add(Button(self.texts("sheet.go_on"), self.assess_pressed.emit))
        if view.can_hand_over:
            self.hand_over_button = Button(self.texts("handover.give"), self.hand_over_pressed.emit)
            split.add(self.hand_over_button)
        if view.under:
            self.under_button = Button(self.texts("helper.back"), lambda: self.under_pressed.emit(view.under))
            split.add(self.under_button)
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

    def _result(self, view: CaseView, column: QVBoxLayout) -> None:
        """What comes out of a short flow."""
        if view.result is None:
            return
        sheet = sheet_of(Subtitle(self.texts("helper.outcome")), Strong(view.result.title))
        sheet.column.addWidget(Body(view.result.text))
        if view.result.provisional:
            sheet.column.addWidget(Small(view.result.provisional, tone="muted"))
        column.addWidget(sheet)

    def _helpers(self, view: CaseView, column: QVBoxLayout) -> None:
        """Whether more help fits; what came out stands beside it."""
        if not view.helpers:
            return
        title = self.texts("helper.title")
        rows, inner = rows_below()
        for number, helper in enumerate(view.helpers):
            if number:
                inner.addWidget(Hairline())
            split = Split()
            self.splits.append(split)
            split.text.addWidget(Strong(helper.label))
            if helper.text:
                split.text.addWidget(Small(helper.text, tone="muted"))
            button = Button(self.texts("case.see"), partial(self.helper_pressed.emit, helper.flow))
            button.setAccessibleName(self.texts("list.for", what=button.text(), of=helper.label))
            split.add(button)
            inner.addWidget(split)
        sheet = sheet_of(Subtitle(title))
        door = self._door("helpers", rows, title, is_open=any(one.text for one in view.helpers))
        sheet.column.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.column.addWidget(rows)
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
        rows, inner = rows_below()
        for task in view.late:
            inner.addWidget(Hairline())
            split = now_row(task, self.texts, False, self.task_pressed.emit)
            self.splits.append(split)
            inner.addWidget(split)
        number = len(view.late)
        key = "case.more_late_one" if number == 1 else "case.more_late"
        door = self._door("late", rows, self.texts("case.now"), self.texts(key, number=number))
        sheet.column.addWidget(Hairline())
        sheet.column.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.column.addWidget(rows)

    def _door(self, name: str, body: QWidget, of: str, closed: str = "", is_open: bool = False) -> Door:
        return Door(name, body, self.doors, self.texts, of, closed, is_open)

    def _tasks(self, view: CaseView, column: QVBoxLayout) -> None:
        """All tasks by phase. In the first weeks they are closed: what is due stands above them."""
        groups = [group for group in view.groups if group.tasks]
        if not groups:
            return
        title = self.texts("case.tasks")
        sheet = sheet_of(Subtitle(title))
        every, inner = rows_below()
        door = self._door("tasks", every, title, self.texts("case.show_tasks"), not view.is_early)
        sheet.column.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
        for group in groups:
            self._group(group, inner)
        sheet.column.addWidget(every)
        column.addWidget(sheet)

    def _group(self, group: PhaseGroupView, column: QVBoxLayout) -> None:
        """What can be done in a phase; what is done or comes later stands behind a door."""
        column.addSpacing(theme.px(6))
        head = QHBoxLayout()
        head.addWidget(Section(group.title), 1)
        if group.is_current:
            here = Small(self.texts("case.you_are_here"), tone="button")
            here.setWordWrap(False)
            head.addWidget(here)
        column.addLayout(head)
        can_do = [task for task in group.tasks if task.status in ("to_do", "started")]
        others = [task for task in group.tasks if task not in can_do]
        for task in can_do:
            self._task(task, column)
        if not others:
            return
        rows, inner = rows_below()
        for task in others:
            self._task(task, inner)
        key = ("case.show_rest" if can_do else "case.show_group") + ("_one" if len(others) == 1 else "")
        text = self.texts(key, number=len(others))
        door = self._door(f"group/{group.id}", rows, group.title, text)
        column.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rows)

    def _task(self, task: TaskView, column: QVBoxLayout) -> None:
        row = TaskRow(task, self.texts, self.task_pressed.emit, self.elsewhere_pressed.emit)
        self.splits.append(row)
        column.addWidget(Hairline())
        column.addWidget(row)

    def _happened(self, view: CaseView, column: QVBoxLayout) -> None:
        """What can be told now; what is rare, and what cannot be told yet, stands behind a door."""
        if not view.offers and not view.events:
            return
        title = self.texts("case.happened")
        sheet = sheet_of(Subtitle(title))
        usual = [offer for offer in view.offers if offer.enabled and not offer.is_rare]
        others = [offer for offer in view.offers if offer not in usual]
        if usual:
            sheet.column.addWidget(self._offers(usual))
        if others:
            rows, inner = rows_below()
            inner.addWidget(self._offers(others))
            for offer in others:
                if not offer.enabled and offer.reason:
                    reason = self.texts("case.offer_reason", title=offer.title, reason=offer.reason)
                    inner.addWidget(Small(reason, tone="muted"))
            sheet.column.addWidget(self._door("events", rows, title), 0, Qt.AlignmentFlag.AlignLeft)
            sheet.column.addWidget(rows)
        for event in view.events:
            sheet.column.addWidget(Hairline())
            sheet.column.addWidget(self._event(event))
        column.addWidget(sheet)

    def _offers(self, offers: list[EventOfferView]) -> QWidget:
        row = Flow(8)
        for offer in offers:
            button = Button(offer.title, partial(self.event_pressed.emit, offer.id))
            button.setEnabled(offer.enabled)
            button.setAccessibleDescription(offer.reason)
            row.add(button)
        return row

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
        """Pages about the case as a whole: none of them is due in the first weeks."""
        signals = {
            "advices": self.advices_pressed,
            "file": self.file_pressed,
            "costs": self.costs_pressed,
            "what_if": self.what_if_pressed,
        }
        names = [*view.also, *(["what_if"] if view.timeline else [])]
        if not names:
            return
        title = self.texts("case.see_also")
        rows, inner = rows_below()
        for number, name in enumerate(names):
            if number:
                inner.addWidget(Hairline())
            inner.addWidget(self._other_page(name, signals[name]))
        sheet = sheet_of(Subtitle(title))
        door = self._door("see_also", rows, title, is_open=not view.is_early)
        sheet.column.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
        sheet.column.addWidget(rows)
        column.addWidget(sheet)

    def _other_page(self, name: str, pressed: SignalInstance) -> QWidget:
        title = self.texts(f"{name}.title")
        split = Split()
        self.splits.append(split)
        split.text.addWidget(Strong(title))
        split.text.addWidget(Small(self.texts(f"{name}.about"), tone="muted"))
        button = Button(self.texts("case.see"), pressed.emit)
        button.setAccessibleName(self.texts("list.for", what=button.text(), of=title))
        split.add(button)
        return split

    def _papers(self, view: CaseView, column: QVBoxLayout) -> None:
        """The papers. In the first weeks only those that can be made, or were; the others are closed."""
        if not view.documents:
            return
        title = self.texts("case.papers")
        sheet = sheet_of(Subtitle(title))
        first = [paper for paper in view.documents if paper.state in ("ready", "issued")]
        others = [paper for paper in view.documents if paper not in first]
        if not view.is_early:
            first, others = list(view.documents), []
        for number, paper in enumerate(first):
            if number:
                sheet.column.addWidget(Hairline())
            sheet.column.addWidget(self._paper(paper))
        if others:
            rows, inner = rows_below()
            for paper in others:
                inner.addWidget(Hairline())
                inner.addWidget(self._paper(paper))
            key = "case.show_papers_one" if len(others) == 1 else "case.show_papers"
            door = self._door("papers", rows, title, self.texts(key, number=len(others)))
            sheet.column.addWidget(door, 0, Qt.AlignmentFlag.AlignLeft)
            sheet.column.addWidget(rows)
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

    def _bring_into_sight(self, button: PrimaryButton) -> None:
        self.scroller.ensureWidgetVisible(button, 0, theme.px(24))

    def focus_first(self) -> None:
        self.scroller.verticalScrollBar().setValue(0)
        for button in self.findChildren(PrimaryButton):
            button.setFocus()
            # With large text the button lies below what can be seen, once the page has its layout.
            QTimer.singleShot(0, self.scroller, partial(self._bring_into_sight, button))
            return
        for other in self.findChildren(Button):
            if other.isEnabled():
                other.setFocus()
                return


def rows_below() -> tuple[QWidget, QVBoxLayout]:
    """A part of the page with rows below each other, and where to put them."""
    rows = QWidget()
    inner = QVBoxLayout(rows)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(theme.px(10))
    return rows, inner
