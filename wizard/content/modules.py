"""Shared pages: a task that names a module begins with its questions, under its own names.

A question id belongs to one task of a flow. Where a flow uses a module twice, each use but one has a
`prefix`: the answer `conflict_state` is then called `aftercare_conflict_state`, also in the conditions of
the module itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from wizard.content.conditions import Condition, Tree, names_in
from wizard.content.model import Module, Page, Question, Task


def with_module(task: Task, module: Module) -> Task:
    """The task with the pages of its module before its own."""
    shared = [question for page in module.pages for question in page.questions]
    names = {one.id: f"{task.prefix}_{one.id}" if task.prefix else one.id for one in shared}
    pages = tuple(_page(page, names) for page in module.pages)
    return replace(task, pages=(*pages, *task.pages))


def strange_names(module: Module) -> tuple[tuple[Question, str], ...]:
    """The words that a module reads and does not ask: what it shares must stand on its own."""
    shared = [question for page in module.pages for question in page.questions]
    known = {question.id for question in shared} | {"today"}
    known |= {option.id for question in shared for option in question.options}
    found = []
    for question in shared:
        lines = [question.ask_if, *([question.recheck_when] if question.recheck_when else [])]
        read = {name for line in lines for name in names_in(line.tree)}
        read |= {bound for bound in (question.min, question.max) if re.fullmatch(r"[a-z]\w*", bound)}
        found += [(question, name) for name in sorted(read - known)]
    return tuple(found)


def _page(page: Page, names: Mapping[str, str]) -> Page:
    return replace(page, questions=tuple(_question(question, names) for question in page.questions))


def _question(question: Question, names: Mapping[str, str]) -> Question:
    recheck = question.recheck_when
    return replace(
        question,
        id=names[question.id],
        ask_if=_condition(question.ask_if, names),
        recheck_when=_condition(recheck, names) if recheck else None,
        rests_on=tuple(names.get(name, name) for name in question.rests_on),
        min=names.get(question.min, question.min),
        max=names.get(question.max, question.max),
    )


def _condition(line: Condition, names: Mapping[str, str]) -> Condition:
    text = re.sub(r"[a-z]\w*", lambda word: names.get(word[0], word[0]), line.text)
    return Condition(text, _tree(line.tree, names), line.literals)


def _tree(tree: Tree, names: Mapping[str, str]) -> Tree:
    match tree:
        case ["name", name]:
            return ["name", names.get(name, name)]
        case list():
            return [_tree(part, names) for part in tree]
    return tree
