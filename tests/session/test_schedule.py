"""The schedule of hours: never above what was said can be done, and what was really worked beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias

import pytest

from tests.session.told import answer
from wizard.session import Session
from wizard.views import PageView, Refused

On: TypeAlias = Callable[[date], Session]
STEPS = (
    {"id": "r1", "start": "2026-03-02", "hours": 8, "days": 2, "tasks": "Inpakken"},
    {"id": "r2", "start": "2026-03-23", "hours": 16, "days": 4, "tasks": "Balie"},
)
SAID = {"hours_said_by": "hours_by_doctor", "capacity_hours": 16, "capacity_day": "2026-02-12"}
HIGHER = (*STEPS, {"id": "r3", "start": "2026-04-20", "hours": 20, "days": 4, "tasks": "Balie"})
BY_DOCTOR = "De bedrijfsarts zei dit op donderdag 12 februari 2026."


@pytest.fixture
def said(planned: Session) -> Session:
    """A case with a plan in which the bedrijfsarts said that 16 hours can be done."""
    planned.mark_done("plan", date(2026, 2, 16), "paper", True)
    answer(planned, planned.jump("contract_hours"), {"contract_hours": 32})
    answer(planned, planned.jump("hours_plan"), SAID)
    return planned


def say(session: Session, told: dict[str, Any]) -> None:
    """Records how many hours can be done now, and leaves the rest as it is."""
    session.jump("capacity_hours")
    session.submit(told)


def send(session: Session, rows: tuple[dict[str, Any], ...]) -> Any:
    session.jump("build_up")
    return session.submit({"build_up": rows})


def test_a_step_above_what_can_be_done_is_not_taken(said: Session) -> None:
    found = send(said, HIGHER)

    assert isinstance(found, Refused)
    assert found.sentences["build_up"] == (
        f"Stap 3 is 20 uur per week. Nu kan 16 uur. {BY_DOCTOR}"
        " Maak de uren lager, of leg eerst vast wat nu kan."
    )


def test_once_the_new_number_is_recorded_the_step_is_taken(said: Session) -> None:
    say(said, {"capacity_hours": 20, "capacity_day": "2026-02-16"})

    assert isinstance(send(said, HIGHER), PageView)


def test_while_nobody_said_what_can_be_done_every_step_is_taken(planned: Session) -> None:
    planned.mark_done("plan", date(2026, 2, 16), "paper", True)
    page = planned.jump("build_up")

    found = planned.submit({"build_up": HIGHER})

    assert isinstance(page, PageView) and page.fields[0].schedule is not None
    assert page.fields[0].schedule.limits.capacity is None
    assert not isinstance(found, Refused)


def test_a_lower_number_takes_no_step_away_and_asks_for_something_else(said: Session, on: On) -> None:
    send(said, STEPS)
    before = said.go_to_overview()
    later = on(date(2026, 3, 10))
    later.open_case(said.case().id)

    say(later, {"capacity_hours": 12, "capacity_day": "2026-03-09"})

    shown = later.go_to_overview()
    titles = {task.place: task.title for task in (*shown.now, *shown.late)}
    kept = later.jump("build_up").fields[0].value
    assert [row["hours"] for row in kept] == [8, 16]
    assert titles["plan_change"] == "Spreek een bijstelling af: wat nu kan is minder"
    assert any("maandag 9 maart 2026" in line for line in shown.notices)
    assert before.notices == () and "plan_change" not in {task.place for task in before.now}


def test_after_the_new_agreement_the_schedule_itself_is_to_be_changed(said: Session, on: On) -> None:
    send(said, STEPS)
    later = on(date(2026, 3, 10))
    later.open_case(said.case().id)
    say(later, {"capacity_hours": 12, "capacity_day": "2026-03-09"})
    later.log("plan_change", later.case().id)
    part = {"id": "r1", "part": "part_hours", "was": "16 uur", "becomes": "12 uur", "since": "2026-03-23"}
    later.submit(
        {
            "plan_changed_on": "2026-03-10",
            "plan_changes": (part,),
            "plan_change_reason": "change_after_advice",
        }
    )
    agreed = [task.place for task in later.go_to_overview().now]

    unchanged = send(later, STEPS)
    raised = send(later, (STEPS[0], {**STEPS[1], "hours": 14}))
    lowered = send(later, (STEPS[0], {**STEPS[1], "hours": 12}))

    assert "build_up" in agreed and "plan_change" not in agreed
    assert not isinstance(unchanged, Refused), "what was agreed before stays"
    assert isinstance(raised, Refused)
    assert not isinstance(lowered, Refused)
    assert later.go_to_overview().notices == ()


def test_steps_that_were_over_before_the_lower_number_are_not_touched(said: Session, on: On) -> None:
    send(said, (*STEPS, {"id": "r3", "start": "2026-04-20", "hours": 8, "days": 2, "tasks": "Inpakken"}))
    later = on(date(2026, 5, 4))
    later.open_case(said.case().id)

    say(later, {"capacity_hours": 10, "capacity_day": "2026-05-01"})

    assert later.go_to_overview().notices == ()


def test_worked_hours_stand_beside_the_agreed_ones_on_the_page_and_on_paper(said: Session, on: On) -> None:
    send(said, STEPS)
    later = on(date(2026, 3, 16))
    later.open_case(said.case().id)
    for day, hours in (("2026-03-04", 8), ("2026-03-12", 5)):
        later.log("hours_worked", later.case().id)
        later.submit({"worked_in": day, "worked_hours": hours})

    schedule = later.jump("build_up").fields[0].schedule
    paper = later.document("build_up_plan").text

    assert schedule.worked == ((date(2026, 3, 4), 8.0), (date(2026, 3, 12), 5.0))
    assert "gewerkt" in paper.lower() and "besproken" in paper.lower()
    lines = [line for line in paper.splitlines() if "8 van 32" in line]
    assert any("5" in line for line in lines)
