"""The mail to the client: what is decided and why, ready to paste, and nothing that is confidential."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.flows.assignments import CONTENT, FLOW, SCALE, TODAY
from tests.session.test_check_papers import RISKS, papers
from wizard.case.record import Record
from wizard.content.translations import read_words, translated
from wizard.language import speaking
from wizard.ports import CaseHead
from wizard.session.open_case import Standing
from wizard.session.papers import Papers
from wizard.session.reply import reply_view
from wizard.views import ReplyView

FLOWS = Path(__file__).parents[2] / "flows"
ACCEPTED = {"event": "accepted", "day": "2026-11-25"}
CANARIES: dict[str, Any] = {
    "client": "Kanarie BV",
    "client_question": "Kanarie in de vraag",
    "handed_over": "Kanarie in wat meeging",
    "expectations": "Kanarie in de verwachtingen",
    "other_roles": [
        {"id": "r1", "what": "Kanarie", "when_held": "earlier", "with_whom": "same_employer"},
    ],
    "c6_doctor": "Kanarie de arts",
}
"""What was typed, and must not turn up in a mail."""
WAYS: dict[str, dict[str, Any]] = {
    "REFUSE": {"competent": False},
    "REFER": {"conflict_state": "STECR", "conflict_topics": ["relations"]},
    "CONVERT": {"question_type": "assessment"},
    "HOLD": {"c3_job_description": "missing"},
    "CONDITIONAL": {
        "c6_capacity_description": {"state": "promised", "day": "2026-12-10", "by": "de arbodienst"}
    },
    "ACCEPT": {},
}
DURING: dict[str, dict[str, Any]] = {
    "TERUGGEVEN": {"competent": False},
    "HOLD": {"c3_job_description": "missing"},
    "NEW_TIMEPATH": {
        "acceptance_day": "2026-11-20",
        "planned_start": "2026-11-20",
        "planned_delivery": "2026-11-24",
    },
    "CONTINUE": {},
}
WITH_RISK = [role for role in FLOW.roles if any(stop.confidential for stop in FLOW.roles[role].bottlenecks)]


def reply(*more: dict[str, Any], role: str = "ADV_IND", **changes: Any) -> ReplyView:
    found = reply_view(papers(*more, role=role, **changes))
    assert found is not None
    return found


def all_of(found: ReplyView) -> str:
    return f"{found.subject}\n{found.text}"


def is_ready_to_paste(text: str) -> bool:
    """Paragraphs of one line each or points under a line, and no mark-up."""
    marks = ("**", "##", "::", "\\", "{", "}", "…", "\t", "  ", "\n\n\n")
    return text.endswith("\n") and not any(mark in text for mark in marks)


@pytest.mark.parametrize("outcome", SCALE)
def test_every_outcome_has_a_mail_that_is_ready_to_paste(outcome: str) -> None:
    found = reply(**WAYS[outcome])

    assert papers(**WAYS[outcome]).now.assessment.outcome == outcome
    assert found.subject.endswith("(A-1)")
    assert "\n" not in found.subject
    assert is_ready_to_paste(found.text), found.text
    assert found.text.startswith("Goedendag,\n\n")
    assert found.text.endswith("Met vriendelijke groet,\n")


@pytest.mark.parametrize("outcome", DURING)
def test_every_outcome_of_the_check_during_the_work_has_a_mail(outcome: str) -> None:
    found = reply(ACCEPTED, **DURING[outcome])

    wanted = FLOW.replies[f"INTERIM_{outcome}"].subject.partition("(")[0]
    assert found.subject.startswith(wanted)
    assert is_ready_to_paste(found.text), found.text


@pytest.mark.parametrize("outcome", SCALE)
@pytest.mark.parametrize("role", FLOW.roles)
def test_no_role_and_no_decision_brings_what_was_typed_into_the_mail(role: str, outcome: str) -> None:
    decided = {"override": outcome, "motive": "Kanarie in het motief"}

    found = all_of(reply(decided, role=role, **CANARIES))

    assert "anarie" not in found
    assert is_ready_to_paste(found), found


@pytest.mark.parametrize("outcome", SCALE)
@pytest.mark.parametrize("role", WITH_RISK)
def test_a_risk_changes_no_word_of_the_mail_about_a_decision(role: str, outcome: str) -> None:
    decided = {"override": outcome, "motive": "Eigen afweging"}
    risks = {"k2_dysfunction": True, "k2_in_information": True, "k3_illness_gain": True}
    switched = {"risk_on_papers": ["on_acceptance_confirmation", "on_bottleneck_feedback"]}

    with_risk = reply(decided, role=role, **risks, **switched)

    assert with_risk == reply(decided, role=role)
    assert [word for word in RISKS if word.casefold() in all_of(with_risk).casefold()] == []


@pytest.mark.parametrize("value", [True, None])
@pytest.mark.parametrize("told", [(), (ACCEPTED,)])
@pytest.mark.parametrize("role", WITH_RISK)
def test_the_computed_outcome_never_tells_of_a_risk(
    role: str, told: tuple[dict[str, Any], ...], value: bool | None
) -> None:
    found = all_of(reply(*told, role=role, k2_dysfunction=value, k3_illness_gain=value))

    assert [word for word in RISKS if word.casefold() in found.casefold()] == []
    assert "afbakening" not in found


def test_what_is_missing_is_named_with_whose_it_is_and_the_day_it_is_needed_by() -> None:
    found = reply(c3_job_description="missing", c7_medical_advice=None).text

    assert "- Functieomschrijving: ontbreekt, van u\n" in found
    assert "- Advies van de bedrijfsarts: nog niet bekend, van de bedrijfsarts\n" in found
    assert "Ik wil beginnen op donderdag 26 november 2026." in found


def test_a_start_that_is_past_is_not_held_out_any_more() -> None:
    past = {"acceptance_day": "2026-11-20", "planned_start": "2026-11-20"}

    assert "Ik wil beginnen" not in reply(c3_job_description="missing", **past).text


def test_a_promise_is_named_with_its_owner_and_its_day() -> None:
    found = reply(**WAYS["CONDITIONAL"]).text

    assert "- FML: van de arbodienst, uiterlijk do 10 december 2026\n" in found


def test_whatever_was_typed_the_employee_is_not_named() -> None:
    promise = {"state": "promised", "day": "2026-12-10", "by": "Kanarie"}

    found = reply(c8_employee_willing=promise).text

    assert "- Bereid om mee te doen: van de werknemer, uiterlijk do 10 december 2026\n" in found
    assert "Kanarie" not in found


def test_the_mail_stays_dutch_when_the_screen_is_english() -> None:
    dutch = papers(**WAYS["HOLD"])
    english = translated(CONTENT, read_words(FLOWS, "en"))
    shown = Standing(english, dutch.now.record, dutch.now.today)

    with speaking("en"):
        found = reply_view(Papers(dutch.now, dutch.head, (), shown))

    assert found == reply(**WAYS["HOLD"])


def test_the_proposal_has_the_four_questions_and_asks_only_for_what_it_needs() -> None:
    found = reply(
        scope=["other_work_internal"], c6_capacity_description="missing", c4_available_jobs="missing"
    ).text

    assert all(CONTENT.texts[f"assessment.question_{number}"] in found for number in range(1, 5))
    assert "Mijn voorstel: Beoordelen van mogelijkheden voor re-integratie." in found
    assert "- FML: ontbreekt" in found
    assert "Overzicht van functies" not in found


def test_an_assignment_for_another_role_names_the_role_that_fits() -> None:
    found = reply(question_type="policy").text

    assert "Uw vraag hoort bij een andere rol." in found
    assert "Mijn voorstel: Advies over verzuimbeleid of preventie." in found


def test_a_delivery_after_the_next_day_of_the_law_is_said_beforehand() -> None:
    found = reply(planned_delivery="2027-07-01").text

    assert "de melding aan UWV. Ik lever na die dag op. Dat meld ik u nu al." in found


def test_a_bottleneck_that_is_no_secret_is_named() -> None:
    assert "De informatie over de belastbaarheid loopt uiteen." in reply(k4_information_deviates=True).text


def test_during_the_work_the_reason_is_the_one_that_stops_it() -> None:
    found = reply(ACCEPTED, **DURING["HOLD"]).text

    assert "Er mist nog iets." in found
    assert "- Functieomschrijving: ontbreekt, van u\n" in found


def test_the_mail_is_about_what_the_expert_decided() -> None:
    found = reply({"override": "ACCEPT", "motive": "Ik ken het bedrijf"}, c3_job_description="missing")

    assert found.subject == "Ik neem uw opdracht aan (A-1)"
    assert "Ik ken het bedrijf" not in found.text


def test_an_assignment_of_which_nothing_is_known_yet_waits() -> None:
    empty = Papers(Standing(CONTENT, Record(FLOW.id), TODAY), CaseHead("c1", "S-001", FLOW.id, TODAY), ())

    found = reply_view(empty)

    assert found is not None
    assert found.subject == "Uw opdracht wacht nog (zonder kenmerk)"
    assert is_ready_to_paste(found.text)


def test_after_an_assignment_that_was_not_taken_on_the_mail_is_still_about_the_question() -> None:
    found = reply({"event": "declined", "day": "2026-11-25"}, competent=False)

    assert found.subject.startswith("Ik neem uw opdracht niet aan")
