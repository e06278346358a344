"""The beginning of a case that follows another one: after a relapse, or in another role."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from wizard.case.record import Entry, Gap
from wizard.content.roles import ROLE
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


TAKEN_OVER: Final = "taken_over:"
"""What the target of an answer begins with when it was told in another case first."""


OF_OFFICE: Final = "office"
"""Stands in place of the number of a case, for what the office asks in every assignment of a role."""


def shared_entries(old: Standing, role: str, number: str) -> tuple[Entry, ...]:
    """The entries with which the same assignment begins in another role.

    Every fact that both share, marked with the number of the case it comes from: what the tasks and
    questions of `Flow.carries` asked, as far as the new role asks it too. What the expert judges for the role
    itself (advice or assessment, distance, time) is judged anew. Raises KeyError for an unknown role.
    """
    flow, other = old.flow, old.flow.roles[role]
    of_roles = {name for one in flow.roles.values() for name in one.parts}
    chosen = Entry("", 1, old.today, "answer", ROLE, role, task=old.task_of(ROLE).id)
    made = [chosen]
    for task in flow.tasks:
        for name, answer in old.told.answers.get((task, ""), {}).items():
            place = answer.entry.place
            is_shared = name != ROLE and (task in flow.carries or name in flow.carries)
            is_shared &= name not in of_roles or name in other.parts
            # What the office asks in the old role was never told in it.
            is_shared &= origin_of(answer.entry) != OF_OFFICE
            value = old.walk.visible.get(place)
            if is_shared and value is not None and not isinstance(value, Gap):
                entry = answer.entry
                made.append(
                    replace(chosen, name=name, value=entry.value, task=task, target=f"{TAKEN_OVER}{number}")
                )
    return tuple(replace(entry, id=f"e{position}") for position, entry in enumerate(made, start=1))


def origin_of(entry: Entry) -> str:
    """The number of the case from which an answer was taken over; "" for one that was given here."""
    return entry.target.removeprefix(TAKEN_OVER) if entry.target.startswith(TAKEN_OVER) else ""
