"""A calendar file (.ics, RFC 5545): the days of a case for the calendar that people look at every day.

Some calendars throw reminders away when they import, so each entry must say enough by itself. Others read
only the distance of a reminder and lose its sign: it always lies before the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from wizard.case.working_days import last_working_day

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT: Final = "-//Spoorboekje//Agenda//NL"
CATEGORY: Final = "Spoorboekje"
RINGS_AT: Final = timedelta(hours=9)
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One day in the calendar. `uid` stays the same for as long as it means the same thing."""

    uid: str
    day: date
    summary: str
    description: str
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """Everything that decides the bytes of a calendar file.

    `sequence` rises with every change of the case; with the same one, the later `today` counts.
    """

    title: str
    entries: tuple[CalendarEntry, ...]
    today: date
    sequence: int


def render(file: CalendarFile) -> bytes:
    """The file: lines of at most 75 octets that end in CRLF, as RFC 5545 asks."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", file.title)
    for entry in file.entries:
        calendar.add_component(_event(entry, file))
    made: bytes = calendar.to_ical()
    return made


def _event(entry: CalendarEntry, file: CalendarFile) -> Event:
    from icalendar import Alarm, Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", file.sequence)
    event.add("dtstamp", datetime.combine(file.today, time(), UTC))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + _ONE_DAY)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("categories", [CATEGORY])
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    alarm.add("trigger", _rings_before(entry.day))
    event.add_component(alarm)
    return event


def _rings_before(day: date) -> timedelta:
    """At nine in the morning of the working day before, counted from midnight at the start of `day`."""
    return last_working_day(day - _ONE_DAY) - day + RINGS_AT
