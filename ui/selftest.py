"""Walks three pages by keyboard, prints one paper and one picture: the smoke test of a package."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.pages.home import PHONE_CARD
from ui.pages.question import QuestionPage

if TYPE_CHECKING:
    from ui.guide import Guide

STEPS = 3


def press(key: Qt.Key, text: str = "") -> None:
    """Sends one key to whatever has the focus."""
    at = QApplication.focusWidget()
    if at is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(at, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
    QApplication.processEvents()


def write(text: str) -> None:
    """Types a text, letter by letter."""
    for letter in text:
        press(Qt.Key.Key_unknown, letter)


def answer(page: QuestionPage, today: date) -> None:
    """Answers the first field by keyboard and goes on with Enter."""
    view = next(iter(page.blocks.values())).view
    kind = view.kind
    page.focus_first()
    if kind == "date":
        # The demo stands on a day of its own, which may lie before today.
        write((view.latest or view.earliest or today).strftime("%d-%m-%Y"))
    elif kind in ("text", "number"):
        write("8")
    elif kind in ("choice", "multi"):
        write("1")
    elif kind in ("yes_no", "yes_no_unknown"):
        write(page.texts("answer.is_false_key"))
    page.next_pressed.emit() if kind == "long_text" else press(Qt.Key.Key_Return)


def run(guide: Guide, folder: Path) -> None:
    """Leaves a picture and a paper in `folder` and stops the program: 0 when all went well, else 1."""
    folder.mkdir(parents=True, exist_ok=True)
    guide.start_case()
    walked = 0
    for _ in range(STEPS):
        page = guide.window.page()
        if not isinstance(page, QuestionPage):
            break
        answer(page, guide.today)
        walked += guide.window.page() is not page
    guide.window.grab().save(str(folder / "window.png"))
    (folder / "paper.pdf").write_bytes(guide.work().blank(PHONE_CARD).pdf)
    guide.window.close()
    QApplication.exit(0 if walked == STEPS else 1)
