"""Where the YAML of a class differs from its fields: other keys, short forms, keys that are ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from wizard.content import model as m


@dataclass(frozen=True, slots=True)
class Shape:
    """How one class is written down.

    key: the field that a mapping gives by its keys (`options: {full: ...}`). short: the field that is meant
    when only a text or number stands there. alias: keys that mean a field of another name. hidden: fields
    that are never written. extra: keys that are read elsewhere.
    """

    noun: str
    key: str = "id"
    short: str = ""
    alias: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    extra: frozenset[str] = frozenset()
    any_word: str = ""
    """A field of which the single word `any` means the empty list."""


_ASSEMBLED = frozenset(
    {
        *("tasks", "duties", "milestones", "outcomes", "documents", "replies", "file_items", "risks"),
        *("bundle", "cost_examples", "roles", "signals", "interim"),
    }
)

SHAPES: Final[Mapping[type[Any], Shape]] = {
    m.Source: Shape("a source"),
    m.Term: Shape("a term"),
    m.RareWords: Shape("a group of words"),
    m.Parameter: Shape("a parameter"),
    m.DatedValue: Shape("a dated value", key="start", short="value"),
    m.Option: Shape("an option", short="label"),
    m.Column: Shape("a column", short="label"),
    m.Question: Shape("a question"),
    m.Proposed: Shape("a proposal", key=""),
    m.Page: Shape("a page", key=""),
    m.Module: Shape("a module"),
    m.Task: Shape("a task", alias={"phase": "phases"}, any_word="phases"),
    m.Phase: Shape("a phase", short="title"),
    m.Move: Shape("a move", key="", alias={"from": "sources"}),
    m.EventType: Shape("an event", alias={"from": "sources"}),
    m.DueSpec: Shape("a day", key=""),
    m.Delay: Shape("a delay", key=""),
    m.Milestone: Shape("a milestone"),
    m.Done: Shape(
        "`done`",
        key="",
        alias={"task": "tasks", "event": "events", "answer": "answers", "document": "documents"},
    ),
    m.Repeat: Shape("`repeat`", key="", alias={"from": "start"}),
    m.DutyExample: Shape("an example", key="name"),
    m.Duty: Shape("a duty"),
    m.OutcomeExample: Shape("an example", key="name"),
    m.Outcome: Shape("an outcome"),
    m.FileItem: Shape("a file item"),
    m.RiskExample: Shape("an example", key="name"),
    m.Risk: Shape("a risk"),
    m.CostExample: Shape("an example", key="name"),
    m.Ground: Shape("a ground"),
    m.Signal: Shape("a signal"),
    m.Role: Shape("a role"),
    m.Deployment: Shape("a deployment"),
    m.RoleItem: Shape("an item", key="question"),
    m.Bottleneck: Shape("a bottleneck"),
    m.RoleSuggestion: Shape("a suggestion", key=""),
    m.Sheet: Shape("a dense page"),
    m.BundleItem: Shape("an item"),
    m.DocumentType: Shape("a document"),
    m.Reply: Shape("a reply"),
    m.MailWords: Shape("the words of a mail", key=""),
    m.Budget: Shape("a budget", key="document", short="answers"),
    m.AdviceKind: Shape("a kind of advice"),
    m.WhatIf: Shape("a day to try out"),
    m.Retired: Shape("a retired id", key=""),
    m.PrivacyRule: Shape("a rule", key=""),
    m.PrivacyTerms: Shape("the privacy terms", key=""),
    m.NeutralWords: Shape("a neutral phrase", key="words", short="instead"),
    m.Flow: Shape("a flow", hidden=_ASSEMBLED, extra=frozenset({"tasks"})),
    m.Edition: Shape("the edition", key=""),
}

REPLACED: Final = {
    (m.Task, "phases"): "phase",
    (m.Move, "sources"): "from",
    (m.EventType, "sources"): "from",
}
"""Fields that are written under their other key only."""

FREE_IDS: Final = frozenset(
    {
        m.Source,
        m.DatedValue,
        m.DutyExample,
        m.OutcomeExample,
        m.RiskExample,
        m.CostExample,
        m.Budget,
        m.Edition,
    }
)
"""Classes whose key is no English snake_case id (articles of law, days, sentences)."""

CODED: Final = frozenset({m.Option, m.Outcome, m.Reply, m.Signal, m.Role, m.Deployment, m.Bottleneck})
"""Classes whose id may also be a code of the field, in capitals (ADV_IND, HOLD, K4)."""
