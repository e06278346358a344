"""Looking at all tasks of a case at one moment of the walk, and again only at what has changed since.

The walk looks many times: after every event and every step forward. Between two looks little changes, so the
readings are kept, and a task is looked at again only when something that it reads is different.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from wizard.case.calendar import Calendar
from wizard.case.facts import Moment, day_facts, parameter_readings, readings, told_in
from wizard.case.index import Index, done_key
from wizard.case.instances import Look, ReadAnswer, Scope, look_at, read_answer
from wizard.case.record import Entry
from wizard.case.telling import Answer, Told
from wizard.content.model import Content, Question, Task

Key = tuple[str, str]
Spells = tuple[tuple[date, date | None], ...]

ROUNDS: Final = 4
"""What a look finds out can open or close a task, so it is repeated until nothing changes. Content that
contradicts itself (a task that closes itself by its own answer) is looked at this often and no more."""

_NEVER: Final = object()


class Looker:
    """The readings of one case at the moment of the last look. Thrown away when the walk is made."""

    def __init__(self, content: Content, index: Index, told: Told, today: date) -> None:
        self.content = content
        self.index = index
        self.told = told
        self.today = today
        self.env: dict[str, Any] = {}
        self.scopes: dict[str, dict[str, Any]] = {}
        """Per event: the facts of its own day, and the answers that belong to it."""
        self.looks: dict[Key, Look] = {}
        self.done: dict[Key, bool] = {}
        self.openers: dict[str, tuple[str, ...]] = {
            task.id: self._first_openers(task) for task in index.flow.tasks.values()
        }
        self.visited: set[str] = set()
        self.fallen: set[str] = set()
        """Events that did not hold: their answers stay visible, but count for nobody else."""
        self.past: dict[str, date | None] = {}
        """Tasks whose duty was met before the case was entered, with the day if it is known."""
        self.first_day: date | None = None
        self.held_open: frozenset[str] = frozenset()
        self._may_be_due: frozenset[str] = frozenset(index.duties_of)
        self._duties_may_differ = True
        self._event_moments: dict[str, tuple[date, Spells]] = {}
        for task in index.companions:
            # What comes along with an occurrence reads its answers as near as its own.
            self.scopes.update((opener, {}) for opener in self.openers[task])
        self._read: dict[Key, dict[str, Any]] = {}
        self._changed: set[str] = set()
        self._changed_near: dict[str, set[str]] = {}
        self._touched: set[str] = set(index.flow.tasks)
        """Tasks to look at again as a whole."""
        self._grown: set[str] = set()
        """Tasks whose occurrences are not the same ones any more."""
        self.told_days: Mapping[str, Any] = {}
        """What the calendar rests on besides recovery and relapse (facts.TOLD)."""
        self._facts_of: tuple[date, Spells, Mapping[str, date], date | None, Mapping[str, Any]] | None = None

    def _first_openers(self, task: Task) -> tuple[str, ...]:
        repeated = task.id if task.repeats else task.per
        if repeated and repeated not in self.index.per_event:
            return tuple(entry.id for entry in self.told.occurrences.get(repeated, ()))
        return () if task.per else ("",)

    # --- what the fold tells ---------------------------------------------------------------------------

    def visit(self, phase: str) -> None:
        """From now on the tasks of this phase are reached."""
        if phase not in self.visited:
            self.visited.add(phase)
            self._touched.update(task.id for task in self.index.order if phase in task.phases)

    def open_event(self, entry: Entry, day: date, spells: Spells) -> None:
        """From now on the tasks of this event exist; facts about its day stay as they are here."""
        self._event_moments[entry.id] = (day, spells)
        self.scopes[entry.id] = self._event_facts(entry.id)
        for task in self.index.per_event[entry.name]:
            self.openers[task.id] = (*self.openers[task.id], entry.id)
            self._grown.add(task.id)

    def drop_event(self, entry: Entry) -> None:
        """The event did not hold: nobody else reads its answers any more."""
        self.fallen.add(entry.id)
        self._grown.update(task.id for task in self.index.per_event[entry.name])

    def hold_open(self, tasks: frozenset[str]) -> None:
        """From now on these tasks are on the path because of a dated duty."""
        self._touched |= tasks ^ self.held_open
        self.held_open = tasks

    # --- what the fold asks ----------------------------------------------------------------------------

    def scope(self, opener: str) -> Mapping[str, Any]:
        """The readings as seen from an event: its own first, then those of the case."""
        return Scope(self.scopes[opener], self.env) if opener in self.scopes else self.env

    def is_done(self, task: str) -> bool:
        """Whether a task counts as done: of a repeating task one occurrence, per event the latest."""
        if task in self.past:
            return True
        openers = self.openers[task]
        if not self.index.flow.tasks[task].repeats:
            openers = tuple(opener for opener in openers if opener not in self.fallen)[-1:]
        return any(self.done.get((task, opener), False) for opener in openers)

    def times_done(self, task: str) -> int:
        """How many of its occurrences that stand are done."""
        return sum(
            self.done.get((task, opener), False) for opener in self.openers[task] if opener not in self.fallen
        )

    def has_begun(self, task: str, opener: str) -> bool:
        return (task, opener) in self.told.answers

    # --- looking ---------------------------------------------------------------------------------------

    def look(self, day: date, spells: Spells, event_days: Mapping[str, date]) -> None:
        """Brings all readings up to `day`, after the recoveries and events so far."""
        for _ in range(ROUNDS):
            self._take_facts(day, spells, event_days)
            self._pass()
            if not self._learn():
                break

    def _take_facts(self, day: date, spells: Spells, event_days: Mapping[str, date]) -> None:
        self.told_days = told_in(self.env, event_days)
        about = (day, spells, dict(event_days), self.first_day, self.told_days)
        if about == self._facts_of:
            return
        if self._facts_of is not None and self._facts_of[3:] != about[3:]:
            for opener in self._event_moments:
                self._change_near(opener, self._event_facts(opener))
        self._facts_of = about
        moment = self._moment(day, spells, None)
        self._change(readings(moment))
        self._change(parameter_readings(moment, self.index.keys | self.index.printed))
        self._change({f"day({event})": when for event, when in event_days.items()})

    def _event_facts(self, opener: str) -> dict[str, Any]:
        day, spells = self._event_moments[opener]
        return day_facts(self._moment(day, spells, day))

    def _moment(self, day: date, spells: Spells, event_day: date | None) -> Moment:
        parameters = self.content.parameters
        return Moment(day, self.told.begun, self.first_day, spells, event_day, parameters, self.told_days)

    def calendar(self, day: date, spells: Spells) -> Calendar | None:
        """The calendar of the case as far as it is known."""
        return self._moment(day, spells, None).calendar

    def _change(self, readings_now: Mapping[str, Any]) -> None:
        env, changed = self.env, self._changed
        for name, value in readings_now.items():
            if env.get(name, _NEVER) != value:
                env[name] = value
                changed.add(name)

    def _change_near(self, opener: str, readings_now: Mapping[str, Any]) -> None:
        scope, changed = self.scopes[opener], self._changed_near.setdefault(opener, set())
        for name, value in readings_now.items():
            if scope.get(name, _NEVER) != value:
                scope[name] = value
                changed.add(name)

    def _pass(self) -> None:
        """One pass in task order over the tasks for which something changed."""
        touched, self._touched = self._touched, set()
        grown, self._grown = self._grown, set()
        for task in self.index.order:
            reads = self.index.reads[task.id]
            if task.id in touched or not reads.isdisjoint(self._changed):
                openers = self.openers[task.id]
            elif task.id in grown or (task.per and self._changed_near):
                openers = tuple(
                    opener
                    for opener in self.openers[task.id]
                    if (task.id, opener) not in self.looks
                    or not reads.isdisjoint(self._changed_near.get(opener, ()))
                )
            else:
                continue
            for opener in openers:
                self._look_at(task, opener)
            if task.per or task.repeats:
                self._look_across(task)
        self._duties_may_differ = not self.index.duty_keys.isdisjoint(self._changed)
        self._changed.clear()
        self._changed_near.clear()

    def _look_at(self, task: Task, opener: str) -> None:
        reached = not task.phases or not self.visited.isdisjoint(task.phases)
        waits_for = tuple(other for other in task.after if not self._is_before(other, task, opener))
        answers = self.told.answers.get((task.id, opener), {})
        held = task.id in self.held_open or (bool(answers) and task.id in self._may_be_due)
        asked = self.index.asked[task.id]
        reader = self._reader(task.id, opener)
        look = look_at(task, asked, answers, self.scope(opener), reached, waits_for, held, reader)
        self.looks[task.id, opener] = look
        if not opener:
            self._change(look.values)
            for name in self.index.dotted[task.id]:
                self._change({f"{task.id}.{name}": look.values[name]})
        elif opener in self.scopes:
            self._change_near(opener, look.values)
        self._judge_done(task, opener, look)

    def _reader(self, task: str, opener: str) -> ReadAnswer:
        """Reads the answers of an instance; those that nothing else bounds are read once in a walk."""
        kept = self._read.setdefault((task, opener), {})

        def read(question: Question, answer: Answer, env: Mapping[str, Any]) -> Any:
            name = question.id
            if name in kept:
                return kept[name]
            value = read_answer(question, answer, env, self.today)
            if name in self.index.fixed:
                kept[name] = value
            return value

        return read

    def _is_before(self, other: str, task: Task, opener: str) -> bool:
        per = self.index.flow.tasks[other].per
        if task.per and task.per in (per, other):
            return self.done.get((other, opener), False)
        return self.is_done(other)

    def _judge_done(self, task: Task, opener: str, look: Look) -> None:
        done = (
            (task.id, opener) in self.told.done
            or (look.seen and look.next is None)
            or (not opener and task.id in self.past)
        )
        if self.done.get((task.id, opener)) is not done:
            self.done[task.id, opener] = done
            self._changed.add(done_key(task.id))

    def _look_across(self, task: Task) -> None:
        """The readings of several occurrences together, as `latest`, `any`, `all` and `count` see them."""
        standing = [opener for opener in self.openers[task.id] if opener not in self.fallen]
        for name in self.index.across[task.id]:
            values = tuple(self.looks[task.id, opener].values[name] for opener in standing)
            self._change({f"each({name})": values})
        if task.id in self.index.counted:
            self._change({f"done({task.id})": self.times_done(task.id)})

    # --- what a look finds out about itself --------------------------------------------------------------

    def _learn(self) -> bool:
        """Takes in what changes the next look; True when there must be one."""
        self._learn_first_day()
        self._learn_the_past()
        self._learn_what_may_be_due()
        facts_are_old = self._facts_of is not None and (
            self._facts_of[3] != self.first_day or self._facts_of[4] != told_in(self.env, self._facts_of[2])
        )
        return bool(self._touched) or facts_are_old

    def _learn_first_day(self) -> None:
        first = self.env.get(self.index.flow.first_day)
        self.first_day = first if isinstance(first, date) else None

    def _learn_the_past(self) -> None:
        """What the catch-up page says was done before the case was entered."""
        past: dict[str, date | None] = {}
        for name in self.index.milestone_tasks:
            look = self.looks.get((name, ""))
            for value in look.visible.values() if look else ():
                for line in value if isinstance(value, tuple) else ():
                    duty = self.index.flow.duties.get(getattr(line, "id", "").partition("@")[0])
                    if duty and duty.task and line.state != "not_done":
                        past[duty.task] = line.day
        if past != self.past:
            different = past.keys() ^ self.past.keys()
            self._touched.update(different)
            self._changed.update(done_key(task) for task in different)
            self.past = past

    def _learn_what_may_be_due(self) -> None:
        """Tasks whose duty is not certainly off: work that was begun for it stays on the path (D-33)."""
        if not self._duties_may_differ:
            return
        due = frozenset(
            task
            for task, duties in self.index.duties_of.items()
            if any(duty.when.judge(self.env) is not False for duty in duties)
        )
        if due != self._may_be_due:
            self._touched |= due ^ self._may_be_due
            self._may_be_due = due
