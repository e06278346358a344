"""A build-up of hours in words: the same sentences, chart and table for the screen and for paper.

`texts` holds the words of the screen or of papers (`schedule.*`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from wizard.build_up import Limits, RowNote, Step, notes_on, share_of, totals_of
from wizard.build_up_chart import BuildUpChart, ChartWords, bars_of
from wizard.build_up_weeks import Span, Week, Worked, spans_of, weeks_of
from wizard.dutch import counted, day_in_brief, day_in_words, number, short_day

Texts: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Schedule:
    """Everything that a build-up is shown with."""

    steps: tuple[Step, ...]
    limits: Limits
    today: date
    worked: Worked = ()
    talks: tuple[date, ...] = ()
    """The days on which the plan is looked at again."""

    @property
    def weeks(self) -> tuple[Week, ...]:
        return weeks_of(self.steps, self.worked)


HEADS: Final = ("weeks", "start", "hours", "worked", "days", "tasks", "talk")
"""The columns of the table, in order; `schedule.head_<name>` are their words."""


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A line of the table that says what the chart shows."""

    weeks: str
    start: str
    hours: str
    worked: str
    days: str
    tasks: str
    talk: str


def chart_of(schedule: Schedule, texts: Texts) -> BuildUpChart:
    """The weeks as bars, with what the signs mean."""
    full = schedule.limits.contract_hours
    names = ("week", "agreed", "worked", "lower", "buffer", "talk")
    return BuildUpChart(
        bars=bars_of(schedule.weeks, schedule.talks),
        contract_hours=full,
        full_text=texts["schedule.hours"].format(hours=number(full)) if full else "",
        words=ChartWords(**{name: texts[f"schedule.{name}"] for name in names}),
    )


def sum_of(schedule: Schedule, texts: Texts) -> str:
    """The whole schedule in a few sentences; "" while no step is known."""
    totals = totals_of(schedule.steps, schedule.limits)
    if totals is None:
        return ""
    parts = []
    if totals.weeks:
        hours = number(round(totals.hours, 1))
        parts.append(texts["schedule.total"].format(weeks=totals.weeks, hours=hours))
    if totals.full_from is not None:
        parts.append(texts["schedule.full_from"].format(day=day_in_words(totals.full_from)))
    else:
        parts.append(texts["schedule.not_full"].format(hours=number(totals.last_hours)))
    return " ".join(parts)


def notes_of(schedule: Schedule, texts: Texts, by_number: bool = False) -> tuple[str, ...]:
    """What stands out, a sentence each: with the number of the row as it was typed, or with its day."""
    days = {step.row: short_day(step.start) for step in schedule.steps}
    return tuple(
        texts["schedule.note"].format(step=note.row + 1, text=_said(note, texts))
        if by_number
        else texts["schedule.note_from"].format(day=days[note.row], text=_said(note, texts))
        for note in notes_on(schedule.steps, schedule.limits)
    )


def _said(note: RowNote, texts: Texts) -> str:
    details = {
        name: value if isinstance(value, str) else number(round(value, 1))
        for name, value in note.details.items()
    }
    return " ".join(texts[f"schedule.note_{note.key}"].format(**details).split())


def remarks_of(schedule: Schedule, texts: Texts) -> tuple[str, ...]:
    """What there is to know beside the steps: what can be done now, free weeks, weeks without a record."""
    return tuple(_remarks(schedule, texts)) if schedule.steps else ()


def _remarks(schedule: Schedule, texts: Texts) -> Iterator[str]:
    limits = schedule.limits
    if limits.capacity is None:
        yield texts["schedule.no_capacity"]
    else:
        said = texts["schedule.capacity"].format(hours=number(limits.capacity))
        yield f"{said} {limits.capacity_said}".strip()
    placed = sum(step.buffer for step in schedule.steps[:-1])
    if limits.buffer_weeks > placed:
        key = "missing" if placed else "none_one" if limits.buffer_weeks == 1 else "none"
        key = f"schedule.buffers_{key}"
        yield texts[key].format(wanted=limits.buffer_weeks, placed=placed)
    missing = sum(
        week.worked is None and week.day + timedelta(days=7) <= schedule.today for week in schedule.weeks
    )
    if missing:
        key = "schedule.unrecorded_one" if missing == 1 else "schedule.unrecorded"
        yield texts[key].format(count=counted(missing))


def each_day(step: Step, limits: Limits, texts: Texts) -> str:
    """The hours of one day, and how much of the contract they are in a week."""
    a_day, share = step.hours_a_day, share_of(step.hours, limits.contract_hours)
    parts = [
        texts["schedule.hours"].format(hours=number(round(a_day, 1))) if a_day else "",
        texts["schedule.share"].format(share=share) if share is not None else "",
    ]
    return texts["schedule.and"].join(part for part in parts if part)


def lines_of(schedule: Schedule, texts: Texts) -> tuple[WeekLine, ...]:
    """The table that says what the chart shows: weeks in a row that are alike stand in one line."""
    return tuple(_line(span, schedule, texts) for span in spans_of(schedule.weeks))


def _line(span: Span, schedule: Schedule, texts: Texts) -> WeekLine:
    week, end = span.first, span.last.day + timedelta(days=7)
    full = schedule.limits.contract_hours
    hours = number(week.hours)
    if full:
        hours = texts["schedule.hours_of"].format(hours=hours, total=number(full))
    tasks = [texts["schedule.buffer_week"] if week.is_buffer else "", week.step.tasks]
    talks = [day for day in schedule.talks if week.day <= day and (span.goes_on or day < end)]
    return WeekLine(
        weeks=_weeks(span, texts),
        start=day_in_brief(max(week.day, week.step.start)),
        hours=hours,
        worked="" if week.worked is None else number(week.worked),
        days=number(week.step.days) if week.step.days else "",
        tasks="; ".join(part for part in tasks if part),
        talk=", ".join(short_day(day) for day in talks),
    )


def _weeks(span: Span, texts: Texts) -> str:
    first, last = span.first.number, span.last.number
    if span.goes_on:
        return texts["schedule.weeks_from"].format(first=first)
    return str(first) if first == last else texts["schedule.weeks_span"].format(first=first, last=last)
