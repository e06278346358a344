"""What the list of rules says the program does, it does: a case is told, and what comes out is looked at.

Each test names its rule. The rules of acceptance stand in `acceptance_oracle.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.flows.assignments import CONTENT
from tests.flows.test_scenarios import plain
from wizard.commands.casefile import case_of
from wizard.commands.demo import papers_of
from wizard.commands.walking import walk_as_json
from wizard.errors import CaseFileError

SCENARIO = Path(__file__).parents[2] / "flows" / "employer_case" / "scenarios" / "long_case_to_plan.yaml"
PLANNED: list[dict[str, Any]] = plain(yaml.safe_load(SCENARIO.read_text(encoding="utf-8")))["entries"]
"""Sanne, ill since 5 January 2026, works along a plan."""


def says(name: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"answer": name, "value": value, **more}


@dataclass(frozen=True)
class Told:
    """A case as it was told, with what the command line prints of it."""

    today: str
    entries: tuple[dict[str, Any], ...]
    flow: str = "employer_case"

    @property
    def walked(self) -> dict[str, Any]:
        case = self._case()
        return walk_as_json(CONTENT, case.record, case.today)

    def task(self, name: str) -> str | None:
        return {line["id"]: line["status"] for line in self.walked["tasks"]}.get(name)

    def duty(self, name: str) -> dict[str, Any]:
        return next(line for line in self.walked["duties"] if line["id"] == name)

    def papers(self) -> set[str]:
        case = self._case()
        return {line.id for line in papers_of(CONTENT, case.record, case.today).lines()}

    def paper(self, name: str) -> str:
        case = self._case()
        return papers_of(CONTENT, case.record, case.today).view(name).text

    def _case(self) -> Any:
        told = {"flow": self.flow, "today": self.today, "entries": list(self.entries)}
        return case_of(told, CONTENT)


def planned(today: str, *more: dict[str, Any], without: str = "") -> Told:
    return Told(today, (*(line for line in PLANNED if line.get("answer") != without), *more))


def recovered(day: str, agrees: Any) -> tuple[dict[str, Any], ...]:
    return (
        {"event": "recovered", "day": day, "id": "fit"},
        says("own_work_full", "ja"),
        says("plan_or_advice", "ja"),
        says("doctor_agrees", agrees),
    )


LOOKED_AT = {
    "decision_day": "2026-11-20",
    "own_work": "nee",
    "own_work_advice_day": "2026-12-01",
    "own_work_said_by": "own_by_doctor",
    "adapted_work": "nee",
    "adapted_work_looked_at": [{"id": "r1", "what": "Ochtenden", "reason": "De machine draait dan niet"}],
    "adapted_work_said_by": ["adapted_by_doctor"],
    "other_work": "nee",
    "other_work_factors": ["factor_doctor"],
    "other_work_looked_at": [{"id": "r1", "job": "Magazijn", "reason": "Een rijbewijs is nodig"}],
    "job_proposals": "overgeslagen",
    "expert_wanted": "nee",
}
"""The ladder down to another employer, each step with what was looked at."""


def ladder(today: str, *more: dict[str, Any], **changes: Any) -> Told:
    answers = {name: value for name, value in {**LOOKED_AT, **changes}.items() if value is not None}
    return planned(today, *(says(name, value) for name, value in answers.items()), *more)


# --- S0 and S2: the two triages -------------------------------------------------------------------------


def triage(**answers: Any) -> Told:
    start = {"first_name": "Sanne", "employer_name": "De Ster", "work_possible": "ja"}
    lines = (says(name, value) for name, value in {**start, **answers}.items())
    return Told("2026-03-02", tuple(lines), "expert_triage")


NO_TRIGGER = dict.fromkeys(("many_adaptations", "tasks_revised", "small_steps", "difficult_at_work"), "nee")


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"work_possible": "nee"}, "not_yet"),
        ({**NO_TRIGGER, "together_alone": "alone_fine"}, "do_it_yourself"),
        ({**NO_TRIGGER, "together_alone": "alone_doubt"}, "consider"),
        ({**NO_TRIGGER, "small_steps": "ja"}, "advisable"),
        ({**NO_TRIGGER, "tasks_revised": "onbekend", "together_alone": "alone_fine"}, "info_needed"),
        ({"many_adaptations": "ja", "help_needed": "ja"}, "necessary"),
        (
            {"difficult_at_work": "ja", "conflict_felt": "ja", "conflict_state": "state_heavy"},
            "conflict_first",
        ),
    ],
)
def test_s0_11_help_of_an_expert_is_weighed_by_its_triggers(answers: dict[str, Any], outcome: str) -> None:
    assert triage(**answers).walked["outcome"] == outcome


def test_s0_05_an_employer_is_no_source_of_what_can_be_done() -> None:
    with pytest.raises(CaseFileError) as refused:
        assert triage(work_possible_said_by="werkgever").walked

    assert "work_possible_said_by" in refused.value.field


@pytest.mark.parametrize(("today", "outcome"), [("2026-02-15", "not_yet"), ("2026-02-16", "doctor_first")])
def test_s2_01_six_weeks_are_over_on_sick_day_43(today: str, outcome: str) -> None:
    asked = {"first_name": "Sanne", "counted_from": "2026-01-05", "employer_wants": "ja"}
    lines = [says(name, value) for name, value in {**asked, "doctor_advised": "nee"}.items()]

    assert Told(today, tuple(lines), "psychologist_triage").walked["outcome"] == outcome


# --- S1: back to work -----------------------------------------------------------------------------------


def test_s1_22_and_s1_23_a_schedule_says_which_step_stands_out() -> None:
    steps = [
        {"id": "r1", "start": "2026-03-09", "hours": 8, "days": 2, "tasks": "Toonbank"},
        {"id": "r2", "start": "2026-03-23", "hours": 20, "days": 2, "tasks": "Toonbank"},
    ]
    limits = {"hours_said_by": "hours_by_doctor", "capacity_hours": 12, "largest_step": 4}
    told = planned(
        "2026-03-02",
        *(says(name, value) for name, value in limits.items()),
        says("most_hours_a_day", 4),
        says("build_up", steps),
    )

    written = told.paper("build_up_plan")

    for said in ("dit is meer dan de 12 uur die nu kan", "dit is 10 uur op een dag", "er komen 12 uur bij"):
        assert f"Vanaf 23 maart 2026: {said}" in written
    assert "Vanaf 9 maart 2026:" not in written
    assert written.count("is het samen") == 1


def test_s1_04_a_schedule_that_no_doctor_saw_is_a_concept() -> None:
    build_up = says("build_up", [{"id": "r1", "start": "2026-03-09", "hours": 8, "days": 2, "tasks": "Kas"}])

    assert "CONCEPT" in planned("2026-03-02", says("doctor_on_build_up", "nee"), build_up).paper(
        "build_up_plan"
    )


@pytest.mark.parametrize("outcome", ["partly", "not_possible"])
def test_s1_10_a_wish_that_is_not_met_has_a_reason(outcome: str) -> None:
    wish = {"id": "r1", "wish": "Later beginnen", "outcome": outcome}

    with pytest.raises(CaseFileError, match="Waarom"):
        assert planned("2026-03-02", says("wishes", [wish])).walked
    met = planned("2026-03-02", says("wishes", [{**wish, "outcome": "agreed"}])).walked
    assert met["refused"] == []


@pytest.mark.parametrize(
    ("attitude", "guides"),
    [("has_doubts", {"talk_guide_doubt"}), ("wants_to_start", {"talk_guide_fast"}), ("neutral", set())],
)
def test_s1_17_the_guide_for_a_talk_fits_the_attitude(attitude: str, guides: set[str]) -> None:
    both = {"talk_guide_doubt", "talk_guide_fast"}

    assert planned("2026-03-02", says("attitude", attitude)).papers() & both == guides


def test_s1_28_and_s1_29_track_2_is_closed_without_what_was_looked_at() -> None:
    whole, bare = ladder("2026-12-15"), ladder("2026-12-15", other_work_looked_at=None)

    assert (whole.walked["phase"], bare.walked["phase"]) == ("track_2", "fit_or_track_2")


@pytest.mark.parametrize("rung", ["own_work", "adapted_work", "other_work"])
def test_s1_30_doubt_asks_for_an_expert_with_the_four_questions(rung: str) -> None:
    told = ladder("2026-12-15", **{rung: "onbekend"})

    assert told.walked["outcome"] == "doubt_expert"
    assert told.walked["provisional"] is True
    assert told.task("expert_research") == "to_do"
    assert told.paper("expert_request").count("Zo nee") == 3


@pytest.mark.parametrize(
    ("today", "deal", "advice"), [("2028-01-02", "to_do", False), ("2028-01-05", "", True)]
)
def test_s1_32_and_s1_33_secondment_belongs_to_the_first_two_years(
    today: str, deal: str, advice: bool
) -> None:
    begun = {"track_2_status": "track_2_begins", "track_2_day": "2027-01-10", "secondment": "ja"}
    told = ladder(today, *(says(name, value) for name, value in begun.items()))

    assert told.task("secondment_deal") == (deal or "cannot_start")
    assert ("term_advice" in told.walked["path"]) is advice


@pytest.mark.parametrize(
    ("agrees", "phase", "result"),
    [
        ("ja", "aftercare", "moved"),
        ("nee", "return_to_work", "refused"),
        ("onbekend", "return_to_work", "pending"),
    ],
)
def test_s1_38_recovered_is_only_who_the_doctor_finds_recovered(agrees: str, phase: str, result: str) -> None:
    found = planned("2026-03-10", *recovered("2026-03-02", agrees)).walked

    assert (found["phase"], found["events"][0]["result"]) == (phase, result)
    assert [line["step"] for line in found["open"]] == (
        ["recovery_check@fit"] if agrees == "onbekend" else []
    )


@pytest.mark.parametrize(
    ("day", "result"), [("2026-03-29", "moved"), ("2026-03-30", "pending"), ("2026-04-03", "ends")]
)
def test_s1_41_and_s1_42_fewer_than_28_days_go_on_and_more_than_a_month_is_new(day: str, result: str) -> None:
    again = {"event": "relapse", "day": day, "id": "again"}

    found = planned("2026-04-10", *recovered("2026-03-02", "ja"), again).walked

    assert found["events"][1]["result"] == result
    assert found["flags"] == (["new_case"] if result == "ends" else [])
    assert (found["phase"] == "return_to_work") is (result == "moved")


BROKEN = (
    {"event": "agreement_not_kept", "day": "2026-03-05", "id": "slip", "about": "r2"},
    says("agreement_clear", "ja"),
    says("employee_says", "overgeslagen"),
    says("facts_seen", "overgeslagen"),
)
REMINDED = (
    says("reminded_how", "reminds_by_letter"),
    says("reminded_day", "2026-03-06"),
    says("remind_new_day", "2026-03-10"),
    says("remind_helped", "nee"),
)
SPOKEN = (
    says("joint_talk_with", "with_mediator"),
    says("joint_talk_day", "2026-03-15"),
    says("joint_talk_agreed", "overgeslagen"),
    says("talk_helped", "nee"),
)


@pytest.mark.parametrize(
    ("steps", "open_step"),
    [
        ((), "esc_remind"),
        (REMINDED, "esc_talk"),
        ((*REMINDED, *SPOKEN), "esc_last_step"),
    ],
)
def test_s1_44_to_s1_46_escalation_goes_up_one_step_at_a_time(steps: Any, open_step: str) -> None:
    ladder_of_steps = ["esc_remind", "esc_talk", "esc_last_step"]
    told = planned("2026-03-20", *BROKEN, *steps)

    later = ladder_of_steps[ladder_of_steps.index(open_step) + 1 :]

    assert told.task(f"{open_step}@slip") == "to_do"
    assert [told.task(f"{name}@slip") for name in later] == ["cannot_start"] * len(later)
    assert "warning_letter" not in told.papers()


# --- S4: contact, words, aftercare ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("employee", "employer", "asks"),
    [
        ("employee_full", "employer_full", False),
        ("employee_partly", "employer_partly", False),
        ("employee_full", "employer_partly", True),
        ("employee_not", "employer_full", True),
        ("onbekend", "employer_full", True),
        ("employee_full", "onbekend", True),
    ],
)
def test_s4_20_expectations_that_differ_or_are_not_known_ask_for_a_talk(
    employee: str, employer: str, asks: bool
) -> None:
    told = planned("2026-03-02", says("employee_expects", employee), says("employer_expects", employer))

    assert ("expectations_talk_day" in told.walked["path"]) is asks


def test_s4_23_and_s4_25_colleagues_read_only_what_the_employee_agreed_to() -> None:
    words = says("colleagues_may_know", "Ik kom in maart terug.")
    none = planned("2026-03-02", says("colleagues_agreed", "tell_nothing"), without="colleagues_agreed")
    asked = planned("2026-03-02", says("colleagues_agreed", "may_tell"), words, without="colleagues_agreed")
    agreed = Told(asked.today, (*asked.entries, says("colleagues_consent_day", "2026-01-20")))

    assert "colleague_message" not in none.papers()
    assert "CONCEPT" in asked.paper("colleague_message")
    assert "CONCEPT" not in agreed.paper("colleague_message")
    assert "Ik kom in maart terug." in agreed.paper("colleague_message")


@pytest.mark.parametrize(
    ("fit_from", "last_day"),
    [
        ("2026-03-30", "zondag 10 mei 2026"),
        ("2026-02-12", "maandag 2 maart 2026"),
        ("2026-02-13", "woensdag 4 maart 2026"),
    ],
    ids=["84 days give 42", "38 days give 19", "39 days give 20"],
)
def test_s4_28_aftercare_lasts_half_the_absence_rounded_up(fit_from: str, last_day: str) -> None:
    told = planned("2026-04-01", *recovered(fit_from, "ja"))

    assert f"Nazorg tot en met: {last_day}" in told.paper("aftercare_sheet")


# --- the law on suitable work ---------------------------------------------------------------------------


def test_w_05_track_2_begins_within_six_weeks_of_the_first_year_review() -> None:
    assert ladder("2026-12-15").duty("track_2")["due"] == "2027-02-14"
    reviewed = ladder("2026-12-15", says("first_year_review_day", "2026-12-07"))
    assert reviewed.duty("track_2")["due"] == "2027-01-18"


def test_w_06_and_w_07_waiting_has_a_reason_and_is_judged_again_every_three_months() -> None:
    waits = {
        "track_2_status": "track_2_waits",
        "track_2_wait_reason": "returns_soon",
        "track_2_wait_note": "Het advies van 10 januari",
        "track_2_wait_day": "2027-01-15",
    }
    told = ladder("2027-02-20", *(says(name, value) for name, value in waits.items()))

    again = [line["due"] for line in told.walked["duties"] if line["id"].startswith("work_check@")]

    assert again[:2] == ["2027-04-16", "2027-07-16"]
    assert "track_2_late" not in [risk["id"] for risk in told.walked["risks"]]
    with pytest.raises(CaseFileError):
        assert ladder("2027-02-20", says("track_2_wait_reason", "Het is druk")).walked


@pytest.mark.parametrize(("today", "status"), [("2026-12-15", "cannot_start"), ("2027-12-01", "to_do")])
def test_w_03_the_test_of_the_wage_belongs_to_the_end(today: str, status: str) -> None:
    assert ladder(today).task("result_test") == status
