"""One question, or a few that belong together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.announce import announce
from ui.fields.base import Surroundings
from ui.fields.block import FieldBlock
from ui.fields.letter import LetterField
from ui.pages.base import READING, CommandBar, Page, Scroller, Width, theme_character
from ui.parts.buttons import Button, PrimaryButton, QuietButton
from ui.parts.door import Door, Doors
from ui.parts.errors import ErrorSummary
from ui.parts.help_panel import HelpPanel
from ui.parts.labels import Body, Caption, Question, Small, Strong, Surface
from ui.parts.letter import LetterPanel
from ui.style import theme
from ui.words import duration
from wizard.case.record import Raw
from wizard.views import PageView, Refused


class QuestionPage(Page):
    """Shows a page view and gives back what was filled in. It does not know what comes next."""

    next_pressed = Signal()
    back_pressed = Signal()
    skip_pressed = Signal()
    attach_pressed = Signal(str)
    detach_pressed = Signal(str)
    compare_pressed = Signal()
    has_help = True
    characters = 0
    """How wide the column is; 0 is as its fields need."""

    def __init__(self, view: PageView, around: Surroundings, help_open: bool = True) -> None:
        super().__init__(view.title or view.heading, tuple(part for part in (view.case,) if part))
        self.view, self.texts = view, around.texts
        self.is_dirty = False
        self._help_open = help_open
        self._width: Width = "wide"
        dense = any(field.kind in ("rows", "milestones") for field in view.fields)
        characters = self.characters or (100 if dense else READING)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        row.addLayout(left, 1)
        self.scroller = Scroller(characters)
        self.scroller.column.setSpacing(theme.px(10))
        left.addWidget(self.scroller, 1)
        self._fill(view, around)
        self.bar = CommandBar(characters)
        self._buttons()
        left.addWidget(self.bar)
        self.help = HelpPanel(view.help, self.texts, self)
        self.help.close_button.clicked.connect(lambda _checked=False: self.toggle_help())
        self.letter: LetterPanel | None = None
        if view.letter is not None:
            self.letter = LetterPanel(view.letter, self.texts, self)
            self.letter.close_pressed.connect(self._close_letter)
            row.addWidget(self.letter, 1)
            # The letter takes the place of the help, which F1 still opens.
            self._help_open = False
        row.addWidget(self.help)
        self._row = row

    def _fill(self, view: PageView, around: Surroundings) -> None:
        column = self.scroller.column
        self.summary = ErrorSummary(self.texts)
        self.summary.chosen.connect(self._go_to_field)
        column.addWidget(self.summary)
        if view.caption:
            column.addWidget(Caption(view.caption, tone="muted"))
        alone = len(view.fields) == 1
        self.heading = Question(view.heading or (view.fields[0].label if view.fields else view.title))
        self.heading.setObjectName("vraag")
        column.addWidget(self.heading)
        if view.overdue:
            column.addWidget(Body(view.overdue, tone="error"))
        if view.intro:
            column.addWidget(Body(view.intro, tone="muted"))
        if view.notice:
            sheet = Surface("panel", padding=12)
            sheet.column.addWidget(Strong(view.notice))
            column.addWidget(sheet)
        self.look_button: Button | None = None
        if view.letter is not None:
            self.look_button = Button(self.texts("letter.look"), self._open_letter)
            column.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        if view.at_hand:
            column.addWidget(self._at_hand(view))
        if view.change_note:
            sheet = Surface("warning", padding=12)
            sheet.column.addWidget(Body(view.change_note, tone="warning"))
            column.addWidget(sheet)
        around = Surroundings(around.texts, around.today, around.locale, is_alone=alone)
        own_heading = alone and self.heading.text() == view.fields[0].label
        self.blocks: dict[str, FieldBlock] = {}
        for field in view.fields:
            block = FieldBlock(field, around, self.heading if own_heading else None)
            block.changed.connect(self._touched)
            block.finished.connect(self.next_pressed)
            if isinstance(block.field, LetterField):
                block.field.choose_pressed.connect(partial(self.attach_pressed.emit, field.question))
                block.field.remove_pressed.connect(partial(self.detach_pressed.emit, field.question))
            self.blocks[field.question] = block
        self.more: Door | None = None
        self._place_blocks()
        if view.compare_label:
            both = Button(view.compare_label, self.compare_pressed.emit)
            column.addSpacing(theme.px(8))
            column.addWidget(both, 0, Qt.AlignmentFlag.AlignLeft)
        self.scroller.done()

    def _place_blocks(self) -> None:
        """Puts the fields on the page, below each other; what says more stands behind a door."""
        more = {field.question for field in self.view.fields if field.is_more}
        shown = [block for name, block in self.blocks.items() if name not in more]
        hidden = [block for name, block in self.blocks.items() if name in more]
        _below(self.scroller.column, shown)
        if not hidden:
            return
        behind = QWidget()
        rows = QVBoxLayout(behind)
        rows.setContentsMargins(0, 0, 0, 0)
        _below(rows, hidden)
        is_open = any(field.is_more and field.value not in (None, (), "") for field in self.view.fields)
        name = f"more/{self.view.task}"
        self.more = Door(name, behind, Doors(), self.texts, closed=self.view.more_label, is_open=is_open)
        column = self.scroller.column
        column.addSpacing(theme.px(14))
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(behind)

    def _at_hand(self, view: PageView) -> QWidget:
        sheet = Surface("panel", padding=14)
        sheet.column.setSpacing(theme.px(4))
        sheet.column.addWidget(Strong(self.texts("page.at_hand")))
        for thing in view.at_hand:
            sheet.column.addWidget(Body(self.texts("list.item", text=thing)))
        if view.minutes:
            sheet.column.addWidget(Small(duration(self.texts, view.minutes), tone="muted"))
        return sheet

    def _buttons(self) -> None:
        row = self.bar.row
        self.back_button = Button(self.texts("page.back"), self.back_pressed.emit)
        row.addWidget(self.back_button)
        row.addStretch(1)
        self.count = Strong("", tone="error")
        self.count.setWordWrap(False)
        self.count.hide()
        row.addWidget(self.count)
        if self.view.can_skip:
            self.skip_button = QuietButton(self.texts("page.skip"), self.skip_pressed.emit)
            row.addWidget(self.skip_button)
        label = self.view.next_label
        shown = f"&{label}" if label.lower().startswith("v") else label
        self.next_button = PrimaryButton(shown, self.next_pressed.emit)
        for button, keys in ((self.back_button, "Alt+T"), (self.next_button, "Alt+V")):
            # The letter stays underlined; a button's own shortcut would wait a tenth of a second.
            button.setShortcut(QKeySequence())
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        row.addWidget(self.next_button)

    def raw(self) -> dict[str, Raw]:
        """What is filled in, by question."""
        return {question: block.read() for question, block in self.blocks.items()}

    def _touched(self) -> None:
        self.is_dirty = True

    def show_refused(self, refused: Refused) -> None:
        """Says what to do, at the field, in the summary and beside the button; nothing typed changes."""
        for question, block in self.blocks.items():
            block.show_error(refused.sentences.get(question, ""))
        lines = [(key, sentence) for key, sentence in refused.sentences.items() if sentence]
        self.summary.fill(lines)
        number = len(lines)
        self.count.setText(self.texts("error.one" if number == 1 else "error.many", number=number))
        self.count.show()
        prefix = self.texts("error.prefix")
        self.title = f"{prefix} {self.view.title or self.view.heading}"
        self.scroller.verticalScrollBar().setValue(0)
        self.summary.setFocus()
        announce(self, " ".join(sentence for _, sentence in lines))

    def _go_to_field(self, question: str) -> None:
        block = self.blocks.get(question)
        if block is not None and self.more is not None and self.more.body.isAncestorOf(block):
            self.more.open()
        if block is not None:
            block.focus_first()
            self.scroller.ensureWidgetVisible(block)

    def focus_first(self) -> None:
        if self.blocks:
            first = next(iter(self.blocks.values()))
            first.focus_first()
            self.scroller.verticalScrollBar().setValue(0)
            # In large text the heading gives way: what is typed must be seen.
            self.scroller.ensureWidgetVisible(first.field.inputs()[0], 0, theme.px(24))
        else:
            self.next_button.setFocus()
        announce(self, self.heading.text())

    def arrange(self, width: Width) -> None:
        self._width = width
        narrow = width == "narrow"
        self.scroller.margins(16 if narrow else 32, 12 if narrow else 28)
        self.bar.tighten(narrow)
        if width == "wide":
            self._row.addWidget(self.help)
            self._fit_help()
            self.help.setVisible(self._help_open)
        else:
            self._row.removeWidget(self.help)
            self.help.setParent(self)
            self.help.hide()
        self._arrange_letter(width == "wide")

    def _arrange_letter(self, is_wide: bool) -> None:
        """Beside the questions where there is room; else behind a button, over the whole page."""
        if self.letter is None or self.look_button is None:
            return
        self.look_button.setVisible(not is_wide)
        self.letter.close_button.setVisible(not is_wide)
        if is_wide:
            self._row.insertWidget(1, self.letter, 1)
        else:
            self._row.removeWidget(self.letter)
            self.letter.setParent(self)
        self.letter.setVisible(is_wide)

    def _open_letter(self) -> None:
        if self.letter is not None:
            self.letter.setGeometry(self.rect())
            self.letter.show()
            self.letter.raise_()
            self.letter.focus_first()

    def _close_letter(self) -> None:
        if self.letter is not None and self.look_button is not None:
            self.letter.hide()
            self.look_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width == "wide":
            self._fit_help()
        else:
            self._place_drawer()
            if self.letter is not None:
                self.letter.setGeometry(self.rect())

    def _fit_help(self) -> None:
        self.help.setFixedWidth(max(theme_character() * 40, self.width() * 25 // 100))

    def _place_drawer(self) -> None:
        wide = min(self.width(), theme_character() * 48)
        self.help.setFixedWidth(wide)
        self.help.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))

    def help_is_open(self) -> bool:
        return self._help_open

    def toggle_help(self) -> None:
        if self._width == "wide":
            self._help_open = not self._help_open
            self.help.setVisible(self._help_open)
            opened = self._help_open
        else:
            opened = not self.help.isVisible()
            self._place_drawer()
            self.help.setVisible(opened)
            self.help.raise_()
        if opened:
            self.help.focus_first()
        else:
            self.focus_first()

    def close_panel(self) -> bool:
        if self._width != "wide" and self.letter is not None and self.letter.isVisible():
            self._close_letter()
            return True
        if self._width != "wide" and self.help.isVisible():
            self.toggle_help()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no input used: one key answers a choice, Enter goes on."""
        at = self.focusWidget()
        reading = at is not None and self.help.isAncestorOf(at)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not reading:
            self.next_pressed.emit()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if (
            plain
            and event.type() == QEvent.Type.KeyPress
            and event.text().strip()
            and self._one_key(event.text())
        ):
            return
        super().keyPressEvent(event)

    def _one_key(self, text: str) -> bool:
        at = self.focusWidget()
        for block in self.blocks.values():
            if len(self.blocks) == 1 or (at is not None and block.isAncestorOf(at)):
                return block.field.key(text)
        return False


def _below(column: QVBoxLayout, blocks: list[FieldBlock]) -> None:
    """Puts fields below each other."""
    for number, block in enumerate(blocks):
        if number:
            column.addSpacing(theme.px(14))
        column.addWidget(block)
