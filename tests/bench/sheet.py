"""Keys on the dense pages of an assignment, each until how it stands is painted."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from window import Driver

from ui.desks import EXPERT
from ui.pages.sheet import SheetPage
from ui.parts.sheet_rows import SheetRow
from wizard.content.model import Content


def time_keys(content: Content, folder: Path) -> list[float]:
    """Milliseconds for each key that answers a row, on the first two pages of an assignment of advice."""
    driver = Driver(content, folder)
    driver.guide.sit_at(EXPERT)
    driver.guide.sheets.start()
    driver.until_painted()
    taken: list[float] = []
    for number in range(2):
        page = driver.window.page()
        assert isinstance(page, SheetPage) and page.view.number == number
        page.rows["role" if number == 0 else "c1_situation"].focus_first()
        while (row := page.list.current()) is not None:
            key = _key_of(row)
            began = time.perf_counter()
            _press(key)
            # What changed paints itself; nothing else is drawn again.
            driver.app.processEvents()
            if key:
                taken.append((time.perf_counter() - began) * 1000)
            if page.list.current() is row:
                _press("")
        page.next_pressed.emit()
        driver.until_painted()
    driver.door.close()
    return taken


def _key_of(row: SheetRow) -> str:
    """A key that answers this row; "" for one that is typed."""
    kind = row.view.field.kind
    if kind in ("status", "yes_no", "yes_no_unknown"):
        return "j" if kind == "status" or row.view.field.question.startswith("d1") else "n"
    return "1" if kind in ("choice", "multi") else ""


def _press(text: str) -> None:
    """That key, or the arrow down, wherever the cursor is."""
    key = Qt.Key.Key_unknown if text else Qt.Key.Key_Down
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(QApplication.focusWidget(), event)
