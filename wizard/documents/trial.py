"""The paper of two calendars side by side: a trial to read and talk about, never a paper to sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wizard.documents.blocks import Block, Bullets, Grid, Heading, Notice, Paragraph
from wizard.documents.markup import escape
from wizard.views import ReasonView, WhatIfView

_WIDTHS = (0.32, 0.25, 0.25, 0.18)
_PROOF_WIDTHS = (0.24, 0.38, 0.38)


def trial_blocks(view: WhatIfView, texts: Mapping[str, str]) -> Iterator[Block]:
    """The paper from title to end."""
    yield Heading(texts["trial.title"], 1)
    yield Notice(escape(texts["trial.about"]), "warning")
    if view.tried:
        yield Heading(texts["trial.tried"])
        yield Bullets(tuple(escape(line) for line in view.tried))
    for note in view.notes:
        yield Paragraph(escape(note))
    changed = tuple(row for row in view.rows if row.changes)
    same = tuple(row for row in view.rows if not row.changes)
    yield Heading(texts["trial.days"])
    yield Paragraph(escape(view.summary))
    if changed:
        heads = (texts["what_if.what"], view.now_head, view.then_head, texts["what_if.shift"])
        lines = tuple((row.title, row.now_text, row.then_text, row.shift) for row in changed)
        yield Grid(heads, lines, _WIDTHS)
    if same:
        yield Heading(texts["trial.rest"], 3)
        yield Grid(
            (texts["what_if.what"], texts["paper.deadline"]),
            tuple((row.title, row.now_text) for row in same),
            (0.6, 0.4),
        )
    if changed:
        yield Heading(texts["trial.proof"])
        columns = (texts["what_if.what"], view.now_head, view.then_head)
        rows = tuple((row.title, _proof(row.now, texts), _proof(row.then, texts)) for row in changed)
        yield Grid(columns, rows, _PROOF_WIDTHS)


def _proof(reason: ReasonView | None, texts: Mapping[str, str]) -> str:
    if reason is None:
        return texts["what_if.absent"]
    return "\n".join((reason.reading, *reason.steps, *(source.title for source in reason.sources)))
