"""An assignment at the desk: the own verdict beside the outcome, and the same assignment in another role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.flows.assignments import SCALE, TODAY, in_order
from wizard.case.record import Entry, Record
from wizard.commands.casefile import case_of
from wizard.content.model import Content
from wizard.session import Session
from wizard.session.linked import origin_of
from wizard.session.open_case import Standing
from wizard.store.vault import Vault
from wizard.views import DecisionView, PageView, Refused, SheetView


@pytest.fixture
def desk(on: Callable[[date], Session]) -> Session:
    return on(TODAY)


def put(vault: Vault, content: Content, **changes: object) -> str:
    """A case of individual advice on the shelf; gives its id."""
    told = {**in_order("ADV_IND"), **changes}
    entries = [{"answer": name, "value": value} for name, value in told.items()]
    case = case_of({"flow": "assignment_acceptance", "today": TODAY.isoformat(), "entries": entries}, content)
    return vault.shelf.create("assignment_acceptance", TODAY, case.record.entries).id


def standing(vault: Vault, content: Content, case_id: str) -> Standing:
    return Standing(content, vault.shelf.record(case_id), TODAY)


def answers(record: Record) -> dict[str, Entry]:
    return {entry.name: entry for entry in record.entries if entry.kind == "answer"}


def test_an_assignment_starts_with_its_first_page(desk: Session) -> None:
    page = desk.start_case("assignment_acceptance")

    assert [field.question for field in page.fields][-1] == "role"


def test_an_assignment_stands_on_home_by_its_reference(desk: Session, vault: Vault, content: Content) -> None:
    put(vault, content)

    lines = desk.home().cases

    assert [line.title for line in lines] == ["A-1 · S-001"]


def test_the_own_verdict_is_kept_with_its_motive_and_leaves_the_outcome(
    desk: Session, vault: Vault, content: Content
) -> None:
    case_id = put(vault, content, c4_available_jobs="missing")
    desk.open_case(case_id)

    shown = desk.override("CONDITIONAL", "Ik ken alle functies")

    check = standing(vault, content, case_id).assessment
    assert isinstance(shown, DecisionView)
    assert "Ik ken alle functies" in shown.own_verdict
    assert shown.verdict.outcome == "HOLD"
    assert check.outcome == "HOLD"
    assert check.override is not None
    assert (check.override.outcome, check.override.motive) == ("CONDITIONAL", "Ik ken alle functies")
    desk.undo()
    assert standing(vault, content, case_id).assessment.override is None


@pytest.mark.parametrize(
    ("outcome", "motive", "field"), [("ACCEPT", "  ", "motive"), ("MAYBE", "Daarom", "outcome")]
)
def test_an_own_verdict_needs_a_motive_and_an_outcome_that_exists(
    desk: Session, vault: Vault, content: Content, outcome: str, motive: str, field: str
) -> None:
    desk.open_case(put(vault, content))

    shown = desk.override(outcome, motive)

    assert isinstance(shown, Refused)
    assert list(shown.sentences) == [field]


def test_started_in_the_role_that_fits_the_first_keeps_its_outcome(
    desk: Session, vault: Vault, content: Content
) -> None:
    first = put(vault, content, scope=["other_work_internal"], c7_medical_advice="missing")
    desk.open_case(first)
    proposed = standing(vault, content, first).assessment.proposal
    assert proposed is not None

    page = desk.start_as(proposed.role.id)

    heads = {head.id: head for head in vault.shelf.heads()}
    linked = next(head for head in heads.values() if head.linked_to == first)
    told = answers(vault.shelf.record(linked.id))
    assert isinstance(page, SheetView)
    assert "BEO_REINT" in {row.field.value for group in page.groups for row in group.rows}
    assert standing(vault, content, first).assessment.outcome == "CONVERT"
    assert standing(vault, content, linked.id).assessment.outcome == "HOLD"
    assert told["role"].value == "BEO_REINT"
    assert told["c6_capacity_description"].value == "present"
    assert told["c7_medical_advice"].value == "missing"
    number = heads[first].number
    assert {origin_of(told[name]) for name in told if name != "role"} == {number}
    assert origin_of(told["role"]) == ""


def test_what_belongs_to_the_old_role_alone_is_judged_anew(
    desk: Session, vault: Vault, content: Content
) -> None:
    first = put(vault, content, scope=["other_work_internal"])
    desk.open_case(first)

    desk.start_as("BEO_AO")

    linked = next(head for head in vault.shelf.heads() if head.linked_to == first)
    told = answers(vault.shelf.record(linked.id))
    anew = {"d1_not_working", "c4_available_jobs", "distance_possible", "question_type"}
    assert told.keys().isdisjoint(anew)


def test_a_decision_says_what_can_be_done_and_changes_nothing(
    desk: Session, vault: Vault, content: Content
) -> None:
    case_id = put(vault, content, scope=["other_work_internal"])
    desk.open_case(case_id)
    before = vault.shelf.record(case_id)

    decision = desk.decision()

    assert decision.verdict.outcome == "CONVERT"
    assert decision.start_as is not None
    assert (decision.start_as.role, decision.own_verdict) == ("BEO_REINT", "")
    assert "mogelijkheden voor re-integratie" in decision.start_as.label
    assert [option.id for option in decision.outcomes] == SCALE
    assert "conversion_proposal" in {paper.id for paper in decision.papers}
    assert {offer.id for offer in decision.events} == {"accepted", "declined"}
    assert decision.interim is None
    assert vault.shelf.record(case_id) == before


def test_when_the_role_fits_no_other_role_is_offered(desk: Session, vault: Vault, content: Content) -> None:
    desk.open_case(put(vault, content))

    assert desk.decision().start_as is None


def test_the_own_verdict_can_be_taken_back(desk: Session, vault: Vault, content: Content) -> None:
    case_id = put(vault, content, c4_available_jobs="missing")
    desk.open_case(case_id)
    desk.override("CONDITIONAL", "Ik ken alle functies")

    shown = desk.drop_override()

    assert shown.own_verdict == ""
    assert standing(vault, content, case_id).assessment.override is None


def test_after_acceptance_the_check_of_the_work_stands_beside_the_first(
    desk: Session, vault: Vault, content: Content
) -> None:
    case_id = put(vault, content)
    desk.open_case(case_id)
    desk.start_event("accepted")
    desk.submit({"day": TODAY.isoformat()})

    decision = desk.decision()

    assert decision.interim is not None
    assert (decision.verdict.outcome, decision.interim.outcome) == ("ACCEPT", "CONTINUE")
    assert decision.interim.title == "Doorgaan"


def test_an_unknown_conflict_brings_up_the_four_questions_to_ask_by_telephone(desk: Session) -> None:
    page = desk.start_sheet("assignment_acceptance")
    page = desk.sheet(1)

    rows = {row.field.question: row for group in page.groups for row in group.rows}

    assert len(rows["conflict_state"].when_unknown) == 4
    assert rows["c1_situation"].when_unknown == ()


def test_the_questions_to_ask_by_telephone_stand_in_the_help_of_a_page(
    desk: Session, vault: Vault, content: Content
) -> None:
    desk.open_case(put(vault, content))

    page = desk.jump("conflict_state")

    assert isinstance(page, PageView)
    assert len(page.help.when_unknown) == 4


def test_every_shared_value_is_marked_with_the_assignment_it_was_taken_over_from(
    desk: Session, vault: Vault, content: Content
) -> None:
    first = put(vault, content, scope=["other_work_internal"], c7_medical_advice="missing")
    desk.open_case(first)

    desk.start_as("BEO_REINT")

    rows = [row for number in range(3) for group in desk.sheet(number).groups for row in group.rows]
    filled = {row.field.question: row.taken_over for row in rows if row.field.value is not None}
    assert filled.pop("role") == ""
    shared = {"first_sick_day", "scope", "c6_capacity_description", "conflict_state", "employee_heard"}
    assert shared <= filled.keys()
    assert set(filled.values()) == {"overgenomen uit dossier S-001"}
    desk.submit_sheet(1, {"c7_medical_advice": "present"})
    after = {row.field.question: row for group in desk.sheet(1).groups for row in group.rows}
    assert after["c7_medical_advice"].taken_over == ""
    assert standing(vault, content, first).assessment.outcome == "CONVERT"
