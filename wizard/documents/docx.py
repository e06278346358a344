"""A composed paper as a file for a word processor, for who must paste it into a letter of their own.

Written without a library: the few parts of the format that a paper needs. The same paper gives the
same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

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
from wizard.documents.docx_parts import FIXED_PARTS, core_properties, styles
from wizard.documents.fingerprint import fingerprint
from wizard.documents.markup import printable, runs

_DAY_OF_ZIP: Final = (1980, 1, 1, 0, 0, 0)
_SIZES: Final[Mapping[str, tuple[int, int, int]]] = {
    "A4": (11906, 16838, 1134),
    "A4_landscape": (16838, 11906, 1134),
    "A6": (5953, 8391, 567),
}
"""Width, height and margin of a page, in twentieths of a point."""
_BOX: Final = "☐"


def render(paper: Paper) -> bytes:
    """The file: real headings, lists, tables with a head row, and page numbers that count by themselves."""
    words = paper.words
    top = " · ".join(
        part for part in (paper.title, words.case, words.version, words.confidential, words.status) if part
    )
    foot = " · ".join(part for part in (words.day, fingerprint(paper), words.made_with) if part)
    width, height, margin = _SIZES[paper.format]
    room = width - 2 * margin
    body = "".join(part for block in paper.blocks for part in _block(block, paper, room))
    turned = ' w:orient="landscape"' if width > height else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="top"/>'
        '<w:footerReference w:type="default" r:id="foot"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar w:top="{margin}" w:right="{margin}" w:bottom="{margin}" w:left="{margin}"'
        f' w:header="{margin // 2}" w:footer="{margin // 2}" w:gutter="0"/></w:sectPr>'
    )
    parts = {
        **FIXED_PARTS,
        "docProps/core.xml": core_properties(printable(paper.title), paper.language),
        "word/styles.xml": styles(paper.language),
        "word/document.xml": _part("document", f"<w:body>{body}{section}</w:body>"),
        "word/header1.xml": _part("hdr", _line(_run(top), "Small")),
        "word/footer1.xml": _part("ftr", _line(_run(f"{foot} · ") + _page_number(words.page), "Small")),
    }
    return _zipped(parts)


def _zipped(parts: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _DAY_OF_ZIP)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return made.getvalue()


def _part(name: str, inner: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:{name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"{inner}</w:{name}>"
    )


def _run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Text in one style; a line end stays one."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    style = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in printable(text).split("\n"))
    return f"<w:r>{style}{'<w:br/>'.join(lines)}</w:r>"


def _marked(text: str) -> str:
    return "".join(_run(part, bold=bold) for part, bold in runs(text))


def _line(inner: str, style: str = "", more: str = "") -> str:
    """One paragraph."""
    named = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{inner}</w:p>"


def _page_number(pattern: str) -> str:
    """The words around the number of the page; `{page}` and `{pages}` are counted by the word processor."""
    made = []
    for part in pattern.replace("{", "\0{").replace("}", "}\0").split("\0"):
        field = {"{page}": "PAGE", "{pages}": "NUMPAGES"}.get(part)
        if field:
            made.append(f'<w:fldSimple w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        elif part:
            made.append(_run(part))
    return "".join(made)


def _block(block: Block, paper: Paper, room: int) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield _line(_run(text), f"Heading{level}")
        case Paragraph(text=text, style=style):
            if text:
                yield _line(_marked(text), "" if style == "body" else style.capitalize())
        case Notice(text=text, kind=kind):
            yield _line(_marked(text), "Small" if kind == "source" else "Notice")
        case Bullets(items=items, boxes=boxes):
            numbers = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{2 if boxes else 1}"/></w:numPr>'
            yield from (_line(_marked(item), "ListParagraph", numbers) for item in items)
        case Fields(rows=rows):
            cells = [(_line(_run(label)), _line(_run(value, bold=True))) for label, value in rows]
            yield _table(cells, _shares((0.36, 0.64), room), is_list=True)
        case Grid():
            yield _grid(block, room)
        case WritingSpace(label=label, lines=lines, reminder=reminder):
            yield _line(_run(f"{label} ", bold=True) + _run(reminder, italic=True), "Label")
            yield from (_line("", "Open") for _ in range(lines))
        case SignatureBlock():
            yield from _signatures(block, paper, room)
        case Code(groups=groups):
            yield _line(_run(" - ".join(groups), bold=True), "Code")
        case PageBreak():
            yield _line('<w:r><w:br w:type="page"/></w:r>')
        case Bars(text=text):
            yield _line(_run(text))
        case Timeline() | DayList() | Months():
            for plain in in_plain_blocks(block):
                yield from _block(plain, paper, room)


def _grid(grid: Grid, room: int) -> str:
    columns = len(grid.head)
    widths = grid.widths if len(grid.widths) == columns else (1 / columns,) * columns
    ticks = (_BOX,) if grid.ticks else ()
    empty = ((("",) * (columns - grid.ticks)),) * grid.empty_rows
    head = tuple(_line(_run(text, bold=True)) for text in grid.head)
    rows = [tuple(_line(_run(cell)) for cell in (*row, *ticks)) for row in (*grid.rows, *empty)]
    return _table([head, *rows], _shares(widths, room), has_head=True)


def _signatures(block: SignatureBlock, paper: Paper, room: int) -> Iterator[str]:
    words = paper.words
    if block.heading:
        yield _line(_run(block.heading), "Heading3")
    together = "<w:keepNext/>"
    yield _line(_run(block.sentence), more=together)
    head = tuple(_line(_run(box.role, bold=True), more=together) for box in block.boxes)
    names = tuple(_line(_run(f"{words.sign_name}: {box.name}"), more=together) for box in block.boxes)
    labels = (words.sign_function, words.sign_place, words.sign_day)
    under = [tuple(_line(_run(f"{label}:")) for _ in block.boxes) for label in labels]
    count = len(block.boxes)
    if count:
        yield _table([head, names, *under], _shares((1 / count,) * count, room), has_head=True)
    if block.objection:
        yield _line(_run(f"{_BOX} {block.objection}"))
        yield _line("", "Open")


def _shares(widths: Iterable[float], room: int) -> tuple[int, ...]:
    return tuple(round(share * room) for share in widths)


def _table(
    rows: Sequence[tuple[str, ...]], widths: tuple[int, ...], *, has_head: bool = False, is_list: bool = False
) -> str:
    """A table and the empty line after it, without which two tables would grow together."""
    style = "FieldList" if is_list else "TableGrid"
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = []
    for number, cells in enumerate(rows):
        head = "<w:tblHeader/>" if has_head and number == 0 else ""
        inside = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(cells, widths, strict=False)
        )
        lines.append(f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inside}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(lines)}</w:tbl>'
        + _line("", "Gap")
    )
