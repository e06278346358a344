"""The calendar content as the model knows it, read with a few lines until the loader reads everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from wizard.case.model import DayBook, EventResult, Instance, Walk
from wizard.case.record import Entry, Place
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


def milestone(raw: Mapping[str, Any]) -> Milestone:
    return Milestone(**{**raw, "due": due_spec(raw["due"]), "source": tuple(raw["source"])})


def duty(raw: Mapping[str, Any]) -> Duty:
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
    duties = [duty(read(f"employer_case/duties/{path.name}")) for path in sorted(DUTIES.glob("*.yaml"))]
    milestones = [milestone(raw) for raw in read("employer_case/milestones.yaml")]
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


@pytest.fixture
def content() -> Content:
    return CONTENT


@pytest.fixture
def flow(content: Content) -> Flow:
    return content.flows["employer_case"]


def walk_on(
    today: date,
    book: DayBook,
    *,
    env: Mapping[str, Any] | None = None,
    instances: tuple[Instance, ...] = (),
    events: tuple[EventResult, ...] = (),
    visible: Mapping[Place, Any] | None = None,
) -> Walk:
    """A walk as the engine would hand it over, with only what the plan reads."""
    empty = Walk(
        flow="employer_case",
        today=today,
        phase="intake",
        trail=(),
        instances=instances,
        next=None,
        visible=visible or {},
        dormant=frozenset(),
        invalid={},
        stale=frozenset(),
        events=events,
        solved=frozenset(),
        flags=frozenset(),
        env={},
        days=book,
        openers={},
    )
    return replace(empty, env=env or {})


def done_entry(name: str, day: date, *, id: str = "e1", action: int = 1) -> Entry:
    return Entry(id=id, action=action, entered=day, kind="done", name=name, day=day)
