"""The published test vectors of the statutory calendar."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wizard.content.model import Content, Flow
from wizard.plan.calendar_command import calendar_answers, facts_not_counted

FILE = json.loads((Path(__file__).parents[1] / "data" / "calendars.json").read_text(encoding="utf-8"))
PLAIN = [vector for vector in FILE["vectors"] if not vector["facts"]]
NOT_COUNTED_YET = {
    "maternity_leave", "sick_until", "sick_after", "recovered_from", "vangnet", "aow_date", "contract_end",
    "contract_end_last_working_day", "no_riskpolis", "loonsanctie_weeks", "wia_application_actual",
    "iva_application", "wachtdagen_agreed",
}  # fmt: skip


def test_there_are_vectors_without_facts() -> None:
    assert len(PLAIN) >= 12


@pytest.mark.parametrize("vector", PLAIN, ids=lambda vector: str(vector["id"]))
def test_every_key_of_a_vector_without_facts_agrees(
    content: Content, flow: Flow, vector: dict[str, Any]
) -> None:
    answers = calendar_answers(content, flow, {"vectors": [vector]})

    dates = answers[0]["dates"]
    assert answers[0]["id"] == vector["id"]
    assert {name: dates.get(name) for name in vector["expected"]} == vector["expected"]


@pytest.mark.parametrize("name", ["T35", "T50", "T51"])
def test_facts_that_this_version_knows_are_counted(content: Content, flow: Flow, name: str) -> None:
    vector = next(vector for vector in FILE["vectors"] if vector["id"] == name)

    dates = calendar_answers(content, flow, {"vectors": [vector]})[0]["dates"]

    assert {key: dates.get(key) for key in vector["expected"]} == vector["expected"]


def test_the_whole_file_is_answered_in_its_order_whatever_its_facts(content: Content, flow: Flow) -> None:
    answers = calendar_answers(content, flow, FILE)

    assert [answer["id"] for answer in answers] == [vector["id"] for vector in FILE["vectors"]]
    assert json.loads(json.dumps(answers)) == answers


def test_facts_that_are_left_aside_are_named(content: Content) -> None:
    sentences = facts_not_counted(content, FILE)

    named = {name for name in NOT_COUNTED_YET if any(f" {name} " in line for line in sentences)}
    assert named == NOT_COUNTED_YET
    assert not any("T01" in line or "T50" in line for line in sentences)


def test_the_vectors_hold_every_name_that_counting_gives(content: Content, flow: Flow) -> None:
    first = next(vector for vector in PLAIN if vector["id"] == "T01")

    dates = calendar_answers(content, flow, {"vectors": [first]})[0]["dates"]

    assert set(dates) == set(first["expected"])
    assert date.fromisoformat(str(dates["wia_first_day"])) == date(2028, 1, 3)
