"""Every way in which a file can be broken is named, never a crash, and never makes the file go away."""

import random
import shutil
import sqlite3

import pytest

from tests.store.office import DAY, PASSPHRASE, answer
from wizard.errors import VaultDamaged, WrongSecret
from wizard.store.engine import connect


@pytest.fixture
def whole(office):
    """A closed, locked vault with some pages in it; returns its recovery code."""
    return office.locked(tuple(answer(number, "tekst " * 40) for number in range(1, 60)))


def overwrite(path, content: bytes) -> None:
    path.write_bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 40_000,
        b"Geachte heer, mevrouw, " * 400,
        random.Random(1).randbytes(40_960),
        b"SQLite format 3\0",
    ],
    ids=["empty", "zeros", "text", "noise", "plain head"],
)
def test_a_vault_that_was_overwritten_is_damaged_and_stays(office, whole, content):
    overwrite(office.path, content)

    with pytest.raises(VaultDamaged):
        office.open(PASSPHRASE)

    assert office.path.read_bytes() == content


def test_a_plain_database_in_the_place_of_the_vault_is_not_opened(office, whole, tmp_path):
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE cases (id TEXT)")
    plain.commit()
    plain.close()
    shutil.copy(tmp_path / "plain.db", office.path)

    with pytest.raises(VaultDamaged, match=r"store\.damaged"):
        office.open(PASSPHRASE)


def test_sixty_random_wounds_are_recognised_and_nothing_is_removed(office, whole):
    dice = random.Random(20260105)
    vault, keys = office.path.read_bytes(), office.keys_path.read_bytes()
    for _ in range(60):
        hurt_path, healthy = dice.choice(
            [(office.path, vault), (office.path, vault), (office.keys_path, keys)]
        )
        at = dice.randrange(len(healthy))
        length = dice.randrange(1, 5000)
        wounds = [
            healthy[:at],
            healthy[:at] + b"\0" * len(healthy[at : at + length]) + healthy[at + length :],
            healthy[:at] + dice.randbytes(len(healthy[at : at + length])) + healthy[at + length :],
            healthy[:at] + bytes([healthy[at] ^ 1 << dice.randrange(8)]) + healthy[at + 1 :],
        ]
        wound = dice.choice(wounds)
        overwrite(office.path, vault)
        overwrite(office.keys_path, keys)
        overwrite(hurt_path, wound)

        if hurt_path == office.keys_path:
            still_opens(office, whole)
        elif wound != healthy:
            with pytest.raises(VaultDamaged):
                office.open(PASSPHRASE)

        assert hurt_path.read_bytes() == wound


def still_opens(office, code) -> None:
    """A wound in the key file takes one box at most with it when it lies within one; else it is named."""
    opened = 0
    for secret in ({"passphrase": PASSPHRASE}, {"recovery": code}):
        try:
            office.open(**secret).close()
            opened += 1
        except VaultDamaged:
            pass
    assert opened < 2


def test_a_wound_in_one_box_leaves_the_other_as_a_way_in(office, whole):
    first, second = office.keys_path.read_bytes().splitlines(keepends=True)
    other = b"y" if first[200:201] == b"x" else b"x"
    overwrite(office.keys_path, first[:200] + other + first[201:] + second)

    with pytest.raises(VaultDamaged, match=r"store\.keys_damaged"):
        office.open(PASSPHRASE)
    vault = office.open(recovery=whole)
    vault.keys.set_passphrase(PASSPHRASE)
    vault.close()

    assert office.open(PASSPHRASE)


def test_a_bit_that_fell_over_is_found_when_the_vault_opens(office, whole):
    content = bytearray(office.path.read_bytes())
    content[len(content) // 2] ^= 4
    overwrite(office.path, bytes(content))

    with pytest.raises(VaultDamaged, match=r"store\.damaged"):
        office.open(PASSPHRASE)


def test_a_wrong_passphrase_on_a_damaged_vault_says_type_again(office, whole):
    content = bytearray(office.path.read_bytes())
    content[-1000] ^= 4
    overwrite(office.path, bytes(content))

    with pytest.raises(WrongSecret):
        office.open("molen regen kapstok duif")


def test_a_missing_key_file_is_named(office, whole):
    office.keys_path.unlink()

    with pytest.raises(VaultDamaged, match=r"store\.keys_missing"):
        office.open(PASSPHRASE)


def test_the_key_file_of_another_vault_is_named(office, whole, tmp_path):
    other = type(office)(tmp_path / "ander")
    other.locked()
    shutil.copy(other.keys_path, office.keys_path)

    with pytest.raises(VaultDamaged, match=r"store\.keys_of_other_vault"):
        office.open(PASSPHRASE)


def test_damage_that_shows_up_during_the_work_is_named(office, whole):
    vault = office.open(PASSPHRASE)
    vault.close()
    reader = connect(office.path, vault._parts.data_key)
    with office.path.open("r+b") as stream:
        stream.seek(4096 * 3)
        stream.write(b"\0" * 4096 * 4)
    shelf = type(vault.shelf)(reader, vault._parts.clock, vault._parts.guard, erased=lambda: None)

    with pytest.raises(VaultDamaged):
        [shelf.record(head.id) for head in shelf.heads()]
    reader.conn.close()


def test_a_lost_journal_leaves_a_sound_vault(office):
    vault = office.create()
    vault.shelf.create("employer_case", DAY)
    vault.close()
    (office.folder / "dossier.vault-wal").write_bytes(random.Random(2).randbytes(9000))

    assert len(office.open().shelf.heads()) == 1
