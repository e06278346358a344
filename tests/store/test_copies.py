"""Copies: one file that restores anywhere, tried before it counts, and never thinned to nothing."""

import dataclasses
import random
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.store.office import DAY, PASSPHRASE, answer
from wizard.errors import StoreError, VaultDamaged, VaultInUse, VaultTooNew, WrongSecret
from wizard.store.backup import own_copies, thin
from wizard.store.cases import remove_case
from wizard.store.codes import new_code
from wizard.store.container import is_whole, pack, read_label, unpack
from wizard.store.engine import connect, head_of
from wizard.store.thinning import Keep, KeptCopy, superfluous
from wizard.store.vault import is_locked, restore, vault_exists

NOW = datetime(2026, 1, 5, 12, 0)


@pytest.fixture
def copy(office):
    """A copy of a locked vault; the recovery code is its second part."""
    code = office.locked((answer(1, "uit de kopie"),))
    vault = office.open(PASSPHRASE)
    place = vault.keys.back_up(office.folder / "kopie")
    vault.close()
    return place.path, code


@pytest.fixture
def new_machine(office, tmp_path):
    """A machine that never saw the vault."""
    return type(office)(tmp_path / "nieuwe machine")


def first_answer(vault):
    (head,) = vault.shelf.heads()
    return vault.shelf.record(head.id).entries[0].value


def test_a_copy_is_one_verified_file_and_says_that_it_is_on_the_same_disk(office):
    vault = office.create()

    place = vault.keys.back_up(office.folder / "kopie")

    assert (place.same_disk, place.verified, place.day) == (True, True, "2026-01-05")
    assert list((office.folder / "kopie").iterdir()) == [place.path]
    assert is_whole(place.path)
    assert not [path for path in office.folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("by", ["passphrase", "recovery"])
def test_a_copy_restores_on_a_machine_that_never_saw_the_vault(copy, new_machine, by):
    path, code = copy
    restore(path, PASSPHRASE if by == "passphrase" else code.lower(), new_machine.path)

    vault = new_machine.open(**{by: PASSPHRASE if by == "passphrase" else code})

    assert first_answer(vault) == "uit de kopie"
    assert {found.name for found in new_machine.folder.iterdir()} >= {"dossier.vault", "dossier.vault.keys"}
    assert not (new_machine.folder / "dossier.vault.terug").exists()
    vault.close()


def test_a_copy_of_a_vault_without_lock_restores_without_a_secret(office, new_machine):
    vault = office.create()
    vault.shelf.create("employer_case", DAY, (answer(1, "open"),))
    place = vault.keys.back_up(office.folder / "kopie")

    restore(place.path, "", new_machine.path)

    assert first_answer(new_machine.open()) == "open"
    new_machine.close()


def test_a_copy_holds_what_was_only_in_the_journal(office, new_machine):
    vault = office.create()
    head = vault.shelf.create("employer_case", DAY)
    for number in range(1, 30):
        vault.shelf.append(head.id, (answer(number, f"antwoord {number}"),))
    place = vault.keys.back_up(office.folder / "kopie")

    restore(place.path, "", new_machine.path)

    assert new_machine.open().shelf.record(head.id) == vault.shelf.record(head.id)
    new_machine.close()


@pytest.mark.parametrize(
    ("secret", "sentence"),
    [
        ("molen regen kapstok duif", "store.wrong_passphrase"),
        ("", "store.passphrase_needed"),
        (new_code(), "store.wrong_recovery"),
    ],
    ids=["other words", "nothing", "code of another vault"],
)
def test_a_wrong_secret_restores_nothing(copy, new_machine, secret, sentence):
    with pytest.raises(WrongSecret, match=sentence.replace(".", r"\.")):
        restore(copy[0], secret, new_machine.path)

    assert not vault_exists(new_machine.path)


def test_restoring_keeps_what_stood_there(office, copy):
    path, _ = copy
    vault = office.open(PASSPHRASE)
    vault.shelf.create("employer_case", DAY, (answer(1, "later geschreven"),))
    vault.close()
    before = office.path.read_bytes()

    restore(path, PASSPHRASE, office.path)

    aside = office.folder / "dossier.vault.opzij-1"
    assert (aside / "dossier.vault").read_bytes() == before
    assert (aside / "dossier.vault.keys").exists()
    assert first_answer(office.open(PASSPHRASE)) == "uit de kopie"


def test_restoring_over_a_damaged_vault_keeps_the_damaged_file(office, copy):
    office.path.write_bytes(b"kapot")
    office.keys_path.unlink()

    restore(copy[0], PASSPHRASE, office.path)

    assert (office.folder / "dossier.vault.opzij-1" / "dossier.vault").read_bytes() == b"kapot"
    assert first_answer(office.open(PASSPHRASE)) == "uit de kopie"


def test_restoring_over_an_open_vault_is_refused(office, copy):
    office.open(PASSPHRASE)

    with pytest.raises(VaultInUse):
        restore(copy[0], PASSPHRASE, office.path)


def test_a_restore_killed_at_any_step_ends_in_the_old_or_the_new_vault(office, copy, child):
    path, _ = copy
    vault = office.open(PASSPHRASE)
    vault.shelf.create("employer_case", DAY, (answer(1, "later geschreven"),))
    vault.close()
    kept = {found: found.read_bytes() for found in (office.path, office.keys_path)}
    seen, fatal, out = [], 0, ""
    while "done" not in out:
        fatal += 1
        shutil.rmtree(office.folder / "dossier.vault.terug", ignore_errors=True)
        for found, content in kept.items():
            found.write_bytes(content)
        process = child("restore_and_die.py", path, PASSPHRASE, office.path, fatal)
        out, err = process.communicate()
        assert not err

        assert is_locked(office.path)
        vault = office.open(PASSPHRASE)
        seen.append(len(vault.shelf.heads()))
        vault.close()

    assert seen == sorted(seen, reverse=True)
    assert set(seen) == {1, 2} and len(seen) > 4


def test_sixty_random_wounds_in_a_copy_restore_nothing(copy, new_machine):
    path, _ = copy
    dice = random.Random(20260105)
    healthy = path.read_bytes()
    refused = 0
    for _ in range(60):
        at = dice.randrange(len(healthy))
        wound = dice.choice(
            [
                healthy[:at],
                healthy[:at] + bytes([healthy[at] ^ 1 << dice.randrange(8)]) + healthy[at + 1 :],
                healthy[:at] + dice.randbytes(200) + healthy[at + 200 :],
            ]
        )
        path.write_bytes(wound)

        try:
            restore(path, PASSPHRASE, new_machine.path)
        except (VaultDamaged, VaultTooNew):
            refused += 1
            assert not vault_exists(new_machine.path)
        else:
            # Only the box of the recovery code was hit: the passphrase still proves every page.
            assert not is_whole(path)
            new_machine.path.unlink()
    assert refused > 30


def test_a_copy_that_is_not_there_is_named(new_machine):
    with pytest.raises(StoreError, match=r"store\.copy_missing"):
        restore(Path("/nergens/kopie.spoorkopie"), PASSPHRASE, new_machine.path)


def test_a_copy_of_a_later_program_is_named(copy, new_machine):
    path, _ = copy
    path.write_bytes(path.read_bytes().replace(b"SPOORKOPIE 1\n", b"SPOORKOPIE 2\n", 1))

    with pytest.raises(VaultTooNew):
        restore(path, PASSPHRASE, new_machine.path)


def test_a_copy_that_lost_rows_on_the_way_is_refused(copy, new_machine, office, tmp_path):
    path, _ = copy
    vault = office.open(PASSPHRASE)
    vault.close()
    label, keys = unpack(path, tmp_path / "inhoud")
    db = connect(tmp_path / "inhoud", vault._parts.data_key)
    with db.atomic():
        remove_case(db, db.execute("SELECT id FROM cases").fetchone()[0])
    db.close()
    pack(path, label, keys.for_head(head_of(tmp_path / "inhoud")), tmp_path / "inhoud")

    with pytest.raises(VaultDamaged, match=r"store\.copy_damaged"):
        restore(path, PASSPHRASE, new_machine.path)

    assert is_whole(path) and not vault_exists(new_machine.path)


def test_copies_of_two_vaults_share_a_folder_without_mixing(office, new_machine, tmp_path):
    one, other = office.create(), new_machine.create()
    shared = tmp_path / "stick"
    places = [one.keys.back_up(shared), other.keys.back_up(shared), one.keys.back_up(shared)]

    mine = [path for path, _ in own_copies(one._parts.vault, shared)]

    assert len({place.path for place in places}) == 3
    assert mine == [places[2].path, places[0].path]
    new_machine.close()


def test_a_vault_from_an_older_copy_makes_newer_copies(office, copy):
    path, _ = copy
    vault = office.open(PASSPHRASE)
    vault.keys.back_up(path.parent)
    vault.close()
    restore(path, PASSPHRASE, office.path)

    place = office.open(PASSPHRASE).keys.back_up(path.parent)

    assert read_label(place.path).sequence == 3


def test_an_automatic_copy_is_made_only_after_a_change(office):
    folder = office.folder / "kopie"
    vault = office.create()
    first = vault.back_up_if_changed(folder)
    again = vault.back_up_if_changed(folder)
    vault.shelf.create("employer_case", DAY)

    changed = vault.back_up_if_changed(folder)

    assert first and changed and again is None
    assert first.path != changed.path


def test_thinning_spares_copies_made_by_hand(office):
    folder = office.folder / "kopie"
    vault = office.create()
    by_hand = vault.keys.back_up(folder).path
    automatic = [vault.keys.back_up_automatically(folder).path for _ in range(8)]
    a_year_on = dataclasses.replace(vault._parts, clock=lambda: NOW + timedelta(days=365))

    gone = thin(a_year_on, folder)

    assert set(gone) == set(automatic[:3])
    assert {path for path, _ in own_copies(vault._parts.vault, folder)} == {by_hand, *automatic[3:]}


def test_a_copy_from_before_the_lock_is_locked_along(office, new_machine):
    vault = office.create()
    vault.shelf.create("employer_case", DAY, (answer(1, "open"),))
    place = vault.keys.back_up(office.folder / "kopie")

    vault.keys.set_passphrase(PASSPHRASE)

    with pytest.raises(WrongSecret, match=r"store\.passphrase_needed"):
        restore(place.path, "", new_machine.path)
    restore(place.path, PASSPHRASE, new_machine.path)
    assert first_answer(new_machine.open(PASSPHRASE)) == "open"
    new_machine.close()


COPIES = st.lists(
    st.tuples(st.integers(0, 900), st.integers(0, 23), st.booleans()), min_size=1, max_size=60
).map(
    lambda found: [
        KeptCopy(Path(f"{at}"), at, NOW - timedelta(days=days, hours=hours), good)
        for at, (days, hours, good) in enumerate(found)
    ]
)


@given(COPIES, st.builds(Keep, *[st.integers(0, 12)] * 5))
@example([KeptCopy(Path("1"), 1, NOW - timedelta(days=400))], Keep(0, 0, 0, 0, 0))
def test_thinning_never_removes_the_newest_good_copy_nor_a_damaged_one(copies, keep):
    gone = superfluous(copies, NOW, keep)

    good = [copy for copy in copies if copy.is_good]
    assert all(copy.is_good for copy in gone)
    if good:
        assert max(good, key=lambda copy: copy.sequence) not in gone


@given(COPIES)
def test_thinning_leaves_one_for_each_of_the_last_days_weeks_and_months(copies):
    gone = superfluous(copies, NOW)

    left = [copy for copy in copies if copy.is_good and copy not in gone]
    good = [copy for copy in copies if copy.is_good]
    for period, most in ((lambda c: c.made.date(), 12), (lambda c: (c.made.year, c.made.month), 9)):
        by_age = dict.fromkeys(period(copy) for copy in sorted(good, key=lambda copy: -copy.sequence))
        assert set(list(by_age)[:most]) <= {period(copy) for copy in left}
    assert superfluous(left, NOW) == ()


@given(COPIES)
def test_years_of_copies_come_down_to_a_few_dozen(copies):
    old = [copy for copy in copies if NOW - copy.made > timedelta(days=3)]

    assert len(old) - len(superfluous(old, NOW)) <= 5 + 12 + 10 + 9


def test_a_folder_that_cannot_be_made_is_named(office):
    vault = office.create()
    (office.folder / "bestand").write_text("geen map")

    with pytest.raises(StoreError):
        vault.keys.back_up(office.folder / "bestand" / "map")
