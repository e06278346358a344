"""The schedule of hours in the real window: rows by keyboard, with what stands out at each step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.program.desk import Desk
from tests.program.hands import CTRL, Key, fill, press, tab_to, write
from tests.ui.test_journey import to_plan
from ui.fields.schedule import ScheduleField
from ui.pages.question import QuestionPage

STEPS = (
    {"id": "r1", "start": "2026-03-02", "hours": 8, "days": 2, "tasks": "Bestellingen inpakken"},
    {"id": "r2", "start": "2026-03-16", "hours": 20, "days": 4, "tasks": "Balie en telefoon"},
    {"id": "r3", "start": "2026-04-06", "hours": 12, "days": 3, "tasks": "Balie"},
)


@pytest.fixture
def schedule(desk: Desk) -> Desk:
    """A case with a plan, at the page of the schedule; bounds are chosen."""
    to_plan(desk)
    desk.begin("Het schema met uren")
    for told in (
        {"doctor_on_build_up": True},
        {"doctor_on_build_up_day": "2026-02-12"},
        {"hours_said_by": "hours_by_doctor"},
        {"capacity_hours": 16},
        {"largest_step": 6, "most_hours_a_day": 4},
    ):
        assert set(told) <= set(desk.asked())
        desk.send(told)
    assert desk.asked() == ["build_up"]
    return desk


def field_of(desk: Desk) -> ScheduleField:
    field = desk.page(QuestionPage).blocks["build_up"].field
    assert isinstance(field, ScheduleField)
    return field


def test_each_row_that_is_kept_shows_what_stands_out(schedule: Desk) -> None:
    page = schedule.page(QuestionPage)

    fill(page, {"build_up": STEPS[:2]})
    QApplication.processEvents()

    field = field_of(schedule)
    assert field.warnings == (
        "Stap 2: dit is meer dan de 16 uur die nu kan. Vraag het eerst de bedrijfsarts.",
        "Stap 2: dit is 5 uur op een dag. U koos hoogstens 4. Neem meer dagen.",
        "Stap 2: er komen 12 uur bij. U koos hoogstens 6. Maak een stap ertussen.",
    )
    assert field.notes.isVisible()
    assert field.total.text().startswith("Tot de laatste stap is het samen 16 uur in 2 weken.")


def test_steps_in_another_order_are_kept_and_compared_by_their_days(schedule: Desk) -> None:
    page = schedule.page(QuestionPage)

    fill(page, {"build_up": (STEPS[1], STEPS[0])})
    QApplication.processEvents()
    warnings = field_of(schedule).warnings
    press(Key.Key_Return, CTRL)

    assert "Stap 1: er komen 12 uur bij. U koos hoogstens 6. Maak een stap ertussen." in warnings
    assert not [line for line in warnings if line.startswith("Stap 2")]
    assert schedule.asked() == ["bad_day"]


def test_a_step_that_is_repaired_by_keyboard_loses_its_sentences(schedule: Desk) -> None:
    page = schedule.page(QuestionPage)
    fill(page, {"build_up": STEPS[:2]})
    field = field_of(schedule)

    tab_to(lambda at: at is field.table)
    press(Key.Key_Down)
    press(Key.Key_Return)
    QApplication.processEvents()
    hours = next(cell for cell in field.cells if cell.column.id == "hours")
    tab_to(lambda at: at is hours.first())
    press(Key.Key_A, CTRL)
    write("14")
    press(Key.Key_Return)
    QApplication.processEvents()

    assert field.rows[1]["hours"] == 14
    assert field.warnings == ()
    assert not field.notes.isVisible()


def test_fewer_hours_ask_why_and_a_reason_is_enough(schedule: Desk) -> None:
    fill(schedule.page(QuestionPage), {"build_up": STEPS})
    field = field_of(schedule)
    assert any("8 uur minder dan ervoor" in line for line in field.warnings)

    tab_to(lambda at: at is field.table)
    press(Key.Key_Return)
    why = next(cell for cell in field.cells if cell.column.id == "why")
    tab_to(lambda at: at is why.first())
    write("Drukke weken in april")
    press(Key.Key_Return)
    QApplication.processEvents()

    assert field.rows[2]["why"] == "Drukke weken in april"
    assert not any("minder" in line for line in field.warnings)


def test_the_schedule_goes_on_whatever_stands_out(schedule: Desk) -> None:
    schedule.send({"build_up": STEPS[:2]})

    assert schedule.asked() == ["bad_day"]
