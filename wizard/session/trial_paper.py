"""Two calendars side by side as a paper on the screen."""

from __future__ import annotations

from wizard.session.open_case import Standing
from wizard.session.papers import count_pages, edition_text
from wizard.views import DocumentView, WhatIfView

TRIAL = "trial"


def trial_view(now: Standing, view: WhatIfView, case_number: str) -> DocumentView:
    """The paper as it prints. It has no version, and nothing makes it final."""
    from wizard.documents import pdf, text
    from wizard.documents.trial import trial_paper

    texts = now.content.texts
    paper = trial_paper(view, texts, case_number, now.today, edition_text(now.content))
    rendered = pdf.render(paper)
    name = " ".join(part for part in (now.today.isoformat(), texts["trial.file"], case_number) if part)
    return DocumentView(
        id=TRIAL,
        title=paper.title,
        heading=paper.title,
        rows=(),
        missing=(),
        is_concept=True,
        version=1,
        pdf=rendered,
        pages=count_pages(rendered),
        text=text.render(paper),
        file_name=f"{name}.pdf",
        issue_label="",
    )
