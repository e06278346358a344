"""An assignment at the desk: the own verdict beside the outcome, and the same assignment in another role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.flows.assignments import TODAY, in_order
from wizard.case.record import Entry, Record
from wizard.commands.casefile import case_of
from wizard.content.model import Content
from wizard.session import Session
from wizard.session.linked import origin_of
from wizard.session.open_case import Standing
from wizard.store.vault import Vault
from wizard.views import CaseView, PageView, Refused


@pytest.fixture
def desk(on: Callable[[date], Session]) -> Session:
    return on(TODAY)


def put(vault: Vault, content: Content, **changes: object) -> str:
    """A case of individual advice on the shelf; gives its id."""
    told = {**in_order("ADV_IND"), **changes}
    entries = [{"answer": name, "value": value} for name, value in told.items()]
    case = case_of(
        {"flow": "assignment_acceptance", "today": TODAY.isoformat(), "entries": entries}, content
    )
    return vault.shelf.create("assignment_acceptance", TODAY, case.record.entries).id


def standing(vault: Vault, content: Content, case_id: str) -> Standing:
    return Standing(content, vault.shelf.record(case_id), TODAY)


def answers(record: Record) -> dict[str, Entry]:
    return {entry.name: entry for entry in record.entries if entry.kind == "answer"}


def test_an_assignment_starts_with_its_first_page(desk: Session) -> None:
    page = desk.start_case("assignment_acceptance")

    assert [field.question for field in page.fields][-1] == "role"


def test_an_assignment_stands_on_home_by_its_reference(
    desk: Session, vault: Vault, content: Content
) -> None:
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
    assert isinstance(shown, CaseView)
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
    assert isinstance(page, PageView)
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
