"""What is too late shows everywhere with its day and its repair, and stays until it is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.session.told import answer
from wizard.session import Session
from wizard.views import EndView, PageView

SPRING = date(2027, 3, 1)


@pytest.fixture
def late(sick: Session, on: Callable[[date], Session]) -> Session:
    """A case of which only the first day was told, more than a year later."""
    session = on(SPRING)
    session.open_case(session.home().cases[0].id)
    return session


def test_the_overview_says_since_when_and_how_to_repair_it(late: Session) -> None:
    first = late.case().now[0]

    assert first.is_overdue
    assert first.due_text == "sinds zondag 15 februari 2026 te laat"
    assert first.repair.startswith("Zo herstelt u het: Bel de arbodienst.")


def test_what_is_too_late_beyond_the_first_three_is_not_lost(late: Session) -> None:
    view = late.case()

    assert len(view.now) == 3
    assert {"first_year_review", "track_2_start"} <= {task.place for task in view.late}
    assert all(task.is_overdue and task.repair for task in view.late)
    late_days = [task.due for task in (*view.now, *view.late)]
    assert late_days == sorted(late_days, key=lambda day: day or date.max)


def test_home_and_the_pages_of_the_task_say_it_too(late: Session) -> None:
    line = next(action for action in late.home().actions if action.place == "analysis")
    page = late.jump("analysis")

    assert line.when == "sinds zondag 15 februari 2026 te laat"
    assert "Bel de arbodienst" in line.repair
    assert isinstance(page, PageView)
    assert page.overdue.startswith("Sinds zondag 15 februari 2026 te laat. Zo herstelt u het:")


def test_the_end_of_another_task_says_it_too(late: Session) -> None:
    shown = answer(late, late.jump("day_5"), {"works_again": "not_yet"})

    assert isinstance(shown, EndView)
    assert "sinds zondag 15 februari 2026 te laat. Zo herstelt u het: Bel" in shown.lines[0]


def test_the_timeline_says_it_with_the_repair_in_the_proof(late: Session) -> None:
    row = next(row for row in late.case().timeline if row.id == "week_42_report")

    assert row.status_text == "Sinds maandag 26 oktober 2026 te laat"
    assert row.reason.repair.startswith("Zo herstelt u het: Meld de ziekte vandaag bij UWV.")


def test_a_day_in_time_has_no_repair(late: Session) -> None:
    row = next(row for row in late.case().timeline if row.id == "wia_file")

    assert row.reason.repair == ""


def test_the_plan_on_paper_says_it_too(late: Session) -> None:
    text = late.document("action_plan").text

    assert "sinds ma 26 oktober 2026 te laat" in text
    assert "Zo herstelt de werkgever het: Meld de ziekte vandaag bij UWV." in text


def test_it_stays_for_years_until_it_is_done(late: Session, on: Callable[[date], Session]) -> None:
    much_later = on(date(2031, 1, 6))
    case = much_later.open_case(much_later.home().cases[0].id)
    assert "week_42_report" in [task.place for task in (*case.now, *case.late) if task.is_overdue]

    much_later.mark_done("week_42_report", date(2031, 1, 5), "phone", False)

    after = much_later.go_to_overview()
    assert "week_42_report" not in [task.place for task in (*after.now, *after.late)]
