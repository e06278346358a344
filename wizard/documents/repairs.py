"""The list of what is late on paper: what, since when, why, how to set it right, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.documents.blocks import Block, Grid, Paragraph
from wizard.documents.template import Directive
from wizard.dutch import day_in_table

if TYPE_CHECKING:
    from wizard.documents.compose import Composer


def repairs(composer: Composer, node: Directive) -> Iterator[Block]:
    """One line per repair, in the order in which to do them; a sentence when nothing is late."""
    words = composer.words
    if not composer.repairs:
        yield Paragraph(words["paper.no_repairs"])
        return
    keys = ("number", "late_what", "late_why", "late_how", "late_by", "done")
    lines = tuple(
        (
            str(number),
            f"{repair.what}\n{words['paper.late_since'].format(day=day_in_table(repair.since))}",
            repair.why,
            repair.how,
            day_in_table(repair.by),
            "",
        )
        for number, repair in enumerate(composer.repairs, start=1)
    )
    heads = tuple(words[f"paper.{key}"] for key in keys)
    yield Grid(heads, tuple(line[:-1] for line in lines), (0.06, 0.25, 0.19, 0.25, 0.16, 0.09), 0, True)
