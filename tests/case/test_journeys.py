"""Journeys: merging loses no way, and what is wrong with a flow is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from wizard.case.journeys import START, journeys
from wizard.case.model import Walk
from wizard.case.record import Entry, Record
from wizard.case.samples import samples
from wizard.case.walk import walk
from wizard.commands.journeys import journeys_as_json
from wizard.content.conditions import condition
from wizard.content.model import Content, Flow
from wizard.plan.outcomes import decide


def with_flow(content: Content, **changes: Any) -> Content:
    flow: Flow = replace(content.flows["tiny"], **changes)
    return replace(content, flows={"tiny": flow})


def small(content: Content, **changes: Any) -> Content:
    """The report, the intake and the conflict alone: no events, no duties, no time."""
    flow = content.flows["tiny"]
    tasks = {name: flow.tasks[name] for name in ("report", "intake", "conflict")}
    plain = {name: replace(task, opens_when=own_conditions(task)) for name, task in tasks.items()}
    kept: dict[str, Any] = {"tasks": plain, "events": {}, "duties": {}, "moves": flow.moves[:1], **changes}
    return with_flow(content, **kept)


def own_conditions(task: Any) -> Any:
    return condition("bottleneck == true") if task.id == "conflict" else task.opens_when


def outcome_of(content: Content, found: Walk) -> str:
    won = decide(content.flows["tiny"].outcomes, found.env).won
    return won.id if won else ""


def every_way(content: Content, record: Record, today: date) -> Counter[str]:
    """Each answer to each question, one after the other, with nothing merged."""
    found = walk(content, record, today)
    if found.next is None:
        return Counter({outcome_of(content, found): 1})
    flow, place = content.flows["tiny"], found.next
    question = next(q for q in flow.tasks[place.task].questions if q.id == place.question)
    ends: Counter[str] = Counter()
    for value in samples(flow, question, today):
        entry = Entry(record.next_id(), record.next_action, today, "answer", place.question, value)
        ends += every_way(content, record.plus(replace(entry, task=place.task)), today)
    return ends


def test_merging_counts_exactly_the_ways_that_there_are(tiny: Content) -> None:
    content = small(tiny)

    found = journeys(content, "tiny", lambda one: outcome_of(content, one))

    ends = every_way(content, Record("tiny"), START)
    assert found.journeys == ends.total()
    assert found.outcomes == {name: number for name, number in ends.items() if name}
    assert found.states < ends.total() / 5


def test_a_case_that_can_go_nowhere_is_a_dead_end_and_is_named(tiny: Content) -> None:
    content = small(tiny, outcomes=())

    found = journeys(content, "tiny", lambda one: "")

    assert found.dead_ends
    assert all(line.startswith(("report on", "work on")) for line in found.dead_ends)
    assert any("possibilities=False" in line for line in found.dead_ends)


def test_a_page_that_nobody_reaches_is_named(tiny: Content) -> None:
    flow = tiny.flows["tiny"]
    plan = replace(flow.tasks["ladder"], opens_when=condition("possibilities == false"))

    found = journeys_as_json(with_flow(tiny, tasks={**flow.tasks, "ladder": plan}), "tiny")

    assert set(found["unreachable_pages"]) >= {"ladder.own_work", "ladder.other_work"}


@pytest.fixture(scope="module")
def walked() -> Mapping[str, Any]:
    from tests.case.conftest import TINY

    return journeys_as_json(TINY, "tiny")


def test_events_repeats_and_time_reach_every_page_of_the_tiny_flow(walked: Mapping[str, Any]) -> None:
    assert walked["unreachable_pages"] == []
    assert walked["dead_ends"] == []


def test_every_outcome_is_counted_also_one_that_no_way_ends_in(walked: Mapping[str, Any]) -> None:
    assert list(walked["outcomes"]) == ["refer", "convert", "hold", "accept"]
    assert sum(walked["outcomes"].values()) <= walked["journeys"]
    assert all(number > 0 for number in walked["outcomes"].values())
