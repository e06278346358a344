"""What a paper says of the check of an assignment.

The expert's own checklist shows all of it. Every other paper leaves out what is confidential (K2 and K3):
no reason, no item and no remark that rests on it. The agreement that follows from it, in neutral words, is
printed only on the papers for which the expert switched that on (`risk_on_papers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from wizard.content.answer_types import NOT_THERE, Status
from wizard.content.conditions import NOT_ASKED
from wizard.content.model import DocumentType, Question, Role
from wizard.documents.check import PaperCheck, PaperLine
from wizard.dutch import day_in_table, day_in_words
from wizard.plan.acceptance import CONVERT, Reason, promises
from wizard.session.ages import age_lines
from wizard.session.open_case import Standing

OWN = "office"
"""The audience of papers that stay with the expert."""
SWITCH = "risk_on_papers"
AS_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "TERUGGEVEN": ("REFUSE", "REFER"),
    "HOLD": ("HOLD", "CONVERT"),
}
"""During the work: the outcomes of the first table that lead to this one, whose reasons are told."""
_OPEN = "open"
_NUMBERED: Final = re.compile(r"d_(\d\d)")
"""How a decision of ours is named among the sources."""


def paper_check(now: Standing, document: DocumentType) -> PaperCheck:
    """The check as this paper may show it."""
    check, texts = now.assessment, now.wording.texts
    is_own = document.audience == OWN
    switched = now.walk.env.get(SWITCH)
    shows_risk = is_own or (isinstance(switched, tuple) and f"on_{document.id}" in switched)
    hidden = confidential(check.role) if check.role else frozenset()
    role, proposal = check.role, check.proposal
    won = check.standing.won
    override: tuple[str, ...] = ()
    if check.override:
        titles = {row.id: row.title for row in now.flow.outcomes}
        override = (
            texts(
                "check.override",
                outcome=titles[check.override.outcome],
                day=day_in_words(check.override.day),
                motive=check.override.motive,
            ),
        )
    reasons = check.reasons if won else ()
    return PaperCheck(
        outcome=now.wording.fill(won.title) if won else "",
        override=override,
        reasons=tuple(_own_lines(now, reasons) if is_own else _to_client(now, reasons, hidden)),
        notes=tuple(_notes(now)) if is_own else (),
        lacking=tuple(line for line, is_open in _items(now, role) if is_open),
        items=tuple(line for line, _ in _items(now, role)) if is_own else (),
        agreements=tuple(_agreements(now, hidden, shows_risk)),
        feedback=tuple(
            PaperLine(one.text, rules=_rules(now, one.source) if is_own else "")
            for one in check.feedback
            if shows_risk or not one.is_confidential
        ),
        proposal=(
            texts(
                "check.proposal", role=proposal.role.title, purpose=texts(f"check.method.{proposal.role.id}")
            ),
        )
        if proposal
        else (),
        questions=tuple(texts(f"assessment.question_{number}") for number in range(1, 5))
        if (won and won.id == CONVERT) or (check.override and check.override.outcome == CONVERT)
        else (),
        method=(texts(f"check.method.{role.id}"),) if role else (),
        aim=(texts(f"check.aim.{role.id}"),) if role and role.level == "employee" else (),
        interim=tuple(_interim(now, hidden)),
        times=tuple(_times(now)),
        attention=role.attention if role and is_own else (),
    )


def reply_check(
    now: Standing, document: DocumentType, outcomes: tuple[str, ...], is_interim: bool
) -> PaperCheck:
    """The check as a mail about one of these outcomes may show it: with the reasons of that outcome alone.

    An own verdict for which no reason of the check holds is a weighing of the expert's own.
    """
    check = now.assessment
    hidden = confidential(check.role) if check.role else frozenset()
    reasons = tuple(one for one in (*check.reasons, *check.notes) if one.outcome in outcomes)
    told = tuple(_told(now, (*(check.interim_reasons if is_interim else ()), *reasons), hidden))
    if not told and not is_interim and not reasons and check.override:
        told = (PaperLine(now.wording.texts("check.reply_own")),)
    needed = frozenset(check.proposal.needed) if check.proposal and CONVERT in outcomes else None
    return replace(
        paper_check(now, document),
        reasons=told or (PaperLine(now.wording.texts("check.reply_else")),),
        lacking=tuple(line for line, is_open in _items(now, check.role, needed) if is_open),
    )


def confidential(role: Role) -> frozenset[str]:
    """The questions whose answers stay with the expert."""
    return frozenset(
        name
        for stop in role.bottlenecks
        if stop.confidential
        for name in (stop.question, stop.unless)
        if name
    )


def _interim(now: Standing, hidden: frozenset[str]) -> Iterator[PaperLine]:
    """Why the work changes, without what stands there as a bottleneck already."""
    check = now.assessment
    if check.interim is None or check.interim.won is None:
        return
    outcomes = AS_FIRST.get(check.interim.won.id, ())
    first = tuple(one for one in (*check.reasons, *check.notes) if one.outcome in outcomes)
    known = {one.text for one in check.feedback}
    for line in _told(now, (*check.interim_reasons, *first), hidden):
        if line.text not in known:
            yield line


def _own_lines(now: Standing, reasons: tuple[Reason, ...]) -> Iterator[PaperLine]:
    for reason in reasons:
        yield PaperLine(reason.text, rules=_rules(now, reason.source))


def _rules(now: Standing, names: tuple[str, ...]) -> str:
    """The rules by the number that the expert knows; where there is none, the title of the source."""
    told = []
    for name in names:
        number = _NUMBERED.fullmatch(name)
        source = now.content.sources.get(name)
        told.append(f"D-{number[1]}" if number else source.title if source and name[0].islower() else name)
    return ", ".join(dict.fromkeys(told))


def _to_client(now: Standing, reasons: tuple[Reason, ...], hidden: frozenset[str]) -> Iterator[PaperLine]:
    """Each reason in words to the client; one neutral sentence when there is nothing they may read."""
    told = tuple(_told(now, reasons, hidden))
    yield from told or [PaperLine(now.wording.texts("check.reply_else"))]


def _told(now: Standing, reasons: tuple[Reason, ...], hidden: frozenset[str]) -> Iterator[PaperLine]:
    """What the client may read of the reasons; of a bottleneck that stops the work, what it is."""
    stops = (
        {stop.id: stop.question for stop in now.assessment.role.bottlenecks} if now.assessment.role else {}
    )
    for reason in reasons:
        text = now.content.texts.get(f"check.reply.{reason.rule}", "")
        if text and not hidden.intersection(reason.because):
            yield PaperLine(now.wording.fill(text))
        for one in now.assessment.feedback if not text else ():
            if stops.get(one.bottleneck) in reason.because and not one.is_confidential:
                yield PaperLine(one.text)


def _notes(now: Standing) -> Iterator[PaperLine]:
    check = now.assessment
    for signal in (*check.flags, *check.remarks):
        yield PaperLine(signal.text, rules=_rules(now, signal.source))
    yield from _own_lines(now, check.notes)
    for line in age_lines(now):
        yield PaperLine(line)


def _items(
    now: Standing, role: Role | None, only: frozenset[str] | None = None
) -> Iterator[tuple[PaperLine, bool]]:
    """Each item of the role, or `only` these, and whether it must still come."""
    promised = promises(now.walk)
    for item in role.items if role else ():
        state = now.walk.env.get(item.question)
        if state is NOT_ASKED or (only is not None and item.question not in only):
            continue
        word = state if isinstance(state, str) else _OPEN
        given = promised.get(item.question)
        asked = now.wording.known_questions[item.question]
        line = PaperLine(
            _plain(now.wording.label(item.question)),
            state=now.wording.texts("check.item_open" if word == _OPEN else f"item.{word}"),
            who=_by(given) or now.wording.fill(asked.ask_whom),
            day=_day(given),
            whose=_whose(now, asked, _by(given)),
        )
        yield line, word == _OPEN or word in NOT_THERE


def _agreements(now: Standing, hidden: frozenset[str], shows_risk: bool) -> Iterator[PaperLine]:
    """Every condition of an acceptance; what was promised stands there by name, with its owner and day."""
    for reason in now.assessment.agreements:
        if hidden.intersection(reason.because) and not shows_risk:
            continue
        yield PaperLine(reason.agreement)
    for name, given in promises(now.walk).items():
        yield PaperLine(
            _plain(now.wording.label(name)),
            who=_by(given),
            day=_day(given),
            whose=_whose(now, now.wording.known_questions[name], _by(given)),
        )


def _whose(now: Standing, asked: Question, by: str) -> str:
    """Of whom something comes, in words to the client. The employee is never named, whatever was typed."""
    texts = now.wording.texts
    usual = now.wording.fill(asked.ask_whom, starts=False)
    who = usual if usual.casefold() == texts("check.employee").casefold() else by or usual
    if who.casefold() == texts("check.client").casefold():
        return texts("check.from_you")
    return texts("check.from", who=who) if who else ""


def _times(now: Standing) -> Iterator[str]:
    following, late = now.assessment.next_milestone, now.assessment.flags
    if following:
        name = "own" if following.is_own else following.id
        what = now.wording.texts(f"check.milestone.{name}")
        yield now.wording.texts("check.next_day", what=what, day=day_in_words(following.day))
    if any(flag.id == "TIMEPATH" for flag in late):
        yield now.wording.texts("check.delivery_late")
    if any(flag.id == "GLOBAL_ONLY" for flag in late):
        yield now.wording.texts("check.global_only")


def _by(given: Status | None) -> str:
    return (given.by or "") if given else ""


def _day(given: Status | None) -> str:
    return day_in_table(given.day) if given and given.day else ""


def _plain(label: str) -> str:
    """A label without the number of the criteria set, which a client does not know."""
    number, _, rest = label.partition(" ")
    return rest if rest and number[:1] in "CK" and number[1:].isdigit() else label
