"""*Is uw map compleet?*: by keyboard, from the overview to what is missing, to signatures and to paper."""

from __future__ import annotations

from datetime import date

import pytest

from tests.program.desk import text_of
from tests.program.hands import CTRL, Key, fill, press, press_button
from tests.session.told import ANALYSIS, PARTIES, PLAN, SICK_REPORT, answer
from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pages.file_check import FileCheckPage
from ui.pages.question import QuestionPage

MONDAY = date(2026, 1, 5)
JUNE = date(2026, 6, 8)


@pytest.fixture
def overview(desk):
    """The overview of a case whose sick report is done and whose plan was made on paper, in June."""
    desk.start(MONDAY)
    desk.guide.start_case()
    desk.walk(SICK_REPORT)
    desk.stop()
    desk.start(JUNE)
    work = desk.guide.work()
    case = work.home().cases[0].id
    work.open_case(case)
    work.mark_done("plan", date(2026, 2, 20), "paper", True)
    desk.guide.overview()
    desk.page(CasePage)
    return desk


def open_file(desk) -> FileCheckPage:
    press_button("Bekijk", name="Is uw map compleet?")
    return desk.page(FileCheckPage)


def test_the_page_says_what_is_missing_and_leads_there(overview):
    page = open_file(overview)

    said = text_of(page)
    press(Key.Key_Return)

    assert "Doe dit eerst" in said and "Probleemanalyse van de bedrijfsarts" in said
    assert "%" not in said
    assert overview.page(QuestionPage).view.task == "parties"


def test_signatures_are_recorded_with_their_day(overview):
    open_file(overview)
    press_button("Getekend?", name="Plan van aanpak")
    form = overview.page(QuestionPage)
    fill(form, {"day": "2026-02-24", "who": "both"})
    press(Key.Key_Return, CTRL)

    said = text_of(overview.page(FileCheckPage))

    assert "Getekend op dinsdag 24 februari 2026." in said


def test_one_who_did_not_sign_needs_a_reason_and_meets_no_measure(overview):
    open_file(overview)
    press_button("Getekend?", name="Plan van aanpak")
    form = overview.page(QuestionPage)
    fill(form, {"day": "2026-02-24", "who": "employer"})
    press(Key.Key_Return, CTRL)
    refused = text_of(overview.page(QuestionPage))
    fill(form, {"reason": "Sanne wil eerst advies"})
    press(Key.Key_Return, CTRL)

    said = text_of(overview.page(FileCheckPage))

    assert "Schrijf in een zin waarom de ander niet tekende." in refused
    assert "Reden: Sanne wil eerst advies." in said
    assert "Praat er samen rustig over." in said


def test_the_page_is_a_paper_as_well(overview):
    open_file(overview)
    press_button("Bekijk het stuk")

    page = overview.page(DocumentPage)

    assert page.view.id == "file_check" and page.view.pages >= 1
    assert "Probleemanalyse van de bedrijfsarts" in page.view.text


def test_escape_leads_back_to_the_overview(overview):
    open_file(overview)
    press(Key.Key_Escape)

    overview.page(CasePage)


def test_a_final_paper_asks_who_signed_it_on_its_own_page(overview):
    work = overview.guide.work()
    told = {**ANALYSIS, **PARTIES, **PLAN, "company_doctor": "Dokter Jansen"}
    for task in ("analysis", "parties", "plan"):
        answer(work, work.jump(task), told)
    overview.guide.overview()
    overview.guide.show(work.document("action_plan"))
    unsigned = text_of(overview.page(DocumentPage))
    press_button(overview.page(DocumentPage).view.issue_label)
    while not isinstance(overview.page(), DocumentPage):
        press_button("Sla over")
    press_button("Getekend?", name="Plan van aanpak")
    fill(overview.page(QuestionPage), {"day": "2026-06-08", "who": "both"})
    press(Key.Key_Return, CTRL)

    page = overview.page(DocumentPage)

    assert "Getekend?" not in unsigned
    assert "Getekend op maandag 8 juni 2026." in text_of(page)
    assert page.view.version == 1 and page.view.issue_label == ""
