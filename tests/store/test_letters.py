"""Letters of others: kept whole with their entry, in every copy, and really gone when they are removed."""

import hashlib
import random

import pytest

from tests.store.office import DAY, answer, lines_until_killed
from tests.store.test_erasing import everything_in_clear
from wizard.errors import StoreError
from wizard.ports import Letter
from wizard.store.engine import verify
from wizard.store.vault import restore

SECRET = b"brief-die-weg-moet"
PDF = b"%PDF-1.4\n" + SECRET * 900 + b"\n%%EOF\n"


def letter(case_id: str, name: str = "b1", pdf: bytes = PDF) -> Letter:
    return Letter(name, case_id, "e1", "Brief van de arts.pdf", DAY, hashlib.sha256(pdf).hexdigest())


@pytest.fixture
def vault(office):
    """An open vault with two cases; the first has a letter."""
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY)
    vault.shelf.create("employer_case", DAY)
    vault.shelf.attach(letter(head.id), PDF, (answer(1, "b1"),))
    return vault


def test_a_letter_is_kept_whole_with_its_name_and_entry(office, vault):
    case, other = vault.shelf.heads()
    vault.close()

    vault = office.open()

    assert vault.shelf.letters(case.id) == (letter(case.id),)
    assert vault.shelf.letter_pdf("b1") == PDF
    assert vault.shelf.letters(other.id) == ()
    assert [entry.id for entry in vault.shelf.record(case.id).entries] == ["e1"]


def test_without_room_for_its_entry_the_letter_is_not_kept_either(vault):
    case, _ = vault.shelf.heads()

    with pytest.raises(StoreError, match=r"store\.entry_exists"):
        vault.shelf.attach(letter(case.id, "b2"), PDF, (answer(1, "b2"),))

    assert [kept.id for kept in vault.shelf.letters(case.id)] == ["b1"]


def test_a_letter_that_changed_on_the_way_is_not_kept(vault):
    case, _ = vault.shelf.heads()

    with pytest.raises(ValueError, match="fingerprint"):
        vault.shelf.attach(letter(case.id, "b2"), PDF + b"!", (answer(2, "b2"),))

    assert [kept.id for kept in vault.shelf.letters(case.id)] == ["b1"]


def test_no_file_beside_the_vault_holds_a_readable_letter(office, vault):
    vault.keys.back_up(office.folder / "kopie")
    vault.close()

    on_disk = b"".join(path.read_bytes() for path in office.folder.rglob("*") if path.is_file())

    assert SECRET not in on_disk and b"%PDF" not in on_disk


def test_a_copy_holds_the_letters_and_puts_them_back(office, vault, tmp_path):
    case, _ = vault.shelf.heads()
    vault.keys.set_passphrase("paard fiets lamp kruik")
    place = vault.keys.back_up(office.folder / "kopie")
    vault.shelf.detach(case.id, ("b1",))
    vault.shelf.attach(letter(case.id, "b2"), PDF, (answer(2, "b2"),))
    place = vault.keys.back_up(office.folder / "kopie")
    vault.close()

    restore(place.path, "paard fiets lamp kruik", office.path)

    vault = office.open(passphrase="paard fiets lamp kruik")
    assert [kept.id for kept in vault.shelf.letters(case.id)] == ["b2"]
    assert vault.shelf.letter_pdf("b2") == PDF


def test_a_removed_letter_is_nowhere_any_more_and_its_entries_stay(office, vault):
    case, _ = vault.shelf.heads()
    vault.keys.back_up(office.folder / "kopie")
    assert SECRET in everything_in_clear(office, vault)

    vault.shelf.detach(case.id, ("b1",), (answer(2, "overgeslagen"),))

    seen = everything_in_clear(office, vault)
    assert SECRET not in seen and b"Brief van de arts" not in seen
    assert [entry.id for entry in vault.shelf.record(case.id).entries] == ["e1", "e2"]
    with pytest.raises(StoreError, match=r"store\.letter_missing"):
        vault.shelf.letter_pdf("b1")


def test_a_copy_that_was_out_of_reach_is_freed_of_removed_letters_later(office, vault, tmp_path):
    case, _ = vault.shelf.heads()
    stick, away = office.folder / "stick", tmp_path / "weg"
    vault.keys.back_up(stick)
    stick.rename(away)
    vault.shelf.detach(case.id, ("b1",))
    away.rename(stick)

    vault.keys.back_up(stick)

    assert SECRET not in everything_in_clear(office, vault)
    assert vault.shelf.erased_cases() == ()


def test_the_letters_of_an_erased_case_go_with_it(office, vault):
    case, _ = vault.shelf.heads()
    vault.keys.back_up(office.folder / "kopie")

    vault.shelf.erase(case.id)

    assert SECRET not in everything_in_clear(office, vault)


def test_killed_at_random_moments_a_letter_and_its_entry_are_there_both_or_neither(office, child):
    dice = random.Random(20260105)
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY)
    vault.close()
    acknowledged: list[str] = []
    for _ in range(10):
        process = child("keep_letters_until_killed.py", office.path)
        acknowledged += lines_until_killed(process, dice.randrange(1, 12))

        vault = office.open()
        stored = [entry.id for entry in vault.shelf.record(head.id).entries]
        letters = vault.shelf.letters(head.id)
        verify(vault._parts.db)
        assert vault.shelf.setting("erase.unfinished") == ""
        vault.close()

        assert stored[: len(acknowledged)] == acknowledged
        # Of every three entries two bring a letter and one takes the last away.
        assert len(letters) == sum(-1 if n % 3 == 0 else 1 for n in range(1, len(stored) + 1))
        assert {one.entry for one in letters} <= set(stored)
        acknowledged = stored
    assert len(acknowledged) > 20
