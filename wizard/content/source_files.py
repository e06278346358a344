"""The files that content is made of: which there are, whether they were touched, and their fingerprint."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from wizard.language import Language

_SKIPPED: Final = ("__pycache__",)


def stamps(folder: Path) -> dict[str, list[int]]:
    """Time and size of every source file, by its path within the folder."""
    found: dict[str, list[int]] = {}
    folders = [(str(folder), "")]
    while folders:
        path, prefix = folders.pop()
        try:
            entries = list(os.scandir(path))
        except OSError:
            continue
        for entry in entries:
            if entry.name in _SKIPPED or entry.name.startswith("."):
                continue
            if entry.is_dir():
                folders.append((entry.path, f"{prefix}{entry.name}/"))
            else:
                status = entry.stat()
                found[prefix + entry.name] = [status.st_mtime_ns, status.st_size]
    return dict(sorted(found.items()))


def fingerprint(folder: Path) -> str:
    """SHA-256 over the paths and bytes of all source files, in order of path."""
    import hashlib

    total = hashlib.sha256()
    for name in sorted(stamps(folder)):
        total.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return total.hexdigest()


def in_language(file: Path, language: Language) -> Path:
    """The compiled file of a language: `content.json` in Dutch, `content.en.json` in English."""
    return file if language == "nl" else file.with_name(f"{file.stem}.{language}{file.suffix}")


def write_beside(file: Path, text: str) -> None:
    """Writes a compiled file; whoever reads it meanwhile finds the old one or the new one, whole.

    A folder that may not be written (a shared installation) costs time at the next start, no more.
    """
    draft = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, file)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
