"""Dated duties hold their tasks open in every phase; what was done elsewhere is done (D-33, D-34)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

FIRST = date(2026, 1, 5)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_a_duty_opens_its_task_on_the_first_day_of_its_window_in_every_phase(case: Any) -> None:
    case.answer(first_sick_day=FIRST.isoformat())

    case.on(day(286))
    assert case.status("notice") == "not listed"

    case.on(day(287))
    assert (case.phase, case.status("notice")) == ("report", "to_do")
    assert "notice_day" in case.instance("notice").path


def test_the_answers_of_such_a_task_count_and_stay_when_its_window_moves(case: Any) -> None:
    case.answer(first_sick_day=FIRST.isoformat()).on(day(290))
    case.answer(notice_day=day(289).isoformat(), notice_by="us")

    case.answer(first_sick_day=day(100).isoformat())

    assert {"notice_day", "notice_by"} <= case.visible
    assert case.status("notice") == "done"


def test_an_answer_that_takes_the_duty_away_leaves_begun_work_standing(in_track_2: Any) -> None:
    in_track_2.on(day(290)).answer(notice_day=day(289).isoformat())

    in_track_2.answer(own_work=True)

    assert in_track_2.phase == "work"
    assert "notice_day" in in_track_2.visible


def test_an_unknown_condition_keeps_the_duty_and_its_task_open(case: Any) -> None:
    case.answer(first_sick_day=FIRST.isoformat())

    case.on(day(43))

    assert (case.phase, case.status("plan")) == ("report", "to_do")


def test_only_a_certain_no_takes_the_duty_away(case: Any) -> None:
    case.answer(first_sick_day=FIRST.isoformat(), possibilities=False)

    case.on(day(60))

    assert case.status("plan") == "cannot_start"


def test_work_begun_early_for_a_duty_sleeps_when_the_duty_is_certainly_off(case: Any) -> None:
    case.answer(first_sick_day=FIRST.isoformat(), first_name="Sanne", earlier_ill=False)
    case.on(day(50)).answer(plan_day=day(50).isoformat())
    assert "plan_day" in case.visible

    case.answer(they_expect="full", possibilities=False)

    assert "plan_day" in case.dormant


def test_after_a_recovery_only_duties_of_before_that_day_stay_open(at_work: Any) -> None:
    at_work.on(day(700)).event("recovered", day(297), doctor_agrees=True, long_absence=True)

    assert at_work.status("notice") == "to_do"


def test_a_duty_that_falls_after_the_recovery_opens_nothing(at_work: Any) -> None:
    at_work.on(day(700)).event("recovered", day(290), doctor_agrees=True, long_absence=True)

    assert at_work.status("notice") == "not listed"


def test_a_task_done_elsewhere_is_done_and_asks_nothing(case: Any) -> None:
    case.answer(first_name="Sanne", first_sick_day=FIRST.isoformat(), earlier_ill=False)

    entry = case.on(day(9)).done("intake", day(7))

    instance = case.instance("intake")
    assert (instance.status, instance.done_on, instance.next) == ("done", day(7), None)
    assert instance.elsewhere.id == entry
    assert case.next == ""


def test_the_day_of_something_done_elsewhere_can_be_corrected_and_taken_back(case: Any) -> None:
    case.answer(first_name="Sanne", first_sick_day=FIRST.isoformat(), earlier_ill=False)
    entry = case.on(day(9)).done("intake", day(7))

    case.amend(entry, day(8))
    assert case.instance("intake").done_on == day(8)

    case.withdraw(entry)
    assert case.status("intake") == "to_do"


def test_a_repeating_task_done_elsewhere_is_an_occurrence_of_its_own(at_work: Any) -> None:
    entry = at_work.on(day(9)).done("evaluation", day(7))

    assert at_work.status("evaluation", entry) == "done"
    assert at_work.status("ladder") == "to_do"
    assert at_work.walk.days.named["evaluation.done"] == day(7)


def test_what_was_done_before_the_case_was_entered_counts_as_done(new_case: Any, tiny: Any) -> None:
    case = new_case(tiny, "tiny", day(60))
    case.answer(first_name="Sanne", first_sick_day=FIRST.isoformat(), earlier_ill=False)
    case.answer(possibilities=True)
    rows = ({"id": "intake", "state": "done", "day": day(30).isoformat()}, {"id": "plan", "state": "paper"})

    case.answer(done_before=rows)

    assert (case.status("intake"), case.instance("intake").done_on) == ("done", day(30))
    assert (case.status("plan"), case.instance("plan").done_on) == ("done", None)
    assert case.phase == "work"


def test_what_was_not_done_before_is_still_to_do(new_case: Any, tiny: Any) -> None:
    case = new_case(tiny, "tiny", day(60))
    case.answer(first_name="Sanne", first_sick_day=FIRST.isoformat(), earlier_ill=False)

    case.answer(done_before=({"id": "intake", "state": "not_done"}, {"id": "plan", "state": "not_done"}))

    assert case.status("intake") == "to_do"
    assert case.next == "they_expect"


def test_the_first_print_of_a_paper_gives_its_day(at_work: Any) -> None:
    at_work.add("issued", name="action_plan", day=day(3))
    at_work.add("issued", name="action_plan", day=day(50))

    assert at_work.walk.days.named["action_plan.issued"] == day(3)
