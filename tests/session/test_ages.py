"""How old the description of the capacity and the advice are, as the expert sees it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.test_check_papers import papers
from wizard.session.ages import age_lines, months_between

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


def lines(**changes: Any) -> list[str]:
    return list(age_lines(papers(c6_form="FML", **changes).now))


def test_the_age_is_told_in_days_and_months() -> None:
    assert lines(c6_day="2026-08-01", c7_day="2026-11-20") == [
        "C6 FML: 116 dagen oud. Dat is 3 maanden en 24 dagen.",
        "C7 Advies van de bedrijfsarts: 5 dagen oud.",
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-11-25", "C6 FML: van vandaag."),
        ("2026-11-24", "C6 FML: 1 dag oud."),
        ("2026-10-25", "C6 FML: 31 dagen oud. Dat is 1 maand."),
        ("2026-10-24", "C6 FML: 32 dagen oud. Dat is 1 maand en 1 dag."),
        ("2025-11-25", "C6 FML: 365 dagen oud. Dat is 12 maanden."),
    ],
)
def test_one_and_none_are_said_as_people_say_them(day: str, told: str) -> None:
    assert lines(c6_day=day) == [told]


def test_the_own_limit_stands_beside_it_and_is_passed_only_the_day_after() -> None:
    at, over = (lines(c6_day="2026-08-01", capacity_age_limit=limit)[0] for limit in (116, 115))

    assert at.endswith("Uw grens is 116 dagen.")
    assert over.endswith("Dat is ouder dan uw grens van 115 dagen.")


def test_no_limit_is_named_when_there_is_none() -> None:
    assert "grens" not in lines(c6_day="2026-08-01", capacity_age_limit=0)[0]


def test_the_own_checklist_says_the_same() -> None:
    text = papers(c6_form="FML", c6_day="2026-08-01").view("own_checklist").text

    assert "C6 FML: 116 dagen oud. Dat is 3 maanden en 24 dagen." in text


@given(DAYS, st.integers(min_value=0, max_value=4000))
def test_months_and_days_together_lead_back_to_the_same_day(first: date, days: int) -> None:
    last = first + timedelta(days=days)

    months, rest = months_between(first, last)

    assert months >= 0
    assert 0 <= rest <= 30
    assert months_between(first, last - timedelta(days=rest)) == (months, 0)
