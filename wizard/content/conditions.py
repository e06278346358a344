"""One-line conditions: judged in three values, with the names that each judgement rests on.

A reading is a value, `None` (unknown: not answered, "onbekend", task not reached) or `NOT_ASKED`
(decided off the path: every comparison with it is false). Unknown never counts as yes or no.

What conditions read out of an Env, by key: `name` (an answer or a fact), `each(name)` (a tuple: the
standing occurrences of a repeated answer, oldest first), `done(task)` (a count), `day(name)` (a day).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Literal, TypeAlias

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

SIGNS: Final = ("==", "!=", "<", "<=", ">", ">=")
FUNCTIONS: Final = (
    *("any_of", "all_of", "within", "within_months", "count"),
    *("latest", "any", "all", "day", "unknown"),
)
ACROSS: Final = ("latest", "any", "all")
"""Words that read a repeated or per-event answer from outside its own task."""

Use: TypeAlias = Literal["bare", "across", "count", "rows", "day"]
"""How a name is read: on its own, by latest/any/all, by count(x), by count(x, test), by day(x)."""


class ConditionError(ValueError):
    """A line that is not a condition; the message says why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the names it rests on: for true and false those that decided, else those missing."""

    verdict: Verdict
    because: frozenset[str]


def parse(text: str) -> Tree:
    """The condition as nested lists. Raises ConditionError when the line says what conditions cannot."""
    # The grammar needs ast; a compiled condition never comes here.
    from wizard.content.condition_grammar import parse_line

    return parse_line(text)


def uses(tree: Tree) -> Iterator[tuple[Use, str]]:
    """Every word of a condition with the way it is read; words of a row test belong to the rows."""
    match tree:
        case ["value" | "date", _]:
            return
        case ["name", name]:
            yield "bare", name
        case ["count", ["name", name]]:
            yield "count", name
        case ["count", ["name", name], _]:
            yield "rows", name
        case ["day", ["name", name]]:
            yield "day", name
        case ["latest" | "any" | "all", inner]:
            yield from (("across" if use == "bare" else use, name) for use, name in uses(inner))
        case ["in", left, list() as items]:
            yield from uses(left)
            for item in items:
                yield from uses(item)
        case [_, *operands]:
            for operand in operands:
                yield from uses(operand)


def names_in(tree: Tree) -> frozenset[str]:
    """Every bare word in a condition: answers, facts and option ids alike; the checks tell them apart."""
    return frozenset(name for _, name in uses(tree))


@dataclass(frozen=True)
class Condition:
    """A parsed line. Words in `literals` stand for themselves (option ids), all others are read."""

    text: str
    tree: Tree
    literals: frozenset[str] = frozenset()
    """The bare words that are option ids; the loader fills this in."""
    _cache: dict[str, Any] = field(default_factory=dict, compare=False, repr=False, hash=False)

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def names(self) -> frozenset[str]:
        """The answers, facts, tasks and events that the line reads."""
        if "names" not in self._cache:
            self._cache["names"] = names_in(self.tree) - self.literals
        return self._cache["names"]  # type: ignore[no-any-return]

    @property
    def firmly(self) -> Condition:
        """The same line, but true by what is known only: an `unknown(...)` that holds counts as unknown."""
        if "firmly" not in self._cache:
            tree = _firm(self.tree)
            same = tree == self.tree
            self._cache["firmly"] = self if same else Condition(self.text, tree, self.literals)
        return self._cache["firmly"]  # type: ignore[no-any-return]

    def given(self, name: str, word: str) -> Condition:
        """The same line once it is known that an answer is this word: shorter where that settles a part."""
        kept = self._cache.setdefault("given", {})
        if (name, word) not in kept:
            tree = _given(self.tree, name, word)
            kept[name, word] = Condition(f"{self.text} [{word}]", tree, self.literals)
        return kept[name, word]  # type: ignore[no-any-return]

    def judge(self, env: Env) -> Verdict:
        """True, false or unknown in these readings."""
        if "judge" not in self._cache:
            self._cache["judge"] = _compile(self.tree, self.literals)
        return _truth(self._cache["judge"](env))

    def explain(self, env: Env, every: bool = False) -> Judgement:
        """The verdict and the names that it rests on: the first that decide, or `every` one that does."""
        kind = "every" if every else "explain"
        if kind not in self._cache:
            self._cache[kind] = _explainer(self.tree, self.literals, every)
        return self._cache[kind](env)  # type: ignore[no-any-return]

    def residue(self, env: Env) -> str:
        """The line with every known reading filled in and folded; equal residues behave alike for ever."""
        if "residue" not in self._cache:
            self._cache["residue"] = _folder(self.tree, self.literals)
        return repr(self._cache["residue"](env))


def condition(text: str, literals: Iterable[str] = ()) -> Condition:
    """A condition from its line. Raises ConditionError."""
    return Condition(text, parse(text), frozenset(literals))


ALWAYS: Final = Condition("true", ["value", True])
NEVER: Final = Condition("false", ["value", False])
Reader: TypeAlias = Callable[[Env], Any]


def _truth(value: Any) -> Verdict:
    return None if value is None else value is True


def _compile(tree: Tree, literals: frozenset[str]) -> Reader:
    match tree:
        case ["value", value]:
            return lambda env: value
        case ["date", text]:
            day = date.fromisoformat(text)
            return lambda env: day
        case ["name", name]:
            return (lambda env: name) if name in literals else (lambda env: env.get(name))
        case ["and" | "or" as word, *operands]:
            return _junction([_compile(operand, literals) for operand in operands], word == "or")
        case ["not", operand]:
            inner = _compile(operand, literals)
            return lambda env: None if (value := inner(env)) is None else value is not True
        case ["unknown", operand]:
            inner = _compile(operand, literals)
            return lambda env: _is_unknown(inner(env))
        case ["open", operand]:
            inner = _compile(operand, literals)
            return lambda env: None if _is_unknown(inner(env)) else False
        case ["doubt", sure, told]:
            # True only because something in a row is not known: then it is not known itself.
            surely, really = _compile(sure, literals), _compile(told, literals)
            return lambda env: None if (value := really(env)) is True and surely(env) is not True else value
        case ["in", left, list() as items]:
            reader, readers = _compile(left, literals), [_compile(item, literals) for item in items]
            words = _plain_words(items, literals)
            if words:
                return lambda env: _is_word(reader(env), words)
            return lambda env: _any_hit([_compare("==", reader(env), item(env)) for item in readers])
        case ["count", ["name", name], inner]:
            test = _compile(inner, names_of_options(inner, literals))
            return lambda env: _count_rows(env.get(name), test, env.get("today"))
        case ["count", ["name", name]]:
            return lambda env: _count(env, name)
        case ["latest", ["name", name]]:
            return lambda env: each[-1] if (each := env.get(f"each({name})")) else NOT_ASKED
        case [("any" | "all") as word, inner]:
            return _across(word == "any", inner, literals)
        case ["day", ["name", name]]:
            return lambda env: env.get(f"day({name})")
        case [("any_of" | "all_of") as word, left, *items]:
            reader, readers = _compile(left, literals), [_compile(item, literals) for item in items]
            return lambda env: _overlap(reader(env), [item(env) for item in readers], word == "all_of")
        case [("within" | "within_months") as word, first, span, last]:
            readers = [_compile(part, literals) for part in (first, span, last)]
            measure = _within if word == "within" else _within_months
            return lambda env: measure(*(reader(env) for reader in readers))
        case [sign, left, right] if sign in SIGNS:
            one, two = _compile(left, literals), _compile(right, literals)
            return lambda env: _compare(sign, one(env), two(env))
    raise ConditionError(f"cannot judge {tree!r}")


def _plain_words(items: Sequence[Tree], literals: frozenset[str]) -> frozenset[str]:
    """The words of a list when it holds option ids only; else nothing."""
    words = {item[1] for item in items if item[0] == "value" or (item[0] == "name" and item[1] in literals)}
    plain = {word for word in words if isinstance(word, str) and not word[:1].isdigit()}
    return frozenset(plain) if len(plain) == len(items) else frozenset()


def _is_word(value: Any, words: frozenset[str]) -> Verdict:
    return None if value is None else isinstance(value, str) and value in words


def _firm(tree: Tree) -> Tree:
    match tree:
        case ["unknown", operand]:
            return ["open", operand]
        case [("and" | "or" | "not") as word, *operands]:
            return [word, *(_firm(operand) for operand in operands)]
        case [sign, ["count", ["name", name], test], other] if sign in SIGNS:
            sure = _firm(test)
            return tree if sure == test else ["doubt", [sign, ["count", ["name", name], sure], other], tree]
        case ["any", inner]:
            sure = _firm(inner)
            return tree if sure == inner else ["doubt", ["any", sure], tree]
    return tree


def _given(tree: Tree, name: str, word: str) -> Tree:
    match tree:
        case ["in", ["name", subject], list() as items] if subject == name:
            words = [item[1] for item in items if item[0] in ("value", "name")]
            return ["value", word in words] if len(words) == len(items) else tree
        case ["==", ["name", subject], [("value" | "name"), str() as other]] if subject == name:
            return ["value", word == other]
        case [("and" | "or") as sign, *operands]:
            left = _fold(sign, (_plain(_given(operand, name, word)) for operand in operands))
            return ["value", left] if isinstance(left, bool) else left
        case [("not" | "unknown" | "open") as sign, operand]:
            inner = _given(operand, name, word)
            if sign == "not" and inner[0] == "value" and isinstance(inner[1], bool):
                return ["value", not inner[1]]
            return [sign, inner]
    return tree


def _plain(tree: Tree) -> Any:
    """A settled part as the bare true or false that folding knows."""
    return tree[1] if tree[0] == "value" and isinstance(tree[1], bool) else tree


def _is_unknown(value: Any) -> bool:
    """Not answered, "onbekend", or a list in which nothing was chosen."""
    return value is None or value == ()


def names_of_options(tree: Tree, literals: frozenset[str] = frozenset()) -> frozenset[str]:
    """Right-hand words in a row test (`state == agreed`): they stand for themselves, not for columns."""
    match tree:
        case ["==" | "!=", _, ["name", name]]:
            return literals | {name}
        case ["in", _, list() as items]:
            return literals.union(item[1] for item in items if item[0] == "name")
        case ["any_of" | "all_of", _, *items]:
            return literals.union(item[1] for item in items if item[0] == "name")
        case ["and" | "or" | "not", *operands]:
            return literals.union(*(names_of_options(operand) for operand in operands))
    return literals


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
    left, right = _same_kind(left, right)
    if sign in ("==", "!="):
        # 1 is not true: a yes or no is only ever equal to a yes or no.
        equal = isinstance(left, bool) is isinstance(right, bool) and left == right
        return bool(equal) is (sign == "==")
    if not _has_order(left, right):
        return None
    return bool({"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign])


def _same_kind(left: Any, right: Any) -> tuple[Any, Any]:
    """A text beside a day is that day written down."""
    if isinstance(left, date) and isinstance(right, str):
        return left, _day(right)
    if isinstance(right, date) and isinstance(left, str):
        return _day(left), right
    return left, right


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _has_order(left: Any, right: Any) -> bool:
    """Numbers with numbers and days with days; what the checks would refuse reads as unknown here."""
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    return any(isinstance(left, kind) and isinstance(right, kind) for kind in (int | float, date, str))


def _any_hit(verdicts: Sequence[Verdict]) -> Verdict:
    return True if True in verdicts else None if None in verdicts else False


def _overlap(value: Any, items: Sequence[Any], every: bool) -> Verdict:
    """`any_of` and `all_of`: of several options chosen; a single choice counts as a list of one."""
    if value is NOT_ASKED:
        return False
    if value is None:
        return None
    chosen = value if isinstance(value, tuple) else (value,)
    hits = [None if item is None else item is not NOT_ASKED and item in chosen for item in items]
    if every:
        return False if False in hits else None if None in hits else True
    return _any_hit(hits)


def _within(first: Any, span: Any, last: Any) -> Verdict:
    """`within(a, n, b)`: b falls on a or at most n days after it."""
    if any(part is NOT_ASKED for part in (first, span, last)):
        return False
    first, last = _same_kind(first, last)
    if not (isinstance(first, date) and isinstance(last, date) and isinstance(span, int | float)):
        return None
    return 0 <= (last - first).days <= span


def _within_months(first: Any, span: Any, last: Any) -> Verdict:
    """`within_months(a, n, b)`: b falls at most n calendar months before or after a.

    A month that is too short ends on its last day.
    """
    if any(part is NOT_ASKED for part in (first, span, last)):
        return False
    first, last = _same_kind(first, last)
    if not (isinstance(first, date) and isinstance(last, date) and isinstance(span, int | float)):
        return None
    return _months_from(first, -int(span)) <= last <= _months_from(first, int(span))


def _months_from(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _count_rows(rows: Any, test: Reader, today: Any) -> Any:
    if rows is None or rows is NOT_ASKED:
        return rows
    return sum(test({"today": today, **row.cells}) is True for row in rows)


def _count(env: Env, name: str) -> Any:
    """How many rows an answer has, or how many occurrences of a task are done."""
    value = env.get(f"done({name})")
    if value is None:
        value = env.get(name)
    return len(value) if isinstance(value, tuple) else value


def _across(is_any: bool, inner: Tree, literals: frozenset[str]) -> Reader:
    """`any(x == y)` and `all(x == y)` judge every standing occurrence; with none at all both are false."""
    names = sorted(names_in(inner) - literals)
    test = _compile(inner, literals)

    def judge(env: Env) -> Verdict:
        several = {name: values for name in names if (values := env.get(f"each({name})")) is not None}
        rounds = max((len(values) for values in several.values()), default=0)
        verdicts = [
            _truth(
                test(
                    {
                        **env,
                        **{name: vs[turn] if turn < len(vs) else NOT_ASKED for name, vs in several.items()},
                    }
                )
            )
            for turn in range(rounds)
        ]
        if is_any:
            return _any_hit(verdicts)
        return False if False in verdicts or not verdicts else None if None in verdicts else True

    return judge


def _keys(tree: Tree, literals: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The names that a line reads, each with the key of its reading."""
    wrapped = {"bare": "{}", "rows": "{}", "across": "each({})", "day": "day({})", "count": "done({})"}
    found = {(name, wrapped[use].format(name)) for use, name in uses(tree) if name not in literals}
    # count(x) counts rows as well, and any() may read an answer that exists once.
    found |= {(name, name) for use, name in uses(tree) if use in ("count", "across") and name not in literals}
    return tuple(sorted(found))


def _explainer(tree: Tree, literals: frozenset[str], every: bool = False) -> Callable[[Env], Judgement]:
    reader = _compile(tree, literals)
    match tree:
        case ["and" | "or" as word, *operands]:
            parts = [_explainer(operand, literals, every) for operand in operands]

            def judge(env: Env) -> Judgement:
                verdict = _truth(reader(env))
                decides = [part for part in (part(env) for part in parts) if part.verdict is verdict]
                if verdict is (word == "or") and not every:
                    return Judgement(verdict, decides[0].because)
                return Judgement(verdict, frozenset().union(*(part.because for part in decides)))

            return judge
        case ["not", operand]:
            inner = _explainer(operand, literals, every)
            return lambda env: Judgement(_truth(reader(env)), inner(env).because)
        case ["unknown" | "open", operand]:
            inner = _explainer(operand, literals, every)
            return lambda env: Judgement(_truth(reader(env)), inner(env).because)
    keys = _keys(tree, literals)
    names = frozenset(name for name, _ in keys)

    def read(env: Env) -> Judgement:
        verdict = _truth(reader(env))
        if verdict is not None:
            return Judgement(verdict, names)
        known = {name for name, key in keys if env.get(key) is not None}
        return Judgement(verdict, (names - known) or names)

    return read


class Settled(dict[str, Any]):
    """Readings of which some unknown ones (`settled`) will stay unknown: nobody is going to be asked."""

    settled: frozenset[str] = frozenset()


def _folder(tree: Tree, literals: frozenset[str]) -> Reader:
    """What is left of a line. Not by `judge`: an `unknown(...)` that holds now need not hold later."""
    match tree:
        case ["and" | "or" as word, *operands]:
            parts = [_folder(operand, literals) for operand in operands]
            return lambda env: _fold(word, (part(env) for part in parts))
        case ["not", operand]:
            inner = _folder(operand, literals)
            return lambda env: _not(inner(env))
        case ["unknown" | "open" as word, operand]:
            inside = _compile(operand, literals)
            folded = _folder(operand, literals)
            return lambda env: _unknown_left(word, folded(env), inside(env))
    reader = _compile(tree, literals)
    keys = sorted({key for _, key in _keys(tree, literals)})

    def leaf(env: Env) -> Any:
        if (value := _truth(reader(env))) is not None:
            return value
        settled = env.settled if isinstance(env, Settled) else frozenset()
        if all(key in settled for key in keys if env.get(key) is None):
            return None
        return [tree, [(key, repr(env[key])) for key in keys if env.get(key) is not None]]

    return leaf


def _fold(word: str, parts: Iterable[Any]) -> Any:
    neutral = word == "and"
    left: list[Any] = []
    for part in parts:
        if part is (not neutral):
            return part
        if part is not neutral and part not in left:
            left.append(part)
    if not left:
        return neutral
    return left[0] if len(left) == 1 else [word, *left]


def _not(part: Any) -> Any:
    return not part if isinstance(part, bool) else None if part is None else ["not", part]


def _unknown_left(word: str, part: Any, value: Any) -> Any:
    if isinstance(part, list):
        return [word, part]
    return _is_unknown(value) and (True if word == "unknown" else None)
