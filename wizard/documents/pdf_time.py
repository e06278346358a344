"""The days of a case as parts of a page: the drawing of the timeline, the list to tick, twelve months."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from wizard.build_up_chart import BuildUpChart, lay_out_bars
from wizard.case.working_days import is_working_day
from wizard.documents.blocks import DayLine, DayList, Months
from wizard.documents.days import MONTHS_SHOWN, months_on, more_text
from wizard.documents.markup import printable
from wizard.documents.pdf_parts import Part, draw_box
from wizard.documents.pdf_text import Line, baseline, draw_lines, faces, fitted, set_lines
from wizard.documents.style import MM, Sheet
from wizard.dutch import MONTHS, WEEKDAYS
from wizard.month_chart import MonthChart, lay_out_months
from wizard.timeline_layout import (
    Box,
    Drawing,
    Label,
    Measure,
    Shape,
    Stroke,
    lay_out,
    outline_of,
    strokes_of,
)
from wizard.timeline_views import TimelinePicture

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

GREYS: Final = {"ink": 0.0, "soft": 0.35, "tint": 0.88, "ground": 1.0}
WEEKS_IN_A_MONTH: Final = 6
IN_A_ROW: Final = 4
INSET: Final = 0.9 * MM
"""Before the day in its cell."""
SQUEEZED: Final = 0.86
OFF: Final = 0.9
"""The grey behind a day on which offices are closed."""


class DrawnPart(Part):
    """A drawing that was laid out for the width of the page."""

    def __init__(self, lay: Callable[[float, float, Measure], Drawing], look: Sheet) -> None:
        self.style = replace(look.text["small"], before=0, after=0)
        self.em = self.style.size
        self.drawing = lay(look.inner_width, self.em, self._measure)
        self.height = self.drawing.height
        self.before, self.after = 4, 8

    def _measure(self, text: str, bold: bool) -> float:
        return faces()["bold" if bold else "regular"].width(printable(text), self.em)

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        for piece in self.drawing.pieces:
            match piece:
                case Box():
                    self._box(pen, piece, x, top)
                case Stroke():
                    _stroke(pen, piece, x, top)
                case Shape():
                    _shape(pen, piece, x, top, self.em)
                case Label():
                    style = replace(self.style, leading=piece.height)
                    font = "bold" if piece.bold else "regular"
                    lines = (((font, printable(piece.text)),),)
                    pen.setFillGray(GREYS[piece.tone])
                    draw_lines(pen, lines, style, x + piece.x, top - piece.y)
        pen.setFillGray(0)

    def _box(self, pen: Canvas, box: Box, x: float, top: float) -> None:
        left, bottom = x + box.x, top - box.y - box.height
        pen.setFillGray(GREYS[box.fill])
        pen.rect(left, bottom, box.width, box.height, stroke=0, fill=1)
        for stroke in strokes_of(box, self.em):
            _stroke(pen, stroke, x, top)
        if box.outlined:
            pen.setStrokeGray(GREYS["soft"])
            pen.setLineWidth(self.em * 0.07)
            pen.setDash([2.5, 1.8] if box.dashed else [])
            pen.rect(left, bottom, box.width, box.height, stroke=1, fill=0)
            pen.setDash([])


class TimelinePart(DrawnPart):
    """The drawing of the timeline, as wide as the page allows: 2.4 mm for a week on A4 lying down."""

    def __init__(self, picture: TimelinePicture, look: Sheet) -> None:
        super().__init__(partial(lay_out, picture), look)


class BarsPart(DrawnPart):
    """The weeks of a build-up, or the months of a year, as bars."""

    def __init__(self, chart: BuildUpChart | MonthChart, look: Sheet) -> None:
        way = (
            partial(lay_out_months, chart) if isinstance(chart, MonthChart) else partial(lay_out_bars, chart)
        )
        super().__init__(way, look)


def _stroke(pen: Canvas, stroke: Stroke, x: float, top: float) -> None:
    pen.setStrokeGray(GREYS[stroke.tone])
    pen.setLineWidth(stroke.weight)
    pen.line(x + stroke.x1, top - stroke.y1, x + stroke.x2, top - stroke.y2)


def _shape(pen: Canvas, shape: Shape, x: float, top: float, em: float) -> None:
    lines, filled = outline_of(shape)
    pen.setStrokeGray(0)
    pen.setLineWidth(em * 0.12)
    for line in lines:
        is_closed = line[0] == line[-1]
        path: Any = pen.beginPath()
        path.moveTo(x + line[0][0], top - line[0][1])
        for right, down in line[1:]:
            path.lineTo(x + right, top - down)
        if is_closed:
            path.close()
        pen.setFillGray(0 if filled else 1)
        pen.drawPath(path, stroke=1, fill=1 if is_closed else 0)
    pen.setFillGray(0)


# --- the list ----------------------------------------------------------------------------------------------

WIDE_ENOUGH: Final = 200 * MM
"""From this width on the list has two columns."""
BETWEEN: Final = 6 * MM
SHARES: Final = (0.06, 0.33, 0.37, 0.17, 0.07)
"""Number, day, what, who and the box, of the width of one column."""


class DayListPart(Part):
    """Days to tick: as many as the page has room for, and how many are left."""

    def __init__(self, block: DayList, look: Sheet, room: float = 0.0) -> None:
        self.block, self.look = block, look
        self.style = look.text["small"]
        self.head_style = replace(look.text["head"], size=self.style.size, leading=self.style.leading)
        count = 2 if look.inner_width >= WIDE_ENOUGH else 1
        self.wide = (look.inner_width - BETWEEN * (count - 1)) / count
        self.head = self.style.leading + 2 * MM
        self.rows = [self._row(line) for line in block.lines]
        self.columns: list[list[int]] = [[] for _ in range(count)]
        self.left = len(self.rows)
        self.height = 0.0
        self.after = 2.0
        if room:
            self._fill(room)

    def fitted(self, room: float) -> Part:
        return DayListPart(self.block, self.look, room)

    def _row(self, line: DayLine) -> tuple[tuple[tuple[Line, ...], ...], float]:
        """The lines of each cell, and the height of the row."""
        beside = f"{line.day_text}, {line.hint}"
        fits = faces()["bold"].width(beside, self.style.size) <= self.wide * SHARES[1] - 1.5 * MM
        day = f"**{line.day_text}**" + (", " if fits else "\n") + line.hint if line.hint else line.day_text
        texts = (
            str(line.number or ""),
            day if line.hint else f"**{day}**",
            line.what,
            line.who,
        )
        cells = tuple(
            set_lines(text, self.style, self.wide * share - 1.5 * MM, marked=place == 1)
            for place, (text, share) in enumerate(zip(texts, SHARES, strict=False))
        )
        most = max(len(cell) for cell in cells)
        return cells, max(most * self.style.leading, self.look.tick) + 1.6 * MM

    def _fill(self, room: float) -> None:
        """As many rows as fit, in order; below them a line for what is left over."""
        for spare in (0.0, self.style.leading + 1 * MM):
            place = 0
            self.columns = [[] for _ in self.columns]
            deepest = 0.0
            for column in self.columns:
                used = self.head
                while place < len(self.rows) and used + self.rows[place][1] <= room - spare:
                    column.append(place)
                    used += self.rows[place][1]
                    place += 1
                deepest = max(deepest, used if column else 0.0)
            self.left = len(self.rows) - place
            self.height = deepest
            if not self.left:
                return
        self.height = min(room, deepest + self.style.leading + 1 * MM)

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        for number, column in enumerate(self.columns):
            if column:
                self._column(pen, column, x + number * (self.wide + BETWEEN), top)
        if self.left and self.height:
            days = {line.day for line in self.block.lines[-self.left :]}
            text = fitted(more_text(self.block, len(days)), "italic", self.style.size, self.look.inner_width)
            foot = top - self.height + self.style.leading
            draw_lines(pen, ((("italic", text),),), self.style, x, foot)

    def _column(self, pen: Canvas, column: list[int], x: float, top: float) -> None:
        pen.setFillGray(self.look.tint_head)
        pen.rect(x, top - self.head, self.wide, self.head, stroke=0, fill=1)
        pen.setFillGray(0)
        lefts = [x + self.wide * sum(SHARES[:place]) + 1 * MM for place in range(len(SHARES))]
        for left, share, text in zip(lefts, SHARES, self.block.head[:-1], strict=False):
            head = fitted(text, "bold", self.head_style.size, self.wide * share)
            draw_lines(pen, ((("bold", head),),), self.head_style, left, top - 1 * MM)
        y = top - self.head
        for place in column:
            cells, height = self.rows[place]
            for left, lines in zip(lefts, cells, strict=False):
                draw_lines(pen, lines, self.style, left, y - 0.8 * MM)
            draw_box(pen, x + self.wide - self.look.tick - 1 * MM, y - 0.8 * MM, self.look.tick)
            y -= height
            pen.setStrokeGray(self.look.line_grey)
            pen.setLineWidth(self.look.line)
            pen.line(x, y, x + self.wide, y)


# --- the months --------------------------------------------------------------------------------------------


class MonthsPart(Part):
    """Twelve months, Monday first, with calendar weeks; below them what the numbers stand for."""

    GAP: Final = 3 * MM
    ROW: Final = 4.8 * MM
    WEEK: Final = 6 * MM
    TITLE: Final = 5 * MM
    LEGEND_COLUMNS: Final = 3

    def __init__(self, block: Months, look: Sheet) -> None:
        self.block, self.look = block, look
        self.style = replace(look.text["running"], leading=self.ROW)
        self.wide = (look.inner_width - (IN_A_ROW - 1) * self.GAP) / IN_A_ROW
        self.cell = (self.wide - self.WEEK) / 7
        self.tall = self.TITLE + (1 + WEEKS_IN_A_MONTH) * self.ROW + 1.5 * MM
        self.numbers = {line.day: line.number for line in block.lines}
        self.above = self.ROW + 1 * MM
        room = look.inner_height - self._heading_room() - self.above - self.tall * MONTHS_SHOWN / IN_A_ROW
        most = max(1, int(room / self.ROW)) * self.LEGEND_COLUMNS
        texts = self._legend_texts()
        self.legend = texts if len(texts) <= most else texts[: most - 1]
        if len(texts) > most:
            self.legend = [*self.legend, more_text(block, len(texts) - most + 1)]
        rows = -(-len(self.legend) // self.LEGEND_COLUMNS)
        self.height = self.above + self.tall * MONTHS_SHOWN / IN_A_ROW + rows * self.ROW
        self.before = 4

    def _heading_room(self) -> float:
        """A heading of one line usually stands above."""
        style = self.look.text["h1"]
        return style.leading + style.after + 4

    def _legend_texts(self) -> list[str]:
        """One text for each number: its day and all that falls on it."""
        texts: dict[int, str] = {}
        for line in self.block.lines:
            before = texts.get(line.number)
            texts[line.number] = f"{before}; {line.what}" if before else f"{line.day_text}: {line.what}"
        return [f"{number}  {text}" for number, text in texts.items()]

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        caption = fitted(
            self.block.caption.replace("◆", " "), "regular", self.style.size, self.look.inner_width
        )
        _diamond(pen, x + 1.6, top - self.ROW / 2, 1.9)
        self._write(pen, caption.strip(), x + 5, top)
        top -= self.above
        for number in range(MONTHS_SHOWN):
            row, column = divmod(number, IN_A_ROW)
            self._month(
                pen,
                months_on(self.block.first, number),
                x + column * (self.wide + self.GAP),
                top - row * self.tall,
            )
        top -= self.tall * MONTHS_SHOWN / IN_A_ROW
        deep = -(-len(self.legend) // self.LEGEND_COLUMNS)
        wide = self.look.inner_width / self.LEGEND_COLUMNS
        for number, text in enumerate(self.legend):
            column, row = divmod(number, deep)
            left, y = x + column * wide, top - row * self.ROW
            if text[:1].isdigit():
                _diamond(pen, left + 1.6, y - self.ROW / 2, 1.9)
                left += 5
            shown = fitted(text, "regular", self.style.size, wide - 5 - 2 * MM)
            self._write(pen, shown, left, y)

    def _write(self, pen: Canvas, text: str, x: float, top: float, font: str = "regular") -> None:
        draw_lines(pen, (((font, printable(text)),),), self.style, x, top)

    def _right(self, pen: Canvas, text: str, x: float, top: float, font: str) -> None:
        """A text that ends at `x`."""
        self._write(pen, text, x - faces()[font].width(text, self.style.size), top, font)

    def _month(self, pen: Canvas, month: date, x: float, top: float) -> None:
        title = replace(self.style, size=self.style.size + 1.5, leading=self.TITLE)
        words = f"{MONTHS['nl'][month.month - 1]} {month.year}"
        draw_lines(pen, ((("bold", words),),), title, x + self.WEEK, top)
        top -= self.TITLE
        for place, name in enumerate(WEEKDAYS["nl"]):
            self._write(pen, name[:2], x + self.WEEK + place * self.cell + INSET, top, "bold")
        for number, week in enumerate(Calendar(0).monthdatescalendar(month.year, month.month), start=1):
            y = top - number * self.ROW
            self._right(pen, str(week[0].isocalendar().week), x + self.WEEK - 1.5 * MM, y, "italic")
            for place, day in enumerate(week):
                if day.month == month.month:
                    self._day(pen, day, x + self.WEEK + place * self.cell, y)

    def _day(self, pen: Canvas, day: date, x: float, top: float) -> None:
        if not is_working_day(day):
            pen.setFillGray(OFF)
            pen.rect(x, top - self.ROW, self.cell, self.ROW, stroke=0, fill=1)
            pen.setFillGray(0)
        number = self.numbers.get(day)
        if number is None:
            self._write(pen, str(day.day), x + INSET, top)
            return
        self._squeezed(pen, str(day.day), "bold", x + 1, top)
        pen.setStrokeGray(0)
        pen.setLineWidth(0.7)
        pen.rect(x, top - self.ROW + 0.4, self.cell, self.ROW - 0.8, stroke=1, fill=0)
        wide = faces()["regular"].width(str(number), self.style.size) * SQUEEZED
        self._squeezed(pen, str(number), "regular", x + self.cell - wide - 0.9, top)
        _diamond(pen, x + self.cell - wide - 2.9, top - self.ROW / 2, 1.6)

    def _squeezed(self, pen: Canvas, text: str, font: str, x: float, top: float) -> None:
        """A number a little narrower than usual: day, diamond and number stand in one cell."""
        writing: Any = pen.beginText(x, top - baseline(self.style))
        writing.setFont(faces()[font].name, self.style.size)
        writing.setHorizScale(SQUEEZED * 100)
        writing.textOut(text)
        writing.setHorizScale(100)
        pen.drawText(writing)


def _diamond(pen: Canvas, x: float, y: float, half: float) -> None:
    path: Any = pen.beginPath()
    path.moveTo(x, y + half)
    for right, up in ((half, 0), (0, -half), (-half, 0)):
        path.lineTo(x + right, y + up)
    path.close()
    pen.setFillGray(0)
    pen.drawPath(path, stroke=0, fill=1)
