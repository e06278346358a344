"""The build-up of hours on paper: the weeks as bars and as a table, and what stands out at a step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from wizard.build_up import limits_in, steps_of
from wizard.build_up_weeks import Worked
from wizard.build_up_words import HEADS, Schedule, chart_of, lines_of, notes_of, remarks_of, sum_of
from wizard.content.answer_types import Row
from wizard.documents.blocks import Bars, Block, Bullets, Grid, Paragraph
from wizard.documents.markup import escape
from wizard.documents.template import Directive

if TYPE_CHECKING:
    from wizard.documents.compose import Composer

WIDTHS = (0.11, 0.17, 0.13, 0.11, 0.09, 0.25, 0.14)


def chart(composer: Composer, node: Directive) -> Iterator[Block]:
    """The bars; nothing while no step is known."""
    found = _schedule(composer)
    if found.steps:
        # The sentence that says the same is the first of the notes below it.
        yield Bars(chart_of(found, composer.words), "")


def weeks(composer: Composer, node: Directive) -> Iterator[Block]:
    """The table that says the same as the bars, with room to tick that a week was talked over."""
    words, found = composer.words, _schedule(composer)
    lines = tuple(
        (line.weeks, line.start, line.hours, line.worked, line.days, line.tasks)
        for line in lines_of(found, words)
    )
    empty = 0 if lines else composer.count(node, "empty", 6)
    if lines or empty:
        heads = tuple(words[f"schedule.head_{name}"] for name in HEADS)
        yield Grid(heads, lines, WIDTHS, empty, ticks=True)


def notes(composer: Composer, node: Directive) -> Iterator[Block]:
    """The sum in words, what there is to know beside it, and a line for each step that stands out."""
    words, found = composer.words, _schedule(composer)
    if not found.steps:
        return
    yield Paragraph(escape(sum_of(found, words)))
    lines = (*remarks_of(found, words), *notes_of(found, words))
    if lines:
        yield Bullets(tuple(escape(line) for line in lines))


def _schedule(composer: Composer) -> Schedule:
    rows = (row.cells for row in composer.values.get("build_up", ()) if isinstance(row, Row))
    return Schedule(
        steps_of(rows),
        limits_in(composer.values, composer.words),
        composer.today,
        _worked(composer),
        composer.evaluations,
    )


def _worked(composer: Composer) -> Worked:
    told = (one.values for one in composer.occurrences.get("hours_worked", ()))
    return tuple(
        (day, float(hours))
        for values in told
        if isinstance(day := values.get("worked_in"), date)
        and isinstance(hours := values.get("worked_hours"), int | float)
    )
