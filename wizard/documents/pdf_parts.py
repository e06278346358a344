"""The parts of a page: each knows its height, how to draw itself and where it can be split.

Everything is measured when it is made, so that pages can be laid out before anything is drawn.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wizard.documents.blocks import SignatureBlock
from wizard.documents.pdf_text import Line, draw_lines, fitted, set_lines
from wizard.documents.style import MM, Sheet, TextStyle

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from wizard.documents.blocks import PaperWords


class Part:
    """Something on a page. `keeps` binds it to the next part; `anchored` never begins a page alone."""

    height: float = 0
    before: float = 0
    after: float = 0
    keeps = False
    anchored = False
    outline = ""
    """The text of its bookmark, for headings; `level` counts from 0."""
    level = 0

    def least(self) -> float:
        """The height of the smallest piece that may stand at the foot of a page."""
        return self.height

    def split(self, room: float) -> tuple[Part, Part] | None:
        """Two parts of which the first fits in `room`, or None when that cannot be."""
        return None

    def fitted(self, room: float) -> Part:
        """The part as it stands where `room` is left on the page: only lists that may stop early differ."""
        return self

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        raise NotImplementedError


class Text(Part):
    """A paragraph or heading; it splits between lines, never leaving one line alone."""

    def __init__(self, lines: tuple[Line, ...], style: TextStyle, keeps: bool = False) -> None:
        self.lines = lines
        self.style = style
        self.keeps = keeps
        self.height = len(lines) * style.leading
        self.before, self.after = style.before, style.after

    def least(self) -> float:
        return min(self.height, (2 if len(self.lines) > 3 else 3) * self.style.leading)

    def split(self, room: float) -> tuple[Part, Part] | None:
        count = min(int(room / self.style.leading + 1e-6), len(self.lines) - 2)
        if count < 2:
            return None
        return self._piece(self.lines[:count]), self._piece(self.lines[count:])

    def _piece(self, lines: tuple[Line, ...]) -> Text:
        return Text(lines, self.style)

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        draw_lines(pen, self.lines, self.style, x + self.style.indent, top)


class Point(Text):
    """A bullet or a box to tick, with its text beside it."""

    def __init__(self, lines: tuple[Line, ...], style: TextStyle, tick: float) -> None:
        super().__init__(lines, style)
        self.tick = tick
        if tick:
            self.height = max(self.height, tick + 1)

    def _piece(self, lines: tuple[Line, ...]) -> Text:
        return Point(lines, self.style, self.tick) if lines[0] is self.lines[0] else Text(lines, self.style)

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        middle = top - self.style.leading / 2
        if self.tick:
            draw_box(pen, x, middle + self.tick / 2, self.tick)
        else:
            pen.setFillGray(0)
            pen.circle(x + 1.6 * MM, middle - 0.3, self.style.size * 0.13, stroke=0, fill=1)
        super().draw(pen, x, top)


def draw_box(pen: Canvas, x: float, top: float, side: float) -> None:
    """An empty square to tick; drawn, so that no font has to know it."""
    pen.setStrokeGray(0)
    pen.setLineWidth(0.8)
    pen.rect(x, top - side, side, side, stroke=1, fill=0)


class Rule(Part):
    """Lines to write on."""

    def __init__(self, lines: int, width: float, look: Sheet) -> None:
        self.count, self.width, self.look = lines, width, look
        self.height = lines * look.writing
        self.after = look.writing * 0.4

    def least(self) -> float:
        return self.height if self.count <= 8 else 3 * self.look.writing

    def split(self, room: float) -> tuple[Part, Part] | None:
        count = int(room / self.look.writing + 1e-6)
        if not 0 < count < self.count:
            return None
        return Rule(count, self.width, self.look), Rule(self.count - count, self.width, self.look)

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        pen.setStrokeGray(self.look.line_grey)
        pen.setLineWidth(self.look.line)
        for number in range(1, self.count + 1):
            y = top - number * self.look.writing
            pen.line(x, y, x + self.width, y)


class Signing(Part):
    """The boxes to sign in, side by side, with the sentence above them. One piece, and never alone."""

    anchored = True

    def __init__(self, block: SignatureBlock, words: PaperWords, width: float, look: Sheet) -> None:
        self.block, self.width, self.look = block, width, look
        self.labels = (words.sign_name, words.sign_function, words.sign_place, words.sign_day)
        self.sentence = set_lines(block.sentence, look.text["body"], width)[:5]
        self.objection = set_lines(block.objection, look.text["body"], width - 2 * look.tick)[:3]
        self.per_row = max(1, int((width + 4 * MM) // (look.sign_width + 4 * MM)))
        self.box_height = look.text["sign_role"].leading + 3 + look.sign_height + 4 * 6.4 * MM + 4 * MM
        rows = -(-max(1, len(block.boxes)) // self.per_row)
        self.height = len(self.sentence) * look.text["body"].leading + 3 * MM + rows * self.box_height
        if block.objection:
            self.height += len(self.objection) * look.text["body"].leading + 2 * look.writing + 2 * MM
        self.before, self.after = 3, 6

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        body = self.look.text["body"]
        draw_lines(pen, self.sentence, body, x, top)
        top -= len(self.sentence) * body.leading + 3 * MM
        step = (self.width + 4 * MM) / self.per_row
        for number, box in enumerate(self.block.boxes):
            column, row = number % self.per_row, number // self.per_row
            self._box(pen, x + column * step, top - row * self.box_height, box.role, box.name)
        if self.block.objection:
            top -= -(-len(self.block.boxes) // self.per_row) * self.box_height
            draw_box(pen, x, top - body.leading / 2 + self.look.tick / 2, self.look.tick)
            draw_lines(pen, self.objection, body, x + 1.6 * self.look.tick, top)
            top -= len(self.objection) * body.leading
            Rule(2, self.width, self.look).draw(pen, x, top)

    def _box(self, pen: Canvas, x: float, top: float, role: str, name: str) -> None:
        """The role, the box, and under it name, function, place and day."""
        look, small = self.look, self.look.text["sign_line"]
        width = min(look.sign_width, self.width)
        draw_lines(
            pen,
            ((("bold", fitted(role, "bold", look.text["sign_role"].size, width)),),),
            look.text["sign_role"],
            x,
            top,
        )
        top -= look.text["sign_role"].leading + 3
        pen.setStrokeGray(0)
        pen.setLineWidth(0.8)
        pen.rect(x, top - look.sign_height, width, look.sign_height, stroke=1, fill=0)
        top -= look.sign_height
        pen.setLineWidth(look.line)
        pen.setStrokeGray(look.line_grey)
        for number, label in enumerate(self.labels):
            line = top - (number + 1) * 6.4 * MM
            pen.line(x + 15 * MM, line, x + width, line)
            draw_lines(
                pen,
                ((("regular", fitted(label, "regular", small.size, 14 * MM)),),),
                small,
                x,
                line + small.leading - 1.5,
            )
            if number == 0 and name:
                value = fitted(name, "bold", small.size, width - 15.5 * MM)
                draw_lines(pen, ((("bold", value),),), small, x + 15.5 * MM, line + small.leading - 1.5)


def signings(block: SignatureBlock, words: PaperWords, look: Sheet) -> list[Part]:
    """The block as one part; only when no page could hold that many boxes, as several."""
    whole = Signing(block, words, look.inner_width, look)
    middle = len(block.boxes) // 2
    if whole.height <= look.inner_height or not middle:
        return [whole]
    first = replace(block, boxes=block.boxes[:middle], objection="")
    rest = replace(block, boxes=block.boxes[middle:], sentence="")
    return [*signings(first, words, look), *signings(rest, words, look)]


class Codes(Part):
    """The groups of a secret code in numbered frames, four in a row."""

    PER_ROW = 4

    def __init__(self, groups: tuple[str, ...], width: float, look: Sheet) -> None:
        self.groups, self.width, self.look = groups or ("",) * self.PER_ROW, width, look
        self.cell = look.text["code"].leading + 9 * MM
        self.height = -(-len(self.groups) // self.PER_ROW) * (self.cell + 3 * MM)
        self.before, self.after = 6, 6

    def split(self, room: float) -> tuple[Part, Part] | None:
        count = int(room / (self.cell + 3 * MM)) * self.PER_ROW
        if not 0 < count < len(self.groups):
            return None
        return Codes(self.groups[:count], self.width, self.look), Codes(
            self.groups[count:], self.width, self.look
        )

    def draw(self, pen: Canvas, x: float, top: float) -> None:
        code, small = self.look.text["code"], self.look.text["running"]
        step = (self.width + 3 * MM) / self.PER_ROW
        for number, group in enumerate(self.groups):
            left = x + number % self.PER_ROW * step
            upper = top - number // self.PER_ROW * (self.cell + 3 * MM)
            width = step - 3 * MM
            pen.setStrokeGray(0)
            pen.setLineWidth(1)
            pen.rect(left, upper - self.cell, width, self.cell, stroke=1, fill=0)
            draw_lines(pen, ((("regular", str(number + 1)),),), small, left + 1.5 * MM, upper - 1 * MM)
            lines = set_lines(group, code, width - 4 * MM)[:1]
            draw_lines(pen, lines, code, left + 3.2 * MM, upper - 5.5 * MM)
