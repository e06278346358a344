"""The eight items of information that a labour expert starts with, as far as a case knows them.

What goes along is listed in the content (`bundle.yaml`), item by item: no other answer can get in. Whoever
makes a file of it takes these values as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.case.model import Walk
from wizard.content.model import BundleItem, BundleState, Content, Flow, Question
from wizard.documents.formats import Formatter


@dataclass(frozen=True, slots=True)
class BundleLine:
    """One answer that goes along, in words."""

    question: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class BundleEntry:
    """One item: whether it is there, of which day, whose it is, and what is said of it.

    `day` is None when no day was told; for what is promised it is the day on which it will be there.
    """

    id: str
    title: str
    status: BundleState
    day: date | None
    given_by: str
    lines: tuple[BundleLine, ...]
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The items of one case on one day, in the order of the content."""

    flow: str
    day: date
    entries: tuple[BundleEntry, ...]


def make_bundle(content: Content, walk: Walk) -> Bundle:
    """The items of the case; none for a flow that lists none.

    Only answers on the path count, and of those only the ones that the item names.
    """
    flow = content.flows[walk.flow]
    asked = {question.id: question for task in flow.tasks.values() for question in task.questions}
    words = Formatter(asked, content.texts)
    entries = tuple(_entry(item, walk.env, asked, words) for item in flow.bundle)
    return Bundle(flow.id, walk.today, entries)


def bundle_fields(flow: Flow) -> frozenset[str]:
    """Every answer that can leave with the items of this flow."""
    named = {name for item in flow.bundle for name in (*item.shows, item.day, item.state)}
    return frozenset(named - {""})


def _entry(
    item: BundleItem, env: Mapping[str, Any], asked: Mapping[str, Question], words: Formatter
) -> BundleEntry:
    lines = tuple(
        BundleLine(name, words.impersonal(asked[name].label or asked[name].ask), text)
        for name in item.shows
        if (text := words.answer(name, _known(env, name)))
    )
    day = _known(env, item.day) if item.day else None
    day = day if isinstance(day, date) else None
    return BundleEntry(
        item.id, item.title, _status(item, env, lines, day), day, item.given_by, lines, item.source
    )


def _status(
    item: BundleItem, env: Mapping[str, Any], lines: tuple[BundleLine, ...], day: date | None
) -> BundleState:
    if item.state:
        value = _known(env, item.state)
        word = str(value).lower() if isinstance(value, bool) else value
        return item.states.get(word, "missing") if isinstance(word, str) else "missing"
    return "present" if lines or day else "missing"


def _known(env: Mapping[str, Any], name: str) -> Any:
    """The reading, when it holds a value; what is not on the path or not known is None."""
    value = env.get(name)
    return value if isinstance(value, str | int | float | date | tuple) else None
