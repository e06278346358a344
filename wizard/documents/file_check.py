"""The file for UWV on paper: each thing with how it stands, and where UWV may look."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.documents.blocks import Block, Bullets, Grid, Heading, Paragraph
from wizard.documents.markup import escape
from wizard.documents.template import Directive
from wizard.file_views import FileItemView, RiskView

if TYPE_CHECKING:
    from wizard.documents.compose import Composer


def items(composer: Composer, node: Directive) -> Iterator[Block]:
    """A table per group, in the order in which UWV looks, with a square to tick by pen."""
    view, words = composer.file, composer.words
    if view is None:
        return
    yield Paragraph(f"**{escape(view.summary)}**", "body")
    heads = tuple(words[f"paper.file_{key}"] for key in ("item", "state", "do"))
    for group in view.groups:
        yield Heading(group.title, 2)
        rows = tuple(_row(item) for item in group.items)
        yield Grid((*heads, words["paper.done"]), rows, (0.34, 0.28, 0.3, 0.08), ticks=True)


def _row(item: FileItemView) -> tuple[str, ...]:
    said = " ".join(part for part in (item.missing, item.repair) if part)
    return item.title, "\n".join((item.state_text, " ".join(item.facts))), said


def risks(composer: Composer, node: Directive) -> Iterator[Block]:
    """The risks that are there, then those of which it is not known."""
    view, words = composer.file, composer.words
    if view is None:
        return
    if view.risks:
        heads = tuple(words[f"paper.file_{key}"] for key in ("risk", "repair"))
        yield Grid(heads, tuple(_risk(risk, words["file.hint"]) for risk in view.risks), (0.52, 0.48))
    else:
        yield Paragraph(escape(words["file.risks_none"]))
    if view.unknown_risks:
        yield Paragraph(escape(words["file.unknown_risks"]), "label")
        yield Bullets(tuple(escape(risk.title) for risk in view.unknown_risks))


def _risk(risk: RiskView, hint: str) -> tuple[str, ...]:
    text = [risk.text, risk.sources] if risk.is_verified else [risk.text, risk.sources, hint]
    return "\n".join(text), risk.repair
