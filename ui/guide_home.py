"""The home of either desk: what a press there does, and working out what it still waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.desks import EMPLOYER, EXPERT
from ui.pages.home import HomePage
from ui.pages.start import StartPage
from ui.session_port import AnyHome
from wizard.views import DeskView, HomeView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide
    from ui.pages.desk import DeskPage
    from ui.parts.case_search import CaseSearch

CASES_PER_STEP: Final = {EMPLOYER: 4, EXPERT: 1}
"""Worked out in one turn of the event loop, about ten milliseconds."""
CASES_PER_LOOK: Final = 200
"""Worked out before Home is drawn again."""
START: Final = "start"
TAKE_OVER: Final = "take_over"


class HomeSteps:
    """Draws the home of the desk to which the vault belongs."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._behind = 0

    def show(self, view: AnyHome) -> None:
        """Draws this home."""
        guide = self.guide
        guide.leave_own()
        self._menus()
        page = self._expert(view) if isinstance(view, DeskView) else self._employer(view)
        guide.show_band(view.unlocked_band)
        guide.window.show_page(page, at_home=True)
        guide.window.say_saved("", "")
        self._seen(view)

    def _employer(self, view: HomeView) -> HomePage:
        guide = self.guide
        page = HomePage(view, guide.texts)
        page.other_desk_pressed.connect(lambda: guide.desk_chosen.emit(EXPERT, START))
        page.helper_pressed.connect(lambda flow: guide.show(guide.ask(lambda: guide.work().start_case(flow))))
        page.log_pressed.connect(lambda kind: guide.forms.log(kind, view))
        page.blank_pressed.connect(lambda paper: guide.show(guide.ask(lambda: guide.work().blank(paper))))
        page.search_typed.connect(lambda text: self.search(page.sheet, text))
        self._both(page)
        return page

    def _expert(self, view: DeskView) -> DeskPage:
        from ui.pages.desk import DeskPage

        guide = self.guide
        page = DeskPage(view, guide.texts)
        page.other_desk_pressed.connect(lambda: guide.desk_chosen.emit(EMPLOYER, START))
        page.take_over_pressed.connect(guide.handover.take)
        page.year_pressed.connect(lambda: guide.year.open())
        page.search_typed.connect(lambda text: self._find(page, text))
        self._both(page)
        return page

    def _both(self, page: HomePage | DeskPage) -> None:
        guide = self.guide
        page.start_pressed.connect(guide.start_case)
        page.case_pressed.connect(guide.open_case)
        page.action_pressed.connect(self._go_to_action)
        page.office_pressed.connect(guide.lock.office)
        page.restore_pressed.connect(guide.lock.restore)
        page.bring_back_pressed.connect(
            lambda case: guide.show(guide.ask(lambda: guide.work().bring_back(case)))
        )
        page.erase_pressed.connect(self._erase)

    def _menus(self) -> None:
        """The menu speaks of what lies on this desk."""
        guide = self.guide
        guide.window.sit_at(guide.work().desk or EMPLOYER, offers_other=not guide.is_demo)

    def run(self, errand: str) -> None:
        """What somebody wanted to do when they chose this desk."""
        self.guide.home()
        if errand == START:
            self.guide.start_case()
        elif errand == TAKE_OVER:
            self.guide.handover.take()

    def _go_to_action(self, case: str, place: str) -> None:
        guide = self.guide
        opened = guide.ask(lambda: guide.work().open_case(case))
        if isinstance(opened, Refused) or not place:
            guide.show(opened)
        elif opened.is_assessed and guide.sheets.open_where_left():
            return
        else:
            guide.show(guide.ask(lambda: guide.work().jump(place)))

    def _erase(self, case: str) -> None:
        """Removes a case in the bin for good, after saying what goes with it."""
        guide = self.guide
        found = guide.ask(lambda: guide.work().erasing(case))
        guide.confirm(found, lambda: guide.show(guide.ask(lambda: guide.work().erase_case(case))))

    def search(self, sheet: CaseSearch | None, text: str) -> None:
        """Shows the cases that are found, or all of them when nothing is searched for."""
        if sheet is not None:
            sheet.show_cases(self.guide.work().search(text) if text.strip() else sheet.every)

    def _find(self, page: DeskPage, text: str) -> None:
        """Shows the assignments that are found among those of the filter."""
        sheet = page.assignments
        if sheet is not None:
            work, with_closed = self.guide.work(), sheet.with_closed
            sheet.show_cases(work.find_assignments(text, with_closed) if text.strip() else sheet.every)

    # --- what is not worked out yet ------------------------------------------------------------------

    def _seen(self, view: AnyHome) -> None:
        """A visit counts once Home could tell everything; until then the rest is worked out."""
        if view.updating:
            self._behind = 0
            self.guide.catching_up.start()
        else:
            self._visited()

    def _visited(self) -> None:
        """Home could tell everything: this visit counts, and the bin lets go of what is over."""
        guide = self.guide
        guide.work().visited()
        guide.ask(guide.work().empty_bin)

    def catch_up(self) -> bool:
        """Works out a few cases for Home, and draws them now and then; gives whether more are left."""
        guide = self.guide
        step = CASES_PER_STEP[guide.work().desk or EMPLOYER]
        left = guide.ask(lambda: guide.work().catch_up(step))
        if isinstance(left, Refused):
            guide.refuse(left)
            return False
        self._behind += step
        page = guide.window.page()
        if isinstance(page, StartPage) and (not left or self._behind >= CASES_PER_LOOK):
            self._behind = 0
            view = guide.work().home_so_far()
            page.refresh(view)
            if not view.updating:
                self._visited()
        if not left:
            guide.year.catch_up()
        return left > 0
