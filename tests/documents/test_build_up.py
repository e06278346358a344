"""What is said about a build-up of hours: nothing while it keeps to its bounds, and always true sums."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.documents.paper_examples import FULL, document, rows
from wizard.build_up import (
    Limits,
    above_capacity,
    limits_in,
    newly_above,
    notes_on,
    share_of,
    steps_of,
    totals_of,
)
from wizard.build_up_buffers import buffer_count, can_move_to, with_buffer_after, with_buffers
from wizard.build_up_chart import (
    BUFFER,
    IN_A_ROW,
    LOWER,
    PLAIN,
    WORKED,
    BuildUpChart,
    ChartWords,
    bars_of,
    lay_out_bars,
)
from wizard.build_up_weeks import spans_of, weeks_of
from wizard.documents.blocks import Bars, Bullets, Paragraph
from wizard.documents.compose import compose
from wizard.timeline_layout import Box, Label

MONDAY = date(2026, 3, 2)
HOURS = st.integers(1, 80).map(lambda halves: halves / 2)
ROWS = st.lists(
    st.fixed_dictionaries(
        {"start": st.integers(0, 400).map(lambda days: MONDAY + timedelta(days=days)), "hours": HOURS},
        optional={
            "days": st.integers(1, 7),
            "why": st.just("Vakantie in augustus"),
            "buffer": st.integers(0, 4),
        },
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
    free = [{name: cell for name, cell in row.items() if name != "buffer"} for row in found]

    assert {key for _, key in keys(free)} <= {"fewer", "same_day"}


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
    assert limits_in({"contract_hours": 32.0}, {}) == Limits(contract_hours=32.0)
    assert share_of(8, 32.0) == 25
    assert share_of(8, None) is None


def test_what_was_said_to_be_possible_counts_from_its_day_on():
    found = [step(1, 20), step(3, 12), step(5, 24)]
    said_in_week_4 = Limits(capacity=16.0, capacity_on=MONDAY + timedelta(weeks=3))

    assert [one.row for one in above_capacity(steps_of(found), Limits(capacity=16.0))] == [0, 2]
    assert [one.row for one in above_capacity(steps_of(found), said_in_week_4)] == [2]


def test_what_was_agreed_before_a_lower_number_stays_and_what_is_new_above_it_is_not_taken():
    agreed = steps_of([step(1, 12, id="r1"), step(3, 20, id="r2")])
    more = steps_of([step(1, 12, id="r1"), step(3, 20, id="r2"), step(5, 24, id="r3")])
    limits = Limits(capacity=16.0)

    assert newly_above(agreed, agreed, limits) == ()
    assert [one.id for one in newly_above(more, agreed, limits)] == ["r3"]
    assert [one.id for one in newly_above(agreed, (), limits)] == ["r2"]


def test_what_was_worked_is_dotted_and_less_than_agreed_is_hatched_with_the_lower_number():
    steps = steps_of([step(1, 8), step(3, 12)])
    worked = ((MONDAY + timedelta(days=2), 8.0), (MONDAY + timedelta(days=11), 4.0))

    bars = bars_of(weeks_of(steps, worked), (MONDAY + timedelta(weeks=2),))

    assert [(bar.hours, bar.worked, bar.pattern) for bar in bars] == [
        (8, 8, PLAIN), (8, 4, PLAIN), (12, None, PLAIN),
    ]  # fmt: skip
    assert [bar.worked_pattern for bar in bars[:2]] == [WORKED, LOWER]
    assert [bar.has_talk for bar in bars] == [False, False, True]


def test_fewer_agreed_hours_are_hatched_and_a_week_kept_free_has_lines_across():
    steps = steps_of([step(1, 8, buffer=1), step(4, 6), step(5, 16)])

    bars = bars_of(weeks_of(steps))

    assert [(bar.hours, bar.pattern) for bar in bars] == [
        (8, PLAIN), (8, PLAIN), (8, BUFFER), (6, LOWER), (16, PLAIN),
    ]  # fmt: skip


def test_of_one_week_the_last_record_counts_and_one_before_the_schedule_does_not():
    worked = ((MONDAY, 5.0), (MONDAY + timedelta(days=3), 6.0), (MONDAY - timedelta(days=1), 9.0))

    assert [week.worked for week in weeks_of(steps_of([step(1, 8), step(3, 12)]), worked)] == [
        6.0,
        None,
        None,
    ]


def test_a_record_after_the_last_step_has_a_bar_too():
    worked = ((MONDAY + timedelta(weeks=3), 8.0),)

    weeks = weeks_of(steps_of([step(1, 8)]), worked)

    assert [(week.number, week.worked) for week in weeks] == [(1, None), (2, None), (3, None), (4, 8.0)]


@given(ROWS)
def test_the_lines_of_the_table_are_the_weeks_of_the_chart(found):
    weeks = weeks_of(steps_of(found))

    spans = spans_of(weeks)

    told = [number for span in spans for number in range(span.first.number, span.last.number + 1)]
    assert told == [week.number for week in weeks]
    assert all(span.first.step == span.last.step for span in spans)


@given(ROWS, st.integers(300, 1200), st.lists(st.tuples(st.integers(0, 60), HOURS), max_size=9))
def test_no_bar_and_no_text_leaves_the_drawing(found, width, recorded):
    worked = tuple((MONDAY + timedelta(weeks=week), float(hours)) for week, hours in recorded)
    words = ChartWords("week", "afgesproken", "gewerkt", "minder", "zonder extra uren", "gesprek")
    chart = BuildUpChart(bars_of(weeks_of(steps_of(found), worked)), 32.0, "32 uur", words)

    drawing = lay_out_bars(chart, width, 12.0, lambda text, bold: 6.0 * len(text))

    for piece in drawing.pieces:
        if isinstance(piece, Box | Label):
            assert piece.x >= -0.01 and piece.x + piece.width <= width + 0.01
            assert piece.y >= -0.01 and piece.y + piece.height <= drawing.height + 0.01


def test_never_more_than_26_bars_stand_in_a_row():
    weeks = weeks_of(steps_of([step(1, 4), step(60, 8)]))
    chart = BuildUpChart(bars_of(weeks), None, "", ChartWords())

    drawing = lay_out_bars(chart, 4000.0, 12.0, lambda text, bold: 6.0 * len(text))

    floors = [round(piece.y + piece.height, 2) for piece in drawing.pieces if isinstance(piece, Box)]
    assert max(floors.count(floor) for floor in set(floors)) == IN_A_ROW


@given(ROWS, st.integers(0, 6), st.integers(0, 11))
def test_the_steps_stay_in_their_order(found, wanted, row):
    before = [one.row for one in steps_of(found)]

    placed = with_buffers(found, wanted, MONDAY)
    moved = with_buffer_after(found, row, MONDAY)

    for after in (placed, moved):
        starts = [after[place]["start"] for place in before]
        assert starts == sorted(starts)


def assume_room(found: list[dict[str, Any]]) -> None:
    """Only schedules in which the free weeks that stand there fit."""
    assume(not any(key == "buffer_no_room" for _, key in keys(found)))


# --- weeks kept free --------------------------------------------------------------------------------------


def test_the_program_spreads_the_free_weeks_and_later_steps_begin_later():
    found = [step(1, 8), step(3, 12), step(5, 16), step(7, 20)]

    placed = with_buffers(found, 2, MONDAY)

    assert [row.get("buffer", 0) for row in placed] == [0, 1, 1, 0]
    assert [row["start"] for row in placed] == [MONDAY + timedelta(weeks=week) for week in (0, 2, 5, 8)]


@given(ROWS, st.integers(0, 6), st.integers(-30, 500))
def test_every_free_week_that_is_placed_makes_the_schedule_a_week_longer_and_moves_nothing_begun(
    found, wanted, days
):
    today = MONDAY + timedelta(days=days)
    assume_room(found)
    before, after = steps_of(found), steps_of(with_buffers(found, wanted, today))

    came = sum(one.buffer for one in after[:-1]) - sum(one.buffer for one in before[:-1])
    if before:
        assert after[-1].start - before[-1].start == timedelta(weeks=came)
    by_row = {one.row: one.start for one in after}
    assert all(by_row[one.row] == one.start for one in before if one.start <= today)


@given(ROWS, st.integers(0, 6))
def test_as_many_free_weeks_as_wanted_are_placed_while_a_step_is_still_to_come(found, wanted):
    before = steps_of(found)
    placed = with_buffers(found, wanted, MONDAY - timedelta(days=1))

    if len(before) > 1 and before[0].start < before[1].start:
        assert buffer_count(placed) == wanted


@given(ROWS, st.integers(0, 11))
def test_moving_a_free_week_keeps_their_number_and_the_end(found, row):
    assume_room(found)
    before = steps_of(found)

    moved = with_buffer_after(found, row, MONDAY - timedelta(days=1))

    assert buffer_count(moved) == buffer_count(found)
    if before:
        assert max(one.start for one in steps_of(moved)) == before[-1].start


def test_a_free_week_moves_to_the_chosen_step_and_takes_its_room_along():
    found = [step(1, 8, buffer=1), step(4, 12), step(6, 16)]

    moved = with_buffer_after(found, 1, MONDAY)

    assert [row["start"] for row in moved] == [MONDAY + timedelta(weeks=weeks) for weeks in (0, 2, 5)]
    assert [row.get("buffer", 0) for row in moved] == [0, 1, 0]
    assert not can_move_to(found, 2, MONDAY), "nothing comes after the last step"


def test_a_free_week_without_room_or_after_the_last_step_is_named():
    assert keys([step(1, 8, buffer=2), step(3, 12)]) == [(0, "buffer_no_room")]
    assert keys([step(1, 8), step(3, 12, buffer=1)]) == [(1, "buffer_last")]
    assert keys([step(1, 8, buffer=1), step(3, 12)]) == []


def test_the_paper_shows_the_bars_the_sum_and_what_stands_out():
    schedule = rows(step(1, 8, days=2, tasks="Inpakken"), step(3, 20, days=5, tasks="Balie"))
    context = replace(FULL, values={**FULL.values, "build_up": schedule, "largest_step": 4.0})

    paper = compose(document("build_up_plan"), context)

    assert any(isinstance(block, Bars) for block in paper.blocks)
    assert any(isinstance(block, Paragraph) and "16 uur in 2 weken" in block.text for block in paper.blocks)
    assert any(
        isinstance(b, Bullets) and "Vanaf 16 maart 2026: er komen 12 uur bij" in b.items[-1]
        for b in paper.blocks
    )
    assert paper.is_concept
