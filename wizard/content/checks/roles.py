"""Criteria sets: each rests on questions that exist, says where it comes from, and admits what it infers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wizard.content.checks.bench import FlowBench
from wizard.content.model import Role
from wizard.content.roles import QUESTION_TYPE, ROLE, role_words

_YES_NO: Final = ("yes_no", "yes_no_unknown")


def check_roles(work: FlowBench) -> None:
    """The criteria sets, signals and suggestions of a flow."""
    flow, bench = work.flow, work.bench
    for role in flow.roles.values():
        _role(work, role)
    if flow.roles:
        _options(work)
    names = {*work.questions, *bench.facts, *bench.content.parameters}
    for word in flow.words:
        if word in names or word in role_words(flow.roles):
            at = bench.at(flow.at, f"words.{word}")
            bench.add(at, f"the word '{word}' is the name of something else as well", "Choose another word.")
    outcomes = [row.id for row in flow.outcomes]
    for signal in flow.signals:
        _sources(work, signal.at, "source", signal.source)
        for number, name in enumerate(signal.beside):
            bench.exists(name, outcomes, "outcome", bench.at(signal.at, f"beside.{number}"))
    for number, suggestion in enumerate(flow.suggestions):
        path = f"suggestions.{number}"
        bench.exists(suggestion.role, flow.roles, "role", bench.at(flow.at, f"{path}.role"))
        _sources(work, flow.at, f"{path}.source", suggestion.source)
    for number, name in enumerate(flow.next_of):
        bench.exists(name, flow.milestones, "milestone", bench.at(flow.at, f"next_of.{number}"))
    for number, sheet in enumerate(flow.sheets):
        for place, name in enumerate(sheet.tasks):
            bench.exists(name, flow.tasks, "task", bench.at(flow.at, f"sheets.{number}.tasks.{place}"))
    for number, name in enumerate(flow.carries):
        known = [*flow.tasks, *work.questions]
        bench.exists(name, known, "task or question", bench.at(flow.at, f"carries.{number}"))
    if flow.office_task:
        bench.exists(flow.office_task, flow.tasks, "task", bench.at(flow.at, "office_task"))
    dates = [name for name, kind in work.kinds.items() if kind == "date"]
    for name, dated in flow.ages.items():
        at = bench.at(flow.at, f"ages.{name}")
        bench.exists(name, dates, "date answer", at)
        bench.exists(dated, work.questions, "question", at)
    if flow.age_limit:
        numbers = [name for name, kind in work.kinds.items() if kind == "number"]
        bench.exists(flow.age_limit, numbers, "number answer", bench.at(flow.at, "age_limit"))
    if flow.next_instead:
        bench.exists(flow.next_instead, dates, "date answer", bench.at(flow.at, "next_instead"))


def _options(work: FlowBench) -> None:
    """The question that chooses a set offers exactly the sets that there are."""
    asked = work.questions.get(ROLE)
    if asked is None:
        work.bench.add(work.flow.at, "there are roles, but no question 'role'", "Add it, with their ids.")
        return
    offered = {option.id for option in asked.options}
    for name in sorted(offered - work.flow.roles.keys()):
        work.bench.exists(name, work.flow.roles, "role", work.bench.at(asked.at, f"options.{name}"))
    for name in sorted(work.flow.roles.keys() - offered):
        at = work.flow.roles[name].at
        work.bench.add(at, f"nobody can choose the role '{name}'", "Add it to the options of 'role'.")


def _role(work: FlowBench, role: Role) -> None:
    bench = work.bench
    _sources(work, role.at, "source", role.source)
    kinds = work.questions.get(QUESTION_TYPE)
    for name in role.question_types:
        known = [option.id for option in kinds.options] if kinds else []
        bench.exists(name, known, "kind of question", bench.at(role.at, "question_types"))
    if role.completeness != "complete" and not role.banner:
        fix = "Say in `banner` what the sources leave out, and what is inferred."
        bench.add(role.at, f"the role '{role.id}' is {role.completeness}, but has no banner", fix)
    if role.completeness == "complete" and any(_inferred(role)):
        fix = "Say `completeness: partial`, and write a banner."
        bench.add(role.at, f"the role '{role.id}' is complete, but infers something", fix)
    if not role.deployable:
        bench.add(role.at, f"the role '{role.id}' can never be used", "Add a situation under `deployable`.")
    for way in role.deployable:
        for name in way.questions:
            _asks(work, name, _YES_NO, bench.at(role.at, f"deployable.{way.id}.questions"))
        _sources(work, role.at, f"deployable.{way.id}.source", way.source)
    for item in role.items:
        _asks(work, item.question, ("status",), bench.at(role.at, f"items.{item.question}"))
        _sources(work, role.at, f"items.{item.question}.source", item.source)
    for stop in role.bottlenecks:
        at = bench.at(role.at, f"bottlenecks.{stop.id}.question")
        wanted = ("choice",) if stop.effect == "REFER" else _YES_NO
        for name in (stop.question, stop.unless):
            if name:
                _asks(work, name, wanted, at)
        if stop.effect == "REFER" and stop.question in work.questions:
            known = [option.id for option in work.questions[stop.question].options]
            for option in stop.plays:
                bench.exists(option, known, f"option of '{stop.question}'", at)
        _sources(work, role.at, f"bottlenecks.{stop.id}.source", stop.source)


def _inferred(role: Role) -> Iterator[bool]:
    yield from (way.inferred for way in role.deployable)
    yield from (item.inferred for item in role.items)
    yield from (stop.inferred for stop in role.bottlenecks)


def _asks(work: FlowBench, name: str, types: tuple[str, ...], at: str) -> None:
    if not work.bench.exists(name, work.questions, "question", at):
        return
    if (found := work.questions[name].type) not in types:
        wrong = f"'{name}' is a question of type {found}"
        work.bench.add(at, wrong, f"Name a question of type {' or '.join(types)}.")


def _sources(work: FlowBench, owner: str, path: str, names: tuple[str, ...]) -> None:
    bench = work.bench
    at = bench.at(owner, path)
    if not names:
        bench.add(at, "a criterion has no `source`", "Add where it comes from.")
    for name in names:
        bench.exists(name, bench.content.sources, "source", at)
