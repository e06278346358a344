"""What the home of the expert says of one assignment: its state, what it waits for, what is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from wizard.case.record import Entry
from wizard.content.answer_types import NOT_THERE, Row, Status
from wizard.content.conditions import NOT_ASKED
from wizard.content.model import Flow, Role
from wizard.dutch import day_in_words, short_day
from wizard.plan.acceptance import ACCEPT, CONDITIONAL, promises
from wizard.ports import CaseLine
from wizard.session.check_paper import confidential
from wizard.session.open_case import Standing
from wizard.session.plain import plain
from wizard.session.tasks import tasks_now

SOON: Final = timedelta(days=7)
CLOSED: Final = "8"
"""What the urgency of a closed assignment starts with: after all that is open."""
NAMED: Final = 3
"""So many names of what is missing stand in a line; the others are counted."""
HOLD: Final = "HOLD"
_OWN_CONDITIONS: Final = "own_conditions"
_PLANNED: Final = ("acceptance_day", "planned_start", "planned_delivery")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that an assignment waits for. `day` is the last day on which a promise is kept."""

    question: str
    name: str
    by: str = ""
    day: date | None = None
    has_passed: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Something for the expert to do now."""

    place: str
    title: str
    when: str
    due: date | None = None
    is_overdue: bool = False


def is_assignment(now: Standing) -> bool:
    """Whether this case stands on the desk of an expert."""
    return now.flow.audience == "expert"


def assignment_line(row: CaseLine, now: Standing) -> tuple[CaseLine, dict[str, Any]]:
    """The line of an assignment for the day of `now`, and what else its home needs, by name."""
    texts, env = now.wording.texts, now.walk.env
    waits, actions = tuple(waiting_for(now)), tuple(actions_now(now))
    coming = min(_coming(now), default=None)
    client, role = _text(env.get("client")), now.assessment.role
    since = since_day(now, waits)
    state = state_text(now)
    line = CaseLine(
        row.case_id,
        row.number,
        row.deleted,
        day=now.today.isoformat(),
        urgency=_urgency(now, actions, coming[0] if coming else None),
        title=" · ".join(part for part in (reference_of(now), row.number) if part),
        phase=state,
        week=_since_text(now, since),
        next_step=_waits_text(now, waits),
        next_day=texts("desk.next", day=short_day(coming[0]), what=coming[1]) if coming else "",
        words=plain(" ".join((reference_of(now), row.number, client, *_role_words(role), state))),
    )
    return line, {
        "person": reference_of(now) or row.number,
        "coming_day": coming[0].isoformat() if coming else "",
        "coming": coming[1] if coming else "",
        "client": client,
        "role": role.title if role else "",
        "actions": [
            (row.case_id, a.place, a.title, a.when, a.is_overdue, a.due.isoformat() if a.due else "", "")
            for a in actions
        ],
    }


def reference_of(now: Standing) -> str:
    """How the expert calls the assignment; "" while it has no reference."""
    return _text(now.walk.env.get(now.flow.short_name))


# --- how it stands -----------------------------------------------------------------------------------


def verdict_of(now: Standing) -> str:
    """What the expert goes by: the own verdict when there is one, else what comes out."""
    own = now.assessment.override
    return own.outcome if own else now.assessment.outcome


def told_outcome(now: Standing) -> str:
    """What a reply of today tells the client; "" while nothing comes out."""
    if in_check(now):
        return verdict_of(now)
    interim = now.assessment.interim
    return interim.won.id if interim and interim.won else ""


def is_checked(now: Standing) -> bool:
    """Whether the check is finished: its outcome stands, or the expert chose one."""
    check = now.assessment
    return check.override is not None or (bool(check.outcome) and not check.standing.provisional)


def in_check(now: Standing) -> bool:
    """Whether the assignment is still to be taken or not."""
    return now.walk.phase == now.flow.phases[0].id


def state_text(now: Standing) -> str:
    """The outcome in words, or how far the work is."""
    texts, check, fill = now.wording.texts, now.assessment, now.wording.fill
    phase = next(one for one in now.flow.phases if one.id == now.walk.phase)
    if phase.final:
        ended = next((e for e in reversed(now.walk.events) if e.result == "moved"), None)
        what = fill(now.flow.events[ended.entry.name].title) if ended else ""
        return texts("desk.state_closed", phase=fill(phase.title), event=what) if what else fill(phase.title)
    if not in_check(now):
        won = check.interim.won if check.interim else None
        if won is None or won.id == now.flow.interim[-1].id:
            return fill(phase.title)
        return texts("desk.state_interim", phase=fill(phase.title), outcome=fill(won.title))
    titles = {outcome.id: fill(outcome.title) for outcome in now.flow.outcomes}
    if not check.outcome:
        computed = texts("desk.state_open")
    elif check.standing.provisional:
        computed = texts("desk.state_provisional", outcome=titles[check.outcome])
    else:
        computed = titles[check.outcome]
    own = check.override
    return texts("desk.state_own", outcome=computed, own=titles[own.outcome]) if own else computed


def since_day(now: Standing, waits: tuple[Waiting, ...]) -> date:
    """Since when it stands like this: since it was asked for, checked, begun or closed."""
    moved = next((e.day for e in reversed(now.walk.events) if e.result == "moved"), None)
    if moved and not in_check(now):
        return moved
    request = now.walk.env.get("request_day")
    begun = request if isinstance(request, date) else now.told.begun or now.today
    if not is_checked(now):
        return begun
    if verdict_of(now) == HOLD:
        asked = asked_on(now)
        named = {one.question for one in waits}
        noted = [entry.entered for entry in _answers(now) if entry.name in named]
        return max(asked, default=min(noted, default=begun))
    return max((entry.entered for entry in _answers(now)), default=begun)


def letters(flow: Flow, *, hold: bool) -> frozenset[str]:
    """The papers that ask for what is missing, or else those that answer the client."""
    return frozenset(name for row in flow.outcomes if (row.id == HOLD) == hold for name in row.prints)


def asked_on(now: Standing) -> list[date]:
    """The days on which a letter or a mail asked for what is missing."""
    asking = letters(now.flow, hold=True)
    asked = [entry for entry in now.told.issued if entry.name in asking]
    asked += [entry for entry in now.told.replied if entry.name == HOLD]
    return sorted(entry.day or entry.entered for entry in asked)


def _since_text(now: Standing, since: date) -> str:
    if now.is_closed:
        # Nothing in the line of a closed assignment changes from day to day.
        return now.wording.texts("desk.since_closed", day=short_day(since))
    days = (now.today - since).days
    if days <= 0:
        return now.wording.texts("desk.since_today")
    key = "desk.since_one" if days == 1 else "desk.since"
    return now.wording.texts(key, day=short_day(since), days=days)


def _answers(now: Standing) -> Iterator[Entry]:
    for given in now.told.answers.values():
        for answer in given.values():
            yield answer.entry


# --- what it waits for -------------------------------------------------------------------------------


def waiting_for(now: Standing) -> Iterator[Waiting]:
    """What is not there: promises that passed first, then what nobody promised, then what is promised."""
    if now.is_closed:
        return
    found = [*_items(now), *_own_conditions(now)]
    if in_check(now) and now.assessment.standing.provisional:
        found += _unanswered(now, {one.question for one in found})
    yield from sorted(found, key=lambda one: (not one.has_passed, bool(one.day), one.day or date.max))


def _items(now: Standing) -> Iterator[Waiting]:
    role, promised = now.assessment.role, promises(now.walk)
    for item in role.items if role else ():
        state = now.walk.env.get(item.question)
        name = now.wording.label(item.question)
        given = promised.get(item.question)
        if given is not None:
            yield Waiting(item.question, name, given.by or "", given.day, has_passed=given == "lapsed")
        elif state is NOT_ASKED or not in_check(now):
            continue
        elif state is None or (isinstance(state, str) and (state in NOT_THERE or state == "refused")):
            yield Waiting(item.question, name, (state.by or "") if isinstance(state, Status) else "")


def _own_conditions(now: Standing) -> Iterator[Waiting]:
    told = (value for place, value in now.walk.visible.items() if place.question == _OWN_CONDITIONS)
    for row in next(told, ()):
        cells = row.cells if isinstance(row, Row) else {}
        state, day = cells.get("state"), cells.get("day")
        if state in (None, "lacking", "declined", "promised"):
            day = day if state == "promised" and isinstance(day, date) else None
            passed = day is not None and day < now.today
            yield Waiting(_OWN_CONDITIONS, _text(cells.get("what")), _text(cells.get("by")), day, passed)


def _unanswered(now: Standing, named: set[str]) -> Iterator[Waiting]:
    """The other answers that could still change the outcome; what is confidential is not named here."""
    role = now.assessment.role
    hidden = confidential(role) if role else frozenset()
    questions = now.wording.known_questions
    for name in now.assessment.standing.missing:
        if name in questions and name not in named and name not in hidden:
            yield Waiting(name, now.wording.label(name))
    if hidden.intersection(now.assessment.standing.missing):
        yield Waiting("", now.wording.texts("desk.bottleneck"))


def _waits_text(now: Standing, waits: tuple[Waiting, ...]) -> str:
    texts = now.wording.texts
    if now.is_closed:
        return ""
    if waits:
        named = [_named(now, one) for one in waits[:NAMED]]
        others = len(waits) - len(named)
        if others:
            named.append(texts("desk.waits_more_one" if others == 1 else "desk.waits_more", count=others))
        return texts("desk.waits", names="; ".join(named))
    if not in_check(now):
        return texts("desk.waits_delivery")
    if not is_checked(now):
        return texts("desk.waits_check")
    if verdict_of(now) == HOLD:
        reasons = now.assessment.reasons
        return now.wording.fill(reasons[0].text) if reasons else texts("desk.waits_check")
    return texts("desk.waits_confirm" if verdict_of(now) in (ACCEPT, CONDITIONAL) else "desk.waits_tell")


def _named(now: Standing, one: Waiting) -> str:
    """The name, with who gives it and for which day that was promised."""
    if one.day is None:
        return now.wording.texts("desk.wait_by", name=one.name, by=one.by) if one.by else one.name
    key = "desk.wait_passed" if one.has_passed else "desk.wait_promised"
    return now.wording.texts(f"{key}_by" if one.by else key, name=one.name, by=one.by, day=short_day(one.day))


# --- what is next ------------------------------------------------------------------------------------


def actions_now(now: Standing) -> Iterator[Action]:
    """What the expert does now, the most urgent first."""
    if now.is_closed:
        return
    broken = [*_promises_passed(now)]
    found = [*broken, *_delivery(now), *_milestone(now), *_own_step(now, asks_already=bool(broken))]
    yield from sorted(found, key=lambda one: (not one.is_overdue, one.due or date.max))


def _promises_passed(now: Standing) -> Iterator[Action]:
    for one in waiting_for(now):
        if one.has_passed and one.day is not None:
            texts, day = now.wording.texts, day_in_words(one.day)
            key = "desk.promised_for_by" if one.by else "desk.promised_for"
            title = texts("desk.ask_again", name=one.name)
            yield Action(one.question, title, texts(key, day=day, by=one.by), one.day, True)


def delivery_day(now: Standing) -> date | None:
    """The day of delivery as it was agreed last."""
    later = now.walk.days.named.get("interim_delivery")
    planned = now.walk.env.get("planned_delivery")
    return later or (planned if isinstance(planned, date) else None)


def _delivery(now: Standing) -> Iterator[Action]:
    day = delivery_day(now)
    if in_check(now) or day is None or day > now.today + SOON:
        return
    late = day < now.today
    when = now.wording.texts("desk.deliver_late" if late else "desk.by_day", day=day_in_words(day))
    yield Action("", now.wording.texts("desk.deliver"), when, day, late)


def _milestone(now: Standing) -> Iterator[Action]:
    """The day of the law that bounds a delivery, when that nears and no earlier delivery is planned."""
    following, delivery = now.assessment.next_milestone, delivery_day(now)
    if following is None or following.day < now.today or following.day > now.today + SOON:
        return
    if delivery is None or delivery > following.day:
        texts = now.wording.texts
        title = texts("desk.milestone", what=_milestone_name(now))
        yield Action("", title, texts("desk.by_day", day=day_in_words(following.day)), following.day)


def _own_step(now: Standing, asks_already: bool) -> Iterator[Action]:
    """What waits for nobody else: finish the check, ask for what is missing, or tell the client.

    Who asks after a promise that was not kept (`asks_already`) asks for the rest as well.
    """
    texts = now.wording.texts
    if not in_check(now):
        for task in tasks_now(now):
            yield Action(task.place, task.title, task.due_text, task.due, task.is_overdue)
        return
    since = _since_text(now, since_day(now, tuple(waiting_for(now))))
    if not is_checked(now):
        yield Action("", texts("desk.do_check"), since)
    elif verdict_of(now) != HOLD:
        is_told = any(entry.name == verdict_of(now) for entry in now.told.replied)
        yield Action("", texts("desk.do_record" if is_told else f"desk.do.{verdict_of(now)}"), since)
    elif not asked_on(now) and not asks_already:
        yield Action("", texts("desk.do.HOLD"), since)


def passed_since(now: Standing, last: date) -> Iterator[tuple[str, date]]:
    """What should have been there between the last visit and today, and was not: with its day."""
    late = [(one.name, one.day) for one in waiting_for(now) if one.has_passed and one.day]
    delivery = delivery_day(now)
    if delivery and not now.is_closed and not in_check(now):
        late.append((now.wording.label("planned_delivery"), delivery))
    yield from ((what, day) for what, day in late if last <= day < now.today)


def _coming(now: Standing) -> Iterator[tuple[date, str]]:
    """The days to come, each with what it is."""
    if now.is_closed:
        return
    texts = now.wording.texts
    for one in waiting_for(now):
        if one.day is not None and one.day >= now.today:
            yield one.day, texts("desk.next_promise", name=one.name)
    planned = {name: now.walk.env.get(name) for name in _PLANNED}
    planned["planned_delivery"] = delivery_day(now)
    for name, day in planned.items():
        is_over = name == "acceptance_day" and not in_check(now)
        if isinstance(day, date) and day >= now.today and not is_over:
            yield day, now.wording.label(name)
    following = now.assessment.next_milestone
    if following is not None and following.day >= now.today:
        yield following.day, _milestone_name(now)


def _milestone_name(now: Standing) -> str:
    following = now.assessment.next_milestone
    assert following is not None
    return now.wording.texts(f"check.milestone.{'own' if following.is_own else following.id}")


def _urgency(now: Standing, actions: tuple[Action, ...], coming: date | None) -> str:
    """Sorts: what is too late, what is to be done, what has a day to come, the rest, what is closed."""
    if now.is_closed:
        last = max((e.day for e in now.walk.events), default=now.today)
        return f"{CLOSED} {(date.max - last).days:07}"
    if actions:
        return f"{0 if actions[0].is_overdue else 1} {actions[0].due or date.max}"
    return f"2 {coming}" if coming else "3"


def _text(value: Any) -> str:
    return value if isinstance(value, str) and not isinstance(value, Status) else ""


def _role_words(role: Role | None) -> tuple[str, ...]:
    return (role.title, role.id) if role else ()
