"""The eight items for a labour expert: typed, dated, and nothing that the list does not name."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wizard.case.walk import walk
from wizard.commands.casefile import case_of
from wizard.content.loader import load
from wizard.documents.bundle import Bundle, BundleEntry, bundle_fields, make_bundle

CONTENT = load(Path(__file__).parents[2] / "flows")
CANARY = "kanarie in een vrij veld"
TOLD: dict[str, Any] = {
    "first_name": "Sanne",
    "employer_name": "Bakkerij De Korst",
    "employer_contact": "Karin Bakker",
    "work_possible": True,
    "work_possible_said_by": "by_both",
    "many_adaptations": True,
    "adaptations_needed": [{"id": "r1", "what": CANARY}],
    "tasks_revised": False,
    "small_steps": False,
    "difficult_at_work": True,
    "together_alone": "alone_not",
    "conflict_felt": True,
    "conflict_state": "state_heavy",
    "doctor_on_conflict": "sick_and_conflict",
    "help_wanted": "wants_coaching",
    "help_target": "target_own",
    "help_needed": True,
    "help_needed_reason": CANARY,
    "job_title": "Bakker",
    "contract_hours": 32,
    "first_sick_day": "2026-01-05",
    "origin_facts": "In februari drie ochtenden begonnen.",
    "job_description_state": "job_paper_there",
    "job_description_day": "2025-03-01",
    "jobs_list_state": "jobs_list_comes",
    "jobs_list_day": "2026-03-20",
    "third_party_state": "others_not_needed",
    "capacity_form": "capacity_fml",
    "capacity_day": "2026-02-12",
    "capacity_doctor": "Dr. De Vries",
    "medical_advice_day": "2026-02-10",
    "employee_willing": True,
}


def bundle_of(**changed: Any) -> Bundle:
    told = {name: value for name, value in {**TOLD, **changed}.items() if value is not None}
    entries = [{"answer": name, "value": value} for name, value in told.items()]
    case = case_of({"flow": "expert_triage", "today": "2026-03-02", "entries": entries}, CONTENT)
    return make_bundle(CONTENT, walk(CONTENT, case.record, case.today))


def entry_of(bundle: Bundle, name: str) -> BundleEntry:
    return next(entry for entry in bundle.entries if entry.id == name)


def test_all_eight_items_are_there_with_status_day_and_giver() -> None:
    bundle = bundle_of()

    assert [(one.id, one.status, one.day, one.given_by) for one in bundle.entries] == [
        ("c1_situation", "present", None, "employer"),
        ("c2_origin", "present", None, "employer"),
        ("c3_job_description", "present", date(2025, 3, 1), "employer"),
        ("c4_available_jobs", "promised", date(2026, 3, 20), "employer"),
        ("c5_third_party_information", "not_needed", None, "others"),
        ("c6_capacity_description", "present", date(2026, 2, 12), "doctor"),
        ("c7_medical_advice", "present", date(2026, 2, 10), "doctor"),
        ("c8_employee_willing", "present", None, "employee"),
    ]


def test_of_the_doctor_go_along_the_form_the_day_and_the_name_and_of_the_advice_the_day_alone() -> None:
    bundle = bundle_of()

    form = [(line.label, line.text) for line in entry_of(bundle, "c6_capacity_description").lines]
    assert form == [("Vorm van de lijst met wat kan", "FML"), ("Bedrijfsarts", "Dr. De Vries")]
    assert entry_of(bundle, "c7_medical_advice").lines == ()


def test_nothing_leaves_that_the_list_does_not_name() -> None:
    bundle = bundle_of()

    shown = {line.question for entry in bundle.entries for line in entry.lines}
    named = {name for item in CONTENT.flows["expert_triage"].bundle for name in item.shows}
    assert shown <= named
    assert CANARY not in repr(bundle)
    for hidden in ("Sanne", "Karin Bakker", "sick_and_conflict", "state_heavy", "Noodzakelijk"):
        assert hidden not in repr(bundle)


def test_the_list_names_no_name_of_the_employee_and_no_answer_about_a_conflict() -> None:
    named = bundle_fields(CONTENT.flows["expert_triage"])

    assert named == {
        *("job_title", "contract_hours", "first_sick_day", "help_target", "origin_facts"),
        *("job_description_state", "job_description_day", "jobs_list_state", "jobs_list_day"),
        *("third_party_state", "capacity_form", "capacity_doctor", "capacity_day"),
        *("medical_advice_day", "employee_willing"),
    }


@pytest.mark.parametrize(
    ("told", "name", "status"),
    [
        ({"employee_willing": False}, "c8_employee_willing", "refused"),
        ({"employee_willing": "onbekend"}, "c8_employee_willing", "missing"),
        ({"origin_facts": "onbekend"}, "c2_origin", "missing"),
        ({"medical_advice_day": None}, "c7_medical_advice", "missing"),
        ({"job_description_state": "job_paper_missing"}, "c3_job_description", "missing"),
        ({"third_party_state": None}, "c5_third_party_information", "missing"),
    ],
)
def test_what_is_unknown_is_missing_and_never_there(told: dict[str, Any], name: str, status: str) -> None:
    assert entry_of(bundle_of(**told), name).status == status


def test_an_answer_that_sleeps_does_not_go_along() -> None:
    bundle = bundle_of(work_possible=False)

    assert {entry.status for entry in bundle.entries} == {"missing"}
    assert all(entry.lines == () and entry.day is None for entry in bundle.entries)


def test_the_values_are_frozen() -> None:
    bundle = bundle_of()

    with pytest.raises(FrozenInstanceError):
        bundle.entries[0].status = "refused"  # type: ignore[misc]
    assert [one.name for one in fields(BundleEntry)] == [
        *("id", "title", "status", "day", "given_by", "lines", "source")
    ]
