"""The record as it counts today: without what was undone, with the latest answer per place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from wizard.case.record import Entry, Record
from wizard.content.model import Flow

REACHED = "reached:"
"""Name of the marker that a phase was first reached (opener: the event that moved the case before)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The latest answer at a place, and the day on which an answer was first given there."""

    entry: Entry
    first_day: date
    order: int


@dataclass(frozen=True, slots=True)
class Told:
    """What stands. Events are sorted by day, then by order of entry."""

    answers: Mapping[tuple[str, str], Mapping[str, Answer]]
    events: tuple[Entry, ...]
    withdrawn: frozenset[str]
    occurrences: Mapping[str, tuple[Entry, ...]]
    marks: Mapping[tuple[str, str], Entry]
    done: Mapping[tuple[str, str], Entry]
    issued: tuple[Entry, ...]
    replied: tuple[Entry, ...]
    """Each time that somebody was told an outcome, which is the name of the entry."""
    signed: tuple[Entry, ...]
    begun: date | None
    """The day on which the first entry was made."""


def live_entries(record: Record) -> tuple[Entry, ...]:
    """The entries of actions that were not undone; an undo may itself be undone."""
    undone: set[int] = set()
    live: list[Entry] = []
    for entry in reversed(record.entries):
        if entry.action in undone:
            continue
        if entry.kind == "undo":
            undone.add(int(entry.target))
        else:
            live.append(entry)
    live.reverse()
    return tuple(live)


def tell(flow: Flow, record: Record) -> Told:
    """The record as it counts: answers per place, standing and withdrawn events, marks of phases."""
    live = live_entries(record)
    amended = {entry.target: entry.day for entry in live if entry.kind == "amend"}
    withdrawn = frozenset(entry.target for entry in live if entry.kind == "withdraw")
    order = {entry.id: number for number, entry in enumerate(record.entries)}
    answers: dict[tuple[str, str], dict[str, Answer]] = {}
    events: list[Entry] = []
    occurrences: dict[str, list[Entry]] = {}
    marks: dict[tuple[str, str], Entry] = {}
    done: dict[tuple[str, str], Entry] = {}
    issued: list[Entry] = []
    replied: list[Entry] = []
    signed: list[Entry] = []
    for entry in live:
        match entry.kind:
            case "answer":
                place = answers.setdefault((entry.task, entry.opener), {})
                earlier = place.get(entry.name)
                first = earlier.first_day if earlier else entry.day or entry.entered
                place[entry.name] = Answer(entry, first, order[entry.id])
            case "event" if entry.name.startswith(REACHED):
                marks.setdefault((entry.name.removeprefix(REACHED), entry.opener), entry)
            case "event":
                standing = _amended(entry, amended)
                if entry.name in flow.events:
                    events.append(standing)
                elif entry.id not in withdrawn:
                    occurrences.setdefault(entry.name, []).append(standing)
            case "done" if entry.id not in withdrawn:
                standing = _amended(entry, amended)
                task = flow.tasks.get(entry.name)
                if task and task.repeats and not entry.opener:
                    # Done elsewhere without an occurrence of ours: it is one itself.
                    occurrences.setdefault(entry.name, []).append(standing)
                    done[entry.name, entry.id] = standing
                else:
                    done[entry.name, entry.opener] = standing
            case "issued":
                issued.append(entry)
            case "replied":
                replied.append(entry)
            case "signed" if entry.id not in withdrawn:
                signed.append(_amended(entry, amended))

    def by_day(entry: Entry) -> tuple[date, int]:
        return entry.day or entry.entered, order[entry.id]

    return Told(
        answers=answers,
        events=tuple(sorted(events, key=by_day)),
        withdrawn=withdrawn,
        occurrences={task: tuple(sorted(found, key=by_day)) for task, found in occurrences.items()},
        marks=marks,
        done=done,
        issued=tuple(issued),
        replied=tuple(replied),
        signed=tuple(signed),
        begun=record.entries[0].entered if record.entries else None,
    )


def _amended(entry: Entry, amended: Mapping[str, date | None]) -> Entry:
    day = amended.get(entry.id)
    return replace(entry, day=day) if day else entry
