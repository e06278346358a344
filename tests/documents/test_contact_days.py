"""The days of regular talks on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.paper_examples import FULL, document
from wizard.documents.blocks import Grid
from wizard.documents.compose import compose
from wizard.documents.contact_days import contact_days

START = date(2026, 4, 1)


@given(st.integers(1, 42), st.integers(0, 400), st.integers(1, 20))
def test_the_days_keep_their_distance_and_stay_within_their_bounds(every, length, most):
    until = START + timedelta(days=length)

    found = contact_days(every, START, until, None, most)

    assert len(found) <= most
    steps = [(two - one).days for one, two in zip((START, *found), found, strict=False)]
    assert steps == [every] * len(found)
    assert all(day <= until for day in found)
    assert len(found) == most or not found or found[-1] + timedelta(days=every) > until


def test_days_on_which_the_doctor_asked_for_no_contact_are_left_out():
    found = contact_days(7, START, date(2026, 4, 29), date(2026, 4, 15), 10)

    assert found == (date(2026, 4, 22), date(2026, 4, 29))


def test_without_a_distance_or_a_first_day_there_are_no_days():
    assert contact_days(None, START, None, None, 4) == ()
    assert contact_days(7, None, None, None, 4) == ()


def test_the_aftercare_plan_prints_a_talk_every_two_weeks_until_its_last_day():
    told = {"aftercare_every": "every_two_weeks", "fit_from": START, "aftercare_end": date(2026, 5, 13)}
    paper = compose(document("aftercare_sheet"), replace(FULL, values={**FULL.values, **told}))

    table = next(block for block in paper.blocks if isinstance(block, Grid))
    assert [row[0] for row in table.rows] == ["wo 15 april 2026", "wo 29 april 2026", "wo 13 mei 2026"]
