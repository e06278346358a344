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
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from graphlib import TopologicalSorter
from itertools import islice
from typing import Final

from wizard.case.horizon import leaves_of
from wizard.case.index import index_of
from wizard.case.journey_key import Key
from wizard.case.journey_steps import Moment, Steps, Way
from wizard.case.model import Walk
from wizard.case.record import Place, Record
from wizard.case.windows import waits_for_a_duty
from wizard.content.conditions import Condition
from wizard.content.model import Content, EventType

START: Final = date(2026, 1, 5)
UNDECIDED: Final = "undecided"
EVENTS_BEGIN: Final = frozenset({"*"})
TRIES: Final = 40
"""In how many resting points of a phase something is tried before it counts as not possible there."""
LONGEST: Final = 3
"""How many events are tried one after the other; one less with a repeating task, or an event that is only
noted, among them."""
STEPS: Final = 1
"""How often time goes on after an event."""
DEEPEST: Final = 3
"""How many answers that nobody has to give can hang on each other."""
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


@dataclass(slots=True)
class Node:
    """A merged state: the first way that led to it, and the ways on, with how many answers lead there."""

    way: Way
    outcome: str
    ways: list[tuple[Key, int]] = field(default_factory=list)
    is_resting: bool = False


def journeys(content: Content, flow_id: str, decide: Decide) -> Journeys:
    """All four lists for one flow."""
    return _Explorer(content, flow_id, decide).explore()


class _Explorer:
    def __init__(self, content: Content, flow_id: str, decide: Decide) -> None:
        self.flow = content.flows[flow_id]
        # Papers decide nothing about the way of a case: what only they read makes no difference here.
        self.steps = Steps(content, index_of(replace(self.flow, documents={})))
        self.keys = self.steps.keys
        self.decide = decide
        self.nodes: dict[Key, Node] = {}
        self.seen: set[str] = set()
        """The questions that stood on some path."""
        self.seen_before_events: frozenset[str] = frozenset()
        self.seen_by_walking: frozenset[str] = frozenset()
        """The questions of the first two tiers."""
        self.dead: dict[str, None] = {}
        self._hanging = {
            question.id: frozenset(
                other.id
                for task in self.flow.tasks.values()
                for other in task.questions
                if question.id in other.ask_if.names
            )
            for task in self.flow.tasks.values()
            for question in task.questions
            if question.optional
        }
        """Per question that may be left out: those that are only asked after an answer to it."""
        self._tries: Counter[str] = Counter()
        self.finals = {phase.id for phase in self.flow.phases if phase.final}

    # --- the three tiers -------------------------------------------------------------------------------

    def explore(self) -> Journeys:
        roots = self._grow([Moment(Record(self.flow.id), START)], self._ways_without_events)
        resting = self._distinct(node for node in self.nodes.values() if node.is_resting)
        # From here on a case has events: they belong to the key, and phases may come back.
        self.seen_before_events = frozenset(self.seen)
        starts = [Moment(node.way.moment.record, node.way.moment.today, EVENTS_BEGIN) for node in resting]
        begun = self._grow(starts, self._ways_with_events)
        # An example in which nothing can happen was counted already, with its like.
        roots += [key for key in begun if self.nodes[key].ways]
        self.seen_by_walking = frozenset(self.seen)
        total = Counter(self._side_trips([node for node in self.nodes.values() if node.is_resting]))
        total.update(self._trips_of_what_was_merged())
        counts = self._count()
        for key in roots:
            total.update(counts[key])
        return Journeys(
            journeys=sum(total.values()),
            dead_ends=(*self.dead, *self.steps.stuck),
            unreachable_pages=tuple(self._unreachable()),
            outcomes={name: number for name, number in sorted(total.items()) if name != UNDECIDED},
            states=len(self.nodes),
        )

    def _grow(self, starts: Iterable[Moment], ways: Callable[[Node], Iterator[Way]]) -> list[Key]:
        """Follows every way from here until nothing new comes up; gives the keys of the starts."""
        queue: deque[Key] = deque()
        roots = [self._enter(self.steps.at(moment), queue) for moment in starts]
        while queue:
            node = self.nodes[queue.popleft()]
            for way in ways(node):
                node.ways.append((self._enter(way, queue), way.times))
        return roots

    def _enter(self, way: Way, queue: deque[Key]) -> Key:
        moment, found = way.moment, way.walk
        outcome = self.decide(found)
        has_events = bool(moment.used)
        key = (moment.used, moment.steps, outcome, *self.keys.key(found, has_events))
        if key not in self.nodes:
            self.nodes[key] = Node(way, outcome)
            self._see(found)
            queue.append(key)
        return key

    def _ways_without_events(self, node: Node) -> Iterator[Way]:
        if node.way.walk.next is not None:
            yield from self.steps.answers(node.way, node.way.walk.next, thorough=True)
            return
        node.is_resting = True
        self._check_dead_end(node)
        self._look_behind_optional(node.way)
        if node.way.walk.phase in self.finals or node.way.walk.flags:
            return
        yield from self.steps.later(node.way)

    def _ways_with_events(self, node: Node) -> Iterator[Way]:
        """After an event its own questions come first, then the others, each with one answer."""
        has_begun = node.way.moment.used > EVENTS_BEGIN
        own = self.steps.own_question(node.way)
        if own is not None:
            # What changes nothing but itself is walked through on a side trip.
            yield from self.steps.answers(node.way, own, thorough=own.task in self.keys.deciding)
            return
        if node.way.walk.next is not None and has_begun:
            # What only comes up after an event or an occurrence was not tried in the first tier.
            is_new = node.way.walk.next.question not in self.seen_before_events
            yield from self.steps.answers(node.way, node.way.walk.next, thorough=is_new)
            return
        node.is_resting = True
        self._check_dead_end(node)
        if node.way.walk.flags or self._waits_or_was_refused(node):
            return
        used = node.way.moment.used - EVENTS_BEGIN
        moving = {event.id for event in self.flow.events.values() if event.to}
        for event in self.flow.events.values():
            longest = LONGEST if used | {event.id} <= moving else LONGEST - 1
            if (
                len(used) < longest
                and event.id in self.keys.lively_events - used
                and self.steps.is_legal(node.way.walk, event)
            ):
                yield from self.steps.events(node.way, event)
        if len(used) < LONGEST - 1:
            yield from self.steps.occurrences(node.way)
        if has_begun and node.way.moment.steps < STEPS and node.way.walk.phase not in self.finals:
            yield from self.steps.later(node.way)

    def _waits_or_was_refused(self, node: Node) -> bool:
        """Whether the last event did not hold: what follows is what followed without it."""
        entries = [entry.id for entry in node.way.moment.record.entries if entry.kind == "event"]
        return any(
            result.entry.id in entries[-1:] and result.result in ("pending", "refused")
            for result in node.way.walk.events
        )

    # --- tier 2 starts and side trips ------------------------------------------------------------------

    def _distinct(self, resting: Iterable[Node]) -> list[Node]:
        """One resting point of each kind that an event can tell apart: its phase, and its day."""
        found: dict[object, Node] = {}
        for node in resting:
            days = self.steps.horizon.day_verdicts(node.way.walk, self.steps.begun(node.way.moment))
            found.setdefault((node.way.walk.phase, days), node)
        return list(found.values())

    def _side_trips(self, resting: list[Node]) -> Counter[str]:
        """What changes nothing but itself: each walked once through in each phase, and counted on its own."""
        ends: Counter[str] = Counter()
        phases: dict[str, list[Node]] = {}
        for node in resting:
            phases.setdefault(node.way.walk.phase, []).append(node)
        for task in self.flow.tasks.values():
            if task.repeats and task.id not in self.keys.lively:
                ends.update(self._trips(phases, task.id, self.steps.can_start))
        for event in self.flow.events.values():
            tasks = {task.id for task in self.flow.tasks.values() if task.per == event.id}
            if event.id not in self.keys.lively_events or not tasks <= self.keys.deciding:
                ends.update(self._trips(phases, event.id, self.steps.holds))
        return ends

    def _is_new(self, task: str) -> bool:
        asked = {question.id for question in self.flow.tasks[task].questions}
        return not asked <= self.seen_by_walking

    def _trips_of_what_was_merged(self) -> Counter[str]:
        """Events whose questions hang on an answer that is read nowhere else: from a case that has it."""
        ends: Counter[str] = Counter()
        for event in self.flow.events.values():
            tasks = self.steps.index.per_event[event.id]
            own = {question.id for task in tasks for question in task.questions}
            for question in (question for task in tasks for question in task.questions):
                for leaf in leaves_of(question.ask_if):
                    if question.id not in self.seen and leaf.names and not leaf.names & own:
                        ends.update(self._trip_where(leaf, event, question.id))
        return ends

    def _trip_where(self, leaf: Condition, event: EventType, question: str) -> Counter[str]:
        """Through the event, from a case in which this is so and the question comes up."""
        nodes = (node for node in self.nodes.values() if leaf.judge(node.way.walk.env) is True)
        fitting = (node for node in nodes if self.steps.is_legal(node.way.walk, event))
        for node in islice(fitting, TRIES):
            day = node.way.moment.today + timedelta(days=1)
            ends = self._through(self.steps.open(node.way.moment, event.id, day))
            if question in self.seen:
                return ends
        return Counter()

    def _trips(
        self, phases: dict[str, list[Node]], name: str, is_open: Callable[[Way], bool]
    ) -> Counter[str]:
        ends: Counter[str] = Counter()
        for nodes in phases.values():
            moments = (node.way.moment for node in nodes[:TRIES])
            opened = (self.steps.open(moment, name, moment.today) for moment in moments)
            first = next((way for way in opened if is_open(way)), None)
            if first:
                ends.update(self._through(first))
            # And late in the phase: what is asked may hang on how long it has lasted.
            last = max((node.way.moment for node in nodes), key=lambda moment: moment.today)
            late = self.steps.open(last, name, last.today)
            if first and last.today > first.moment.today and is_open(late):
                ends.update(self._through(late))
        return ends

    def _through(self, opened: Way) -> Counter[str]:
        """All ways through one occurrence, each with the outcome that the case has then."""
        ends: Counter[str] = Counter()
        opener = opened.moment.record.entries[-1].id
        # Ways that go on alike are one; each has its place by the number of its answers, so that all that
        # come together in it are there before it goes on.
        waiting: dict[int, dict[Key, Way]] = {0: {(): opened}}
        while waiting:
            here = min(waiting)
            for way in waiting.pop(here).values():
                self._see(way.walk)
                place = self.steps.own_question(way)
                if place is None and (on := way.walk.next) is not None and self._is_new(on.task):
                    # What happened has opened another task: that is seen here, or nowhere.
                    place = on
                if place is None:
                    self._look_behind_optional(way)
                    ends[self.decide(way.walk) or UNDECIDED] += way.times
                    continue
                for after in self.steps.answers(way, place, thorough=True):
                    level = waiting.setdefault(len(after.moment.record.entries), {})
                    key = self.keys.own_key(after.walk, {opener, place.opener})
                    before = level[key].times if key in level else 0
                    level[key] = Way(after.moment, before + way.times * after.times, after.walk)
        return ends

    def _look_behind_optional(self, way: Way, depth: int = 0) -> None:
        """What hangs on an answer that nobody has to give is looked at from the first cases that can."""
        for item in way.walk.instances:
            for name in item.path:
                place = Place(item.task, item.opener, name)
                is_seen = self._hanging.get(name, frozenset()) <= self.seen
                if is_seen or place in way.walk.visible or self._tries[name] >= TRIES:
                    continue
                self._tries[name] += 1
                for on in self.steps.each_answer(way, place):
                    self._see(on.walk)
                    if depth < DEEPEST:
                        self._look_behind_optional(on, depth + 1)

    # --- what came of it -------------------------------------------------------------------------------

    def _see(self, found: Walk) -> None:
        for item in found.instances:
            self.seen.update(item.path)

    def _check_dead_end(self, node: Node) -> None:
        """Good: the case is closed, decided, waits for a day, or something can still happen to it."""
        found = node.way.walk
        if found.phase in self.finals or found.flags or node.outcome:
            return
        if any(self.steps.is_legal(found, event) for event in self.flow.events.values()):
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
