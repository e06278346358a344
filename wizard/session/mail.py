"""What a pasted mail fills in on the first page of an assignment. Nothing of the mail is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from wizard.case.record import Raw
from wizard.content.model import Content, MailWords, Question
from wizard.content.privacy import matcher
from wizard.dutch import day_in_words
from wizard.lookup import Lookup
from wizard.session.days_in_text import days_in
from wizard.session.mail_parts import MailParts, take_apart
from wizard.views import MailView

QUESTION: Final = "client_question"
_SENTENCE_END: Final = re.compile(r"[.?!][\"'”’)]*(?=\s|$)")
_REFERENCE: Final = re.compile(
    r"(?<![\w/-])(?=[\w./-]*\d)(?:[A-Z]{1,8}[-./]?\d[\w./-]*|\d{2,4}[-/][A-Z]{0,4}\d{3,})(?![\w-])"
)
_PERSONAL_NUMBER: Final = re.compile(r"(?<!\d)\d{8,9}(?!\d)")
_AFTER: Final = 40
"""So far behind "eerste ziektedag" its day may stand."""


def read_mail(content: Content, text: str, asked: Mapping[str, Question], today: date) -> MailView:
    """What the mail says of these questions. Never raises, whatever was pasted."""
    parts = take_apart(text, content.mail)
    texts = Lookup(content.texts)
    whole, is_cut = question_of(text, content.mail, asked[QUESTION].max_length)
    found: dict[str, Raw] = {}
    if whole:
        found[QUESTION] = whole
    if client := _client(parts, content.mail)[: asked["client"].max_length].strip():
        found["client"] = client
    if parts.sent and parts.sent <= today:
        found["request_day"] = parts.sent.isoformat()
    if reference := _reference(parts.subject, content.mail):
        found["assignment_reference"] = reference[: asked["assignment_reference"].max_length]
    if day := _first_sick_day(parts.words, content.mail, today):
        found["first_sick_day"] = day.isoformat()
    lines = [*_told(texts, asked, found)]
    lines += [texts("mail.day_unclear")] if parts.is_day_unclear else []
    lines += [texts("mail.cut")] if is_cut else []
    look_at = tuple(_to_look_at(content, texts, whole))
    return MailView(found, (*lines, *look_at) or (texts("mail.nothing"),), look_at)


def question_of(text: str, words: MailWords, longest: int) -> tuple[str, bool]:
    """The own words of the sender, at most so long, and whether they were cut.

    Reading the result once more gives the same.
    """
    is_cut = False
    while True:
        whole = take_apart(text, words).words
        shorter = _cut(whole, longest)
        is_cut |= shorter != whole
        if shorter == text:
            return shorter, is_cut
        text = shorter


def _cut(text: str, longest: int) -> str:
    """The text up to the last sentence that fits; else up to the last word."""
    if len(text) <= longest:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text[: longest + 1]) if match.end() <= longest]
    if ends:
        return text[: ends[-1]].strip()
    return text[:longest].rpartition(" ")[0].strip() or text[:longest].strip()


def _client(parts: MailParts, words: MailWords) -> str:
    """The company in the signature, else the sender by name; never an address."""
    legal = {word.casefold().strip(".") for word in words.companies}
    for part in (part for line in parts.signature for part in re.split(r", | \| | - ", line)):
        told = [re.sub(r"[^\w.]", "", word).casefold().strip(".") for word in part.split()]
        is_text = "@" not in part and not re.search(r"\d{4}|www", part)
        if 1 < len(told) <= 8 and is_text and legal.intersection(told):
            return part.strip(" |,-")
    return parts.sender


def _reference(subject: str, words: MailWords) -> str:
    """What in the subject looks like a reference; never a number by which a person is known."""
    labels = "|".join(re.escape(word) for word in sorted(words.references, key=len, reverse=True)) or "(?!)"
    named = re.search(rf"(?<!\w)(?:{labels})\.?\s*:?\s*(?:nr\.?\s*)?([\w./-]*\d[\w./-]*)", subject, re.I)
    token = named[1] if named else next((match[0] for match in _REFERENCE.finditer(subject)), "")
    token = token.strip("./-")
    is_day = bool(list(days_in(token)))
    return "" if is_day or _PERSONAL_NUMBER.fullmatch(token.replace(".", "")) else token


def _first_sick_day(text: str, words: MailWords, today: date) -> date | None:
    """The day behind the plain words for it, when the mail names one only, and it is not still to come."""
    found = set()
    lowered = text.casefold()
    for phrase in words.first_sick_day:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase.casefold())}(?!\w)", lowered):
            behind = text[match.end() : match.end() + _AFTER].split("\n\n")[0]
            sentence = re.split(r"[.?!;]\s+(?=[A-Z])", behind)[0]
            found |= set(list(days_in(sentence))[:1])
    return found.pop() if len(found) == 1 and max(found) <= today else None


def _told(texts: Lookup, asked: Mapping[str, Question], found: Mapping[str, Raw]) -> Iterator[str]:
    for name, value in found.items():
        if name == QUESTION:
            yield texts("mail.question")
            continue
        label = asked[name].label or asked[name].ask
        shown = day_in_words(date.fromisoformat(str(value))) if asked[name].type == "date" else str(value)
        yield texts("mail.found", what=label, value=shown)


def _to_look_at(content: Content, texts: Lookup, whole: str) -> Iterator[str]:
    """The sentences that go into the assignment and say something about health or private life."""
    finder = matcher(content.privacy)
    for sentence in re.split(r"(?<=[.?!])\s+|\n+", whole):
        if hit := next(finder.find(sentence), None):
            yield texts("mail.look", sentence=sentence.strip(), word=hit.found)
        elif any(_can_be_personal(number) for number in _PERSONAL_NUMBER.findall(sentence)):
            yield texts("mail.look_number", sentence=sentence.strip())


def _can_be_personal(number: str) -> bool:
    """Whether nine digits can be a citizen service number: they pass its check."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, number.zfill(9), strict=True)) % 11 == 0
