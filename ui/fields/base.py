"""What every field can do: show a value, read it back, say what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from wizard.case.record import Gap, Raw
from wizard.views import FieldView, Lookup


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a field needs beside its view: words, the language of dates and numbers, and today."""

    texts: Lookup
    today: date
    locale: QLocale
    is_alone: bool = False
    """The field is the only one of its page: the heading is its label."""


class Field(QObject):
    """One answer. `widget` is what stands on the page; subclasses fill it."""

    changed = Signal()
    """The user changed the answer."""
    finished = Signal()
    """The user pressed Enter in a place where that means: go on."""
    answered = Signal()
    """One key gave the whole answer: on a dense page the cursor goes on to the next row."""
    has_own_unknown = False
    """True for fields that show the honest way out among their options."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.texts = around.texts
        self.widget = QWidget(parent)
        self.view: FieldView | None = None

    def show(self, view: FieldView) -> None:
        """Shows the field with the value that the view holds."""
        raise NotImplementedError

    def read(self) -> Raw:
        """What was filled in, as it is; None when it is empty."""
        raise NotImplementedError

    def inputs(self) -> list[QWidget]:
        """The widgets that take the focus, in order."""
        raise NotImplementedError

    def show_error(self, sentence: str) -> None:
        """Marks the inputs; the sentence itself is drawn by the page. "" takes the mark away."""
        for box in self.inputs():
            box.setProperty("wrong", bool(sentence))
            box.setAccessibleDescription(self.describe(box, sentence))
            box.update()

    def describe(self, box: QWidget, sentence: str) -> str:
        """What a screen reader says after the name of an input."""
        help_text = self.view.help if self.view else ""
        return f"{self.texts('error.prefix')} {sentence}" if sentence else help_text

    def key(self, text: str) -> bool:
        """Answers with a single key where that is possible; True when the key was used."""
        return False

    def step(self, way: int) -> bool:
        """Goes to the answer at the right (1) or at the left (-1); False where that means nothing."""
        return False

    def go_line(self, way: int) -> bool:
        """Goes to the line below (1) or above (-1) within the field; False when there is none."""
        return False

    def name_for(self, label: str) -> str:
        """The accessible name of a part: its own label, then the question."""
        question = self.view.label if self.view else ""
        return f"{label}, {question}" if label and question and label != question else label or question


def is_unknown(value: Raw) -> bool:
    """Whether the value says that the user does not know."""
    return isinstance(value, str) and value == Gap.UNKNOWN
