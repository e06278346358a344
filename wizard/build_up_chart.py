"""The build-up of hours as bars, one for each week: laid out once, for the screen and for paper.

No piece carries meaning by colour: weeks that are over are dotted, a week with fewer hours is hatched, and
each bar has its number above it. There is no smooth line: it would suggest a precision that is not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wizard.build_up import Step, hours_by_week
from wizard.dutch import number
from wizard.timeline_layout import Box, Drawing, Label, Measure, Piece, Shape, Stroke, Tone

IN_A_ROW: Final = 26
MOST_WEEKS: Final = 104
DONE, LOWER, PLAIN = 7, 1, -1
"""Patterns: dots, strokes, nothing."""
_FILLS: Final[dict[int, Tone]] = {DONE: "tint"}
TALL: Final = 7.0
"""Height of the bars for the hours of the contract, in heights of the text."""


@dataclass(frozen=True, slots=True)
class Bar:
    day: date
    """The first day of the week."""
    hours: float
    pattern: int = PLAIN
    has_talk: bool = False


@dataclass(frozen=True, slots=True)
class BuildUpChart:
    """Weeks count from the first step. `full_text` stands at the line of the contract ("32 uur")."""

    bars: tuple[Bar, ...]
    contract_hours: float | None = None
    full_text: str = ""
    week_text: str = ""
    done_text: str = ""
    lower_text: str = ""
    talk_text: str = ""


def bars_of(steps: tuple[Step, ...], today: date, talks: tuple[date, ...] = ()) -> tuple[Bar, ...]:
    """One bar a week, up to two years."""
    weeks = hours_by_week(steps, MOST_WEEKS)
    bars = []
    for place, (day, hours) in enumerate(weeks):
        end = day + timedelta(days=7)
        is_lower = place > 0 and hours < weeks[place - 1][1]
        pattern = LOWER if is_lower else DONE if end <= today else PLAIN
        bars.append(Bar(day, hours, pattern, any(day <= talk < end for talk in talks)))
    return tuple(bars)


def lay_out_bars(chart: BuildUpChart, width: float, em: float, measure: Measure) -> Drawing:
    """The bars at that width for text of height `em`; more than has room, or 26, goes on in a next row."""
    pieces: list[Piece] = []
    line, y = em * 1.35, 0.0
    beside = max(measure(chart.full_text, False), measure(chart.week_text, False)) + em
    widest = max((measure(number(bar.hours), True) for bar in chart.bars), default=em)
    most = max(1, min(IN_A_ROW, int((width - beside) / (widest * 1.08))))
    step = min((width - beside) / max(most, 8), 4 * em)
    for first in range(0, len(chart.bars), most):
        pieces += _row(chart, chart.bars[first : first + most], first, y, step, em, line, measure)
        y += 2 * line + TALL * em + 2.4 * line
    legend, tall = _legend(chart, y, width, em, line, measure)
    return Drawing(width, y + tall, (*pieces, *legend), ())


def _row(
    chart: BuildUpChart,
    bars: tuple[Bar, ...],
    first: int,
    top: float,
    step: float,
    em: float,
    line: float,
    measure: Measure,
) -> list[Piece]:
    pieces: list[Piece] = []
    wide = step * 0.76
    most = max([bar.hours for bar in chart.bars] + [chart.contract_hours or 0.0]) or 1.0
    floor = top + 2 * line + TALL * em
    for place, bar in enumerate(bars):
        x = place * step
        high = TALL * em * bar.hours / most
        pieces.append(
            Box(x, floor - high, wide, high, bar.pattern, "tint" if bar.pattern == DONE else "ground")
        )
        above = number(bar.hours)
        size = measure(above, True)
        left = max(0.0, x + (wide - size) / 2)
        pieces.append(Label(left, floor - high - line, size, line, above, bold=True))
        below = str(first + place + 1)
        size = measure(below, False)
        pieces.append(Label(max(0.0, x + (wide - size) / 2), floor + 0.2 * em, size, line, below))
        if bar.has_talk:
            pieces.append(Shape("now", x + wide / 2, floor + 0.2 * em + 1.5 * line, em * 0.35))
    end = len(bars) * step - (step - wide)
    pieces.append(Stroke(0, floor, max(end, wide), floor, em * 0.08))
    if chart.contract_hours:
        y = floor - TALL * em * chart.contract_hours / most
        dash, x = em * 0.5, 0.0
        while x < end:
            pieces.append(Stroke(x, y, min(x + dash, end), y, em * 0.08, "soft"))
            x += dash * 1.7
        size = measure(chart.full_text, False)
        pieces.append(Label(end + em * 0.4, y - line / 2, size, line, chart.full_text))
    size = measure(chart.week_text, False)
    pieces.append(Label(end + em * 0.4, floor + 0.2 * em, size, line, chart.week_text, tone="soft"))
    return pieces


def _legend(
    chart: BuildUpChart, top: float, width: float, em: float, line: float, measure: Measure
) -> tuple[list[Piece], float]:
    """What the patterns mean, as far as they occur."""
    shown: list[tuple[int, str]] = [
        (pattern, text)
        for pattern, text in ((DONE, chart.done_text), (LOWER, chart.lower_text))
        if text and any(bar.pattern == pattern for bar in chart.bars)
    ]
    talks = bool(chart.talk_text) and any(bar.has_talk for bar in chart.bars)
    if not shown and not talks:
        return [], 0.0
    pieces: list[Piece] = []
    x, y = 0.0, top
    entries = [
        *((pattern, text, False) for pattern, text in shown),
        *([(0, chart.talk_text, True)] if talks else []),
    ]
    for pattern, text, is_talk in entries:
        wide = 2.2 * em + measure(text, False)
        if x and x + wide > width:
            x, y = 0.0, y + line
        middle = y + line / 2
        if is_talk:
            pieces.append(Shape("now", x + 0.8 * em, middle, em * 0.35))
        else:
            fill = _FILLS.get(pattern, "ground")
            pieces.append(Box(x, middle - 0.45 * em, 1.6 * em, 0.9 * em, pattern, fill))
        pieces.append(Label(x + 2.2 * em, y, measure(text, False), line, text))
        x += wide + 1.5 * em
    return pieces, y + line - top
