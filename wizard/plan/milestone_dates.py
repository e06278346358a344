"""The statutory calendar on its own, without a case: for calendar files and for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from wizard.case.calendar import Calendar
from wizard.case.day_books import book_from
from wizard.case.deadlines import days_between, find_milestone, milestone_day
from wizard.case.facts import parameters_on
from wizard.case.model import DayBook
from wizard.content.model import Content, Flow
from wizard.plan.plan import occurrences_of
from wizard.plan.reasons import reason_of_milestone
from wizard.plan.wording import sentence
from wizard.views import ReasonView

Exported: TypeAlias = "str | int | bool | list[str]"

_FULL_EXIT_REPORT, _SHORT_EXIT_REPORT, _NO_EXIT_REPORT = "volledig", "verkort", "geen"


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One line of the calendar for people."""

    day: date
    week: int
    """The week of sickness in which the day falls."""
    what: str
    who: str
    reason: ReasonView

    @property
    def source(self) -> str:
        """The sources of the day, in one line."""
        return "; ".join(source.title for source in self.reason.sources)


def calendar_dates(content: Content, flow: Flow, book: DayBook) -> dict[str, Exported]:
    """Every exported name that follows from counting and from what is known."""
    dates: dict[str, Exported] = {
        milestone.export_as: day.isoformat()
        for milestone in flow.milestones.values()
        if milestone.export_as and (day := milestone_day(milestone, book, flow.milestones)) is not None
    }
    for duty in flow.duties.values():
        if duty.repeat is not None:
            days = [found.day.isoformat() for found in occurrences_of(duty, book, flow.milestones)]
            dates |= {f"{duty.id}_due": list(days)} if days else {}
    return dates | dict(_values(content, flow, book))


def calendar_reasons(content: Content, flow: Flow, book: DayBook) -> dict[str, ReasonView]:
    """The proof of every exported day, by its exported name."""
    return {
        milestone.export_as: reason_of_milestone(content, flow, milestone, found, book)
        for milestone in flow.milestones.values()
        if milestone.export_as and (found := find_milestone(milestone, book, flow.milestones)) is not None
    }


def _values(content: Content, flow: Flow, book: DayBook) -> Iterator[tuple[str, Exported]]:
    """What is exported and is no day of a rule: counts, choices, lists."""
    calendar = book.calendar
    if calendar is None:
        return
    yield "fictive_first_sick_day", calendar.fictive_first_sick_day.isoformat()
    yield "non_sick_days_total", calendar.non_sick_days
    yield "melding42_required", week_42_is_required(flow, book)
    if calendar.ban_from is not None:
        yield "opzegverbod_count_starts", calendar.ban_from.isoformat()
    if (end := book.named.get("contract_end_day")) is not None:
        sick_days = calendar.sick_days_on(end)
        yield "weeks_sick_at_exit", sick_days // 7
        if (variant := exit_report_variant(content, sick_days, end)) is not None:
            yield "riv_variant", variant
    late = flow.milestones["pay_end_with_delay"].due.longer_by
    if late is not None and (days := days_between(late, book, flow.milestones)) is not None:
        yield "delay_days", days
    agreed = book.numbers.get("waiting_days")
    unpaid = None if agreed is None else waiting_days(content, calendar, int(agreed))
    if unpaid is not None:
        yield "wachtdagen", [day.isoformat() for day in unpaid]
        # One period, however often it is interrupted: waiting days come once (BW 7:629 lid 9 and 10).
        yield "wachtdagen_second_spell", []


def week_42_is_required(flow: Flow, book: DayBook) -> bool:
    """Whether this employer reports in week 42 (ZW 38): not when UWV pays, nor when pay has ended before."""
    if book.readings.get("safety_net") is True:
        return False
    day, paid_until = (
        milestone_day(flow.milestones[name], book, flow.milestones) for name in ("week_42_report", "pay_end")
    )
    return day is not None and paid_until is not None and day <= paid_until


def exit_report_variant(content: Content, sick_days: int, end: date) -> str | None:
    """Which re-integration report goes to UWV when the contract ends, by weeks of sickness (ZW 38 lid 2).

    None for a day on which we do not know the rule.
    """
    names = ("exit_report_from_weeks", "exit_report_full_after_weeks")
    weeks = parameters_on(content.parameters, names, end)
    if None in weeks.values():
        return None
    short_from, full_after = (7 * weeks[name] for name in names)
    if sick_days > full_after:
        return _FULL_EXIT_REPORT
    return _SHORT_EXIT_REPORT if sick_days >= short_from else _NO_EXIT_REPORT


def waiting_days(content: Content, calendar: Calendar, agreed: int) -> tuple[date, ...] | None:
    """The first sick days without pay; more than the law allows is void (BW 7:629 lid 9).

    None for a day on which we do not know the rule.
    """
    name = "waiting_days_at_most"
    most = parameters_on(content.parameters, (name,), calendar.first_sick_day)[name]
    if most is None:
        return None
    return tuple(calendar.day(number) for number in range(1, min(agreed, int(most)) + 1))


def calendar_rows(content: Content, flow: Flow, calendar: Calendar) -> tuple[CalendarRow, ...]:
    """The shown milestones by day, each with its week of sickness and its proof."""
    book = book_from(flow, calendar, {})
    rows = []
    for milestone in flow.milestones.values():
        found = find_milestone(milestone, book, flow.milestones) if milestone.shown else None
        if found is not None:
            rows.append(
                CalendarRow(
                    day=found.day,
                    week=calendar.week_of(found.day),
                    what=milestone.title,
                    who=sentence(content.texts, f"calendar.who.{milestone.who}", {}),
                    reason=reason_of_milestone(content, flow, milestone, found, book),
                )
            )
    return tuple(sorted(rows, key=lambda row: row.day))
