"""Free text, always with the notice beside it and a counter below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.base import Field, is_unknown
from ui.parts.inputs import Lines
from ui.parts.labels import Small
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import FieldView


class LongTextField(Field):
    """Several lines. Enter makes a new line, Tab leaves, Ctrl+Enter goes on."""

    lines_shown = 5

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.frame = Lines(self.lines_shown)
        self.box = self.frame.text
        self.box.setAccessibleName(view.label)
        self.box.setAccessibleDescription(" ".join(part for part in (view.help, view.notice) if part))
        if isinstance(view.value, str) and not is_unknown(view.value):
            self.box.setPlainText(view.value)
        self.counter = Small("", tone="muted")
        column.addWidget(self.frame)
        column.addWidget(self.counter)
        self.box.textChanged.connect(self._count)
        self.box.textChanged.connect(self.changed)
        self._count()

    def _count(self) -> None:
        longest = self.view.max_length if self.view else 0
        length = len(self.box.toPlainText().strip())
        too_long = length > longest
        key = "text.too_many" if too_long else "text.counter"
        self.counter.setText(self.texts(key, length=length, longest=longest, over=length - longest))
        self.counter.tint("error" if too_long else "muted")

    def read(self) -> Raw:
        return self.box.toPlainText().strip() or None

    def inputs(self) -> list[QWidget]:
        return [self.box]
