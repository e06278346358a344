"""The build-up of hours as bars, one for each week: laid out once, for the screen and for paper.

No piece carries meaning by colour. What was agreed is an outline; what was worked fills it with dots, or with
strokes where it is less; a week that is kept free has lines across. Each bar has its number above it. There
is no smooth line: it would suggest a precision that is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wizard.build_up_weeks import Week
from wizard.dutch import number
from wizard.timeline_layout import Box, Drawing, Label, Measure, Piece, Shape, Stroke, Tone

IN_A_ROW: Final = 26
WORKED, LOWER, BUFFER, PLAIN = 7, 1, 4, -1
"""Patterns: dots, strokes, lines across, nothing."""
TALL: Final = 7.0
"""Height of the bars for the hours of the contract, in heights of the text."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One week: the hours that were agreed, and those that were recorded when they were."""

    hours: float
    worked: float | None = None
    is_buffer: bool = False
    is_lower: bool = False
    """Fewer hours were agreed than for the week before."""
    has_talk: bool = False

    @property
    def pattern(self) -> int:
        """The pattern of what was agreed."""
        if self.is_buffer:
            return BUFFER
        return LOWER if self.is_lower and self.worked is None else PLAIN

    @property
    def fell_short(self) -> bool:
        return self.worked is not None and self.worked < self.hours

    @property
    def worked_pattern(self) -> int:
        """The pattern of what was worked."""
        return LOWER if self.fell_short else WORKED

    @property
    def most(self) -> float:
        return max(self.hours, self.worked or 0.0)


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What the signs mean; of each only what occurs is shown."""

    week: str = ""
    agreed: str = ""
    worked: str = ""
    lower: str = ""
    buffer: str = ""
    talk: str = ""


@dataclass(frozen=True, slots=True)
class BuildUpChart:
    """Weeks count from the first step. `full_text` stands at the line of the contract ("32 uur")."""

    bars: tuple[Bar, ...]
    contract_hours: float | None = None
    full_text: str = ""
    words: ChartWords = ChartWords()


def bars_of(weeks: Iterable[Week], talks: tuple[date, ...] = ()) -> tuple[Bar, ...]:
    """One bar a week."""
    bars: list[Bar] = []
    for week in weeks:
        end = week.day + timedelta(days=7)
        is_lower = bool(bars) and week.hours < bars[-1].hours
        has_talk = any(week.day <= talk < end for talk in talks)
        bars.append(Bar(week.hours, week.worked, week.is_buffer, is_lower, has_talk))
    return tuple(bars)


def lay_out_bars(chart: BuildUpChart, width: float, em: float, measure: Measure) -> Drawing:
    """The bars at that width for text of height `em`; more than has room, or 26, goes on in a next row."""
    return _Layout(chart, width, em, measure).drawing()


class _Layout:
    def __init__(self, chart: BuildUpChart, width: float, em: float, measure: Measure) -> None:
        self.chart, self.width, self.em, self.measure = chart, width, em, measure
        self.line = em * 1.35
        self.highest = max([bar.most for bar in chart.bars] + [chart.contract_hours or 0.0]) or 1.0
        beside = max(measure(chart.full_text, False), measure(chart.words.week, False)) + em
        texts = [text for bar in chart.bars for text in _numbers(bar)]
        widest = max((measure(text, True) for text in texts), default=em)
        self.in_a_row = max(1, min(IN_A_ROW, int((width - beside) / (widest * 1.08))))
        self.step = min((width - beside) / max(self.in_a_row, 8), 4 * em)
        self.wide = self.step * 0.76

    def drawing(self) -> Drawing:
        pieces: list[Piece] = []
        y = 0.0
        for first in range(0, len(self.chart.bars), self.in_a_row):
            pieces += self._row(first, y)
            y += 3 * self.line + TALL * self.em + 2.4 * self.line
        y += self._legend(pieces, y)
        return Drawing(self.width, y, tuple(pieces), ())

    def _row(self, first: int, top: float) -> Iterator[Piece]:
        em, line = self.em, self.line
        floor = top + 3 * line + TALL * em
        bars = self.chart.bars[first : first + self.in_a_row]
        for place, bar in enumerate(bars):
            x = place * self.step
            yield from self._bar(bar, x, floor)
            yield self._centred(x, floor + 0.2 * em, str(first + place + 1))
            if bar.has_talk:
                yield Shape("now", x + self.wide / 2, floor + 0.2 * em + 1.5 * line, em * 0.35)
        end = len(bars) * self.step - (self.step - self.wide)
        yield Stroke(0, floor, max(end, self.wide), floor, em * 0.08)
        yield from self._contract(end, floor)
        week = self.chart.words.week
        yield Label(end + em * 0.4, floor + 0.2 * em, self.measure(week, False), line, week, tone="soft")

    def _bar(self, bar: Bar, x: float, floor: float) -> Iterator[Piece]:
        """The outline of what was agreed, in it what was worked, and the numbers above both."""
        high = self._height(bar.hours)
        yield Box(x, floor - high, self.wide, high, bar.pattern)
        if bar.worked is not None:
            worked = self._height(bar.worked)
            fill = _fill(bar.worked_pattern)
            yield Box(x, floor - worked, self.wide, worked, bar.worked_pattern, fill)
            if bar.worked > bar.hours:
                # What was agreed stays in sight below what was worked.
                yield Stroke(x, floor - high, x + self.wide, floor - high, self.em * 0.16)
        top = floor - self._height(bar.most)
        for text, is_main in zip(_numbers(bar), (True, False), strict=False):
            top -= self.line
            yield self._centred(x, top, text, is_main)

    def _height(self, hours: float) -> float:
        return TALL * self.em * hours / self.highest

    def _centred(self, x: float, y: float, text: str, bold: bool = False) -> Label:
        size = self.measure(text, bold)
        left = max(0.0, x + (self.wide - size) / 2)
        return Label(left, y, size, self.line, text, bold=bold)

    def _contract(self, end: float, floor: float) -> Iterator[Piece]:
        """A dashed line at the hours of the contract, with its number beside it."""
        if not self.chart.contract_hours:
            return
        em, y = self.em, floor - self._height(self.chart.contract_hours)
        dash, x = em * 0.5, 0.0
        while x < end:
            yield Stroke(x, y, min(x + dash, end), y, em * 0.08, "soft")
            x += dash * 1.7
        text = self.chart.full_text
        yield Label(end + em * 0.4, y - self.line / 2, self.measure(text, False), self.line, text)

    def _legend(self, pieces: list[Piece], top: float) -> float:
        """What the signs mean, as far as they occur; gives how high it is."""
        em, line = self.em, self.line
        x, y, is_empty = 0.0, top, True
        for pattern, text in self._meanings():
            wide = 2.2 * em + self.measure(text, False)
            if x and x + wide > self.width:
                x, y = 0.0, y + line
            middle = y + line / 2
            if pattern is None:
                pieces.append(Shape("now", x + 0.8 * em, middle, em * 0.35))
            else:
                pieces.append(Box(x, middle - 0.45 * em, 1.6 * em, 0.9 * em, pattern, _fill(pattern)))
            pieces.append(Label(x + 2.2 * em, y, self.measure(text, False), line, text))
            x += wide + 1.5 * em
            is_empty = False
        return 0.0 if is_empty else y + line - top

    def _meanings(self) -> Iterator[tuple[int | None, str]]:
        bars, words = self.chart.bars, self.chart.words
        has_worked = any(bar.worked is not None for bar in bars)
        lower = any(bar.pattern == LOWER or bar.fell_short for bar in bars)
        found = (
            (PLAIN, words.agreed, has_worked),
            (WORKED, words.worked, has_worked),
            (LOWER, words.lower, lower),
            (BUFFER, words.buffer, any(bar.is_buffer for bar in bars)),
            (None, words.talk, any(bar.has_talk for bar in bars)),
        )
        return ((pattern, text) for pattern, text, occurs in found if text and occurs)


def _numbers(bar: Bar) -> tuple[str, ...]:
    """What stands above a bar: what was worked, and above that what was agreed when it differs."""
    if bar.worked is None:
        return (number(bar.hours),)
    if bar.worked == bar.hours:
        return (number(bar.worked),)
    return (number(bar.worked), f"({number(bar.hours)})")


def _fill(pattern: int) -> Tone:
    return "tint" if pattern == WORKED else "ground"
