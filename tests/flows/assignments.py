"""Assignments to check in tests: for each criteria set a case in which everything is in order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from wizard.commands.casefile import case_of
from wizard.commands.walking import walk_as_json
from wizard.content.loader import load
from wizard.content.model import Content

CONTENT: Content = load(Path(__file__).parents[2] / "flows")
FLOW = CONTENT.flows["assignment_acceptance"]
TODAY = date(2026, 11, 25)
SCALE = [row.id for row in FLOW.outcomes]
"""The outcomes from worst to best."""


def in_order(role_id: str) -> dict[str, Any]:
    """Answers with which the assignment of this role is accepted."""
    role = FLOW.roles[role_id]
    given: dict[str, Any] = {"assignment_reference": "A-1", "role": role_id}
    given["question_type"] = role.question_types[0]
    for number, way in enumerate(role.deployable):
        given |= dict.fromkeys(way.questions, number == 0)
    given |= {item.question: "present" for item in role.items}
    given |= {stop.question: False for stop in role.bottlenecks}
    given |= {"role_conflict": False, "distance_possible": True, "competent": True, "enough_time": True}
    if role.level == "employee":
        given |= {"first_sick_day": "2026-09-01", "scope": ["own_work"], "conflict_state": "no_conflict"}
        given |= {"employee_informed": True, "employee_heard": True, "draft_to_both": True}
    if role_id == "COACH_HERVAT":
        given["own_reintegration_advice"] = True
    return given


def checked(
    given: Mapping[str, Any], *more: Mapping[str, Any], today: date = TODAY, **changes: Any
) -> dict[str, Any]:
    """What `walk` prints of a case with these answers; a change to None leaves the answer out."""
    answers = {name: value for name, value in {**given, **changes}.items() if value is not None}
    entries = [{"answer": name, "value": value} for name, value in answers.items()]
    told = {"flow": FLOW.id, "today": today.isoformat(), "entries": [*entries, *more]}
    case = case_of(told, CONTENT)
    return walk_as_json(CONTENT, case.record, case.today)
