"""What was done after its last day: asking once why, and keeping the answer (Regeling procesgang art. 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wizard.case.record import Gap, Raw
from wizard.content.answer_types import Wrong
from wizard.content.model import Question
from wizard.dutch import day_in_words
from wizard.plan.plan import DutyStanding
from wizard.session.open_case import Standing
from wizard.session.pages import field_view, help_view, read_field
from wizard.views import PageView, Refused

REASON = "late_reason"
_LONGEST = 200
_SOURCE = ("procesgang_5",)


def unasked_of_task(now: Standing, task: str) -> DutyStanding | None:
    """The first duty of a task that was met too late while nobody was asked why; None when there is none.

    A page on which the past is caught up stands for the duties of all tasks.
    """
    known = now.flow.tasks.get(task)
    catches_up = known is not None and any(question.type == "milestones" for question in known.questions)
    return next(
        (
            standing
            for standing in now.plan.standings
            if standing.status == "done_late"
            and standing.late_reason is None
            and (catches_up or task == standing.duty.task or task in standing.duty.done.tasks)
        ),
        None,
    )


def unasked_of_paper(now: Standing, document: str) -> DutyStanding | None:
    """The first duty that making this paper final would meet too late, while nobody was asked why."""
    return next(
        (
            standing
            for standing in now.plan.standings
            if standing.status == "overdue"
            and standing.late_reason is None
            and standing.limit is not None
            and now.today > standing.limit
            and f"{document}.issued" in standing.duty.done.documents
        ),
        None,
    )


def late_page(now: Standing, standing: DutyStanding, case: str) -> PageView:
    """The page that asks why, in one line that may be skipped."""
    texts, question = now.wording.texts, _question(now)
    field = field_view(question, None, now.walk.env, now.today, now.wording)
    return PageView(
        place=f"{REASON}:{standing.place}",
        task=standing.duty.task,
        title=texts("late.heading"),
        heading=texts("late.heading"),
        caption=texts("late.caption"),
        fields=(replace(field, notice=texts("field.privacy_notice")),),
        help=help_view(now.content, (question,), now.wording),
        case=case,
        intro=_intro(now, standing),
        can_skip=True,
        next_label=texts("page.next"),
    )


def read_reason(now: Standing, raw: Mapping[str, Raw], skip: bool) -> Raw | Refused:
    """The sentence to keep, or that the question was skipped."""
    if skip:
        return str(Gap.SKIPPED)
    value = read_field(_question(now), raw.get(REASON), skip, now.walk.env, now.today)
    return Refused({REASON: now.wording.wrong(value)}) if isinstance(value, Wrong) else value[0]


def _question(now: Standing) -> Question:
    texts = now.wording.texts
    return Question(
        id=REASON,
        ask=texts("late.label"),
        type="text",
        help=texts("late.help"),
        why=texts("late.why"),
        example=texts("late.example"),
        source=_SOURCE,
        need="helps",
        max_length=_LONGEST,
    )


def _intro(now: Standing, standing: DutyStanding) -> str:
    what = now.wording.fill(standing.duty.title)
    limit = day_in_words(standing.due) if standing.due else ""
    if standing.done_on is None:
        return now.wording.texts("late.task_open", what=what, limit=limit)
    return now.wording.texts("late.task_done", what=what, limit=limit, done=day_in_words(standing.done_on))
