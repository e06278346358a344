"""Which tasks a dated duty holds open, whatever else is unanswered (decision D-33)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.case.deadlines import due_day, milestone_day
from wizard.case.model import DayBook
from wizard.content.model import Duty, Flow


def tasks_held_open(
    flow: Flow,
    book: DayBook,
    env: Mapping[str, Any],
    fit_since: date | None,
    today: date,
) -> frozenset[str]:
    """The tasks whose duty applies (or may apply), and whose window has begun.

    After a recovery (`fit_since`) only duties of before that day go on.
    """
    return frozenset(
        duty.task
        for duty in flow.duties.values()
        if duty.task and may_apply(flow, duty, book, env) and _is_open(flow, duty, book, fit_since, today)
    )


def falls_after_the_end(flow: Flow, duty: Duty, due: date | None, book: DayBook) -> bool:
    """Whether pay, and with it this duty, has ended before its day (ZW 38 lid 2, BW 7:629 lid 2)."""
    if not flow.duties_end or duty.outlives_pay or due is None:
        return False
    end = milestone_day(flow.milestones[flow.duties_end], book, flow.milestones)
    return end is not None and due > end


def may_apply(flow: Flow, duty: Duty, book: DayBook, env: Mapping[str, Any]) -> bool:
    """Whether the duty is not off: only a certain no says so, never an unknown."""
    if duty.when.judge(env) is False or (duty.unless is not None and duty.unless.judge(env) is True):
        return False
    return holds(flow, duty, book)


def holds(flow: Flow, duty: Duty, book: DayBook) -> bool:
    """Whether this version of the rule governs the case, judged by the day that the rule names."""
    if duty.start is None and duty.end is None:
        return True
    if book.calendar and duty.law_of == flow.first_day:
        day: date | None = book.calendar.first_sick_day
    else:
        day = book.named.get(duty.law_of)
    if day is None:
        return duty.end is None
    return (duty.start is None or duty.start <= day) and (duty.end is None or day <= duty.end)


def opens_on(flow: Flow, duty: Duty, book: DayBook) -> date | None:
    """The first day on which the duty can be met; its own day when it has no window."""
    return due_day(duty.window or duty.due, book, flow.milestones)


def _is_open(flow: Flow, duty: Duty, book: DayBook, fit_since: date | None, today: date) -> bool:
    opens = opens_on(flow, duty, book)
    if opens is None or opens > today:
        return False
    due = due_day(duty.due, book, flow.milestones)
    if falls_after_the_end(flow, duty, due, book):
        return False
    return fit_since is None or duty.outlives_recovery or (due is not None and due < fit_since)


def waits_for_a_duty(flow: Flow, book: DayBook, env: Mapping[str, Any], today: date) -> bool:
    """Whether a duty that may apply has its day still to come, or opens later."""
    return any(
        may_apply(flow, duty, book, env)
        and any(
            day is not None and day >= today
            for day in (due_day(duty.due, book, flow.milestones), opens_on(flow, duty, book))
        )
        for duty in flow.duties.values()
    )
