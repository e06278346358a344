"""Texts that nobody expects: no paper may fail or run off its edge because of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.documents.paper_examples import FULL, PICTURE, VALUES, document, rows
from tests.documents.test_docx import parts_of
from wizard.documents import docx, html, pdf, text
from wizard.documents.blocks import (
    Block,
    Bullets,
    Code,
    DayLine,
    DayList,
    Fields,
    Grid,
    Heading,
    Notice,
    PageBreak,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Timeline,
    WritingSpace,
)
from wizard.documents.compose import compose
from wizard.documents.markup import escape, printable, runs, without_marks
from wizard.documents.pdf_text import faces, set_lines
from wizard.documents.style import sheet

ODD = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="abc deëïü€ĳ-/\\*{}<>&\n\t", max_size=1500),
    st.text(alphabet="W", min_size=80, max_size=700),
    st.sampled_from(
        ["", "   ", "€ 1.250,00", "Zoë Çelik-Şahin", "a\ud800b", "\u202eabc", "日本 🙂", "**", "**x", "\\"]
    ),
)
SHORT = st.one_of(st.text(max_size=40), st.text(alphabet="W", min_size=60, max_size=90))
BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, ODD, st.sampled_from([1, 2, 3])),
    st.builds(Paragraph, ODD, st.sampled_from(["body", "small", "lead", "note", "label", "quote"])),
    st.builds(Bullets, st.lists(ODD, max_size=5).map(tuple), st.booleans()),
    st.builds(Fields, st.lists(st.tuples(ODD, ODD), max_size=5).map(tuple)),
    st.builds(
        Grid,
        st.lists(SHORT, min_size=1, max_size=6).map(tuple),
        st.lists(st.lists(ODD, max_size=6).map(tuple), max_size=8).map(tuple),
        st.lists(st.floats(0, 1), max_size=6).map(tuple),
        st.integers(0, 12),
        st.booleans(),
    ),
    st.builds(WritingSpace, ODD, st.integers(0, 24), SHORT),
    st.builds(
        SignatureBlock,
        ODD,
        st.lists(st.builds(Signature, ODD, ODD), max_size=4).map(tuple),
        st.sampled_from(["agreed", "seen"]),
        SHORT,
        ODD,
    ),
    st.builds(Code, st.lists(st.text(max_size=12), max_size=12).map(tuple)),
    st.builds(Notice, ODD, st.sampled_from(["privacy", "warning", "source"])),
    st.just(PageBreak()),
    st.builds(
        lambda title, day: Timeline(
            replace(
                PICTURE,
                name=title,
                marks=tuple(replace(mark, title=title, day_text=day) for mark in PICTURE.marks),
            ),
            ("Week", "Dag", "Wat", "Wie", "Stand"),
        ),
        ODD,
        SHORT,
    ),
    st.builds(
        DayList,
        st.just(("Nr", "Datum", "Wat", "Wie", "Klaar")),
        st.lists(
            st.builds(DayLine, st.integers(0, 99), st.dates(), SHORT, SHORT, ODD, SHORT), max_size=12
        ).map(tuple),
        st.just("nog {number}"),
        st.just("nog 1"),
    ),
)


def paper(blocks: list[Block], paper_format: str = "A4", concept: bool = False) -> Paper:
    made = compose(document("my_view"), FULL)
    return replace(made, blocks=tuple(blocks), format=paper_format, is_concept=concept, title="Proef")  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCK, max_size=10), st.sampled_from(["A4", "A6"]), st.booleans())
def test_any_blocks_become_pages_on_which_nothing_runs_off(
    blocks: list[Block], paper_format: str, concept: bool
):
    made = paper(blocks, paper_format, concept)

    look, pages = pdf.layout(made)

    assert pypdfium2.PdfDocument(pdf.render(made))
    assert text.render(made) and html.render(made).endswith("</html>\n")
    assert parts_of(docx.render(made))
    for page in pages:
        for offset, part in page.placed:
            assert offset + part.height <= look.inner_height + 0.1, type(part)


@settings(max_examples=30, deadline=None)
@given(ODD, SHORT)
@example("x" * 600, "Van den Hoogenband-Oudewetering tot Nieuwerkerk aan den IJssel")
def test_any_answers_become_a_plan(long: str, short: str):
    values = {
        **VALUES,
        "first_name": short,
        "employer_view": long,
        "advice_cannot": long,
        "agreements": rows({"who": "both", "what": long, "when": date(2026, 3, 6)}),
        "build_up": rows({"start": date(2026, 3, 9), "hours": 8, "days": short, "tasks": long}),
    }

    data = pdf.render(compose(document("action_plan"), replace(FULL, values=values)))

    assert len(pypdfium2.PdfDocument(data)) >= 5


@settings(max_examples=150, deadline=None)
@given(ODD, st.floats(12, 500), st.booleans())
def test_no_line_is_wider_than_its_column_and_no_letter_is_lost(words: str, width: float, marked: bool):
    style = sheet("A4").text["cell"]

    lines = set_lines(words, style, width, marked)

    for line in lines:
        taken = sum(faces()[font].width(run, style.size) for font, run in line)
        last = line[-1][1] if line else ""
        tail = (
            faces()[line[-1][0]].width(" ", style.size) * (len(last) - len(last.rstrip(" "))) if line else 0
        )
        assert taken - tail <= width + 0.01 or sum(len(run) for _, run in line) == 1
    shown = printable(without_marks(words) if marked else words)
    assert "".join(run for line in lines for _, run in line).replace(" ", "") == shown.replace(
        "\n", ""
    ).replace(" ", "")


@given(st.text(max_size=80))
def test_escaped_text_comes_back_as_it_was_and_is_never_bold(words: str):
    assert without_marks(escape(words)) == words
    assert not any(bold for _, bold in runs(escape(words)))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00b", "ab"),
        ("a\r\nb", "a\nb"),
        ("a\tb", "a b"),
        ("e\u0301", "é"),
        ("a\u202eb", "ab"),
        ("a\ud800b", "ab"),
    ],
)
def test_signs_that_no_printer_shows_are_left_out(typed: str, shown: str):
    assert printable(typed) == shown
