"""Is the file complete? Each thing that UWV looks for, how it stands, and what UWV may hold against it.

A pure reading of content, record and day. Nothing here is stored and nothing here is a percentage.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wizard.case.deadlines import due_day
from wizard.case.model import Walk
from wizard.case.record import Gap, Record
from wizard.case.signatures import Signature
from wizard.content.answer_types import MilestoneDone
from wizard.content.conditions import Condition, Env
from wizard.content.model import Content, FileItem, Flow, Risk, Task
from wizard.plan.evidence import Evidence
from wizard.plan.file_facts import FileLook, readings
from wizard.plan.plan import Plan

ItemState: TypeAlias = Literal["present", "missing", "not_needed", "unknown"]
Signing: TypeAlias = Literal["not_asked", "signed", "refused", "open"]
"""Whether it must be signed, and was; `refused` has its reason on file (D-40)."""


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """How one file item stands. `day` is the day on it, as far as it is known."""

    item: FileItem
    state: ItemState
    day: date | None = None
    needed_from: date | None = None
    """Set while it is not needed yet: the last day on which it may still be missing."""
    is_not_yet: bool = False
    """Not needed now, but it will be."""
    signing: Signing = "not_asked"
    signature: Signature | None = None
    elsewhere: bool = False
    """It is there because the user says so, not because it was made here."""

    @property
    def asks(self) -> bool:
        """Whether something is left to do for it."""
        return self.state in ("missing", "unknown") or (self.state == "present" and self.signing == "open")


@dataclass(frozen=True, slots=True)
class RiskStanding:
    """A risk that is there, or (`is_there` None) of which it is not known yet."""

    risk: Risk
    is_there: bool | None
    missing: tuple[str, ...] = ()
    """The answers that would tell."""


@dataclass(frozen=True, slots=True)
class FileCheck:
    items: tuple[ItemStanding, ...]
    risks: tuple[RiskStanding, ...]

    def of(self, item: str) -> ItemStanding | None:
        return next((one for one in self.items if one.item.id == item), None)

    @property
    def next(self) -> ItemStanding | None:
        """What to repair first: what is missing, then what is not signed, then what is not known."""
        order = {"missing": 0, "present": 1, "unknown": 2, "not_needed": 3}
        return min((one for one in self.items if one.asks), key=lambda one: order[one.state], default=None)


def check_file(content: Content, walk: Walk, plan: Plan, record: Record) -> FileCheck:
    """How every item and every risk of the flow stands on the day of the walk."""
    look = FileLook(content, walk, plan, record)
    env = readings(look, _lines(look.flow))
    items = tuple(_item(look, item, env) for item in look.flow.file_items.values())
    risks = (_risk(risk, env) for risk in look.flow.risks.values())
    return FileCheck(items, tuple(one for one in risks if one.is_there is not False))


def _lines(flow: Flow) -> tuple[Condition, ...]:
    items = flow.file_items.values()
    return (
        *(item.needed_when for item in items),
        *(item.present_when for item in items if item.present_when is not None),
        *(risk.when for risk in flow.risks.values()),
    )


def _risk(risk: Risk, env: Env) -> RiskStanding:
    found = risk.when.explain(env)
    return RiskStanding(risk, found.verdict, tuple(sorted(found.because)) if found.verdict is None else ())


@dataclass(frozen=True, slots=True)
class _Shown:
    """What shows that an item is there, best first: days of its own, then what others say."""

    days: tuple[date, ...]
    elsewhere: tuple[Evidence, ...]
    tasks: tuple[date | None, ...]
    is_answered: bool

    @property
    def is_there(self) -> bool:
        return bool(self.days or self.elsewhere or self.tasks or self.is_answered)

    @property
    def day(self) -> date | None:
        told = [proof.day for proof in self.elsewhere if proof.day]
        tasks = [day for day in self.tasks if day]
        return max(self.days or tuple(told) or tuple(tasks), default=None)


def _item(look: FileLook, item: FileItem, env: Env) -> ItemStanding:
    shown = _shown(look, item, env)
    signature = look.signatures.get(item.signed_as) if item.signed else None
    needed = item.needed_when.judge(env)
    limit = due_day(item.needed_from, look.book, look.flow.milestones) if item.needed_from else None
    if shown.is_there or (signature is not None):
        day = (signature.day if signature else None) or shown.day
        elsewhere = not shown.days and bool(shown.elsewhere)
        signing = _signing(item, signature)
        return ItemStanding(item, "present", day, signing=signing, signature=signature, elsewhere=elsewhere)
    if needed is False:
        return ItemStanding(item, "not_needed")
    if item.needed_from is not None and (limit is None or look.today <= limit):
        return ItemStanding(item, "not_needed", needed_from=limit, is_not_yet=True)
    if needed is None or _is_unknown(look, item):
        return ItemStanding(item, "unknown")
    return ItemStanding(item, "missing")


def _signing(item: FileItem, signature: Signature | None) -> Signing:
    if not item.signed:
        return "not_asked"
    if signature is None:
        return "open"
    return "signed" if signature.by_both else "refused" if signature.reason else "open"


def _shown(look: FileLook, item: FileItem, env: Env) -> _Shown:
    done = item.shown_by
    named = [look.book.named[name] for name in (*done.answers, *done.documents) if name in look.book.named]
    for question in done.answers:
        if (task := _task_of(look.flow, question)) and task.repeats:
            named += [day for day in look.each(task.id, question) if isinstance(day, date)]
    stands = (event for event in look.walk.events if event.result in ("moved", "noted"))
    events = [event.day for event in stands if event.entry.name in done.events]
    names = dict.fromkeys(name for name in (item.duty, *done.tasks) if name)
    elsewhere = tuple(proof for name in names for proof in look.elsewhere.by_name.get(name, ()))
    tasks = tuple(
        one.done_on
        for name in done.tasks
        for one in look.instances(name)
        if one.status == "done" and one.elsewhere is None
    )
    answered = bool(item.answered) and all(_is_answered(look, name) for name in item.answered)
    answered = answered or (item.present_when is not None and item.present_when.judge(env) is True)
    return _Shown(tuple((*named, *events)), elsewhere, tasks, answered)


def _task_of(flow: Flow, question: str) -> Task | None:
    return next((t for t in flow.tasks.values() if any(q.id == question for q in t.questions)), None)


def _is_answered(look: FileLook, question: str) -> bool:
    given = (value for place, value in look.walk.visible.items() if place.question == question)
    return any(not isinstance(value, Gap) for value in given)


def _is_unknown(look: FileLook, item: FileItem) -> bool:
    """Whether the user was not asked about it yet, or said not to know."""
    if item.duty and (duty := look.flow.duties.get(item.duty)) and duty.catch_up:
        lines = [
            line
            for value in look.walk.visible.values()
            if isinstance(value, tuple)
            for line in value
            if isinstance(line, MilestoneDone) and line.id.partition("@")[0] == item.duty
        ]
        if not lines and look.past_is_open:
            return True
    names = {*item.answered, *item.shown_by.answers}
    names |= item.present_when.names if item.present_when else set()
    return any(place.question in names and value is Gap.UNKNOWN for place, value in look.walk.visible.items())
