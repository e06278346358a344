"""The picture of a case in time: what is on it, on which day, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from wizard.case.record import Entry, Record
from wizard.commands.casefile import case_of
from wizard.commands.demo import demo_case
from wizard.content.loader import load
from wizard.content.model import Content, DueSpec
from wizard.session.open_case import Standing
from wizard.session.reasons import timeline
from wizard.session.timeline import timeline_picture
from wizard.timeline_views import TimelinePicture

FLOWS = Path(__file__).parents[2] / "flows"
MONDAY = date(2026, 1, 5)


@pytest.fixture(scope="module")
def content() -> Content:
    return load(FLOWS)


def scenario(content: Content, name: str, today: date | None = None) -> Standing:
    told = yaml.safe_load((FLOWS / "employer_case" / "scenarios" / f"{name}.yaml").read_text("utf-8"))
    plain = _plain({"flow": "employer_case", "today": told["today"], "entries": told["entries"]})
    case = case_of(plain, content)
    return Standing(content, case.record, today or case.today)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def demo(content: Content, later: timedelta = timedelta()) -> Standing:
    record, today = demo_case(content, FLOWS)
    return Standing(content, record, today + later)


def picture_of(now: Standing, on_paper: bool = False) -> TimelinePicture:
    made = timeline_picture(now, on_paper)
    assert made is not None
    return made


def test_without_a_first_sick_day_there_is_no_picture(content: Content) -> None:
    name = Entry("e1", 1, MONDAY, "answer", "first_name", "Sanne", None, "sick_report", "")

    assert timeline_picture(Standing(content, Record("employer_case", (name,)), MONDAY)) is None


def test_the_bar_runs_from_the_first_day_to_the_end_of_104_weeks(content: Content) -> None:
    picture = picture_of(scenario(content, "first_day", MONDAY))

    assert (picture.first, picture.end) == (MONDAY, date(2028, 1, 2))
    assert [tick.week_text for tick in picture.ticks] == [
        "week 1", "week 13", "week 26", "week 39", "week 52", "week 65", "week 78", "week 91", "week 104",
    ]  # fmt: skip
    assert (picture.ticks[4].day, picture.ticks[4].day_text) == (date(2027, 1, 3), "zo 3 jan 2027")
    assert picture.today_text == "vandaag: week 1"


def test_fit_days_are_named_and_move_the_ticks(content: Content) -> None:
    picture = picture_of(demo(content))

    assert [gap.text for gap in picture.gaps] == ["beter 29 jun–13 jul (15 dagen)"]
    assert picture.end == date(2028, 1, 17)
    assert [tick.day for tick in picture.ticks[:3]] == [MONDAY, date(2026, 4, 5), date(2026, 7, 20)]
    assert picture.stopped is None


def test_the_name_says_week_what_is_late_and_what_comes_next(content: Content) -> None:
    picture = picture_of(demo(content))

    late = sum(mark.state == "too_late" for mark in picture.marks)
    assert late > 1
    assert picture.name == (
        f"Tijdlijn, week 29 van 104, {late} te laat, volgende: Kijk samen terug op het plan, "
        "uiterlijk vrijdag 7 augustus 2026"
    )


def test_every_row_of_the_table_is_a_mark_with_the_same_day_and_word(content: Content) -> None:
    now = demo(content)

    marks = picture_of(now).marks

    rows = timeline(now)
    assert [(mark.id, mark.day, mark.state_text) for mark in marks] == [
        (row.id, row.day, row.status_text) for row in rows
    ]
    assert {mark.state for mark in marks} == {"done", "now", "later", "too_late"}


def test_only_the_next_two_days_carry_their_text(content: Content) -> None:
    picture = picture_of(demo(content))

    labelled = [mark for mark in picture.marks if mark.is_next]
    assert len(labelled) == 2
    assert labelled == [m for m in picture.marks if m.day >= date(2026, 8, 5) and m.state != "done"][:2]


def test_a_day_opens_its_task_only_while_there_is_something_to_do(content: Content) -> None:
    marks = picture_of(demo(content)).marks

    assert {mark.place for mark in marks if mark.state == "done"} == {""}
    assert {mark.place for mark in marks if mark.state in ("now", "too_late")} - {""}


def test_phases_that_were_are_followed_by_the_current_one_and_what_is_expected(content: Content) -> None:
    bands = picture_of(demo(content)).bands

    inside = [band for band in bands if not band.is_outside]
    assert [(band.title, band.is_current, band.is_expected) for band in inside] == [
        ("Ziekmelding", False, False),
        ("Intake", False, False),
        ("Terug naar werk", False, False),
        ("Terug naar werk", True, False),
        ("Terug naar werk", False, True),
        ("Eigen werk of ander werk", False, True),
    ]
    assert all(one.end <= two.start for one, two in pairwise(inside))
    assert inside[-1].end == date(2028, 1, 18)


def test_aftercare_runs_beside_the_count_and_not_on_it(content: Content) -> None:
    outside = [band for band in picture_of(demo(content)).bands if band.is_outside]

    assert [(band.title, band.start, band.end) for band in outside] == [
        ("Nazorg", date(2026, 6, 29), date(2026, 7, 14))
    ]


@pytest.mark.parametrize(
    ("today", "stops"), [(date(2026, 4, 28), False), (date(2026, 4, 29), True), (date(2026, 5, 20), True)]
)
def test_the_bar_ends_with_a_block_after_four_weeks_of_being_fit(
    content: Content, today: date, stops: bool
) -> None:
    picture = picture_of(_recovered(content, today))

    assert (picture.stopped == date(2026, 4, 1)) is stops
    assert (picture.end == date(2026, 3, 31)) is stops
    if stops:
        assert "opnieuw" in picture.stopped_text
        assert picture.gaps == ()
    else:
        assert [gap.text for gap in picture.gaps] == ["beter vanaf wo 1 apr 2026"]


def _recovered(content: Content, today: date) -> Standing:
    """The case of that scenario before anybody was sick again."""
    now = scenario(content, "relapse_after_28_days_waits", today)
    entries = tuple(entry for entry in now.record.entries if entry.name != "relapse")
    return Standing(content, replace(now.record, entries=entries), today)


def test_while_fit_no_week_of_sickness_is_counted(content: Content) -> None:
    picture = picture_of(_recovered(content, date(2026, 4, 10)))

    assert picture.today_text == "vandaag: beter"
    assert picture.name.startswith("Tijdlijn, beter vanaf wo 1 apr 2026")


@pytest.mark.parametrize("today", [date(2026, 4, 10), date(2026, 5, 20), date(2026, 9, 1)])
def test_aftercare_stays_on_the_picture_until_its_end_also_when_the_case_is_closed(
    content: Content, today: date
) -> None:
    now = _recovered(content, today)

    outside = [band for band in picture_of(now).bands if band.is_outside]

    assert {band.title for band in outside} == {"Nazorg"}
    assert outside[0].start == date(2026, 4, 1)
    # 86 days of absence: 43 days of aftercare, the first fit day counted.
    assert outside[-1].last == date(2026, 5, 13)


def test_nothing_of_the_law_is_drawn_after_the_block(content: Content) -> None:
    now = _recovered(content, date(2026, 5, 20))

    picture = picture_of(now)

    assert [m.id for m in picture.marks if m.day >= date(2026, 4, 1) and now.plan.of(m.id) is None] == []


def test_long_after_the_end_there_is_no_marker_for_today(content: Content) -> None:
    picture = picture_of(demo(content, timedelta(weeks=110)))

    assert picture.today is None
    assert picture.name.startswith("Tijdlijn, na week 104")
    assert picture.last < date(2028, 4, 1)


def sanctioned(content: Content, weeks: int, later: timedelta = timedelta()) -> Standing:
    """The demo case with a wage sanction of so many weeks."""
    now = demo(content, later)
    number = now.record.next_action
    event = Entry("e9901", number, now.today, "event", "sanction_imposed", None, date(2026, 8, 4))
    answer = Entry("e9902", number, now.today, "answer", "sanction_weeks", weeks, None, "sanction", "e9901")
    return Standing(content, now.record.plus(event, answer), now.today)


def test_a_wage_sanction_is_an_extension_of_the_bar(content: Content) -> None:
    picture = picture_of(sanctioned(content, 20))

    assert picture.extension is not None
    assert (picture.end, picture.extension.start) == (date(2028, 1, 17), date(2028, 1, 18))
    assert picture.extension.end == date(2028, 1, 17) + timedelta(weeks=20)
    assert picture.extension.text == "langer loon, tot en met ma 5 jun 2028 (verwacht)"
    assert picture.bands[-1].end == date(2028, 6, 6)


def test_once_the_104_weeks_are_over_the_extension_is_no_longer_expected(content: Content) -> None:
    picture = picture_of(sanctioned(content, 52, timedelta(weeks=80)))

    assert picture.extension is not None
    assert picture.extension.text == "langer loon, tot en met ma 15 jan 2029"
    assert picture.today is not None and picture.today > picture.end


def test_longer_pay_never_reaches_past_156_weeks(content: Content) -> None:
    now = sanctioned(content, 52)
    flow = now.flow
    late = replace(flow.milestones["longer_pay_end"], due=DueSpec(after="analysis_day", days=2000))
    changed = replace(flow, milestones={**flow.milestones, late.id: late})
    world = replace(content, flows={**content.flows, flow.id: changed})

    extension = picture_of(Standing(world, now.record, now.today)).extension

    assert extension is not None and now.walk.days.calendar is not None
    assert extension.end == now.walk.days.calendar.day(156 * 7)


def test_without_sanction_or_extension_the_bar_stops_at_104_weeks(content: Content) -> None:
    assert picture_of(demo(content)).extension is None


def test_agreements_that_were_not_kept_are_flags_on_the_screen_and_never_on_paper(content: Content) -> None:
    now = scenario(content, "escalation_goes_on")

    screen, paper = picture_of(now), picture_of(now, on_paper=True)

    assert [flag.text.partition(":")[0] for flag in screen.flags] == ["Afspraken niet nagekomen"]
    assert paper.flags == ()


def test_paper_speaks_of_the_employer_and_names_nobody(content: Content) -> None:
    marks = picture_of(demo(content), on_paper=True).marks

    assert {mark.who for mark in marks} <= {
        "werkgever", "werknemer", "samen", "bedrijfsarts", "UWV", "gaat vanzelf",
    }  # fmt: skip
    assert not any("Sanne" in mark.title for mark in marks)


def test_a_day_off_says_on_which_day_to_do_it(content: Content) -> None:
    now = scenario(content, "first_day", MONDAY)

    hints = {mark.id: mark.do_by_text for mark in picture_of(now).marks if mark.do_by_text}

    assert hints["problem_analysis"] == "doe het uiterlijk vr 13 feb"
    assert "waiting_period_end" not in hints


def test_late_entry_gives_no_band_before_the_first_sick_day(content: Content) -> None:
    picture = picture_of(scenario(content, "late_entry"))

    assert min(band.start for band in picture.bands) == picture.first


def test_each_interruption_has_a_note_of_its_own(content: Content) -> None:
    now = scenario(content, "two_recoveries")

    gaps = picture_of(now).gaps

    calendar = now.walk.days.calendar
    assert calendar is not None and calendar.gaps
    assert [(gap.fit, gap.sick_again) for gap in gaps][: len(calendar.gaps)] == list(calendar.gaps)
    assert len({gap.text for gap in gaps}) == len(gaps)
