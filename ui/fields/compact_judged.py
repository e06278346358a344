"""A list of conditions of which each has to be judged: a line for each, with the keys of a condition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeGuard

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.fields.base import Surroundings
from ui.fields.compact import CompactStatus
from ui.fields.compact_rows import CompactRows
from ui.parts.labels import Body
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import ColumnView, FieldView

BESIDE = ("state", "day", "by")
"""The columns that a condition has besides what it says."""


def is_judged(view: FieldView) -> bool:
    """Whether the rows of this field say something that is there, promised, lacking or declined."""
    return set(BESIDE) <= {column.id for column in view.columns}


def is_row(value: Raw) -> TypeGuard[Mapping[str, Raw]]:
    return isinstance(value, Mapping)


class CompactJudged(CompactRows):
    """The conditions as they stand; behind the button the list itself can be changed."""

    def show(self, view: FieldView) -> None:
        super().show(view)
        self.lines: list[tuple[Mapping[str, Raw], CompactStatus]] = []
        self.judged = QWidget()
        inside = QVBoxLayout(self.judged)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        rows = view.value if isinstance(view.value, tuple | list) else ()
        for row in rows:
            if is_row(row):
                inside.addWidget(Body(self._text(view, row)))
                line = self._line(view, row, self.around)
                inside.addWidget(line.widget)
                self.lines.append((row, line))
        self.column.insertWidget(0, self.judged)
        # How many there are is seen; without any there is nothing to judge.
        self.count.setVisible(False)
        if not self.lines:
            self.judged.hide()

    @staticmethod
    def _text(view: FieldView, row: Mapping[str, Raw]) -> str:
        """What the condition says."""
        said = next(column.id for column in view.columns if column.kind == "text")
        return str(row.get(said) or "")

    def _line(self, view: FieldView, row: Mapping[str, Raw], around: Surroundings) -> CompactStatus:
        state: ColumnView = next(column for column in view.columns if column.id == "state")
        line = CompactStatus(around, self.widget)
        line.show(
            replace(
                view,
                kind="status",
                label=self._text(view, row),
                options=state.options,
                columns=(),
                value={name: row[name] for name in BESIDE if row.get(name)},
                unknown_label="",
            )
        )
        line.changed.connect(self.changed)
        line.answered.connect(self._go_on)
        line.day.box.returnPressed.connect(line.by.box.setFocus)
        line.by.box.returnPressed.connect(self._go_on)
        return line

    def _go_on(self) -> None:
        if not self.go_line(1):
            self.answered.emit()

    def _at(self) -> int | None:
        """The line with the cursor."""
        at = QApplication.focusWidget()
        places = (place for place, (_, line) in enumerate(self.lines) if at and line.widget.isAncestorOf(at))
        return next(places, None)

    def go_line(self, way: int) -> bool:
        at = self._at()
        if at is None or not 0 <= at + way < len(self.lines):
            return False
        self.lines[at + way][1].inputs()[0].setFocus()
        return True

    def key(self, text: str) -> bool:
        at = self._at()
        return at is not None and self.lines[at][1].key(text)

    def step(self, way: int) -> bool:
        at = self._at()
        return at is not None and self.lines[at][1].step(way)

    def open(self) -> None:
        if self.rows is None and self.view is not None:
            self.view = replace(self.view, value=self.read())
            self.judged.hide()
        super().open()

    def read(self) -> Raw:
        if self.rows is not None or not self.lines:
            return super().read()
        return tuple({**_without_state(row), **_told(line)} for row, line in self.lines)

    def inputs(self) -> list[QWidget]:
        if self.rows is not None:
            return super().inputs()
        return [*(box for _, line in self.lines for box in line.inputs()), self.button]


def _without_state(row: Mapping[str, Raw]) -> dict[str, Raw]:
    return {name: value for name, value in row.items() if name not in BESIDE}


def _told(line: CompactStatus) -> dict[str, Raw]:
    told = line.read()
    if isinstance(told, Mapping):
        return dict(told)
    return {"state": told} if told is not None else {}
