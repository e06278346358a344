"""One answer out of a few, as rows that can be pressed anywhere."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ui.fields.base import Field
from ui.parts.labels import Group
from ui.parts.options import RadioRow
from ui.style import theme
from wizard.case.record import Gap, Raw
from wizard.views import FieldView, OptionView


class ChoiceField(Field):
    """One of the options. A digit, or the first letter for yes and no, answers at once."""

    has_own_unknown = True

    def show(self, view: FieldView) -> None:
        self.view = view
        outer = QVBoxLayout(self.widget)
        outer.setContentsMargins(0, 0, 0, 0)
        box = Group()
        box.setAccessibleName(view.label)
        outer.addWidget(box)
        answers = self._answers(view)
        short = not self.around.is_alone and all(not help_text for _, _, help_text, _ in answers)
        short = short and sum(len(label) for _, label, _, _ in answers) < 48
        inner: QHBoxLayout | QVBoxLayout = QHBoxLayout(box) if short else QVBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        self.group = QButtonGroup(self)
        self.values: list[Raw] = []
        self.rows: list[RadioRow] = []
        self.keys: dict[str, RadioRow] = {}
        for number, (value, label, help_text, key) in enumerate(answers):
            row = RadioRow(label, help_text, key.upper(), compact=short)
            row.setAccessibleDescription(" ".join(part for part in (help_text, view.help) if part))
            row.setChecked(view.value is not None and view.value == value)
            self.group.addButton(row, number)
            inner.addWidget(row)
            self.values.append(value)
            self.rows.append(row)
            self.keys[key] = row
            row.enter_pressed.connect(self.finished)
            row.clicked.connect(self.changed)
        if short:
            inner.addStretch(1)

    def _answers(self, view: FieldView) -> list[tuple[Raw, str, str, str]]:
        found: list[tuple[Raw, str, str, str]] = []
        if view.kind in ("yes_no", "yes_no_unknown"):
            named = {option.id: option for option in view.options}
            for value, name in ((True, "true"), (False, "false")):
                option = named.get(name) or OptionView(name, self.texts(f"answer.is_{name}"))
                found.append((value, option.label, option.help, self.texts(f"answer.is_{name}_key")))
            if view.unknown_label or view.kind == "yes_no_unknown":
                label = view.unknown_label or self.texts("answer.unknown")
                found.append((Gap.UNKNOWN, label, "", self.texts("answer.unknown_key")))
            return found
        for number, option in enumerate(view.options, start=1):
            found.append((option.id, option.label, option.help, str(number) if number < 10 else ""))
        if view.unknown_label:
            found.append((Gap.UNKNOWN, view.unknown_label, "", self.texts("answer.unknown_key")))
        return found

    def read(self) -> Raw:
        number = self.group.checkedId()
        value = self.values[number] if number >= 0 else None
        return str(value) if isinstance(value, Gap) else value

    def inputs(self) -> list[QWidget]:
        # The chosen one stands first: that is where Tab comes in.
        chosen = self.group.checkedButton()
        return list[QWidget](sorted(self.rows, key=lambda row: row is not chosen))

    def key(self, text: str) -> bool:
        row = self.keys.get(text.lower()) if text else None
        if row is None:
            return False
        row.setFocus()
        row.setChecked(True)
        self.changed.emit()
        return True
