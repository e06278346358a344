"""Which tasks a dated duty holds open, whatever else is unanswered (D-33)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.case.deadlines import find_day
from wizard.case.model import DayBook
from wizard.content.model import Duty, Flow


def open_by_duty(flow: Flow, book: DayBook, env: Mapping[str, Any], today: date) -> frozenset[str]:
    """The tasks whose duty applies (or may apply) and whose window has begun."""
    return frozenset(
        duty.task
        for duty in flow.duties.values()
        if duty.task
        and duty.when.judge(env) is not False
        and not (duty.unless and duty.unless.judge(env) is True)
        and (opens := window_of(flow, duty, book)) is not None
        and opens <= today
    )


def window_of(flow: Flow, duty: Duty, book: DayBook) -> date | None:
    """The first day on which the duty can be met; its own day when it has no window."""
    found = find_day(duty.window or duty.due, book, flow.milestones)
    return found.day if found else None
