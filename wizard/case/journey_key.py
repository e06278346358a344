"""When two cases behave alike for ever: the key on which journeys are merged.

In the key stand not the answers, but what is left of every condition once they are filled in (its residue),
and only of conditions that can still matter. An answer that nothing reads any more leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from wizard.case.facts import FACTS
from wizard.case.index import Index, conditions_of, conditions_of_flow, env_keys
from wizard.case.model import Instance, Walk
from wizard.case.record import Gap, Place
from wizard.content.conditions import ALWAYS, NOT_ASKED, Condition, Settled, Tree
from wizard.content.model import Content, DueSpec, Duty, Flow, Task
from wizard.content.roles import ROLE, rows_for

Key = tuple[Any, ...]


class KeyMaker:
    """Makes the keys of one flow."""

    def __init__(self, content: Content, index: Index, past_alike: frozenset[str]) -> None:
        self.index = index
        self._past_alike = past_alike
        """Answers (days) of which only matters whether they are past."""
        self.flow = index.flow
        self._facts = frozenset(FACTS) | frozenset(content.parameters)
        self._side = self._side_tasks()
        self._keys = frozenset(key for line in self._rules() for key in env_keys(line))
        self._day_names = {duty.id: frozenset(names_of_days(self.flow, duty)) for duty in self._duties()}
        self._all_day_names = frozenset(name for names in self._day_names.values() for name in names)
        self._read_after = {
            (task.id, next_one): tuple(sorted(self._names_read_after(task, next_one)))
            for task in index.order
            for next_one in ("", *(question.id for question in task.questions))
        }
        together = {
            **index.per_event,
            **{task: (index.flow.tasks[task], *along) for task, along in index.companions.items()},
        }
        self._read_near = {
            opened: tuple(sorted(self._names_read_near(tasks))) for opened, tasks in together.items()
        }
        self._far = {task.id: tuple(self._far_lines(task)) for task in index.order}
        self._ahead = self._phases_ahead()
        self._sensitive = self._names_that_matter_unknown()
        self.lively = frozenset(task.id for task in index.order if self._is_lively(task))
        """Tasks that make a difference to something else than themselves."""
        guards = [event.when for event in index.flow.events.values()]
        guards += [event.solved_when for event in index.flow.events.values() if event.solved_when]
        self.deciding = self.lively | {
            index.home[name].id for line in guards for name in line.names & index.home.keys()
        }
        """The lively tasks, and those by which an event holds or is solved."""
        self.lively_events = frozenset(event for event in index.flow.events if self._moves_or_matters(event))
        """Events that make a difference to something else than their own tasks."""

    def _duties(self) -> Iterator[Duty]:
        """The duties that decide whether a task opens at all.

        Left out are tasks that open otherwise: by an event, by telling of one more, or by time alone.
        """
        for duty in self.flow.duties.values():
            task = self.flow.tasks[duty.task] if duty.task else None
            if task and not task.per and (task.phases or not (task.repeats or self._opens_by_time(task))):
                yield duty

    def _opens_by_time(self, task: Task) -> bool:
        return (
            task.id in self._side and task.opens_when is not ALWAYS and task.opens_when.names <= self._facts
        )

    def _rules(self) -> Iterator[Condition]:
        """The conditions that decide what is asked and where the case stands: not those of mere dates."""
        for task in self.flow.tasks.values():
            yield from conditions_of(task)
            yield from (question.recheck_when for question in task.questions if question.recheck_when)
        yield from (move.when for move in self.flow.moves)
        for event in self.flow.events.values():
            yield event.when
            if event.solved_when:
                yield event.solved_when
        for duty in self._duties():
            yield duty.when
            if duty.unless:
                yield duty.unless
        yield from (outcome.when for outcome in self.flow.outcomes)

    def _side_tasks(self) -> frozenset[str]:
        """Tasks of no phase on which nothing else rests: what opens one leads to that task and no further."""
        needed = {name for move in self.flow.moves for name in move.needs}
        needed |= {name for task in self.flow.tasks.values() for name in task.after}
        return frozenset(
            task.id
            for task in self.flow.tasks.values()
            if not task.phases and not task.per and not task.repeats and task.id not in needed
        )

    def _names_read_after(self, task: Task, next_one: str) -> frozenset[str]:
        """The answers of a task on which its questions from `next_one` on depend."""
        own = {question.id for question in task.questions}
        found: set[str] = set()
        has_come = not next_one
        for question, line in self.index.asked[task.id]:
            has_come = has_come or question.id == next_one
            if has_come and line:
                found |= line.names & own
        return frozenset(found)

    def _names_read_near(self, tasks: tuple[Task, ...]) -> Iterator[str]:
        """The answers of the tasks of an event on which another task of that event depends."""
        ids = {task.id for task in tasks}
        names = {
            (name, task.id)
            for task in tasks
            for line in conditions_of(task)
            for name in line.names & self.index.home.keys()
        }
        return iter({name for name, reader in names if self.index.home[name].id in ids - {reader}})

    def _far_lines(self, task: Task) -> Iterator[Condition]:
        """The conditions of a task that read anything outside it."""
        own = {question.id for question in task.questions}
        known = self.index.home.keys() | self.flow.tasks.keys()
        return (line for line in conditions_of(task) if (line.names & known) - own)

    def _names_that_matter_unknown(self) -> frozenset[str]:
        """Answers for which unknown is not the same as no: read behind `not`, or by what a duty hangs on."""
        found = {name for duty in self._duties() for name in duty.when.names}
        for line in conditions_of_flow(self.flow):
            found |= set(_under_not(line.tree, False))
        return frozenset(found)

    def _phases_ahead(self) -> Mapping[str, frozenset[str]]:
        """Per phase: itself and every phase that steps forward can lead to."""
        ahead = {phase.id: {phase.id} for phase in self.flow.phases}
        for _ in self.flow.phases:
            for move in self.flow.moves:
                for found in ahead.values():
                    if not found.isdisjoint(move.sources):
                        found.add(move.to)
        return {phase: frozenset(found) for phase, found in ahead.items()}

    def _is_lively(self, task: Task) -> bool:
        others = [
            other
            for other in self.flow.tasks.values()
            # What comes along with its occurrences, and decides nothing else, is seen together with it.
            if other.id != task.id and (other.per != task.id or self._is_lively(other))
        ]
        if any(task.id in other.after for other in others) or task.id in self.index.counted:
            return True
        if any(task.id in move.needs for move in self.flow.moves):
            return True
        own = {question.id for question in task.questions}
        rules = [move.when for move in self.flow.moves]
        rules += [outcome.when for outcome in self.flow.outcomes]
        rules += [line for duty in self._duties() for line in (duty.when, duty.unless) if line]
        rules += [line for other in others for line in self._far[other.id]]
        return bool(own & self._all_day_names) or any(line.names & own for line in rules)

    def _moves_or_matters(self, event: str) -> bool:
        if self.flow.events[event].to:
            return True
        own = {question.id for task in self.index.per_event[event] for question in task.questions}
        outside = [outcome.when for outcome in self.flow.outcomes] + [move.when for move in self.flow.moves]
        days: set[str] = set()
        for duty in self._duties():
            # A task that nothing rests on is seen by itself, whichever day opens it.
            if duty.task not in self._side:
                outside += [line for line in (duty.when, duty.unless) if line]
                days |= self._day_names[duty.id]
        for task in self.flow.tasks.values():
            if task.per != event and task.id not in self._side:
                outside += self._far[task.id]
        read = {key for line in outside for key in env_keys(line)}
        return (
            bool((own | {event}) & days)
            or f"day({event})" in read
            or any(line.names & own for line in outside)
        )

    def matters(self, question: str) -> bool:
        """Whether anything at all depends on the answer to this question."""
        if question == self.flow.first_day or question in self._all_day_names:
            return True
        return bool({question, f"each({question})"} & self._keys)

    def key(self, walk: Walk, has_events: bool) -> Key:
        """Equal keys: from here on the same questions, tasks, moves and outcomes, on the same days.

        Without events (`has_events`) no phase comes back, and no task that belongs to an event comes up.
        """
        answers = self._readings(walk)
        status = statuses(walk)
        duties = self.duties_that_can_open(walk)
        lines = dict.fromkeys(self._lines(walk, status, duties, has_events))
        names = frozenset(name for duty in duties for name in self._day_names[duty.id])
        return (
            has_events,
            walk.today,
            walk.phase,
            tuple(visit.phase for visit in walk.trail) if has_events else (),
            tuple((result.entry.name, result.result, result.day) for result in walk.events),
            tuple(sorted(self._instances(walk))),
            tuple(
                (line.text, residue)
                for line in lines
                # What is certainly not so behaves like what is not there.
                if line.tree != ALWAYS.tree and (residue := line.residue(answers)) != "False"
            ),
            # With events the outcome of the moment stands for the table: see journeys.
            () if has_events else tuple(self._outcomes(answers)),
            tuple((name, walk.days.named.get(name)) for name in sorted(names)),
            tuple(walk.env.get(f"done({name})") for name in sorted(self.index.counted)),
        )

    def duties_that_can_open(self, walk: Walk) -> list[Duty]:
        """The duties whose task is neither open nor done."""
        status = statuses(walk)
        return [duty for duty in self._duties() if self._can_open(duty, walk, status)]

    def _readings(self, walk: Walk) -> Settled:
        """The answers as far as they can still make a difference; facts are left open, as time goes on."""
        finished = {item.task for item in walk.instances if item.status == "done" and not item.opener}
        readings = Settled()
        # An answer is not taken back on a journey: "onbekend" stays so.
        readings.settled = frozenset(
            place.question
            for place, value in walk.visible.items()
            if not place.opener and isinstance(value, Gap)
        )
        for name, value in walk.env.items():
            if name in self._facts:
                continue
            if value is None and name not in self._sensitive:
                home = self.index.home.get(name)
                # It stays unknown, and then no condition on it ever becomes true.
                readings[name] = NOT_ASKED if home and home.id in finished else None
            elif name in self._past_alike and isinstance(value, date) and value <= walk.today:
                readings[name] = date.min
            else:
                readings[name] = value
        return readings

    def _can_open(self, duty: Duty, walk: Walk, status: Mapping[str, str]) -> bool:
        """Whether this duty can still open its task: not when it is open or done already."""
        task = self.flow.tasks[duty.task]
        if task.repeats:
            return bool(task.phases) and {visit.phase for visit in walk.trail}.isdisjoint(task.phases)
        return status.get(task.id, "cannot_start") in ("cannot_start", "over")

    def _lines(
        self, walk: Walk, status: Mapping[str, str], duties: list[Duty], has_events: bool
    ) -> Iterator[Condition]:
        for move in self.flow.moves:
            if has_events or not self._ahead[walk.phase].isdisjoint(move.sources):
                yield move.when
        for task in self.index.order:
            comes_again = has_events and (task.per or task.id in self.lively)
            if comes_again if task.per or task.repeats else status.get(task.id) != "done":
                yield from self._far[task.id]
        for duty in duties:
            yield duty.when
            if duty.unless:
                yield duty.unless

    def _outcomes(self, answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What is left of the outcome table: nothing below a row that is true."""
        for row in rows_for(self.flow.outcomes, answers.get(ROLE)):
            residue = row.when.residue(answers)
            if residue != "False":
                yield row.id, residue
            if residue == "True":
                return

    def _instances(self, walk: Walk) -> Iterator[tuple[Any, ...]]:
        for item in walk.instances:
            task = self.flow.tasks[item.task]
            openers = walk.openers[item.task]
            number = openers.index(item.opener) if item.opener in openers else -1
            if item.status == "cannot_start":
                continue
            if item.status == "done":
                if item.task in self.lively or task.per or task.repeats:
                    yield (item.task, number, "done")
                continue
            yield (item.task, number, item.status, *self._still_to_come(walk, item))

    def own_key(self, walk: Walk, openers: AbstractSet[str]) -> Key:
        """Equal keys: the tasks of these events or occurrences go on alike, whatever was answered in them."""
        own = (item for item in walk.instances if item.opener in openers)
        return tuple(
            (item.task, item.status, *self._still_to_come(walk, item), *self._read_by_others(walk, item))
            for item in own
        )

    def _read_by_others(self, walk: Walk, item: Instance) -> Iterator[str]:
        """The answers that decide about the other tasks of the same event or occurrence."""
        opened = self.flow.tasks[item.task].per or item.task
        for name in self._read_near.get(opened, ()):
            if self.index.home[name].id == item.task:
                yield repr(walk.visible.get(Place(item.task, item.opener, name)))

    def _still_to_come(self, walk: Walk, item: Instance) -> Iterator[object]:
        """The questions that are left, and the answers on which questions that are left depend."""
        yield item.path[item.path.index(item.next) :] if item.next else ()
        for name in self._read_after[item.task, item.next or ""]:
            yield repr(walk.visible.get(Place(item.task, item.opener, name)))


def statuses(walk: Walk) -> Mapping[str, str]:
    """The status of each task that exists once."""
    return {item.task: item.status for item in walk.instances if not item.opener}


def _under_not(tree: Tree, is_under: bool) -> Iterator[str]:
    match tree:
        case ["name", name] if is_under:
            yield name
        case ["not" | "unknown" | "open", operand]:
            yield from _under_not(operand, True)
        case [_, *operands]:
            for operand in operands:
                yield from _under_not(operand, is_under)


def names_of_days(flow: Flow, duty: Duty) -> Iterator[str]:
    """The names of the days that decide when a duty opens its task."""
    repeat = (duty.repeat.start, duty.repeat.until) if duty.repeat else ()
    for spec in (duty.window or duty.due, *repeat):
        if spec is not None:
            yield from _names(flow, spec)


def _names(flow: Flow, spec: DueSpec) -> Iterator[str]:
    if spec.after:
        yield spec.after
    if spec.milestone:
        yield from _names(flow, flow.milestones[spec.milestone].due)
    for part in spec.parts:
        yield from _names(flow, part)
