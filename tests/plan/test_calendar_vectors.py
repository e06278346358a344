"""The published test vectors of the statutory calendar."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wizard.content.model import Content, Flow
from wizard.errors import CaseFileError
from wizard.plan.calendar_command import calendar_answers
from wizard.plan.calendar_file import unknown_facts

FILE = json.loads((Path(__file__).parents[1] / "data" / "calendars.json").read_text(encoding="utf-8"))
VECTORS = FILE["vectors"]
LEAVE = {"start": "2026-06-01", "last_day": "2026-09-20", "mode": "adjoining_same_cause"}


def answer(content: Content, flow: Flow, first: str, **facts: Any) -> dict[str, Any]:
    vector = {"id": "a", "first_sick_day": first, "interruptions": [], "facts": facts}
    return calendar_answers(content, flow, {"vectors": [vector]})[0]


def test_there_are_vectors() -> None:
    assert len(VECTORS) == 32


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_every_key_of_every_vector_agrees(content: Content, flow: Flow, vector: dict[str, Any]) -> None:
    answers = calendar_answers(content, flow, {"vectors": [vector]})

    dates = answers[0]["dates"]
    assert answers[0]["id"] == vector["id"]
    assert {name: dates.get(name) for name in vector["expected"]} == vector["expected"]


def test_the_whole_file_is_answered_in_its_order(content: Content, flow: Flow) -> None:
    answers = calendar_answers(content, flow, FILE)

    assert [found["id"] for found in answers] == [vector["id"] for vector in VECTORS]
    assert json.loads(json.dumps(answers)) == answers


def test_every_fact_of_the_file_is_known_and_another_is_named(content: Content) -> None:
    assert unknown_facts(content, FILE) == ()

    other = {"vectors": [{"id": "a", "first_sick_day": "2026-01-05", "facts": {"shoe_size": 43}}]}
    assert "shoe_size" in unknown_facts(content, other)[0]


def test_every_day_has_its_proof(content: Content, flow: Flow) -> None:
    for found in calendar_answers(content, flow, FILE):
        days = {name for name, value in found["dates"].items() if isinstance(value, str) and value[:1] == "2"}
        for name in days - {"fictive_first_sick_day"}:
            proof = found["reason"][name]
            assert proof["rule"] and proof["article"] and proof["version"] and proof["reading"]
            assert proof["sum"]


def test_the_version_of_a_dated_rule_says_since_when_it_holds(content: Content, flow: Flow) -> None:
    now = answer(content, flow, "2026-01-05", aow_date="2026-06-15")
    before = answer(content, flow, "2023-06-30", aow_date="2023-01-01")
    after = answer(content, flow, "2023-07-01", aow_date="2023-01-01")

    assert now["dates"]["pay_last_day"] == "2026-07-26"
    assert before["dates"]["pay_last_day"] == "2023-09-28"
    assert after["dates"]["pay_last_day"] == "2023-08-11"


@pytest.mark.parametrize(
    ("end", "weeks", "variant"),
    [
        ("2026-02-14", 5, "geen"),
        ("2026-02-15", 6, "verkort"),
        ("2026-03-15", 10, "verkort"),
        ("2026-03-16", 10, "volledig"),
    ],
)
def test_the_report_at_the_end_of_a_contract_depends_on_the_weeks_of_sickness(
    content: Content, flow: Flow, end: str, weeks: int, variant: str
) -> None:
    dates = answer(content, flow, "2026-01-05", contract_end=end)["dates"]

    assert (dates["weeks_sick_at_exit"], dates["riv_variant"]) == (weeks, variant)
    assert dates["pay_last_day"] == end
    assert dates["melding42_required"] is False


def test_a_sanction_ends_six_weeks_after_the_repair_and_earlier_when_uwv_was_late(
    content: Content, flow: Flow
) -> None:
    facts = {"loonsanctie_weeks": 52, "herstel_melding": "2028-03-01"}

    in_time = answer(content, flow, "2026-01-05", **facts, uwv_herstelbeschikking="2028-03-22")["dates"]
    late = answer(content, flow, "2026-01-05", **facts, uwv_herstelbeschikking="2028-04-01")["dates"]

    assert in_time["uwv_herstel_decision_due"] == "2028-03-22"
    assert in_time["loonsanctie_end_after_bekorting"] == "2028-05-03"
    assert late["loonsanctie_end_after_bekorting"] == "2028-05-03"
    assert late["pay_last_day"] == "2028-05-03"


def test_a_repair_never_makes_a_sanction_longer(content: Content, flow: Flow) -> None:
    dates = answer(
        content, flow, "2026-01-05", loonsanctie_weeks=52, herstel_melding="2028-12-01",
        uwv_herstelbeschikking="2028-12-20",
    )["dates"]  # fmt: skip

    assert dates["loonsanctie_end_after_bekorting"] == dates["loonsanctie_last_day"] == "2028-12-31"


def test_a_longer_period_moves_the_dismissal_ban_along(content: Content, flow: Flow) -> None:
    dates = answer(content, flow, "2026-01-05", voluntary_extension_until_last_day="2028-06-30")["dates"]

    assert dates["riv_target_after_extension"] == "2028-03-31"
    assert dates["wia_application_target_after_extension"] == "2028-04-14"
    assert dates["wia_first_day_after_extension"] == "2028-07-01"
    assert dates["opzegverbod_first_day_free_after_extension"] == "2028-07-03"
    assert dates["pay_last_day"] == "2028-06-30"


def test_two_clocks_when_the_sickness_before_the_leave_came_from_the_pregnancy(
    content: Content, flow: Flow
) -> None:
    dates = answer(
        content, flow, "2026-03-02", maternity_leave=LEAVE, cause_before_leave="pregnancy",
        cause_after_leave="pregnancy",
    )["dates"]  # fmt: skip

    assert dates["pay_last_day_104w"] == "2028-06-18"
    assert dates["opzegverbod_count_starts"] == "2026-09-21"
    assert dates["opzegverbod_first_day_free"] == "2028-09-21"


def test_leave_with_another_cause_after_it_starts_a_new_count(content: Content, flow: Flow) -> None:
    leave = LEAVE | {"mode": "adjoining_other_cause"}

    dates = answer(content, flow, "2026-03-02", maternity_leave=leave, sick_after="2026-09-21")["dates"]

    assert dates["case_first_sick_day"] == "2026-09-21"
    assert dates["non_sick_days_total"] == 0


def test_leave_that_does_not_adjoin_shows_both_readings(content: Content, flow: Flow) -> None:
    leave = LEAVE | {"mode": "not_adjoining", "sick_after": "2026-10-05"}

    found = answer(content, flow, "2026-03-02", maternity_leave=leave, recovered_from="2026-05-25")

    assert found["dates"]["case_first_sick_day"] == "2026-10-05"
    assert found["other_reading"]["dates"]["case_first_sick_day"] == "2026-03-02"
    assert found["other_reading"]["dates"]["non_sick_days_total"] == 7 + 112 + 14


def test_the_end_of_a_short_term_moves_over_days_off_and_keeps_two_working_days(
    content: Content, flow: Flow
) -> None:
    def moved(first: str) -> str:
        dates = answer(content, flow, first, vangnet="post_partum_or_flex_period")["dates"]
        return str(dates["uwv_vangnet_report_deadline_with_ATW"])

    assert moved("2026-04-02") == "2026-04-07"
    assert moved("2026-12-25") == "2026-12-29"
    assert moved("2026-01-05") == "2026-01-08"


@pytest.mark.parametrize(
    ("facts", "part"),
    [
        ({"contract_end": "2025-12-31"}, "eerste ziektedag"),
        ({"loonsanctie_weeks": 53}, "52"),
        ({"loonsanctie_weeks": "52"}, "heel getal"),
        ({"vangnet": "flu"}, "no_risk"),
        ({"domestic_worker_lt4_days": "ja"}, "true of false"),
        ({"maternity_leave": LEAVE | {"last_day": "2026-05-01"}}, "verlof"),
        ({"maternity_leave": LEAVE | {"mode": "maybe"}}, "Kies"),
        ({"cause_before_leave": "flu"}, "Kies"),
        ({"aow_date": "67"}, "jaar, maand en dag"),
    ],
)
def test_facts_that_cannot_be_are_refused_with_a_sentence(
    content: Content, flow: Flow, facts: dict[str, Any], part: str
) -> None:
    with pytest.raises(CaseFileError) as refused:
        answer(content, flow, "2026-01-05", **facts)

    assert part in refused.value.sentence


def test_counting_without_facts_gives_the_known_days(content: Content, flow: Flow) -> None:
    first = next(vector for vector in VECTORS if vector["id"] == "T01")

    dates = answer(content, flow, first["first_sick_day"])["dates"]

    assert set(first["expected"]) <= set(dates)
    assert date.fromisoformat(str(dates["wia_first_day"])) == date(2028, 1, 3)
