"""What is said about a build-up of hours: nothing while it keeps to its bounds, and always true sums."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.paper_examples import FULL, document, rows
from wizard.build_up import Limits, limits_in, notes_on, share_of, steps_of, totals_of
from wizard.build_up_chart import DONE, LOWER, PLAIN, BuildUpChart, bars_of, lay_out_bars
from wizard.documents.blocks import Bars, Bullets, Paragraph
from wizard.documents.compose import compose
from wizard.timeline_layout import Box, Label

MONDAY = date(2026, 3, 2)
HOURS = st.integers(1, 80).map(lambda halves: halves / 2)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"start": st.integers(0, 400).map(lambda days: MONDAY + timedelta(days=days)), "hours": HOURS},
        optional={"days": st.integers(1, 7), "why": st.just("Vakantie in augustus")},
    ),
    max_size=12,
)


def step(week: int, hours: float, **more: Any) -> dict[str, Any]:
    return {"start": MONDAY + timedelta(weeks=week - 1), "hours": hours, **more}


def keys(found: list[dict[str, Any]], **limits: float) -> list[tuple[int, str]]:
    return [(note.row, note.key) for note in notes_on(steps_of(found), Limits(**limits))]


@given(ROWS, HOURS)
def test_every_step_above_the_recorded_hours_is_named_and_no_other(found, most):
    named = {
        note.row for note in notes_on(steps_of(found), Limits(capacity=most)) if note.key == "over_capacity"
    }

    assert named == {place for place, row in enumerate(found) if row["hours"] > most}


@given(ROWS)
def test_the_total_is_the_sum_of_the_days_until_the_last_step(found):
    steps = steps_of(found)
    totals = totals_of(steps, Limits())

    if not steps:
        assert totals is None
        return
    first, last = steps[0].start, steps[-1].start
    by_day = 0.0
    for number in range((last - first).days):
        day = first + timedelta(days=number)
        by_day += [one for one in steps if one.start <= day][-1].hours / 7
    assert totals is not None
    assert abs(totals.hours - by_day) < 1e-6
    assert totals.last_hours == steps[-1].hours


@given(ROWS, HOURS)
def test_the_schedule_is_full_from_the_first_day_with_all_hours(found, full):
    totals = totals_of(steps_of(found), Limits(contract_hours=full))

    enough = [row["start"] for row in found if row["hours"] >= full]
    assert (totals.full_from if totals else None) == (min(enough) if enough else None)


@given(ROWS)
def test_without_bounds_only_fewer_hours_and_twice_the_same_day_are_named(found):
    assert {key for _, key in keys(found)} <= {"fewer", "same_day"}


def test_a_jump_is_named_above_the_own_choice_and_not_at_it():
    found = [step(1, 8), step(3, 12), step(5, 18)]

    assert keys(found, largest_step=4) == [(2, "jump")]
    assert keys(found, largest_step=6) == []


def test_fewer_hours_ask_for_a_reason_and_a_reason_is_enough():
    assert keys([step(1, 12), step(3, 8)]) == [(1, "fewer")]
    assert keys([step(1, 12), step(3, 8, why="Drukke weken")]) == []


def test_hours_on_few_days_are_named():
    assert keys([step(1, 16, days=2)], most_a_day=4) == [(0, "few_days")]
    assert keys([step(1, 16, days=4)], most_a_day=4) == []


def test_rows_count_as_they_were_typed_and_steps_in_order_of_their_day():
    found = [step(5, 20), step(1, 8), {"start": None, "hours": 4}]

    assert [one.row for one in steps_of(found)] == [1, 0]
    assert keys(found, largest_step=4) == [(0, "jump")]


def test_nothing_is_compared_with_hours_without_a_source():
    assert limits_in({"contract_hours": 32.0}) == Limits(contract_hours=32.0)
    assert share_of(8, 32.0) == 25
    assert share_of(8, None) is None


def test_weeks_that_are_over_are_dotted_and_a_week_with_fewer_hours_is_hatched():
    steps = steps_of([step(1, 8), step(3, 12), step(4, 10), step(5, 16)])

    bars = bars_of(steps, MONDAY + timedelta(weeks=1), (MONDAY + timedelta(weeks=2),))

    assert [(bar.hours, bar.pattern) for bar in bars] == [
        (8, DONE), (8, PLAIN), (12, PLAIN), (10, LOWER), (16, PLAIN),
    ]  # fmt: skip
    assert [bar.has_talk for bar in bars] == [False, False, True, False, False]


@given(ROWS, st.integers(300, 1200))
def test_no_bar_and_no_text_leaves_the_drawing(found, width):
    chart = BuildUpChart(
        bars_of(steps_of(found), MONDAY), 32.0, "32 uur", "week", "voorbij", "minder", "gesprek"
    )

    drawing = lay_out_bars(chart, width, 12.0, lambda text, bold: 6.0 * len(text))

    for piece in drawing.pieces:
        if isinstance(piece, Box | Label):
            assert piece.x >= -0.01 and piece.x + piece.width <= width + 0.01
            assert piece.y >= -0.01 and piece.y + piece.height <= drawing.height + 0.01


def test_the_paper_shows_the_bars_the_sum_and_what_stands_out():
    schedule = rows(step(1, 8, days=2, tasks="Inpakken"), step(3, 20, days=5, tasks="Balie"))
    context = replace(FULL, values={**FULL.values, "build_up": schedule, "largest_step": 4.0})

    paper = compose(document("build_up_plan"), context)

    assert any(isinstance(block, Bars) for block in paper.blocks)
    assert any(isinstance(block, Paragraph) and "16 uur in 2 weken" in block.text for block in paper.blocks)
    assert any(isinstance(b, Bullets) and "Stap 2: er komen 12 uur bij" in b.items[0] for b in paper.blocks)
    assert paper.is_concept
