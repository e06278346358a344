"""The calendar file as a calendar reads it: parsed back with the library, and byte by byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from wizard.case.working_days import is_working_day
from wizard.documents.ics import CalendarEntry, CalendarFile, render

ENTRY = CalendarEntry(
    "s-001-plan-last@spoorboekje.local",
    date(2026, 2, 27),
    "Laatste dag: plan van aanpak (S-001)",
    "De uiterste dag is zondag 1 maart 2026.\nRegel: een heel lange regel, die zeker niet op één lijn past; "
    "met komma's, één é en een backslash \\.",
)
FILE = CalendarFile("Spoorboekje S-001", (ENTRY,), date(2026, 1, 5), 7)


def events(made: bytes) -> list:
    return Calendar.from_ical(made).walk("VEVENT")


def test_what_went_in_comes_out():
    event = events(render(FILE))[0]

    assert event["uid"] == ENTRY.uid
    assert event["summary"] == ENTRY.summary
    assert event["description"] == ENTRY.description
    assert event["sequence"] == 7
    assert event["status"] == "CONFIRMED"
    assert event.decoded("dtstamp") == datetime(2026, 1, 5, tzinfo=UTC)
    assert event["categories"].cats == ["Spoorboekje"]


def test_the_file_is_published_and_every_entry_takes_a_whole_day_without_making_it_busy():
    made = render(FILE)

    event = events(made)[0]
    assert b"\r\nMETHOD:PUBLISH\r\n" in made
    assert b"\r\nDTSTART;VALUE=DATE:20260227\r\n" in made
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(days=1)
    assert event["transp"] == "TRANSPARENT"


def test_lines_have_at_most_75_octets_and_end_in_crlf():
    made = render(FILE)

    assert made.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert max(len(line) for line in made.split(b"\r\n")) <= 75


@given(st.dates(date(2020, 1, 1), date(2034, 12, 31)))
def test_the_one_reminder_stands_last_and_rings_at_nine_on_a_working_day_before(day):
    made = render(replace(FILE, entries=(replace(ENTRY, day=day),)))

    (alarm,) = events(made)[0].walk("VALARM")
    rings = datetime.combine(day, datetime.min.time()) + alarm.decoded("trigger")
    assert alarm.decoded("trigger") < timedelta(0)
    assert rings.hour == 9
    assert rings.date() < day and is_working_day(rings.date())
    assert b"END:VALARM\r\nEND:VEVENT" in made


def test_what_is_off_is_cancelled_under_the_same_uid():
    event = events(render(replace(FILE, entries=(replace(ENTRY, is_cancelled=True),))))[0]

    assert (event["status"], event["uid"]) == ("CANCELLED", ENTRY.uid)


def test_the_same_file_has_the_same_bytes():
    assert render(FILE) == render(replace(FILE))
