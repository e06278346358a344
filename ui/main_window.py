"""The shell: menus, bar, band, one page at a time, status line. It knows pages, not cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QScrollArea,
    QStackedWidget,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from ui.announce import announce
from ui.pages.base import Page, width_class
from ui.parts.buttons import Button
from ui.parts.labels import Ground, Small, Strong
from ui.parts.ring import FocusRing
from ui.parts.top_bar import TopBar, app_icon
from ui.style import theme
from ui.words import dashed

if TYPE_CHECKING:
    from wizard.views import Lookup

SMALLEST: Final = (860, 460)
USUAL: Final = (1180, 780)

ACTIONS: Final = (
    ("case", "start_case", "Ctrl+N"),
    ("case", "home", "Alt+Home"),
    ("case", "overview", ""),
    ("case", "find", "Ctrl+F"),
    ("case", "undo", "Ctrl+Z"),
    ("case", "redo", "Ctrl+Y"),
    ("case", "saved", "Ctrl+S"),
    ("case", "take_over", ""),
    ("case", "own_rules", ""),
    ("case", "year", ""),
    ("case", "to_expert", ""),
    ("case", "to_employer", ""),
    ("case", "back_up", ""),
    ("case", "restore", ""),
    ("case", "lock", "Ctrl+L"),
    ("case", "quit", "Ctrl+Q"),
    ("document", "print", "Ctrl+P"),
    ("document", "save_pdf", "Ctrl+E"),
    ("document", "call_card", ""),
    ("look", "bigger", "Ctrl++"),
    ("look", "smaller", "Ctrl+-"),
    ("look", "normal", "Ctrl+0"),
    ("look", "system", ""),
    ("look", "light", ""),
    ("look", "dark", ""),
    ("look", "dutch", ""),
    ("look", "english", ""),
    ("help", "help", "F1"),
    ("help", "words", ""),
    ("help", "keys", "Ctrl+?"),
    ("help", "about", ""),
)
"""Menu, action and shortcut; the words are `menu.<action>`."""

AT_DESK: Final = {
    "employer": {"start_case": "start_case", "find": "find", "overview": "overview"},
    "expert": {"start_case": "start_assignment", "find": "find_assignment", "overview": "assignment"},
}
"""The words of actions that each desk calls otherwise."""

SHEET_KEYS: Final = tuple(
    f"keys.sheet_{name}"
    for name in ("answer", "status", "row", "beside", "page", "number", "paste", "copy", "day", "panel")
)
"""What keys do on the dense pages of an assignment."""


class Band(Ground):
    """A line above the page that stays until its reason is gone."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warning_tint", parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
        self.text = Strong("", tone="warning")
        row.addWidget(self.text, 1)
        self.button = Button("", self.pressed.emit)
        row.addWidget(self.button)
        self.hide()

    def say(self, text: str, button: str = "") -> None:
        """Shows the band with that text; "" takes it away."""
        self.text.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(text))


class MainWindow(QMainWindow):
    """Draws whatever page it is given and passes the keys on that hold everywhere."""

    action_chosen = Signal(str)
    back_pressed = Signal()
    next_pressed = Signal()
    escape_pressed = Signal()
    closing = Signal()
    first_paint = Signal()

    def __init__(self, texts: Lookup, settings: QSettings) -> None:
        super().__init__()
        self.texts, self.settings = texts, settings
        self._painted = False
        self.desk = ""
        self.setWindowIcon(app_icon())
        self.setMinimumSize(*SMALLEST)
        self.actions_by_name: dict[str, QAction] = {}
        self._menus()
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.top = TopBar(texts)
        self.top.help_pressed.connect(lambda: self.action_chosen.emit("help"))
        self.top.home_pressed.connect(lambda: self.action_chosen.emit("home"))
        self.top.case_pressed.connect(lambda: self.action_chosen.emit("overview"))
        self.band = Band()
        self.stack = QStackedWidget()
        column.addWidget(self.top)
        column.addWidget(self.band)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(centre)
        self.saved_text = Small("", tone="muted")
        self.saved_text.setWordWrap(False)
        self.hint_text = Small("", tone="muted")
        self.hint_text.setWordWrap(False)
        status = QStatusBar()
        status.setSizeGripEnabled(False)
        status.addWidget(self.saved_text)
        status.addPermanentWidget(self.hint_text)
        status.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self.setStatusBar(status)
        self._keys()
        self._restore_geometry()
        self.ring = FocusRing(centre)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keep_visible)

    def _menus(self) -> None:
        names = ("case", "document", "look", "help")
        bar = QMenuBar()
        self.setMenuBar(bar)
        menus = {name: bar.addMenu(self.texts(f"menus.{name}")) for name in names}
        self._case_menu = menus["case"]
        for menu, name, keys in ACTIONS:
            action = QAction(self.texts(f"menu.{name}"), self)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, name=name: self.action_chosen.emit(name))
            menus[menu].addAction(action)
            self.actions_by_name[name] = action
        for name in ("dutch", "english", "year", "to_expert", "to_employer"):
            self.actions_by_name[name].setVisible(False)
        self.actions_by_name["bigger"].setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.actions_by_name["find"].setShortcuts([QKeySequence("Ctrl+F"), QKeySequence("F3")])

    def _keys(self) -> None:
        for keys, signal in (
            ("Ctrl+Return", self.next_pressed),
            ("Ctrl+Enter", self.next_pressed),
            ("Esc", self.escape_pressed),
            ("Alt+Left", self.back_pressed),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(signal)
            self.addAction(action)

    def sit_at(self, desk: str, offers_other: bool = True) -> None:
        """Speaks in the menu of what lies on that desk; offers the way to the other one."""
        self.desk = desk
        self._case_menu.setTitle(self.texts("menus.assignment" if desk == "expert" else "menus.case"))
        for name, words in AT_DESK[desk].items():
            self.actions_by_name[name].setText(self.texts(f"menu.{words}"))
        self.actions_by_name["to_expert"].setVisible(offers_other and desk != "expert")
        self.actions_by_name["to_employer"].setVisible(offers_other and desk == "expert")
        self.actions_by_name["call_card"].setVisible(desk != "expert")
        for name in ("own_rules", "year"):
            self.actions_by_name[name].setVisible(desk == "expert")

    def offer_languages(self) -> None:
        """Shows the choice of language, when the content has more than one."""
        for name in ("dutch", "english"):
            self.actions_by_name[name].setVisible(True)

    def key_table(self) -> tuple[tuple[str, ...], ...]:
        """What each key does, for the page with keys."""
        rows = [
            (
                action.text().replace("&", ""),
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            )
            for action in self.actions_by_name.values()
            if not action.shortcut().isEmpty()
        ]
        extra = ["keys.next", "keys.next_long", "keys.back", "keys.overview", "keys.choice"]
        extra += SHEET_KEYS if self.desk == "expert" else ()
        return tuple(rows + [(self.texts(key), self.texts(f"{key}_key")) for key in extra])

    def page(self) -> Page | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(
        self, page: Page, at_home: bool = False, case_is_link: bool = False, keep: bool = False
    ) -> None:
        """Shows this page; the one before it goes away unless `keep`."""
        before = self.stack.currentWidget()
        self.stack.addWidget(page)
        page.arrange(width_class(self.stack.width()))
        self.stack.setCurrentWidget(page)
        if before is not None and not keep:
            self.stack.removeWidget(before)
            before.deleteLater()
        self.top.show_place(page.crumbs, at_home, page.has_help, case_is_link)
        self.refresh_title()
        page.focus_first()

    def drop_page(self, back_to: Page) -> None:
        """Goes back to a page that was kept, and lets the current one go."""
        current = self.stack.currentWidget()
        self.stack.setCurrentWidget(back_to)
        back_to.arrange(width_class(self.stack.width()))
        if current is not None and current is not back_to:
            self.stack.removeWidget(current)
            current.deleteLater()
        self.top.show_place(back_to.crumbs, False, back_to.has_help, True)
        self.refresh_title()
        back_to.focus_first()

    def refresh_title(self) -> None:
        """The window is called after the page, the case and the program."""
        page = self.page()
        if page is None:
            return
        name = self.texts("app.name")
        parts = [page.title, *(crumb for crumb in page.crumbs[:1] if crumb != page.title)]
        shown = [part for part in parts if part and part != name]
        self.setWindowTitle(dashed(self.texts, [*shown, name]))

    def say_saved(self, text: str, hint: str = "") -> None:
        self.saved_text.setText(text)
        self.hint_text.setText(hint)

    def say(self, text: str) -> None:
        """A line in the status bar, said aloud as well."""
        self.saved_text.setText(text)
        announce(self, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rearrange()

    def rearrange(self) -> None:
        """Lays the page out again after a change of size or text."""
        page = self.page()
        if page is not None:
            page.arrange(width_class(self.stack.width()))
        self.hint_text.setVisible(width_class(self.width()) != "narrow")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_paint.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.back_pressed.emit()
            return
        super().mousePressEvent(event)

    def _keep_visible(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The widget with the focus is never outside what can be seen."""
        self.ring.follow(now)
        around = now.parentWidget() if now is not None else None
        while around is not None:
            if isinstance(around, QScrollArea) and now is not None:
                around.ensureWidgetVisible(now, 0, theme.px(24))
            around = around.parentWidget()

    def _restore_geometry(self) -> None:
        stored = self.settings.value("window/geometry")
        if stored is None or not self.restoreGeometry(stored):
            self.resize(*USUAL)
        self.clamp()

    def clamp(self) -> None:
        """Brings the window back to a screen that exists, and makes it fit there."""
        screen = QGuiApplication.screenAt(self.geometry().center()) or QGuiApplication.primaryScreen()
        if screen is None:
            return
        room = screen.availableGeometry()
        self.setMinimumSize(min(SMALLEST[0], room.width()), min(SMALLEST[1], room.height()))
        self.resize(min(self.width(), room.width()), min(self.height(), room.height()))
        left = min(max(self.x(), room.left()), room.right() + 1 - self.width())
        top = min(max(self.y(), room.top()), room.bottom() + 1 - self.height())
        self.move(max(left, room.left()), max(top, room.top()))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)
