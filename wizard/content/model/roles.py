"""The criteria sets of an expert: when a role can be taken, under which conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wizard.content.conditions import Condition


@dataclass(frozen=True, slots=True)
class Deployment:
    """A situation in which a role can be used: when all its questions are answered with yes."""

    id: str
    questions: tuple[str, ...]
    text: str
    source: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class RoleItem:
    """Something that must be there before the work starts: a question of type `status`."""

    question: str
    source: tuple[str, ...]
    missing: Literal["HOLD", "CONDITIONAL"] = "HOLD"
    """The outcome while it is not there."""
    refused: Literal["REFUSE", "CONDITIONAL"] = "REFUSE"
    """The outcome when whoever has it refuses to give it."""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A knelpunt of a role: a yes or no question, and what a yes does.

    REFER is the conflict: its question is a choice, the outcome table knows its degrees, and it plays while
    one of `plays` is chosen. unless: the question that takes the stop away when it is answered with yes; what
    is left is a condition.
    """

    id: str
    question: str
    effect: Literal["REFUSE", "REFER", "HOLD", "RISK"]
    feedback: str
    """What the client reads about it."""
    source: tuple[str, ...]
    unless: str = ""
    plays: tuple[str, ...] = ()
    inferred: bool = False
    confidential: bool = False
    """Stays in the expert's own checklist: the client reads the agreement only."""


@dataclass(frozen=True, slots=True)
class RoleSuggestion:
    """A role that fits better, and when. The first that fits counts."""

    role: str
    when: Condition
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """The criteria set of one assignment of a labour expert; its id is the public code."""

    id: str
    title: str
    kind: Literal["adviser", "coach", "assessor"]
    level: Literal["employee", "organisation"]
    purpose: str
    question_types: tuple[str, ...]
    """The kinds of question that belong to this role."""
    deployable: tuple[Deployment, ...]
    items: tuple[RoleItem, ...]
    completeness: Literal["complete", "partial", "inferred"]
    edition: str
    retrieved: date
    source: tuple[str, ...]
    bottlenecks: tuple[Bottleneck, ...] = ()
    partners: tuple[str, ...] = ()
    time_path: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    """What to keep an eye on after the acceptance."""
    banner: str = ""
    """What a reader must know of a set that its sources cover only in part."""
    at: str = ""

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The questions of this set, each with the sources of what they decide."""
        found: dict[str, tuple[str, ...]] = {}
        for way in self.deployable:
            for name in way.questions:
                found[name] = way.source
        for item in self.items:
            found[item.question] = item.source
        for stop in self.bottlenecks:
            for name in (stop.question, stop.unless) if stop.effect != "REFER" else ():
                if name:
                    found[name] = stop.source
        return found
