"""What if a day were another: both calendars, worked out from entries that are never stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from wizard.case.calendar import what_is_wrong
from wizard.case.instances import Scope
from wizard.case.model import EventResult
from wizard.case.record import Entry, Gap, Raw, Record
from wizard.content.answer_types import Wrong, read_date
from wizard.content.conditions import ALWAYS
from wizard.content.model import Content, Flow, WhatIf
from wizard.plan.evidence import book_with_elsewhere, done_elsewhere
from wizard.plan.wording import sentence
from wizard.session.linked import carried_entries
from wizard.session.open_case import Standing
from wizard.session.pages import read_field
from wizard.session.two_calendars import compare_calendars
from wizard.views import FieldView, Refused, WhatIfRow, WhatIfView

STANDS = ("moved", "noted", "pending", "ends")


@dataclass(frozen=True, slots=True)
class Tried:
    """A day that can be tried, and the day that stands in the record."""

    what: WhatIf
    day: date | None
    event: Entry | None = None
    """The report of it that stands."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A relapse that waits for a word: the case goes on, or a new one begins."""

    result: EventResult
    days_fit: int


def what_if_form(now: Standing, case: str) -> WhatIfView:
    """The days that can be tried in this case, as they stand, and nothing tried yet."""
    return _view(now, case, tuple(_field(now, one, one.day) for one in days_to_try(now)))


def days_to_try(now: Standing) -> tuple[Tried, ...]:
    """The days that make sense for this case now; of what happened more than once, the last."""
    named = book_with_elsewhere(now.flow, now.walk, done_elsewhere(now.walk, now.record)).named
    found: dict[str, Tried] = {}
    for what in now.flow.what_if:
        if what.id not in now.flow.events:
            found[what.id] = Tried(what, named.get(what.id))
            continue
        reports = [r for r in now.walk.events if r.entry.name == what.id and r.result in STANDS]
        last = reports[-1] if reports else None
        began = found.get(what.after)
        if last and began and (began.event is None or _order(now, last.entry) < _order(now, began.event)):
            last = None
        found[what.id] = Tried(what, last.day if last else None, last.entry if last else None)
    return tuple(found.values())


def _order(now: Standing, entry: Entry) -> int:
    return next(number for number, told in enumerate(now.walk.events) if told.entry.id == entry.id)


def what_if(
    now: Standing, changes: Mapping[str, Raw], case: str, make: Callable[..., Entry]
) -> WhatIfView | Refused:
    """Both calendars, with the days of `changes`; a sentence per field that cannot be. Stores nothing.

    Fields that `changes` leaves out stay as they are. Days may lie ahead: both calendars are then looked at
    on the last of them.
    """
    tried = days_to_try(now)
    days: dict[str, date | None] = {}
    refused: dict[str, str] = {}
    for one in tried:
        day = _read(now, one, changes.get(one.what.id, one.day))
        if isinstance(day, str):
            refused[one.what.id] = day
        else:
            days[one.what.id] = day
    refused = refused or _impossible(now, tried, days)
    if refused:
        return Refused(refused)
    entries = _entries(now, tried, days, make)
    then = max([now.today, *(day for name, day in days.items() if day and _has_to_come(now, name))])
    before = now if then == now.today else Standing(now.content, now.record, then)
    other = Standing(now.content, now.record.plus(*entries), then)
    if asleep := _asleep(now, other, entries):
        content = _with_open_tasks(now, asleep)
        before = Standing(content, now.record, then)
        other = Standing(content, now.record.plus(*entries), then)
    refused = _not_taken(now, other, entries)
    if refused:
        return Refused(refused)
    notes = _assumptions(now, tried, days)
    choice = new_case_of(other)
    if choice is not None:
        notes += (now.wording.texts("what_if.new_case", days=choice.days_fit),)
        other = as_new_case(other, choice)
    fields = tuple(_field(now, one, days[one.what.id]) for one in tried)
    rows = compare_calendars(before, other) if entries else ()
    return _view(now, case, fields, rows, notes, tuple(_told(now, tried, days)))


def _view(
    now: Standing,
    case: str,
    fields: tuple[FieldView, ...],
    rows: tuple[WhatIfRow, ...] = (),
    notes: tuple[str, ...] = (),
    tried: tuple[str, ...] = (),
) -> WhatIfView:
    texts = now.wording.texts
    return WhatIfView(
        title=texts("what_if.title"),
        heading=texts("what_if.heading"),
        band=texts("what_if.band"),
        case=case,
        now_head=texts("what_if.now"),
        then_head=texts("what_if.then"),
        fields=fields,
        rows=rows,
        summary=_summary(now, rows),
        notes=notes,
        tried=tried,
    )


def _summary(now: Standing, rows: tuple[WhatIfRow, ...]) -> str:
    count = sum(row.changes for row in rows)
    if not rows:
        return now.wording.texts("what_if.nothing_tried")
    if not count:
        return now.wording.texts("what_if.nothing_changes")
    return now.wording.texts("what_if.changes" + ("_one" if count == 1 else ""), count=count)


def _field(now: Standing, one: Tried, day: date | None) -> FieldView:
    return FieldView(
        question=one.what.id,
        kind="date",
        label=now.wording.fill(one.what.label),
        help=now.wording.fill(one.what.help),
        value=day.isoformat() if day else None,
        optional=one.what.id != now.flow.first_day,
    )


def _told(now: Standing, tried: tuple[Tried, ...], days: Mapping[str, date | None]) -> list[str]:
    texts = now.wording.texts
    return [
        texts(
            "what_if.tried",
            label=now.wording.fill(one.what.label),
            day=now.wording.value("", day) if day else texts("what_if.not_filled"),
        )
        for one in tried
        if (day := days[one.what.id]) != one.day
    ]


def _assumptions(now: Standing, tried: tuple[Tried, ...], days: Mapping[str, date | None]) -> tuple[str, ...]:
    new = any(
        one.what.id in now.flow.events and one.what.assume and one.event is None and days[one.what.id]
        for one in tried
    )
    return (now.wording.texts("what_if.assumed", name=now.wording.person),) if new else ()


# --- what was filled in ----------------------------------------------------------------------------------


def _read(now: Standing, one: Tried, given: Raw | date) -> date | str | None:
    """The day, None for an empty field, or the sentence that says what is wrong with it."""
    if given is None or given == "" or given in (Gap.UNKNOWN, Gap.SKIPPED):
        return now.wording.texts("what_if.keep_first") if one.what.id == now.flow.first_day else None
    day = read_date(given)
    return now.wording.wrong(day) if isinstance(day, Wrong) else day


def _impossible(now: Standing, tried: tuple[Tried, ...], days: Mapping[str, date | None]) -> dict[str, str]:
    """Days that cannot be true together, each with its sentence."""
    refused: dict[str, str] = {}
    first = days.get(now.flow.first_day)
    for one in tried:
        day = days[one.what.id]
        if day and one.what.after and not days.get(one.what.after):
            refused[one.what.id] = now.wording.texts("what_if.first_recovery")
        is_bounded = one.what.id not in now.flow.events and one.what.id != now.flow.first_day
        if day and first and is_bounded and (wrong := _out_of_bounds(now, one.what.id, day, first)):
            refused[one.what.id] = wrong
    if refused or first is None:
        return refused
    problem = what_is_wrong(first, _spells(now, tried, days))
    if problem is None:
        return {}
    ends = [one.what.id for one in tried if one.what.after]
    begins = [one.what.after for one in tried if one.what.after]
    at = ends if problem.key == "calendar.wrong.relapse_too_early" else begins
    key = problem.key.replace("calendar.wrong.", "what_if.")
    return {next(iter(at), now.flow.first_day): sentence(now.content.texts, key, problem.details)}


def _out_of_bounds(now: Standing, name: str, day: date, first: date) -> str | None:
    """Whether the question itself refuses the day; only the future is allowed here."""
    question = now.wording.known_questions[name]
    scope = Scope({now.flow.first_day: first}, now.walk.env)
    latest = question.max if question.max != "today" else ""
    found = read_field(replace(question, max=latest), day.isoformat(), False, scope, now.today)
    return now.wording.wrong(found) if isinstance(found, Wrong) else None


def _spells(
    now: Standing, tried: tuple[Tried, ...], days: Mapping[str, date | None]
) -> list[tuple[date, date]]:
    """The times of being fit: those that stand, with the days that were tried."""
    by_entry = {one.event.id: one for one in tried if one.event}
    told: list[tuple[bool, date]] = []
    ends = {one.what.id for one in tried if one.what.after}
    watched = ends | {one.what.after for one in tried if one.what.after}
    for result in now.walk.events:
        if result.entry.name not in watched or result.result not in STANDS:
            continue
        one = by_entry.get(result.entry.id)
        day = days[one.what.id] if one else result.day
        if day:
            told.append((result.entry.name in ends, day))
    told += [
        (one.what.id in ends, day)
        for one in tried
        if one.what.id in watched and one.event is None and (day := days[one.what.id])
    ]
    spells, fit = [], None
    for is_end, day in told:
        if is_end and fit:
            spells.append((fit, day))
            fit = None
        elif not is_end:
            fit = day
    return [*spells, (fit, date.max)] if fit else spells


def _entries(
    now: Standing, tried: tuple[Tried, ...], days: Mapping[str, date | None], make: Callable[..., Entry]
) -> list[Entry]:
    """What the record would hold as well."""
    made: list[Entry] = []
    for one in tried:
        name, day = one.what.id, days[one.what.id]
        if day == one.day:
            continue
        if name not in now.flow.events:
            value: Raw = day.isoformat() if day else str(Gap.UNKNOWN)
            made.append(make("answer", name, value, task=now.task_of(name).id, ahead=len(made)))
            if day:
                made += _assumed(now, one.what, "", make, len(made))
        elif one.event is None:
            made.append(make("event", name, day=day, ahead=len(made)))
            made += _assumed(now, one.what, made[-1].id, make, len(made))
        elif day is None:
            made.append(make("withdraw", target=one.event.id, ahead=len(made)))
        else:
            made.append(make("amend", day=day, target=one.event.id, ahead=len(made)))
    return made


def _assumed(now: Standing, what: WhatIf, opener: str, make: Callable[..., Entry], ahead: int) -> list[Entry]:
    return [
        make("answer", name, value, task=now.task_of(name).id, opener=opener, ahead=ahead + number)
        for number, (name, value) in enumerate(what.assume.items())
    ]


def _has_to_come(now: Standing, name: str) -> bool:
    """Whether the case can know this day only once it has come: an event, or a question about the past."""
    return name in now.flow.events or now.wording.known_questions[name].max == "today"


def _asleep(now: Standing, other: Standing, entries: list[Entry]) -> set[str]:
    """The questions whose tried day does not count yet: their task has not begun."""
    tried = {entry.name for entry in entries if entry.kind == "answer" and entry.value != Gap.UNKNOWN}
    return (tried & {what.id for what in now.flow.what_if}) - {place.question for place in other.walk.visible}


def _with_open_tasks(now: Standing, names: set[str]) -> Content:
    """The content with the tasks of these questions open from the start: a trial does not wait for them."""
    homes = {now.task_of(name).id for name in names}
    tasks = {
        task.id: replace(task, phases=(), after=(), opens_when=ALWAYS) if task.id in homes else task
        for task in now.flow.tasks.values()
    }
    return _with_flow(now, replace(now.flow, tasks=tasks))


def _with_flow(now: Standing, flow: Flow) -> Content:
    return replace(now.content, flows={**now.content.flows, flow.id: flow})


def _not_taken(now: Standing, other: Standing, entries: list[Entry]) -> dict[str, str]:
    """The fields whose day would not count, for the case was elsewhere then."""
    results = {result.entry.id: result for result in other.walk.events}
    refused = _asleep(now, other, entries)
    for entry in entries:
        result = results.get(entry.target if entry.kind == "amend" else entry.id)
        if result and entry.kind in ("event", "amend") and result.result not in STANDS:
            refused.add(result.entry.name)
    return dict.fromkeys(sorted(refused), now.wording.texts("what_if.not_then"))


# --- a new case, or not ----------------------------------------------------------------------------------


def new_case_of(now: Standing) -> Choice | None:
    """The event with which a new case begins, or would begin as soon as that is confirmed."""
    for result in now.walk.events:
        waits = result.result == "pending" and now.flow.events[result.entry.name].otherwise == "new_case"
        if result.result == "ends" or waits:
            since = now.walk.days.named.get("recovered")
            return Choice(result, (result.day - since).days if since else 0)
    return None


def compare_label(now: Standing, opener: str) -> str:
    """The button for both calendars, on the pages about a relapse that waits for a word; else ""."""
    choice = new_case_of(now)
    waits = choice is not None and choice.result.result == "pending" and choice.result.entry.id == opener
    return now.wording.texts("choice.button") if waits else ""


def as_new_case(now: Standing, choice: Choice) -> Standing:
    """The case that begins with that event: 28 days decide."""
    return Standing(now.content, Record(now.record.flow, carried_entries(now, choice.result.day)), now.today)


def as_going_on(now: Standing, choice: Choice) -> Standing:
    """The same case as it would be if that event did not end it, as a source other than the law has it."""
    name = choice.result.entry.name
    events = {**now.flow.events, name: replace(now.flow.events[name], when=ALWAYS)}
    return Standing(_with_flow(now, replace(now.flow, events=events)), now.record, now.today)


def choice_view(now: Standing, case: str) -> WhatIfView | None:
    """Both calendars of a relapse that waits for a word; None when none does."""
    choice = new_case_of(now)
    if choice is None or choice.result.result != "pending":
        return None
    texts = now.wording.texts
    rows = compare_calendars(as_going_on(now, choice), as_new_case(now, choice))
    return WhatIfView(
        title=texts("choice.title"),
        heading=texts("choice.heading"),
        band=texts("what_if.band"),
        case=case,
        now_head=texts("choice.now"),
        then_head=texts("choice.then"),
        rows=rows,
        summary=_summary(now, rows),
        notes=(
            texts("choice.days", days=choice.days_fit),
            *(texts(f"choice.{part}") for part in ("law", "month", "doctor")),
        ),
    )
