"""What a check of an assignment comes to: the outcome with its reasons, and all that stands beside it.

Everything follows from the outcome tables, the signals and the criteria set that was chosen. An override is
shown beside the outcome and never changes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from wizard.case.deadlines import milestone_day
from wizard.case.model import Walk
from wizard.case.record import Record
from wizard.case.telling import live_entries
from wizard.content.answer_types import NOT_THERE, Status
from wizard.content.conditions import NOT_ASKED, Env
from wizard.content.model import NEXT_MILESTONE, Flow, Ground, Outcome, Role, Signal
from wizard.content.roles import ROLE, rows_for
from wizard.plan.outcomes import OutcomeStanding, decide

CONVERT = "CONVERT"
OTHER_ROLE = "OTHER_ROLE"
CONDITIONAL = "CONDITIONAL"
ACCEPT = "ACCEPT"


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground that holds. `source` are the rules behind it; `because` the answers that make it hold."""

    rule: str
    outcome: str
    text: str
    source: tuple[str, ...]
    because: tuple[str, ...] = ()
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class NextMilestone:
    """The day that a delivery must not pass. `is_own` when the expert chose it."""

    id: str
    day: date
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """The role to go on in. For an assessment: which of what is not there it needs, and which it does not."""

    role: Role
    source: tuple[str, ...]
    needed: tuple[str, ...] = ()
    not_needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """The expert's own verdict, with the motive, as it was recorded."""

    entry: str
    outcome: str
    motive: str
    day: date


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the client reads about a bottleneck that plays; a confidential one gives its agreement only."""

    bottleneck: str
    text: str
    source: tuple[str, ...]
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Assessment:
    """The check of an assignment on one day."""

    standing: OutcomeStanding
    reasons: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    """Grounds of later rows that hold as well."""
    flags: tuple[Signal, ...]
    remarks: tuple[Signal, ...]
    agreements: tuple[Reason, ...]
    """The conditions of an acceptance, each to be agreed with the client."""
    role: Role | None
    proposal: Proposal | None
    milestones: tuple[NextMilestone, ...]
    """The statutory days of the case that bound a delivery, in order."""
    next_milestone: NextMilestone | None
    ages: Mapping[str, int]
    """How many days old each dated piece is."""
    feedback: tuple[Feedback, ...]
    interim: OutcomeStanding | None
    """The second table, once the work has begun."""
    interim_reasons: tuple[Reason, ...]
    override: Override | None

    @property
    def outcome(self) -> str:
        return self.standing.won.id if self.standing.won else ""


def assess(flow: Flow, walk: Walk, record: Record) -> Assessment:
    """The check of the case as it stands, for a flow with criteria sets or without."""
    milestones = tuple(_milestones(flow, walk))
    following = _next_milestone(flow, walk, milestones)
    env = {**walk.env, NEXT_MILESTONE: following.day if following else None}
    role = flow.roles.get(str(env.get(ROLE)))
    outcomes, after = (rows_for(table, env.get(ROLE)) for table in (flow.outcomes, flow.interim))
    standing = decide(outcomes, env)
    won = standing.won
    if flow.roles and role is None:
        # Which answers a role asks for is not known before there is one.
        standing = replace(standing, missing=(ROLE,))
    signals = [signal for signal in flow.signals if _stands(signal, won) and signal.when.judge(env) is True]
    flags = tuple(signal for signal in signals if signal.kind == "flag")
    interim = decide(after, env) if after and _has_begun(flow, walk) else None
    return Assessment(
        standing=standing,
        reasons=tuple(_reasons([won] if won and role else [], env, role)),
        notes=tuple(_reasons(standing.notes, env, role)),
        flags=flags,
        remarks=tuple(signal for signal in signals if signal.kind == "remark"),
        agreements=tuple(reason for reason in _agreements(outcomes, env, role) if reason.agreement),
        role=role,
        proposal=_proposal(flow, env, role, standing, flags),
        milestones=milestones,
        next_milestone=following,
        ages={name: (walk.today - day).days for name in flow.ages if isinstance(day := env.get(name), date)},
        feedback=tuple(_feedback(role, env, won)) if role else (),
        interim=interim,
        interim_reasons=tuple(_reasons([interim.won] if interim and interim.won else [], env, role)),
        override=_override(record),
    )


def _has_begun(flow: Flow, walk: Walk) -> bool:
    """Whether the work was ever under way: an assignment that was not taken on never was."""
    under_way = {phase.id for phase in flow.phases[1:] if not phase.final}
    return any(visit.phase in under_way for visit in walk.trail)


def _stands(signal: Signal, won: Outcome | None) -> bool:
    return not signal.beside or (won is not None and won.id in signal.beside)


def _reasons(rows: Iterable[Outcome], env: Env, role: Role | None) -> Iterator[Reason]:
    for row in rows:
        for ground in row.grounds:
            if ground.when.judge(env) is True:
                yield _reason(row, ground, env, role)


def _reason(row: Outcome, ground: Ground, env: Env, role: Role | None) -> Reason:
    names = sorted(ground.when.explain(env, every=True).because - {ROLE})
    parts = role.parts if role else {}
    exact = [source for name in names for source in parts.get(name, ())]
    source = tuple(dict.fromkeys(exact)) or ground.source
    return Reason(ground.id, row.id, ground.text, source, tuple(names), ground.agreement)


def _agreements(outcomes: tuple[Outcome, ...], env: Env, role: Role | None) -> Iterator[Reason]:
    yield from _reasons((row for row in outcomes if row.id == CONDITIONAL), env, role)


def _milestones(flow: Flow, walk: Walk) -> Iterator[NextMilestone]:
    found = []
    for name in flow.next_of:
        milestone = flow.milestones[name]
        day = milestone_day(milestone, walk.days, flow.milestones) if walk.days.calendar else None
        if day is not None:
            found.append(NextMilestone(name, day))
    yield from sorted(found, key=lambda one: one.day)


def _next_milestone(flow: Flow, walk: Walk, milestones: tuple[NextMilestone, ...]) -> NextMilestone | None:
    """The expert's own day; else the first that is not past. The day itself is still open (D-18)."""
    own = walk.env.get(flow.next_instead) if flow.next_instead else None
    if isinstance(own, date):
        return NextMilestone(flow.next_instead, own, is_own=True)
    return next((one for one in milestones if one.day >= walk.today), None)


def _proposal(
    flow: Flow, env: Env, role: Role | None, standing: OutcomeStanding, flags: tuple[Signal, ...]
) -> Proposal | None:
    """The first suggestion that fits: another role, and for CONVERT (also as a note) one that assesses."""
    converts = any(row and row.id == CONVERT for row in (standing.won, *standing.notes))
    if not converts and not any(flag.id == OTHER_ROLE for flag in flags):
        return None
    for suggestion in flow.suggestions:
        other = flow.roles[suggestion.role]
        fits = other is not role and (other.kind == "assessor" or not converts)
        if fits and suggestion.when.judge(env) is True:
            wanted = {item.question for item in other.items}
            lacking = [item.question for item in role.items if _lacks(env, item.question)] if role else []
            return Proposal(
                other,
                suggestion.source,
                needed=tuple(name for name in lacking if name in wanted),
                not_needed=tuple(name for name in lacking if name not in wanted),
            )
    return None


def _lacks(env: Env, name: str) -> bool:
    value = env.get(name)
    return value is None or (value is not NOT_ASKED and value in (*NOT_THERE, "refused"))


def _feedback(role: Role, env: Env, won: Outcome | None) -> Iterator[Feedback]:
    goes_on = won is not None and won.id in (CONDITIONAL, ACCEPT)
    for stop in role.bottlenecks:
        # A conflict beside which the work goes on (SPLIT) stops nothing.
        if stop.effect == "REFER" and goes_on:
            continue
        value = env.get(stop.question)
        if value is True or (isinstance(value, str) and value in stop.plays):
            yield Feedback(stop.id, stop.feedback, stop.source, stop.confidential)


def _override(record: Record) -> Override | None:
    """The latest that stands."""
    live = live_entries(record)
    withdrawn = {entry.target for entry in live if entry.kind == "withdraw"}
    found = [entry for entry in live if entry.kind == "override" and entry.id not in withdrawn]
    if not found:
        return None
    last = found[-1]
    return Override(last.id, last.name, str(last.value), last.day or last.entered)


def promises(walk: Walk) -> Mapping[str, Status]:
    """What was promised, by the question: with the day and by whom."""
    found: dict[str, Any] = {place.question: value for place, value in walk.visible.items()}
    return {
        name: value
        for name, value in found.items()
        if isinstance(value, Status) and value.state == "promised"
    }
