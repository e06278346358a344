"""How many answers the shortest way to a paper takes.

Method: take a task that yields the paper, what it comes `after`, the tasks that its `opens_when` reads, the
tasks of the answers that the paper needs before it may be signed, and what the moves on a way from the first
phase to a phase of that task need. Go through their questions in order, choose every time all options, and
keep the cheapest way for each combination of answers that is still read later. A question counts when
its need is `must`, it is not optional, and its `ask_if` is true. What depends on facts is taken to go the
short way. The least of all ways counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from wizard.content.checks.bench import FlowBench
from wizard.content.checks.shape import find_circle
from wizard.content.conditions import NOT_ASKED, Condition, uses
from wizard.content.model import Budget, Move, Question, Task

_MOST_STATES: Final = 3000


def check_budgets(work: FlowBench) -> None:
    """Every budget of a flow against the shortest way to its paper."""
    ahead = {phase: [m.to for m in work.flow.moves if phase in m.sources] for phase in _phases(work)}
    if find_circle(ahead):
        return
    for budget in work.flow.budgets:
        if budget.document not in work.flow.documents:
            continue
        at = work.bench.at(work.flow.at, f"budgets.{budget.document}")
        ways = list(_ways(work, budget))
        if not ways:
            fix = "Add it to `yields` of a task that can be reached."
            work.bench.add(at, f"no task leads to the document '{budget.document}'", fix)
            continue
        count, tasks = min(
            ((_answers(work, tasks, lines), tasks) for tasks, lines in ways), key=lambda way: way[0]
        )
        if count > budget.answers:
            names = ", ".join(task.id for task in tasks)
            wrong = (
                f"the shortest way to '{budget.document}' asks {count} answers, {budget.answers} are allowed"
            )
            work.bench.add(at, wrong, f"Make questions `need: helps`, or ask less, in: {names}.")


def shortest_way(work: FlowBench, document: str) -> int | None:
    """The least number of answers on the way to a paper; None when nothing leads to it."""
    ways = list(_ways(work, Budget(document, 0)))
    return min((_answers(work, tasks, lines) for tasks, lines in ways), default=None)


def _ways(work: FlowBench, budget: Budget) -> Iterator[tuple[tuple[Task, ...], tuple[Condition, ...]]]:
    """Sets of tasks that lead to the paper, with the conditions that must not be false on that way."""
    flow = work.flow
    document = flow.documents[budget.document]
    asked = {work.task_of[name].id for name in document.needs if name in work.task_of}
    for maker in flow.tasks.values():
        if document.id not in maker.yields:
            continue
        for moves in _moves_to(work, maker):
            names = {maker.id, *asked, *(name for move in moves for name in move.needs)}
            tasks = _with_predecessors(work, names)
            lines = (*(task.opens_when for task in tasks), *(move.when for move in moves))
            yield tasks, lines


def _moves_to(work: FlowBench, task: Task) -> Iterator[tuple[Move, ...]]:
    """Every row of moves from the first phase to a phase of the task."""
    flow = work.flow
    start = flow.phases[0].id if flow.phases else ""
    trails: list[tuple[str, tuple[Move, ...]]] = [(start, ())]
    while trails:
        phase, moves = trails.pop()
        if not task.phases or phase in task.phases:
            yield moves
        else:
            trails += [(move.to, (*moves, move)) for move in flow.moves if phase in move.sources]


def _phases(work: FlowBench) -> list[str]:
    return [phase.id for phase in work.flow.phases]


def _with_predecessors(work: FlowBench, names: Iterable[str]) -> tuple[Task, ...]:
    """The tasks and all that must come before them, each behind what it waits for."""
    placed: dict[str, Task] = {}
    visiting: set[str] = set()

    def place(name: str) -> None:
        task = work.flow.tasks.get(name)
        if task is None or name in visiting:
            return
        visiting.add(name)
        for earlier in (*task.after, *sorted(_read_in(work, task.opens_when))):
            place(earlier)
        placed[name] = task

    for name in sorted(
        names, key=list(work.flow.tasks).index if set(names) <= set(work.flow.tasks) else None
    ):
        place(name)
    return tuple(placed.values())


def _read_in(work: FlowBench, line: Condition) -> set[str]:
    return {work.task_of[name].id for use, name in uses(line.tree) if use == "bare" and name in work.task_of}


def _answers(work: FlowBench, tasks: tuple[Task, ...], lines: tuple[Condition, ...]) -> int:
    """The least number of answers in these tasks; when no choice keeps all lines open, of any choice."""
    questions = [question for task in tasks for question in task.questions]
    least = _least(questions, lines)
    return least if least is not None else _least(questions, ()) or 0


def _least(questions: list[Question], lines: tuple[Condition, ...]) -> int | None:
    last_read = _last_reads(questions, lines)
    states: dict[tuple[Any, ...], tuple[int, dict[str, Any]]] = {(): (0, {})}
    for number, question in enumerate(questions):
        live = [name for name, last in last_read.items() if last > number]
        following: dict[tuple[Any, ...], tuple[int, dict[str, Any]]] = {}
        for cost, env in states.values():
            for value, price in _choices(question, env, question.id in live):
                after = {**env, question.id: value}
                key = tuple(repr(after.get(name)) for name in live)
                if key not in following or following[key][0] > cost + price:
                    following[key] = (cost + price, after)
        kept = sorted(following.items(), key=lambda item: item[1][0])[:_MOST_STATES]
        states = dict(kept)
    open_ways = [cost for cost, env in states.values() if all(line.judge(env) is not False for line in lines)]
    return min(open_ways, default=None)


def _last_reads(questions: list[Question], lines: tuple[Condition, ...]) -> Mapping[str, int]:
    """For each answer that something reads: the number of the last question that does (or the very end)."""
    last: dict[str, int] = {}
    for number, question in enumerate(questions):
        for name in question.ask_if.names:
            last[name] = number
    for line in lines:
        for name in line.names:
            last[name] = len(questions)
    return last


def _choices(question: Question, env: Mapping[str, Any], is_read: bool) -> Iterator[tuple[Any, int]]:
    asked = question.ask_if.judge(env)
    if asked is not True:
        yield (NOT_ASKED if asked is False else None), 0
        return
    price = int(question.need == "must" and not question.optional)
    if not is_read:
        yield None, price
    elif question.type in ("yes_no", "yes_no_unknown"):
        yield from ((value, price) for value in (True, False))
    elif question.options:
        several = question.type == "multi"
        yield from (((option.id,) if several else option.id, price) for option in question.options)
    else:
        yield None, price
