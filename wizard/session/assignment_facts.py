"""What a year counts of one assignment: when it came in and was answered, what came out, why it was held.

What an assignment waited for is history: it follows from the record as it was at the end of each day on which
somebody worked on it, and does not change with the day of today. It is worked out once for each record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.case.model import EventResult
from wizard.case.record import Record
from wizard.case.telling import live_entries
from wizard.content.answer_types import NOT_THERE
from wizard.content.conditions import NOT_ASKED
from wizard.plan.acceptance import ACCEPT, CONDITIONAL
from wizard.session.assignment_lines import HOLD, in_check, is_checked, letters, reference_of, verdict_of
from wizard.session.open_case import Standing

ACCEPTED = "accepted"
DECLINED = "declined"
DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class AssignmentFacts:
    """One assignment as a year counts it; ids where the content has words."""

    case_id: str
    number: str
    reference: str
    client: str
    role: str
    phase: str
    ended: str
    """The event that closed it; "" while it is not closed."""
    request: date
    """The day of the question, or of the first answer where that day was not told."""
    request_told: bool
    answered: date | None
    taken: bool | None
    """None while it was not answered."""
    delivered: date | None
    outcome: str
    """What came out when it was answered, or what comes out today; "" while the check is not finished."""
    own: str
    """The own verdict; "" without one."""
    held: tuple[str, ...]
    """The grounds for which it was ever held."""
    missing: tuple[str, ...]
    """The items that were ever missing while it was held."""
    interim: tuple[str, ...]
    """What came out of checks during the work, but for going on."""

    @property
    def days(self) -> int | None:
        """From the question to the answer."""
        return None if self.answered is None else max(0, (self.answered - self.request).days)


@dataclass(slots=True)
class _Seen:
    """What was seen at some moments, each thing once and in order."""

    held: dict[str, None]
    missing: dict[str, None]
    interim: dict[str, None]
    outcome: str = ""

    def look(self, then: Standing, is_letter: bool = False) -> None:
        """Notes how the check stood at that moment; a letter that asks for what is missing says it held."""
        check = then.assessment
        if then.is_closed:
            return
        if not in_check(then):
            won = check.interim.won if check.interim else None
            if won and won.id != then.flow.interim[-1].id:
                self.interim[won.id] = None
        elif verdict_of(then) == HOLD and (is_letter or not check.standing.provisional):
            self.held |= dict.fromkeys(reason.rule for reason in check.reasons if reason.outcome == HOLD)
            self.missing |= dict.fromkeys(_missing(then))


def history_of(now: Standing) -> dict[str, Any]:
    """What the record says of the days before today, as it is kept with the line of the assignment."""
    seen = _Seen({}, {}, {})
    entries = now.record.entries
    live = {entry.id for entry in live_entries(now.record)}
    asking = letters(now.flow, hold=True)
    for end in _moments(now):
        last = entries[end]
        then = Standing(now.content, Record(now.record.flow, entries[: end + 1]), last.entered)
        asks = last.name in asking if last.kind == "issued" else last.kind == "replied" and last.name == HOLD
        is_letter = asks and last.id in live
        seen.look(then, is_letter)
    answered = next((e for e in _moves(now) if e.entry.name in (ACCEPTED, DECLINED)), None)
    if answered is not None:
        place = next(number for number, entry in enumerate(entries) if entry.id == answered.entry.id)
        before = Standing(now.content, Record(now.record.flow, entries[:place]), answered.entry.entered)
        seen.outcome = before.assessment.outcome
        # Whoever notes an old assignment down in one go tells the answers after the event, or with it.
        if not seen.outcome:
            seen.outcome = now.assessment.outcome
    return {
        "held": list(seen.held),
        "missing": list(seen.missing),
        "interim": list(seen.interim),
        "outcome": seen.outcome,
    }


def _moments(now: Standing) -> Iterator[int]:
    """The places of the last entry of each day, of letters and of mails: the check said something then."""
    entries = now.record.entries
    for place, entry in enumerate(entries):
        is_last = place + 1 == len(entries) or entries[place + 1].entered != entry.entered
        if is_last or entry.kind in ("issued", "replied"):
            yield place


def _missing(now: Standing) -> Iterator[str]:
    role = now.assessment.role
    for item in role.items if role else ():
        state = now.walk.env.get(item.question)
        if state is not NOT_ASKED and (state is None or state in (*NOT_THERE, "refused")):
            yield item.question


def facts_of(now: Standing, number: str, history: Mapping[str, Any]) -> dict[str, Any]:
    """What a year counts of this assignment, as it is kept with its line."""
    held, missing, interim = (dict.fromkeys(history[name]) for name in ("held", "missing", "interim"))
    today = _Seen(held, missing, interim)
    today.look(now)
    env, check = now.walk.env, now.assessment
    ended = _moves(now)[-1].entry.name if now.is_closed and _moves(now) else ""
    request = env.get("request_day")
    answer = _answer(now)
    delivered = next((e.day for e in _moves(now) if e.entry.name == DELIVERED), None)
    return {
        "number": number,
        "reference": reference_of(now),
        "client": _text(env.get("client")),
        "role": check.role.id if check.role else "",
        "phase": now.walk.phase,
        "ended": ended,
        "request": (request if isinstance(request, date) else now.told.begun or now.today).isoformat(),
        "request_told": isinstance(request, date),
        "answered": answer.isoformat() if answer else "",
        "taken": _taken(now) if answer else None,
        "delivered": delivered.isoformat() if delivered else "",
        "outcome": history["outcome"] or (check.outcome if is_checked(now) or not in_check(now) else ""),
        "own": check.override.outcome if check.override else "",
        "held": list(today.held),
        "missing": list(today.missing),
        "interim": list(today.interim),
    }


def read_facts(case_id: str, told: Mapping[str, Any]) -> AssignmentFacts:
    """The facts out of what was kept."""
    return AssignmentFacts(
        case_id=case_id,
        number=told["number"],
        reference=told["reference"],
        client=told["client"],
        role=told["role"],
        phase=told["phase"],
        ended=told["ended"],
        request=date.fromisoformat(told["request"]),
        request_told=told["request_told"],
        answered=date.fromisoformat(told["answered"]) if told["answered"] else None,
        taken=told["taken"],
        delivered=date.fromisoformat(told["delivered"]) if told["delivered"] else None,
        outcome=told["outcome"],
        own=told["own"],
        held=tuple(told["held"]),
        missing=tuple(told["missing"]),
        interim=tuple(told["interim"]),
    )


def _moves(now: Standing) -> list[EventResult]:
    """The events that brought the assignment further, in order of their day."""
    return [event for event in now.walk.events if event.result == "moved"]


def _answer(now: Standing) -> date | None:
    """The day on which the client got an answer: it was taken on or not, or a letter or mail says which."""
    answering = letters(now.flow, hold=False)
    days = [event.day for event in _moves(now) if event.entry.name in (ACCEPTED, DECLINED)]
    days += [entry.day or entry.entered for entry in now.told.issued if entry.name in answering]
    days += [entry.day or entry.entered for entry in now.told.replied if entry.name != HOLD]
    return min(days, default=None)


def _taken(now: Standing) -> bool:
    told = {event.entry.name for event in _moves(now)}
    if told & {ACCEPTED, DECLINED}:
        return ACCEPTED in told
    return verdict_of(now) in (ACCEPT, CONDITIONAL)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
