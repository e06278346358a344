"""How each duty stands on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from wizard.case.calendar import Calendar
from wizard.case.model import DayBook, Instance, Walk
from wizard.case.record import Entry, Place, Record
from wizard.content.answer_types import MilestoneDone
from wizard.content.model import Content
from wizard.plan.plan import DutyStanding, Plan, make_plan

MONDAY = date(2026, 1, 5)
ANALYSIS_DUE = date(2026, 2, 15)
PLAN_SIGNED = {"action_plan.signed": date(2026, 2, 25)}
EVALUATIONS = [date(2026, 4, 8) + timedelta(days=42 * number) for number in range(7)]


@pytest.fixture
def plan_on(content: Content, walk_on: Callable[..., Walk]) -> Callable[..., Plan]:
    def make(
        today: date,
        *entries: Entry,
        named: dict[str, date] | None = None,
        gaps: tuple[tuple[date, date], ...] = (),
        **parts: Any,
    ) -> Plan:
        parts.setdefault("env", {"possibilities": True})
        walk = walk_on(today, DayBook(Calendar(MONDAY, gaps), named or {}), **parts)
        return make_plan(content, walk, Record("employer_case", entries))

    return make


PlanOn = Callable[..., Plan]


def done(name: str, day: date | None, number: int = 1) -> Entry:
    return Entry(f"e{number}", number, day or MONDAY, "done", name=name, day=day)


def held(task: str, day: date, number: int) -> Instance:
    return Instance(task, f"e{number}", "done", done_on=day)


def the(plan: Plan, place: str) -> DutyStanding:
    standing = plan.of(place)
    assert standing is not None, f"{place} is not in the plan"
    return standing


def evaluations(plan: Plan) -> list[tuple[date | None, str]]:
    return [(one.due, one.status) for one in plan.standings if one.duty.id == "evaluation"]


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 1, 11), "open_not_yet"),
        (date(2026, 1, 12), "open"),
        (date(2026, 2, 14), "open"),
        (date(2026, 2, 15), "due_today"),
        (date(2026, 2, 16), "overdue"),
        (date(2030, 1, 1), "overdue"),
    ],
)
def test_a_duty_opens_falls_due_and_stays_overdue_until_it_is_done(
    plan_on: PlanOn, today: date, status: str
) -> None:
    analysis = the(plan_on(today), "problem_analysis")

    assert (analysis.due, analysis.outer, analysis.status) == (ANALYSIS_DUE, date(2026, 2, 16), status)
    assert analysis.window_opens == date(2026, 1, 12)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 2, 14), "done"),
        (ANALYSIS_DUE, "done"),
        (date(2026, 2, 16), "done"),
        (date(2026, 2, 17), "done_late"),
    ],
)
def test_done_by_the_later_reading_is_in_time_and_after_it_late_for_ever(
    plan_on: PlanOn, day: date, status: str
) -> None:
    soon = the(plan_on(day, named={"analysis_day": day}), "problem_analysis")
    years_later = the(plan_on(date(2031, 1, 1), named={"analysis_day": day}), "problem_analysis")

    assert (soon.status, soon.done_on) == (status, day)
    assert years_later.status == status


def test_the_analysis_moves_the_day_of_the_plan(plan_on: PlanOn) -> None:
    before = the(plan_on(date(2026, 2, 1)), "action_plan")
    after = the(plan_on(date(2026, 2, 10), named={"analysis_day": date(2026, 2, 3)}), "action_plan")

    assert (before.due, before.missing) == (date(2026, 3, 1), ("analysis_day",))
    assert (after.due, after.missing, after.window_opens) == (date(2026, 2, 17), (), date(2026, 2, 3))


def test_unknown_possibilities_leave_the_plan_listed_and_provisional(plan_on: PlanOn) -> None:
    plan = the(plan_on(date(2026, 3, 2), env={}), "action_plan")

    assert (plan.status, plan.provisional, plan.due) == ("overdue", True, date(2026, 3, 1))
    assert "possibilities" in plan.missing


def test_without_possibilities_no_plan_is_due_but_asking_again_is(plan_on: PlanOn) -> None:
    plan = plan_on(
        date(2026, 3, 10),
        env={"possibilities": False, "each(new_possibilities)": ()},
        named={"analysis_day": date(2026, 2, 3), "review_day": date(2026, 3, 17)},
    )

    assert the(plan, "action_plan").status == "not_applicable"
    assert not the(plan, "action_plan").provisional
    assert the(plan, "action_plan_after_advice").status == "not_applicable"
    assert the(plan, "ask_again").status == "open"


def test_later_possibilities_ask_for_a_plan_two_weeks_after_that_advice(plan_on: PlanOn) -> None:
    plan = plan_on(
        date(2026, 5, 20),
        env={"possibilities": False, "each(new_possibilities)": (False, True)},
        named={"analysis_day": date(2026, 2, 3), "new_advice_day": date(2026, 5, 19)},
    )

    assert (the(plan, "action_plan_after_advice").due, the(plan, "action_plan_after_advice").status) == (
        date(2026, 6, 2),
        "open",
    )
    assert the(plan, "ask_again").status == "not_applicable"


def test_telling_the_arbodienst_closes_that_duty(plan_on: PlanOn) -> None:
    day = date(2026, 1, 20)

    told = the(plan_on(day, env={"reported_to": ("arbo_told",)}), "report_to_arbo")
    not_told = the(plan_on(day, env={"reported_to": ("nobody_yet",)}), "report_to_arbo")

    assert told.status == "not_applicable"
    assert not_told.status == "overdue"


def test_without_a_plan_the_evaluation_waits_for_its_day(plan_on: PlanOn) -> None:
    evaluation = the(plan_on(date(2026, 3, 1)), "evaluation")

    assert (evaluation.due, evaluation.status) == (None, "open_not_yet")
    assert evaluation.missing == ("action_plan.issued", "action_plan.signed")


def test_evaluations_come_every_six_weeks_until_the_end_of_week_52(plan_on: PlanOn) -> None:
    plan = plan_on(date(2026, 5, 19), named=PLAN_SIGNED)

    assert evaluations(plan) == list(
        zip(EVALUATIONS, ["overdue", "open", *["open_not_yet"] * 5], strict=True)
    )
    assert the(plan, "evaluation@2026-04-08").due == date(2026, 4, 8)


def test_successive_evaluations_meet_successive_days(plan_on: PlanOn) -> None:
    instances = (held("evaluation", date(2026, 5, 19), 9), held("evaluation", date(2026, 4, 10), 4))

    plan = plan_on(date(2026, 6, 1), named=PLAN_SIGNED, instances=instances)

    assert [status for _, status in evaluations(plan)] == ["done_late", "done", "open", *["open_not_yet"] * 4]


def test_an_evaluation_done_elsewhere_can_name_its_own_day(plan_on: PlanOn) -> None:
    entry = done("evaluation@2026-05-20", date(2026, 5, 20))

    plan = plan_on(date(2026, 5, 21), entry, named=PLAN_SIGNED)

    assert [status for _, status in evaluations(plan)][:2] == ["overdue", "done"]


@pytest.mark.parametrize(
    "name", ["week_42_report", "first_year_review", "wia_file", "track_2_start", "track_2"]
)
def test_a_task_done_elsewhere_meets_its_duty(plan_on: PlanOn, name: str) -> None:
    duty = "track_2" if name == "track_2_start" else name

    plan = plan_on(date(2027, 9, 1), done(name, date(2026, 10, 20)))

    assert (the(plan, duty).status, the(plan, duty).done_on) == ("done", date(2026, 10, 20))


def test_done_elsewhere_that_was_undone_or_withdrawn_counts_no_longer(plan_on: PlanOn) -> None:
    entry = done("week_42_report", date(2026, 10, 20))
    undo = Entry("e2", 2, MONDAY, "undo", target="1")
    redo = Entry("e3", 3, MONDAY, "undo", target="2")
    withdraw = Entry("e4", 4, MONDAY, "withdraw", target="e1")
    day = date(2026, 12, 1)

    statuses = [
        the(plan_on(day, *entries), "week_42_report").status
        for entries in ((entry,), (entry, undo), (entry, undo, redo), (entry, withdraw))
    ]

    assert statuses == ["done", "overdue", "done", "overdue"]


def test_the_corrected_day_of_what_was_done_elsewhere_counts(plan_on: PlanOn) -> None:
    entry = done("week_42_report", date(2026, 10, 30))
    first = Entry("e2", 2, MONDAY, "amend", target="e1", day=date(2026, 10, 28))
    second = Entry("e3", 3, MONDAY, "amend", target="e1", day=date(2026, 10, 20))

    report = the(plan_on(date(2026, 12, 1), entry, first, second), "week_42_report")

    assert (report.status, report.done_on) == ("done", date(2026, 10, 20))


def caught_up(*lines: MilestoneDone) -> dict[Place, Any]:
    return {Place("catch_up", "", "past_milestones"): lines}


def test_the_catch_up_page_meets_duties_of_the_past(plan_on: PlanOn) -> None:
    rows = caught_up(
        MilestoneDone("problem_analysis", "done", date(2026, 2, 20)),
        MilestoneDone("week_42_report", "paper", None),
        MilestoneDone("report_to_arbo", "not_done", None),
    )

    plan = plan_on(date(2026, 12, 1), visible=rows)

    assert the(plan, "problem_analysis").status == "done_late"
    assert (the(plan, "week_42_report").status, the(plan, "week_42_report").done_on) == ("done", None)
    assert the(plan, "report_to_arbo").status == "overdue"


def test_a_day_told_on_the_catch_up_page_counts_for_what_follows_from_it(plan_on: PlanOn) -> None:
    rows = caught_up(
        MilestoneDone("problem_analysis", "done", date(2026, 2, 20)),
        MilestoneDone("action_plan", "done", date(2026, 3, 2)),
        MilestoneDone("first_year_review", "done", date(2026, 12, 7)),
    )

    plan = plan_on(date(2026, 12, 10), visible=rows)

    assert the(plan, "action_plan").due == date(2026, 3, 6)
    assert evaluations(plan)[0] == (date(2026, 4, 13), "overdue")
    assert the(plan, "track_2").due == date(2027, 1, 18)


def test_an_answer_of_ours_counts_before_a_day_told_elsewhere(plan_on: PlanOn) -> None:
    rows = caught_up(MilestoneDone("problem_analysis", "done", date(2026, 2, 20)))

    plan = plan_on(date(2026, 3, 1), visible=rows, named={"analysis_day": date(2026, 2, 3)})

    assert the(plan, "action_plan").due == date(2026, 2, 17)


def test_after_recovery_later_duties_rest_and_earlier_ones_stay_overdue(plan_on: PlanOn) -> None:
    recovered = {"recovered": date(2026, 2, 20), "action_plan.signed": date(2026, 1, 20)}

    plan = plan_on(date(2026, 3, 20), named=recovered, env={"possibilities": True, "is_recovered": True})

    assert the(plan, "problem_analysis").status == "overdue"
    assert the(plan, "week_42_report").status == "not_applicable"
    assert {status for _, status in evaluations(plan)} == {"not_applicable"}


def test_a_relapse_wakes_the_duties_up_again(plan_on: PlanOn) -> None:
    gap = (date(2026, 2, 20), date(2026, 3, 2))

    plan = plan_on(
        date(2026, 3, 20),
        named={"recovered": gap[0], "relapse": gap[1]},
        gaps=(gap,),
        env={"possibilities": True, "is_recovered": False},
    )

    assert (the(plan, "week_42_report").due, the(plan, "week_42_report").status) == (
        date(2026, 11, 5),
        "open_not_yet",
    )


def test_days_of_the_law_come_by_themselves(plan_on: PlanOn) -> None:
    before, on, after = (the(plan_on(date(2028, 1, day)), "wia_starts") for day in (2, 3, 4))

    assert [one.status for one in (before, on, after)] == ["open_not_yet", "due_today", "done"]
    assert after.happens_by_itself and after.done_on == date(2028, 1, 3)


def test_without_a_first_sick_day_every_duty_is_listed_and_says_what_it_waits_for(
    content: Content, walk_on: Callable[..., Walk]
) -> None:
    walk = walk_on(MONDAY, DayBook(None, {}))

    plan = make_plan(content, walk, Record("employer_case"))

    assert {standing.duty.id for standing in plan.standings} == set(content.flows["employer_case"].duties)
    # What hangs on something that never happened is off; nothing else is.
    assert {one.place for one in plan.standings if one.status != "open_not_yet"} == {
        "action_plan_after_advice",
        "doctor_on_holiday",
        "plan_adjustment",
    }
    assert "first_sick_day" in the(plan, "week_42_report").missing


def test_the_plan_is_in_order_of_day(plan_on: PlanOn) -> None:
    days = [standing.due for standing in plan_on(MONDAY, named=PLAN_SIGNED).standings]

    known = [day for day in days if day]
    assert known == sorted(known)
    assert days == known + [None] * (len(days) - len(known))


def test_only_the_version_of_a_rule_that_holds_for_the_case_is_listed(
    content: Content, walk_on: Callable[..., Walk]
) -> None:
    flow = content.flows["employer_case"]
    report = flow.duties["week_42_report"]
    old = replace(report, id="old_rule", end=MONDAY - timedelta(days=1))
    new = replace(report, id="new_rule", start=MONDAY)
    changed = replace(content, flows={flow.id: replace(flow, duties={"old_rule": old, "new_rule": new})})

    on_the_day = make_plan(changed, walk_on(MONDAY, DayBook(Calendar(MONDAY), {})), Record(flow.id))
    day_before = Calendar(MONDAY - timedelta(days=1))
    before = make_plan(changed, walk_on(MONDAY, DayBook(day_before, {})), Record(flow.id))

    assert [standing.place for standing in on_the_day.standings] == ["new_rule"]
    assert [standing.place for standing in before.standings] == ["old_rule"]


@pytest.mark.parametrize(
    ("week", "places"),
    [
        (8, {"problem_analysis", "action_plan"}),
        (42, {"week_42_report"}),
        (50, {"first_year_review"}),
        (58, {"track_2"}),
        (91, {"wia_file", "wia_application"}),
    ],
)
def test_a_duty_is_open_in_the_week_in_which_it_matters(plan_on: PlanOn, week: int, places: set[str]) -> None:
    first_day_of_week = MONDAY + timedelta(days=7 * (week - 1))

    plan = plan_on(first_day_of_week, env={})

    open_now = {one.place for one in plan.standings if one.status in ("open", "due_today", "overdue")}
    assert places <= open_now
