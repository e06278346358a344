"""The paper of a year of assignments: counts to look back on, never a paper to sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.desk_views import YearTable, YearView
from wizard.documents.blocks import Bars, Block, Grid, Heading, Notice, Paragraph
from wizard.documents.markup import escape
from wizard.dutch import number

_SHARES = {
    "count": 0.1,
    "taken": 0.15,
    "declined": 0.15,
    "open": 0.12,
    "own": 0.18,
    "held": 0.17,
    "median": 0.1,
}
"""Of the width, for each column but the first, which takes what is left: no head is broken within a word."""


def year_blocks(view: YearView, texts: Mapping[str, str]) -> Iterator[Block]:
    """The paper from title to end."""
    yield Heading(view.title, 1)
    yield from (Paragraph(escape(line)) for line in view.lines)
    if view.assignments.rows:
        yield Heading(view.months.title)
        yield Bars(view.chart, view.chart_text)
        yield _grid(view.months)
    for table in view.tables:
        yield Heading(table.title)
        yield _grid(table)
    yield Notice(escape(texts["year.about"]), "source")
    yield Notice(escape(texts["year.only_counts"]), "privacy")


def _grid(table: YearTable) -> Grid:
    others = [_SHARES[column] for column in table.columns[1:]]
    rows = tuple(tuple(_cell(cell) for cell in row) for row in table.rows)
    return Grid(table.head, rows, (1 - sum(others), *others))


def _cell(cell: object) -> str:
    if isinstance(cell, int | float):
        return number(cell)
    # An empty cell would be a line to write on.
    return str(cell) if cell else "–"
