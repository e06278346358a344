"""A short text in one encrypted file, to hand over to somebody else.

    SPOORBOEKJE 1
    {cost, salt and fingerprint as JSON} sha256-of-that-line
    a tiny encrypted database with the text in it

As with the key boxes, the lock is the database engine's own; nothing readable stands outside it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

from wizard.errors import StoreError, VaultDamaged, VaultTooNew, WrongSecret
from wizard.store.engine import connect, load, spoken
from wizard.store.keys import SALT_BYTES, KdfCost, derived
from wizard.store.passphrases import normalised, weakness

MOST_BYTES = 1 << 20
_FAMILY = b"SPOORBOEKJE "
_MAGIC = _FAMILY + b"1\n"
_LONGEST_LINE = 1024
_MOST_COST = KdfCost(1 << 18, 16, 16)


def seal(text: str, passphrase: str, cost: KdfCost | None = None) -> bytes:
    """The file with this text. Raises StoreError with the key of `weakness` for a weak passphrase."""
    if weak := weakness(passphrase):
        raise StoreError(weak)
    cost, salt = cost or KdfCost(), secrets.token_bytes(SALT_BYTES)
    with spoken(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sealed"
        with closing(connect(path, derived(normalised(passphrase), salt, cost))) as db:
            db.table("handed_over").create({"content": str}, strict=True)
            db.table("handed_over").insert({"content": text})
        body = path.read_bytes()
    line = json.dumps(
        {
            "argon2id": [cost.memory_kib, cost.passes, cost.lanes],
            "salt": salt.hex(),
            "sha256": hashlib.sha256(body).hexdigest(),
        },
        sort_keys=True,
    ).encode("ascii")
    made = _MAGIC + line + b" " + hashlib.sha256(line).hexdigest().encode("ascii") + b"\n" + body
    if len(made) > MOST_BYTES:
        raise StoreError("handover.too_large")
    return made


def unseal(content: bytes, passphrase: str) -> str:
    """The text in a file.

    Raises VaultDamaged for a foreign or damaged file, VaultTooNew for a later format and WrongSecret for
    another passphrase. Nothing is written anywhere but in a folder that is gone afterwards.
    """
    if len(content) > MOST_BYTES:
        raise VaultDamaged("handover.too_large")
    if not content.startswith(_MAGIC):
        first, ends, _ = content[:64].partition(b"\n")
        number = first.removeprefix(_FAMILY) if ends and first.startswith(_FAMILY) else b""
        # There was never an older format than this one: what says so was not made by this program.
        if number.isdigit() and int(number) > 1:
            raise VaultTooNew("handover.too_new")
        raise VaultDamaged("handover.foreign")
    line, _, body = content[len(_MAGIC) :].partition(b"\n")
    salt, cost, fingerprint = _label(line)
    if hashlib.sha256(body).hexdigest() != fingerprint:
        raise VaultDamaged("handover.damaged")
    sqlcipher = load()
    with spoken(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sealed"
        path.write_bytes(body)
        with closing(connect(path, derived(normalised(passphrase), salt, cost))) as db:
            try:
                found = db.execute("SELECT content FROM handed_over").fetchmany(2)
            except sqlcipher.DatabaseError as error:
                if error.sqlite_errorcode != sqlcipher.SQLITE_NOTADB:
                    raise VaultDamaged("handover.foreign") from error
                raise WrongSecret("handover.wrong") from error
    if len(found) != 1 or not isinstance(found[0][0], str):
        raise VaultDamaged("handover.foreign")
    return found[0][0]


def _label(line: bytes) -> tuple[bytes, KdfCost, str]:
    text, _, checksum = line.rpartition(b" ")
    if len(line) > _LONGEST_LINE or hashlib.sha256(text).hexdigest().encode("ascii") != checksum:
        raise VaultDamaged("handover.damaged")
    try:
        told: dict[str, Any] = json.loads(text)
        cost, salt = KdfCost(*told.pop("argon2id")), bytes.fromhex(told.pop("salt"))
        fingerprint = str(told.pop("sha256"))
        most = _MOST_COST
        within = (
            8 <= cost.memory_kib <= most.memory_kib
            and 1 <= cost.passes <= most.passes
            and 1 <= cost.lanes <= most.lanes
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise VaultDamaged("handover.foreign") from error
    if told or not within or len(salt) != SALT_BYTES:
        raise VaultDamaged("handover.foreign")
    return salt, cost, fingerprint
