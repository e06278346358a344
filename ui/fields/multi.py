"""Several answers out of a list."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.base import Field
from ui.parts.labels import Group
from ui.parts.options import CheckRow
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import FieldView


class MultiField(Field):
    """Rows to tick; a digit ticks one."""

    def show(self, view: FieldView) -> None:
        self.view = view
        outer = QVBoxLayout(self.widget)
        outer.setContentsMargins(0, 0, 0, 0)
        box = Group()
        box.setAccessibleName(view.label)
        outer.addWidget(box)
        inner = QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        chosen = view.value if isinstance(view.value, tuple | list) else ()
        self.rows: list[CheckRow] = []
        for number, option in enumerate(view.options, start=1):
            row = CheckRow(option.label, option.help, str(number) if number < 10 else "")
            row.setAccessibleDescription(" ".join(part for part in (option.help, view.help) if part))
            row.setChecked(option.id in chosen)
            row.enter_pressed.connect(self.finished)
            row.clicked.connect(self.changed)
            inner.addWidget(row)
            self.rows.append(row)

    def read(self) -> Raw:
        options = self.view.options if self.view else ()
        chosen = tuple(o.id for o, row in zip(options, self.rows, strict=True) if row.isChecked())
        return chosen or None

    def inputs(self) -> list[QWidget]:
        return list(self.rows)

    def key(self, text: str) -> bool:
        if not text.isdigit() or not 1 <= int(text) <= len(self.rows):
            return False
        row = self.rows[int(text) - 1]
        row.setFocus()
        row.click()
        return True
