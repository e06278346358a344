"""Where everything on the picture of a case goes: one layout for the screen and for paper.

Pure: a width and a way to measure text come in, frozen pieces come out. Units are those of the width; y runs
down. No piece carries meaning by colour: states are shapes, phases are patterns, both with words beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import Final, Literal, TypeAlias

from wizard.timeline_views import TimelineBand, TimelineMark, TimelinePicture

Measure: TypeAlias = Callable[[str, bool], float]
"""The width of a text, plain or bold, at the height of text that the layout is made for."""
Tone: TypeAlias = Literal["ink", "soft", "tint", "ground"]
ShapeKind: TypeAlias = Literal["done", "now", "later", "too_late", "today", "block", "flag"]
Point: TypeAlias = tuple[float, float]
PATTERNS: Final = 8
ROOM_FOR_A_TEXT: Final = (0.6, 0.48, 0.32)
"""Shares of the width that the text of a day may take, the roomiest that works first."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. `pattern` below 0 is plain; `fill` lies under the pattern."""

    x: float
    y: float
    width: float
    height: float
    pattern: int = -1
    fill: Tone = "ground"
    outlined: bool = True
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    tone: Tone = "ink"


@dataclass(frozen=True, slots=True)
class Shape:
    """A sign around a point; `half` is half its width and height."""

    kind: ShapeKind
    x: float
    y: float
    half: float


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text in its box; it begins at the left."""

    x: float
    y: float
    width: float
    height: float
    text: str
    bold: bool = False
    tone: Tone = "ink"


Piece: TypeAlias = Box | Stroke | Shape | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """The pieces in drawing order; `spots` are the shapes of the marks, in the order of the marks."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    spots: tuple[Shape, ...]

    @property
    def labels(self) -> tuple[Label, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, Label))


def lay_out(picture: TimelinePicture, width: float, em: float, measure: Measure) -> Drawing:
    """The picture at that width, for text of height `em`."""
    return _Layout(picture, width, em, measure).drawing()


def outline_of(shape: Shape) -> tuple[tuple[tuple[Point, ...], ...], bool]:
    """The lines of a shape and whether they are filled; lines that end where they began are closed."""
    x, y, h = shape.x, shape.y, shape.half

    def at(*points: Point) -> tuple[Point, ...]:
        return tuple((x + right * h, y + down * h) for right, down in points)

    diamond = at((0, -1), (1, 0), (0, 1), (-1, 0), (0, -1))
    match shape.kind:
        case "done":
            return (at((-0.85, 0.05), (-0.25, 0.7), (0.9, -0.75)),), False
        case "now":
            return (diamond,), True
        case "later":
            return (diamond,), False
        case "too_late":
            return (at((-0.8, -0.8), (0.8, 0.8)), at((-0.8, 0.8), (0.8, -0.8))), False
        case "today":
            return (at((0, -1), (1, 0.8), (-1, 0.8), (0, -1)),), True
        case "block":
            return (at((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8), (-0.8, -0.8)),), True
        case "flag":
            pennant = at((-0.6, -1), (0.9, -0.5), (-0.6, 0), (-0.6, -1))
            return (pennant, at((-0.6, 1), (-0.6, -1))), True


def strokes_of(box: Box, em: float) -> Iterator[Stroke]:
    """The lines of the pattern of a box, cut off at its edges."""
    slopes: dict[int, tuple[int, ...]] = {1: (1,), 2: (-1,), 3: (1, -1)}
    step, weight = em * 0.42, em * 0.05
    kind = box.pattern % PATTERNS if box.pattern >= 0 else -1
    if kind in (4, 6):
        for number in range(1, int(box.height / step) + 1):
            y = box.y + number * step
            if y < box.y + box.height:
                yield Stroke(box.x, y, box.x + box.width, y, weight, "soft")
    if kind in (5, 6):
        for number in range(1, int(box.width / step) + 1):
            x = box.x + number * step
            if x < box.x + box.width:
                yield Stroke(x, box.y, x, box.y + box.height, weight, "soft")
    if kind == 7:
        for row, column in product(range(int(box.height / step)), range(int(box.width / step))):
            x, y = box.x + (column + 0.5) * step, box.y + (row + 0.5) * step
            yield Stroke(x, y, x + weight, y, weight * 2, "soft")
    for slope in slopes.get(kind, ()):
        yield from _slanted(box, slope, step * 1.3, weight)


def _slanted(box: Box, slope: int, step: float, weight: float) -> Iterator[Stroke]:
    """Lines at 45 degrees through the whole box."""
    for number in range(int((box.width + box.height) / step) + 1):
        start = box.x - box.height + number * step
        left, right = max(start, box.x), min(start + box.height, box.x + box.width)
        if left >= right:
            continue
        down_left, down_right = left - start, right - start
        if slope < 0:
            down_left, down_right = box.height - down_left, box.height - down_right
        yield Stroke(left, box.y + down_left, right, box.y + down_right, weight, "soft")


@dataclass
class _Layout:
    picture: TimelinePicture
    width: float
    em: float
    measure: Measure
    pieces: list[Piece] = field(default_factory=list)
    spots: list[Shape] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.half = self.em * 0.42
        self.line = self.em * 1.25
        self.air = self.em * 0.3
        self.days = max(1, (self.picture.last - self.picture.first).days)

    def x(self, day: date) -> float:
        """Where a day lies; the first and the last keep room for half a shape."""
        inner = self.width - 2 * self.half
        return self.half + inner * min(max((day - self.picture.first).days, 0), self.days) / self.days

    def drawing(self) -> Drawing:
        top = self._today_label(0)
        top = self._flags(top)
        top = self._marks(top)
        bar = top
        top = self._bar(top)
        top = self._notes(top)
        top = self._tick_labels(top)
        top = self._bands(top)
        top = self._legend(top)
        self._today_line(bar)
        return Drawing(self.width, top, tuple(self.pieces), tuple(self.spots))

    def _text(
        self, x: float, y: float, text: str, most: float | None = None, bold: bool = False, tone: Tone = "ink"
    ) -> Label:
        """A line of text, cut short when there is less room than it needs."""
        text = self._fitted(text, self.width if most is None else most, bold)
        label = Label(x, y, self.measure(text, bold), self.line, text, bold, tone)
        self.pieces.append(label)
        return label

    def _fitted(self, text: str, room: float, bold: bool = False) -> str:
        if self.measure(text, bold) <= room:
            return text
        while text and self.measure(text + "…", bold) > room:
            text = text[:-1]
        return text.rstrip() + "…" if text else ""

    def _kept_in(self, x: float, width: float) -> float:
        """The nearest place to the left edge `x` at which nothing sticks out."""
        return max(0.0, min(x, self.width - width))

    # --- above the bar -----------------------------------------------------------------------------------

    def _today_label(self, top: float) -> float:
        if self.picture.today is None:
            return top
        text = self._fitted(self.picture.today_text, self.width, True)
        wide = self.measure(text, True)
        self._text(self._kept_in(self.x(self.picture.today) - wide / 2, wide), top, text, bold=True)
        return top + self.line

    def _flags(self, top: float) -> float:
        rows: list[float] = []
        side = 2 * self.half + self.air
        placed = []
        for flag in sorted(self.picture.flags, key=lambda flag: flag.day):
            x = self.x(flag.day)
            placed.append((x, _first_free(rows, x - self.half, x + self.half + self.air)))
        for x, row in placed:
            self.pieces.append(Shape("flag", x, top + (len(rows) - row - 0.5) * side, self.half))
        return top + len(rows) * side

    def _marks(self, top: float) -> float:
        """The shapes in rows above the bar; those with a text stand on top, so that nothing lies between."""
        rows: list[list[float]] = []
        near = 2 * self.half + self.air / 2
        chosen: dict[int, int] = {}
        marks = list(enumerate(self.picture.marks))
        for number, mark in [
            *((n, m) for n, m in marks if not m.is_next),
            *((n, m) for n, m in marks if m.is_next),
        ]:
            x = self.x(mark.day)
            taken = [row for row, xs in enumerate(rows) if any(abs(x - other) < near for other in xs)]
            if mark.is_next:
                row = max(taken, default=-1) + 1
            else:
                row = next(row for row in range(len(rows) + 1) if row not in taken)
            if row == len(rows):
                rows.append([])
            rows[row].append(x)
            chosen[number] = row
        side = 2 * self.half + self.air
        labelled = [(self.x(m.day), chosen[n], m) for n, m in marks if m.is_next]
        shapes_top = self._mark_labels(top, labelled, len(rows), side, near)
        for number, mark in marks:
            y = shapes_top + (len(rows) - chosen[number] - 0.5) * side
            shape = Shape(mark.state, self.x(mark.day), y, self.half)
            self.pieces.append(shape)
            self.spots.append(shape)
        return shapes_top + len(rows) * side + self.air / 2

    def _mark_labels(
        self, top: float, marks: list[tuple[float, int, TimelineMark]], rows: int, side: float, near: float
    ) -> float:
        """The texts of the next two, each with a line down to its shape. Gives where the shapes begin."""
        blocks: list[tuple[float, int, list[tuple[str, bool]]]] = []
        for x, row, mark in marks:
            lines = [(mark.title, True), (mark.day_text, False)]
            if blocks and x - blocks[-1][0] < near:
                before = blocks.pop()
                blocks.append((x, max(row, before[1]), [*before[2], *lines]))
            else:
                blocks.append((x, row, lines))
        if not blocks:
            return top
        for share in ROOM_FOR_A_TEXT:
            room = self.width * share - self.air
            cut = [(x, row, [(self._fitted(t, room, b), b) for t, b in lines]) for x, row, lines in blocks]
            wide = [max(self.measure(t, b) for t, b in lines) + self.air for _, _, lines in cut]
            found = self._sides([x for x, _, _ in cut], wide)
            if found is not None:
                break
        else:
            return top
        sides, levels = found
        high = [len(lines) * self.line for _, _, lines in cut]
        tiers = {level: max(h for h, at in zip(high, levels, strict=True) if at == level) for level in levels}
        bottom = top + sum(tiers.values()) + self.air / 2
        for (x, row, lines), side_of, level, tall in zip(cut, sides, levels, high, strict=True):
            foot = bottom - self.air / 2 - sum(h for at, h in tiers.items() if at < level)
            for number, (text, bold) in enumerate(lines):
                left = x + self.air if side_of > 0 else x - self.air - self.measure(text, bold)
                self._text(left, foot - tall + number * self.line, text, bold=bold)
            end = bottom + (rows - row - 0.5) * side - self.half
            self.pieces.append(Stroke(x, foot - tall, x, end, self.em * 0.07))
        return bottom

    def _sides(self, xs: list[float], wide: list[float]) -> tuple[list[int], list[int]] | None:
        """For each text the side of its line on which it stands, and its level above the shapes.

        None when texts stick out or a line would cross one: never when no text is wider than a third.
        """
        for sides in ([1, 1], [-1, 1], [-1, -1], [1, -1]):
            boxes = [
                (x, x + w) if side > 0 else (x - w, x) for x, w, side in zip(xs, wide, sides, strict=False)
            ]
            if any(left < 0 or right > self.width for left, right in boxes):
                continue
            if len(boxes) < 2 or boxes[0][1] + self.air <= boxes[1][0]:
                return sides[: len(xs)], [0] * len(xs)
            if sides == [1, 1]:
                return sides, [1, 0]
            if sides == [-1, -1]:
                return sides, [0, 1]
        return None

    def _today_line(self, bar: float) -> None:
        """Drawn last, from its word down to the bar, with a triangle under it; it passes by every text."""
        if self.picture.today is None:
            return
        x, weight = self.x(self.picture.today), self.em * 0.13
        start, end = self.line, bar + self.em * 1.1
        crossed = sorted(
            (label.y, label.y + label.height)
            for label in self.pieces
            if isinstance(label, Label) and label.x - weight < x < label.x + label.width + weight
        )
        for upper, lower in crossed:
            if lower <= start or upper >= end:
                continue
            if upper > start:
                self.pieces.append(Stroke(x, start, x, upper, weight))
            start = max(start, lower)
        if start < end:
            self.pieces.append(Stroke(x, start, x, end, weight))
        self.pieces.append(Shape("today", x, end + self.half, self.half))

    # --- the bar and what stands under it ----------------------------------------------------------------

    def _bar(self, top: float) -> float:
        picture, high = self.picture, self.em * 1.1
        start, end = self.x(picture.first), self.x(picture.end)
        self.pieces.append(Box(start, top, max(0.0, end - start), high))
        if picture.today is not None:
            past = min(self.x(picture.today), end)
            self.pieces.append(Box(start, top, max(0.0, past - start), high, fill="tint"))
        for gap in picture.gaps:
            left, right = self.x(gap.fit), min(self.x(gap.sick_again), end)
            self.pieces.append(Box(left, top, max(0.0, right - left), high, dashed=True))
        if picture.extension is not None:
            right = self.x(picture.extension.end)
            self.pieces.append(Box(end, top, max(0.0, right - end), high, dashed=True))
        for tick in picture.ticks:
            x = self.x(tick.day)
            if x <= end:
                self.pieces.append(Stroke(x, top, x, top + high, self.em * 0.07))
        if picture.stopped is not None:
            x = max(self.half, min(end, self.width - self.half))
            self.pieces.append(Shape("block", x, top + high / 2, self.half))
        return top + high + (2 * self.half + self.air if picture.today is not None else self.air)

    def _notes(self, top: float) -> float:
        """What the gaps, the block and the extension are, in as many rows as they need."""
        picture = self.picture
        notes = [((self.x(gap.fit) + self.x(gap.sick_again)) / 2, gap.text) for gap in picture.gaps]
        if picture.extension is not None:
            middle = (self.x(picture.extension.start) + self.x(picture.extension.end)) / 2
            notes.append((middle, picture.extension.text))
        if picture.stopped is not None:
            notes.append((self.x(picture.stopped), picture.stopped_text))
        rows: list[float] = []
        for middle, text in sorted(notes):
            text = self._fitted(text, self.width)
            wide = self.measure(text, False)
            left = self._kept_in(middle - wide / 2, wide)
            row = _first_free(rows, left, left + wide + self.em)
            self._text(left, top + row * self.line, text)
        return top + len(rows) * self.line

    def _tick_labels(self, top: float) -> float:
        """Week and day of each tick: the ends first, then the halves, then what still fits between."""
        ticks = self.picture.ticks
        order = sorted(
            range(len(ticks)), key=lambda n: (n not in (0, len(ticks) - 1), n % 4 != 0, n % 2 != 0, n)
        )
        taken: list[tuple[float, float]] = []
        for number in order:
            tick = ticks[number]
            wide = max(self.measure(tick.week_text, True), self.measure(tick.day_text, False))
            x = self.x(tick.day)
            left = self._kept_in(x if number == 0 else x - wide / 2, wide)
            if any(left < right + self.em and begin < left + wide + self.em for begin, right in taken):
                continue
            taken.append((left, left + wide))
            for line, (text, bold) in enumerate(((tick.week_text, True), (tick.day_text, False))):
                indent = 0 if number == 0 else (wide - self.measure(text, bold)) / 2
                self._text(left + indent, top + line * self.line, text, bold=bold, tone="ink")
        return top + 2 * self.line + self.air

    def _bands(self, top: float) -> float:
        inside = [band for band in self.picture.bands if not band.is_outside]
        outside = [band for band in self.picture.bands if band.is_outside]
        self.named: set[str] = set()
        high = self.em * 1.6
        for band in inside:
            self._band(band, top, high)
        if inside:
            top += high + self.air
        if outside:
            self._outside(outside, top)
            top += self.line + self.air
        return top + self.air

    def _title(self, band: TimelineBand) -> str:
        return f"{band.title} {self.picture.words.expected}" if band.is_expected else band.title

    def _edges(self, band: TimelineBand) -> Point:
        left, right = self.x(band.start), self.x(band.end)
        return left, max(left, right)

    def _band(self, band: TimelineBand, top: float, high: float) -> None:
        left, right = self._edges(band)
        self.pieces.append(Box(left, top, right - left, high, pattern=band.pattern, dashed=band.is_expected))
        title = self._title(band)
        wide = self.measure(title, band.is_current)
        if wide + 4 * self.air > right - left:
            return
        self.named.add(band.phase)
        x, y = left + 2 * self.air, top + (high - self.line) / 2
        plate = Box(x - self.air, y, wide + 2 * self.air, self.line, outlined=False)
        self.pieces.append(plate)
        self._text(x, y, title, bold=band.is_current)

    def _outside(self, bands: list[TimelineBand], top: float) -> None:
        """A thin bar of its own, its name beside it where there is room."""
        edges = [self._edges(band) for band in bands]
        for number, (band, (left, right)) in enumerate(zip(bands, edges, strict=True)):
            self.pieces.append(
                Box(
                    left, top + self.line * 0.25, right - left, self.line / 2,
                    pattern=band.pattern, dashed=band.is_expected,
                )
            )  # fmt: skip
            title, wide = self._title(band), self.measure(self._title(band), False)
            following = edges[number + 1][0] if number + 1 < len(edges) else self.width
            if right + self.air + wide + self.air <= following:
                self._text(right + self.air, top, title)
                self.named.add(band.phase)
            elif number == 0 and left - self.air - wide >= 0:
                self._text(left - self.air - wide, top, title)
                self.named.add(band.phase)

    def _legend(self, top: float) -> float:
        """What the shapes mean, and the phases that had no room for their name."""
        words, picture = self.picture.words, self.picture
        entries: list[tuple[Shape | Box, str]] = [
            (Shape("done", 0, 0, self.half), words.done),
            (Shape("now", 0, 0, self.half), words.now),
            (Shape("later", 0, 0, self.half), words.later),
            (Shape("too_late", 0, 0, self.half), words.too_late),
        ]
        if picture.flags:
            entries.append((Shape("flag", 0, 0, self.half), words.flag))
        if picture.stopped is not None:
            entries.append((Shape("block", 0, 0, self.half), words.block))
        swatch = Box(0, 0, self.em * 1.8, self.em * 0.9)
        if picture.gaps:
            entries.append((Box(0, 0, swatch.width, swatch.height, dashed=True), words.fit))
        shown = {band.phase: band for band in reversed(picture.bands) if band.phase not in self.named}
        for band in sorted(shown.values(), key=lambda band: band.pattern):
            entries.append((Box(0, 0, swatch.width, swatch.height, band.pattern), band.title))
        x = 0.0
        for sign, text in entries:
            sign_wide = sign.width if isinstance(sign, Box) else 2 * sign.half
            text = self._fitted(text, self.width - sign_wide - self.air)
            wide = sign_wide + self.air + self.measure(text, False)
            if x and x + wide > self.width:
                x, top = 0.0, top + self.line
            middle = top + self.line / 2
            if isinstance(sign, Box):
                self.pieces.append(
                    Box(
                        x, middle - sign.height / 2, sign.width, sign.height, sign.pattern, dashed=sign.dashed
                    )
                )
            else:
                self.pieces.append(Shape(sign.kind, x + sign.half, middle, sign.half))
            self._text(x + sign_wide + self.air, top, text)
            x += wide + 1.4 * self.em
        return top + self.line


def _first_free(rows: list[float], left: float, right: float) -> int:
    """The first row that ends before `left`; it is taken up to `right` from now on."""
    for number, end in enumerate(rows):
        if end <= left:
            rows[number] = right
            return number
    rows.append(right)
    return len(rows) - 1
