"""A paper to read and talk about, never one to sign: it has no version and nothing makes it final."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from wizard.documents.blocks import Block, Paper, PaperWords
from wizard.dutch import short_day


@dataclass(frozen=True, slots=True)
class About:
    """For a paper about no case: what it is called, and who may see it. It has no mark of a trial."""

    title: str
    confidential: str


def unsigned_paper(
    name: str,
    blocks: Iterable[Block],
    texts: Mapping[str, str],
    case_number: str,
    today: date,
    edition: str,
    about: About | None = None,
) -> Paper:
    """The paper called `name`, with the mark `<name>.mark` in place of concept or final."""
    return Paper(
        document=name,
        title=about.title if about else texts[f"{name}.title"],
        blocks=tuple(blocks),
        format="A4",
        case_number=case_number,
        version=1,
        day=today,
        is_concept=about is None,
        edition=edition,
        words=PaperWords(
            case=texts["paper.case"].format(number=case_number) if case_number else "",
            status=texts[f"{name}.mark"],
            confidential=about.confidential if about else texts["paper.confidential"],
            page=texts["paper.page"],
            day=short_day(today),
            made_with=texts["paper.made_with"].format(edition=edition),
        ),
    )
