"""The real window on the real session and a real vault, driven as fast as it goes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from cases import PREFERRED, case_of_size
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication

from ui.app import VaultDoor
from ui.guide import Guide
from ui.idle import WhileIdle, meet_all_widgets
from ui.main_window import MainWindow
from ui.pages.base import Page
from ui.pages.case import CasePage
from ui.pages.consequences import ConsequencesPage
from ui.pages.end import EndPage
from ui.pages.home import HomePage
from ui.pages.question import QuestionPage
from ui.pages.secret import SecretPage
from ui.style import theme
from wizard.case.record import Raw
from wizard.case.samples import samples
from wizard.content.model import Content, Question
from wizard.lookup import Lookup
from wizard.session import later
from wizard.views import FieldView

FLOW = "employer_case"
MOST_STEPS = 1000


class Painted(QObject):
    """Knows when a page was painted."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.is_done = False
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.is_done = self.is_done or event.type() == QEvent.Type.Paint
        return False


class Driver:
    """A window at work in a folder of its own, on a day that the driver moves.

    With a vault that is there it stops where a start stands after its first picture: nothing is open yet.
    """

    def __init__(self, content: Content, folder: Path, vault: Path | None = None) -> None:
        made = QApplication.instance() or QApplication(["bench", *theme.STYLE])
        assert isinstance(made, QApplication)
        self.app = made
        self.flow = content.flows[FLOW]
        self.questions = {q.id: q for task in self.flow.tasks.values() for q in task.questions}
        self.now = datetime(2026, 1, 5, 9, 0)
        theme.dress(self.app, "light")
        texts = Lookup(content.texts)
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(texts, settings)
        self.door = VaultDoor(vault or folder / "bench.vault", content, now=lambda: self.now)
        self.guide = Guide(self.window, self.door, texts, settings, lambda: self.now)
        self.window.show()
        if vault is not None:
            return
        self.guide.open()
        idle = WhileIdle((meet_all_widgets, *later.steps()), self.window)
        idle.start()
        while not idle.is_done():
            self.app.processEvents()

    def until_painted(self) -> None:
        page = self.window.page()
        assert page is not None
        painted = Painted(page)
        page.update()
        while not painted.is_done:
            # Without a loop that runs, `processEvents` would let the pages of before pile up.
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self.app.processEvents()


class AnswerLoop(Driver):
    """Answers page after page, as a person would who knows everything."""

    def run(self, answers: int) -> list[float]:
        """Milliseconds per answer, from the press until the next page is painted."""
        taken: list[float] = []
        self.until_painted()
        for _ in range(MOST_STEPS):
            page = self.window.page()
            if len(taken) == answers:
                break
            if isinstance(page, QuestionPage):
                self._fill(page)
                self.app.processEvents()
                began = time.perf_counter()
                page.next_pressed.emit()
                if self.window.page() is page:
                    raise RuntimeError(f"refused: {[block.error.text() for block in page.blocks.values()]}")
                self.until_painted()
                taken.append((time.perf_counter() - began) * 1000)
            else:
                self._pass(page)
                self.until_painted()
        self.door.close()
        return taken

    def _pass(self, page: Page | None) -> None:
        """Goes on from a page that asks nothing."""
        if isinstance(page, EndPage):
            page.overview_pressed.emit()
        elif isinstance(page, SecretPage):
            page.leave_pressed.emit()
        elif isinstance(page, ConsequencesPage):
            page.change_pressed.emit()
        elif isinstance(page, CasePage) and (places := self._places(page)):
            page.task_pressed.emit(places[0])
        elif isinstance(page, CasePage):
            self._open_later(page.view.id)
        else:
            self.guide.start_case()

    def _open_later(self, case: str) -> None:
        """Two weeks later there is something to do again."""
        self.now += timedelta(days=14)
        self.door.close()
        self.guide.entered(*self.door.enter())
        self.guide.show(self.guide.work().open_case(case))

    def _places(self, page: CasePage) -> list[str]:
        tasks = [task for group in page.view.groups for task in group.tasks]
        asked = [task.place for task in tasks if task.status in ("to_do", "started")]
        return [place for place in asked if place.partition("@")[0] in self.flow.tasks]

    def _fill(self, page: QuestionPage) -> None:
        """Answers the page; typing is not what is measured, so the widgets are passed over."""
        given = page.raw() | {
            name: self._value(self.questions[name], block.view)
            for name, block in page.blocks.items()
            if name in self.questions
        }
        page.raw = lambda: given  # type: ignore[method-assign]

    def _value(self, question: Question, view: FieldView) -> Raw:
        today = self.now.date()
        if question.type == "date":
            return min(max(today, view.earliest or today), view.latest or date.max).isoformat()
        return PREFERRED.get(question.id, samples(self.flow, question, today)[0])


def home_with_cases(content: Content, folder: Path, cases: int) -> Callable[[], object]:
    """A call that asks the session for Home with so many cases of 60 answers, and paints it."""
    driver = Driver(content, folder)
    record, today = case_of_size(content, 60, 10)
    driver.now = datetime(today.year, today.month, today.day, 9, 0)
    driver.door.close()
    session, keys = driver.door.enter()
    for _ in range(cases):
        driver.door._vault.shelf.create(record.flow, today, record.entries)
    driver.guide.entered(session, keys)

    def show() -> None:
        driver.guide.home()
        assert isinstance(driver.window.page(), HomePage)
        driver.until_painted()

    return show
