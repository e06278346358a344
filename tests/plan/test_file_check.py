"""Is the file complete: what UWV looks for, how it stands, and what it may hold against the employer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from wizard.case.record import Entry, Record
from wizard.case.signatures import signature_value
from wizard.commands.casefile import CaseFile, case_of
from wizard.content.loader import load
from wizard.content.model import Content
from wizard.plan.file_check import FileCheck, ItemStanding
from wizard.session.open_case import Standing

FLOWS = Path(__file__).parents[2] / "flows"
RANK = {"missing": 0, "unknown": 1, "not_needed": 2, "present": 3}
SIGNING = {"not_asked": 0, "open": 0, "refused": 1, "signed": 2}
NEVER_PRESENT = {"medical_papers"}
"""What the employer never has."""


@pytest.fixture(scope="module")
def content() -> Content:
    return load(FLOWS)


@pytest.fixture(scope="module")
def cases(content: Content) -> dict[str, CaseFile]:
    """Every scenario of the employer."""
    found = {}
    for path in sorted((FLOWS / "employer_case" / "scenarios").glob("*.yaml")):
        told = _plain(yaml.safe_load(path.read_text(encoding="utf-8")))
        case = {"flow": "employer_case", "today": told["today"], "entries": told["entries"]}
        found[path.stem] = case_of(case, content)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def check(content: Content, record: Record, today: date) -> FileCheck:
    return Standing(content, record, today).file


def test_every_item_is_there_in_some_case_and_open_in_another(
    content: Content, cases: dict[str, CaseFile]
) -> None:
    seen: dict[str, set[str]] = {}

    for case in cases.values():
        for standing in check(content, case.record, case.today).items:
            seen.setdefault(standing.item.id, set()).add(standing.state)

    assert seen.keys() == content.flows["employer_case"].file_items.keys()
    for item, states in seen.items():
        assert ("present" in states) is (item not in NEVER_PRESENT), item
        assert states & {"missing", "unknown", "not_needed"} or item == "first_day", item


def test_every_risk_is_there_in_some_case(content: Content, cases: dict[str, CaseFile]) -> None:
    seen = {
        standing.risk.id
        for case in cases.values()
        for standing in check(content, case.record, case.today).risks
        if standing.is_there
    }

    assert seen == content.flows["employer_case"].risks.keys()


def test_adding_evidence_never_makes_its_item_worse(content: Content, cases: dict[str, CaseFile]) -> None:
    for name, case in cases.items():
        before = check(content, case.record, case.today)
        for standing in before.items:
            for entry in evidence_of(standing, case):
                after = check(content, case.record.plus(entry), case.today).of(standing.item.id)

                assert after is not None
                assert RANK[after.state] >= RANK[standing.state], (name, standing.item.id, entry.kind)
                assert SIGNING[after.signing] >= SIGNING[standing.signing]


def evidence_of(standing: ItemStanding, case: CaseFile) -> Iterator[Entry]:
    """What could be told more about an item: done elsewhere, or signed by both."""
    record, item = case.record, standing.item
    made = Entry(record.next_id(), record.next_action, case.today, "done", day=case.today)
    for task in item.shown_by.tasks or (item.task,):
        if task:
            yield replace(made, name=task, value={"how": "Op papier", "paper": True})
    if item.signed:
        value = signature_value(("employer", "employee"))
        yield replace(made, kind="signed", name=item.signed_as, value=value)


def test_what_is_repaired_first_is_what_is_missing(content: Content, cases: dict[str, CaseFile]) -> None:
    messy, done = cases["file_messy"], cases["file_complete_in_week_91"]

    first = check(content, messy.record, messy.today).next
    nothing = check(content, done.record, done.today).next

    assert first is not None and first.state == "missing"
    assert nothing is None


def test_a_refusal_with_its_reason_is_a_state_of_its_own(
    content: Content, cases: dict[str, CaseFile]
) -> None:
    case = cases["file_in_a_portal"]

    standing = check(content, case.record, case.today).of("action_plan")

    assert standing is not None and standing.signature is not None
    assert standing.signing == "refused" and not standing.asks
    assert standing.signature.reason == "Sanne wil eerst met de bond praten"
    assert "action_plan.signed" not in Standing(content, case.record, case.today).walk.days.named


def test_one_signature_without_a_reason_leaves_the_paper_open(
    content: Content, cases: dict[str, CaseFile]
) -> None:
    case = cases["plan_made_elsewhere"]
    signed = Entry(
        case.record.next_id(),
        case.record.next_action,
        case.today,
        "signed",
        "action_plan",
        signature_value(("employer",)),
        day=case.today,
    )

    standing = check(content, case.record.plus(signed), case.today).of("action_plan")

    assert standing is not None and standing.signing == "open" and standing.asks


def test_the_first_day_on_which_both_signed_is_the_day_of_the_plan(
    content: Content, cases: dict[str, CaseFile]
) -> None:
    case = cases["file_complete_in_week_91"]
    again = Entry(
        case.record.next_id(),
        case.record.next_action,
        case.today,
        "signed",
        "action_plan",
        signature_value(("employer", "employee")),
        day=date(2027, 1, 20),
    )

    named = Standing(content, case.record.plus(again), case.today).walk.days.named

    assert named["action_plan.signed"] == date(2026, 2, 20)


@pytest.mark.parametrize(
    ("scenario", "fact", "value"),
    [
        ("file_messy", "analysis_late_days", 22),
        ("file_messy", "advices_set_aside", 1),
        ("file_messy", "advices_unanswered", 1),
        ("file_messy", "longest_trial_work_days", 92),
        ("file_messy", "uwv_opinions", 0),
        ("file_messy", "track_2_late_days", 107),
        ("file_messy", "has_track_2_motive", False),
        ("file_messy", "longest_evaluation_gap_days", 0),
        ("file_messy", "goal_passed_days", None),
        ("file_complete_in_week_91", "longest_evaluation_gap_days", 42),
        ("file_complete_in_week_91", "plan_unsigned_days", 0),
        ("file_complete_in_week_91", "uwv_opinions", 1),
        ("file_complete_in_week_91", "track_2_late_days", 0),
        ("file_complete_in_week_91", "analysis_late_days", 0),
        ("file_in_a_portal", "days_since_advice", 207),
        ("file_standstill", "goal_passed_days", 92),
        ("file_waits_long", "track_2_waited_days", 254),
        ("file_messy", "track_2_waited_days", 0),
        ("file_standstill", "unaddressed_agreement_days", 148),
        ("file_standstill", "plan_unsigned_days", 193),
        ("file_entered_late", "analysis_late_days", None),
        ("file_entered_late", "slowest_action_days", None),
        ("file_in_week_2", "analysis_late_days", 0),
    ],
)
def test_a_fact_of_the_file(
    scenario: str, fact: str, value: object, content: Content, cases: dict[str, CaseFile]
) -> None:
    from wizard.plan.file_facts import FACTS, FileLook

    now = Standing(content, cases[scenario].record, cases[scenario].today)
    look = FileLook(content, now.walk, now.plan, now.record)

    assert FACTS[fact][1](look) == value
