"""Where a case stands: a pure function of content, record and today.

Answers have no time; only machine events are folded, by day. The rules R1 to R16 and why they are so:
docs/decisions/0002-the-walk.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from wizard.case.facts import DAY_FACTS, Moment, readings
from wizard.case.index import Index, index_of
from wizard.case.instances import Look, Scope, look_at
from wizard.case.model import DayBook, EventOutcome, EventResult, Instance, Reason, Visit, Walk
from wizard.case.phases import RESUME, Phases
from wizard.case.record import Entry, Gap, Place, Record
from wizard.case.telling import Told, tell
from wizard.case.windows import open_by_duty
from wizard.content.model import Content, EventType, Flow, Move, Task

Key = tuple[str, str]
RECOVERED = "recovered"
NEW_CASE = "new_case"


def walk(content: Content, record: Record, today: date) -> Walk:
    """The case on `today`: phase, tasks with their paths, what is next, what came of each event.

    Same input, same output. Raises KeyError when the record names a flow that the content does not have.
    """
    flow = content.flows[record.flow]
    return _Fold(content, index_of(flow), tell(flow, record), today).result()


@dataclass(slots=True)
class _State:
    """One look at all instances: readings of the case, looks per instance, readings per opener."""

    env: dict[str, Any]
    looks: dict[Key, Look]
    done: dict[Key, bool]
    scopes: dict[str, dict[str, Any]]
    in_the_past: dict[str, date | None] = field(default_factory=dict)
    """Tasks whose duty was done before the case was entered, with the day if it is known."""


class _Fold:
    """The walk in progress. Everything here is thrown away when the walk is made."""

    def __init__(self, content: Content, index: Index, told: Told, today: date) -> None:
        self.content = content
        self.index = index
        self.flow: Flow = index.flow
        self.told = told
        self.today = today
        self.phases = Phases(self.flow)
        first = self.phases.current
        self.visited = {first}
        self.segment = [first]
        self.forward = [first]
        self.kept_forward: list[str] = [first]
        self.last_move = ""
        self.trail = [Visit(first, "", True, told.begun)]
        self.spells: list[tuple[date, date | None]] = []
        self.event_at_hand: Entry | None = None
        self.results: list[EventResult] = []
        self.solved: set[str] = set()
        self.flags: set[str] = set()
        self.opened_by_duty: frozenset[str] = frozenset()
        self.openers: dict[str, tuple[str, ...]] = {
            task.id: self._first_openers(task) for task in self.flow.tasks.values()
        }
        self.first_day: date | None = None
        self._kept: dict[Key, tuple[Any, Look]] = {}
        self._facts_of: dict[str, dict[str, Any]] = {}
        """Per event that was judged: the day facts as they were then; its own tasks read these for ever."""

    def _first_openers(self, task: Task) -> tuple[str, ...]:
        if task.repeats:
            return tuple(entry.id for entry in self.told.occurrences.get(task.id, ()))
        return () if task.per else ("",)

    # --- the fold ------------------------------------------------------------------------------------

    def result(self) -> Walk:
        events = self.told.events
        state = self._settle(_day(events[0]) if events else self.today)
        ended = False
        for number, event in enumerate(events):
            day = _day(event)
            if ended:
                self._note(event, "after_end", Reason("event.after_end"))
                continue
            if event.id in self.told.withdrawn:
                self._note(event, "withdrawn")
                continue
            ended = self._apply(event, day)
            if not ended:
                later = [_day(other) for other in events[number + 1 :] if other.id not in self.told.withdrawn]
                state = self._settle(later[0] if later else self.today)
        if ended:
            state = self._look(self.today)
        book = self._day_book(state)
        self.opened_by_duty = self._tasks_opened_by_duty(state, book)
        state = self._look(self.today)
        return self._walk(state, self._day_book(state))

    def _apply(self, entry: Entry, day: date) -> bool:
        """Judges one event and lets it move the case; True when it ends the case as a new one."""
        event = self.flow.events[entry.name]
        source = self._source(event)
        if source is None:
            self._note(entry, "refused", Reason("event.not_from_here", {"phase": self.phases.current}))
            return False
        for task in self.index.per_event[event.id]:
            self.openers[task.id] = (*self.openers[task.id], entry.id)
        self.event_at_hand = entry
        facts = self._facts(day, entry)
        self._facts_of[entry.id] = {name: facts[name] for name in DAY_FACTS}
        state = self._look(day)
        self.event_at_hand = None
        verdict = event.when.judge(self._scope(state, entry.id, day, entry))
        if verdict is None:
            self._note(entry, "pending", Reason("event.pending", {"event": event.id}))
        elif verdict is False:
            if event.otherwise == NEW_CASE:
                self.flags.add(NEW_CASE)
                self._note(entry, "ends", Reason("event.new_case", {"event": event.id}))
                return True
            self._note(entry, "refused", Reason("event.refused", {"event": event.id}))
        elif event.to:
            self._move(entry, event, source, day)
        else:
            self._note(entry, "noted")
        return False

    def _source(self, event: EventType) -> str | None:
        """A phase from which the event may come, visited since the last event that moved the case."""
        if self.phases.current in event.sources:
            return self.phases.current
        return next((phase for phase in reversed(self.segment) if phase in event.sources), None)

    def _move(self, entry: Entry, event: EventType, source: str, day: date) -> None:
        if not self.phases.move(event.id, source):
            self._note(entry, "refused", Reason("event.not_from_here", {"phase": self.phases.current}))
            return
        if event.to == RESUME:
            self.forward = list(self.kept_forward)
            if self.spells and self.spells[-1][1] is None:
                self.spells[-1] = (self.spells[-1][0], day)
        else:
            self.kept_forward, self.forward = list(self.forward), [self.phases.current]
            if event.id == RECOVERED:
                self.spells.append((day, None))
        self.last_move = entry.id
        self.visited.add(self.phases.current)
        self.segment = [self.phases.current]
        self.trail.append(Visit(self.phases.current, entry.id, False, day))
        self._note(entry, "moved")

    def _note(self, entry: Entry, result: EventOutcome, why: Reason | None = None) -> None:
        self.results.append(EventResult(entry, _day(entry), result, why))

    def _settle(self, day: date) -> _State:
        """Looks, and steps forward as long as a move allows it."""
        state = self._look(day)
        while self.phases.advance(partial(self._allows, state)):
            phase = self.phases.current
            mark = self.told.marks.get((phase, self.last_move))
            self.trail.append(Visit(phase, self.last_move, True, mark.day if mark else None))
            self.visited.add(phase)
            self.segment.append(phase)
            self.forward.append(phase)
            state = self._look(day)
        return state

    def _allows(self, state: _State, move: Move) -> bool:
        if move.when.judge(state.env) is not True:
            return False
        if (move.to, self.last_move) in self.told.marks:
            return True
        return all(self._finished(task, state) for task in move.needs)

    def _finished(self, task: str, state: _State) -> bool:
        openers = self.openers[task]
        if not self.flow.tasks[task].repeats:
            openers = openers[-1:]
        return any(state.done.get((task, opener), False) for opener in openers)

    # --- looking -------------------------------------------------------------------------------------

    def _look(self, day: date) -> _State:
        """One pass in task order: what is asked now, and what the answers read as."""
        scopes = {opener: dict(facts) for opener, facts in self._facts_of.items()}
        state = _State(self._facts(day, self.event_at_hand), {}, {}, scopes)
        for task in self.index.order:
            openers = self.openers[task.id]
            for opener in openers:
                look = self._look_at(task, opener, state)
                state.looks[task.id, opener] = look
                state.done[task.id, opener] = self._is_done(task, opener, look, state)
                if opener == "":
                    state.env.update(look.values)
                    if task.id in self.index.milestone_tasks:
                        self._learn_the_past(look, state)
                elif task.per:
                    state.scopes.setdefault(opener, {}).update(look.values)
            if task.id in self.index.counted:
                state.env[f"done({task.id})"] = sum(state.done[task.id, opener] for opener in openers)
            if task.per or task.repeats:
                for question in task.questions:
                    if question.id in self.index.across:
                        state.env[f"each({question.id})"] = tuple(
                            state.looks[task.id, opener].values[question.id] for opener in openers
                        )
            if self.first_day is None and self.flow.first_day in state.env:
                self._learn_first_day(state, day)
        return state

    def _learn_first_day(self, state: _State, day: date) -> None:
        first = state.env.get(self.flow.first_day)
        if isinstance(first, date):
            self.first_day = first
            state.env.update(self._facts(day, self.event_at_hand))

    def _facts(self, day: date, event: Entry | None) -> dict[str, Any]:
        moment = Moment(
            today=day,
            begun=self.told.begun,
            first_day=self.first_day,
            spells=tuple(self.spells),
            event_day=_day(event) if event else None,
            parameters=self.content.parameters,
        )
        facts = readings(moment)
        for result in self.results:
            if result.result in ("moved", "noted"):
                facts[f"day({result.entry.name})"] = result.day
        return facts

    def _look_at(self, task: Task, opener: str, state: _State) -> Look:
        outer: Mapping[str, Any] = state.env
        if opener in state.scopes:
            outer = Scope(state.scopes[opener], state.env)
        reached = not task.phases or any(phase in self.visited for phase in task.phases)
        waits_for = tuple(other for other in task.after if not self._is_before(other, opener, state))
        forced = self._is_forced(task, opener, state)
        key = (
            reached,
            waits_for,
            forced,
            tuple(_still(outer.get(name)) for name in self.index.reads[task.id]),
        )
        kept = self._kept.get((task.id, opener))
        if kept and kept[0] == key:
            return kept[1]
        answers = self.told.answers.get((task.id, opener), {})
        look = look_at(task, answers, outer, reached, waits_for, forced, self.today)
        self._kept[task.id, opener] = (key, look)
        return look

    def _is_before(self, other: str, opener: str, state: _State) -> bool:
        if self.flow.tasks[other].per:
            return state.done.get((other, opener), False)
        return any(state.done.get((other, each), False) for each in self.openers[other])

    def _is_forced(self, task: Task, opener: str, state: _State) -> bool:
        """A dated duty keeps its task open: from its window on, and once work on it was begun."""
        if task.id in self.opened_by_duty:
            return True
        if opener or (task.id, "") not in self.told.answers:
            return False
        return any(
            duty.when.judge(state.env) is not False
            and not (duty.unless and duty.unless.judge(state.env) is True)
            for duty in self.index.duties_of.get(task.id, ())
        )

    def _is_done(self, task: Task, opener: str, look: Look, state: _State) -> bool:
        if (task.id, opener) in self.told.done:
            return True
        if look.seen and look.next is None:
            return True
        return not opener and task.id in state.in_the_past

    def _learn_the_past(self, look: Look, state: _State) -> None:
        """What the catch-up page says was done before the case was entered."""
        for value in look.visible.values():
            for line in value if isinstance(value, tuple) else ():
                duty = self.flow.duties.get(getattr(line, "id", ""))
                if duty and duty.task and line.state != "not_done":
                    state.in_the_past[duty.task] = line.day

    def _scope(self, state: _State, opener: str, day: date, event: Entry) -> Scope:
        return Scope({**state.scopes.get(opener, {}), **self._facts(day, event)}, state.env)

    # --- the result ----------------------------------------------------------------------------------

    def _tasks_opened_by_duty(self, state: _State, book: DayBook) -> frozenset[str]:
        if book.calendar is None or state.env.get("is_recovered") is True or self.flags:
            return frozenset()
        return open_by_duty(self.flow, book, state.env, self.today)

    def _day_book(self, state: _State) -> DayBook:
        moment = Moment(self.today, self.told.begun, self.first_day, tuple(self.spells), None, {})
        return DayBook(moment.calendar, dict(self._named_days(state)))

    def _named_days(self, state: _State) -> Iterator[tuple[str, date]]:
        for (task, opener), look in state.looks.items():
            for name, value in look.visible.items():
                if isinstance(value, date):
                    yield name, value
            if state.done[task, opener] and (day := self._done_on(task, opener, state)):
                yield f"{task}.done", day
        for result in self.results:
            if result.result in ("moved", "noted"):
                yield result.entry.name, result.day
        for entry in self.told.issued:
            if entry.day:
                yield f"{entry.name}.issued", entry.day
        for entry in self.told.done.values():
            if entry.day:
                yield f"{entry.name}.done", entry.day

    def _done_on(self, task: str, opener: str, state: _State) -> date | None:
        elsewhere = self.told.done.get((task, opener))
        if elsewhere:
            return elsewhere.day
        answers = self.told.answers.get((task, opener), {})
        look = state.looks[task, opener]
        days = [answers[name].first_day for name in look.visible if name in answers]
        if look.next is None and days:
            return max(days)
        return state.in_the_past.get(task)

    def _walk(self, state: _State, book: DayBook) -> Walk:
        instances = tuple(self._instances(state))
        answered = {
            Place(task, opener, name) for (task, opener), given in self.told.answers.items() for name in given
        }
        visible = {
            Place(task, opener, name): value
            for (task, opener), look in state.looks.items()
            for name, value in look.visible.items()
        }
        invalid = {
            Place(task, opener, name): wrong
            for (task, opener), look in state.looks.items()
            for name, wrong in look.invalid.items()
        }
        self._judge_solved(state)
        return Walk(
            flow=self.flow.id,
            today=self.today,
            phase=self.phases.current,
            trail=tuple(self.trail),
            instances=instances,
            next=self._next(instances),
            visible=visible,
            dormant=frozenset(answered - visible.keys() - invalid.keys()),
            invalid=invalid,
            stale=frozenset(self._stale(state)),
            events=tuple(self.results),
            solved=frozenset(self.solved),
            flags=frozenset(self.flags),
            env=state.env,
            days=book,
            openers=dict(self.openers),
        )

    def _instances(self, state: _State) -> Iterator[Instance]:
        for task in self.flow.tasks.values():
            for opener in self.openers[task.id]:
                look = state.looks[task.id, opener]
                elsewhere = self.told.done.get((task.id, opener))
                here = self._is_here(task)
                begun = bool(self.told.answers.get((task.id, opener)))
                reason: Reason | None = None
                if state.done[task.id, opener]:
                    status = "done"
                elif (task.per or task.repeats) and not here:
                    status = "over"
                elif look.seen and begun:
                    status = "started"
                    reason = Reason("status.goes_on")
                elif look.seen and (here or any(phase in self.forward for phase in task.phases)):
                    status = "to_do"
                else:
                    status = "cannot_start"
                    reason = self._why_not(task, look)
                if status == "cannot_start" and not self._is_near(task):
                    continue
                by_hand = elsewhere is not None or (look.next is not None and task.id in state.in_the_past)
                yield Instance(
                    task=task.id,
                    opener=opener,
                    status=status,  # type: ignore[arg-type]
                    path=look.path,
                    next=None if status in ("done", "over") and by_hand else look.next,
                    reason=reason,
                    done_on=self._done_on(task.id, opener, state) if status == "done" else None,
                    elsewhere=elsewhere,
                )

    def _is_here(self, task: Task) -> bool:
        return not task.phases or self.phases.current in task.phases or task.id in self.opened_by_duty

    def _is_near(self, task: Task) -> bool:
        """Tasks that cannot start are listed for phases that were visited or lie one move ahead."""
        ahead = {move.to for move in self.flow.moves if self.phases.current in move.sources}
        return not task.phases or any(phase in self.visited | ahead for phase in task.phases)

    def _why_not(self, task: Task, look: Look) -> Reason:
        if task.phases and not any(phase in self.visited for phase in task.phases):
            return Reason("status.phase_not_reached", {"phase": task.phases[0]})
        if look.opens is not True:
            return Reason("status.not_open", {"names": tuple(sorted(task.opens_when.names)), "task": task.id})
        if look.waits_for:
            return Reason("status.waits_for", {"tasks": look.waits_for})
        return Reason("status.phase_left")

    def _next(self, instances: tuple[Instance, ...]) -> Place | None:
        if self.flags or self._is_final():
            return None
        for instance in instances:
            if instance.next is None:
                continue
            here = self._is_here(self.flow.tasks[instance.task])
            if instance.status == "started" or (instance.status == "to_do" and here):
                return Place(instance.task, instance.opener, instance.next)
        return None

    def _is_final(self) -> bool:
        return any(phase.final for phase in self.flow.phases if phase.id == self.phases.current)

    def _judge_solved(self, state: _State) -> None:
        for result in self.results:
            event = self.flow.events[result.entry.name]
            if event.solved_when and result.result in ("moved", "noted"):
                scope = Scope(state.scopes.get(result.entry.id, {}), state.env)
                if event.solved_when.judge(scope) is True:
                    self.solved.add(result.entry.id)

    def _stale(self, state: _State) -> Iterator[Place]:
        """Answers that count, but rest on a later one or say themselves that it is time to look again."""
        for (task, opener), look in state.looks.items():
            given = self.told.answers.get((task, opener), {})
            for name, value in look.visible.items():
                question = self.index.questions[name]
                scope = Scope(look.values, Scope(state.scopes.get(opener, {}), state.env))
                if (
                    (question.recheck_when
                    and question.recheck_when.judge(scope) is True)
                    or (value not in (Gap.UNKNOWN, Gap.SKIPPED)
                    and any(self._order_of(other, opener) > given[name].order for other in question.rests_on))
                ):
                    yield Place(task, opener, name)

    def _order_of(self, question: str, opener: str) -> int:
        task = self.index.home[question].id
        for key in ((task, opener), (task, "")):
            if question in self.told.answers.get(key, {}):
                return self.told.answers[key][question].order
        return -1


def _day(entry: Entry) -> date:
    return entry.day or entry.entered


def _still(value: Any) -> Any:
    """A value that can be compared with the one of an earlier look within the same walk."""
    return (id(value),) if isinstance(value, tuple) else value
