"""The counting of sick days (law: BW 7:629 lid 1 and 10, Wet WIA art. 23, Ziektewet art. 38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The running spell of sickness: its first day and the fit days within it that do not count."""

    first_sick_day: date
    gaps: tuple[tuple[date, date], ...] = ()
