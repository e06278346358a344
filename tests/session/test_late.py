"""What was done after its last day: asked once why, kept, shown and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.session.told import ANALYSIS, PARTIES, PLAN, answer
from wizard.commands.casefile import case_of
from wizard.commands.walking import walk_as_json
from wizard.content.model import Content
from wizard.errors import CaseFileError
from wizard.session import Session
from wizard.store.vault import Vault
from wizard.views import CaseView, DocumentView, EndView, PageView, Refused

WHY = "De bedrijfsarts had pas in week negen tijd."
LATE_ANALYSIS = {**ANALYSIS, "analysis_day": "2026-03-03"}


@pytest.fixture
def march(sick: Session, on: Callable[[date], Session]) -> Session:
    """A case of which only the first day was told, on Monday 9 March: week ten."""
    session = on(date(2026, 3, 9))
    session.open_case(session.home().cases[0].id)
    return session


def tell_analysis(session: Session) -> Any:
    """Answers the analysis until the program asks why it was late."""
    shown: Any = session.jump("analysis")
    while isinstance(shown, PageView) and shown.fields[0].question != "late_reason":
        known = {f.question: LATE_ANALYSIS[f.question] for f in shown.fields if f.question in LATE_ANALYSIS}
        shown = session.submit(known, skip=not known)
    return shown


def row_of(session: Session, name: str) -> Any:
    return next(row for row in session.case().timeline if row.id == name)


def test_an_answer_with_a_late_day_asks_why_at_the_end_of_its_task(march: Session) -> None:
    page = tell_analysis(march)

    assert isinstance(page, PageView)
    assert page.heading == "Waarom is dit later gedaan?"
    assert "Gedaan op dinsdag 3 maart 2026. De laatste dag was zondag 15 februari 2026." in page.intro
    assert page.can_skip
    assert page.fields[0].notice == "Schrijf niets op over de ziekte."
    assert "Regeling procesgang" in page.help.sources[0].title


def test_the_reason_stands_in_the_timeline_and_in_the_proof(march: Session) -> None:
    tell_analysis(march)

    end = march.submit({"late_reason": WHY})

    assert isinstance(end, EndView)
    row = row_of(march, "problem_analysis")
    assert row.status == "done_late"
    said = f"Gedaan op dinsdag 3 maart 2026, later dan zondag 15 februari 2026: {WHY}"
    assert row.status_text == said
    assert row.reason.late == said


def test_it_is_asked_once(march: Session) -> None:
    tell_analysis(march)
    march.submit({}, skip=True)

    again = answer(march, march.jump("analysis"), {"advice_duration": "up_to_six_weeks"})

    assert not isinstance(again, PageView) or again.fields[0].question != "late_reason"
    text = row_of(march, "problem_analysis").status_text
    assert text == "Gedaan op dinsdag 3 maart 2026, later dan zondag 15 februari 2026"


def test_a_day_in_time_asks_nothing(planned: Session) -> None:
    assert row_of(planned, "problem_analysis").status == "done"
    assert not [entry for entry in planned._now.record.entries if entry.kind == "late"]


@pytest.mark.parametrize("typed", ["", " ", "x" * 201], ids=["nothing", "blank", "too long"])
def test_a_reason_that_is_none_gets_a_sentence(march: Session, typed: str) -> None:
    tell_analysis(march)

    refused = march.submit({"late_reason": typed})

    assert isinstance(refused, Refused)
    assert refused.sentences["late_reason"].endswith((".", "t."))


def test_the_question_is_still_there_after_starting_again(
    march: Session, on: Callable[[date], Session]
) -> None:
    page = tell_analysis(march)

    assert on(date(2026, 3, 9)).resume() == page


def test_undo_takes_the_reason_back(march: Session) -> None:
    tell_analysis(march)
    march.submit({"late_reason": WHY})
    march.go_to_overview()

    assert march.case().undo_text == "Maak ongedaan: de reden"
    march.undo()

    assert WHY not in row_of(march, "problem_analysis").status_text


def test_done_elsewhere_after_the_day_asks_why_and_then_shows_the_overview(march: Session) -> None:
    page = march.mark_done("analysis", date(2026, 3, 2), "paper", True)

    assert isinstance(page, PageView)
    assert isinstance(march.submit({"late_reason": WHY}), CaseView)
    assert WHY in row_of(march, "problem_analysis").status_text


def test_done_elsewhere_in_time_asks_nothing(march: Session) -> None:
    assert isinstance(march.mark_done("analysis", date(2026, 2, 10), "paper", True), CaseView)


@pytest.fixture
def late_plan(march: Session) -> Session:
    """A plan that is ready to sign after its last day; the analysis was late too, and it was said why."""
    tell_analysis(march)
    march.submit({"late_reason": WHY})
    for task, told in (("parties", PARTIES), ("plan", {**PLAN, "evaluation_day": "2026-04-27"})):
        answer(march, march.jump(task), told)
    march.go_to_overview()
    return march


def test_the_plan_prints_why_the_analysis_was_late(late_plan: Session) -> None:
    text = late_plan.document("action_plan").text

    assert "10 Waarom wijken wij af van een termijn?" in text
    assert f"Gedaan op dinsdag 3 maart 2026, later dan zondag 15 februari 2026. De reden: {WHY}" in text


def test_a_plan_that_is_made_final_too_late_asks_why_first_and_prints_it(
    late_plan: Session, on: Callable[[date], Session]
) -> None:
    april = on(date(2026, 4, 6))
    april.open_case(april.home().cases[0].id)
    april.document("action_plan")

    page = april.issue("action_plan")
    paper = april.submit({"late_reason": "Het gesprek lukte niet eerder."})
    final = april.issue("action_plan")

    assert isinstance(page, PageView)
    assert "De laatste dag was dinsdag 17 maart 2026." in page.intro
    assert isinstance(paper, DocumentView) and isinstance(final, DocumentView)
    assert "De reden: Het gesprek lukte niet eerder." in paper.text
    assert "De reden: Het gesprek lukte niet eerder." in final.text
    assert final.issued
    assert "Het gesprek lukte niet eerder." in row_of(april, "action_plan").status_text


def test_a_plan_that_says_itself_why_it_deviates_is_not_asked_again(
    late_plan: Session, on: Callable[[date], Session]
) -> None:
    april = on(date(2026, 4, 6))
    april.open_case(april.home().cases[0].id)
    april.jump("deviation_reason")
    april.submit({"deviation_reason": "Wij spraken elkaar pas in maart."})

    final = april.issue("action_plan")

    assert isinstance(final, DocumentView)
    assert "Wij spraken elkaar pas in maart." in row_of(april, "action_plan").status_text


def test_a_reason_that_was_replaced_is_wiped_when_the_case_closes(march: Session, vault: Vault) -> None:
    tell_analysis(march)
    march.submit({"late_reason": WHY})
    case = march.go_to_overview().id
    march.undo()
    march.close_case()

    kept = [entry.value for entry in vault.shelf.record(case).entries if entry.kind == "late"]
    assert kept == [None]


def test_the_command_line_reads_a_reason_and_tells_it(content: Content) -> None:
    told = [
        {"answer": "first_sick_day", "value": "2026-01-05"},
        {"done": "week_42_report", "day": "2026-11-09"},
        {"late": "week_42_report", "reason": "De brief lag bij de buren."},
    ]
    case = case_of({"flow": "employer_case", "today": "2026-12-01", "entries": told}, content)

    walked = walk_as_json(content, case.record, case.today)

    duty = next(duty for duty in walked["duties"] if duty["id"] == "week_42_report")
    assert duty["status"] == "done_late"
    assert duty["reason"].endswith("later dan maandag 26 oktober 2026: De brief lag bij de buren.")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"late": "week_43_report", "reason": "x"}, "late"),
        ({"late": "week_42_report"}, "reason"),
        ({"late": "week_42_report", "reason": " "}, "reason"),
    ],
)
def test_the_command_line_refuses_a_reason_about_nothing(
    content: Content, line: dict[str, Any], field: str
) -> None:
    with pytest.raises(CaseFileError) as refused:
        case_of({"flow": "employer_case", "today": "2026-12-01", "entries": [line]}, content)

    assert refused.value.field == f"entries[0].{field}"
