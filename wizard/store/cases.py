"""The shelf: cases, their records and their issued papers, in the tables of an open vault."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeAlias

from wizard.case.record import Entry, Raw, Record
from wizard.errors import StoreError
from wizard.ports import CaseHead, CaseLine, IssuedPaper, Letter, WorkedOut
from wizard.store.engine import load, spoken
from wizard.store.letters import (
    ERASED_LETTER,
    insert_letter,
    letters_of,
    pdf_of,
    remove_letter,
)
from wizard.store.lines import (
    forget_line_above,
    read_all_details,
    read_details,
    read_lines,
    write_lines,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

Clock: TypeAlias = Callable[[], datetime]

_LAST_NUMBER = "case.last_number"
_ERASED = "erased_cases"
_UNFINISHED_ERASE = "erase.unfinished"
_RECORDS_KEPT = 100
_HEAD_FIELDS = "id, number, flow, created, linked_to, deleted, is_demo"
_ENTRY_FIELDS = "id, action, entered, kind, name, value, day, task, opener, target"


class CaseShelf:
    """Implements `wizard.ports.Shelf`: every method has committed when it returns.

    The latest records are decoded once and kept; what failed to be written is not. Safe to use from several
    threads, one at a time: `guard` is shared with the copies that are made of the vault.
    """

    def __init__(self, db: Database, clock: Clock, guard: RLock, erased: Callable[[], object]) -> None:
        """`erased` is called after a case was erased, so that the copies can follow."""
        self._db = db
        self._clock = clock
        self._guard = guard
        self._erased = erased
        self._records: dict[str, Record] = {}

    def heads(self) -> tuple[CaseHead, ...]:
        """All cases in order of their number, those in the bin too."""
        with self._guard, spoken():
            rows = self._db.execute(f"SELECT {_HEAD_FIELDS} FROM cases ORDER BY rowid").fetchall()
        return tuple(_head(row) for row in rows)

    def in_bin(self) -> tuple[CaseHead, ...]:
        """The cases in the bin, in order of their number."""
        with self._guard, spoken():
            rows = self._db.execute(
                f"SELECT {_HEAD_FIELDS} FROM cases WHERE deleted IS NOT NULL ORDER BY rowid"
            ).fetchall()
        return tuple(_head(row) for row in rows)

    def head(self, case_id: str) -> CaseHead | None:
        """The case of that id, also one in the bin; None when there is none."""
        with self._guard, spoken():
            row = self._db.execute(f"SELECT {_HEAD_FIELDS} FROM cases WHERE id = ?", [case_id]).fetchone()
        return _head(row) if row else None

    def lines(self, basis: str) -> list[CaseLine]:
        """All cases in order of their number, with what was worked out on this basis, whatever the day."""
        with self._guard, spoken():
            return read_lines(self._db, basis)

    def line_details(self, case_id: str) -> str:
        """The details that were kept with a line; "" without one."""
        with self._guard, spoken():
            return read_details(self._db, case_id)

    def all_line_details(self, basis: str) -> dict[str, str]:
        """The details of every line that was kept on this basis, by case."""
        with self._guard, spoken():
            return read_all_details(self._db, basis)

    def keep_lines(self, basis: str, found: Sequence[WorkedOut]) -> None:
        """Keeps lines until their record changes. The disk is not waited for."""
        with self._unhurried(), self._change() as db:
            write_lines(db, basis, found)

    def record(self, case_id: str) -> Record:
        """The record of a case, also of one in the bin. Raises StoreError when there is no such case."""
        with self._guard, spoken():
            known = self._records.get(case_id)
            if known is None:
                flow = self._flow(case_id)
                rows = self._db.execute(
                    f"SELECT {_ENTRY_FIELDS} FROM entries WHERE case_id = ? ORDER BY seq", [case_id]
                ).fetchall()
                known = Record(flow, tuple(_entry(row) for row in rows))
                self._keep(case_id, known)
            return known

    def create(
        self,
        flow: str,
        day: date,
        entries: tuple[Entry, ...] = (),
        linked_to: str = "",
        *,
        is_demo: bool = False,
    ) -> CaseHead:
        """A new case with the next number, which no other case ever had."""
        case_id = uuid.uuid4().hex
        with self._change() as db:
            number = int(self._setting(_LAST_NUMBER, "0")) + 1
            head = CaseHead(case_id, f"S-{number:03d}", flow, day, linked_to, is_demo=is_demo)
            self._put_setting(_LAST_NUMBER, str(number))
            db.table("cases").insert(
                {
                    "id": case_id,
                    "number": head.number,
                    "flow": flow,
                    "created": day.isoformat(),
                    "linked_to": linked_to,
                    "is_demo": int(is_demo),
                }
            )
            self._insert(case_id, entries)
            self.note("case_created", case_id)
        self._keep(case_id, Record(flow, entries))
        return head

    def linked(self, case_id: str) -> tuple[CaseHead, ...]:
        """The cases that hang under or follow this one, in order of their making."""
        rows = self._db.execute(
            f"SELECT {_HEAD_FIELDS} FROM cases WHERE linked_to = ? ORDER BY rowid", [case_id]
        ).fetchall()
        return tuple(_head(row) for row in rows)

    def append(self, case_id: str, entries: tuple[Entry, ...]) -> None:
        """Adds entries in one transaction; raises StoreError for an id that exists or an unknown case."""
        with self._guard:
            before = self.record(case_id)
            with self._change():
                self._insert(case_id, entries)
            self._keep(case_id, before.plus(*entries))

    def linked_heads(self) -> tuple[CaseHead, ...]:
        """All cases that hang under or follow another one, in order of their making."""
        with self._guard, spoken():
            rows = self._db.execute(
                f"SELECT {_HEAD_FIELDS} FROM cases WHERE linked_to != '' ORDER BY rowid"
            ).fetchall()
        return tuple(_head(row) for row in rows)

    def delete(self, case_id: str, day: date, *under: str) -> None:
        """Puts the case in the bin, and with it those that hang under it."""
        self._put_in_bin((case_id, *under), day.isoformat(), "case_deleted")

    def bring_back(self, case_id: str, *under: str) -> None:
        """Takes the case out of the bin, and with it those that hang under it."""
        self._put_in_bin((case_id, *under), None, "case_brought_back")

    def erase(self, case_id: str, *under: str) -> None:
        """Removes the case and everything of it for good, from the file as well, then from the copies.

        Those that hang under it go in the same breath. Only the numbers stay taken, and the audit keeps that
        cases were erased. When the disk is too full to rewrite the file it raises StoreError; trying again
        goes on where it stopped.
        """
        with self._guard:
            known = self.erased_cases()
            left = [one for one in (case_id, *under) if one not in known]
            if left:
                with self._change() as db:
                    self._put_setting(_UNFINISHED_ERASE, "1")
                    self._put_setting(_ERASED, json.dumps([*self.erased(), *left]))
                    for one in left:
                        self._flow(one)
                        forget_line_above(db, one)
                        remove_case(db, one)
                        self.note("case_erased", one)
            for one in (case_id, *under):
                self._records.pop(one, None)
            self.finish_erase()
            self._erased()

    def wipe_superseded_text(self, case_id: str, entry_ids: tuple[str, ...]) -> None:
        """Removes the values of these entries for good; they read as empty from now on."""
        with self._guard:
            with self._change() as db:
                self._flow(case_id)
                forget_line_above(db, case_id)
                self._put_setting(_UNFINISHED_ERASE, "1")
                for entry_id in entry_ids:
                    db.execute(
                        "UPDATE entries SET value = NULL WHERE case_id = ? AND id = ?", [case_id, entry_id]
                    )
                self.note("text_wiped", case_id, len(entry_ids))
            self._records.pop(case_id, None)
            self.finish_erase()

    def issue(self, paper: IssuedPaper, entries: tuple[Entry, ...]) -> None:
        """Freezes a paper together with its entry in the record, or neither."""
        if hashlib.sha256(paper.pdf).hexdigest() != paper.sha256:
            raise ValueError("the fingerprint is not that of the paper")
        with self._guard:
            before = self.record(paper.case_id)
            with self._change() as db:
                db.table("issued_documents").insert(
                    {
                        "id": paper.id,
                        "case_id": paper.case_id,
                        "document": paper.document,
                        "version": paper.version,
                        "day": paper.day.isoformat(),
                        "file_name": paper.file_name,
                        "pdf": paper.pdf,
                        "sha256": paper.sha256,
                        "content_fingerprint": paper.content_fingerprint,
                        "entry": paper.entry,
                    }
                )
                self._insert(paper.case_id, entries)
                self.note("paper_issued", paper.case_id)
            self._keep(paper.case_id, before.plus(*entries))

    def issued(self, case_id: str) -> tuple[IssuedPaper, ...]:
        """The papers of a case, in the order in which they were issued."""
        with self._guard, spoken():
            rows = self._db.execute(
                "SELECT id, case_id, document, version, day, file_name, pdf, sha256,"
                " content_fingerprint, entry FROM issued_documents WHERE case_id = ? ORDER BY seq",
                [case_id],
            ).fetchall()
        return tuple(
            IssuedPaper(id_, case, document, version, date.fromisoformat(day), *rest)
            for id_, case, document, version, day, *rest in rows
        )

    def attach(self, letter: Letter, pdf: bytes, entries: tuple[Entry, ...]) -> None:
        """Keeps a letter together with its entries in the record, or neither."""
        if hashlib.sha256(pdf).hexdigest() != letter.sha256:
            raise ValueError("the fingerprint is not that of the letter")
        with self._guard:
            before = self.record(letter.case_id)
            with self._change() as db:
                insert_letter(db, letter, pdf)
                self._insert(letter.case_id, entries)
                self.note("letter_kept", letter.case_id)
            self._records[letter.case_id] = before.plus(*entries)

    def letters(self, case_id: str) -> tuple[Letter, ...]:
        """The letters that are kept with a case, the oldest first."""
        with self._guard, spoken():
            return letters_of(self._db, case_id)

    def letter_pdf(self, letter_id: str) -> bytes:
        """The bytes of a letter as they came in. Raises StoreError when it was removed."""
        with self._guard, spoken():
            return pdf_of(self._db, letter_id)

    def detach(self, case_id: str, letter_ids: tuple[str, ...], entries: tuple[Entry, ...] = ()) -> None:
        """Removes letters for good, from the file and its copies as well, together with these entries.

        When the disk is too full to rewrite the file it raises StoreError; the letters are off the list by
        then, and the rest is done when the vault is opened again.
        """
        with self._guard:
            before = self.record(case_id)
            with self._change() as db:
                for letter_id in letter_ids:
                    remove_letter(db, letter_id)
                gone = [ERASED_LETTER + letter_id for letter_id in letter_ids]
                self._put_setting(_UNFINISHED_ERASE, "1")
                self._put_setting(_ERASED, json.dumps([*self.erased(), *gone]))
                self._insert(case_id, entries)
                self.note("letter_erased", case_id, len(letter_ids))
            self._records[case_id] = before.plus(*entries)
            self.finish_erase()
            self._erased()

    def setting(self, key: str, default: str = "") -> str:
        with self._guard, spoken():
            return self._setting(key, default)

    def set_setting(self, key: str, value: str) -> None:
        with self._change():
            self._put_setting(key, value)

    def remember(self, key: str, value: str) -> None:
        """As `set_setting`, without waiting for the disk: a power cut may set this back a little.

        A crash of the program does not, and whatever is saved after it takes it along to the disk. Where the
        journal is not of the kind that allows this safely (another computer's disk), it waits all the same.
        """
        with self._unhurried():
            self.set_setting(key, value)

    def erased(self) -> tuple[str, ...]:
        """Everything that was ever erased, in that order: what older copies may still hold.

        A case stands there by its id, a letter with `letter:` before it.
        """
        return tuple(json.loads(self.setting(_ERASED, "[]")))

    def erased_cases(self) -> tuple[str, ...]:
        """The ids of all cases that were ever erased, in that order."""
        return tuple(one for one in self.erased() if not one.startswith(ERASED_LETTER))

    def finish_erase(self) -> None:
        """Rewrites the file without the removed bytes; on opening too, for an erase that was cut off."""
        with self._guard, spoken():
            if self._setting(_UNFINISHED_ERASE, "") != "1":
                return
            rewrite(self._db)
            self._put_setting(_UNFINISHED_ERASE, "")

    def note(self, what: str, case_id: str = "", amount: int = 1) -> None:
        """Writes down that something was done: ids and counts, never an answer."""
        at = self._clock().isoformat(timespec="seconds")
        self._db.table("audit").insert({"at": at, "what": what, "case_id": case_id, "amount": amount})

    @contextmanager
    def _unhurried(self) -> Iterator[None]:
        """What is committed within is not waited for, where the journal is of the kind that allows it."""
        with self._guard, spoken():
            if self._db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                yield
                return
            self._db.execute("PRAGMA synchronous = NORMAL")
            try:
                yield
            finally:
                self._db.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def _change(self) -> Iterator[Database]:
        """One transaction: done whole, or not at all."""
        with self._guard, spoken(), self._db.atomic() as db:
            yield db

    def _keep(self, case_id: str, record: Record) -> None:
        """Keeps a record for the next question, and lets go of the one that was asked for longest ago."""
        self._records.pop(case_id, None)
        self._records[case_id] = record
        if len(self._records) > _RECORDS_KEPT:
            del self._records[next(iter(self._records))]

    def _flow(self, case_id: str) -> str:
        row = self._db.execute("SELECT flow FROM cases WHERE id = ?", [case_id]).fetchone()
        if row is None:
            raise StoreError("store.case_missing")
        return str(row[0])

    def _insert(self, case_id: str, entries: tuple[Entry, ...]) -> None:
        try:
            self._db.conn.executemany(
                f"INSERT INTO entries (case_id, {_ENTRY_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [_row(case_id, entry) for entry in entries],
            )
            forget_line_above(self._db, case_id)
        except load().IntegrityError as error:
            raise StoreError("store.entry_exists") from error

    def _put_in_bin(self, case_ids: tuple[str, ...], deleted: str | None, what: str) -> None:
        with self._change() as db:
            for case_id in case_ids:
                self._flow(case_id)
                db.table("cases").update(case_id, {"deleted": deleted})
                forget_line_above(db, case_id)
                self.note(what, case_id)

    def _setting(self, key: str, default: str) -> str:
        row = self._db.execute("SELECT value FROM settings WHERE key = ?", [key]).fetchone()
        return default if row is None else str(row[0])

    def _put_setting(self, key: str, value: str) -> None:
        self._db.table("settings").upsert({"key": key, "value": value}, pk="key")


def remove_erased(db: Database, erased: str) -> None:
    """Removes what stands on the list of `erased` from another copy, within the transaction of the caller."""
    if erased.startswith(ERASED_LETTER):
        remove_letter(db, erased.removeprefix(ERASED_LETTER))
    else:
        remove_case(db, erased)


def remove_case(db: Database, case_id: str) -> None:
    """Removes all rows of a case, within the transaction of the caller."""
    db.execute("UPDATE cases SET erasing = 1 WHERE id = ?", [case_id])
    for table in ("entries", "issued_documents", "attachments"):
        db.execute(f"DELETE FROM {table} WHERE case_id = ?", [case_id])
    # Where the user was in it, and that its days went into a calendar: `cursor:<id>`, `agenda_saved:<id>`.
    db.execute("DELETE FROM settings WHERE key LIKE '%:' || ?", [case_id])
    db.execute("DELETE FROM cases WHERE id = ?", [case_id])


def rewrite(db: Database) -> None:
    """Writes the whole file anew, so that no removed byte is left in it or in its journal."""
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _row(case_id: str, entry: Entry) -> tuple[Any, ...]:
    return (
        case_id,
        entry.id,
        entry.action,
        entry.entered.isoformat(),
        entry.kind,
        entry.name,
        None if entry.value is None else json.dumps(entry.value, allow_nan=False, default=dict),
        None if entry.day is None else entry.day.isoformat(),
        entry.task,
        entry.opener,
        entry.target,
    )


def _entry(row: Any) -> Entry:
    id_, action, entered, kind, name, value, day, task, opener, target = row
    return Entry(
        id_,
        action,
        date.fromisoformat(entered),
        kind,
        name,
        None if value is None else _frozen(json.loads(value)),
        _day(day),
        task,
        opener,
        target,
    )


def _head(row: Any) -> CaseHead:
    id_, number, flow, created, linked, deleted, is_demo = row
    return CaseHead(id_, number, flow, date.fromisoformat(created), linked, _day(deleted), bool(is_demo))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _frozen(value: Any) -> Raw:
    """A value as it was put in: tuples where JSON has lists."""
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    if isinstance(value, dict):
        return {key: _frozen(part) for key, part in value.items()}
    return value  # type: ignore[no-any-return]
