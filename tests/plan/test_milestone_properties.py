"""What holds for every day of the statutory calendar, whatever the first day and the gaps."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.case.calendar import Calendar, calendar_of
from wizard.case.day_books import book_from
from wizard.case.deadlines import find_milestone, milestone_day
from wizard.content.checks.rules import base_of
from wizard.content.model import Content, Flow

FIRST_DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
QUARTERS = [date(year, month, 1) for year in range(2020, 2033) for month in (1, 4, 7, 10)]
BY_CALENDAR_YEAR = {"dismissal_ban_ends", "ban_after_extension", "ban_ends"}
"""Two years are calendar years, and each gap counts there wherever it lies."""


def days_of(flow: Flow, calendar: Calendar) -> dict[str, date]:
    """Every milestone that follows from counting alone."""
    book = book_from(flow, calendar, {})
    found = {name: milestone_day(one, book, flow.milestones) for name, one in flow.milestones.items()}
    return {name: day for name, day in found.items() if day is not None}


@given(first=FIRST_DAYS, sick=st.integers(1, 900), length=st.integers(1, 27))
def test_a_gap_under_28_days_moves_every_later_day_by_exactly_its_length(
    flow: Flow, first: date, sick: int, length: int
) -> None:
    fit = first + timedelta(days=sick)
    plain = days_of(flow, Calendar(first))

    moved = days_of(flow, calendar_of(first, [(fit, fit + timedelta(days=length))]))

    for name, day in plain.items():
        # `D(k) + 1` is due on the day after a sick day: it moves when that sick day does.
        counted = flow.milestones[name].due
        last_sick = day - timedelta(days=1) if counted.after_sick_day is not None else day
        if name in BY_CALENDAR_YEAR:
            assert moved[name] == day + timedelta(days=length)
        elif counted.sick_day is not None or counted.after_sick_day is not None:
            base = last_sick - timedelta(days=counted.days)
            assert moved[name] - day == timedelta(days=length if fit <= base else 0)


@given(first=FIRST_DAYS, sick=st.integers(1, 900), length=st.integers(28, 400))
def test_28_days_or_more_start_every_day_anew(flow: Flow, first: date, sick: int, length: int) -> None:
    fit = first + timedelta(days=sick)
    again = fit + timedelta(days=length)

    assert days_of(flow, calendar_of(first, [(fit, again)])) == days_of(flow, Calendar(again))


@given(first=FIRST_DAYS, later=st.integers(1, 400))
def test_a_later_first_day_never_gives_an_earlier_day(flow: Flow, first: date, later: int) -> None:
    before, after = (days_of(flow, Calendar(day)) for day in (first, first + timedelta(days=later)))

    assert all(before[name] <= after[name] for name in before.keys() & after.keys())


@st.composite
def gaps(draw: st.DrawFn) -> tuple[date, list[tuple[date, date]]]:
    first = day = draw(FIRST_DAYS)
    found = []
    for _ in range(draw(st.integers(0, 4))):
        fit = day + timedelta(days=draw(st.integers(1, 200)))
        day = fit + timedelta(days=draw(st.integers(1, 40)))
        found.append((fit, day))
    return first, found


@given(case=gaps(), chance=st.randoms(use_true_random=False))
def test_the_order_of_entering_gaps_changes_no_day(
    flow: Flow, case: tuple[date, list[tuple[date, date]]], chance: Random
) -> None:
    first, found = case
    shuffled = found[:]
    chance.shuffle(shuffled)

    assert days_of(flow, calendar_of(first, shuffled)) == days_of(flow, calendar_of(first, found))


@given(case=gaps())
def test_the_sum_of_every_day_ends_in_that_day(
    flow: Flow, case: tuple[date, list[tuple[date, date]]]
) -> None:
    book = book_from(flow, calendar_of(*case), {})

    for milestone in flow.milestones.values():
        found = find_milestone(milestone, book, flow.milestones)
        assert (found and found.day) == milestone_day(milestone, book, flow.milestones)
        assert found is None or found.steps[-1].details["day"] == found.day


@pytest.mark.parametrize("day", QUARTERS)
def test_on_every_quarter_exactly_one_version_of_each_rule_holds(flow: Flow, day: date) -> None:
    for rules in (flow.duties.values(), flow.milestones.values()):
        families: dict[str, list[bool]] = {}
        for rule in rules:
            if rule.version or rule.start or rule.end:
                holds = (rule.start or day) <= day <= (rule.end or day)
                families.setdefault(base_of(rule), []).append(holds)
        assert all(sum(holding) == 1 for holding in families.values()), families


def test_there_are_rules_with_more_than_one_version(flow: Flow) -> None:
    dated = {base_of(one) for one in flow.milestones.values() if one.version}

    assert dated >= {"old_age_pay_end", "sick_after_old_age_pay_end"}


@pytest.mark.parametrize("day", QUARTERS)
def test_every_number_on_which_days_rest_has_a_value_on_every_quarter(content: Content, day: date) -> None:
    at_exit = ("exit_report_from_weeks", "exit_report_full_after_weeks")

    for name in ("relapse_days", "waiting_days_at_most", *at_exit):
        starts = [value.start for value in content.parameters[name].values]
        assert min(starts) <= day
        assert len(set(starts)) == len(starts)
