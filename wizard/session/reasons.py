"""The timeline of a case and the proof of each of its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.case.deadlines import find_milestone, milestone_day
from wizard.content.model import DueSpec, Milestone
from wizard.dutch import day_in_words
from wizard.plan.plan import DutyStanding
from wizard.plan.reasons import late_text, reason_of, reason_of_milestone
from wizard.session.open_case import Standing
from wizard.views import DutyStatus, MilestoneView, ReasonView


def why_view(now: Standing, name: str) -> ReasonView:
    """The proof of the day of a duty, of one of its occurrences, or of a milestone.

    Raises KeyError when there is nothing of that name, or when it has no day yet.
    """
    standing = now.plan.of(name)
    if standing is not None:
        reason = reason_of(now.content, now.flow, standing, now.walk.days)
        if reason is not None:
            return reason
    milestone = now.flow.milestones[name]
    found = find_milestone(milestone, now.walk.days, now.flow.milestones)
    if found is None:
        raise KeyError(name)
    return reason_of_milestone(now.content, now.flow, milestone, found, now.walk.days)


def timeline(now: Standing) -> tuple[MilestoneView, ...]:
    """Duties and milestones in order of day, each with its proof; none once nothing is due any more."""
    if now.walk.ended_by is not None:
        return ()
    rows = [row for standing in now.plan.standings if (row := _duty_row(now, standing))]
    fit_since = now.walk.days.named.get("recovered") if now.walk.env.get("is_recovered") is True else None
    milestones = now.flow.milestones
    duties = now.flow.duties
    covered = {name for duty in duties.values() for name in _milestones_in(duty.due)}
    told = {
        (name, row.day) for row in rows for name in _milestones_behind(duties[_duty_of(row)].due, milestones)
    }
    ends = milestones.get(now.flow.duties_end)
    last = milestone_day(ends, now.walk.days, milestones) if ends else None
    for milestone in now.flow.milestones.values():
        row = _milestone_row(now, milestone) if milestone.shown and milestone.id not in covered else None
        if row and (row.id, row.day) in told:
            continue
        if row and not (fit_since and row.day >= fit_since) and not (last and row.day > last):
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: row.day))


def _duty_of(row: MilestoneView) -> str:
    return row.id.partition("@")[0]


def _milestones_in(due: DueSpec) -> Iterator[str]:
    """The milestones that a duty speaks for: they have no row of their own."""
    if due.milestone:
        yield due.milestone
    for part in due.parts:
        yield from _milestones_in(part)


def _milestones_behind(due: DueSpec, milestones: Mapping[str, Milestone]) -> Iterator[str]:
    """The milestones from which a duty is counted, by way of others: on its own day they say the same."""
    for name in _milestones_in(due):
        yield name
        yield from _milestones_behind(milestones[name].due, milestones)


def week_text(now: Standing) -> str:
    """ "Week 8 van 104", by sick days; empty while the first day is not known or the person is fit."""
    days = now.walk.env.get("sick_days")
    if not isinstance(days, int) or days < 1 or now.walk.env.get("is_recovered") is True:
        return ""
    return now.wording.texts("case.week", week=-(-days // 7))


def _duty_row(now: Standing, standing: DutyStanding) -> MilestoneView | None:
    if standing.due is None or standing.status == "not_applicable":
        return None
    reason = reason_of(now.content, now.flow, standing, now.walk.days)
    if reason is None:
        return None
    return MilestoneView(
        id=standing.place,
        week=_week(now, standing.due),
        day=standing.due,
        day_text=day_in_words(standing.due),
        title=now.wording.fill(standing.duty.title),
        who=now.wording.texts(f"who.{standing.duty.who}"),
        status=standing.status,
        status_text=_status_text(now, standing),
        provisional=standing.provisional,
        reason=reason,
    )


def _status_text(now: Standing, standing: DutyStanding) -> str:
    if standing.status == "overdue" and standing.due:
        return now.wording.texts("duty.overdue", day=day_in_words(standing.due))
    if late := late_text(now.content.texts, standing):
        return late
    text = now.wording.texts(f"duty.{standing.status}")
    return now.wording.texts("duty.provisional", status=text) if standing.provisional else text


def _milestone_row(now: Standing, milestone: Milestone) -> MilestoneView | None:
    found = find_milestone(milestone, now.walk.days, now.flow.milestones)
    if found is None:
        return None
    has_passed = found.day < now.today
    status: DutyStatus = "done" if has_passed else "open_not_yet"
    text = "milestone.passed" if has_passed else "milestone.to_come"
    if found.day == now.today:
        status, text = "due_today", "duty.due_today"
    return MilestoneView(
        id=milestone.id,
        week=_week(now, found.day),
        day=found.day,
        day_text=day_in_words(found.day),
        title=now.wording.fill(milestone.title),
        who=now.wording.texts(f"who.{milestone.who}"),
        status=status,
        status_text=now.wording.texts(text),
        provisional=False,
        reason=reason_of_milestone(now.content, now.flow, milestone, found, now.walk.days),
    )


def _week(now: Standing, day: object) -> str:
    calendar = now.walk.days.calendar
    return str(calendar.week_of(day)) if calendar else ""  # type: ignore[arg-type]
