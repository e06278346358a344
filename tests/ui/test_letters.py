"""Keeping a letter and reading it beside its questions, by keyboard, in a real vault."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.program.hands import CTRL, Key, focus, press, press_button
from tests.program.letters import letter_pdf
from tests.session.told import SICK_REPORT
from ui.fields.letter import LetterField
from ui.pages.case import CasePage
from ui.pages.question import QuestionPage

CHECKED = ("analysis_is_for_employer", "analysis_is_about_work")


@pytest.fixture
def chosen(tmp_path, monkeypatch):
    """The file that the dialog of the system gives back."""
    place = tmp_path / "Advies aan de werkgever.pdf"
    place.write_bytes(letter_pdf())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(place), ""))
    return place


@pytest.fixture
def asked(desk):
    """The page that asks for the letter."""

    def come_there(size=(1280, 800)):
        desk.start(date(2026, 1, 5))
        desk.guide.start_case()
        desk.walk(SICK_REPORT)
        desk.stop()
        desk.start(date(2026, 2, 16), size=size)
        desk.guide.show(desk.guide.work().open_case(desk.guide.work().home().cases[0].id))
        desk.page(CasePage)
        desk.guide.show(desk.guide.work().jump("analysis"))
        desk.send({"analysis_received": True})
        desk.send({"analysis_day": "2026-02-10", "analysis_letter_checked": CHECKED})
        assert desk.asked() == ["analysis_letter"]
        return desk

    return come_there


def test_by_keyboard_a_letter_is_kept_and_stands_beside_the_next_questions(asked, chosen):
    desk = asked()
    assert isinstance(desk.page(QuestionPage).blocks["analysis_letter"].field, LetterField)

    press_button("Kies de brief")

    kept = desk.page(QuestionPage)
    assert kept.letter is not None and kept.letter.isVisible()
    assert "drie uur per dag" in kept.letter.preview.text.toPlainText()
    press(Key.Key_Return, CTRL)
    assert desk.asked() == ["advice_can", "advice_cannot"]
    beside = desk.page(QuestionPage)
    assert beside.letter.isVisible()
    assert beside.letter.geometry().left() > beside.scroller.geometry().left()
    assert beside.letter.width() > beside.width() * 0.35
    press(Key.Key_F1)
    assert beside.help.isVisible()


def test_in_a_small_window_the_letter_lies_behind_a_button_and_escape_closes_it(asked, chosen):
    desk = asked((860, 620))
    press_button("Kies de brief")
    press(Key.Key_Return, CTRL)
    page = desk.page(QuestionPage)
    assert not page.letter.isVisible()

    press_button("Bekijk de brief")

    assert page.letter.isVisible() and page.letter.isAncestorOf(focus())
    assert page.letter.size() == page.size()
    press(Key.Key_Escape)
    assert not page.letter.isVisible()
    assert focus() is page.look_button
    assert desk.page(QuestionPage) is page


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (b"PK\x03\x04" + bytes(3000), "geen PDF"),
        (letter_pdf(password="geheim"), "wachtwoord"),
        (b"%PDF-1.7\n" + bytes(2000) + b"\n%%EOF", "gaat niet open"),
    ],
    ids=["not a PDF inside", "with a password", "damaged"],
)
def test_a_file_that_cannot_be_kept_says_so_at_the_field(asked, chosen, inside, said):
    desk = asked()
    chosen.write_bytes(inside)

    press_button("Kies de brief")

    page = desk.page(QuestionPage)
    assert said in page.blocks["analysis_letter"].error.text()
    assert page.letter is None


def test_a_file_that_is_gone_says_so_at_the_field(asked, chosen):
    desk = asked()
    chosen.unlink()

    press_button("Kies de brief")

    assert "niet te lezen" in desk.page(QuestionPage).blocks["analysis_letter"].error.text()


def test_a_stopped_dialog_changes_nothing(asked, monkeypatch):
    desk = asked()
    page = desk.page(QuestionPage)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))

    press_button("Kies de brief")

    assert desk.page(QuestionPage) is page and not page.is_dirty


def test_removing_takes_the_letter_away_and_the_task_goes_on(asked, chosen):
    desk = asked()
    press_button("Kies de brief")

    press_button("Verwijder de brief")

    page = desk.page(QuestionPage)
    assert page.letter is None
    press_button("Sla over")
    assert desk.asked() == ["advice_can", "advice_cannot"]
