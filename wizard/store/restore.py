"""Putting a copy back, on this machine or on one that never saw the vault.

What stood in the place of the restored vault is moved aside as it was, and is never removed. The last steps
are written down before they are taken, so that a crash half-way is finished at the next start.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import closing
from pathlib import Path

from wizard.errors import StoreError, WrongSecret
from wizard.store.backup import check_counts
from wizard.store.codes import read_code
from wizard.store.container import unpack
from wizard.store.engine import connect, head_of, spoken, verify
from wizard.store.files import aside_folder, beside, sync_folder, write_whole
from wizard.store.keys import KeyFile, key_path, open_box, read_keys, write_keys
from wizard.store.lock import VaultLock
from wizard.store.migrations import SCHEMA
from wizard.store.passphrases import normalised

_STAGE = ".terug"
_READY = "ready"
_NEW_VAULT = "vault"


def restore(copy_file: Path, secret: str, target: Path) -> None:
    """Puts the vault in `copy_file` at `target`, after it was opened and checked whole.

    `secret` is the passphrase or the recovery code; "" for a copy of a vault that was not locked yet. Raises
    WrongSecret, VaultDamaged, VaultTooNew, VaultInUse or StoreError, and then leaves `target` as it was.
    """
    with spoken():
        target.parent.mkdir(parents=True, exist_ok=True)
    lock = VaultLock(target)
    try:
        finish_restore(target)
        stage = beside(target, _STAGE)
        with spoken():
            shutil.rmtree(stage, ignore_errors=True)
            stage.mkdir(mode=0o700)
        try:
            _stage(copy_file, secret, stage / _NEW_VAULT)
            with spoken():
                aside = aside_folder(target)
                write_whole(stage / _READY, json.dumps({"aside": aside.name}).encode("ascii"))
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
        finish_restore(target)
    finally:
        lock.release()


def is_restoring(target: Path) -> bool:
    """True when a restore was cut off after it was decided; `finish_restore` completes it."""
    return (beside(target, _STAGE) / _READY).exists()


def finish_restore(target: Path) -> None:
    """Takes the last steps of a restore, each of them at most once; does nothing when there is none."""
    stage = beside(target, _STAGE)
    if not is_restoring(target):
        return
    with spoken():
        aside = target.with_name(json.loads((stage / _READY).read_bytes())["aside"])
        aside.mkdir(mode=0o700, exist_ok=True)
        new_vault, new_keys = stage / _NEW_VAULT, key_path(stage / _NEW_VAULT)
        if new_vault.exists():
            for old in (beside(target, "-wal"), beside(target, "-shm"), target):
                _move_aside(old, aside)
            os.replace(new_vault, target)
        if new_keys.exists():
            _move_aside(key_path(target), aside)
            os.replace(new_keys, key_path(target))
        sync_folder(target.parent)
        if not any(aside.iterdir()):
            aside.rmdir()
        (stage / _READY).unlink()
        shutil.rmtree(stage, ignore_errors=True)


def open_with(keys: KeyFile, secret: str) -> bytes:
    """The data key, by whichever box this secret opens. Raises WrongSecret when it opens none."""
    first = keys.box("first") if keys.has("first") else None
    if first is not None:
        return open_box(first)
    if not secret:
        raise WrongSecret("store.passphrase_needed")
    typed_wrongly: WrongSecret | None = None
    passphrase, recovery = keys.box("passphrase"), keys.box("recovery")
    if passphrase is not None:
        try:
            return open_box(passphrase, normalised(secret))
        except WrongSecret as error:
            typed_wrongly = error
    if recovery is not None:
        try:
            return open_box(recovery, read_code(secret).encode("ascii"))
        except WrongSecret as error:
            # A text of another length was no code, so the message is about the passphrase.
            if typed_wrongly is None or error.sentence != "store.recovery_length":
                typed_wrongly = error
    raise typed_wrongly or WrongSecret("store.passphrase_needed")


def _stage(copy_file: Path, secret: str, new_vault: Path) -> None:
    if not copy_file.is_file():
        raise StoreError("store.copy_missing")
    _, keys = unpack(copy_file, new_vault)
    data_key = open_with(keys, secret)
    head = head_of(new_vault)
    with spoken(), closing(connect(new_vault, data_key)) as db:
        SCHEMA.version_of(db)
        verify(db)
        check_counts(db)
    write_keys(new_vault, keys.for_head(head))
    read_keys(new_vault)


def _move_aside(path: Path, aside: Path) -> None:
    if path.exists():
        os.replace(path, aside / path.name)
