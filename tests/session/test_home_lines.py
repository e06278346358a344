"""Home out of kept lines is Home worked out afresh: after any change, on any day, whatever was cut off."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.session.told import SICK_REPORT, answer
from wizard.case.record import Entry, Raw
from wizard.case.samples import samples
from wizard.content.compiled import compile_content
from wizard.content.model import Content
from wizard.language import spoken
from wizard.ports import WorkedOut
from wizard.session import Session
from wizard.session.lines import AT_ONCE, FIRST
from wizard.store.lines import program_stamp
from wizard.store.vault import Vault, create_vault
from wizard.views import CaseView, HomeView, PageView

FLOWS = Path(__file__).parents[2] / "flows"
MONDAY = date(2026, 1, 5)
NAMES = ("Sanne", "Zoë", "Johan", "Renée")
MANY = AT_ONCE + 10
ACTS = (*("start", "answer", "answer", "answer", "help", "tell", "undo"), *("delete", "back", "erase"))


@pytest.fixture(scope="module")
def known() -> Content:
    """The content as the program reads it: with its fingerprint."""
    return compile_content(FLOWS)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "dossier.vault", clock=lambda: datetime(2026, 1, 5, 9, 0)) as made:
        yield made


@pytest.fixture
def at(known: Content, vault: Vault) -> Callable[[date], Session]:
    return lambda day: Session(known, vault.shelf, day)


def afresh(known: Content, vault: Vault, day: date) -> Session:
    """A session that keeps nothing: it cannot know of which content a line is."""
    return Session(replace(known, fingerprint=""), vault.shelf, day)


def report(number: int, day: date) -> tuple[Entry, ...]:
    """A sick report of that day, as it stands in a record."""
    told: tuple[tuple[str, Raw], ...] = (
        ("first_name", NAMES[number % len(NAMES)]),
        ("first_sick_day", (day - timedelta(days=number % 40)).isoformat()),
    )
    return tuple(
        Entry(f"e{place}", 1, day, "answer", name, value, task="sick_report")
        for place, (name, value) in enumerate(told, 1)
    )


def fill(vault: Vault, cases: int) -> list[str]:
    return [vault.shelf.create("employer_case", MONDAY, report(number, MONDAY)).id for number in range(cases)]


def caught_up(session: Session) -> HomeView:
    session.home()
    while session.catch_up(7):
        pass
    return session.home_so_far()


class Hand:
    """Does what people do with cases, without a plan."""

    def __init__(self, seed: int, content: Content, vault: Vault) -> None:
        self.chance, self.content, self.vault = random.Random(seed), content, vault
        self.day = MONDAY

    def act(self, session: Session) -> None:
        live = [head.id for head in self.vault.shelf.heads() if head.deleted is None]
        gone = [head.id for head in self.vault.shelf.heads() if head.deleted is not None]
        what = self.chance.choice(ACTS)
        if what == "start" or not live:
            answer(session, session.start_case(), SICK_REPORT | {"first_name": self.chance.choice(NAMES)})
        elif what == "back" and gone:
            session.bring_back(self.chance.choice(gone))
        elif what == "erase" and gone:
            session.erase_case(self.chance.choice(gone))
        elif what == "delete" and len(live) > 2:
            session.delete_case(self.chance.choice(live))
        else:
            shown = session.open_case(self.chance.choice(live))
            if what == "help" and shown.helpers:
                session.start_helper(self.chance.choice(shown.helpers).flow)
            elif what == "tell":
                self._tell(session, shown)
            elif what == "undo":
                session.undo()
            else:
                self._answer(session, shown)
            if self.chance.random() < 0.7:
                session.close_case()

    def _answer(self, session: Session, shown: CaseView) -> None:
        places = [t.place for g in shown.groups for t in g.tasks if t.status in ("to_do", "started", "done")]
        page = session.jump(self.chance.choice(places)) if places else None
        for _ in range(4):
            if not isinstance(page, PageView) or page.event:
                break
            flow = next(iter(self.content.flows.values()))
            asked = {q.id: q for task in flow.tasks.values() for q in task.questions}
            page = session.submit(
                {
                    field.question: self.chance.choice(samples(flow, asked[field.question], self.day))
                    for field in page.fields
                    if field.question in asked
                }
            )

    def _tell(self, session: Session, shown: CaseView) -> None:
        offers = [offer.id for offer in shown.offers if offer.enabled]
        if offers:
            page = session.start_event(self.chance.choice(offers))
            session.submit({page.fields[0].question: self.day.isoformat()})


@pytest.mark.parametrize("seed", range(8))
def test_after_any_change_home_is_what_it_is_worked_out_afresh(
    seed: int, known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    hand = Hand(seed, known, vault)
    session = at(hand.day)
    for _ in range(30):
        hand.act(session)
        if hand.chance.random() < 0.25:
            hand.day += timedelta(days=hand.chance.choice((1, 6, 20, 90)))
            session = at(hand.day)

        fresh = afresh(known, vault, hand.day)
        assert session.home() == fresh.home()
        for text in ("", "s-00", "zoe", "RENÉE", "jan", "verkoper"):
            assert session.search(text) == fresh.search(text)
        if hand.chance.random() < 0.5:
            session.visited()


def test_a_second_look_at_home_walks_nothing(vault: Vault, at: Callable[[date], Session]) -> None:
    fill(vault, 3)
    at(MONDAY).home()
    asked: list[str] = []
    vault._parts.db.conn.set_trace_callback(asked.append)

    home = at(MONDAY).home()

    assert len(home.cases) == 3
    assert [question for question in asked if "FROM entries" in question] == []


def test_with_many_cases_nothing_of_yesterday_is_shown_as_if_it_were_today(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    fill(vault, MANY)
    caught_up(at(MONDAY))
    tuesday = at(MONDAY + timedelta(days=40))

    first = tuesday.home()
    waits = [case for case in first.cases if case.phase == known.texts["home.line_updating"]]

    assert str(MANY) in first.updating
    assert len(waits) == MANY - FIRST
    assert {(case.week, case.next_step, case.next_day) for case in waits} == {("", "", "")}
    assert {case.title.split()[0] for case in waits} <= set(NAMES)
    assert {action.case_id for action in first.actions}.isdisjoint(case.id for case in waits)
    assert first.quiet == ""


def test_once_everything_is_worked_out_home_says_so_and_is_right(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    fill(vault, MANY)
    caught_up(at(MONDAY))
    later = MONDAY + timedelta(days=40)

    home = caught_up(at(later))

    assert home.updating == ""
    assert home == caught_up(afresh(known, vault, later))
    assert at(later).home() == home


def test_what_passed_while_nobody_looked_is_told_whole_of_many_cases(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    fill(vault, MANY)
    caught_up(at(MONDAY))
    at(MONDAY).visited()
    later = MONDAY + timedelta(days=60)
    # As after a crash: the lines of today are there, the visit was not counted.
    caught_up(at(later))

    home = caught_up(at(later))

    assert home.since_last_visit == caught_up(afresh(known, vault, later)).since_last_visit
    assert home.since_last_visit[-1].startswith("En nog ")
    assert len(home.since_last_visit) == 21


def test_the_most_urgent_cases_stand_first(vault: Vault, at: Callable[[date], Session]) -> None:
    fill(vault, MANY)

    home = caught_up(at(MONDAY))

    ranks = {case.id: rank for rank, case in enumerate(home.cases)}
    overdue = [action.is_overdue for action in home.actions]
    assert overdue == sorted(overdue, reverse=True)
    assert max(ranks[action.case_id] for action in home.actions) < len(home.actions)
    assert str(MANY - len({action.case_id for action in home.actions})) in home.more


def test_lines_of_other_content_are_not_used(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    fill(vault, 2)
    at(MONDAY).home()
    texts = dict(known.texts) | {"case.week": "Weeknummer {week}"}

    home = Session(replace(known, fingerprint="other", texts=texts), vault.shelf, MONDAY).home()

    assert all(case.week.startswith("Weeknummer") for case in home.cases)


def test_lines_of_another_program_are_not_used(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    fill(vault, 2)
    at(MONDAY).home()

    with vault._parts.db.conn:
        vault._parts.db.execute(
            "UPDATE case_lines SET basis = 'older ' || basis, week = 'oud', details = '[]'"
        )

    assert at(MONDAY).home() == afresh(known, vault, MONDAY).home()


def test_a_change_of_code_makes_another_program(tmp_path: Path) -> None:
    (tmp_path / "session").mkdir()
    code = tmp_path / "session" / "home.py"
    code.write_text("URGENT = 7\n")
    stamps = [program_stamp.__wrapped__(tmp_path), program_stamp.__wrapped__(tmp_path)]

    code.write_text("URGENT = 14\n")

    assert stamps[0] == stamps[1] != program_stamp.__wrapped__(tmp_path)


def test_after_a_crash_between_an_entry_and_its_line_home_is_right(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    case_id, *_ = fill(vault, 2)
    at(MONDAY).home()
    renamed = Entry("e9", 9, MONDAY, "answer", "first_name", "Fatima", task="sick_report")

    vault.shelf.append(case_id, (renamed,))

    assert "Fatima · S-001" in [case.title for case in at(MONDAY).home().cases]
    assert [case.id for case in at(MONDAY).search("fatima")] == [case_id]


def test_a_line_of_a_record_that_has_grown_is_not_kept(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    case_id, *_ = fill(vault, 1)
    at(MONDAY).home()
    basis = f"{known.fingerprint} {spoken()}"
    (line,) = vault.shelf.lines(basis)
    vault.shelf.append(
        case_id, (Entry("e9", 9, MONDAY, "answer", "first_name", "Fatima", task="sick_report"),)
    )

    vault.shelf.keep_lines(basis, [WorkedOut(line, "{}", entries=2)])

    assert vault.shelf.lines(basis)[0].day == ""


def test_home_stands_when_no_line_can_be_kept(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    fill(vault, 2)
    vault._parts.db.execute("PRAGMA query_only = ON")

    home = at(MONDAY).home()
    vault._parts.db.execute("PRAGMA query_only = OFF")

    assert home == afresh(known, vault, MONDAY).home()


def test_the_lines_may_be_emptied_at_any_moment(
    known: Content, vault: Vault, at: Callable[[date], Session]
) -> None:
    fill(vault, 3)
    before = at(MONDAY).home()

    vault._parts.db.execute("DELETE FROM case_lines")

    assert at(MONDAY).home() == before
