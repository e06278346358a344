"""Telling what happened: an event on a day, or an occurrence of a repeating task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from wizard.case.model import Walk
from wizard.case.record import Entry, Raw
from wizard.content.answer_types import Row, Wrong, read_date
from wizard.content.conditions import ALWAYS
from wizard.content.model import EventType, Flow, Question, Task
from wizard.dutch import day_in_words
from wizard.session.open_case import Standing
from wizard.session.pages import field_view, help_view, proposal, read_field, source_views
from wizard.session.wording import Wording
from wizard.views import FieldView, HelpView, OptionView, PageView, Refused

DAY = "day"
ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Report:
    """What is being told: an event, or an occurrence of a repeating task; `about` names a row."""

    kind: Literal["event", "occurrence"]
    name: str
    about: str = ""


def page(report: Report, now: Standing, case: str) -> PageView:
    """The page that asks for the day, and what else fits on the same page."""
    content, flow, walk, wording = now.content, now.flow, now.walk, now.wording
    if report.kind == "event":
        event = flow.events[report.name]
        proposes = event.proposes_today_when and event.proposes_today_when.judge(walk.env)
        day = walk.today if proposes else None
        fields: tuple[FieldView, ...] = (
            _day_field(
                wording.fill(event.ask_day) or wording.texts("log.day"), event.help, day, flow, walk, wording
            ),
        )
        if event.about:
            fields += (_about_field(event, report, walk, wording),)
        return PageView(
            place="",
            task="",
            title=wording.fill(event.title),
            heading=wording.fill(event.title),
            caption=wording.texts("event.caption"),
            fields=fields,
            help=HelpView(why=wording.fill(event.why), sources=source_views(content, event.source)),
            case=case,
            next_label=wording.texts("page.next"),
            event=event.id,
            notice=wording.fill(event.notice),
        )
    task = flow.tasks[report.name]
    asked = quick_questions(task)
    own_day = day_question(task)
    fields = tuple(
        field_view(question, _proposed(now, question, own_day), walk.env, walk.today, wording)
        for question in asked
    )
    if own_day is None:
        fields = (_day_field(wording.texts("log.day"), "", walk.today, flow, walk, wording), *fields)
    return PageView(
        place="",
        task=task.id,
        title=wording.fill(task.title),
        heading=wording.fill(task.title),
        caption=wording.texts("log.caption"),
        fields=fields,
        help=help_view(content, asked, wording),
        case=case,
        intro=wording.fill(task.intro),
        next_label=wording.texts("log.save"),
        event=task.id,
    )


def _proposed(now: Standing, question: Question, own_day: Question | None) -> Raw:
    """What stands filled in: today for the day, and what was told already."""
    if question is own_day:
        return now.today.isoformat()
    offered = proposal(now, question, now.walk.env)
    return offered.value if offered else None


def day_question(task: Task) -> Question | None:
    """The question that already asks for the day of an occurrence: the first one, when it is a date."""
    first = task.questions[0]
    return first if first.type == "date" else None


def quick_questions(task: Task) -> tuple[Question, ...]:
    """The questions that can stand beside the day: those of the first pages that are always asked."""
    return tuple(
        question for question in task.questions if question.ask_if is ALWAYS or question.ask_if.text == "true"
    )


def _day_field(
    label: str, help: str, day: date | None, flow: Flow, walk: Walk, wording: Wording
) -> FieldView:
    return FieldView(
        question=DAY,
        kind="date",
        label=label,
        help=wording.fill(help),
        value=day.isoformat() if day else None,
        latest=walk.today,
        earliest=_first_day(flow, walk),
    )


def _first_day(flow: Flow, walk: Walk) -> date | None:
    first = walk.env.get(flow.first_day)
    return first if isinstance(first, date) else None


def _about_field(event: EventType, report: Report, walk: Walk, wording: Wording) -> FieldView:
    rows = next(
        (v for place, v in walk.visible.items() if place.question == event.about and isinstance(v, tuple)), ()
    )
    asked = wording.known_questions[event.about]
    options = tuple(OptionView(row.id, wording.row(asked, row)) for row in rows if isinstance(row, Row))
    return FieldView(
        question=ABOUT,
        kind="choice",
        label=wording.texts("event.about"),
        value=report.about or None,
        options=options,
        unknown_label=wording.texts("event.about_none"),
    )


def entries(
    report: Report, raw: Mapping[str, Raw], now: Standing, make: Callable[..., Entry]
) -> list[Entry] | Refused:
    """The entries of a report: the event or opener first, then the answers that came with it."""
    refused: dict[str, str] = {}
    answers: list[tuple[Question, Raw]] = []
    field = DAY
    if report.kind == "occurrence":
        task = now.flow.tasks[report.name]
        own_day = day_question(task)
        field = own_day.id if own_day else DAY
        for question in quick_questions(task):
            skip = question.need == "helps"
            value = read_field(question, raw.get(question.id), skip, now.walk.env, now.today)
            if isinstance(value, Wrong):
                refused[question.id] = now.wording.wrong(value)
            else:
                answers.append((question, value[0]))
    day = read_day(raw.get(field), now)
    if isinstance(day, str):
        refused.setdefault(field, day)
    if refused or isinstance(day, str):
        return Refused(refused)
    about = raw.get(ABOUT)
    target = about if isinstance(about, str) and about.startswith("r") else report.about
    opened = make("event", name=report.name, day=day, target=target)
    made = [opened]
    for number, (question, given) in enumerate(answers, start=1):
        made.append(
            replace(
                make("answer", name=question.id, value=given, ahead=number),
                task=report.name,
                opener=opened.id,
            )
        )
    return made


def read_day(raw: Raw, now: Standing) -> date | str:
    """The day of a report, or the sentence that says what is wrong with it."""
    flow, walk, wording = now.flow, now.walk, now.wording
    if raw is None or raw == "":
        return wording.texts("wrong.empty_date")
    day = read_date(raw)
    if isinstance(day, Wrong):
        return wording.wrong(day)
    if day > walk.today:
        return wording.wrong(Wrong("wrong.future", {"limit": walk.today, "name": "today"}))
    first = _first_day(flow, walk)
    if first and day < first:
        return wording.texts("wrong.before_first_day", day=day_in_words(first))
    return day


def refusal(would_be: Standing, entry: Entry) -> Refused | None:
    """Why the event cannot be taken, or None: pending events are taken, their questions come next."""
    flow, wording = would_be.flow, would_be.wording
    waiting = [r for r in would_be.walk.events if r.result == "pending" and r.entry.name == entry.name]
    if len(waiting) > 1:
        return Refused({DAY: wording.texts("event.one_at_a_time")})
    for result in would_be.walk.events:
        if result.entry.id == entry.id and result.result in ("refused", "after_end"):
            own = flow.events[entry.name].refusal
            key = result.why.key if result.why else "event.refused"
            return Refused(
                {DAY: wording.fill(own) if own and key == "event.refused" else wording.texts(key + "_day")}
            )
    return None
