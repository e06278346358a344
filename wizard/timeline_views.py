"""The picture of a case in time, before anything is drawn: one bar of 104 weeks with what lies on it.

Days are dates; a week is always a week of sickness. Screen and paper draw the same value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, TypeAlias

MarkState: TypeAlias = Literal["done", "now", "later", "too_late"]
"""Drawn as a shape of its own: a tick, a full diamond, an open diamond, a cross."""


@dataclass(frozen=True, slots=True)
class TimelineTick:
    """The end of a week of sickness on the bar; the first one is the first sick day."""

    day: date
    week_text: str
    day_text: str


@dataclass(frozen=True, slots=True)
class TimelineBand:
    """A phase from `start` up to, not including, `end`; or the part of it that is expected to come."""

    phase: str
    title: str
    start: date
    end: date
    pattern: int
    """The same number for the same phase, whatever the case: phases differ by pattern, not by colour."""
    is_current: bool = False
    is_expected: bool = False
    is_outside: bool = False
    """While fit: it runs beside the count of sick days, on a thin bar of its own."""

    @property
    def last(self) -> date:
        """Its last day."""
        return self.end - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TimelineGap:
    """Fit days from `fit` up to, not including, `sick_again`; they do not count."""

    fit: date
    sick_again: date
    text: str


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """One day on which something is due, in order of day."""

    id: str
    """As in the table: the duty, its occurrence, or the milestone."""
    day: date
    week: str
    title: str
    who: str
    day_text: str
    """Short: "ma 2 mrt 2026"."""
    state: MarkState
    state_text: str
    spoken: str
    """All of it in one sentence, for the line under the picture and for screen readers."""
    is_next: bool = False
    """One of the two that get their text beside them."""
    place: str = ""
    """The task that opens with Enter; empty when there is none to do."""
    do_by_text: str = ""
    """For a day off on which something is to be done: "doe het uiterlijk vr 2 okt"."""


@dataclass(frozen=True, slots=True)
class TimelineFlag:
    """Agreements were not kept on that day. On the own screen only, never on paper."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class TimelineExtension:
    """Pay goes on after 104 weeks, up to and including `end`; never past 156 weeks."""

    start: date
    end: date
    text: str


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """The words of the legend, and what stands on the picture by itself."""

    done: str = ""
    now: str = ""
    later: str = ""
    too_late: str = ""
    flag: str = ""
    block: str = ""
    fit: str = ""
    expected: str = ""
    """Behind the name of a phase that is expected: "(verwacht)"."""


@dataclass(frozen=True, slots=True)
class TimelinePicture:
    """From the first sick day up to and including the last day that is drawn."""

    name: str
    """For screen readers: "Tijdlijn, week 8 van 104, volgende: ..."."""
    first: date
    end: date
    """The last day of the 104 weeks, or of the count when it stopped before."""
    last: date
    """The last day of the axis: of the 104 weeks, of an extension, or of a phase that runs on."""
    ticks: tuple[TimelineTick, ...]
    bands: tuple[TimelineBand, ...]
    gaps: tuple[TimelineGap, ...]
    marks: tuple[TimelineMark, ...]
    words: TimelineWords
    flags: tuple[TimelineFlag, ...] = ()
    extension: TimelineExtension | None = None
    today: date | None = None
    """None when it lies outside the axis."""
    today_text: str = ""
    stopped: date | None = None
    """The first fit day of a recovery of four weeks or more: the bar ends there, with a block."""
    stopped_text: str = ""

    def for_paper(self) -> TimelinePicture:
        """The same without what is for the own screen only."""
        return replace(self, flags=())
