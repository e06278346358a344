"""The only object that the screen talks to: it turns presses into entries and walks into views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from wizard.case.model import Instance
from wizard.case.record import Entry, Gap, Place, Raw
from wizard.case.signatures import SIGNERS, signature_value
from wizard.content.model import Content, Task
from wizard.language import speaking
from wizard.plan.plan import DutyStanding
from wizard.ports import Shelf
from wizard.session import handover, letters, reporting
from wizard.session.advices import advices_view
from wizard.session.agenda import agenda_view
from wizard.session.bin import Bin
from wizard.session.costs import costs_fields, costs_view, read_contract, to_keep
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
from wizard.session.ending import end_view
from wizard.session.file import file_view, signed_day_refusal
from wizard.session.helpers import hangs_under, helper_views, latest_of, prefilled
from wizard.session.home import away_since, case_list, home_view, updating_text
from wizard.session.in_hand import InHand, NoCaseOpen
from wizard.session.late import late_page, read_reason, unasked_of_paper, unasked_of_task
from wizard.session.lines import CaseLines
from wizard.session.linked import carried_entries
from wizard.session.open_case import OpenCase, Standing
from wizard.session.overview import case_view
from wizard.session.pages import At, page_view, pages_on_path, read_page
from wizard.session.papers import blank_view
from wizard.session.reasons import why_view
from wizard.session.route import comes_along, next_place, page_at, unanswered
from wizard.session.tasks import PAPER, overdue_text
from wizard.session.unsigned import costs_document, trial_document, year_document
from wizard.session.what_if import choice_view, compare_label, what_if, what_if_form
from wizard.session.whereabouts import NEW, Whereabouts, read_whereabouts
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
    LetterView,
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

Following: TypeAlias = PageView | EndView | CaseView | DocumentView
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
        """The assignments of that year in counts; 0 stands for the year of today."""
        return self._year(self._content, year or self._today.year)

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
        if where.kind == "end" and where.day != self._today.isoformat():
            return self.go_to_overview()
        self._hand.where = where
        if where.action < self._case.last_action and where.kind in ("page", "event", "occurrence"):
            return self._after_accepted(where)
        return self.page() or self.go_to_overview()

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
        papers = self._hand.papers()
        owner = hangs_under(self._content, self._shelf, papers.head)
        return replace(
            case_view(self._case, papers),
            helpers=helper_views(self._now, papers.head.id, self._shelf),
            under=owner.id if owner else "",
            can_hand_over=bool(self._now.flow.bundle),
            is_assessed=self._desk.is_assessed,
        )

    def start_case(self, flow: str = "employer_case") -> PageView:
        """The first page of a new case; the case is made when its first page is accepted."""
        self._hand.take_new(flow)
        first = self._now.walk.next
        if first is None:
            raise NoCaseOpen("this flow asks nothing")
        self._hand.where = Whereabouts("page", first.task, first.opener, first.question)
        return self._page()

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
        upcoming = self._now.walk.next
        return self._show(upcoming) if upcoming else self.case()

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
        upcoming = self._now.walk.next
        return self._show(upcoming) if upcoming else self.go_to_overview()

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
        where = self._where
        if where.kind == "sheet":
            return self.sheet(int(where.name))
        if where.kind == "end":
            return self._end() if self._ended else None
        if where.kind == "paper":
            return self._hand.papers().view(where.name) if where.name in self._now.flow.documents else None
        if where.kind == "late":
            return self._late_page()
        if self._report is not None:
            return self._report_page()
        return self._page() if self._at() else None

    def submit(self, raw: Mapping[str, Raw], skip: bool = False) -> Refused | Following:
        """Takes the fields of the page that is shown, saves them, and gives what comes next."""
        if self._where.kind == "late":
            return self._submit_late(raw, skip)
        if self._report is not None:
            return self._submit_report(self._report, raw)
        found = self._at()
        if found is None:
            return self.go_to_overview()
        at, instance = found
        taken = read_page(self._now, at, instance, raw, skip)
        if isinstance(taken, Refused):
            return taken
        open_before = unanswered(self._now, at.task, instance)
        self._hand.commit(self._case.answers(at.task.id, at.opener, taken))
        return self._after_page(self._where, open_before)

    def attach(self, question: str, file_name: str, content: bytes) -> Refused | PageView:
        """Keeps a letter with the question on the page that is shown, and shows it beside the questions.

        It is saved at once. Only a PDF is taken, of a size that fits in every copy.
        """
        found = self._at()
        if found is None or self._case.head is None:
            raise NoCaseOpen("a letter needs a page of a stored case")
        if wrong := letters.wrong_with(content):
            return Refused({question: self.texts(wrong, most=letters.MOST_MEGABYTES)})
        at, _ = found
        head = self._case.head
        entry_id = self._now.record.next_id()
        letter = letters.new_letter(head.id, entry_id, file_name, self._today, content)
        entry = self._case.entry("answer", question, letter.id, task=at.task.id, opener=at.opener)
        self._shelf.attach(letter, content, (entry,))
        self._case.add_stored(entry)
        return self._page()

    def detach(self, question: str) -> PageView:
        """Removes the letter of this question for good, from the vault and its copies."""
        found = self._at()
        if found is None or self._case.head is None:
            raise NoCaseOpen("a letter needs a page of a stored case")
        at, _ = found
        held = self._now.raws(at.task.id, at.opener).get(question)
        gone = self._case.entry("answer", question, Gap.SKIPPED, task=at.task.id, opener=at.opener)
        self._shelf.detach(self._case.head.id, (held,) if isinstance(held, str) else (), (gone,))
        self._case.add_stored(gone)
        return self._page()

    def consequences(self, raw: Mapping[str, Raw]) -> ConsequencesView:
        """What accepting these fields would do to what was there before; falsy when nothing."""
        entries = self._entries_for(raw)
        return self._case.compare(entries) if entries else ConsequencesView()

    def go_back(self) -> PageView | CaseView | AnyHome | DocumentView:
        """The previous page of this task, or the overview; for a page opened from a paper, that paper."""
        if self._where.back_to:
            return self.document(self._where.back_to)
        found = self._at()
        if found is None:
            return self._leave_page()
        at, instance = found
        pages = pages_on_path(at.task, instance)
        position = pages.index(at.page)
        if position == 0:
            return self._leave_page()
        return self._show(Place(at.task.id, at.opener, pages[position - 1].questions[0].id))

    def go_to_overview(self) -> CaseView:
        if self._case.head is None:
            raise NoCaseOpen("a new case has no overview before its first page is accepted")
        self._hand.go(Whereabouts())
        return self.case()

    def jump(self, place: str) -> PageView | CaseView | DocumentView:
        """The page of a place: a question, the first open page of a task, or a paper."""
        back_to = self._where.name if self._where.kind == "paper" else ""
        if place.startswith(PAPER):
            return self.document(place.removeprefix(PAPER))
        name, _, opener = place.partition("@")
        task = self._now.flow.tasks.get(name)
        if task is None:
            task = self._now.task_of(name)
            return self._show(Place(task.id, opener or self._latest_opener(task), name), back_to)
        if (task.repeats or task.per) and not opener and self._case.head:
            return self.log(name, self._case.head.id)
        instance = self._now.instance(name, opener)
        if instance is None or not instance.path:
            return self.go_to_overview()
        return self._show(Place(name, opener, instance.next or instance.path[0]))

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
        self._hand.go(Whereabouts("event", event_id, about))
        return self._report_page()

    def log(self, kind: str, case_id: str) -> PageView:
        """The page for *Leg iets vast*: the day and the few questions of a repeating task."""
        if self._hand.case_id != case_id:
            self._hand.take(case_id)
        task = self._now.flow.tasks.get(kind)
        if task is not None and task.per:
            is_event = task.per in self._now.flow.events
            return self.start_event(task.per) if is_event else self.log(task.per, case_id)
        self._hand.go(Whereabouts("occurrence", kind))
        return self._report_page()

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
        wrong = reporting.read_day(day.isoformat(), self._now)
        if isinstance(wrong, str):
            return Refused({reporting.DAY: wrong})
        task, _, opener = place.partition("@")
        value: Raw = {"how": how, "paper": paper}
        self._case.commit([self._case.entry("done", name=task, day=day, opener=opener, value=value)])
        return self._ask_why(unasked_of_task(self._now, task), Whereabouts("late")) or self.go_to_overview()

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
        return why_view(self._now, duty_or_milestone)

    def document(self, document_id: str) -> DocumentView:
        """The check page of a paper, with the bytes as they would print today."""
        view = self._hand.papers().view(document_id)
        self._hand.go(Whereabouts("paper", document_id))
        return view

    def issue(self, document_id: str) -> DocumentView | PageView | Refused:
        """Freezes a paper as its next version; refused while something that must be signed is missing.

        When that meets a duty too late, the page that asks why comes first: the reason goes on the paper.
        """
        if self._hand.papers().is_ready(document_id):
            late = unasked_of_paper(self._now, document_id)
            asked = self._ask_why(late, Whereabouts("late", back_to=document_id))
            if asked:
                return asked
        frozen = self._hand.papers().freeze(
            document_id, self._case.entry("issued", name=document_id, day=self._today)
        )
        if isinstance(frozen, Refused):
            return frozen
        paper, entry = frozen
        self._shelf.issue(paper, (entry,))
        self._case.add_stored(entry)
        return self._hand.papers().view(document_id)

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
        """The paper with the recovery code, for printing only."""
        told = {"recovery_code": code}
        return blank_view(self._hand.on_paper, "recovery_sheet", self._today, told, self._content)

    # --- the calendar --------------------------------------------------------------------------------

    def agenda(self) -> AgendaView:
        """The calendar file of the open case, as it is today."""
        head = self._case.head
        if head is None:
            raise NoCaseOpen("a new case has no calendar before its first page is accepted")
        called_by, saved = self.setting("agenda_called_by"), self.setting(f"agenda_saved:{head.id}")
        return agenda_view(self._now, head.id, head.number, called_by, saved)

    def agenda_called_by(self, called_by: str) -> None:
        """Keeps how cases are called in calendar files: "number" or "first_name"."""
        self.set_setting("agenda_called_by", called_by)

    def agenda_saved(self) -> None:
        """Keeps that the calendar file of the open case went out: the next one replaces its days."""
        if self._case.head is not None:
            self.set_setting(f"agenda_saved:{self._case.head.id}", self._today.isoformat())

    # --- the file for UWV ----------------------------------------------------------------------------

    def file_check(self) -> FileView:
        """What UWV looks for in the file of the open case, and how each thing stands."""
        return file_view(self._now, self._case.title)

    def record_signature(
        self, name: str, day: date, by: tuple[str, ...], reason: str = ""
    ) -> Refused | FileView:
        """Keeps who signed ("employer", "employee") the paper of a file item; who did not, says why."""
        if wrong := signed_day_refusal(self._now, day):
            return Refused({"day": wrong})
        if len(by) < len(SIGNERS) and not reason.strip():
            return Refused({"reason": self.texts("signing.reason_needed")})
        value = signature_value(by, "" if len(by) == len(SIGNERS) else reason.strip())
        self._case.commit([self._case.entry("signed", name=name, day=day, value=value)])
        return self.file_check()

    # --- advice ---------------------------------------------------------------------------------------

    def advices(self) -> AdvicesView:
        """Every advice in the open case, and what is done with it."""
        head = self._case.head
        kept = self._shelf.letters(head.id) if head else ()
        return advices_view(self._now, self._case.title, kept)

    # --- what it costs -------------------------------------------------------------------------------

    def costs_fields(self) -> tuple[FieldView, ...]:
        """The fields of the sum: with what was kept, else with what the case knows of the contract."""
        return costs_fields(self._now, self.setting(self._costs_key))

    def costs(self, raw: Mapping[str, Raw]) -> CostsView | Refused:
        """What continued pay costs. The wage is kept when the user asks for it, and wiped when not."""
        contract = read_contract(self._now, raw)
        if isinstance(contract, Refused):
            return contract
        keep = to_keep(raw)
        if keep != self.setting(self._costs_key):
            self.set_setting(self._costs_key, keep)
        return costs_view(self._now, self._case.title, contract)

    def costs_paper(self, view: CostsView) -> DocumentView:
        """The sum as a paper. It is kept nowhere."""
        head = self._case.head
        return costs_document(self._now, view, head.number if head else "")

    @property
    def _costs_key(self) -> str:
        head = self._case.head
        if head is None:
            raise NoCaseOpen("a new case has no costs before its first page is accepted")
        return f"costs:{head.id}"

    # --- what if -------------------------------------------------------------------------------------

    def what_if_form(self) -> WhatIfView:
        """The days that can be tried in this case; nothing is tried yet."""
        return what_if_form(self._now, self._case.title)

    def what_if(self, changes: Mapping[str, Raw]) -> WhatIfView | Refused:
        """Both calendars with these days, by the names of the form's fields. Nothing is stored."""
        return what_if(self._now, changes, self._case.title, self._case.entry)

    def both_calendars(self) -> WhatIfView | CaseView:
        """What follows from each side of a choice that waits for a word; the overview when none does."""
        return choice_view(self._now, self._case.title) or self.go_to_overview()

    def trial_paper(self, view: WhatIfView) -> DocumentView:
        """Two calendars as a paper to read: it is marked as a trial, and never made final."""
        number = self._case.head.number if self._case.head else ""
        return trial_document(self._now, view, number)

    # --- where we are --------------------------------------------------------------------------------

    @property
    def _case(self) -> OpenCase:
        return self._hand.case

    @property
    def _now(self) -> Standing:
        return self._hand.now

    @property
    def _where(self) -> Whereabouts:
        return self._hand.where

    def _leave_page(self) -> CaseView | AnyHome:
        if self._case.head is None:
            self._hand.let_go()
            return self.home()
        return self.go_to_overview()

    def _drop_unused_letters(self, case: OpenCase) -> None:
        """Letters that were replaced or taken back go for good when the case is closed."""
        if case.head is not None:
            gone = letters.unused(case.now, self._shelf.letters(case.head.id))
            if gone:
                self._shelf.detach(case.head.id, gone)

    # --- the cursor ----------------------------------------------------------------------------------

    def _at(self) -> tuple[At, Instance] | None:
        return page_at(self._now, self._where) if self._hand.open_case else None

    def _page(self) -> PageView:
        found = self._at()
        if found is None:
            raise NoCaseOpen("the page is not on the path")
        at, instance = found
        raws = self._now.raws(at.task.id, at.opener)
        view = page_view(self._now, at, instance, self._case.title, raws)
        view = replace(
            view,
            overdue=overdue_text(self._now, instance),
            compare_label=compare_label(self._now, at.opener),
        )
        return self._with_letter(view, letters.letter_beside(self._now, instance))

    def _with_letter(self, view: PageView, letter_id: str) -> PageView:
        """The page with the letter that its questions are about, when that is still kept."""
        if not letter_id or self._case.head is None:
            return view
        kept = next((one for one in self._shelf.letters(self._case.head.id) if one.id == letter_id), None)
        if kept is None:
            return view
        fields = tuple(
            replace(field, file_name=kept.file_name) if field.kind == letters.LETTER else field
            for field in view.fields
        )
        pdf = self._shelf.letter_pdf(letter_id)
        return replace(view, fields=fields, letter=LetterView(letter_id, kept.file_name, pdf))

    def _show(self, place: Place, back_to: str = "") -> PageView | CaseView:
        self._hand.go(Whereabouts("page", place.task, place.opener, place.question, back_to))
        return self._page() if self._at() else self.go_to_overview()

    def _after_accepted(self, where: Whereabouts) -> Following:
        """What comes next, when the program stopped between saving and showing it."""
        entries = self._now.record.entries
        if where.kind == "page":
            known = replace(self._now.record, entries=tuple(e for e in entries if e.action <= where.action))
            then = Standing(self._content, known, self._today)
            instance = then.instance(where.name, where.opener)
            task = then.flow.tasks.get(where.name)
            return self._after_page(where, unanswered(then, task, instance) if task and instance else None)
        opened = next((e for e in entries if e.action > where.action and e.name == where.name), None)
        return self._after_report(opened) if opened else self.go_to_overview()

    def _after_page(self, where: Whereabouts, open_before: frozenset[str] | None) -> Following:
        """What comes after a page that was accepted: the next of its task, or the end of the task."""
        instance = self._now.instance(where.name, where.opener)
        if instance is None or not instance.path:
            return self.go_to_overview()
        place = next_place(self._now, where, open_before)
        if place is not None:
            return self._show(place, where.back_to)
        return self.document(where.back_to) if where.back_to else self._finish(instance)

    def _finish(self, instance: Instance) -> EndView | PageView:
        late = unasked_of_task(self._now, instance.task)
        where = Whereabouts("late", opener=instance.opener, question=instance.task)
        if asked := self._ask_why(late, where):
            return asked
        if along := comes_along(self._now, instance):
            self._hand.go(Whereabouts("page", along.task, along.opener, along.question))
            return self._page()
        self._hand.go(Whereabouts("end", instance.task, instance.opener))
        return self._end()

    # --- what was late -------------------------------------------------------------------------------

    def _ask_why(self, late: DutyStanding | None, where: Whereabouts) -> PageView | None:
        """The page that asks why a duty was met too late; `where` says where to go after it."""
        if late is None:
            return None
        self._hand.go(replace(where, name=late.place))
        return self._late_page()

    def _late_page(self) -> PageView | None:
        standing = self._now.plan.of(self._where.name)
        if standing is None or standing.late_reason is not None:
            return None
        return late_page(self._now, standing, self._case.title)

    def _submit_late(self, raw: Mapping[str, Raw], skip: bool) -> Refused | Following:
        where = self._where
        taken = read_reason(self._now, raw, skip)
        if isinstance(taken, Refused):
            return taken
        self._case.commit([self._case.entry("late", name=where.name, value=taken)])
        if where.back_to:
            return self.document(where.back_to)
        instance = self._now.instance(where.question, where.opener)
        return self._finish(instance) if instance else self.go_to_overview()

    def _latest_opener(self, task: Task) -> str:
        openers = self._now.walk.openers.get(task.id, ())
        return openers[-1] if openers else ""

    @property
    def _ended(self) -> Instance | None:
        return self._now.instance(self._where.name, self._where.opener) if self._where.kind == "end" else None

    def _end(self) -> EndView:
        if self._ended is None:
            raise NoCaseOpen("no task has just ended")
        return end_view(self._now, self._ended, self._hand.papers())

    # --- entries -------------------------------------------------------------------------------------

    def _entries_for(self, raw: Mapping[str, Raw]) -> list[Entry]:
        if self._report is not None:
            made = reporting.entries(self._report, raw, self._now, self._case.entry)
            return [] if isinstance(made, Refused) else made
        found = self._at()
        if found is None:
            return []
        at, instance = found
        taken = read_page(self._now, at, instance, raw, False)
        return [] if isinstance(taken, Refused) else self._case.answers(at.task.id, at.opener, taken)

    # --- reporting -----------------------------------------------------------------------------------

    @property
    def _report(self) -> reporting.Report | None:
        """What is being told, when that is what the screen shows."""
        where = self._where
        if where.kind == "event" and where.name in self._now.flow.events:
            return reporting.Report("event", where.name, where.opener)
        if where.kind == "occurrence" and where.name in self._now.flow.tasks:
            return reporting.Report("occurrence", where.name)
        return None

    def _report_page(self) -> PageView:
        if self._report is None:
            raise NoCaseOpen("nothing is being reported")
        return reporting.page(self._report, self._now, self._case.title)

    def _submit_report(self, report: reporting.Report, raw: Mapping[str, Raw]) -> Refused | Following:
        made = reporting.entries(report, raw, self._now, self._case.entry)
        if isinstance(made, Refused):
            return made
        if report.kind == "event" and (refused := reporting.refusal(self._case.would_be(made), made[0])):
            return refused
        self._case.commit(made)
        return self._after_report(made[0])

    def _after_report(self, opened: Entry) -> Following:
        """The first question that the report asks, or the end when it asks nothing more."""
        instances = [item for item in self._now.walk.instances if item.opener == opened.id]
        for instance in instances:
            if instance.next and instance.status in ("to_do", "started"):
                return self._show(Place(instance.task, instance.opener, instance.next))
        if not instances:
            return self.go_to_overview()
        return self._finish(instances[0])
