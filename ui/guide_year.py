"""The year of an expert: choosing one, its paper, and the spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wizard.views import Refused, YearView

if TYPE_CHECKING:
    from ui.guide import Guide

_ENDING = ".xlsx"


class YearSteps:
    """What happens after *Jaaroverzicht*."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def open(self, year: int = 0) -> None:
        """That year; 0 stands for the latest in which an assignment came in."""
        view = self.guide.ask(lambda: self.guide.work().year(year))
        if isinstance(view, Refused):
            self.guide.refuse(view)
        else:
            self._show(view)

    def _show(self, view: YearView) -> None:
        from ui.pages.year import YearPage

        guide = self.guide
        page = YearPage(view, guide.texts, guide.doors)
        page.year_chosen.connect(self._choose)
        page.back_pressed.connect(guide.home)
        page.paper_pressed.connect(lambda: self._paper(view))
        page.save_pressed.connect(lambda: self._save(view))
        guide.leave_own()
        guide.window.show_page(page)

    def _choose(self, year: int) -> None:
        """Another year; the cursor stays on the choice."""
        from ui.pages.year import YearPage

        self.open(year)
        page = self.guide.window.page()
        if isinstance(page, YearPage):
            page.which.setFocus()

    def catch_up(self) -> None:
        """Draws the year that is shown anew: more of it was worked out."""
        from ui.pages.year import YearPage

        page = self.guide.window.page()
        if isinstance(page, YearPage) and page.view.updating:
            self.open(page.view.year)

    def _paper(self, view: YearView) -> None:
        guide = self.guide
        made = guide.ask(lambda: guide.work().year_paper(view.year))
        if isinstance(made, Refused):
            guide.refuse(made)
        else:
            guide.papers.show(made, back=lambda: self.open(view.year))

    def _save(self, view: YearView) -> None:
        """Writes the spreadsheet where the user wants it."""
        guide = self.guide
        made = guide.ask(lambda: guide.work().year_sheet(view.year))
        if isinstance(made, Refused):
            guide.refuse(made)
            return
        chosen = guide.papers.choose_file(view.file_name + _ENDING, "year.save", "year.files")
        if not chosen:
            return
        place = Path(chosen if chosen.lower().endswith(_ENDING) else chosen + _ENDING)
        try:
            place.write_bytes(made)
        except OSError:
            guide.refuse(Refused({"": guide.texts("document.cannot_save")}))
            return
        guide.papers.remember_folder(place)
        guide.window.say(guide.texts("year.saved", name=place.name))
