"""The letters of others that are kept with a case, in the table of attachments."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wizard.errors import StoreError
from wizard.ports import Letter

if TYPE_CHECKING:
    from sqlite_utils import Database

ERASED_LETTER = "letter:"
"""How a removed letter stands on the list of what older copies may still hold."""
_PDF = "application/pdf"


def insert_letter(db: Database, letter: Letter, pdf: bytes) -> None:
    """Puts the letter in its table, within the transaction of the caller."""
    db.table("attachments").insert(
        {
            "id": letter.id,
            "case_id": letter.case_id,
            "entry": letter.entry,
            "file_name": letter.file_name,
            "media_type": _PDF,
            "content": pdf,
            "sha256": letter.sha256,
            "added": letter.added.isoformat(),
        }
    )


def letters_of(db: Database, case_id: str) -> tuple[Letter, ...]:
    """What is known of the letters of a case, without reading their bytes."""
    rows = db.execute(
        "SELECT id, case_id, entry, file_name, added, sha256 FROM attachments"
        " WHERE case_id = ? ORDER BY rowid",
        [case_id],
    ).fetchall()
    return tuple(
        Letter(id_, case, entry, name, date.fromisoformat(added), sha256)
        for id_, case, entry, name, added, sha256 in rows
    )


def pdf_of(db: Database, letter_id: str) -> bytes:
    """The bytes of a letter. Raises StoreError when it is not there (any more)."""
    row = db.execute("SELECT content FROM attachments WHERE id = ?", [letter_id]).fetchone()
    if row is None:
        raise StoreError("store.letter_missing")
    return bytes(row[0])


def remove_letter(db: Database, letter_id: str) -> None:
    """Takes the row away, within the transaction of the caller."""
    db.execute("DELETE FROM attachments WHERE id = ?", [letter_id])
