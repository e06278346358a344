"""Trying another day in the real window, by keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from tests.program.desk import Desk, text_of
from tests.program.hands import ALT, Key, fill, focus, press, press_button, tab_to
from tests.ui.test_journey import to_plan
from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pages.what_if import WhatIfPage


@pytest.fixture
def trying(desk: Desk) -> Desk:
    """A case with a plan, and the page on which another day can be tried."""
    to_plan(desk)
    desk.guide.overview()
    press_button("Bekijk", name="Wat als?")
    desk.page(WhatIfPage)
    return desk


def try_out(desk: Desk, told: dict[str, str]) -> WhatIfPage:
    page = desk.page(WhatIfPage)
    page.focus_first()
    fill(page, told)
    press(Key.Key_Return)
    QApplication.processEvents()
    return desk.page(WhatIfPage)


def cells(page: WhatIfPage) -> list[list[str]]:
    table = page.table.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_enter_works_out_both_calendars_side_by_side(trying: Desk) -> None:
    page = try_out(trying, {"first_sick_day": "2026-01-19"})

    assert "Dit verandert niets aan het dossier." in text_of(page)
    changed = sum(row.changes for row in page.shown.rows)
    assert len(cells(page)) == changed > 10
    assert f"Er veranderen {changed} dagen." in text_of(page)
    assert ["Meld de ziekte bij UWV", "ma 26 oktober 2026", "ma 9 november 2026", "14 dagen later"] in cells(
        page
    )
    assert "zelfde dag" not in [row[3] for row in cells(page)]


def test_the_days_that_stay_the_same_show_when_they_are_asked_for(trying: Desk) -> None:
    page = try_out(trying, {"first_sick_day": "2026-01-19"})
    changed = len(cells(page))

    press_button("Toon alle dagen")

    assert len(cells(page)) > changed
    assert cells(page)[-1][3] == "zelfde dag"


def test_a_chosen_row_shows_how_both_days_come_about(trying: Desk) -> None:
    page = try_out(trying, {"recovered": "2026-03-02", "relapse": "2026-03-16"})

    wanted = [row[0] for row in cells(page)].index("Meld de ziekte bij UWV")
    tab_to(lambda at: at is page.table.table)
    for _ in range(wanted - page.table.table.currentRow()):
        press(Key.Key_Down)
    QApplication.processEvents()

    shown = text_of(page.table.why)
    assert "Nu: Meld de ziekte bij UWV: maandag 26 oktober 2026" in shown
    assert "Dan: Meld de ziekte bij UWV: maandag 9 november 2026" in shown
    assert "14 dagen beter" in shown


def test_a_day_that_cannot_be_gets_a_sentence_and_the_old_table_goes(trying: Desk) -> None:
    try_out(trying, {"recovered": "2026-03-02", "relapse": "2026-03-16"})

    page = try_out(trying, {"relapse": "2026-02-16"})

    assert "Kies een dag na maandag 2 maart 2026." in text_of(page)
    assert page.table is None
    assert focus() is page.summary


def test_a_good_day_takes_the_mistake_away(trying: Desk) -> None:
    try_out(trying, {"recovered": "2026-01-01"})

    page = try_out(trying, {"recovered": "2026-03-02"})

    assert not page.summary.isVisible()
    assert page.table is not None


def test_it_prints_as_a_trial_and_comes_back_as_it_was(trying: Desk) -> None:
    before = cells(try_out(trying, {"first_sick_day": "2026-01-19"}))

    press_button("Bekijk op papier")
    paper = trying.page(DocumentPage)
    press_button("Terug")

    assert "PROEFBEREKENING" in paper.view.text
    page = trying.page(WhatIfPage)
    assert page.raw()["first_sick_day"] == "2026-01-19"
    assert before
    assert cells(page) == before


def test_leaving_keeps_nothing(trying: Desk) -> None:
    try_out(trying, {"first_sick_day": "2026-01-19"})

    press(Key.Key_T, ALT)
    overview = trying.page(CasePage)
    press_button("Bekijk", name="Wat als?")

    assert "maandag 5 januari 2026" in [row.day_text for row in overview.view.timeline]
    assert trying.page(WhatIfPage).raw()["first_sick_day"] == "2026-01-05"


def test_escape_goes_to_the_overview(trying: Desk) -> None:
    press(Key.Key_Escape)

    trying.page(CasePage)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (640, 480)])
def test_nothing_of_the_table_is_cut_off(trying: Desk, size: tuple[int, int]) -> None:
    page = try_out(trying, {"recovered": "2026-03-02", "relapse": "2026-03-16"})

    trying.window.resize(*size)
    QApplication.processEvents()

    table = page.table.table
    if table.isVisible():
        assert sum(table.columnWidth(column) for column in range(4)) <= table.viewport().width()


def test_both_calendars_show_before_a_new_case_is_confirmed(desk: Desk) -> None:
    to_plan(desk)
    desk.guide.overview()
    press_button("Beter gemeld")
    desk.walk({"day": "2026-02-12", "own_work_full": True, "plan_or_advice": True, "doctor_agrees": True})
    desk.stop()
    desk.start(date(2026, 3, 16))
    desk.guide.overview() if desk.guide.case_name else press_button("Open")
    press_button("Weer ziek")
    desk.send({"day": "2026-03-12"})
    asked = desk.asked()

    press_button("Bekijk beide kalenders")
    QApplication.processEvents()
    both = desk.page(WhatIfPage)
    said, days = text_of(both), cells(both)
    press(Key.Key_T, ALT)

    assert asked == ["confirm_new_case"]
    assert "De wet en UWV tellen 28 dagen." in said
    assert "mkbgoedwerkgeverschap.nl" in said
    assert ["Eerste ziektedag", "ma 5 januari 2026", "do 12 maart 2026", "66 dagen later"] in days
    assert desk.asked() == asked
