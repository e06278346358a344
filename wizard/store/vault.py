"""The vault: making it, opening it, closing it.

For the window (every call may raise a `StoreError`, whose `sentence` is a text key):

    vault_exists(path)                           is there a vault, whole or not
    create_vault(path, clock=...)                a new one, encrypted, not on lock yet
    is_locked(path)                              is a passphrase or a recovery code needed
    open_vault(path, clock=...)                  while it is not on lock
    open_vault(path, passphrase=..., clock=...)
    open_vault(path, recovery=..., clock=...)    then `vault.keys.must_set_passphrase` is true
    restore(copy_file, secret, path)             with no vault open; open the vault afterwards

An open `Vault` has `shelf` (wizard.ports.Shelf), `keys` (wizard.ports.Keys), `back_up_if_changed(folder)`
and `close()`. `clock` says what time it is; it is asked for the audit and the names of copies.

WrongSecret means: type again. VaultDamaged means: the secret was right or was never tried, the file is
broken; it is left where it is, and `restore` moves it aside. VaultInUse: another copy of the program has it.
VaultTooNew: a later program wrote it; not a byte was changed. Any other StoreError: try again.
"""

from __future__ import annotations

import os
import secrets
import uuid
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from wizard.errors import StoreError, VaultDamaged, WrongSecret
from wizard.ports import BackupPlace, Keys, Shelf
from wizard.store.backup import VaultParts, clear_workplaces, make_copy, own_copies
from wizard.store.cases import CaseShelf, Clock
from wizard.store.codes import read_code
from wizard.store.engine import connect, head_of, spoken, verify
from wizard.store.files import aside_folder, beside, finish_shredding, sync_folder
from wizard.store.keys import (
    KEY_BYTES,
    Box,
    KdfCost,
    KeyFile,
    first_box,
    key_path,
    open_box,
    read_keys,
    write_keys,
)
from wizard.store.lock import VaultLock
from wizard.store.migrations import SCHEMA, Schema
from wizard.store.passphrases import normalised
from wizard.store.places import is_network_folder
from wizard.store.restore import finish_restore, is_restoring, restore
from wizard.store.vault_keys import VaultKeys

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = [
    "KdfCost",
    "Vault",
    "VaultKeys",
    "create_vault",
    "is_locked",
    "open_vault",
    "restore",
    "vault_exists",
]

_VAULT_ID = "vault.id"


class Vault:
    """An open vault. Close it; what was stored is safe even if that never happens."""

    def __init__(self, parts: VaultParts, keys: VaultKeys, lock: VaultLock) -> None:
        self._parts = parts
        self._lock = lock
        self._changes_in_copy = parts.db.conn.total_changes
        self.keys = keys

    @property
    def path(self) -> Path:
        return self._parts.path

    @property
    def shelf(self) -> CaseShelf:
        return self._parts.shelf

    def back_up_if_changed(self, folder: Path) -> BackupPlace | None:
        """An automatic copy, when something changed since the last one or the folder has none; else None."""
        changed = self._parts.db.conn.total_changes != self._changes_in_copy
        if not changed and own_copies(self._parts.vault, folder):
            return None
        place = self.keys.back_up_automatically(folder)
        self._changes_in_copy = self._parts.db.conn.total_changes
        return place

    def close(self) -> None:
        """Closes the file and gives up the lock; a second call does nothing."""
        try:
            with self._parts.guard, spoken():
                self._parts.db.conn.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Vault:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


if TYPE_CHECKING:
    _shelf_fits: type[Shelf] = CaseShelf
    _keys_fit: type[Keys] = VaultKeys


def vault_exists(path: Path) -> bool:
    """True when there is a vault at this path, whole or damaged, or a restore there is to be finished."""
    return path.exists() or is_restoring(path)


def is_locked(path: Path) -> bool:
    """True when a passphrase or a recovery code is needed. Raises VaultDamaged without a legible key file."""
    if is_restoring(path):
        _finish(path)
    return not read_keys(path).has("first")


def create_vault(path: Path, *, clock: Clock, cost: KdfCost | None = None, schema: Schema = SCHEMA) -> Vault:
    """A new, encrypted, empty vault. Raises StoreError (`store.vault_exists`) when there is a file already.

    It is built under another name and gets its own when it is whole, so a crash leaves no half vault.
    """
    with spoken():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = VaultLock(path)
    try:
        if vault_exists(path):
            raise StoreError("store.vault_exists")
        data_key, vault_id = secrets.token_bytes(KEY_BYTES), uuid.uuid4().hex
        draft = beside(path, ".nieuw")
        with spoken():
            for leftover in (draft, beside(draft, "-journal")):
                leftover.unlink(missing_ok=True)
            os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            db = connect(draft, data_key)
            try:
                schema.migrate(db)
                db.table("settings").insert({"key": _VAULT_ID, "value": vault_id})
            finally:
                db.conn.close()
            keys = KeyFile((first_box(vault_id, head_of(draft), data_key),))
            if key_path(path).exists():
                # Keys without a vault may belong to one that someone moved; they are not ours to destroy.
                aside = aside_folder(path)
                aside.mkdir(mode=0o700)
                os.replace(key_path(path), aside / key_path(path).name)
            write_keys(path, keys)
            os.replace(draft, path)
            sync_folder(path.parent)
        return _open(path, lock, None, None, clock, cost, schema)
    except BaseException:
        lock.release()
        raise


def open_vault(
    path: Path,
    *,
    clock: Clock,
    passphrase: str | None = None,
    recovery: str | None = None,
    cost: KdfCost | None = None,
    schema: Schema = SCHEMA,
) -> Vault:
    """The vault at `path`, opened with a recovery code, a passphrase or, with neither, the first key.

    `cost` is for boxes that are made from now on. Every page is checked for damage first.
    """
    if not vault_exists(path):
        raise StoreError("store.vault_missing")
    lock = VaultLock(path)
    try:
        finish_restore(path)
        return _open(path, lock, passphrase, recovery, clock, cost, schema)
    except BaseException:
        lock.release()
        raise


def _open(
    path: Path,
    lock: VaultLock,
    passphrase: str | None,
    recovery: str | None,
    clock: Clock,
    cost: KdfCost | None,
    schema: Schema,
) -> Vault:
    keys = read_keys(path)
    head = head_of(path)
    box, secret = _chosen(keys, passphrase, recovery)
    if box.head != head.hex():
        raise VaultDamaged("store.keys_of_other_vault")
    data_key = open_box(box, secret)
    with spoken():
        db = connect(path, data_key)
    try:
        version = _checked(db, path, schema)
        guard = RLock()
        shelf = CaseShelf(db, clock, guard, erased=lambda: vault_keys.catch_up())
        parts = VaultParts(db, shelf, guard, data_key, box.vault, path, clock)
        vault_keys = VaultKeys(parts, keys, head, cost or KdfCost(), box.kind)
        if version < schema.newest:
            make_copy(parts, keys, path.parent)
            schema.migrate(db)
        _tidy(path, shelf)
    except BaseException:
        db.conn.close()
        raise
    return Vault(parts, vault_keys, lock)


def _chosen(keys: KeyFile, passphrase: str | None, recovery: str | None) -> tuple[Box, bytes]:
    if recovery is not None:
        box, secret, missing = (
            keys.box("recovery"),
            read_code(recovery).encode("ascii"),
            "store.wrong_recovery",
        )
    elif passphrase is not None:
        box, secret, missing = keys.box("passphrase"), normalised(passphrase), "store.wrong_passphrase"
    else:
        box, secret, missing = keys.box("first"), b"", "store.passphrase_needed"
    if box is None:
        raise WrongSecret(missing)
    return box, secret


def _checked(db: Database, path: Path, schema: Schema) -> int:
    """The version of an opened file that was found whole, with its settings for safety switched on.

    Nothing is written before the version is known.
    """
    with spoken():
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    version = schema.version_of(db)
    with spoken():
        # SQLite's own locking cannot be trusted on another computer's disk, and a shared journal needs it.
        journal = "DELETE" if is_network_folder(path.absolute().parent) else "WAL"
        for pragma in (
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "secure_delete = ON",
            f"journal_mode = {journal}",
            "synchronous = FULL",
            "fullfsync = ON",
            "checkpoint_fullfsync = ON",
        ):
            db.execute(f"PRAGMA {pragma}").fetchall()
    verify(db, journal_is_empty=_is_journal_emptied(db))
    return version


def _is_journal_emptied(db: Database) -> bool:
    """False when there was no room to empty the journal: the vault can still be read from both."""
    try:
        with spoken():
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except VaultDamaged:
        raise
    except StoreError:
        return False
    return True


def _finish(path: Path) -> None:
    lock = VaultLock(path)
    try:
        finish_restore(path)
    finally:
        lock.release()


def _tidy(path: Path, shelf: CaseShelf) -> None:
    """Finishes what a crash cut off. Without room for it the vault opens all the same; next time, then."""
    with suppress(StoreError), spoken():
        clear_workplaces(path)
        finish_shredding(key_path(path))
        shelf.finish_erase()
