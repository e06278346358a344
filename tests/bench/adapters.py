"""Where the bench takes hold of the program; nothing else in tests/bench/ knows how it is built.

Each function prepares (imports, files, records) and hands back only what is to be timed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class MissingPart(Exception):
    """The part of the program that this measurement needs is not connected to the bench."""


def load_content() -> tuple[Callable[[], object], bytes]:
    """A call that loads the compiled content as at the start of the program, and the bytes it reads."""
    raise MissingPart("load_content: connect the loader of the compiled content in tests/bench/adapters.py")


def walk_case(answers: int, events: int) -> Callable[[], object]:
    """A call that walks a record of so many answers and events afresh: nothing is kept between calls."""
    raise MissingPart("walk_case: connect the walk in tests/bench/adapters.py")


def render_plan() -> Callable[[], bytes]:
    """A call that writes the plan van aanpak of the demo case, three pages, from its blocks to the PDF."""
    raise MissingPart("render_plan: connect the papers in tests/bench/adapters.py")


def answer_loop(folder: Path) -> list[float]:
    """Milliseconds for each of 60 answers in the real window, with a real vault in `folder`.

    From pressing *Volgende* until the answer is saved durably and the next page is painted.
    """
    raise MissingPart("answer_loop: connect the window in tests/bench/adapters.py")
