"""A letter of somebody else: choose a PDF, see that it is kept, take it away again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.fields.base import Field
from ui.parts.buttons import Button, QuietButton
from ui.parts.labels import Body, Strong
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import FieldView


class LetterField(Field):
    """Buttons only: choosing and removing go out as signals and are done at once."""

    choose_pressed = Signal()
    remove_pressed = Signal()

    def show(self, view: FieldView) -> None:
        self.view = view
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        kept = bool(view.file_name)
        if kept:
            column.addWidget(Strong(self.texts("letter.kept", name=view.file_name)))
        else:
            column.addWidget(Body(self.texts("letter.none"), tone="muted"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        column.addLayout(row)
        key = "letter.other" if kept else "letter.choose"
        self.choose = Button(self.texts(key), self.choose_pressed.emit)
        self.choose.setAccessibleDescription(view.help)
        self.choose.setAccessibleName(self.name_for(self.texts(key)))
        row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.remove: QuietButton | None = None
        if kept:
            self.remove = QuietButton(self.texts("letter.remove"), self.remove_pressed.emit)
            row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)

    def read(self) -> Raw:
        return self.view.value if self.view and self.view.file_name else None

    def inputs(self) -> list[QWidget]:
        return [self.choose] if self.remove is None else [self.choose, self.remove]
