"""*Zet in agenda*: by keyboard, from the overview of a real case to a file on the disk and how to open it."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar
from PySide6.QtWidgets import QApplication

from tests.program.desk import text_of
from tests.program.hands import CTRL, Key, press, press_button
from tests.session.told import SICK_REPORT
from ui.pages.case import CasePage
from ui.pages.question import QuestionPage
from ui.pages.reading import ReadingPage

MONDAY = date(2026, 1, 5)


@pytest.fixture
def dialog(tmp_path, monkeypatch):
    """The dialog of the system: keeps what it was asked, and answers with `place`."""

    class Dialog:
        def __init__(self) -> None:
            self.place = str(tmp_path / "map" / "agenda")
            self.asked: list[tuple[str, str, str]] = []

        def choose(self, _window, title, name, kinds):
            self.asked.append((title, name, kinds))
            return self.place, ""

    made = Dialog()
    (tmp_path / "map").mkdir()
    monkeypatch.setattr("ui.guide_papers.QFileDialog.getSaveFileName", made.choose)
    return made


@pytest.fixture
def overview(desk):
    """The overview of a case whose sick report is done."""
    desk.start(MONDAY)
    desk.guide.start_case()
    desk.walk(SICK_REPORT)
    desk.guide.overview()
    desk.page(CasePage)
    return desk


def save(desk) -> None:
    press_button("Zet in agenda")
    desk.page(QuestionPage)
    press(Key.Key_Return, CTRL)


def summaries(path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_the_file_is_saved_with_the_number_and_the_page_says_how_to_open_it(overview, dialog, tmp_path):
    save(overview)

    said = text_of(overview.page(ReadingPage))
    made = summaries(tmp_path / "map" / "agenda.ics")
    assert all("(S-001)" in summary for summary in made)
    assert [word for word in ("Outlook", "Google", "iPhone", f"{len(made)} dagen") if word not in said] == []
    assert "Haal oude afspraken" not in said


def test_the_dialog_proposes_a_name_without_a_person_and_keeps_the_folder(overview, dialog, tmp_path):
    save(overview)
    press(Key.Key_Return)
    save(overview)

    title, name, kinds = dialog.asked[1]
    assert (title, kinds) == ("Zet in agenda", "Agenda (*.ics)")
    assert name == str(tmp_path / "map" / "2026-01-05 Agenda S-001.ics")


def test_the_second_time_old_entries_go_first(overview, dialog):
    save(overview)
    press(Key.Key_Return)
    overview.page(CasePage)

    save(overview)

    assert "Haal oude afspraken eerst weg" in text_of(overview.page(ReadingPage))


def test_the_first_name_stands_in_the_calendar_only_when_it_is_chosen(overview, dialog, tmp_path):
    press_button("Zet in agenda")
    press(Key.Key_2)
    press(Key.Key_Return, CTRL)

    overview.page(ReadingPage)
    assert all("(Sanne)" in summary for summary in summaries(tmp_path / "map" / "agenda.ics"))
    assert "Sanne" not in dialog.asked[0][1]


def test_the_choice_stands_the_next_time(overview, dialog):
    press_button("Zet in agenda")
    press(Key.Key_2)
    press(Key.Key_Return, CTRL)
    press(Key.Key_Return)

    press_button("Zet in agenda")

    assert overview.page(QuestionPage).raw() == {"called": "first_name"}


def test_who_stops_in_the_dialog_stays_on_the_page_and_nothing_is_remembered(overview, dialog, tmp_path):
    dialog.place = ""

    save(overview)

    assert overview.page(QuestionPage).raw() == {"called": "number"}
    assert not list((tmp_path / "map").iterdir())
    assert not overview.guide.work().agenda().was_saved_before


def test_a_folder_that_takes_no_file_gives_a_sentence(overview, dialog, tmp_path):
    dialog.place = str(tmp_path / "none" / "agenda.ics")

    save(overview)
    QApplication.processEvents()

    assert "Kies een andere map" in overview.page(QuestionPage).summary.accessibleDescription()


def test_escape_goes_back_to_the_overview(overview, dialog):
    press_button("Zet in agenda")

    press(Key.Key_Escape)

    overview.page(CasePage)
    assert dialog.asked == []
