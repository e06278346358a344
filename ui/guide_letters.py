"""Choosing, keeping and removing the letter that belongs to a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ui.pages.question import QuestionPage
from ui.pdf_pages import can_show
from wizard.views import PageView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide

_FOLDER = "letters/folder"
_AT_MOST = 64 * 1024 * 1024
"""More is never read: the session says what a letter may measure."""


class LetterSteps:
    """What happens with the letter of the page on the screen."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def connect(self, page: QuestionPage) -> None:
        """Listens to the fields of a page that may hold a letter."""
        page.attach_pressed.connect(lambda question: self.choose(page, question))
        page.detach_pressed.connect(lambda question: self.remove(page, question))

    def choose(self, page: QuestionPage, question: str) -> None:
        """Asks with the dialog of the system which file it is, and keeps it."""
        texts, guide = self.guide.texts, self.guide
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = str(guide.settings.value(_FOLDER, documents))
        chosen, _ = QFileDialog.getOpenFileName(
            guide.window, texts("letter.dialog"), folder, texts("letter.files")
        )
        if chosen:
            guide.settings.setValue(_FOLDER, str(Path(chosen).parent))
            self.keep(page, question, Path(chosen))

    def keep(self, page: QuestionPage, question: str, place: Path) -> None:
        """Keeps the file with the question, or says why that cannot be."""
        guide = self.guide
        try:
            with place.open("rb") as stream:
                content = stream.read(_AT_MOST)
        except OSError:
            page.show_refused(Refused({question: guide.texts("letter.cannot_read")}))
            return
        if content.startswith(b"%PDF-") and not can_show(content):
            page.show_refused(Refused({question: guide.texts("letter.cannot_show")}))
            return
        self._show(page, guide.ask(lambda: guide.work().attach(question, place.name, content)), "kept_now")

    def remove(self, page: QuestionPage, question: str) -> None:
        """Takes the letter out of the vault."""
        self._show(page, self.guide.ask(lambda: self.guide.work().detach(question)), "removed_now")

    def _show(self, page: QuestionPage, result: PageView | Refused, said: str) -> None:
        guide = self.guide
        if isinstance(result, Refused):
            page.show_refused(result)
            guide.window.refresh_title()
            return
        guide.drafts.pop((page.view.case, page.view.place), None)
        page.is_dirty = False
        guide.show(result)
        guide.window.say(guide.texts(f"letter.{said}"))
