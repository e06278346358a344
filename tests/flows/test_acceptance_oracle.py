"""The check of an assignment against the same rules written down twice, over answers of every kind."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.flows.acceptance_oracle import ASSESSORS, GROUNDS, HELPERS, ITEMS, ORGANISATION, judge
from tests.flows.assignments import TODAY, checked, in_order

DAYS = st.integers(-2, 40).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
VERDICTS = st.sampled_from([True, False, "onbekend", None])
STATES = st.one_of(
    st.sampled_from(["present", "missing", "refused", "promised", "not_applicable", "onbekend", None]),
    DAYS.map(lambda day: {"state": "promised", "day": day, "by": "arbodienst"}),
    st.just({"state": "not_applicable", "motive": "Dat is er bij dit werk niet"}),
)
SETTLED = ["incapacity", "wage_value", "suitability"]
TOPICS = st.one_of(
    st.none(),
    st.just("onbekend"),
    st.lists(st.sampled_from(SETTLED), unique=True),
    st.lists(st.sampled_from([*SETTLED, "content", "relations", "circumstances", "terms"]), unique=True),
)
KINDS = st.sampled_from(["advice", "assessment", "guidance", "policy", "onbekend", None])
SCOPES = st.sampled_from(
    [None, "onbekend", ["own_work"], ["adapted_own_work"], ["own_work", "other_work_internal"]]
)
CONFLICTS = st.sampled_from(["no_conflict", "resolved", "light", "STECR", "onbekend", None])
AROUND = st.sampled_from(["2026-08-24", "2026-08-25", "2026-11-25", "2027-02-25", "2027-02-26", "onbekend"])


def choices(role: str) -> dict[str, st.SearchStrategy[Any]]:
    """What can be answered in this role, and how."""
    made: dict[str, st.SearchStrategy[Any]] = dict.fromkeys(ITEMS[role], STATES)
    made |= {part: VERDICTS for way in GROUNDS[role] for part in way}
    made |= {"question_type": KINDS, "competent": VERDICTS, "enough_time": VERDICTS}
    made |= {"time_extendable": VERDICTS, "distance_possible": VERDICTS}
    made |= {"role_conflict": VERDICTS, "role_conflict_solvable": VERDICTS}
    if role not in ORGANISATION:
        made |= {"employee_informed": VERDICTS, "employee_heard": VERDICTS, "draft_to_both": VERDICTS}
        made |= {"client_forbids": VERDICTS, "scope": SCOPES}
        made |= {"conflict_state": CONFLICTS, "conflict_topics": TOPICS}
    if role in HELPERS:
        made |= {"k2_dysfunction": VERDICTS, "k3_illness_gain": VERDICTS}
        made |= {"k4_information_deviates": VERDICTS}
        made |= {"k5_decided_beforehand": VERDICTS, "k5_reopens": VERDICTS}
    if role == "COACH_HERVAT":
        made |= {"own_reintegration_advice": VERDICTS}
    if role == "COACH_BALANS":
        made |= {"k2_in_information": VERDICTS}
        made |= {"conflict_track_runs": VERDICTS, "strictly_separated": VERDICTS}
    if role == "BEO_LOONWAARDE":
        made |= {"assessment_day": AROUND, "reference_day": AROUND}
    return made


@pytest.mark.parametrize("role", [*HELPERS, *ASSESSORS, *ORGANISATION])
@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_outcome_flags_and_openness_are_those_of_the_rules_written_down_twice(
    role: str, data: st.DataObject
) -> None:
    ways = choices(role)
    changed = data.draw(st.lists(st.sampled_from(sorted(ways)), unique=True, max_size=7))
    answers = in_order(role) | {name: data.draw(ways[name], label=name) for name in changed}
    answers = {name: value for name, value in answers.items() if value is not None}

    found = checked(answers)

    expected = judge(answers, TODAY)
    assert (found["outcome"], set(found["flags"]), found["provisional"]) == (
        expected.outcome,
        expected.flags,
        expected.provisional,
    )
    assert bool(found["missing"]) or not found["provisional"]
