"""One-line conditions: parsed under a white list, judged in three values, with reasons.

A reading is a value, `None` (unknown: not answered, "onbekend", task not reached) or `NOT_ASKED`
(decided off the path: every comparison with it is false). Unknown never counts as yes or no.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

Verdict: TypeAlias = bool | None
Env: TypeAlias = Mapping[str, Any]
Tree: TypeAlias = Any
"""A parsed condition as nested lists, so that it can be kept as JSON: [operator, operand, ...]."""


class _NotAsked:
    """The question does not arise."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "NOT_ASKED"


NOT_ASKED: Final = _NotAsked()

COMPARISONS: Final = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
FUNCTIONS: Final = ("any_of", "all_of", "within", "count", "latest", "any", "all", "day")
ACROSS: Final = ("latest", "any", "all")
"""Words that read a repeated or per-event answer from outside its own task."""


class ConditionError(ValueError):
    """A line that is not a condition; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the names it rests on: for true and false those that decided, else those missing."""

    verdict: Verdict
    because: frozenset[str]


def parse(text: str) -> Tree:
    """The condition as nested lists. Raises ConditionError when the line says what conditions cannot."""
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except SyntaxError as error:
        raise ConditionError(f"'{text}' is not a condition ({error.msg})") from None
    return _convert(tree, text)


def _convert(node: ast.expr, text: str) -> Tree:
    match node:
        case ast.BoolOp(op=op, values=values):
            return ["and" if isinstance(op, ast.And) else "or", *(_convert(value, text) for value in values)]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return ["not", _convert(operand, text)]
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return ["value", -number]
        case ast.Compare(left=left, ops=[ast.In()], comparators=[right]):
            return ["in", _convert(left, text), _items(right, text)]
        case ast.Compare(left=left, ops=[ast.NotIn()], comparators=[right]):
            return ["not", ["in", _convert(left, text), _items(right, text)]]
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in COMPARISONS:
            return [COMPARISONS[type(op)], _convert(left, text), _convert(right, text)]
        case ast.Compare():
            raise ConditionError(f"'{text}' compares more than two things at once; write it with `and`")
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            return _call(name, args, text)
        case ast.Name(id="true" | "false" as word):
            return ["value", word == "true"]
        case ast.Name(id=name):
            return ["name", name]
        case ast.Attribute():
            return ["name", _dotted(node, text)]
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return ["value", value]
    raise ConditionError(f"'{text}' uses '{ast.unparse(node)}', which conditions do not know")


def _dotted(node: ast.expr, text: str) -> str:
    match node:
        case ast.Attribute(value=ast.Name(id=owner), attr=attr):
            return f"{owner}.{attr}"
    raise ConditionError(f"'{text}' uses '{ast.unparse(node)}', which conditions do not know")


def _items(node: ast.expr, text: str) -> list[Tree]:
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return [_convert(item, text) for item in node.elts]
    raise ConditionError(f"'{text}': after `in` comes a list between brackets, such as (a, b)")


def _call(name: str, args: Sequence[ast.expr], text: str) -> Tree:
    if name not in FUNCTIONS:
        raise ConditionError(f"'{text}' calls '{name}'; conditions know {', '.join(FUNCTIONS)}")
    arity = {"any_of": (2, 99), "all_of": (2, 99), "within": (3, 3), "count": (1, 2)}.get(name, (1, 1))
    if not arity[0] <= len(args) <= arity[1]:
        raise ConditionError(
            f"'{text}': '{name}' takes {arity[0]} values" + (" or more" * (arity[1] > arity[0]))
        )
    return [name, *(_convert(arg, text) for arg in args)]


def names_in(tree: Tree) -> frozenset[str]:
    """Every bare word in a condition: answers, facts and option ids alike; the checks tell them apart."""
    match tree:
        case ["name", name]:
            return frozenset({name})
        case ["value", _]:
            return frozenset()
        case ["in", left, list() as items]:
            return names_in(left).union(*(names_in(item) for item in items))
        case [_, *operands]:
            return frozenset().union(*(names_in(operand) for operand in operands))
    return frozenset()


@dataclass(frozen=True)
class Condition:
    """A parsed line. Words that are no answer and no fact in `known` stand for themselves (option ids)."""

    text: str
    tree: Tree
    literals: frozenset[str] = frozenset()
    """The bare words that are option ids; the loader fills this in."""
    _cache: dict[str, Any] = field(default_factory=dict, compare=False, repr=False, hash=False)

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def names(self) -> frozenset[str]:
        """The answers, facts and tasks that the line reads."""
        if "names" not in self._cache:
            self._cache["names"] = names_in(self.tree) - self.literals - _row_words(self.tree)
        return self._cache["names"]  # type: ignore[no-any-return]

    def judge(self, env: Env) -> Verdict:
        """True, false or unknown in these readings."""
        if "judge" not in self._cache:
            self._cache["judge"] = _compile(self.tree, self.literals)
        return _truth(self._cache["judge"](env))

    def explain(self, env: Env) -> Judgement:
        """The verdict and the names that it rests on."""
        return _explain(self.tree, self.literals, env)

    def residue(self, env: Env) -> str:
        """The line with every known reading filled in and folded; equal residues behave alike for ever."""
        return repr(_fold(self.tree, self.literals, env))


def _truth(value: Any) -> Verdict:
    return None if value is None else value is True


def _row_words(tree: Tree) -> frozenset[str]:
    """Column names inside count(rows, column == x) belong to the rows, not to the case."""
    match tree:
        case ["count", _, inner]:
            return names_in(inner)
        case ["value" | "name", _]:
            return frozenset()
        case ["in", left, list() as items]:
            return _row_words(left).union(*(_row_words(item) for item in items))
        case [_, *operands]:
            return frozenset().union(*(_row_words(operand) for operand in operands))
    return frozenset()


def condition(text: str, literals: Iterable[str] = ()) -> Condition:
    """A condition from its line. Raises ConditionError."""
    return Condition(text, parse(text), frozenset(literals))


ALWAYS: Final = Condition("true", ["value", True])
Reader: TypeAlias = Callable[[Env], Any]


def _compile(tree: Tree, literals: frozenset[str]) -> Reader:
    match tree:
        case ["value", value]:
            return lambda env: value
        case ["name", name]:
            return (lambda env: name) if name in literals else (lambda env: env.get(name))
        case ["and" | "or" as word, *operands]:
            return _junction([_compile(operand, literals) for operand in operands], word == "or")
        case ["not", operand]:
            inner = _compile(operand, literals)
            return lambda env: None if (value := inner(env)) is None else value is not True
        case ["in", left, list() as items]:
            reader, readers = _compile(left, literals), [_compile(item, literals) for item in items]
            return lambda env: _member(reader(env), [item(env) for item in readers])
        case ["count", ["name", name], inner]:
            test = _compile(inner, literals | names_of_options(inner, literals))
            return lambda env: _count_rows(env.get(name), test)
        case [("count" | "latest" | "any" | "all") as word, inner]:
            return _across(word, inner, literals)
        case ["day", ["name", name]]:
            return lambda env: env.get(f"day({name})")
        case [("any_of" | "all_of") as word, left, *items]:
            reader, readers = _compile(left, literals), [_compile(item, literals) for item in items]
            return lambda env: _overlap(reader(env), [item(env) for item in readers], word == "all_of")
        case ["within", first, span, last]:
            readers = [_compile(part, literals) for part in (first, span, last)]
            return lambda env: _within(*(reader(env) for reader in readers))
        case [sign, left, right] if sign in COMPARISONS.values():
            one, two = _compile(left, literals), _compile(right, literals)
            return lambda env: _compare(sign, one(env), two(env))
    raise ConditionError(f"cannot judge {tree!r}")


def names_of_options(tree: Tree, literals: frozenset[str]) -> frozenset[str]:
    """Right-hand words in a row test (`state == agreed`): they stand for themselves, not for columns."""
    match tree:
        case ["==" | "!=", _, ["name", name]]:
            return frozenset({name})
        case ["in", _, list() as items]:
            return frozenset(item[1] for item in items if item[0] == "name")
        case ["and" | "or" | "not", *operands]:
            return frozenset().union(*(names_of_options(operand, literals) for operand in operands))
    return frozenset()


def _junction(readers: Sequence[Reader], stop: bool) -> Reader:
    def judge(env: Env) -> Verdict:
        unknown = False
        for reader in readers:
            value = reader(env)
            if value is None:
                unknown = True
            elif (value is True) is stop:
                return stop
        return None if unknown else not stop

    return judge


def _compare(sign: str, left: Any, right: Any) -> Verdict:
    if left is NOT_ASKED or right is NOT_ASKED:
        return False
    if left is None or right is None:
        return None
    if sign == "==":
        return bool(left == right)
    if sign == "!=":
        return bool(left != right)
    left, right = _comparable(left, right)
    return bool({"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign])


def _comparable(left: Any, right: Any) -> tuple[Any, Any]:
    """Numbers with numbers and days with days; a text with a day is that day written down."""
    if isinstance(left, date) and isinstance(right, str):
        right = date.fromisoformat(right)
    elif isinstance(right, date) and isinstance(left, str):
        left = date.fromisoformat(left)
    if (
        isinstance(left, float)
        and isinstance(right, Decimal)
        or isinstance(left, Decimal)
        and isinstance(right, float)
    ):
        left, right = float(left), float(right)
    return left, right


def _member(value: Any, items: Sequence[Any]) -> Verdict:
    if value is NOT_ASKED:
        return False
    if value is None:
        return None
    return value in items


def _overlap(value: Any, items: Sequence[Any], every: bool) -> Verdict:
    if value is NOT_ASKED:
        return False
    if value is None:
        return None
    hits = [item in value for item in items]
    return all(hits) if every else any(hits)


def _within(first: Any, span: Any, last: Any) -> Verdict:
    """`within(a, n, b)`: b falls on a or at most n days after it."""
    if NOT_ASKED in (first, span, last):
        return False
    if first is None or span is None or last is None:
        return None
    return bool(0 <= (last - first).days <= span)


def _count_rows(rows: Any, test: Reader) -> int | None | _NotAsked:
    if rows is None or rows is NOT_ASKED:
        return rows  # type: ignore[no-any-return]
    return sum(test(row.cells) is True for row in rows)


def _across(word: str, inner: Tree, literals: frozenset[str]) -> Reader:
    """`latest(x)` is a reading; `any(x == y)` and `all(x == y)` judge every standing occurrence."""
    if word == "latest":
        name = inner[1]
        return lambda env: (
            (values := env.get(f"each({name})")) and values[-1] or (None if values else NOT_ASKED)
        )
    if word == "count":
        name = inner[1]
        return lambda env: _count(env, name)
    names = names_in(inner) - literals
    test = _compile(inner, literals)

    def judge(env: Env) -> Verdict:
        lists = {name: env.get(f"each({name})") for name in names}
        several = {name: values for name, values in lists.items() if values is not None}
        rounds = max((len(values) for values in several.values()), default=0)
        verdicts = [
            test({**env, **{name: values[turn] for name, values in several.items() if turn < len(values)}})
            for turn in range(rounds)
        ]
        stop = word == "any"
        return stop if stop in verdicts else None if None in verdicts else not stop

    return judge


def _count(env: Env, name: str) -> Any:
    """How many rows an answer has, or how many occurrences of a task are done."""
    value = env.get(f"done({name})")
    if value is not None:
        return value
    value = env.get(name)
    return len(value) if isinstance(value, tuple) else value


def _explain(tree: Tree, literals: frozenset[str], env: Env) -> Judgement:
    verdict = _truth(_compile(tree, literals)(env))
    match tree:
        case ["and" | "or" as word, *operands]:
            parts = [_explain(operand, literals, env) for operand in operands]
            decides = [part for part in parts if part.verdict is verdict]
            if verdict is (word == "or"):
                return Judgement(verdict, decides[0].because)
            return Judgement(verdict, frozenset().union(*(part.because for part in decides)))
        case ["not", operand]:
            return Judgement(verdict, _explain(operand, literals, env).because)
    names = names_in(tree) - literals - _row_words(tree)
    if verdict is None:
        names = frozenset(name for name in names if env.get(name) is None)
    return Judgement(verdict, names)


def _fold(tree: Tree, literals: frozenset[str], env: Env) -> Tree:
    value = _compile(tree, literals)(env)
    match tree:
        case ["and" | "or" as word, *operands]:
            if value is not None:
                return value
            return [
                word,
                *(
                    part
                    for operand in operands
                    if (part := _fold(operand, literals, env)) is not (word == "and")
                ),
            ]
        case ["not", operand]:
            return value if value is not None else ["not", _fold(operand, literals, env)]
    if value is not None:
        return value
    return [
        tree,
        sorted((name, repr(env[name])) for name in names_in(tree) - literals if env.get(name) is not None),
    ]
