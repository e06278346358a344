"""The language of the screen. Papers are always Dutch: they go into a Dutch file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["nl", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")

_spoken: ContextVar[Language] = ContextVar("_spoken", default="nl")


def spoken() -> Language:
    """The language in which days and numbers are put into words now."""
    return _spoken.get()


def speak(language: Language) -> None:
    """From now on, days and numbers are put into words in this language. For the composition roots."""
    _spoken.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Days and numbers in another language for a while: a Dutch paper from an English screen."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)
