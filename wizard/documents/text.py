"""A composed paper as plain text: for the text tab and for screen readers. Says all that the PDF says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from wizard.documents.blocks import (
    Bars,
    Block,
    Bullets,
    Code,
    DayList,
    Fields,
    Grid,
    Heading,
    Months,
    Notice,
    PageBreak,
    Paper,
    Paragraph,
    SignatureBlock,
    Timeline,
    WritingSpace,
)
from wizard.documents.days import in_plain_blocks
from wizard.documents.fingerprint import fingerprint
from wizard.documents.markup import printable, without_marks

OPEN: Final = "…………"
"""What stands where something is to be filled in by pen."""


def render(paper: Paper) -> str:
    """The paper with its headings underlined and every table row as one line of labels and values."""
    words = paper.words
    top = " · ".join(
        part for part in (paper.title, words.case, words.version, words.confidential, words.status) if part
    )
    parts = [top, *(text for block in paper.blocks for text in _block(block, paper))]
    parts.append(" · ".join(part for part in (words.day, fingerprint(paper), words.made_with) if part))
    return printable("\n\n".join(parts)) + "\n"


def _block(block: Block, paper: Paper) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{text}\n{'=-~'[level - 1] * max(3, len(text))}"
        case Paragraph(text=text) | Notice(text=text):
            if text:
                yield without_marks(text)
        case Bullets(items=items, boxes=boxes):
            yield "\n".join(("[ ] " if boxes else "- ") + without_marks(item) for item in items)
        case Fields(rows=rows):
            yield "\n".join(f"{label}: {value or OPEN}" for label, value in rows)
        case Grid():
            yield "\n".join(_rows(block))
        case WritingSpace(label=label, reminder=reminder):
            yield "\n".join(part for part in (label, reminder, OPEN) if part)
        case SignatureBlock():
            yield _signatures(block, paper)
        case Code(groups=groups):
            yield " - ".join(groups)
        case PageBreak():
            return
        case Bars(text=text):
            yield from (text,) if text else ()
        case Timeline() | DayList() | Months():
            for plain in in_plain_blocks(block):
                yield from _block(plain, paper)


def _rows(grid: Grid) -> Iterator[str]:
    """One line per row; the columns are named each time, so that nobody has to count them."""
    for row in grid.rows:
        named = zip(grid.head, row, strict=False)
        cells = [f"{head}: {cell}" if head else cell for head, cell in named if cell]
        yield "- " + "; ".join(cells).replace("\n", ", ") + (f"; {grid.head[-1]}: [ ]" if grid.ticks else "")
    if grid.empty_rows:
        yield "- " + "; ".join(f"{head}: {OPEN}" if head else OPEN for head in grid.head)


def _signatures(block: SignatureBlock, paper: Paper) -> str:
    words = paper.words
    lines = [block.heading, block.sentence] if block.heading else [block.sentence]
    for box in block.boxes:
        under = (words.sign_function, words.sign_place, words.sign_day)
        lines.append(
            f"{box.role}: {words.sign_name} {box.name or OPEN}, " + ", ".join(f"{w} {OPEN}" for w in under)
        )
    if block.objection:
        lines.append(f"[ ] {block.objection} {OPEN}")
    return "\n".join(lines)
