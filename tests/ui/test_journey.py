"""The main job in the real window, by keyboard alone: from the first sick day to a plan that is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.program.desk import Desk, text_of
from tests.program.hands import CTRL, Key, press, press_button
from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pages.end import EndPage
from ui.pages.home import HomePage
from ui.pages.question import QuestionPage
from ui.pages.secret import SecretPage

MONDAY = date(2026, 1, 5)
FRIDAY = date(2026, 1, 9)
ADVICE = date(2026, 2, 10)
TALK = date(2026, 2, 16)

SICK_REPORT: dict[str, Any] = {
    "first_name": "Sanne",
    "first_sick_day": "2026-01-05",
    "reported_to": ("arbo_told", "insurer_told"),
    "next_talk_day": "2026-01-09",
}
ANALYSIS: dict[str, Any] = {
    "analysis_received": True,
    "analysis_day": "2026-02-10",
    "advice_can": ({"what": "Een uur achter elkaar zittend werk"},),
    "advice_cannot": "onbekend",
    "possibilities": True,
}
PARTIES: dict[str, Any] = {"employer_name": "Bakkerij De Korst (fictief)", "job_title": "verkoper"}
PLAN: dict[str, Any] = {
    "goal": "own_job",
    "goal_day": "2026-10-01",
    "agreements": (
        {"who": "both", "what": "Het rooster maken", "when": "2026-03-02"},
        {"who": "employer", "what": "Een kruk achter de toonbank zetten", "when": "2026-02-20"},
    ),
    "case_manager_name": "P. Visser",
    "evaluation_day": "2026-03-30",
}
BUILD_UP: dict[str, Any] = {
    "doctor_on_build_up": True,
    "build_up": (
        {"start": "2026-03-02", "hours": 8, "days": 2, "tasks": "Bestellingen inpakken"},
        {"start": "2026-03-16", "hours": 12.5, "days": 3, "tasks": "Ook aan de toonbank"},
    ),
    "bad_day": "Bellen.\nDan samen minder uren kiezen.",
}


@pytest.fixture
def save_to(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that is chosen in the dialog of the system, which no test can press keys in."""
    folder = tmp_path / "papieren"
    folder.mkdir()

    def chosen(_parent: Any, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        return str(folder / Path(proposed).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return folder


def report_sick(desk: Desk) -> None:
    """The first day: from Home to the overview of the new case."""
    desk.start(MONDAY)
    press(Key.Key_Return)
    desk.walk(SICK_REPORT)
    press(Key.Key_Return)
    press_button("Doe dit later")
    desk.page(CasePage)


def to_plan(desk: Desk) -> None:
    """Until everything for the plan is told."""
    report_sick(desk)
    desk.stop()
    desk.start(TALK)
    desk.page(CasePage)
    for title, told in (
        ("Werkt Sanne weer?", {"works_again": "not_yet"}),
        ("Het advies van de bedrijfsarts", ANALYSIS),
        ("Namen en nummers", PARTIES),
        ("Het plan van aanpak", PLAN),
    ):
        desk.do(title, told)
        press(Key.Key_Return)
        desk.page(CasePage)


def test_from_the_first_sick_day_to_a_saved_plan_by_keyboard_alone(desk: Desk, save_to: Path) -> None:
    home = desk.start(MONDAY)
    assert isinstance(home, HomePage)
    press(Key.Key_Return)
    asked = 0
    while isinstance(desk.page(), QuestionPage):
        asked += 1
        desk.send({name: SICK_REPORT[name] for name in desk.asked() if name in SICK_REPORT})
    assert asked == 4
    assert desk.page(EndPage).title == "Klaar voor vandaag"
    press(Key.Key_Return)
    desk.page(SecretPage)
    press_button("Doe dit later")
    press(Key.Key_Escape)
    desk.page(HomePage)
    assert "Nog niet op slot" in desk.window.band.text.text()
    desk.stop()

    desk.start(FRIDAY)
    desk.page(HomePage)
    press(Key.Key_Return)
    assert desk.asked() == ["works_again"]
    desk.send({"works_again": "not_yet"})
    desk.page(EndPage)
    desk.stop()

    desk.start(ADVICE)
    desk.page(CasePage)
    desk.do("Het advies van de bedrijfsarts", ANALYSIS)
    press(Key.Key_Return)
    desk.do("Namen en nummers", PARTIES)
    desk.stop()

    desk.start(TALK)
    desk.page(CasePage)
    desk.do("Het plan van aanpak", PLAN)
    press(Key.Key_Return)
    assert desk.page(CasePage).view.phase == "Terug naar werk"
    desk.do("uren", BUILD_UP)
    press(Key.Key_Return)

    press_button("Bekijk", name="Plan van aanpak")
    check = desk.page(DocumentPage)
    assert check.view.missing == () and not check.view.is_concept
    press_button("Wijzig", name="Casemanager")
    assert desk.asked()[0] == "case_manager_name"
    desk.send({"case_manager_name": "J. de Boer"})
    check = desk.page(DocumentPage)
    assert "J. de Boer" in text_of(check)
    press_button("Maak definitief: versie 1")
    final = desk.page(DocumentPage)
    assert final.view.issued
    press(Key.Key_E, CTRL)

    (saved,) = save_to.iterdir()
    assert saved.name == "2026-02-16 Plan van aanpak S-001 v1.pdf"
    assert saved.read_bytes() == desk.guide.work().issued_pdf(final.view.issued[0].id)
    assert saved.read_bytes().startswith(b"%PDF")
    assert saved.read_bytes() == final.view.pdf
    desk.stop()
    desk.start(TALK)
    assert desk.page(DocumentPage).view == final.view


def test_a_window_that_is_closed_half_way_opens_on_the_same_page(desk: Desk) -> None:
    desk.start(MONDAY)
    press(Key.Key_Return)
    desk.send({"first_name": "Zoë"})
    desk.send({"first_sick_day": "2026-01-05"})
    before = desk.page(QuestionPage).view
    desk.stop()

    again = desk.start(MONDAY)

    assert isinstance(again, QuestionPage)
    assert again.view == before
