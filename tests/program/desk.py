"""Somebody's desk: the real window over a real vault, opened on any day, used by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from tests.program.hands import CTRL, Key, fill, focus, press, press_button
from ui.app import Again, VaultDoor, about_parts, change_desk
from ui.desks import Desks
from ui.guide import Guide
from ui.main_window import MainWindow
from ui.pages.base import Page
from ui.pages.home import HomePage
from ui.pages.question import QuestionPage
from wizard.content.model import Content
from wizard.views import Lookup

SIZE = (1280, 800)


class Desk:
    """Starts and stops the program. `folder` is the computer: its vault and its settings."""

    def __init__(self, content: Content, folder: Path, show: Callable[..., QWidget]) -> None:
        self.content, self.folder, self._show = content, folder, show
        self.vault = folder / "dossiers.vault"
        self.guide: Guide | None = None

    def start(
        self, day: date, vault: Path | None = None, size: tuple[int, int] = SIZE, errand: str = ""
    ) -> Page:
        """Opens the window as the program does, on that day; gives the page that it shows."""
        now = datetime.combine(day, time(9, 30))
        texts = Lookup(self.content.texts)
        settings = QSettings(str(self.folder / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(texts, settings)
        window.show_page(HomePage(None, texts), at_home=True)
        desks = Desks(self.vault, settings, named=True)
        path = vault or self.vault
        door = VaultDoor(path, self.content, now=lambda: now, desk=desks.desk_of(path))
        again = Again(path)
        self.guide = Guide(window, door, texts, settings, lambda: now, lambda: about_parts(self.content))
        self.guide.desk_known.connect(lambda desk: desks.told(path, desk))
        self.guide.desk_chosen.connect(partial(self._change_desk, door, desks, again, day))
        self.guide.errand = errand
        self._show(window, size)
        self.guide.open()
        QApplication.processEvents()
        return self.page()

    def _change_desk(
        self, door: VaultDoor, desks: Desks, again: Again, day: date, desk: str, errand: str
    ) -> None:
        """As the program does: at the other desk a window of its own takes the place of this one."""
        assert self.guide is not None
        change_desk(self.guide, door, desks, again, desk, errand)
        if again.wanted:
            self.start(day, again.vault, errand=again.errand)

    def stop(self) -> None:
        """Closes the window, as with its cross."""
        assert self.guide is not None
        self.window.close()
        self.guide.door.close()

    @property
    def window(self) -> MainWindow:
        assert self.guide is not None
        return self.guide.window

    def page(self, kind: type[Page] = Page) -> Any:
        """The page that is shown, which is of this kind."""
        page = self.window.page()
        assert isinstance(page, kind), f"{type(page).__name__}: {page.title if page else ''}"
        return page

    def asked(self) -> list[str]:
        """The questions of the page that is shown."""
        return list(self.page(QuestionPage).blocks)

    def send(self, told: Mapping[str, Any]) -> Any:
        """Answers the page that is shown and presses Volgende by keyboard."""
        fill(self.page(QuestionPage), told)
        press(Key.Key_Return, CTRL)
        return self.page()

    def walk(self, told: Mapping[str, Any]) -> Any:
        """Goes through a task: answers what is told, skips what may be, until no question is left."""
        for _ in range(40):
            page = self.page()
            if not isinstance(page, QuestionPage):
                return page
            if any(name in told for name in page.blocks):
                following = self.send(told)
                assert following is not page, (self.asked(), page.summary.accessibleDescription())
            elif page.view.can_skip:
                press_button("Sla over")
            else:
                raise AssertionError(f"nothing was told about {self.asked()}")
        raise AssertionError("the task never ends")

    def do(self, title: str, told: Mapping[str, Any]) -> Any:
        """On the overview: begins the task with this title by keyboard, and goes through it."""
        self.begin(title)
        return self.walk(told)

    def page_on(self, question: str) -> QuestionPage:
        """Presses Volgende on pages with an answer and skips the others, until this question is shown."""
        for _ in range(20):
            page = self.page(QuestionPage)
            if question in page.blocks:
                return page
            if page.view.can_skip and all(value in (None, "", (), []) for value in page.raw().values()):
                press_button("Sla over")
            else:
                press(Key.Key_Return, CTRL)
        raise AssertionError(f"Volgende does not come to {question}")

    def begin(self, title: str) -> None:
        """On the overview: goes to the button of this task by Tab and presses it."""
        before = self.page()
        for text in ("Begin", "Ga verder", "Bekijk"):
            try:
                press_button(text, name=title)
            except AssertionError:
                continue
            assert self.page() is not before
            return
        raise AssertionError(f"no button for {title}")


def text_of(page: QWidget) -> str:
    """Every word that is shown on a page."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    shown = [
        w for w in page.findChildren(QWidget) if isinstance(w, QLabel | QAbstractButton) and w.isVisible()
    ]
    return "\n".join(w.text() for w in shown)


def where() -> str:
    """What has the cursor, in words."""
    at = focus()
    return at.accessibleName() or type(at).__name__
