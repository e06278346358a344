"""Making, locking, opening: from the first second to a new passphrase."""

import hashlib
import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest

from tests.store.office import CHEAP, DAY, PASSPHRASE, answer, clock
from wizard.errors import StoreError, VaultInUse, VaultTooNew, WrongSecret
from wizard.store.codes import new_code
from wizard.store.migrations import SCHEMA, Schema
from wizard.store.vault import create_vault, is_locked, open_vault, vault_exists

OTHER = "molen regen kapstok duif"
CANARY = "kanarie-in-de-mijn"


def test_a_new_vault_is_encrypted_from_the_first_second(office):
    vault = office.create()
    vault.shelf.create("employer_case", DAY, (answer(1, CANARY),))

    on_disk = b"".join(path.read_bytes() for path in office.folder.iterdir())

    assert CANARY.encode() not in on_disk
    assert not office.path.read_bytes().startswith(b"SQLite format 3")
    assert not vault.keys.is_locked_with_passphrase()
    assert not vault.keys.has_recovery_code()


def test_a_vault_without_passphrase_opens_by_itself(office):
    office.create().shelf.create("employer_case", DAY, (answer(1),))
    office.close()

    vault = office.open()

    assert not is_locked(office.path)
    assert [head.number for head in vault.shelf.heads()] == ["S-001"]


def test_the_engine_runs_with_the_settings_for_safety(office):
    db = office.create()._parts.db
    wanted = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "trusted_schema": 0,
    }

    found = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}

    assert found == wanted


def test_only_the_owner_may_read_the_vault_and_its_keys(office):
    office.create()

    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (office.path, office.keys_path)}

    assert set(rights.values()) == {0o600 if os.name == "posix" else 0o666}


def test_a_passphrase_takes_the_place_of_the_first_key(office):
    vault = office.create()
    data_key = vault._parts.data_key
    vault.keys.set_passphrase(PASSPHRASE)
    locked = vault.keys.is_locked_with_passphrase()
    vault.close()

    assert locked and is_locked(office.path)
    assert b'"first"' not in office.keys_path.read_bytes()
    assert data_key.hex().encode() not in office.keys_path.read_bytes()
    with pytest.raises(WrongSecret, match=r"store\.passphrase_needed"):
        office.open()
    assert office.open(PASSPHRASE).shelf.heads() == ()


def test_the_old_key_file_does_not_stay_behind_when_the_first_key_goes(office):
    vault = office.create()

    vault.keys.set_passphrase(PASSPHRASE)

    assert {path.name for path in office.folder.iterdir() if "keys" in path.name} == {"dossier.vault.keys"}


@pytest.mark.parametrize("moment", ["before the replacement", "after it"])
def test_an_old_key_file_that_a_crash_left_is_removed_without_harm(office, moment):
    office.locked()
    left = office.folder / "dossier.vault.keys.old"
    if moment == "after it":
        left.write_bytes(b"de eerste sleutel")
    else:
        os.link(office.keys_path, left)

    vault = office.open(PASSPHRASE)
    vault.close()

    assert not left.exists()
    assert office.open(PASSPHRASE)


def test_a_wrong_passphrase_and_a_right_one_after_it(office):
    office.locked()

    with pytest.raises(WrongSecret, match=r"store\.wrong_passphrase"):
        office.open(OTHER)
    vault = office.open(PASSPHRASE)

    assert len(vault.shelf.heads()) == 1


def test_a_new_passphrase_replaces_the_old_one_and_leaves_the_vault_as_it_is(office):
    office.locked()
    vault = office.open(PASSPHRASE)
    key, head = vault._parts.data_key, office.path.read_bytes()[:16]
    vault.keys.set_passphrase(OTHER)
    vault.close()

    with pytest.raises(WrongSecret):
        office.open(PASSPHRASE)
    vault = office.open(OTHER)

    assert (vault._parts.data_key, office.path.read_bytes()[:16]) == (key, head)


def test_a_passphrase_opens_however_its_accents_are_typed(office):
    passphrase = "café crème überhaupt"
    vault = office.create()
    vault.keys.set_passphrase(unicodedata.normalize("NFD", passphrase))
    vault.close()

    assert office.open(unicodedata.normalize("NFC", passphrase))


def test_a_weak_passphrase_is_refused_and_changes_nothing(office):
    vault = office.create()

    with pytest.raises(StoreError, match=r"lock\.too_short"):
        vault.keys.set_passphrase("kort")

    assert vault.keys.weakness("kort") == "lock.too_short"
    assert not is_locked(office.path)


def test_the_recovery_code_opens_and_asks_for_a_new_passphrase(office):
    code = office.locked()

    vault = office.open(recovery=code.lower().replace("-", " "))
    asked = vault.keys.must_set_passphrase
    vault.keys.set_passphrase(OTHER)
    vault.close()

    assert asked and not vault.keys.must_set_passphrase
    assert office.open(OTHER).keys.has_recovery_code()


def test_a_mistyped_code_is_told_from_the_code_of_another_vault(office):
    code = office.locked()
    mistyped = ("B" if code[0] != "B" else "C") + code[1:]

    with pytest.raises(WrongSecret, match=r"store\.recovery_typo"):
        office.open(recovery=mistyped)
    with pytest.raises(WrongSecret, match=r"store\.wrong_recovery"):
        office.open(recovery=new_code())


def test_a_second_recovery_code_ends_the_first(office):
    first = office.locked()
    vault = office.open(PASSPHRASE)
    second = vault.keys.recovery_code()
    vault.close()

    with pytest.raises(WrongSecret, match=r"store\.wrong_recovery"):
        office.open(recovery=first)
    assert office.open(recovery=second)


def test_the_proper_cost_of_a_guess_is_64_mib_three_times_over(office):
    vault = create_vault(office.path, clock=clock)
    vault.keys.set_passphrase(PASSPHRASE)
    vault.close()

    box = json.loads(office.keys_path.read_bytes().rpartition(b" ")[0])

    assert box["argon2id"] == [64 * 1024, 3, 4]
    assert office.open(PASSPHRASE)


def test_an_existing_file_is_never_made_into_a_new_vault(office):
    office.folder.mkdir()
    office.path.write_bytes(b"iets van iemand anders")

    with pytest.raises(StoreError, match=r"store\.vault_exists"):
        office.create()

    assert office.path.read_bytes() == b"iets van iemand anders"


def test_opening_never_creates(office):
    assert not vault_exists(office.path)

    with pytest.raises(StoreError, match=r"store\.vault_missing"):
        office.open()

    assert not office.folder.exists()


def test_keys_of_a_vault_that_was_moved_away_are_kept_when_a_new_one_is_made(office):
    office.locked()
    keys = office.keys_path.read_bytes()
    office.path.rename(office.folder / "elders.vault")

    office.create()

    assert (office.folder / "dossier.vault.opzij-1" / office.keys_path.name).read_bytes() == keys


def test_what_a_crash_left_of_a_half_made_vault_is_no_obstacle(office):
    office.folder.mkdir()
    (office.folder / "dossier.vault.nieuw").write_bytes(b"half")

    assert office.create().shelf.heads() == ()


def test_a_second_program_is_refused_and_may_come_in_afterwards(office, child):
    office.create().close()
    other = child("hold.py", office.path)
    assert other.stdout.readline() == "open\n"

    with pytest.raises(VaultInUse, match=r"store\.in_use"):
        office.open()
    other.communicate("")

    assert office.open().shelf.heads() == ()


def test_the_lock_of_a_killed_program_is_free_at_once(office, child):
    office.create().close()
    other = child("hold.py", office.path)
    assert other.stdout.readline() == "open\n"

    other.kill()
    other.wait()

    assert office.open().shelf.heads() == ()


def test_one_program_cannot_open_a_vault_twice(office):
    office.create()

    with pytest.raises(VaultInUse):
        office.open()


def test_a_folder_where_nothing_may_be_written_is_named(office, child, tmp_path):
    office.create().close()
    (office.folder / "dossier.vault.lock").unlink()
    office.folder.chmod(0o555)
    empty = tmp_path / "leeg"
    empty.mkdir(mode=0o555)

    out, err = child("without_write_access.py", office.path, empty / "dossier.vault").communicate()
    office.folder.chmod(0o755)

    assert out.splitlines() == ["StoreError store.read_only"] * 2, err


def newer() -> Schema:
    def steps():
        ahead = SCHEMA.steps()

        @ahead()
        def version_3(db):
            db.table("cases").add_column("colour", str)
            db.execute("PRAGMA user_version = 3")

        return ahead

    return Schema(3, steps)


def test_a_vault_of_a_later_program_is_left_exactly_as_it_is(office):
    create_vault(office.path, clock=clock, cost=CHEAP, schema=newer()).close()
    before = (office.path.stat().st_mtime_ns, hashlib.sha256(office.path.read_bytes()).hexdigest())

    with pytest.raises(VaultTooNew, match=r"store\.too_new"):
        office.open()

    after = (office.path.stat().st_mtime_ns, hashlib.sha256(office.path.read_bytes()).hexdigest())
    assert after == before


def test_an_older_vault_is_copied_before_it_is_brought_up_to_date(office):
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY, (answer(1),))
    vault.close()

    vault = open_vault(office.path, clock=clock, schema=newer())
    columns = {column.name for column in vault._parts.db.table("cases").columns}
    entries = vault.shelf.record(head.id).entries
    vault.close()

    assert "colour" in columns
    assert entries == (answer(1),)
    assert len(list(office.folder.glob("*.spoorkopie"))) == 1


def test_a_step_that_fails_leaves_the_older_vault_as_it_was(office):
    office.create().close()

    def steps():
        ahead = newer().steps()

        @ahead()
        def version_4(db):
            db.execute("CREATE TABLE half (a TEXT)")
            raise StoreError("store.disk_full")

        return ahead

    with pytest.raises(StoreError, match=r"store\.disk_full"):
        open_vault(office.path, clock=clock, schema=Schema(4, steps))
    vault = open_vault(office.path, clock=clock, schema=newer())

    assert not vault._parts.db.table("half").exists()
    vault.close()


@pytest.mark.parametrize("version", range(1, SCHEMA.newest + 1))
def test_a_vault_of_every_version_still_opens(version, tmp_path):
    name = f"version_{version}.vault"
    for released in (Path(__file__).parent / "fixtures").glob(f"{name}*"):
        (tmp_path / released.name).write_bytes(released.read_bytes())

    with open_vault(tmp_path / name, passphrase=PASSPHRASE, clock=clock) as vault:
        case_id = vault.shelf.heads()[0].id
        record = vault.shelf.record(case_id)
        (paper,) = vault.shelf.issued(case_id)
        (line,) = vault.shelf.lines("basis")

        assert record.entries[0] == answer(1, {"rijen": ({"id": "r1", "uren": 2.5},)})
        assert (paper.document, paper.pdf[:5]) == ("plan", b"%PDF-")
        assert (line.case_id, line.number) == (case_id, "S-001")
        assert line.title == "", "what an older program worked out is not shown"


def test_closing_twice_is_fine_and_leaves_no_journal(office):
    vault = office.create()
    vault.shelf.create("employer_case", DAY)

    vault.close()
    vault.close()

    assert {path.name for path in office.folder.iterdir()} == {
        "dossier.vault",
        "dossier.vault.keys",
        "dossier.vault.lock",
    }
