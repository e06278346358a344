"""What holds after any sequence of answers, changes, events, corrections and undos, on any day.

The same machine runs on the tiny flow, which is small and nasty, and on the real one.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from wizard.case.model import Walk
from wizard.case.record import Entry, Place, Raw, Record
from wizard.case.samples import samples
from wizard.case.telling import REACHED, tell
from wizard.case.walk import walk
from wizard.content.loader import load
from wizard.content.model import Content

TINY = load(Path(__file__).parent / "tiny")
REAL = load(Path(__file__).parents[2] / "flows")
FIRST = date(2026, 1, 5)
DICE = st.integers(0, 10**6).map(random.Random)
COMPARED = (
    *("phase", "trail", "instances", "next", "visible", "dormant", "invalid"),
    *("stale", "events", "solved", "flags", "openers"),
)


def core(found: Walk) -> tuple[Any, ...]:
    """All of a walk but the readings."""
    return tuple(getattr(found, name) for name in COMPARED)


class Teller(RuleBasedStateMachine):
    """Tells a case: what a person does with the program, in any order."""

    content: ClassVar[Content]
    flow_id: ClassVar[str]

    def __init__(self) -> None:
        super().__init__()
        self.flow = self.content.flows[self.flow_id]
        self.homes = {q.id: task.id for task in self.flow.tasks.values() for q in task.questions}
        self.questions = {q.id: q for task in self.flow.tasks.values() for q in task.questions}
        self.occasions = [*self.flow.events, *(t.id for t in self.flow.tasks.values() if t.repeats)]
        self.record = Record(self.flow_id)
        self.today = FIRST
        self.opened: list[str] = []
        self.kept: tuple[Record, date, Walk] | None = None

    @property
    def walk(self) -> Walk:
        if self.kept is None or self.kept[:2] != (self.record, self.today):
            self.kept = (self.record, self.today, walk(self.content, self.record, self.today))
        return self.kept[2]

    def entry(self, kind: Any, **details: Any) -> Entry:
        return Entry(self.record.next_id(), self.record.next_action, self.today, kind, **details)

    def tell(self, entry: Entry, with_marks: bool = True) -> None:
        """One action, with a mark for each phase that is reached for the first time."""
        self.record = self.record.plus(entry)
        if not with_marks:
            return
        marks = tell(self.flow, self.record).marks
        for visit in self.walk.trail[1:]:
            if visit.forward and (visit.phase, visit.by) not in marks:
                mark = Entry(
                    self.record.next_id(), entry.action, self.today, "event", REACHED + visit.phase,
                    day=self.today, opener=visit.by,
                )  # fmt: skip
                self.record = self.record.plus(mark)

    def value(self, question: str, dice: random.Random) -> Raw:
        return dice.choice(samples(self.flow, self.questions[question], self.today, is_compared=True))

    @initialize(entered_late=st.sampled_from([0, 0, 20, 400]))
    def report(self, entered_late: int) -> None:
        self.today = FIRST + timedelta(days=entered_late)
        first = self.flow.first_day
        self.tell(self.entry("answer", name=first, value=FIRST.isoformat(), task=self.homes[first]))

    # --- what a person does ----------------------------------------------------------------------------

    @rule(dice=DICE, times=st.integers(1, 12))
    def answer_what_is_next(self, dice: random.Random, times: int) -> None:
        """New answers: they change no event (but one that waits), move no case back, put nothing to sleep."""
        for _ in range(times):
            before = self.walk
            if before.next is None:
                return
            place = before.next
            value = self.value(place.question, dice)
            is_new = place not in before.invalid
            self.tell(
                self.entry("answer", name=place.question, value=value, task=place.task, opener=place.opener)
            )
            if is_new:
                self.check_that_nothing_was_lost(before, place)

    def check_that_nothing_was_lost(self, before: Walk, place: Place) -> None:
        """Only an event that waits, or was refused because a phase was not reached, may turn; nothing else.

        Answers that belong to an event may decide where it leads: before them consequences are shown.
        """
        after = self.walk
        if place.opener or any(result.result in ("pending", "refused") for result in before.events):
            return
        order = [phase.id for phase in self.flow.phases]
        assert [r.result for r in after.events] == [r.result for r in before.events]
        assert {visit.phase for visit in before.trail} <= {visit.phase for visit in after.trail}
        assert order.index(after.phase) >= order.index(before.phase)
        assert not after.dormant - before.dormant

    @precondition(lambda self: self.walk.visible)
    @rule(dice=DICE)
    def change(self, dice: random.Random) -> None:
        place = dice.choice(sorted(self.walk.visible, key=str))
        value = self.value(place.question, dice)
        self.tell(
            self.entry("answer", name=place.question, value=value, task=place.task, opener=place.opener)
        )

    @precondition(lambda self: self.walk.visible)
    @rule(dice=DICE)
    def change_and_change_back(self, dice: random.Random) -> None:
        """Equal to before as long as the change reached no new phase."""
        place = dice.choice(sorted(self.walk.visible, key=str))
        if self.questions[place.question].id in self.rested_on():
            return
        before, old = self.walk, tell(self.flow, self.record).answers[place.task, place.opener]
        entry = old[place.question].entry
        start = self.record
        for value in (self.value(place.question, dice), entry.value):
            details = {"name": place.question, "value": value, "task": place.task, "opener": place.opener}
            self.tell(self.entry("answer", **details), with_marks=False)
        after = self.walk
        for name in ("phase", "trail", "next", "visible", "dormant", "events", "flags"):
            assert getattr(after, name) == getattr(before, name)
        self.record = start

    def rested_on(self) -> frozenset[str]:
        return frozenset(name for q in self.questions.values() for name in q.rests_on)

    @rule(dice=DICE, back=st.integers(0, 60), step=st.integers(0, 40))
    def something_happens(self, dice: random.Random, back: int, step: int) -> None:
        """An event of today or of before; one that is later than all others changes no earlier result."""
        self.today += timedelta(days=step)
        name = dice.choice(self.occasions)
        waiting = {r.entry.name for r in self.walk.events if r.result == "pending"}
        if name in waiting:
            return
        before = self.walk
        entry = self.entry("event", name=name, day=self.today - timedelta(days=back))
        self.tell(entry)
        self.opened.append(entry.id)
        if name in self.flow.events and all(entry.day > result.day for result in before.events):
            assert self.walk.events[: len(before.events)] == before.events

    @precondition(lambda self: self.opened)
    @rule(dice=DICE, back=st.integers(0, 60))
    def correct_a_day(self, dice: random.Random, back: int) -> None:
        self.tell(self.entry("amend", target=dice.choice(self.opened), day=self.today - timedelta(days=back)))

    @precondition(lambda self: self.opened)
    @rule(dice=DICE)
    def withdraw(self, dice: random.Random) -> None:
        self.tell(self.entry("withdraw", target=dice.choice(self.opened)))

    @rule(dice=DICE, back=st.integers(0, 30))
    def done_elsewhere(self, dice: random.Random, back: int) -> None:
        task = dice.choice([t.id for t in self.flow.tasks.values() if not t.per])
        self.tell(self.entry("done", name=task, day=self.today - timedelta(days=back)))

    @rule(days=st.sampled_from([1, 7, 28, 60, 300]))
    def time_goes_on(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule()
    def undo(self) -> None:
        """Undo is exact, and undoing the undo as well."""
        live = [action for action in (entry.action for entry in self.record.entries)]
        before = core(self.walk)
        self.tell(self.entry("undo", target=str(live[-1])), with_marks=False)
        undone = self.entry("undo", target=str(self.record.entries[-1].action))
        again = walk(self.content, self.record.plus(undone), self.today)
        assert core(again) == before

    # --- what always holds -----------------------------------------------------------------------------

    @invariant()
    def nothing_is_lost(self) -> None:
        told, found = tell(self.flow, self.record), self.walk
        given = {Place(task, opener, name) for (task, opener), own in told.answers.items() for name in own}
        assert given == set(found.visible) | found.dormant | set(found.invalid)
        assert len(given) == len(found.visible) + len(found.dormant) + len(found.invalid)
        assert {result.entry.id for result in found.events} == {entry.id for entry in told.events}

    @invariant()
    def opening_again_shows_the_same(self) -> None:
        entries = tuple(self.record.entries)

        again = walk(self.content, Record(self.record.flow, entries), self.today)

        assert core(again) == core(self.walk)
        assert again.env == self.walk.env

    @invariant()
    def next_can_be_answered(self) -> None:
        found = self.walk
        if found.next is None:
            return
        instance = next(
            i for i in found.instances if (i.task, i.opener) == (found.next.task, found.next.opener)
        )
        assert instance.status in ("to_do", "started")
        assert instance.next == found.next.question
        assert instance.next in instance.path
        assert found.next not in found.visible
        assert not found.flags

    @invariant()
    def the_machine_allows_every_step(self) -> None:
        """The trail goes along moves and events of the content, and ends in the phase."""
        found = self.walk
        names = {result.entry.id: result.entry.name for result in found.events}
        for visit in found.trail[1:]:
            if visit.forward:
                assert any(move.to == visit.phase for move in self.flow.moves)
            else:
                assert self.flow.events[names[visit.by]].to in (visit.phase, "resume")
        assert found.trail[-1].phase == found.phase


class OnTiny(Teller):
    content = TINY
    flow_id = "tiny"


class OnTheRealFlow(Teller):
    content = REAL
    flow_id = "employer_case"


OnTiny.TestCase.settings = settings(max_examples=250, stateful_step_count=30, deadline=None)
OnTheRealFlow.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestTheTinyFlow = OnTiny.TestCase
TestTheRealFlow = OnTheRealFlow.TestCase
