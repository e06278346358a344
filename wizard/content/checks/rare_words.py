"""Words that few people read every week: each is written plainer, explained in the glossary, or allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from wizard.content.build import BAD, Findings, Lines, Spot, converter
from wizard.content.checks.bench import Bench
from wizard.content.checks.wording import papers_with_readers, place_in, texts_with_readers
from wizard.content.common_words import read_common_words, words_in
from wizard.content.model import Content, RareWords
from wizard.content.paper_text import pieces_of
from wizard.content.plain_language import LIMITS
from wizard.content.yaml_subset import parse
from wizard.errors import ContentProblem

ALLOWED: Final = "shared/rare_words.yaml"
_FIX: Final = (
    "Use an everyday word. A term of the field? Explain it in glossary.yaml. "
    f"Else say in {ALLOWED} why it stays."
)
Problems: TypeAlias = "list[ContentProblem]"


def check_rare_words(content: Content, folder: Path, lines: Lines) -> tuple[ContentProblem, ...]:
    """Every word of every text that is neither common, nor a term of the glossary, nor allowed.

    An allowed word that no text needs is a problem too: the list stays as short as it can be.
    """
    known = dict(lines)
    groups, problems = _read_allowed(folder, known)
    bench = Bench(content, {}, known, problems=problems)
    common = read_common_words()
    terms = {word.lower() for term in content.terms.values() for word in words_in(term.term)}
    allowed = {
        reader: terms
        | {w for group in groups.values() if group.reader in ("everybody", reader) for w in group.words}
        for reader in LIMITS
    }
    met: set[str] = set()
    for at, role, text, reader in _texts(bench):
        for word in words_in(text):
            low = word.lower().replace("’", "'")
            if common.knows(low):
                continue
            met.add(low)
            if low not in allowed[reader]:
                bench.add(at, f"{role} says '{word}', which few people read every week", _FIX)
    for group in groups.values():
        for number, word in enumerate(group.words):
            if word not in met or word in terms:
                why = "is a term of the glossary" if word in terms else "is common, or stands in no text"
                at = bench.at(f"{folder.name}/{ALLOWED}", f"{group.id}.words.{number}")
                bench.add(at, f"'{word}' {why}", "Remove it.")
    return tuple(sorted(set(bench.problems), key=lambda one: one.at))


def _texts(bench: Bench) -> Iterator[tuple[str, str, str, str]]:
    """Place, role, text and reader of everything that is read."""
    for text, reader in texts_with_readers(bench.content):
        yield bench.at(text.owner, text.path), f"`{text.role}`", text.text, reader
    for paper, reader in papers_with_readers(bench.content):
        for piece in pieces_of(paper.body):
            yield place_in(bench, paper, piece.line), "the paper", piece.text, reader


def _read_allowed(
    folder: Path, lines: dict[tuple[str, str], str]
) -> tuple[Mapping[str, RareWords], Problems]:
    """The groups of the list, and what is wrong with it; notes in `lines` where each word stands.

    No file: nothing is allowed.
    """
    path, name = folder / ALLOWED, f"{folder.name}/{ALLOWED}"
    if not path.exists():
        return {}, []
    node, problems = parse(path.read_bytes(), name)
    if problems or node is None:
        return {}, list(problems)
    findings = Findings()
    found = converter(Mapping[str, RareWords])(findings, node, Spot(name))
    lines.update(findings.lines)
    return {} if found is BAD else found, findings.problems
