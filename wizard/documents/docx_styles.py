"""How a paper looks in a word processor: the styles that its blocks are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.styles.style import ParagraphStyle

_FONT: Final = "Arial"
"""A font that every office computer has: the file brings none along."""
_BLACK: Final = RGBColor(0, 0, 0)
_GREY, _PALE = "767676", "BBBBBB"


class _Look(NamedTuple):
    """Sizes in points, room above and below in twentieths of a point."""

    size: float = 10.5
    above: int = 0
    below: int = 120
    left: int = 0
    hanging: int = 0
    bold: bool = False
    italic: bool = False
    keeps_with_next: bool = False


_LOOKS: Final = {
    "Normal": _Look(),
    "Heading 1": _Look(18, below=160, bold=True, keeps_with_next=True),
    "Heading 2": _Look(13, 280, 80, bold=True, keeps_with_next=True),
    "Heading 3": _Look(11.5, 200, 60, bold=True, keeps_with_next=True),
    "Lead": _Look(13),
    "Small": _Look(9, below=60),
    "Around": _Look(8, below=0),
    "Cell": _Look(9.5, 30, 30),
    "Note": _Look(10),
    "Label": _Look(above=160, below=40, bold=True, keeps_with_next=True),
    "Quote": _Look(left=340, italic=True),
    "Notice": _Look(above=120, below=160, left=227),
    "List Bullet": _Look(below=60, left=397, hanging=397),
    "List Box": _Look(below=60, left=397, hanging=397),
    "Open": _Look(above=200, below=0),
    "Code": _Look(16, 160, 160, bold=True),
    "Gap": _Look(3, below=0),
}


def dress(file: File, language: str) -> None:
    """Gives a new file the styles of our papers; `language` is what its spelling is checked in."""
    for name, look in _LOOKS.items():
        _paragraph_style(file, name, look)
    _line_at(file, "Notice", "left", 24, "000000", away=8)
    _line_at(file, "Open", "bottom", 4, _GREY)
    _line_at(file, "Open", "between", 4, _GREY)
    _shade(file, "Notice", "EEEEEE")
    _boxes(file)
    _field_list(file)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), language)
    file.styles["Normal"].element.get_or_add_rPr().append(tongue)


def _paragraph_style(file: File, name: str, look: _Look) -> None:
    known = name in file.styles
    style: ParagraphStyle = (
        file.styles[name] if known else file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if not known:
        style.base_style = file.styles["Normal"]
    letters = style.font
    letters.name, letters.size, letters.color.rgb = _FONT, Pt(look.size), _BLACK
    letters.bold, letters.italic = look.bold, look.italic
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in fonts.attrib if key.endswith("Theme")]:
        # A theme of the template would win from the name of the font.
        del fonts.attrib[key]
    fonts.set(qn("w:cs"), _FONT)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Twips(look.above), Twips(look.below)
    shape.line_spacing = 1.1
    shape.left_indent, shape.first_line_indent = Twips(look.left), Twips(-look.hanging)
    shape.keep_with_next = look.keeps_with_next


def _line_at(file: File, name: str, side: str, thick: int, colour: str, away: int = 1) -> None:
    """A line along a paragraph of this style; `thick` in eighths of a point."""
    properties = file.styles[name].element.get_or_add_pPr()
    lines = properties.find(qn("w:pBdr"))
    if lines is None:
        lines = OxmlElement("w:pBdr")
        properties.insert_element_before(lines, "w:shd", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    line = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", thick), ("space", away), ("color", colour)):
        line.set(qn(f"w:{key}"), str(value))
    lines.append(line)


def _shade(file: File, name: str, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{key}"), value)
    file.styles[name].element.get_or_add_pPr().insert_element_before(
        shade, "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _boxes(file: File) -> None:
    """A list whose sign is a square to tick; the template knows dots and numbers only."""
    numbering = file.part.numbering_part.element
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), "90")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for key, value in (("numFmt", "bullet"), ("lvlText", "☐"), ("lvlJc", "left")):
        part = OxmlElement(f"w:{key}")
        part.set(qn("w:val"), value)
        level.append(part)
    kind.append(level)
    numbering.insert_element_before(kind, "w:num")
    number = numbering.add_num(90)
    properties = file.styles["List Box"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = number.numId


def _field_list(file: File) -> None:
    """Labels and values with a thin line between the rows, where `Table Grid` has a line all around."""
    style = file.styles.add_style("Field List", WD_STYLE_TYPE.TABLE)
    shape, lines = OxmlElement("w:tblPr"), OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _PALE)):
            line.set(qn(f"w:{key}"), value)
        lines.append(line)
    shape.append(lines)
    style.element.append(shape)
