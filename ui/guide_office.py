"""*Eigen voorwaarden*: which role, then what the office asks for in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wizard.case.record import Raw
from wizard.views import OfficeRulesView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide


class OfficeSteps:
    """What happens after *Eigen voorwaarden* in the menu of the expert."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def open(self) -> None:
        """The choice of a role."""
        view = self._view("")
        if view is not None:
            self.guide.forms.office_role(view, self._choose)

    def _choose(self, role: str) -> None:
        view = self._view(role)
        if view is not None:
            self.guide.forms.office_rules(view, lambda raw: self._keep(role, raw))

    def _view(self, role: str) -> OfficeRulesView | None:
        guide = self.guide
        view = guide.ask(lambda: guide.work().office_rules(role))
        if isinstance(view, Refused):
            guide.refuse(view)
            return None
        return view

    def _keep(self, role: str, raw: Mapping[str, Raw]) -> None:
        guide = self.guide
        kept = guide.ask(lambda: guide.work().keep_office_rules(role, raw))
        if isinstance(kept, Refused):
            guide.refuse(kept)
            return
        guide.home()
        guide.window.say(guide.texts("office_rules.kept"))
