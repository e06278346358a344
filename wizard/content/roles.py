"""What the criteria sets of a flow mean in conditions: words such as `deployable`, and who is asked what.

A set (roles/ADV_IND.yaml) names the questions that it rests on. From all sets together come words that the
outcome table can say, and the questions of a set are asked for the roles that name them. So a set is
written down once, and a new edition of it is a change of data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from wizard.content.answer_types import NOT_THERE
from wizard.content.conditions import ALWAYS, NEVER, Condition, Tree
from wizard.content.model import Bottleneck, Flow, Outcome, Role, Task
from wizard.content.option_words import map_conditions

ROLE: Final = "role"
"""The question that chooses the criteria set; its options are the ids of the sets."""
QUESTION_TYPE: Final = "question_type"
_TRUE: Final[Tree] = ["value", True]
_FALSE: Final[Tree] = ["value", False]


def with_roles(flow: Flow) -> Flow:
    """The flow with its words written out in every condition, and its sets asked for their own roles."""
    words = {**role_words(flow.roles), **{name: line.tree for name, line in flow.words.items()}}
    if flow.roles:
        flow = replace(flow, tasks={name: _asked(task, flow.roles) for name, task in flow.tasks.items()})
    flow = replace(
        flow,
        outcomes=tuple(_from_grounds(row) for row in flow.outcomes),
        interim=tuple(_from_grounds(row) for row in flow.interim),
    )
    words |= {row.id: row.when.tree for row in flow.outcomes if row.grounds}
    if not words:
        return flow
    expand = _Expander(words)

    def written_out(line: Condition) -> Condition:
        tree = expand(line.tree)
        return line if tree == line.tree else replace(line, tree=tree)

    return map_conditions(flow, written_out)


def role_words(roles: Mapping[str, Role]) -> dict[str, Tree]:
    """The words that all criteria sets together give."""
    if not roles:
        return {}
    return {
        "is_adviser": _is([role for role in roles.values() if role.kind == "adviser"]),
        "is_coach": _is([role for role in roles.values() if role.kind == "coach"]),
        "is_assessor": _is([role for role in roles.values() if role.kind == "assessor"]),
        "about_employee": _is([role for role in roles.values() if role.level == "employee"]),
        "question_fits": _or(
            ["and", _is([role]), ["in", _name(QUESTION_TYPE), _values(role.question_types)]]
            for role in roles.values()
        ),
        "deployable": _or(["and", _is([role]), _deployable(role)] for role in roles.values()),
        "item_unknown": _items(roles, lambda name: ["unknown", ["==", _name(name), ["value", "present"]]]),
        "item_missing": _items(roles, _not_there, missing="HOLD"),
        "item_missing_allowed": _items(roles, _not_there, missing="CONDITIONAL"),
        "item_promised": _items(roles, lambda name: ["==", _name(name), ["value", "promised"]]),
        "item_refused": _items(roles, _refused, refused="REFUSE"),
        "item_refused_allowed": _items(roles, _refused, refused="CONDITIONAL"),
        "bottleneck_unknown": _stops(roles, _stop_unknown),
        "bottleneck_refuse": _stops(roles, _stop_holds, "REFUSE"),
        "bottleneck_hold": _stops(roles, _stop_holds, "HOLD"),
        "bottleneck_risk": _stops(roles, lambda stop: _yes(stop.question), "RISK"),
        "bottleneck_lifted": _stops(
            roles,
            lambda stop: ["and", _yes(stop.question), _yes(stop.unless)] if stop.unless else _FALSE,
        ),
    }


def _asked(task: Task, roles: Mapping[str, Role]) -> Task:
    pages = []
    for page in task.pages:
        questions = []
        for question in page.questions:
            users = [role for role in roles.values() if question.id in role.parts]
            if users:
                both = [_is(users)] if question.ask_if is ALWAYS else [_is(users), question.ask_if.tree]
                tree = both[0] if len(both) == 1 else ["and", *both]
                text = f"{ROLE} in ({', '.join(role.id for role in users)})"
                if question.ask_if is not ALWAYS:
                    text = f"{text} and ({question.ask_if.text})"
                question = replace(question, ask_if=Condition(text, tree))
            questions.append(question)
        pages.append(replace(page, questions=tuple(questions)))
    return replace(task, pages=tuple(pages))


def _from_grounds(row: Outcome) -> Outcome:
    if not row.grounds:
        return row
    own = [] if row.when is NEVER else [row.when.tree]
    tree = _or([*own, *(ground.when.tree for ground in row.grounds)])
    names = [*([row.when.text] if own else []), *(ground.id for ground in row.grounds)]
    return replace(row, when=Condition(" or ".join(names), tree))


class _Expander:
    """Writes out the words in a tree; a word may use others, but not itself."""

    def __init__(self, words: Mapping[str, Tree]) -> None:
        self.words = words

    def __call__(self, tree: Tree, within: frozenset[str] = frozenset()) -> Tree:
        match tree:
            case ["name", name] if name in self.words and name not in within:
                return self(self.words[name], within | {name})
            case ["value" | "date" | "name", _] | ["count", *_]:
                return tree
            case ["in", left, items]:
                return ["in", self(left, within), items]
            case ["==" | "!=", left, right]:
                return [tree[0], self(left, within), right]
            case [word, *operands]:
                return [word, *(self(operand, within) for operand in operands)]
        return tree


def _name(name: str) -> Tree:
    return ["name", name]


def _values(words: Iterable[str]) -> list[Tree]:
    return [["value", word] for word in words]


def _yes(name: str) -> Tree:
    return ["==", _name(name), _TRUE]


def _is(roles: Iterable[Role]) -> Tree:
    return ["in", _name(ROLE), _values([role.id for role in roles] or [""])]


def _or(parts: Iterable[Tree]) -> Tree:
    found = list(parts)
    return found[0] if len(found) == 1 else ["or", *found] if found else _FALSE


def _deployable(role: Role) -> Tree:
    ways = ([_yes(name) for name in way.questions] for way in role.deployable)
    return _or(parts[0] if len(parts) == 1 else ["and", *parts] for parts in ways)


def _not_there(name: str) -> Tree:
    return ["in", _name(name), _values(NOT_THERE)]


def _refused(name: str) -> Tree:
    return ["==", _name(name), ["value", "refused"]]


def _items(
    roles: Mapping[str, Role], test: Callable[[str], Tree], missing: str = "", refused: str = ""
) -> Tree:
    """True when some item of the chosen role passes the test; only items with that effect are looked at."""
    users: dict[str, list[Role]] = {}
    for role in roles.values():
        for item in role.items:
            if missing in ("", item.missing) and refused in ("", item.refused):
                users.setdefault(item.question, []).append(role)
    return _or(["and", _is(own), test(name)] for name, own in users.items())


def _stops(roles: Mapping[str, Role], test: Callable[[Bottleneck], Tree], effect: str = "") -> Tree:
    return _or(
        ["and", _is([role]), test(stop)]
        for role in roles.values()
        for stop in role.bottlenecks
        if stop.effect != "REFER" and effect in ("", stop.effect)
    )


def _stop_holds(stop: Bottleneck) -> Tree:
    if not stop.unless:
        return _yes(stop.question)
    return ["and", _yes(stop.question), ["==", _name(stop.unless), _FALSE]]


def _stop_unknown(stop: Bottleneck) -> Tree:
    parts: list[Tree] = [["unknown", _name(stop.question)]]
    if stop.unless:
        parts.append(["and", _yes(stop.question), ["unknown", _name(stop.unless)]])
    return _or(parts)


def rows_for(rows: tuple[Outcome, ...], role: object) -> tuple[Outcome, ...]:
    """The rows of a table as they read for one role: the same verdicts, without the other roles' parts."""
    if not isinstance(role, str):
        return rows
    known = _rows_known.get((id(rows), role))
    if known is None or known[0] is not rows:
        if len(_rows_known) > 64:
            _rows_known.clear()
        made = tuple(
            replace(
                row,
                when=row.when.given(ROLE, role),
                grounds=tuple(replace(one, when=one.when.given(ROLE, role)) for one in row.grounds),
            )
            for row in rows
        )
        known = _rows_known[id(rows), role] = (rows, made)
    return known[1]


_rows_known: Final[dict[tuple[int, str], tuple[tuple[Outcome, ...], tuple[Outcome, ...]]]] = {}
