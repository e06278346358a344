"""Which bare words of a condition are option ids: those beside a question that has such an option."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from wizard.content.answer_types import STATUS_WORDS
from wizard.content.conditions import SIGNS, Condition, Tree
from wizard.content.model import Column, Flow, Option, Question

Value = TypeVar("Value")


def with_option_words(flow: Flow) -> Flow:
    """The flow with the literals of all its conditions filled in."""
    questions = {question.id: question for task in flow.tasks.values() for question in task.questions}

    def fill(line: Condition) -> Condition:
        words = option_words(line.tree, questions)
        return replace(line, literals=words) if words else line

    return map_conditions(flow, fill)


def option_words(tree: Tree, questions: Mapping[str, Question]) -> frozenset[str]:
    """The words in a condition that stand for themselves."""
    return frozenset(
        word
        for subject, words in comparisons(tree)
        if (question := questions.get(subject)) is not None
        for word in words
        if word in words_of(question)
    )


def words_of(question: Question) -> tuple[str, ...]:
    """The words that an answer to this question can read as, besides what was typed."""
    return STATUS_WORDS if question.type == "status" else tuple(option.id for option in question.options)


def comparisons(tree: Tree) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name that is compared, with the bare words that it is compared with; row tests are left out."""
    match tree:
        case ["value" | "date" | "name", _]:
            return
        case ["count", _, _]:
            return
        case ["in", left, list() as items]:
            yield from _paired(left, items)
            for part in (left, *items):
                yield from comparisons(part)
        case ["any_of" | "all_of", left, *items]:
            yield from _paired(left, items)
        case [sign, left, right] if sign in SIGNS:
            yield from _paired(left, [right])
            yield from _paired(right, [left])
            yield from comparisons(left)
            yield from comparisons(right)
        case [_, *operands]:
            for operand in operands:
                yield from comparisons(operand)


def _paired(left: Tree, items: list[Tree]) -> Iterator[tuple[str, tuple[str, ...]]]:
    match left:
        case ["name", subject] | ["latest", ["name", subject]]:
            words = tuple(item[1] for item in items if item[0] in ("name", "value") and is_word(item[1]))
            if words:
                yield subject, words


def is_word(value: object) -> bool:
    """A quoted option id is as good as a bare one."""
    return isinstance(value, str)


def row_comparisons(tree: Tree) -> Iterator[tuple[str, tuple[Tree, ...]]]:
    """Each `count(rows, test)`: the rows answer, and the test within."""
    match tree:
        case ["value" | "date" | "name", _]:
            return
        case ["count", ["name", name], inner]:
            yield name, (inner,)
        case ["in", left, list() as items]:
            for part in (left, *items):
                yield from row_comparisons(part)
        case [_, *operands]:
            for operand in operands:
                yield from row_comparisons(operand)


def map_conditions(value: Value, change: Callable[[Condition], Condition]) -> Value:
    """A copy of a value of the model in which every condition was changed."""
    return _mapped(value, change)  # type: ignore[no-any-return]


def _mapped(value: Any, change: Callable[[Condition], Condition]) -> Any:
    if isinstance(value, Condition):
        return change(value)
    if isinstance(value, tuple):
        items = tuple(_mapped(item, change) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    if isinstance(value, dict):
        found = {key: _mapped(item, change) for key, item in value.items()}
        return found if any(found[key] is not value[key] for key in found) else value
    if is_dataclass(value) and not isinstance(value, type | Option | Column):
        old = {one.name: getattr(value, one.name) for one in fields(value)}
        new = {name: _mapped(item, change) for name, item in old.items()}
        return replace(value, **new) if any(new[name] is not old[name] for name in old) else value
    return value
