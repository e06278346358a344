"""What comes out of the answers: rows of an outcome table, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wizard.content.conditions import NEVER, Condition


@dataclass(frozen=True, slots=True)
class OutcomeExample:
    name: str
    answers: Mapping[str, object]
    outcome: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for an outcome: the rule that leads to it, in a condition and a sentence."""

    id: str
    when: Condition
    text: str
    source: tuple[str, ...] = ()
    agreement: str = ""
    """What is agreed with the client because of it, in words that may stand on their paper."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of an outcome table; the first match wins, later matches become notes.

    A row is true when `when` is, or one of its `grounds`; the loader writes both into `when`.
    """

    id: str
    title: str
    when: Condition = NEVER
    grounds: tuple[Ground, ...] = ()
    only_when_known: bool = False
    """Never wins while a row above it is unknown."""
    text: str = ""
    source: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    outside: bool = False
    """These cases are not for this program: nothing is counted, no duty arises, and the text says why."""
    examples: tuple[OutcomeExample, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Signal:
    """What stands beside an outcome: a flag, or a remark that only informs."""

    id: str
    text: str
    when: Condition
    kind: Literal["flag", "remark"] = "flag"
    beside: tuple[str, ...] = ()
    """The outcomes beside which it makes sense; empty means all."""
    source: tuple[str, ...] = ()
    at: str = ""
