"""The build-up of hours on paper: the weeks as bars, and what stands out at a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.build_up import Limits, Step, limits_in, notes_on, steps_of, totals_of
from wizard.build_up_chart import BuildUpChart, bars_of
from wizard.content.answer_types import Row
from wizard.documents.blocks import Bars, Block, Bullets, Paragraph
from wizard.documents.markup import escape
from wizard.documents.template import Directive
from wizard.dutch import number, short_day

if TYPE_CHECKING:
    from wizard.documents.compose import Composer


def chart(composer: Composer, node: Directive) -> Iterator[Block]:
    """The bars; nothing while no step is known."""
    steps, limits, words = _steps(composer), limits_in(composer.values), composer.words
    if not steps:
        return
    full = limits.contract_hours
    yield Bars(
        BuildUpChart(
            bars=bars_of(steps, composer.today, composer.evaluations),
            contract_hours=full,
            full_text=words["schedule.hours"].format(hours=number(full)) if full else "",
            week_text=words["schedule.week"],
            done_text=words["schedule.done"],
            lower_text=words["schedule.lower"],
            talk_text=words["schedule.talk"],
        ),
        _sum(composer, steps, limits),
    )


def notes(composer: Composer, node: Directive) -> Iterator[Block]:
    """The sum in words, and a line for each step that stands out."""
    steps, limits, words = _steps(composer), limits_in(composer.values), composer.words
    if not steps:
        return
    yield Paragraph(escape(_sum(composer, steps, limits)))
    lines = []
    for note in notes_on(steps, limits):
        details = {name: number(round(value, 1)) for name, value in note.details.items()}
        said = words[f"schedule.note_{note.key}"].format(**details)
        lines.append(escape(words["schedule.note"].format(step=_place(steps, note.row), text=said)))
    if lines:
        yield Bullets(tuple(lines))


def _steps(composer: Composer) -> tuple[Step, ...]:
    return steps_of(row.cells for row in composer.values.get("build_up", ()) if isinstance(row, Row))


def _place(steps: tuple[Step, ...], row: int) -> int:
    """The number of a step on paper, where they stand in order of their day."""
    return next(place for place, step in enumerate(steps, start=1) if step.row == row)


def _sum(composer: Composer, steps: tuple[Step, ...], limits: Limits) -> str:
    words, totals = composer.words, totals_of(steps, limits)
    if totals is None:
        return ""
    parts = []
    if totals.weeks:
        hours = number(round(totals.hours, 1))
        parts.append(words["schedule.total"].format(weeks=totals.weeks, hours=hours))
    if totals.full_from is not None:
        parts.append(words["schedule.full_from"].format(day=short_day(totals.full_from)))
    else:
        parts.append(words["schedule.not_full"].format(hours=number(totals.last_hours)))
    return " ".join(parts)
