"""The calendar content as the model knows it, read with a few lines until the loader reads everything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from wizard.case.model import DayBook, Walk
from wizard.content.conditions import condition
from wizard.content.model import (
    Content,
    Done,
    DueSpec,
    Duty,
    DutyExample,
    Edition,
    Flow,
    Milestone,
    Phase,
    Repeat,
    Source,
)

FLOWS = Path(__file__).parents[2] / "flows"
WORDS = frozenset({"arbo_told"})


def read(name: str) -> Any:
    return yaml.safe_load((FLOWS / name).read_text(encoding="utf-8"))


def due_spec(raw: Mapping[str, Any] | None) -> DueSpec | None:
    if raw is None:
        return None
    nested = {key: tuple(map(due_spec, raw[key])) for key in ("first_known", "earliest") if key in raw}
    return DueSpec(**{**raw, **nested})


def read_milestone(raw: Mapping[str, Any]) -> Milestone:
    return Milestone(**{**raw, "due": due_spec(raw["due"]), "source": tuple(raw["source"])})


def read_duty(raw: Mapping[str, Any]) -> Duty:
    made = dict(raw, source=tuple(raw["source"]))
    made |= {key: due_spec(raw[key]) for key in ("due", "outer", "window") if key in raw}
    made |= {key: condition(raw[key], WORDS) for key in ("when", "unless") if key in raw}
    made["done"] = Done(**{key: tuple(value) for key, value in raw.get("done", {}).items()})
    if "repeat" in raw:
        every, start, until = (raw["repeat"][key] for key in ("every", "from", "until"))
        made["repeat"] = Repeat(every, due_spec(start), due_spec(until))
    made["examples"] = tuple(
        DutyExample(**{**one, "interruptions": tuple(map(tuple, one.get("interruptions", ())))})
        for one in raw["examples"]
    )
    return Duty(**made)


def load() -> Content:
    duties = [read_duty(read(f"employer_case/duties/{path.name}")) for path in sorted(DUTIES.glob("*.yaml"))]
    milestones = [read_milestone(raw) for raw in read("employer_case/milestones.yaml")]
    flow = Flow(
        id="employer_case",
        title="",
        audience="employer",
        phases=(Phase("intake", "Intake"),),
        moves=(),
        events={},
        tasks={},
        duties={one.id: one for one in duties},
        milestones={one.id: one for one in milestones},
        outcomes=(),
        documents={},
    )
    sources = {key: Source(id=key, **raw) for key, raw in read("shared/calendar_sources.yaml").items()}
    return Content(
        edition=Edition("test", date(2026, 11, 21)),
        flows={flow.id: flow},
        sources=sources,
        terms={},
        parameters={},
        texts=read("shared/calendar_texts.yaml"),
    )


DUTIES = FLOWS / "employer_case" / "duties"
CONTENT = load()


@pytest.fixture(scope="session")
def content() -> Content:
    return CONTENT


@pytest.fixture(scope="session")
def flow(content: Content) -> Flow:
    return content.flows["employer_case"]


Walker = Callable[..., Walk]


@pytest.fixture
def walk_on() -> Walker:
    """Makes a walk as the engine would hand it over, with only what the plan reads."""

    def make(today: date, book: DayBook, **parts: Any) -> Walk:
        empty = Walk(
            flow="employer_case",
            today=today,
            phase="intake",
            trail=(),
            instances=(),
            next=None,
            visible={},
            dormant=frozenset(),
            invalid={},
            stale=frozenset(),
            events=(),
            solved=frozenset(),
            flags=frozenset(),
            env={},
            days=book,
            openers={},
        )
        return replace(empty, **parts)

    return make


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `duty` and `example` runs once for each example of each duty."""
    if {"duty", "example"} <= set(metafunc.fixturenames):
        duties = CONTENT.flows["employer_case"].duties.values()
        pairs = [(one, example) for one in duties for example in one.examples]
        metafunc.parametrize(
            ("duty", "example"), pairs, ids=[f"{one.id}: {case.name}" for one, case in pairs]
        )
