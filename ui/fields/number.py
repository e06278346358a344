"""A number, with a comma or a point."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.fields.base import Field, is_unknown
from ui.parts.inputs import Line
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import FieldView


def to_number(text: str) -> int | float | str | None:
    """The number in a text ("7,5" or "7.5"), what was typed when it is none, None when it is empty."""
    clean = text.strip()
    if not clean:
        return None
    try:
        number = float(clean.replace(",", "."))
    except ValueError:
        return clean
    return int(number) if number.is_integer() and abs(number) < 1e9 else number


def number_text(value: object) -> str:
    """The number as the Dutch write it: no zeros that say nothing, a comma for the decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value if isinstance(value, str) else ""
    return f"{value:g}".replace(".", ",")


class NumberField(Field):
    """A number with its unit behind it."""

    line = Line

    def show(self, view: FieldView) -> None:
        self.view = view
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        self.box = self.line(8)
        self.box.setAccessibleName(self.name_for(view.label))
        self.box.setAccessibleDescription(" ".join(part for part in (view.unit, view.help) if part))
        if not is_unknown(view.value):
            self.box.setText(number_text(view.value))
        row.addWidget(self.box)
        if view.unit:
            row.addWidget(QLabel(view.unit))
        row.addStretch(1)
        self.box.textEdited.connect(self.changed)
        self.box.returnPressed.connect(self.finished)

    def read(self) -> Raw:
        return to_number(self.box.text())

    def inputs(self) -> list[QWidget]:
        return [self.box]
