"""Cases and their records: kept in order, never changed, really gone when erased."""

import dataclasses
import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.office import DAY, answer
from wizard.case.record import Entry, Gap, Record
from wizard.errors import StoreError
from wizard.ports import IssuedPaper
from wizard.store.engine import load

TEXT = st.text(st.characters(), max_size=20)
RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda part: st.lists(part, max_size=3).map(tuple) | st.dictionaries(TEXT, part, max_size=3),
    max_leaves=8,
)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
KINDS = st.sampled_from(["answer", "event", "amend", "withdraw", "undo", "done", "override", "issued"])
NAME = st.text("abcdefghij_", max_size=8)
ENTRIES = st.lists(
    st.builds(
        Entry, st.just("e0"), st.integers(0, 9), DAYS, KINDS, NAME, RAW, st.none() | DAYS, NAME, NAME, NAME
    ),
    max_size=6,
).map(lambda found: tuple(dataclasses.replace(entry, id=f"e{at}") for at, entry in enumerate(found)))


def paper(case_id: str, version: int = 1) -> IssuedPaper:
    pdf = b"%PDF-1.7 " + bytes(range(256)) * 40
    fingerprint = hashlib.sha256(pdf).hexdigest()
    return IssuedPaper(
        f"p{version}",
        case_id,
        "plan",
        version,
        DAY,
        "plan.pdf",
        pdf,
        fingerprint,
        "content",
        f"e{9 + version}",
    )


def reopened(office):
    office.close()
    return office.open().shelf


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=ENTRIES)
def test_every_entry_comes_back_as_it_went_in(office, entries):
    vault = office.open() if office.path.exists() else office.create()
    head = vault.shelf.create("employer_case", DAY, entries)
    vault.close()

    vault = office.open()

    assert repr(vault.shelf.record(head.id)) == repr(Record("employer_case", entries))
    vault.close()


def test_a_gap_reads_as_the_gap_it_was(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY, (answer(1, Gap.UNKNOWN),))

    assert reopened(office).record(head.id).entries[0].value == Gap.UNKNOWN


def test_entries_keep_the_order_of_entry_and_cases_their_own(office):
    shelf = office.create().shelf
    one, other = shelf.create("employer_case", DAY), shelf.create("expert_triage", DAY, linked_to="x")
    shelf.append(one.id, (answer(2), answer(1)))
    shelf.append(other.id, (answer(1),))
    shelf.append(one.id, (answer(3),))

    shelf = reopened(office)

    assert [entry.id for entry in shelf.record(one.id).entries] == ["e2", "e1", "e3"]
    assert shelf.record(other.id) == Record("expert_triage", (answer(1),))


def test_what_was_just_appended_is_read_back_without_opening_again(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY, (answer(1),))
    shelf.record(head.id)

    shelf.append(head.id, (answer(2),))

    assert shelf.record(head.id).entries == (answer(1), answer(2))


def test_an_id_that_exists_is_refused_with_all_that_came_with_it(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY, (answer(1),))

    with pytest.raises(StoreError, match=r"store\.entry_exists"):
        shelf.append(head.id, (answer(2), answer(1)))

    assert shelf.record(head.id).entries == (answer(1),)
    assert reopened(office).record(head.id).entries == (answer(1),)


def test_a_case_that_does_not_exist_is_named(office):
    shelf = office.create().shelf

    for act in (shelf.record, shelf.bring_back, shelf.erase, lambda case: shelf.append(case, (answer(1),))):
        with pytest.raises(StoreError, match=r"store\.case_missing"):
            act("onbekend")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entries SET value = '\"nee\"'",
        "UPDATE entries SET name = 'other'",
        "UPDATE entries SET value = NULL, entered = '2020-01-01'",
        "DELETE FROM entries",
        "UPDATE issued_documents SET pdf = x'00'",
        "DELETE FROM issued_documents",
        "DELETE FROM cases",
        "UPDATE cases SET number = 'S-009'",
        "UPDATE audit SET what = 'nothing'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO entries (seq, case_id, id, action, entered, kind, name, task, opener, target)"
        " SELECT seq, case_id, id, action, entered, kind, 'other', task, opener, target FROM entries",
    ],
)
def test_the_file_itself_refuses_to_rewrite_what_was_told(office, change):
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY, (answer(1),))
    vault.shelf.issue(paper(head.id), (answer(2),))

    with pytest.raises(load().IntegrityError, match=r"append-only|frozen|erasing|keeps its number"):
        vault._parts.db.conn.execute(change)


def test_columns_hold_only_their_own_kind(office):
    vault = office.create()

    with pytest.raises(load().IntegrityError, match="cannot store TEXT"):
        vault._parts.db.conn.execute("INSERT INTO audit VALUES (1, 'now', 'what', '', 'many')")


def test_case_numbers_go_up_and_are_never_used_again(office):
    shelf = office.create().shelf
    first = shelf.create("employer_case", DAY)
    last = shelf.create("employer_case", DAY)
    shelf.erase(last.id)

    third = reopened(office).create("employer_case", DAY)

    assert (first.number, last.number, third.number) == ("S-001", "S-002", "S-003")


def test_a_case_in_the_bin_is_out_of_sight_and_comes_back_whole(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY, (answer(1),))

    shelf.delete(head.id, DAY)
    binned = shelf.heads()
    shelf.bring_back(head.id)

    assert [(case.id, case.deleted) for case in binned] == [(head.id, DAY)]
    assert shelf.record(head.id).entries == (answer(1),)
    assert shelf.heads() == (head,) and shelf.head(head.id) == head


def test_a_demo_case_is_marked(office):
    office.create().shelf.create("employer_case", DAY, is_demo=True)

    assert reopened(office).heads()[0].is_demo


def test_an_issued_paper_comes_back_to_the_byte_with_its_entry(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY)
    for version in (1, 2):
        shelf.issue(paper(head.id, version), (answer(9 + version),))

    shelf = reopened(office)

    assert shelf.issued(head.id) == (paper(head.id, 1), paper(head.id, 2))
    assert [entry.id for entry in shelf.record(head.id).entries] == ["e10", "e11"]


def test_a_paper_whose_entry_is_refused_is_not_issued(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY, (answer(10),))

    with pytest.raises(StoreError, match=r"store\.entry_exists"):
        shelf.issue(paper(head.id), (answer(10),))

    assert shelf.issued(head.id) == ()


def test_a_paper_with_the_fingerprint_of_another_is_our_own_mistake(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY)

    with pytest.raises(ValueError, match="fingerprint"):
        shelf.issue(dataclasses.replace(paper(head.id), pdf=b"%PDF-other"), (answer(1),))


def test_settings_stay_and_have_a_default(office):
    shelf = office.create().shelf

    assert shelf.setting("cursor", "nergens") == "nergens"
    shelf.set_setting("cursor", "plan@e1")
    shelf.set_setting("cursor", "plan@e2")

    assert reopened(office).setting("cursor") == "plan@e2"


def test_what_is_remembered_stays_and_the_next_answer_is_waited_for_again(office):
    shelf = office.create().shelf
    asked: list[str] = []
    shelf._db.conn.set_trace_callback(asked.append)

    shelf.remember("cursor", "plan@e1")

    waits = [text for text in asked if "synchronous" in text or text.startswith("COMMIT")]
    assert waits == ["PRAGMA synchronous = NORMAL", "COMMIT", "PRAGMA synchronous = FULL"]
    assert reopened(office).setting("cursor") == "plan@e1"


def test_a_record_is_read_once_and_of_very_many_only_the_latest_stay(office):
    vault = office.create()
    heads = [vault.shelf.create("employer_case", DAY, (answer(1),)) for _ in range(150)]
    shelf = reopened(office)
    asked: list[str] = []
    shelf._db.conn.set_trace_callback(asked.append)

    for head in (*heads, heads[-1], heads[0]):
        assert shelf.record(head.id).entries == (answer(1),)

    assert len([question for question in asked if "FROM entries" in question]) == 151
    assert len(shelf._records) == 100


def test_the_audit_holds_no_answers(office):
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY, (answer(1, "geheim-antwoord"),))
    vault.shelf.delete(head.id, DAY)
    vault.shelf.erase(head.id)

    lines = list(vault._parts.db.query("SELECT what, case_id, amount FROM audit ORDER BY seq"))

    assert [line["what"] for line in lines] == ["case_created", "case_deleted", "case_erased"]
    assert {line["case_id"] for line in lines} == {head.id}


def test_the_shelf_may_be_used_from_another_thread(office):
    shelf = office.create().shelf
    head = shelf.create("employer_case", DAY)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: shelf.append(head.id, (answer(number),)), range(40)))

    assert {entry.id for entry in shelf.record(head.id).entries} == {f"e{number}" for number in range(40)}
    assert reopened(office).record(head.id) == shelf.record(head.id)
