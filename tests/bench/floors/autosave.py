"""Floor of an answer: one durable commit in SQLite and a new page of six plain widgets on screen.

Prints the milliseconds of each answer as a JSON list.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QStackedWidget, QWidget

ANSWERS = 60
TABLES = (
    "create table entries(case_id integer, number integer, value text, primary key(case_id, number))",
    "create table audit(id integer primary key, case_id integer, number integer)",
)


class Page(QWidget):
    painted = False

    def __init__(self) -> None:
        super().__init__()
        lines = QFormLayout(self)
        for number in range(6):
            lines.addRow(f"Vraag {number}", QLineEdit())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = True


def main(folder: Path) -> list[float]:
    """Milliseconds per answer: written with WAL and FULL, then a fresh page painted."""
    app = QApplication(sys.argv[:1])
    stack = QStackedWidget()
    stack.resize(1280, 800)
    stack.show()
    database = sqlite3.connect(folder / "floor.db", isolation_level=None)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    for table in TABLES:
        database.execute(table)
    taken = []
    for number in range(ANSWERS):
        began = time.perf_counter()
        database.execute("begin immediate")
        database.execute("insert into entries values (1, ?, ?)", (number, f"antwoord {number}"))
        database.execute("insert into audit(case_id, number) values (1, ?)", (number,))
        database.execute("commit")
        page, old = Page(), stack.currentWidget()
        stack.addWidget(page)
        stack.setCurrentWidget(page)
        if old is not None:
            stack.removeWidget(old)
            old.deleteLater()
        while not page.painted:
            # As a loop that runs would do: the page of before goes away.
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            app.processEvents()
        taken.append((time.perf_counter() - began) * 1000)
    database.close()
    return taken


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
