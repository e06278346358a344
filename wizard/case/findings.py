"""What comes out of a walk: how each task stands, what is next, which answers count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wizard.case.fold import Fold
from wizard.case.instances import Look, Scope
from wizard.case.model import OUTSIDE, DayBook, Instance, InstanceStatus, Reason, Walk
from wizard.case.record import Gap, Place
from wizard.case.signatures import signatures
from wizard.content.model import Task


def findings(fold: Fold) -> Walk:
    """The walk, once the fold has run."""
    looker = fold.looker
    instances = tuple(_instances(fold))
    visible = {
        Place(task, opener, name): value
        for (task, opener), look in looker.looks.items()
        for name, value in look.visible.items()
    }
    invalid = {
        Place(task, opener, name): wrong
        for (task, opener), look in looker.looks.items()
        for name, wrong in look.invalid.items()
    }
    answered = {
        Place(task, opener, name) for (task, opener), given in fold.told.answers.items() for name in given
    }
    return Walk(
        flow=fold.flow.id,
        today=fold.today,
        phase=fold.phase,
        trail=tuple(fold.trail),
        instances=instances,
        next=_next(fold, instances),
        visible=visible,
        dormant=frozenset(answered - visible.keys() - invalid.keys()),
        invalid=invalid,
        stale=frozenset(_stale(fold)),
        events=tuple(fold.results),
        solved=frozenset(_solved(fold)),
        flags=frozenset(fold.flags),
        env=looker.env,
        days=DayBook(None, {}, looker.env) if OUTSIDE in fold.flags else day_book(fold),
        openers=looker.openers,
    )


# --- tasks ---------------------------------------------------------------------------------------------


def _instances(fold: Fold) -> Iterator[Instance]:
    looker = fold.looker
    ahead = {move.to for move in fold.flow.moves if fold.phase in move.sources}
    for task in fold.flow.tasks.values():
        near = not task.phases or any(phase in looker.visited or phase in ahead for phase in task.phases)
        for opener in looker.openers[task.id]:
            status = _status(fold, task, opener)
            if status == "cannot_start" and task.per in looker.index.companions:
                # Nothing of the kind came up in that occurrence.
                continue
            if status != "cannot_start" or near:
                yield _instance(fold, task, opener, status)


def _status(fold: Fold, task: Task, opener: str) -> InstanceStatus:
    looker = fold.looker
    look = looker.looks[task.id, opener]
    if looker.done[task.id, opener]:
        return "done"
    if opener in looker.fallen or (task.phases and opener in fold.left_for_good):
        return "over"
    if not _goes_on(fold, task):
        # Left by an event: over. Never reached: it may come.
        reached = any(phase in looker.visited for phase in task.phases)
        return "over" if reached else "cannot_start"
    if not look.seen:
        return "cannot_start"
    return "started" if looker.has_begun(task.id, opener) else "to_do"


def _instance(fold: Fold, task: Task, opener: str, status: InstanceStatus) -> Instance:
    looker = fold.looker
    look = looker.looks[task.id, opener]
    elsewhere = fold.told.done.get((task.id, opener))
    return Instance(
        task=task.id,
        opener=opener,
        status=status,
        path=look.path,
        # Done elsewhere or before the case began: its questions stay open, and nobody asks for them.
        next=None if status == "done" else look.next,
        reason=_reason(fold, task, look, status),
        done_on=_done_on(fold, task.id, opener) if status == "done" else None,
        elsewhere=elsewhere,
    )


def _reason(fold: Fold, task: Task, look: Look, status: InstanceStatus) -> Reason | None:
    if status == "started":
        return Reason("status.new_question" if _has_gap(look) else "status.goes_on")
    if status != "cannot_start":
        return None
    if task.phases and not any(phase in fold.looker.visited for phase in task.phases):
        return Reason("status.phase_not_reached", {"phase": task.phases[0]})
    if look.opens is not True:
        return Reason("status.not_open", {"names": tuple(sorted(task.opens_when.names)), "task": task.id})
    return Reason("status.waits_for", {"tasks": look.waits_for})


def _has_gap(look: Look) -> bool:
    """Whether a question came up among answers that were given already: the task was further before."""
    if look.next is None:
        return False
    later = look.path[look.path.index(look.next) + 1 :]
    return any(name in look.visible for name in later)


def _is_here(fold: Fold, task: Task) -> bool:
    return not task.phases or fold.phase in task.phases or task.id in fold.looker.held_open


def _goes_on(fold: Fold, task: Task) -> bool:
    """Whether its phase goes on: it is here, or was left by a step forward and not by an event."""
    return _is_here(fold, task) or any(phase in fold.leg for phase in task.phases)


def _next(fold: Fold, instances: tuple[Instance, ...]) -> Place | None:
    """The first open question in content order, of this phase before what was left open earlier."""
    if fold.flags or any(phase.final for phase in fold.flow.phases if phase.id == fold.phase):
        return None
    left: Place | None = None
    for instance in instances:
        if instance.status not in ("started", "to_do") or instance.next is None:
            continue
        place = Place(instance.task, instance.opener, instance.next)
        if _is_here(fold, fold.flow.tasks[instance.task]):
            return place
        left = left or place
    return left


# --- days ----------------------------------------------------------------------------------------------


def day_book(fold: Fold) -> DayBook:
    """The days that are known so far, under their names, and the calendar."""
    looker = fold.looker
    numbers: dict[str, float] = {}
    named = dict(_named_days(fold, numbers))
    return DayBook(looker.calendar(fold.today, fold.spells), named, looker.env, numbers)


def _named_days(fold: Fold, numbers: dict[str, float]) -> Iterator[tuple[str, date]]:
    """Later ones win: the latest occurrence that stands, and the latest event of a kind.

    Number answers are noted on the way, by the same rule.
    """
    looker = fold.looker
    for task in fold.looker.index.order:
        for opener in looker.openers[task.id]:
            if opener in looker.fallen:
                continue
            for name, value in looker.looks[task.id, opener].visible.items():
                if isinstance(value, date):
                    yield name, value
                elif isinstance(value, int | float) and not isinstance(value, bool):
                    numbers[name] = value
            if looker.done[task.id, opener] and (day := _done_on(fold, task.id, opener)):
                yield f"{task.id}.done", day
    yield from fold.event_days.items()
    # Of a paper that was printed again the first day counts: from then on it was there.
    for entry in reversed(fold.told.issued):
        if entry.day:
            yield f"{entry.name}.issued", entry.day
    for signature in reversed(signatures(fold.told)):
        if signature.by_both:
            yield f"{signature.name}.signed", signature.day
    for entry in fold.told.done.values():
        if entry.day:
            yield f"{entry.name}.done", entry.day


def _done_on(fold: Fold, task: str, opener: str) -> date | None:
    """The day said for done elsewhere; else the latest day among the answers, before corrections."""
    elsewhere = fold.told.done.get((task, opener))
    if elsewhere:
        return elsewhere.day
    look = fold.looker.looks[task, opener]
    if look.next is None and look.visible:
        answers = fold.told.answers[task, opener]
        return max(answers[name].first_day for name in look.visible)
    return fold.looker.past.get(task)


# --- answers -------------------------------------------------------------------------------------------


def _stale(fold: Fold) -> Iterator[Place]:
    """Answers that count, but rest on a later one or say themselves that it is time to look again."""
    looker, index = fold.looker, fold.looker.index
    if not index.rechecked:
        return
    for (task, opener), look in looker.looks.items():
        for name, value in look.visible.items():
            if name not in index.rechecked:
                continue
            question = index.questions[name]
            rests = value not in (Gap.UNKNOWN, Gap.SKIPPED)
            given = fold.told.answers[task, opener][name].order
            if (
                question.recheck_when
                and question.recheck_when.judge(Scope(look.values, looker.scope(opener))) is True
            ) or (rests and any(_order_of(fold, other, opener) > given for other in question.rests_on)):
                yield Place(task, opener, name)


def _order_of(fold: Fold, question: str, opener: str) -> int:
    """The place in the record of the latest answer to a question, of the same opener first; -1 if none."""
    answers: Mapping[tuple[str, str], Mapping[str, object]] = fold.told.answers
    task = fold.looker.index.home[question].id
    for key in ((task, opener), (task, "")):
        if question in answers.get(key, {}):
            return fold.told.answers[key][question].order
    return -1


def _solved(fold: Fold) -> Iterator[str]:
    """Ids of the events that say when they are solved, and are."""
    for result in fold.results:
        solved = fold.flow.events[result.entry.name].solved_when
        if (
            solved
            and result.result in ("moved", "noted")
            and solved.judge(fold.looker.scope(result.entry.id)) is True
        ):
            yield result.entry.id
