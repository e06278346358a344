"""The tables of a vault, as numbered steps that are only ever added to.

No table holds what can be worked out, but `case_lines`, which may be emptied at any moment. `entries` and
`issued_documents` refuse every change but the two that the law may ask for: wiping a value, and
erasing a whole case (after `cases.erasing` was set).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.errors import VaultTooNew
from wizard.store.engine import load, spoken

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

COUNTED_TABLES = ("cases", "entries", "issued_documents", "attachments")
"""The tables whose rows are counted to see whether a copy is complete."""

_KEPT_COLUMNS = (
    "seq",
    "case_id",
    "id",
    "action",
    "entered",
    "kind",
    "name",
    "day",
    "task",
    "opener",
    "target",
)
_SAME = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in _KEPT_COLUMNS)
_ERASING = "EXISTS (SELECT 1 FROM cases WHERE cases.id = OLD.case_id AND cases.erasing = 1)"

_TRIGGERS = (
    f"""CREATE TRIGGER entries_change BEFORE UPDATE ON entries WHEN NOT (NEW.value IS NULL AND {_SAME})
        BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END""",
    f"""CREATE TRIGGER entries_remove BEFORE DELETE ON entries WHEN NOT {_ERASING}
        BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END""",
    """CREATE TRIGGER issued_change BEFORE UPDATE ON issued_documents
        BEGIN SELECT RAISE(ABORT, 'an issued paper is frozen'); END""",
    f"""CREATE TRIGGER issued_remove BEFORE DELETE ON issued_documents WHEN NOT {_ERASING}
        BEGIN SELECT RAISE(ABORT, 'an issued paper is frozen'); END""",
    """CREATE TRIGGER cases_remove BEFORE DELETE ON cases WHEN OLD.erasing = 0
        BEGIN SELECT RAISE(ABORT, 'a case goes by erasing'); END""",
    """CREATE TRIGGER cases_number BEFORE UPDATE OF id, number, flow, created ON cases
        BEGIN SELECT RAISE(ABORT, 'a case keeps its number'); END""",
    """CREATE TRIGGER audit_change BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
    """CREATE TRIGGER audit_remove BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END""",
)

_LINE_TRIGGERS = tuple(
    f"""CREATE TRIGGER {name} AFTER {change}
        BEGIN DELETE FROM case_lines WHERE case_id = {case}; END"""
    for name, change, case in (
        ("line_of_longer_record", "INSERT ON entries", "NEW.case_id"),
        ("line_of_wiped_record", "UPDATE ON entries", "NEW.case_id"),
        ("line_of_erased_case", "DELETE ON cases", "OLD.id"),
    )
)


def steps() -> Migrations:
    """All steps from an empty file to the newest version. A step that was published is never changed."""
    load()
    from sqlite_utils.migrations import Migrations

    vault = Migrations("vault")

    @vault()
    def version_1(db: Database, /) -> None:
        _first_tables(db)
        db.execute("PRAGMA user_version = 1")

    @vault()
    def version_2(db: Database, /) -> None:
        _case_lines(db)
        db.execute("PRAGMA user_version = 2")

    return vault


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables that a program knows: the newest version, and the steps that lead to it."""

    newest: int
    steps: Callable[[], Migrations]

    def version_of(self, db: Database) -> int:
        """The version of the tables in this file. Raises VaultTooNew when this program cannot know it."""
        with spoken():
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
        if version > self.newest:
            raise VaultTooNew("store.too_new")
        return version

    def migrate(self, db: Database) -> None:
        """Brings the tables to the newest version; each step is done whole or not at all."""
        with spoken():
            self.steps().apply(db)


SCHEMA = Schema(2, steps)


def row_counts(db: Database) -> dict[str, int]:
    """The number of rows in each table that a copy must hold whole."""
    return {table: int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in COUNTED_TABLES}


def _first_tables(db: Database) -> None:
    db.table("cases").create(
        {
            "id": str,
            "number": str,
            "flow": str,
            "created": str,
            "linked_to": str,
            "deleted": str,
            "is_demo": int,
            "erasing": int,
        },
        pk="id",
        not_null={"id", "number", "flow", "created", "linked_to", "is_demo", "erasing"},
        defaults={"linked_to": "", "is_demo": 0, "erasing": 0},
        strict=True,
    )
    db.table("cases").create_index(["number"], unique=True)
    db.table("entries").create(
        {
            "seq": int,
            "case_id": str,
            "id": str,
            "action": int,
            "entered": str,
            "kind": str,
            "name": str,
            "value": str,
            "day": str,
            "task": str,
            "opener": str,
            "target": str,
        },
        pk="seq",
        foreign_keys=[("case_id", "cases", "id")],
        not_null={"case_id", "id", "action", "entered", "kind", "name", "task", "opener", "target"},
        strict=True,
    )
    db.table("entries").create_index(["case_id", "id"], unique=True)
    db.table("issued_documents").create(
        {
            "seq": int,
            "id": str,
            "case_id": str,
            "document": str,
            "version": int,
            "day": str,
            "file_name": str,
            "pdf": bytes,
            "sha256": str,
            "content_fingerprint": str,
            "entry": str,
        },
        pk="seq",
        foreign_keys=[("case_id", "cases", "id")],
        not_null={"id", "case_id", "document", "version", "day", "pdf", "sha256", "entry"},
        strict=True,
    )
    db.table("issued_documents").create_index(["id"], unique=True)
    db.table("issued_documents").create_index(["case_id", "document", "version"], unique=True)
    db.table("attachments").create(
        {
            "id": str,
            "case_id": str,
            "entry": str,
            "file_name": str,
            "media_type": str,
            "content": bytes,
            "sha256": str,
            "added": str,
        },
        pk="id",
        foreign_keys=[("case_id", "cases", "id")],
        not_null={"case_id", "file_name", "content", "sha256", "added"},
        strict=True,
    )
    db.table("attachments").create_index(["case_id"])
    db.table("audit").create(
        {"seq": int, "at": str, "what": str, "case_id": str, "amount": int},
        pk="seq",
        not_null={"at", "what", "case_id", "amount"},
        strict=True,
    )
    db.table("settings").create({"key": str, "value": str}, pk="key", not_null={"value"}, strict=True)
    for trigger in _TRIGGERS:
        db.execute(trigger)


def _case_lines(db: Database) -> None:
    """A line belongs to one day and one basis: the content and the program that it was worked out with."""
    shown = ("title", "phase", "week", "next_step", "next_day", "words", "details")
    columns = ("day", "basis", "urgency", *shown)
    db.table("case_lines").create(
        {"case_id": str, **dict.fromkeys(columns, str)}, pk="case_id", not_null=set(columns), strict=True
    )
    for trigger in _LINE_TRIGGERS:
        db.execute(trigger)
