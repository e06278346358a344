"""The rules of the walk, one by one, on the tiny flow (docs/decisions/0005-the-walk.md)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from wizard.case.record import Gap, Place
from wizard.content.conditions import NOT_ASKED

FIRST = date(2026, 1, 5)


def day(number: int) -> date:
    """So many days after the first sick day."""
    return FIRST + timedelta(days=number)


# --- R1 the place of an answer -----------------------------------------------------------------------


def test_answers_of_before_a_recovery_count_again_after_the_relapse(at_work: Any) -> None:
    at_work.on(day(60)).event("recovered", day(30), doctor_agrees=True, long_absence=False)

    at_work.event("relapse", day(40))

    assert at_work.phase == "work"
    assert at_work.status("plan") == "done"


def test_a_second_recovery_has_aftercare_of_its_own(at_work: Any) -> None:
    first = at_work.on(day(40)).event("recovered", day(10), doctor_agrees=True, signals=False)
    at_work.event("relapse", day(20))

    second = at_work.event("recovered", day(30), doctor_agrees=True)

    assert at_work.status("aftercare_check", first) == "done"
    assert at_work.status("aftercare_check", second) == "to_do"
    assert at_work.value("signals", second) is None


# --- R2 answers have no time, events are folded by day -----------------------------------------------


def test_an_event_of_earlier_that_is_entered_later_is_not_refused(in_track_2: Any) -> None:
    in_track_2.on(day(40)).event("goal_changed", day(20))

    late = in_track_2.event("agreement_not_kept", day(10))

    assert in_track_2.results[late] == "noted"


def test_an_event_holds_when_its_phase_was_passed_since_the_last_move(in_track_2: Any) -> None:
    """The case is in track 2 already; the agreement was not kept in the phase before."""
    event = in_track_2.on(day(5)).event("agreement_not_kept", day(3))

    assert in_track_2.phase == "track_2"
    assert in_track_2.results[event] == "noted"


def test_an_event_from_a_phase_that_was_left_by_an_event_is_refused(at_work: Any) -> None:
    at_work.on(day(30)).event("recovered", day(10), doctor_agrees=True)

    late = at_work.event("agreement_not_kept", day(12))

    assert at_work.results[late] == "refused"


def test_events_of_one_day_count_in_the_order_in_which_they_were_entered(in_track_2: Any) -> None:
    first = in_track_2.on(day(30)).event("goal_changed", day(10))

    second = in_track_2.event("ended", day(10))

    assert [result.entry.id for result in in_track_2.walk.events] == [first, second]
    assert in_track_2.phase == "closed"


def test_correcting_the_day_of_recovery_decides_again_between_relapse_and_new_case(at_work: Any) -> None:
    recovered = at_work.on(day(90)).event("recovered", day(10), doctor_agrees=True)
    relapse = at_work.event("relapse", day(60))
    assert at_work.results[relapse] == "ends"

    at_work.amend(recovered, day(40))

    assert at_work.results[relapse] == "moved"
    assert at_work.phase == "work"


def test_a_withdrawn_event_leaves_the_rest_as_if_it_had_never_been(at_work: Any) -> None:
    before = at_work.on(day(30)).walk
    recovered = at_work.event("recovered", day(10), doctor_agrees=True)

    at_work.withdraw(recovered)

    assert (at_work.phase, at_work.next) == (before.phase, str(before.next or ""))
    assert at_work.results == {recovered: "withdrawn"}
    assert at_work.dormant == {f"doctor_agrees@{recovered}"}


# --- R3 events that need a judgement -----------------------------------------------------------------


def test_an_event_waits_for_the_answer_that_belongs_to_it(at_work: Any) -> None:
    recovered = at_work.on(day(20)).event("recovered", day(10))

    assert (at_work.results[recovered], at_work.phase) == ("pending", "work")
    assert at_work.next == f"doctor_agrees@{recovered}"


def test_onbekend_keeps_an_event_waiting(at_work: Any) -> None:
    recovered = at_work.on(day(20)).event("recovered", day(10), doctor_agrees="onbekend")

    assert at_work.results[recovered] == "pending"


def test_a_no_refuses_an_event_and_its_answers_count_for_nobody_else(at_work: Any) -> None:
    recovered = at_work.on(day(20)).event("recovered", day(10), doctor_agrees=False, signals=True)

    assert (at_work.results[recovered], at_work.phase) == ("refused", "work")
    assert at_work.status("conflict") == "cannot_start"


def test_the_facts_of_an_event_keep_the_day_of_that_event(at_work: Any) -> None:
    """A recovery after day 42 asks more than an early one, whatever happened since."""
    early = at_work.on(day(200)).event("recovered", day(40), doctor_agrees=True)
    at_work.event("relapse", day(50))
    late = at_work.event("recovered", day(60), doctor_agrees=True)

    assert "long_absence" not in at_work.instance("recovery_check", early).path
    assert "long_absence" in at_work.instance("recovery_check", late).path


def test_a_relapse_between_28_days_and_a_month_waits_for_the_user(at_work: Any) -> None:
    at_work.on(day(90)).event("recovered", day(10), doctor_agrees=True)
    relapse = at_work.event("relapse", day(39))
    assert at_work.results[relapse] == "pending"
    assert "confirm" in at_work.instance("relapse_check", relapse).path

    at_work.answer(relapse, confirm=False)

    assert (at_work.results[relapse], at_work.phase) == ("moved", "work")


def test_a_relapse_later_than_that_is_a_new_case_and_what_follows_sleeps(at_work: Any) -> None:
    at_work.on(day(200)).event("recovered", day(10), doctor_agrees=True)
    relapse = at_work.event("relapse", day(80))

    later = at_work.event("recovered", day(100), doctor_agrees=True)

    assert at_work.results[relapse] == "ends"
    assert at_work.results[later] == "after_end"
    assert at_work.walk.flags == {"new_case"}
    assert f"doctor_agrees@{later}" in at_work.dormant
    assert at_work.walk.next is None


# --- R4 moves back are events ------------------------------------------------------------------------


def test_a_move_back_asks_again_what_belongs_to_that_event(in_track_2: Any) -> None:
    event = in_track_2.on(day(30)).event("goal_changed", day(20))

    assert in_track_2.results[event] == "moved"
    assert in_track_2.status("new_goal", event) == "to_do"


def test_what_sent_a_case_on_sends_it_on_again_after_a_move_back(in_track_2: Any) -> None:
    """The answers are still there, so the case does not stay behind: no circle, as moves have no way back."""
    in_track_2.on(day(30)).event("goal_changed", day(20))

    assert [visit.phase for visit in in_track_2.walk.trail][-2:] == ["work", "track_2"]


# --- R5 gaps and marks -------------------------------------------------------------------------------


def test_the_path_goes_on_past_a_gap_and_next_is_the_gap(case: Any) -> None:
    case.answer(first_name="Sanne", earlier_ill=False)

    assert case.instance("report").path == ("first_name", "first_sick_day", "earlier_ill")
    assert case.next == "first_sick_day"


def test_a_task_that_was_begun_stays_when_the_one_before_it_is_undone(case: Any) -> None:
    case.answer(first_name="Sanne", first_sick_day=FIRST.isoformat(), earlier_ill=False, they_expect="full")

    case.answer(earlier_ill=True)

    assert case.status("report") == "started"
    assert "they_expect" in case.visible


def test_a_reached_phase_is_not_lost_because_of_a_new_question(
    new_case: Callable[..., Any], tiny: Any
) -> None:
    with_marks, without = new_case(tiny, "tiny", marks=True), new_case(tiny, "tiny")
    for one in (with_marks, without):
        reported_case(one)

        one.answer(earlier_ill=True)

    assert with_marks.phase == "work"
    assert without.phase == "report"


def test_a_mark_does_not_hold_a_case_whose_condition_is_not_true_any_more(
    new_case: Callable[..., Any], tiny: Any
) -> None:
    case = new_case(tiny, "tiny", marks=True)
    reported_case(case)

    case.answer(possibilities="onbekend")

    assert case.phase == "report"


def test_marks_give_the_days_of_the_phases(new_case: Callable[..., Any], tiny: Any) -> None:
    case = new_case(tiny, "tiny", marks=True)
    reported_case(case)

    assert [(visit.phase, visit.day) for visit in case.walk.trail] == [("report", FIRST), ("work", FIRST)]


# --- R6 unknown and not asked ------------------------------------------------------------------------


def test_a_question_off_the_path_reads_as_not_asked(case: Any) -> None:
    reported_case(case)

    assert case.walk.env["why_differ"] is NOT_ASKED
    assert case.walk.env["conflict_state"] is NOT_ASKED


def test_a_question_of_a_task_that_is_not_reached_reads_as_unknown(case: Any) -> None:
    assert case.walk.env["plan_day"] is None
    assert case.walk.env["own_work"] is None


def test_onbekend_is_kept_as_an_answer_and_read_as_unknown(case: Any) -> None:
    reported_case(case, possibilities="onbekend")

    assert case.value("possibilities") is Gap.UNKNOWN
    assert case.walk.env["possibilities"] is None
    assert case.status("intake") == "done"


def test_onbekend_is_no_answer_where_the_question_has_no_way_out(case: Any) -> None:
    case.answer(first_sick_day="onbekend")

    assert Place("report", "", "first_sick_day") in case.walk.invalid


# --- R7 names across occurrences ---------------------------------------------------------------------


def test_each_escalation_reads_its_own_answers(at_work: Any) -> None:
    first = at_work.on(day(50)).event("agreement_not_kept", day(10), clear=True, remind_helped=False)
    at_work.answer(first, meeting_helped=True)

    second = at_work.event("agreement_not_kept", day(20), clear=True, remind_helped=True)

    assert at_work.status("meeting", first) == "done"
    assert at_work.status("meeting", second) == "cannot_start"
    assert at_work.walk.solved == {first, second}


def test_any_reads_all_occurrences_that_stand(at_work: Any) -> None:
    at_work.on(day(50)).event("recovered", day(10), doctor_agrees=True, signals=True)
    at_work.event("relapse", day(20))

    at_work.event("recovered", day(30), doctor_agrees=True, signals=False)

    assert at_work.status("conflict") == "to_do"


# --- R8 done, un-done and over -----------------------------------------------------------------------


def test_a_new_question_opens_a_finished_task_and_says_so(case: Any) -> None:
    reported_case(case)

    case.answer(bottleneck=True, we_expect="part")

    assert case.status("intake") == "started"
    assert case.instance("intake").reason.key == "status.new_question"
    assert case.next == "why_differ"


def test_a_task_is_done_on_the_day_of_its_latest_answer_and_a_correction_keeps_the_first_day(
    case: Any,
) -> None:
    reported_case(case)

    case.on(day(30)).answer(bottleneck=True)

    assert case.instance("intake").done_on == FIRST


def test_of_a_repeating_task_one_occurrence_is_enough_for_what_comes_after(at_work: Any) -> None:
    assert at_work.status("ladder") == "cannot_start"

    at_work.event("evaluation", day(1), on_schedule=True)
    at_work.event("evaluation", day(2))

    assert at_work.status("ladder") == "to_do"


def test_what_was_left_open_is_over_once_an_event_left_its_phase(at_work: Any) -> None:
    talk = at_work.event("talk", day(1))

    at_work.on(day(20)).event("recovered", day(10), doctor_agrees=True)

    assert at_work.status("talk", talk) == "over"
    assert at_work.status("ladder") == "over"


def test_what_was_left_open_by_a_step_forward_goes_on(in_track_2: Any) -> None:
    talk = in_track_2.event("talk", day(1))

    assert in_track_2.phase == "track_2"
    assert in_track_2.status("talk", talk) == "to_do"


def test_next_never_points_at_the_aftercare_of_an_earlier_recovery(at_work: Any) -> None:
    first = at_work.on(day(31)).event("recovered", day(10), doctor_agrees=True)
    at_work.event("relapse", day(20))

    second = at_work.event("recovered", day(30), doctor_agrees=True)

    assert at_work.status("aftercare_check", first) == "over"
    assert at_work.next == f"signals@{second}"


def test_the_phase_of_today_comes_before_what_was_left_open_earlier(in_track_2: Any) -> None:
    in_track_2.event("talk", day(1))

    assert in_track_2.next == "notice_day"


# --- R9 tasks of several phases ----------------------------------------------------------------------


def test_track_1_goes_on_in_track_2(in_track_2: Any) -> None:
    evaluation = in_track_2.event("evaluation", day(40))

    assert in_track_2.status("evaluation", evaluation) == "to_do"


def test_an_event_without_a_phase_to_go_to_is_noted_and_moves_nothing(at_work: Any) -> None:
    event = at_work.on(day(5)).event("agreement_not_kept", day(3), about="r1")

    assert (at_work.results[event], at_work.phase) == ("noted", "work")


def test_an_escalation_that_was_solved_opens_again_with_its_answer(at_work: Any) -> None:
    event = at_work.on(day(9)).event("agreement_not_kept", day(3), clear=True, remind_helped=True)
    assert at_work.walk.solved == {event}

    at_work.answer(event, remind_helped=False)

    assert at_work.walk.solved == frozenset()
    assert at_work.status("meeting", event) == "to_do"


# --- R10 rows ----------------------------------------------------------------------------------------


def test_rows_keep_their_ids_and_the_last_list_wins(at_work: Any) -> None:
    at_work.answer(agreements=({"id": "r2", "what": "B"}, {"id": "r3", "what": "C"}))

    assert [row.id for row in at_work.value("agreements")] == ["r2", "r3"]


def test_an_event_about_a_row_that_is_gone_still_stands(at_work: Any) -> None:
    event = at_work.on(day(5)).event("agreement_not_kept", day(3), about="r1")

    at_work.answer(agreements=({"id": "r2", "what": "B"},))

    assert at_work.results[event] == "noted"


# --- R12 undo ----------------------------------------------------------------------------------------


def test_undo_takes_back_an_action_and_undoing_the_undo_brings_it_back(at_work: Any) -> None:
    before = at_work.walk
    at_work.answer(possibilities=False)
    after = at_work.walk

    at_work.undo()
    assert same(at_work.walk, before)

    at_work.undo()
    assert same(at_work.walk, after)


# --- R14 dormant, invalid, stale ---------------------------------------------------------------------


def test_changing_an_early_answer_puts_later_ones_to_sleep_and_back(in_track_2: Any) -> None:
    in_track_2.answer(own_work=True)
    assert in_track_2.dormant == {"other_work"}

    in_track_2.answer(own_work=False)

    assert in_track_2.dormant == set()
    assert in_track_2.phase == "track_2"


def test_an_answer_that_another_answer_makes_impossible_is_asked_again(case: Any) -> None:
    case.answer(first_sick_day=FIRST.isoformat(), earlier_ill=True, earlier_day=day(-10).isoformat())

    case.answer(first_sick_day=day(-20).isoformat(), first_name="Sanne")

    assert Place("report", "", "earlier_day") in case.walk.invalid
    assert case.next == "earlier_day"


def test_an_answer_that_rests_on_a_later_one_is_stale_but_counts(case: Any) -> None:
    reported_case(case)

    case.answer(they_expect="full")

    assert {str(place) for place in case.walk.stale} == {"we_expect"}
    assert "we_expect" in case.visible


def test_an_answer_can_say_itself_when_to_look_again(case: Any) -> None:
    reported_case(case)
    case.answer(bottleneck=True)
    assert case.walk.stale == frozenset()

    case.on(day(1))

    assert {str(place) for place in case.walk.stale} == {"intake_day"}


# --- R15 time ----------------------------------------------------------------------------------------


def test_aftercare_ends_by_itself_half_the_absence_later(at_work: Any) -> None:
    at_work.on(day(14)).event("recovered", day(10), doctor_agrees=True, signals=False)
    assert at_work.phase == "aftercare"

    at_work.on(day(15))

    assert at_work.phase == "closed"
    assert at_work.walk.next is None


def test_a_relapse_of_last_year_meets_the_case_as_it_was_then(at_work: Any) -> None:
    at_work.on(day(400)).event("recovered", day(40), doctor_agrees=True, signals=False)
    relapse = at_work.event("relapse", day(50))

    assert at_work.results[relapse] == "moved"
    assert [visit.phase for visit in at_work.walk.trail] == ["report", "work", "aftercare", "work"]


def test_a_relapse_comes_from_a_closed_case_too(at_work: Any) -> None:
    at_work.on(day(60)).event("recovered", day(10), doctor_agrees=True, signals=False)

    relapse = at_work.event("relapse", day(30))

    assert at_work.results[relapse] == "moved"
    assert [visit.phase for visit in at_work.walk.trail][-2:] == ["closed", "work"]


def test_a_relapse_on_the_day_of_the_recovery_is_refused(at_work: Any) -> None:
    at_work.on(day(60)).event("recovered", day(10), doctor_agrees=True)

    relapse = at_work.event("relapse", day(10))

    assert at_work.results[relapse] == "refused"
    assert at_work.walk.events[-1].why.key == "event.same_day"


def test_a_recovery_on_the_first_sick_day_is_refused(at_work: Any) -> None:
    recovered = at_work.on(day(60)).event("recovered", FIRST, doctor_agrees=True)

    assert at_work.results[recovered] == "refused"
    assert at_work.walk.events[-1].why.key == "event.too_early"


def test_a_recovery_waits_for_the_first_sick_day(case: Any) -> None:
    recovered = case.on(day(20)).event("recovered", day(10), doctor_agrees=True)
    assert case.results[recovered] == "pending"

    case.answer(first_sick_day=FIRST.isoformat())

    assert case.results[recovered] == "moved"


def test_after_a_relapse_next_is_where_the_case_stopped(at_work: Any) -> None:
    at_work.event("evaluation", day(1), on_schedule=True)
    at_work.answer(own_work=False)
    stopped = at_work.on(day(5)).next
    assert stopped == "other_work"

    at_work.on(day(20)).event("recovered", day(10), doctor_agrees=True, signals=False)
    at_work.event("relapse", day(19))

    assert at_work.next == stopped


def test_fit_days_are_skipped_in_the_calendar(at_work: Any) -> None:
    at_work.on(day(60)).event("recovered", day(10), doctor_agrees=True)
    at_work.event("relapse", day(20))

    assert at_work.walk.env["sick_days"] == 51
    assert at_work.walk.days.calendar.gaps == ((day(10), day(20)),)


# --- helpers -----------------------------------------------------------------------------------------


def reported_case(case: Any, possibilities: Any = True) -> None:
    case.answer(first_name="Sanne", first_sick_day=FIRST.isoformat(), earlier_ill=False)
    case.answer(they_expect="full", we_expect="full", bottleneck=False, possibilities=possibilities)
    case.answer(intake_day=FIRST.isoformat())


def same(one: Any, other: Any) -> bool:
    kept = ("phase", "trail", "instances", "next", "visible", "dormant", "invalid", "stale", "flags")
    return all(getattr(one, name) == getattr(other, name) for name in kept)
