"""The tiny flow, and a case on it that is told step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wizard.case.model import Instance, Walk
from wizard.case.record import Entry, EntryKind, Place, Raw, Record
from wizard.case.telling import REACHED, tell
from wizard.case.walk import walk
from wizard.content.loader import load
from wizard.content.model import Content

TINY = load(Path(__file__).parent / "tiny")
REAL = load(Path(__file__).parents[2] / "flows")
FIRST = date(2026, 1, 5)


class Case:
    """A record that grows. Every call is one action and gives back the id of its first entry."""

    def __init__(self, content: Content, flow: str, today: date = FIRST, marks: bool = False) -> None:
        self.content = content
        self.flow = content.flows[flow]
        self.homes = {q.id: task for task in self.flow.tasks.values() for q in task.questions}
        self.record = Record(flow)
        self.today = today
        self.marks = marks

    @property
    def walk(self) -> Walk:
        return walk(self.content, self.record, self.today)

    def on(self, day: date) -> Case:
        self.today = day
        return self

    def add(self, kind: EntryKind, **details: Any) -> str:
        entry = Entry(self.record.next_id(), self.record.next_action, self.today, kind, **details)
        self.record = self.record.plus(entry)
        if self.marks:
            self._mark(entry.action)
        return entry.id

    def _mark(self, action: int) -> None:
        """What a session adds: the day on which a phase was first reached."""
        marks = tell(self.flow, self.record).marks
        for visit in self.walk.trail[1:]:
            if visit.forward and (visit.phase, visit.by) not in marks:
                name = REACHED + visit.phase
                mark = Entry(self.record.next_id(), action, self.today, "event", name, day=self.today)
                self.record = self.record.plus(replace(mark, opener=visit.by))

    def answer(self, in_: str = "", **answers: Raw) -> Case:
        for name, value in answers.items():
            self.add("answer", name=name, value=value, task=self.homes[name].id, opener=in_)
        return self

    def event(self, name: str, day: date, about: str = "", **answers: Raw) -> str:
        """An event with the answers that belong to it, or an occurrence of a repeating task."""
        opener = self.add("event", name=name, day=day, target=about)
        self.answer(opener, **answers)
        return opener

    def amend(self, entry: str, day: date) -> str:
        return self.add("amend", target=entry, day=day)

    def withdraw(self, entry: str) -> str:
        return self.add("withdraw", target=entry)

    def undo(self) -> str:
        return self.add("undo", target=str(self.record.entries[-1].action))

    def done(self, task: str, day: date, opener: str = "") -> str:
        return self.add("done", name=task, day=day, opener=opener, value={"how": "paper", "paper": True})

    # --- what came of it -------------------------------------------------------------------------------

    @property
    def phase(self) -> str:
        return self.walk.phase

    @property
    def next(self) -> str:
        return str(self.walk.next or "")

    @property
    def results(self) -> dict[str, str]:
        return {result.entry.id: result.result for result in self.walk.events}

    @property
    def dormant(self) -> set[str]:
        return {str(place) for place in self.walk.dormant}

    @property
    def visible(self) -> set[str]:
        return {str(place) for place in self.walk.visible}

    def instance(self, task: str, opener: str = "") -> Instance | None:
        found = (i for i in self.walk.instances if (i.task, i.opener) == (task, opener))
        return next(found, None)

    def status(self, task: str, opener: str = "") -> str:
        instance = self.instance(task, opener)
        return instance.status if instance else "not listed"

    def value(self, name: str, opener: str = "") -> Any:
        return self.walk.visible.get(Place(self.homes[name].id, opener, name))


ROWS = ({"id": "r1", "what": "A"}, {"id": "r2", "what": "B", "kept": True})


def reported(case: Case, possibilities: Raw = True) -> Case:
    """The report and the intake, all answered."""
    case.answer(first_name="Sanne", first_sick_day=FIRST.isoformat(), earlier_ill=False)
    return case.answer(
        they_expect="full",
        we_expect="full",
        bottleneck=False,
        possibilities=possibilities,
        intake_day=FIRST.isoformat(),
    )


def planned(case: Case) -> Case:
    """As reported, and a plan as well."""
    reported(case)
    return case.answer(plan_day=FIRST.isoformat(), agreements=ROWS, remark="onbekend", adapted=False)


@pytest.fixture
def case() -> Case:
    return Case(TINY, "tiny")


@pytest.fixture
def at_work(case: Case) -> Case:
    return planned(case)


@pytest.fixture
def in_track_2(at_work: Case) -> Case:
    at_work.event("evaluation", FIRST, on_schedule=True)
    return at_work.answer(own_work=False, other_work=False)


@pytest.fixture
def new_case() -> Callable[..., Case]:
    return Case


@pytest.fixture
def tiny() -> Content:
    return TINY
