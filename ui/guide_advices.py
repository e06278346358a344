"""The page with every advice in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.views import AdvicesView

if TYPE_CHECKING:
    from ui.guide import Guide


class AdviceSteps:
    """What happens on the list of advice."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def open(self) -> None:
        """The list, as the case stands now."""
        guide = self.guide
        guide.show(guide.ask(guide.work().advices))

    def show(self, view: AdvicesView) -> None:
        from ui.pages.advices import AdvicesPage

        guide = self.guide
        page = AdvicesPage(view, guide.texts)
        page.place_pressed.connect(lambda place: guide.show(guide.ask(lambda: guide.work().jump(place))))
        page.paper_pressed.connect(lambda paper: guide.show(guide.ask(lambda: guide.work().document(paper))))
        page.back_pressed.connect(guide.overview)
        guide.leave_own()
        guide.window.show_page(page, case_is_link=True)
