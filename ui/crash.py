"""The one place where our own mistakes end: nothing is lost, and the log holds no word of a case."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from wizard.views import Lookup

KEEP: Final = 64_000
"""Bytes of the log that are kept."""


def scrubbed(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it went wrong: kind of mistake, files and lines. Never a message or a value."""
    lines = [kind.__name__]
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines)


def write_log(place: Path, text: str, now: datetime) -> bool:
    """Adds an entry to the log and keeps it small; False when the disk does not take it."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_text(encoding="utf-8") if place.is_file() else ""
        place.write_text(f"{before}{now:%Y-%m-%d %H:%M} {text}\n"[-KEEP:], encoding="utf-8")
    except OSError:
        return False
    return True


def install(
    texts: Lookup, place: Path, now: Callable[[], datetime], window: Callable[[], QWidget | None]
) -> None:
    """Shows a Dutch page for every exception that nobody caught, and logs where it was."""
    showing = False

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logged = write_log(place, scrubbed(kind, trace), now())
        if showing or QApplication.instance() is None:
            return
        showing = True
        try:
            crash_box(texts, place if logged else None, window()).exec()
        finally:
            showing = False

    sys.excepthook = caught


def crash_box(texts: Lookup, log: Path | None, parent: QWidget | None) -> QMessageBox:
    """What the user sees: everything is saved, go on or close."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(texts("crash.title"))
    box.setText(texts("crash.title"))
    lines = [texts("crash.text")]
    if log is not None:
        lines.append(texts("crash.log", place=log))
    box.setInformativeText("\n\n".join(lines))
    go_on = box.addButton(texts("crash.go_on"), QMessageBox.ButtonRole.AcceptRole)
    close = box.addButton(texts("crash.close"), QMessageBox.ButtonRole.RejectRole)
    close.clicked.connect(lambda: parent.close() if parent is not None else None)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    return box
