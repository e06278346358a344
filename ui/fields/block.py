"""A field with all that belongs to it: label, help, error, notice and the honest way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.fields.base import Surroundings, is_unknown
from ui.fields.registry import make_field
from ui.parts.labels import Body, Small, Strong, Surface
from ui.parts.options import CheckRow
from ui.style import theme
from wizard.case.record import Gap, Raw
from wizard.views import FieldView


class ErrorLine(Strong):
    """What to do about an answer, above its field."""


class FieldBlock(QWidget):
    """Draws one field of a page. `read` gives what `submit` takes."""

    changed = Signal()
    finished = Signal()

    def __init__(self, view: FieldView, around: Surroundings, heading: QLabel | None) -> None:
        super().__init__()
        self.view = view
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        texts = around.texts
        self.label: QLabel | None = heading
        if heading is None:
            extra = f" {texts('field.optional')}" if view.optional else ""
            self.label = Strong(view.label + extra)
            column.addWidget(self.label)
        elif view.optional:
            column.addWidget(Body(texts("field.optional_sentence"), tone="muted"))
        if view.help:
            column.addWidget(Body(view.help, tone="muted"))
        if view.example and view.kind in ("text", "long_text", "number"):
            column.addWidget(Small(texts("field.example", example=view.example), tone="muted"))
        if view.notice:
            sheet = Surface("warning", padding=12)
            sheet.column.addWidget(Strong(view.notice, tone="warning"))
            column.addWidget(sheet)
        if heading is not None:
            column.addSpacing(theme.px(4))
        self.error = ErrorLine("", tone="error")
        self.error.hide()
        column.addWidget(self.error)
        self.field = make_field(view, around)
        column.addWidget(self.field.widget)
        self.unknown: CheckRow | None = None
        if view.unknown_label and not self.field.has_own_unknown:
            self.unknown = CheckRow(view.unknown_label)
            self.unknown.setChecked(is_unknown(view.value))
            self.unknown.enter_pressed.connect(self.finished)
            self.unknown.clicked.connect(self.changed)
            column.addSpacing(theme.px(6))
            column.addWidget(self.unknown)
        self.field.changed.connect(self._changed)
        self.field.finished.connect(self.finished)
        if self.label is not None and (inputs := self.field.inputs()):
            self.label.setBuddy(inputs[0])
        if view.error:
            self.show_error(view.error)

    def _changed(self) -> None:
        # Whoever types an answer knows it after all.
        if self.unknown is not None and self.unknown.isChecked():
            self.unknown.setChecked(False)
        self.changed.emit()

    def read(self) -> Raw:
        """What was filled in; "onbekend" when the honest way out was taken."""
        if self.unknown is not None and self.unknown.isChecked():
            return str(Gap.UNKNOWN)
        return self.field.read()

    def show_error(self, sentence: str) -> None:
        """Shows the sentence above the input, or takes it away."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.show_error(sentence)

    def focus_first(self) -> None:
        """Puts the cursor where the answer goes."""
        inputs = self.field.inputs()
        if inputs:
            inputs[0].setFocus()
