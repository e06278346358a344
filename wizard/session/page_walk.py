"""The page that is shown, and what comes after it: the cursor in the open case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from wizard.case.model import Instance
from wizard.case.record import Entry, Gap, Place, Raw
from wizard.content.model import Task
from wizard.plan.plan import DutyStanding
from wizard.session import letters, reporting
from wizard.session.ending import end_view
from wizard.session.helpers import hangs_under, helper_views
from wizard.session.in_hand import InHand, NoCaseOpen
from wizard.session.late import late_page, read_reason, unasked_of_paper, unasked_of_task
from wizard.session.open_case import OpenCase, Standing
from wizard.session.overview import case_view
from wizard.session.pages import At, page_view, pages_on_path, read_page
from wizard.session.route import comes_along, next_place, page_at, unanswered
from wizard.session.tasks import PAPER, overdue_text
from wizard.session.what_if import compare_label
from wizard.session.whereabouts import Whereabouts
from wizard.views import (
    CaseView,
    ConsequencesView,
    DocumentView,
    EndView,
    LetterView,
    PageView,
    Refused,
)

Following: TypeAlias = PageView | EndView | CaseView | DocumentView


class PageWalk:
    """Walks through the case that the session has in hand. Every accepted page is saved first."""

    def __init__(self, hand: InHand) -> None:
        self._hand = hand

    # --- the overview ---------------------------------------------------------------------------------

    def overview(self) -> CaseView:
        """The overview of the open case."""
        papers = self._hand.papers()
        owner = hangs_under(self._hand.content, self._hand.shelf, papers.head)
        return replace(
            case_view(self._case, papers),
            helpers=helper_views(self._now, papers.head.id, self._hand.shelf),
            under=owner.id if owner else "",
            can_hand_over=bool(self._now.flow.bundle),
            is_assessed=self._now.is_assessed,
        )

    def go_to_overview(self) -> CaseView:
        if self._case.head is None:
            raise NoCaseOpen("a new case has no overview before its first page is accepted")
        self._hand.go(Whereabouts())
        return self.overview()

    # --- pages ----------------------------------------------------------------------------------------

    def first_page(self) -> PageView:
        """The first page of a new case. Raises NoCaseOpen when its flow asks nothing."""
        first = self._now.walk.next
        if first is None:
            raise NoCaseOpen("this flow asks nothing")
        self._hand.where = Whereabouts("page", first.task, first.opener, first.question)
        return self._page()

    def next_page(self) -> PageView | CaseView:
        """The first page that is still to be answered; the overview when none is."""
        upcoming = self._now.walk.next
        return self._show(upcoming) if upcoming else self.go_to_overview()

    def resume(self, where: Whereabouts) -> Following:
        """What was on the screen when the program stopped."""
        if where.kind == "end" and where.day != self._hand.today.isoformat():
            return self.go_to_overview()
        self._hand.where = where
        if where.action < self._case.last_action and where.kind in ("page", "event", "occurrence"):
            return self._after_accepted(where)
        return self.page() or self.go_to_overview()

    def page(self) -> PageView | EndView | DocumentView | None:
        """What is on the screen; None stands for the overview, or for Home."""
        where = self._where
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
            return Refused({question: self._hand.texts(wrong, most=letters.MOST_MEGABYTES)})
        at, _ = found
        head = self._case.head
        entry_id = self._now.record.next_id()
        letter = letters.new_letter(head.id, entry_id, file_name, self._hand.today, content)
        entry = self._case.entry("answer", question, letter.id, task=at.task.id, opener=at.opener)
        self._hand.shelf.attach(letter, content, (entry,))
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
        self._hand.shelf.detach(self._case.head.id, (held,) if isinstance(held, str) else (), (gone,))
        self._case.add_stored(gone)
        return self._page()

    def consequences(self, raw: Mapping[str, Raw]) -> ConsequencesView:
        """What accepting these fields would do to what was there before; falsy when nothing."""
        entries = self._entries_for(raw)
        return self._case.compare(entries) if entries else ConsequencesView()

    def go_back(self) -> PageView | CaseView | DocumentView | None:
        """The previous page of this task, or the overview; for a page opened from a paper, that paper.

        None when it was the first page of a new case: nothing is open any more.
        """
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

    # --- events ---------------------------------------------------------------------------------------

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

    def mark_done(self, place: str, day: date, how: str, paper: bool) -> Refused | CaseView | PageView:
        """Records that a task was done outside the program, on a day. When that was late, why comes next."""
        wrong = reporting.read_day(day.isoformat(), self._now)
        if isinstance(wrong, str):
            return Refused({reporting.DAY: wrong})
        task, _, opener = place.partition("@")
        value: Raw = {"how": how, "paper": paper}
        self._case.commit([self._case.entry("done", name=task, day=day, opener=opener, value=value)])
        return self._ask_why(unasked_of_task(self._now, task), Whereabouts("late")) or self.go_to_overview()

    # --- papers ---------------------------------------------------------------------------------------

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
            document_id, self._case.entry("issued", name=document_id, day=self._hand.today)
        )
        if isinstance(frozen, Refused):
            return frozen
        paper, entry = frozen
        self._hand.shelf.issue(paper, (entry,))
        self._case.add_stored(entry)
        return self._hand.papers().view(document_id)

    # --- where we are ---------------------------------------------------------------------------------

    @property
    def _case(self) -> OpenCase:
        return self._hand.case

    @property
    def _now(self) -> Standing:
        return self._hand.now

    @property
    def _where(self) -> Whereabouts:
        return self._hand.where

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
        kept = next(
            (one for one in self._hand.shelf.letters(self._case.head.id) if one.id == letter_id), None
        )
        if kept is None:
            return view
        fields = tuple(
            replace(field, file_name=kept.file_name) if field.kind == letters.LETTER else field
            for field in view.fields
        )
        pdf = self._hand.shelf.letter_pdf(letter_id)
        return replace(view, fields=fields, letter=LetterView(letter_id, kept.file_name, pdf))

    def _show(self, place: Place, back_to: str = "") -> PageView | CaseView:
        self._hand.go(Whereabouts("page", place.task, place.opener, place.question, back_to))
        return self._page() if self._at() else self.go_to_overview()

    def _after_accepted(self, where: Whereabouts) -> Following:
        """What comes next, when the program stopped between saving and showing it."""
        entries = self._now.record.entries
        if where.kind == "page":
            known = replace(self._now.record, entries=tuple(e for e in entries if e.action <= where.action))
            then = Standing(self._hand.content, known, self._hand.today)
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

    def _leave_page(self) -> CaseView | None:
        if self._case.head is None:
            self._hand.let_go()
            return None
        return self.go_to_overview()

    # --- what was late --------------------------------------------------------------------------------

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

    # --- entries --------------------------------------------------------------------------------------

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

    # --- reporting ------------------------------------------------------------------------------------

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
