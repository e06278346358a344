"""Pages around the lock: a passphrase, a recovery code, a copy to put back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout

from ui.pages.base import CommandBar, Page, Scroller, Width
from ui.parts.buttons import Button, PrimaryButton, QuietButton
from ui.parts.errors import ErrorSummary
from ui.parts.inputs import Line
from ui.parts.labels import Body, Small, Title
from ui.parts.options import CheckRow
from ui.style import theme

if TYPE_CHECKING:
    from wizard.views import Lookup


@dataclass(frozen=True, slots=True)
class SecretInput:
    """One input: its key, its label, and whether others may see it."""

    key: str
    label: str
    hidden: bool = True
    help: str = ""
    button: str = ""
    """A button beside it, such as "Kies een bestand"."""


class SecretPage(Page):
    """A heading, why, one or more inputs, and what to do. Pasting works; typing can be shown."""

    done_pressed = Signal()
    other_pressed = Signal()
    button_pressed = Signal(str)
    leave_pressed = Signal()

    def __init__(
        self,
        heading: str,
        lines: tuple[str, ...],
        inputs: tuple[SecretInput, ...],
        done_label: str,
        texts: Lookup,
        other_label: str = "",
        leave_label: str = "",
    ) -> None:
        super().__init__(heading)
        self.texts = texts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.scroller = Scroller()
        outer.addWidget(self.scroller, 1)
        column = self.scroller.column
        self.summary = ErrorSummary(texts)
        self.summary.chosen.connect(lambda key: self.boxes[key].setFocus())
        column.addWidget(self.summary)
        title = Title(heading)
        title.setObjectName("vraag")
        column.addWidget(title)
        for line in lines:
            column.addWidget(Body(line, tone="muted"))
        self.boxes: dict[str, Line] = {}
        self._hidden: list[Line] = []
        for wanted in inputs:
            self._input(wanted)
        if self._hidden:
            self.show_typing = CheckRow(texts("lock.show"), compact=True)
            self.show_typing.toggled.connect(self._show_typing)
            column.addWidget(self.show_typing)
        self.scroller.done()
        self.bar = CommandBar()
        if leave_label:
            self.leave_button = Button(leave_label, self.leave_pressed.emit)
            self.bar.row.addWidget(self.leave_button)
        self.bar.row.addStretch(1)
        if other_label:
            self.other_button = QuietButton(other_label, self.other_pressed.emit)
            self.bar.row.addWidget(self.other_button)
        self.done_button = PrimaryButton(done_label, self.done_pressed.emit)
        self.bar.row.addWidget(self.done_button)
        outer.addWidget(self.bar)

    def _input(self, wanted: SecretInput) -> None:
        column = self.scroller.column
        column.addSpacing(theme.px(6))
        box = Line()
        label = QLabel(wanted.label)
        label.setBuddy(box)
        box.setAccessibleName(wanted.label)
        box.setAccessibleDescription(wanted.help)
        column.addWidget(label)
        if wanted.help:
            column.addWidget(Small(wanted.help, tone="muted"))
        column.addWidget(box)
        if wanted.hidden:
            box.setEchoMode(QLineEdit.EchoMode.Password)
            self._hidden.append(box)
        if wanted.button:
            button = Button(wanted.button, lambda: self.button_pressed.emit(wanted.key))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        box.returnPressed.connect(self.done_pressed)
        self.boxes[wanted.key] = box

    def _show_typing(self, shown: bool) -> None:
        for box in self._hidden:
            box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def typed(self, key: str) -> str:
        return self.boxes[key].text()

    def put(self, key: str, text: str) -> None:
        self.boxes[key].setText(text)

    def say(self, sentence: str, key: str = "") -> None:
        """Says what is wrong and what to do; what was typed stays."""
        self.summary.fill([(key, sentence)])
        for name, box in self.boxes.items():
            box.setProperty("wrong", name == key)
            prefix = self.texts("error.prefix")
            box.setAccessibleDescription(f"{prefix} {sentence}" if name == key else "")
            box.update()
        self.summary.setFocus()

    def arrange(self, width: Width) -> None:
        self.scroller.margins(16 if width == "narrow" else 32, 12 if width == "narrow" else 28)
        self.bar.tighten(width == "narrow")

    def focus_first(self) -> None:
        next(iter(self.boxes.values()), self.done_button).setFocus()


class UnlockPage(SecretPage):
    """Asks for the passphrase. It can be the first picture, so it needs only the words of the window."""

    def __init__(self, texts: Lookup, desk: str = "") -> None:
        """`desk` is that of the vault, where it is known: each has a passphrase of its own."""
        super().__init__(
            texts(f"unlock.heading_{desk}" if desk else "unlock.heading"),
            (texts("unlock.line_1"),),
            (SecretInput("passphrase", texts("unlock.passphrase")),),
            texts("unlock.done"),
            texts,
            texts("unlock.other"),
        )
