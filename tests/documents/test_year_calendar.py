"""The printed year calendar: two pages, the same days in the drawing, the list, the months and in words."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.paper_examples import EMPTY, FULL, PICTURE, TODAY, document, read_document
from wizard.commands.demo import demo_case, papers_of
from wizard.content.loader import load
from wizard.content.model import Content
from wizard.documents import html, pdf, text
from wizard.documents.blocks import DayList, Months, Paper
from wizard.documents.compose import compose
from wizard.documents.context import PaperContext
from wizard.documents.days import months_on
from wizard.documents.pdf_time import DayListPart, MonthsPart, TimelinePart
from wizard.documents.style import MM, sheet
from wizard.dutch import day_in_brief
from wizard.errors import ContentError
from wizard.timeline_views import TimelineMark

FLOWS = Path(__file__).parents[2] / "flows"


@pytest.fixture(scope="module")
def content() -> Content:
    return load(FLOWS)


def paper(context: PaperContext = FULL) -> Paper:
    return compose(document("year_calendar"), context)


def with_marks(count: int, title: str = "Praat samen over het plan") -> PaperContext:
    """A case with that many days still to come, three weeks apart, two of them on the first day."""
    days = [TODAY + timedelta(days=21 * max(0, number - 1)) for number in range(count)]
    marks = tuple(
        TimelineMark(
            f"m{n}", day, "9", f"{title} {n}", "samen", day_in_brief(day), "later", "Komt nog", "gezegd"
        )
        for n, day in enumerate(days)
    )
    last = max([PICTURE.last, *days])
    return replace(FULL, timeline=replace(PICTURE, marks=marks, last=last))


def texts_of(made: Paper) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf.render(made))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in opened]


def where(made: Paper, page: int, words: str) -> tuple[float, float]:
    """The left and lower edge of a text on a page, in millimetres from the lower left corner."""
    found = pypdfium2.PdfDocument(pdf.render(made))[page].get_textpage()
    searcher = found.search(words)
    start, _ = searcher.get_next()
    left, bottom, _, _ = found.get_charbox(start)
    return left / MM, bottom / MM


def test_the_first_page_has_the_timeline_and_the_list_the_second_the_months():
    first, second = texts_of(paper())

    for words in ("vandaag: week 9", "Ziek melden bij UWV", "Terug naar werk (verwacht)", "beter 19–25 jan"):
        assert words in first, words
    assert "Verandert er iets? Druk opnieuw af. Dit is versie 2." in first
    for words in ("maart 2026", "februari 2027", "ma 26 okt 2026: Ziek melden bij UWV", "kalenderweek"):
        assert words in second, words


@pytest.mark.parametrize("count", [0, 1, 5, 20, 60])
@pytest.mark.parametrize(
    "title", ["Bel", "Maak de eindevaluatie en het re-integratieverslag en stuur het op"]
)
def test_it_is_always_two_pages(count: int, title: str):
    assert len(texts_of(paper(with_marks(count, title)))) == 2


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 45), st.dates(date(2026, 1, 5), date(2031, 12, 31)), st.text(max_size=60))
def test_it_is_two_pages_on_any_day_with_any_titles(count: int, today: date, title: str):
    context = replace(with_marks(count, title), today=today)

    look, pages = pdf.layout(paper(context))

    assert len(pages) == 2
    for page in pages:
        assert page.used <= look.inner_height + 0.1


def test_a_concept_without_a_first_day_is_two_pages_too():
    first, second = texts_of(paper(EMPTY))

    assert "De eerste ziektedag is nog niet bekend." in first and "CONCEPT" in first
    assert "maart 2026" in second


@pytest.mark.parametrize("weeks", [-23, 0, 20, 45, 90, 110])
def test_the_demo_case_is_two_pages_from_its_first_weeks_to_after_its_end(content: Content, weeks: int):
    record, today = demo_case(content, FLOWS)

    view = papers_of(content, record, today + timedelta(weeks=weeks)).view("year_calendar")

    assert view.pages == 2
    assert "agreement" not in view.text and "Sanne" not in view.text


def test_the_bar_is_25_centimetres_wide_so_a_week_takes_2_4_millimetres():
    part = TimelinePart(replace(PICTURE, today=None), sheet("A4_landscape"))

    spots = {mark.id: spot.x for mark, spot in zip(PICTURE.marks, part.drawing.spots, strict=True)}

    week_43, week_104 = spots["m1"], spots["m6"]
    weeks = (PICTURE.marks[6].day - PICTURE.marks[1].day).days / 7
    assert (week_104 - week_43) / weeks / MM == pytest.approx(2.4, abs=0.05)
    assert part.drawing.width / MM == pytest.approx(252, abs=0.5)


def test_the_text_of_a_day_stands_above_its_place_on_the_bar():
    made = paper()

    left, bottom = where(made, 0, "vandaag")
    _, tick = where(made, 0, "week 104")

    weeks = (TODAY - PICTURE.first).days / 7
    assert left == pytest.approx(25 + weeks * 2.4, abs=22)
    assert bottom > tick + 10


def test_the_list_says_how_many_days_there_was_no_room_for():
    first, _ = texts_of(paper(with_marks(60)))

    shown = [n for n in range(60) if f"Praat samen over het plan {n} " in first]
    assert shown == list(range(len(shown)))
    assert f"En nog {60 - len(shown)} dagen later." in first


def test_days_in_the_list_are_in_order_and_columns_do_not_touch():
    look = sheet("A4_landscape")
    block = next(block for block in paper(with_marks(60)).blocks if isinstance(block, DayList))

    part = DayListPart(block, look, room=200)

    placed = [place for column in part.columns for place in column]
    assert placed == list(range(len(placed)))
    assert part.height <= 200
    assert part.left == 60 - len(placed)


def test_beside_a_day_off_stands_the_working_day_before_it_and_late_is_called_late():
    first, _ = texts_of(paper())

    assert "zo 3 jan 2027 doe het uiterlijk do 31 dec" in first
    assert "ma 2 mrt 2026, te laat" in first


def test_two_things_on_one_day_share_one_number():
    block = next(block for block in paper(with_marks(4)).blocks if isinstance(block, DayList))

    assert [line.number for line in block.lines] == [1, 1, 2, 3]


def test_the_months_begin_now_and_show_only_the_days_in_them():
    block = next(block for block in paper().blocks if isinstance(block, Months))

    assert block.first == date(2026, 3, 1)
    assert [line.day for line in block.lines] == [date(2026, 10, 26), date(2027, 1, 3), date(2027, 2, 14)]


def test_a_full_list_under_the_months_says_what_is_left():
    part = MonthsPart(
        next(block for block in paper(with_marks(20)).blocks if isinstance(block, Months)),
        sheet("A4_landscape"),
    )
    many = replace(
        part.block,
        lines=tuple(
            replace(part.block.lines[0], number=n, day=date(2026, 3, 1) + timedelta(days=n))
            for n in range(1, 41)
        ),
    )

    full = MonthsPart(many, sheet("A4_landscape"))

    assert full.legend[-1] == f"En nog {41 - len(full.legend)} dagen later. Die staan in het programma."
    assert full.height <= sheet("A4_landscape").inner_height


def test_calendar_weeks_are_those_of_iso_with_monday_first():
    unmarked = replace(FULL, timeline=replace(PICTURE, marks=()), today=date(2026, 12, 15))

    _, second = texts_of(paper(unmarked))

    assert "december 2026 ma di wo do vr za zo 49 1 2 3 4 5 6 50 7" in second
    assert "januari 2027 ma di wo do vr za zo 53 1 2 3 1 4 5" in second


@pytest.mark.parametrize(
    ("first", "count", "then"),
    [
        (date(2026, 1, 1), 0, date(2026, 1, 1)),
        (date(2026, 3, 1), 9, date(2026, 12, 1)),
        (date(2026, 3, 1), 10, date(2027, 1, 1)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_are_counted_over_the_year(first: date, count: int, then: date):
    assert months_on(first, count) == then


def test_equal_cases_give_equal_bytes_in_another_process():
    script = (
        "import hashlib; from tests.documents.test_year_calendar import paper;"
        "from wizard.documents import pdf; print(hashlib.sha256(pdf.render(paper())).hexdigest())"
    )
    seeds = ("1", "2")

    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=FLOWS.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in seeds
    }

    assert made == {hashlib.sha256(pdf.render(paper())).hexdigest()}


def test_nothing_on_it_is_in_colour():
    with pikepdf.open(BytesIO(pdf.render(paper()))) as opened:
        operators = {
            str(operator) for page in opened.pages for _, operator in pikepdf.parse_content_stream(page)
        }

    assert not operators & {"rg", "RG", "k", "K", "sc", "SC", "scn", "SCN"}
    assert "Do" not in operators


def test_in_words_it_says_every_day_gap_and_phase_of_the_drawing():
    for made in (text.render(paper()), html.render(paper())):
        for mark in PICTURE.marks:
            assert mark.title in made and mark.day_text in made and mark.state_text in made
        for words in ("beter 19–25 jan (7 dagen)", "Terug naar werk (verwacht)", PICTURE.name):
            assert words in made, words


def test_a_row_to_tick_in_words_names_its_columns():
    assert (
        "- Nr: 1; Datum: ma 26 okt 2026; Wat: Ziek melden bij UWV; Wie: werkgever; Klaar: [ ]"
        in text.render(paper())
    )


def test_months_on_a_sheet_on_which_they_do_not_fit_are_refused():
    upright = replace(document("year_calendar"), paper="A4")

    with pytest.raises(ContentError, match="'::timeline_months' does not fit on A4"):
        compose(upright, FULL)


@pytest.mark.parametrize("form", ["A4", "A4_landscape", "A6"])
def test_the_timeline_fits_on_every_sheet(form: str):
    sketch = read_document(
        "---\nid: sketch\ntitle: Proef\naudience: employer\nfields: [timeline]\n"
        f"paper: {form}\n---\n# Dagen\n\n::timeline\n\n::timeline_list\n"
    )

    look, (page,) = pdf.layout(compose(sketch, FULL))

    drawn = next(part for _, part in page.placed if isinstance(part, TimelinePart))
    assert drawn.drawing.width == look.inner_width
    assert page.used <= look.inner_height


def test_a_paper_shows_the_timeline_only_when_its_allow_list_says_so():
    closed = replace(document("year_calendar"), fields=("version",))

    with pytest.raises(ContentError, match="'timeline' is not in `fields`"):
        compose(closed, FULL)
