"""The key file of a vault: boxes that each hold the one data key, under another secret.

The data key is random and never changes. A box is a tiny encrypted database of its own, so that there is
no home-made cryptography here. Each box is one line with its own checksum: a damaged line is recognised
before a secret is tried, and does not take the other boxes with it.

The `first` box holds the data key openly. It protects nothing against someone who can read the disk; it is
there so that the file is encrypted from the first second and locking it later needs no rewriting.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tempfile
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from wizard.errors import VaultDamaged, VaultTooNew, WrongSecret
from wizard.store.engine import connect, load, spoken
from wizard.store.files import beside, replace_and_shred, write_whole

BoxKind: TypeAlias = Literal["first", "passphrase", "recovery"]

KEY_BYTES = 32
SALT_BYTES = 16
BOX_VERSION = 1
_MOST_MEMORY_KIB = 1 << 20
_MOST_PASSES = 64
_MOST_LANES = 64


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess at a secret costs (Argon2id): memory in KiB, passes over it, lanes at once."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Box:
    """The data key of one vault under one secret; `head` is the hex of the vault's first 16 bytes."""

    kind: BoxKind
    vault: str
    head: str
    cost: KdfCost
    salt: str
    body: bytes = field(repr=False)

    def line(self) -> bytes:
        """The box as one line of the key file."""
        content = json.dumps(
            {
                "box": self.kind,
                "version": BOX_VERSION,
                "vault": self.vault,
                "head": self.head,
                "argon2id": [self.cost.memory_kib, self.cost.passes, self.cost.lanes],
                "salt": self.salt,
                "body": base64.b64encode(self.body).decode("ascii"),
            },
            sort_keys=True,
        ).encode("ascii")
        return content + b" " + hashlib.sha256(content).hexdigest().encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The boxes that can be read, and whether there are lines that cannot."""

    boxes: tuple[Box, ...]
    is_damaged: bool = False

    def has(self, kind: BoxKind) -> bool:
        return any(box.kind == kind for box in self.boxes)

    def box(self, kind: BoxKind) -> Box | None:
        """The box of this kind; None when there never was one. Raises VaultDamaged when it may be the
        unreadable line."""
        found = next((box for box in self.boxes if box.kind == kind), None)
        if found is None and self.is_damaged:
            raise VaultDamaged("store.keys_damaged")
        return found

    def with_box(self, box: Box) -> KeyFile:
        """This file with a box in the place of the one of the same kind; unreadable lines go."""
        return KeyFile((*(other for other in self.boxes if other.kind != box.kind), box))

    def without(self, kind: BoxKind) -> KeyFile:
        return KeyFile(tuple(box for box in self.boxes if box.kind != kind))

    def for_head(self, head: bytes) -> KeyFile:
        """The same boxes for another file with the same data key."""
        return KeyFile(tuple(replace(box, head=head.hex()) for box in self.boxes))

    def bytes(self) -> bytes:
        return b"".join(box.line() for box in self.boxes)


def key_path(vault: Path) -> Path:
    """Where the key file of a vault stands."""
    return beside(vault, ".keys")


def read_keys(vault: Path) -> KeyFile:
    """The key file of a vault. Raises VaultDamaged when it is missing or holds nothing that can be read."""
    with spoken():
        try:
            content = key_path(vault).read_bytes()
        except FileNotFoundError:
            raise VaultDamaged("store.keys_missing") from None
    return parse_keys(content)


def write_keys(vault: Path, keys: KeyFile, *, shred: bool = False) -> None:
    """Replaces the key file in one step; `shred` overwrites what stood there before."""
    with spoken():
        (replace_and_shred if shred else write_whole)(key_path(vault), keys.bytes())


def parse_keys(content: bytes) -> KeyFile:
    """The boxes in the bytes of a key file. Raises VaultDamaged, or VaultTooNew for a later version."""
    boxes: list[Box] = []
    is_damaged = False
    for line in content.split(b"\n")[:-1]:
        text, _, checksum = line.rpartition(b" ")
        if hashlib.sha256(text).hexdigest().encode("ascii") == checksum:
            try:
                boxes.append(_parse_box(json.loads(text)))
            except (KeyError, TypeError, ValueError) as error:
                raise VaultDamaged("store.keys_damaged") from error
        else:
            is_damaged = True
    if not content.endswith(b"\n"):
        is_damaged = True
    if not boxes:
        raise VaultDamaged("store.keys_damaged")
    return KeyFile(tuple(boxes), is_damaged)


def _parse_box(content: dict[str, Any]) -> Box:
    if content["version"] > BOX_VERSION:
        raise VaultTooNew("store.too_new")
    cost = KdfCost(*content["argon2id"])
    if cost.memory_kib > _MOST_MEMORY_KIB or cost.passes > _MOST_PASSES or cost.lanes > _MOST_LANES:
        raise VaultDamaged("store.keys_damaged")
    body = base64.b64decode(content["body"])
    return Box(content["box"], content["vault"], content["head"], cost, content["salt"], body)


def first_box(vault: str, head: bytes, data_key: bytes) -> Box:
    """The box of the first second, which anyone who can read it can open."""
    return Box("first", vault, head.hex(), KdfCost(0, 0, 0), "", data_key)


def locked_box(
    kind: BoxKind, vault: str, head: bytes, data_key: bytes, secret: bytes, salt: bytes, cost: KdfCost
) -> Box:
    """A box that opens with this secret only."""
    with spoken(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        with closing(connect(path, derived(secret, salt, cost))) as db:
            db.execute("PRAGMA secure_delete = ON")
            db.table("secret").create({"vault": str, "data_key": str}, strict=True)
            db.table("secret").insert({"vault": vault, "data_key": data_key.hex()})
        body = path.read_bytes()
    return Box(kind, vault, head.hex(), cost, salt.hex(), body)


def open_box(box: Box, secret: bytes = b"") -> bytes:
    """The data key in a box; raises WrongSecret when the secret is another.

    The checksum of the line was right, so a box that does not open means a wrong secret and not damage.
    """
    if box.kind == "first":
        return box.body
    sqlcipher = load()
    with spoken(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        path.write_bytes(box.body)
        with closing(connect(path, derived(secret, bytes.fromhex(box.salt), box.cost))) as db:
            try:
                vault, data_key = db.execute("SELECT vault, data_key FROM secret").fetchone()
            except sqlcipher.DatabaseError as error:
                if error.sqlite_errorcode != sqlcipher.SQLITE_NOTADB:
                    raise
                raise WrongSecret(f"store.wrong_{box.kind}") from error
    if vault != box.vault:
        raise VaultDamaged("store.keys_of_other_vault")
    return bytes.fromhex(data_key)


def derived(secret: bytes, salt: bytes, cost: KdfCost) -> bytes:
    """The key of a database that opens with this secret only."""
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
