"""The proof of a day in sentences: the reading, the sum that a person can redo, the sources, a hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from wizard.case.calendar import Calendar
from wizard.case.deadlines import Found, Step, find_day
from wizard.case.model import DayBook
from wizard.case.working_days import holiday_name, last_working_day
from wizard.content.model import Content, DueSpec, Duty, Flow, Milestone
from wizard.dutch import day_in_words, short_day
from wizard.plan.plan import DutyStanding, happens_by_itself
from wizard.plan.wording import sentence
from wizard.views import ReasonView, SourceView

SAFE_DAY_SOURCE = "d_28"
"""A rule with this source also names its day without the fit days: no source says which one holds."""


def reason_of(content: Content, flow: Flow, standing: DutyStanding, book: DayBook) -> ReasonView | None:
    """Why a duty has its day; None while it has none."""
    duty, found = standing.duty, standing.found
    if found is None:
        return None
    hints = []
    if not standing.happens_by_itself:
        hints.append(working_day_hint(content.texts, found.day))
    if standing.outer is not None and standing.outer > found.day:
        hints.append(sentence(content.texts, "calendar.hint.outer", {"day": standing.outer}))
    hints.append(_safe_day(content, flow, duty.source, duty.due, book, found.day))
    repair = duty.repair if standing.status == "overdue" else ""
    return replace(
        _view(content, flow, found, duty, rule_of(flow, duty), hints),
        late=late_text(content.texts, standing),
        repair=sentence(content.texts, "due.repair", {"how": repair}) if repair else "",
    )


def late_text(texts: Mapping[str, str], standing: DutyStanding) -> str:
    """When it was done after its last day, and why; "" for what was done in time."""
    if standing.status != "done_late" or standing.done_on is None:
        return ""
    details = {"done": standing.done_on, "limit": standing.due, "reason": standing.late_reason}
    return sentence(texts, "late.done_why" if standing.late_reason else "late.done", details)


def reason_of_milestone(
    content: Content, flow: Flow, milestone: Milestone, found: Found, book: DayBook
) -> ReasonView:
    """Why a milestone has its day."""
    hints = [working_day_hint(content.texts, found.day)] if _is_a_deadline(flow, milestone) else []
    hints.append(_safe_day(content, flow, milestone.source, milestone.due, book, found.day))
    hints.append(milestone.note)
    return _view(content, flow, found, milestone, milestone.code, hints)


def rule_of(flow: Flow, duty: Duty) -> str:
    """The number of the rule behind a duty: its own, or that of the first milestone it is counted from."""
    if duty.code:
        return duty.code
    return next((flow.milestones[name].code for name in _milestones_of(flow, duty.due)), "")


def _view(
    content: Content, flow: Flow, found: Found, rule: Duty | Milestone, code: str, hints: list[str]
) -> ReasonView:
    shown = tuple(source_view(content, source) for source in rule.source)
    kind, since = ("rule", rule.start) if rule.start else ("edition", content.edition.day)
    return ReasonView(
        day=found.day,
        day_text=day_in_words(found.day),
        reading=rule.reading,
        steps=tuple(step_text(content.texts, flow, step) for step in found.steps),
        sources=shown,
        consequence=rule.consequence,
        hint=" ".join(hint for hint in hints if hint),
        verified=rule.verified and all(source.verified for source in shown),
        rule=code,
        version=sentence(content.texts, f"calendar.version.{kind}", {"day": short_day(since)}),
    )


def source_view(content: Content, source: str) -> SourceView:
    """A source as people see it."""
    found = content.sources[source]
    return SourceView(found.title, found.rule, found.verified)


def step_text(texts: Mapping[str, str], flow: Flow, step: Step) -> str:
    """One line of the sum as a sentence."""
    details = dict(step.details)
    if "name" in details:
        details["name"] = name_of(texts, flow, details["name"])
    return sentence(texts, step.key, details)


def name_of(texts: Mapping[str, str], flow: Flow, name: str) -> str:
    """How a known day is called: the label of its question, or the title of its event, paper or task."""
    owner, _, part = name.partition(".")
    if part:
        title = flow.documents[owner].title if owner in flow.documents else None
        title = title or (flow.tasks[owner].title if owner in flow.tasks else owner)
        return sentence(texts, f"calendar.name.{part}", {"title": title})
    for task in flow.tasks.values():
        for question in task.questions:
            if question.id == name:
                return question.label or question.ask
    return flow.events[name].title if name in flow.events else name


def working_day_hint(texts: Mapping[str, str], day: date) -> str:
    """What to say beside a day off: the last working day before it. Empty on a working day."""
    before = last_working_day(day)
    if before == day:
        return ""
    holiday = holiday_name(day)
    kind = "holiday" if holiday else "sunday" if day.weekday() == 6 else "saturday"
    return sentence(texts, f"calendar.hint.{kind}", {"day": before, "holiday": holiday})


_deadlines: dict[int, tuple[Flow, frozenset[str]]] = {}
"""Per flow, by identity: a flow never changes, and every proof asks."""


def _is_a_deadline(flow: Flow, milestone: Milestone) -> bool:
    """Whether somebody has to do something by this day: a duty that can be met ends on it."""
    kept = _deadlines.get(id(flow))
    if kept is None or kept[0] is not flow:
        if len(_deadlines) > 16:
            _deadlines.clear()
        duties = [duty for duty in flow.duties.values() if not happens_by_itself(duty)]
        named = (name for duty in duties for name in _milestones_of(flow, duty.due))
        kept = _deadlines[id(flow)] = (flow, frozenset(named))
    return milestone.id in kept[1]


def _milestones_of(flow: Flow, due: DueSpec) -> Iterator[str]:
    """The milestones that a duty counts from: its own, or the first one that is known, and theirs."""
    if due.milestone:
        yield due.milestone
        yield from _milestones_of(flow, flow.milestones[due.milestone].due)
    for part in due.first_known:
        yield from _milestones_of(flow, part)


def _safe_day(
    content: Content, flow: Flow, sources: tuple[str, ...], due: DueSpec, book: DayBook, day: date
) -> str:
    """For early rules after a gap: the day without the fit days, as the careful choice (D-28)."""
    if SAFE_DAY_SOURCE not in sources or book.calendar is None or not book.calendar.gaps:
        return ""
    unmoved = replace(book, calendar=Calendar(book.calendar.first_sick_day))
    safe = find_day(due, unmoved, flow.milestones)
    if safe is None or day - safe.day < timedelta(days=1):
        return ""
    return sentence(content.texts, "calendar.hint.safe_day", {"day": safe.day})
