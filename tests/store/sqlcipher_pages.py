"""Reads the pages of an encrypted file in the clear, freed ones too, as someone who has the key could.

SQL shows only what is still in a table; a removed text can stay in the file around it. This is AES-256-CBC
by hand, written for reading a few small files in tests.
"""

from __future__ import annotations

import struct
from pathlib import Path

PAGE = 4096
RESERVE = 80
SALT = 16


def pages_in_clear(path: Path, key: bytes) -> bytes:
    """All pages of a vault, deciphered one after the other."""
    content = path.read_bytes()
    return b"".join(_page(content[at : at + PAGE], key, at == 0) for at in range(0, len(content), PAGE))


def journal_in_clear(path: Path, key: bytes) -> bytes:
    """All pages in a write-ahead journal, deciphered one after the other."""
    content = path.read_bytes()
    frames = range(32, len(content) - PAGE - 23, PAGE + 24)
    return b"".join(
        _page(content[at + 24 : at + 24 + PAGE], key, struct.unpack(">I", content[at : at + 4])[0] == 1)
        for at in frames
    )


def _page(page: bytes, key: bytes, is_first: bool) -> bytes:
    start = SALT if is_first else 0
    iv = page[PAGE - RESERVE : PAGE - RESERVE + 16]
    body = page[start : PAGE - RESERVE]
    schedule = _schedule(key)
    clear = bytearray()
    before = iv
    for at in range(0, len(body), 16):
        block = body[at : at + 16]
        opened = _decipher(block, schedule)
        clear += (int.from_bytes(opened, "big") ^ int.from_bytes(before, "big")).to_bytes(16, "big")
        before = block
    return bytes(clear)


def _double(value: int) -> int:
    return (value << 1) ^ (0x11B if value & 0x80 else 0)


def _times(value: int, factor: int) -> int:
    product = 0
    while factor:
        if factor & 1:
            product ^= value
        value, factor = _double(value), factor >> 1
    return product


def _boxes() -> tuple[list[int], list[int]]:
    power, value = [], 1
    for _ in range(255):
        power.append(value)
        value = _times(value, 3)
    forward = [0x63] * 256
    for exponent in range(255):
        inverse = power[-exponent % 255]
        mixed = inverse
        for turn in range(1, 5):
            mixed ^= ((inverse << turn) | (inverse >> (8 - turn))) & 0xFF
        forward[power[exponent]] = mixed ^ 0x63
    backward = [0] * 256
    for number, substitute in enumerate(forward):
        backward[substitute] = number
    return forward, backward


_FORWARD, _BACKWARD = _boxes()
_MIX = [
    [int.from_bytes(bytes(_times(value, factor) for factor in row), "big") for value in range(256)]
    for row in ((14, 9, 13, 11), (11, 14, 9, 13), (13, 11, 14, 9), (9, 13, 11, 14))
]


def _schedule(key: bytes) -> list[list[int]]:
    """The round keys, last first, for the equivalent inverse cipher."""
    words = [list(key[at : at + 4]) for at in range(0, 32, 4)]
    constant = 1
    while len(words) < 60:
        word = list(words[-1])
        if len(words) % 8 == 0:
            word = [_FORWARD[byte] for byte in (*word[1:], word[0])]
            word[0] ^= constant
            constant = _double(constant)
        elif len(words) % 8 == 4:
            word = [_FORWARD[byte] for byte in word]
        words.append([one ^ other for one, other in zip(words[-8], word, strict=True)])
    rounds = [[int.from_bytes(bytes(word), "big") for word in words[at : at + 4]] for at in range(0, 60, 4)]
    inner = [
        [
            _MIX[0][word >> 24] ^ _MIX[1][word >> 16 & 255] ^ _MIX[2][word >> 8 & 255] ^ _MIX[3][word & 255]
            for word in keys
        ]
        for keys in rounds[1:-1]
    ]
    return [rounds[0], *inner, rounds[-1]][::-1]


def _decipher(block: bytes, schedule: list[list[int]]) -> bytes:
    state = [word ^ key for word, key in zip(struct.unpack(">4I", block), schedule[0], strict=True)]
    one, two, three, four = _MIX
    back = _BACKWARD
    for keys in schedule[1:-1]:
        state = [
            one[back[state[at] >> 24]]
            ^ two[back[state[at - 1] >> 16 & 255]]
            ^ three[back[state[at - 2] >> 8 & 255]]
            ^ four[back[state[at - 3] & 255]]
            ^ keys[at]
            for at in range(4)
        ]
    return b"".join(
        (
            (
                back[state[at] >> 24] << 24
                | back[state[at - 1] >> 16 & 255] << 16
                | back[state[at - 2] >> 8 & 255] << 8
                | back[state[at - 3] & 255]
            )
            ^ schedule[-1][at]
        ).to_bytes(4, "big")
        for at in range(4)
    )
