"""The command `calendar`: what it reads, what it refuses, and what it shows to people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.model import Content, Flow
from wizard.errors import CaseFileError
from wizard.plan.calendar_command import as_lines, calendar_answers, people_calendar
from wizard.plan.calendar_file import unknown_facts

GOOD = {"id": "a", "first_sick_day": "2026-01-05", "interruptions": [], "facts": {}}
GAP = {"recovered_from": "2026-05-04", "sick_again": "2026-05-31"}


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in GOOD.items() if name != key}


@pytest.mark.parametrize(
    ("parsed", "field", "part"),
    [
        ([], "", "accolades"),
        ("text", "", "accolades"),
        (None, "", "accolades"),
        ({}, "", "vectors"),
        ({"vector": []}, "", "Bedoelt u vectors"),
        ({"vectors": {}}, "vectors", "rechte haken"),
        ({"vectors": [1]}, "vectors[0]", "accolades"),
        ({"vectors": [GOOD, without("id")]}, "vectors[1]", "id"),
        ({"vectors": [GOOD | {"id": ""}]}, "vectors[0].id", "niet leeg"),
        ({"vectors": [GOOD | {"id": 7}]}, "vectors[0].id", "niet leeg"),
        ({"vectors": [without("first_sick_day")]}, "vectors[0] (a)", "first_sick_day"),
        (
            {"vectors": [without("first_sick_day") | {"first_sickday": "2026-01-05"}]},
            "vectors[0]",
            "Bedoelt u",
        ),
        ({"vectors": [without("interruptions") | {"interuptions": [GAP]}]}, "vectors[0]", "Bedoelt u"),
        (
            {"vectors": [GOOD | {"first_sick_day": "5 januari"}]},
            "vectors[0] (a).first_sick_day",
            "jaar, maand en dag",
        ),
        (
            {"vectors": [GOOD | {"first_sick_day": "2026-02-30"}]},
            "vectors[0] (a).first_sick_day",
            "bestaat niet",
        ),
        (
            {"vectors": [GOOD | {"first_sick_day": "0001-01-01"}]},
            "vectors[0] (a).first_sick_day",
            "tussen 1990",
        ),
        (
            {"vectors": [GOOD | {"first_sick_day": None}]},
            "vectors[0] (a).first_sick_day",
            "jaar, maand en dag",
        ),
        ({"vectors": [GOOD | {"interruptions": {}}]}, "vectors[0] (a).interruptions", "rechte haken"),
        ({"vectors": [GOOD | {"interruptions": ["x"]}]}, "vectors[0] (a).interruptions[0]", "accolades"),
        (
            {"vectors": [GOOD | {"interruptions": [{"recovered_from": "2026-05-04"}]}]},
            "vectors[0] (a).interruptions[0]",
            "sick_again",
        ),
        (
            {"vectors": [GOOD | {"interruptions": [GAP, GAP]}]},
            "vectors[0] (a).interruptions",
            "valt binnen een andere periode",
        ),
        (
            {"vectors": [GOOD | {"interruptions": [GAP | {"sick_again": "2026-05-01"}]}]},
            "vectors[0] (a).interruptions",
            "Weer ziek op vrijdag 1 mei 2026 kan niet",
        ),
        (
            {"vectors": [GOOD | {"interruptions": [GAP | {"recovered_from": "2025-12-01"}]}]},
            "vectors[0] (a).interruptions",
            "Beter op maandag 1 december 2025 kan niet",
        ),
        ({"vectors": [GOOD | {"facts": []}]}, "vectors[0] (a).facts", "accolades"),
        (
            {"vectors": [GOOD | {"facts": {"probleemanalyse_date": "soon"}}]},
            "vectors[0] (a).facts.probleemanalyse_date",
            "jaar, maand en dag",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    content: Content, flow: Flow, parsed: Any, field: str, part: str
) -> None:
    with pytest.raises(CaseFileError) as refused:
        calendar_answers(content, flow, parsed)

    assert refused.value.field == field
    assert part in refused.value.sentence
    assert refused.value.sentence.endswith(".") or refused.value.sentence.endswith("?")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("2026-01-05"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["vectors", *GOOD, *GAP, "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


BROKEN = st.dictionaries(st.sampled_from(list(GOOD)), JSON).map(lambda wrong: {"vectors": [GOOD | wrong]})


@given(parsed=JSON | BROKEN)
def test_no_file_whatever_ends_in_a_traceback(content: Content, flow: Flow, parsed: Any) -> None:
    try:
        answers = calendar_answers(content, flow, parsed)
        unknown_facts(content, parsed)
    except CaseFileError as refused:
        assert refused.sentence
    else:
        assert isinstance(answers, list)


def test_gaps_and_facts_may_be_left_out(content: Content, flow: Flow) -> None:
    short = {"vectors": [{"id": "a", "first_sick_day": "2026-01-05"}]}

    assert calendar_answers(content, flow, short) == calendar_answers(content, flow, {"vectors": [GOOD]})


def test_an_empty_file_of_vectors_gives_an_empty_answer(content: Content, flow: Flow) -> None:
    assert calendar_answers(content, flow, {"vectors": []}) == []


def test_people_see_the_shown_days_in_order_with_week_source_and_sum(content: Content, flow: Flow) -> None:
    rows = people_calendar(content, flow, "2026-01-05", ["2026-03-01:2026-03-15"])

    assert [row.day for row in rows] == sorted(row.day for row in rows)
    report = next(row for row in rows if row.what == "Ziekte melden bij UWV")
    assert (report.day, report.week, report.who) == (date(2026, 11, 9), 43, "werkgever")
    assert report.source == "Ziektewet art. 38; UWV, zieke werknemer melden"
    assert not any("grens" in row.what for row in rows)


def test_the_lines_for_people_hold_date_week_reading_and_sum(content: Content, flow: Flow) -> None:
    lines = as_lines(content, people_calendar(content, flow, "2026-01-05", []))

    at = next(number for number, line in enumerate(lines) if "Ziekte melden bij UWV" in line)
    assert lines[at].startswith("maandag 26 oktober 2026")
    assert "week 43" in lines[at] and "werkgever" in lines[at]
    assert lines[at + 1] == "    Eerste dag na 42 weken."
    assert "293 dagen na maandag 5 januari 2026" in lines[at + 2]


def test_a_day_out_of_practice_is_shown_as_such(content: Content, flow: Flow) -> None:
    lines = as_lines(content, people_calendar(content, flow, "2026-01-05", []))

    doubted = [line for line in lines if line.strip() == "Deze dag komt uit de praktijk, niet uit de wet."]
    shown = [row for row in people_calendar(content, flow, "2026-01-05", []) if not row.reason.verified]
    assert {row.what for row in shown} == {"Begin van week 46", "Ook zoeken bij andere bedrijven"}
    assert len(doubted) == len(shown)


@pytest.mark.parametrize(
    ("start", "gaps", "field"),
    [
        ("gisteren", [], "--from"),
        ("2026-13-01", [], "--from"),
        ("2026-01-05", ["2026-03-01"], "--gap"),
        ("2026-01-05", ["2026-03-01:2026-02-01"], "--gap"),
        ("2026-01-05", ["2026-03-01:2026-03-15", "2026-03-10:2026-03-20"], "--gap"),
        ("2026-01-05", ["a:b"], "--gap"),
        ("2026-01-05", [":"], "--gap"),
    ],
)
def test_what_a_person_typed_wrong_is_refused_with_a_sentence(
    content: Content, flow: Flow, start: str, gaps: list[str], field: str
) -> None:
    with pytest.raises(CaseFileError) as refused:
        people_calendar(content, flow, start, gaps)

    assert refused.value.field == field
    assert refused.value.sentence
