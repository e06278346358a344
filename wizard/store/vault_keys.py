"""The lock of an open vault: its passphrase, its recovery code and its copies."""

from __future__ import annotations

import secrets
from pathlib import Path

from wizard.errors import StoreError
from wizard.ports import BackupPlace
from wizard.store.backup import VaultParts, catch_up_everywhere, make_copy, thin
from wizard.store.codes import in_groups, new_code, read_code
from wizard.store.engine import spoken
from wizard.store.keys import SALT_BYTES, Box, BoxKind, KdfCost, KeyFile, locked_box, write_keys
from wizard.store.passphrases import normalised, weakness
from wizard.store.sealed import seal, unseal


class VaultKeys:
    """Implements `wizard.ports.Keys`: the boxes of an open vault. The data key itself never changes."""

    def __init__(self, parts: VaultParts, keys: KeyFile, head: bytes, cost: KdfCost, by: BoxKind) -> None:
        self._parts = parts
        self._keys = keys
        self._head = head
        self._cost = cost
        self.must_set_passphrase = by == "recovery"
        """True after opening with the recovery code, until a new passphrase is set."""

    def is_locked_with_passphrase(self) -> bool:
        return not self._keys.has("first")

    def set_passphrase(self, passphrase: str) -> None:
        """Locks the vault with a passphrase, or with another one. The key of the first second is destroyed.

        Raises StoreError with the key of `weakness` when it is too weak. Copies from before the first
        passphrase are locked along, those that can be reached now; the others at the next copy beside them.
        """
        weak = weakness(passphrase)
        if weak:
            raise StoreError(weak)
        box = self._new_box("passphrase", normalised(passphrase))
        self._write(self._keys.with_box(box).without("first"), shred=True)
        self.must_set_passphrase = False
        self._note("passphrase_set")
        self.catch_up()

    def weakness(self, passphrase: str) -> str:
        return weakness(passphrase)

    def recovery_code(self) -> str:
        """Makes a recovery code that opens the vault from now on, and returns it for printing.

        An earlier code stops working.
        """
        signs = read_code(new_code())
        self._write(self._keys.with_box(self._new_box("recovery", signs.encode("ascii"))))
        self._note("recovery_code_made")
        return in_groups(signs)

    def has_recovery_code(self) -> bool:
        return self._keys.has("recovery")

    def seal(self, text: str, passphrase: str) -> bytes:
        """A file to hand over to somebody else, that opens with this passphrase."""
        return seal(text, passphrase, self._cost)

    def unseal(self, content: bytes, passphrase: str) -> str:
        return unseal(content, passphrase)

    def back_up(self, folder: Path) -> BackupPlace:
        """Makes a copy in a folder, by hand: it stays until people remove it."""
        return make_copy(self._parts, self._keys, folder)

    def back_up_automatically(self, folder: Path) -> BackupPlace:
        """Makes a copy in a folder and thins the older automatic ones there."""
        place = make_copy(self._parts, self._keys, folder, automatic=True)
        thin(self._parts, folder)
        return place

    def catch_up(self) -> tuple[Path, ...]:
        """Brings the copies in line with the vault; returns those in reach with which it failed."""
        return catch_up_everywhere(self._parts, self._keys)

    def _new_box(self, kind: BoxKind, secret: bytes) -> Box:
        salt = secrets.token_bytes(SALT_BYTES)
        parts = self._parts
        return locked_box(kind, parts.vault, self._head, parts.data_key, secret, salt, self._cost)

    def _write(self, keys: KeyFile, *, shred: bool = False) -> None:
        write_keys(self._parts.path, keys, shred=shred)
        self._keys = keys

    def _note(self, what: str) -> None:
        with self._parts.guard, spoken():
            self._parts.shelf.note(what)
