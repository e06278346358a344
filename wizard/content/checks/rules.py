"""Duties and outcomes: one version for every day, examples that hold, no tip that locks a duty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, TypeAlias

from wizard.content.checks.bench import FlowBench
from wizard.content.conditions import uses
from wizard.content.model import Duty, Milestone, Outcome, OutcomeExample, Task

Rule: TypeAlias = Duty | Milestone

FIRST_YEAR: Final = 2020
LAST_YEAR: Final = 2032
_ONE_DAY: Final = timedelta(days=1)


def check_rules(work: FlowBench) -> None:
    """The duties and the outcome table of a flow."""
    for duty in work.flow.duties.values():
        _examples(work, duty)
        if (task := work.flow.tasks.get(duty.task)) is not None:
            _tips(work, duty, task)
    for rules in (work.flow.duties, work.flow.milestones):
        groups: dict[str, list[Rule]] = {}
        for rule in rules.values():
            groups.setdefault(base_of(rule), []).append(rule)
        for base, versions in groups.items():
            dated = [one for one in versions if one.version or one.start or one.end] or versions
            _versions(work, base, dated)
    for table in (work.flow.outcomes, work.flow.interim):
        for outcome in table:
            _outcome_examples(work, outcome, table)


def base_of(rule: Rule) -> str:
    """The id without its version: `evaluation_2023` with version 2023 is a version of `evaluation`."""
    return rule.id.removesuffix(f"_{rule.version}") if rule.version else rule.id


def _versions(work: FlowBench, base: str, versions: Sequence[Rule]) -> None:
    if len(versions) == 1 and versions[0].start is None and versions[0].end is None:
        return
    days = sorted({*_quarters(), *_edges(versions)})
    here = versions[0]
    gap = next((day for day in days if not _holding(versions, day)), None)
    if gap is not None:
        fix = "Leave out the first `start` and the last `end`, and let each begin where the one before ends."
        work.bench.add(here.at, f"no version of '{base}' holds on {gap}", fix)
    for day in days:
        holding = _holding(versions, day)
        if len(holding) > 1:
            names = " and ".join(sorted(one.id for one in holding))
            fix = "Let `end` be the day before the `start` of the next version."
            work.bench.add(holding[1].at, f"{names} both hold on {day}", fix)
            return


def _holding(versions: Sequence[Rule], day: date) -> list[Rule]:
    """The versions in force on a day; `end` is the last day."""
    return [one for one in versions if (one.start or day) <= day <= (one.end or day)]


def _quarters() -> Iterator[date]:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month in (1, 4, 7, 10):
            yield date(year, month, 1)


def _edges(versions: Sequence[Rule]) -> Iterator[date]:
    """The days around each change of version, where gaps and overlaps of a day hide."""
    for one in versions:
        for day in (one.start, one.end and one.end + _ONE_DAY if one.end != date.max else None):
            if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
                yield day
                yield day - _ONE_DAY


def _examples(work: FlowBench, duty: Duty) -> None:
    bench = work.bench
    if not duty.examples:
        bench.add(
            duty.at,
            f"the duty '{duty.id}' has no `examples`",
            "Add one: a first sick day and the day it gives.",
        )
    file = duty.at.rpartition(":")[0]
    if bench.judge_duty is None or any(problem.at.startswith(f"{file}:") for problem in bench.problems):
        # A rule that names what does not exist gives no day; saying so twice helps nobody.
        return
    for example in duty.examples:
        found = bench.judge_duty(bench.content, work.flow, duty, example)
        if found != example.due:
            said, given = example.due or "no day", found or "no day"
            wrong = f"the example '{example.name}' says {said}, the rule gives {given}"
            at = bench.at(duty.at, f"examples.{example.name}")
            bench.add(at, wrong, "Count again, and change the rule or the example.")


def _tips(work: FlowBench, duty: Duty, task: Task) -> None:
    bench = work.bench
    for name in _locks(work, task):
        at = bench.at(task.at, "opens_when")
        fix = "A tip never locks a duty: use `advise`, or name the article that asks for it."
        bench.add(at, f"the duty '{duty.id}' waits for '{name}', which rests on tips only", fix)
    for other in task.after:
        if other in work.flow.tasks and _is_tip(work, work.flow.tasks[other].source):
            fix = "Move it from `after` to `advise`."
            wrong = f"the duty '{duty.id}' waits for the task '{other}', which rests on tips only"
            bench.add(bench.at(task.at, "after"), wrong, fix)


def _locks(work: FlowBench, task: Task) -> list[str]:
    read = {name for _, name in uses(task.opens_when.tree)} - task.opens_when.literals
    return sorted(
        name for name in read if name in work.questions and _is_tip(work, work.questions[name].source)
    )


def _is_tip(work: FlowBench, sources: tuple[str, ...]) -> bool:
    known = [work.bench.content.sources[name] for name in sources if name in work.bench.content.sources]
    return bool(known) and all(source.kind == "practice" for source in known)


def _outcome_examples(work: FlowBench, outcome: Outcome, table: Sequence[Outcome]) -> None:
    bench = work.bench
    if not outcome.examples:
        fix = "Add one: answers, and the outcome they lead to."
        bench.add(outcome.at, f"the outcome '{outcome.id}' has no `examples`", fix)
    for example in outcome.examples:
        at = bench.at(outcome.at, f"examples.{example.name}")
        known = [*work.kinds]
        if not all([bench.exists(name, known, "answer or fact", at) for name in example.answers]):
            continue
        if not bench.exists(example.outcome, [row.id for row in table], "outcome", at):
            continue
        if not _options_exist(work, example, at):
            continue
        found = next((row.id for row in table if row.when.judge(example.answers) is True), None)
        if found != example.outcome:
            wrong = (
                f"the example '{example.name}' says '{example.outcome}', the table gives {found or 'nothing'}"
            )
            bench.add(at, wrong, "Change the rows, their order, or the example.")


def _options_exist(work: FlowBench, example: OutcomeExample, at: str) -> bool:
    fine = True
    answers: Mapping[str, Any] = example.answers
    for name, value in answers.items():
        question = work.questions.get(name)
        if question is None or not question.options:
            continue
        options = [option.id for option in question.options]
        for word in value if isinstance(value, tuple) else (value,):
            if word is not None and word not in options:
                fine = work.bench.exists(str(word), options, f"option of '{name}'", at) and fine
    return fine
