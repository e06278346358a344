"""The days of a case in a calendar where others may read along."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.session.told import ANALYSIS, MONDAY, PARTIES, PLAN, answer
from wizard.case.record import Entry, Record
from wizard.case.working_days import is_working_day
from wizard.content.loader import load
from wizard.content.model import Content
from wizard.content.privacy import calendar_matcher, neutral
from wizard.session.agenda import agenda_of
from wizard.session.open_case import Standing
from wizard.session.session import NoCaseOpen

FLOWS = Path(__file__).parents[2] / "flows"
HEALTH = re.compile(r"ziek|verzuim|herstel|beter|arts\b|diagnos|klacht|behandel|arbo|medisch|\bwia\b", re.I)


def events(made: bytes) -> dict[str, Event]:
    """The events of a file by the part of their uid that names what they are."""
    found = Calendar.from_ical(made).walk("VEVENT")
    return {str(event["uid"]).partition("@")[0].partition("-")[2]: event for event in found}


def standing_of(content: Content, first: date, today: date) -> Standing:
    told = (
        Entry("e1", 1, first, "answer", "first_name", "Sanne", task="sick_report"),
        Entry("e2", 1, first, "answer", "first_sick_day", first.isoformat(), task="sick_report"),
    )
    return Standing(content, Record("employer_case", told), today)


def test_a_deadline_stands_in_the_calendar_twice(sick):
    found = events(sick.agenda().ics)

    soon, last = found["problem_analysis-soon"], found["problem_analysis-last"]
    assert soon["summary"] == "Over 2 weken: analyse vragen (S-001)"
    assert last["summary"] == "Laatste dag: analyse vragen (S-001)"
    # Zondag 15 februari is de uiterste dag; de afspraken staan op de vrijdag ervoor.
    assert soon.decoded("dtstart") == date(2026, 1, 30)
    assert last.decoded("dtstart") == date(2026, 2, 13)


def test_the_day_of_the_law_its_reading_and_its_rule_are_in_the_description(sick):
    said = str(events(sick.agenda().ics)["problem_analysis-last"]["description"])

    assert "De uiterste dag is zondag 15 februari 2026." in said
    assert "laatste dag van week 6" in said
    assert "Regeling procesgang art. 2" in said
    assert "Doe het uiterlijk vrijdag 13 februari 2026." in said


def test_a_day_that_simply_comes_stands_in_the_calendar_once_and_names_its_day(sick):
    found = events(sick.agenda().ics)

    assert [name for name in found if name.startswith("pay_ends")] == ["pay_ends-day"]
    assert found["pay_ends-day"]["summary"] == "Op 2 januari 2028: laatste dag loon (S-001)"
    assert found["pay_ends-day"].decoded("dtstart") == date(2027, 12, 31)
    assert found["wia_starts-day"]["summary"] == "Eerste dag na 104 weken (S-001)"


def test_an_agreed_call_stands_in_the_calendar(sick):
    call = events(sick.agenda().ics)["phone_call-appointment"]

    assert (call["summary"], call.decoded("dtstart")) == ("Afspraak (S-001)", date(2026, 1, 9))


def test_what_is_done_or_off_is_cancelled_under_the_uid_that_it_had(sick, on):
    before = sick.agenda().ics
    sick.agenda_saved()
    later = on(date(2026, 1, 20))
    later.open_case(later.home().cases[0].id)
    answer(later, later.jump("analysis"), {**ANALYSIS, "analysis_day": "2026-01-19"})

    after = events(later.agenda().ics)

    done = after["problem_analysis-last"]
    assert done["uid"] == events(before)["problem_analysis-last"]["uid"]
    assert (done["status"], done["summary"]) == ("CANCELLED", "Klaar: analyse vragen (S-001)")


def test_a_deadline_of_a_case_without_possibilities_is_cancelled(sick, on):
    sick.agenda_saved()
    later = on(date(2026, 1, 20))
    later.open_case(later.home().cases[0].id)
    told = {**ANALYSIS, "analysis_day": "2026-01-19", "possibilities": False, "review_day": "2026-03-02"}
    answer(later, later.jump("analysis"), told)

    off = events(later.agenda().ics)["action_plan-last"]

    assert (off["status"], off["summary"]) == ("CANCELLED", "Hoeft niet meer: plan van aanpak (S-001)")


def test_what_never_stood_in_a_calendar_need_not_be_cancelled_there(sick):
    first = events(sick.agenda().ics)
    sick.agenda_saved()

    second = events(sick.agenda().ics)

    assert second.keys() - first.keys() == {"report_to_arbo-last"}
    assert second["report_to_arbo-last"]["status"] == "CANCELLED"


def test_a_duty_that_is_too_late_has_one_entry_on_the_next_working_day(content):
    saturday = date(2026, 2, 21)

    file = agenda_of(standing_of(content, MONDAY, saturday), "c1", "S-001").file()

    late = [entry for entry in file.entries if "problem_analysis" in entry.uid]
    assert [(entry.day, entry.summary) for entry in late] == [
        (date(2026, 2, 23), "Te laat sinds 15 februari 2026: analyse vragen (S-001)")
    ]


def test_a_deadline_on_a_sunday_is_not_lost_on_the_saturday_before(content):
    file = agenda_of(standing_of(content, MONDAY, date(2026, 2, 14)), "c1", "S-001").file()

    (entry,) = (entry for entry in file.entries if "problem_analysis" in entry.uid)
    assert entry.day == date(2026, 2, 16)


def test_occurrences_keep_their_uid_when_the_plan_moves(planned):
    planned.issue("action_plan")
    numbers = [name for name in events(planned.agenda().ics) if name.startswith("evaluation-")]

    assert "evaluation-1-last" in numbers and "evaluation-2-soon" in numbers
    assert not any("2026" in name for name in numbers)


def test_nothing_stands_in_the_past(planned):
    today = date(2026, 2, 16)

    assert all(event.decoded("dtstart") >= today for event in events(planned.agenda().ics).values())


def test_the_same_case_on_the_same_day_gives_the_same_bytes(sick, on):
    again = on(MONDAY)
    again.open_case(again.home().cases[0].id)

    assert again.agenda().ics == sick.agenda().ics


def test_a_change_raises_the_sequence_and_keeps_the_uids(sick):
    before = events(sick.agenda().ics)
    sick.submit({}, skip=True)
    answer(sick, sick.jump("first_sick_day"), {"first_sick_day": "2026-01-02"})
    after = events(sick.agenda().ics)

    last = "problem_analysis-last"
    assert after[last]["uid"] == before[last]["uid"]
    assert after[last].decoded("dtstart") < before[last].decoded("dtstart")
    assert all(after[name]["sequence"] > before[name]["sequence"] for name in before.keys() & after.keys())


def test_taking_a_change_back_raises_the_sequence_too(sick):
    answer(sick, sick.jump("first_sick_day"), {"first_sick_day": "2026-01-02"})
    changed = events(sick.agenda().ics)["problem_analysis-last"]["sequence"]

    sick.undo()

    assert events(sick.agenda().ics)["problem_analysis-last"]["sequence"] > changed


def test_the_number_stands_there_and_no_name(sick):
    view = sick.agenda()

    assert b"S-001" in view.ics
    assert "sanne" not in view.ics.decode().casefold()
    assert view.file_name == "2026-01-05 Agenda S-001.ics"


def test_the_first_name_stands_there_when_that_was_chosen_and_never_in_the_file_name(sick, on):
    sick.agenda_called_by("first_name")
    again = on(date(2026, 1, 6))
    again.open_case(again.home().cases[0].id)

    view = again.agenda()

    assert events(view.ics)["action_plan-last"]["summary"] == "Laatste dag: plan van aanpak (Sanne)"
    assert "Sanne" not in view.file_name


def test_saving_is_remembered_so_that_old_entries_can_go_first(sick):
    assert not sick.agenda().was_saved_before

    sick.agenda_saved()

    assert sick.agenda().was_saved_before


def test_a_case_that_is_not_stored_has_no_calendar(session):
    session.start_case()

    with pytest.raises(NoCaseOpen):
        session.agenda()


def every_text(made: bytes) -> list[str]:
    calendar = Calendar.from_ical(made)
    found = [str(calendar["x-wr-calname"])]
    for part in calendar.walk():
        found += [str(part[key]) for key in ("summary", "description") if key in part]
    return found


def test_no_word_about_health_ever_stands_in_it(planned, content):
    planned.issue("action_plan")
    finder = calendar_matcher(content.privacy)

    said = every_text(planned.agenda().ics)

    assert len(said) > 20
    assert [text for text in said if list(finder.find(text)) or HEALTH.search(text)] == []


CONTENT = load(FLOWS)


@settings(max_examples=60)
@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)), st.integers(0, 750))
def test_no_entry_stands_on_a_day_off_or_has_other_than_one_reminder(first, days):
    standing = standing_of(CONTENT, first, first + timedelta(days=days))

    file = agenda_of(standing, "c1", "S-001").file()

    assert all(is_working_day(entry.day) for entry in file.entries)
    assert all(entry.day >= standing.today for entry in file.entries)
    assert len({entry.uid for entry in file.entries}) == len(file.entries)
    assert not any(HEALTH.search(entry.summary + entry.description) for entry in file.entries)
    assert not any("Sanne" in entry.summary + entry.description for entry in file.entries)


def test_every_duty_has_words_that_a_calendar_may_show():
    finder = calendar_matcher(CONTENT.privacy)
    for flow in CONTENT.flows.values():
        for duty in flow.duties.values():
            for text in (duty.calendar or duty.title, duty.reading):
                assert not list(finder.find(neutral(CONTENT.privacy, text))), duty.id


@pytest.mark.parametrize("told", [PARTIES, PLAN])
def test_what_people_typed_never_gets_into_the_calendar(planned, told):
    planned.issue("action_plan")
    typed = [value for value in told.values() if isinstance(value, str) and len(value) > 8 and " " in value]

    said = "\n".join(every_text(planned.agenda().ics))

    assert not [value for value in typed if value in said]
