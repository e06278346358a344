"""Which passphrases are too weak, and that accents are equal on every keyboard."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.store.passphrases import normalised, weakness


@pytest.mark.parametrize(
    "passphrase",
    ["paard fiets lamp kruik", "Xk7!pw2Qzt9#", "wij gaan op reis", "een ei is ok zo", "blåbärsgröt1234"],
)
def test_long_ones_of_ones_own_are_strong_enough(passphrase):
    assert weakness(passphrase) == ""


@pytest.mark.parametrize("passphrase", ["", " " * 20, "kort", "elf tekens!", "drie woorden"[:11]])
def test_short_ones_are_too_short(passphrase):
    assert weakness(passphrase) == "lock.too_short"


@pytest.mark.parametrize(
    "passphrase",
    [
        "Welkom2026Welkom",
        "W3lk0m12345678",
        "wachtwoord123!",
        "P@ssw0rd2026!!",
        "aaaaaaaaaaaaaaaa",
        "123456789012345",
        "qwertyuiop1234",
        "Spoorboekje2026",
        "abcdefghijklmnop",
        "correct horse battery staple",
    ],
)
def test_well_known_ones_are_too_common_however_they_are_dressed(passphrase):
    assert weakness(passphrase) == "lock.too_common"


def test_an_accent_typed_as_one_sign_or_as_two_is_equal():
    passphrase = "café crème überhaupt"

    assert normalised(unicodedata.normalize("NFD", passphrase)) == normalised(passphrase)


@given(st.text(st.characters(), max_size=40))
def test_no_text_breaks_the_judgement(passphrase):
    normalised(passphrase)

    assert weakness(passphrase) in {"", "lock.too_short", "lock.too_common"}
