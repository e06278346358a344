"""Stands between the session and the window: asks the session, shows what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from ui.desks import EMPLOYER, EXPERT
from ui.fields.base import Surroundings
from ui.guide_advices import AdviceSteps
from ui.guide_agenda import AgendaSteps
from ui.guide_costs import CostsSteps
from ui.guide_file import FileSteps
from ui.guide_handover import HandoverSteps
from ui.guide_home import TAKE_OVER, HomeSteps
from ui.guide_letters import LetterSteps
from ui.guide_lock import LockSteps
from ui.guide_office import OfficeSteps
from ui.guide_papers import PaperSteps
from ui.guide_sheet import SheetSteps
from ui.guide_what_if import WhatIfSteps
from ui.guide_year import YearSteps
from ui.idle import AsLongAsNeeded
from ui.local_forms import LocalForms
from ui.main_window import MainWindow
from ui.pages.base import Page
from ui.pages.case import CasePage
from ui.pages.consequences import ConsequencesPage
from ui.pages.end import EndPage
from ui.pages.home import PHONE_CARD
from ui.pages.question import QuestionPage
from ui.pages.reading import ReadingPage, licence_rows
from ui.pages.start import StartPage
from ui.parts.door import Doors
from ui.session_port import Door, SessionPort, Shown
from ui.style import theme
from wizard.case.record import Raw
from wizard.errors import StoreError
from wizard.ports import Keys
from wizard.views import (
    AdvicesView,
    CaseView,
    ConsequencesView,
    DeskView,
    DocumentView,
    EndView,
    FileView,
    HomeView,
    Lookup,
    PageView,
    Refused,
    SheetView,
    WhatIfView,
)

if TYPE_CHECKING:
    from ui.pages.sheet import SheetPage

T = TypeVar("T")


class Guide(QObject):
    """One window at work. After every press it asks the session for a view and draws it."""

    language_chosen = Signal()
    desk_chosen = Signal(str, str)
    """A desk, and what somebody wants to do there."""
    desk_known = Signal(str)
    """The desk to which the open vault belongs."""

    def __init__(
        self,
        window: MainWindow,
        door: Door,
        texts: Lookup,
        settings: QSettings,
        now: Callable[[], datetime],
        about: Callable[[], tuple[tuple[str, tuple[str, ...]], ...]] = tuple,
        is_demo: bool = False,
    ) -> None:
        super().__init__(window)
        self.window, self.door, self.texts, self.settings = window, door, texts, settings
        self.now, self._about, self.is_demo = now, about, is_demo
        self.session: SessionPort | None = None
        self.keys: Keys | None = None
        self.drafts: dict[tuple[str, str], Mapping[str, Raw]] = {}
        """What was typed and not sent, by case and place: leaving a page loses nothing."""
        self.doors = Doors(settings)
        self.homes = HomeSteps(self)
        self.catching_up = AsLongAsNeeded(self.homes.catch_up, self)
        self.papers = PaperSteps(self)
        self.agenda = AgendaSteps(self)
        self.what_if = WhatIfSteps(self)
        self.file = FileSteps(self)
        self.advices = AdviceSteps(self)
        self.costs = CostsSteps(self)
        self.letters = LetterSteps(self)
        self.handover = HandoverSteps(self)
        self.sheets = SheetSteps(self)
        self.lock = LockSteps(self)
        self.office = OfficeSteps(self)
        self.year = YearSteps(self)
        self.forms = LocalForms(self)
        self.errand = ""
        """What is to be done once the vault is open."""
        self._form: Callable[[Mapping[str, Raw]], object] | None = None
        window.next_pressed.connect(self._press_next)
        window.back_pressed.connect(self.back)
        window.escape_pressed.connect(self.escape)
        window.action_chosen.connect(self.act)
        window.closing.connect(self._close)
        window.band.pressed.connect(lambda: self.lock.set_passphrase(self.home))

    @property
    def is_new(self) -> bool:
        """Whether the case on the screen is stored only at its first answer."""
        return self.session is not None and self.session.is_new

    @property
    def case_name(self) -> str:
        """How the open case is called; "" when none is open."""
        return self.session.case_title if self.session else ""

    @property
    def today(self) -> date:
        return self.now().date()

    def work(self) -> SessionPort:
        """The open session. Raises RuntimeError before the vault is open."""
        if self.session is None:
            raise RuntimeError("the vault is not open yet")
        return self.session

    def open(self) -> None:
        """Opens the vault, or asks for what opens it. Call after the first paint."""
        self.lock.open()

    def entered(self, session: SessionPort, keys: Keys) -> None:
        """The vault is open: Home, or the page where the user was."""
        self.session, self.keys = session, keys
        self.texts = session.texts
        self._begin()

    def _begin(self) -> None:
        """What was wanted at this desk, else the page where the user was."""
        session, errand = self.work(), self.errand
        self.errand = ""
        if session.desk:
            self.desk_known.emit(session.desk)
        if errand:
            self.homes.run(errand)
        else:
            self.show(self.ask(session.resume))

    def sit_at(self, desk: str, errand: str = "") -> None:
        """The open vault belongs to this desk from now on."""
        found = self.ask(lambda: self.work().sit_at(desk))
        if isinstance(found, Refused):
            self.refuse(found)
            return
        self.desk_known.emit(desk)
        self.homes.run(errand)

    def entered_with_code(self, session: SessionPort, keys: Keys) -> None:
        """The recovery code opened the vault: a new passphrase comes first, the old one is lost."""
        self.session, self.keys = session, keys
        self.texts = session.texts
        self.lock.set_passphrase(self._begin)

    def ask(self, question: Callable[[], T]) -> T | Refused:
        """What the session answers; a mistake of the machine becomes a sentence and loses nothing."""
        try:
            return question()
        except StoreError as trouble:
            return Refused({"": self.sentence(trouble)})

    def sentence(self, trouble: StoreError) -> str:
        """What a mistake of the machine says: the store hands over a key of the texts."""
        key = trouble.sentence
        return self.texts(key) if key in self.texts.texts else self.texts("trouble.line_1")

    def show(self, view: Shown) -> None:
        """Draws what came back."""
        match view:
            case None:
                self.home()
            case Refused():
                self.refuse(view)
            case HomeView() | DeskView():
                self.homes.show(view)
            case CaseView():
                self._show_case(view)
            case PageView():
                self._show_question(view)
            case FileView():
                self.file.show(view)
            case AdvicesView():
                self.advices.show(view)
            case EndView():
                self._show_end(view)
            case DocumentView():
                self.papers.show(view)
            case WhatIfView():
                self.what_if.show(view)
            case SheetView():
                self.sheets.show(view)

    def refuse(self, refused: Refused) -> None:
        """Says on the page that is shown what to do."""
        page = self.window.page()
        if isinstance(page, ConsequencesPage):
            page = self._leave_consequences()
        if isinstance(page, QuestionPage):
            page.show_refused(refused)
            self.window.refresh_title()
        elif (sheet := self._sheet()) is not None:
            self.sheets.refuse(sheet, refused)
        else:
            self.window.band.say(" ".join(sentence for sentence in refused.sentences.values() if sentence))

    def home(self) -> None:
        """Start, with what is due this week."""
        if self.session is None:
            return
        self._keep_draft()
        view = self.ask(self.session.close_case)
        if isinstance(view, Refused):
            self.refuse(view)
        else:
            self.homes.show(view)

    def _close(self) -> None:
        """Nothing is worked out any more once the vault is closed."""
        self.catching_up.stop()
        self._keep_draft()
        self.sheets.copied.let_go()
        self.door.close()

    def show_band(self, text: str) -> None:
        """The line above every page: the demo, or that the vault is not on lock."""
        if self.is_demo:
            self.window.band.say(self.texts("home.demo_band"))
        else:
            self.window.band.say(text, self.texts("lock.set_button") if text else "")

    def open_case(self, case: str) -> None:
        """The overview of a case; an assignment that is being assessed goes on where it was left."""
        view = self.ask(lambda: self.work().open_case(case))
        if isinstance(view, Refused) or not self.sheets.open_where_left():
            self.show(view)

    def start_case(self) -> None:
        """Somebody is ill, or a question came in: what this desk begins with."""
        self._keep_draft()
        work = self.work()
        if work.desk == EXPERT:
            self.sheets.start()
            return
        if not work.desk:
            self.desk_chosen.emit(EMPLOYER, "")
        self.show(self.ask(lambda: work.start_case(work.starts_with)))

    def _show_case(self, view: CaseView) -> None:
        self._form = None
        page = CasePage(view, self.texts, self.doors)
        work = self.work()
        page.task_pressed.connect(lambda place: self.show(self.ask(lambda: work.jump(place))))
        page.elsewhere_pressed.connect(lambda place: self.forms.done_elsewhere(place, view))
        page.event_pressed.connect(lambda event: self.show(self.ask(lambda: work.start_event(event))))
        page.amend_pressed.connect(lambda event: self.forms.amend(event, view))
        page.withdraw_pressed.connect(self._withdraw)
        page.document_pressed.connect(lambda paper: self.show(self.ask(lambda: work.document(paper))))
        page.issued_pressed.connect(self.papers.show_issued)
        page.advices_pressed.connect(self.advices.open)
        page.file_pressed.connect(self.file.open)
        page.costs_pressed.connect(self.costs.open)
        page.agenda_pressed.connect(self.agenda.start)
        page.linked_pressed.connect(lambda: self.show(self.ask(work.new_linked_case)))
        page.helper_pressed.connect(lambda flow: self.show(self.ask(lambda: work.start_helper(flow))))
        page.hand_over_pressed.connect(self.handover.give)
        page.assess_pressed.connect(self.sheets.open_where_left)
        page.under_pressed.connect(lambda case: self.show(self.ask(lambda: work.open_case(case))))
        page.undo_pressed.connect(lambda: self.show(self.ask(work.undo)))
        page.redo_pressed.connect(lambda: self.show(self.ask(work.redo)))
        page.what_if_pressed.connect(self.what_if.open)
        page.delete_pressed.connect(lambda: self.show(self.ask(lambda: work.delete_case(view.id))))
        self.window.show_page(page)
        # What the keys did on the page before holds no more.
        self.window.say_saved(self.window.saved_text.text())

    def _withdraw(self, event: str) -> None:
        """Takes an event back, after saying what else that changes."""
        found = self.ask(lambda: self.work().consequences_of_withdrawing(event))
        self.confirm(found, lambda: self.show(self.ask(lambda: self.work().withdraw_event(event))))

    def _show_question(self, view: PageView) -> None:
        page = self.question_page(view)
        page.next_pressed.connect(lambda: self.send(page))
        page.back_pressed.connect(self.back)
        page.skip_pressed.connect(lambda: self.send(page, skip=True))
        self.letters.connect(page)
        page.compare_pressed.connect(self.what_if.both)
        self._form = None
        self.window.show_page(page, case_is_link=not self.is_new)
        self._say_saved()

    def question_page(self, view: PageView) -> QuestionPage:
        """A page for this view, with what was typed before and not sent."""
        draft = self.drafts.get((view.case, view.place))
        if draft:
            fields = tuple(
                replace(field, value=draft[field.question]) if field.question in draft else field
                for field in view.fields
            )
            view = replace(view, fields=fields)
        around = Surroundings(self.texts, self.today, QLocale())
        page = QuestionPage(view, around, self.settings.value("help/open", "yes") == "yes")
        page.is_dirty = bool(draft)
        return page

    def _say_saved(self, time: str = "") -> None:
        saved = self.texts("nav.saved", time=time) if time else ""
        self.window.say_saved(saved or self.window.saved_text.text(), self.texts("nav.hint"))

    def _show_end(self, view: EndView) -> None:
        title = ""
        page = EndPage(view, self.texts, self.case_name, title)
        work = self.work()
        page.overview_pressed.connect(self._after_end)
        page.document_pressed.connect(lambda paper: self.show(self.ask(lambda: work.document(paper))))
        page.event_pressed.connect(lambda event: self.show(self.ask(lambda: work.start_event(event))))
        self.window.show_page(page, case_is_link=True)

    def _after_end(self) -> None:
        """The first time that a case stands, the lock comes before the overview: once, and it can wait."""
        if self.lock.should_ask():
            self.lock.set_passphrase(self.overview, first_time=True)
        else:
            self.overview()

    def send(self, page: QuestionPage, skip: bool = False) -> None:
        """Hands the answers over; a change that touches other things is asked first."""
        if page is not self.window.page():
            return
        raw = page.raw()
        if not skip and (page.view.is_change or page.view.event):
            found = self.ask(lambda: self.work().consequences(raw))
            self.confirm(found, lambda: self._store(page, raw, skip))
        else:
            self._store(page, raw, skip)

    def confirm(self, found: ConsequencesView | Refused, change: Callable[[], object]) -> None:
        """Shows what a change would do, if it does anything else; `change` is for when the user wants it."""
        page = self.window.page()
        if isinstance(found, Refused):
            self.refuse(found)
        elif not found or page is None:
            change()
        else:
            asked = ConsequencesPage(found, self.texts, self.case_name)
            asked.change_pressed.connect(change)
            asked.leave_pressed.connect(self._leave_consequences)
            self._asked_from = page
            self.window.show_page(asked, case_is_link=True, keep=True)

    def _leave_consequences(self) -> Page:
        self.window.drop_page(self._asked_from)
        return self._asked_from

    def _store(self, page: QuestionPage, raw: Mapping[str, Raw], skip: bool) -> None:
        result = self.ask(lambda: self.work().submit(raw, skip))
        if isinstance(result, Refused):
            self.refuse(result)
            return
        self.drafts.pop((page.view.case, page.view.place), None)
        page.is_dirty = False
        if self.window.page() is not page:
            self.window.drop_page(page)
        self._say_saved(self.now().strftime("%H:%M"))
        self.show(result)

    def _sheet(self) -> SheetPage | None:
        """The dense page on the screen, if there is one."""
        return self.sheets.page if self.window.page() is self.sheets.page else None

    def leave_page(self) -> None:
        """Keeps what is on the page before another one is shown: a dense page is saved."""
        self._keep_draft()

    def say_saved_now(self) -> None:
        """Says when it was saved."""
        self.window.say_saved(
            self.texts("nav.saved", time=self.now().strftime("%H:%M")), self.window.hint_text.text()
        )

    def _keep_draft(self) -> None:
        page = self.window.page()
        if (sheet := self._sheet()) is not None and self.session is not None and self._form is None:
            self.sheets.keep(sheet)
        if isinstance(page, QuestionPage) and page.is_dirty and self._form is None and not self.is_new:
            self.drafts[(page.view.case, page.view.place)] = page.raw()

    def show_form(self, view: PageView, done: Callable[[Mapping[str, Raw]], object]) -> None:
        """A page of the window itself, such as "Leg iets vast"; `done` gets what was filled in."""
        page = self.question_page(view)
        page.next_pressed.connect(lambda: done(page.raw()))
        page.back_pressed.connect(self.back)
        self.show_own(page, done)

    def show_own(self, page: QuestionPage, done: Callable[[Mapping[str, Raw]], object]) -> None:
        """Shows a page of which nothing is kept as a draft."""
        self._keep_draft()
        self._form = done
        self.window.show_page(page, case_is_link=bool(page.view.case))

    def leave_own(self) -> None:
        """What is shown next is no page of the window itself."""
        self._form = None

    def back(self) -> None:
        """One page back within the task; from the first page to the overview."""
        page = self.window.page()
        if self.session is None or page is None or isinstance(page, StartPage):
            return
        if isinstance(page, ConsequencesPage):
            self._leave_consequences()
        elif page is self.what_if.page:
            self.what_if.leave()
        elif (sheet := self._sheet()) is not None:
            self.sheets.back(sheet)
        elif isinstance(page, QuestionPage) and self._form is None and not self.is_new:
            self._keep_draft()
            self.show(self.ask(self.work().go_back))
        else:
            self.escape()

    def overview(self) -> None:
        """The overview of the case that is open; Start when there is none."""
        if self.session is None:
            return
        self._keep_draft()
        if self.is_new or not self.case_name:
            self.home()
        else:
            self.show(self.ask(self.work().go_to_overview))

    def escape(self) -> None:
        """Closes what lies open, else goes to the overview. Answers stay as they are."""
        page = self.window.page()
        if self.session is None or page is None or page.close_panel():
            return
        if isinstance(page, CasePage):
            self.home()
        elif not isinstance(page, StartPage):
            if self._form is not None and not (isinstance(page, QuestionPage) and page.view.case):
                self.home()
            else:
                self.overview()

    def _press_next(self) -> None:
        page = self.window.page()
        sheet = self._sheet()
        if isinstance(page, QuestionPage):
            page.next_pressed.emit()
        elif sheet is not None:
            (sheet.copy_pressed if sheet.has_decision else sheet.next_pressed).emit()

    def act(self, name: str) -> None:
        """A choice from the menu, or its shortcut."""
        page = self.window.page()
        app = QApplication.instance()
        if name == "quit":
            self.window.close()
        elif name == "help" and page is not None:
            page.toggle_help()
            if isinstance(page, QuestionPage):
                self.settings.setValue("help/open", "yes" if page.help_is_open() else "no")
        elif name in ("bigger", "smaller", "normal", "system", "light", "dark") and isinstance(
            app, QApplication
        ):
            self._look(app, name)
        elif name in ("to_expert", "to_employer"):
            # Also from before the lock: who forgot one passphrase can still work at the other desk.
            self._keep_draft()
            self.desk_chosen.emit(name.removeprefix("to_"), "")
        elif name in ("dutch", "english"):
            self._speak("en" if name == "english" else "nl")
        elif name == "about":
            self.read(
                ReadingPage(
                    self.texts("about.title"), self._about(), self.texts("nav.ready"), *self._licences()
                )
            )
        elif name == "words" and self.session is not None:
            self._words()
        elif name == "keys":
            head = (self.texts("keys.what"), self.texts("keys.key"))
            table = self.window.key_table()
            title = self.texts("keys.title")
            self.read(ReadingPage(title, (), self.texts("nav.ready"), table, head, title))
        elif self.session is not None:
            self._act_in_session(name)

    def _words(self) -> None:
        """Every word of the field, with the cursor in the list: typing finds one."""
        rows = tuple((term.term, term.label, term.explanation) for term in self.work().words())
        head = tuple(self.texts(f"words.{key}") for key in ("term", "label", "explanation"))
        title = self.texts("words.title")
        about = (("", (self.texts("words.help"),)),)
        page = ReadingPage(title, about, self.texts("nav.ready"), rows, head, title)
        self.read(page)
        if page.table is not None:
            page.table.setFocus()

    def _licences(self) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...], str]:
        head = (self.texts("about.part"), self.texts("about.licence"))
        return licence_rows(self.texts), head, self.texts("about.licences")

    def _act_in_session(self, name: str) -> None:
        page = self.window.page()
        work = self.work()
        if name == "take_over":
            self._keep_draft()
            # What an employer handed over belongs on the desk of the expert.
            if work.desk == EXPERT:
                self.handover.take()
            else:
                self.desk_chosen.emit(EXPERT, TAKE_OVER)
            return
        match name:
            case "start_case":
                self.start_case()
            case "home":
                self.home()
            case "overview":
                self.overview()
            case "find":
                if page is None or not page.focus_search():
                    self.home()
                    found = self.window.page()
                    if found is not None:
                        found.focus_search()
            case "undo" | "redo" if (sheet := self._sheet()) is not None:
                self.sheets.undo(sheet, redo=name == "redo")
            case "undo" | "redo" if isinstance(page, CasePage):
                self.show(self.ask(work.undo if name == "undo" else work.redo))
            case "saved":
                self.window.say(self.texts("nav.all_saved"))
            case "print" | "save_pdf":
                self.papers.act(name)
            case "call_card":
                self.show(self.ask(lambda: work.blank(PHONE_CARD)))
            case "own_rules":
                self.office.open()
            case "year":
                self._keep_draft()
                self.year.open()
            case "back_up":
                self.lock.back_up()
            case "restore":
                self.lock.restore()
            case "lock":
                self.lock.set_passphrase(self.home)

    def read(self, page: ReadingPage) -> None:
        """A page to read; what was on the screen comes back after it."""
        self._keep_draft()
        page.back_pressed.connect(self.resume)
        self._form = None
        self.window.show_page(page)

    def resume(self) -> None:
        """The page where the user was: a page of a case, its overview, or Start."""
        if self.session is None:
            self.open()
            return
        shown = self.ask(self.session.page)
        if shown is None:
            self.overview()
        else:
            self.show(shown)

    def _speak(self, language: str) -> None:
        """Another language: the window is made anew, with what was typed."""
        if language != self.settings.value("look/language", "nl"):
            self._keep_draft()
            self.settings.setValue("look/language", language)
            self.language_chosen.emit()

    def _look(self, app: QApplication, name: str) -> None:
        """Text size or colours; the page is drawn anew with what was typed."""
        if name in ("system", "light", "dark"):
            self.settings.setValue("look/scheme", name)
            theme.set_scheme(app, name)  # type: ignore[arg-type]
        else:
            size = 100 if name == "normal" else theme.next_size(1 if name == "bigger" else -1)
            self.settings.setValue("look/size", size)
            theme.set_text_size(app, size)
            self.window.say(self.texts("nav.text_size", percent=size))
        self.window.rearrange()
