"""Every task to which a dated duty points can be done from its window on, whatever is unanswered (D-33)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from wizard.case.record import Entry, Record
from wizard.content.model import Content
from wizard.session.open_case import Standing
from wizard.session.reasons import timeline
from wizard.session.tasks import tasks_now

FIRST = date(2026, 1, 5)
OPEN = ("open", "due_today", "overdue")


def standing_in_week(content: Content, week: int) -> Standing:
    """A case of which only the first sick day is told, on the last day of that week of sickness."""
    entered = FIRST
    first = Entry("e1", 1, entered, "answer", "first_sick_day", FIRST.isoformat(), task="sick_report")
    return Standing(content, Record("employer_case", (first,)), FIRST + timedelta(days=7 * week - 1))


@pytest.mark.parametrize("week", [8, 42, 50, 58, 91])
def test_the_task_of_every_open_dated_duty_is_among_what_to_do_now(content: Content, week: int) -> None:
    now = standing_in_week(content, week)

    listed = {view.place for view in tasks_now(now)}
    wanted = {one.duty.task for one in now.plan.standings if one.status in OPEN and one.due and one.duty.task}
    assert wanted <= listed
    assert wanted


@pytest.mark.parametrize(
    ("week", "task"),
    [
        (8, "analysis"),
        (8, "plan"),
        (42, "week_42_report"),
        (50, "first_year_review"),
        (58, "track_2_start"),
        (91, "wia_file"),
        (91, "wia_application"),
    ],
)
def test_the_duty_of_that_week_is_there_and_was_not_before_its_window(
    content: Content, week: int, task: str
) -> None:
    now = standing_in_week(content, week)

    assert task in {view.place for view in tasks_now(now)}
    opens = min(one.window_opens for one in now.plan.standings if one.duty.task == task and one.window_opens)
    before = Standing(content, now.record, opens - timedelta(days=1))
    assert task not in {one.duty.task for one in before.plan.standings if one.status in OPEN}


def test_what_is_too_late_stays_until_it_is_done(content: Content) -> None:
    late = {one.duty.id for one in standing_in_week(content, 58).plan.overdue}

    assert {"problem_analysis", "action_plan", "week_42_report", "first_year_review"} <= late
    assert late <= {one.duty.id for one in standing_in_week(content, 91).plan.overdue}


def test_after_the_last_day_of_pay_only_what_outlives_it_is_listed(content: Content) -> None:
    told = standing_in_week(content, 1).record
    old_age = Entry("e2", 2, FIRST, "answer", "aow_day", "2026-09-01", task="pay_rules")
    now = Standing(content, told.plus(old_age), date(2026, 11, 2))

    days = {row.id: row.day for row in timeline(now)}

    assert days["pay_ends"] == date(2026, 10, 12)
    assert {name for name, day in days.items() if day > date(2026, 10, 12)} == {"dismissal_ban_ends"}
    assert days["dismissal_ban_ends"] == date(2026, 10, 13)


def test_each_day_of_the_law_stands_once_in_the_list(content: Content) -> None:
    rows = timeline(standing_in_week(content, 8))

    titles = [(row.day, row.title) for row in rows]
    assert len(titles) == len(set(titles))
