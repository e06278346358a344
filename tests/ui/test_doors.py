"""What is not due in the first weeks stands behind a door, in the real window by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.program.desk import Desk, text_of
from tests.program.hands import Key, focus, press, press_button, tab_to
from tests.ui.test_journey import report_sick
from ui.pages.case import CasePage
from ui.parts.door import Door


def on_day(desk: Desk, day: date) -> CasePage:
    report_sick(desk)
    desk.stop()
    desk.start(day)
    desk.guide.overview()
    return desk.page(CasePage)


def doors(page: CasePage) -> dict[str, Door]:
    return {door.name: door for door in page.findChildren(Door) if door.isVisible()}


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 1, 14), date(2026, 2, 4)])
def test_the_first_weeks_show_what_is_due_and_nothing_else(desk: Desk, day: date) -> None:
    page = on_day(desk, day)

    shown = text_of(page)

    assert {door.name: door.is_open for door in doors(page).values()} == {
        "tasks": False,
        "events": False,
        "papers": False,
        "see_also": False,
        "days": False,
        "helpers": False,
    }
    for later in ("Ziek melden bij UWV", "Wat als?", "Zwangerschapsverlof begonnen", "Is uw map compleet?"):
        assert later not in shown


def test_after_the_first_weeks_the_tasks_and_the_days_are_open(desk: Desk) -> None:
    page = on_day(desk, date(2026, 3, 9))

    shown = doors(page)

    assert all(shown[name].is_open for name in ("tasks", "see_also", "days"))
    assert not shown["events"].is_open


def test_a_door_opens_by_keyboard_and_the_next_tab_goes_in(desk: Desk) -> None:
    page = on_day(desk, date(2026, 1, 14))
    door = doors(page)["see_also"]

    tab_to(lambda at: at is door)
    press(Key.Key_Space)
    press(Key.Key_Tab)

    inside = focus()
    assert isinstance(inside, QAbstractButton)
    assert inside.accessibleName() == "Bekijk: Is uw map compleet?"
    tab_to(lambda at: at is door)
    press(Key.Key_Return)
    assert not door.is_open


def test_a_door_says_what_a_press_does_and_of_which_part(desk: Desk) -> None:
    page = on_day(desk, date(2026, 1, 14))
    door = doors(page)["events"]
    closed = (door.accessibleName(), door.accessibleDescription())

    door.click()

    assert closed == ("Meer: Wat is er gebeurd?", "Dit is dicht.")
    assert (door.accessibleName(), door.accessibleDescription()) == (
        "Minder: Wat is er gebeurd?",
        "Dit staat open.",
    )


def test_an_open_door_is_still_open_after_a_restart_and_the_case_file_does_not_know(desk: Desk) -> None:
    page = on_day(desk, date(2026, 1, 14))
    doors(page)["tasks"].click()

    desk.stop()
    desk.start(date(2026, 1, 15))
    desk.guide.overview()

    assert doors(desk.page(CasePage))["tasks"].is_open
    assert b"doors" not in desk.vault.read_bytes()


def test_a_date_has_a_short_reason_beside_it(desk: Desk) -> None:
    page = on_day(desk, date(2026, 1, 14))

    assert "uiterlijk zondag 15 februari 2026 · nog 32 dagen · laatste dag van week 6" in text_of(page)


def test_the_sum_of_a_day_stands_behind_more(desk: Desk) -> None:
    page = on_day(desk, date(2026, 3, 9))
    page.timeline.table.selectRow(1)
    why = page.timeline.why
    closed = text_of(why)

    press_button("Meer", name="Vraag de probleemanalyse")

    assert "Regel" not in closed
    assert "Regel M-03 in onze lijst" in text_of(why)
