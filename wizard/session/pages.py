"""Question pages: what is shown of a place, and what is read back from the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wizard.case.instances import Scope, bounds
from wizard.case.model import Instance, Walk
from wizard.case.record import Gap, Place, Raw
from wizard.content.answer_types import STATES, MilestoneDone, Wrong, read
from wizard.content.model import Column, Content, Flow, Page, Question, Task
from wizard.content.privacy import matcher
from wizard.dutch import day_in_words
from wizard.session.linked import OF_OFFICE, origin_of
from wizard.session.open_case import Standing
from wizard.session.schedule import refusal, schedule_view
from wizard.session.wording import Wording
from wizard.views import (
    ColumnView,
    FieldView,
    HelpView,
    OptionView,
    PageView,
    Refused,
    SourceView,
    TermView,
)

FREE_TEXT = ("text", "long_text", "rows")


@dataclass(frozen=True, slots=True)
class At:
    """A page of an instance: where the cursor can be."""

    task: Task
    opener: str
    page: Page

    @property
    def place(self) -> Place:
        return Place(self.task.id, self.opener, self.page.questions[0].id)


def page_of(task: Task, question: str) -> Page:
    return next(page for page in task.pages if any(asked.id == question for asked in page.questions))


def asked_on(page: Page, instance: Instance) -> tuple[Question, ...]:
    """The questions of the page that are on the path now."""
    return tuple(question for question in page.questions if question.id in instance.path)


def pages_on_path(task: Task, instance: Instance) -> tuple[Page, ...]:
    return tuple(page for page in task.pages if asked_on(page, instance))


def scope_of(walk: Walk, task: str, opener: str) -> Mapping[str, Any]:
    """The readings as this instance sees them: its own answers before those of the case."""
    own = {
        place.question: value
        for place, value in walk.visible.items()
        if (place.opener == opener and opener) or (place.task == task and place.opener == opener)
    }
    return Scope({name: None if isinstance(value, Gap) else value for name, value in own.items()}, walk.env)


def read_page(
    now: Standing, at: At, instance: Instance, raw: Mapping[str, Raw], skip: bool
) -> dict[str, Raw] | Refused:
    """What to store for each question of the page, or a sentence for each that cannot be taken.

    On a page with several questions, what only helps may simply stay empty; so may what was skipped before.
    """
    walk, wording = now.walk, now.wording
    taken: dict[str, Raw] = {}
    refused: dict[str, str] = {}
    known: dict[str, Any] = {}
    scope = Scope(known, scope_of(walk, at.task.id, at.opener))
    asked = asked_on(at.page, instance)
    standing = now.raws(at.task.id, at.opener)
    for question in asked:
        given = raw.get(question.id)
        may_stay_empty = skip or len(asked) > 1 or standing.get(question.id) == Gap.SKIPPED
        value = (
            read_milestones(now, question, given, scope)
            if question.type == "milestones"
            else read_field(question, given, may_stay_empty, scope, walk.today)
        )
        if not isinstance(value, Wrong):
            value = refusal(question, value[1], standing.get(question.id), scope, now) or value
        if not isinstance(value, Wrong) and question.refuses_health_words:
            value = _health_word(now, value[0]) or value
        if isinstance(value, Wrong):
            refused[question.id] = wording.wrong(value)
        else:
            taken[question.id] = value[0]
            known[question.id] = value[1]
    return Refused(refused) if refused else taken


def _health_word(now: Standing, given: Raw) -> Wrong | None:
    """What is wrong with a text for somebody else that names an illness or a treatment."""
    rows = given if isinstance(given, tuple | list) else ()
    words = [str(cell) for row in rows if isinstance(row, Mapping) for cell in row.values()]
    words += [given] if isinstance(given, str) else []
    found = (hit for text in words for hit in matcher(now.content.privacy).find(text))
    first = next((hit.found for hit in found if hit.severity == "H"), "")
    return Wrong("wrong.health_word", {"word": first}) if first else None


def read_field(
    question: Question, given: Raw, skip: bool, scope: Mapping[str, Any], today: date
) -> tuple[Raw, Any] | Wrong:
    """The raw value to store and its reading, or what is wrong with it."""
    can_skip = question.optional or question.need == "helps"
    if is_empty(given):
        if can_skip and (skip or question.optional):
            return Gap.SKIPPED, None
        return Wrong("wrong.empty_" + _emptiness(question), {})
    if given == Gap.UNKNOWN:
        if question.unknown or question.type == "yes_no_unknown":
            return Gap.UNKNOWN, None
        return Wrong("wrong.choice", {})
    if given == Gap.SKIPPED:
        return (Gap.SKIPPED, None) if can_skip else Wrong("wrong.choice", {})
    value = read(question, given, bounds(scope, today))
    return value if isinstance(value, Wrong) else (given, value)


def read_milestones(
    now: Standing, question: Question, given: Raw, scope: Mapping[str, Any]
) -> tuple[Raw, Any] | Wrong:
    """The rows of the catch-up page: one for each duty of the past, none left open."""
    value = read(question, () if given is None else given, bounds(scope, now.today))
    if isinstance(value, Wrong):
        return value
    told = (
        {line.id for line in value if isinstance(line, MilestoneDone)} if isinstance(value, tuple) else set()
    )
    missing = [option.id for option in past_milestones(now) if option.id not in told]
    return Wrong("wrong.milestone", {"id": missing[0]}) if missing else (given or (), value)


def is_empty(given: Raw) -> bool:
    return given is None or given == "" or given == ()


def _emptiness(question: Question) -> str:
    match question.type:
        case "date":
            return "date"
        case "number":
            return "number"
        case "rows" | "milestones":
            return "rows"
        case "multi" | "letter":
            return question.type
        case "text" | "long_text":
            return "text"
    return "choice"


def page_view(now: Standing, at: At, instance: Instance, case: str, raws: Mapping[str, Raw]) -> PageView:
    """The page as the screen draws it."""
    content, flow, walk, wording = now.content, now.flow, now.walk, now.wording
    asked = asked_on(at.page, instance)
    first = asked[0]
    pages = pages_on_path(at.task, instance)
    is_first = bool(pages) and pages[0] is at.page
    answered = any(raws.get(question.id) is not None for question in asked)
    scope = scope_of(walk, at.task.id, at.opener)
    offered = {q.id: found for q in asked if raws.get(q.id) is None and (found := proposal(now, q, scope))}
    note = next((one.note for one in offered.values()), "")
    raws = {**raws, **{name: one.value for name, one in offered.items()}}
    intro = wording.fill(at.page.intro or (at.task.intro if is_first else ""))
    return PageView(
        place=str(Place(at.task.id, at.opener, first.id)),
        task=instance.id,
        title=wording.fill(at.page.heading or first.label or first.ask),
        heading=wording.fill(at.page.heading or first.ask),
        caption=caption(flow, walk, at.task, wording),
        fields=tuple(
            replace(_field(now, question, raws.get(question.id), scope), is_more=question.id in at.page.more)
            for question in asked
        ),
        more_label=wording.fill(at.page.more_label),
        help=help_view(content, asked, wording),
        case=case,
        intro=" ".join(part for part in (note, intro) if part),
        at_hand=tuple(wording.fill(item) for item in at.task.at_hand) if is_first else (),
        minutes=at.task.minutes if is_first else 0,
        can_skip=all(question.optional or question.need == "helps" for question in asked),
        is_change=answered,
        change_note=wording.texts("page.change_note")
        if answered and any(q.type == "date" for q in asked)
        else "",
        next_label=wording.texts("page.next"),
        notice=wording.fill(at.task.notice),
    )


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer that stands filled in until the user gives one, and a sentence about where it is from."""

    value: Raw
    note: str


def known_rows(now: Standing, question: Question) -> Proposal | None:
    """The rows of earlier lists, each once, with the texts that this list asks for too; None without any."""
    texts = [column.id for column in question.columns if column.type == "text"]
    found: dict[tuple[str, ...], None] = {}
    for name in question.rows_of:
        home = now.task_of(name)
        for opener in now.walk.openers.get(home.id, ()):
            value = now.walk.visible.get(Place(home.id, opener, name))
            for row in value if isinstance(value, tuple) else ():
                found.setdefault(tuple(str(row.cells.get(text) or "") for text in texts))
    rows = [dict(zip(texts, cells, strict=True)) for cells in found if cells and cells[0]]
    made = tuple({"id": f"r{number}", **cells} for number, cells in enumerate(rows, start=1))
    return Proposal(made, now.wording.texts("page.rows_known")) if made else None


def proposal(now: Standing, question: Question, scope: Mapping[str, Any]) -> Proposal | None:
    """What was told already says about this question: a rule, earlier lists, or the latest advice."""
    if question.rows_of:
        return known_rows(now, question)
    if question.proposed and question.proposed.when.judge(scope) is True:
        return Proposal(question.proposed.value, now.wording.texts("page.follows"))
    if question.suggests:
        return Proposal(float(question.suggests), now.wording.texts("page.suggested"))
    if not question.proposed_by:
        return None
    home = now.task_of(question.proposed_by)
    days = {result.entry.id: result.day for result in now.walk.events}
    for opener in reversed(now.walk.openers.get(home.id, ())):
        value = now.walk.visible.get(Place(home.id, opener, question.proposed_by))
        if isinstance(value, bool | str) and not isinstance(value, Gap) and opener in days:
            return Proposal(value, now.wording.texts("page.proposed", day=day_in_words(days[opener])))
    return None


def _field(now: Standing, question: Question, raw: Raw, scope: Mapping[str, Any]) -> FieldView:
    view = field_view(question, raw, scope, now.today, now.wording)
    if origin := origin_text(now, question.id):
        view = replace(
            view, help=f"{view.help} {now.wording.texts('handover.marked', origin=origin)}".strip()
        )
    if question.check == "build_up":
        view = replace(view, schedule=schedule_view(now, scope))
    return replace(view, options=past_milestones(now)) if question.type == "milestones" else view


def origin_text(now: Standing, question: str) -> str:
    """Where an answer was taken over from, in words; "" for one that was given here."""
    for given in now.told.answers.values():
        if question in given and (told := origin_of(given[question].entry)):
            if told == OF_OFFICE:
                return now.wording.texts("office.origin")
            return told if " " in told else now.wording.texts("handover.from_case", case=told)
    return ""


def past_milestones(now: Standing) -> tuple[OptionView, ...]:
    """The duties whose day has passed, as rows of the catch-up page."""
    return tuple(
        OptionView(item.duty.id, now.wording.fill(item.duty.catch_up), day_in_words(item.due))
        for item in now.plan.standings
        if item.duty.catch_up and item.due and item.due <= now.today and not item.duty.repeat
    )


def caption(flow: Flow, walk: Walk, task: Task, wording: Wording) -> str:
    """The small line above a question: which part of the whole, and which task."""
    phases = {phase.id: phase for phase in flow.phases}
    own = walk.phase if not task.phases or walk.phase in task.phases else task.phases[0]
    part = phases[own].part
    return " · ".join(text for text in (wording.fill(part) if part else "", wording.fill(task.title)) if text)


def field_view(
    question: Question, raw: Raw, scope: Mapping[str, Any], today: date, wording: Wording
) -> FieldView:
    bound = bounds(scope, today)
    latest, earliest = (bound(text) if text else None for text in (question.max, question.min))
    unknown = question.unknown
    if question.type == "yes_no_unknown" and not unknown:
        unknown = wording.texts("field.unknown")
    return FieldView(
        question=question.id,
        kind=question.type,
        label=wording.fill(question.ask),
        help=wording.fill(question.help),
        value=None if raw == Gap.SKIPPED else raw,
        options=tuple(
            OptionView(item.id, wording.fill(item.label), wording.fill(item.help))
            for item in question.options
        )
        or _states(question, wording),
        columns=tuple(column_view(column, wording) for column in question.columns),
        unit=question.unit,
        step=question.step,
        max_length=question.max_length,
        optional=question.optional,
        unknown_label=wording.fill(unknown),
        notice=wording.texts("field.privacy_notice") if writes_freely(question) else "",
        example=wording.fill(question.example),
        row_numbers_used=_row_numbers(raw),
        latest=latest if isinstance(latest, date) else None,
        earliest=earliest if isinstance(earliest, date) else None,
    )


def _states(question: Question, wording: Wording) -> tuple[OptionView, ...]:
    """How far something can be that must be there."""
    if question.type != "status":
        return ()
    return tuple(OptionView(state, wording.texts(f"item.{state}"), "") for state in STATES)


def writes_freely(question: Question) -> bool:
    """Whether a person could type about an illness here: free text beyond names and numbers."""
    if question.type == "long_text":
        return True
    if question.type == "rows":
        return any(column.type == "text" for column in question.columns)
    return question.type == "text" and question.data == "health"


def _row_numbers(raw: Raw) -> int:
    if not isinstance(raw, tuple | list):
        return 0
    ids = (row.get("id") for row in raw if isinstance(row, Mapping))
    return max((int(str(name)[1:]) for name in ids if str(name)[1:].isdigit()), default=0)


def column_view(column: Column, wording: Wording) -> ColumnView:
    return ColumnView(
        id=column.id,
        label=wording.fill(column.label),
        kind=column.type,
        options=tuple(
            OptionView(item.id, wording.fill(item.label), wording.fill(item.help)) for item in column.options
        ),
        optional=column.optional,
        unit=column.unit,
        max_length=column.max_length,
        example=wording.fill(column.example),
    )


def help_view(content: Content, asked: tuple[Question, ...], wording: Wording) -> HelpView:
    """The help panel of a page: of its first question, with the sources and terms of all."""
    first = asked[0]
    sources = dict.fromkeys(source for question in asked for source in question.source)
    terms = dict.fromkeys(term for question in asked for term in question.terms)
    strategy = wording.texts(
        f"strategy.{first.strategy}",
        whom=wording.fill(first.ask_whom, starts=False) if first.ask_whom else wording.person,
    )
    return HelpView(
        why=wording.fill(" ".join(dict.fromkeys(question.why for question in asked if question.why))),
        where=wording.fill(first.where),
        example=wording.fill(first.example),
        strategy=strategy,
        when_unknown=tuple(wording.fill(line) for question in asked for line in question.when_unknown),
        sources=source_views(content, sources),
        terms=tuple(
            TermView(content.terms[term].term, content.terms[term].label, content.terms[term].explanation)
            for term in terms
            if term in content.terms
        ),
    )


def source_views(content: Content, ids: Mapping[str, Any] | tuple[str, ...]) -> tuple[SourceView, ...]:
    return tuple(
        SourceView(content.sources[name].title, content.sources[name].rule, content.sources[name].verified)
        for name in ids
        if name in content.sources
    )
