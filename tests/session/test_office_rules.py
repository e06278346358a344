"""What an office asks for on top of the criteria: kept per role, and judged anew in each assignment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from tests.flows.assignments import FLOW, TODAY
from tests.session.test_sheet import filled_in
from wizard.case.record import Raw
from wizard.session import Session
from wizard.store.vault import Vault
from wizard.views import OfficeRulesView, Refused, SheetRowView, SheetView

SIGNED, AGREED = "Opdracht is getekend", "Er is akkoord op de offerte"


@pytest.fixture
def desk(on: Callable[[date], Session]) -> Session:
    return on(TODAY)


def rows(*texts: str) -> tuple[Mapping[str, Raw], ...]:
    return tuple({"id": f"r{number}", "what": text} for number, text in enumerate(texts, 1))


def kept(desk: Session, role: str, *texts: str, **more: Raw) -> OfficeRulesView:
    view = desk.keep_office_rules(role, {"own_conditions": rows(*texts), **more})
    assert isinstance(view, OfficeRulesView), view
    return view


def row_of(page: SheetView, question: str) -> SheetRowView:
    return next(row for group in page.groups for row in group.rows if row.field.question == question)


def conditions(page: SheetView) -> list[tuple[Any, Any]]:
    value = row_of(page, "own_conditions").field.value
    return [(row["what"], row.get("state")) for row in value or ()]  # type: ignore[union-attr, call-overload, index]


def begun(desk: Session, role: str = "ADV_IND") -> SheetView:
    """An assignment whose three pages are filled in, up to the last."""
    desk.start_sheet(FLOW.id)
    for number, raw in enumerate(filled_in(role)):
        page = desk.submit_sheet(number, raw)
    assert isinstance(page, SheetView)
    return page


def test_the_form_offers_every_role_and_shows_what_was_kept(desk: Session) -> None:
    empty = desk.office_rules("ADV_IND")
    kept(desk, "ADV_IND", SIGNED, AGREED, capacity_age_limit=180)

    fields = {field.question: field for field in desk.office_rules("ADV_IND").fields}

    assert [role.id for role in empty.roles] == [
        option.id for option in next(q for q in FLOW.tasks["request"].questions if q.id == "role").options
    ]
    assert list(fields) == ["own_conditions", "other_form_counts", "capacity_age_limit"]
    assert [column.id for column in fields["own_conditions"].columns] == ["what"]
    assert fields["own_conditions"].value == rows(SIGNED, AGREED)
    assert fields["capacity_age_limit"].value == 180
    assert desk.office_rules("BEO_AO").fields[0].value is None


@pytest.mark.parametrize(
    "texts",
    [("",), ("x" * 121,), (SIGNED, f"  {SIGNED.upper()}."), tuple(f"Voorwaarde {n}" for n in range(11))],
    ids=["empty", "too long", "twice", "eleven"],
)
def test_conditions_that_cannot_be_kept_are_refused_and_nothing_changes(
    desk: Session, texts: tuple[str, ...]
) -> None:
    kept(desk, "ADV_IND", SIGNED)

    refused = desk.keep_office_rules("ADV_IND", {"own_conditions": rows(*texts)})

    assert isinstance(refused, Refused)
    assert list(refused.sentences) == ["own_conditions"]
    assert desk.office_rules("ADV_IND").fields[0].value == rows(SIGNED)


def test_taking_every_condition_away_keeps_none(desk: Session) -> None:
    kept(desk, "ADV_IND", SIGNED)

    view = kept(desk, "ADV_IND")

    assert view.fields[0].value is None


def test_a_new_assignment_begins_with_the_conditions_of_its_role_and_waits_for_them(desk: Session) -> None:
    kept(desk, "ADV_IND", SIGNED, AGREED)
    kept(desk, "BEO_AO", "Iets anders")

    page = begun(desk)

    assert conditions(page) == [(SIGNED, None), (AGREED, None)]
    assert row_of(page, "own_conditions").taken_over == "een vaste keuze van uw bureau"
    assert (page.verdict.outcome, bool(page.verdict.provisional)) == ("HOLD", True)
    assert page.verdict.missing == (f"Eigen voorwaarden: {SIGNED}; {AGREED}",)


def test_judged_as_present_the_assignment_is_accepted(desk: Session) -> None:
    kept(desk, "ADV_IND", SIGNED)
    begun(desk)

    page = desk.submit_sheet(2, {"own_conditions": ({"id": "r1", "what": SIGNED, "state": "met"},)})

    assert isinstance(page, SheetView)
    assert (page.verdict.outcome, page.verdict.provisional) == ("ACCEPT", "")


def test_the_limits_of_the_office_count_in_each_new_assignment_until_it_chooses_its_own(
    desk: Session,
) -> None:
    kept(desk, "ADV_IND", capacity_age_limit=30, other_form_counts=False)

    desk.start_sheet(FLOW.id)
    for number, raw in enumerate(filled_in(c6_form="FML", c6_day="2026-09-01", c7_day="2026-11-20")):
        raw.pop("capacity_age_limit", None)
        page = desk.submit_sheet(number, raw)

    assert isinstance(page, SheetView)
    assert row_of(page, "capacity_age_limit").field.value == 30
    assert row_of(page, "other_form_counts").field.value is False
    assert page.verdict.outcome == "HOLD"
    after = desk.submit_sheet(2, {"capacity_age_limit": 0})
    assert isinstance(after, SheetView)
    assert after.verdict.outcome == "ACCEPT"


def test_what_the_office_changes_leaves_assignments_that_were_begun(desk: Session) -> None:
    kept(desk, "ADV_IND", SIGNED)
    begun(desk)

    kept(desk, "ADV_IND", SIGNED, AGREED)

    assert conditions(desk.sheet(2)) == [(SIGNED, None)]


def test_another_role_in_the_same_assignment_brings_its_own_conditions(desk: Session) -> None:
    kept(desk, "ADV_IND", SIGNED)
    kept(desk, "COACH_HERVAT", AGREED)
    begun(desk)
    own = ({"id": "r1", "what": SIGNED, "state": "met"}, {"id": "r2", "what": "Zelf bedacht", "state": "met"})
    desk.submit_sheet(2, {"own_conditions": own})

    desk.submit_sheet(0, {"role": "COACH_HERVAT"})

    assert conditions(desk.sheet(2)) == [(AGREED, None), ("Zelf bedacht", "met")]


def test_the_verdict_of_a_role_that_is_being_chosen_counts_its_conditions(desk: Session) -> None:
    kept(desk, "COACH_HERVAT", AGREED)
    begun(desk)

    verdict = desk.verdict(0, {"role": "COACH_HERVAT", "question_type": "guidance"})

    assert f"Eigen voorwaarden: {AGREED}" in verdict.missing


def test_a_linked_assignment_begins_with_the_conditions_of_the_new_role(desk: Session) -> None:
    kept(desk, "ADV_IND", SIGNED, AGREED)
    kept(desk, "BEO_REINT", AGREED, "Peildatum is afgesproken")
    begun(desk)
    judged = (
        {"id": "r1", "what": SIGNED, "state": "met"},
        {"id": "r2", "what": AGREED, "state": "met"},
        {"id": "r3", "what": "Zelf bedacht", "state": "lacking"},
    )
    desk.submit_sheet(2, {"own_conditions": judged})

    desk.start_as("BEO_REINT")

    assert conditions(desk.sheet(2)) == [
        (AGREED, "met"),
        ("Peildatum is afgesproken", None),
        ("Zelf bedacht", "lacking"),
    ]


def test_taking_the_choice_of_a_role_back_takes_its_conditions_along(desk: Session, vault: Vault) -> None:
    kept(desk, "COACH_HERVAT", AGREED)
    begun(desk)
    desk.submit_sheet(0, {"role": "COACH_HERVAT"})

    desk.undo()

    assert conditions(desk.sheet(2)) == []


def test_the_rules_of_the_office_also_come_along_page_by_page(desk: Session) -> None:
    kept(desk, "ADV_IND", SIGNED)
    desk.start_case(FLOW.id)

    desk.submit(
        {"assignment_reference": "A-2", "client": "De Korst", "request_day": "2026-11-20", "role": "ADV_IND"}
    )

    assert conditions(desk.sheet(2)) == [(SIGNED, None)]


def test_kept_rules_of_another_make_read_as_none(desk: Session, vault: Vault) -> None:
    vault.shelf.set_setting("office_rules:ADV_IND", "{broken")

    assert desk.office_rules("ADV_IND").fields[0].value is None
