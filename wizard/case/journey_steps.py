"""Steps on a journey: answers that can matter, events, occurrences, and time going on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.case.horizon import Horizon, leaves_of
from wizard.case.index import Index, conditions_of_flow
from wizard.case.journey_key import KeyMaker
from wizard.case.model import Walk
from wizard.case.record import Entry, Gap, Place, Raw, Record
from wizard.case.samples import samples
from wizard.case.walk import walk
from wizard.content.model import Content, EventType, Flow, Question


@dataclass(frozen=True, slots=True)
class Moment:
    """A case on a day, and which events and occurrences it has had."""

    record: Record
    today: date
    used: frozenset[str] = frozenset()
    steps: int = 0
    """How often time went on since the last event."""


@dataclass(frozen=True, slots=True)
class Way:
    """A step on: where it leads, and how many answers lead there."""

    moment: Moment
    times: int
    walk: Walk


class Steps:
    """Where a case can go from here."""

    def __init__(self, content: Content, index: Index) -> None:
        self.content = content
        self.index = index
        self.flow: Flow = index.flow
        self.horizon = Horizon(content, self.flow)
        self.keys = KeyMaker(content, index, self.horizon.only_with_today)
        self.stuck: dict[str, None] = {}
        """Questions that no sample fits, as sentences."""
        self._mentioned = self._mentioned_words()

    def _mentioned_words(self) -> dict[str, frozenset[str]]:
        """Per answer: the option ids beside which it stands in some condition.

        An answer that is compared with another answer is left out: there every option is its own.
        """
        words: dict[str, set[str]] = {}
        together: set[str] = set()
        for line in conditions_of_flow(self.flow):
            for leaf in leaves_of(line):
                asked = leaf.names & self.index.questions.keys()
                together |= asked if len(asked) > 1 else set()
                for name in asked:
                    words.setdefault(name, set()).update(leaf.literals)
        return {name: frozenset(found) for name, found in words.items() if name not in together}

    def at(self, moment: Moment) -> Way:
        """The case at a moment."""
        return Way(moment, 1, walk(self.content, moment.record, moment.today))

    def answers(self, way: Way, place: Place, thorough: bool) -> Iterator[Way]:
        """The next question with each answer that can matter; a run of others is answered in one go."""
        run = self._run_of_others(way, place)
        if run:
            moment, times = way.moment, 1
            for name in run:
                tried = self._values(self.index.questions[name], moment.today)
                moment = self._with(moment, Place(place.task, place.opener, name), tried[0][0])
                times *= tried[0][1]
            found = walk(self.content, moment.record, moment.today)
            wrong = [name for name in run if Place(place.task, place.opener, name) in found.invalid]
            for name in wrong:
                self.stuck.setdefault(f"{Place(place.task, place.opener, name)}: no answer fits")
            if not wrong:
                yield Way(moment, times, found)
            return
        fitting = self.each_answer(way, place)
        if not fitting:
            self.stuck.setdefault(f"{place}: no answer fits")
        yield from fitting if thorough else fitting[:1]

    def each_answer(self, way: Way, place: Place) -> list[Way]:
        """One question with each answer that can matter and fits."""
        tried = self._values(self.index.questions[place.question], way.moment.today)
        given = [(self._with(way.moment, place, value), times) for value, times in tried]
        ways = [Way(m, times, walk(self.content, m.record, m.today)) for m, times in given]
        return [on for on in ways if place not in on.walk.invalid]

    def _run_of_others(self, way: Way, place: Place) -> list[str]:
        """From this question on: the questions of the same task whose answers change nothing."""
        item = next(i for i in way.walk.instances if (i.task, i.opener) == (place.task, place.opener))
        run = []
        for name in item.path[item.path.index(place.question) :]:
            here = Place(place.task, place.opener, name)
            if here in way.walk.visible or self.index.questions[name].optional:
                continue
            if self.keys.matters(name):
                break
            run.append(name)
        return run

    def _values(self, question: Question, today: date) -> list[tuple[Raw, int]]:
        """The answers that can make a difference, with how many others each stands for."""
        values = list(samples(self.flow, question, today, question.id in self.horizon.dates))
        if question.id == self.flow.first_day:
            values += self._first_days(today)
        if not self.keys.matters(question.id):
            return [(values[0], len(values))]
        words = self._mentioned.get(question.id)
        groups: dict[object, list[Raw]] = {}
        for value in values:
            if value in (Gap.UNKNOWN, Gap.SKIPPED):
                groups.setdefault("gap", []).append(value)
            elif (
                words is not None and question.type in ("choice", "multi") and words.isdisjoint(chosen(value))
            ):
                groups.setdefault("other", []).append(value)
            else:
                groups[repr(value)] = [value]
        return [(group[0], len(group)) for group in groups.values()]

    def _first_days(self, today: date) -> list[Raw]:
        """A case that is entered late: just past each threshold on being late."""
        late = sorted(
            {
                int(number) + 1
                for line in conditions_of_flow(self.flow)
                if "entered_late_days" in line.names
                for number in numbers_in(line.tree)
            }
        )
        return [(today - timedelta(days=days)).isoformat() for days in late]

    def occurrences(self, way: Way) -> Iterator[Way]:
        """Each repeating task that makes a difference, opened once."""
        for task in self.flow.tasks.values():
            if task.repeats and task.id in self.keys.lively and task.id not in way.moment.used:
                opened = self.open(way.moment, task.id, way.moment.today)
                if self.can_start(opened):
                    yield opened

    def can_start(self, way: Way) -> bool:
        """Whether the occurrence that came last can be worked on."""
        last = way.moment.record.entries[-1].id
        return any(item.opener == last and item.status in ("to_do", "done") for item in way.walk.instances)

    def events(self, way: Way, event: EventType) -> Iterator[Way]:
        """The event on today and around the days on which its guard turns."""
        for day in self.horizon.event_days(way.walk, event, self.begun(way.moment)):
            yield self.open(way.moment, event.id, day)

    def later(self, way: Way) -> Iterator[Way]:
        """The case on the next day on which something is asked or the phase is another."""
        moment, now = way.moment, way.walk
        duties = self.keys.duties_that_can_open(now)
        for day in self.horizon.days_after(now, duties, self.begun(moment)):
            on = self.at(Moment(moment.record, day, moment.used, moment.steps + bool(moment.used)))
            then = on.walk
            if then.next is not None or then.phase != now.phase or self._opens(then) != self._opens(now):
                yield on
                return

    def _opens(self, found: Walk) -> frozenset[str]:
        """The repeating tasks that can be opened now."""
        return frozenset(
            task.id
            for task in self.flow.tasks.values()
            if task.repeats
            and (not task.phases or found.phase in task.phases)
            and task.opens_when.judge(found.env) is True
        )

    def own_question(self, way: Way) -> Place | None:
        """The next question of the event or occurrence that came last."""
        openers = [entry.id for entry in way.moment.record.entries if entry.kind == "event"]
        for item in way.walk.instances:
            if openers and item.opener == openers[-1] and item.status in ("to_do", "started") and item.next:
                return Place(item.task, item.opener, item.next)
        return None

    def is_legal(self, found: Walk, event: EventType) -> bool:
        """Whether the event can happen now: from a phase since the last move, and with none of it waiting."""
        since = next((n for n in range(len(found.trail) - 1, -1, -1) if not found.trail[n].forward), 0)
        pending = any(r.result == "pending" and r.entry.name == event.id for r in found.events)
        return not pending and any(visit.phase in event.sources for visit in found.trail[since:])

    def _with(self, moment: Moment, place: Place, value: Raw) -> Moment:
        record, (task, opener, name) = moment.record, (place.task, place.opener, place.question)
        entry = Entry(
            record.next_id(), record.next_action, moment.today, "answer", name, value, None, task, opener
        )
        return Moment(record.plus(entry), moment.today, moment.used, moment.steps)

    def open(self, moment: Moment, name: str, day: date) -> Way:
        """The case after an event, or with an occurrence of a repeating task."""
        record = moment.record
        entry = Entry(record.next_id(), record.next_action, day, "event", name, day=day)
        return self.at(Moment(record.plus(entry), day, moment.used | {name}))

    def begun(self, moment: Moment) -> date | None:
        """The day on which the case was made."""
        return moment.record.entries[0].entered if moment.record.entries else None

    def holds(self, way: Way) -> bool:
        """Whether the event that came last stands, or waits for an answer."""
        last = way.moment.record.entries[-1].id
        return any(r.entry.id == last and r.result in ("noted", "pending") for r in way.walk.events)


def chosen(value: Raw) -> tuple[str, ...]:
    """The option ids in an answer to a choice."""
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)


def numbers_in(tree: object) -> Iterator[float]:
    """The numbers that stand in a condition."""
    match tree:
        case ["value", bool()]:
            return
        case ["value", int() | float() as number]:
            yield number
        case [_, *operands]:
            for operand in operands:
                yield from numbers_in(operand)
