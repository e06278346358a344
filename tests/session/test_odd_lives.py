"""Cases that do not go as the plan says: each has a place to go, a sentence, and nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.session.told import SICK_REPORT, answer
from wizard.session import Session
from wizard.views import CaseView, PageView, Refused

On = Callable[[date], Session]


class Teller:
    """Tells a session things and counts the answers that a person gives."""

    def __init__(self, session: Session) -> None:
        self.session, self.given = session, 0

    def tell(self, **told: object) -> object:
        self.given += sum(max(1, len(value)) if isinstance(value, tuple) else 1 for value in told.values())
        shown = self.session.submit(told)  # type: ignore[arg-type]
        assert not isinstance(shown, Refused), shown
        return shown


def reopen(session: Session) -> Session:
    session.open_case(session.home().cases[0].id)
    return session


def test_week_20_with_talks_without_reports_comes_to_a_repair_plan_in_15_answers(on: On) -> None:
    session = on(date(2026, 5, 20))
    person = Teller(session)
    session.start_case()
    person.tell(first_name="Sanne", last_name="")
    person.tell(first_sick_day="2026-01-05")
    person.tell(reported_to=("arbo_told",))
    person.tell(next_talk_day="2026-05-25")
    page = session.jump("catch_up")
    states = {"problem_analysis": "paper"}
    rows = tuple(
        {"id": option.id, "state": states.get(option.id, "not_done")} for option in page.fields[0].options
    )
    shown = person.tell(past_milestones=rows)
    while isinstance(shown, PageView):
        shown = session.submit({}, skip=True)
    case_id = session.home().cases[0].id
    for day in ("2026-02-16", "2026-03-16", "2026-04-13"):
        session.log("talk", case_id)
        person.tell(talk_day=day)
        session.go_to_overview()

    plan = session.document("repair_plan")

    assert isinstance(plan.text, str) and plan.pages >= 1
    assert person.given <= 15
    assert not plan.missing
    for late in ("Maak samen het plan van aanpak", "16 februari 2026", "16 maart 2026", "13 april 2026"):
        assert late in plan.text
    assert "Maak het plan nu samen." in plan.text
    assert "27 mei 2026" in plan.text
    assert "Vraag de probleemanalyse" not in plan.text.split("Daarna komt dit")[0]


def test_after_a_death_nothing_is_due_and_what_was_told_stays(planned: Session, on: On) -> None:
    before = planned.case()
    planned.start_event("employee_died")
    shown = planned.submit({"day": "2026-02-16"})
    assert isinstance(shown, PageView)
    assert [field.question for field in shown.fields] == ["death_pay_settled"]

    planned.go_to_overview()
    case = planned.case()
    later = reopen(on(date(2026, 6, 1)))

    assert case.now == () and case.late == () and case.timeline == () and case.picture is None
    assert case.offers == ()
    assert "Er komen geen herinneringen meer." in case.notices[0]
    assert {task.title for group in case.groups for task in group.tasks if task.status != "done"} == {
        "Na het overlijden van Sanne (maandag 16 februari 2026)"
    }
    assert {paper.id for paper in before.documents} <= {paper.id for paper in case.documents} | {
        "repair_plan"
    }
    assert later.case().now == ()
    assert later.home().actions == ()


def test_a_death_that_was_told_by_mistake_brings_everything_back(planned: Session) -> None:
    before = planned.case()
    planned.start_event("employee_died")
    planned.submit({"day": "2026-02-16"})

    after = planned.withdraw_event(planned.case().events[-1].id)

    assert isinstance(after, CaseView)
    assert (after.now, after.timeline, after.phase) == (before.now, before.timeline, before.phase)


def test_a_day_before_the_first_sick_day_gets_a_sentence_and_changes_nothing(sick: Session) -> None:
    before = sick.case()
    for event in ("recovered", "maternity_leave", "employment_ended", "employee_died"):
        sick.start_event(event)
        refused = sick.submit({"day": "2026-01-02"})

        assert isinstance(refused, Refused)
        assert "5 januari 2026" in refused.sentences["day"]
    sick.go_to_overview()
    assert sick.case() == before


def test_a_recovery_that_is_withdrawn_gives_the_old_days_back(sick: Session, on: On) -> None:
    later = reopen(on(date(2026, 1, 26)))
    before = later.case()
    later.start_event("recovered")
    later.submit({"day": "2026-01-26"})
    later.submit({"own_work_full": True, "plan_or_advice": False})
    later.go_to_overview()
    recovered = later.case()

    after = later.withdraw_event(recovered.events[-1].id)

    assert recovered.phase == "Nazorg"
    assert after.phase == before.phase and after.timeline == before.timeline


def test_two_employees_who_are_ill_at_once_do_not_mix(sick: Session) -> None:
    answer(sick, sick.start_case(), {**SICK_REPORT, "first_name": "Johan"})
    sick.close_case()
    home = sick.home()

    names = {line.title.split(" ")[0] for line in home.cases}
    days = set()
    for line in home.cases:
        sick.open_case(line.id)
        days.add((line.title.split(" ")[0], sick.case().title.split(" ")[0]))

    assert names == {"Sanne", "Johan"}
    assert days == {("Sanne", "Sanne"), ("Johan", "Johan")}


def test_maternity_leave_moves_the_days_of_the_law(sick: Session, on: On) -> None:
    later = reopen(on(date(2026, 11, 16)))
    before = {row.id: row.day for row in later.case().timeline}
    later.start_event("maternity_leave")
    later.submit({"day": "2026-05-04"})
    later.submit({"leave_last_day": "2026-08-23"})
    later.go_to_overview()

    after = {row.id: row.day for row in later.case().timeline}

    assert (after["pay_ends"] - before["pay_ends"]).days == 112
    assert after["problem_analysis"] == before["problem_analysis"]


def test_a_contract_that_ends_during_an_escalation_keeps_the_escalation_in_sight(
    planned: Session,
) -> None:
    planned.start_event("agreement_not_kept")
    planned.submit({"day": "2026-02-16", "about": "r1"})
    planned.start_event("employment_ended")
    planned.submit({"day": "2026-02-16"})
    planned.go_to_overview()

    case = planned.case()

    assert {event.title for event in case.events} >= {"Afspraken niet nagekomen", "Het contract is gestopt"}
    assert any("maandag 16 februari 2026" in task.title for group in case.groups for task in group.tasks)
