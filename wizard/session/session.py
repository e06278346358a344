"""The only object that the screen talks to: it turns presses into entries and walks into views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from wizard.case.record import Raw
from wizard.content.model import Content
from wizard.language import speaking
from wizard.ports import Shelf
from wizard.session import handover, letters, reporting
from wizard.session.bin import Bin
from wizard.session.desk import Desk
from wizard.session.desk_home import (
    EXPERT,
    SETTING,
    assignment_list,
    desk_of,
    desk_view,
    open_ones,
    starts_with,
)
from wizard.session.helpers import hangs_under, latest_of, prefilled
from wizard.session.home import away_since, case_list, home_view, updating_text
from wizard.session.in_hand import InHand, NoCaseOpen
from wizard.session.lines import CaseLines
from wizard.session.linked import carried_entries
from wizard.session.open_case import OpenCase, Standing
from wizard.session.page_walk import Following, PageWalk
from wizard.session.papers import blank_view
from wizard.session.unsigned import year_document
from wizard.session.whereabouts import NEW, read_whereabouts
from wizard.session.whole_case import WholeCase
from wizard.session.year import year_view
from wizard.views import (
    AdvicesView,
    AgendaView,
    AssignmentLineView,
    BundleView,
    CaseLineView,
    CaseView,
    ConsequencesView,
    CostsView,
    DecisionView,
    DeskView,
    DocumentView,
    EndView,
    FieldView,
    FileView,
    HomeView,
    Lookup,
    MailView,
    OfficeRulesView,
    PageView,
    ReasonView,
    Refused,
    SheetView,
    TermView,
    VerdictView,
    WhatIfView,
    YearView,
)

AnyHome: TypeAlias = HomeView | DeskView
Shown: TypeAlias = Following | AnyHome | SheetView


class Session:
    """One person at one screen, with at most one case open. Every accepted press is saved first.

    Methods that save raise StoreError when the machine fails; nothing is changed then.
    """

    def __init__(self, content: Content, shelf: Shelf, today: date, on_paper: Content | None = None) -> None:
        """`content` has the words of the screen; `on_paper` those of papers, when they differ."""
        self._hand = InHand(content, shelf, today, on_paper)
        self._content = content
        self._shelf = shelf
        self._today = today
        self._lines: CaseLines | None = None
        self._belongs_to = ""
        self._desk = Desk(self._hand)
        self._walk = PageWalk(self._hand)
        self._whole = WholeCase(self._hand)

    @property
    def texts(self) -> Lookup:
        return self._hand.texts

    # --- home ----------------------------------------------------------------------------------------

    def home(self) -> AnyHome:
        """The next actions of all cases, the cases, and what the office still has to do."""
        self._lines = CaseLines(self._content, self._shelf, self._today)
        self._lines.read(away_since(self._shelf, self._today))
        return self.home_so_far()

    def home_so_far(self) -> AnyHome:
        """Home once more, with what `catch_up` worked out since."""
        if self._lines is None:
            return self.home()
        view = desk_view if self.desk == EXPERT else home_view
        return view(self._content, self._shelf, self._lines, self._today)

    @property
    def desk(self) -> str:
        """The desk to which this vault belongs: "employer" or "expert"; "" while it is empty."""
        if not self._belongs_to:
            self._belongs_to = desk_of(self._content, self._shelf)
        return self._belongs_to

    @property
    def starts_with(self) -> str:
        """The flow of a new case at this desk."""
        return starts_with(self._content, self.desk)

    def sit_at(self, desk: str) -> AnyHome:
        """Keeps that this vault belongs to that desk, and gives its home."""
        self._shelf.set_setting(SETTING, desk)
        self._belongs_to = desk
        return self.home()

    def catch_up(self, cases: int) -> int:
        """Works out so many cases that Home still waits for; gives how many are left."""
        return self._lines.work_out(cases) if self._lines else 0

    def search(self, text: str) -> Sequence[CaseLineView]:
        """The cases whose name, number or job holds the text, the most urgent first."""
        lines = self._lines_now()
        return case_list(self._content, lines, lines.found(text))

    def find_assignments(self, text: str, with_closed: bool) -> Sequence[AssignmentLineView]:
        """The assignments whose reference, client, number, role or state holds the text."""
        lines = self._lines_now()
        found = lines.found(text)
        return assignment_list(self._content, lines, found if with_closed else open_ones(lines, found))

    def year(self, year: int = 0) -> YearView:
        """The assignments of that year in counts; 0 stands for the latest year in which one came in."""
        return self._year(self._content, year)

    def year_paper(self, year: int) -> DocumentView:
        """The year as a paper to read. It is kept nowhere."""
        with speaking("nl"):
            return year_document(self._hand.on_paper, self._year(self._hand.on_paper, year), self._today)

    def year_sheet(self, year: int) -> bytes:
        """The year as a spreadsheet (.xlsx): the counts, every assignment, and every client."""
        from wizard.documents.year_sheet import year_sheet

        with speaking("nl"):
            return year_sheet(self._year(self._hand.on_paper, year), self._hand.on_paper.texts)

    def _year(self, content: Content, year: int) -> YearView:
        lines = self._lines_now()
        updating = updating_text(Lookup(content.texts), lines, len(lines.live()), "year.updating")
        flow = content.flows[starts_with(content, EXPERT)]
        return year_view(content, flow, lines.facts(), year, self._today, updating)

    def _lines_now(self) -> CaseLines:
        if self._lines is None or self._hand.open_case is not None:
            self.home()
        assert self._lines is not None
        return self._lines

    def visited(self) -> None:
        """Remembers that the program was used today, and at which desk."""
        self._shelf.set_setting("last_visit", self._today.isoformat())
        if self.desk and not self._shelf.setting(SETTING):
            self._shelf.set_setting(SETTING, self.desk)

    def setting(self, key: str, default: str = "") -> str:
        return self._shelf.setting(key, default)

    def set_setting(self, key: str, value: str) -> None:
        self._shelf.set_setting(key, value)

    # --- cases ---------------------------------------------------------------------------------------

    def resume(self) -> Shown:
        """What was on the screen when the program stopped."""
        case_id = self._shelf.setting("open_case")
        flow = self._content.flows.get(case_id.removeprefix(NEW))
        if flow is not None:
            return self.start_sheet(flow.id) if flow.sheets else self.start_case(flow.id)
        head = self._shelf.head(case_id)
        if head is None or head.deleted is not None:
            return self.home()
        self._hand.take(case_id)
        where = read_whereabouts(self._shelf.setting(f"cursor:{case_id}"))
        if where.kind == "sheet":
            self._hand.where = where
            return self.sheet(int(where.name))
        return self._walk.resume(where)

    @property
    def is_new(self) -> bool:
        """Whether the case on the screen is stored only when its first page is accepted."""
        return self._hand.open_case is not None and not self._hand.case_id

    def open_case(self, case_id: str) -> CaseView:
        self._hand.take(case_id)
        return self.go_to_overview()

    def close_case(self) -> AnyHome:
        """Leaves the case. Free text that was corrected is wiped: undo does not reach back over this."""
        if self._hand.open_case is not None:
            self._hand.open_case.wipe_corrected_text()
            self._drop_unused_letters(self._hand.open_case)
        self._hand.let_go()
        return self.home()

    def case(self) -> CaseView:
        """The overview of the open case."""
        return self._walk.overview()

    def start_case(self, flow: str = "employer_case") -> PageView:
        """The first page of a new case; the case is made when its first page is accepted."""
        self._hand.take_new(flow)
        return self._walk.first_page()

    def new_linked_case(self) -> PageView | CaseView:
        """A new case for the same person, after a relapse that starts a new count."""
        old = self._case
        ends = next(result for result in old.now.walk.events if result.result == "ends")
        head = self._shelf.create(
            old.now.record.flow,
            self._today,
            carried_entries(old.now, ends.day),
            linked_to=old.head.id if old.head else "",
        )
        self._hand.take(head.id)
        return self._walk.next_page()

    def bundle_view(self) -> BundleView | None:
        """What can go along to a labour expert, item by item; None for a case that lists nothing."""
        owner = hangs_under(self._content, self._shelf, self._case.head) or self._case.head
        return handover.view_of(self._now, owner.number) if owner and self._now.flow.bundle else None

    def read_bundle(self, text: str) -> BundleView | Refused:
        """What somebody handed over, to look at first; nothing is kept yet."""
        found = handover.read(self._content, text)
        return found if found else Refused({"": self.texts("handover.foreign")})

    def start_from_bundle(self, view: BundleView) -> SheetView:
        """A new assignment with what was handed over, every answer with where it came from."""
        entries = handover.entries_of(self._content, view, self._today)
        self._hand.take(self._shelf.create(handover.EXPERT, self._today, entries).id)
        return self.sheet()

    def start_helper(self, flow: str) -> PageView | CaseView:
        """A short flow under the open case, with what the case knows; what was begun goes on."""
        old = self._case
        if old.head is None:
            raise NoCaseOpen("a new case has no help before its first page is accepted")
        head = latest_of(self._shelf, old.head.id, flow)
        is_open = (
            head is not None
            and not Standing(self._content, self._shelf.record(head.id), self._today).is_closed
        )
        if head is None or not is_open:
            known = prefilled(old.now, self._content.flows[flow])
            head = self._shelf.create(flow, self._today, known, linked_to=old.head.id)
        self._hand.take(head.id)
        return self._walk.next_page()

    def delete_case(self, case_id: str) -> AnyHome:
        """Puts a case in the bin with what hangs under it; from there it can come back for 30 days."""
        self._bin.put(case_id)
        self._hand.let_go()
        return self.home()

    def bring_back(self, case_id: str) -> AnyHome:
        self._bin.bring_back(case_id)
        return self.home()

    def erasing(self, case_id: str) -> ConsequencesView:
        """What goes when a case in the bin is erased now."""
        return self._bin.erasing(case_id)

    def erase_case(self, case_id: str) -> AnyHome:
        """Removes a case in the bin for good, with what hangs under it."""
        self._bin.erase(case_id)
        return self.home()

    def empty_bin(self) -> int:
        """Erases what lay in the bin for longer than it may; gives how many cases that were."""
        return self._bin.erase_what_is_over()

    @property
    def _bin(self) -> Bin:
        return Bin(self._content, self._shelf, self._today)

    @property
    def case_title(self) -> str:
        """How the open case is called; "" when none is open."""
        return self._hand.open_case.title if self._hand.open_case else ""

    # --- pages ---------------------------------------------------------------------------------------

    def page(self) -> PageView | EndView | DocumentView | SheetView | None:
        """What is on the screen; None stands for the overview, or for Home."""
        where = self._hand.where
        return self.sheet(int(where.name)) if where.kind == "sheet" else self._walk.page()

    def submit(self, raw: Mapping[str, Raw], skip: bool = False) -> Refused | Following:
        """Takes the fields of the page that is shown, saves them, and gives what comes next."""
        return self._walk.submit(raw, skip)

    def attach(self, question: str, file_name: str, content: bytes) -> Refused | PageView:
        """Keeps a letter with the question on the page that is shown, and shows it beside the questions.

        It is saved at once. Only a PDF is taken, of a size that fits in every copy.
        """
        return self._walk.attach(question, file_name, content)

    def detach(self, question: str) -> PageView:
        """Removes the letter of this question for good, from the vault and its copies."""
        return self._walk.detach(question)

    def consequences(self, raw: Mapping[str, Raw]) -> ConsequencesView:
        """What accepting these fields would do to what was there before; falsy when nothing."""
        return self._walk.consequences(raw)

    def go_back(self) -> PageView | CaseView | AnyHome | DocumentView:
        """The previous page of this task, or the overview; for a page opened from a paper, that paper."""
        return self._walk.go_back() or self.home()

    def go_to_overview(self) -> CaseView:
        return self._walk.go_to_overview()

    def jump(self, place: str) -> PageView | CaseView | DocumentView:
        """The page of a place: a question, the first open page of a task, or a paper."""
        return self._walk.jump(place)

    # --- the desk of the expert ----------------------------------------------------------------------

    def sheet(self, number: int = 0) -> SheetView:
        """The dense page of that number (from 0) of the open case."""
        return self._desk.sheet(number)

    def left_sheet(self) -> SheetView | None:
        """The dense page where the open assignment was left; None once it is not being assessed any more."""
        return self._desk.left_sheet()

    def start_sheet(self, flow: str) -> SheetView:
        """The first dense page of a new case; the case is made when the page is accepted."""
        return self._desk.start_sheet(flow)

    def verdict(self, number: int, raw: Mapping[str, Raw]) -> VerdictView:
        """How the check stands with the answers of a dense page as it is filled in; saves nothing."""
        return self._desk.verdict(number, raw)

    def submit_sheet(self, number: int, raw: Mapping[str, Raw]) -> Refused | SheetView:
        """Saves a dense page in one action and gives the next; the last one comes back itself.

        The place where the assignment was left stays as it is until `sheet` shows another page.
        """
        return self._desk.submit_sheet(number, raw)

    def office_rules(self, role: str) -> OfficeRulesView:
        """What the office asks for on top of the criteria of a role; each new assignment begins with it."""
        return self._desk.office_rules(role)

    def keep_office_rules(self, role: str, raw: Mapping[str, Raw]) -> Refused | OfficeRulesView:
        """Keeps what the office asks for in a role; what was begun stays as it is."""
        return self._desk.keep_office_rules(role, raw)

    def read_mail(self, text: str) -> MailView:
        """What a pasted mail fills in on the first page; nothing of it is kept."""
        return self._desk.read_mail(text)

    def keep_draft(self, number: int, raw: Mapping[str, Raw]) -> None:
        """Keeps what is typed on a dense page and not saved, so that a crash loses nothing; {} lets it go."""
        self._desk.keep_draft(number, raw)

    def decision(self) -> DecisionView:
        """What can be done with the outcome of the open assignment."""
        return self._desk.decision()

    def note_reply(self) -> DecisionView:
        """Records that the client is told the outcome today; once a day for each outcome."""
        return self._desk.note_reply()

    def decision_with(self, number: int, raw: Mapping[str, Raw]) -> DecisionView:
        """What could be done with the outcome if this page were saved; saves nothing."""
        return self._desk.decision_with(number, raw)

    def override(self, outcome: str, motive: str) -> Refused | DecisionView:
        """Records the own verdict with its motive; it stands beside the computed outcome."""
        return self._desk.override(outcome, motive)

    def drop_override(self) -> DecisionView:
        """Takes the own verdict back: the computed outcome stands alone again."""
        return self._desk.drop_override()

    def start_as(self, role: str) -> SheetView:
        """The same assignment in another role, as a linked case; the open one keeps its outcome."""
        return self._desk.start_as(role)

    # --- events --------------------------------------------------------------------------------------

    def start_event(self, event_id: str, about: str = "") -> PageView:
        """The page that asks on which day something happened."""
        return self._walk.start_event(event_id, about)

    def log(self, kind: str, case_id: str) -> PageView:
        """The page for *Leg iets vast*: the day and the few questions of a repeating task."""
        return self._walk.log(kind, case_id)

    def amend_event(self, event_id: str, day: date) -> Refused | CaseView:
        """Corrects the day of an event."""
        wrong = reporting.read_day(day.isoformat(), self._now)
        if isinstance(wrong, str):
            return Refused({reporting.DAY: wrong})
        self._case.commit([self._case.entry("amend", day=day, target=event_id)])
        return self.go_to_overview()

    def withdraw_event(self, event_id: str) -> CaseView:
        """Takes an event back; it stays in the record as withdrawn."""
        self._case.commit([self._case.entry("withdraw", target=event_id)])
        return self.go_to_overview()

    def consequences_of_amending(self, event_id: str, day: date) -> ConsequencesView:
        return self._case.compare([self._case.entry("amend", day=day, target=event_id)])

    def consequences_of_withdrawing(self, event_id: str) -> ConsequencesView:
        return self._case.compare([self._case.entry("withdraw", target=event_id)])

    def mark_done(self, place: str, day: date, how: str, paper: bool) -> Refused | CaseView | PageView:
        """Records that a task was done outside the program, on a day. When that was late, why comes next."""
        return self._walk.mark_done(place, day, how, paper)

    # --- undo ----------------------------------------------------------------------------------------

    def undo(self) -> CaseView | Refused:
        """Takes back the last press; stops at an issued paper."""
        action = self._case.undoable
        if action is None:
            return Refused(
                {"": self.texts("undo.issued" if self._case.is_stopped_by_paper else "undo.nothing")}
            )
        self._case.commit([self._case.entry("undo", target=str(action))])
        return self.go_to_overview()

    def redo(self) -> CaseView | Refused:
        """Takes back the last undo."""
        action = self._case.redoable
        if action is None:
            return Refused({"": self.texts("undo.nothing")})
        self._case.commit([self._case.entry("undo", target=str(action))])
        return self.go_to_overview()

    # --- reasons and papers --------------------------------------------------------------------------

    def why(self, duty_or_milestone: str) -> ReasonView:
        """The proof of a date."""
        return self._whole.why(duty_or_milestone)

    def document(self, document_id: str) -> DocumentView:
        """The check page of a paper, with the bytes as they would print today."""
        return self._walk.document(document_id)

    def issue(self, document_id: str) -> DocumentView | PageView | Refused:
        """Freezes a paper as its next version; refused while something that must be signed is missing.

        When that meets a duty too late, the page that asks why comes first: the reason goes on the paper.
        """
        return self._walk.issue(document_id)

    def issued_pdf(self, issued_id: str) -> bytes:
        """The bytes of a paper as they were frozen."""
        return next(paper.pdf for paper in self._hand.papers().issued if paper.id == issued_id)

    def blank(self, document_id: str) -> DocumentView:
        """A blank form, without any case."""
        return blank_view(self._hand.on_paper, document_id, self._today, {}, self._content)

    def words(self) -> tuple[TermView, ...]:
        """The words of the field with their plain words, in order of the alphabet."""
        terms = sorted(self._content.terms.values(), key=lambda term: term.term.lower())
        return tuple(TermView(term.term, term.label, term.explanation) for term in terms)

    def recovery_sheet(self, code: str) -> DocumentView:
        """The paper with the recovery code, for printing only. It says of which of two vaults it is."""
        holds = "desk.holds_expert" if self.desk == EXPERT else "desk.holds_employer"
        told = {"recovery_code": code, "vault_holds": self._hand.on_paper.texts[holds]}
        return blank_view(self._hand.on_paper, "recovery_sheet", self._today, told, self._content)

    # --- the calendar --------------------------------------------------------------------------------

    def agenda(self) -> AgendaView:
        """The calendar file of the open case, as it is today."""
        return self._whole.agenda()

    def agenda_called_by(self, called_by: str) -> None:
        """Keeps how cases are called in calendar files: "number" or "first_name"."""
        self._whole.agenda_called_by(called_by)

    def agenda_saved(self) -> None:
        """Keeps that the calendar file of the open case went out: the next one replaces its days."""
        self._whole.agenda_saved()

    # --- the file for UWV ----------------------------------------------------------------------------

    def file_check(self) -> FileView:
        """What UWV looks for in the file of the open case, and how each thing stands."""
        return self._whole.file_check()

    def record_signature(
        self, name: str, day: date, by: tuple[str, ...], reason: str = ""
    ) -> Refused | FileView:
        """Keeps who signed ("employer", "employee") the paper of a file item; who did not, says why."""
        return self._whole.record_signature(name, day, by, reason)

    # --- advice ---------------------------------------------------------------------------------------

    def advices(self) -> AdvicesView:
        """Every advice in the open case, and what is done with it."""
        return self._whole.advices()

    # --- what it costs -------------------------------------------------------------------------------

    def costs_fields(self) -> tuple[FieldView, ...]:
        """The fields of the sum: with what was kept, else with what the case knows of the contract."""
        return self._whole.costs_fields()

    def costs(self, raw: Mapping[str, Raw]) -> CostsView | Refused:
        """What continued pay costs. The wage is kept when the user asks for it, and wiped when not."""
        return self._whole.costs(raw)

    def costs_paper(self, view: CostsView) -> DocumentView:
        """The sum as a paper. It is kept nowhere."""
        return self._whole.costs_paper(view)

    # --- what if -------------------------------------------------------------------------------------

    def what_if_form(self) -> WhatIfView:
        """The days that can be tried in this case; nothing is tried yet."""
        return self._whole.what_if_form()

    def what_if(self, changes: Mapping[str, Raw]) -> WhatIfView | Refused:
        """Both calendars with these days, by the names of the form's fields. Nothing is stored."""
        return self._whole.what_if(changes)

    def both_calendars(self) -> WhatIfView | CaseView:
        """What follows from each side of a choice that waits for a word; the overview when none does."""
        return self._whole.both_calendars() or self.go_to_overview()

    def trial_paper(self, view: WhatIfView) -> DocumentView:
        """Two calendars as a paper to read: it is marked as a trial, and never made final."""
        return self._whole.trial_paper(view)

    # --- where we are --------------------------------------------------------------------------------

    @property
    def _case(self) -> OpenCase:
        return self._hand.case

    @property
    def _now(self) -> Standing:
        return self._hand.now

    def _drop_unused_letters(self, case: OpenCase) -> None:
        """Letters that were replaced or taken back go for good when the case is closed."""
        if case.head is not None:
            gone = letters.unused(case.now, self._shelf.letters(case.head.id))
            if gone:
                self._shelf.detach(case.head.id, gone)
