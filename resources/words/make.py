"""Make common_nl.txt: the Dutch words that stand at least once in a million words.

It was run once, with wordfreq 3.1.1 and the word list of OpenTaal 2.20.19 (the package `wdutch` of Debian):

    pip install wordfreq==3.1.1
    python resources/words/make.py /usr/share/dict/dutch

wordfreq says how often a word is met, and OpenTaal which of those are Dutch. wordfreq counts names, slips
and words of other languages too, and with those as its parts nearly everything would look like a compound.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
LEAST_ZIPF: Final = 3.0
LEAST_LETTERS: Final = 3
HEAD: Final = """\
# Dutch words with a Zipf value of 3.0 or more, in order of the alphabet. Made by make.py, not edited by hand.
# Frequencies: wordfreq 3.1.1 (Robyn Speer), CC-BY-SA-4.0. This list is an adaptation with the same licence.
# Which words are Dutch: the word list of OpenTaal 2.20.19, BSD-3-Clause.
# The notices are resources/licences/wordfreq.txt and resources/licences/opentaal.txt.
"""


def common_words(dutch: Path) -> Iterator[str]:
    """The words, in order; `dutch` holds a word on each line."""
    from wordfreq import iter_wordlist, zipf_frequency

    known = {line.strip().lower() for line in dutch.read_text(encoding="utf-8").split("\n")}
    for word in sorted(iter_wordlist("nl", wordlist="large")):
        if len(word) >= LEAST_LETTERS and word in known and zipf_frequency(word, "nl") >= LEAST_ZIPF:
            yield word


def main(arguments: list[str]) -> int:
    words = "".join(f"{word}\n" for word in common_words(Path(arguments[0])))
    (HERE / "common_nl.txt").write_text(HEAD + words, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
