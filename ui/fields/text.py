"""A line of text, or several."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.base import Field, is_unknown
from ui.parts.inputs import Line
from wizard.case.record import Raw
from wizard.views import FieldView


class TextField(Field):
    """One line of text."""

    line = Line

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        self.box = self.line(0 if view.max_length > 40 else max(12, view.max_length))
        self.box.setAccessibleName(view.label)
        self.box.setAccessibleDescription(view.help)
        if isinstance(view.value, str) and not is_unknown(view.value):
            self.box.setText(view.value)
        column.addWidget(self.box)
        self.box.textEdited.connect(self.changed)
        self.box.returnPressed.connect(self.finished)

    def read(self) -> Raw:
        return self.box.text().strip() or None

    def inputs(self) -> list[QWidget]:
        return [self.box]
