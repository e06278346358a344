"""What `walk` prints of the check of an assignment, besides what it prints of every case."""

from __future__ import annotations

from typing import Any

from wizard.content.conditions import NOT_ASKED
from wizard.plan.acceptance import Proposal, Reason
from wizard.session.open_case import Standing

FOUR_QUESTIONS = tuple(f"assessment.question_{number}" for number in range(1, 5))


def as_json(now: Standing) -> dict[str, Any]:
    """The grounds with their rules, the notes, the proposal, the time path and what comes afterwards."""
    check = now.assessment
    return {
        "grounds": [_reason(now, reason) for reason in check.reasons],
        "notes": [
            *(_reason(now, reason) for reason in check.notes),
            *({"rule": s.id, "text": s.text, "source": list(s.source)} for s in check.remarks),
        ],
        "agreements": [reason.agreement for reason in check.agreements],
        "role": {
            "id": check.role.id,
            "completeness": check.role.completeness,
            "banner": check.role.banner,
            "attention": list(check.role.attention),
        }
        if check.role
        else None,
        "suggested_role": check.proposal.role.id if check.proposal else None,
        "proposal": _proposal(now, check.proposal) if check.proposal else None,
        "next_milestone": {
            "id": check.next_milestone.id,
            "day": check.next_milestone.day.isoformat(),
            "own": check.next_milestone.is_own,
        }
        if check.next_milestone
        else None,
        "milestones": [{"id": one.id, "day": one.day.isoformat()} for one in check.milestones],
        "ages": dict(check.ages),
        "feedback": [
            {"bottleneck": f.bottleneck, "text": f.text, "source": list(f.source)} for f in check.feedback
        ],
        "interim": {
            "outcome": check.interim.won.id if check.interim.won else None,
            "provisional": check.interim.provisional,
            "missing": list(check.interim.missing),
            "grounds": [_reason(now, reason) for reason in check.interim_reasons],
        }
        if check.interim
        else None,
        "override": {
            "id": check.override.entry,
            "outcome": check.override.outcome,
            "motive": check.override.motive,
            "day": check.override.day.isoformat(),
        }
        if check.override
        else None,
    }


def reason_lines(now: Standing) -> list[str]:
    """Each ground of the outcome in one line, with the answers behind it and the rules between brackets."""
    return [
        " ".join(
            part for part in (reason.text, _answers(now, reason), f"({', '.join(reason.source)})") if part
        )
        for reason in now.assessment.reasons
    ]


def _answers(now: Standing, reason: Reason) -> str:
    told = []
    for name in reason.because:
        value = now.walk.env.get(name)
        if name in now.wording.known_questions and value is not NOT_ASKED:
            said = now.wording.texts("value.unknown") if value is None else now.wording.value(name, value)
            told.append(f"{now.wording.label(name)}: {said}")
    return "; ".join(told) + "." if told else ""


def _reason(now: Standing, reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "outcome": reason.outcome,
        "text": reason.text,
        "source": list(reason.source),
        "because": list(reason.because),
        "agreement": reason.agreement,
    }


def _proposal(now: Standing, proposal: Proposal) -> dict[str, Any]:
    questions = [now.wording.texts(key) for key in FOUR_QUESTIONS]
    return {
        "role": proposal.role.id,
        "source": list(proposal.source),
        "questions": questions if proposal.role.kind == "assessor" else [],
        "needed": list(proposal.needed),
        "not_needed": list(proposal.not_needed),
    }
