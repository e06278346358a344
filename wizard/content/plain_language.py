"""The plain language gate: what can be measured of B1 Dutch without a dictionary.

Readability is Flesch-Douma: 206.835 - 0.93 x words per sentence - 77 x syllables per word (Douma's bands:
60-70 normal, 70-80 fairly easy, 80-90 easy). Syllables are counted by groups of vowels. A score alone
says little: short jargon passes it, so the stop-list and a human reader stay needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wizard.content.model import Question
from wizard.content.texts import Text, texts_of_body, texts_of_flow, texts_shared

if TYPE_CHECKING:
    from wizard.content.checks.bench import Bench, FlowBench


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
    r"probleemgedrag|niet-coöperatief|weiger\w*": "kwam de afspraak niet na",
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
_HEADS: Final = (
    "title",
    "calendar",
    "label",
    "unit",
    "example",
    "ask_whom",
    "part",
    "heading",
    "ends_with",
    "log_label",
)
"""Roles that are no sentences: only their words are looked at."""


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


def check_wording(bench: Bench) -> None:
    """All texts of the content against the limits of their audience."""
    from wizard.content.checks.bench import FlowBench

    for text in texts_shared(bench.content):
        _text(bench, text, "employer")
    for flow in bench.content.flows.values():
        for text in texts_of_flow(flow):
            _text(bench, text, flow.audience)
        for document in flow.documents.values():
            _body(bench, texts_of_body(document), flow.audience)
        for reply in flow.replies.values():
            # Its subject is filled in like its body, not like the words of the screen.
            _text(bench, Text(reply.at, "subject", "subject", reply.subject), flow.audience)
            _body(bench, texts_of_body(reply), flow.audience)
        for task in flow.tasks.values():
            for question in task.questions:
                _question(bench, question, flow.audience)
        if flow.audience == "employer":
            _terms(FlowBench(bench, flow))


def _text(bench: Bench, text: Text, audience: str) -> None:
    at = bench.at(text.owner, text.path)
    for wrong, fix in wording_problems(text.text, audience):
        bench.add(at, f"`{text.role}` {wrong}", fix)
    if text.role in _HEADS:
        return
    limits = LIMITS[audience]
    most = limits.question if text.role in ("ask", "ask_day") else limits.sentence
    for sentence in sentences_of(text.text):
        if len(sentence) > most:
            start = " ".join(sentence[:4])
            fix = f"Make two sentences; the limit is {most} words."
            bench.add(at, f"`{text.role}` has a sentence of {len(sentence)} words ('{start} ...')", fix)


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


def _body(bench: Bench, text: Text, audience: str) -> None:
    """The body of a paper: its words line by line, not its sentences, which tables and lists break up."""
    at = bench.at(text.owner, text.path)
    file, _, first = at.rpartition(":")
    for number, line in enumerate(text.text.split("\n")):
        if line.lstrip().startswith("::"):
            continue
        for wrong, fix in wording_problems(line, audience):
            place = f"{file}:{int(first) + number}" if first.isdigit() else at
            bench.add(place, f"the paper {wrong}", fix)


def _question(bench: Bench, question: Question, audience: str) -> None:
    limits = LIMITS[audience]
    # A label or a question without its mark is a sentence of its own.
    whole = "\n".join(part for part in (question.ask, question.help, question.why) if part)
    sentences = sentences_of(whole)
    if not sentences:
        return
    mean = sum(map(len, sentences)) / len(sentences)
    if mean > limits.mean:
        fix = f"Shorten them to {limits.mean:g} words on average."
        bench.add(question.at, f"the sentences of '{question.id}' have {mean:.1f} words on average", fix)
    score = score_of(whole)
    if score is not None and score < limits.score:
        fix = f"Use shorter words and sentences; {limits.score:g} or more is readable."
        bench.add(question.at, f"'{question.id}' scores {score:.0f} for readability", fix)


def _terms(work: FlowBench) -> None:
    """The first question that uses a term of the field explains it beside it, or says what it is called."""
    patterns = {
        term.id: re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.I)
        for term in work.bench.content.terms.values()
        for word in [term.term]
    }
    explained: set[str] = set()
    for task in work.flow.tasks.values():
        for question in task.questions:
            explained |= set(question.terms)
            for name in _used(question, patterns):
                if name not in explained:
                    explained.add(name)
                    fix = f"Add `terms: [{name}]`, or name it after the plain words: Dit heet ..."
                    term = work.bench.content.terms[name].term
                    work.bench.add(
                        question.at, f"'{question.id}' is the first to say '{term}', unexplained", fix
                    )


def _used(question: Question, patterns: Mapping[str, re.Pattern[str]]) -> Iterable[str]:
    whole = " ".join((question.ask, question.help, question.why))
    for name, pattern in patterns.items():
        if (hit := pattern.search(whole)) and not re.search(r"\bhee(?:t|ten)\b[^.?]*$", whole[: hit.start()]):
            yield name
