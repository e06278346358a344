"""Ill for four days and better again: the whole of it in the real window, with every press counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.program.desk import Desk, text_of
from tests.program.hands import CTRL, Key, fill, press, press_button
from tests.ui.test_journey import report_sick
from ui.pages.case import CasePage
from ui.pages.end import EndPage
from ui.pages.home import HomePage
from ui.pages.question import QuestionPage

FIRST_FIT_DAY = date(2026, 1, 9)
"""Monday to Thursday ill: four sick days."""
AFTERCARE = ("Nazorg", "nazorggesprek")


class Presses:
    """Counts what is pressed: every button, option and box that is clicked, by mouse or by key."""

    def __init__(self) -> None:
        self.of: list[str] = []
        self._heard: set[int] = set()

    def listen(self) -> None:
        """Hears the buttons that are there now; each is heard once."""
        for widget in QApplication.allWidgets():
            if isinstance(widget, QAbstractButton) and id(widget) not in self._heard:
                self._heard.add(id(widget))
                widget.clicked.connect(lambda _on=False, button=widget: self.of.append(button.text()))


@pytest.fixture
def overview(desk: Desk) -> Iterator[CasePage]:
    """The overview of the case on the first fit day."""
    report_sick(desk)
    desk.stop()
    desk.start(FIRST_FIT_DAY)
    desk.guide.overview()
    yield desk.page(CasePage)


def close_it(
    desk: Desk, presses: Presses, fill_in: Callable[[QuestionPage], None] = lambda page: None
) -> None:
    """Presses Beter gemeld, and then Volgende until no question is left."""
    presses.listen()
    press_button("Beter gemeld")
    while isinstance(page := desk.page(), QuestionPage):
        presses.listen()
        fill_in(page)
        press_button("Volgende")
        assert desk.page() is not page, text_of(page)


def test_a_flu_of_four_days_is_closed_in_three_presses(desk: Desk, overview: CasePage) -> None:
    presses = Presses()

    close_it(desk, presses)

    assert [text.replace("&", "") for text in presses.of] == ["Beter gemeld", "Volgende", "Volgende"]
    desk.page(EndPage)
    desk.guide.overview()
    assert desk.page(CasePage).view.phase == "Afgesloten"


def test_what_is_filled_in_can_be_read_before_it_is_accepted(desk: Desk, overview: CasePage) -> None:
    read: list[str] = []
    given: list[object] = []

    def look(page: QuestionPage) -> None:
        read.append(text_of(page))
        given.append(dict(page.raw()))

    close_it(desk, Presses(), look)

    assert given == [{"day": "2026-01-09"}, {"own_work_full": True, "plan_or_advice": False}]
    assert "Vanaf welke dag kan Sanne al het eigen werk weer doen?" in read[0]
    assert "Dit hebben wij al ingevuld. Klopt het niet? Verander het dan." in read[1]
    assert "Alle taken en alle uren van het contract." in read[1]


def test_afterwards_nothing_is_asked_and_no_aftercare_is_planned(desk: Desk, overview: CasePage) -> None:
    close_it(desk, Presses())
    ending = text_of(desk.page(EndPage))

    desk.guide.overview()
    case = desk.page(CasePage)
    desk.guide.home()
    home = desk.page(HomePage)

    assert "Bel over een paar dagen nog één keer." in ending
    assert "Dan zien we u weer" not in ending
    assert case.view.now == ()
    titles = [task.title for group in case.view.groups for task in group.tasks]
    assert titles and not any(word in title for title in titles for word in AFTERCARE)
    assert home.view is not None and home.view.actions == ()
    assert "Deze week\nU hoeft nu niets te doen." in text_of(home)


@pytest.mark.parametrize("later", [date(2026, 1, 12), date(2026, 1, 20), date(2026, 3, 2)])
def test_it_stays_quiet_on_later_days(desk: Desk, overview: CasePage, later: date) -> None:
    close_it(desk, Presses())
    desk.stop()

    desk.start(later)
    desk.guide.home()

    home = desk.page(HomePage)
    assert home.view is not None and home.view.actions == ()


def test_with_an_advice_the_doctor_is_asked_and_it_is_not_closed(desk: Desk, overview: CasePage) -> None:
    def advised(page: QuestionPage) -> None:
        if "plan_or_advice" in page.blocks:
            fill(page, {"plan_or_advice": True})
        elif "doctor_agrees" in page.blocks:
            fill(page, {"doctor_agrees": "onbekend"})

    close_it(desk, Presses(), advised)

    desk.guide.overview()
    assert desk.page(CasePage).view.phase != "Afgesloten"


def test_after_two_weeks_nothing_is_filled_in(desk: Desk) -> None:
    report_sick(desk)
    desk.stop()
    desk.start(date(2026, 1, 19))
    desk.guide.overview()
    press_button("Beter gemeld")
    day = desk.page(QuestionPage).raw()
    desk.send({"day": "2026-01-19"})

    check = desk.page(QuestionPage).raw()

    assert day == {"day": None}
    assert check == {"own_work_full": None, "plan_or_advice": None}
    press(Key.Key_Return, CTRL)
    assert desk.asked() == ["own_work_full", "plan_or_advice"]


def test_on_the_first_sick_day_itself_no_day_is_filled_in(desk: Desk) -> None:
    report_sick(desk)
    desk.guide.overview()

    press_button("Beter gemeld")

    assert desk.page(QuestionPage).raw() == {"day": None}
