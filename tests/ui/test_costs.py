"""*Wat het kost*: by keyboard, from the overview to the sum and its paper; the wage is not stored."""

from __future__ import annotations

from datetime import date

import pytest

from tests.program.desk import text_of
from tests.program.hands import CTRL, Key, fill, press, press_button
from tests.session.told import SICK_REPORT
from ui.pages.case import CasePage
from ui.pages.costs import CostsPage
from ui.pages.document import DocumentPage
from ui.pages.question import QuestionPage

MONDAY = date(2026, 1, 5)
WAGE = {"wage": "1.900", "hours": 24, "days": 3, "above": False, "keep": False}


@pytest.fixture
def overview(desk):
    """The overview of a case whose sick report is done."""
    desk.start(MONDAY)
    desk.guide.start_case()
    desk.walk(SICK_REPORT)
    desk.guide.overview()
    desk.page(CasePage)
    return desk


def work_out(desk, told) -> None:
    press_button("Bekijk", name="Wat het kost")
    fill(desk.page(QuestionPage), told)
    press(Key.Key_Return, CTRL)


def cells(page: CostsPage) -> list[str]:
    from ui.parts.tables import ReadTable

    return [
        item.text()
        for table in page.findChildren(ReadTable)
        for row in range(table.rowCount())
        for column in range(2)
        if (item := table.item(row, column))
    ]


def test_the_sum_can_be_done_again_line_by_line(overview):
    work_out(overview, WAGE)

    page = overview.page(CostsPage)

    shown = cells(page)
    assert "Loon in 52 weken: € 1.900,00 × 12 maanden" in shown
    assert "Minimumloon: € 14,71 × 24 uur × 52 weken. U betaalt minstens dit." in shown
    assert {"€ 22.800,00", "€ 18.358,08", "€ 15.960,00", "€ 34.318,08", "€ 50.278,08"} <= set(shown)
    assert "Een loonsanctie van 52 weken kost € 15.960,00 extra." in text_of(page)
    assert "Vakantiegeld en werkgeverslasten zitten er niet in." in text_of(page)


def test_no_wage_is_stored_unless_the_user_asks(overview):
    case = overview.guide.work().home().cases[0].id
    overview.guide.work().open_case(case)
    overview.guide.overview()

    work_out(overview, WAGE)
    kept_nothing = overview.guide.work().setting(f"costs:{case}")
    press(Key.Key_Escape)
    work_out(overview, {**WAGE, "keep": True})
    kept = overview.guide.work().setting(f"costs:{case}")
    press(Key.Key_Escape)
    work_out(overview, {"keep": False})

    assert kept_nothing == ""
    assert "1.900" in kept
    assert overview.guide.work().setting(f"costs:{case}") == ""
    assert "1.900" not in str(overview.guide.work()._now.record)


def test_what_does_not_fit_gets_a_sentence_at_its_field(overview):
    work_out(overview, {**WAGE, "wage": "veel", "days": 9})

    said = text_of(overview.page(QuestionPage))

    assert "Vul een bedrag in, zoals 2.800 of 2800,50." in said
    assert "Vul een getal in van 1 tot en met 7." in said


def test_the_sum_prints_and_back_leads_to_what_was_filled_in(overview):
    work_out(overview, WAGE)
    press_button("Bekijk het stuk")
    paper = overview.page(DocumentPage)
    press_button("Terug")
    overview.page(CostsPage)
    press_button("Terug")

    form = overview.page(QuestionPage)
    assert "€ 18.358,08" in paper.view.text and "BEREKENING" not in paper.view.title
    assert form.raw()["wage"] == "1.900"
