"""From a line to a tree: which words and signs a condition may use, and what to say of the others.

Only the compiler needs this; a compiled condition brings its tree along.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Sequence
from datetime import date
from typing import Final

from wizard.content.conditions import ACROSS, FUNCTIONS, ConditionError, Tree

_LONGEST: Final = 600
_FOREIGN = re.compile(r"[^\w\s.,()<>=!'\"-]", re.ASCII)
_NUMBER = re.compile(r"(?<![\w.'\"-])-?\d[\w.]*")
_PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DAY = re.compile(r"(['\"]?)(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])\1")
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?|[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
"""An id, an answer within a task, or a code of the field (ADV_IND)."""

_SIGNS: Final = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_USAGE: Final = {
    "any_of": "any_of(answer, option, ...)",
    "all_of": "all_of(answer, option, ...)",
    "within": "within(first_day, days, last_day)",
    "within_months": "within_months(day, months, other_day)",
    "unknown": "unknown(answer) or unknown(answer == option)",
    "count": "count(task) or count(rows_answer, column == option)",
    "latest": "latest(answer)",
    "any": "any(answer == option)",
    "all": "all(answer == option)",
    "day": "day(event)",
}
_INSTEAD: Final = {
    "True": "write `true`",
    "False": "write `false`",
    "None": "an unanswered question needs no word: unknown is never true or false",
    "yes": "write `true`",
    "no": "write `false`",
}


def parse_line(text: str) -> Tree:
    """The condition as nested lists. Raises ConditionError when the line says what conditions cannot."""
    line = " ".join(text.split())
    if not line:
        raise ConditionError("the condition is empty")
    if len(line) > _LONGEST:
        raise ConditionError(f"the condition is longer than {_LONGEST} characters; make it a named fact")
    if sign := _FOREIGN.search(line):
        raise ConditionError(f"'{text}' uses '{sign[0]}', which conditions do not know")
    for number in _NUMBER.findall(_DAY.sub("", line)):
        if not _PLAIN_NUMBER.fullmatch(number):
            raise ConditionError(f"'{text}' holds '{number}', which is no plain number, day or id")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            body = ast.parse(_DAY.sub(r"'\2'", line), mode="eval").body
        return _convert(body, text)
    except ConditionError:
        raise
    except SyntaxError as error:
        hint = "; write `==` to compare" if re.search(r"(?<![=!<>])=(?!=)", line) else ""
        raise ConditionError(f"'{text}' is not a condition ({error.msg}{hint})") from None
    except (RecursionError, MemoryError, ValueError):
        raise ConditionError(f"'{text}' is too complicated; make it a named fact") from None


def _convert(node: ast.expr, text: str) -> Tree:
    match node:
        case ast.BoolOp(op=op, values=values):
            return ["and" if isinstance(op, ast.And) else "or", *(_convert(value, text) for value in values)]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return ["not", _convert(operand, text)]
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=number)) if _is_number(number):
            return ["value", -number]  # type: ignore[operator]
        case ast.Compare(left=left, ops=[ast.In()], comparators=[right]):
            return ["in", _convert(left, text), _items(right, text)]
        case ast.Compare(left=left, ops=[ast.NotIn()], comparators=[right]):
            return ["not", ["in", _convert(left, text), _items(right, text)]]
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _SIGNS:
            return [_SIGNS[type(op)], _convert(left, text), _convert(right, text)]
        case ast.Compare(ops=ops) if len(ops) > 1:
            raise ConditionError(f"'{text}' compares more than two things at once; write it with `and`")
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            return _call(name, args, text)
        case ast.Name(id="true" | "false" as word):
            return ["value", word == "true"]
        case ast.Name(id=name) | ast.Constant(value=(True | False | None) as name) if str(name) in _INSTEAD:
            raise ConditionError(f"'{text}' uses '{name}'; {_INSTEAD[str(name)]}")
        case ast.Name(id=name):
            return ["name", _checked(name, text)]
        case ast.Attribute(value=ast.Name(id=owner), attr=attr):
            return ["name", _checked(f"{owner}.{attr}", text)]
        case ast.Constant(value=str() as word):
            return _word(word, text)
        case ast.Constant(value=number) if _is_number(number):
            return ["value", number]
    raise ConditionError(f"'{text}' uses '{ast.unparse(node)}', which conditions do not know")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _checked(name: str, text: str) -> str:
    if not _NAME.fullmatch(name):
        raise ConditionError(f"'{text}' uses '{name}', but ids are English in snake_case")
    return name


def _word(word: str, text: str) -> Tree:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
        return ["value", word]
    try:
        date.fromisoformat(word)
    except ValueError:
        raise ConditionError(f"'{text}' names the day {word}, which does not exist") from None
    return ["date", word]


def _items(node: ast.expr, text: str) -> list[Tree]:
    if isinstance(node, ast.Tuple | ast.List) and node.elts:
        return [_convert(item, text) for item in node.elts]
    raise ConditionError(f"'{text}': after `in` comes a list between brackets, such as (a, b)")


def _call(name: str, args: Sequence[ast.expr], text: str) -> Tree:
    if name not in FUNCTIONS:
        raise ConditionError(f"'{text}' calls '{name}'; conditions know {', '.join(FUNCTIONS)}")
    least, most = _ARGUMENTS.get(name, (1, 1))
    parts = [_convert(arg, text) for arg in args]
    named = parts and parts[0][0] == "name"
    if not least <= len(parts) <= most or (name in ("count", "latest", "day") and not named):
        raise ConditionError(f"'{text}': write {_USAGE[name]}")
    if name in ACROSS and _calls_across(parts[0]):
        raise ConditionError(f"'{text}': latest, any and all cannot stand inside one another")
    return [name, *parts]


_ARGUMENTS: Final = {
    "any_of": (2, 99),
    "all_of": (2, 99),
    "within": (3, 3),
    "within_months": (3, 3),
    "count": (1, 2),
}


def _calls_across(tree: Tree) -> bool:
    return (
        isinstance(tree, list)
        and bool(tree)
        and (tree[0] in ACROSS or any(_calls_across(part) for part in tree[1:]))
    )
