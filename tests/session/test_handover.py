"""Handing over to a labour expert: what was shown is what arrives, with where it came from."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.documents.test_bundle import CANARY, TOLD
from wizard.case.record import Entry
from wizard.commands.casefile import case_of
from wizard.content.model import Content
from wizard.session import Session
from wizard.session.linked import origin_of
from wizard.store.vault import Vault
from wizard.views import BundleView, Refused

TODAY = date(2026, 3, 2)
PASSPHRASE = "paard fiets lamp kruik"


@pytest.fixture
def desk(on: Callable[[date], Session]) -> Session:
    return on(TODAY)


@pytest.fixture
def shown(desk: Session, vault: Vault, content: Content) -> BundleView:
    entries = [{"answer": name, "value": value} for name, value in TOLD.items()]
    told = {"flow": "expert_triage", "today": TODAY.isoformat(), "entries": entries}
    record = case_of(told, content).record
    desk.open_case(vault.shelf.create("expert_triage", TODAY, record.entries).id)
    view = desk.bundle_view()
    assert view is not None
    return view


def test_what_is_shown_is_what_arrives_and_nothing_else(
    desk: Session, vault: Vault, shown: BundleView
) -> None:
    sealed = vault.keys.seal(shown.text, PASSPHRASE)

    assert desk.read_bundle(vault.keys.unseal(sealed, PASSPHRASE)) == shown
    assert CANARY not in shown.text
    assert b"Bakkerij" not in sealed


def test_the_pages_of_the_expert_are_filled_and_every_answer_says_where_it_came_from(
    desk: Session, vault: Vault, shown: BundleView
) -> None:
    before = {head.id for head in vault.shelf.heads()}

    desk.start_from_bundle(shown)

    (made,) = [head for head in vault.shelf.heads() if head.id not in before]
    answers: dict[str, Entry] = {entry.name: entry for entry in vault.shelf.record(made.id).entries}
    assert made.flow == "assignment_acceptance"
    assert answers["client"].value == "Bakkerij De Korst"
    assert answers["c3_job_description"].value == "present"
    assert answers["c4_available_jobs"].value == {
        "state": "promised",
        "by": "Bakkerij De Korst",
        "day": "2026-03-20",
    }
    assert answers["c5_third_party_information"].value == {
        "state": "not_applicable",
        "motive": "Volgens Bakkerij De Korst is dit niet nodig",
    }
    assert (answers["c6_form"].value, answers["c6_day"].value) == ("FML", "2026-02-12")
    assert answers["c7_day"].value == "2026-02-10"
    assert "Bakker" in str(answers["handed_over"].value)
    origin = f"overgenomen uit dossier {shown.case} van Bakkerij De Korst, maandag 2 maart 2026"
    assert {origin_of(entry) for entry in answers.values() if entry.kind == "answer"} == {origin}


def test_a_page_shows_of_each_answer_where_it_came_from(desk: Session, shown: BundleView) -> None:
    page = desk.start_from_bundle(shown)

    told = {row.field.question: row.taken_over for group in page.groups for row in group.rows}

    marked = {name for name, text in told.items() if text == shown.origin}
    assert {"assignment_reference", "client", "first_sick_day"} <= marked
    assert told["role"] == ""


def test_every_value_on_the_three_pages_is_marked_with_its_origin(desk: Session, shown: BundleView) -> None:
    desk.start_from_bundle(shown)

    rows = [row for number in range(3) for group in desk.sheet(number).groups for row in group.rows]

    filled = {row.field.question: row.taken_over for row in rows if row.field.value is not None}
    assert len(filled) > 10
    assert set(filled.values()) == {shown.origin}


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"more": "x"},
        {"flow": "employer_case"},
        {"flow": []},
        {"day": "gisteren"},
        {"items": []},
        {"items": 3},
        {"employer": "x" * 3000},
    ],
)
def test_a_text_that_is_not_as_we_write_it_is_refused_and_nothing_changes(
    desk: Session, vault: Vault, shown: BundleView, change: dict[str, object]
) -> None:
    before = vault.shelf.heads()

    found = desk.read_bundle(json.dumps({**json.loads(shown.text), **change}))

    assert isinstance(found, Refused)
    assert vault.shelf.heads() == before


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "[" * 100_000])
def test_a_text_that_is_no_handover_is_refused(desk: Session, text: str) -> None:
    assert isinstance(desk.read_bundle(text), Refused)


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("help_needed_reason", {"text": "kanarie", "value": "kanarie"}),
        ("job_title", {"text": "Bakker", "value": "Bakker", "more": "x"}),
        ("first_sick_day", {"text": "x", "value": "morgen"}),
        ("help_target", {"text": "x", "value": "no_option"}),
    ],
)
def test_an_answer_that_may_not_go_along_is_refused(
    desk: Session, shown: BundleView, name: str, fact: dict[str, str]
) -> None:
    told = json.loads(shown.text)
    told["items"][0]["facts"][name] = fact

    assert isinstance(desk.read_bundle(json.dumps(told)), Refused)


def test_a_case_that_lists_nothing_has_nothing_to_hand_over(desk: Session, vault: Vault) -> None:
    desk.open_case(vault.shelf.create("assignment_acceptance", TODAY).id)

    assert desk.bundle_view() is None
