"""What can be measured of B1 Dutch without a dictionary; `checks/wording.py` holds all texts against it.

Readability is Flesch-Douma: 206.835 - 0.93 x words per sentence - 77 x syllables per word (Douma's bands:
60-70 normal, 70-80 fairly easy, 80-90 easy). Syllables are counted by groups of vowels. A score alone
says little: short jargon passes it, so the stop-list and a human reader stay needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limits:
    """What an audience can read: the least score, and the most words."""

    score: float
    question: int
    sentence: int
    mean: float


LIMITS: Final[Mapping[str, Limits]] = {
    "employer": Limits(score=70, question=12, sentence=15, mean=10),
    "expert": Limits(score=55, question=16, sentence=22, mean=14),
}
READERS: Final[Mapping[str, str]] = {
    "employer": "employer",
    "employee": "employer",
    "colleagues": "employer",
    "all": "employer",
    "company_doctor": "expert",
    "expert": "expert",
    "office": "expert",
}
"""Whose limits hold for a paper, by its `audience`. The office is that of the expert."""

LEAST_WORDS: Final = 25
"""Below this number of words the score says nothing."""

STOP_LIST: Final[Mapping[str, str]] = {
    r"aanvangen|aanvang": "beginnen",
    r"alsmede|tevens": "ook",
    r"betreffende|inzake|omtrent|met betrekking tot": "over",
    r"conform": "volgens",
    r"derden": "anderen",
    r"derhalve": "dus",
    r"dien(?:t|en) te": "moeten",
    r"eventueel|eventuele": "als dat zo is",
    r"geïndiceerd|vereist|vereiste": "nodig",
    r"geschied(?:t|en)": "gebeuren",
    r"hervat(?:ten|te)?": "weer beginnen",
    r"indien": "als",
    r"inzetbaar|inzetbaarheid": "kan werken",
    r"kenbaar maken": "zeggen",
    r"middels": "met",
    r"ondertekenen|ondertekent|onderteken": "tekenen",
    r"onverwijld": "meteen",
    r"op korte termijn": "de tijd zelf, zoals binnen twee weken",
    r"participe(?:ren|ert)": "meedoen",
    r"reeds": "al",
    r"retourneren": "terugsturen",
    r"schriftelijk|schriftelijke": "op papier of per mail",
    r"ten behoeve van": "voor",
    r"teneinde": "om",
    r"uitsluitend": "alleen",
    r"verstrek(?:ken|t)": "geven",
    r"voorzien van": "met",
    r"zodra mogelijk": "de dag",
    r"probleemgedrag|niet-coöperatief|(?:ge)?weiger\w*": "kwam de afspraak niet na",
    r"klik hier": "het werkwoord van de knop",
    r"helaas|alstublieft": "niets; laat het weg",
    r"ongeldig|ongeldige|verplicht veld": "wat iemand moet doen",
}
"""Words to avoid, with what to write instead."""

EXPERT_WORDS: Final = frozenset(
    {
        *("conform", "derden", "hervatten", "inzetbaar", "inzetbaarheid"),
        *("schriftelijk", "schriftelijke", "geweigerd", "weigert", "weigering"),
    }
)
"""Words of the stop-list that a labour expert uses every day."""

_STOP: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I), instead) for words, instead in STOP_LIST.items()
)
_PRONOUN: Final = re.compile(r"(?<!\w)(?:hij|zij|hem|haar|zijn werkgever)(?!\w)", re.I)
_PASSIVE: Final = re.compile(r"(?<!\w)(?:wordt|worden|werd|werden)(?!\w)", re.I)
_BECOMES: Final = re.compile(
    r"(?<!\w)(?:ziek|beter)\s+(?:wordt|worden|werd|werden)"
    r"|(?:wordt|worden|werd|werden)\s+(?:\{?\w+\}?\s+)?(?:weer\s+)?(?:ziek|beter)(?!\w)",
    re.I,
)
"""Falling ill and getting better are no passives."""
_SENTENCE: Final = re.compile(r"(?<=[.?!])[\"'’”)]*\s+(?=[\"'‘“(]?[A-ZÉ0-9{])|\n+")
_WORD: Final = re.compile(r"\w+(?:[-'’.,]\w+)*")
_SYLLABLE: Final = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ou|au|ei|ij|[aeiouyáéíóúàèâêëïöü]"
)


def words_of(text: str) -> list[str]:
    """The words of a text; a placeholder counts as one name."""
    return _WORD.findall(re.sub(r"\{[^{}]*\}", "Sanne", text))


def sentences_of(text: str) -> list[list[str]]:
    """The sentences of a text, as words."""
    found = (words_of(part) for part in _SENTENCE.split(re.sub(r"\{[^{}]*\}", "Sanne", text)))
    return [sentence for sentence in found if sentence]


def syllables_of(word: str) -> int:
    """Syllables by groups of vowels; at least one."""
    return max(1, len(_SYLLABLE.findall(word.lower())))


def score_of(text: str) -> float | None:
    """Flesch-Douma of a text; None when it has fewer than 25 words."""
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in sentence]
    if len(words) < LEAST_WORDS:
        return None
    syllables = sum(syllables_of(word) for word in words)
    return 206.835 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words)


def wording_problems(text: str, audience: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the words of a text, and what to write instead."""
    for pattern, instead in _STOP:
        if (hit := pattern.search(text)) and not (audience == "expert" and hit[0].lower() in EXPERT_WORDS):
            yield f"says '{hit[0]}'", f"Write: {instead}."
    if hit := _PRONOUN.search(text):
        yield f"says '{hit[0]}'", "Use the name, {first_name}: the program does not know who it is about."
    if hit := _PASSIVE.search(_BECOMES.sub(" ", text)):
        yield f"is passive ('{hit[0]}')", "Say who does it."
    if "!" in text:
        yield "has an exclamation mark", "End with a full stop."
