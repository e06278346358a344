"""Which field belongs to which kind of answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.fields.base import Field, Surroundings
from ui.fields.choice import ChoiceField
from ui.fields.date import DateField
from ui.fields.letter import LetterField
from ui.fields.long_text import LongTextField
from ui.fields.milestones import MilestonesField
from ui.fields.multi import MultiField
from ui.fields.number import NumberField
from ui.fields.rows import RowsField
from ui.fields.schedule import ScheduleField
from ui.fields.status import StatusField
from ui.fields.text import TextField
from wizard.views import FieldView

FIELDS: Final[Mapping[str, type[Field]]] = {
    "date": DateField,
    "text": TextField,
    "long_text": LongTextField,
    "number": NumberField,
    "yes_no": ChoiceField,
    "yes_no_unknown": ChoiceField,
    "choice": ChoiceField,
    "multi": MultiField,
    "rows": RowsField,
    "milestones": MilestonesField,
    "status": StatusField,
    "letter": LetterField,
}


def make_field(view: FieldView, around: Surroundings, parent: QWidget | None = None) -> Field:
    """The field for this view, already showing it. Raises KeyError for a kind without a field."""
    kind = ScheduleField if view.schedule is not None else FIELDS[view.kind]
    field = kind(around, parent)
    field.show(view)
    return field
