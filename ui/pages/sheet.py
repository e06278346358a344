"""A dense page: many questions in rows, one key for an answer, and how the check stands beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.announce import announce
from ui.fields.base import Surroundings
from ui.pages.base import CommandBar, Page, Scroller, Width, theme_character
from ui.parts.buttons import Button, PrimaryButton, QuietButton
from ui.parts.decision import DecisionActions
from ui.parts.flow import Flow
from ui.parts.help_panel import HelpPanel
from ui.parts.labels import Ground, Small, Strong, Subtitle
from ui.parts.mail_found import MailFound
from ui.parts.sheet_list import SheetList
from ui.parts.sheet_rows import SheetRow
from ui.parts.verdict import VerdictPanel
from ui.style import theme
from wizard.case.record import Raw
from wizard.views import (
    DecisionView,
    HelpView,
    MailView,
    Refused,
    ReplyView,
    SheetView,
    VerdictView,
)

CHARACTERS = 140
"""How wide the rows may become."""
BESIDE = 135
"""From so many characters on, the panel stands beside the rows."""


class RowScroller(Scroller):
    """Leaves the arrows to the page: they go from row to row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()


class SheetPage(Page):
    """Shows a dense page and gives back what was filled in. What it means is for the session to say."""

    changed = Signal()
    """Something else stands on the page: ask how the check stands and call `put`."""
    next_pressed = Signal()
    back_pressed = Signal()
    step_pressed = Signal(int)
    paste_pressed = Signal()
    copy_pressed = Signal()
    another_pressed = Signal()
    has_help = True

    def __init__(self, view: SheetView, around: Surroundings, decision: DecisionView | None = None) -> None:
        texts = around.texts
        title = texts("sheet.window", title=view.titles[view.number])
        super().__init__(title, (view.case if view.is_stored else texts("sheet.new"),))
        self.view, self.around, self.texts = view, around, texts
        self.verdict = view.verdict
        self.is_dirty = view.is_draft
        self.has_decision = view.number == len(view.titles) - 1
        self._own_title = title
        self._width: Width = "wide"
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        self._row.addLayout(left, 1)
        left.addWidget(self._header())
        self.scroller = RowScroller(CHARACTERS)
        left.addWidget(self.scroller, 1)
        self._fill()
        left.addWidget(self._strip())
        self.bar = CommandBar(CHARACTERS)
        self._buttons()
        left.addWidget(self.bar)
        self.panel = VerdictPanel(texts, self)
        self.panel.close_button.clicked.connect(lambda _checked=False: self.close_panel())
        self.choices: DecisionActions | None = None
        if self.has_decision:
            self.choices = DecisionActions(texts)
            self.panel.column.addWidget(self.choices)
        self._row.addWidget(self.panel)
        self.help: HelpPanel | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._keep_in_sight)
        self.scroller.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._settled.start(0))
        self.put(view.verdict)
        self._count_errors()
        if decision is not None:
            self.put_decision(decision)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        QShortcut(QKeySequence("F6"), self).activated.connect(self._cross)

    # --- how it is built -----------------------------------------------------------------------------

    def _header(self) -> QWidget:
        """The three pages, of which this one is the heading, and in little room how the check stands."""
        ground = Ground("background")
        column = QVBoxLayout(ground)
        column.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(4))
        column.setSpacing(theme.px(6))
        self._header_column = column
        steps = Flow(4)
        for number, title in enumerate(self.view.titles):
            text = self.texts("sheet.step", number=number + 1, title=title)
            if number == self.view.number:
                heading = Subtitle(text)
                heading.setWordWrap(False)
                heading.setObjectName("vraag")
                self.heading = heading
                steps.add(heading)
            else:
                steps.add(QuietButton(text, partial(self.step_pressed.emit, number)))
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self).activated.connect(
                partial(self.step_pressed.emit, number)
            )
        column.addWidget(steps)
        self.line_button = Button("", self._open_panel)
        self.line_button.hide()
        column.addWidget(self.line_button, 0, Qt.AlignmentFlag.AlignLeft)
        return ground

    def _fill(self) -> None:
        column = self.scroller.column
        column.setSpacing(theme.px(6))
        self.paste_button: Button | None = None
        self.mail = MailFound(self.texts)
        if self.view.number == 0:
            row = QHBoxLayout()
            row.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
            row.setSpacing(theme.px(12))
            self.paste_button = Button(self.texts("sheet.paste"), self.paste_pressed.emit)
            self._keyed(self.paste_button, "Alt+P")
            row.addWidget(self.paste_button)
            row.addWidget(Small(self.texts("sheet.paste_hint"), tone="muted"), 1)
            column.addLayout(row)
            column.addWidget(self.mail)
        self.list = SheetList(self.view.groups, self.around)
        self.list.changed.connect(self._touched)
        self.list.above.connect(lambda: (self.paste_button or self.back_button).setFocus())
        self.list.below.connect(lambda: self.next_button.setFocus())
        column.addWidget(self.list)
        self.scroller.done()

    def _strip(self) -> QWidget:
        """The whole question of the row with the cursor, always in the same place."""
        self.strip = Ground("panel")
        column = QVBoxLayout(self.strip)
        column.setContentsMargins(theme.px(32), theme.px(6), theme.px(32), theme.px(6))
        column.setSpacing(0)
        self.asked = Strong(self.texts("sheet.keys"))
        self.asked_help = Small(self.texts("sheet.keys_more"), tone="muted")
        column.addWidget(self.asked)
        column.addWidget(self.asked_help)
        return self.strip

    def _keyed(self, button: Button, keys: str) -> None:
        # The letter stays underlined; a button's own shortcut would wait a tenth of a second.
        button.setShortcut(QKeySequence())
        QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def _buttons(self) -> None:
        row = self.bar.row
        self.back_button = Button(self.texts("page.back"), self.back_pressed.emit)
        self._keyed(self.back_button, "Alt+T")
        row.addWidget(self.back_button)
        row.addStretch(1)
        self.count = Strong("", tone="error")
        self.count.setWordWrap(False)
        self.count.hide()
        row.addWidget(self.count)
        if self.has_decision:
            self.another_button = Button(self.texts("sheet.another"), self.another_pressed.emit)
            self._keyed(self.another_button, "Alt+V")
            row.addWidget(self.another_button)
            self.next_button = PrimaryButton(self.texts("sheet.copy"), self.copy_pressed.emit)
            self._keyed(self.next_button, "Alt+K")
        else:
            self.next_button = PrimaryButton(self.texts("sheet.next"), self.next_pressed.emit)
            self._keyed(self.next_button, "Alt+V")
        row.addWidget(self.next_button)
        # Qt would take the arrows on a button to mean Tab.
        for button in (self.paste_button, self.back_button, self.next_button):
            if button is not None:
                button.installEventFilter(self)

    # --- rows ----------------------------------------------------------------------------------------

    @property
    def rows(self) -> dict[str, SheetRow]:
        """Every row that was asked so far, by question; not all of them need be asked now."""
        return self.list.rows

    def raw(self) -> dict[str, Raw]:
        """What is filled in, by question."""
        return self.list.raw()

    def put(self, verdict: VerdictView) -> None:
        """Shows how the check stands, and the rows that are asked now and no others."""
        self.verdict = verdict
        self.list.put(verdict.asked)
        self.panel.put(verdict)
        self.line_button.setText(self.panel.line().replace("&", "&&"))
        self.line_button.setAccessibleName(self.panel.line())
        if self.isVisible():
            self._rescue_focus()

    def _rescue_focus(self) -> None:
        """The cursor is never on a row that is not asked any more."""
        at = self.focusWidget()
        if at is not None and not at.isVisibleTo(self) and not self.list.focus_first_open():
            self.next_button.setFocus()

    def _touched(self) -> None:
        self.is_dirty = True
        self._count_errors()
        self.changed.emit()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isAncestorOf(now):
            return
        current = self.list.mark_current()
        if current is not None:
            self._keep_in_sight()
            self.asked.setText(current.view.field.label)
            self.asked_help.setText(current.view.field.help)
            self.asked_help.setVisible(bool(current.view.field.help))
            if self.help is not None and self.help.isVisible():
                self.help.put(current.view.help or HelpView())

    def _keep_in_sight(self) -> None:
        """The row with the cursor is seen with its name; where that is too high, at least the answer is."""
        at, current = self.focusWidget(), self.list.current()
        if at is not None and current is not None:
            self.scroller.ensureWidgetVisible(current, 0, theme.px(4))
            self.scroller.ensureWidgetVisible(at, 0, theme.px(4))

    # --- what the guide hands over -------------------------------------------------------------------

    def put_decision(self, decision: DecisionView) -> None:
        """Shows what can be done with the outcome as it is saved."""
        if self.choices is not None:
            self.choices.put(decision)
            self._measure_again()
            if not self.is_dirty:
                self.put(decision.verdict)

    def put_reply(self, reply: ReplyView) -> None:
        """Shows the reply that was copied."""
        self.panel.put_reply(reply)

    def put_mail(self, mail: MailView) -> None:
        """Fills in what a mail told, as proposals; says what was found in it, and what to look at again."""
        self.mail.put(mail)
        self.list.propose(mail.raw)
        self._touched()
        announce(self, " ".join(mail.lines))
        if shown := self.list.shown():
            shown[0].focus_first()

    def show_refused(self, refused: Refused) -> None:
        """Says at each row what to do, and goes to the first; nothing typed changes."""
        self.list.show_errors(refused.sentences)
        self._count_errors()
        announce(self, " ".join(text for text in refused.sentences.values() if text))

    def _count_errors(self) -> None:
        """Says beside the button and in the title how many answers have to be set right."""
        number = self.list.errors()
        self.count.setText(self.texts("error.one" if number == 1 else "error.many", number=number))
        self.count.setVisible(number > 0)
        self.title = f"{self.texts('error.prefix')} {self._own_title}" if number else self._own_title

    # --- the page in the window ----------------------------------------------------------------------

    def focus_first(self) -> None:
        """The first row without an answer; on a new page the button that pastes the mail."""
        is_empty = not self.view.is_stored and not self.is_dirty
        if self.paste_button is not None and is_empty:
            self.paste_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.list.focus_first_open():
            self.next_button.setFocus()
        announce(self, self.heading.text())

    def arrange(self, width: Width) -> None:
        around = self.parentWidget()
        room = (around.width() if around is not None else self.width()) / theme_character()
        # Beside the rows the panel needs more room than help beside a question.
        self._width = "medium" if width == "wide" and room < BESIDE else width
        narrow, wide = self._width == "narrow", self._width == "wide"
        side = 16 if narrow else theme.px(24)
        self._header_column.setContentsMargins(side, theme.px(6 if narrow else 10), side, theme.px(4))
        self.scroller.margins(8 if narrow else 16, 4)
        self.bar.tighten(narrow)
        self.strip.setVisible(not narrow)
        self.list.arrange(narrow)
        self.panel.dress()
        at = self.focusWidget()
        self.panel.close_button.setVisible(not wide and not self.has_decision)
        self.line_button.setVisible(not wide)
        if wide:
            self.panel.text.setMinimumHeight(0)
            self._row.addWidget(self.panel)
            self._fit_panel()
            self.panel.show()
        elif self.has_decision:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
            self.panel.text.setMinimumHeight(self.fontMetrics().lineSpacing() * 9)
            column = self.scroller.column
            column.insertWidget(column.count() - 1, self.panel)
            self.panel.show()
        else:
            self._row.removeWidget(self.panel)
            self.panel.setParent(self)
            self.panel.hide()
        self._measure_again()
        # Only when the heights are new can it be known what is in sight.
        self._settled.start(0)
        if at is not None and self.panel.isAncestorOf(at) and at.isVisibleTo(self):
            # Another place for the panel takes the cursor out of it.
            at.setFocus()

    def _measure_again(self) -> None:
        """Lets go of the heights of before. A layout that is not on the screen yet would keep them."""
        self.list.measure_again()
        ground = self.scroller.column.parentWidget()
        while ground is not None and ground is not self.scroller:
            ground.updateGeometry()
            ground = ground.parentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width == "wide":
            self._fit_panel()
        for drawer in (self.help, None if self.has_decision or self._width == "wide" else self.panel):
            if drawer is not None and drawer.isVisible():
                self._as_drawer(drawer)

    def _fit_panel(self) -> None:
        share = 40 if self.has_decision else 27
        self.panel.setFixedWidth(max(theme_character() * 38, self.width() * share // 100))

    def _as_drawer(self, drawer: QWidget) -> None:
        wide = min(self.width(), theme_character() * 48)
        if self._width == "wide":
            wide = self.panel.width()
        drawer.setFixedWidth(wide)
        drawer.setGeometry(QRect(self.width() - wide, 0, wide, self.height()))
        drawer.show()
        drawer.raise_()

    def _open_panel(self) -> None:
        self._left_from = self.focusWidget()
        if self._width != "wide" and not self.has_decision:
            self._as_drawer(self.panel)
        self.panel.text.setFocus()

    def _cross(self) -> None:
        """From the rows to the panel, and back to where the cursor was."""
        if self.panel.isAncestorOf(self.focusWidget() or self):
            if not self.close_panel():
                (self._left_from or self.next_button).setFocus()
        else:
            self._open_panel()

    def close_panel(self) -> bool:
        """Closes what lies over the rows; the cursor goes back to them."""
        over = [self.help] if self.help is not None else []
        drawers = [*over, *([] if self._width == "wide" or self.has_decision else [self.panel])]
        for drawer in drawers:
            if drawer.isVisible():
                drawer.hide()
                (self._left_from or self.next_button).setFocus()
                return True
        return False

    _left_from: QWidget | None = None

    def toggle_help(self) -> None:
        """The help of the row with the cursor, over the panel at the right."""
        if self.help is not None and self.help.isVisible():
            self.close_panel()
            return
        if self.help is None:
            self.help = HelpPanel(HelpView(), self.texts, self)
            self.help.close_button.clicked.connect(lambda _checked=False: self.close_panel())
        current = self.list.current()
        self._left_from = self.focusWidget()
        self.help.put((current.view.help if current else None) or HelpView())
        self._as_drawer(self.help)
        self.help.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no input used: one key answers, the arrows go from row to row."""
        row = self.list.current()
        if row is not None and event.type() == QEvent.Type.KeyPress and self.list.key(row, event):
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the button above the rows into them, Up from the buttons below."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            shown, below = self.list.shown(), watched is not self.paste_button
            if shown and event.key() == (Qt.Key.Key_Up if below else Qt.Key.Key_Down):
                shown[-1 if below else 0].focus_first()
                return True
        return False
