"""What can be known of a flow before any case: the order of looking, and who reads what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

from wizard.case.facts import TOLD
from wizard.content.conditions import ALWAYS, Condition, uses
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
    asked: Mapping[str, tuple[tuple[Question, Condition | None], ...]]
    """Per task: its questions in order, each with the condition on which it is asked; None is always."""
    reads: Mapping[str, frozenset[str]]
    """Per task: what from outside its path and its values depend on, and whether earlier tasks are done."""
    keys: frozenset[str]
    """Every reading that some condition of the flow looks up."""
    printed: frozenset[str]
    """What papers show: among it parameters that no rule reads."""
    across: Mapping[str, tuple[str, ...]]
    """Per task: its questions that are read as `latest(...)`, `any(...)` or `all(...)`."""
    counted: frozenset[str]
    """Tasks whose occurrences are counted."""
    dotted: Mapping[str, tuple[str, ...]]
    """Per task: its questions that are read with the task's name before them (`intake.conflict_state`)."""
    milestone_tasks: frozenset[str]
    """Tasks that say what was done before the case was entered."""
    duties_of: Mapping[str, tuple[Duty, ...]]
    """Per task: the dated duties that point to it."""
    fixed: frozenset[str]
    """Questions whose answer reads the same throughout a walk: no other answer bounds it."""
    duty_keys: frozenset[str]
    """What decides whether a duty of a task applies."""
    per_event: Mapping[str, tuple[Task, ...]]
    companions: Mapping[str, tuple[Task, ...]]
    """Per repeating task: the tasks that come along with each of its occurrences."""
    rechecked: frozenset[str]
    """Questions that can grow stale."""


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
    tasks = flow.tasks.values()
    home = {question.id: task for task in tasks for question in task.questions}
    graph = {task.id: dependencies(flow, task, home) for task in tasks}
    position = {task: number for number, task in enumerate(flow.tasks)}
    order = sorted(
        TopologicalSorter(graph).static_order(), key=lambda task: (_depth(task, graph), position[task])
    )
    read = (*conditions_of_flow(flow), *proposals_of(flow))
    keys = frozenset(key for line in read for key in env_keys(line))
    duties: dict[str, list[Duty]] = {}
    for duty in flow.duties.values():
        if duty.task:
            duties.setdefault(duty.task, []).append(duty)
    return Index(
        flow=flow,
        order=tuple(flow.tasks[task] for task in order),
        home=home,
        questions={question.id: question for task in tasks for question in task.questions},
        asked={
            task.id: tuple((q, None if q.ask_if.tree == ALWAYS.tree else q.ask_if) for q in task.questions)
            for task in tasks
        },
        reads={
            task.id: _outer_reads(task, home) | {done_key(other) for other in task.after} for task in tasks
        },
        keys=keys,
        printed=frozenset(name for document in flow.documents.values() for name in document.fields),
        across={
            # On some answers the calendar itself rests, whether or not a condition reads them.
            task.id: tuple(q.id for q in task.questions if f"each({q.id})" in keys or q.id in TOLD)
            for task in tasks
        },
        counted=frozenset(key[5:-1] for key in keys if key.startswith("done(")),
        dotted={
            task.id: tuple(q.id for q in task.questions if f"{task.id}.{q.id}" in keys) for task in tasks
        },
        milestone_tasks=frozenset(task.id for task in tasks if has_milestones(task)),
        duties_of={task: tuple(found) for task, found in duties.items()},
        fixed=frozenset(
            q.id for task in tasks for q in task.questions if home.keys().isdisjoint(bounds_of(q))
        ),
        duty_keys=frozenset(key for duty in flow.duties.values() if duty.task for key in env_keys(duty.when)),
        per_event={event: tuple(task for task in tasks if task.per == event) for event in flow.events},
        companions={
            one.id: found for one in tasks if (found := tuple(task for task in tasks if task.per == one.id))
        },
        rechecked=frozenset(q.id for task in tasks for q in task.questions if q.recheck_when or q.rests_on),
    )


def dependencies(flow: Flow, task: Task, home: Mapping[str, Task]) -> set[str]:
    """The tasks that must be looked at before this one."""
    needed = set(task.after)
    for key in _outer_reads(task, home):
        name = key[key.find("(") + 1 : -1] if key.endswith(")") else key.rpartition(".")[2]
        if name in home:
            needed.add(home[name].id)
        elif name in flow.tasks:
            needed.add(name)
    if any(duty.task == task.id and duty.catch_up for duty in flow.duties.values()):
        needed |= {other.id for other in flow.tasks.values() if has_milestones(other)}
    return needed - {task.id}


def has_milestones(task: Task) -> bool:
    return any(question.type == "milestones" for question in task.questions)


def conditions_of_flow(flow: Flow) -> Iterator[Condition]:
    """Every condition of a flow."""
    for task in flow.tasks.values():
        yield from conditions_of(task)
        yield from (question.recheck_when for question in task.questions if question.recheck_when)
    yield from rules_of(flow)


def proposals_of(flow: Flow) -> Iterator[Condition]:
    """The conditions for what stands filled in on a page: they are read, and nothing follows from them."""
    asked = (question for task in flow.tasks.values() for question in task.questions)
    yield from (question.proposed.when for question in asked if question.proposed)
    yield from (event.proposes_today_when for event in flow.events.values() if event.proposes_today_when)


def rules_of(flow: Flow) -> Iterator[Condition]:
    """The conditions that belong to no task: of moves, events, duties, milestones and outcomes."""
    yield from (move.when for move in flow.moves)
    yield from (event.when for event in flow.events.values())
    yield from (event.solved_when for event in flow.events.values() if event.solved_when)
    yield from (duty.when for duty in flow.duties.values())
    yield from (duty.unless for duty in flow.duties.values() if duty.unless)
    yield from (milestone.when for milestone in flow.milestones.values() if milestone.when is not ALWAYS)
    yield from (document.when for document in flow.documents.values() if document.when is not ALWAYS)
    yield from (outcome.when for outcome in (*flow.outcomes, *flow.interim))
    yield from (signal.when for signal in flow.signals)
    yield from (suggestion.when for suggestion in flow.suggestions)


def conditions_of(task: Task) -> Iterable[Condition]:
    """The conditions that decide what a task asks."""
    yield task.opens_when
    for question in task.questions:
        yield question.ask_if


def bounds_of(question: Question) -> tuple[str, ...]:
    """What limits the answers to a question: numbers, days, or the names of other answers."""
    return (question.min, question.max, *(column.max for column in question.columns))


def done_key(task: str) -> str:
    """The name under which it is noted that a task was done or un-done; no condition can read it."""
    return f"done of {task}"


def env_keys(line: Condition) -> frozenset[str]:
    """The keys of the readings that a condition looks up."""
    return frozenset(key for use, name in uses(line.tree) for key in _keys(use, name)) - line.literals


def _keys(use: str, name: str) -> Iterator[str]:
    if use == "day":
        yield f"day({name})"
        return
    yield name
    if use == "across":
        yield f"each({name})"
    elif use == "count":
        yield f"done({name})"


def _outer_reads(task: Task, home: Mapping[str, Task]) -> frozenset[str]:
    keys = {key for line in conditions_of(task) for key in env_keys(line)}
    for question in task.questions:
        keys |= {bound for bound in bounds_of(question) if bound in home}
    return frozenset(keys - {question.id for question in task.questions})


def _depth(task: str, graph: Mapping[str, set[str]]) -> int:
    return 1 + max((_depth(other, graph) for other in graph[task]), default=0)
