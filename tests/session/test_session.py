"""The session: what the screen shows after each press, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from tests.session.told import ANALYSIS, MONDAY, PARTIES, PLAN, SICK_REPORT, answer
from wizard.session import NoCaseOpen, Session
from wizard.store.vault import Vault
from wizard.views import CaseView, DocumentView, EndView, HomeView, PageView, Refused


def test_a_sick_report_asks_four_things_and_ends_for_today(session: Session) -> None:
    pages = []
    shown = session.start_case()
    while isinstance(shown, PageView):
        pages.append(shown)
        shown = session.submit(
            {f.question: SICK_REPORT[f.question] for f in shown.fields if f.question in SICK_REPORT}
        )

    assert len(pages) == 4
    assert isinstance(shown, EndView)
    assert shown.heading == "Klaar voor vandaag"


def test_nothing_is_stored_before_the_first_page_is_accepted(session: Session) -> None:
    session.start_case()

    refused = session.submit({"first_name": ""})

    assert isinstance(refused, Refused)
    assert refused.sentences["first_name"]
    assert session.home().cases == ()
    with pytest.raises(NoCaseOpen):
        session.go_to_overview()


@pytest.mark.parametrize(
    "typed",
    ["2026-02-30", "2027-01-01", "gisteren", "", "0026-01-05"],
    ids=["no such day", "future", "word", "empty", "year"],
)
def test_a_bad_first_day_gets_a_sentence_and_the_page_stays(session: Session, typed: str) -> None:
    session.start_case()
    page = session.submit({"first_name": "Sanne"})

    refused = session.submit({"first_sick_day": typed})

    assert isinstance(refused, Refused)
    assert refused.sentences["first_sick_day"].endswith(".")
    assert session.page() == page


def test_the_same_page_is_there_after_starting_again(sick: Session, on: Callable[[date], Session]) -> None:
    page = sick.jump("sick_report_more")
    assert isinstance(page, PageView)

    again = on(MONDAY).resume()

    assert again == page


def test_starting_again_after_an_answer_shows_the_page_that_follows_it(
    session: Session, on: Callable[[date], Session]
) -> None:
    session.start_case()
    following = session.submit({"first_name": "Sanne"})

    again = on(MONDAY).resume()

    assert again == following


def test_a_page_that_left_the_path_gives_the_overview(sick: Session, on: Callable[[date], Session]) -> None:
    gone = {"kind": "page", "name": "analysis", "question": "analysis_day", "action": 99}
    sick.set_setting("cursor:" + sick.case().id, json.dumps(gone))

    assert isinstance(on(MONDAY).resume(), CaseView)


def test_back_goes_to_the_previous_page_of_the_task_and_then_to_the_overview(sick: Session) -> None:
    second = sick.jump("first_sick_day")

    first = sick.go_back()
    out = sick.go_back()

    assert isinstance(second, PageView) and isinstance(first, PageView)
    assert [field.question for field in first.fields] == ["first_name", "last_name"]
    assert isinstance(out, CaseView)


def test_back_on_the_first_page_of_a_new_case_goes_home_and_keeps_nothing(session: Session) -> None:
    session.start_case()

    assert isinstance(session.go_back(), HomeView)
    assert session.home().cases == ()


def test_a_change_shows_its_consequences_before_it_is_made(planned: Session) -> None:
    planned.jump("possibilities")

    told = planned.consequences({"possibilities": False})
    before = planned.case()

    assert told
    assert any("Intake" in line or "telt" in line or "tellen" in line for line in told.lines)
    assert before.phase == "Terug naar werk"


def test_giving_the_same_answer_again_has_no_consequences_and_stores_nothing(
    planned: Session, vault: Vault
) -> None:
    case_id = planned.case().id
    count = len(vault.shelf.record(case_id).entries)
    page = planned.jump("goal_day")
    assert isinstance(page, PageView)

    raw = {field.question: field.value for field in page.fields}

    assert not planned.consequences(raw)
    planned.submit(raw)
    assert len(vault.shelf.record(case_id).entries) == count


def test_undo_takes_back_one_press_and_redo_brings_it_back(sick: Session) -> None:
    before = sick.case()
    answer(sick, sick.jump("sick_report_more"), {"expected_duration": "over_six_weeks"})
    after = sick.go_to_overview()

    while sick.case().phase != before.phase:
        undone = sick.undo()
        assert isinstance(undone, CaseView)
    redone = sick.redo()

    assert after.phase == "Intake"
    assert isinstance(redone, CaseView)
    assert redone.phase == "Intake"


def test_several_undos_come_back_one_by_one_until_something_new_is_done(sick: Session) -> None:
    before = sick.case().timeline[0].day
    for day in ("2026-01-04", "2026-01-03", "2026-01-02"):
        sick.jump("first_sick_day")
        sick.submit({"first_sick_day": day})

    days = []
    for step in (sick.undo, sick.undo, sick.undo, sick.redo, sick.redo, sick.undo, sick.redo, sick.redo):
        shown = step()
        assert isinstance(shown, CaseView)
        days.append(shown.timeline[0].day.day)
    sick.undo()
    sick.jump("first_sick_day")
    sick.submit({"first_sick_day": "2025-12-30"})

    assert days == [3, 4, 5, 4, 3, 4, 3, 2]
    assert before == MONDAY
    assert isinstance(sick.redo(), Refused)


def test_a_cursor_that_makes_no_sense_gives_the_overview(
    sick: Session, on: Callable[[date], Session]
) -> None:
    for kept in ("", "{", "[1]", '["a", "", "b", "c"]', "null"):
        sick.set_setting("cursor:" + sick.case().id, kept)

        assert isinstance(on(MONDAY).resume(), CaseView)


def test_the_first_press_of_a_case_cannot_be_undone(session: Session) -> None:
    session.start_case()
    session.submit({"first_name": "Sanne"})

    assert isinstance(session.undo(), Refused)


def test_a_plan_is_a_concept_until_everything_that_is_signed_is_there(sick: Session) -> None:
    view = sick.document("action_plan")

    refused = sick.issue("action_plan")

    assert view.is_concept
    assert view.missing
    assert isinstance(refused, Refused)
    assert sick.case().documents[0].state == "concept"


def test_issuing_freezes_the_very_bytes_that_were_shown(planned: Session) -> None:
    shown = planned.document("action_plan")
    assert not shown.is_concept, shown.missing

    issued = planned.issue("action_plan")

    assert not isinstance(issued, Refused)
    assert planned.issued_pdf(issued.issued[0].id) == shown.pdf
    assert issued.pdf == shown.pdf
    assert (issued.version, issued.issue_label, issued.file_name) == (1, "", shown.file_name)
    assert planned.case().documents[0].state == "issued"


def test_undo_stops_at_an_issued_paper(planned: Session) -> None:
    planned.issue("action_plan")

    refused = planned.undo()

    assert isinstance(refused, Refused)
    assert not planned.case().can_undo


def test_the_check_page_leads_to_each_question_and_names_what_is_missing(sick: Session) -> None:
    view = sick.document("action_plan")

    rows = {row.label: row for row in view.rows}

    assert any(row.is_missing for row in rows.values())
    for row in view.rows:
        if not row.is_missing:
            assert isinstance(sick.jump(row.place), PageView)


def test_recovery_after_a_long_time_asks_the_doctor_and_waits(planned: Session) -> None:
    planned.start_event("recovered")

    page = planned.submit({"day": "2026-02-16"})
    end = answer(planned, page, {"own_work_full": True, "plan_or_advice": True, "doctor_agrees": "onbekend"})
    case = planned.go_to_overview()

    assert isinstance(end, EndView)
    assert case.phase == "Terug naar werk"
    assert [event.result for event in case.events] == ["pending"]


def test_a_relapse_within_four_weeks_goes_on_where_the_case_stopped(
    planned: Session, on: Callable[[date], Session]
) -> None:
    stopped = planned.case()
    answer(planned, planned.start_event("recovered"), {"day": "2026-02-16"})
    answer(planned, planned.page(), {"own_work_full": True, "plan_or_advice": True, "doctor_agrees": True})
    assert planned.go_to_overview().phase == "Nazorg"

    later = on(date(2026, 3, 15))
    later.open_case(stopped.id)
    answer(later, later.start_event("relapse"), {"day": "2026-03-15"})

    assert later.go_to_overview().phase == stopped.phase


def test_a_relapse_after_four_weeks_opens_a_linked_case(
    planned: Session, on: Callable[[date], Session]
) -> None:
    answer(planned, planned.start_event("recovered"), {"day": "2026-02-16"})
    answer(planned, planned.page(), {"own_work_full": True, "plan_or_advice": True, "doctor_agrees": True})
    later = on(date(2026, 4, 20))
    later.open_case(planned.case().id)

    answer(later, later.start_event("relapse"), {"day": "2026-04-20"})
    ended = later.go_to_overview()
    page = later.new_linked_case()

    assert ended.ended_as_new_case
    assert isinstance(page, PageView)
    assert later.go_to_overview().timeline[0].day == date(2026, 4, 20)
    assert len(later.home().cases) == 2


def test_the_agreed_call_comes_back_on_its_day_until_it_is_recorded(
    sick: Session, on: Callable[[date], Session]
) -> None:
    assert any(
        "vrijdag 9 januari 2026" in text for text in (sick.case().quiet, sick.home().quiet, _end(sick))
    )

    friday = on(date(2026, 1, 9))
    agreed = [action for action in friday.home().actions if action.place == "phone_call"]
    page = friday.log("phone_call", friday.home().cases[0].id)
    assert isinstance(page, PageView)
    friday.submit(
        {page.fields[0].question: "2026-01-09", "call_answered": True, "call_next_day": "2026-01-14"}
    )

    assert [action.due for action in agreed] == [date(2026, 1, 9)]
    assert "phone_call" not in [task.place for task in friday.go_to_overview().now]
    late = on(date(2026, 1, 16)).home().actions
    assert any(action.place == "phone_call" and action.is_overdue for action in late)


def _end(session: Session) -> str:
    shown = session.page()
    return shown.next_day if isinstance(shown, EndView) else ""


def test_no_agreement_can_be_broken_before_there_is_one(sick: Session, planned: Session) -> None:
    before = next(offer for offer in sick.case().offers if offer.id == "agreement_not_kept")
    after = next(offer for offer in planned.case().offers if offer.id == "agreement_not_kept")

    assert not before.enabled and before.reason
    assert after.enabled


def test_an_event_before_the_first_sick_day_is_refused_and_not_stored(sick: Session) -> None:
    sick.start_event("recovered")

    refused = sick.submit({"day": "2026-01-04"})

    assert isinstance(refused, Refused)
    assert sick.go_to_overview().events == ()


def test_a_talk_is_recorded_on_one_page(planned: Session) -> None:
    page = planned.log("talk", planned.case().id)
    assert isinstance(page, PageView)

    shown = planned.submit({field.question: field.value for field in page.fields})

    assert not isinstance(shown, Refused)
    assert page.fields[0].value == "2026-02-16"
    assert any(
        "Een gesprek" in task.title for group in planned.go_to_overview().groups for task in group.tasks
    )


def test_a_case_that_is_entered_late_opens_the_catch_up_page(on: Callable[[date], Session]) -> None:
    late = on(date(2026, 6, 1))
    answer(late, late.start_case(), SICK_REPORT | {"next_talk_day": "2026-06-02"})

    page = late.jump("catch_up")
    assert isinstance(page, PageView)
    rows = tuple({"id": option.id, "state": "not_done"} for option in page.fields[0].options)
    end = late.submit({"past_milestones": rows})

    assert [option.id for option in page.fields[0].options] >= ["problem_analysis"]
    assert isinstance(end, EndView)
    assert end.heading == "Dit doet u nu, in deze volgorde"
    assert end.lines


def test_what_was_done_before_counts_as_done(on: Callable[[date], Session]) -> None:
    late = on(date(2026, 6, 1))
    answer(late, late.start_case(), SICK_REPORT | {"next_talk_day": "2026-06-02"})
    page = late.jump("catch_up")
    assert isinstance(page, PageView)
    late.submit(
        {
            "past_milestones": tuple(
                {"id": o.id, "state": "done", "day": "2026-02-20"} for o in page.fields[0].options
            )
        }
    )

    statuses = {task.place: task.status for group in late.go_to_overview().groups for task in group.tasks}

    assert statuses["analysis"] == "done"
    assert statuses["plan"] == "done"


def test_home_says_what_is_due_and_what_comes_next(planned: Session, on: Callable[[date], Session]) -> None:
    home = on(date(2026, 2, 23)).home()

    assert home.cases[0].title.startswith("Sanne")
    assert home.actions
    assert home.actions[0].due == date(2026, 2, 24)


def test_home_tells_what_happened_after_two_weeks_away(
    planned: Session, on: Callable[[date], Session]
) -> None:
    planned.visited()

    assert on(date(2026, 3, 2)).home().since_last_visit == ()
    assert on(date(2026, 3, 3)).home().since_last_visit


def test_a_deleted_case_comes_back_from_the_bin(sick: Session) -> None:
    case_id = sick.case().id

    gone = sick.delete_case(case_id)
    back = sick.bring_back(case_id)

    assert gone.cases == () and len(gone.in_the_bin) == 1
    assert len(back.cases) == 1


def test_search_finds_a_name_without_accents(session: Session) -> None:
    session.start_case()
    session.submit({"first_name": "Zoë", "last_name": "de Vries"})

    assert len(session.search("zoe")) == 1
    assert session.search("jan") == ()


def test_corrected_free_text_is_wiped_when_the_case_is_closed(planned: Session, vault: Vault) -> None:
    case_id = planned.case().id
    planned.jump("case_manager_name")
    planned.submit({"case_manager_name": "Iemand anders"})

    planned.close_case()

    values = [
        entry.value for entry in vault.shelf.record(case_id).entries if entry.name == "case_manager_name"
    ]
    assert values == [None, "Iemand anders"]


def test_every_date_on_the_timeline_has_its_proof(planned: Session) -> None:
    for row in planned.case().timeline:
        reason = planned.why(row.id)
        assert reason.day == row.day
        assert reason.steps
        assert reason.sources


def test_analysis_late_moves_the_plan_two_weeks_after_it(planned: Session) -> None:
    planned.jump("analysis_day")

    told = planned.consequences({"analysis_day": "2026-02-12"})

    assert any("26 februari 2026" in line for line in told.lines)
    assert ANALYSIS["analysis_day"] == "2026-02-10"


def test_an_issued_paper_stays_the_one_that_was_frozen_until_something_changes(planned: Session) -> None:
    issued = planned.issue("action_plan")
    assert not isinstance(issued, Refused)
    planned.jump("case_manager_name")

    planned.submit({"case_manager_name": "Iemand anders"})
    changed = planned.document("action_plan")

    assert changed.version == 2
    assert changed.pdf != issued.pdf
    assert changed.issue_label


def test_a_change_from_the_check_page_comes_back_to_the_check_page(planned: Session) -> None:
    planned.document("action_plan")
    page = planned.jump("case_manager_name")

    back = planned.submit({"case_manager_name": "Iemand anders"})

    assert isinstance(page, PageView)
    assert isinstance(back, DocumentView)
    assert any(row.value == "Iemand anders" for row in back.rows)


def test_back_from_a_page_of_the_check_page_is_the_check_page(planned: Session) -> None:
    planned.document("action_plan")
    planned.jump("case_manager_name")

    assert isinstance(planned.go_back(), DocumentView)


def test_a_change_that_brings_up_a_question_asks_it_before_the_check_page_returns(planned: Session) -> None:
    planned.document("action_plan")
    planned.jump("possibilities")

    asked = planned.submit({"possibilities": False})
    back = answer(planned, asked, {"review_day": "2026-03-02"})

    assert isinstance(asked, PageView)
    assert [field.question for field in asked.fields] == ["review_day"]
    assert isinstance(back, DocumentView)


@pytest.mark.parametrize("go", ["paper", "end", "event", "log", "new"])
def test_every_kind_of_page_is_there_again_after_starting_again(
    go: str, session: Session, on: Callable[[date], Session]
) -> None:
    if go == "new":
        shown: object = session.start_case()
    else:
        shown = answer(session, session.start_case(), SICK_REPORT)
        if go != "end":
            case = session.go_to_overview()
            shown = {
                "paper": lambda: session.document("action_plan"),
                "event": lambda: session.start_event("recovered"),
                "log": lambda: session.log("phone_call", case.id),
            }[go]()

    again = on(MONDAY).resume()

    assert again == shown


def test_the_rest_after_a_task_is_over_on_another_day(sick: Session, on: Callable[[date], Session]) -> None:
    assert isinstance(sick.page(), EndView)

    assert isinstance(on(date(2026, 1, 6)).resume(), CaseView)


def test_an_event_that_was_saved_when_the_program_stopped_goes_on_with_its_questions(
    planned: Session, on: Callable[[date], Session]
) -> None:
    planned.start_event("recovered")
    kept = planned.setting(f"cursor:{planned.case().id}")
    following = planned.submit({"day": "2026-02-16"})
    planned.set_setting(f"cursor:{planned.case().id}", kept)

    assert on(date(2026, 2, 16)).resume() == following


def test_two_cases_can_each_have_their_paper(planned: Session, on: Callable[[date], Session]) -> None:
    first = planned.issue("action_plan")
    planned.close_case()
    answer(planned, planned.start_case(), SICK_REPORT | {"first_name": "Karim"})
    for task, told in (("analysis", ANALYSIS), ("parties", PARTIES), ("plan", PLAN)):
        answer(planned, planned.jump(task), told)

    second = planned.issue("action_plan")

    assert not isinstance(first, Refused) and not isinstance(second, Refused)
    assert planned.issued_pdf(second.issued[0].id) == second.pdf != first.pdf


def test_looking_back_goes_page_by_page_and_needs_no_answer_where_none_was_given(sick: Session) -> None:
    answer(sick, sick.jump("sick_report_more"), {"expected_duration": "few_weeks"})
    page = sick.jump("expected_duration")
    seen = []

    while isinstance(page, PageView):
        seen.append(page.fields[0].question)
        page = sick.submit({field.question: field.value for field in page.fields})

    assert seen == ["expected_duration", "reach_on", "handover", "safety_net", "accident", "contract_hours"]
    assert isinstance(page, EndView)
