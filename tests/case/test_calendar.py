"""Counting sick days."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.case.calendar import Calendar, CalendarRefused, calendar_of, what_is_wrong, years_later

MONDAY = date(2026, 1, 5)
FIRST_DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
NUMBERS = st.integers(1, 1100)


@st.composite
def merged_calendars(draw: st.DrawFn) -> Calendar:
    """A first day and up to five gaps of 1 to 27 days with sick days in between."""
    first = draw(FIRST_DAYS)
    day, gaps = first, []
    for _ in range(draw(st.integers(0, 5))):
        fit = day + timedelta(days=draw(st.integers(1, 250)))
        day = fit + timedelta(days=draw(st.integers(1, 27)))
        gaps.append((fit, day))
    return Calendar(first, tuple(gaps))


def days(count: int) -> timedelta:
    return timedelta(days=count)


def test_the_first_day_is_sick_day_1_and_every_calendar_day_counts() -> None:
    calendar = Calendar(MONDAY)

    assert calendar.day(1) == MONDAY
    assert calendar.day(42) == date(2026, 2, 15)
    assert calendar.day(728) == date(2028, 1, 2)


def test_sick_days_count_from_one() -> None:
    with pytest.raises(ValueError, match="not 0"):
        Calendar(MONDAY).day(0)


@pytest.mark.parametrize(
    ("sick_again", "first", "fit_days"),
    [(date(2026, 5, 31), MONDAY, 27), (date(2026, 6, 1), date(2026, 6, 1), 0)],
)
def test_27_fit_days_are_skipped_and_28_start_anew(sick_again: date, first: date, fit_days: int) -> None:
    calendar = calendar_of(MONDAY, [(date(2026, 5, 4), sick_again)])

    assert calendar.first_sick_day == first
    assert calendar.non_sick_days == fit_days
    assert calendar.fictive_first_sick_day == first + days(fit_days)


def test_a_leap_day_makes_a_gap_long_enough_to_start_anew() -> None:
    in_leap_year = calendar_of(date(2024, 2, 5), [(date(2024, 2, 12), date(2024, 3, 11))])
    in_common_year = calendar_of(date(2023, 2, 5), [(date(2023, 2, 12), date(2023, 3, 11))])

    assert in_leap_year == Calendar(date(2024, 3, 11))
    assert in_common_year.non_sick_days == 27


def test_several_short_gaps_may_add_up_to_more_than_four_weeks() -> None:
    gaps = ((date(2026, 2, 2), date(2026, 2, 16)), (date(2026, 6, 1), date(2026, 6, 22)))

    assert calendar_of(MONDAY, gaps) == Calendar(MONDAY, gaps)


def test_a_long_gap_forgets_the_short_ones_before_it_and_keeps_those_after_it() -> None:
    short, long, later = (
        (date(2026, 3, 2), date(2026, 3, 16)),
        (date(2026, 5, 4), date(2026, 6, 1)),
        (date(2026, 7, 6), date(2026, 7, 13)),
    )

    assert calendar_of(MONDAY, [short, long, later]) == Calendar(date(2026, 6, 1), (later,))


def test_a_day_before_a_gap_stays_and_a_day_at_its_start_moves() -> None:
    gap = (date(2026, 2, 16), date(2026, 3, 2))
    calendar = Calendar(MONDAY, (gap,))

    assert calendar.day(42) == date(2026, 2, 15)
    assert calendar.day(43) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("first", "free"),
    [
        (date(2024, 2, 29), date(2026, 3, 1)),
        (date(2026, 2, 28), date(2028, 2, 28)),
        (date(2026, 3, 1), date(2028, 3, 1)),
        (date(2026, 12, 31), date(2028, 12, 31)),
    ],
)
def test_two_years_are_calendar_years_and_a_leap_day_becomes_the_first_of_march(
    first: date, free: date
) -> None:
    assert Calendar(first).years_full(2) == free
    assert years_later(first, 2) == free


def test_every_merged_gap_moves_the_end_of_the_dismissal_ban_wherever_it_lies() -> None:
    free = date(2028, 1, 5)
    early = (free - days(400), free - days(393))
    late = (free, free + days(7))

    assert Calendar(MONDAY, (early,)).years_full(2) == free + days(7)
    assert Calendar(MONDAY, (late,)).years_full(2) == free + days(7)


def test_weeks_of_sickness_run_over_seven_sick_days() -> None:
    calendar = Calendar(MONDAY, ((date(2026, 1, 19), date(2026, 1, 26)),))

    weeks = [calendar.week_of(MONDAY + days(offset)) for offset in (-1, 0, 6, 7, 13, 14, 20, 21)]

    assert weeks == [0, 1, 1, 2, 2, 2, 2, 3]


def test_a_fit_day_and_a_day_before_the_first_are_no_sick_days() -> None:
    calendar = Calendar(MONDAY, ((date(2026, 1, 19), date(2026, 1, 26)),))

    sick = [calendar.is_sick_on(MONDAY + days(offset)) for offset in (-1, 0, 13, 14, 20, 21)]

    assert sick == [False, True, True, False, False, True]
    assert calendar.sick_days_on(MONDAY - days(1)) == 0


@pytest.mark.parametrize(
    ("interruptions", "key"),
    [
        ([(MONDAY - days(1), MONDAY + days(3))], "recovery_too_early"),
        ([(MONDAY, MONDAY + days(3))], "recovery_too_early"),
        ([(MONDAY + days(9), MONDAY + days(9))], "relapse_too_early"),
        ([(MONDAY + days(9), MONDAY + days(8))], "relapse_too_early"),
        ([(MONDAY + days(9), MONDAY + days(19)), (MONDAY + days(12), MONDAY + days(30))], "overlap"),
        ([(MONDAY + days(9), MONDAY + days(19)), (MONDAY + days(19), MONDAY + days(30))], "overlap"),
        ([(MONDAY + days(9), MONDAY + days(19)), (MONDAY + days(9), MONDAY + days(19))], "overlap"),
    ],
)
def test_days_that_cannot_be_true_together_are_refused(
    interruptions: list[tuple[date, date]], key: str
) -> None:
    problem = what_is_wrong(MONDAY, interruptions)

    assert problem is not None
    assert problem.key == f"calendar.wrong.{key}"
    with pytest.raises(CalendarRefused) as refused:
        calendar_of(MONDAY, reversed(interruptions))
    assert refused.value.problem == problem


def test_one_sick_day_between_two_gaps_is_enough() -> None:
    gaps = ((MONDAY + days(9), MONDAY + days(19)), (MONDAY + days(20), MONDAY + days(30)))

    assert calendar_of(MONDAY, gaps).gaps == gaps


@given(merged_calendars(), NUMBERS)
def test_counting_back_gives_the_number_of_the_day(calendar: Calendar, number: int) -> None:
    day = calendar.day(number)

    assert calendar.is_sick_on(day)
    assert calendar.sick_days_on(day) == number


@given(merged_calendars(), st.integers(0, 1200))
def test_the_count_agrees_with_looking_at_every_single_day(calendar: Calendar, span: int) -> None:
    end = calendar.first_sick_day + days(span)
    every_day = (calendar.first_sick_day + days(offset) for offset in range(span + 1))

    assert calendar.sick_days_on(end) == sum(calendar.is_sick_on(day) for day in every_day)


@given(FIRST_DAYS, NUMBERS, st.integers(1, 900), st.integers(1, 27))
def test_a_short_gap_moves_every_later_day_by_its_length_and_no_earlier_one(
    first: date, number: int, start: int, length: int
) -> None:
    fit = first + days(start)
    plain = Calendar(first)

    interrupted = calendar_of(first, [(fit, fit + days(length))])

    moves = plain.day(number) >= fit
    assert interrupted.day(number) - plain.day(number) == days(length if moves else 0)
    assert interrupted.years_full(2) - plain.years_full(2) == days(length)


@given(merged_calendars(), st.integers(1, 400), st.integers(28, 400))
def test_a_long_gap_starts_anew_whatever_came_before(calendar: Calendar, sick: int, length: int) -> None:
    last = calendar.gaps[-1][1] if calendar.gaps else calendar.first_sick_day
    fit = last + days(sick)

    anew = calendar_of(calendar.first_sick_day, [*calendar.gaps, (fit, fit + days(length))])

    assert anew == Calendar(fit + days(length))


@given(FIRST_DAYS, st.integers(1, 400), NUMBERS)
def test_a_later_first_day_gives_later_days(first: date, later: int, number: int) -> None:
    one, other = Calendar(first), Calendar(first + days(later))

    assert one.day(number) < other.day(number)
    assert one.years_full(2) <= other.years_full(2)


@given(merged_calendars(), st.randoms(use_true_random=False))
def test_the_order_of_entering_gaps_does_not_matter(calendar: Calendar, chance: Random) -> None:
    shuffled = list(calendar.gaps)
    chance.shuffle(shuffled)

    assert calendar_of(calendar.first_sick_day, shuffled) == calendar


@given(merged_calendars())
def test_after_the_last_gap_the_count_equals_that_from_the_fictive_first_day(calendar: Calendar) -> None:
    after = calendar.sick_days_on(calendar.gaps[-1][1]) if calendar.gaps else 1

    unbroken = Calendar(calendar.fictive_first_sick_day)

    assert [calendar.day(after + more) for more in (0, 5, 300)] == [
        unbroken.day(after + more) for more in (0, 5, 300)
    ]
    assert all(one < other for one, other in pairwise(map(calendar.day, range(1, 400))))
