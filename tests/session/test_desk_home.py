"""The home of the expert: which assignment waits for what, since when, and what is to be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.flows.assignments import TODAY, in_order
from wizard.case.record import Entry
from wizard.commands.casefile import case_of
from wizard.content.compiled import compile_content
from wizard.content.model import Content
from wizard.ports import CaseLine, Shelf
from wizard.session import Session
from wizard.session.desk_home import assignment_list
from wizard.session.lines import AT_ONCE, FIRST, CaseLines
from wizard.store.vault import Vault, create_vault, open_vault
from wizard.views import AssignmentLineView, DeskView, HomeView

FLOW = "assignment_acceptance"
NINE = partial(datetime, 2026, 11, 25, 9, 0)
FLOWS = Path(__file__).parents[2] / "flows"
RELEASED = Path(__file__).parents[1] / "store" / "fixtures"


@pytest.fixture(scope="module")
def known() -> Content:
    """The content as the program reads it: with its fingerprint."""
    return compile_content(FLOWS)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "opdrachten.vault", clock=NINE) as made:
        yield made


@pytest.fixture
def at(known: Content, vault: Vault) -> Callable[[date], Session]:
    return lambda day: Session(known, vault.shelf, day)


@pytest.fixture
def put(known: Content, vault: Vault) -> Callable[..., str]:
    """Puts an assignment on the shelf in which all is in order but for the changes; gives its id."""

    def put(*more: dict[str, Any], role: str = "ADV_IND", today: date = TODAY, **changes: Any) -> str:
        told = {"request_day": "2026-11-16", "client": "Bakkerij De Korst", **in_order(role), **changes}
        answers = [{"answer": name, "value": value} for name, value in told.items() if value is not None]
        case = case_of({"flow": FLOW, "today": today.isoformat(), "entries": [*answers, *more]}, known)
        return vault.shelf.create(FLOW, today, case.record.entries).id

    return put


def desk_home(session: Session) -> DeskView:
    home = session.home()
    assert isinstance(home, DeskView)
    return home


def only_line(session: Session) -> AssignmentLineView:
    (line,) = desk_home(session).every
    return line


PROMISED = {"state": "promised", "day": "2026-12-10", "by": "de arbodienst"}


def test_a_line_names_the_assignment_its_client_and_its_role(at, put) -> None:
    put()

    line = only_line(at(TODAY))

    assert (line.title, line.client) == ("A-1 · S-001", "Bakkerij De Korst")
    assert line.role == "Individueel advies over re-integratie"


def test_an_assignment_on_hold_names_what_is_missing_and_since_when(at, put) -> None:
    put(c6_capacity_description="missing", c4_available_jobs="missing")

    line = only_line(at(date(2026, 12, 2)))

    assert line.state == "Aanhouden tot informatie compleet"
    assert line.waits_for == "C4 Overzicht van functies; C6 FML"
    assert line.since == "sinds 25 november 2026, 7 dagen"


def test_who_asked_by_letter_waits_since_that_day_and_need_not_ask_again(at, put, vault) -> None:
    case_id = put(c6_capacity_description="missing")
    record = vault.shelf.record(case_id)
    letter = Entry(record.next_id(), record.next_action, date(2026, 11, 27), "issued", "hold_letter", 1)
    before = [action.title for action in desk_home(at(date(2026, 11, 27))).actions]

    vault.shelf.append(case_id, (letter,))

    home = desk_home(at(date(2026, 12, 2)))
    assert before == ["Vraag op wat mist"]
    assert home.actions == ()
    assert home.cases[0].since == "sinds 27 november 2026, 5 dagen"


def test_who_asked_by_mail_waits_since_that_day_and_is_told_once_a_day(at, put, vault) -> None:
    case_id = put(c6_capacity_description="missing")
    desk = at(date(2026, 11, 27))
    desk.open_case(case_id)

    desk.note_reply()
    desk.note_reply()

    told = [(e.name, e.day) for e in vault.shelf.record(case_id).entries if e.kind == "replied"]
    home = desk_home(at(date(2026, 12, 2)))
    assert told == [("HOLD", date(2026, 11, 27))]
    assert home.actions == ()
    assert home.cases[0].since == "sinds 27 november 2026, 5 dagen"


def test_who_told_the_client_by_mail_still_records_what_came_of_it(at, put) -> None:
    case_id = put()
    desk = at(TODAY)
    desk.open_case(case_id)
    before = [action.title for action in desk_home(at(TODAY)).actions]

    desk.note_reply()

    after = [action.title for action in desk_home(at(TODAY)).actions]
    assert (before, after) == (["Bevestig de opdracht"], ["Leg vast wat u liet weten"])


def test_a_note_of_a_mail_can_be_undone(at, put) -> None:
    case_id = put(c6_capacity_description="missing")
    desk = at(date(2026, 11, 27))
    desk.open_case(case_id)
    desk.note_reply()

    shown = desk.case().undo_text
    desk.undo()

    assert shown == "Maak ongedaan: dat u dit liet weten"
    assert [action.title for action in desk_home(at(date(2026, 11, 27))).actions] == ["Vraag op wat mist"]


def test_what_is_promised_stands_with_its_day_and_who_promised_it(at, put) -> None:
    put(c6_capacity_description=PROMISED)

    line = only_line(at(TODAY))

    assert line.state == "Accepteren onder voorwaarden"
    assert line.waits_for == "C6 FML, toegezegd voor 10 december 2026 door de arbodienst"
    assert line.next_day == "10 december 2026: toegezegd: C6 FML"


def test_a_promise_that_passed_is_the_first_thing_to_do(at, put) -> None:
    put(assignment_reference="A-2", c3_job_description="missing")
    put(c6_capacity_description=PROMISED)

    home = desk_home(at(date(2026, 12, 11)))

    first = home.actions[0]
    assert (first.title, first.is_overdue) == ("Vraag na: C6 FML", True)
    assert first.case == "A-1 · S-002 · Bakkerij De Korst"
    assert [action.title for action in home.actions] == ["Vraag na: C6 FML", "Vraag op wat mist"]
    assert first.when == "toegezegd voor donderdag 10 december 2026 door de arbodienst"
    assert [line.title for line in home.cases] == ["A-1 · S-002", "A-2 · S-001"]
    assert home.cases[0].waits_for.startswith("C6 FML, was toegezegd voor 10 december 2026")


def test_on_the_day_of_a_promise_nobody_is_late_yet(at, put) -> None:
    put(c6_capacity_description=PROMISED)

    home = desk_home(at(date(2026, 12, 10)))

    assert not any(action.is_overdue for action in home.actions)


ACCEPTED = {"event": "accepted", "day": "2026-11-25"}
PLANNED = {"acceptance_day": "2026-11-25", "planned_start": "2026-11-30", "planned_delivery": "2026-12-18"}


def test_a_delivery_nears_a_week_ahead_and_is_late_the_day_after(at, put) -> None:
    put(ACCEPTED, **PLANNED)

    far, near, late = (desk_home(at(date(2026, 12, day))).actions for day in (10, 11, 19))

    assert [action.title for action in far] == []
    assert [(action.title, action.when) for action in near] == [
        ("Lever op", "uiterlijk vrijdag 18 december 2026")
    ]
    assert (late[0].title, late[0].is_overdue) == ("Lever op", True)


def test_work_that_goes_on_says_so_and_waits_for_the_delivery(at, put) -> None:
    put(ACCEPTED, **PLANNED)

    line = only_line(at(date(2026, 12, 1)))

    assert (line.state, line.waits_for) == ("In uitvoering", "uw oplevering")
    assert line.since == "sinds 25 november 2026, 6 dagen"
    assert line.next_day == "18 december 2026: Oplevering"


def test_a_decision_waits_for_the_expert(at, put) -> None:
    put()

    home = desk_home(at(TODAY))

    assert [action.title for action in home.actions] == ["Bevestig de opdracht"]
    assert home.cases[0].waits_for == "uw bevestiging"
    assert home.cases[0].since == "sinds vandaag"


def test_the_own_verdict_stands_beside_the_outcome_and_is_what_is_done(at, put) -> None:
    case_id = put(c4_available_jobs="missing")
    desk = at(TODAY)
    desk.open_case(case_id)
    desk.override("CONDITIONAL", "Ik ken alle functies")
    desk.close_case()

    home = desk_home(desk)

    assert home.cases[0].state == (
        "Aanhouden tot informatie compleet. Uw eigen oordeel: Accepteren onder voorwaarden"
    )
    assert home.actions[0].title == "Bevestig de opdracht met uw voorwaarden"


def test_what_is_closed_is_not_among_the_open_ones_and_stands_last(at, put) -> None:
    put(ACCEPTED, {"event": "delivered", "day": "2026-12-18"}, today=date(2026, 12, 20), **PLANNED)
    put(assignment_reference="A-2", today=date(2026, 12, 20))

    home = desk_home(at(date(2026, 12, 20)))

    assert [line.title for line in home.cases] == ["A-2 · S-002"]
    assert [line.title for line in home.every] == ["A-2 · S-002", "A-1 · S-001"]
    assert home.every[1].state == "Afgesloten. Opdracht opgeleverd"
    assert (home.every[1].waits_for, home.every[1].next_day) == ("", "")


def test_a_check_that_is_not_finished_says_what_to_do_and_names_few_of_many(at, put) -> None:
    put(**dict.fromkeys([name for name in in_order("ADV_IND") if name.startswith("c")], None))

    home = desk_home(at(TODAY))

    assert home.actions[0].title == "Maak de toets af"
    assert home.cases[0].waits_for.endswith("antwoorden")
    assert home.cases[0].waits_for.count(";") == 3


def test_what_is_confidential_is_not_named_on_home(at, put) -> None:
    put(k2_dysfunction=None, k3_illness_gain=None)

    line = only_line(at(TODAY))

    assert "knelpunt" in line.waits_for
    assert "K2" not in line.waits_for and "K3" not in line.waits_for


def test_a_condition_of_the_own_office_is_waited_for_by_name(at, put) -> None:
    condition = {"id": "r1", "what": "Opdracht is getekend", "state": "lacking", "by": "de opdrachtgever"}
    put(own_conditions=[condition])

    assert only_line(at(TODAY)).waits_for == "Opdracht is getekend van de opdrachtgever"


def test_after_two_weeks_away_it_is_told_which_promise_passed(at, put) -> None:
    put(c6_capacity_description=PROMISED)
    at(TODAY).home()
    at(TODAY).visited()

    home = desk_home(at(date(2026, 12, 14)))

    assert home.since_last_visit == (
        "A-1 · S-001: C6 FML. Dit moest op donderdag 10 december 2026 klaar zijn.",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("korst", ["A-1 · S-001"]),
        ("KORST", ["A-1 · S-001"]),
        ("loonwaarde", ["B-7 · S-002"]),
        ("beo_loon", ["B-7 · S-002"]),
        ("aanhouden", ["A-1 · S-001"]),
        ("b-7", ["B-7 · S-002"]),
        ("s-00", ["A-1 · S-001", "B-7 · S-002"]),
        ("nergens", []),
    ],
)
def test_search_looks_in_reference_client_number_role_and_state(at, put, text, found) -> None:
    put(c3_job_description="missing")
    put(assignment_reference="B-7", client="Garage Noord", role="BEO_LOONWAARDE")

    assert sorted(line.title for line in at(TODAY).find_assignments(text, True)) == found


def test_search_keeps_to_what_is_open_unless_all_is_asked_for(at, put) -> None:
    put(ACCEPTED, {"event": "delivered", "day": "2026-11-25"}, **PLANNED)
    desk = at(TODAY)

    assert list(desk.find_assignments("korst", False)) == []
    assert len(desk.find_assignments("korst", True)) == 1


# --- the desk of a vault -----------------------------------------------------------------------------


def sick(shelf: Shelf) -> None:
    shelf.create(
        "employer_case", TODAY, (Entry("e1", 1, TODAY, "answer", "first_name", "Sanne", task="sick_report"),)
    )


def test_a_vault_without_cases_belongs_to_no_desk_yet(at) -> None:
    assert at(TODAY).desk == ""
    assert isinstance(at(TODAY).home(), HomeView)


def test_a_vault_of_before_with_assignments_alone_is_of_the_expert(at, put) -> None:
    put()

    assert at(TODAY).desk == "expert"


def test_a_vault_of_before_that_holds_both_stays_with_the_employer_and_hides_nothing(at, put, vault) -> None:
    put()
    sick(vault.shelf)

    home = at(TODAY).home()

    assert isinstance(home, HomeView)
    assert {case.title for case in home.cases} == {"A-1 · S-001", "Sanne · S-002"}


@pytest.mark.parametrize("released", sorted(RELEASED.glob("version_*.vault")), ids=lambda path: path.stem)
def test_a_vault_of_every_version_opens_at_the_desk_of_its_cases(known, tmp_path, released) -> None:
    for file in (released, released.with_name(f"{released.name}.keys")):
        (tmp_path / file.name).write_bytes(file.read_bytes())

    with open_vault(tmp_path / released.name, passphrase="paard fiets lamp kruik", clock=NINE) as old:
        session = Session(known, old.shelf, TODAY)
        flows = {head.flow for head in old.shelf.heads()}
        home = session.home()

    assert flows == {"employer_case"}
    assert session.desk == "employer"
    assert isinstance(home, HomeView) and len(home.cases) == 1


def test_a_vault_remembers_its_desk_whatever_lies_in_it(at, vault) -> None:
    at(TODAY).sit_at("expert")
    sick(vault.shelf)

    home = at(TODAY).home()

    assert isinstance(home, DeskView)
    assert [line.title for line in home.cases] == ["Sanne · S-001"]


def test_the_recovery_sheet_says_which_of_the_two_vaults_it_opens(at) -> None:
    told = []
    for desk in ("employer", "expert"):
        session = at(TODAY)
        session.sit_at(desk)
        told.append(session.recovery_sheet("7KQ4M-2XWPD-9FHTR").text)

    assert "dossiers van een werkgever" in told[0]
    assert "opdrachten van een arbeidsdeskundige" in told[1]


# --- many --------------------------------------------------------------------------------------------


def test_the_home_of_the_expert_out_of_kept_lines_is_what_it_is_worked_out_afresh(
    at, put, known, vault
) -> None:
    put(c6_capacity_description=PROMISED)
    put(ACCEPTED, **PLANNED)
    put(c3_job_description="missing")
    put(ACCEPTED, {"event": "delivered", "day": "2026-11-25"}, **PLANNED)
    for day in (TODAY, date(2026, 12, 11), date(2027, 1, 4)):
        at(day).home()

        kept = at(day).home()

        assert kept == Session(replace(known, fingerprint=""), vault.shelf, day).home()


def test_what_is_closed_is_not_worked_out_again_on_another_day(at, put, vault) -> None:
    put(ACCEPTED, {"event": "delivered", "day": "2026-11-25"}, **PLANNED)
    at(TODAY).home()
    asked: list[str] = []
    vault._parts.db.conn.set_trace_callback(asked.append)

    home = desk_home(at(date(2027, 2, 1)))

    assert [line.since for line in home.every] == ["op 25 november 2026"]
    assert [question for question in asked if "FROM entries" in question] == []


def test_of_many_assignments_the_rest_follows_and_says_so(at, put, known) -> None:
    for number in range(AT_ONCE + 5):
        put(assignment_reference=f"A-{number}")

    home = desk_home(at(TODAY))
    waits = [line for line in home.every if line.state == known.texts["desk.line_updating"]]

    assert (
        home.updating == f"Spoorboekje werkt deze lijst bij: {FIRST} van {AT_ONCE + 5} opdrachten zijn klaar."
    )
    assert len(waits) == AT_ONCE + 5 - FIRST
    assert home.quiet == ""


def test_ten_thousand_assignments_are_made_only_where_they_are_looked_at(known, vault) -> None:
    lines = CaseLines(known, vault.shelf, TODAY)
    rows = [CaseLine(f"c{n}", f"S-{n:05}", "", TODAY.isoformat(), "2", f"A-{n}") for n in range(10_000)]
    asked: list[str] = []
    vault._parts.db.conn.set_trace_callback(asked.append)

    seen = assignment_list(known, lines, rows)
    shown = seen[40:50]

    assert (len(seen), len(shown)) == (10_000, 10)
    assert len(asked) == 10
