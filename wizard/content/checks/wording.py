"""The plain language gate over every text: lengths, readability, words to avoid, and terms explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from wizard.content.checks.bench import Bench, FlowBench
from wizard.content.checks.seeds import owners_of
from wizard.content.model import Content, DocumentType, Page, Question, Reply, Task
from wizard.content.paper_text import pieces_of
from wizard.content.plain_language import LIMITS, READERS, score_of, sentences_of, wording_problems
from wizard.content.suggest import suggest
from wizard.content.texts import Text, texts_of_flow, texts_of_question, texts_of_source, texts_shared

_HEADS: Final = (
    *("title", "calendar", "label", "unit", "example", "ask_whom", "part", "heading"),
    *("ends_with", "log_label", "start_label"),
)
"""Roles that are no sentences: only their words are looked at."""


_FOR_EXPERTS: Final = frozenset({"item", "assessment", "override", "decision", "verdict", "desk", "review"})
"""The first words of the keys that only a labour expert meets: the check, the desk, the book of content."""


def check_wording(bench: Bench) -> None:
    """All texts of the content against the limits of their audience."""
    for text, reader in texts_with_readers(bench.content):
        _text(bench, text, reader)
    for paper, reader in papers_with_readers(bench.content):
        _paper(bench, paper, reader)
    for flow in bench.content.flows.values():
        for document in flow.documents.values():
            _names_its_reader(bench, document)
        for task in flow.tasks.values():
            for question in task.questions:
                _question(bench, question, flow.audience)
        if flow.audience == "employer":
            _terms(FlowBench(bench, flow))


def texts_with_readers(content: Content) -> Iterator[tuple[Text, str]]:
    """Every text but the bodies of papers, and whose limits hold for it."""
    for text in texts_shared(content):
        yield text, reader_of_shared(text)
    for source, reader in readers_of_sources(content).items():
        yield from ((text, reader) for text in texts_of_source(content.sources[source]))
    for flow in content.flows.values():
        yield from ((text, flow.audience) for text in texts_of_flow(flow))
        for reply in flow.replies.values():
            # Its subject is filled in like its body, not like the words of the screen.
            yield Text(reply.at, "subject", "subject", reply.subject), READERS[reply.as_paper.audience]


def papers_with_readers(content: Content) -> Iterator[tuple[DocumentType | Reply, str]]:
    """Every paper and reply, and whose limits hold: those of who reads it, not those of its flow."""
    for flow in content.flows.values():
        for document in flow.documents.values():
            yield document, READERS.get(document.audience, flow.audience)
        for reply in flow.replies.values():
            yield reply, READERS[reply.as_paper.audience]


def place_in(bench: Bench, paper: DocumentType | Reply, line: int) -> str:
    """The place of a line of the body of a paper."""
    body = bench.at(paper.at, "body")
    file, _, first = body.rpartition(":")
    return f"{file}:{int(first) + line}" if first.isdigit() else body


def reader_of_shared(text: Text) -> str:
    """The words of the window are for everybody, but those of the check of an assignment."""
    is_for_experts = text.owner == "texts" and text.path.partition(".")[0] in _FOR_EXPERTS
    return "expert" if is_for_experts else "employer"


def readers_of_sources(content: Content) -> Mapping[str, str]:
    """Who reads about a source: the expert alone, when no flow of an employer rests on it."""
    read = {
        name
        for flow in content.flows.values()
        if flow.audience == "employer"
        for owner in owners_of(flow)
        for name in owner.source
    }
    return {name: "employer" if name in read else "expert" for name in content.sources}


def _text(bench: Bench, text: Text, audience: str) -> None:
    at = bench.at(text.owner, text.path)
    for wrong, fix in wording_problems(text.text, audience):
        bench.add(at, f"`{text.role}` {wrong}", fix)
    if text.role in _HEADS:
        return
    limits = LIMITS[audience]
    most = limits.question if text.role in ("ask", "ask_day") else limits.sentence
    for sentence in too_long(text.text, most):
        bench.add(at, f"`{text.role}` has {sentence}", _two_sentences(most))


def too_long(text: str, most: int) -> Iterable[str]:
    """The sentences of a text with more words than this, as a problem names them."""
    for sentence in sentences_of(text):
        if len(sentence) > most:
            yield f"a sentence of {len(sentence)} words ('{' '.join(sentence[:4])} ...')"


def _two_sentences(most: int) -> str:
    return f"Make two sentences; the limit is {most} words."


def _names_its_reader(bench: Bench, document: DocumentType) -> None:
    if document.audience not in READERS:
        fix = suggest(document.audience, READERS)
        bench.add(bench.at(document.at, "audience"), f"nobody is called '{document.audience}'", fix)


def _paper(bench: Bench, paper: DocumentType | Reply, reader: str) -> None:
    """The body of a paper or a reply: the words of all of it, and the sentences between its tables."""
    limits = LIMITS[reader]
    lengths: list[int] = []
    for piece in pieces_of(paper.body):
        place = place_in(bench, paper, piece.line)
        for wrong, fix in wording_problems(piece.text, reader):
            bench.add(place, f"the paper {wrong}", fix)
        if piece.kind == "label":
            continue
        lengths += map(len, sentences_of(piece.text))
        for sentence in too_long(piece.text, limits.sentence):
            bench.add(place, f"the paper has {sentence}", _two_sentences(limits.sentence))
    if lengths and (mean := sum(lengths) / len(lengths)) > limits.mean:
        fix = f"Shorten them to {limits.mean:g} words on average."
        wrong = f"the sentences of the paper have {mean:.1f} words on average"
        bench.add(place_in(bench, paper, 0), wrong, fix)


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
    """The first page that uses a term of the field explains it beside it, or says what it is called."""
    patterns = {
        term.id: re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.I)
        for term in work.bench.content.terms.values()
        for word in [term.term]
    }
    explained: set[str] = set()
    for task in work.flow.tasks.values():
        for page in task.pages:
            for question in page.questions:
                explained |= set(question.terms)
                around = _around(task, page) if question is page.questions[0] else ()
                for name in _used((*around, *_said_by(question)), patterns):
                    if name not in explained:
                        explained.add(name)
                        fix = f"Add `terms: [{name}]`, or name it after the plain words: Dit heet ..."
                        term = work.bench.content.terms[name].term
                        work.bench.add(
                            question.at, f"'{question.id}' is the first to say '{term}', unexplained", fix
                        )


def _around(task: Task, page: Page) -> tuple[str, ...]:
    """What is read above the first question of a page."""
    is_first = page is task.pages[0]
    return (*((task.title, task.intro) if is_first else ()), page.heading, page.intro)


def _said_by(question: Question) -> tuple[str, ...]:
    """Every text of a question, in the order in which it is read."""
    return tuple(text.text for text in texts_of_question(question))


def _used(texts: Iterable[str], patterns: Mapping[str, re.Pattern[str]]) -> Iterable[str]:
    whole = " ".join(text for text in texts if text)
    for name, pattern in patterns.items():
        if (hit := pattern.search(whole)) and not re.search(r"\bhee(?:t|ten)\b[^.?]*$", whole[: hit.start()]):
            yield name
