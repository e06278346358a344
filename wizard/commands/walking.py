"""The command `walk`: a case as JSON, for tests and for people who script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from wizard.case.model import EventResult
from wizard.case.record import Place, Record
from wizard.commands import assignment
from wizard.content.conditions import NOT_ASKED
from wizard.content.model import Content
from wizard.plan.file_check import ItemStanding, RiskStanding
from wizard.plan.outcomes import OutcomeStanding
from wizard.plan.plan import DutyStanding
from wizard.plan.reasons import reason_of
from wizard.session.open_case import Standing
from wizard.session.tasks import LISTED, reason_text, wording_of


def walk_as_json(content: Content, record: Record, today: date) -> dict[str, Any]:
    """Everything that follows from the case on `today`, in the shape that the command prints."""
    now = Standing(content, record, today)
    check = now.assessment
    outcome = check.standing
    return {
        "phase": now.walk.phase,
        "tasks": [
            {"id": item.id, "status": item.status, "reason": reason_text(now, item)}
            for item in now.instances
            if item.status in LISTED
        ],
        "path": [
            str(Place(item.task, item.opener, name)) for item in now.walk.instances for name in item.path
        ],
        "next": str(now.walk.next) if now.walk.next else None,
        "dormant": sorted(str(place) for place in now.walk.dormant),
        "duties": [_duty(now, standing) for standing in now.plan.standings],
        "outcome": outcome.won.id if outcome.won else None,
        "provisional": outcome.provisional,
        "flags": sorted({*now.walk.flags, *(flag.id for flag in check.flags)}),
        "reasons": [
            *(assignment.reason_lines(now) if now.flow.roles else _reasons(now, outcome)),
            *_open_answers(now, outcome),
        ],
        "missing": list(outcome.missing),
        "open": _open(now),
        "refused": [*_refused_events(now), *_refused_answers(now)],
        "file": [_file_item(now, standing) for standing in now.file.items],
        "risks": [_risk(now, standing) for standing in now.file.risks],
        "stale": sorted(str(place) for place in now.walk.stale),
        "events": [{"id": r.entry.id, "event": r.entry.name, "result": r.result} for r in now.walk.events],
        **(assignment.as_json(now) if now.flow.roles else {}),
    }


def _duty(now: Standing, standing: DutyStanding) -> dict[str, Any]:
    reason = reason_of(now.content, now.flow, standing, now.walk.days)
    lines = [reason.reading, *reason.steps, reason.hint, reason.late] if reason else []
    return {
        "id": standing.place,
        "due": standing.due.isoformat() if standing.due else None,
        "status": standing.status,
        "provisional": standing.provisional,
        "reason": " ".join(line for line in lines if line),
        "source": list(standing.duty.source),
    }


def _file_item(now: Standing, standing: ItemStanding) -> dict[str, Any]:
    item = standing.item
    return {
        "id": item.id,
        "state": standing.state,
        "date": standing.day.isoformat() if standing.day else None,
        "supplied_by": item.supplied_by,
        "missing": now.wording.fill(item.missing) if standing.state == "missing" else "",
        "signed": standing.signing,
        "needed_from": standing.needed_from.isoformat() if standing.needed_from else None,
    }


def _risk(now: Standing, standing: RiskStanding) -> dict[str, Any]:
    risk = standing.risk
    return {
        "id": risk.id,
        "state": "unknown" if standing.is_there is None else "there",
        "text": now.wording.fill(risk.text),
        "repair": now.wording.fill(risk.repair),
        "source": list(risk.source),
    }


def _reasons(now: Standing, outcome: OutcomeStanding) -> list[str]:
    lines = []
    if outcome.won:
        for name in sorted(outcome.won.when.explain(now.walk.env).because):
            value = now.walk.env.get(name)
            if value is not None and value is not NOT_ASKED:
                label = now.wording.label(name) if name in now.wording.known_questions else name
                lines.append(f"{label}: {now.wording.value(name, value)}")
    return lines


def _open_answers(now: Standing, outcome: OutcomeStanding) -> Iterator[str]:
    """One line that names the answers which keep the outcome provisional."""
    known = now.wording.known_questions
    names = [f"{now.wording.label(name)} [{name}]" for name in outcome.missing if name in known]
    if names:
        yield now.wording.texts("casefile.provisional", names=", ".join(names))


def _open(now: Standing) -> list[dict[str, str]]:
    """Events that still ask for something: a judgement, or a solution."""
    made = []
    for result in now.walk.events:
        event = now.flow.events[result.entry.name]
        waits = result.result == "pending" or (
            event.solved_when is not None
            and result.result in ("moved", "noted")
            and result.entry.id not in now.walk.solved
        )
        if waits:
            own = [i for i in now.walk.instances if i.opener == result.entry.id]
            asked = (i for i in own if i.status in ("to_do", "started"))
            # Answered with "onbekend": the same task still decides.
            step = next(asked, own[0] if own and result.result == "pending" else None)
            made.append(
                {"event": result.entry.id, "name": result.entry.name, "step": step.id if step else ""}
            )
    return made


def _refused_events(now: Standing) -> list[dict[str, str]]:
    return [
        {"id": r.entry.id, "event": r.entry.name, "result": r.result, "sentence": _sentence(now, r)}
        for r in now.walk.events
        if r.result not in ("moved", "noted", "withdrawn")
    ]


def _sentence(now: Standing, result: EventResult) -> str:
    refusal = now.flow.events[result.entry.name].refusal
    # What the event itself says is about its condition; a day that cannot be has a sentence of its own.
    if refusal and result.why and result.why.key == "event.refused":
        return now.wording.fill(refusal)
    return wording_of(now, result.why) if result.why else ""


def _refused_answers(now: Standing) -> list[dict[str, str]]:
    return [
        {"id": str(place), "result": "invalid", "sentence": now.wording.wrong(wrong)}
        for place, wrong in sorted(now.walk.invalid.items(), key=lambda pair: str(pair[0]))
    ]
