"""The bin: what goes there, what comes back, and what is gone for good, with what hangs under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tests.session.told import MONDAY, SICK_REPORT, answer
from wizard.session import Session
from wizard.store.vault import Vault

FEBRUARY = date(2026, 2, 16)


@pytest.fixture
def with_help(planned: Session) -> Session:
    """A case with both short flows under it."""
    case = planned.case().id
    planned.start_helper("expert_triage")
    planned.open_case(case)
    planned.start_helper("psychologist_triage")
    planned.open_case(case)
    return planned


def binned(vault: Vault) -> list[str]:
    return [head.flow for head in vault.shelf.heads() if head.deleted is not None]


def test_a_case_takes_its_short_flows_to_the_bin_and_back(with_help: Session, vault: Vault) -> None:
    case = with_help.case().id

    gone = with_help.delete_case(case)
    lying = binned(vault)
    back = with_help.bring_back(case)

    assert [line.id for line in gone.in_the_bin] == [case]
    assert gone.cases == () and [line.id for line in back.cases] == [case]
    assert lying == ["employer_case", "expert_triage", "psychologist_triage"]
    assert binned(vault) == []


def test_a_short_flow_that_was_thrown_away_before_stays_in_the_bin(
    with_help: Session, vault: Vault, on: Callable[[date], Session]
) -> None:
    case = with_help.case().id
    expert = vault.shelf.linked(case)[0].id
    with_help.delete_case(expert)
    later = on(FEBRUARY + timedelta(days=1))

    gone = later.delete_case(case)
    later.bring_back(case)

    assert [line.id for line in gone.in_the_bin] == [case, expert]
    assert binned(vault) == ["expert_triage"]


def test_erasing_a_case_takes_everything_under_it(with_help: Session, vault: Vault) -> None:
    case = with_help.case().id
    expert, psychologist = (head.id for head in vault.shelf.linked(case))
    with_help.delete_case(case)

    told = with_help.erasing(case)
    home = with_help.erase_case(case)

    assert home.in_the_bin == () and vault.shelf.heads() == ()
    assert set(vault.shelf.erased_cases()) == {case, expert, psychologist}
    assert [line for line in told.lines if "psycholoog" in line] == [
        "S-003 gaat mee: Past hulp van een psycholoog?"
    ]


def test_a_case_that_follows_after_a_relapse_is_not_erased_with_the_old_one(
    sick: Session, vault: Vault
) -> None:
    old = sick.case().id
    new = vault.shelf.create("employer_case", MONDAY, linked_to=old)
    sick.delete_case(old)

    sick.erase_case(old)

    assert [head.id for head in vault.shelf.heads()] == [new.id]


@pytest.mark.parametrize(("days", "left"), [(30, 3), (31, 0)])
def test_after_thirty_days_in_the_bin_a_case_is_gone(
    days: int, left: int, with_help: Session, vault: Vault, on: Callable[[date], Session]
) -> None:
    with_help.delete_case(with_help.case().id)
    later = on(FEBRUARY + timedelta(days=days))

    home = later.home()
    later.empty_bin()

    assert len(vault.shelf.heads()) == left
    assert len(home.in_the_bin) == (1 if left else 0)


def test_an_open_question_of_a_short_flow_stands_in_the_line_of_its_case(
    session: Session, vault: Vault
) -> None:
    answer(session, session.start_case(), SICK_REPORT | {"first_sick_day": "2026-01-02"})
    case = session.case().id
    before = session.close_case()
    session.open_case(case)

    session.start_helper("expert_triage")
    after = session.close_case()

    triage = vault.shelf.linked(case)[0].id
    assert "arbeidsdeskundige" not in before.cases[0].next_step
    assert [(line.id, line.next_step) for line in after.cases] == [
        (case, "Past hulp van een arbeidsdeskundige?")
    ]
    assert [(action.case_id, action.case) for action in after.actions] == [(triage, "Sanne · S-001")]


def test_a_day_of_a_short_flow_stands_in_the_line_of_its_case(
    session: Session, vault: Vault, on: Callable[[date], Session]
) -> None:
    answer(session, session.start_case(), SICK_REPORT)
    case = session.case().id
    page = session.start_helper("psychologist_triage")
    answer(session, page, {"employer_wants": True, "doctor_advised": False, "first_name": "Sanne"})
    session.close_case()

    due = on(date(2026, 2, 16)).home()

    triage = vault.shelf.linked(case)[0].id
    mine = [action for action in due.actions if action.case_id == triage]
    assert [(action.case, action.title, action.due) for action in mine] == [
        ("Sanne · S-001", "Past hulp van een psycholoog bij de terugkeer?", date(2026, 2, 16))
    ]
    assert [line.id for line in due.cases] == [case]


def test_what_is_open_in_a_short_flow_leads_to_that_flow(session: Session) -> None:
    answer(session, session.start_case(), SICK_REPORT)
    session.start_helper("expert_triage")
    action = session.close_case().actions[-1]

    opened = session.open_case(action.case_id)
    page = session.jump(action.place)

    assert opened.under and page.title
