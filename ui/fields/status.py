"""How far something is that must be there: one of five states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ui.fields.choice import ChoiceField
from wizard.case.record import Gap, Raw
from wizard.views import FieldView


class StatusField(ChoiceField):
    """The state as a choice. What was told beside it (the day, by whom, why) stays as it is."""

    def show(self, view: FieldView) -> None:
        self._told = view.value if isinstance(view.value, Mapping) else None
        super().show(replace(view, value=self._told["state"]) if self._told else view)

    def read(self) -> Raw:
        value = super().read()
        if self._told is None or value is None or value == Gap.UNKNOWN:
            return value
        return {**self._told, "state": value}
