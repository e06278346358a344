"""The papers of a check: which belong to which outcome, and what never stands on a client's paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.flows.assignments import CONTENT, FLOW, TODAY, in_order
from wizard.commands.casefile import case_of
from wizard.dutch import day_in_words
from wizard.ports import CaseHead
from wizard.session.open_case import Standing
from wizard.session.papers import Papers

CLIENT: dict[str, Any] = {
    "client": "Bakkerij De Korst",
    "client_question": "Hoe moet het nu verder met onze bakker?",
    "acceptance_day": "2026-11-25",
    "planned_start": "2026-11-26",
    "planned_delivery": "2026-12-01",
    "expectations": "U krijgt een advies in twee weken.",
}
RISKS = ("disfunctioneren", "ziektewinst", "groot belang", "K2", "K3", "risico")


def papers(*more: dict[str, Any], role: str = "ADV_IND", **changes: Any) -> Papers:
    answers = {**in_order(role), **CLIENT, **changes}
    entries = [{"answer": name, "value": value} for name, value in answers.items() if value is not None]
    told = {"flow": FLOW.id, "today": TODAY.isoformat(), "entries": [*entries, *more]}
    case = case_of(told, CONTENT)
    head = CaseHead("c1", "S-001", FLOW.id, date(2026, 11, 20))
    return Papers(Standing(CONTENT, case.record, case.today), head, ())


def of_outcome(found: Papers) -> set[str]:
    return {line.id for line in found.lines()} - {"own_checklist", "contact_list"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"acceptance_confirmation", "employee_letter"}),
        ({"c3_job_description": "missing"}, {"hold_letter", "bottleneck_feedback"}),
        ({"question_type": "assessment"}, {"conversion_proposal"}),
        ({"competent": False}, {"refusal_letter"}),
        ({"conflict_state": "STECR", "conflict_topics": ["relations"]}, {"referral_letter"}),
        ({"k2_dysfunction": True}, {"acceptance_confirmation", "employee_letter"}),
    ],
)
def test_the_papers_of_an_outcome_are_the_ones_it_prints(changes: dict[str, Any], expected: set[str]) -> None:
    found = papers(**changes)

    assert of_outcome(found) == expected


def test_handing_back_brings_its_two_letters() -> None:
    found = papers({"event": "accepted", "day": "2026-11-25"}, competent=False)

    assert {"hand_back_client", "hand_back_employee"} <= of_outcome(found)


def test_who_handed_back_without_a_check_has_the_two_letters_as_well() -> None:
    found = papers(
        {"event": "accepted", "day": "2026-11-25"}, {"event": "handed_back", "day": "2026-11-25"}
    )

    assert {"hand_back_client", "hand_back_employee"} <= of_outcome(found)


@pytest.mark.parametrize("risk", ["k2_dysfunction", "k3_illness_gain"])
@pytest.mark.parametrize("role", ["ADV_IND", "COACH_BALANS", "COACH_HERVAT", "COACH_WERKVERMOGEN"])
@pytest.mark.parametrize("value", [True, None])
def test_a_risk_stands_on_no_paper_for_others(risk: str, role: str, value: bool | None) -> None:
    found = papers(role=role, **{risk: value})

    for document in FLOW.documents.values():
        if document.audience == "office":
            continue
        text = found.view(document.id).text
        assert [word for word in RISKS if word.casefold() in text.casefold()] == [], document.id
        assert "afbakening" not in text, document.id


def test_the_own_checklist_always_has_the_risk() -> None:
    text = papers(k2_dysfunction=True).view("own_checklist").text

    assert "K2 Disfunctioneren: ja" in text


def test_a_risk_that_is_switched_on_for_a_paper_prints_its_agreement_there_only() -> None:
    found = papers(k2_dysfunction=True, risk_on_papers=["on_acceptance_confirmation"])

    assert "De afbakening van de vraag is besproken." in found.view("acceptance_confirmation").text
    assert "afbakening" not in found.view("bottleneck_feedback").text
    assert "isfunctioneren" not in found.view("acceptance_confirmation").text


def test_the_confirmation_repeats_the_words_of_the_client_and_names_owner_and_day_of_a_promise() -> None:
    promise = {"state": "promised", "day": "2026-12-10", "by": "arbodienst De Zorg"}

    view = papers(c6_capacity_description=promise).view("acceptance_confirmation")

    assert not view.is_concept
    for words in (CLIENT["client_question"], CLIENT["expectations"], "arbodienst De Zorg", "10 dec"):
        assert words in view.text
    assert "Leidraad Verzuim (AKC)" in view.text


def test_the_letter_that_waits_names_what_is_missing_and_from_whom() -> None:
    text = papers(c3_job_description="missing").view("hold_letter").text

    assert "Functieomschrijving" in text
    assert "De opdrachtgever" in text
    assert "Overzicht van functies" not in text


def test_the_proposal_asks_the_four_questions() -> None:
    text = papers(question_type="assessment").view("conversion_proposal").text

    assert [CONTENT.texts[f"assessment.question_{n}"] in text for n in range(1, 5)] == [True] * 4


def test_the_own_verdict_stands_beside_the_outcome() -> None:
    found = papers({"override": "ACCEPT", "motive": "Motief kanarie"}, c3_job_description="missing")

    text = found.view("acceptance_confirmation").text

    assert "Aanhouden tot informatie compleet" in text
    assert "Motief kanarie" in text
    assert {"acceptance_confirmation", "hold_letter"} <= of_outcome(found)


def test_the_letter_to_the_employee_shows_nothing_of_the_question_or_the_reasons() -> None:
    text = papers(client_question="Kanarie in de vraag", expectations="Kanarie").view("employee_letter").text

    assert "Kanarie" not in text
    assert "concept op dezelfde dag" in text


def test_every_role_says_in_the_first_person_how_the_work_is_done() -> None:
    texts = [CONTENT.texts[f"check.method.{role}"] for role in FLOW.roles]

    assert [text for text in texts if not text.startswith("Ik ")] == []


def test_every_client_reason_has_words_of_its_own() -> None:
    rows = [row for row in FLOW.outcomes if row.id in ("REFUSE", "REFER", "CONVERT")]

    missing = [g.id for row in rows for g in row.grounds if f"check.reply.{g.id}" not in CONTENT.texts]

    assert missing == []


@pytest.mark.parametrize("role", [name for name, role in FLOW.roles.items() if role.level == "employee"])
def test_the_letter_to_the_employee_speaks_to_them(role: str) -> None:
    text = papers(role=role).view("employee_letter").text

    assert CONTENT.texts[f"check.aim.{role}"] in text
    assert "de werknemer" not in text.replace("Brief aan de werknemer", "")


@pytest.mark.parametrize(
    ("more", "outcome", "said"),
    [
        ({"answer": "interim_room", "value": "nee"}, "TERUGGEVEN", "geen ruimte voor een eigen afweging"),
        ({"answer": "interim_willing", "value": "nee"}, "TERUGGEVEN", "doet niet meer mee"),
        ({"answer": "interim_information", "value": "nee"}, "HOLD", "niet meer compleet"),
        ({"answer": "interim_delivery", "value": "2027-01-15"}, "NEW_TIMEPATH", "later op dan wij afspraken"),
    ],
)
def test_what_changes_during_the_work_is_told_to_the_client(
    more: dict[str, Any], outcome: str, said: str
) -> None:
    accepted = {"event": "accepted", "day": "2026-11-25"}
    found = papers(accepted, {"event": "interim_check", "day": "2026-11-25"}, more)

    name = "hand_back_client" if outcome == "TERUGGEVEN" else "bottleneck_feedback"

    assert said in found.view(name).text
    assert "Telefoon of mail" in found.view(name).text


def test_a_risk_stays_off_the_letters_of_the_work_too() -> None:
    accepted = {"event": "accepted", "day": "2026-11-25"}
    found = papers(
        accepted, role="COACH_BALANS", k2_dysfunction=True, k2_in_information=False, k3_illness_gain=True
    )

    for name in ("hand_back_client", "bottleneck_feedback", "hand_back_employee"):
        text = found.view(name).text.casefold()
        assert [word for word in RISKS if word.casefold() in text] == []


def test_the_own_checklist_names_rules_as_the_expert_knows_them() -> None:
    text = papers(k2_dysfunction=True, competent="onbekend").view("own_checklist").text

    assert "(S3-29, S3-30, D-17)" in text
    assert "leidraad_" not in text and "d_17" not in text


def test_the_line_of_the_leidraad_names_the_edition_that_every_role_was_read_from() -> None:
    days = {day_in_words(role.retrieved).partition(" ")[2] for role in FLOW.roles.values()}

    text = papers().view("acceptance_confirmation").text

    assert [day in text for day in days] == [True]
    assert [day in CONTENT.texts["about.leidraad"] for day in days] == [True]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("acceptance_confirmation", {"c3_job_description": "missing"}),
        ("acceptance_confirmation", {"competent": False}),
        ("employee_letter", {"question_type": "assessment"}),
        ("refusal_letter", {}),
        ("hand_back_client", {}),
    ],
)
def test_a_letter_of_another_outcome_is_never_more_than_a_concept(name: str, changes: dict[str, Any]) -> None:
    view = papers(**changes).view(name)

    assert view.is_concept
    assert "CONCEPT" in view.text
    assert "Een uitkomst waar dit stuk bij past" in view.text


@pytest.mark.parametrize("name", ["acceptance_confirmation", "own_checklist"])
def test_a_letter_of_the_outcome_is_no_concept(name: str) -> None:
    assert not papers().view(name).is_concept
