"""Printing, saving and finishing a paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog

from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pdf_pages import print_pages
from wizard.views import DocumentView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide


class PaperSteps:
    """What happens with the paper on the screen."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._folder: QTemporaryDir | None = None
        self._back: Callable[[], object] | None = None

    def show(self, view: DocumentView, back: Callable[[], object] | None = None) -> DocumentPage:
        """Shows a paper with its preview; `back` is for a paper that was made on another page."""
        guide = self.guide
        self._back = back
        case = guide.case_name if view.rows or back else ""
        page = DocumentPage(view, guide.texts, case)
        page.change_pressed.connect(lambda place: guide.show(guide.ask(lambda: guide.work().jump(place))))
        page.issue_pressed.connect(lambda: self.issue(view))
        page.print_pressed.connect(lambda: self.print(view.pdf, view.title))
        page.save_pressed.connect(lambda: self.save(view.pdf, view.file_name))
        page.open_pressed.connect(lambda: self.open_outside(view.pdf, view.file_name))
        page.sign_pressed.connect(lambda name: guide.file.sign_paper(name, view))
        page.back_pressed.connect(back or (guide.overview if view.rows else guide.home))
        page.issued_pressed.connect(self.show_issued)
        guide.window.show_page(page, case_is_link=bool(case))
        return page

    def say(self, sentence: str) -> None:
        page = self.guide.window.page()
        if isinstance(page, DocumentPage):
            page.say(sentence)
        else:
            self.guide.window.band.say(sentence)

    def issue(self, view: DocumentView) -> None:
        """Makes the version final: from now on it does not change."""
        result = self.guide.ask(lambda: self.guide.work().issue(view.id))
        if isinstance(result, Refused):
            self.say(" ".join(result.sentences.values()))
            return
        if not isinstance(result, DocumentView):
            # First why it is late: that goes on the paper.
            self.guide.show(result)
            return
        self.show(result, self._back)
        self.guide.window.say(self.guide.texts("document.made_final", version=result.version))

    def show_issued(self, issued: str, file_name: str) -> None:
        """The bytes that were signed, as they were."""
        pdf = self.guide.ask(lambda: self.guide.work().issued_pdf(issued))
        if isinstance(pdf, Refused):
            self.say(" ".join(pdf.sentences.values()))
        else:
            self.open_outside(pdf, file_name)

    def act(self, name: str) -> None:
        """Ctrl+P and Ctrl+E."""
        page = self.guide.window.page()
        if isinstance(page, DocumentPage):
            (page.print_pressed if name == "print" else page.save_pressed).emit()
        elif isinstance(page, CasePage):
            self.guide.window.say(self.guide.texts("document.choose_first"))

    def print(self, pdf: bytes, title: str) -> None:
        """Lets the user choose a printer and prints exactly what the preview shows."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, self.guide.window)
        dialog.setWindowTitle(self.guide.texts("document.print"))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        try:
            pages = print_pages(pdf, printer)
        except RuntimeError:
            self.say(self.guide.texts("document.no_printer"))
            return
        self.guide.window.say(self.guide.texts("document.printed", pages=pages))

    def choose_file(
        self, file_name: str, title: str = "document.save", kinds: str = "document.pdf_files"
    ) -> str:
        """Asks with the dialog of the system where to save; "" when the user stops. Takes keys of texts."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = str(self.guide.settings.value("papers/folder", documents))
        chosen, _ = QFileDialog.getSaveFileName(
            self.guide.window,
            self.guide.texts(title),
            str(Path(folder) / file_name),
            self.guide.texts(kinds),
        )
        return chosen

    def remember_folder(self, place: Path) -> None:
        """The next dialog opens where this file was saved."""
        self.guide.settings.setValue("papers/folder", str(place.parent))

    def save(self, pdf: bytes, file_name: str) -> None:
        """Writes the paper where the user wants it and remembers the folder."""
        chosen = self.choose_file(file_name)
        if not chosen:
            return
        place = Path(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        try:
            place.write_bytes(pdf)
        except OSError:
            self.say(self.guide.texts("document.cannot_save"))
            return
        self.remember_folder(place)
        self.guide.window.say(self.guide.texts("document.saved", name=place.name))

    def open_outside(self, pdf: bytes, file_name: str) -> None:
        """Opens the paper in the program for PDF files; the copy goes away when the window closes."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        place = Path(self._folder.path()) / file_name
        try:
            place.write_bytes(pdf)
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
        except OSError:
            opened = False
        if not opened:
            self.say(self.guide.texts("document.cannot_open"))
