"""The days on which something about a case changes by itself, so that not every day has to be tried."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from wizard.case.facts import FACTS, Moment, day_facts, parameter_readings, readings, told_in
from wizard.case.index import conditions_of, rules_of
from wizard.case.model import Walk
from wizard.case.windows import opens_on
from wizard.content.conditions import Condition, Tree, uses
from wizard.content.model import Content, Duty, EventType, Flow

DAYS_AHEAD: Final = 800
"""How far a case is followed: past the 104 weeks, with room for interruptions."""
_ONE_DAY: Final = timedelta(days=1)
_JUNCTIONS: Final = ("and", "or", "not", "unknown")


class Horizon:
    """The thresholds of a flow. The days are kept per calendar, because many cases share one."""

    def __init__(self, content: Content, flow: Flow) -> None:
        self.content = content
        self.flow = flow
        lines = [*rules_of(flow), *(line for task in flow.tasks.values() for line in conditions_of(task))]
        known = {*FACTS, *content.parameters}
        leaves = [leaf for line in lines for leaf in leaves_of(line)]
        self._by_itself = tuple({leaf.text: leaf for leaf in leaves if leaf.names <= known}.values())
        """Comparisons that time alone decides."""
        self.dates = frozenset(
            name for leaf in leaves if leaf.names & FACTS.keys() for name in leaf.names if name not in known
        )
        """Answers that are compared with the day of today, or with another fact."""
        self.only_with_today = frozenset(
            name
            for name in self.dates
            if all(leaf.names == {name, "today"} for leaf in leaves if name in leaf.names)
        )
        """Of these all days that are past are alike."""
        self._keys = frozenset(content.parameters) & {name for leaf in leaves for name in leaf.names}
        self._kept: dict[Any, tuple[date, ...]] = {}

    def days_after(self, walk: Walk, duties: Iterable[Duty], begun: date | None) -> tuple[date, ...]:
        """The days after today on which a condition turns or one of these duties opens, in order."""
        opens = {opens_on(self.flow, duty, walk.days) for duty in duties}
        found = {day for day in opens if day is not None}
        found.update(self._turning_days(walk, begun))
        for name in self.dates:
            for value in (walk.env.get(name), *(walk.env.get(f"each({name})") or ())):
                if isinstance(value, date):
                    found |= {value, value + _ONE_DAY}
        return tuple(sorted(day for day in found if day > walk.today))

    def event_days(self, walk: Walk, event: EventType, begun: date | None) -> tuple[date, ...]:
        """Today, and the days on which the day facts of this event's guard turn, with one day either side."""
        found = {walk.today}
        if event.when.names & FACTS.keys():
            leaves = [leaf for leaf in leaves_of(event.when) if leaf.names & FACTS.keys()]
            before: tuple[bool | None, ...] | None = None
            for number in range(60):
                day = walk.today + timedelta(days=number)
                facts = day_facts(self._moment(walk, begun, day, day))
                verdicts = tuple(leaf.judge(facts) for leaf in leaves)
                if before is not None and verdicts != before:
                    found |= {day - _ONE_DAY, day, day + _ONE_DAY}
                before = verdicts
        return tuple(sorted(found))

    def day_verdicts(self, walk: Walk, begun: date | None) -> tuple[bool | None, ...]:
        """On which side of each threshold on the day of an event today lies."""
        facts = day_facts(self._moment(walk, begun, walk.today, walk.today))
        return tuple(leaf.judge(facts) for leaf in self._by_itself if leaf.names <= facts.keys())

    def _turning_days(self, walk: Walk, begun: date | None) -> tuple[date, ...]:
        told = told_in(walk.env, walk.days.named)
        about = (walk.days.calendar, spells_of(walk), begun, told.get("aftercare_until"))
        if about not in self._kept:
            self._kept[about] = tuple(self._turn(walk, begun))
        return self._kept[about]

    def _turn(self, walk: Walk, begun: date | None) -> Iterator[date]:
        """Every day on which a comparison that time alone decides is different from the day before."""
        calendar = walk.days.calendar
        start = calendar.first_sick_day if calendar else walk.today
        before: tuple[bool | None, ...] | None = None
        for number in range(DAYS_AHEAD):
            day = start + timedelta(days=number)
            moment = self._moment(walk, begun, day, None)
            facts = {**readings(moment), **parameter_readings(moment, self._keys)}
            verdicts = tuple(leaf.judge(facts) for leaf in self._by_itself)
            if before is not None and verdicts != before:
                yield day
            before = verdicts

    def _moment(self, walk: Walk, begun: date | None, day: date, event_day: date | None) -> Moment:
        calendar = walk.days.calendar
        first = calendar.first_sick_day if calendar else None
        told = told_in(walk.env, walk.days.named)
        return Moment(day, begun, first, spells_of(walk), event_day, self.content.parameters, told)


def leaves_of(line: Condition) -> Iterator[Condition]:
    """The comparisons that a condition is made of."""
    for tree in _leaves(line.tree):
        yield Condition(repr(tree), tree, line.literals)


def _leaves(tree: Tree) -> Iterator[Tree]:
    if tree[0] in _JUNCTIONS:
        for operand in tree[1:]:
            yield from _leaves(operand)
    elif any(True for _ in uses(tree)):
        yield tree


def spells_of(walk: Walk) -> tuple[tuple[date, date | None], ...]:
    """Per recovery that stands: the first fit day, and the day of the relapse after it."""
    spells: list[tuple[date, date | None]] = []
    for result in walk.events:
        if result.result == "moved" and result.entry.name == "recovered":
            spells.append((result.day, None))
        elif result.result == "moved" and result.entry.name == "relapse" and spells:
            spells[-1] = (spells[-1][0], result.day)
    return tuple(spells)
