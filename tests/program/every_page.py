"""Cases in which, together, every page of the real content is on the path."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from wizard.case.horizon import leaves_of
from wizard.case.model import Instance
from wizard.case.record import Entry, Place, Record
from wizard.case.samples import samples
from wizard.case.walk import walk
from wizard.commands.casefile import case_of
from wizard.commands.demo import demo_case
from wizard.content.model import Content, Flow, Task

FLOWS = Path(__file__).resolve().parents[2] / "flows"
TRIES = 400
"""How many ways through one task are tried for a page."""
FROM = 12
"""From how many cases a page is looked for."""


@dataclass(frozen=True, slots=True)
class Case:
    """A record, the day on which it is looked at, and the pages to look at in it."""

    record: Record
    today: date
    pages: tuple[Place, ...] = ()


def pages_of(flow: Flow) -> set[tuple[str, str]]:
    """Every page of a flow, by its task and its first question."""
    return {(task.id, page.questions[0].id) for task in flow.tasks.values() for page in task.pages}


def cases_with_every_page(content: Content) -> tuple[list[Case], set[tuple[str, str]]]:
    """Cases that show all pages, each page in one of them; and the pages that no case could be found for."""
    missing = {(name, *page) for name, flow in content.flows.items() for page in pages_of(flow)}
    found: list[Case] = []
    begun: dict[tuple[str, str], list[Case]] = {}
    for case in _bases(content):
        instances = walk(content, case.record, case.today).instances
        on_path = _on_path(content, case, instances)
        seen = {page[:3]: Place(page[1], page[3], page[2]) for page in on_path if page[:3] in missing}
        if seen:
            missing -= seen.keys()
            found.append(replace(case, pages=tuple(seen.values())))
        for task in {item.task for item in instances if item.path}:
            begun.setdefault((case.record.flow, task), []).append(case)
    for flow_id, task, first in sorted(missing):
        may_come_up = partial(_may_come_up, content, flow_id, task, first)
        for case in _spread([*filter(may_come_up, begun.get((flow_id, task), []))]):
            if hit := _way_to(content, case, task, first):
                missing.discard((flow_id, task, first))
                found.append(hit)
                break
    return found, {page[1:] for page in missing}


def _may_come_up(content: Content, flow_id: str, task_id: str, first: str, case: Case) -> bool:
    """Whether what the page asks of the case, outside its own task, is so."""
    tasks = content.flows[flow_id].tasks.values()
    task = content.flows[flow_id].tasks[task_id]
    near = [other for other in tasks if other.id == task_id or (task.per and other.per == task.per)]
    own = {question.id for other in near for question in other.questions}
    env = walk(content, case.record, case.today).env
    asked = next(question for question in task.questions if question.id == first)
    return all(leaf.judge(env) is True for leaf in leaves_of(asked.ask_if) if not leaf.names & own)


def _spread(cases: list[Case]) -> list[Case]:
    """So many of the cases, from the first to the last."""
    return cases[:: max(1, len(cases) // FROM)]


def _bases(content: Content) -> Iterator[Case]:
    """The demo, the scenarios, and both with one more occurrence of each task that repeats."""
    yield Case(*demo_case(content, FLOWS))
    told = [
        (path, _plain(yaml.safe_load(path.read_text()))) for path in sorted(FLOWS.glob("*/scenarios/*.yaml"))
    ]
    cases = [
        case_of({"flow": path.parents[1].name, "today": one["today"], "entries": one["entries"]}, content)
        for path, one in told
    ]
    for case in cases:
        yield Case(case.record, case.today)
    demo = Case(*demo_case(content, FLOWS))
    for weeks in (20, 40, 60, 64):
        yield replace(demo, today=demo.today + timedelta(weeks=weeks))
    record = demo.record
    quarrel = Entry(record.next_id(), record.next_action, demo.today, "answer", "relations_issue", True)
    yield replace(demo, record=record.plus(replace(quarrel, task="facts")))
    # Where UWV pays and an insurer is told as well, more is asked.
    told = {"safety_net": "sick_report_more", "absence_insurer": "insurer"}
    yes = [replace(quarrel, id=f"e{name}", name=name, task=home) for name, home in told.items()]
    more = replace(demo, record=record.plus(*yes))
    yield more
    for case in cases:
        if case.record.flow == record.flow and any(one.kind == "event" for one in case.record.entries):
            also = (one for one in yes if one.name not in {told.name for told in case.record.entries})
            yield Case(case.record.plus(*also), case.today)
    for name in content.flows[record.flow].events:
        happened = replace(quarrel, id="e0", kind="event", name=name, value=None, day=demo.today)
        yield replace(more, record=more.record.plus(happened))
    for base in (demo, *(Case(case.record, case.today) for case in cases)):
        flow = content.flows[base.record.flow]
        openers = [task.id for task in flow.tasks.values() if task.repeats]
        openers += flow.events
        for name in openers:
            record = base.record
            opened = Entry(record.next_id(), record.next_action, base.today, "event", name, day=base.today)
            yield replace(base, record=record.plus(opened))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _on_path(
    content: Content, case: Case, instances: Iterable[Instance]
) -> Iterator[tuple[str, str, str, str]]:
    """Flow, task, first question and opener of each page on the path."""
    flow = content.flows[case.record.flow]
    for instance in instances:
        for page in flow.tasks[instance.task].pages:
            if any(question.id in instance.path for question in page.questions):
                yield flow.id, instance.task, page.questions[0].id, instance.opener


def _way_to(content: Content, case: Case, task_id: str, first: str) -> Case | None:
    """The case with answers in one task that bring up a page, if there are."""
    task = content.flows[case.record.flow].tasks[task_id]
    page = next(page for page in task.pages if page.questions[0].id == first)
    wanted = {question.id for question in page.questions}
    untold = tuple(one for one in case.record.entries if one.kind != "answer" or one.task != task_id)
    pending = [replace(case, record=Record(case.record.flow, untold)), case]
    for _ in range(TRIES):
        if not pending:
            return None
        tried = pending.pop()
        instance = _last_instance(content, tried, task)
        if instance is None:
            continue
        if wanted.intersection(instance.path):
            return replace(tried, pages=(Place(task_id, instance.opener, first),))
        pending += reversed(list(_one_more(content, tried, task, instance)))
    return None


def _last_instance(content: Content, case: Case, task: Task) -> Instance | None:
    found = [item for item in walk(content, case.record, case.today).instances if item.task == task.id]
    return found[-1] if found else None


def _one_more(content: Content, case: Case, task: Task, instance: Instance) -> Iterator[Case]:
    """The case with each possible answer to the first question of the task that has none yet."""
    flow, record = content.flows[case.record.flow], case.record
    told = {(entry.task, entry.opener, entry.name) for entry in record.entries if entry.kind == "answer"}
    open_ones = (name for name in instance.path if (task.id, instance.opener, name) not in told)
    asked = next(open_ones, None)
    if asked is None:
        return
    question = next(question for question in task.questions if question.id == asked)
    decides = any(question.id in other.ask_if.names for other in task.questions)
    values = samples(flow, question, case.today, True)
    for value in values if decides else values[:1]:
        entry = Entry(
            record.next_id(),
            record.next_action,
            case.today,
            "answer",
            question.id,
            value,
            None,
            task.id,
            instance.opener,
        )
        yield replace(case, record=record.plus(entry))
