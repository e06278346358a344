"""The picture of a flow: everything in it comes from the content, and it is the same every time."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from wizard.commands.graph import graph
from wizard.content.loader import load
from wizard.content.model import Content

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def content() -> Content:
    return load(Path(__file__).parents[2] / "flows")


def test_the_chart_holds_every_phase_every_move_and_every_event_that_moves(content: Content) -> None:
    flow = content.flows["employer_case"]

    chart = graph(content, "employer_case", "mermaid")

    assert chart.startswith("flowchart TD\n")
    for phase in flow.phases:
        assert re.search(rf"^  {phase.id}[(\[]", chart, re.MULTILINE)
    solid = [line for line in chart.splitlines() if " -->|" in line]
    dashed = [line for line in chart.splitlines() if " -.->|" in line]
    assert len(solid) == sum(len(move.sources) for move in flow.moves)
    assert len(dashed) == sum(len(event.sources) for event in flow.events.values() if event.to)
    assert "agreement_not_kept" in chart


def test_conditions_stand_on_the_arrows_without_signs_that_the_chart_would_misread(content: Content) -> None:
    chart = graph(content, "employer_case", "mermaid")

    labels = re.findall(r'\|"([^"]*)"\|', chart)
    assert any("sick_days #gt;= 8" in label for label in labels)
    assert not any(sign in label.replace("<br/>", "") for label in labels for sign in '<>"')


@pytest.mark.parametrize("form", ["mermaid", "svg"])
def test_equal_content_gives_the_same_picture_letter_for_letter(content: Content, form: str) -> None:
    again = load(Path(__file__).parents[2] / "flows")

    assert graph(content, "employer_case", form) == graph(again, "employer_case", form)


def test_the_svg_says_in_words_what_it_shows(content: Content) -> None:
    drawn = ElementTree.fromstring(graph(content, "employer_case", "svg"))

    assert drawn.get("role") == "img"
    assert drawn.find(f"{SVG}title").text == content.flows["employer_case"].title
    about = drawn.find(f"{SVG}desc").text
    for event in content.flows["employer_case"].events:
        assert event in about


def test_everything_in_the_svg_lies_inside_it_and_no_label_covers_another(content: Content) -> None:
    drawn = ElementTree.fromstring(graph(content, "employer_case", "svg"))
    width, height = float(drawn.get("width")), float(drawn.get("height"))

    places = []
    for text in drawn.findall(f"{SVG}text"):
        x, y = float(text.get("x")), float(text.get("y"))
        assert 0 <= x <= width and 0 < y < height
        places.append((x, y))
    assert len(places) == len(set(places))
    for box in drawn.findall(f"{SVG}rect"):
        assert float(box.get("x", 0)) + float(box.get("width")) <= width


def test_a_title_with_signs_of_markup_stays_a_title(content: Content) -> None:
    flow = replace(content.flows["employer_case"], title='A "b" <c> & d')
    odd = replace(content, flows={"employer_case": flow})

    drawn = ElementTree.fromstring(graph(odd, "employer_case", "svg"))

    assert drawn.find(f"{SVG}title").text == 'A "b" <c> & d'
    assert "A #quot;b#quot; #lt;c#gt; #amp; d" in graph(odd, "employer_case", "mermaid")
