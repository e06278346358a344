"""The language of papers: what authors may write, and what they are told when they slip."""

from __future__ import annotations

import pytest

from tests.documents.paper_examples import FOLDER, NAMES, QUESTIONS, ROOT, document
from wizard.documents.parse import parse_template
from wizard.documents.template import Directive, FieldRef, Points, Prose, Shown, Template


def problems(body: str, fields: tuple[str, ...] = ("goal", "agreements"), first_line: int = 1) -> list[str]:
    found = parse_template(body, "papers/plan.md", fields, QUESTIONS, first_line)
    return [] if isinstance(found, Template) else [str(problem) for problem in found]


def test_a_body_becomes_headings_sentences_points_and_directives():
    body = "# Plan\n\nWij werken aan\n{goal|iets}.\n\n- een\n- twee\n\n- [ ] kopie\n::page_break\n"

    found = parse_template(body, "plan.md", ("goal",))

    assert isinstance(found, Template)
    assert found.nodes == (
        Prose("h1", ("Plan",)),
        Prose("body", ("Wij werken aan ", FieldRef("goal", "iets"), ".")),
        Points((("een",), ("twee",)), boxes=False),
        Points((("kopie",),), boxes=True),
        Directive("page_break"),
    )


def test_front_matter_is_skipped_and_lines_are_counted_with_it():
    text = "---\nid: plan\n---\n# Plan\n::pagebreak\n"

    found = problems(text)

    assert found == ["papers/plan.md:5: '::pagebreak' is no directive. did you mean '::page_break'?"]


def test_a_body_without_front_matter_counts_from_the_line_it_starts_on():
    assert problems("{gaol}", first_line=12)[0].startswith("papers/plan.md:12: 'gaol' is not in `fields`")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("{gaol}", "did you mean 'goal'?"),
        ("{contract_hours}", "add it to `fields` if this paper may show it"),
        ("{first name}", "a brace that belongs to no field"),
        ("**half", "'**' is opened but not closed"),
        ("#### Te diep", "'####' is too deep"),
        ("::writting goal", "did you mean '::writing'?"),
        ("::writing goal line=3", "did you mean 'lines='?"),
        ("::writing goal lines=90", "'lines=90' is no number from 1 to 24"),
        ("::writing secret", "'secret' is not in `fields`"),
        ('::writing goal label="half', "a quote in"),
        ("::rows agreements", "does not name its columns"),
        ("::rows columns=who", "an empty table needs heads="),
        ("::rows agreements columns=who,wat", "'agreements' has no column 'wat'. did you mean 'what'?"),
        ("::rows goal columns=who", "'goal' is not a rows question"),
        ("::rows agreements columns=who,what heads=Wie", "lists of different length"),
        ("::rows agreements columns=who widths=x", "no whole numbers"),
        ("::rows agreements columns=who ticks=maybe", "choose from true, false"),
        ('::rows agreements columns=who where="whom == employer"', "names 'whom', which is no column"),
        ("::build_up", "'build_up' is not in `fields`"),
        ("::milestones", "'milestones' is not in `fields`"),
        ("::code", "does not say which answer it prints"),
        ("::notice kind=loud\nhallo\n::end", "choose from privacy, warning, source"),
        ("::fields\nNaam: {goal}", "'::fields' is never closed"),
        ("::fields\n{goal}\n::end", "has no label"),
        ("::if goal\nhallo", "'::if' is never closed"),
        ("::if goal +\nhallo\n::end", "which conditions do not know"),
        ("::if gaol == own_job\nhallo\n::end", "did you mean 'goal'?"),
        ("::end", "closes nothing"),
        ("::page_break now", "it takes nothing"),
    ],
)
def test_a_mistake_says_where_it_is_and_how_to_repair_it(body: str, says: str):
    found = problems("\n" + body)

    assert len(found) == 1
    assert says in found[0]
    assert found[0].startswith("papers/plan.md:")


def test_all_mistakes_are_told_at_once():
    assert len(problems("{a}\n\n::nope\n\n{b}\n")) == 3


def test_a_condition_holds_what_stands_under_it():
    found = parse_template("::if goal == own_job\nhallo\n::end\n", "plan.md", ("goal",))

    assert isinstance(found, Template)
    assert isinstance(found.nodes[0], Shown)
    assert found.nodes[0].nodes == (Prose("body", ("hallo",)),)


@pytest.mark.parametrize("name", NAMES)
def test_the_real_papers_have_no_mistakes(name: str):
    own = document(name)
    text = (FOLDER / f"{name}.md").read_text("utf-8")

    found = parse_template(text, str((FOLDER / f"{name}.md").relative_to(ROOT)), own.fields, QUESTIONS)

    assert isinstance(found, Template), found
