"""The questions of a year as a bar for each month: laid out once, for the screen and for paper.

A bar is stacked: what was taken on stands below, then what was not, then what is still open. The parts differ
by pattern and not by colour, and each bar has its number above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wizard.timeline_layout import Box, Drawing, Label, Measure, Piece, Stroke, Tone

PATTERNS: Final[tuple[tuple[int, Tone], ...]] = ((7, "tint"), (1, "ground"), (-1, "ground"))
"""Dots, strokes, nothing: of the parts from below."""
TALL: Final = 7.0
"""Height of the tallest bar, in heights of the text."""
WIDEST: Final = 5.0
"""Of the step from one bar to the next, in heights of the text."""


@dataclass(frozen=True, slots=True)
class MonthBar:
    """A month in brief, and how many of its questions were taken on, were not, and are still open."""

    label: str
    parts: tuple[int, int, int]

    @property
    def whole(self) -> int:
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class MonthChart:
    bars: tuple[MonthBar, ...]
    words: tuple[str, str, str]
    """What the parts mean."""


def lay_out_months(chart: MonthChart, width: float, em: float, measure: Measure) -> Drawing:
    """The bars at that width for text of height `em`; in two rows where they do not fit in one."""
    line = em * 1.35
    widest = max((measure(bar.label, False) for bar in chart.bars), default=em)
    fits = max(1, int(width / (widest * 1.2)))
    in_a_row = len(chart.bars) if fits >= len(chart.bars) else max(1, -(-len(chart.bars) // 2))
    step = min(width / max(1, in_a_row), WIDEST * em)
    most = max((bar.whole for bar in chart.bars), default=0) or 1
    pieces: list[Piece] = []
    top = 0.0
    for first in range(0, len(chart.bars), in_a_row):
        floor = top + line + TALL * em
        row = chart.bars[first : first + in_a_row]
        for place, bar in enumerate(row):
            pieces += _bar(bar, place * step, floor, step * 0.7, TALL * em / most, em, line, measure)
        pieces.append(Stroke(0, floor, len(row) * step - step * 0.3, floor, em * 0.08))
        top = floor + 1.8 * line
    legend, tall = _legend(chart, top, width, em, line, measure)
    return Drawing(width, top + tall, (*pieces, *legend), ())


def _bar(
    bar: MonthBar, x: float, floor: float, wide: float, unit: float, em: float, line: float, measure: Measure
) -> list[Piece]:
    pieces: list[Piece] = []
    y = floor
    for count, (pattern, fill) in zip(bar.parts, PATTERNS, strict=True):
        if count:
            y -= count * unit
            pieces.append(Box(x, y, wide, count * unit, pattern, fill))
    above = str(bar.whole)
    for text, top, bold in ((above, y - line, True), (bar.label, floor + 0.2 * em, False)):
        size = measure(text, bold)
        pieces.append(Label(max(0.0, x + (wide - size) / 2), top, size, line, text, bold=bold))
    return pieces


def _legend(
    chart: MonthChart, top: float, width: float, em: float, line: float, measure: Measure
) -> tuple[list[Piece], float]:
    """What the patterns mean, as far as they occur."""
    pieces: list[Piece] = []
    x, y = 0.0, top
    for part, (word, (pattern, fill)) in enumerate(zip(chart.words, PATTERNS, strict=True)):
        if not any(bar.parts[part] for bar in chart.bars):
            continue
        wide = 2.2 * em + measure(word, False)
        if x and x + wide > width:
            x, y = 0.0, y + line
        pieces.append(Box(x, y + line / 2 - 0.45 * em, 1.6 * em, 0.9 * em, pattern, fill))
        pieces.append(Label(x + 2.2 * em, y, measure(word, False), line, word))
        x += wide + 1.5 * em
    return pieces, (y + line - top) if pieces else 0.0
