"""Whole files, written so that a crash leaves the old or the new one, and nothing is ever thrown away."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600


def beside(path: Path, suffix: str) -> Path:
    """The companion of a file: the same name with `suffix` after it."""
    return path.with_name(path.name + suffix)


def sync_folder(folder: Path) -> None:
    """Makes names in a folder durable. Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Makes the bytes of a file durable."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Replaces a file in one step, readable by its owner only; a crash leaves the old or the new bytes."""
    draft = beside(path, ".tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), PRIVATE)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(draft, path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
    sync_folder(path.parent)


def replace_and_shred(path: Path, content: bytes) -> None:
    """As `write_whole`, and overwrites the bytes that stood there before.

    A drive may keep older blocks of its own accord, so this lowers a chance and promises nothing.
    """
    finish_shredding(path)
    # Some file systems know no second name for a file; then the old bytes are only unlinked.
    with suppress(OSError):
        os.link(path, beside(path, ".old"))
    try:
        write_whole(path, content)
    finally:
        finish_shredding(path)


def finish_shredding(path: Path) -> None:
    """Overwrites and removes what a replaced file left under its second name, also after a crash."""
    old = beside(path, ".old")
    if not old.exists():
        return
    # A crash before the replacement leaves two names for the one file that is still in use.
    if not (path.exists() and old.samefile(path)):
        with old.open("r+b") as stream:
            stream.write(b"\0" * old.stat().st_size)
            stream.flush()
            os.fsync(stream.fileno())
    old.unlink()


def aside_folder(path: Path) -> Path:
    """A name that is still free for a folder beside `path` in which replaced files are kept."""
    number = 1
    while (folder := beside(path, f".opzij-{number}")).exists():
        number += 1
    return folder
