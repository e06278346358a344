"""Rows and cards that say what to do and offer the button for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.buttons import Button, PrimaryButton, QuietButton
from ui.parts.labels import Body, Small, Strong, Surface
from ui.parts.marks import Mark, Status
from ui.style import theme
from ui.words import dotted, duration

if TYPE_CHECKING:
    from wizard.views import ActionView, Lookup, TaskView


class Split(QWidget):
    """Text at the left, buttons at the right; below each other when `narrow`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(12))
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(12))
        self.text = QVBoxLayout()
        self.text.setSpacing(2)
        self._head.addLayout(self.text, 1)
        self.row.addLayout(self._head, 1)

    def lead(self, mark: QWidget) -> None:
        """Puts a shape before the text."""
        self._head.insertWidget(0, mark, 0, Qt.AlignmentFlag.AlignTop)

    def add(self, widget: QWidget) -> None:
        widget.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def stack(self, narrow: bool) -> None:
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.row.setDirection(down if narrow else across)


def now_row(task: TaskView, texts: Lookup, first: bool, go: Callable[[str], object]) -> Split:
    """A task under "Nu doen": shape, title, when, button. The first one is the primary button."""
    split = Split()
    mark = Mark("overdue" if task.is_overdue else "to_do", 18)
    split.lead(mark)
    split.text.addWidget(Strong(task.title))
    if task.due_text:
        split.text.addWidget(due_line(task, texts))
        if task.repair:
            split.text.addWidget(Small(task.repair))
    elif task.minutes:
        split.text.addWidget(Small(duration(texts, task.minutes), tone="muted"))
    kind = PrimaryButton if first else Button
    button = kind(task.button, lambda: go(task.place))
    button.setAccessibleName(texts("list.for", what=task.button, of=task.title))
    split.add(button)
    return split


def due_line(task: TaskView, texts: Lookup) -> Small:
    """Until when, and in a few words why that day."""
    parts = [part for part in (task.due_text, task.due_reading) if part]
    return Small(dotted(texts, parts), tone="error" if task.is_overdue else "muted")


def action_row(action: ActionView, texts: Lookup, first: bool, go: Callable[[], object]) -> Split:
    """A line of "Deze week": the first one is the primary button."""
    split = Split()
    split.lead(Mark("overdue" if action.is_overdue else "to_do", 18))
    split.text.addWidget(Strong(action.title))
    line = texts("home.action_line", case=action.case, when=action.when) if action.when else action.case
    split.text.addWidget(Small(line, tone="error" if action.is_overdue else "muted"))
    if action.repair:
        split.text.addWidget(Small(action.repair))
    kind = PrimaryButton if first else Button
    button = kind(texts("home.go_on"), go)
    button.setAccessibleName(texts("list.for", what=texts("home.go_on"), of=f"{action.title}, {action.case}"))
    split.add(button)
    return split


class TaskRow(Split):
    """A task in its group: title, status as shape and word, why it cannot start, its button."""

    def __init__(
        self, task: TaskView, texts: Lookup, go: Callable[[str], object], elsewhere: Callable[[str], object]
    ) -> None:
        super().__init__()
        self.text.addWidget(Strong(task.title) if task.status != "done" else Body(task.title))
        if task.reason:
            self.text.addWidget(Small(task.reason, tone="muted"))
        if task.due_text and task.status != "done":
            self.text.addWidget(due_line(task, texts))
            if task.repair:
                self.text.addWidget(Small(task.repair))
        word = texts(f"status.{task.status}")
        self.add(Status("overdue" if task.is_overdue and task.status != "done" else task.status, word))
        if task.status in ("to_do", "started"):
            done = QuietButton(texts("case.done_elsewhere"), lambda: elsewhere(task.place))
            done.setAccessibleName(texts("list.for", what=texts("case.done_elsewhere"), of=task.title))
            self.add(done)
        if task.status != "cannot_start":
            label = texts("case.look_back") if task.status == "done" else task.button
            button = QuietButton(label, lambda: go(task.place))
            button.setAccessibleName(texts("list.for", what=label, of=task.title))
            self.add(button)


def sheet_of(title: QWidget | None, *rows: QWidget) -> Surface:
    """A sheet with a heading and rows below each other."""
    sheet = Surface("plain")
    if title is not None:
        sheet.column.addWidget(title)
    for row in rows:
        sheet.column.addWidget(row)
    return sheet
