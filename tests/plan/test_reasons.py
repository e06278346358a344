"""The proof of a day, as people read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from wizard.case.calendar import Calendar
from wizard.case.day_books import book_from
from wizard.case.deadlines import find_milestone
from wizard.case.model import DayBook, Walk
from wizard.case.record import Record
from wizard.content.model import Content, DocumentType, EventType, Flow, Page, Question, Task
from wizard.plan.plan import make_plan
from wizard.plan.reasons import name_of, reason_of, reason_of_milestone, working_day_hint
from wizard.views import ReasonView

MONDAY = date(2026, 1, 5)
EARLY_GAP = (date(2026, 2, 2), date(2026, 2, 16))


@pytest.fixture
def reason(content: Content, flow: Flow, walk_on: Callable[..., Walk]) -> Callable[..., ReasonView | None]:
    def make(place: str, *gaps: tuple[date, date], **named: date) -> ReasonView | None:
        book = DayBook(Calendar(MONDAY, gaps), named)
        walk = walk_on(MONDAY, book, env={"possibilities": True})
        standing = make_plan(content, walk, Record(flow.id)).of(place)
        assert standing is not None
        return reason_of(content, flow, standing, book)

    return make


Reason = Callable[..., ReasonView]


def test_the_sum_can_be_done_again_by_a_person(reason: Reason) -> None:
    why = reason("week_42_report", (date(2026, 5, 4), date(2026, 5, 25)))

    assert why.steps == (
        "Ziektedag 294 is 293 dagen na maandag 5 januari 2026. Dat is zondag 25 oktober 2026.",
        "21 dagen beter: maandag 4 mei 2026 tot en met zondag 24 mei 2026. "
        "Die tellen niet mee. De dag schuift naar zondag 15 november 2026.",
        "De dag daarna is maandag 16 november 2026.",
    )
    assert why.day_text == "maandag 16 november 2026"
    assert why.reading == "eerste dag na 42 weken"
    assert why.verified
    assert [source.title for source in why.sources] == ["Ziektewet art. 38", "UWV, zieke werknemer melden"]


def test_a_deadline_in_the_weekend_names_the_friday_and_stays_where_it_is(reason: Reason) -> None:
    why = reason("problem_analysis")

    assert why.day == date(2026, 2, 15)
    assert why.hint == (
        "Dat is een zondag. Doe het uiterlijk vrijdag 13 februari 2026. "
        "Volgens een andere lezing kan het tot en met maandag 16 februari 2026."
    )


def test_an_early_gap_names_the_safe_day(reason: Reason) -> None:
    why = reason("problem_analysis", EARLY_GAP)

    assert why.day == date(2026, 3, 1)
    assert "De veilige dag is zondag 15 februari 2026" in why.hint


def test_a_late_gap_has_no_safe_day(reason: Reason) -> None:
    assert "veilige dag" not in reason("problem_analysis", (date(2026, 5, 4), date(2026, 5, 25))).hint
    assert "veilige dag" not in reason("week_42_report", EARLY_GAP).hint


def test_what_rests_on_practice_is_not_called_verified(reason: Reason) -> None:
    why = reason("track_2")

    assert not why.verified
    assert [source.verified for source in why.sources] == [False, True, True]


def test_a_duty_without_a_day_has_no_reason(reason: Reason) -> None:
    assert reason("evaluation") is None


def test_a_day_that_comes_by_itself_asks_nobody_to_be_early(reason: Reason) -> None:
    assert reason("pay_ends").day.strftime("%A") == "Sunday"
    assert reason("pay_ends").hint == ""


@pytest.mark.parametrize(
    ("day", "hint"),
    [
        (date(2026, 2, 13), ""),
        (date(2026, 2, 14), "Dat is een zaterdag. Doe het uiterlijk vrijdag 13 februari 2026."),
        (date(2026, 4, 6), "Dat is Tweede paasdag. Doe het uiterlijk donderdag 2 april 2026."),
        (date(2027, 5, 5), "Dat is Bevrijdingsdag. Doe het uiterlijk dinsdag 4 mei 2027."),
    ],
)
def test_a_hint_stands_only_beside_a_day_off(content: Content, day: date, hint: str) -> None:
    assert working_day_hint(content.texts, day) == hint


def test_known_days_have_the_names_that_people_gave_them(content: Content, flow: Flow) -> None:
    question = Question("analysis_day", "Wanneer was de analyse?", "date", label="Probleemanalyse op")
    named = replace(
        flow,
        tasks={"talk": Task("talk", "Gesprek", (Page((question,)),))},
        documents={"action_plan": DocumentType("action_plan", "Plan van aanpak", "both", "")},
        events={"recovered": EventType("recovered", "Beter gemeld", ())},
    )

    names = ["analysis_day", "action_plan.signed", "action_plan.issued", "talk.done", "recovered"]

    assert [name_of(content.texts, named, name) for name in names] == [
        "Probleemanalyse op",
        "Plan van aanpak, getekend op",
        "Plan van aanpak, afgedrukt op",
        "Gesprek, gedaan op",
        "Beter gemeld",
    ]


@pytest.mark.parametrize("gaps", [(), (EARLY_GAP,), (EARLY_GAP, (date(2026, 5, 4), date(2026, 5, 5)))])
def test_every_milestone_can_say_why(
    content: Content, flow: Flow, gaps: tuple[tuple[date, date], ...]
) -> None:
    from_here = {name: date(2026, 12, 7) for name in ("analysis_day", "first_year_review_day", "aow_day")}
    ends = ("contract_end_day", "extension_until", "wia_application_day")
    later = {name: date(2028, 4, 3) for name in ends}
    repair = {"repair_reported_day": date(2028, 2, 1), "repair_established_day": date(2028, 2, 20)}
    others = {"early_wia_application_day": date(2026, 3, 2), "safety_net_known_day": date(2026, 3, 20)}
    answers: dict[str, object] = {"sanction_weeks": 52, "domestic_worker": True, "sick_days_at_exit": 700}
    happened = ("recovered", "hours_from_day", "sanction_imposed", "uwv_late_letter_day", "employment_start")
    named = from_here | later | repair | others | {name: date(2026, 3, 2) for name in happened}
    insured = ("insurer_report_days", "insurer_change_days", "insurer_recovery_days")
    answers |= {
        "absence_insurer": True,
        "possibilities": False,
        "employer_kind": "wga_own_risk",
        **dict.fromkeys(insured, 2),
    }
    seen = set()

    for term in ("four_days", "six_weeks", "thirteen_weeks"):
        for first in (MONDAY, date(2022, 1, 3), date(2027, 1, 4)):
            calendar = Calendar(first, gaps if first == MONDAY else ())
            book = book_from(flow, calendar, named, answers | {"safety_net_term": term})
            seen |= say_why(content, flow, book)
    early = book_from(flow, Calendar(date(2023, 6, 30)), named | {"aow_day": date(2023, 1, 2)}, answers)
    seen |= say_why(content, flow, early)

    assert seen == set(flow.milestones)


def say_why(content: Content, flow: Flow, book: DayBook) -> set[str]:
    """Checks the proof of every milestone that has a day, and gives their names."""
    seen = set()
    for milestone in flow.milestones.values():
        found = find_milestone(milestone, book, flow.milestones)
        if found is None:
            continue
        seen.add(milestone.id)
        why = reason_of_milestone(content, flow, milestone, found, book)
        assert why.day_text in why.steps[-1]
        assert why.reading and why.sources and why.rule and why.version
    return seen
