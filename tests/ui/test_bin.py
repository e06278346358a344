"""Erasing a case for good, in the real window by keyboard."""

from __future__ import annotations

from tests.program.desk import Desk, text_of
from tests.program.hands import press_button
from tests.ui.test_journey import report_sick
from ui.pages.case import CasePage
from ui.pages.consequences import ConsequencesPage
from ui.pages.home import HomePage


def test_a_case_in_the_bin_is_erased_after_it_is_said_what_goes(desk: Desk) -> None:
    report_sick(desk)
    desk.guide.overview()
    desk.page(CasePage).delete_button.click()
    home = text_of(desk.page(HomePage))

    press_button("Wis voorgoed")
    asked = text_of(desk.page(ConsequencesPage))
    press_button("Laat het zo")
    kept = desk.page(HomePage).view.in_the_bin
    press_button("Wis voorgoed")
    press_button("Wis voorgoed")

    assert "Terughalen kan tot en met" in home
    assert "Niemand kan dit daarna nog terughalen." in asked
    assert len(kept) == 1
    assert desk.page(HomePage).view.in_the_bin == ()
