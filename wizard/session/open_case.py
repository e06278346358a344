"""The case that is open: its record, what follows from it, and the one door through which it grows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from wizard.case.model import Instance, Walk
from wizard.case.record import Entry, EntryKind, Raw, Record
from wizard.case.telling import REACHED, Told, live_entries, tell
from wizard.case.walk import walk
from wizard.content.model import Content, Flow, Task
from wizard.plan.acceptance import Assessment, assess
from wizard.plan.file_check import FileCheck, check_file
from wizard.plan.plan import Plan, make_plan
from wizard.ports import CaseHead, Shelf
from wizard.session.changes import consequences_view
from wizard.session.wording import Wording
from wizard.views import ConsequencesView

ASKS = ("open", "due_today", "overdue")
FREE_TEXT = ("text", "long_text", "rows")


class Standing:
    """A record and everything that follows from it today."""

    def __init__(self, content: Content, record: Record, today: date) -> None:
        self.content = content
        self.record = record
        self.today = today
        self.flow: Flow = content.flows[record.flow]

    @cached_property
    def told(self) -> Told:
        return tell(self.flow, self.record)

    @cached_property
    def walk(self) -> Walk:
        return walk(self.content, self.record, self.today)

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.content, self.walk, self.record)

    @cached_property
    def file(self) -> FileCheck:
        """What UWV looks for in the file, and how each thing stands."""
        return check_file(self.content, self.walk, self.plan, self.record)

    @cached_property
    def assessment(self) -> Assessment:
        """The outcome of the case, with its reasons and what stands beside it."""
        return assess(self.flow, self.walk, self.record)

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.content, self.flow, self.walk.env)

    @property
    def instances(self) -> tuple[Instance, ...]:
        """The instances of the walk, and a line for each task whose duty asks for a new occurrence of it."""
        asked = {item.duty.task for item in self.plan.standings if item.status in ASKS}
        open_now = {item.task for item in self.walk.instances if item.status in ("to_do", "started")}
        wanted = [
            task.id
            for task in self.flow.tasks.values()
            if (task.repeats or task.per) and task.id in asked - open_now
        ]
        return (*self.walk.instances, *(Instance(task, "", "to_do") for task in wanted))

    @property
    def is_closed(self) -> bool:
        return any(phase.final and phase.id == self.walk.phase for phase in self.flow.phases)

    @property
    def is_assessed(self) -> bool:
        """Whether this is an assignment of which nobody has said yes or no yet."""
        sheets = self.flow.sheets
        return bool(sheets) and self.walk.phase in self.flow.tasks[sheets[0].tasks[0]].phases

    def instance(self, task: str, opener: str) -> Instance | None:
        found = (item for item in self.walk.instances if (item.task, item.opener) == (task, opener))
        return next(found, None)

    def raws(self, task: str, opener: str) -> Mapping[str, Raw]:
        """The stored answers of an instance as they were given, also those that do not fit any more."""
        given = self.told.answers.get((task, opener), {})
        return {name: answer.entry.value for name, answer in given.items()}

    def task_of(self, question: str) -> Task:
        return next(
            task for task in self.flow.tasks.values() if any(q.id == question for q in task.questions)
        )


class OpenCase:
    """One case on the desk. `head` is None for a new case until its first answer is saved."""

    def __init__(
        self, content: Content, shelf: Shelf, today: date, record: Record, head: CaseHead | None
    ) -> None:
        self._shelf = shelf
        self.head = head
        self.now = Standing(content, record, today)

    @property
    def title(self) -> str:
        number = self.head.number if self.head else ""
        return " · ".join(part for part in (self.now.wording.person, number) if part)

    @property
    def last_action(self) -> int:
        return self.now.record.next_action - 1

    def entry(
        self,
        kind: EntryKind,
        name: str = "",
        value: Raw = None,
        day: date | None = None,
        task: str = "",
        opener: str = "",
        target: str = "",
        ahead: int = 0,
    ) -> Entry:
        """An entry of the next action; `ahead` counts the entries made before it in the same action."""
        record = self.now.record
        return Entry(
            record.next_id(ahead),
            record.next_action,
            self.now.today,
            kind,
            name,
            value,
            day,
            task,
            opener,
            target,
        )

    def answers(self, task: str, opener: str, taken: Mapping[str, Raw]) -> list[Entry]:
        """Entries for the answers that differ from what stands."""
        standing = self.now.raws(task, opener)
        changed = {
            name: value for name, value in taken.items() if name not in standing or standing[name] != value
        }
        return [
            self.entry("answer", name, value, task=task, opener=opener, ahead=number)
            for number, (name, value) in enumerate(changed.items())
        ]

    def commit(self, entries: list[Entry]) -> None:
        """Saves one action, with the marks of phases that it reaches first. Raises StoreError."""
        if not entries:
            return
        old = self.now
        now = self.would_be(entries)
        marked = _with_marks(now)
        if marked is not now.record:
            now = Standing(old.content, marked, old.today)
        added = now.record.entries[len(old.record.entries) :]
        if self.head is None:
            self.head = self._shelf.create(now.record.flow, now.today, added)
        else:
            self._shelf.append(self.head.id, added)
        self.now = now

    def add_stored(self, entry: Entry) -> None:
        """Takes in an entry that the shelf has stored together with its paper or letter."""
        self.now = Standing(self.now.content, self.now.record.plus(entry), self.now.today)

    def would_be(self, entries: list[Entry]) -> Standing:
        return Standing(self.now.content, self.now.record.plus(*entries), self.now.today)

    def compare(self, entries: list[Entry]) -> ConsequencesView:
        """What these entries would do to what was there before."""
        after = self.would_be(entries)
        own = frozenset(entry.place for entry in entries if entry.kind == "answer")
        return consequences_view(
            self.now.flow, (self.now.walk, self.now.plan), (after.walk, after.plan), own, self.now.wording
        )

    # --- undo ----------------------------------------------------------------------------------------

    @property
    def undoable(self) -> int | None:
        """The action that undo would take back: not the one that made the case, not an issued paper."""
        last = self._last_live()
        if not last or self.is_stopped_by_paper or last[0].action == 1:
            return None
        return last[0].action

    @property
    def is_stopped_by_paper(self) -> bool:
        return any(entry.kind == "issued" for entry in self._last_live())

    @property
    def redoable(self) -> int | None:
        """The latest undo that was not taken back, as long as nothing new was done after it."""
        undos = {entry.action for entry in self.now.record.entries if entry.kind == "undo"}
        taken_back: set[int] = set()
        for entry in reversed(self.now.record.entries):
            if entry.kind != "undo":
                return None
            if int(entry.target) in undos:
                taken_back.add(int(entry.target))
            elif entry.action not in taken_back:
                return entry.action
        return None

    @property
    def undo_text(self) -> str:
        """What undo would take back, in words."""
        if self.undoable is None:
            return ""
        first, flow, wording = self._last_live()[0], self.now.flow, self.now.wording
        if first.kind == "answer" and any(
            q.id == first.name for t in flow.tasks.values() for q in t.questions
        ):
            what = wording.label(first.name)
        elif first.kind == "late":
            what = wording.texts("undo.late")
        elif first.name in flow.events:
            what = wording.fill(flow.events[first.name].title)
        elif first.name in flow.tasks:
            what = wording.fill(flow.tasks[first.name].title)
        else:
            what = wording.texts(f"undo.{first.kind}")
        return wording.texts("undo.what", what=what)

    def _last_live(self) -> tuple[Entry, ...]:
        live = live_entries(self.now.record)
        return tuple(entry for entry in live if entry.action == live[-1].action) if live else ()

    def wipe_corrected_text(self) -> None:
        """Removes free text that was corrected: undo does not reach over the closing of a case."""
        if self.head is None:
            return
        flow, record = self.now.flow, self.now.record
        free = {q.id for task in flow.tasks.values() for q in task.questions if q.type in FREE_TEXT}
        standing = {a.entry.id for given in self.now.told.answers.values() for a in given.values()}
        standing.update({e.name: e.id for e in live_entries(record) if e.kind == "late"}.values())
        superseded = tuple(
            entry.id
            for entry in record.entries
            if (entry.kind == "late" or (entry.kind == "answer" and entry.name in free))
            and entry.id not in standing
            and entry.value is not None
        )
        if superseded:
            self._shelf.wipe_superseded_text(self.head.id, superseded)


def _with_marks(standing: Standing) -> Record:
    """The record with a mark for each phase that was reached for the first time by its last action."""
    record = standing.record
    if record.entries[-1].kind == "undo":
        return record
    marks = standing.told.marks
    action = record.entries[-1].action
    for visit in standing.walk.trail[1:]:
        if visit.forward and (visit.phase, visit.by) not in marks:
            mark = Entry(
                record.next_id(),
                action,
                standing.today,
                "event",
                REACHED + visit.phase,
                day=standing.today,
                opener=visit.by,
            )
            record = record.plus(mark)
    return record
