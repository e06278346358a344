"""The paper of what continued pay costs: a sum to keep and to do again, never a paper to sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.costs_views import CostsView
from wizard.documents.blocks import Block, Bullets, Grid, Heading, Notice, Paragraph
from wizard.documents.markup import escape

_WIDTHS = (0.76, 0.24)


def costs_blocks(view: CostsView, texts: Mapping[str, str]) -> Iterator[Block]:
    """The paper from title to end."""
    yield Heading(texts["costs.title"], 1)
    yield Paragraph(f"**{escape(view.adds)}**")
    heads = (texts["costs.heads_line"], texts["costs.heads_amount"])
    for period in view.periods:
        yield Heading(period.title)
        yield Grid(heads, tuple((line.text, line.amount) for line in period.lines), _WIDTHS)
    yield Heading(texts["costs.together"])
    yield Grid(heads, tuple((line.text, line.amount) for line in view.totals), _WIDTHS)
    yield Heading(texts["costs.assumed"])
    yield Bullets(tuple(escape(note) for note in view.notes))
    yield Heading(texts["costs.notes_open"])
    yield Bullets(tuple(escape(note) for note in view.left_out))
    yield Notice(escape(view.sources), "source")
