"""A day, in three boxes."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.base import Field, is_unknown
from ui.parts.date_boxes import DateBoxes
from wizard.case.record import Raw
from wizard.views import FieldView


class DateField(Field):
    """A day. What is no day is handed over as it was typed."""

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        self.boxes = DateBoxes(
            self.texts, self.around.today, self.around.locale, mnemonics=self.around.is_alone
        )
        self.boxes.latest = view.latest
        column.addWidget(self.boxes)
        for box in self.boxes.boxes:
            box.setAccessibleName(self.name_for(box.accessibleName()))
            box.setAccessibleDescription(view.help)
        if not is_unknown(view.value):
            self.boxes.fill(view.value)
        self.boxes.changed.connect(self.changed)
        self.boxes.finished.connect(self.finished)

    def read(self) -> Raw:
        return self.boxes.read()

    def inputs(self) -> list[QWidget]:
        return list(self.boxes.boxes)
