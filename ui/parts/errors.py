"""The summary of what is not right yet; it takes the focus and leads to each field."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import LinkButton
from ui.parts.columns import clear
from ui.parts.labels import Body, Strong, Surface

if TYPE_CHECKING:
    from wizard.views import Lookup


class ErrorSummary(Surface):
    """A frame on top of the page with a line per field."""

    chosen = Signal(str)

    def __init__(self, texts: Lookup, parent: QWidget | None = None) -> None:
        super().__init__("error", parent, padding=16)
        self._texts = texts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(texts("error.heading"))
        self.hide()

    def fill(self, lines: list[tuple[str, str]]) -> None:
        """Shows (question, sentence) pairs; a question of "" belongs to the page as a whole."""
        clear(self.column)
        # What belongs to no field was not filled in wrongly: it does not work now.
        heading = self._texts("error.heading" if any(key for key, _ in lines) else "error.whole")
        self.setAccessibleName(heading)
        self.column.addWidget(Strong(heading, tone="error"))
        self.column.setSpacing(2)
        for question, sentence in lines:
            if question:
                link = ErrorLink(sentence, partial(self.chosen.emit, question))
                self.column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self.column.addWidget(Body(sentence, tone="error"))
        self.setAccessibleDescription(" ".join(sentence for _, sentence in lines))
        self.setVisible(bool(lines))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class ErrorLink(LinkButton):
    """Leads to the field that the sentence is about."""
