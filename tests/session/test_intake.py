"""The intake: questions for the doctor without illness, appointments of each kind, papers with consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.session.told import answer
from wizard.session import Session
from wizard.views import PageView, Refused

On = Callable[[date], Session]


@pytest.fixture
def asked(sick: Session, on: On) -> Session:
    session = on(date(2026, 2, 16))
    session.open_case(session.home().cases[0].id)
    return session


@pytest.mark.parametrize("written", ["Heeft Sanne een depressie", "Wat zegt de psycholoog"])
def test_a_question_for_the_doctor_with_a_word_about_illness_is_refused(asked: Session, written: str) -> None:
    page = asked.jump("doctor_questions")
    assert isinstance(page, PageView)

    refused = asked.submit({"doctor_questions": ({"id": "r1", "question": written},)})

    assert isinstance(refused, Refused)
    assert "Vraag alleen naar werk" in refused.sentences["doctor_questions"]


def test_a_question_about_work_is_taken_and_stands_on_the_list_with_the_talks(asked: Session) -> None:
    asked.log("talk", asked.case().id)
    asked.submit({"talk_day": "2026-02-13", "talk_agreed": "Sanne belt op maandag."})
    asked.jump("doctor_questions")
    asked.submit({"doctor_questions": ({"id": "r1", "question": "Kan het werk om tien uur beginnen"},)})

    paper = asked.document("doctor_question_list").text

    assert "Kan het werk om tien uur beginnen" in paper
    assert "13 februari 2026" in paper and "Sanne belt op maandag." in paper


def test_papers_that_need_a_yes_are_not_there_without_it(asked: Session) -> None:
    before = {paper.id for paper in asked.case().documents}
    answer(
        asked,
        asked.jump("first_week"),
        {
            "colleagues_agreed": "may_tell",
            "colleagues_may_know": "Ik ben er even niet.",
            "colleagues_consent_day": "2026-02-13",
        },
    )
    told = {paper.id for paper in asked.go_to_overview().documents}
    answer(asked, asked.jump("colleagues_agreed"), {"colleagues_agreed": "tell_nothing"})

    assert "colleague_message" not in before
    assert "colleague_message" in told
    assert "colleague_message" not in {paper.id for paper in asked.go_to_overview().documents}


def test_a_talk_about_expectations_far_away_does_not_hide_the_call_of_today(sick: Session, on: On) -> None:
    session = on(date(2026, 1, 9))
    case = session.home().cases[0].id
    session.open_case(case)
    answer(session, session.log("phone_call", case), {"call_day": "2026-01-09", "call_answered": True})
    session.log("talk", case)
    session.submit({"talk_day": "2026-01-09", "talk_next_day": "2026-01-16"})
    session.log("expectations_again", case)
    session.submit({"again_day": "2026-01-09", "again_next_day": "2026-04-09"})

    on_the_day = on(date(2026, 1, 16))
    shown = on_the_day.open_case(case)
    later = on(date(2026, 4, 9)).open_case(case)

    assert "talk" in [view.place for view in shown.now]
    assert "Afgesproken met Sanne: weer praten over verwachtingen" in [view.title for view in later.now]
