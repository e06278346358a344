"""Killed in the middle, and a disk that is full: nothing that was acknowledged is lost."""

import json
import random

import pytest

from tests.store.office import DAY, answer, lines_until_killed
from wizard.errors import StoreError
from wizard.store.engine import verify


def test_killed_thirty_times_at_random_moments_no_acknowledged_entry_is_lost(office, child):
    dice = random.Random(20260105)
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY)
    vault.close()
    acknowledged: list[str] = []
    for _ in range(30):
        process = child("append_until_killed.py", office.path)
        acknowledged += lines_until_killed(process, dice.randrange(1, 40))

        vault = office.open()
        stored = [entry.id for entry in vault.shelf.record(head.id).entries]
        papers = len(vault.shelf.issued(head.id))
        verify(vault._parts.db)
        vault.close()

        assert stored == [f"e{number}" for number in range(1, len(stored) + 1)]
        assert len(acknowledged) <= len(stored) and acknowledged == stored[: len(acknowledged)]
        assert papers == len(stored) // 7
        acknowledged = stored
    assert len(acknowledged) > 30


def test_a_full_disk_loses_nothing_and_trying_again_goes_on(office, child):
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY, (answer(1),))
    vault.close()

    out, err = child("fill_the_disk.py", office.path).communicate()
    said = json.loads(out or "null")

    assert said, err
    assert set(said["told"]) <= {"store.disk_error", "store.disk_full"} and len(said["told"]) == 6
    assert said["seen"] == ["e1", *said["stored"][:-1]]
    vault = office.open()
    assert [entry.id for entry in vault.shelf.record(head.id).entries] == ["e1", *said["stored"]]
    assert list((office.folder / "kopie").iterdir()) == []


def test_a_disk_without_room_is_named_and_the_same_answer_goes_in_later(office):
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY, (answer(1),))
    db = vault._parts.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 1}").fetchall()

    with pytest.raises(StoreError, match=r"store\.disk_full"):
        vault.shelf.append(head.id, (answer(2, "x" * 50_000),))
    before = vault.shelf.record(head.id).entries
    db.execute("PRAGMA max_page_count = 100000").fetchall()
    vault.shelf.append(head.id, (answer(2, "x" * 50_000),))

    assert before == (answer(1),)
    assert [entry.id for entry in vault.shelf.record(head.id).entries] == ["e1", "e2"]
