"""The paper of what continued pay costs: a sum to keep and to do again, never a paper to sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wizard.costs_views import CostsView
from wizard.documents.blocks import Block, Bullets, Grid, Heading, Notice, Paper, PaperWords, Paragraph
from wizard.documents.markup import escape
from wizard.dutch import short_day

_WIDTHS = (0.76, 0.24)


def costs_paper(
    view: CostsView, texts: Mapping[str, str], case_number: str, today: date, edition: str
) -> Paper:
    """The paper as blocks, with a mark of its own in place of concept or final."""
    return Paper(
        document="costs",
        title=texts["costs.title"],
        blocks=tuple(_blocks(view, texts)),
        format="A4",
        case_number=case_number,
        version=1,
        day=today,
        is_concept=True,
        edition=edition,
        words=PaperWords(
            case=texts["paper.case"].format(number=case_number) if case_number else "",
            status=texts["costs.mark"],
            confidential=texts["paper.confidential"],
            page=texts["paper.page"],
            day=short_day(today),
            made_with=texts["paper.made_with"].format(edition=edition),
        ),
    )


def _blocks(view: CostsView, texts: Mapping[str, str]) -> Iterator[Block]:
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
