"""What is too late, in the real window by keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication

from tests.program.desk import Desk, text_of
from tests.program.hands import press_button
from tests.ui.test_journey import report_sick
from ui.pages.case import CasePage
from ui.pages.question import QuestionPage


def late_case(desk: Desk) -> CasePage:
    report_sick(desk)
    desk.stop()
    desk.start(date(2027, 3, 1))
    desk.guide.overview()
    return desk.page(CasePage)


def test_everything_that_is_too_late_can_be_reached(desk: Desk) -> None:
    page = late_case(desk)
    closed = text_of(page).count("Plan het gesprek deze week.")

    press_button("Toon nog 2 taken die te laat zijn")
    QApplication.processEvents()

    assert text_of(page).count("Plan het gesprek deze week.") == closed + 1
    press_button("Begin", name="Zoeken bij een ander bedrijf")
    assert "Sinds zondag 14 februari 2027 te laat." in text_of(desk.page(QuestionPage))
