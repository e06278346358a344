"""The statutory calendar on its own, without a case: for calendar files and for the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from wizard.case.calendar import Calendar, calendar_of
from wizard.case.deadlines import due_day, find_day
from wizard.case.model import DayBook
from wizard.content.model import Content, Flow
from wizard.plan.plan import occurrences_of
from wizard.plan.reasons import reason_of_milestone
from wizard.plan.wording import sentence
from wizard.views import ReasonView

Exported: TypeAlias = "str | int | bool | list[str]"

FACTS: Final[Mapping[str, str]] = {
    "probleemanalyse_date": "analysis_day",
    "plan_van_aanpak_date": "action_plan.signed",
    "eerstejaarsevaluatie_date": "first_year_review_day",
}
"""The facts of a calendar file that are days, under the names that the rules know them by."""

WITHOUT_EFFECT: Final = frozenset({"partial_resume_from", "partial_resume_pct", "resumed_work"})
"""Facts that never change a day: partial work is no recovery (BW 7:629 lid 1 and 12)."""


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


def calendar_dates(
    flow: Flow, first_sick_day: date, interruptions: Sequence[tuple[date, date]], facts: Mapping[str, date]
) -> dict[str, Exported]:
    """Every exported name that follows from counting and from the given days (see FACTS).

    Interruptions of 28 days or more start the count anew. Raises CalendarRefused.
    """
    calendar = calendar_of(first_sick_day, interruptions)
    book = DayBook(calendar, {FACTS[name]: day for name, day in facts.items() if name in FACTS})
    dates: dict[str, Exported] = {
        milestone.export_as: day.isoformat()
        for milestone in flow.milestones.values()
        if milestone.export_as and (day := due_day(milestone.due, book, flow.milestones)) is not None
    }
    dates["fictive_first_sick_day"] = calendar.fictive_first_sick_day.isoformat()
    dates["non_sick_days_total"] = calendar.non_sick_days
    for duty in flow.duties.values():
        days = [found.day.isoformat() for found in occurrences_of(duty, book, flow.milestones)]
        if days:
            dates[f"{duty.id}_due"] = list(days)
    return dates


def calendar_rows(content: Content, flow: Flow, calendar: Calendar) -> tuple[CalendarRow, ...]:
    """The shown milestones by day, each with its week of sickness and its proof."""
    book = DayBook(calendar, {})
    rows = []
    for milestone in flow.milestones.values():
        found = find_day(milestone.due, book, flow.milestones) if milestone.shown else None
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
