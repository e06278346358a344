"""Finding days out of rules, and the sum that leads to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.case.calendar import Calendar
from wizard.case.deadlines import Found, due_day, find_day, milestone_day, waits_for
from wizard.case.model import DayBook
from wizard.content.conditions import condition
from wizard.content.model import Delay, DueSpec, Milestone

MONDAY = date(2026, 1, 5)
GAP = (date(2026, 5, 4), date(2026, 5, 25))


def milestone(id: str, due: DueSpec) -> Milestone:
    return Milestone(id, "", id, due, "law", "", ())


MILESTONES = {
    "waiting_period_end": milestone("waiting_period_end", DueSpec(sick_day=728)),
    "week_8": milestone("week_8", DueSpec(sick_day=56)),
    "after_analysis": milestone("after_analysis", DueSpec(after="analysis_day", days=14)),
}


def book(*gaps: tuple[date, date], **named: date) -> DayBook:
    return DayBook(Calendar(MONDAY, gaps), named)


def steps(found: Found | None) -> list[tuple[str, date | None]]:
    assert found is not None
    return [(step.key.removeprefix("calendar.step."), step.details.get("day")) for step in found.steps]


def test_the_day_after_a_sick_day_is_counted_in_two_lines() -> None:
    found = find_day(DueSpec(after_sick_day=294), book(), MILESTONES)

    assert found is not None and found.day == date(2026, 10, 26)
    assert steps(found) == [("sick_day", date(2026, 10, 25)), ("next_day", date(2026, 10, 26))]
    assert found.steps[0].details["add"] == 293


def test_a_gap_is_named_with_its_days_and_its_own_line() -> None:
    found = find_day(DueSpec(after_sick_day=294), book(GAP), MILESTONES)

    assert steps(found) == [
        ("sick_day", date(2026, 10, 25)),
        ("gap", date(2026, 11, 15)),
        ("next_day", date(2026, 11, 16)),
    ]
    assert found is not None
    assert found.steps[1].details["last"] == date(2026, 5, 24)
    assert found.steps[1].details["days"] == 21


def test_a_gap_after_the_day_is_not_named() -> None:
    found = find_day(DueSpec(sick_day=42), book(GAP), MILESTONES)

    assert steps(found) == [("sick_day", date(2026, 2, 15))]


def test_a_single_fit_day_and_the_first_day_have_their_own_words() -> None:
    one_day = (date(2026, 1, 6), date(2026, 1, 7))

    assert steps(find_day(DueSpec(sick_day=1), book(one_day), MILESTONES)) == [("first_day", MONDAY)]
    assert [key for key, _ in steps(find_day(DueSpec(sick_day=2), book(one_day), MILESTONES))] == [
        "sick_day",
        "gap_of_one",
    ]


@pytest.mark.parametrize(
    ("weeks", "day"), [(13, date(2027, 10, 3)), (11, date(2027, 10, 17)), (6, date(2027, 11, 21))]
)
def test_weeks_before_the_end_count_back_in_sick_days(weeks: int, day: date) -> None:
    assert due_day(DueSpec(before_waiting_period_ends=weeks), book(), MILESTONES) == day


def test_years_name_the_gaps_that_come_within_them() -> None:
    found = find_day(DueSpec(calendar_years=2), book(GAP), MILESTONES)

    assert steps(found) == [("years", date(2028, 1, 5)), ("gap", date(2028, 1, 26))]


def test_an_unknown_day_gives_nothing_and_is_waited_for() -> None:
    spec = DueSpec(after="analysis_day", days=14)

    assert find_day(spec, book(), MILESTONES) is None
    assert waits_for(spec, book(), MILESTONES) == ("analysis_day",)
    assert waits_for(spec, book(analysis_day=MONDAY), MILESTONES) == ()


def test_the_first_known_rule_wins_and_says_which_day_is_not_known() -> None:
    spec = DueSpec(first_known=(DueSpec(milestone="after_analysis"), DueSpec(milestone="week_8")))

    without = find_day(spec, book(), MILESTONES)
    known = find_day(spec, book(analysis_day=date(2026, 2, 3)), MILESTONES)

    assert without is not None and without.day == date(2026, 3, 1)
    assert steps(without)[0] == ("not_known", None)
    assert waits_for(spec, book(), MILESTONES) == ("analysis_day",)
    assert known is not None and known.day == date(2026, 2, 17)
    assert steps(known) == [("known", date(2026, 2, 3)), ("plus", date(2026, 2, 17))]


def test_the_earliest_of_several_known_days_wins() -> None:
    spec = DueSpec(earliest=(DueSpec(milestone="week_8"), DueSpec(after="promised"), DueSpec(after="agreed")))

    found = find_day(spec, book(promised=date(2026, 2, 20)), MILESTONES)

    assert found is not None and found.day == date(2026, 2, 20)
    assert steps(found) == [("known", date(2026, 2, 20)), ("earliest", date(2026, 2, 20))]
    assert waits_for(spec, book(promised=date(2026, 2, 20)), MILESTONES) == ("agreed",)


def test_the_latest_of_several_known_days_wins() -> None:
    spec = DueSpec(latest=(DueSpec(milestone="week_8"), DueSpec(after="promised"), DueSpec(after="agreed")))

    found = find_day(spec, book(promised=date(2026, 2, 20)), MILESTONES)

    assert found is not None and found.day == date(2026, 3, 1)
    assert steps(found)[-1] == ("latest", date(2026, 3, 1))


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    spec = DueSpec(after="held", months=3)

    assert due_day(spec, book(held=date(2026, 11, 30)), MILESTONES) == date(2027, 2, 28)
    assert steps(find_day(spec, book(held=date(2026, 12, 7)), MILESTONES))[-1] == ("months", date(2027, 3, 7))


def test_a_number_of_weeks_comes_from_an_answer_and_without_it_there_is_no_day() -> None:
    spec = DueSpec(milestone="week_8", weeks_of="sanction_weeks")
    known = replace(book(), numbers={"sanction_weeks": 2})

    assert due_day(spec, book(), MILESTONES) is None
    assert steps(find_day(spec, known, MILESTONES))[-1] == ("plus_weeks", date(2026, 3, 15))


def test_a_delay_moves_a_day_and_being_in_time_does_not() -> None:
    late_by = Delay(DueSpec(after="limit"), DueSpec(after="came"))
    longer = DueSpec(milestone="week_8", longer_by=late_by)
    shorter = DueSpec(milestone="week_8", shorter_by=late_by)
    late = book(limit=date(2026, 2, 1), came=date(2026, 2, 4))
    in_time = book(limit=date(2026, 2, 4), came=date(2026, 2, 1))

    assert due_day(longer, late, MILESTONES) == date(2026, 3, 4)
    assert due_day(shorter, late, MILESTONES) == date(2026, 2, 26)
    assert due_day(longer, in_time, MILESTONES) == due_day(longer, book(), MILESTONES) == date(2026, 3, 1)


def test_bounds_hold_a_day_and_stand_in_its_sum() -> None:
    floor = DueSpec(after="asked", days=70, not_before=DueSpec(after_sick_day=91))
    ceiling = DueSpec(after="asked", not_after=DueSpec(milestone="week_8"))

    early = find_day(floor, book(asked=MONDAY), MILESTONES)
    late = find_day(ceiling, book(asked=date(2026, 6, 1)), MILESTONES)

    assert steps(early)[-1] == ("not_before", date(2026, 4, 6))
    assert steps(late)[-1] == ("not_after", date(2026, 3, 1))


def test_a_working_day_before_and_the_terms_act_are_named_in_the_sum() -> None:
    friday = find_day(DueSpec(after="ends", last_working_day=True), book(ends=date(2026, 8, 16)), MILESTONES)
    moved = find_day(
        DueSpec(after="ends", terms_act_from=DueSpec(sick_day=1)), book(ends=date(2026, 1, 10)), MILESTONES
    )

    assert steps(friday)[-1] == ("working_day", date(2026, 8, 14))
    assert steps(moved)[-1] == ("terms_act", date(2026, 1, 12))


def test_a_milestone_exists_only_while_its_condition_is_true_and_its_version_holds() -> None:
    asked = replace(milestone("old_age", DueSpec(sick_day=42)), when=condition("aow_day <= first_sick_day"))
    dated = replace(milestone("dated", DueSpec(sick_day=42)), end=date(2025, 12, 31))
    known = replace(book(), readings={"aow_day": MONDAY, "first_sick_day": MONDAY})

    assert milestone_day(asked, book(), MILESTONES) is None
    assert milestone_day(asked, known, MILESTONES) == date(2026, 2, 15)
    assert milestone_day(dated, book(), MILESTONES) is None
    assert milestone_day(replace(dated, end=MONDAY), book(), MILESTONES) == date(2026, 2, 15)


def test_days_may_be_taken_off() -> None:
    found = find_day(DueSpec(sick_day=1, days=-7), book(), MILESTONES)

    assert steps(found) == [("first_day", MONDAY), ("minus", date(2025, 12, 29))]


def test_without_a_first_sick_day_only_known_days_are_found() -> None:
    empty = DayBook(None, {"promised": MONDAY})

    assert find_day(DueSpec(sick_day=42), empty, MILESTONES) is None
    assert find_day(DueSpec(calendar_years=2), empty, MILESTONES) is None
    assert due_day(DueSpec(after="promised"), empty, MILESTONES) == MONDAY


def test_a_rule_that_says_nothing_is_the_authors_mistake() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        find_day(DueSpec(), book(), MILESTONES)


SPECS = st.one_of(
    st.integers(1, 800).map(lambda number: DueSpec(sick_day=number)),
    st.integers(1, 800).map(lambda number: DueSpec(after_sick_day=number, days=3)),
    st.integers(1, 100).map(lambda weeks: DueSpec(before_waiting_period_ends=weeks)),
    st.integers(1, 5).map(lambda years: DueSpec(calendar_years=years)),
    st.just(DueSpec(milestone="week_8", days=-4)),
)


@given(
    SPECS,
    st.dates(date(2020, 1, 1), date(2032, 12, 31)),
    st.lists(st.tuples(st.integers(1, 300), st.integers(1, 27)), max_size=4),
)
def test_the_sum_ends_in_the_day_itself_and_both_ways_of_finding_agree(
    spec: DueSpec, first: date, spells: list[tuple[int, int]]
) -> None:
    gaps, last = [], first
    for sick, fit in spells:
        start = last + timedelta(days=sick)
        last = start + timedelta(days=fit)
        gaps.append((start, last))
    known = DayBook(Calendar(first, tuple(gaps)), {})

    found = find_day(spec, known, MILESTONES)

    assert found is not None
    assert found.day == due_day(spec, known, MILESTONES)
    assert found.steps[-1].details["day"] == found.day
