"""The schedule of hours in the real window: rows by keyboard, with what stands out at each step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.program.desk import Desk
from tests.program.hands import CTRL, Key, fill, press, press_button, tab_to, write
from tests.ui.test_journey import to_plan
from ui.fields.schedule import ScheduleField
from ui.pages.question import QuestionPage
from ui.style import theme

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
        {"capacity_hours": 16, "capacity_day": "2026-02-12"},
        {"largest_step": 6, "most_hours_a_day": 4, "buffer_weeks": 1},
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
        "Stap 2: dit is meer dan de 16 uur die nu kan. De bedrijfsarts zei dit op donderdag 12 februari 2026."
        " Maak de uren lager, of leg eerst vast wat nu kan.",
        "Stap 2: dit is 5 uur op een dag. U koos hoogstens 4. Neem meer dagen.",
        "Stap 2: er komen 12 uur bij. U koos hoogstens 6. Maak een stap ertussen.",
    )
    assert field.notes.isVisible()
    assert field.total.text().startswith("Tot de laatste stap is het samen 16 uur in 2 weken.")


def test_steps_in_another_order_are_kept_and_compared_by_their_days(schedule: Desk) -> None:
    page = schedule.page(QuestionPage)

    later = {**STEPS[1], "hours": 16}

    fill(page, {"build_up": (later, STEPS[0])})
    QApplication.processEvents()
    warnings = field_of(schedule).warnings
    press(Key.Key_Return, CTRL)

    assert "Stap 1: er komen 8 uur bij. U koos hoogstens 6. Maak een stap ertussen." in warnings
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


def test_hours_above_what_can_be_done_are_not_taken_and_the_page_says_who_said_so(schedule: Desk) -> None:
    schedule.send({"build_up": STEPS[:2]})

    page = schedule.page(QuestionPage)
    assert schedule.asked() == ["build_up"]
    assert page.blocks["build_up"].error.text() == (
        "Stap 2 is 20 uur per week. Nu kan 16 uur. De bedrijfsarts zei dit op donderdag 12 februari 2026."
        " Maak de uren lager, of leg eerst vast wat nu kan."
    )
    assert page.raw()["build_up"][1]["hours"] == 20


def test_the_schedule_goes_on_whatever_else_stands_out(schedule: Desk) -> None:
    schedule.send({"build_up": (STEPS[0], {**STEPS[1], "hours": 16, "days": 2})})

    assert schedule.asked() == ["bad_day"]


def test_the_week_kept_free_is_placed_and_moved_by_keyboard(schedule: Desk) -> None:
    steps = ({**STEPS[0]}, {**STEPS[1], "hours": 12}, {**STEPS[2], "hours": 16})
    fill(schedule.page(QuestionPage), {"build_up": steps})
    field = field_of(schedule)

    press_button("Zet de weken zonder extra uren neer")
    placed = [(row["start"], row.get("buffer", 0)) for row in field.rows]
    tab_to(lambda at: at is field.table)
    press(Key.Key_Up)
    press(Key.Key_Up)
    press_button("Week zonder extra uren hierheen")
    moved = [(row["start"], row.get("buffer", 0)) for row in field.rows]

    assert placed == [("2026-03-02", 0), ("2026-03-16", 1), ("2026-04-13", 0)]
    assert moved == [("2026-03-02", 1), ("2026-03-23", 0), ("2026-04-13", 0)]
    assert not field.place_button.isVisible()


def test_the_table_says_what_the_bars_show(schedule: Desk) -> None:
    fill(schedule.page(QuestionPage), {"build_up": ({**STEPS[0], "buffer": 1}, {**STEPS[1], "hours": 12})})
    field = field_of(schedule)

    press_button("Toon de weken als tabel")

    table = field.weeks
    shown = [[table.item(row, column).text() for column in range(7)] for row in range(table.rowCount())]
    assert table.isVisible()
    assert [line[0] for line in shown] == ["1", "2", "vanaf 3"]
    assert shown[1][5] == "Zonder extra uren; Bestellingen inpakken"
    assert [line[2] for line in shown] == ["8", "8", "12"]


def test_with_large_text_no_day_of_a_step_is_cut(schedule: Desk, dressed: QApplication) -> None:
    schedule.send({"build_up": ({**STEPS[0]}, {**STEPS[1], "hours": 14})})
    theme.set_text_size(dressed, 200)

    schedule.guide.show(schedule.guide.work().jump("build_up"))
    QApplication.processEvents()

    table = field_of(schedule).table
    widest = max(table.fontMetrics().horizontalAdvance(table.item(row, 1).text()) for row in range(2))
    assert table.columnWidth(1) > widest
