"""Finding words about health and private life in a text, by the rules of the content.

Never by parts of words: "terug" holds "rug" and "coöperatie" holds "operatie". Terms are whole words (W),
beginnings (P), ends (S) or phrases (F). Abbreviations count in capitals only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wizard.content.model import PrivacyRule, PrivacyTerms

_CASE = "(?#case)"
MODES = ("W", "P", "S", "F")
CITED_IN_CALENDARS = ("law", "uwv")
"""The kinds of sources that a calendar file names."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase that should not be there. `severity`: H is a clear hit, M is a soft one."""

    found: str
    term: str
    category: str
    severity: Literal["H", "M"]


@dataclass(frozen=True)
class Matcher:
    """Ready-made patterns: find() may be called for every text of the content."""

    patterns: tuple[tuple[re.Pattern[str], str, str, Literal["H", "M"], bool], ...]
    allowed: tuple[re.Pattern[str], ...]

    def find(self, text: str) -> Iterator[Hit]:
        """The hits in a text, in order of the rules. Allowed phrases are taken out first."""
        original = _without_accents(text)
        lowered = original.casefold()
        for phrase in self.allowed:
            for found in list(phrase.finditer(lowered)):
                blank = " " * (found.end() - found.start())
                lowered = lowered[: found.start()] + blank + lowered[found.end() :]
                if len(original) == len(lowered):
                    original = original[: found.start()] + blank + original[found.end() :]
        for pattern, term, category, severity, in_capitals in self.patterns:
            if hit := pattern.search(original if in_capitals else lowered):
                yield Hit(hit[0].strip(), term, category, severity)


def matcher(terms: PrivacyTerms) -> Matcher:
    """The patterns of a list of terms. Raises ValueError with the term that cannot be read."""
    patterns = []
    for rule in terms.rules:
        for term in rule.terms:
            in_capitals = _CASE in term
            pattern = pattern_of(term)
            patterns.append((pattern, term, rule.category, rule.severity, in_capitals))
    allowed = tuple(
        re.compile(rf"(?<!\w){re.escape(_without_accents(one).casefold())}", re.UNICODE)
        for one in sorted(terms.allowed, key=len, reverse=True)
    )
    return Matcher(tuple(patterns), allowed)


def pattern_of(term: str) -> re.Pattern[str]:
    """The pattern behind `mode:text`. Raises ValueError."""
    mode, separator, body = term.partition(":")
    if not separator or mode not in MODES or not body.strip():
        raise ValueError(f"'{term}' does not start with {', '.join(f'{one}:' for one in MODES)}")
    text = _without_accents(body.replace(_CASE, ""))
    if _CASE not in body and mode != "F":
        text = text.casefold()
    word = re.escape(text)
    try:
        match mode:
            case "W":
                return re.compile(rf"(?<!\w){word}(?:e|en|s)?(?!\w)")
            case "P":
                return re.compile(rf"(?<!\w){word}\w*")
            case "S":
                return re.compile(rf"\w*{word}(?!\w)")
        return re.compile(text) if _CASE in body else re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"'{term}' is no pattern ({error})") from None


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def neutral(terms: PrivacyTerms, text: str) -> str:
    """The text as a calendar file shows it: its telling phrases replaced."""
    for phrase in terms.neutral:
        text = text.replace(phrase.words, phrase.instead)
    return text


def calendar_matcher(terms: PrivacyTerms) -> Matcher:
    """The patterns of what no calendar file may say. Raises ValueError with the term that cannot be read.

    Phrases that a question may hold ("hulp of behandeling") are not innocent there.
    """
    more = PrivacyRule("calendar", "H", terms.in_calendars)
    return matcher(PrivacyTerms(rules=(*terms.rules, more)))
