"""A composed paper as a mail: the subject, and text to paste. No mark-up, one line for each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wizard.documents.blocks import Block, Bullets, Fields, Heading, Paragraph
from wizard.documents.markup import printable, without_marks


def render(blocks: Iterable[Block]) -> tuple[str, str]:
    """The subject, which is the first heading, and the text under it. What has no value is left out."""
    subject, *rest = blocks
    if not isinstance(subject, Heading):
        raise TypeError("a mail begins with its subject")
    text = "\n\n".join(part for part in _parts(rest) if part)
    return printable(subject.text).replace("\n", " "), printable(text) + "\n"


def _parts(blocks: list[Block]) -> Iterator[str]:
    """The paragraphs; a heading stands on the line above what belongs to it."""
    above = ""
    for block in blocks:
        if isinstance(block, Heading):
            above = f"{block.text}:\n"
        else:
            yield above + _plain(block)
            above = ""


def _plain(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return without_marks(text)
        case Bullets(items=items):
            return "\n".join(f"- {without_marks(item)}" for item in items)
        case Fields(rows=rows):
            return "\n".join(f"{label}: {value}" for label, value in rows if value)
    raise TypeError(f"a mail cannot show {type(block).__name__}")
