"""What a session needs from the outside: a shelf of cases and the keys of the vault.

The store implements these; only the two composition roots join them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from wizard.case.record import Entry, Record


@dataclass(frozen=True, slots=True)
class CaseHead:
    """A case on the shelf. `number` is what people see (S-001); `linked_to` is the case it continues."""

    id: str
    number: str
    flow: str
    created: date
    linked_to: str = ""
    deleted: date | None = None
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A frozen paper: the bytes that were printed, their SHA-256 and the record they were made from."""

    id: str
    case_id: str
    document: str
    version: int
    day: date
    file_name: str
    pdf: bytes
    sha256: str
    content_fingerprint: str
    entry: str


class CaseLine(NamedTuple):
    """What Home shows of a case on one day. A tuple by name: ten thousand are made in a few milliseconds.

    It can always be worked out again from the record; its number and the bin are facts of their own.
    """

    case_id: str
    number: str
    deleted: str
    """The ISO day on which it went into the bin, or ""."""
    day: str = ""
    """The ISO day for which the rest was worked out; "" when it never was."""
    urgency: str = ""
    """Sorts: what is overdue first, then by day."""
    title: str = ""
    phase: str = ""
    week: str = ""
    next_step: str = ""
    next_day: str = ""
    words: str = ""
    """What a search looks in."""


class WorkedOut(NamedTuple):
    """A line to keep, what else Home needs of a case that stands on top, and how long the record was."""

    line: CaseLine
    details: str
    entries: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of somebody else that is kept with a case: what is known of it without its bytes."""

    id: str
    case_id: str
    entry: str
    """The entry of the record that it came with."""
    file_name: str
    added: date
    sha256: str


class Shelf(Protocol):
    """Cases, durable: every method has committed when it returns. Raises StoreError."""

    def heads(self) -> tuple[CaseHead, ...]: ...

    def in_bin(self) -> tuple[CaseHead, ...]:
        """The cases in the bin, in order of their number."""
        ...

    def head(self, case_id: str) -> CaseHead | None:
        """The case of that id, also one in the bin; None when there is none."""
        ...

    def linked(self, case_id: str) -> tuple[CaseHead, ...]:
        """The cases that hang under or follow this one, in order of their making."""
        ...

    def linked_heads(self) -> tuple[CaseHead, ...]:
        """All cases that hang under or follow another one, in order of their making."""
        ...

    def lines(self, basis: str) -> list[CaseLine]:
        """All cases in order of their number, with what this program worked out on this basis."""
        ...

    def line_details(self, case_id: str) -> str:
        """The details that were kept with a line; "" without one."""
        ...

    def all_line_details(self, basis: str) -> Mapping[str, str]:
        """The details of every line that was kept on this basis, by case."""
        ...

    def keep_lines(self, basis: str, found: Sequence[WorkedOut]) -> None:
        """Keeps lines until their record changes. Not waited for: they can be worked out again."""
        ...

    def record(self, case_id: str) -> Record: ...

    def create(
        self, flow: str, day: date, entries: tuple[Entry, ...] = (), linked_to: str = ""
    ) -> CaseHead: ...

    def append(self, case_id: str, entries: tuple[Entry, ...]) -> None:
        """Adds entries in one transaction; refuses ids that exist."""
        ...

    def delete(self, case_id: str, day: date, *under: str) -> None:
        """Puts the case and those that hang under it in the bin, from which they can come back."""
        ...

    def bring_back(self, case_id: str, *under: str) -> None: ...

    def erase(self, case_id: str, *under: str) -> None:
        """Removes the case, those that hang under it and everything of them for good, from the file too."""
        ...

    def wipe_superseded_text(self, case_id: str, entry_ids: tuple[str, ...]) -> None:
        """Removes the values of these entries (free text that was corrected), for good."""
        ...

    def issue(self, paper: IssuedPaper, entries: tuple[Entry, ...]) -> None:
        """Freezes a paper together with its entry in the record."""
        ...

    def issued(self, case_id: str) -> tuple[IssuedPaper, ...]: ...

    def attach(self, letter: Letter, pdf: bytes, entries: tuple[Entry, ...]) -> None:
        """Keeps a letter together with its entries in the record, or neither."""
        ...

    def letters(self, case_id: str) -> tuple[Letter, ...]:
        """The letters that are kept with a case, the oldest first."""
        ...

    def letter_pdf(self, letter_id: str) -> bytes:
        """The bytes of a letter as they came in."""
        ...

    def detach(self, case_id: str, letter_ids: tuple[str, ...], entries: tuple[Entry, ...] = ()) -> None:
        """Removes letters for good, from the file and its copies as well, together with these entries."""
        ...

    def setting(self, key: str, default: str = "") -> str: ...

    def set_setting(self, key: str, value: str) -> None: ...

    def remember(self, key: str, value: str) -> None:
        """A setting that may be a little old after a power cut, but not after a crash of the program."""
        ...


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """Where a copy went. `same_disk` copies do not help when the disk breaks."""

    path: Path
    day: str
    same_disk: bool
    verified: bool


class Keys(Protocol):
    """The lock of the vault. Raises WrongSecret, VaultDamaged, VaultInUse, StoreError."""

    def is_locked_with_passphrase(self) -> bool:
        """False while only the key of the first second protects the file ("nog niet op slot")."""
        ...

    def set_passphrase(self, passphrase: str) -> None: ...

    def weakness(self, passphrase: str) -> str:
        """A text key that says why a passphrase is too weak; "" when it is strong enough."""
        ...

    def recovery_code(self) -> str:
        """Makes a recovery code that opens the vault from now on, and returns it for printing."""
        ...

    def has_recovery_code(self) -> bool: ...

    def back_up(self, folder: Path) -> BackupPlace: ...

    def seal(self, text: str, passphrase: str) -> bytes:
        """A file to hand over, that opens with this passphrase. Raises StoreError when it is too weak."""
        ...

    def unseal(self, content: bytes, passphrase: str) -> str:
        """The text in such a file. Raises WrongSecret, VaultDamaged or VaultTooNew; changes nothing."""
        ...
