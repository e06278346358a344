"""A keyboard and nothing else: answers the pages of the real window with key events.

Widgets are only looked at, to know where the cursor is; they are changed by keys alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.fields.block import FieldBlock
from ui.fields.cells import Pick
from ui.fields.choice import ChoiceField
from ui.fields.milestones import STATES, MilestonesField
from ui.fields.multi import MultiField
from ui.fields.rows import RowsField
from ui.main_window import MainWindow
from ui.pages.question import QuestionPage
from ui.parts.date_boxes import DateBoxes
from ui.parts.door import Door
from wizard.views import ColumnView, FieldView

UNKNOWN = "onbekend"
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def focus() -> QWidget:
    """Where the cursor is."""
    at = QApplication.focusWidget()
    assert at is not None, "the cursor is nowhere"
    return at


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Presses one key wherever the cursor is."""
    QTest.keyClick(focus(), key, modifier)


def write(text: str) -> None:
    """Types letter by letter; QTest would stop the process at an ë."""
    for letter in text:
        if letter == "\n":
            press(Key.Key_Return)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus(), QKeyEvent(kind, Key.Key_unknown, NONE, letter))


def overwrite(text: str) -> None:
    """Types over what stands in the input."""
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    write(text)


def tab_to(is_there: Callable[[QWidget], bool]) -> QWidget:
    """Presses Tab until the cursor is there."""
    for _ in range(150):
        at = focus()
        if is_there(at):
            return at
        press(Key.Key_Tab)
    raise AssertionError("Tab does not come there")


def press_button(text: str, key: Qt.Key = Key.Key_Return, name: str = "") -> None:
    """Goes to a button with this text (and this in its accessible name) by Tab, and presses it."""

    def is_it(at: QWidget) -> bool:
        if not isinstance(at, QAbstractButton):
            return False
        return at.text().replace("&", "") == text and name in at.accessibleName()

    _open_doors_before(is_it)
    tab_to(is_it)
    press(key)


def _open_doors_before(is_wanted: Callable[[QWidget], bool]) -> None:
    """Opens the closed doors behind which the only such button stands, from the outside in."""
    window = focus().window()
    shown = window.page() if isinstance(window, MainWindow) else None
    root = shown or window
    found = [button for button in root.findChildren(QAbstractButton) if is_wanted(button)]
    if not found or any(button.isVisible() for button in found):
        return
    _open_doors_to(root, found[0])


def _open_doors_to(root: QWidget, wanted: QWidget) -> None:
    doors = [door for door in root.findChildren(Door) if door.body.isAncestorOf(wanted)]
    for door in sorted(doors, key=lambda door: sum(other.body.isAncestorOf(door) for other in doors)):
        if not door.is_open:
            tab_to(lambda at, door=door: at is door)
            press(Key.Key_Return)


def fill(page: QuestionPage, told: Mapping[str, Any]) -> None:
    """Types these answers in the fields of the page that is shown; fields without one stay as they are."""
    for question, block in page.blocks.items():
        if question in told:
            _open_doors_to(page, block)
            _fill(block, told[question])


def _fill(block: FieldBlock, value: Any) -> None:
    field, view = block.field, block.view
    if value == UNKNOWN and block.unknown is not None:
        tab_to(lambda at: at is block.unknown)
        if not block.unknown.isChecked():
            press(Key.Key_Space)
        return
    if isinstance(field, MilestonesField):
        _milestones(field, value)
        return
    tab_to(lambda at: block.isAncestorOf(at) and at is not block.unknown)
    if isinstance(field, ChoiceField):
        write(_key_of(view, value))
    elif isinstance(field, MultiField):
        for number, option in enumerate(view.options):
            if field.rows[number].isChecked() != (option.id in value):
                write(str(number + 1))
    elif isinstance(field, RowsField):
        _rows(field, value)
    elif view.kind == "date":
        _day(value)
    else:
        overwrite(str(value).replace(".", ",") if view.kind == "number" else str(value))


def _key_of(view: FieldView, value: Any) -> str:
    if value == UNKNOWN:
        return "w"
    if isinstance(value, bool):
        return "j" if value else "n"
    return str([option.id for option in view.options].index(value) + 1)


def _day(value: str) -> None:
    """Types a day in three boxes, the cursor being in the first."""
    day = date.fromisoformat(value)
    for number, part in enumerate((day.day, day.month, day.year)):
        if number:
            press(Key.Key_Tab)
        overwrite(str(part))


def _rows(field: RowsField, rows: Sequence[Mapping[str, Any]]) -> None:
    """Writes rows in the list; Enter in the last input of a row keeps it."""
    for row in rows:
        if field.editor.isHidden():
            tab_to(lambda at: at is field.add_button)
            press(Key.Key_Return)
        for cell in field.cells:
            if cell.column.id not in row:
                continue
            tab_to(lambda at, cell=cell: at is cell.first())
            if isinstance(cell.box, Pick):
                _pick(cell.box, cell.column, row[cell.column.id])
            elif isinstance(cell.box, DateBoxes):
                _day(row[cell.column.id])
            else:
                overwrite(
                    str(row[cell.column.id]).replace(".", ",")
                    if cell.column.kind == "number"
                    else row[cell.column.id]
                )
        tab_to(lambda at: at is field.keep_button)
        press(Key.Key_Return)


def _pick(box: Pick, column: ColumnView, value: Any) -> None:
    for _ in range(box.count()):
        if box.currentData() == value:
            return
        press(Key.Key_Down)
    raise AssertionError(f"{value} is not in the list of {column.id}")


def _milestones(field: MilestonesField, rows: Sequence[Mapping[str, Any]]) -> None:
    told = {row["id"]: row for row in rows}
    for line in field.lines:
        row = told.get(line.id)
        if row is None:
            continue
        wanted = line.rows[STATES.index(row["state"])]
        tab_to(lambda at, line=line: at in line.rows)
        for _ in line.rows:
            if focus() is wanted:
                break
            press(Key.Key_Right)
        press(Key.Key_Space)
        if "day" in row:
            tab_to(lambda at, line=line: at is line.day.boxes[0])
            _day(cast(str, row["day"]))
