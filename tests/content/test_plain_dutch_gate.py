"""The gate for plain Dutch, rule by rule. Each is broken once, and told with its line and its repair.

1. A page reads easily.
2. Questions and sentences are short.
3. Somebody does it: no passive.
4. Everyday words.
5. A name and no pronoun; nothing that shouts, complains or sends somebody to a click.
6. A question helps, says why, names its source and has an honest way out.
7. A term of the field is explained where it comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.content.conftest import Folder
from wizard.content.checks.wording import readers_of_sources
from wizard.content.loader import load
from wizard.content.model import Content
from wizard.content.plain_language import EXPERT_WORDS, STOP_LIST, wording_problems
from wizard.content.texts import Text, texts_of_flow, texts_of_source, texts_shared
from wizard.content.translations import translatable
from wizard.errors import ContentProblem

REPORT = "small/tasks/report.yaml"
AGREE = "small/tasks/agree.yaml"
FLOW = "small/flow.yaml"
PAPER = "small/documents/paper.md"
HELP = "Noem het werk."
LINE = "Dit plan is van {first_name}."
"""The only sentence of the paper, which an employee reads."""

OnlyProblem = Callable[[], ContentProblem]


def helped(folder: Folder, text: str) -> str:
    """Another help text on the question after other work; gives its place."""
    folder.change(AGREE, HELP, text)
    return folder.line(AGREE, f"help: {text}")


def printed(folder: Folder, text: str) -> str:
    """Another line in the paper; gives its place."""
    folder.change(PAPER, LINE, text)
    return folder.line(PAPER, text.split("\n")[0])


def test_a_content_that_keeps_all_rules_has_no_problems(folder: Folder) -> None:
    assert folder.problems() == ()


# --- 1 a page reads easily ---------------------------------------------------------------------------------

HARD = "Werkzaamheden organiseren voorkomt onduidelijkheid. Afspraken vastleggen vereenvoudigt evaluaties."
"""Short sentences of long words: only the score sees them."""


def test_rule_1_long_words_on_a_page_lower_its_score(folder: Folder, only_problem: OnlyProblem) -> None:
    helped(folder, f"{HARD} {HARD}")

    problem = only_problem()

    assert problem.at == folder.line(AGREE, "id: other_kind")
    assert problem.wrong.startswith("'other_kind' scores ") and problem.wrong.endswith(" for readability")
    assert problem.fix == "Use shorter words and sentences; 70 or more is readable."


def test_rule_1_an_expert_reads_what_is_too_hard_for_an_employer(folder: Folder) -> None:
    helped(folder, "De werknemer en de werkgever overleggen over de mogelijkheden. Daarna volgt het advies.")
    folder.change(
        AGREE, "Dan staat het in het plan.", "Dan beoordelen wij samen de mogelijkheden op het werk."
    )
    for_employer = [problem.wrong for problem in folder.problems()]

    folder.change(FLOW, "audience: employer", "audience: expert")

    assert len(for_employer) == 1 and "readability" in for_employer[0]
    assert folder.problems() == ()


# --- 2 questions and sentences are short -------------------------------------------------------------------

SIXTEEN = "Noem het werk dat er nu of straks is en zeg ook wie het dan doet."


def test_rule_2_a_question_has_12_words_at_most(folder: Folder, only_problem: OnlyProblem) -> None:
    folder.change(AGREE, "Welk ander werk is er?", "Welk ander werk is er nu of straks nog bij u te doen?")

    problem = only_problem()

    assert problem.at == folder.line(AGREE, "ask: Welk ander werk")
    assert problem.wrong == "`ask` has a sentence of 13 words ('Welk ander werk is ...')"
    assert problem.fix == "Make two sentences; the limit is 12 words."


def test_rule_2_a_sentence_has_15_words_at_most(folder: Folder, only_problem: OnlyProblem) -> None:
    place = helped(folder, SIXTEEN)

    assert only_problem() == ContentProblem(
        place,
        "`help` has a sentence of 16 words ('Noem het werk dat ...')",
        "Make two sentences; the limit is 15 words.",
    )


def test_rule_2_the_sentences_of_a_page_have_10_words_on_average(
    folder: Folder, only_problem: OnlyProblem
) -> None:
    folder.change(AGREE, "Welk ander werk is er?", "Welk ander werk is er nu of straks bij u?")
    helped(folder, "Noem het werk dat er nu is en zeg wie het dan doet.")
    folder.change(AGREE, "Dan staat het in het plan.", "Dan staat het straks in het plan en weet u het ook.")

    problem = only_problem()

    assert problem.at == folder.line(AGREE, "id: other_kind")
    assert problem.wrong == "the sentences of 'other_kind' have 11.7 words on average"
    assert problem.fix == "Shorten them to 10 words on average."


@pytest.mark.parametrize(
    "text",
    [
        "Dit plan is van {first_name} en de werkgever en het gaat over het werk van nu.",
        "- Dit plan is van {first_name} en de werkgever\n  en het gaat over het werk van nu.",
        "- [ ] Dit plan is van **{first_name}** en de werkgever en het gaat over het werk van nu.",
        "> Dit plan is van {first_name} en de werkgever\nen het gaat over het werk van nu.",
        "## Dit plan is van {first_name} en de werkgever en het gaat over het werk van nu",
    ],
    ids=["paragraph", "point", "box", "lead", "heading"],
)
def test_rule_2_holds_in_a_paper(folder: Folder, only_problem: OnlyProblem, text: str) -> None:
    place = printed(folder, text)

    assert only_problem() == ContentProblem(
        place,
        "the paper has a sentence of 16 words ('Dit plan is van ...')",
        "Make two sentences; the limit is 15 words.",
    )


def test_rule_2_the_sentences_of_a_paper_have_10_words_on_average(
    folder: Folder, only_problem: OnlyProblem
) -> None:
    lines = (
        "Dit plan is van {first_name} en het gaat alleen over het werk van nu.",
        "Wij kijken er elke week naar en wij vullen dan aan wat er mist.",
        "Wij tekenen het allebei en {first_name} krijgt een kopie van dit hele plan.",
    )
    printed(folder, "\n\n".join(lines))

    problem = only_problem()

    assert problem.wrong == "the sentences of the paper have 10.8 words on average"
    assert problem.fix == "Shorten them to 10 words on average."


A_LOT = "Wie van u beiden dit gaat doen en met wie en hoe en waar en wanneer"


@pytest.mark.parametrize(
    "text",
    [
        f"::fields\n{A_LOT}: {{goal}}\n::end",
        f'::rows promises columns=who,what heads="{A_LOT},Wat" widths=50,50',
        f'::writing label="{A_LOT}" lines=2',
    ],
    ids=["field", "table", "line to write on"],
)
def test_rule_2_leaves_fields_tables_and_directives_of_a_paper_alone(folder: Folder, text: str) -> None:
    folder.change(PAPER, LINE, text)

    assert folder.problems() == ()


@pytest.mark.parametrize("reader", ["expert", "office", "company_doctor"])
def test_rule_2_who_reads_a_paper_decides_and_not_whose_flow_it_is(folder: Folder, reader: str) -> None:
    folder.change(
        PAPER, LINE, "Dit plan is van {first_name} en de werkgever en het gaat over het werk van nu."
    )
    folder.change(PAPER, "audience: employee", f"audience: {reader}")

    assert folder.problems() == ()


def test_rule_2_a_paper_says_who_reads_it(folder: Folder, only_problem: OnlyProblem) -> None:
    folder.change(PAPER, "audience: employee", "audience: colleague")

    problem = only_problem()

    assert problem.at == folder.line(PAPER, "audience: colleague")
    assert problem.wrong == "nobody is called 'colleague'"
    assert problem.fix == "Did you mean 'colleagues'?"


# --- 3 somebody does it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["wordt", "worden", "werd", "werden"])
def test_rule_3_no_passive(folder: Folder, only_problem: OnlyProblem, verb: str) -> None:
    place = helped(folder, f"Het werk {verb} gedaan.")

    assert only_problem() == ContentProblem(place, f"`help` is passive ('{verb}')", "Say who does it.")


def test_rule_3_no_passive_in_a_paper(folder: Folder, only_problem: OnlyProblem) -> None:
    place = printed(folder, "- Het werk wordt gedaan.")

    assert only_problem() == ContentProblem(place, "the paper is passive ('wordt')", "Say who does it.")


@pytest.mark.parametrize(
    "text", ["Als u weer ziek wordt.", "Wie beter werd.", "Wanneer werd {first_name} beter?"]
)
def test_rule_3_falling_ill_and_getting_better_are_no_passives(folder: Folder, text: str) -> None:
    helped(folder, text)

    assert folder.problems() == ()


# --- 4 everyday words --------------------------------------------------------------------------------------


def test_rule_4_words_of_the_office_have_an_everyday_word(folder: Folder, only_problem: OnlyProblem) -> None:
    place = helped(folder, "Noem het werk indien nodig.")

    assert only_problem() == ContentProblem(place, "`help` says 'indien'", "Write: als.")


def test_rule_4_holds_in_a_paper_in_its_labels_and_in_its_fields(folder: Folder) -> None:
    printed(folder, '::fields\nDoel conform plan: {goal}\n::end\n\n::writing label="Reeds gedaan" lines=2')

    told = {(problem.at, problem.wrong) for problem in folder.problems()}

    assert told == {
        (folder.line(PAPER, "Doel conform plan"), "the paper says 'conform'"),
        (folder.line(PAPER, "Reeds gedaan"), "the paper says 'Reeds'"),
    }


def test_rule_4_holds_in_the_window_the_glossary_and_the_sources(folder: Folder) -> None:
    folder.change("shared/chrome.yaml", "Dit doet u nu", "Reeds gedaan")
    folder.change("shared/glossary.yaml", "Uw afspraken op papier.", "Uw afspraken conform de wet.")
    folder.change("shared/sources.yaml", "title: Een tip}", "title: Een tip, rule: Vraag het indien nodig.}")

    told = {(problem.at, problem.wrong) for problem in folder.problems()}

    assert told == {
        (folder.line("shared/chrome.yaml", "Reeds"), "`chrome` says 'Reeds'"),
        (folder.line("shared/glossary.yaml", "conform"), "`explanation` says 'conform'"),
        (folder.line("shared/sources.yaml", "indien"), "`rule` says 'indien'"),
    }


AVOIDED = (
    *("aanvangen", "alsmede", "betreffende", "conform", "derden", "derhalve", "dient te", "dienen te"),
    *(
        "eventueel",
        "geïndiceerd",
        "geschieden",
        "hervatten",
        "indien",
        "inzake",
        "inzetbaar",
        "kenbaar maken",
    ),
    *("met betrekking tot", "middels", "omtrent", "ondertekenen", "onverwijld", "op korte termijn"),
    *("participeren", "reeds", "retourneren", "schriftelijk", "ten behoeve van", "teneinde", "tevens"),
    *("uitsluitend", "vereist", "verstrekken", "voorzien van", "zodra mogelijk"),
    *("probleemgedrag", "niet-coöperatief", "weigeren", "geweigerd"),
)


@pytest.mark.parametrize("word", AVOIDED)
def test_rule_4_each_word_to_avoid_comes_with_what_to_write(word: str) -> None:
    told = list(wording_problems(f"Dit {word} dus.", "employer"))

    assert [wrong for wrong, _ in told] == [f"says '{word}'"]
    assert told[0][1].removeprefix("Write: ").removesuffix(".") in STOP_LIST.values()


@pytest.mark.parametrize("word", sorted(EXPERT_WORDS))
def test_rule_4_an_expert_may_use_the_words_of_the_trade(word: str) -> None:
    assert list(wording_problems(f"Dit is {word}.", "expert")) == []
    assert list(wording_problems(f"Dit is {word}.", "employer"))


# --- 5 a name and no pronoun, and nothing that shouts ------------------------------------------------------


@pytest.mark.parametrize("word", ["hij", "zij", "hem", "haar", "zijn werkgever"])
def test_rule_5_a_name_and_no_pronoun(folder: Folder, only_problem: OnlyProblem, word: str) -> None:
    place = helped(folder, f"Vraag of {word} dit kan.")

    fix = "Use the name, {first_name}: the program does not know who it is about."
    assert only_problem() == ContentProblem(place, f"`help` says '{word}'", fix)


@pytest.mark.parametrize(
    ("text", "wrong", "fix"),
    [
        ("Noem het werk!", "has an exclamation mark", "End with a full stop."),
        ("Klik hier.", "says 'Klik hier'", "Write: het werkwoord van de knop."),
        ("Helaas is er geen werk.", "says 'Helaas'", "Write: niets; laat het weg."),
        ("Vul dit alstublieft in.", "says 'alstublieft'", "Write: niets; laat het weg."),
        ("Dit werk is ongeldig.", "says 'ongeldig'", "Write: wat iemand moet doen."),
        ("Dit is een verplicht veld.", "says 'verplicht veld'", "Write: wat iemand moet doen."),
    ],
)
def test_rule_5_nothing_shouts_or_complains(
    folder: Folder, only_problem: OnlyProblem, text: str, wrong: str, fix: str
) -> None:
    place = helped(folder, text)

    assert only_problem() == ContentProblem(place, f"`help` {wrong}", fix)


# --- 6 a question helps, says why, names its source and has a way out --------------------------------------


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("help", "    help: Noem het werk.\n    why: Dan staat het in het plan.\n"),
        ("why", "    help: Noem het werk.\n    why: Dan staat het in het plan.\n"),
    ],
)
def test_rule_6_a_question_helps_and_says_why(
    folder: Folder, only_problem: OnlyProblem, key: str, line: str
) -> None:
    left = "".join(one for one in line.splitlines(keepends=True) if f"{key}:" not in one)
    folder.change(AGREE, line, left)

    place = folder.line(AGREE, "id: other_kind")
    assert only_problem() == ContentProblem(
        place, f"the question 'other_kind' has no `{key}`", f"Add `{key}`."
    )


def test_rule_6_a_question_names_its_source(folder: Folder, only_problem: OnlyProblem) -> None:
    folder.change(AGREE, "het plan.\n    source: [law_1]\n  - id: promises", "het plan.\n  - id: promises")

    place = folder.line(AGREE, "id: other_kind")
    assert only_problem() == ContentProblem(
        place, "the question 'other_kind' has no `source`", "Add `source`."
    )


def test_rule_6_a_choice_has_an_honest_way_out_or_says_why_not(
    folder: Folder, only_problem: OnlyProblem
) -> None:
    folder.change(AGREE, "    unknown: Weet ik niet\n", "")

    problem = only_problem()
    folder.change(AGREE, "    options:\n", "    no_unknown: U kiest dit zelf.\n    options:\n")

    assert problem.at == folder.line(AGREE, "id: goal")
    assert problem.wrong == "the question 'goal' has no honest way out"
    assert problem.fix == "Add `unknown: Weet ik niet`, or `no_unknown` with the reason why not."
    assert folder.problems() == ()


# --- 7 a term of the field is explained where it comes first -----------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (AGREE, "Dit heet het plan van aanpak.", "Het staat in het plan van aanpak."),
        (AGREE, "own_work: Eigen werk", "own_work: Zoals in het plan van aanpak"),
        (AGREE, "title: Het plan maken", "title: Het plan van aanpak maken"),
    ],
    ids=["help", "option", "title of the task"],
)
def test_rule_7_a_term_comes_after_its_plain_words(
    folder: Folder, only_problem: OnlyProblem, file: str, old: str, new: str
) -> None:
    folder.change(file, old, new)
    if "heet" not in old:
        folder.change(AGREE, " Dit heet het plan van aanpak.", "")

    problem = only_problem()

    assert problem.at == folder.line(AGREE, "id: goal")
    assert problem.wrong == "'goal' is the first to say 'plan van aanpak', unexplained"
    assert problem.fix == "Add `terms: [action_plan]`, or name it after the plain words: Dit heet ..."


def test_rule_7_a_term_beside_the_question_explains_it_and_later_pages_may_use_it(folder: Folder) -> None:
    folder.change(AGREE, "Dit heet het plan van aanpak.", "Het staat in het plan van aanpak.")
    folder.change(
        AGREE, "    unknown: Weet ik niet\n", "    unknown: Weet ik niet\n    terms: [action_plan]\n"
    )
    folder.change(AGREE, "Zo weet u het allebei.", "Zo staat het in het plan van aanpak.")

    assert folder.problems() == ()


# --- every text --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def content() -> Content:
    return load(Path(__file__).parents[2] / "flows")


def texts_under_the_gate(content: Content) -> Iterator[Text]:
    yield from texts_shared(content)
    for flow in content.flows.values():
        yield from texts_of_flow(flow)
    for source in content.sources.values():
        yield from texts_of_source(source)


def test_every_text_of_the_screen_is_under_the_gate(content: Content) -> None:
    read = {text.text for text in texts_under_the_gate(content)}

    missed = {key for key, text in translatable(content).items() if text not in read and " " in text}

    assert missed == set()


def test_an_employer_reads_only_sources_that_are_written_for_employers(content: Content) -> None:
    readers = readers_of_sources(content)

    assert (readers["bw_7_629"], readers["d_29"], readers["d_05"]) == ("employer", "employer", "expert")
