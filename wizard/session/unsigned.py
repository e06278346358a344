"""Papers that nobody signs, as they stand on the screen: the costs, two calendars, a year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from wizard.content.model import Content
from wizard.costs_views import CostsView
from wizard.session.open_case import Standing
from wizard.session.papers import count_pages, edition_text
from wizard.views import DocumentView, WhatIfView, YearView

if TYPE_CHECKING:
    from wizard.documents.blocks import Block
    from wizard.documents.unsigned import About


def costs_document(now: Standing, view: CostsView, case_number: str) -> DocumentView:
    """What continued pay costs, as it prints."""
    from wizard.documents.costs import costs_blocks

    return _document(now, "costs", costs_blocks(view, now.content.texts), case_number)


def trial_document(now: Standing, view: WhatIfView, case_number: str) -> DocumentView:
    """Two calendars side by side, as they print."""
    from wizard.documents.trial import trial_blocks

    return _document(now, "trial", trial_blocks(view, now.content.texts), case_number)


def year_document(content: Content, view: YearView, today: date) -> DocumentView:
    """A year of assignments in counts, as it prints."""
    from wizard.documents.unsigned import About
    from wizard.documents.year import year_blocks

    about = About(view.title, content.texts["year.confidential"])
    return _made(content, today, "year", year_blocks(view, content.texts), "", about)


def _document(now: Standing, name: str, blocks: Iterable[Block], case_number: str) -> DocumentView:
    return _made(now.content, now.today, name, blocks, case_number)


def _made(
    content: Content,
    today: date,
    name: str,
    blocks: Iterable[Block],
    case_number: str,
    about: About | None = None,
) -> DocumentView:
    from wizard.documents import pdf, text
    from wizard.documents.unsigned import unsigned_paper

    texts = content.texts
    paper = unsigned_paper(name, blocks, texts, case_number, today, edition_text(content), about)
    rendered = pdf.render(paper)
    parts = (today.isoformat(), texts[f"{name}.file"], case_number)
    return DocumentView(
        id=name,
        title=paper.title,
        heading=paper.title,
        rows=(),
        missing=(),
        is_concept=True,
        version=1,
        pdf=rendered,
        pages=count_pages(rendered),
        text=text.render(paper),
        file_name=f"{' '.join(part for part in parts if part)}.pdf",
        issue_label="",
    )
