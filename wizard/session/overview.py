"""The overview of one case."""

from __future__ import annotations

from typing import Literal

from wizard.case.facts import practice_on
from wizard.case.model import OUTSIDE, EventResult
from wizard.content.model import EventType
from wizard.dutch import day_in_words
from wizard.session.advices import has_advice
from wizard.session.appointments import quiet_until
from wizard.session.helpers import result_view
from wizard.session.open_case import OpenCase, Standing
from wizard.session.papers import Papers
from wizard.session.reasons import timeline, week_text
from wizard.session.schedule import schedule_notices
from wizard.session.sheet import check_view
from wizard.session.tasks import NOW_AT_MOST, quiet_text, task_views, tasks_now, wording_of
from wizard.session.timeline import timeline_picture
from wizard.views import CaseView, EventOfferView, EventView, PhaseGroupView, TaskView


def case_view(case: OpenCase, papers: Papers) -> CaseView:
    """What to do now, what happened, the tasks, the papers and the days of a case."""
    now, head = case.now, papers.head
    doing = tasks_now(now)
    phases = {phase.id: phase for phase in now.flow.phases}
    return CaseView(
        id=head.id,
        title=case.title,
        subtitle=subtitle(now),
        phase=now.wording.fill(phases[now.walk.phase].title),
        week_text=week_text(now),
        now=doing[:NOW_AT_MOST],
        late=tuple(view for view in doing[NOW_AT_MOST:] if view.is_overdue),
        quiet="" if doing else quiet_text(now),
        groups=groups(now),
        offers=() if now.walk.ended_by else offers(now),
        events=tuple(event_view(now, result) for result in now.walk.events),
        documents=papers.lines(),
        timeline=timeline(now),
        picture=None if now.walk.ended_by else timeline_picture(now),
        notices=tuple(notices(now)),
        is_early=is_early(now),
        ended_as_new_case="new_case" in now.walk.flags,
        also=_also(now),
        result=result_view(now) or check_view(now),
        can_undo=case.undoable is not None,
        undo_text=case.undo_text,
        can_redo=case.redoable is not None,
    )


def _also(now: Standing) -> tuple[Literal["advices", "file", "costs"], ...]:
    """The pages about the case as a whole; that of advice is there as soon as there is any."""
    if not now.flow.file_items:
        return ()
    return ("advices", "file", "costs") if has_advice(now) else ("file", "costs")


def is_early(now: Standing) -> bool:
    """Whether the case is in the weeks before the doctor's advice has to be there."""
    days = now.walk.env.get("sick_days")
    weeks = practice_on(now.content.parameters, "analysis_within_weeks", now.today)
    return isinstance(days, int) and days <= weeks * 7


def subtitle(now: Standing) -> str:
    """What else is known of the person: job and hours; of a short flow what it is about."""
    if now.flow.helps:
        return now.wording.fill(now.flow.title)
    parts = [
        now.wording.value(name, value)
        for name in ("job_title", "contract_hours")
        if (value := known(now, name))
    ]
    return " · ".join(parts)


def known(now: Standing, name: str) -> object:
    value = now.walk.env.get(name)
    return value if isinstance(value, str | int | float) else None


def groups(now: Standing) -> tuple[PhaseGroupView, ...]:
    """The tasks by phase; tasks of no particular phase stand with the one of today."""
    ended = now.walk.ended_by
    # After an end only what belongs to it is left to do; what was done stays in sight.
    views = tuple(
        view
        for view in task_views(now)
        if not ended or view.status == "done" or view.place.endswith(f"@{ended.entry.id}")
    )
    made = []
    for phase in now.flow.phases:
        own: tuple[TaskView, ...] = tuple(view for view in views if view.phase == phase.id)
        if own or phase.id == now.walk.phase:
            made.append(
                PhaseGroupView(phase.id, now.wording.fill(phase.title), phase.id == now.walk.phase, own)
            )
    return tuple(made)


def offers(now: Standing) -> tuple[EventOfferView, ...]:
    """What can be reported: legal on any day since the case last moved; the others say why not."""
    since = next((n for n in range(len(now.walk.trail) - 1, -1, -1) if not now.walk.trail[n].forward), 0)
    visited = {visit.phase for visit in now.walk.trail[since:]}
    pending = {result.entry.name for result in now.walk.events if result.result == "pending"}
    made = []
    for event in now.flow.events.values():
        legal = bool(visited & set(event.sources)) and not now.walk.flags and has_rows(now, event)
        waits = event.id in pending
        reason = ""
        if waits:
            reason = now.wording.texts("event.one_at_a_time")
        elif not legal:
            reason = why_not(now, event)
        title = now.wording.fill(event.title)
        made.append(EventOfferView(event.id, title, legal and not waits, reason, event.rare))
    return tuple(made)


def has_rows(now: Standing, event: EventType) -> bool:
    """Whether there is a row that the event can be about, when it is about one."""
    return not event.about or any(place.question == event.about for place in now.walk.visible)


def why_not(now: Standing, event: EventType) -> str:
    """Why an event cannot be reported from where the case is."""
    if event.refusal and (event.when.text == "true" or not has_rows(now, event)):
        return now.wording.fill(event.refusal)
    phases = [now.wording.fill(phase.title) for phase in now.flow.phases if phase.id in event.sources]
    return now.wording.texts("event.only_from", phases=", ".join(phases))


def event_view(now: Standing, result: EventResult) -> EventView:
    return EventView(
        id=result.entry.id,
        title=now.wording.fill(now.flow.events[result.entry.name].title),
        day=result.day,
        day_text=day_in_words(result.day),
        result=result.result,
        why=wording_of(now, result.why) if result.why else now.wording.texts(f"event.result_{result.result}"),
    )


def notices(now: Standing) -> list[str]:
    """Sentences above everything else: a new case, answers that no longer fit or must be checked."""
    lines = [now.wording.texts(f"notice.{flag}") for flag in sorted(now.walk.flags - {OUTSIDE})]
    if OUTSIDE in now.walk.flags:
        lines += [
            now.wording.fill(f"{row.title}. {row.text}")
            for row in now.flow.outcomes
            if row.outside and row.when.judge(now.walk.env) is True
        ]
    if quiet := quiet_until(now):
        lines.append(now.wording.texts("notice.quiet", day=day_in_words(quiet)))
    lines += schedule_notices(now)
    if now.walk.invalid:
        names = sorted({now.wording.label(place.question) for place in now.walk.invalid})
        lines.append(now.wording.texts("notice.invalid", names=", ".join(names)))
    if now.walk.stale:
        names = sorted({now.wording.label(place.question) for place in now.walk.stale})
        lines.append(now.wording.texts("notice.stale", names=", ".join(names)))
    return lines
