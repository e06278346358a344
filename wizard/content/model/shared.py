"""What every flow shares: sources, words of the field, dated numbers, the edition, what may not be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a question comes from. `rule` repeats it in our own words."""

    id: str
    kind: Literal["law", "uwv", "seed", "leidraad", "privacy", "practice", "decision"]
    title: str
    rule: str = ""
    licence: str = ""
    verified: bool = True
    decides: bool = False
    """A gate, threshold, outcome, bottleneck or step: something must use it in a condition."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: the term, the plain label and one plain sentence."""

    id: str
    term: str
    label: str
    explanation: str


@dataclass(frozen=True, slots=True)
class RareWords:
    """Words that few people read every week and that stay all the same; read by `check` alone."""

    id: str
    why: str
    words: tuple[str, ...]
    reader: Literal["everybody", "expert"] = "everybody"


@dataclass(frozen=True, slots=True)
class DatedValue:
    start: date
    value: float
    source: str
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that the law or practice may change, with the day from which each value holds."""

    id: str
    title: str
    unit: str
    values: tuple[DatedValue, ...]


@dataclass(frozen=True, slots=True)
class MailWords:
    """What a pasted mail is taken apart by: the words with which its lines begin, in small letters."""

    sender: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    to_me: tuple[str, ...] = ()
    forward_marks: tuple[str, ...] = ()
    reply_marks: tuple[str, ...] = ()
    forwarded: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    wrote: tuple[str, ...] = ()
    wrote_starts: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    sent_from: tuple[str, ...] = ()
    disclaimers: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    first_sick_day: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    id: str
    day: date
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacyRule:
    """Words that point at health or private life. A term is `mode:text`, with these modes.

    W: the whole word (also with -e, -en, -s). P: words that start with it. S: words that end with it.
    F: a regular expression; `(?#case)` in it makes capitals count.
    """

    category: str
    severity: Literal["H", "M"]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeutralWords:
    """A phrase, and what stands in its place where others may read along."""

    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class PrivacyTerms:
    """What no field of an employer may ask for, what may be said all the same, and what is lawful."""

    rules: tuple[PrivacyRule, ...] = ()
    allowed: tuple[str, ...] = ()
    """Phrases in which a term is innocent ("arbeidstherapeutisch", "welke klachten u hebt")."""
    lawful: Mapping[str, str] = field(default_factory=dict)
    """The closed list of what an employer may ask about sickness: id and description."""
    in_calendars: tuple[str, ...] = ()
    """More terms that never stand in a calendar file: it may end up on the screen of somebody else."""
    neutral: tuple[NeutralWords, ...] = ()
    """Replaced in calendar files, in this order."""
