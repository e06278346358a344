"""The task list: how each task stands, when it is due, and why it may not start yet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from wizard.case.model import Instance, Reason
from wizard.content.model import Task
from wizard.dutch import day_in_words
from wizard.plan.plan import DutyStanding
from wizard.session.appointments import appointment_text, appointments_of
from wizard.session.open_case import Standing
from wizard.session.schedule import adjustment_now
from wizard.views import TaskView

LISTED = ("to_do", "started", "cannot_start", "done")
OPEN = ("open", "due_today", "overdue")
NOW_AT_MOST = 3
PAPER = "document:"
"""A place that starts like this is the check page of a paper."""


def task_views(now: Standing) -> tuple[TaskView, ...]:
    """Every listed instance in content order. What cannot start yet never will in a closed case."""
    listed = [item for item in now.instances if item.status in LISTED]
    return tuple(
        task_view(now, item) for item in listed if not (now.is_closed and item.status == "cannot_start")
    )


def task_view(now: Standing, item: Instance) -> TaskView:
    task = now.flow.tasks[item.task]
    standing = duty_of(now, item)
    due = standing.due if standing and item.status != "done" else None
    overdue = bool(standing and standing.status == "overdue" and item.status != "done")
    return TaskView(
        place=item.id,
        title=title_of(now, item, task),
        status=item.status,  # type: ignore[arg-type]
        reason=reason_text(now, item),
        phase=task.phases[0] if task.phases else now.walk.phase,
        due=due,
        due_text=due_text(now, due, overdue) if due else "",
        due_reading=standing.duty.reading if standing and due else "",
        is_overdue=overdue,
        repair=repair_text(now, standing) if overdue else "",
        minutes=task.minutes,
        button=now.wording.texts("task.button_started" if item.status == "started" else "task.button"),
    )


def title_of(now: Standing, item: Instance, task: Task) -> str:
    """The title of a task; of an occurrence, with its day."""
    title = now.wording.fill(task.title)
    day = next((r.day for r in now.walk.events if r.entry.id == item.opener), None)
    day = day or next((e.day for e in now.record.entries if e.id == item.opener), None)
    return (
        now.wording.texts("task.on_day", task=title, day=day_in_words(day)) if day and item.opener else title
    )


def duty_of(now: Standing, item: Instance) -> DutyStanding | None:
    """The duty of a task that is due first, among those that can be met now.

    Of the task of an event the latest occurrence has it.
    """
    if item.opener and not (now.flow.tasks[item.task].per and now.walk.openers[item.task][-1] == item.opener):
        return None
    open_duties = [s for s in now.plan.standings if s.duty.task == item.task and s.status in OPEN and s.due]
    return min(open_duties, key=lambda s: s.due or date.max, default=None)


def due_text(now: Standing, due: date, overdue: bool) -> str:
    """ "vóór di 24 nov · nog 3 dagen", or since when it is too late."""
    days = (due - now.today).days
    if overdue:
        return now.wording.texts("due.overdue", day=day_in_words(due))
    if days == 0:
        return now.wording.texts("due.today")
    if days == 1:
        return now.wording.texts("due.tomorrow", day=day_in_words(due))
    return now.wording.texts("due.in_days", day=day_in_words(due), days=days)


def repair_text(now: Standing, standing: DutyStanding | None) -> str:
    """How to set right what is too late; "" when the duty does not say so."""
    if standing is None or not standing.duty.repair:
        return ""
    return now.wording.texts("due.repair", how=now.wording.fill(standing.duty.repair))


def overdue_text(now: Standing, item: Instance) -> str:
    """Since when the task is too late, and how to repair it; "" while it is in time."""
    standing = duty_of(now, item)
    if standing is None or standing.status != "overdue" or not standing.due or item.status == "done":
        return ""
    since = now.wording.texts("duty.overdue", day=day_in_words(standing.due))
    return " ".join(part for part in (f"{since}.", repair_text(now, standing)) if part)


def reason_text(now: Standing, item: Instance) -> str:
    """Why a task stands as it does, in one sentence; empty when there is nothing to say."""
    if item.status == "done":
        return now.wording.texts("reason.done_on", day=day_in_words(item.done_on)) if item.done_on else ""
    return wording_of(now, item.reason) if item.reason else ""


def wording_of(now: Standing, reason: Reason) -> str:
    details: dict[str, object] = dict(reason.details)
    if "phase" in details:
        titles = {phase.id: phase.title for phase in now.flow.phases}
        details["phase"] = now.wording.fill(titles[str(details["phase"])])
    if "tasks" in details:
        waits_for = (now.flow.tasks[name].title for name in reason.details["tasks"])
        details["tasks"] = ", ".join(now.wording.fill(title) for title in waits_for)
    if "names" in details:
        names = [
            name
            for name in reason.details["names"]
            if any(name == q.id for t in now.flow.tasks.values() for q in t.questions)
        ]
        if not names:
            return now.wording.texts(f"reason.{reason.key}_later")
        details["names"] = ", ".join(now.wording.label(name) for name in names)
    if "event" in details:
        details["event"] = now.wording.fill(now.flow.events[str(details["event"])].title)
    return now.wording.texts(f"reason.{reason.key}", **details)


def tasks_now(now: Standing) -> tuple[TaskView, ...]:
    """What can be done now, in order: overdue first, then by day, then in content order."""
    if now.walk.flags or any(phase.final and phase.id == now.walk.phase for phase in now.flow.phases):
        return ()
    here = [
        item
        for item in now.instances
        if item.status in ("started", "to_do")
        and (not now.flow.tasks[item.task].phases or item.status == "started" or is_here(now, item))
    ]
    views = [
        *(task_view(now, item) for item in here),
        *papers_now(now),
        *appointment_now(now),
        *adjustments_now(now),
    ]
    return tuple(sorted(views, key=lambda view: (not view.is_overdue, view.due or date.max)))


def papers_now(now: Standing) -> list[TaskView]:
    """Papers to make final: their duty is open while the questions of its task are all answered."""
    done = {item.task for item in now.walk.instances if item.status == "done" and not item.opener}
    views = []
    for standing in now.plan.standings:
        names = {name.partition(".")[0] for name in standing.duty.done.documents}
        if standing.status in OPEN and standing.due and standing.duty.task in done:
            overdue = standing.status == "overdue"
            for name in sorted(names & now.flow.documents.keys()):
                title = now.wording.texts(
                    "task.print", document=now.wording.fill(now.flow.documents[name].title)
                )
                views.append(
                    TaskView(
                        place=PAPER + name,
                        title=title,
                        status="to_do",
                        phase=now.walk.phase,
                        due=standing.due,
                        due_text=due_text(now, standing.due, overdue),
                        due_reading=standing.duty.reading,
                        is_overdue=overdue,
                        repair=repair_text(now, standing) if overdue else "",
                        minutes=5,
                        button=now.wording.texts("task.button_print"),
                    )
                )
    return views


def is_here(now: Standing, item: Instance) -> bool:
    """Whether the task belongs to the phase of today, or a dated duty asks for it."""
    return now.walk.phase in now.flow.tasks[item.task].phases or duty_of(now, item) is not None


def adjustments_now(now: Standing) -> list[TaskView]:
    """The schedule of hours is above what can be done: what to agree on, and before which day."""
    return [
        replace(view, due_text=due_text(now, view.due, False) if view.due else "")
        for view in adjustment_now(now)
    ]


def appointment_now(now: Standing) -> list[TaskView]:
    """What was agreed for today, or for a day that has passed."""
    return [
        TaskView(
            place=agreed.task.id,
            title=appointment_text(now, agreed),
            status="to_do",
            phase=now.walk.phase,
            due=agreed.day,
            due_text=due_text(now, agreed.day, agreed.day < now.today),
            is_overdue=agreed.day < now.today,
            minutes=agreed.task.minutes,
            button=now.wording.texts("task.button_log"),
        )
        for agreed in appointments_of(now)
        if agreed.day <= now.today
    ]


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The next day on which something is to be done, and what it is."""

    day: date
    what: str


def upcoming(now: Standing) -> Upcoming | None:
    """What comes first after today: an appointment, or a duty from the day on which it can be met."""
    coming = [
        Upcoming(agreed.day, appointment_text(now, agreed))
        for agreed in appointments_of(now)
        if agreed.day > now.today
    ]
    for standing in now.plan.standings:
        if now.is_closed and standing.provisional:
            # Nobody said that this case has the duty, and nothing asks for it any more.
            continue
        if standing.status in ("open_not_yet", "open") and standing.due and standing.due >= now.today:
            opens = standing.window_opens
            day = opens if opens and opens > now.today else standing.due
            coming.append(Upcoming(day, now.wording.fill(standing.duty.title)))
    return min(coming, key=lambda item: item.day, default=None)


def quiet_text(now: Standing) -> str:
    """What to say when nothing is due: the next day on which something is."""
    coming = upcoming(now)
    if coming is None:
        return now.wording.texts("quiet.nothing")
    return now.wording.texts("quiet.until", day=day_in_words(coming.day), what=coming.what)


def next_text(now: Standing) -> str:
    """The next day on which something is to be done, for somebody who has just finished; "" when none."""
    coming = upcoming(now)
    return now.wording.texts("quiet.next", day=day_in_words(coming.day), what=coming.what) if coming else ""
