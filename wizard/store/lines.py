"""Case lines: what Home shows of each case, kept in the vault to be quick and never to be believed.

The table may be emptied at any moment without loss. The database itself throws a line away as soon as an
entry of its case is added or wiped, and when the case is erased (triggers, in `migrations`): whatever
crashes, a line that is there belongs to the record that is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from wizard.ports import CaseLine, WorkedOut

if TYPE_CHECKING:
    from sqlite_utils import Database

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


def read_lines(db: Database, basis: str) -> list[CaseLine]:
    """All cases in order of their number, with what was worked out on this basis."""
    return list(map(CaseLine._make, db.execute(_READ, [basis])))


def read_details(db: Database, case_id: str) -> str:
    """What belongs to the line of a case and is not read with all lines; "" when there is no line."""
    row = db.execute("SELECT details FROM case_lines WHERE case_id = ?", [case_id]).fetchone()
    return "" if row is None else str(row[0])


def write_lines(db: Database, basis: str, found: Iterable[WorkedOut]) -> None:
    """Keeps these lines, except those of a record that has grown since or of a case that is gone."""
    db.conn.executemany(
        _WRITE,
        [
            (line.case_id, basis, details, *line[3:], line.case_id, entries, line.case_id)
            for line, details, entries in found
        ],
    )
