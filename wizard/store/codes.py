"""The recovery code: 128 random bits as a person can read them from paper and type them in."""

from __future__ import annotations

import secrets

from wizard.errors import WrongSecret

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which look like something else."""

SECRET_BITS = 128
SECRET_SIGNS = 26
CHECK_SIGNS = 2
GROUP = 4
_PRIME = 1021
"""The largest prime below 32 squared: two signs hold it, and it sees every single wrong sign and swap."""

_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\t": None, "\n": None})
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00a0", "-"))


def new_code() -> str:
    """A new code of 28 signs, in groups of four with dashes, as it is printed."""
    return in_groups(_signed(secrets.randbits(SECRET_BITS)))


def in_groups(signs: str) -> str:
    """The signs in groups of four, with dashes."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def read_code(typed: str) -> str:
    """The 28 signs of a typed code; small letters, spaces, dashes, O for 0 and I or L for 1 are fine.

    Raises WrongSecret with `store.recovery_length` or `store.recovery_typo`: the code was typed wrongly,
    which is another message than that it belongs to another vault.
    """
    signs = typed.translate(_DASHES).upper().translate(_LOOK_ALIKE)
    if len(signs) != SECRET_SIGNS + CHECK_SIGNS:
        raise WrongSecret("store.recovery_length")
    if any(sign not in ALPHABET for sign in signs) or _number(signs) % _PRIME != 1:
        raise WrongSecret("store.recovery_typo")
    return signs


def _signed(secret: int) -> str:
    shifted = secret << (5 * CHECK_SIGNS)
    return _text(shifted + (1 - shifted) % _PRIME, SECRET_SIGNS + CHECK_SIGNS)


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number * len(ALPHABET) + ALPHABET.index(sign)
    return number


def _text(number: int, length: int) -> str:
    signs = ""
    for _ in range(length):
        number, rest = divmod(number, len(ALPHABET))
        signs = ALPHABET[rest] + signs
    return signs
