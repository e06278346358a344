"""Trying another day: both calendars side by side, and a record that stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from tests.flows.test_scenarios import plain
from tests.session.told import answer
from wizard.commands.casefile import case_of
from wizard.content.model import Content
from wizard.ports import Shelf
from wizard.session import Session
from wizard.session.open_case import OpenCase, Standing
from wizard.session.two_calendars import compare_calendars
from wizard.session.what_if import what_if
from wizard.store.vault import Vault
from wizard.views import PageView, Refused, WhatIfRow, WhatIfView


def rows_of(shown: Any) -> dict[str, WhatIfRow]:
    assert isinstance(shown, WhatIfView), shown
    return {row.id: row for row in shown.rows}


def days(row: WhatIfRow) -> tuple[date | None, date | None]:
    return row.now.day if row.now else None, row.then.day if row.then else None


def recover(session: Session, day: str) -> None:
    told = {"day": day, "own_work_full": True, "plan_or_advice": True, "doctor_agrees": True}
    answer(session, session.start_event("recovered"), told)
    session.go_to_overview()


def relapse(session: Session, day: str) -> Any:
    return answer(session, session.start_event("relapse"), {"day": day})


def test_the_form_has_the_days_of_this_case_as_they_stand(planned: Session) -> None:
    form = planned.what_if_form()

    assert {field.question: field.value for field in form.fields} == {
        "first_sick_day": "2026-01-05",
        "recovered": None,
        "relapse": None,
        "analysis_day": "2026-02-10",
        "contract_end_day": None,
    }
    assert form.rows == ()
    assert form.band == "Dit verandert niets aan het dossier."


def test_a_later_first_day_moves_every_day_that_counts_from_it(planned: Session) -> None:
    rows = rows_of(planned.what_if({"first_sick_day": "2026-01-19"}))

    assert days(rows["week_42_report"]) == (date(2026, 10, 26), date(2026, 11, 9))
    assert rows["week_42_report"].shift == "14 dagen later"
    assert rows["action_plan"].shift == "zelfde dag"
    assert {row.shift for row in rows.values() if row.changes} == {"14 dagen later"}
    assert {"first_year_review", "wia_file", "wia_application", "pay_ends"} <= {
        row.id for row in rows.values() if row.changes
    }


def test_each_side_has_its_own_proof(planned: Session) -> None:
    row = rows_of(planned.what_if({"first_sick_day": "2026-01-19"}))["week_42_report"]

    assert row.now and row.then
    assert "maandag 5 januari 2026" in " ".join(row.now.steps)
    assert "maandag 19 januari 2026" in " ".join(row.then.steps)
    assert row.now.sources == row.then.sources


def test_one_day_earlier_and_one_day_later_are_said_in_the_singular(planned: Session) -> None:
    earlier = rows_of(planned.what_if({"first_sick_day": "2026-01-04"}))
    later = rows_of(planned.what_if({"first_sick_day": "2026-01-06"}))

    assert earlier["week_42_report"].shift == "1 dag eerder"
    assert later["week_42_report"].shift == "1 dag later"


def test_another_analysis_day_moves_the_plan_and_nothing_else(planned: Session) -> None:
    shown = planned.what_if({"analysis_day": "2026-02-16"})

    changed = [row.id for row in rows_of(shown).values() if row.changes]
    # The case manager is named in the plan: one day for both.
    assert changed == ["action_plan", "case_manager"]
    assert isinstance(shown, WhatIfView) and shown.summary == "Er veranderen 2 dagen."


def test_an_analysis_that_is_yet_to_come_may_be_tried(sick: Session) -> None:
    rows = rows_of(sick.what_if({"analysis_day": "2026-02-12"}))

    assert days(rows["action_plan"]) == (date(2026, 3, 1), date(2026, 2, 26))


def test_an_analysis_before_the_second_week_counts_though_its_task_has_not_begun(sick: Session) -> None:
    rows = rows_of(sick.what_if({"analysis_day": "2026-01-07"}))

    assert days(rows["action_plan"])[1] == date(2026, 1, 21)


def test_the_end_of_a_contract_may_lie_far_ahead(planned: Session, sick: Session) -> None:
    for session in (planned, sick):
        rows = rows_of(session.what_if({"contract_end_day": "2027-03-31"}))

        assert days(rows["pay_ends"])[1] == date(2027, 3, 31)
        assert rows["week_42_report"].shift == "zelfde dag"
        assert rows["wia_file"].shift == "valt weg"


def test_a_recovery_makes_later_duties_fall_away(planned: Session) -> None:
    shown = planned.what_if({"recovered": "2026-03-02"})

    rows = rows_of(shown)
    assert rows["week_42_report"].shift == "valt weg"
    assert rows["week_42_report"].then is None
    assert rows["week_42_opens"].shift == "valt weg"
    assert rows["problem_analysis"].shift == "zelfde dag"
    assert isinstance(shown, WhatIfView) and "Sanne" in shown.notes[0]


@pytest.mark.parametrize(
    ("again", "shift", "first"),
    [
        ("2026-03-03", "1 dag later", date(2026, 1, 5)),
        ("2026-03-29", "27 dagen later", date(2026, 1, 5)),
        ("2026-03-30", "84 dagen later", date(2026, 3, 30)),
        ("2026-05-02", "117 dagen later", date(2026, 5, 2)),
    ],
    ids=["1 day fit", "27 days fit", "28 days fit", "over a month fit"],
)
def test_being_ill_again_goes_on_below_28_days_and_starts_anew_from_28(
    planned: Session, again: str, shift: str, first: date
) -> None:
    rows = rows_of(planned.what_if({"recovered": "2026-03-02", "relapse": again}))

    assert rows["week_42_report"].shift == shift
    assert days(rows["first_sick_day"])[1] == first


def test_a_recovery_that_stands_can_be_tried_on_another_day_and_without(
    planned: Session, on: Callable[[date], Session]
) -> None:
    recover(planned, "2026-02-12")
    form = planned.what_if_form()

    rows = rows_of(planned.what_if({"recovered": "2026-02-09"}))
    without = rows_of(planned.what_if({"recovered": None}))

    assert {field.question: field.value for field in form.fields}["recovered"] == "2026-02-12"
    assert rows["problem_analysis"].changes is False
    assert without["week_42_report"].shift == "komt erbij"


def test_a_relapse_that_stands_can_be_tried_on_another_day(
    planned: Session, on: Callable[[date], Session]
) -> None:
    recover(planned, "2026-02-12")
    later = on(date(2026, 3, 9))
    later.open_case(later.home().cases[0].id)
    relapse(later, "2026-03-05")
    later.go_to_overview()

    rows = rows_of(later.what_if({"relapse": "2026-03-01"}))

    assert rows["week_42_report"].shift == "4 dagen eerder"


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"first_sick_day": ""}, "first_sick_day", "eerste ziektedag"),
        ({"first_sick_day": "2026-02-30"}, "first_sick_day", "bestaat"),
        ({"recovered": "2026-01-05"}, "recovered", "na maandag 5 januari 2026"),
        ({"relapse": "2026-03-02"}, "relapse", "Vul eerst in"),
        ({"recovered": "2026-03-02", "relapse": "2026-03-02"}, "relapse", "na maandag 2 maart 2026"),
        ({"analysis_day": "2026-01-02"}, "analysis_day", "5 januari 2026"),
        ({"first_sick_day": "2026-02-12"}, "analysis_day", "12 februari 2026"),
    ],
)
def test_days_that_cannot_be_get_a_sentence_at_their_field(
    planned: Session, changes: dict[str, Any], field: str, words: str
) -> None:
    refused = planned.what_if(changes)

    assert isinstance(refused, Refused)
    assert list(refused.sentences) == [field]
    assert words in refused.sentences[field]


def test_nothing_is_stored(planned: Session, vault: Vault, on: Callable[[date], Session]) -> None:
    case = planned.home().cases[0].id
    planned.open_case(case)
    files = {path.name: path.read_bytes() for path in vault.path.parent.iterdir()}
    entries = vault.shelf.record(case).entries

    shown = planned.what_if(
        {"first_sick_day": "2026-01-12", "recovered": "2026-03-02", "relapse": "2026-03-16"}
    )
    assert isinstance(shown, WhatIfView) and shown.rows
    planned.trial_paper(shown)

    assert vault.shelf.record(case).entries == entries
    assert {path.name: path.read_bytes() for path in vault.path.parent.iterdir()} == files
    assert planned.case().events == ()
    assert vault.shelf.issued(case) == ()


def test_without_another_day_there_is_nothing_to_compare(planned: Session) -> None:
    shown = planned.what_if({"first_sick_day": "2026-01-05"})

    assert isinstance(shown, WhatIfView)
    assert shown.rows == ()
    assert shown.summary == "U hebt nog geen andere dag gekozen."


def test_the_trial_prints_both_calendars_with_their_sums_and_its_own_mark(planned: Session) -> None:
    shown = planned.what_if({"recovered": "2026-03-02", "relapse": "2026-03-16"})
    assert isinstance(shown, WhatIfView)

    paper = planned.trial_paper(shown)

    assert paper.issue_label == ""
    assert "PROEFBEREKENING" in paper.text
    assert "CONCEPT" not in paper.text and "DEFINITIEF" not in paper.text
    assert "Meld de ziekte bij UWV; Nu: ma 26 oktober 2026; Dan: ma 9 november 2026" in paper.text
    assert "14 dagen beter: maandag 2 maart 2026 tot en met zondag 15 maart 2026" in paper.text
    assert "Sanne" not in paper.file_name
    assert paper.pdf.startswith(b"%PDF")


def test_two_calendars_that_are_the_same_have_no_changes(content: Content, planned: Session) -> None:
    now = planned._now

    rows = compare_calendars(now, Standing(content, now.record, now.today))

    assert rows
    assert not any(row.changes for row in rows)
    assert [min(day for day in days(row) if day) for row in rows] == sorted(
        min(day for day in days(row) if day) for row in rows
    )


# --- month or four weeks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fit", "again", "result"),
    [
        ("2026-01-31", "2026-02-27", "moved"),
        ("2026-01-31", "2026-02-28", "pending"),
        ("2026-01-31", "2026-03-01", "ends"),
        ("2026-02-01", "2026-02-28", "moved"),
        ("2026-02-01", "2026-03-01", "pending"),
        ("2026-02-01", "2026-03-02", "ends"),
        ("2026-03-01", "2026-03-28", "moved"),
        ("2026-03-01", "2026-03-29", "pending"),
        ("2026-03-01", "2026-04-01", "pending"),
        ("2026-03-01", "2026-04-02", "ends"),
        ("2028-01-31", "2028-02-28", "pending"),
        ("2028-01-31", "2028-02-29", "pending"),
        ("2028-01-31", "2028-03-01", "ends"),
        ("2028-02-01", "2028-02-28", "moved"),
        ("2028-02-01", "2028-02-29", "pending"),
        ("2028-02-01", "2028-03-01", "pending"),
        ("2028-02-01", "2028-03-02", "ends"),
        ("2026-12-31", "2027-01-28", "pending"),
        ("2026-12-31", "2027-01-31", "pending"),
        ("2026-12-31", "2027-02-01", "ends"),
    ],
)
def test_28_days_decide_and_up_to_a_calendar_month_we_ask(
    content: Content, fit: str, again: str, result: str
) -> None:
    told = [
        {"answer": "first_name", "value": "Sanne"},
        {"answer": "first_sick_day", "value": "2026-01-05"},
        {"answer": "reported_to", "value": ["arbo_told"]},
        {"answer": "next_talk_day", "value": "2026-01-08"},
        {"event": "recovered", "day": fit, "id": "fit"},
        {"answer": "own_work_full", "value": True},
        {"answer": "plan_or_advice", "value": True},
        {"answer": "doctor_agrees", "value": True},
        {"event": "relapse", "day": again, "id": "again"},
    ]
    case = case_of({"flow": "employer_case", "today": "2028-06-01", "entries": told}, content)

    found = Standing(content, case.record, case.today).walk

    assert {one.entry.id: one.result for one in found.events} == {"fit": "moved", "again": result}


@pytest.fixture
def doubtful(planned: Session, on: Callable[[date], Session]) -> Session:
    """Ill again after 29 days: the law says a new case, a month says going on."""
    recover(planned, "2026-02-12")
    later = on(date(2026, 3, 16))
    later.open_case(later.home().cases[0].id)
    return later


def test_between_28_days_and_a_month_the_page_names_both_sources(doubtful: Session) -> None:
    recover_day = {field.question: field.value for field in doubtful.what_if_form().fields}["recovered"]

    page = relapse(doubtful, "2026-03-12")

    assert recover_day == "2026-02-12"
    assert isinstance(page, PageView)
    assert page.fields[0].question == "confirm_new_case"
    assert "28 dagen" in page.fields[0].help and "maand" in page.fields[0].help
    assert {"UWV, ziek in loondienst", "mkbgoedwerkgeverschap.nl, terug naar werk"} <= {
        source.title for source in page.help.sources
    }
    assert page.compare_label == "Bekijk beide kalenders"


def test_both_calendars_can_be_seen_before_it_is_confirmed(doubtful: Session) -> None:
    relapse(doubtful, "2026-03-12")

    shown = doubtful.both_calendars()

    rows = rows_of(shown)
    assert isinstance(shown, WhatIfView)
    assert (shown.now_head, shown.then_head) == ("Als u doorgaat", "Nieuw dossier")
    assert days(rows["first_sick_day"]) == (date(2026, 1, 5), date(2026, 3, 12))
    assert days(rows["week_42_report"]) == (date(2026, 11, 23), date(2026, 12, 31))
    assert shown.notes[0] == "Er zitten 28 dagen tussen beter en weer ziek."
    assert isinstance(doubtful.page(), PageView)


def test_a_relapse_that_needs_no_word_offers_no_comparison(doubtful: Session) -> None:
    page = relapse(doubtful, "2026-03-11")

    assert isinstance(page, PageView) is False or page.compare_label == ""
    assert not isinstance(doubtful.both_calendars(), WhatIfView)


# --- any case ----------------------------------------------------------------------------------------

SCENARIOS = sorted((Path(__file__).parents[2] / "flows").glob("*/scenarios/*.yaml"))
NO_SHELF = cast(Shelf, None)
"""Trying a day never comes near it."""
TRIALS: tuple[dict[str, Any], ...] = (
    {"first_sick_day": "2025-12-15"},
    {"recovered": "2027-06-01", "relapse": "2027-07-15"},
    {"recovered": None, "relapse": None},
    {"analysis_day": None, "contract_end_day": "2028-01-31"},
)


@pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
def test_every_case_can_be_tried_with_another_day(content: Content, path: Path) -> None:
    told = plain(yaml.safe_load(path.read_text(encoding="utf-8")))
    case = case_of(
        {"flow": path.parents[1].name, "today": told["today"], "entries": told["entries"]}, content
    )
    now = Standing(content, case.record, case.today)
    desk = OpenCase(content, NO_SHELF, case.today, case.record, None)

    for changes in TRIALS:
        shown = what_if(now, changes, "", desk.entry)

        if isinstance(shown, Refused):
            assert all(sentence.endswith(".") for sentence in shown.sentences.values())
        else:
            assert all(row.now or row.then for row in shown.rows)
