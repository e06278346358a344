"""The one mark-up of papers: `**bold**`, with a backslash before a sign that is meant as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TOKEN = re.compile(r"\\(.)|(\*\*)", re.DOTALL)
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def escape(text: str) -> str:
    """Typed text, so that nothing in it counts as mark-up."""
    return text.replace("\\", "\\\\").replace("*", "\\*")


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """The stretches of a text, each with whether it is bold."""
    bold, start, plain = False, 0, ""
    for token in _TOKEN.finditer(text):
        plain += text[start : token.start()] + (token[1] or "")
        start = token.end()
        if token[2]:
            if plain:
                yield plain, bold
            bold, plain = not bold, ""
    plain += text[start:]
    if plain:
        yield plain, bold


def without_marks(text: str) -> str:
    return "".join(stretch for stretch, _ in runs(text))


def printable(text: str) -> str:
    """Text without signs that no printer shows (control signs, half characters, writing directions).

    Line ends stay; a tab becomes a space; accents typed apart are joined to their letter.
    """
    if text.isascii() and text.isprintable():
        return text
    joined = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(c for c in joined if c == "\n" or unicodedata.category(c) not in _UNPRINTABLE)
