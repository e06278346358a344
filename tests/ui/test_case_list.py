"""The list of cases on Home: by keyboard, by ear, with two cases and with ten thousand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from window_keys import press, write
from window_samples import home

from ui.main_window import MainWindow
from ui.pages.home import HomePage
from ui.pages.pick_case import PickCasePage
from ui.pages.question import QuestionPage
from wizard.case.record import Entry
from wizard.views import CaseLineView

MONDAY = date(2026, 1, 5)


def cases(amount: int) -> tuple[CaseLineView, ...]:
    return tuple(
        CaseLineView(f"c{number}", f"Sanne · S-{number:05}", "Plan maken", "", "Gesprek", "27 november")
        for number in range(amount)
    )


@pytest.fixture
def shown_home(texts, tmp_path, shown):
    """Home with so many cases, in the real window."""

    def show(amount: int, size: tuple[int, int] = (1280, 800)) -> HomePage:
        window = MainWindow(texts, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        shown(window, size)
        page = HomePage(replace(home(), cases=cases(amount)), texts)
        window.show_page(page, at_home=True)
        QApplication.processEvents()
        return page

    return show


def test_arrows_go_through_the_cases_and_enter_opens_one(shown_home, qtbot):
    page = shown_home(3)
    page.sheet.list.setFocus()

    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.case_pressed) as heard:
        press(Qt.Key.Key_Return)

    assert heard.args == ["c1"]


def test_a_click_anywhere_on_a_row_opens_its_case(shown_home, qtbot):
    page = shown_home(3)
    row = page.sheet.list.visualRect(page.sheet.list.rows.index(2))

    for place in (row.center(), QPoint(row.right() - 30, row.center().y())):
        with qtbot.waitSignal(page.case_pressed) as heard:
            QTest.mouseClick(page.sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert heard.args == ["c2"]


def test_alt_and_a_digit_opens_a_case_also_from_within_the_list(shown_home, qtbot):
    page = shown_home(10_000)
    page.sheet.list.setFocus()

    with qtbot.waitSignal(page.case_pressed) as heard:
        press(Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)

    assert heard.args == ["c3"]


def test_tab_leaves_the_list_at_once(shown_home):
    page = shown_home(10_000)
    page.sheet.list.setFocus()

    press(Qt.Key.Key_Tab)

    assert not page.sheet.list.hasFocus()


def test_a_row_says_all_that_stands_in_it(shown_home):
    page = shown_home(2)
    page.sheet.list.setFocus()

    said = QAccessible.queryAccessibleInterface(page.sheet.list)
    rows = [said.child(number).text(QAccessible.Text.Name) for number in range(said.childCount())]

    assert said.text(QAccessible.Text.Name) == "Dossiers"
    assert rows[1] == "Sanne · S-00001, Plan maken, Gesprek  ·  27 november"


def test_ten_thousand_cases_are_counted_and_take_no_more_widgets_than_nine(shown_home):
    few = len(shown_home(9).findChildren(QWidget))

    page = shown_home(10_000)

    assert len(page.findChildren(QWidget)) == few
    assert page.sheet.count.text() == "10.000 dossiers"
    assert page.sheet.count.isVisible()


def test_the_last_of_ten_thousand_is_one_key_away(shown_home, qtbot):
    page = shown_home(10_000)
    page.sheet.list.setFocus()

    press(Qt.Key.Key_End)
    with qtbot.waitSignal(page.case_pressed) as heard:
        press(Qt.Key.Key_Return)

    assert heard.args == ["c9999"]
    assert (
        page.sheet.list.viewport()
        .rect()
        .contains(page.sheet.list.visualRect(page.sheet.list.currentIndex()).center())
    )


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_a_long_list_fits_in_the_window_and_a_short_one_does_not_scroll(shown_home, size):
    assert shown_home(10_000, size).sheet.list.height() < size[1]
    assert shown_home(2, size).sheet.list.verticalScrollBar().maximum() == 0


def test_the_page_follows_the_cursor_through_a_list_that_does_not_scroll(shown_home):
    page = shown_home(8, (1024, 640))
    page.sheet.list.setFocus()

    for _ in range(7):
        press(Qt.Key.Key_Down)
        QApplication.processEvents()

    row = page.sheet.list.visualRect(page.sheet.list.currentIndex())
    seen = page.scroller.viewport()
    assert seen.rect().contains(page.sheet.list.viewport().mapTo(seen, row.bottomLeft() - QPoint(-20, 12)))


def test_what_was_worked_out_since_moves_neither_cursor_nor_focus(shown_home):
    page = shown_home(10_000)
    page.sheet.list.setFocus()
    page.sheet.list.setCurrentIndex(page.sheet.list.rows.index(40))

    page.refresh(replace(page.view, cases=cases(10_000)[::-1], updating=""))

    assert page.sheet.list.hasFocus()
    assert page.sheet.list.rows.cases[page.sheet.list.currentIndex().row()].id == "c40"


def test_the_first_thing_to_do_has_the_cursor_again_after_the_list_above_was_drawn_anew(shown_home):
    page = shown_home(2)
    page.focus_first()

    page.refresh(replace(page.view, updating=""))
    QApplication.processEvents()

    assert QApplication.focusWidget().text() == "Ga verder"


def test_more_that_is_due_is_drawn_before_everything_was_worked_out(shown_home):
    page = shown_home(2)
    more = (*page.view.actions, replace(page.view.actions[1], title="Bel op de afgesproken dag"))

    page.refresh(replace(page.view, actions=more, updating="3 van 4"))
    QApplication.processEvents()

    assert any(label.text() == "Bel op de afgesproken dag" for label in page.findChildren(QLabel))
    assert page.updating.text() == "3 van 4"


def test_home_catches_up_with_many_cases_by_itself(desk, qtbot):
    desk.start(MONDAY)
    shelf = desk.guide.door._vault.shelf
    for number in range(70):
        name = Entry("e1", 1, MONDAY, "answer", "first_name", f"Sanne{number}", task="sick_report")
        first = Entry("e2", 1, MONDAY, "answer", "first_sick_day", "2026-01-05", task="sick_report")
        shelf.create("employer_case", MONDAY, (name, first))

    desk.guide.home()
    page = desk.page(HomePage)
    before = (page.updating.text(), page.updating.isVisible())
    qtbot.waitUntil(desk.guide.catching_up.is_done)

    assert before == ("Spoorboekje werkt deze lijst bij: 3 van 70 dossiers zijn klaar.", True)
    assert page.view.updating == ""
    assert not page.updating.isVisible()
    assert all(case.week for case in page.sheet.list.rows.cases)


def test_with_many_cases_something_is_noted_down_by_way_of_the_list(desk):
    desk.start(MONDAY)
    shelf = desk.guide.door._vault.shelf
    for name in ["Sanne"] * 9 + ["Zoë"]:
        told = {"first_name": name, "first_sick_day": "2026-01-05"}
        entries = [
            Entry(f"e{number}", 1, MONDAY, "answer", key, value, task="sick_report")
            for number, (key, value) in enumerate(told.items())
        ]
        shelf.create("employer_case", MONDAY, tuple(entries))
    desk.guide.home()

    desk.page(HomePage).log_pressed.emit("phone_call")
    picking = desk.page(PickCasePage)
    picking.sheet.list.setFocus()
    press(Qt.Key.Key_F3)
    write("zoe")
    picking.sheet.list.setFocus()
    press(Qt.Key.Key_Return)

    assert desk.page(QuestionPage).view.case.startswith("Zoë")


def test_search_shows_how_many_of_how_many(desk, qtbot):
    desk.start(MONDAY)
    shelf = desk.guide.door._vault.shelf
    for name in ["Sanne"] * 9 + ["Zoë"] * 2:
        entry = Entry("e1", 1, MONDAY, "answer", "first_name", name, task="sick_report")
        shelf.create("employer_case", MONDAY, (entry,))
    desk.guide.home()
    page = desk.page(HomePage)

    page.focus_search()
    write("zoe")

    assert page.sheet.count.text() == "2 van 11 dossiers"
    assert {case.title.split()[0] for case in page.sheet.list.rows.cases} == {"Zoë"}
