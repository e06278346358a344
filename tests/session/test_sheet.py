"""The dense pages of a check: the verdict on what is filled in, and what is saved of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from tests.flows.assignments import FLOW, TODAY, checked, in_order
from wizard.content.model import Content
from wizard.session import Session
from wizard.store.vault import Vault
from wizard.views import Refused, SheetView


@pytest.fixture
def desk(on: Callable[[date], Session]) -> Session:
    return on(TODAY)


def filled_in(role: str = "ADV_IND", **changes: Any) -> list[dict[str, Any]]:
    """What is typed on each page when everything is in order."""
    told = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in {**in_order(role), **changes}.items()
    }
    return [
        {q.id: told[q.id] for task in sheet.tasks for q in FLOW.tasks[task].questions if q.id in told}
        for sheet in FLOW.sheets
    ]


def saved(desk: Session, number: int, raw: Mapping[str, Any]) -> SheetView:
    following = desk.submit_sheet(number, raw)
    assert isinstance(following, SheetView), following
    return following


def test_the_pages_together_ask_every_question_of_the_check() -> None:
    on_pages = {name for sheet in FLOW.sheets for name in sheet.tasks}

    others = {task.id for task in FLOW.tasks.values() if task.id not in on_pages}

    assert len(FLOW.sheets) == 3
    assert all(FLOW.tasks[name].per or FLOW.tasks[name].repeats for name in others), others


def test_the_verdict_is_about_what_is_filled_in_and_saves_nothing(desk: Session, vault: Vault) -> None:
    desk.start_sheet(FLOW.id)
    first = filled_in()[0]

    verdict = desk.verdict(0, {**first, "question_type": "assessment"})

    assert verdict.outcome == "CONVERT"
    assert verdict.provisional
    assert verdict.reasons[0].sources
    assert vault.shelf.heads() == ()


def test_an_answer_brings_up_the_questions_that_rest_on_it(desk: Session) -> None:
    page = desk.start_sheet(FLOW.id)
    assert "d1_not_working" not in page.verdict.asked

    verdict = desk.verdict(0, {"role": "ADV_IND"})

    assert "d1_not_working" in verdict.asked
    assert "a1_dispute" not in verdict.asked
    rows = {row.field.question for group in page.groups for row in group.rows}
    assert verdict.asked <= rows


def test_three_pages_end_in_the_verdict_that_the_walk_gives(desk: Session) -> None:
    desk.start_sheet(FLOW.id)
    pages = filled_in()

    for number, raw in enumerate(pages):
        last = saved(desk, number, raw)

    assert (last.number, last.titles) == (2, ("Vraag", "Stukken en voorwaarden", "Besluit"))
    assert last.verdict.outcome == checked(in_order("ADV_IND"))["outcome"] == "ACCEPT"
    assert last.verdict.provisional == ""


@pytest.mark.parametrize("role", FLOW.roles)
def test_every_role_is_accepted_on_three_pages_when_all_is_in_order(role: str, desk: Session) -> None:
    desk.start_sheet(FLOW.id)

    for number, raw in enumerate(filled_in(role)):
        last = saved(desk, number, raw)

    assert last.verdict.outcome == "ACCEPT"


def test_a_promise_on_the_page_makes_it_conditional_and_one_without_a_day_holds(desk: Session) -> None:
    desk.start_sheet(FLOW.id)
    first, second, _ = filled_in()
    saved(desk, 0, first)
    promised = {"state": "promised", "day": "2026-12-10", "by": "de arbodienst"}

    with_day = desk.verdict(1, {**second, "c6_capacity_description": promised})
    without = desk.verdict(1, {**second, "c6_capacity_description": {"state": "promised"}})

    assert (with_day.outcome, without.outcome) == ("CONDITIONAL", "HOLD")
    assert with_day.agreements
    assert "10 december" in with_day.reasons[0].answers[0]


def test_what_is_left_empty_is_missing_and_never_accepted(desk: Session) -> None:
    desk.start_sheet(FLOW.id)
    first, second, _ = filled_in()
    saved(desk, 0, first)
    del second["c3_job_description"]

    verdict = desk.verdict(1, second)

    assert verdict.outcome == "HOLD"
    assert "C3 Functieomschrijving" in verdict.missing


def test_a_day_that_is_no_day_is_refused_and_nothing_is_saved(desk: Session, vault: Vault) -> None:
    desk.start_sheet(FLOW.id)

    refused = desk.submit_sheet(0, {**filled_in()[0], "request_day": "31-2-2026"})

    assert isinstance(refused, Refused)
    assert set(refused.sentences) == {"request_day"}
    assert vault.shelf.heads() == ()


def test_an_answer_to_a_question_that_is_not_asked_is_not_kept(desk: Session, vault: Vault) -> None:
    desk.start_sheet(FLOW.id)

    saved(desk, 0, {**filled_in()[0], "a1_dispute": True})

    record = vault.shelf.record(vault.shelf.heads()[0].id)
    assert "a1_dispute" not in {entry.name for entry in record.entries}


def test_a_page_is_saved_in_one_action_and_only_what_changed(desk: Session, vault: Vault) -> None:
    desk.start_sheet(FLOW.id)
    first = filled_in()[0]
    saved(desk, 0, first)
    case_id = vault.shelf.heads()[0].id
    before = len(vault.shelf.record(case_id).entries)

    saved(desk, 0, {**first, "d2_load_doubt": True})

    added = vault.shelf.record(case_id).entries[before:]
    assert [(entry.name, entry.value) for entry in added] == [("d2_load_doubt", True)]
    assert added[0].action == 2


def test_an_assignment_that_is_being_assessed_opens_where_it_was_left(desk: Session, vault: Vault) -> None:
    desk.start_sheet(FLOW.id)
    first, second, _ = filled_in()
    saved(desk, 0, first)
    case_id = vault.shelf.heads()[0].id
    desk.sheet(1)
    desk.close_case()

    desk.open_case(case_id)
    page = desk.left_sheet()

    assert page is not None
    assert page.number == 1
    saved(desk, 1, second)
    desk.start_event("accepted")
    desk.submit({"day": TODAY.isoformat()})
    assert desk.left_sheet() is None


def test_a_case_of_an_employer_has_no_dense_page(desk: Session, vault: Vault) -> None:
    desk.open_case(vault.shelf.create("employer_case", TODAY, ()).id)

    assert desk.left_sheet() is None


def test_the_same_dense_page_is_there_after_a_crash(desk: Session, vault: Vault, content: Content) -> None:
    desk.start_sheet(FLOW.id)
    new = Session(content, vault.shelf, TODAY).resume()
    saved(desk, 0, filled_in()[0])
    desk.sheet(1)
    stored = Session(content, vault.shelf, TODAY).resume()

    assert isinstance(new, SheetView) and isinstance(stored, SheetView)
    assert (new.number, new.is_stored) == (0, False)
    assert (stored.number, stored.is_stored) == (1, True)


def test_a_row_tells_why_it_is_asked_and_by_which_rule(desk: Session) -> None:
    page = desk.start_sheet(FLOW.id)

    rows = {row.field.question: row for group in page.groups for row in group.rows}

    help_of = rows["question_type"].help
    assert help_of is not None
    assert "andere rol" in help_of.why
    assert help_of.sources


def test_the_papers_of_the_outcome_are_told_apart(desk: Session) -> None:
    desk.start_sheet(FLOW.id)
    first, second, third = filled_in()
    for number, raw in enumerate((first, {**second, "c3_job_description": "missing"}, third)):
        saved(desk, number, raw)

    decision = desk.decision()

    titles = {paper.id for paper in decision.papers}
    assert decision.of_outcome == {"hold_letter", "bottleneck_feedback"} & titles
    assert "hold_letter" in titles and "own_checklist" in titles - decision.of_outcome


def test_what_is_typed_and_not_saved_is_there_after_a_crash_and_can_be_saved(
    desk: Session, vault: Vault, content: Content
) -> None:
    desk.start_sheet(FLOW.id)
    saved(desk, 0, filled_in()[0])
    desk.sheet(2)
    rows = ({"id": "r1", "what": "Opdracht is getekend", "state": "met"},)
    desk.keep_draft(2, {"own_conditions": rows, "planned_start": "2026-02-31"})

    again = Session(content, vault.shelf, TODAY)
    page = again.resume()
    assert isinstance(page, SheetView)
    typed = {row.field.question: row.field.value for group in page.groups for row in group.rows}
    kept = saved(again, 2, {"own_conditions": typed["own_conditions"], "planned_start": "2026-12-01"})

    assert page.is_draft and not kept.is_draft
    assert typed["planned_start"] == "2026-02-31"
    assert not again.sheet(2).is_draft


def test_a_draft_goes_away_with_its_case(desk: Session, vault: Vault) -> None:
    desk.start_sheet(FLOW.id)
    saved(desk, 0, filled_in()[0])
    case_id = vault.shelf.heads()[0].id
    desk.keep_draft(1, {"c6_doctor": "dr. Jansen"})
    desk.delete_case(case_id)

    desk.erase_case(case_id)

    assert vault.shelf.setting(f"sheet_draft_1:{case_id}") == ""


def test_a_first_page_that_was_saved_leaves_no_draft_for_the_next_assignment(
    desk: Session,
) -> None:
    desk.start_sheet(FLOW.id)
    first = filled_in()[0]
    desk.keep_draft(0, first)
    saved(desk, 0, first)

    page = desk.start_sheet(FLOW.id)

    assert not page.is_draft
    assert all(row.field.value is None for group in page.groups for row in group.rows[:3])


def test_what_can_be_done_follows_the_page_before_it_is_saved(desk: Session, vault: Vault) -> None:
    desk.start_sheet(FLOW.id)
    first, second, third = filled_in()
    for number, raw in enumerate((first, second, third)):
        saved(desk, number, raw)
    head = vault.shelf.heads()[0]
    before = len(vault.shelf.record(head.id).entries)

    then = desk.decision_with(1, {**second, "c3_job_description": "missing"})

    assert (then.verdict.outcome, desk.decision().verdict.outcome) == ("HOLD", "ACCEPT")
    assert "hold_letter" in {paper.id for paper in then.papers}
    assert then.reply is not None and then.reply.subject != getattr(desk.decision().reply, "subject", "")
    assert len(vault.shelf.record(head.id).entries) == before
