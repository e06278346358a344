"""The days of regular talks: every so many weeks, from one day up to and including another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wizard.documents.blocks import Block, Grid
from wizard.documents.template import Directive
from wizard.dutch import day_in_table

if TYPE_CHECKING:
    from wizard.documents.compose import Composer

MOST: int = 12


def days(composer: Composer, node: Directive) -> Iterator[Block]:
    """A table to note that the talks were held; empty lines while the days are not known."""
    words = composer.words
    found = contact_days(
        _every(composer, node.target),
        _day(composer, node, "start"),
        _day(composer, node, "until"),
        _day(composer, node, "quiet"),
        composer.count(node, "count", MOST),
    )
    heads = (words["paper.evaluation"], words["paper.held"], words["paper.how_it_went"])
    empty = 0 if found else composer.count(node, "empty", 4)
    if found or empty:
        yield Grid(heads, tuple((day_in_table(day), "", "") for day in found), (0.28, 0.2, 0.52), empty)


def contact_days(
    every: int | None, start: date | None, until: date | None, quiet: date | None, most: int
) -> tuple[date, ...]:
    """Each day `every` days after the one before, the first one that long after `start`.

    Nothing while the distance or the start is not known. Days up to and including `quiet` are left out: the
    bedrijfsarts asked for no contact until then (D-36).
    """
    if not every or start is None:
        return ()
    last = until or date.max
    count = min(most, 1000)
    found: list[date] = []
    day = start + timedelta(days=every)
    while day <= last and len(found) < count:
        if quiet is None or day > quiet:
            found.append(day)
        day += timedelta(days=every)
    return tuple(found)


def _every(composer: Composer, question: str) -> int | None:
    """The distance in days: of a number of weeks, or of an option that has one among the texts."""
    value = composer.values.get(question)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return round(value * 7)
    text = composer.words.get(f"paper.every.{value}", "")
    return int(text) if text.isdecimal() else None


def _day(composer: Composer, node: Directive, key: str) -> date | None:
    value = composer.values.get(node.options.get(key, ""))
    return value if isinstance(value, date) else None
