"""A pasted mail: what it fills in on the first page, and what has to be looked at."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.flows.assignments import CONTENT, FLOW, TODAY
from wizard.content.answer_types import Wrong
from wizard.session import Session
from wizard.session.days_in_text import days_in
from wizard.session.mail import QUESTION, read_mail
from wizard.session.pages import read_field
from wizard.store.vault import Vault
from wizard.views import MailView

MAILS = Path(__file__).parents[1] / "data" / "mails"
ASKED = {question.id: question for task in FLOW.tasks.values() for question in task.questions}
LONGEST = ASKED[QUESTION].max_length
FOUND: dict[str, dict[str, str]] = {
    "outlook_dutch": {
        "client": "Bakkerij De Korst B.V.",
        "request_day": "2026-11-23",
        "assignment_reference": "AD-2026-114",
        "first_sick_day": "2026-09-01",
    },
    "outlook_english": {"client": "Metaalwerken Noord NV", "request_day": "2026-11-23"},
    "gmail_forward": {"client": "Zorggroep De Linde", "request_day": "2026-11-23"},
    "gmail_reply": {},
    "apple_mail": {"client": "R. van D.", "request_day": "2026-11-23"},
    "apple_forward": {
        "client": "Transport A. K. VOF",
        "request_day": "2026-11-22",
        "assignment_reference": "2026/118",
    },
    "forwarded_twice": {
        "client": "Gemeente Waterland",
        "request_day": "2026-11-23",
        "first_sick_day": "2026-01-12",
    },
    "with_health_words": {"client": "Garage Zuid", "request_day": "2026-11-23"},
    "only_text": {},
    "quoted_whole": {
        "client": "Stichting De Brug",
        "request_day": "2026-11-23",
        "assignment_reference": "SB-4471",
    },
    "english_numbers": {"client": "Northsea Logistics", "first_sick_day": "2026-05-04"},
    "two_sick_days": {"client": "Tuincentrum Oost", "request_day": "2026-11-23"},
    "long": {"client": "Kwekerij Groen", "request_day": "2026-11-23"},
    "outlook_web": {"client": "Installatiebedrijf Waal B.V.", "request_day": "2026-11-23"},
    "gmail_web": {"client": "S. T.", "request_day": "2026-11-23"},
}
"""What each mail says besides the question itself."""
BEGINS_AND_ENDS: dict[str, tuple[str, str]] = {
    "outlook_dutch": ("Onze bakker werkt", "is 1 september 2026."),
    "outlook_english": ("We would like", "when you have time?"),
    "gmail_forward": ("Wij hebben een medewerker", "Alvast bedankt."),
    "gmail_reply": ("Dank voor uw uitleg.", "in gesprek kunnen gaan."),
    "apple_mail": ("Onze medewerker mag", "- het plan van aanpak"),
    "apple_forward": ("Kunt u onderzoeken", "niet over eens."),
    "forwarded_twice": ("Graag een onderzoek", "36 uur per week."),
    "with_health_words": ("Onze monteur", "weer beginnen."),
    "only_text": ("Wij zoeken iemand", "Kan dat in januari?"),
    "quoted_whole": ("Onze collega werkt", "december van dit jaar."),
    "english_numbers": ("We need advice", "4 May 2026."),
    "two_sick_days": ("De eerste ziektedag was", "kunt u adviseren?"),
    "long": ("Dit is zin 1 ", "in de kas."),
    "outlook_web": ("Wij willen laten onderzoeken", "Het nummer is 123456782."),
    "gmail_web": ("De leerkracht en de school", "Kunt u die bepalen?"),
}


def view(text: str) -> MailView:
    return read_mail(CONTENT, text, ASKED, TODAY)


def example(name: str) -> MailView:
    return view((MAILS / f"{name}.txt").read_text(encoding="utf-8"))


def question(found: MailView) -> str:
    return str(found.raw.get(QUESTION, ""))


def test_every_example_is_read() -> None:
    assert {path.stem for path in MAILS.glob("*.txt")} == FOUND.keys() == BEGINS_AND_ENDS.keys()


@pytest.mark.parametrize("name", FOUND)
def test_an_example_fills_in_what_it_says_and_nothing_else(name: str) -> None:
    told = {key: value for key, value in example(name).raw.items() if key != QUESTION}

    assert told == FOUND[name]


@pytest.mark.parametrize("name", BEGINS_AND_ENDS)
def test_the_question_is_what_the_client_wrote_between_greeting_and_signature(name: str) -> None:
    begins, ends = BEGINS_AND_ENDS[name]

    told = question(example(name))

    assert told.startswith(begins), told
    assert told.endswith(ends), told


@pytest.mark.parametrize("name", FOUND)
def test_no_address_is_taken_over(name: str) -> None:
    assert "@" not in "".join(map(str, example(name).raw.values()))


def test_lines_that_a_mail_program_broke_are_whole_again() -> None:
    assert "\n" not in question(example("quoted_whole"))


def test_points_stay_points() -> None:
    assert "\n- de functieomschrijving\n" in question(example("apple_mail"))


def test_a_mail_that_is_too_long_is_cut_after_a_sentence_and_says_so() -> None:
    found = example("long")

    assert LONGEST - 100 < len(question(found)) <= LONGEST
    assert question(found).endswith(".")
    assert CONTENT.texts["mail.cut"] in found.lines


def test_sentences_about_health_are_named_to_be_taken_out_and_logged_nowhere(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)

    found = example("with_health_words")

    looked_at = [line for line in found.lines if "burn-out" in line]
    assert len(looked_at) == 1
    assert looked_at[0].endswith("Onze monteur heeft een burn-out en slikt medicijnen.")
    assert not any("weer beginnen" in line for line in found.lines)
    assert caplog.text == ""


def test_a_number_by_which_a_person_is_known_is_named_to_be_taken_out() -> None:
    looked_at = [line for line in example("outlook_web").lines if "BSN" in line]

    assert [line.rpartition(": ")[2] for line in looked_at] == ["Het nummer is 123456782."]
    assert not any("BSN" in line for line in view("Ons nummer is 123456789.").lines)


def test_a_day_that_can_be_two_days_is_left_to_the_reader() -> None:
    found = example("english_numbers")

    assert "request_day" not in found.raw
    assert CONTENT.texts["mail.day_unclear"] in found.lines


@pytest.mark.parametrize(
    "said",
    [
        "De werknemer is ziek sinds 3 maart 2026.",
        "De eerste ziektedag is nog niet bekend. Het gesprek is op 3 maart 2026.",
        "De eerste ziektedag was 3 maart.",
        "De eerste ziektedag is 3 maart 2027.",
        "De eerste ziektedag is 31 februari 2026.",
    ],
)
def test_a_first_sick_day_is_taken_over_only_when_it_is_plainly_said(said: str) -> None:
    assert "first_sick_day" not in view(f"Wij hebben een vraag. {said}").raw


@pytest.mark.parametrize(
    "said", ["eerste ziektedag 3 maart 2026", "Eerste ziektedag: 3-3-2026", "1e ziektedag is op 3 mrt. 2026"]
)
def test_a_first_sick_day_that_is_plainly_said_is_taken_over(said: str) -> None:
    assert view(f"Wij hebben een vraag. {said}").raw["first_sick_day"] == "2026-03-03"


@pytest.mark.parametrize(
    ("subject", "reference"),
    [
        ("Kenmerk: 2026-0418 advies", "2026-0418"),
        ("RE: FW: Uw kenmerk K/12", "K/12"),
        ("ZV-20261 onderzoek", "ZV-20261"),
        ("Vraag over 23-11-2026", ""),
        ("BSN 123456782", ""),
        ("dossier 123456782", ""),
        ("Vraag", ""),
    ],
)
def test_a_reference_is_taken_from_the_subject_only_when_it_looks_like_one(
    subject: str, reference: str
) -> None:
    mail = f"Van: X <x@y.example>\nOnderwerp: {subject}\n\nKunt u ons helpen?"

    assert view(mail).raw.get("assignment_reference", "") == reference


def test_a_mail_of_tomorrow_has_no_day_of_the_question() -> None:
    mail = "Van: X <x@y.example>\nVerzonden: 1 december 2026\n\nKunt u ons helpen?"

    assert "request_day" not in view(mail).raw


def test_an_empty_mail_fills_in_nothing_and_says_so() -> None:
    found = view(" \n\n ")

    assert found.raw == {}
    assert found.lines == (CONTENT.texts["mail.nothing"],)


def test_what_was_found_fills_the_first_page_and_nothing_is_saved(
    on: Callable[[date], Session], vault: Vault
) -> None:
    desk = on(TODAY)
    desk.start_sheet(FLOW.id)

    found = desk.read_mail((MAILS / "outlook_dutch.txt").read_text(encoding="utf-8"))
    desk.submit_sheet(0, {**found.raw, "role": "ADV_IND"})

    page = desk.sheet(0)
    rows = {row.field.question: row.field.value for group in page.groups for row in group.rows}
    assert rows["client"] == "Bakkerij De Korst B.V."
    assert rows["first_sick_day"] == "2026-09-01"
    assert vault.shelf.heads()[0].number == "S-001"


# --- whatever is pasted --------------------------------------------------------------------------------

LINES = st.sampled_from(
    [line for path in sorted(MAILS.glob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n")]
    + ["> > tekst", "--", "Groet,", "Beste,", "Dag", "Van:", "Onderwerp:", "- punt", "1. punt", "x" * 70]
)
PASTED = st.one_of(
    st.lists(LINES, max_size=40).map("\n".join),
    st.lists(st.one_of(LINES, st.text(max_size=90)), max_size=25).map("\r\n".join),
    st.text(max_size=400),
)


@settings(max_examples=300, deadline=None)
@given(PASTED)
def test_whatever_is_pasted_fits_its_fields(text: str) -> None:
    found = view(text)

    assert len(question(found)) <= LONGEST
    for name, value in found.raw.items():
        read: Any = read_field(ASKED[name], value, False, {"today": TODAY}, TODAY)
        assert not isinstance(read, Wrong), (name, value)
    assert found.lines


@settings(max_examples=300, deadline=None)
@given(PASTED)
def test_reading_what_was_found_once_more_changes_nothing(text: str) -> None:
    once = question(view(text))

    assert question(view(once)) == once


@pytest.mark.parametrize(
    "sign", [">", "Hallo,\n", "<", "@", "a", "1", "Van: ", "-", "(", "\n", "Op 2026 schreef "]
)
def test_a_flood_of_one_sign_is_read_in_a_moment(sign: str) -> None:
    found = view(sign * 100_000)

    assert len(question(found)) <= LONGEST


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_in_every_way_that_it_is_written(day: date) -> None:
    ways = (
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%B} {day.day}, {day.year}",
    )

    assert [next(days_in(way), None) for way in ways] == [day] * len(ways)
