"""Short flows under a case: what the case knows goes along, and what comes out shows there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import yaml

from tests.flows.test_scenarios import plain
from tests.session.told import answer
from wizard.commands.casefile import case_of
from wizard.content.model import Content
from wizard.session import Session
from wizard.session.helpers import prefilled
from wizard.session.open_case import Standing
from wizard.store.vault import Vault

NOTHING_SPECIAL = {
    "many_adaptations": False,
    "tasks_revised": False,
    "small_steps": False,
    "difficult_at_work": False,
    "together_alone": "alone_fine",
}


def test_a_short_flow_begins_with_what_the_case_knows(planned: Session, vault: Vault) -> None:
    case = planned.case().id

    planned.start_helper("expert_triage")

    head = vault.shelf.linked(case)[0]
    given = {entry.name: entry.value for entry in vault.shelf.record(head.id).entries}
    assert head.flow == "expert_triage"
    assert given == {
        "first_name": "Sanne",
        "employer_name": "Bakkerij De Korst (fictief)",
        "job_title": "verkoper",
        "first_sick_day": "2026-01-05",
        "medical_advice_day": "2026-02-10",
        "work_possible": True,
        "work_possible_day": "2026-02-10",
    }


def test_what_comes_out_shows_in_the_case_with_its_day(planned: Session) -> None:
    case = planned.case().id

    answer(planned, planned.start_helper("expert_triage"), {"work_possible_said_by": "by_doctor"})
    answer(planned, planned.jump("situation"), NOTHING_SPECIAL)
    inside = planned.go_to_overview()
    outside = planned.open_case(case)

    assert inside.result is not None
    assert (inside.result.title, inside.result.provisional, inside.under) == ("Samen zelf doen", "", case)
    shown = {one.flow: one.text for one in outside.helpers}
    assert shown["expert_triage"] == "Samen zelf doen, ingevuld op maandag 16 februari 2026."
    assert shown["psychologist_triage"] == ""
    assert outside.result is None


def test_what_was_begun_goes_on_and_a_closed_one_makes_room(planned: Session, vault: Vault) -> None:
    case = planned.case().id
    planned.start_helper("expert_triage")
    planned.open_case(case)

    planned.start_helper("expert_triage")
    again = len(vault.shelf.linked(case))
    planned.start_event("triage_closed")
    planned.submit({"day": "2026-02-16"})
    planned.open_case(case)
    planned.start_helper("expert_triage")

    assert (again, len(vault.shelf.linked(case))) == (1, 2)


def test_home_shows_the_case_and_not_what_hangs_under_it(planned: Session) -> None:
    before = [line.id for line in planned.close_case().cases]
    planned.open_case(before[0])

    planned.start_helper("psychologist_triage")
    after = planned.close_case()

    assert [line.id for line in after.cases] == before
    assert [option.id for option in after.helpers] == ["expert_triage", "psychologist_triage"]


def test_a_short_flow_of_its_own_is_a_line_on_home(session: Session) -> None:
    answer(session, session.start_case("expert_triage"), {"first_name": "Noor"})

    home = session.close_case()

    assert [line.title for line in home.cases] == ["Noor · S-001"]


def test_fit_days_do_not_count_for_the_six_weeks(content: Content) -> None:
    path = Path(__file__).parents[2] / "flows/employer_case/scenarios/relapse_after_27_days.yaml"
    told = plain(yaml.safe_load(path.read_text(encoding="utf-8")))
    case = case_of({"flow": "employer_case", "today": told["today"], "entries": told["entries"]}, content)
    now = Standing(content, case.record, case.today)

    entries = prefilled(now, content.flows["psychologist_triage"])

    given = {entry.name: entry.value for entry in entries}
    begun = date.fromisoformat(str(given["counted_from"]))
    assert (case.today - begun).days + 1 == now.walk.env["sick_days"]
    assert begun - now.walk.env["first_sick_day"] == timedelta(days=27)
