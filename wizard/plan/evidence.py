"""What shows that a duty was met: answers, tasks, events, papers, and what was done elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from wizard.case.model import DayBook, Walk
from wizard.case.record import Entry, Gap, Record
from wizard.case.telling import live_entries
from wizard.content.answer_types import MilestoneDone
from wizard.content.model import Duty, Flow


@dataclass(frozen=True, slots=True)
class Evidence:
    """One proof that a duty was met. `day` is None for a paper without a known day.

    `occurrence` names the one occurrence of a repeating duty that it is about, when it names one.
    """

    day: date | None
    occurrence: str = ""


@dataclass(frozen=True)
class Elsewhere:
    """What the user said was done outside the program, by duty id and by task id."""

    by_name: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)

    def of(self, duty: Duty) -> tuple[Evidence, ...]:
        """All of it that is about this duty."""
        names = dict.fromkeys((duty.id, duty.task, *duty.done.tasks))
        return tuple(proof for name in names for proof in self.by_name.get(name, ()))


def done_elsewhere(walk: Walk, record: Record) -> Elsewhere:
    """Rows of the catch-up page and entries of kind "done"."""
    found: dict[str, list[Evidence]] = {}
    for value in walk.visible.values():
        if isinstance(value, tuple):
            for line in value:
                if isinstance(line, MilestoneDone) and line.state != "not_done":
                    duty, _, occurrence = line.id.partition("@")
                    found.setdefault(duty, []).append(Evidence(line.day, line.id if occurrence else ""))
    for entry in standing(record):
        if entry.kind == "done":
            duty, _, occurrence = entry.name.partition("@")
            found.setdefault(duty, []).append(Evidence(entry.day, entry.name if occurrence else ""))
    return Elsewhere({name: tuple(proofs) for name, proofs in found.items()})


def told_late(record: Record) -> Mapping[str, str]:
    """Why duties were met too late, by their place; "" when the question was skipped."""
    return {
        entry.name: entry.value if isinstance(entry.value, str) and entry.value != Gap.SKIPPED else ""
        for entry in standing(record)
        if entry.kind == "late"
    }


def standing(record: Record) -> tuple[Entry, ...]:
    """The entries that were not undone or withdrawn, in order, with amended days; an undo may be undone."""
    live = live_entries(record)
    withdrawn = {entry.target for entry in live if entry.kind == "withdraw"}
    amended = {entry.target: entry.day for entry in live if entry.kind == "amend"}
    return tuple(
        replace(entry, day=amended.get(entry.id) or entry.day) for entry in live if entry.id not in withdrawn
    )


def evidence_for(duty: Duty, walk: Walk, book: DayBook, elsewhere: Elsewhere) -> tuple[Evidence, ...]:
    """Every proof that this duty was met, the earliest first, those without a day last."""
    proofs = [*elsewhere.of(duty), *_of_tasks(duty, walk)]
    proofs += [
        Evidence(event.day)
        for event in walk.events
        if event.entry.name in duty.done.events and event.result in ("moved", "noted")
    ]
    known = _first_known(book, (*duty.done.answers, *duty.done.documents))
    proofs += [Evidence(known)] if known else []
    return tuple(sorted(proofs, key=lambda proof: (proof.day is None, proof.day or date.min)))


def _of_tasks(duty: Duty, walk: Walk) -> Iterable[Evidence]:
    for instance in walk.instances:
        # What was recorded as done elsewhere is already counted from the record.
        if instance.task in duty.done.tasks and instance.status == "done" and instance.elsewhere is None:
            yield Evidence(instance.done_on)


def _first_known(book: DayBook, names: Iterable[str]) -> date | None:
    return min((book.named[name] for name in names if name in book.named), default=None)


def book_with_elsewhere(flow: Flow, walk: Walk, elsewhere: Elsewhere) -> DayBook:
    """The known days, with the day of what was done elsewhere under the names that it stands for.

    A plan that was made on paper on a day starts the evaluations just as a plan of ours does.
    """
    named = dict(walk.days.named)
    for duty in flow.duties.values():
        if duty.repeat is not None:
            continue
        days = [proof.day for proof in elsewhere.of(duty) if proof.day is not None]
        names = (*duty.done.answers, *duty.done.documents)
        if days and not any(name in named for name in names):
            named.update(dict.fromkeys(names, min(days)))
    return replace(walk.days, named=named)
