"""Floor of Home with ten thousand cases: so many rows out of an encrypted file, in a bare table on screen.

Prints the milliseconds from the question to the database until the window is painted, as a JSON list.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

ROWS = 10_000
KEY = f"PRAGMA key = \"x'{'5a' * 32}'\""
COLUMNS = ("id", "day", "urgency", "title", "phase", "week", "next_step", "next_day", "words")
Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractTableModel):
    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()][index.column() + 3] if role == Qt.ItemDataRole.DisplayRole else None


class Window(QMainWindow):
    painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = True


def make(path: Path) -> None:
    """An encrypted table with as much text in each row as the program keeps of a case."""
    database = sqlcipher.connect(str(path), isolation_level=None)
    database.execute(KEY)
    database.execute(f"create table lines({', '.join(f'{column} text' for column in COLUMNS)}, details text)")
    database.execute("begin")
    for number in range(ROWS):
        row = (
            f"{number:032x}",
            "2027-06-15",
            f"{number % 3} 2027-06-{number % 28 + 1:02}",
            f"Sanne · S-{number:04}",
            "Terug naar werk",
            f"Week {number % 104} van 104",
            "Praat over de voortgang",
            "dinsdag 15 juni 2027",
            f"s-{number:04} sanne de vries verkoper",
            "x" * 200,
        )
        database.execute(f"insert into lines values ({', '.join('?' for _ in row)})", row)
    database.execute("commit")
    database.close()


def main(path: Path) -> list[float]:
    """Milliseconds until the rows are on screen, in order."""
    if not path.exists():
        make(path)
    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    while not window.painted:
        app.processEvents()
    database = sqlcipher.connect(str(path), isolation_level=None)
    database.execute(KEY)
    database.execute("select count(*) from sqlite_master").fetchone()
    began = time.perf_counter()
    rows = database.execute(f"select {', '.join(COLUMNS)} from lines order by urgency").fetchall()
    table = QTableView()
    table.setModel(Rows(rows))
    window.painted = False
    window.setCentralWidget(table)
    window.update()
    while not window.painted:
        app.processEvents()
    taken = (time.perf_counter() - began) * 1000
    database.close()
    return [taken]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
