"""A list of a dense page: closed until there is something to write in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.base import Field
from ui.fields.rows import RowsField
from ui.parts.buttons import Button
from ui.parts.flow import Flow
from ui.parts.labels import Small
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import FieldView


class CompactRows(Field):
    """A list that is opened when there is something to write in it."""

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        bar = Flow(10)
        number = len(view.value) if isinstance(view.value, tuple | list) else 0
        key = "sheet.rows_add" if not number else "sheet.rows_open"
        self.button = Button(self.texts(key), self.open)
        self.button.setAccessibleName(self.texts("list.for", what=self.texts(key), of=view.label))
        self.button.setAccessibleDescription(view.help)
        bar.add(self.button)
        rows_key = "sheet.rows_one" if number == 1 else "sheet.rows_many"
        self.count = Small(self.texts(rows_key, number=number), tone="muted")
        bar.add(self.count)
        if not number:
            self.count.hide()
        self._bar, self.column = bar, column
        column.addWidget(bar)
        self.rows: RowsField | None = None

    def open(self) -> None:
        """Puts the whole list in place of the button."""
        if self.view is None or self.rows is not None:
            return
        self.rows = RowsField(self.around, self.widget)
        self.rows.show(self.view)
        self.rows.changed.connect(self.changed)
        self.column.addWidget(self.rows.widget)
        self.rows.widget.show()
        self.rows.inputs()[0].setFocus()
        self._bar.hide()

    def read(self) -> Raw:
        if self.rows is not None:
            return self.rows.read()
        return self.view.value if self.view else None

    def inputs(self) -> list[QWidget]:
        return self.rows.inputs() if self.rows is not None else [self.button]

    def show_error(self, sentence: str) -> None:
        self.open()
        super().show_error(sentence)
