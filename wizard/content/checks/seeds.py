"""Whether every rule of the seed texts has a home, and those that decide something really do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from wizard.content.checks.bench import Bench
from wizard.content.conditions import ALWAYS, Condition, uses
from wizard.content.model import Content, Duty, Question

SEED_RULE: Final = re.compile(r"S[0-4]-\d{2}")
"""The ids of the rules that were taken from the seed texts."""


def check_seeds(bench: Bench) -> None:
    """The rules of the seed texts: named by something, and used by a condition when they decide."""
    named, deciding = set[str](), set[str]()
    for flow in bench.content.flows.values():
        read = frozenset(_read_anywhere(flow))
        for owner in owners_of(flow):
            named.update(owner.source)
            if decides(owner, read):
                deciding.update(owner.source)
    for source in bench.content.sources.values():
        if not SEED_RULE.fullmatch(source.id):
            continue
        at = bench.at("sources", source.id)
        if source.id not in named:
            fix = "Name it in the `source` of the question, duty, outcome, paper or tip that uses it."
            bench.add(at, f"the seed rule '{source.id}' has no home", fix)
        elif source.decides and source.id not in deciding:
            fix = "Name it where a condition uses it: a duty, outcome, event, or a question that is read."
            bench.add(at, f"the seed rule '{source.id}' decides something, but is only quoted", fix)


def seed_rules_named(content: Content) -> frozenset[str]:
    """The rules of the seed texts that something in a flow names as its source."""
    named = {name for flow in content.flows.values() for owner in owners_of(flow) for name in owner.source}
    return frozenset(name for name in named if SEED_RULE.fullmatch(name))


def owners_of(value: Any) -> Iterator[Any]:
    """Everything within a flow that names sources."""
    if is_dataclass(value):
        if hasattr(value, "source") and not isinstance(value, type):
            yield value
        for field in fields(value):
            yield from owners_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from owners_of(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from owners_of(one)


def decides(owner: Any, read: frozenset[str]) -> bool:
    """Whether something follows from this: it has a condition of its own, or a condition reads it."""
    if isinstance(owner, Question):
        return owner.id in read or owner.ask_if is not ALWAYS or any(o.suggests_event for o in owner.options)
    if isinstance(owner, Duty):
        return True
    conditions = (getattr(owner, field.name) for field in fields(owner))
    has_own = any(isinstance(one, Condition) and one is not ALWAYS for one in conditions)
    return has_own or bool(getattr(owner, "after", ())) or getattr(owner, "id", "") in read


def _read_anywhere(flow: Any) -> Iterator[str]:
    """The names that some condition within a flow reads."""
    if isinstance(flow, Condition):
        yield from (name.rpartition(".")[2] for _, name in uses(flow.tree))
        return
    if is_dataclass(flow):
        for field in fields(flow):
            yield from _read_anywhere(getattr(flow, field.name))
    elif isinstance(flow, tuple):
        for one in flow:
            yield from _read_anywhere(one)
    elif isinstance(flow, dict):
        for one in flow.values():
            yield from _read_anywhere(one)
