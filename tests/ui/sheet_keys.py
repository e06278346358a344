"""A practised user at the dense pages of an assignment: keys only, and every press is counted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication

from tests.flows.assignments import FLOW, in_order
from tests.program.desk import Desk
from tests.program.hands import ALT, CTRL, NONE, Key, Qt, focus, press, write
from ui.pages.sheet import SheetPage
from ui.parts.sheet_rows import SheetRow

UNKNOWN = "onbekend"
STATES = {
    "present": "j",
    "promised": "t",
    "missing": "n",
    "refused": "g",
    "not_applicable": "v",
    UNKNOWN: "w",
}


class Fingers:
    """Types on whatever has the cursor, and counts. A key with Ctrl, Alt or Shift is one press."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.presses = 0

    @property
    def page(self) -> SheetPage:
        page: SheetPage = self.desk.page(SheetPage)
        return page

    def press(self, key: Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.presses += 1
        press(key, modifier)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        self.presses += len(text)
        write(text)

    def start(self) -> SheetPage:
        """A new assignment, from wherever the window of the expert is."""
        self.press(Key.Key_N, CTRL)
        return self.page

    def fill(self, told: Mapping[str, Any]) -> SheetPage:
        """Goes down the page from the row with the cursor; gives the same page, cursor on the last button."""
        page = self.page
        if page.list.current() is None:
            self.press(Key.Key_Down)
        for _ in range(120):
            row = page.list.current()
            if row is None:
                assert focus() is page.next_button
                return page
            question = row.view.field.question
            if question in told:
                self.answer(row, told[question])
            if page.list.current() is row:
                self.press(Key.Key_Down)
        raise AssertionError("the page never ends")

    def answer(self, row: SheetRow, value: Any) -> None:
        """Answers the row with the cursor by the keys that stand on it."""
        view = row.view.field
        if view.kind == "status":
            told = value if isinstance(value, Mapping) else {"state": value}
            self.write(STATES[told["state"]])
            for name in ("day", "by", "motive"):
                if name in told:
                    self.write(short_day(told[name]) if name == "day" else told[name])
                    self.press(Key.Key_Return)
        elif isinstance(value, bool):
            self.write("j" if value else "n")
        elif view.kind in ("choice", "multi") or value == UNKNOWN:
            order = [option.id for option in view.options]
            for one in value if isinstance(value, list | tuple) else (value,):
                self.write("w" if one == UNKNOWN else str((order.index(one) + 1) % 10))
        elif view.kind == "date":
            self.write(short_day(value))
            self.press(Key.Key_Return)
        elif view.kind != "rows":
            self.write(str(value))

    def next(self) -> SheetPage:
        """The page after this one."""
        self.press(Key.Key_Return, CTRL)
        return self.page

    def check(self, told: Mapping[str, Any]) -> SheetPage:
        """A whole check, from the first row of the first page to the decision."""
        for _ in range(len(FLOW.sheets) - 1):
            self.fill(told)
            self.next()
        return self.fill(told)

    def copy(self) -> str:
        """What the key for copying puts on the clipboard."""
        self.press(Key.Key_K, ALT)
        return QApplication.clipboard().text()


def short_day(value: str) -> str:
    """A day as people write it; a word such as "v" stays."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{day.day}-{day.month}-{day.year}"


def told(role: str = "ADV_IND", **changes: Any) -> dict[str, Any]:
    """The answers of an assignment in which all is in order but for the changes; None leaves one out."""
    answers = {**in_order(role), "client": "Bakkerij De Korst", "request_day": "2026-11-24", **changes}
    return {name: value for name, value in answers.items() if value is not None}
