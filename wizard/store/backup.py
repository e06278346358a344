"""Copies of an open vault: of one consistent moment, tried out, thinned, kept free of erased cases."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from wizard.errors import StoreError, VaultDamaged, VaultTooNew
from wizard.ports import BackupPlace
from wizard.store.cases import CaseShelf, Clock, remove_erased
from wizard.store.container import SUFFIX, Label, is_whole, pack, read_boxes, read_label, unpack
from wizard.store.engine import connect, head_of, spoken, verify
from wizard.store.keys import KeyFile
from wizard.store.migrations import row_counts
from wizard.store.places import on_same_disk
from wizard.store.thinning import Keep, KeptCopy, superfluous

if TYPE_CHECKING:
    from sqlite_utils import Database

_COUNTS = "copy.counts"
_LAST_SEQUENCE = "copy.last_sequence"
_FOLDERS = "copy.folders"


@dataclass(frozen=True, slots=True)
class VaultParts:
    """What a copy is made of: the open database, its key, its file and who it is."""

    db: Database
    shelf: CaseShelf
    guard: RLock
    data_key: bytes = field(repr=False)
    vault: str
    path: Path
    clock: Clock


def make_copy(parts: VaultParts, keys: KeyFile, folder: Path, *, automatic: bool = False) -> BackupPlace:
    """Writes a new copy in `folder`, opens it again and compares it with the vault.

    Raises StoreError when it cannot be written, or with `store.copy_failed` when it is not equal; a copy
    that failed is removed. Older copies of this vault in the same folder follow it, as `catch_up` says.
    """
    with parts.guard, spoken():
        folder.mkdir(parents=True, exist_ok=True)
        sequence = _next_sequence(parts, folder)
        now = parts.clock()
        path = folder / f"spoorboekje-{now.date().isoformat()}-{sequence:04d}{SUFFIX}"
        while path.exists():
            sequence += 1
            path = folder / f"spoorboekje-{now.date().isoformat()}-{sequence:04d}{SUFFIX}"
        made = now.isoformat(timespec="seconds")
        erasures = len(parts.shelf.erased())
        counts = row_counts(parts.db)
        label = Label(parts.vault, made, sequence, automatic, erasures, 0, 0, "")
        with _workplace(parts.path) as work:
            parts.db.execute("VACUUM INTO ?", [str(work / "copy")])
            _write_counts(work / "copy", parts.data_key, counts)
            pack(path, label, keys.for_head(head_of(work / "copy")), work / "copy")
            _try_out(path, parts.data_key, counts, work / "tried")
        _remember(parts, folder, sequence)
        same_disk = on_same_disk(folder, parts.path)
    catch_up(parts, keys, folder)
    return BackupPlace(path, now.date().isoformat(), same_disk, verified=True)


def own_copies(vault: str, folder: Path) -> tuple[tuple[Path, Label], ...]:
    """The copies of this vault in a folder, newest first; without those of others and illegible ones."""
    found = []
    with spoken():
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            try:
                label = read_label(path)
            except (VaultDamaged, VaultTooNew):
                continue
            if label.vault == vault:
                found.append((path, label))
    return tuple(sorted(found, key=lambda pair: -pair[1].sequence))


def thin(parts: VaultParts, folder: Path, keep: Keep | None = None) -> tuple[Path, ...]:
    """Removes the automatic copies that may go, and returns them. Copies made by hand always stay."""
    automatic = [
        KeptCopy(path, label.sequence, label.made_at, is_whole(path))
        for path, label in own_copies(parts.vault, folder)
        if label.automatic
    ]
    gone = tuple(copy.path for copy in superfluous(automatic, parts.clock(), keep))
    with spoken():
        for path in gone:
            path.unlink(missing_ok=True)
    return gone


def catch_up(parts: VaultParts, keys: KeyFile, folder: Path) -> tuple[Path, ...]:
    """Brings older copies in a folder in line with the vault, and returns those with which it failed.

    What was erased since is taken out of them. Copies from before the vault was on lock carry its
    key openly, and so would open the vault of today: they get the boxes of today.
    """
    erased = parts.shelf.erased()
    left = []
    for path, label in own_copies(parts.vault, folder):
        try:
            is_open = read_boxes(path).has("first") and not keys.has("first")
            if is_open or label.erasures < len(erased):
                _rewrite(parts, keys if is_open else None, path, erased)
        except StoreError:
            # It stays as it is: a copy that is hard to read may still be the only one.
            left.append(path)
    return tuple(left)


def catch_up_everywhere(parts: VaultParts, keys: KeyFile) -> tuple[Path, ...]:
    """As `catch_up`, in every folder that copies ever went to and that can be reached now."""
    folders = [Path(folder) for folder in json.loads(parts.shelf.setting(_FOLDERS, "[]"))]
    return tuple(path for folder in folders if folder.is_dir() for path in catch_up(parts, keys, folder))


def check_counts(db: Database) -> None:
    """Passes when a copy holds as many rows as the vault had; raises VaultDamaged otherwise."""
    with spoken():
        row = db.execute("SELECT value FROM settings WHERE key = ?", [_COUNTS]).fetchone()
        if row is None or json.loads(row[0]) != row_counts(db):
            raise VaultDamaged("store.copy_damaged")


@contextmanager
def _workplace(vault: Path) -> Iterator[Path]:
    """A folder on the disk of the vault for half-made copies, which are encrypted as the vault is."""
    with tempfile.TemporaryDirectory(prefix=_workplace_prefix(vault), dir=vault.parent) as folder:
        yield Path(folder)


def clear_workplaces(vault: Path) -> None:
    """Removes what a crash during a copy left behind; it may hold cases that were erased since."""
    with spoken():
        for folder in list(vault.parent.iterdir()):
            if folder.name.startswith(_workplace_prefix(vault)):
                shutil.rmtree(folder)


def _workplace_prefix(vault: Path) -> str:
    return f".{vault.name}.kopie-"


def _write_counts(copy: Path, data_key: bytes, counts: dict[str, int]) -> None:
    with closing(connect(copy, data_key)) as db:
        db.execute("PRAGMA secure_delete = ON")
        db.table("settings").upsert({"key": _COUNTS, "value": json.dumps(counts)}, pk="key")


def _try_out(path: Path, data_key: bytes, counts: dict[str, int], tried: Path) -> None:
    try:
        unpack(path, tried)
        with closing(connect(tried, data_key)) as db:
            verify(db)
            if row_counts(db) != counts:
                raise VaultDamaged("store.copy_damaged")
    except VaultDamaged as error:
        path.unlink(missing_ok=True)
        raise StoreError("store.copy_failed") from error


def _next_sequence(parts: VaultParts, folder: Path) -> int:
    """One more than any copy had, also when the vault itself came from an older copy."""
    there = [label.sequence for _, label in own_copies(parts.vault, folder)]
    return max([int(parts.shelf.setting(_LAST_SEQUENCE, "0")), *there]) + 1


def _remember(parts: VaultParts, folder: Path, sequence: int) -> None:
    folders = json.loads(parts.shelf.setting(_FOLDERS, "[]"))
    if str(folder.absolute()) not in folders:
        parts.shelf.set_setting(_FOLDERS, json.dumps([*folders, str(folder.absolute())]))
    parts.shelf.set_setting(_LAST_SEQUENCE, str(sequence))


def _rewrite(parts: VaultParts, keys: KeyFile | None, path: Path, erased: tuple[str, ...]) -> None:
    """Writes a copy anew without what was erased, with these boxes or, for None, with its own."""
    with spoken(), _workplace(parts.path) as work:
        label, own_keys = unpack(path, work / "copy")
        with closing(connect(work / "copy", parts.data_key)) as db:
            db.execute("PRAGMA secure_delete = ON")
            with db.atomic():
                for one in erased[label.erasures :]:
                    remove_erased(db, one)
            db.execute("VACUUM")
            counts = row_counts(db)
        _write_counts(work / "copy", parts.data_key, counts)
        boxes = (keys or own_keys).for_head(head_of(work / "copy"))
        pack(path, replace(label, erasures=len(erased)), boxes, work / "copy")
