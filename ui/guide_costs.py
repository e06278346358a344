"""What continued pay costs: the form, the sum and its paper. Nothing is kept unless the user asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wizard.case.record import Raw
from wizard.views import CostsView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide


class CostsSteps:
    """What happens after *Wat het kost*."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._filled: Mapping[str, Raw] | None = None
        """What was filled in last, until the case is left."""

    def open(self) -> None:
        """The form, empty but for what the case knows."""
        self._filled = None
        self._form()

    def _form(self) -> None:
        guide = self.guide
        fields = guide.ask(lambda: guide.work().costs_fields())
        if isinstance(fields, Refused):
            guide.refuse(fields)
        else:
            guide.forms.costs(fields, self._filled or {}, self._calculate)

    def _calculate(self, raw: Mapping[str, Raw]) -> None:
        guide = self.guide
        found = guide.ask(lambda: guide.work().costs(raw))
        if isinstance(found, Refused):
            guide.refuse(found)
            return
        self._filled = dict(raw)
        self._show(found)

    def _show(self, view: CostsView) -> None:
        from ui.pages.costs import CostsPage

        guide = self.guide
        page = CostsPage(view, guide.texts)
        page.change_pressed.connect(self._form)
        page.paper_pressed.connect(lambda: self._paper(view))
        guide.leave_own()
        guide.window.show_page(page, case_is_link=True)

    def _paper(self, view: CostsView) -> None:
        guide = self.guide
        made = guide.ask(lambda: guide.work().costs_paper(view))
        if isinstance(made, Refused):
            guide.refuse(made)
        else:
            guide.papers.show(made, back=lambda: self._show(view))
