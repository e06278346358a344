"""The main job in the real window, by keyboard alone: from the first sick day to a plan that is saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.program.desk import Desk, text_of
from tests.program.hands import ALT, CTRL, Key, fill, focus, press, press_button, tab_to, write
from ui.pages.case import CasePage
from ui.pages.consequences import ConsequencesPage
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
        ("Het plan om weer te gaan werken", PLAN),
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
    assert desk.asked() == ["call_day", "call_answered", "call_next_day"]
    desk.walk({"call_answered": True})
    press(Key.Key_Home, ALT)
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
    desk.do("Het plan om weer te gaan werken", PLAN)
    press(Key.Key_Return)
    assert desk.page(CasePage).view.phase == "Terug naar werk"
    desk.do("Het schema met uren", BUILD_UP)
    press(Key.Key_Return)

    press_button("Bekijk", name="Plan van aanpak")
    check = desk.page(DocumentPage)
    assert check.view.missing == () and not check.view.is_concept
    press_button("Verander", name="Casemanager")
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


def test_undo_takes_back_the_last_press_and_redo_brings_it_back(desk: Desk) -> None:
    report_sick(desk)
    desk.do("Nog zes dingen", {"expected_duration": "over_six_weeks"})
    press(Key.Key_Escape)
    after = desk.page(CasePage).view

    presses = 0
    while desk.page(CasePage).view.phase == after.phase and presses < 10:
        press(Key.Key_Z, CTRL)
        presses += 1
    taken_back = desk.page(CasePage).view
    for _ in range(presses):
        press(Key.Key_Y, CTRL)

    assert (taken_back.phase, after.phase) == ("Ziekmelding", "Intake")
    assert desk.page(CasePage).view == after


def test_a_task_that_is_done_can_be_opened_again_from_the_overview(desk: Desk) -> None:
    report_sick(desk)

    press_button("Bekijk", name="Iemand is ziek")

    assert desk.asked() == ["first_name", "last_name"]
    assert desk.page(QuestionPage).blocks["first_name"].read() == "Sanne"
    press(Key.Key_T, ALT)
    desk.page(CasePage)


def test_a_change_that_touches_other_things_is_asked_first_and_can_be_left(desk: Desk) -> None:
    to_plan(desk)
    before = desk.page(CasePage).view
    press_button("Bekijk", name="Het advies van de bedrijfsarts")
    desk.page_on("possibilities")

    desk.send({"possibilities": False})
    told = desk.page(ConsequencesPage)
    assert told.lines
    press_button("Laat het zo")
    page = desk.page(QuestionPage)
    assert page.blocks["possibilities"].read() is False
    press(Key.Key_Escape)

    assert desk.page(CasePage).view.phase == before.phase == "Terug naar werk"


def test_a_change_that_is_accepted_is_made_and_brings_up_its_question(desk: Desk) -> None:
    to_plan(desk)
    press_button("Bekijk", name="Het advies van de bedrijfsarts")
    desk.page_on("possibilities")
    desk.send({"possibilities": False})
    desk.page(ConsequencesPage)

    press_button("Verander dit")

    assert desk.asked() == ["review_day"]
    press(Key.Key_Escape)
    assert desk.page(CasePage).view.phase == "Intake"


def test_escape_in_the_question_about_consequences_changes_nothing(desk: Desk) -> None:
    to_plan(desk)
    case = desk.page(CasePage).view
    press_button("Bekijk", name="Het advies van de bedrijfsarts")
    desk.page_on("possibilities")
    desk.send({"possibilities": False})
    desk.page(ConsequencesPage)

    press(Key.Key_Escape)
    desk.page(QuestionPage)
    press(Key.Key_Escape)

    assert desk.page(CasePage).view == case


def test_escape_never_changes_an_answer_and_keeps_what_was_typed(desk: Desk) -> None:
    report_sick(desk)
    press_button("Bekijk", name="Iemand is ziek")
    fill(desk.page(QuestionPage), {"first_name": "Iemand anders"})
    stored = desk.guide.work().case()

    press(Key.Key_Escape)

    assert desk.page(CasePage).view == stored
    assert stored.title.startswith("Sanne")
    press_button("Bekijk", name="Iemand is ziek")
    assert desk.page(QuestionPage).blocks["first_name"].read() == "Iemand anders"


def test_enter_in_a_large_text_makes_a_line_and_ctrl_enter_goes_on(desk: Desk) -> None:
    to_plan(desk)
    desk.begin("Het schema met uren")
    desk.send({"doctor_on_build_up": True})
    desk.page_on("build_up")
    desk.send({"build_up": BUILD_UP["build_up"]})
    page = desk.page_on("bad_day")

    fill(page, {"bad_day": BUILD_UP["bad_day"]})
    press(Key.Key_Return)
    assert desk.page() is page
    press(Key.Key_Return, CTRL)

    desk.page(EndPage)
    press(Key.Key_Return)
    press_button("Bekijk", name="Het schema met uren")
    desk.page_on("bad_day")
    assert desk.page(QuestionPage).blocks["bad_day"].read() == BUILD_UP["bad_day"]


def test_a_page_that_was_skipped_is_empty_when_it_is_looked_at_again_and_volgende_goes_on(desk: Desk) -> None:
    to_plan(desk)
    desk.do("Het schema met uren", {"doctor_on_build_up": True, "bad_day": "Bellen."})
    press(Key.Key_Return)
    press_button("Bekijk", name="Het schema met uren")
    press(Key.Key_Return, CTRL)
    raw = desk.page(QuestionPage).raw()

    press(Key.Key_Return, CTRL)

    assert raw == {"doctor_on_build_up_day": None}
    assert desk.asked() == ["hours_said_by"]


def test_the_wheel_changes_nothing_anywhere_on_a_page_with_answers(desk: Desk) -> None:
    to_plan(desk)
    press_button("Bekijk", name="Het plan om weer te gaan werken")
    for _ in range(3):
        page = desk.page(QuestionPage)
        before = page.raw()

        for widget in page.findChildren(QWidget):
            if widget.isVisible():
                spot = QPointF(widget.rect().center())
                turn = QWheelEvent(
                    spot,
                    widget.mapToGlobal(spot),
                    QPoint(0, 0),
                    QPoint(0, -240),
                    Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase,
                    False,
                )
                QApplication.sendEvent(widget, turn)

        assert page.raw() == before
        press(Key.Key_Return, CTRL)


def test_volgende_without_an_answer_says_what_to_do_and_keeps_what_was_typed(desk: Desk) -> None:
    desk.start(MONDAY)
    press(Key.Key_Return)
    page = desk.page(QuestionPage)
    fill(page, {"last_name": "Voorbeeld"})

    press(Key.Key_Return, CTRL)

    assert desk.page() is page
    assert focus() is page.summary
    assert desk.window.windowTitle().startswith("Fout: ")
    assert page.blocks["last_name"].read() == "Voorbeeld"
    assert page.blocks["first_name"].error.text().endswith(".")
    press_button(page.blocks["first_name"].error.text())
    write("Sanne")
    press(Key.Key_Return)
    assert desk.asked() == ["first_sick_day"]
    assert not desk.window.windowTitle().startswith("Fout")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31-2-2026", "kalender"),
        ("1-1-2027", "vandaag of een eerdere dag"),
        ("gisteren", "dag"),
        ("1-1-1926", "jaar"),
    ],
    ids=["does not exist", "in the future", "no date", "a century ago"],
)
def test_a_day_that_cannot_be_gets_a_sentence_and_stays_as_it_was_typed(
    desk: Desk, typed: str, says: str
) -> None:
    desk.start(MONDAY)
    press(Key.Key_Return)
    desk.send({"first_name": "Sanne"})
    page = desk.page(QuestionPage)
    write(typed)

    press(Key.Key_Return)

    block = page.blocks["first_sick_day"]
    assert desk.page() is page
    assert says in block.error.text()
    shown = "-".join(box.text() for box in block.field.boxes.boxes if box.text())
    assert shown == typed
    assert desk.guide.work().page().fields[0].value is None


def test_hours_above_the_contract_are_refused_and_stay(desk: Desk) -> None:
    to_plan(desk)
    desk.do("Nog zes dingen", {"contract_hours": 24})
    press(Key.Key_Return)
    desk.begin("Het schema met uren")
    desk.send({"doctor_on_build_up": True})
    page = desk.page_on("build_up")
    row = {"start": "2026-03-02", "hours": 32, "days": 2, "tasks": "Inpakken"}

    desk.send({"build_up": (row,)})

    assert desk.page() is page
    assert "24" in page.blocks["build_up"].error.text()
    assert page.raw()["build_up"][0]["hours"] == 32


def test_a_call_is_noted_on_one_page(desk: Desk) -> None:
    report_sick(desk)
    press(Key.Key_Home, ALT)
    desk.page(HomePage)

    press_button("Een telefoontje")
    page = desk.page(QuestionPage)
    assert page.blocks["call_day"].read() == "2026-01-05"
    fill(page, {"call_answered": True})
    press(Key.Key_Return, CTRL)

    assert isinstance(desk.page(), EndPage | CasePage)
    press(Key.Key_Escape)
    assert any("telefoongesprek" in t.title for g in desk.page(CasePage).view.groups for t in g.tasks)


def test_a_page_that_helps_can_be_skipped_and_the_honest_way_out_counts_as_an_answer(desk: Desk) -> None:
    report_sick(desk)
    desk.begin("Nog zes dingen")

    press_button("Sla over")
    desk.send({"reach_on": "onbekend"})
    desk.send({"handover": "onbekend"})

    assert desk.asked() == ["safety_net"]
    press(Key.Key_T, ALT)
    press(Key.Key_T, ALT)
    assert desk.page(QuestionPage).blocks["reach_on"].unknown.isChecked()


def test_a_case_that_comes_late_starts_with_what_was_done_before(desk: Desk) -> None:
    desk.start(date(2026, 6, 1))
    press(Key.Key_Return)
    desk.walk(SICK_REPORT | {"next_talk_day": "2026-06-02"})
    press(Key.Key_Return)
    press_button("Doe dit later")

    desk.begin("Wat is er al gedaan?")
    (field,) = desk.page(QuestionPage).view.fields
    first, *others = [option.id for option in field.options]
    rows = [{"id": first, "state": "done", "day": "2026-02-20"}]
    rows += [{"id": other, "state": "not_done"} for other in others]
    desk.send({"past_milestones": rows})
    asked = desk.asked()
    desk.send({"late_reason": "De bedrijfsarts had pas in week zeven tijd."})

    end = desk.page(EndPage)
    assert others
    assert asked == ["late_reason"]
    assert end.title == "Dit doet u nu, in deze volgorde"
    assert end.view.lines


def test_the_arrow_keys_and_enter_lead_from_the_picture_of_the_days_to_the_task(desk: Desk) -> None:
    report_sick(desk)
    desk.stop()
    desk.start(ADVICE)
    canvas = desk.page(CasePage).timeline.picture.canvas
    tab_to(lambda at: at is canvas)
    assert "week 6 van 104" in canvas.accessibleName()
    press(Key.Key_Home)

    for _ in canvas.picture.marks:
        if canvas.mark.place:
            break
        press(Key.Key_Right)
    task = canvas.mark.place
    press(Key.Key_Return)

    assert task
    assert desk.page(QuestionPage).view.task == task


def test_ill_again_after_four_weeks_leads_to_a_new_case_that_knows_who(desk: Desk) -> None:
    report_sick(desk)
    desk.stop()
    desk.start(date(2026, 1, 12))
    press_button("Beter gemeld")
    desk.send({"day": "2026-01-12"})
    desk.walk({"own_work_full": True, "plan_or_advice": False})
    press(Key.Key_Escape)
    assert desk.page(CasePage).view.phase == "Afgesloten"
    desk.stop()

    desk.start(date(2026, 3, 9))
    press_button("Weer ziek")
    desk.send({"day": "2026-03-09"})
    assert "nieuw" in " ".join(desk.page(ConsequencesPage).lines)
    press_button("Verander dit")
    desk.walk({"relapse_reported": True})
    press(Key.Key_Escape)
    assert desk.page(CasePage).view.ended_as_new_case
    press_button("Begin een nieuw dossier")

    assert isinstance(desk.page(), QuestionPage | CasePage)
    press(Key.Key_Escape)
    assert desk.page(CasePage).view.title == "Sanne · S-002"
    assert desk.page(CasePage).view.timeline[0].day == date(2026, 3, 9)
    press(Key.Key_Home, ALT)
    assert len(desk.page(HomePage).view.cases) == 2
