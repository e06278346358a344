"""The beginning of a case that follows another one, after a relapse that starts a new count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wizard.case.record import Entry
from wizard.session.open_case import Standing


def carried_entries(old: Standing, first_day: date) -> tuple[Entry, ...]:
    """The entries with which a linked case begins: the new first day, and who it is about."""
    given = old.told.answers
    first = Entry("", 1, old.today, "answer", old.flow.first_day, first_day.isoformat())
    carried = [replace(first, task=old.task_of(old.flow.first_day).id)]
    task = old.task_of(old.flow.short_name)
    if answer := given.get((task.id, ""), {}).get(old.flow.short_name):
        carried.append(replace(first, name=old.flow.short_name, value=answer.entry.value, task=task.id))
    return tuple(replace(entry, id=f"e{number}") for number, entry in enumerate(carried, start=1))
