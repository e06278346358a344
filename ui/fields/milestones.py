"""The past on one page: a row per duty, done on a day, somewhere on paper, or not done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.fields.base import Field
from ui.parts.date_boxes import DateBoxes
from ui.parts.flow import Flow
from ui.parts.labels import Group, Hairline, Small, Strong
from ui.parts.options import RadioRow
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import FieldView, OptionView

STATES = ("done", "paper", "not_done")


class _Line(QWidget):
    """One duty of the past."""

    def __init__(self, option: OptionView, stored: Mapping[str, Raw], field: MilestonesField) -> None:
        super().__init__()
        self.id = option.id
        texts = field.texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        column.setSpacing(theme.px(6))
        column.addWidget(Strong(option.label))
        if option.help:
            column.addWidget(Small(option.help, tone="muted"))
        box = Group()
        box.setAccessibleName(option.label)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        answers = Flow(8)
        inner.addWidget(answers)
        column.addWidget(box)
        self.group = QButtonGroup(self)
        self.rows = [RadioRow(texts(f"milestones.{state}"), compact=True) for state in STATES]
        for number, row in enumerate(self.rows):
            row.setAccessibleName(f"{row.text()}, {option.label}")
            self.group.addButton(row, number)
            row.setChecked(stored.get("state") == STATES[number])
            row.enter_pressed.connect(field.finished)
            answers.add(row)
        self.day = DateBoxes(texts, field.around.today, field.around.locale, compact=True)
        self.day.latest = field.around.today
        self.day.fill(stored.get("day"))
        for part in self.day.boxes:
            part.setAccessibleName(f"{part.accessibleName()}, {option.label}")
        answers.add(self.day)
        self.day.finished.connect(field.finished)
        self.day.changed.connect(field.changed)
        self.group.idToggled.connect(lambda _number, _on: self._show_day())
        self.group.idClicked.connect(lambda _number: field.changed.emit())
        self._show_day()

    def _show_day(self) -> None:
        self.day.setVisible(self.group.checkedId() == 0)

    def read(self) -> dict[str, Raw] | None:
        at = self.group.checkedId()
        if at < 0:
            return None
        line: dict[str, Raw] = {"id": self.id, "state": STATES[at]}
        if at == 0 and (day := self.day.read()):
            line["day"] = day
        return line


class MilestonesField(Field):
    """The options of the view are the duties; the value has a row for each that was answered."""

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        stored = {
            str(row["id"]): row
            for row in (view.value if isinstance(view.value, tuple | list) else ())
            if isinstance(row, Mapping) and "id" in row
        }
        self.lines: list[_Line] = []
        for option in view.options:
            if self.lines:
                column.addWidget(Hairline())
            made = _Line(option, stored.get(option.id, {}), self)
            self.lines.append(made)
            column.addWidget(made)

    def read(self) -> Raw:
        # An empty page is still an answer: nothing of the past is known, and the way leads on.
        return tuple(row for one in self.lines if (row := one.read()) is not None)

    def inputs(self) -> list[QWidget]:
        return [row for one in self.lines for row in one.rows]
