"""Day books without a case: for examples of rules, and for calendar files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.case.calendar import Calendar
from wizard.case.model import DayBook
from wizard.content.model import Flow


def book_from(
    flow: Flow, calendar: Calendar, days: Mapping[str, date], answers: Mapping[str, object] = {}
) -> DayBook:
    """The book of a calendar with these known days and answers; each counts as the latest of its kind."""
    told: dict[str, Any] = {**days, **answers, flow.first_day: calendar.first_sick_day}
    across = {f"each({name})": (value,) for name, value in told.items()}
    numbers = {
        name: float(value)
        for name, value in answers.items()
        if isinstance(value, int | float) and not isinstance(value, bool)
    }
    return DayBook(calendar, dict(days), {**told, **across}, numbers)
