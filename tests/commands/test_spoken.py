"""A case file may say things as people write them; what can mean two things is refused, with the field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.flows.assignments import CONTENT, FLOW, TODAY, checked, in_order
from wizard.commands.casefile import case_of
from wizard.errors import CaseFileError

ADVICE = in_order("ADV_IND")


def stored(name: str, value: Any) -> Any:
    """What is kept of an answer in a file; the value of the first entry."""
    told = {"flow": FLOW.id, "today": TODAY.isoformat(), "entries": [{"answer": name, "value": value}]}
    return case_of(told, CONTENT).record.entries[0].value


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("conflict_state", "stecr", "STECR"),
        ("conflict_state", "STECR-niveau", "STECR"),
        ("conflict_state", "geen", "no_conflict"),
        ("conflict_state", "Licht", "light"),
        ("conflict_state", "licht, nog niet opgelost", "light"),
        ("conflict_state", "opgelost", "resolved"),
        ("conflict_state", "Onbekend", "onbekend"),
        ("conflict_topics", ["verhoudingen", "(on)geschiktheid"], ("relations", "incapacity")),
        ("conflict_topics", "loonwaarde", ("wage_value",)),
        ("conflict_topics", [], ()),
        ("role", "adv_ind", "ADV_IND"),
        ("question_type", "beoordeling", "assessment"),
        ("scope", "Eigen werk", ("own_work",)),
        ("scope", ["ander werk intern"], ("other_work_internal",)),
        ("competent", "ja", True),
        ("competent", "Nee", False),
        ("competent", "weet ik niet", "onbekend"),
        ("c6_capacity_description", "Aanwezig", "present"),
        ("c6_capacity_description", "nee", "missing"),
        ("c6_capacity_description", True, "present"),
        ("c6_capacity_description", "nog niet gevraagd", "onbekend"),
        ("c8_employee_willing", "ja", "present"),
        ("c8_employee_willing", False, "refused"),
        ("c6_capacity_description", "toegezegd 2026-12-10", {"state": "promised", "day": "2026-12-10"}),
        (
            "c6_capacity_description",
            {"status": "toegezegd", "datum": "2026-12-10", "door": "arbodienst"},
            {"state": "promised", "day": "2026-12-10", "by": "arbodienst"},
        ),
        (
            "c5_third_party_information",
            {"status": "n.v.t.", "motief": "Er zijn geen derden"},
            {"state": "not_applicable", "motive": "Er zijn geen derden"},
        ),
        ("assignment_reference", "ja", "ja"),
    ],
)
def test_what_people_write_is_kept_as_what_they_mean(name: str, said: Any, kept: Any) -> None:
    assert stored(name, said) == kept


def test_a_file_may_say_on_which_day_the_client_was_told_which_outcome() -> None:
    line = {"replied": "HOLD", "day": "2026-11-24"}

    kept = case_of({"flow": FLOW.id, "today": TODAY.isoformat(), "entries": [line]}, CONTENT)

    (entry,) = kept.record.entries
    assert (entry.kind, entry.name, str(entry.day)) == ("replied", "HOLD", "2026-11-24")


@pytest.mark.parametrize(
    ("line", "field"),
    [({"replied": "MAYBE", "day": "2026-11-24"}, "replied"), ({"replied": "HOLD"}, "day")],
)
def test_a_reply_needs_an_outcome_of_the_flow_and_a_day(line: dict[str, str], field: str) -> None:
    with pytest.raises(CaseFileError) as refused:
        case_of({"flow": FLOW.id, "today": TODAY.isoformat(), "entries": [line]}, CONTENT)

    assert field in refused.value.field


def test_columns_are_read_as_the_screen_says_them() -> None:
    row = {"id": "r1", "name": "P. de Wit", "function": "Partner of familie", "consent": "ja"}

    kept = stored("partners", [row])

    assert kept == ({**row, "function": "partner_family", "consent": True},)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("conflict_state", "een beetje"),
        ("conflict_state", ""),
        ("scope", "werk"),
        ("scope", "ander werk"),
        ("competent", "misschien"),
        ("competent", 1),
        ("hr_support", "nee"),
        ("c6_capacity_description", "toegezegd 10-12"),
        ("c6_capacity_description", {"status": "toegezegd", "state": "missing"}),
        ("first_sick_day", "05-01-2026"),
    ],
)
def test_what_can_mean_more_than_one_thing_is_refused_at_its_field(name: str, said: Any) -> None:
    with pytest.raises(CaseFileError) as refused:
        stored(name, said)

    assert refused.value.field == f"entries[0].value ({name})"
    assert refused.value.sentence


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("C6", "c6_capacity_description"),
        ("c8", "c8_employee_willing"),
        ("C9", "conflict_state"),
        ("C10", "question_type"),
        ("K4", "k4_information_deviates"),
        ("D3", "d3_absent"),
        ("G3", "role"),
    ],
)
def test_a_number_of_the_field_names_its_question(code: str, name: str) -> None:
    told = {"flow": FLOW.id, "today": "2026-11-25", "entries": [{"answer": code, "value": "onbekend"}]}

    assert case_of(told, CONTENT).record.entries[0].name == name


def test_a_situation_of_three_parts_is_answered_by_yes_at_once_and_else_by_part() -> None:
    parts = dict.fromkeys(("d1_not_working", "d1_advice_too_little", "d1_both_ask"))

    whole = checked(ADVICE | parts, {"answer": "D1", "value": "ja"})

    assert (whole["outcome"], whole["provisional"]) == ("ACCEPT", False)
    with pytest.raises(CaseFileError, match="d1_not_working, d1_advice_too_little, d1_both_ask"):
        checked(ADVICE | parts, {"answer": "D1", "value": "nee"})


def test_the_decision_table_can_be_told_in_the_words_of_the_field() -> None:
    told = {
        "flow": FLOW.id,
        "today": "2026-11-25",
        "entries": [
            {"answer": "assignment_reference", "value": "A-1"},
            *({"answer": code, "value": value} for code, value in TABLE_ROW_2.items()),
        ],
    }

    case = case_of(told, CONTENT)

    assert checked({}, *told["entries"])["outcome"] == "CONDITIONAL"
    assert len(case.record.entries) == len(TABLE_ROW_2) + 1


TABLE_ROW_2 = {
    **{"G3": "ADV_IND", "C10": "advies", "G5": "aangepast eigen werk", "first_sick_day": "2026-09-01"},
    **{"D2": "nee", "D3": "ja", "D4": "nee", "D5": "nee", "d1_not_working": "nee"},
    **{f"C{number}": "aanwezig" for number in (1, 2, 3, 4, 5, 7)},
    **{"C6": "toegezegd (2026-12-10)", "C8": "ja", "C9": "geen"},
    **{"K2": "nee", "K3": "nee", "K4": "nee", "K5": "nee"},
    **{"role_conflict": "nee", "distance_possible": "ja", "competent": "ja", "enough_time": "ja"},
    **{"employee_informed": "ja", "employee_heard": "ja", "draft_to_both": "ja"},
}
"""Row 2: partly absent, advice on adapted own work, no conflict, the FML promised."""
