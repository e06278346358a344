"""Every kind of answer shows its value, gives it back, and keeps what was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from window_keys import press, write
from window_samples import (
    CHOICE,
    DATE,
    EVERY_FIELD,
    LONG_TEXT,
    MILESTONES,
    MULTI,
    NUMBER,
    ROWS,
    TEXT,
    UNKNOWN,
    YES_NO,
)

from ui.fields.block import FieldBlock
from ui.fields.registry import make_field


@pytest.mark.parametrize("view", EVERY_FIELD, ids=lambda view: view.kind)
def test_a_field_gives_back_the_value_it_shows(view, around, qtbot):
    view = replace(view, value=view.value if view.value is not None else "Zoë")

    field = make_field(view, around)
    qtbot.addWidget(field.widget)

    assert field.read() == view.value


@pytest.mark.parametrize("view", EVERY_FIELD, ids=lambda view: view.kind)
def test_an_empty_field_gives_no_value(view, around, qtbot):
    field = make_field(replace(view, value=None), around)
    qtbot.addWidget(field.widget)

    assert not field.read()


@pytest.mark.parametrize(
    "typed, iso",
    [
        ("3-2-26", "2026-02-03"),
        ("03/02/2026", "2026-02-03"),
        ("3 feb 2026", "2026-02-03"),
        ("3 februari 2026", "2026-02-03"),
        ("2026-02-03", "2026-02-03"),
        ("dinsdag 3 februari 2026", "2026-02-03"),
        ("3 feb", "2026-02-03"),
    ],
)
@pytest.mark.parametrize("box", [0, 1, 2])
def test_a_whole_date_in_any_box_is_understood(typed, iso, box, around, shown, qtbot):
    field = make_field(replace(DATE, value=None), around)
    shown(field.widget)

    field.boxes.boxes[box].setFocus()
    write(typed)
    press(Qt.Key.Key_Tab)

    assert field.read() == iso
    assert field.boxes.echo.text() == "dinsdag 3 februari 2026"


def test_a_year_that_is_left_out_never_lies_after_the_latest_day(around, shown):
    field = make_field(replace(DATE, value=None), around)
    shown(field.widget)

    field.boxes.boxes[0].setFocus()
    write("24 dec")
    press(Qt.Key.Key_Tab)

    assert field.read() == "2025-12-24"


def test_typing_never_moves_the_cursor_to_the_next_box(around, shown):
    field = make_field(replace(DATE, value=None), around)
    shown(field.widget)

    field.boxes.boxes[0].setFocus()
    write("28")

    assert field.boxes.boxes[0].hasFocus()


@pytest.mark.parametrize(
    "boxes, raw",
    [(("31", "2", "2026"), "2026-02-31"), (("gisteren", "", ""), "gisteren--"), (("5", "", ""), "5--")],
)
def test_what_is_no_day_is_handed_over_as_typed_and_comes_back_in_the_boxes(boxes, raw, around, qtbot):
    field = make_field(replace(DATE, value=None), around)
    qtbot.addWidget(field.widget)
    for box, text in zip(field.boxes.boxes, boxes, strict=True):
        box.setText(text)

    again = make_field(replace(DATE, value=field.read()), around)
    qtbot.addWidget(again.widget)

    assert field.read() == raw
    assert tuple(box.text() for box in again.boxes.boxes) == boxes


@pytest.mark.parametrize("typed, value", [("7,5", 7.5), ("7.5", 7.5), (" 32 ", 32), ("veel", "veel")])
def test_a_number_is_read_as_the_dutch_write_it(typed, value, around, qtbot):
    field = make_field(replace(NUMBER, value=None), around)
    qtbot.addWidget(field.widget)

    field.box.setText(typed)

    assert field.read() == value


def test_a_digit_answers_a_choice(around, qtbot):
    field = make_field(replace(CHOICE, value=None), around)
    qtbot.addWidget(field.widget)

    used = field.key("3")

    assert used
    assert field.read() == "long"


@pytest.mark.parametrize("letter, value", [("j", True), ("n", False), ("w", "onbekend")])
def test_one_letter_answers_yes_or_no(letter, value, around, qtbot):
    field = make_field(replace(YES_NO, value=None), around)
    qtbot.addWidget(field.widget)

    field.key(letter)

    assert field.read() == value


def test_a_press_anywhere_on_the_row_chooses_it(around, shown, qtbot):
    field = make_field(replace(CHOICE, value=None), around)
    shown(field.widget)
    row = field.rows[1]

    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 4, row.height() - 4))

    assert field.read() == "weeks"


def test_ticked_answers_come_in_the_order_of_the_list(around, qtbot):
    field = make_field(replace(MULTI, value=None), around)
    qtbot.addWidget(field.widget)

    field.key("4")
    field.key("1")

    assert field.read() == ("place", "travel")


def test_the_honest_way_out_gives_onbekend_and_typing_takes_it_back(around, shown):
    block = FieldBlock(replace(DATE, value="onbekend"), around, None)
    shown(block)
    assert block.read() == "onbekend"
    assert block.unknown.text() == UNKNOWN

    block.focus_first()
    write("3")

    assert block.read() == "3--"


def test_a_new_row_takes_a_number_that_was_never_used(around, qtbot):
    field = make_field(replace(ROWS, row_numbers_used=7), around)
    qtbot.addWidget(field.widget)

    field.add()
    field.cells[1].fill("Bellen")
    field.keep()

    assert [row["id"] for row in field.read()] == ["r1", "r2", "r8"]


def test_a_row_keeps_its_id_when_it_changes_and_moves(around, qtbot):
    field = make_field(ROWS, around)
    qtbot.addWidget(field.widget)
    field.table.selectRow(1)

    field.change()
    field.cells[1].fill("Elke dinsdag bellen")
    field.keep()
    field.move(-1)

    assert (field.read()[0]["id"], field.read()[0]["what"]) == ("r2", "Elke dinsdag bellen")


def test_a_row_that_is_still_being_written_counts(around, qtbot):
    field = make_field(replace(ROWS, value=None, row_numbers_used=0), around)
    qtbot.addWidget(field.widget)

    field.cells[1].fill("Bellen")

    assert field.read() == ({"id": "r1", "what": "Bellen"},)


def test_removing_the_last_row_opens_an_empty_one(around, qtbot):
    field = make_field(replace(ROWS, value=ROWS.value[:1]), around)
    qtbot.addWidget(field.widget)
    field.table.selectRow(0)

    field.remove()

    assert field.read() is None
    assert not field.editor.isHidden()


def test_a_milestone_asks_for_the_day_only_when_it_was_done(around, shown):
    field = make_field(MILESTONES, around)
    shown(field.widget)
    line = field.lines[0]

    line.rows[1].click()

    assert not line.day.isVisible()
    assert field.read()[0] == {"id": "report", "state": "paper"}


def test_long_text_counts_its_signs_and_says_how_many_are_too_many(around, qtbot):
    field = make_field(replace(LONG_TEXT, max_length=5, value="Zoë belt"), around)
    qtbot.addWidget(field.widget)

    assert "3" in field.counter.text()


def test_free_text_stands_beside_its_notice(around, shown):
    block = FieldBlock(LONG_TEXT, around, None)
    shown(block)

    shown_texts = [label.text() for label in block.findChildren(QLabel)]

    assert LONG_TEXT.notice in shown_texts
    assert LONG_TEXT.notice in block.field.box.accessibleDescription()


def test_an_error_is_said_at_the_input(around, shown):
    block = FieldBlock(TEXT, around, None)
    shown(block)

    block.show_error("Vul dit in.")

    assert block.error.isVisible()
    assert block.field.box.accessibleDescription() == "Fout: Vul dit in."
