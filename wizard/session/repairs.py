"""What is late in a case, with how to set it right: one row per step, duties of the law first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from wizard.case.facts import practice_on
from wizard.case.working_days import last_working_day
from wizard.documents.context import PaperRepair
from wizard.dutch import day_in_words
from wizard.plan.evidence import told_late
from wizard.session.open_case import Standing

STEP: Final = "repair_step_days"
"""The parameter that says how many days lie between two repairs."""


def repairs(now: Standing) -> tuple[PaperRepair, ...]:
    """Every duty that is late and not done, and every talk that was written down long after it was held.

    Each has a day by which to do it: the first within one step from today, the next a step later. A day in a
    weekend or on a holiday gives way to the working day before it.
    """
    # What the law asks goes before what only makes the file complete.
    found = [
        repair
        for kind in (_duties(now), _talks(now))
        for repair in sorted(kind, key=lambda repair: repair.since)
    ]
    step = int(practice_on(now.content.parameters, STEP, now.today))
    return tuple(
        replace(repair, by=last_working_day(now.today + timedelta(days=step * number)))
        for number, repair in enumerate(found, start=1)
    )


def _duties(now: Standing) -> Iterator[PaperRepair]:
    told = told_late(now.record)
    seen: set[str] = set()
    for standing in now.plan.standings:
        duty = standing.duty
        # Of a duty that comes again the oldest occurrence stands for all: one talk sets it right.
        if standing.status != "overdue" or standing.due is None or duty.id in seen:
            continue
        seen.add(duty.id)
        yield PaperRepair(
            what=now.wording.fill(duty.title),
            since=standing.due,
            why=told.get(standing.place, ""),
            how=now.wording.fill(duty.repair),
            by=now.today,
        )


def _talks(now: Standing) -> Iterator[PaperRepair]:
    """Talks and calls of which the day was told late: nobody wrote a report then."""
    late = int(practice_on(now.content.parameters, "plan_after_analysis_days", now.today))
    for kind, held in now.told.occurrences.items():
        for entry in held:
            if entry.day is not None and (entry.entered - entry.day).days > late:
                yield PaperRepair(
                    what=_on_day(now, now.flow.tasks[kind].title, entry.day),
                    since=entry.day,
                    why="",
                    how=now.wording.texts("repair.write_down"),
                    by=now.today,
                )


def _on_day(now: Standing, title: str, day: date) -> str:
    held = now.wording.texts("task.on_day", task=now.wording.fill(title), day=day_in_words(day))
    return now.wording.texts("repair.no_report", what=held[:1].lower() + held[1:])
