"""Trying another day, and putting two calendars side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from ui.fields.base import Surroundings
from wizard.case.record import Raw
from wizard.views import Refused, WhatIfView

if TYPE_CHECKING:
    from ui.guide import Guide
    from ui.pages.what_if import WhatIfPage


class WhatIfSteps:
    """What happens on the page of two calendars. Nothing here is saved."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.page: WhatIfPage | None = None
        """The page that was shown last."""

    def open(self) -> None:
        """The days that can be tried in this case."""
        self.guide.show(self.guide.ask(self.guide.work().what_if_form))

    def both(self) -> None:
        """What follows from each side of a choice."""
        self.guide.show(self.guide.ask(self.guide.work().both_calendars))

    def show(self, view: WhatIfView) -> None:
        """Shows two calendars, with the days to try above them if there are."""
        from ui.pages.what_if import WhatIfPage

        guide = self.guide
        page = self.page = WhatIfPage(view, Surroundings(guide.texts, guide.today, QLocale()))
        page.next_pressed.connect(self._calculate)
        page.back_pressed.connect(self.leave)
        page.print_pressed.connect(self._paper)
        guide.show_own(page, lambda raw: self._calculate())

    def leave(self) -> None:
        """To the overview, or to the question whose two sides were compared."""
        is_trial = self.page is None or bool(self.page.view.fields)
        self.guide.leave_own()
        (self.guide.overview if is_trial else self.guide.resume)()

    def _calculate(self) -> None:
        page, guide = self.page, self.guide
        if page is None or not page.view.fields:
            return
        raw: Mapping[str, Raw] = page.raw()
        found = guide.ask(lambda: guide.work().what_if(raw))
        if isinstance(found, Refused):
            guide.refuse(found)
        else:
            page.put(found)
            guide.window.refresh_title()

    def _paper(self) -> None:
        guide = self.guide
        if self.page is None:
            return
        view = self.page.shown
        found = guide.ask(lambda: guide.work().trial_paper(view))
        if isinstance(found, Refused):
            guide.refuse(found)
        else:
            guide.leave_own()
            guide.papers.show(found, back=lambda: self.show(view))
