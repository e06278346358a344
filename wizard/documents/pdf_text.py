"""Text set in lines: words wrapped to a width, with bold runs, and overlong words broken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from wizard.documents.markup import printable, runs
from wizard.documents.style import TextStyle, fonts

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Line: TypeAlias = tuple[tuple[str, str], ...]
"""One line as (font, text) runs."""

_BREAKS_AFTER: Final = "-/@_"
BOLD_OF: Final = {"regular": "bold", "bold": "bold", "italic": "bold"}


@dataclass(frozen=True, slots=True)
class Face:
    """A font that is registered with reportlab, with the widths of its signs in thousandths of the size."""

    name: str
    widths: dict[int, float]
    default: float

    def width(self, text: str, size: float) -> float:
        """Points that the text takes."""
        get, default = self.widths.get, self.default
        return sum([get(ord(sign), default) for sign in text]) * 0.001 * size


@lru_cache(maxsize=1)
def faces() -> dict[str, Face]:
    """The embedded fonts, read and registered once per run of the program."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    found = {}
    for role, path in fonts().items():
        font: Any = TTFont(path.stem, str(path))
        pdfmetrics.registerFont(font)
        found[role] = Face(path.stem, font.face.charWidths, font.face.defaultWidth)
    return found


def set_lines(text: str, style: TextStyle, width: float, marked: bool = False) -> tuple[Line, ...]:
    """The text in lines of at most `width` points; `marked` reads `**bold**`. At least one line.

    A column narrower than one letter counts as one letter wide.
    """
    size = style.size
    width = max(width, size)
    lines: list[Line] = []
    line: list[tuple[str, str]] = []
    used = 0.0
    for font, word, ends_line in _words(text, style.font, marked):
        face = faces()[font]
        taken = face.width(word.rstrip(" "), size)
        if used + taken > width and line:
            lines.append(_joined(line))
            line, used = [], 0.0
        while taken > width and word:
            piece = _longest_start(word, face, size, width)
            lines.append(((font, piece),))
            word = word[len(piece) :]
            taken = face.width(word.rstrip(" "), size)
        if word:
            line.append((font, word))
            used += face.width(word, size)
        if ends_line:
            lines.append(_joined(line))
            line, used = [], 0.0
    if line or not lines:
        lines.append(_joined(line))
    return tuple(lines)


def _words(text: str, font: str, marked: bool) -> Iterator[tuple[str, str, bool]]:
    """Words with the space behind them, their font, and whether a line ends after them."""
    for stretch, bold in runs(text) if marked else ((text, False),):
        face = BOLD_OF[font] if bold else font
        paragraphs = printable(stretch).split("\n")
        for place, paragraph in enumerate(paragraphs):
            words = paragraph.split(" ")
            for number, word in enumerate(words):
                last = number == len(words) - 1
                yield face, word if last else word + " ", last and place < len(paragraphs) - 1


def _longest_start(word: str, face: Face, size: float, width: float) -> str:
    """The longest start of a word that fits, rather up to a hyphen or slash; at least one sign."""
    used, fits = 0.0, 0
    for fits, sign in enumerate(word):  # noqa: B007
        used += face.width(sign, size)
        if used > width:
            break
    start = word[: max(1, fits)]
    cut = max(start.rfind(sign) for sign in _BREAKS_AFTER) + 1
    return start[:cut] if cut > len(start) // 2 else start


def _joined(line: list[tuple[str, str]]) -> Line:
    """Neighbours in one font as one run."""
    found: list[tuple[str, str]] = []
    for font, text in line:
        if found and found[-1][0] == font:
            found[-1] = (font, found[-1][1] + text)
        else:
            found.append((font, text))
    return tuple(found)


def fitted(text: str, font: str, size: float, width: float) -> str:
    """The text on one line of `width` points; what does not fit gives way to an ellipsis."""
    face, text = faces()[font], printable(text).replace("\n", " ")
    if face.width(text, size) <= width:
        return text
    while text and face.width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def draw_lines(pen: Canvas, lines: tuple[Line, ...], style: TextStyle, x: float, top: float) -> None:
    """Writes the lines below `top`, as one text object; the space at a soft line end stays in the text."""
    known = faces()
    writing: Any = pen.beginText(x, top - baseline(style))
    writing.setLeading(style.leading)
    for line in lines:
        for font, text in line:
            writing.setFont(known[font].name, style.size, style.leading)
            writing.textOut(text)
        writing.textLine()
    pen.drawText(writing)


def baseline(style: TextStyle) -> float:
    """From the top of a line down to where its letters stand, in points."""
    return (style.leading - style.size) / 2 + style.size * 0.8
