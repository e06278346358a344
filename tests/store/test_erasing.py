"""Erased means gone: from every page of the file, its journal and its copies."""

import hashlib

import pytest

from tests.store.office import DAY, PASSPHRASE, answer
from tests.store.sqlcipher_pages import journal_in_clear, pages_in_clear
from tests.store.test_shelf import paper
from wizard.errors import StoreError
from wizard.ports import CaseLine, Letter, WorkedOut
from wizard.store.container import unpack

CANARY = "kanarie-in-de-mijn"


def everything_in_clear(office, vault) -> bytes:
    """Every byte that someone with the key can find beside and in the copies of the vault."""
    key = vault._parts.data_key
    seen = pages_in_clear(office.path, key)
    journal = office.folder / "dossier.vault-wal"
    if journal.exists():
        seen += journal_in_clear(journal, key)
    for at, copy in enumerate(sorted(office.folder.rglob("*.spoorkopie"))):
        unpack(copy, office.folder / f"uitgepakt-{at}")
        seen += pages_in_clear(office.folder / f"uitgepakt-{at}", key)
    return seen


@pytest.fixture
def vault(office):
    """An open vault with a case full of canaries, and one that stays."""
    vault = office.create()
    vault.shelf.create("employer_case", DAY, (answer(1, "blijft-bestaan"),))
    vault.shelf.create("employer_case", DAY, tuple(answer(at, f"{CANARY} {at} " * 9) for at in range(1, 40)))
    return vault


def keep_line(vault, case) -> None:
    """What Home keeps of a case, with a name in it."""
    line = CaseLine(case.id, case.number, "", DAY.isoformat(), "3", CANARY, words=CANARY)
    vault.shelf.keep_lines("basis", [WorkedOut(line, CANARY, len(vault.shelf.record(case.id).entries))])
    assert vault.shelf.line_details(case.id) == CANARY


def test_the_reader_of_pages_sees_what_is_there(office, vault):
    vault.keys.back_up(office.folder / "kopie")

    seen = everything_in_clear(office, vault)

    assert seen.count(CANARY.encode()) > 39 * 9
    assert b"CREATE TABLE" in seen


def test_an_erased_case_is_nowhere_any_more(office, vault):
    _, case = vault.shelf.heads()
    vault.shelf.issue(paper(case.id), (answer(100, CANARY),))
    keep_line(vault, case)
    vault.keys.back_up(office.folder / "kopie")
    vault.shelf.delete(case.id, DAY)

    vault.shelf.erase(case.id)

    seen = everything_in_clear(office, vault)
    assert CANARY.encode() not in seen
    assert b"%PDF" not in seen
    assert seen.count(b"blijft-bestaan") == 2


def test_what_hangs_under_an_erased_case_goes_with_it_from_everywhere(office, vault):
    _, case = vault.shelf.heads()
    under = vault.shelf.create("expert_triage", DAY, (answer(1, CANARY),), linked_to=case.id)
    vault.shelf.issue(paper(under.id), (answer(2, CANARY),))
    pdf = b"%PDF-1.7 " + CANARY.encode()
    letter = Letter("brief-1", under.id, "e3", "brief.pdf", DAY, hashlib.sha256(pdf).hexdigest())
    vault.shelf.attach(letter, pdf, (answer(3, CANARY),))
    keep_line(vault, under)
    vault.shelf.remember(f"cursor:{under.id}", CANARY)
    vault.keys.back_up(office.folder / "kopie")
    vault.shelf.delete(case.id, DAY, under.id)

    vault.shelf.erase(case.id, under.id)

    seen = everything_in_clear(office, vault)
    assert CANARY.encode() not in seen
    assert b"%PDF" not in seen
    assert vault.shelf.erased_cases() == (case.id, under.id)
    assert len(vault.shelf.heads()) == 1


def test_a_case_that_does_not_exist_keeps_the_others_from_being_erased(vault):
    stays, case = vault.shelf.heads()

    with pytest.raises(StoreError, match=r"store\.case_missing"):
        vault.shelf.erase(case.id, "onbekend")

    assert vault.shelf.heads() == (stays, case)
    assert vault.shelf.erased_cases() == ()


@pytest.mark.parametrize("change", ["answer", "wipe", "bin", "back", "erase", "begin"])
def test_the_line_of_a_case_goes_when_what_hangs_under_it_changes(vault, change):
    _, case = vault.shelf.heads()
    under = vault.shelf.create("expert_triage", DAY, (answer(1, "x"),), linked_to=case.id)
    keep_line(vault, case)
    acts = {
        "answer": lambda: vault.shelf.append(under.id, (answer(2, "x"),)),
        "wipe": lambda: vault.shelf.wipe_superseded_text(under.id, (answer(1).id,)),
        "bin": lambda: vault.shelf.delete(under.id, DAY),
        "back": lambda: vault.shelf.bring_back(under.id),
        "erase": lambda: vault.shelf.erase(under.id),
        "begin": lambda: vault.shelf.create("psychologist_triage", DAY, linked_to=case.id),
    }

    acts[change]()

    assert vault.shelf.line_details(case.id) == ""


def test_settings_about_an_erased_case_go_with_it(vault):
    stays, case = vault.shelf.heads()
    for head in (stays, case):
        vault.shelf.remember(f"cursor:{head.id}", "esc_facts")
        vault.shelf.set_setting(f"agenda_saved:{head.id}", "2026-01-05")

    vault.shelf.erase(case.id)

    assert [vault.shelf.setting(f"{key}:{case.id}") for key in ("cursor", "agenda_saved")] == ["", ""]
    assert vault.shelf.setting(f"cursor:{stays.id}") == "esc_facts"


def test_corrected_text_is_wiped_from_the_file_and_its_place_stays(office, vault):
    _, case = vault.shelf.heads()
    ids = tuple(entry.id for entry in vault.shelf.record(case.id).entries)
    keep_line(vault, case)

    vault.shelf.wipe_superseded_text(case.id, ids)

    assert CANARY.encode() not in everything_in_clear(office, vault)
    assert [entry.id for entry in vault.shelf.record(case.id).entries] == list(ids)
    assert {entry.value for entry in vault.shelf.record(case.id).entries} == {None}


def test_a_copy_that_was_out_of_reach_is_freed_of_erased_cases_later(office, vault, tmp_path):
    _, case = vault.shelf.heads()
    stick, away = tmp_path / "stick", tmp_path / "weg"
    place = vault.keys.back_up(stick)
    stick.rename(away)
    vault.shelf.erase(case.id)
    away.rename(stick)

    before = vault.shelf.erased_cases()
    vault.keys.back_up(stick)

    unpack(place.path, office.folder / "oud")
    assert before == (case.id,)
    assert CANARY.encode() not in pages_in_clear(office.folder / "oud", vault._parts.data_key)


def test_an_erase_that_was_cut_off_is_finished_when_the_vault_opens(office, vault):
    vault.shelf.set_setting("erase.unfinished", "1")
    vault.close()

    vault = office.open()

    assert vault.shelf.setting("erase.unfinished") == ""


def test_the_line_of_an_erased_case_goes_and_that_of_another_stays(office, vault):
    one, other = vault.shelf.heads()
    keep_line(vault, one)
    keep_line(vault, other)

    vault.shelf.erase(other.id)

    assert vault.shelf.line_details(other.id) == ""
    assert [line.case_id for line in vault.shelf.lines("basis") if line.title == CANARY] == [one.id]


def test_a_line_cannot_be_kept_of_a_case_that_was_erased(office, vault):
    _, case = vault.shelf.heads()
    line = CaseLine(case.id, case.number, "", DAY.isoformat(), "3", CANARY)
    vault.shelf.erase(case.id)

    vault.shelf.keep_lines("basis", [WorkedOut(line, CANARY, 0)])

    assert CANARY.encode() not in everything_in_clear(office, vault)


def test_erasing_twice_is_fine(office, vault):
    _, case = vault.shelf.heads()

    vault.shelf.erase(case.id)
    vault.shelf.erase(case.id)

    assert len(vault.shelf.heads()) == 1


def test_nothing_is_readable_without_the_key(office, vault):
    vault.keys.back_up(office.folder / "kopie")
    vault.keys.set_passphrase(PASSPHRASE)

    on_disk = b"".join(path.read_bytes() for path in office.folder.rglob("*") if path.is_file())

    assert CANARY.encode() not in on_disk and b"blijft-bestaan" not in on_disk
