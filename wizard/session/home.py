"""Home: the next actions of all cases, and what the office itself still has to do."""

from __future__ import annotations

from datetime import date, timedelta

from wizard.content.model import Content
from wizard.dutch import day_in_words
from wizard.ports import CaseHead, Shelf
from wizard.session.open_case import Standing, Standings
from wizard.session.reasons import week_text
from wizard.session.tasks import tasks_now, upcoming
from wizard.views import ActionView, CaseLineView, HomeView, Lookup, OptionView, TaskView

AWAY_DAYS = 14
SOON = timedelta(days=7)
ACTIONS_SHOWN = 8


def home_view(shelf: Shelf, standings: Standings) -> HomeView:
    """What is due, in order of urgency; says so when nothing is, with the next date."""
    content, today = standings.content, standings.today
    texts = Lookup(content.texts)
    heads = shelf.heads()
    live = [head for head in heads if head.deleted is None]
    records = shelf.records()
    cases = [(head, standings.of(head.id, records[head.id])) for head in live if head.id in records]
    actions = sorted(
        (action for head, now in cases for action in _actions(head, now)),
        key=lambda action: (not action.is_overdue, action.due or date.max),
    )
    return HomeView(
        greeting=texts("home.greeting"),
        today_text=texts("home.today", day=day_in_words(today)),
        actions=tuple(actions[:ACTIONS_SHOWN]),
        quiet="" if actions else _quiet(texts, cases),
        cases=tuple(_line(head, now) for head, now in cases),
        log_kinds=_log_kinds(content, texts),
        since_last_visit=tuple(_since_last_visit(texts, shelf, cases, today)),
        tasks=tuple(_office_tasks(texts, shelf, bool(cases))),
        unlocked_band="" if not cases or shelf.setting("passphrase_set") else texts("lock.band"),
        in_the_bin=tuple(
            _bin_line(head, standings.of(head.id, shelf.record(head.id)))
            for head in heads
            if head.deleted is not None
        ),
    )


def search_cases(shelf: Shelf, standings: Standings, text: str) -> tuple[CaseLineView, ...]:
    """The cases whose name, number or job holds the text, in any case and without accents."""
    wanted = _plain(text)
    found = []
    for head in shelf.heads():
        if head.deleted is None:
            now = standings.of(head.id, shelf.record(head.id))
            words = [
                head.number,
                *(str(now.walk.env.get(name) or "") for name in ("first_name", "last_name", "job_title")),
            ]
            if wanted in _plain(" ".join(words)):
                found.append(_line(head, now))
    return tuple(found)


def _plain(text: str) -> str:
    import unicodedata

    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _actions(head: CaseHead, now: Standing) -> list[ActionView]:
    """The tasks of a case that belong on Home: the first thing to do, and all that is due within a week."""
    doing = tasks_now(now)
    urgent = [view for view in doing if view.is_overdue or (view.due and view.due <= now.today + SOON)]
    return [
        ActionView(
            case_id=head.id,
            case=_case_name(head, now),
            place=view.place,
            title=view.title,
            when=view.due_text or now.wording.texts("home.when_now"),
            is_overdue=view.is_overdue,
            due=view.due,
        )
        for view in (urgent or doing[:1])
    ]


def _case_name(head: CaseHead, now: Standing) -> str:
    return f"{now.wording.person} · {head.number}"


def _line(head: CaseHead, now: Standing) -> CaseLineView:
    doing = tasks_now(now)
    coming = upcoming(now)
    phases = {phase.id: phase.title for phase in now.flow.phases}
    step = doing[0].title if doing else coming.what if coming else ""
    day = doing[0].due if doing else coming.day if coming else None
    return CaseLineView(
        id=head.id,
        title=_case_name(head, now),
        phase=now.wording.fill(phases[now.walk.phase]),
        week=week_text(now),
        next_step=step,
        next_day=day_in_words(day) if day else "",
    )


def _bin_line(head: CaseHead, now: Standing) -> CaseLineView:
    gone = head.deleted or now.today
    return CaseLineView(head.id, _case_name(head, now), "", "", "", day_in_words(gone))


def _quiet(texts: Lookup, cases: list[tuple[CaseHead, Standing]]) -> str:
    coming = [(item, now) for _, now in cases if (item := upcoming(now))]
    if not coming:
        return texts("home.quiet_empty" if not cases else "home.quiet_nothing")
    first, now = min(coming, key=lambda pair: pair[0].day)
    return texts("home.quiet", day=day_in_words(first.day), what=first.what, case=now.wording.person)


def _log_kinds(content: Content, texts: Lookup) -> tuple[OptionView, ...]:
    """The repeating tasks that can be told of at any moment, in content order."""
    return tuple(
        OptionView(task.id, task.log_label)
        for flow in content.flows.values()
        for task in flow.tasks.values()
        if task.repeats and task.log_label
    )


def _since_last_visit(
    texts: Lookup, shelf: Shelf, cases: list[tuple[CaseHead, Standing]], today: date
) -> list[str]:
    """After two weeks away: what came up in the meantime."""
    kept = shelf.setting("last_visit")
    if not kept or (today - (last := date.fromisoformat(kept))).days <= AWAY_DAYS:
        return []
    lines = []
    for head, now in cases:
        for standing in now.plan.standings:
            if (
                standing.due
                and last <= standing.due < today
                and standing.status in ("overdue", "done", "done_late")
            ):
                lines.append(
                    texts(
                        f"home.since_{'overdue' if standing.status == 'overdue' else 'passed'}",
                        case=_case_name(head, now),
                        what=now.wording.fill(standing.duty.title),
                        day=day_in_words(standing.due),
                    )
                )
    return lines or ([texts("home.since_nothing", day=day_in_words(last))] if cases else [])


def _office_tasks(texts: Lookup, shelf: Shelf, has_cases: bool) -> list[TaskView]:
    """What the office itself has to do: keep the recovery sheet."""
    if not has_cases or shelf.setting("recovery_kept"):
        return []
    return [
        TaskView(
            place="recovery_sheet",
            title=texts("home.recovery_task"),
            status="to_do",
            reason=texts("home.recovery_why"),
            minutes=3,
            button=texts("task.button"),
        )
    ]
