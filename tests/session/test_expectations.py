"""What both expect is asked again every so many weeks, until the employee is fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

import pytest

from tests.session.told import SICK_REPORT, answer
from wizard.session import Session
from wizard.views import CaseView, PageView

On: TypeAlias = Callable[[date], Session]
AGAIN = "Weer praten over verwachtingen"
FIT = {
    "own_work_full": True,
    "plan_or_advice": True,
    "doctor_agrees": True,
    "doctor_agrees_day": "2026-02-19",
}
CHOSEN = date(2026, 1, 19)
"""On this day six weeks were chosen: the first time is Monday 2 March."""


def due_on(on: On, day: date) -> dict[str, date | None]:
    """The talks about expectations that are to be done on that day, each with its day."""
    session = on(day)
    shown = session.open_case(session.home().cases[0].id)
    tasks = (*shown.now, *shown.late)
    return {task.title: task.due for task in tasks if AGAIN.lower() in task.title.lower()}


@pytest.fixture
def chosen(session: Session, on: On) -> Session:
    """A case of 14 days in which six weeks were chosen."""
    answer(session, session.start_case(), SICK_REPORT)
    later = on(CHOSEN)
    later.open_case(session.case().id)
    answer(later, later.jump("expectations_every"), {"expectations_every": 6})
    return later


def record(session: Session, told: dict[str, str]) -> None:
    session.log("expectations_again", session.case().id)
    session.submit(told)


def test_the_number_of_weeks_stands_filled_in_as_a_proposal_of_ours(sick: Session, on: On) -> None:
    later = on(CHOSEN)
    later.open_case(sick.case().id)

    page = later.jump("expectations_every")

    assert isinstance(page, PageView)
    assert page.fields[0].value == 6
    assert page.intro == "Het ingevulde getal is ons voorstel. Er is geen regel voor: u kiest."


def test_the_talk_stands_ready_six_weeks_later_and_not_before(chosen: Session, on: On) -> None:
    assert due_on(on, date(2026, 3, 1)) == {}
    assert due_on(on, date(2026, 3, 2)) == {AGAIN: date(2026, 3, 2)}


def test_it_stays_ready_until_somebody_records_it(chosen: Session, on: On) -> None:
    assert due_on(on, date(2026, 4, 20)) == {AGAIN: date(2026, 3, 2)}


def test_after_each_time_the_next_is_counted_from_there(chosen: Session, on: On) -> None:
    held = on(date(2026, 3, 5))
    held.open_case(chosen.case().id)
    record(held, {"again_day": "2026-03-04"})

    assert due_on(on, date(2026, 4, 14)) == {}
    assert due_on(on, date(2026, 4, 15)) == {AGAIN: date(2026, 4, 15)}


def test_a_day_that_was_agreed_goes_before_the_number_of_weeks(chosen: Session, on: On) -> None:
    held = on(date(2026, 3, 5))
    held.open_case(chosen.case().id)
    record(held, {"again_day": "2026-03-04", "again_next_day": "2026-05-11"})

    assert due_on(on, date(2026, 5, 10)) == {}
    agreed = due_on(on, date(2026, 5, 11))
    assert agreed == {"Afgesproken met Sanne: weer praten over verwachtingen": date(2026, 5, 11)}


def test_while_the_doctor_asks_for_quiet_nothing_is_asked(chosen: Session, on: On) -> None:
    advised = on(date(2026, 2, 20))
    advised.open_case(chosen.case().id)
    advised.start_event("advice_received")
    advised.submit({"day": "2026-02-20"})
    quiet = {"advice_contact": "contact_not_now", "advice_contact_until": "2026-03-20"}
    answer(advised, advised.jump(f"advice_answer@{advised.case().events[-1].id}"), quiet)

    assert due_on(on, date(2026, 3, 20)) == {}
    assert due_on(on, date(2026, 3, 21)) == {AGAIN: date(2026, 3, 21)}


def test_after_recovery_it_is_not_asked_any_more(chosen: Session, on: On) -> None:
    fit = on(date(2026, 2, 20))
    fit.open_case(chosen.case().id)
    fit.start_event("recovered")
    answer(fit, fit.submit({"day": "2026-02-20"}), FIT)

    shown = fit.go_to_overview()
    assert isinstance(shown, CaseView) and shown.phase == "Nazorg"
    assert due_on(on, date(2026, 3, 2)) == {}


def test_who_skips_the_question_is_not_asked_again(sick: Session, on: On) -> None:
    later = on(CHOSEN)
    later.open_case(sick.case().id)
    later.jump("expectations_every")
    later.submit({}, skip=True)

    assert due_on(on, date(2026, 3, 2)) == {}
