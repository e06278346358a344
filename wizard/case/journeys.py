"""Every way through a flow, walked: where it ends, what nobody ever reaches, where nobody can go on.

Ways are merged where they behave alike from then on (see journey_key), and counted on the merged graph.
Three tiers, and a fourth in the property tests (random sequences of everything):

1. Without events: every answer that can matter, onbekend included, and time going on whenever nothing is
   left to ask.
2. Events: from one example of each distinct resting point each event and each repeating task that makes a
   difference at most once, in any order, up to three in a row, on the days where the guard turns and one day
   either side, with every answer that belongs to it. The other questions get one answer, and time goes on
   once: what comes of them is tier 1. What changes nothing but itself (a talk, an agreement that was not
   kept) is walked once through on its own in each phase, so that it does not multiply with the rest.
3. Outcome tables on their own: with every reading in every place, in the tests of the real content.

Time: when nothing is left to ask, the day moves to the next one on which a question comes up or the phase
changes. Which days those can be: thresholds of conditions, answers that are compared with today, and the
days on which duties open, are due and are late (see horizon).
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from graphlib import TopologicalSorter
from typing import Final

from wizard.case.horizon import Horizon, leaves_of
from wizard.case.index import conditions_of_flow, index_of
from wizard.case.journey_key import Key, KeyMaker
from wizard.case.model import Walk
from wizard.case.record import Entry, Gap, Place, Raw, Record
from wizard.case.samples import samples
from wizard.case.walk import walk
from wizard.case.windows import waits_for_a_duty
from wizard.content.model import Content, EventType, Question

START: Final = date(2026, 1, 5)
UNDECIDED: Final = "undecided"
EVENTS_BEGIN: Final = frozenset({"*"})
TRIES: Final = 40
"""In how many resting points of a phase something is tried before it counts as not possible there."""
LONGEST: Final = 3
"""How many events are tried one after the other; one less when a repeating task is among them."""
STEPS: Final = 1
"""How often time goes on after an event."""
Decide = Callable[[Walk], str]
"""Names the outcome of a walk; "" while there is none."""


@dataclass(frozen=True, slots=True)
class Journeys:
    """What walking a flow showed. `journeys` counts ways; `outcomes` counts them per outcome at the end."""

    journeys: int
    dead_ends: tuple[str, ...]
    unreachable_pages: tuple[str, ...]
    outcomes: dict[str, int]
    states: int


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


@dataclass(slots=True)
class Node:
    """A merged state: the ways on, with how many answers lead each way."""

    moment: Moment
    walk: Walk
    outcome: str
    ways: list[tuple[Key, int]] = field(default_factory=list)
    is_resting: bool = False


def journeys(content: Content, flow_id: str, decide: Decide) -> Journeys:
    """All four lists for one flow."""
    return _Explorer(content, flow_id, decide).explore()


class _Explorer:
    def __init__(self, content: Content, flow_id: str, decide: Decide) -> None:
        self.content = content
        self.flow = content.flows[flow_id]
        self.index = index_of(self.flow)
        self.horizon = Horizon(content, self.flow)
        self.keys = KeyMaker(content, self.index, self.horizon.only_with_today)
        self.decide = decide
        self.nodes: dict[Key, Node] = {}
        self.seen: set[str] = set()
        """The questions that stood on some path."""
        self.seen_before_events: frozenset[str] = frozenset()
        self.dead: dict[str, None] = {}
        self.finals = {phase.id for phase in self.flow.phases if phase.final}
        self.mentioned = self._mentioned_words()

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

    # --- the three tiers -------------------------------------------------------------------------------

    def explore(self) -> Journeys:
        roots = self._grow([Moment(Record(self.flow.id), START)], self._ways_without_events)
        resting = self._distinct(node for node in self.nodes.values() if node.is_resting)
        # From here on a case has events: they belong to the key, and phases may come back.
        self.seen_before_events = frozenset(self.seen)
        starts = [Moment(node.moment.record, node.moment.today, EVENTS_BEGIN) for node in resting]
        begun = self._grow(starts, self._ways_with_events)
        # An example in which nothing can happen was counted already, with its like.
        roots += [key for key in begun if self.nodes[key].ways]
        total = Counter(self._side_trips([node for node in self.nodes.values() if node.is_resting]))
        counts = self._count()
        for key in roots:
            total.update(counts[key])
        return Journeys(
            journeys=sum(total.values()),
            dead_ends=tuple(self.dead),
            unreachable_pages=tuple(self._unreachable()),
            outcomes={name: number for name, number in sorted(total.items()) if name != UNDECIDED},
            states=len(self.nodes),
        )

    def _grow(self, starts: Iterable[Moment], ways: Callable[[Node], Iterator[Way]]) -> list[Key]:
        """Follows every way from here until nothing new comes up; gives the keys of the starts."""
        queue: deque[Key] = deque()
        roots = [self._enter(self._way(moment), queue) for moment in starts]
        while queue:
            node = self.nodes[queue.popleft()]
            for way in ways(node):
                node.ways.append((self._enter(way, queue), way.times))
        return roots

    def _way(self, moment: Moment) -> Way:
        return Way(moment, 1, walk(self.content, moment.record, moment.today))

    def _enter(self, way: Way, queue: deque[Key]) -> Key:
        moment, found = way.moment, way.walk
        outcome = self.decide(found)
        has_events = bool(moment.used)
        key = (moment.used, moment.steps, outcome, *self.keys.key(found, has_events))
        if key not in self.nodes:
            self.nodes[key] = Node(moment, found, outcome)
            self._see(found)
            queue.append(key)
        return key

    def _ways_without_events(self, node: Node) -> Iterator[Way]:
        if node.walk.next is not None:
            yield from self._answers(node, node.walk.next, thorough=True)
            return
        node.is_resting = True
        self._check_dead_end(node)
        if node.walk.phase in self.finals or node.walk.flags:
            return
        yield from self._later(node)

    def _ways_with_events(self, node: Node) -> Iterator[Way]:
        """After an event its own questions come first, then the others, each with one answer."""
        has_begun = node.moment.used > EVENTS_BEGIN
        own = self._own_question(node)
        if own is not None:
            yield from self._answers(node, own, thorough=True)
            return
        if node.walk.next is not None and has_begun:
            # What only comes up after an event or an occurrence was not tried in the first tier.
            is_new = node.walk.next.question not in self.seen_before_events
            yield from self._answers(node, node.walk.next, thorough=is_new)
            return
        node.is_resting = True
        self._check_dead_end(node)
        if node.walk.flags or self._waits_or_was_refused(node):
            return
        used = node.moment.used - EVENTS_BEGIN
        if len(used) < (LONGEST if used <= self.flow.events.keys() else LONGEST - 1):
            for event in self.flow.events.values():
                if event.id in self.keys.lively_events - used and self._is_legal(node.walk, event):
                    yield from self._events(node, event)
        if len(used) < LONGEST - 1:
            yield from self._occurrences(node)
        if has_begun and node.moment.steps < STEPS and node.walk.phase not in self.finals:
            yield from self._later(node)

    def _waits_or_was_refused(self, node: Node) -> bool:
        """Whether the last event did not hold: what follows is what followed without it."""
        entries = [entry.id for entry in node.moment.record.entries if entry.kind == "event"]
        return any(
            result.entry.id in entries[-1:] and result.result in ("pending", "refused")
            for result in node.walk.events
        )

    # --- steps -----------------------------------------------------------------------------------------

    def _answers(self, node: Node, place: Place, thorough: bool) -> Iterator[Way]:
        """The next question with each answer that can matter; a run of others is answered in one go."""
        run = self._run_of_others(node, place)
        if run:
            moment, times = node.moment, 1
            for name in run:
                tried = self._values(self.index.questions[name], moment.today)
                moment = self._with(moment, Place(place.task, place.opener, name), tried[0][0])
                times *= tried[0][1]
            yield self._checked(moment, place, times, is_last=True)
            return
        tried = self._values(self.index.questions[place.question], node.moment.today)
        ways = [self._checked(self._with(node.moment, place, value), place, times) for value, times in tried]
        fitting = [way for way in ways if place not in way.walk.invalid]
        if not fitting:
            self.dead.setdefault(f"{place}: no answer fits")
        yield from fitting if thorough else fitting[:1]

    def _run_of_others(self, node: Node, place: Place) -> list[str]:
        """From this question on: the questions of the same task whose answers change nothing."""
        item = next(i for i in node.walk.instances if (i.task, i.opener) == (place.task, place.opener))
        run = []
        for name in item.path[item.path.index(place.question) :]:
            here = Place(place.task, place.opener, name)
            if here in node.walk.visible or self.index.questions[name].optional:
                continue
            if self.keys.matters(name):
                break
            run.append(name)
        return run

    def _checked(self, moment: Moment, place: Place, times: int, is_last: bool = False) -> Way:
        found = walk(self.content, moment.record, moment.today)
        if is_last and place in found.invalid:
            self.dead.setdefault(f"{place}: no answer fits")
        return Way(moment, times, found)

    def _values(self, question: Question, today: date) -> list[tuple[Raw, int]]:
        """The answers that can make a difference, with how many others each stands for."""
        values = list(samples(self.flow, question, today, question.id in self.horizon.dates))
        if question.id == self.flow.first_day:
            values += self._first_days(today)
        if not self.keys.matters(question.id):
            return [(values[0], len(values))]
        words = self.mentioned.get(question.id)
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

    def _occurrences(self, node: Node) -> Iterator[Way]:
        """Each repeating task that makes a difference, opened once."""
        for task in self.flow.tasks.values():
            if task.repeats and task.id in self.keys.lively and task.id not in node.moment.used:
                way = self._way(self._open(node.moment, task.id, node.moment.today))
                if self._can_start(way):
                    yield way

    def _can_start(self, way: Way) -> bool:
        last = way.moment.record.entries[-1].id
        return any(item.opener == last and item.status in ("to_do", "done") for item in way.walk.instances)

    def _events(self, node: Node, event: EventType) -> Iterator[Way]:
        for day in self.horizon.event_days(node.walk, event, self._begun(node.moment)):
            yield self._way(self._open(node.moment, event.id, day))

    def _later(self, node: Node) -> Iterator[Way]:
        """The case on the next day on which something is asked or the phase is another."""
        moment, now = node.moment, node.walk
        duties = self.keys.duties_that_can_open(now)
        for day in self.horizon.days_after(now, duties, self._begun(moment)):
            way = self._way(Moment(moment.record, day, moment.used, moment.steps + bool(moment.used)))
            then = way.walk
            if then.next is not None or then.phase != now.phase or self._opens(then) != self._opens(now):
                yield way
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

    def _own_question(self, node: Node) -> Place | None:
        """The next question of the event or occurrence that came last."""
        openers = [entry.id for entry in node.moment.record.entries if entry.kind == "event"]
        for item in node.walk.instances:
            if openers and item.opener == openers[-1] and item.status in ("to_do", "started") and item.next:
                return Place(item.task, item.opener, item.next)
        return None

    def _is_legal(self, found: Walk, event: EventType) -> bool:
        since = next((n for n in range(len(found.trail) - 1, -1, -1) if not found.trail[n].forward), 0)
        pending = any(r.result == "pending" and r.entry.name == event.id for r in found.events)
        return not pending and any(visit.phase in event.sources for visit in found.trail[since:])

    def _with(self, moment: Moment, place: Place, value: Raw) -> Moment:
        record, (task, opener, name) = moment.record, (place.task, place.opener, place.question)
        entry = Entry(
            record.next_id(), record.next_action, moment.today, "answer", name, value, None, task, opener
        )
        return Moment(record.plus(entry), moment.today, moment.used, moment.steps)

    def _open(self, moment: Moment, name: str, day: date) -> Moment:
        record = moment.record
        entry = Entry(record.next_id(), record.next_action, day, "event", name, day=day)
        return Moment(record.plus(entry), day, moment.used | {name})

    def _begun(self, moment: Moment) -> date | None:
        return moment.record.entries[0].entered if moment.record.entries else None

    # --- tier 2 starts and side trips ------------------------------------------------------------------

    def _distinct(self, resting: Iterable[Node]) -> list[Node]:
        """One resting point of each kind that an event can tell apart: its phase, and its day."""
        found: dict[object, Node] = {}
        for node in resting:
            days = self.horizon.day_verdicts(node.walk, self._begun(node.moment))
            found.setdefault((node.walk.phase, days), node)
        return list(found.values())

    def _side_trips(self, resting: list[Node]) -> Counter[str]:
        """What changes nothing but itself: each walked once through in each phase, and counted on its own."""
        ends: Counter[str] = Counter()
        phases: dict[str, list[Node]] = {}
        for node in resting:
            phases.setdefault(node.walk.phase, []).append(node)
        for task in self.flow.tasks.values():
            if task.repeats and task.id not in self.keys.lively:
                ends.update(self._trips(phases, task.id, self._can_start))
        for event in self.flow.events.values():
            if event.id not in self.keys.lively_events:
                ends.update(self._trips(phases, event.id, self._holds))
        return ends

    def _trips(
        self, phases: dict[str, list[Node]], name: str, is_open: Callable[[Way], bool]
    ) -> Counter[str]:
        ends: Counter[str] = Counter()
        for nodes in phases.values():
            opened = (self._way(self._open(node.moment, name, node.moment.today)) for node in nodes[:TRIES])
            first = next((way for way in opened if is_open(way)), None)
            if first:
                ends.update(self._through(first))
        return ends

    def _holds(self, way: Way) -> bool:
        last = way.moment.record.entries[-1].id
        return any(r.entry.id == last and r.result in ("noted", "pending") for r in way.walk.events)

    def _through(self, opened: Way) -> Counter[str]:
        """All ways through one occurrence, each with the outcome that the case has then."""
        ends: Counter[str] = Counter()
        waiting = [opened]
        while waiting:
            way = waiting.pop()
            self._see(way.walk)
            node = Node(way.moment, way.walk, self.decide(way.walk))
            place = self._own_question(node)
            if place is None:
                ends[node.outcome or UNDECIDED] += way.times
                continue
            for on in self._answers(node, place, thorough=True):
                waiting.append(Way(on.moment, way.times * on.times, on.walk))
        return ends

    # --- what came of it -------------------------------------------------------------------------------

    def _see(self, found: Walk) -> None:
        for item in found.instances:
            self.seen.update(item.path)

    def _check_dead_end(self, node: Node) -> None:
        """Good: the case is closed, decided, waits for a day, or something can still happen to it."""
        found = node.walk
        if found.phase in self.finals or found.flags or node.outcome:
            return
        if any(self._is_legal(found, event) for event in self.flow.events.values()):
            return
        if waits_for_a_duty(self.flow, found.days, found.env, found.today):
            return
        told = ", ".join(
            f"{place}={value}" for place, value in found.visible.items() if self.keys.matters(place.question)
        )
        self.dead.setdefault(f"{found.phase} on {found.today.isoformat()}: {told}")

    def _unreachable(self) -> Iterator[str]:
        for task in self.flow.tasks.values():
            for page in task.pages:
                if not any(question.id in self.seen for question in page.questions):
                    yield f"{task.id}.{page.id or page.questions[0].id}"

    def _count(self) -> dict[Key, Counter[str]]:
        """Per state the number of ways from it, by the outcome at their end."""
        graph = {key: {to for to, _ in node.ways if to != key} for key, node in self.nodes.items()}
        counts: dict[Key, Counter[str]] = {}
        for key in TopologicalSorter(graph).static_order():
            node = self.nodes[key]
            total: Counter[str] = Counter()
            for to, times in node.ways:
                if to != key:
                    for outcome, number in counts[to].items():
                        total[outcome] += number * times
            counts[key] = total or Counter({node.outcome or UNDECIDED: 1})
        return counts


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
