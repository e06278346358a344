"""From a case to blocks: what is known, what is not, and what may never get onto a paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.paper_examples import (
    EMPTY,
    FULL,
    NAMES,
    TODAY,
    VALUES,
    context_for,
    document,
    read_document,
    rows,
)
from wizard.case.record import Gap
from wizard.content.model import DocumentType
from wizard.documents import html, text
from wizard.documents.blocks import Fields, Grid, Heading, Notice, Paragraph, SignatureBlock, WritingSpace
from wizard.documents.compose import compose
from wizard.documents.context import PaperContext, PaperMilestone
from wizard.documents.fingerprint import fingerprint
from wizard.errors import ContentError


def sketch(body: str, *fields: str, **front: object) -> DocumentType:
    return DocumentType(id="sketch", title="Schets", audience="employer", body=body, fields=fields, **front)  # type: ignore[arg-type]


def case(**values: object) -> PaperContext:
    return replace(EMPTY, values=values)


def test_the_proof_of_each_day_prints_its_sum_its_rule_and_its_source() -> None:
    day = PaperMilestone(
        "Meld het", date(2026, 10, 26), "werkgever", "eerste dag na 42 weken", "Ziektewet art. 38",
        rule="M-09, regels van 21 november 2026", proof=("Ziektedag 294 is ...", "De dag daarna is ..."),
    )  # fmt: skip
    context = replace(FULL, milestones=(day, PaperMilestone("Zonder som", date(2026, 11, 1), "werkgever")))

    (grid,) = compose(sketch("::proofs", "milestones"), context).blocks

    assert grid.rows == (
        (
            "Meld het\nma 26 oktober 2026",
            "Ziektedag 294 is ...\nDe dag daarna is ...\nEerste dag na 42 weken.",
            "Ziektewet art. 38\nM-09, regels van 21 november 2026",
        ),
    )


def test_an_answer_is_filled_in_and_days_are_written_in_words():
    paper = compose(sketch("Op {goal_day}.", "goal_day"), case(goal_day=date(2026, 2, 3)))

    assert paper.blocks == (Paragraph("Op dinsdag 3 februari 2026."),)


@pytest.mark.parametrize("gap", [None, Gap.UNKNOWN, Gap.SKIPPED, "", ()])
def test_what_is_not_known_leaves_room_for_the_pen(gap: object):
    paper = compose(
        sketch("Doel: {goal}.\n::fields\nDoel: {goal}\n::end\n::writing goal", "goal"), case(goal=gap)
    )

    line, fields, space = paper.blocks
    assert isinstance(line, Paragraph) and "____" in line.text
    assert fields == Fields((("Doel", ""),))
    assert isinstance(space, WritingSpace) and "niets over de ziekte" in space.reminder


def test_a_fallback_stands_in_for_an_unknown_name():
    assert compose(sketch("# Voor {first_name|de werknemer}", "first_name"), EMPTY).blocks == (
        Heading("Voor de werknemer", 1),
    )


def test_typed_text_cannot_become_markup():
    paper = compose(sketch("Zij zei: {bad_day}", "bad_day"), case(bad_day="**vet** en \\ en {first_name}"))

    assert "**vet** en \\ en {first_name}" in text.render(paper)
    assert "<strong>" not in html.render(paper)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_outside_the_allow_list_never_reaches_a_paper(name: str):
    own, secret = document(name), "KANARIE-7Q4"
    outside = {key: secret for key in (*VALUES, "sickness", "accident") if key not in own.fields}
    context = replace(FULL, values={**VALUES, **outside})
    if "milestones" not in own.fields:
        context = replace(context, milestones=(PaperMilestone(secret, TODAY, secret),))

    paper = compose(own, context)

    assert outside
    assert secret not in text.render(paper) and secret not in html.render(paper)


def test_a_paper_that_prints_more_than_its_allow_list_is_refused():
    with pytest.raises(ContentError, match="'goal' is not in `fields`"):
        compose(sketch("{goal}", "first_name"), FULL)


def test_facts_are_held_back_too():
    with pytest.raises(ContentError, match="milestones"):
        compose(sketch("::milestones"), FULL)


@pytest.mark.parametrize(
    ("condition", "values", "shown"),
    [
        ("goal == own_job", {"goal": "own_job"}, True),
        ("goal == own_job", {"goal": "other_job_here"}, False),
        ("goal == own_job", {}, False),
        ("goal != own_job", {}, False),
        ("goal != own_job", {"goal": Gap.UNKNOWN}, False),
        ("bad_day", {"bad_day": "Bel eerst"}, True),
        ("bad_day", {}, False),
        ("bad_day", {"bad_day": False}, False),
        ("not bad_day", {}, False),
        ("bad_day or goal", {"goal": "own_job"}, True),
        ("count(agreements) > 1", {"agreements": rows({"what": "a"}, {"what": "b"})}, True),
    ],
)
def test_unknown_counts_as_not_shown(condition: str, values: dict[str, object], shown: bool):
    own = sketch(f"::if {condition}\nhallo\n::end", "goal", "bad_day", "agreements")

    assert bool(compose(own, case(**values)).blocks) is shown


def test_rows_show_the_chosen_columns_with_labels_for_paper():
    own = sketch(
        '::rows agreements columns=what,who,when where="who in (employee, both)" ticks=true', "agreements"
    )

    (grid,) = compose(own, FULL).blocks

    assert isinstance(grid, Grid) and grid.ticks
    assert grid.head == ("Wat", "Wie", "Klaar op", "Klaar")
    assert grid.rows == (
        ("Elke vrijdag bellen hoe de week ging", "werknemer", "vr 13 maart 2026"),
        ("Na twee weken samen kijken naar het schema", "samen", "ma 23 maart 2026"),
    )


def test_the_build_up_counts_its_weeks_from_the_first_step():
    (grid,) = compose(sketch("::build_up", "build_up", "contract_hours"), FULL).blocks

    assert isinstance(grid, Grid)
    assert [row[1:4] for row in grid.rows] == [
        ("ma 9 maart 2026", "1 t/m 2", "9 van 32"),
        ("ma 23 maart 2026", "3 t/m 4", "12,5 van 32"),
        ("ma 6 april 2026", "5 t/m 7", "16 van 32"),
        ("ma 27 april 2026", "8 t/m 10", "24 van 32"),
        ("ma 18 mei 2026", "vanaf 11", "32 van 32"),
    ]


def test_the_build_up_stands_in_order_of_day_and_survives_missing_cells():
    steps = rows(
        {"hours": 8}, {"start": date(2026, 3, 9), "hours": None}, {"start": date(2026, 3, 2), "hours": 4}
    )

    (grid,) = compose(sketch("::build_up", "build_up"), case(build_up=steps)).blocks

    assert isinstance(grid, Grid)
    assert [row[1:4] for row in grid.rows] == [
        ("ma 2 maart 2026", "1", "4"),
        ("ma 9 maart 2026", "vanaf 2", ""),
        ("", "", "8"),
    ]


def test_the_first_days_are_those_still_to_come_and_talks_are_among_them():
    past = PaperMilestone("Voorbij", date(2026, 3, 1), "werkgever")
    context = replace(FULL, milestones=(*FULL.milestones, past))

    (grid,) = compose(sketch("::milestones count=3", "milestones", "evaluations"), context).blocks

    assert isinstance(grid, Grid)
    assert [row[1] for row in grid.rows] == [
        "Plan van aanpak is klaar",
        "Gesprek over dit plan",
        "Gesprek over dit plan",
    ]
    assert all(milestone.day >= TODAY for milestone in context.milestones if milestone.title != "Voorbij")


def test_a_provisional_day_says_so():
    (grid,) = compose(sketch("::milestones", "milestones"), FULL).blocks

    assert isinstance(grid, Grid)
    assert "zo 14 februari 2027\nvoorlopig" in [row[0] for row in grid.rows]


def test_a_paper_is_a_concept_until_everything_it_needs_is_known():
    own = sketch("# Plan", "goal", needs=("goal",))

    concept, final = compose(own, EMPTY), compose(own, FULL)

    assert concept.is_concept and concept.words.status == "CONCEPT" and concept.missing == ("Doel",)
    assert any(isinstance(block, Notice) and "Nog nodig: Doel." in block.text for block in concept.blocks)
    assert not final.is_concept and final.words.status == "DEFINITIEF"


def test_an_answer_that_must_be_looked_at_again_keeps_it_a_concept():
    paper = compose(sketch("# Plan", "goal", needs=("goal",)), replace(FULL, unsettled=("Telefoon",)))

    assert paper.is_concept and paper.missing == ("Telefoon",)


def test_a_blank_form_is_neither_concept_nor_final():
    paper = compose(sketch("# Blad", "goal", needs=("goal",), blank=True), EMPTY)

    assert not paper.is_concept and paper.words.status == "" and paper.words.version == ""


def test_signing_for_seen_offers_a_way_to_disagree():
    own = sketch("::signatures\nWerknemer: {first_name}\n::end", "first_name", signature="seen")

    (block,) = compose(own, FULL).blocks

    assert isinstance(block, SignatureBlock) and block.kind == "seen"
    assert block.sentence == "Ik heb dit gelezen. Ik hoef het er niet mee eens te zijn."
    assert block.objection == "Ik ben het er niet mee eens, want:"


def test_the_fingerprint_changes_with_every_word_and_only_then():
    own = document("action_plan")
    one = compose(own, FULL)
    other = compose(own, replace(FULL, values={**VALUES, "bad_day": "Sanne belt vóór 9.00 uur."}))

    assert fingerprint(one) == fingerprint(compose(own, FULL))
    assert fingerprint(one) != fingerprint(other)
    assert len(fingerprint(one)) == 8


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_every_real_paper_can_be_made_with_and_without_a_case(name: str, full: bool):
    paper = compose(document(name), context_for(name, full))

    written, page = text.render(paper), html.render(paper)
    assert paper.title in written
    assert page.startswith("<!doctype html>") and "<h1>" in page
    assert paper.blocks


def test_sources_are_named_once_with_the_line_that_the_leidraad_asks_for():
    own = sketch("::sources", source=("procesgang_4", "ap_guidance", "ap_sick_report", "S0-16", "gone"))

    (notice,) = compose(own, FULL).blocks

    assert isinstance(notice, Notice)
    assert notice.text.startswith(
        "**Bronnen:** Regeling procesgang art. 4; Beleidsregels van de AP over zieke werknemers."
    )
    assert "© Staat der Nederlanden, ministerie van SZW, CC-BY-4.0. Tekst bewerkt." in notice.text
    assert notice.text.endswith("Uitgave gelezen op 21 november 2026.")


def test_a_paper_of_a_case_says_that_it_is_confidential_and_a_blank_form_does_not():
    plan, card = compose(document("action_plan"), FULL), compose(document("phone_card"), EMPTY)

    assert plan.words.confidential == "vertrouwelijk: gezondheidsgegevens"
    assert card.words.confidential == ""


def test_a_body_with_mistakes_is_the_authors_and_names_its_file():
    own = read_document("---\nid: x\ntitle: X\naudience: employer\n---\n::nope\n", "flows/x.md")

    with pytest.raises(ContentError, match=r"flows/x\.md:\d+: '::nope' is no directive"):
        compose(own, EMPTY)
