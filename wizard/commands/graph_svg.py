"""The picture of a flow as SVG, with a layout of our own: phases below each other, lanes beside them.

Steps to the next phase run straight down; longer steps forward run in lanes on the right, events (dashed) in
lanes on the left. A lane that starts in several phases is drawn once. Labels stand outside the lanes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from wizard.commands.graph import Arrow, Box, Picture

BOX_WIDTH: Final = 256
BOX_HEIGHT: Final = 52
LINE: Final = 17
LETTER: Final = 7.5
"""Width that is reserved for a letter of a label, in pixels."""
LANE: Final = 26
SMALLEST_GAP: Final = 52
MARGIN: Final = 24
TOP: Final = 64

STYLE: Final = """
    text { font-family: "Source Sans 3", "Segoe UI", Arial, sans-serif; font-size: 14px; fill: #1A1A1A; }
    .heading { font-size: 20px; font-weight: bold; }
    .name { font-size: 16px; font-weight: bold; text-anchor: middle; }
    .id, .label, .note { fill: #4F5B66; }
    .id { font-size: 12px; text-anchor: middle; }
    .event { fill: #7A4B00; font-weight: bold; }
    .box { fill: #F3F5F7; stroke: #0B4F8A; stroke-width: 1.5; }
    .final { fill: #EAF6EE; stroke: #1B6B34; }
    .resume { fill: #FFF6DF; stroke: #7A4B00; stroke-dasharray: 5 4; }
    .step { fill: none; stroke: #0B4F8A; stroke-width: 1.75; }
    .lane { fill: none; stroke: #7A4B00; stroke-width: 1.5; stroke-dasharray: 5 4; }
    .lead { stroke: #B9C1C9; stroke-width: 1; }
    .tip { fill: #0B4F8A; }
    .tip-event { fill: #7A4B00; }
"""


@dataclass(frozen=True, slots=True)
class Lane:
    """An arrow that runs beside the phases. `ends` are the rows of its sources; `number` counts outwards."""

    arrow: Arrow
    ends: tuple[int, ...]
    target: int
    number: int


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a lane's label: where they hang on the lane, and where the first one stands."""

    lane: Lane
    hook: float
    top: float


class Layout:
    """Where everything stands, in pixels."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.rows = {box.id: number for number, box in enumerate(picture.boxes)}
        self.straight = tuple(self._straight())
        self.right = tuple(_lanes(self._beside(is_event=False)))
        self.left = tuple(_lanes(self._beside(is_event=True)))
        left_text = max((_width(lane.arrow.label) for lane in self.left), default=0)
        self.box_left = MARGIN + left_text + self.lanes_width(self.left) + (20 if self.left else 0)
        self.box_right = self.box_left + BOX_WIDTH
        self.tops = tuple(self._tops())
        below = max((_width(arrow.label) for arrow in self.straight), default=0)
        self.lanes_right = max(self.box_right, self.box_left + BOX_WIDTH / 2 + 14 + below)
        """From here on lanes on the right cross no label."""
        self.right_text = self.lanes_right + self.lanes_width(self.right) + 20
        beside = max((_width(lane.arrow.label) for lane in self.right), default=0)
        self.width = (self.right_text + beside if self.right else self.lanes_right) + MARGIN
        self.labels = (*self._labels(self.left), *self._labels(self.right))
        lowest = max((label.top + LINE * len(label.lane.arrow.label) for label in self.labels), default=0)
        self.boxes_end = max(self.tops[-1] + BOX_HEIGHT, lowest)
        self.height = self.boxes_end + MARGIN + LINE * (len(picture.noted) + 1) * bool(picture.noted)

    def _straight(self) -> Iterator[Arrow]:
        """Steps to the phase just below; each source of an arrow on its own."""
        for arrow in self.picture.arrows:
            for source in arrow.sources:
                if not arrow.is_event and self.rows[arrow.target] == self.rows[source] + 1:
                    yield Arrow((source,), arrow.target, arrow.label, False)

    def _beside(self, is_event: bool) -> Iterator[tuple[Arrow, tuple[int, ...], int]]:
        for arrow in self.picture.arrows:
            target = self.rows[arrow.target]
            far = tuple(
                self.rows[source] for source in arrow.sources if is_event or self.rows[source] + 1 != target
            )
            if arrow.is_event is is_event and far:
                yield arrow, far, target

    def lanes_width(self, lanes: tuple[Lane, ...]) -> float:
        return LANE * (max((lane.number for lane in lanes), default=-1) + 1)

    def _tops(self) -> Iterator[float]:
        """The upper edge of each box; what runs straight down below it needs room for its label."""
        top = float(TOP)
        for box in self.picture.boxes:
            yield top
            lines = sum(len(arrow.label) for arrow in self.straight if arrow.sources == (box.id,))
            top += BOX_HEIGHT + max(SMALLEST_GAP, lines * LINE + 34)

    def x_of(self, lane: Lane) -> float:
        outwards = LANE * (lane.number + 1)
        return self.box_left - outwards if lane.arrow.is_event else self.lanes_right + outwards

    def middle(self, row: int) -> float:
        return self.tops[row] + BOX_HEIGHT / 2

    def _labels(self, lanes: tuple[Lane, ...]) -> Iterator[Label]:
        """Labels from top to bottom, each as near to the middle of its lane as the one above leaves room."""
        free = float(TOP)
        for lane in sorted(lanes, key=lambda one: (sum(self._span(one)), one.number)):
            first, last = self._span(lane)
            height = LINE * len(lane.arrow.label)
            top = max(free, (first + last - height) / 2)
            hook = min(max(top + height / 2, first), last)
            yield Label(lane, hook, top)
            free = top + height + 12

    def _span(self, lane: Lane) -> tuple[float, float]:
        heights = [self.middle(row) for row in (*lane.ends, lane.target)]
        return min(heights), max(heights)


def _lanes(arrows: Iterable[tuple[Arrow, tuple[int, ...], int]]) -> Iterator[Lane]:
    """Each arrow in the innermost lane that is free over its whole length, short ones first."""
    taken: list[list[tuple[int, int]]] = []
    ordered = sorted(arrows, key=lambda one: max(*one[1], one[2]) - min(*one[1], one[2]))
    for arrow, ends, target in ordered:
        first, last = min(*ends, target), max(*ends, target)
        number = next(
            (n for n, spans in enumerate(taken) if all(last < a or b < first for a, b in spans)), len(taken)
        )
        if number == len(taken):
            taken.append([])
        taken[number].append((first, last))
        yield Lane(arrow, ends, target, number)


def _width(lines: Iterable[str]) -> float:
    return max((len(line) for line in lines), default=0) * LETTER


def svg(picture: Picture) -> str:
    """The picture as an SVG document that also says in words what it shows."""
    layout = Layout(picture)
    width, height = round(layout.width), round(layout.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="title about">',
        f'  <title id="title">{escape(picture.title)}</title>',
        f'  <desc id="about">{escape(_in_words(picture))}</desc>',
        f"  <style>{STYLE}  </style>",
        f'  <rect width="{width}" height="{height}" fill="#FFFFFF"/>',
        f'  <text class="heading" x="{MARGIN}" y="36">{escape(picture.title)}</text>',
        *(line for label in layout.labels for line in _lead(layout, label)),
        *(line for arrow in layout.straight for line in _draw_straight(layout, arrow)),
        *(line for lane in (*layout.right, *layout.left) for line in _draw_lane(layout, lane)),
        *(line for row, box in enumerate(picture.boxes) for line in _draw_box(layout, row, box)),
        *(line for label in layout.labels for line in _draw_label(layout, label)),
        *_draw_noted(layout),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _in_words(picture: Picture) -> str:
    lines = [
        f"{', '.join(arrow.sources)} {'(event)' if arrow.is_event else '->'} {arrow.target}: "
        + " ".join(arrow.label)
        for arrow in picture.arrows
    ]
    return ". ".join((*lines, *(f"{picture.noted_title}: {note}" for note in picture.noted))) + "."


def _draw_box(layout: Layout, row: int, box: Box) -> Iterator[str]:
    kind = " final" if box.is_final else " resume" if box.is_resume else ""
    radius = BOX_HEIGHT / 2 if box.is_final or box.is_resume else 6
    x, y, middle = layout.box_left, layout.tops[row], layout.box_left + BOX_WIDTH / 2
    yield (
        f'  <rect class="box{kind}" x="{x:g}" y="{y:g}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" '
        f'rx="{radius:g}"/>'
    )
    yield f'  <text class="name" x="{middle:g}" y="{y + 23:g}">{escape(box.title)}</text>'
    yield f'  <text class="id" x="{middle:g}" y="{y + 41:g}">{escape(box.id)}</text>'


def _draw_straight(layout: Layout, arrow: Arrow) -> Iterator[str]:
    x = layout.box_left + BOX_WIDTH / 2
    start = layout.tops[layout.rows[arrow.sources[0]]] + BOX_HEIGHT
    end = layout.tops[layout.rows[arrow.target]]
    yield f'  <path class="step" d="M{x:g} {start:g}V{end - 8:g}"/>'
    yield f'  <path class="tip" d="M{x:g} {end:g}l-5 -10h10z"/>'
    top = (start + end) / 2 - LINE * len(arrow.label) / 2
    for number, line in enumerate(arrow.label):
        yield _text("label", x + 14, top + LINE * number + 12, line)


def _draw_lane(layout: Layout, lane: Lane) -> Iterator[str]:
    is_event = lane.arrow.is_event
    name, tip = ("lane", "tip-event") if is_event else ("step", "tip")
    edge = layout.box_left if is_event else layout.box_right
    # Lanes leave and reach a box at heights of their own, so that each can be followed.
    apart = min(6 + 7 * lane.number, BOX_HEIGHT / 2 - 4) * (1 if is_event else -1)
    arrives = layout.middle(lane.target) + apart
    x, towards = layout.x_of(lane), 1 if is_event else -1
    leaves = [layout.middle(row) - apart for row in lane.ends]
    heights = (*leaves, arrives)
    yield f'  <path class="{name}" d="M{x:g} {min(heights):g}V{max(heights):g}"/>'
    for height in leaves:
        yield f'  <path class="{name}" d="M{edge:g} {height:g}H{x:g}"/>'
    yield f'  <path class="{name}" d="M{x:g} {arrives:g}H{edge - 8 * towards:g}"/>'
    yield f'  <path class="{tip}" d="M{edge:g} {arrives:g}l{-10 * towards} -5v10z"/>'


def _lead(layout: Layout, label: Label) -> Iterator[str]:
    x = layout.x_of(label.lane)
    end = _text_x(layout, label)
    yield f'  <path class="lead" d="M{x:g} {label.hook:g}L{end:g} {label.hook:g}"/>'


def _draw_label(layout: Layout, label: Label) -> Iterator[str]:
    is_event = label.lane.arrow.is_event
    x = _text_x(layout, label) + (-6 if is_event else 6)
    for number, line in enumerate(label.lane.arrow.label):
        name = "event" if is_event and number == 0 else "label"
        anchor = ' text-anchor="end"' if is_event else ""
        yield _text(name, x, label.top + LINE * number + 12, line, anchor)


def _text_x(layout: Layout, label: Label) -> float:
    if label.lane.arrow.is_event:
        return layout.box_left - layout.lanes_width(layout.left) - 14
    return layout.right_text - 6


def _draw_noted(layout: Layout) -> Iterator[str]:
    if layout.picture.noted:
        y = layout.boxes_end + MARGIN
        yield _text("event", MARGIN, y, layout.picture.noted_title)
        for number, note in enumerate(layout.picture.noted, start=1):
            yield _text("note", MARGIN, y + LINE * number, note)


def _text(name: str, x: float, y: float, line: str, more: str = "") -> str:
    return f'  <text class="{name}" x="{x:g}" y="{y:g}"{more}>{escape(line)}</text>'
