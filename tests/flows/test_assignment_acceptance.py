"""May a labour expert accept this assignment? The decision table, its decisions, and what always holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.flows.assignments import FLOW, SCALE, TODAY, checked, in_order
from wizard.content.answer_types import STATES
from wizard.errors import CaseFileError

ADVICE = in_order("ADV_IND")
NO_D1 = {"d1_not_working": False, "d1_advice_too_little": False, "d1_both_ask": False}
ROLES = list(FLOW.roles)
PEOPLE = [name for name, role in FLOW.roles.items() if role.level == "employee"]
HELPERS = [name for name in PEOPLE if FLOW.roles[name].kind != "assessor"]
ASSESSORS = [name for name in PEOPLE if FLOW.roles[name].kind == "assessor"]


KINDS = {question.id: question.type for task in FLOW.tasks.values() for question in task.questions}
ANSWERS: Mapping[str, tuple[Any, ...]] = {
    "status": (*STATES, None),
    "yes_no": (True, False, None),
    "yes_no_unknown": (True, False, None, "onbekend"),
}
"""What can be told instead, by the kind of question; of the others that nothing was told."""


def promised(day: date | None, by: str = "arbodienst") -> dict[str, Any]:
    return {"state": "promised", "day": day.isoformat() if day else "", "by": by}


ROWS: list[tuple[str, Mapping[str, Any], str, list[str]]] = [
    ("1", {}, "ACCEPT", []),
    (
        "2",
        {
            **NO_D1,
            "d3_absent": True,
            "scope": ["adapted_own_work"],
            "c6_capacity_description": promised(date(2026, 12, 10)),
        },
        "CONDITIONAL",
        [],
    ),
    ("3", {**NO_D1, "d3_absent": True, "c6_capacity_description": "missing"}, "HOLD", []),
    ("4", {**NO_D1, "d2_load_doubt": True, "scope": ["other_work_external"]}, "CONVERT", []),
    ("5", {"question_type": "assessment"}, "CONVERT", []),
    ("6", {"conflict_state": "STECR", "conflict_topics": ["relations"]}, "REFER", []),
    ("7", {"conflict_state": "STECR", "conflict_topics": ["incapacity"]}, "CONVERT", []),
    ("8", {"conflict_state": "resolved"}, "ACCEPT", []),
    ("8b", {"conflict_state": "light", "conflict_topics": ["relations"]}, "HOLD", []),
    ("9", NO_D1, "REFUSE", ["OTHER_ROLE"]),
    ("10", {"c8_employee_willing": "refused"}, "REFUSE", []),
    ("11", {"k4_information_deviates": True}, "HOLD", []),
    ("12", {"k5_decided_beforehand": True, "k5_reopens": False}, "REFUSE", []),
    ("13", {"k5_decided_beforehand": True, "k5_reopens": True}, "CONDITIONAL", []),
    ("14", {"k2_dysfunction": True}, "CONDITIONAL", ["RISK"]),
    ("15", {"k3_illness_gain": True}, "CONDITIONAL", ["RISK"]),
    ("16", {"question_type": "onbekend"}, "HOLD", []),
    ("17", {"scope": ["other_work_internal"], "c6_capacity_description": "missing"}, "CONVERT", []),
    ("18", {"conflict_state": "onbekend"}, "HOLD", []),
    ("19", {"d1_both_ask": "onbekend"}, "HOLD", []),
    ("19, all no", {"d1_both_ask": False}, "REFUSE", ["OTHER_ROLE"]),
]


@pytest.mark.parametrize(("changes", "outcome", "flags"), [row[1:] for row in ROWS], ids=[r[0] for r in ROWS])
def test_a_row_of_the_decision_table(changes: Mapping[str, Any], outcome: str, flags: list[str]) -> None:
    found = checked(ADVICE, **changes)

    assert found["outcome"] == outcome
    assert found["flags"] == flags
    assert found["refused"] == []


def test_an_outcome_says_by_which_rule_and_by_which_answer() -> None:
    found = checked(ADVICE, c6_capacity_description="missing")

    assert [ground["rule"] for ground in found["grounds"]] == ["required_missing"]
    assert found["grounds"][0]["because"] == ["c6_capacity_description"]
    assert found["grounds"][0]["source"] == ["S3-14"]
    assert "C6 FML: Ontbreekt" in found["reasons"][0]


def test_a_provisional_outcome_names_the_answers_that_can_still_change_it() -> None:
    found = checked(ADVICE, question_type="assessment", competent="onbekend")

    assert (found["outcome"], found["provisional"]) == ("CONVERT", True)
    assert found["reasons"][-1] == "Voorlopig, want nog niet bekend: Deskundig [competent]."


def test_without_a_role_only_the_role_is_asked_for() -> None:
    found = checked({"assignment_reference": "A-1"})

    assert (found["outcome"], found["provisional"], found["missing"]) == ("HOLD", True, ["role"])
    assert found["grounds"] == []
    assert "[role]" in found["reasons"][0]


def test_every_item_that_is_missing_stands_in_the_reasons() -> None:
    found = checked(ADVICE, c3_job_description="missing", c7_medical_advice="missing")

    assert found["grounds"][0]["because"] == ["c3_job_description", "c7_medical_advice"]


def test_what_still_holds_below_the_outcome_is_a_note() -> None:
    found = checked(ADVICE, scope=["other_work_internal"], c6_capacity_description="missing")

    assert [(note["outcome"], note["rule"]) for note in found["notes"]] == [("HOLD", "required_missing")]
    assert found["suggested_role"] == "BEO_REINT"
    assert found["proposal"]["needed"] == ["c6_capacity_description"]
    assert len(found["proposal"]["questions"]) == 4


@pytest.mark.parametrize("role", ROLES)
def test_an_assignment_in_order_is_accepted(role: str) -> None:
    found = checked(in_order(role))

    assert (found["outcome"], found["provisional"], found["flags"]) == ("ACCEPT", False, [])


# --- unknown --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_an_unknown_never_yields_accept(role: str) -> None:
    base = in_order(role)
    asked = [name for name in base if name not in ("assignment_reference", "role", "first_sick_day")]
    # What this role does not decide on: how far others reach, conflicts beside an assessment, spare grounds.
    free = {name for way in FLOW.roles[role].deployable[1:] for name in way.questions}
    free |= {"scope"} if role != "ADV_IND" else set()
    free |= {"conflict_state"} if role in ASSESSORS else set()
    asked = [name for name in asked if name not in free]

    for name in asked:
        for value in (None, "onbekend"):
            found = checked(base, **{name: value})

            assert found["outcome"] != "ACCEPT", (name, value)
            assert found["provisional"], (name, value)
            assert name in found["missing"], (name, value)


def test_an_assessment_may_go_on_while_nobody_knows_of_a_conflict() -> None:
    assert checked(in_order("BEO_AO"), conflict_state="onbekend")["outcome"] == "ACCEPT"


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_is_left_out_never_yields_accept(data: st.DataObject) -> None:
    role = data.draw(st.sampled_from(ROLES))
    base = in_order(role)
    needed = ["question_type", "competent", "enough_time"]
    needed += [item.question for item in FLOW.roles[role].items]
    left_out = data.draw(st.sets(st.sampled_from(needed), min_size=1))

    found = checked(base, **dict.fromkeys(left_out))

    assert found["outcome"] != "ACCEPT"
    assert left_out <= set(found["missing"])


# --- items ----------------------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_an_item_that_comes_in_never_makes_the_outcome_worse(data: st.DataObject) -> None:
    role = data.draw(st.sampled_from(ROLES))
    items = [item.question for item in FLOW.roles[role].items]
    base = in_order(role)
    for name in data.draw(st.sets(st.sampled_from(items), max_size=4)):
        base[name] = data.draw(st.sampled_from(STATES))
    for name, value in {
        "question_type": data.draw(st.sampled_from(["advice", "assessment", "guidance", "policy"])),
        "competent": data.draw(st.booleans()),
        "enough_time": data.draw(st.booleans()),
    }.items():
        if data.draw(st.booleans()):
            base[name] = value
    came = data.draw(st.sampled_from(items))

    before = checked(base, **{came: "missing"})
    after = checked(base, **{came: "present"})

    assert SCALE.index(after["outcome"]) >= SCALE.index(before["outcome"])


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("present", "ACCEPT"),
        (promised(TODAY), "CONDITIONAL"),
        (promised(TODAY + timedelta(days=1)), "CONDITIONAL"),
        (promised(TODAY - timedelta(days=1)), "HOLD"),
        (promised(None), "HOLD"),
        ("missing", "HOLD"),
        ("refused", "REFUSE"),
        ({"state": "not_applicable", "motive": "Er zijn geen derden"}, "ACCEPT"),
        ("not_applicable", "HOLD"),
        ("aanwezig", "ACCEPT"),
        ({"state": "toegezegd", "day": "2026-12-10", "by": "HR"}, "CONDITIONAL"),
    ],
)
def test_each_state_of_a_condition_counts(told: Any, outcome: str) -> None:
    assert checked(ADVICE, c5_third_party_information=told)["outcome"] == outcome


def test_a_promise_turns_into_hold_by_itself_when_its_day_has_passed() -> None:
    given_on = {"c6_capacity_description": promised(TODAY)}

    assert checked(ADVICE, **given_on)["outcome"] == "CONDITIONAL"
    assert checked(ADVICE, today=TODAY + timedelta(days=1), **given_on)["outcome"] == "HOLD"


def test_another_form_counts_unless_the_own_setting_says_no() -> None:
    counted = checked(ADVICE, c6_form="IZP")
    not_counted = checked(ADVICE, c6_form="IZP", other_form_counts=False)

    assert counted["outcome"] == "ACCEPT"
    assert [note["rule"] for note in counted["notes"]] == ["other_form_noted"]
    assert not_counted["outcome"] == "HOLD"


def test_the_age_is_told_and_the_limit_is_the_own_setting() -> None:
    dated = {"c6_day": "2026-08-01", "c7_day": "2026-11-20"}

    assert checked(ADVICE, **dated)["ages"] == {"c6_day": 116, "c7_day": 5}
    assert checked(ADVICE, **dated)["outcome"] == "ACCEPT"
    assert checked(ADVICE, capacity_age_limit=116, **dated)["outcome"] == "ACCEPT"
    assert checked(ADVICE, capacity_age_limit=115, **dated)["outcome"] == "HOLD"


@pytest.mark.parametrize("state", ["met", "promised", "lacking", "declined"])
@pytest.mark.parametrize("changes", [{}, {"c6_capacity_description": "missing"}, {"competent": False}])
def test_an_own_condition_never_helps_an_outcome_up(state: str, changes: Mapping[str, Any]) -> None:
    row = {"id": "r1", "what": "Opdracht is getekend", "state": state, "day": "2026-12-01"}

    without = checked(ADVICE, **changes)
    beside = checked(ADVICE, own_conditions=[row], **changes)

    assert SCALE.index(beside["outcome"]) <= SCALE.index(without["outcome"])


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_else_is_answered_own_conditions_only_ever_hold_back(data: st.DataObject) -> None:
    role = data.draw(st.sampled_from(ROLES))
    base = in_order(role)
    for name in data.draw(st.sets(st.sampled_from(sorted(base.keys() - {"role"})), max_size=3)):
        base[name] = data.draw(st.sampled_from(ANSWERS.get(KINDS[name], (None,))))
    rows = [
        {"id": f"r{number}", "what": f"Voorwaarde {number}", "state": state, "day": day}
        for number, (state, day) in enumerate(
            data.draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(["met", "promised", "lacking", "declined", None]),
                        st.sampled_from([None, "2026-11-24", "2026-11-25", "2026-12-31"]),
                    ),
                    min_size=1,
                    max_size=10,
                )
            ),
            1,
        )
    ]
    own = {
        "other_form_counts": data.draw(st.booleans()),
        "capacity_age_limit": data.draw(st.integers(0, 400)),
    }

    without, beside = checked(base), checked(base, own_conditions=rows, **own)

    assert SCALE.index(beside["outcome"]) <= SCALE.index(without["outcome"])


def test_an_own_condition_that_nobody_judged_holds_back_and_is_named() -> None:
    rows = [{"id": "r1", "what": "Opdracht is getekend"}, {"id": "r2", "what": "Akkoord", "state": "met"}]

    found = checked(ADVICE, own_conditions=rows)

    assert (found["outcome"], found["provisional"]) == ("HOLD", True)
    assert found["missing"] == ["own_conditions"]
    assert [ground["rule"] for ground in found["grounds"]] == ["own_condition_not_seen"]


def test_an_own_condition_that_is_missing_holds_back_for_good() -> None:
    rows = [{"id": "r1", "what": "Opdracht is getekend"}, {"id": "r2", "what": "Akkoord", "state": "lacking"}]

    found = checked(ADVICE, own_conditions=rows)

    assert (found["outcome"], found["provisional"]) == ("HOLD", False)


# --- the decisions --------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", HELPERS)
@pytest.mark.parametrize("state", ["light", "STECR"])
def test_a_conflict_on_what_an_assessment_settles_converts_at_every_degree(role: str, state: str) -> None:
    found = checked(in_order(role), conflict_state=state, conflict_topics=["wage_value", "suitability"])

    assert found["outcome"] == "CONVERT"


@pytest.mark.parametrize("role", HELPERS)
@pytest.mark.parametrize("topics", [[], None, ["relations", "incapacity"]])
def test_without_only_such_topics_a_serious_conflict_is_referred(role: str, topics: Any) -> None:
    found = checked(in_order(role), conflict_state="STECR", conflict_topics=topics)

    assert found["outcome"] == "REFER"
    assert ("conflict_topics" in found["missing"]) is (not topics)
    assert ("conflict_is_part_of_it" in [note["rule"] for note in found["notes"]]) is bool(topics)


@pytest.mark.parametrize("role", ASSESSORS)
@pytest.mark.parametrize("state", ["light", "STECR"])
def test_an_assessor_may_start_with_a_conflict_and_reads_of_mediation(role: str, state: str) -> None:
    found = checked(in_order(role), conflict_state=state, conflict_topics=["relations"])

    assert found["outcome"] == "ACCEPT"
    assert [note["rule"] for note in found["notes"]] == ["mediation_beside"]


@pytest.mark.parametrize("role", HELPERS)
def test_only_advice_converts_because_of_its_scope(role: str) -> None:
    found = checked(in_order(role), scope=["other_work_external"])

    assert found["outcome"] == ("CONVERT" if role == "ADV_IND" else "ACCEPT")


@pytest.mark.parametrize("role", ROLES)
def test_a_question_of_another_role_is_refused_and_an_assessment_converted(role: str) -> None:
    for kind in ("advice", "assessment", "guidance", "policy"):
        found = checked(in_order(role), question_type=kind)

        if kind in FLOW.roles[role].question_types:
            assert found["outcome"] == "ACCEPT"
        elif kind == "assessment":
            assert (found["outcome"], found["flags"]) == ("CONVERT", [])
            assert FLOW.roles[found["suggested_role"]].kind == "assessor"
        else:
            assert (found["outcome"], found["flags"]) == ("REFUSE", ["OTHER_ROLE"])
            assert found["suggested_role"] not in (None, role)


def test_nothing_to_deploy_the_role_on_converts_an_assessment_and_refuses_the_rest() -> None:
    assert checked(ADVICE, **NO_D1, question_type="assessment")["outcome"] == "CONVERT"
    assert checked(ADVICE, **NO_D1, question_type="advice")["outcome"] == "REFUSE"
    assert checked(in_order("BEO_AO"), a1_dispute=False)["outcome"] == "REFUSE"


@pytest.mark.parametrize("name", ["k2_dysfunction", "k3_illness_gain", "k4_information_deviates"])
def test_a_bottleneck_that_nobody_knows_of_holds(name: str) -> None:
    assert checked(ADVICE, **{name: "onbekend"})["outcome"] == "HOLD"


@pytest.mark.parametrize(
    ("runs", "separated", "outcome"),
    [(True, True, "CONDITIONAL"), (True, False, "REFER"), (False, True, "REFER"), (None, None, "REFER")],
)
def test_coaching_beside_a_conflict_track_must_be_strictly_separated(
    runs: Any, separated: Any, outcome: str
) -> None:
    changes = {"conflict_track_runs": runs, "strictly_separated": separated}
    found = checked(
        in_order("COACH_BALANS"), conflict_state="STECR", conflict_topics=["relations"], **changes
    )

    assert found["outcome"] == outcome
    assert found["flags"] == (["SPLIT"] if outcome == "CONDITIONAL" else [])


def test_only_coaching_to_balance_can_be_split() -> None:
    changes = {"conflict_track_runs": True, "strictly_separated": True}

    found = checked(in_order("COACH_HERVAT"), conflict_state="STECR", conflict_topics=["terms"], **changes)

    assert (found["outcome"], found["flags"]) == ("REFER", [])


def test_advice_first_and_coaching_then_is_a_chain() -> None:
    found = checked(in_order("COACH_HERVAT"), own_reintegration_advice=False)

    assert (found["outcome"], found["flags"]) == ("ACCEPT", ["CHAIN"])


@pytest.mark.parametrize(
    ("assessed", "reference", "flags"),
    [
        ("2026-11-30", "2026-08-30", []),
        ("2026-11-30", "2026-08-29", ["GLOBAL_ONLY"]),
        ("2026-11-30", "2027-02-28", []),
        ("2026-11-30", "2027-03-01", ["GLOBAL_ONLY"]),
        ("2026-11-30", "onbekend", []),
    ],
)
def test_more_than_three_months_gives_a_global_value_only(
    assessed: str, reference: str, flags: list[str]
) -> None:
    found = checked(in_order("BEO_LOONWAARDE"), assessment_day=assessed, reference_day=reference)

    assert (found["outcome"], found["flags"]) == ("ACCEPT", flags)


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({"competent": False}, "REFUSE"),
        ({"enough_time": False, "time_extendable": True}, "CONDITIONAL"),
        ({"enough_time": False, "time_extendable": False}, "REFUSE"),
        ({"role_conflict": True, "role_conflict_solvable": True}, "CONDITIONAL"),
        ({"role_conflict": True, "role_conflict_solvable": False}, "REFUSE"),
        ({"role_conflict": True}, "HOLD"),
        ({"employee_heard": False, "client_forbids": False}, "CONDITIONAL"),
        ({"employee_heard": False, "client_forbids": True}, "REFUSE"),
        ({"draft_to_both": False}, "CONDITIONAL"),
    ],
)
def test_own_position_and_the_employee_decide_too(changes: Mapping[str, Any], outcome: str) -> None:
    assert checked(ADVICE, **changes)["outcome"] == outcome


@pytest.mark.parametrize("role", PEOPLE)
def test_too_little_distance_stops_an_assessor_and_is_an_agreement_for_others(role: str) -> None:
    found = checked(in_order(role), distance_possible=False)

    assert found["outcome"] == ("REFUSE" if role in ASSESSORS else "CONDITIONAL")


@pytest.mark.parametrize("role", PEOPLE)
def test_an_employee_who_refuses_stops_advice_and_is_heard_in_an_assessment(role: str) -> None:
    found = checked(in_order(role), c8_employee_willing="refused")

    assert found["outcome"] == ("CONDITIONAL" if role in ASSESSORS else "REFUSE")


@pytest.mark.parametrize(
    ("role", "item", "state", "outcome"),
    [
        ("ADV_ORG", "hr_support", "missing", "HOLD"),
        ("ADV_ORG", "hr_support", "onbekend", "HOLD"),
        ("ADV_ORG", "management_support", "refused", "REFUSE"),
        ("COACH_ORG", "absence_rules", "missing", "CONDITIONAL"),
        ("COACH_ORG", "absence_rules", "refused", "REFUSE"),
    ],
)
def test_support_of_an_organisation(role: str, item: str, state: str, outcome: str) -> None:
    assert checked(in_order(role), **{item: state})["outcome"] == outcome


def test_a_refused_item_refuses_an_assessment_question_too_and_says_what_it_would_not_need() -> None:
    found = checked(ADVICE, question_type="assessment", c4_available_jobs="refused")

    assert found["outcome"] == "REFUSE"
    assert "asks_assessment" in [note["rule"] for note in found["notes"]]
    assert found["proposal"]["not_needed"] == ["c4_available_jobs"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"conflict_state": "light", "conflict_topics": ["terms"]}, ["K1"]),
        ({"k2_dysfunction": True, "k4_information_deviates": True}, ["K2", "K4"]),
        ({}, []),
    ],
)
def test_every_bottleneck_that_plays_has_its_words_for_the_client(
    changes: Mapping[str, Any], told: list[str]
) -> None:
    assert [line["bottleneck"] for line in checked(ADVICE, **changes)["feedback"]] == told


def test_an_office_keeps_at_most_ten_conditions_of_its_own() -> None:
    rows = [{"id": f"r{number}", "what": "Iets", "state": "met"} for number in range(11)]

    assert checked(ADVICE, own_conditions=rows[:10])["outcome"] == "ACCEPT"
    with pytest.raises(CaseFileError):
        checked(ADVICE, own_conditions=rows)


def test_family_or_carers_without_consent_are_pointed_out() -> None:
    partner = {"id": "r1", "name": "P. de Wit", "function": "partner_family"}

    without = checked(ADVICE, partners=[partner])
    asked = checked(ADVICE, partners=[{**partner, "consent": True}])

    assert [note["rule"] for note in without["notes"]] == ["consent_first"]
    assert asked["notes"] == []


# --- time path ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("delivery", "flags"), [("2026-12-06", []), ("2026-12-07", ["TIMEPATH"])])
def test_a_delivery_after_the_first_open_milestone_is_flagged(delivery: str, flags: list[str]) -> None:
    days = {"acceptance_day": "2026-11-25", "planned_start": "2026-11-26", "planned_delivery": delivery}

    found = checked(ADVICE, first_sick_day="2026-10-26", **days)

    assert found["next_milestone"] == {"id": "problem_analysis", "day": "2026-12-06", "own": False}
    assert (found["outcome"], found["flags"]) == ("ACCEPT", flags)


def test_the_own_day_goes_before_the_computed_one() -> None:
    days = {"acceptance_day": "2026-11-25", "planned_start": "2026-11-26", "planned_delivery": "2026-12-07"}

    found = checked(ADVICE, first_sick_day="2026-10-26", next_milestone_own="2026-12-10", **days)

    assert found["flags"] == []
    assert found["next_milestone"]["own"] is True


def test_acceptance_start_and_delivery_come_in_that_order() -> None:
    days = {"acceptance_day": "2026-11-25", "planned_start": "2026-11-24", "planned_delivery": "2026-12-01"}

    refused = checked(ADVICE, **days)["refused"]

    assert [line["id"] for line in refused] == ["planned_start"]


# --- afterwards and override ----------------------------------------------------------------------------


def test_an_override_stands_beside_the_outcome_and_can_be_taken_back() -> None:
    own = {"override": "CONDITIONAL", "motive": "Klein bedrijf, ik ken de functies", "id": "x"}

    beside = checked(ADVICE, own, c4_available_jobs="missing")
    taken_back = checked(ADVICE, own, {"withdraw": "x"}, c4_available_jobs="missing")

    assert beside["outcome"] == "HOLD"
    assert beside["override"]["outcome"] == "CONDITIONAL"
    assert beside["override"]["motive"] == "Klein bedrijf, ik ken de functies"
    assert taken_back["override"] is None


@pytest.mark.parametrize("own", [{"override": "ACCEPT"}, {"override": "ACCEPT", "motive": " "}])
def test_an_override_without_a_motive_is_refused(own: Mapping[str, Any]) -> None:
    with pytest.raises(CaseFileError) as refused:
        checked(ADVICE, own)

    assert refused.value.field == f"entries[{len(ADVICE)}].motive"


def test_the_second_table_is_judged_once_the_work_has_begun() -> None:
    accepted = {"event": "accepted", "day": "2026-11-25"}

    assert checked(ADVICE)["interim"] is None
    assert checked(ADVICE, accepted)["interim"]["outcome"] == "CONTINUE"
    assert checked(in_order("ADV_ORG"), accepted)["phase"] == "assignment"


def test_a_broken_promise_holds_the_work_as_well() -> None:
    accepted = {"event": "accepted", "day": "2026-11-25"}
    given_on = {"c6_capacity_description": promised(TODAY)}

    found = checked(ADVICE, accepted, today=TODAY + timedelta(days=1), **given_on)

    assert found["interim"]["outcome"] == "HOLD"


EVENTS: list[tuple[str, Mapping[str, Any], str, list[str]]] = [
    ("extra_question", {}, "HOLD", ["extra_question_type"]),
    ("extra_question", {"extra_question_type": "beoordeling"}, "HOLD", []),
    ("extra_question", {"extra_question_type": "advies"}, "NEW_TIMEPATH", []),
    ("no_show", {}, "HOLD", ["no_show_new_day"]),
    ("no_show", {"no_show_new_day": "2026-11-28"}, "CONTINUE", []),
    ("no_show", {"no_show_new_day": "2026-12-20"}, "NEW_TIMEPATH", []),
    ("new_capacity", {}, "HOLD", ["new_capacity_deviates", "new_capacity_discussed"]),
    ("new_capacity", {"new_capacity_discussed": "ja", "new_capacity_deviates": "nee"}, "CONTINUE", []),
    ("new_capacity", {"new_capacity_discussed": "ja", "new_capacity_deviates": "ja"}, "HOLD", []),
    ("new_capacity", {"new_capacity_discussed": "nee", "new_capacity_deviates": "nee"}, "HOLD", []),
]


@pytest.mark.parametrize(("event", "answers", "outcome", "missing"), EVENTS)
def test_what_happens_during_the_work_is_checked_again_and_nothing_unknown_is_passed_over(
    event: str, answers: Mapping[str, Any], outcome: str, missing: list[str]
) -> None:
    days = {"acceptance_day": "2026-11-25", "planned_start": "2026-11-26", "planned_delivery": "2026-12-01"}
    told = [{"answer": name, "value": value} for name, value in answers.items()]

    found = checked(
        {**ADVICE, **days},
        {"event": "accepted", "day": "2026-11-25"},
        {"event": event, "day": "2026-11-25"},
        *told,
    )

    interim = found["interim"]
    assert (interim["outcome"], interim["missing"], interim["provisional"]) == (
        outcome,
        missing,
        bool(missing),
    )


def test_work_that_was_never_taken_on_is_not_checked_again() -> None:
    declined = checked(ADVICE, {"event": "declined", "day": "2026-11-25"})
    too_early = checked(ADVICE, {"event": "extra_question", "day": "2026-11-25"})

    assert (declined["phase"], declined["interim"]) == ("closed", None)
    assert [line["result"] for line in too_early["refused"]] == ["refused"]
    assert too_early["refused"][0]["sentence"]


REACHED_BY: list[tuple[str, Mapping[str, Any]]] = [
    ("REFUSE", {"competent": False}),
    ("REFER", {"conflict_state": "STECR", "conflict_topics": ["relations"]}),
    ("CONVERT", {"question_type": "assessment"}),
    ("HOLD", {"question_type": "onbekend"}),
    ("CONDITIONAL", {"role_conflict": True, "role_conflict_solvable": True}),
    ("ACCEPT", {}),
]


@pytest.mark.parametrize("role", ROLES)
def test_every_outcome_that_a_set_has_is_reached(role: str) -> None:
    never = {"REFER"} if role not in HELPERS else set()
    never |= {"CONVERT"} if role in ASSESSORS else set()

    found = {checked(in_order(role), **changes)["outcome"] for _, changes in REACHED_BY}

    assert found == set(SCALE) - never
