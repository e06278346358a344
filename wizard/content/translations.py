"""The words of the screen in another language: an overlay of texts by key, over the Dutch content.

Dutch leads. Ids, rules, days and papers stay as they are; only what a person reads on the screen changes.
A key is made of ids, so that it survives every change of order: `employer_case.question.first_name.ask`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeAlias

from wizard.content import model as m
from wizard.content.conditions import Condition
from wizard.content.suggest import suggest
from wizard.content.yaml_subset import parse
from wizard.errors import ContentError, ContentProblem

TEXTS: Final = frozenset({
    "title", "label", "ask", "help", "why", "where", "example", "ask_whom", "unknown", "no_unknown",
    "when_unknown", "unit",
    "intro", "ends_with", "log_label", "heading", "about", "part", "ask_day", "refusal", "calendar",
    "reading", "consequence", "repair", "catch_up", "note", "text", "rule", "explanation", "at_hand",
    "purpose", "banner", "feedback", "agreement", "partners", "time_path", "attention",
    "notice", "looks_at", "not_needed", "missing", "start_label", "more_label",
})  # fmt: skip
"""The fields, by name, that hold what people read."""

_NO_WORDS: Final = frozenset({(m.EventType, "about"), (m.RoleItem, "missing")})
"""Fields that are called like words and hold an id: in another language they would mean something else."""

_KINDS: Final[Mapping[type[Any], str]] = {
    m.Task: "task",
    m.Question: "question",
    m.Phase: "phase",
    m.EventType: "event",
    m.Duty: "duty",
    m.Milestone: "milestone",
    m.Outcome: "outcome",
    m.DocumentType: "document",
    m.Term: "term",
    m.Source: "source",
    m.Parameter: "parameter",
}
"""What has an id of its own within a flow or the shared files: its key starts there."""

_UNREAD: Final = (
    m.DutyExample, m.OutcomeExample, m.DueSpec, m.Done, m.Budget, m.Retired, m.PrivacyTerms, m.Edition,
    m.MailWords,
    m.Move, m.Delay, Condition,
)  # fmt: skip
_OFF_SCREEN: Final = ("review.", "check.fine", "check.wrong", "casefile.")
"""Words of the command line, which speaks Dutch."""
_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")

Change: TypeAlias = Callable[[str, str], str]
"""Gives the text to stand in the place of a key and its Dutch text."""


def translatable(content: m.Content) -> dict[str, str]:
    """Every text that a person reads on the screen, by its key."""
    found: dict[str, str] = {}

    def note(key: str, text: str) -> str:
        found[key] = text
        return text

    _over(content, note)
    return found


def translated(content: m.Content, words: Mapping[str, str]) -> m.Content:
    """The content with the texts of `words`; where a key is missing, the Dutch text stays."""
    return _over(content, lambda key, text: words.get(key, text))


def read_words(folder: Path, language: str) -> dict[str, str]:
    """The overlay of a language. Raises ContentError when the file is not there or has mistakes."""
    path = folder / "translations" / f"{language}.yaml"
    name = f"{folder.name}/translations/{path.name}"
    try:
        node, problems = parse(path.read_bytes(), name)
    except OSError:
        raise ContentError((ContentProblem(f"{name}:1", "this file is missing", "Add it."),)) from None
    if not problems and (node is None or not node.is_mapping):
        problems = (ContentProblem(f"{name}:1", "a translation is a mapping", "Write `key: text` lines."),)
    if problems or node is None:
        raise ContentError(problems)
    return {key: child.raw for key, child in node.value.items() if not child.is_mapping}


def check_words(content: m.Content, words: Mapping[str, str], name: str) -> Iterator[ContentProblem]:
    """What a translation lacks, what it has too much, and placeholders that differ."""
    wanted = translatable(content)
    for key, text in wanted.items():
        if key not in words or not words[key].strip():
            yield ContentProblem(f"{name}:1", f"the text '{key}' is missing", f"Translate: {text[:60]}")
        elif sorted(_PLACEHOLDER.findall(words[key])) != sorted(_PLACEHOLDER.findall(text)):
            wrong = f"'{key}' has other placeholders than the Dutch text"
            yield ContentProblem(f"{name}:1", wrong, f"The Dutch text: {text[:80]}")
    for key in words.keys() - wanted.keys():
        yield ContentProblem(f"{name}:1", f"no text is called '{key}'", suggest(key, wanted))


def _over(content: m.Content, change: Change) -> m.Content:
    def named(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
        keys = {name: f"shared.{kind}.{name}" for name in values}
        return {name: _record(value, keys[name], "shared", change) for name, value in values.items()}

    return replace(
        content,
        flows={name: _record(flow, name, name, change) for name, flow in content.flows.items()},
        sources=named("source", content.sources),
        terms=named("term", content.terms),
        parameters=named("parameter", content.parameters),
        texts={
            key: text if key.startswith(_OFF_SCREEN) else change(f"texts.{key}", text)
            for key, text in content.texts.items()
        },
    )


def _record(value: Any, key: str, flow: str, change: Change) -> Any:
    changed = {}
    for one in fields(value):
        if (type(value), one.name) in _NO_WORDS:
            continue
        part = getattr(value, one.name)
        new = _part(part, one.name, key, flow, change)
        if new is not part:
            changed[one.name] = new
    return replace(value, **changed) if changed else value


def _part(part: Any, name: str, key: str, flow: str, change: Change) -> Any:
    if isinstance(part, str):
        return change(f"{key}.{name}", part) if name in TEXTS and part else part
    if isinstance(part, tuple):
        items = [_item(item, str(number), name, key, flow, change) for number, item in enumerate(part)]
        return part if all(new is old for new, old in zip(items, part, strict=True)) else tuple(items)
    if isinstance(part, Mapping):
        made = {one: _item(item, str(one), name, key, flow, change) for one, item in part.items()}
        return part if all(made[one] is part[one] for one in part) else made
    return _item(part, "", name, key, flow, change)


def _item(item: Any, place: str, name: str, key: str, flow: str, change: Change) -> Any:
    """One value within a field: the place is its number or its key, unless it has an id of its own."""
    if isinstance(item, str):
        return change(f"{key}.{name}.{place}", item) if name in TEXTS and item else item
    if not is_dataclass(item) or isinstance(item, _UNREAD):
        return item
    own = getattr(item, "id", "")
    kind = _KINDS.get(type(item))
    # The second table of a flow may use the same codes as the first.
    if kind and own and name != "interim":
        inner = f"{flow}.{kind}.{own}"
    else:
        inner = ".".join(part for part in (key, name, own or place) if part)
    return _record(item, inner, flow, change)
