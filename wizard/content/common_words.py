"""Which Dutch words are common: a list that was made once, and compounds of words on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

LIST: Final = Path(__file__).resolve().parents[2] / "resources" / "words" / "common_nl.txt"
LEAST: Final = 3.0
"""A common word has this Zipf value at least: once or more in a million words."""

_NO_STRESS: Final = str.maketrans("áéíóú", "aeiou")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_WORDS: Final = re.compile(r"\{[^{}]*\}|\S+\.(?:nl|yaml|json|ics|txt)\b")
"""Placeholders, addresses and names of files."""
_ACCESS_KEY: Final = re.compile(r"&(?=\w)")
"""The sign that underlines a letter of a menu."""
_TOO_SHORT: Final = 2
_LEAST_PART: Final = 4
"""Shorter parts of a compound are more often an ending than a word, but for those in `_SHORT`."""
_MOST_PARTS: Final = 3
_LINKS: Final = ("", "s", "e", "en", "n")
"""What Dutch puts between the parts of a compound."""
_SHORT: Final = frozenset(
    {
        *("aan", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "toe", "uit", "weg", "mis"),
        *("bel", "dag", "kop", "vak"),
    }
)
"""Short first parts: words that stand before a verb, and a few nouns."""
_SHORT_LAST: Final = frozenset({"dag", "jas", "pad", "uur", "vak", "weg", "wet", "zin"})


def words_in(text: str) -> Iterable[str]:
    """The words of a text as they stand there, without placeholders and without what has two letters."""
    for word in _WORD.findall(_NO_WORDS.sub(" ", _ACCESS_KEY.sub("", text))):
        if len(word) > _TOO_SHORT:
            yield word


class CommonWords:
    """The words that most people read every week."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._parts = lru_cache(maxsize=None)(self._split)

    def __contains__(self, word: str) -> bool:
        """Whether a word is common by itself. Marks of stress do not count: één, vóór."""
        low = word.lower().replace("’", "'")
        return low in self._words or low.translate(_NO_STRESS) in self._words

    def knows(self, word: str) -> bool:
        """Whether a word is common, or is made of common words."""
        return word in self or bool(self.parts(word))

    def parts(self, word: str) -> tuple[str, ...]:
        """The common words that a compound is made of, as few as possible; empty when it is none."""
        return self._parts(word.lower(), _MOST_PARTS)

    def _split(self, word: str, most: int) -> tuple[str, ...]:
        """The parts of a word, at most so many. The first part may be a compound itself."""
        best: tuple[str, ...] = ()
        for cut in range(len(word) - 3, 1, -1):
            last, before = word[cut:], word[:cut]
            if last not in self or not (len(last) >= _LEAST_PART or last in _SHORT_LAST):
                continue
            for link in _LINKS:
                if link and not before.endswith(link):
                    continue
                first = before.removesuffix(link)
                if self._may_begin(first):
                    found: tuple[str, ...] = (first, last)
                elif most > 2 and (inner := self._parts(first, most - 1)):
                    found = (*inner, last)
                else:
                    continue
                if not best or len(found) < len(best):
                    best = found
        return best

    def _may_begin(self, first: str) -> bool:
        return first in _SHORT or (len(first) >= _LEAST_PART and first in self)


def read_common_words() -> CommonWords:
    """The list that comes with the program. Raises OSError when it is not there."""
    lines = LIST.read_text(encoding="utf-8").split("\n")
    return CommonWords(line for line in lines if line and not line.startswith("#"))
