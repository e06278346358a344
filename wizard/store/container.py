"""The file format of a copy: one file with a label, the key boxes and the encrypted vault.

    SPOORKOPIE 1
    {label as JSON} sha256-of-the-label
    key boxes (label: keys_bytes)
    vault (label: vault_bytes, vault_sha256)

The label holds no word of any case: days, numbers and sizes only.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from wizard.errors import VaultDamaged, VaultTooNew
from wizard.store.engine import spoken
from wizard.store.files import PRIVATE, beside, sync_folder
from wizard.store.keys import KeyFile, parse_keys

SUFFIX = ".spoorkopie"
_FAMILY = b"SPOORKOPIE "
_MAGIC = _FAMILY + b"1\n"
_LONGEST_LABEL = 4096
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on the outside of a copy.

    `sequence` orders the copies of one vault, whatever the clock said; `erasures` counts the erased cases
    that this copy no longer holds.
    """

    vault: str
    made: str
    sequence: int
    automatic: bool
    erasures: int
    keys_bytes: int
    vault_bytes: int
    vault_sha256: str

    @property
    def made_at(self) -> datetime:
        return datetime.fromisoformat(self.made)


def pack(copy: Path, label: Label, keys: KeyFile, vault: Path) -> Label:
    """Writes a copy in one step and returns its label, with the sizes and the fingerprint filled in."""
    box_lines = keys.bytes()
    with spoken():
        full = Label(
            label.vault,
            label.made,
            label.sequence,
            label.automatic,
            label.erasures,
            len(box_lines),
            vault.stat().st_size,
            _fingerprint(vault),
        )
        draft = beside(copy, ".tmp")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), PRIVATE)
        try:
            with os.fdopen(handle, "wb") as stream, vault.open("rb") as source:
                stream.write(_MAGIC + _label_line(full) + box_lines)
                shutil.copyfileobj(source, stream, _CHUNK)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(draft, copy)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(copy.parent)
    return full


def read_label(copy: Path) -> Label:
    """The label of a copy. Raises VaultDamaged when it is none, VaultTooNew for a later format."""
    with spoken(), copy.open("rb") as stream:
        return _read_label(stream)


def read_boxes(copy: Path) -> KeyFile:
    """The key boxes in a copy; raises as `read_label` does."""
    with spoken(), copy.open("rb") as stream:
        return parse_keys(stream.read(_read_label(stream).keys_bytes))


def is_whole(copy: Path) -> bool:
    """True when the copy is of this format and no byte of its vault or its boxes has changed."""
    try:
        with spoken(), copy.open("rb") as stream:
            label = _read_label(stream)
            parsed = parse_keys(stream.read(label.keys_bytes))
            fingerprint = hashlib.sha256()
            while chunk := stream.read(_CHUNK):
                fingerprint.update(chunk)
    except VaultDamaged:
        return False
    return fingerprint.hexdigest() == label.vault_sha256 and not parsed.is_damaged


def unpack(copy: Path, vault: Path) -> tuple[Label, KeyFile]:
    """Writes the vault in a copy to `vault`, and returns the label and the boxes.

    Raises VaultDamaged with `store.copy_damaged` when a byte of the vault is not what was packed.
    """
    with spoken(), copy.open("rb") as stream:
        label = _read_label(stream)
        keys = parse_keys(stream.read(label.keys_bytes))
        handle = os.open(vault, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), PRIVATE)
        with os.fdopen(handle, "wb") as target:
            shutil.copyfileobj(stream, target, _CHUNK)
            target.flush()
            os.fsync(target.fileno())
        if vault.stat().st_size != label.vault_bytes or _fingerprint(vault) != label.vault_sha256:
            vault.unlink()
            raise VaultDamaged("store.copy_damaged")
    return label, keys


def _label_line(label: Label) -> bytes:
    content = json.dumps(asdict(label), sort_keys=True).encode("ascii")
    return content + b" " + hashlib.sha256(content).hexdigest().encode("ascii") + b"\n"


def _read_label(stream: BinaryIO) -> Label:
    magic = stream.readline(len(_MAGIC))
    if magic != _MAGIC:
        if magic.startswith(_FAMILY) and magic[len(_FAMILY) :].strip().isdigit():
            raise VaultTooNew("store.too_new")
        raise VaultDamaged("store.copy_damaged")
    content, _, checksum = stream.readline(_LONGEST_LABEL).rstrip(b"\n").rpartition(b" ")
    if hashlib.sha256(content).hexdigest().encode("ascii") != checksum:
        raise VaultDamaged("store.copy_damaged")
    try:
        return Label(**json.loads(content))
    except (TypeError, ValueError) as error:
        raise VaultDamaged("store.copy_damaged") from error


def _fingerprint(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
