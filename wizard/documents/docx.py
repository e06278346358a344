"""A composed paper as a file for a word processor, for who must paste it into a letter of their own.

The same paper gives the same bytes, and the file says nothing of who made it or when.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Twips

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
from wizard.documents.docx_styles import dress
from wizard.documents.fingerprint import fingerprint
from wizard.documents.markup import printable, runs

if TYPE_CHECKING:
    from docx.document import Document as File
    from docx.table import Table
    from docx.table import _Cell as Cell
    from docx.text.paragraph import Paragraph as Line

_SIZES: Final = {"A4": (11906, 16838, 1134), "A4_landscape": (16838, 11906, 1134), "A6": (5953, 8391, 567)}
"""Width, height and margin of a page, in twentieths of a point."""
_BOX: Final = "☐"
_LABELS: Final = 0.36
"""The share of a list of fields that its labels take."""
_COUNTED: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_DAY_OF_ZIP: Final = (1980, 1, 1, 0, 0, 0)


def render(paper: Paper) -> bytes:
    """The file: real headings, lists, tables with a head row, and page numbers that count by themselves."""
    file = Document()
    dress(file, paper.language)
    _say_nothing_else(file, paper)
    writer = _Writer(file, paper, _lay_out(file, paper))
    writer.around()
    for block in paper.blocks:
        writer.write(block)
    made = io.BytesIO()
    file.save(made)
    return _without_the_time(made)


def _without_the_time(made: io.BytesIO) -> bytes:
    """The same parts in the same order, each dated alike."""
    dated = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, _DAY_OF_ZIP), old.read(name), zipfile.ZIP_DEFLATED)
    return dated.getvalue()


def _say_nothing_else(file: File, paper: Paper) -> None:
    about = file.core_properties
    about.title, about.language = printable(paper.title), paper.language
    about.author = about.comments = about.last_modified_by = ""
    package = file.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(name)


def _lay_out(file: File, paper: Paper) -> int:
    """Sets the size of the page; gives how wide the text is, in twentieths of a point."""
    width, height, margin = _SIZES[paper.format]
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Twips(margin)
    section.top_margin = section.bottom_margin = Twips(margin)
    section.header_distance = section.footer_distance = Twips(margin // 2)
    return width - 2 * margin


class _Writer:
    """Writes the blocks of one paper below each other."""

    def __init__(self, file: File, paper: Paper, room: int) -> None:
        self.file, self.paper, self.room = file, paper, room

    def around(self) -> None:
        """The lines above and below every page."""
        words, section = self.paper.words, self.file.sections[0]
        top = (self.paper.title, words.case, words.version, words.confidential, words.status)
        foot = ("", words.day, fingerprint(self.paper), words.made_with)
        above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
        above.style = below.style = "Around"
        _run(above, " · ".join(filter(None, top)))
        _page_number(below, words.page)
        _run(below, " · ".join(foot))

    def write(self, block: Block) -> None:
        match block:
            case Heading(text=text, level=level):
                self._line(text, f"Heading {level}")
            case Paragraph(text=text, style=style):
                if text:
                    self._marked(text, "Normal" if style == "body" else style.capitalize())
            case Notice(text=text, kind=kind):
                self._marked(text, "Small" if kind == "source" else "Notice")
            case Bullets(items=items, boxes=boxes):
                for item in items:
                    self._marked(item, "List Box" if boxes else "List Bullet")
            case Fields(rows=rows):
                self._fields(rows)
            case Grid():
                self._grid(block)
            case WritingSpace(label=label, lines=lines, reminder=reminder):
                _run(self._line(f"{label} ", "Label"), reminder, italic=True)
                self._open(lines)
            case SignatureBlock():
                self._signatures(block)
            case Code(groups=groups):
                self._line(" - ".join(groups), "Code")
            case PageBreak():
                self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Bars(text=text):
                if text:
                    self._line(text)
            case Timeline() | DayList() | Months():
                for plain in in_plain_blocks(block):
                    self.write(plain)

    def _line(self, text: str, style: str = "Normal") -> Line:
        line = self.file.add_paragraph(style=style)
        _run(line, text)
        return line

    def _marked(self, text: str, style: str) -> None:
        line = self.file.add_paragraph(style=style)
        for stretch, bold in runs(text):
            _run(line, stretch, bold=bold)

    def _open(self, lines: int) -> None:
        for _ in range(lines):
            self.file.add_paragraph(style="Open")

    def _fields(self, rows: Sequence[tuple[str, str]]) -> None:
        table = self._table(len(rows), (_LABELS, 1 - _LABELS), "Field List")
        for row, (label, value) in zip(table.rows, rows, strict=True):
            _put(row.cells[0], label)
            _put(row.cells[1], value, bold=True)
        self.file.add_paragraph(style="Gap")

    def _grid(self, grid: Grid) -> None:
        columns = len(grid.head)
        widths = grid.widths if len(grid.widths) == columns else (1 / columns,) * columns
        ticks = (_BOX,) if grid.ticks else ()
        empty = ((("",) * (columns - grid.ticks)),) * grid.empty_rows
        self._with_head(grid.head, [(*row, *ticks) for row in (*grid.rows, *empty)], widths)

    def _signatures(self, block: SignatureBlock) -> None:
        words = self.paper.words
        if block.heading:
            self._line(block.heading, "Heading 3")
        self._line(block.sentence).paragraph_format.keep_with_next = True
        if count := len(block.boxes):
            names = tuple(f"{words.sign_name}: {box.name}" for box in block.boxes)
            labels = (words.sign_function, words.sign_place, words.sign_day)
            under = [(f"{label}:",) * count for label in labels]
            head = tuple(box.role for box in block.boxes)
            table = self._with_head(head, [names, *under], (1 / count,) * count)
            for row in list(table.rows)[:-1]:
                for cell in row.cells:
                    cell.paragraphs[0].paragraph_format.keep_with_next = True
        if block.objection:
            self._line(f"{_BOX} {block.objection}")
            self._open(1)

    def _with_head(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Iterable[float]
    ) -> Table:
        """A table whose head comes back on every page, and the gap that keeps it from the next one."""
        table = self._table(1 + len(rows), widths, "Table Grid")
        lines = list(table.rows)
        lines[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for number, (line, texts) in enumerate(zip(lines, (head, *rows), strict=True)):
            for cell, text in zip(line.cells, texts, strict=False):
                _put(cell, text, bold=number == 0)
        self.file.add_paragraph(style="Gap")
        return table

    def _table(self, rows: int, widths: Iterable[float], style: str) -> Table:
        sizes = [Twips(round(share * self.room)) for share in widths]
        table: Table = self.file.add_table(rows, len(sizes), style)
        table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.LEFT
        for column, size in zip(table.columns, sizes, strict=True):
            column.width = Length(size)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, size in zip(row.cells, sizes, strict=True):
                cell.width = Length(size)
        return table


def _run(line: Line, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Text in one style; a line end stays one."""
    if text:
        run = line.add_run(printable(text))
        # A reminder in italics is not bold, also beside a label that is.
        run.bold, run.italic = (False if italic else bold or None), italic or None


def _put(cell: Cell, text: str, *, bold: bool = False) -> None:
    line = cell.paragraphs[0]
    line.style = "Cell"
    _run(line, text, bold=bold)


def _page_number(line: Line, pattern: str) -> None:
    """The words around the number of the page; `{page}` and `{pages}` are counted by the word processor."""
    for part in re.split(r"(\{\w+\})", pattern):
        if part not in _COUNTED:
            _run(line, part)
            continue
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), _COUNTED[part])
        counted = line.add_run("1")._r
        field.append(counted)
        line._p.append(field)
