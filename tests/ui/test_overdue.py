"""What is too late, in the real window by keyboard."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtWidgets import QApplication

from tests.program.desk import Desk, text_of
from tests.program.hands import press_button
from tests.ui.test_journey import ANALYSIS, report_sick
from ui.pages.case import CasePage
from ui.pages.end import EndPage
from ui.pages.question import QuestionPage

LATE = {**ANALYSIS, "analysis_day": "2026-03-03"}


def late_case(desk: Desk) -> CasePage:
    report_sick(desk)
    desk.stop()
    desk.start(date(2027, 3, 1))
    desk.guide.overview()
    return desk.page(CasePage)


def test_everything_that_is_too_late_can_be_reached(desk: Desk) -> None:
    page = late_case(desk)
    behind = page.view.late
    closed = Counter(text_of(page).splitlines())

    press_button(f"Toon nog {len(behind)} taken die te laat zijn")
    QApplication.processEvents()

    came = Counter(text_of(page).splitlines()) - closed
    assert len(behind) > 1
    assert Counter(task.title for task in behind) <= came
    assert Counter(task.repair for task in behind if task.repair) <= came
    assert any("Plan het gesprek deze week." in line for line in came)
    press_button("Begin", name="Zoeken bij een ander bedrijf")
    assert "Sinds zondag 14 februari 2027 te laat." in text_of(desk.page(QuestionPage))


def test_a_late_answer_asks_why_and_the_days_show_it(desk: Desk) -> None:
    report_sick(desk)
    desk.stop()
    desk.start(date(2026, 3, 9))
    desk.guide.overview()
    desk.begin("Het advies van de bedrijfsarts")
    while desk.asked() != ["late_reason"]:
        told = {name: LATE[name] for name in desk.asked() if name in LATE}
        if told:
            desk.send(told)
        else:
            press_button("Sla over")

    page = desk.page(QuestionPage)
    said = text_of(page)
    desk.send({"late_reason": "De bedrijfsarts had pas in week negen tijd."})

    assert "Waarom is dit later gedaan?" in said
    assert "Schrijf niets op over de ziekte." in said
    desk.page(EndPage)
    desk.guide.overview()
    rows = [row.status_text for row in desk.page(CasePage).view.timeline]
    assert any(row.endswith(": De bedrijfsarts had pas in week negen tijd.") for row in rows)
