"""Rule 4 of the gate for plain Dutch: a word that few people read every week has to earn its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.conftest import FACTS, Folder, count_from_first_day
from wizard.content.checks.rare_words import ALLOWED
from wizard.content.common_words import LIST, CommonWords, read_common_words, words_in
from wizard.content.report import run_check
from wizard.errors import ContentProblem

AGREE = "small/tasks/agree.yaml"
PAPER = "small/documents/paper.md"
HELP = "Noem het werk."
FIX = (
    "Use an everyday word. A term of the field? Explain it in glossary.yaml. "
    "Else say in shared/rare_words.yaml why it stays."
)


@pytest.fixture(scope="module")
def common() -> CommonWords:
    return read_common_words()


def problems(folder: Folder) -> tuple[ContentProblem, ...]:
    return run_check(folder.root, FACTS, count_from_first_day).errors


# --- which words are common --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word", ["afspraak", "Afspraken", "beter", "verzuim", "collega's", "collega’s", "één", "vóór"]
)
def test_these_words_are_common_by_themselves(common: CommonWords, word: str) -> None:
    assert word in common


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("bedrijfsarts", ("bedrijf", "arts")),
        ("ziektedag", ("ziekte", "dag")),
        ("verzuimbeleid", ("verzuim", "beleid")),
        ("arbeidsongeval", ("arbeid", "ongeval")),
        ("deskundigenoordeel", ("deskundigen", "oordeel")),
        ("eigenrisicodrager", ("eigen", "risico", "drager")),
        ("terugkijkt", ("terug", "kijkt")),
        ("aanraadt", ("aan", "raadt")),
    ],
)
def test_a_compound_of_common_words_is_no_rare_word(
    common: CommonWords, word: str, parts: tuple[str, ...]
) -> None:
    assert word not in common
    assert common.parts(word) == parts
    assert common.knows(word)


@pytest.mark.parametrize(
    "word",
    [
        "detachering",
        "mediator",
        "wederhoor",
        "belastbaarheid",
        "probleemgedragingen",
        "onverwijld",
        "financiers",
    ],
)
def test_a_word_whose_parts_are_no_common_words_is_rare(common: CommonWords, word: str) -> None:
    assert not common.knows(word)


def test_placeholders_files_and_the_line_under_a_letter_are_no_words() -> None:
    text = "{first_name} slaat &Document op als plan.ics, in flow.yaml. Zo'n dag."

    assert list(words_in(text)) == ["slaat", "Document", "als", "Zo'n", "dag"]


def test_the_list_is_as_it_was_made_and_says_whose_it_is() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    words = lines[len(head) :]

    assert words == sorted(set(words))
    assert 26_000 < len(words) < 27_000
    assert all(len(word) > 2 and word == word.lower() for word in words)
    assert "CC-BY-SA-4.0" in " ".join(head) and "OpenTaal" in " ".join(head)


# --- what the check says of the others ---------------------------------------------------------------------


def test_a_rare_word_is_told_with_its_line_and_what_to_do(folder: Folder) -> None:
    folder.change(AGREE, HELP, "Noem de gedetacheerde.")

    place = folder.line(AGREE, "gedetacheerde")
    assert problems(folder) == (
        ContentProblem(place, "`help` says 'gedetacheerde', which few people read every week", FIX),
    )


def test_a_rare_word_in_a_paper_is_told_as_well(folder: Folder) -> None:
    folder.change(PAPER, "Dit plan is van {first_name}.", "Hier staat:\n\n- de gedetacheerde")

    place = folder.line(PAPER, "- de gedetacheerde")
    assert problems(folder) == (
        ContentProblem(place, "the paper says 'gedetacheerde', which few people read every week", FIX),
    )


def test_a_term_of_the_glossary_may_be_used(folder: Folder) -> None:
    folder.change(AGREE, HELP, "Noem de gedetacheerde. Dit heet detachering.")
    folder.add(
        "shared/glossary.yaml",
        "\nlent: {term: detachering of gedetacheerde, label: uitlenen, explanation: Elders werken.}\n",
    )

    assert problems(folder) == ()


def test_a_word_may_stay_for_a_reason(folder: Folder) -> None:
    folder.change(AGREE, HELP, "Noem de Gedetacheerde.")
    folder.write(ALLOWED, "trade: {why: Zo noemt iedereen het., words: [gedetacheerde]}\n")

    assert problems(folder) == ()


def test_a_word_of_experts_may_not_stay_where_an_employer_reads(folder: Folder) -> None:
    folder.change(AGREE, HELP, "Noem de gedetacheerde.")
    folder.write(ALLOWED, "trade: {why: Vaktaal., reader: expert, words: [gedetacheerde]}\n")

    assert [problem.at for problem in problems(folder)] == [folder.line(AGREE, "gedetacheerde")]


@pytest.mark.parametrize(
    ("word", "wrong"),
    [
        ("gedetacheerde", "'gedetacheerde' is common, or stands in no text"),
        ("werk", "'werk' is common, or stands in no text"),
    ],
)
def test_the_list_of_what_may_stay_holds_nothing_that_is_not_needed(
    folder: Folder, word: str, wrong: str
) -> None:
    folder.write(ALLOWED, f"trade:\n  why: Zo heet het.\n  words:\n    - {word}\n")

    assert problems(folder) == (ContentProblem("flows/shared/rare_words.yaml:4", wrong, "Remove it."),)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("trade: {words: [gedetacheerde]}\n", "`why` is missing"),
        ("trade: {why: Zo heet het., words: [gedetacheerde], for: expert}\n", "`for`"),
        ("trade: [gedetacheerde\n", ""),
    ],
    ids=["no reason", "unknown key", "no yaml"],
)
def test_a_mistake_in_the_list_is_a_problem_and_not_an_error(folder: Folder, text: str, wrong: str) -> None:
    folder.change(AGREE, HELP, "Noem de gedetacheerde.")
    folder.write(ALLOWED, text)

    told = [one for one in problems(folder) if one.at.startswith("flows/shared/rare_words.yaml")]

    assert len(told) == 1
    assert wrong in told[0].wrong


def test_every_group_of_the_real_list_says_why() -> None:
    text = (Path(__file__).parents[2] / "flows" / ALLOWED).read_text(encoding="utf-8")

    assert text.count("\n  why: ") == text.count("\n  words:") > 3
