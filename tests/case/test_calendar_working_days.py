"""Days off in the Netherlands, as the Algemene termijnenwet counts them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from wizard.case.working_days import holiday_name, is_working_day, last_working_day


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 2, 13), date(2026, 2, 13)),
        (date(2026, 2, 14), date(2026, 2, 13)),
        (date(2026, 2, 15), date(2026, 2, 13)),
        (date(2026, 4, 6), date(2026, 4, 2)),
        (date(2026, 4, 3), date(2026, 4, 2)),
        (date(2027, 5, 6), date(2027, 5, 4)),
        (date(2026, 12, 27), date(2026, 12, 24)),
        (date(2027, 1, 3), date(2026, 12, 31)),
    ],
)
def test_the_last_working_day_lies_before_weekends_and_holidays(day: date, before: date) -> None:
    assert last_working_day(day) == before


@pytest.mark.parametrize("year", range(2020, 2033))
def test_5_may_is_a_day_off_in_every_year(year: int) -> None:
    assert holiday_name(date(year, 5, 5))
    assert not is_working_day(date(year, 5, 5))


def test_the_days_off_of_a_year_are_those_of_the_law() -> None:
    off = {
        date(2026, month, day) for month, day in [(1, 1), (4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25)]
    }
    off |= {date(2026, 12, 25)}

    days = (date(2026, 1, 1) + timedelta(days=number) for number in range(365))

    assert {day for day in days if day.weekday() < 5 and not is_working_day(day)} == off


def test_kings_day_moves_to_saturday_when_it_is_a_sunday() -> None:
    assert holiday_name(date(2025, 4, 26)) == "Koningsdag"
    assert holiday_name(date(2025, 4, 28)) == ""


def test_looking_up_deadlines_does_not_load_the_holidays() -> None:
    code = "import sys, wizard.case.deadlines, wizard.plan.reasons; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
