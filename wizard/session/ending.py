"""The page after the last question of a task: what was reached, and what comes next."""

from __future__ import annotations

from wizard.case.model import Instance
from wizard.case.record import Place
from wizard.content.model import Task
from wizard.session.open_case import Standing
from wizard.session.papers import Papers
from wizard.session.tasks import next_text, tasks_now
from wizard.views import EndView, TaskView

LISTED_AT_MOST = 6


def end_view(now: Standing, instance: Instance, papers: Papers) -> EndView:
    """What was reached and what follows, in the order in which it is to be done."""
    task, wording = now.flow.tasks[instance.task], now.wording
    lines: tuple[str, ...]
    closing = now.assessment.standing.won if task.per and now.is_closed and not now.walk.flags else None
    if closing:
        # What happened closed the case. Nothing comes next: what it came to is the last word.
        heading, lines = closing.title, (wording.fill(closing.text),)
    else:
        upcoming = [view for view in tasks_now(now) if view.place != instance.id][:LISTED_AT_MOST]
        heading = task.ends_with or wording.texts("end.heading")
        lines = tuple(_line(now, number, view) for number, view in enumerate(upcoming, start=1))
    return EndView(
        task=instance.id,
        heading=wording.fill(heading),
        lines=lines,
        documents=tuple(
            papers.line(now.flow.documents[name])
            for name in task.yields
            if name in now.flow.documents and papers.belongs(now.flow.documents[name])
        ),
        suggested_event=suggested_event(now, task, instance.opener),
        next_day=next_text(now),
    )


def _line(now: Standing, number: int, view: TaskView) -> str:
    if view.repair:
        return now.wording.texts(
            "end.line_overdue", number=number, task=view.title, due=view.due_text, repair=view.repair
        )
    if view.due_text:
        return now.wording.texts("end.line_due", number=number, task=view.title, due=view.due_text)
    return now.wording.texts("end.line", number=number, task=view.title)


def suggested_event(now: Standing, task: Task, opener: str) -> str:
    """The event that an answer of this task calls for, as long as it was not reported yet."""
    for question in task.questions:
        value = now.walk.visible.get(Place(task.id, opener, question.id))
        for option in question.options:
            if option.id == value and option.suggests_event and not _stands(now, option.suggests_event):
                return option.suggests_event
    return ""


def _stands(now: Standing, event: str) -> bool:
    return any(r.entry.name == event and r.result in ("moved", "noted", "pending") for r in now.walk.events)
