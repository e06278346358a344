"""The sentences of a paper: paragraphs, points and headings. Fields, tables and directives are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

_OF_FIELDS: Final = ("fields", "signatures")
"""Blocks whose lines are labels with an answer behind them."""
_OPENING: Final = re.compile(r"::(?:if|fields|signatures|notice)\b")
_POINT: Final = re.compile(r"- (?:\[ \] )?")
_WORDS: Final = re.compile(r'(?:label|heads|title)="([^"]*)"')
_MARKS: Final = re.compile(r"\*\*|__+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paper that is read in one go; `line` counts from 0 within the body."""

    line: int
    kind: Literal["heading", "point", "paragraph", "label"]
    text: str


def pieces_of(body: str) -> Iterator[Piece]:
    """The paper in the order in which it is read. Labels stand at fields, columns and lines to write on."""
    inside: list[str] = []
    open_piece: Piece | None = None
    for number, line in enumerate(body.split("\n")):
        text = line.strip()
        is_new = not text or text.startswith(("::", "#", "- ")) or bool(inside and inside[-1] in _OF_FIELDS)
        if open_piece and not is_new:
            # A paragraph, or a point that goes on on the next line.
            open_piece = Piece(open_piece.line, open_piece.kind, f"{open_piece.text} {_plain(text)}")
            continue
        if open_piece:
            yield open_piece
            open_piece = None
        if text == "::end":
            inside = inside[:-1]
        elif text.startswith("::"):
            if opening := _OPENING.match(text):
                inside.append(opening[0][2:])
            yield from (Piece(number, "label", label) for label in _WORDS.findall(text))
        elif inside and inside[-1] in _OF_FIELDS:
            if label := text.partition(":")[0]:
                yield Piece(number, "label", label)
        elif text.startswith("#"):
            yield Piece(number, "heading", _plain(text.lstrip("# ")))
        elif text:
            said = _POINT.sub("", text, count=1)
            open_piece = Piece(number, "paragraph" if said == text else "point", _plain(said))
    if open_piece:
        yield open_piece


def _plain(text: str) -> str:
    return _MARKS.sub("", text.removeprefix("> ")).strip()
