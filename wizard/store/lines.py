"""Case lines: what Home shows of each case, kept in the vault to be quick and never to be believed.

The table may be emptied at any moment without loss. The database itself throws a line away as soon as an
entry of its case is added or wiped, and when the case is erased (triggers, in `migrations`): whatever
crashes, a line that is there belongs to the record that is there. A line also tells what is open in the short
flows under its case: who changes one of those throws away the line above it, in the same transaction.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wizard import VERSION
from wizard.ports import CaseLine, WorkedOut

if TYPE_CHECKING:
    from sqlite_utils import Database

PROGRAM: Final = Path(__file__).resolve().parents[1]
_WORKED_OUT: Final = ("day", "urgency", "title", "phase", "week", "next_step", "next_day", "words")

_READ: Final = f"""
    SELECT cases.id, cases.number, coalesce(cases.deleted, ''),
        {", ".join(f"coalesce(case_lines.{column}, '')" for column in _WORKED_OUT)}
    FROM cases LEFT JOIN case_lines ON case_lines.case_id = cases.id AND case_lines.basis = ?
    ORDER BY cases.rowid"""

_WRITE: Final = f"""
    INSERT OR REPLACE INTO case_lines (case_id, basis, details, {", ".join(_WORKED_OUT)})
    SELECT ?, ?, ?, {", ".join("?" for _ in _WORKED_OUT)}
    WHERE (SELECT count(*) FROM entries WHERE case_id = ?) = ?
    AND EXISTS (SELECT 1 FROM cases WHERE id = ?)"""


@cache
def program_stamp(folder: Path = PROGRAM) -> str:
    """Which program this is: its version and, where it runs from its source, the state of its files.

    A program of which a line of code was changed says other things in the same version.
    """
    found = hashlib.sha256()
    for inside, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if name.endswith(".py"):
                state = os.stat(os.path.join(inside, name))
                found.update(f"{inside}/{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return f"{VERSION}-{found.hexdigest()[:16]}"


def read_lines(db: Database, basis: str) -> list[CaseLine]:
    """All cases in order of their number, with what this program worked out on this basis."""
    return list(map(CaseLine._make, db.execute(_READ, [_whole(basis)])))


def read_details(db: Database, case_id: str) -> str:
    """What belongs to the line of a case and is not read with all lines; "" when there is no line."""
    row = db.execute("SELECT details FROM case_lines WHERE case_id = ?", [case_id]).fetchone()
    return "" if row is None else str(row[0])


def read_all_details(db: Database, basis: str) -> dict[str, str]:
    """What belongs to each line that this program kept on this basis, by case."""
    return dict(db.execute("SELECT case_id, details FROM case_lines WHERE basis = ?", [_whole(basis)]))


def write_lines(db: Database, basis: str, found: Iterable[WorkedOut]) -> None:
    """Keeps these lines, except those of a record that has grown since or of a case that is gone."""
    db.conn.executemany(
        _WRITE,
        [
            (line.case_id, _whole(basis), details, *line[3:], line.case_id, entries, line.case_id)
            for line, details, entries in found
        ],
    )


def forget_line_above(db: Database, case_id: str) -> None:
    """Throws away the line of the case under which this one hangs, within the transaction of the caller."""
    db.execute("DELETE FROM case_lines WHERE case_id = (SELECT linked_to FROM cases WHERE id = ?)", [case_id])


def _whole(basis: str) -> str:
    return f"{program_stamp()} {basis}"
