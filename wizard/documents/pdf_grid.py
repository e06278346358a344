"""Tables, label-and-value lists and notices: rows of cells that never split, with a head that comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from wizard.documents.pdf_parts import Part, draw_box
from wizard.documents.pdf_text import Line, draw_lines, set_lines
from wizard.documents.style import Sheet, TextStyle

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

TALLEST: Final = 0.45
"""A row higher than this share of the page is cut into several rows: only then it always fits."""
_NARROWEST: Final = 0.03
"""A column of less than this share would hold no word: then all columns become equal."""


@dataclass(frozen=True, slots=True)
class Cell:
    lines: tuple[Line, ...]
    style: TextStyle
    box: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    cells: tuple[Cell, ...]
    height: float
    tint: float = 1
    open: bool = False
    """To be filled in by pen."""


class Grid(Part):
    """Rows under each other. `lined` draws the grid of a table; a list has lines under its rows only."""

    def __init__(
        self,
        head: tuple[GridRow, ...],
        rows: tuple[GridRow, ...],
        widths: tuple[float, ...],
        look: Sheet,
        lined: bool = True,
    ) -> None:
        self.head, self.rows, self.widths, self.look, self.lined = head, rows, widths, look, lined
        self.height = sum(row.height for row in (*head, *rows))
        self.before, self.after = 3, 8

    def least(self) -> float:
        """The head with two rows; a table of a third of a page or less stays in one piece."""
        if self.height <= self.look.inner_height / 3:
            return self.height
        return sum(row.height for row in (*self.head, *self.rows[:2]))

    def split(self, room: float) -> tuple[Part, Part] | None:
        room -= sum(row.height for row in self.head)
        count = 0
        for row in self.rows:
            if row.height > room + 1e-6:
                break
            room -= row.height
            count += 1
        if not 0 < count < len(self.rows):
            return None
        return self._piece(self.rows[:count]), self._piece(self.rows[count:])

    def _piece(self, rows: tuple[GridRow, ...]) -> Grid:
        return Grid(self.head, rows, self.widths, self.look, self.lined)

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        """Tints first, then lines, then words: nothing covers a letter."""
        whole, y = sum(self.widths), top
        for row in (*self.head, *self.rows):
            if row.tint < 1:
                pen.setFillGray(row.tint)
                pen.rect(x, y - row.height, whole, row.height, stroke=0, fill=1)
            y -= row.height
        pen.setFillGray(0)
        self._lines(pen, x, top, whole)
        for row in (*self.head, *self.rows):
            left = x
            for cell, width in zip(row.cells, self.widths, strict=True):
                lower = 3 if row.open and not self.lined else 0
                self._cell(pen, cell, left, top - lower, width)
                left += width
            top -= row.height

    def _lines(self, pen: Canvas, x: float, top: float, whole: float) -> None:
        look, y = self.look, top
        pen.setStrokeGray(look.line_grey)
        pen.setLineWidth(look.line)
        if self.lined:
            pen.line(x, y, x + whole, y)
        for row in (*self.head, *self.rows):
            y -= row.height
            start = x if self.lined or not row.open else x + self.widths[0]
            pen.line(start, y, x + whole, y)
        if self.lined:
            left = x
            for width in (0.0, *self.widths):
                left += width
                pen.line(left, top, left, top - self.height)

    def _cell(self, pen: Canvas, cell: Cell, x: float, top: float, width: float) -> None:
        pad_x = self.look.pad_x if self.lined else 0
        if cell.box:
            draw_box(pen, x + (width - self.look.tick) / 2, top - self.look.pad_y, self.look.tick)
        elif cell.lines:
            draw_lines(pen, cell.lines, cell.style, x + pad_x, top - self.look.pad_y)


class Note(Grid):
    """A tinted frame around a few sentences."""

    def _lines(self, pen: Canvas, x: float, top: float, whole: float) -> None:
        pen.setFillGray(0)
        pen.rect(x, top - self.height, 1.6, self.height, stroke=0, fill=1)

    def _piece(self, rows: tuple[GridRow, ...]) -> Grid:
        note = Note((), rows, self.widths, self.look)
        note.before, note.after = self.before, self.after
        return note

    def _cell(self, pen: Canvas, cell: Cell, x: float, top: float, width: float) -> None:
        draw_lines(pen, cell.lines, cell.style, x + 2 * self.look.pad_x, top - self.look.pad_y)


def table(
    head: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    shares: tuple[float, ...],
    empty: int,
    ticks: bool,
    look: Sheet,
) -> Grid:
    """A table as wide as the page. Short rows and missing shares are made up for."""
    count = max([len(head), *(len(row) + ticks for row in rows), 1])
    if len(shares) != count or not min(shares) > _NARROWEST * sum(shares):
        shares = (1 / count,) * count
    widths = tuple(share / sum(shares) * look.inner_width for share in shares)
    cell, strong = look.text["cell"], look.text["head"]
    heads = (
        _rows(head + ("",) * (count - len(head)), strong, widths, look, look.tint_head) if any(head) else ()
    )
    if sum(row.height for row in heads) > look.inner_height / 4:
        heads = heads[:1]
    body: list[GridRow] = []
    for row in rows:
        body += _rows(row + ("",) * (count - len(row)), cell, widths, look, ticks=ticks)
    blank = tuple(Cell((), cell, box=ticks and column == count - 1) for column in range(count))
    body += [GridRow(blank, max(look.writing * 1.05, look.tick + 2 * look.pad_y), open=True)] * empty
    return Grid(heads, tuple(body), widths, look)


def pairs(rows: tuple[tuple[str, str], ...], look: Sheet) -> Grid:
    """Labels with values: short ones stand out, and where one is not known there is a line to write on."""
    label_width = look.inner_width * look.label_share
    widths = (label_width, look.inner_width - label_width)
    label = look.text["field_label"]
    body: list[GridRow] = []
    for name, text in rows:
        value = look.text["field_value"]
        if len(set_lines(text, value, widths[1])) > 1:
            value = look.text["field_long"]
        cells = (
            Cell(set_lines(name, label, label_width - 2 * look.pad_x), label),
            Cell(set_lines(text, value, widths[1]) if text else (), value),
        )
        body += _cut(cells, look, least=0 if text else look.writing, is_open=not text)
    return Grid((), tuple(body), widths, look, lined=False)


def note(text: str, style: TextStyle, tint: float, look: Sheet) -> Note:
    width = look.inner_width
    cells = (Cell(set_lines(text, style, width - 4 * look.pad_x, marked=True), style),)
    found = Note((), _cut(cells, look, tint=tint), (width,), look)
    found.before, found.after = style.before, style.after
    return found


def _rows(
    texts: tuple[str, ...],
    style: TextStyle,
    widths: tuple[float, ...],
    look: Sheet,
    tint: float = 1,
    ticks: bool = False,
) -> tuple[GridRow, ...]:
    cells = [
        Cell(set_lines(text, style, width - 2 * look.pad_x) if text else (), style)
        for text, width in zip(texts, widths, strict=True)
    ]
    if ticks:
        cells[-1] = Cell((), style, box=True)
    return _cut(tuple(cells), look, tint=tint, least=look.tick + 2 * look.pad_y if ticks else 0)


def _cut(
    cells: tuple[Cell, ...], look: Sheet, tint: float = 1, least: float = 0, is_open: bool = False
) -> tuple[GridRow, ...]:
    """One row, or several when it is too high for a page; the pieces carry on where the last one stopped."""
    leading = max(cell.style.leading for cell in cells)
    most = max(1, int((look.inner_height * TALLEST - 2 * look.pad_y) / leading))
    longest = max(1, *(len(cell.lines) for cell in cells))
    found = []
    for start in range(0, longest, most):
        piece = tuple(
            Cell(cell.lines[start : start + most], cell.style, cell.box and start == 0) for cell in cells
        )
        inner = max([len(cell.lines) * cell.style.leading for cell in piece])
        found.append(GridRow(piece, max(least if start == 0 else 0, inner + 2 * look.pad_y), tint, is_open))
    return tuple(found)
