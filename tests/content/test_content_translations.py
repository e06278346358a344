"""The words of the screen in another language."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.content.conftest import Folder
from wizard.content import model
from wizard.content.compiled import load_compiled
from wizard.content.loader import load
from wizard.content.model import Content
from wizard.content.translations import TEXTS, check_words, read_words, translatable, translated
from wizard.dutch import counted, day_in_words, number
from wizard.errors import ContentError
from wizard.language import speaking

FLOWS = Path(__file__).parents[2] / "flows"


@pytest.fixture(scope="module")
def content() -> Content:
    return load(FLOWS)


def test_every_text_has_a_key_of_its_own_made_of_ids(content: Content) -> None:
    words = translatable(content)

    assert words["employer_case.question.first_name.ask"] == "Wat is de voornaam?"
    assert words["employer_case.question.reported_to.options.nobody_yet.label"]
    assert words["employer_case.task.sick_report.title"]
    assert "texts.home.greeting" in words
    assert not any(key.endswith(".body") or ".examples." in key for key in words)


def test_a_translation_changes_what_is_read_and_nothing_else(content: Content) -> None:
    english = translated(content, {key: f"EN {text}" for key, text in translatable(content).items()})

    flow, other = content.flows["employer_case"], english.flows["employer_case"]
    assert other.tasks["sick_report"].title == "EN " + flow.tasks["sick_report"].title
    assert all(text.startswith("EN ") for text in translatable(english).values())
    assert translated(english, translatable(content)) == content
    assert other.documents["action_plan"].body == flow.documents["action_plan"].body
    assert [one.opens_when for one in other.tasks.values()] == [one.opens_when for one in flow.tasks.values()]
    assert [one.about for one in other.events.values()] == [one.about for one in flow.events.values()]
    role, in_english = (one.flows["assignment_acceptance"].roles["ADV_IND"] for one in (content, english))
    assert role.items and in_english.items == role.items


def test_a_missing_text_stays_dutch(content: Content) -> None:
    assert translated(content, {}) == content


def test_the_check_names_what_lacks_what_is_too_much_and_other_placeholders(content: Content) -> None:
    words = translatable(content)
    held = next(key for key, text in words.items() if "{first_name}" in text)
    wrong = {**words, held: "Without the name", "texts.home.greetings": "Hello"}
    del wrong["employer_case.question.first_name.ask"]

    told = [problem.wrong for problem in check_words(content, wrong, "flows/translations/en.yaml")]

    assert len(told) == 3
    assert any("first_name.ask' is missing" in line for line in told)
    assert any("other placeholders" in line and held in line for line in told)
    assert any("no text is called 'texts.home.greetings'" in line for line in told)


def test_a_language_without_a_file_is_the_authors_mistake(folder: Folder) -> None:
    with pytest.raises(ContentError, match="missing"):
        read_words(folder.root, "en")


def test_each_language_is_compiled_into_a_file_of_its_own(folder: Folder, tmp_path: Path) -> None:
    dutch = load(folder.root)
    texts = [key for key, text in translatable(dutch).items() if "{" not in text]
    folder.write("translations/en.yaml", "\n".join(f'"{key}": "EN"' for key in texts))
    cache = tmp_path / "content.json"

    english = load_compiled(folder.root, cache, "en")
    again = load_compiled(folder.root, cache, "en")

    assert english == again
    assert english.texts["home.title"] == "EN"
    assert load_compiled(folder.root, cache).texts == dutch.texts
    assert sorted(path.name for path in tmp_path.glob("content*.json")) == ["content.en.json", "content.json"]


def test_days_and_numbers_speak_the_language_of_the_screen() -> None:
    with speaking("en"):
        assert day_in_words(date(2026, 3, 3)) == "Tuesday 3 March 2026"
        assert (number(1.5), counted(10000)) == ("1.5", "10,000")
    assert day_in_words(date(2026, 3, 3)) == "dinsdag 3 maart 2026"
    assert (number(1.5), counted(10000)) == ("1,5", "10.000")


NOT_READ = {
    "id", "at", "code", "type", "kind", "need", "strategy", "data", "min", "max", "audience", "who",
    "version", "law_of", "task", "per", "after", "export_as", "document", "milestone", "weeks_of",
    "days_of", "first_day", "short_name", "duties_end", "to", "otherwise", "signature", "paper", "body",
    "source", "term", "category", "severity", "fingerprint", "was", "because", "lawful", "article",
    "appointment", "suggests_event", "licence", "name", "outcome", "words", "instead", "terms",
    "rests_on", "phases", "advise", "yields", "sources", "needs", "tasks", "events", "answers",
    "documents", "late_reason", "prints", "answered", "duty", "wage", "year_1", "year_2", "sanction",
    "fields", "changes", "allowed", "in_calendars", "proposed_by", "module", "prefix", "beside",
    "more", "rows_of", "weeks_between", "suggests", "said_by", "same_as", "says", "followed", "motive",
    "before", "letter", "answer",
    "questions", "question", "unless", "plays", "role", "question_types", "edition", "shows", "day",
    "state", "milestones_from", "next_of", "next_instead", "carries", "ages", "helps", "states",
    "given_by", "subject", "office_task", "age_limit", "also", "codes", "no_means", "needed_with",
}  # fmt: skip
"""Text fields of the model that nobody reads on a screen, or that stay Dutch: names of the field, papers."""


def test_every_text_field_of_the_model_is_translated_or_known_to_be_no_words_of_the_screen() -> None:
    # The words of a mail are looked for in mails of others, in both languages at once.
    classes = [one for one in vars(model).values() if isinstance(one, type) and is_dataclass(one)]
    classes.remove(model.MailWords)
    texts = {
        field.name for one in classes for field in fields(one) if field.type in ("str", "tuple[str, ...]")
    }

    assert sorted(texts - TEXTS - NOT_READ) == []


def test_the_english_words_are_whole_and_keep_every_placeholder(content: Content) -> None:
    words = read_words(FLOWS, "en")

    assert list(check_words(content, words, "en.yaml")) == []
    assert translated(content, words).texts["home.greeting"] != content.texts["home.greeting"]


DUTCH = (
    *("aan", "als", "bij", "daarna", "dag", "dagen", "dan", "dat", "de", "deze", "dit", "een", "eerst", "en"),
    *(
        "er",
        "geen",
        "hebt",
        "heeft",
        "het",
        "kan",
        "maar",
        "moet",
        "naar",
        "niet",
        "nog",
        "ook",
        "onder",
        "om",
    ),
    *("samen", "sinds", "te", "tot", "tussen", "uit", "van", "voor", "wat", "wel", "werk", "wij"),
    *("wordt", "ziek", "zijn", "zonder", "bedrijfsarts", "werkgever", "werknemer", "arbodienst", "verzuim"),
    *("afspraak", "gesprek", "loon", "dossier", "ziekmelding", "advies", "opdracht", "opdrachtgever"),
)
"""Frequent Dutch words, and those of this field, that are no English ones."""
_OFFICIAL = re.compile(
    r"\([^()]*\)|\b(?:AVG|BW|WIA)\b[^;]*\blid\b[^;]*"
    r"|Leidraad Verzuim|Staat der Nederlanden, ministerie van SZW"
)
"""The name of something in Dutch, and where the law says it."""


def dutch_words_in(key: str, text: str) -> list[str]:
    """The Dutch words of an English text that belong to no name."""
    if key.rpartition(".")[2] == "example" or re.fullmatch(r"shared\.source\.[^.]+\.title", key):
        return []
    plain = _OFFICIAL.sub(" ", text).replace("&", "")
    return [word for word in re.findall(r"[^\W\d_]+", plain) if word.lower() in DUTCH]


def test_no_dutch_word_slipped_into_the_english_words() -> None:
    found = {
        key: words for key, text in read_words(FLOWS, "en").items() if (words := dutch_words_in(key, text))
    }

    assert found == {}


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("texts.home.title", "Your gesprek with Sanne", ["gesprek"]),
        ("texts.home.title", "Niet yet", ["Niet"]),
        ("texts.home.title", "This is called the action plan (plan van aanpak).", []),
        ("texts.home.title", "Wages are personal data (AVG art. 6 lid 1 onder b).", []),
        ("employer_case.question.last_name.example", "de Vries", []),
        ("shared.source.zw_38.title", "Regeling voor het werk", []),
        ("shared.source.zw_38.rule", "Regeling voor het work", ["voor", "het"]),
    ],
)
def test_a_dutch_word_is_seen_unless_it_is_a_name(key: str, text: str, words: list[str]) -> None:
    assert dutch_words_in(key, text) == words


def test_every_english_text_has_the_placeholders_of_the_dutch_one(content: Content) -> None:
    words, dutch = read_words(FLOWS, "en"), translatable(content)
    held = {key: sorted(re.findall(r"\{[^{}]*\}", text)) for key, text in dutch.items()}

    assert sum(map(bool, held.values())) > 500
    assert {key: sorted(re.findall(r"\{[^{}]*\}", words[key])) for key in held} == held
