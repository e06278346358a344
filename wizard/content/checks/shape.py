"""The shape of a flow: no circles, nothing out of reach, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from wizard.content.checks.bench import Bench, FlowBench
from wizard.content.conditions import ALWAYS, Condition, uses
from wizard.content.model import Question, Task

MOST_PAGES: Final = 9
_CHOICES: Final = ("choice", "multi", "yes_no")


def check_shape(work: FlowBench) -> None:
    """Phases, moves and tasks as a whole, and what each of them must say."""
    _phases(work)
    _moves_forward(work)
    _tasks_in_order(work)
    for task in work.flow.tasks.values():
        _task(work, task)
        for question in task.questions:
            _question(work, question)
    for event in work.flow.events.values():
        _says(work, event.at, f"the event '{event.id}'", {"source": event.source, "why": event.why})
        if not event.sources:
            work.bench.add(event.at, f"the event '{event.id}' can happen in no phase", "Fill `from`.")
        if event.when.tree != ALWAYS.tree and event.otherwise == "refuse" and not event.refusal:
            work.bench.add(
                event.at, f"the event '{event.id}' can be refused without a sentence", "Add `refusal`."
            )
    for duty in work.flow.duties.values():
        _says(work, duty.at, f"the duty '{duty.id}'", {"source": duty.source})
    for outcome in (*work.flow.outcomes, *work.flow.interim):
        _says(work, outcome.at, f"the outcome '{outcome.id}'", {"source": outcome.source})
        for ground in outcome.grounds:
            at = work.bench.at(outcome.at, f"grounds.{ground.id}")
            _says(work, at, f"the ground '{ground.id}'", {"source": ground.source})
    for milestone in work.flow.milestones.values():
        _says(work, milestone.at, f"the milestone '{milestone.id}'", {"source": milestone.source})


def check_parameters(bench: Bench) -> None:
    """Numbers that may change carry the day on which somebody looks at them again."""
    for parameter in bench.content.parameters.values():
        if not parameter.values:
            bench.add(bench.at("parameters", parameter.id), f"'{parameter.id}' has no values", "Add one.")
        for value in parameter.values:
            if value.review_by is None:
                at = bench.at("parameters", f"{parameter.id}.values.{value.start}")
                fix = "Add the day on which somebody looks at it again."
                bench.add(at, f"the value of '{parameter.id}' has no `review_by`", fix)


def _says(work: FlowBench, owner: str, what: str, parts: Mapping[str, object]) -> None:
    for key, value in parts.items():
        if not value:
            work.bench.add(owner, f"{what} has no `{key}`", f"Add `{key}`.")


def _phases(work: FlowBench) -> None:
    flow, bench = work.flow, work.bench
    if not flow.phases:
        bench.add(flow.at, "this flow has no phases", "Add at least one under `phases`.")
        return
    if not any(phase.final for phase in flow.phases):
        bench.add(
            bench.at(flow.at, "phases"), "no phase is the end", "Mark the last phase with `final: true`."
        )
    steps = [(set(move.sources), move.to) for move in flow.moves]
    steps += [
        (set(event.sources), event.to) for event in flow.events.values() if event.to not in ("", "resume")
    ]
    reached = {flow.phases[0].id}
    while more := {to for sources, to in steps if sources & reached} - reached:
        reached |= more
    for phase in flow.phases:
        if phase.id not in reached:
            at = bench.at(flow.at, f"phases.{phase.id}")
            bench.add(
                at, f"no move or event leads to the phase '{phase.id}'", "Add a move, or remove the phase."
            )


def _moves_forward(work: FlowBench) -> None:
    ahead: dict[str, set[str]] = {}
    for move in work.flow.moves:
        for source in move.sources:
            ahead.setdefault(source, set()).add(move.to)
    if circle := find_circle(ahead):
        inside = set(circle)
        move = next(one for one in work.flow.moves if inside.intersection(one.sources) and one.to in inside)
        fix = "Every step back is an event with a day; take one of these moves out."
        work.bench.add(move.at, f"the moves go round: {' -> '.join(circle)}", fix)


def _tasks_in_order(work: FlowBench) -> None:
    waits = {task.id: _waits_for(work, task) for task in work.flow.tasks.values()}
    if circle := find_circle(waits):
        task = work.flow.tasks[circle[0]]
        fix = "Let one of them go without the other: look at `after`, `opens_when` and `ask_if`."
        work.bench.add(task.at, f"these tasks wait for each other: {' -> '.join(circle)}", fix)


def _waits_for(work: FlowBench, task: Task) -> set[str]:
    """The tasks that must come first, by `after` or because their answers are read."""
    found = {name for name in task.after if name in work.flow.tasks}
    if task.id in found:
        fix = "Remove it from `after`."
        work.bench.add(work.bench.at(task.at, "after"), f"the task '{task.id}' waits for itself", fix)
    for line in (task.opens_when, *(question.ask_if for question in task.questions)):
        found |= _tasks_read(work, line)
    return found - {task.id}


def _tasks_read(work: FlowBench, line: Condition) -> set[str]:
    found = set()
    for use, name in uses(line.tree):
        if name in line.literals:
            continue
        if use == "count" and name in work.flow.tasks:
            found.add(name)
        elif (task := work.task_of.get(name.partition(".")[2] or name)) is not None:
            found.add(task.id)
    return found


def find_circle(ahead: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """A way that comes back to where it starts, or nothing."""
    settled: set[str] = set()
    for start in sorted(ahead):
        trail: list[str] = []
        left = [iter([start])]
        while left:
            name = next(left[-1], None)
            if name is None:
                left.pop()
                if trail:
                    settled.add(trail.pop())
            elif name in trail:
                return (*trail[trail.index(name) :], name)
            elif name not in settled:
                trail.append(name)
                left.append(iter(sorted(ahead.get(name, ()))))
    return ()


def _task(work: FlowBench, task: Task) -> None:
    bench = work.bench
    _says(work, task.at, f"the task '{task.id}'", {"source": task.source})
    if not task.pages:
        bench.add(task.at, f"the task '{task.id}' has no pages", "Ask at least one question.")
    if len(task.pages) > MOST_PAGES:
        fix = f"Split the task: {MOST_PAGES} pages is what a person does in one go."
        bench.add(bench.at(task.at, "pages"), f"the task '{task.id}' has {len(task.pages)} pages", fix)
    if task.per and task.repeats:
        wrong = f"the task '{task.id}' has both `per` and `repeats`"
        bench.add(task.at, wrong, "A task belongs to an event, or can be repeated; keep one.")
    for number, page in enumerate(task.pages):
        at = bench.at(task.at, f"pages.{number}")
        if not page.questions:
            bench.add(at, "this page has no questions", "Add one, or remove the page.")
        if len(page.questions) > 1 and not page.heading:
            bench.add(at, "a page with several questions has no `heading`", "Add `heading`.")
        may_stay_empty = [question.id for question in page.questions if question.optional]
        for name in page.more:
            bench.exists(name, may_stay_empty, "question of this page that may be left out", at)
        if page.more and not page.more_label:
            bench.add(at, "what is behind the door of this page has no `more_label`", "Add `more_label`.")


def _question(work: FlowBench, question: Question) -> None:
    bench, at = work.bench, question.at
    name = f"the question '{question.id}'"
    _says(work, at, name, {"source": question.source, "help": question.help, "why": question.why})
    if question.type in _CHOICES and not question.unknown and not question.no_unknown:
        fix = "Add `unknown: Weet ik niet`, or `no_unknown` with the reason why not."
        bench.add(at, f"{name} has no honest way out", fix)
    if question.unknown and question.no_unknown:
        bench.add(bench.at(at, "no_unknown"), f"{name} has both `unknown` and `no_unknown`", "Keep one.")
    if question.when_unknown and not question.unknown:
        wrong = f"{name} says what to ask when it is not known, but always has an answer"
        bench.add(bench.at(at, "when_unknown"), wrong, "Add `unknown`, or remove `when_unknown`.")
    if question.type in ("choice", "multi") and len(question.options) < 2:
        bench.add(at, f"{name} leaves less than two options to choose from", "Add options.")
    if question.options and question.type not in ("choice", "multi"):
        wrong = f"{name} has options, but its type is {question.type}"
        bench.add(bench.at(at, "options"), wrong, "Use type choice or multi, or remove the options.")
    if (question.type == "rows") != bool(question.columns):
        bench.add(
            at, f"{name} needs `columns` exactly when its type is rows", "Look at `type` and `columns`."
        )
    for column in question.columns:
        if (column.type == "choice") != bool(column.options):
            where = bench.at(at, f"columns.{column.id}")
            wrong = f"the column '{column.id}' needs `options` exactly when its type is choice"
            bench.add(where, wrong, "Look at `type` and `options`.")
    if question.strategy == "ask" and not question.ask_whom:
        bench.add(at, f"{name} must be asked of somebody, but `ask_whom` is missing", "Say whom to ask.")
