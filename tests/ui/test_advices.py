"""*Adviezen*: by keyboard, from the overview to what is still to be chosen, and to paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests.program.desk import Desk, text_of
from tests.program.hands import CTRL, Key, fill, press, press_button
from tests.session.told import ANALYSIS, SICK_REPORT, answer
from ui.pages.advices import AdvicesPage
from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pages.end import EndPage
from ui.pages.question import QuestionPage


@pytest.fixture
def advised(desk: Desk) -> Desk:
    """The overview of a case with the analysis of the doctor, in April."""
    desk.start(date(2026, 1, 5))
    desk.guide.start_case()
    desk.walk(SICK_REPORT)
    desk.stop()
    desk.start(date(2026, 4, 20))
    work = desk.guide.work()
    work.open_case(work.home().cases[0].id)
    answer(work, work.jump("analysis"), ANALYSIS)
    desk.guide.overview()
    return desk


def open_list(desk: Desk) -> AdvicesPage:
    desk.page(CasePage)
    press_button("Bekijk", name="Adviezen")
    return desk.page(AdvicesPage)


def test_what_is_still_to_be_chosen_has_the_cursor_and_leads_there(advised: Desk) -> None:
    said = text_of(open_list(advised))

    press(Key.Key_Return)
    fill(advised.page(QuestionPage), {"analysis_followed": "follows_all"})
    press(Key.Key_Return, CTRL)
    while isinstance(advised.page(), QuestionPage):
        press_button("Sla over")
    advised.page(EndPage)
    advised.guide.overview()
    after = text_of(open_list(advised))

    assert "De bedrijfsarts, eerste analyse, dinsdag 10 februari 2026" in said
    assert "Nog kiezen" in said and "Een uur zittend werk" in said
    assert "Gevolgd" in after and "Bij elk advies staat wat u doet." in after


def test_the_list_is_a_paper_as_well(advised: Desk) -> None:
    open_list(advised)

    press_button("Bekijk het stuk")

    assert advised.page(DocumentPage).view.id == "advice_register"


def test_escape_leads_back_to_the_overview(advised: Desk) -> None:
    open_list(advised)

    press(Key.Key_Escape)

    advised.page(CasePage)
