"""How a passphrase is read, and whether it is strong enough."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

FEWEST_SIGNS = 12
FEWEST_WORDS = 4
FEWEST_DIFFERENT_SIGNS = 5
FEWEST_OWN_LETTERS = 5
"""Letters that must be left over when all well-known words are taken out."""

_LEET = str.maketrans("0134578@$!", "oieastbasi")


def normalised(passphrase: str) -> bytes:
    """The bytes of a passphrase, the same on every keyboard: é typed as one sign or as two is equal.

    A sign that cannot be stored (half of a pair) is replaced, so that it never stops the program.
    """
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "replace")


def weakness(passphrase: str) -> str:
    """A text key that says why a passphrase is too weak; "" when it is strong enough."""
    signs = unicodedata.normalize("NFC", passphrase).strip()
    words = [word for word in signs.split() if len(word) > 1]
    if len(signs) < FEWEST_SIGNS and len(words) < FEWEST_WORDS:
        return "lock.too_short"
    if len(set(signs.casefold())) < FEWEST_DIFFERENT_SIGNS or _is_well_known(signs):
        return "lock.too_common"
    return ""


def _is_well_known(signs: str) -> bool:
    """True when little is left after the well-known words are taken out, as in Welkom2026Welkom."""
    plain = signs.casefold()
    return any(_own_letters(reading) < FEWEST_OWN_LETTERS for reading in (plain, plain.translate(_LEET)))


def _own_letters(reading: str) -> int:
    letters = re.sub(r"[\W\d_]", "", reading)
    for word in _well_known():
        letters = letters.replace(word, "")
    return len(letters)


@cache
def _well_known() -> tuple[str, ...]:
    """The well-known words, longest first, so that a long one is not broken by a short one in it."""
    lines = Path(__file__).with_name("too_common.txt").read_text(encoding="utf-8").splitlines()
    words = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
