"""A text in a file to hand over: it opens with its passphrase, and with nothing else."""

from __future__ import annotations

import hashlib

import pytest

from tests.store.office import CHEAP, PASSPHRASE
from wizard.errors import StoreError, VaultDamaged, VaultTooNew, WrongSecret
from wizard.store.sealed import MOST_BYTES, seal, unseal

CANARY = "kanarie in het dossier"


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(CANARY, PASSPHRASE, CHEAP)


def test_what_goes_in_comes_out(sealed: bytes) -> None:
    assert unseal(sealed, PASSPHRASE) == CANARY


def test_no_word_is_readable_in_the_file(sealed: bytes) -> None:
    assert b"kanarie" not in sealed
    assert b"SQLite format" not in sealed


def test_another_passphrase_does_not_open_it(sealed: bytes) -> None:
    with pytest.raises(WrongSecret):
        unseal(sealed, PASSPHRASE + "!")


def test_a_weak_passphrase_is_refused() -> None:
    with pytest.raises(StoreError, match="too_short"):
        seal(CANARY, "kort")


@pytest.mark.parametrize("kept", [0, 1, 13, 40, 300, 5000])
def test_a_file_that_was_cut_off_is_refused(sealed: bytes, kept: int) -> None:
    with pytest.raises(VaultDamaged):
        unseal(sealed[:kept], PASSPHRASE)


@pytest.mark.parametrize("place", [16, 60, 250, 400, 2000, -1])
def test_one_changed_byte_is_noticed(sealed: bytes, place: int) -> None:
    changed = bytearray(sealed)
    changed[place] ^= 1

    with pytest.raises(VaultDamaged):
        unseal(bytes(changed), PASSPHRASE)


def test_a_changed_byte_is_noticed_wherever_it_stands(sealed: bytes) -> None:
    label = sealed.index(b"\n", len(b"SPOORBOEKJE 1\n")) + 1
    places = [*range(label + 32), *range(label + 32, len(sealed), 101)]

    for place in places:
        for flip in (1, 0x80):
            changed = bytearray(sealed)
            changed[place] ^= flip

            with pytest.raises((VaultDamaged, VaultTooNew)):
                unseal(bytes(changed), PASSPHRASE)


def test_a_file_with_something_behind_it_is_refused(sealed: bytes) -> None:
    for more in (b"\0", b"\n", sealed):
        with pytest.raises(VaultDamaged):
            unseal(sealed + more, PASSPHRASE)


def test_a_format_that_never_was_is_foreign(sealed: bytes) -> None:
    with pytest.raises(VaultDamaged):
        unseal(sealed.replace(b"SPOORBOEKJE 1", b"SPOORBOEKJE 0", 1), PASSPHRASE)


@pytest.mark.parametrize(
    "foreign", [b"%PDF-1.7\n", b"SQLite format 3\0" * 400, b"SPOORKOPIE 1\n{}", bytes(range(256)) * 40]
)
def test_a_foreign_file_is_refused(foreign: bytes) -> None:
    with pytest.raises(VaultDamaged):
        unseal(foreign, PASSPHRASE)


def test_a_later_format_is_named(sealed: bytes) -> None:
    with pytest.raises(VaultTooNew):
        unseal(sealed.replace(b"SPOORBOEKJE 1", b"SPOORBOEKJE 2", 1), PASSPHRASE)


def test_a_file_that_is_too_large_is_not_read() -> None:
    with pytest.raises(VaultDamaged, match="too_large"):
        unseal(b"SPOORBOEKJE 1\n" + bytes(MOST_BYTES), PASSPHRASE)


def test_a_cost_that_would_hang_the_machine_is_refused(sealed: bytes) -> None:
    magic, line, body = sealed.split(b"\n", 2)
    text = line.rpartition(b" ")[0].replace(b"[64,", b"[99999999,")
    dear = text + b" " + hashlib.sha256(text).hexdigest().encode("ascii")

    with pytest.raises(VaultDamaged):
        unseal(b"\n".join((magic, dear, body)), PASSPHRASE)
