"""What can be known of a flow before any case: the order of looking, and who reads what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

from wizard.content.conditions import ACROSS, Condition
from wizard.content.model import Duty, Flow, Question, Task


@dataclass(frozen=True, slots=True)
class Index:
    """A flow, looked through once."""

    flow: Flow
    order: tuple[Task, ...]
    """Tasks such that what a task reads has been looked at before it."""
    home: Mapping[str, Task]
    """The task of each question."""
    questions: Mapping[str, Question]
    reads: Mapping[str, tuple[str, ...]]
    """Per task: the readings from outside that its own readings depend on."""
    across: frozenset[str]
    """Questions that are read as `latest(...)`, `any(...)` or `all(...)`."""
    counted: frozenset[str]
    """Tasks whose occurrences are counted."""
    milestone_tasks: frozenset[str]
    """Tasks that say what was done before the case was entered."""
    duties_of: Mapping[str, tuple[Duty, ...]]
    """Per task: the dated duties that point to it."""
    per_event: Mapping[str, tuple[Task, ...]]


_known: dict[int, Index] = {}


def index_of(flow: Flow) -> Index:
    """The index of a flow, made on first use. Raises graphlib.CycleError when tasks wait for each other."""
    found = _known.get(id(flow))
    if found is None or found.flow is not flow:
        if len(_known) > 16:
            _known.clear()
        found = _known[id(flow)] = _build(flow)
    return found


def _build(flow: Flow) -> Index:
    home = {question.id: task for task in flow.tasks.values() for question in task.questions}
    graph = {task.id: dependencies(flow, task, home) for task in flow.tasks.values()}
    position = {task: number for number, task in enumerate(flow.tasks)}
    order = sorted(
        TopologicalSorter(graph).static_order(), key=lambda task: (_depth(task, graph), position[task])
    )
    everything = [line for task in flow.tasks.values() for line in conditions_of(task)]
    everything += [move.when for move in flow.moves] + [event.when for event in flow.events.values()]
    everything += [event.solved_when for event in flow.events.values() if event.solved_when]
    everything += [duty.when for duty in flow.duties.values()]
    everything += [duty.unless for duty in flow.duties.values() if duty.unless]
    everything += [outcome.when for outcome in flow.outcomes]
    keys = {key for line in everything for key in env_keys(line)}
    duties: dict[str, list[Duty]] = {}
    for duty in flow.duties.values():
        if duty.task:
            duties.setdefault(duty.task, []).append(duty)
    return Index(
        flow=flow,
        order=tuple(flow.tasks[task] for task in order),
        home=home,
        questions={question.id: question for task in flow.tasks.values() for question in task.questions},
        reads={task.id: _outer_reads(task, home) for task in flow.tasks.values()},
        across=frozenset(key[5:-1] for key in keys if key.startswith("each(")),
        counted=frozenset(key[5:-1] for key in keys if key.startswith("done(")),
        milestone_tasks=frozenset(task.id for task in flow.tasks.values() if has_milestones(task)),
        duties_of={task: tuple(found) for task, found in duties.items()},
        per_event={
            event: tuple(task for task in flow.tasks.values() if task.per == event) for event in flow.events
        },
    )


def dependencies(flow: Flow, task: Task, home: Mapping[str, Task]) -> set[str]:
    """The tasks that must be looked at before this one."""
    needed = set(task.after)
    for key in _outer_reads(task, home):
        name = key[key.find("(") + 1 : -1] if key.endswith(")") else key
        if name in home:
            needed.add(home[name].id)
        elif name in flow.tasks:
            needed.add(name)
    if any(duty.task == task.id and duty.catch_up for duty in flow.duties.values()):
        needed |= {other.id for other in flow.tasks.values() if has_milestones(other)}
    return needed - {task.id}


def has_milestones(task: Task) -> bool:
    return any(question.type == "milestones" for question in task.questions)


def conditions_of(task: Task) -> Iterable[Condition]:
    yield task.opens_when
    for question in task.questions:
        yield question.ask_if
        if question.recheck_when:
            yield question.recheck_when


def env_keys(line: Condition) -> frozenset[str]:
    """The keys of the readings that a condition looks up."""
    return frozenset(_keys(line.tree)) - line.literals


def _keys(tree: Any) -> Iterable[str]:
    match tree:
        case ["value", _]:
            return
        case ["name", name]:
            yield name
        case ["day", ["name", name]]:
            yield f"day({name})"
        case ["count", ["name", name]]:
            yield from (name, f"done({name})")
        case ["count", ["name", name], _]:
            yield name
        case [word, inner] if word in ACROSS:
            for key in _keys(inner):
                yield from (key, f"each({key})")
        case ["in", left, list() as items]:
            for part in (left, *items):
                yield from _keys(part)
        case [_, *operands]:
            for operand in operands:
                yield from _keys(operand)


def _outer_reads(task: Task, home: Mapping[str, Task]) -> tuple[str, ...]:
    keys = {key for line in conditions_of(task) for key in env_keys(line)}
    for question in task.questions:
        bounds = (question.min, question.max, *(column.max for column in question.columns))
        keys |= {bound for bound in bounds if bound in home}
    own = {question.id for question in task.questions}
    return tuple(sorted(keys - own))


def _depth(task: str, graph: Mapping[str, set[str]]) -> int:
    return 1 + max((_depth(other, graph) for other in graph[task]), default=0)
