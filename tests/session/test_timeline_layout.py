"""Where the picture of a case goes at any width, with any number of days on it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.timeline_layout import Box, Drawing, Label, Shape, Stroke, lay_out, outline_of, strokes_of
from wizard.timeline_views import (
    TimelineBand,
    TimelineExtension,
    TimelineFlag,
    TimelineGap,
    TimelineMark,
    TimelinePicture,
    TimelineTick,
    TimelineWords,
)

FIRST = date(2026, 1, 5)
EM = 14.0
WORDS = TimelineWords(
    "klaar of voorbij", "nu doen", "komt nog", "te laat", "afspraak niet nagekomen", "vier weken beter",
    "beter, telt niet mee", "(verwacht)",
)  # fmt: skip
NARROW, WIDE = 420, 1500
"""A6 with its small text is 30 letters high wide; a large screen more than a hundred."""


def measure(text: str, bold: bool) -> float:
    return len(text) * EM * (0.52 if bold else 0.48)


@st.composite
def pictures(draw: st.DrawFn) -> TimelinePicture:
    """A case of two years with anything on it."""
    end = FIRST + timedelta(days=727)
    longer = draw(st.sampled_from([0, 0, 10, 364]))
    last = end + timedelta(days=longer)
    whole = (last - FIRST).days
    days = sorted(draw(st.lists(st.integers(0, whole), max_size=40)))
    labelled = sorted(draw(st.sets(st.integers(0, max(0, len(days) - 1)), max_size=2)))
    titles = st.text(alphabet="abcdefghij ", min_size=1, max_size=70)
    marks = tuple(
        TimelineMark(
            f"m{number}", FIRST + timedelta(days=day), "8", draw(titles), "samen", "ma 2 mrt 2026",
            draw(st.sampled_from(["done", "now", "later", "too_late"])), "Nu doen", "gezegd",
            is_next=number in labelled,
        )
        for number, day in enumerate(days)
    )  # fmt: skip
    cuts = sorted(draw(st.sets(st.integers(1, 727), max_size=8)))
    bands = tuple(
        TimelineBand(
            f"p{number % 7}", draw(titles), FIRST + timedelta(days=start), FIRST + timedelta(days=stop),
            number % 7, is_expected=draw(st.booleans()), is_outside=draw(st.booleans()),
        )
        for number, (start, stop) in enumerate(pairwise([0, *cuts, 728]))
    )  # fmt: skip
    gap_days = sorted(draw(st.sets(st.integers(1, 700), max_size=6)))
    gaps = tuple(
        TimelineGap(FIRST + timedelta(days=a), FIRST + timedelta(days=b), "beter 3–21 mrt (18 dagen)")
        for a, b in list(pairwise(gap_days))[::2]
    )
    flags = draw(st.lists(st.integers(0, 727), max_size=5))
    stopped = draw(st.none() | st.integers(1, 700)) if not longer else None
    today = draw(st.none() | st.integers(0, whole))
    return TimelinePicture(
        name="Tijdlijn",
        first=FIRST,
        end=FIRST + timedelta(days=stopped - 1) if stopped else end,
        last=last,
        ticks=tuple(
            TimelineTick(FIRST + timedelta(days=max(0, week * 7 - 1)), f"week {week or 1}", "ma 2 mrt 2026")
            for week in range(0, 105, 13)
        ),
        bands=bands,
        gaps=gaps,
        marks=marks,
        words=WORDS,
        flags=tuple(TimelineFlag(FIRST + timedelta(days=day), "vlag") for day in flags),
        extension=TimelineExtension(end + timedelta(days=1), last, "langer loon") if longer > 30 else None,
        today=FIRST + timedelta(days=today) if today is not None else None,
        today_text="vandaag: week 8",
        stopped=FIRST + timedelta(days=stopped) if stopped else None,
        stopped_text="Beter vanaf wo 1 apr 2026. Na vier weken beter telt het opnieuw.",
    )


def overlap(one: Label | Shape, two: Label | Shape) -> bool:
    (l1, t1, r1, b1), (l2, t2, r2, b2) = edges(one), edges(two)
    return min(r1, r2) - max(l1, l2) > 0.01 and min(b1, b2) - max(t1, t2) > 0.01


def edges(piece: Label | Shape | Box | Stroke) -> tuple[float, float, float, float]:
    match piece:
        case Shape(x=x, y=y, half=half):
            return x - half, y - half, x + half, y + half
        case Stroke(x1=x1, y1=y1, x2=x2, y2=y2):
            return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
        case Label() | Box():
            return piece.x, piece.y, piece.x + piece.width, piece.y + piece.height


WIDTHS = st.floats(NARROW, WIDE)


@settings(max_examples=150, deadline=None)
@given(pictures(), WIDTHS)
def test_no_text_lies_on_another_or_on_a_shape(picture: TimelinePicture, width: float):
    drawing = lay_out(picture, width, EM, measure)

    for one, two in combinations(drawing.labels, 2):
        assert not overlap(one, two), (one.text, two.text)
    for shape in (piece for piece in drawing.pieces if isinstance(piece, Shape)):
        for label in drawing.labels:
            assert not overlap(label, shape), (label.text, shape)


@settings(max_examples=100, deadline=None)
@given(pictures(), WIDTHS)
def test_nothing_sticks_out(picture: TimelinePicture, width: float):
    drawing = lay_out(picture, width, EM, measure)

    for piece in drawing.pieces:
        left, top, right, bottom = edges(piece)
        assert left >= -0.01 and right <= width + 0.01, piece
        assert top >= -0.01 and bottom <= drawing.height + 0.01, piece


@settings(max_examples=100, deadline=None)
@given(pictures(), WIDTHS)
def test_no_line_goes_through_a_text(picture: TimelinePicture, width: float):
    drawing = lay_out(picture, width, EM, measure)

    for stroke in (piece for piece in drawing.pieces if isinstance(piece, Stroke)):
        for label in drawing.labels:
            inside = label.x + 0.01 < stroke.x1 < label.x + label.width - 0.01
            meets = min(stroke.y2, label.y + label.height) - max(stroke.y1, label.y) > 0.01
            assert not (inside and meets), (stroke, label.text)


@settings(max_examples=100, deadline=None)
@given(pictures(), WIDTHS)
def test_the_line_of_a_text_ends_at_its_own_shape(picture: TimelinePicture, width: float):
    check_the_lines(picture, lay_out(picture, width, EM, measure))


@pytest.mark.parametrize("days", [(0, 10, 15), (0, 0, 0), (0, 10, 20), (0, 5, 10, 15)])
def test_no_shape_of_a_crowd_stands_in_the_line_of_a_text(days: tuple[int, ...]):
    marks = tuple(
        TimelineMark(
            f"m{n}", FIRST + timedelta(days=100 + day), "8", "Gesprek", "samen", "ma 2 mrt 2026", "later",
            "Komt nog", "gezegd", is_next=n == len(days) - 1,
        )
        for n, day in enumerate(days)
    )  # fmt: skip
    end = FIRST + timedelta(days=727)
    picture = TimelinePicture("Tijdlijn", FIRST, end, end, (), (), (), marks, WORDS)

    # One unit for a day: the shapes are as far apart as the days.
    check_the_lines(picture, lay_out(picture, 727 + EM * 0.84, EM, measure))


def check_the_lines(picture: TimelinePicture, drawing: Drawing) -> None:
    bar = next(piece for piece in drawing.pieces if isinstance(piece, Box))
    lines = [p for p in drawing.pieces if isinstance(p, Stroke) and p.weight < EM * 0.1 and p.y2 < bar.y]
    assert len(lines) <= 2 and bool(lines) == any(mark.is_next for mark in picture.marks)
    for line in lines:
        assert any(
            spot.x == line.x1 and spot.y - spot.half == pytest.approx(line.y2) for spot in drawing.spots
        )
        for spot in drawing.spots:
            meets = min(line.y2, spot.y + spot.half) - max(line.y1, spot.y - spot.half) > 0.01
            assert not (meets and abs(spot.x - line.x1) < spot.half), (line, spot)


@settings(max_examples=100, deadline=None)
@given(pictures(), WIDTHS)
def test_marks_stand_in_order_of_day_and_never_on_each_other(picture: TimelinePicture, width: float):
    spots = lay_out(picture, width, EM, measure).spots

    assert len(spots) == len(picture.marks)
    assert all(one.x <= two.x for one, two in pairwise(spots))
    assert not any(overlap(one, two) for one, two in combinations(spots, 2))
    assert [spot.kind for spot in spots] == [mark.state for mark in picture.marks]


@settings(max_examples=60, deadline=None)
@given(pictures(), WIDTHS)
def test_the_next_two_and_both_ends_are_always_written(picture: TimelinePicture, width: float):
    texts = [label.text for label in lay_out(picture, width, EM, measure).labels]

    assert texts.count("ma 2 mrt 2026") >= 2 + sum(mark.is_next for mark in picture.marks)
    assert "week 1" in texts and "week 104" in texts
    assert picture.today is None or "vandaag: week 8" in texts


def test_equal_pictures_give_equal_drawings():
    made: list[Drawing] = []

    @settings(max_examples=5, deadline=None)
    @given(pictures())
    def twice(picture: TimelinePicture) -> None:
        made.append(lay_out(picture, 900, EM, measure))
        assert lay_out(picture, 900, EM, measure) == made[-1]

    twice()

    assert made


@pytest.mark.parametrize("kind", range(8))
def test_a_pattern_stays_inside_its_box(kind: int):
    box = Box(10, 20, 133, 22, pattern=kind)

    for stroke in strokes_of(box, EM):
        left, top, right, bottom = edges(stroke)
        assert left >= 10 - 1e-6 and top >= 20 - 1e-6
        assert right <= 143 + 1 and bottom <= 42 + 1e-6


def test_patterns_differ_without_any_colour():
    found = {
        tuple((s.x1, s.y1, s.x2, s.y2) for s in strokes_of(Box(0, 0, 90, 22, pattern=kind), EM))
        for kind in range(8)
    }

    assert len(found) == 8


def test_states_differ_by_shape():
    kinds = ("done", "now", "later", "too_late")

    assert len({outline_of(Shape(kind, 0, 0, 1)) for kind in kinds}) == 4
