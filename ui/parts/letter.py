"""A kept letter beside its questions: its pages, its text, and a way back when it lies over them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import QuietButton
from ui.parts.labels import Ground, Section
from ui.parts.preview import Preview
from ui.pdf_pages import text_of
from ui.style import theme
from wizard.views import LetterView, Lookup


class LetterPanel(Ground):
    """The letter with its name above it; `close_pressed` is for when it covers the page."""

    close_pressed = Signal()

    def __init__(self, letter: LetterView, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        title = texts("letter.beside", name=letter.file_name)
        head.addWidget(Section(title), 1)
        self.close_button = QuietButton(texts("letter.close"), self.close_pressed.emit)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.preview = Preview(letter.pdf, text_of(letter.pdf), title, texts)
        column.addWidget(self.preview, 1)

    def focus_first(self) -> None:
        self.preview.area.setFocus()
