"""What a person writes in a case file, as the value that is stored: words of the screen and of the field.

Only what can mean one thing is understood. The rest is left as it is, so that the reader refuses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from wizard.case.record import Gap, Raw
from wizard.content.answer_types import STATES
from wizard.content.model import Column, Option, Question
from wizard.views import Lookup

_PARTS: Final = ("state", "day", "by", "motive")
_STATE_AND_DAY: Final = re.compile(r"(\S+)[ ,:(]+(?:op |tot )?(\d{4}-\d\d-\d\d)\)?")
_CHECKED: Final = frozenset({"yes_no", "yes_no_unknown", "choice", "multi", "status"})
"""Kinds of answers that are no free words, so that "weet ik niet" cannot be one."""


class Spoken:
    """Understands words as `casefile.says` in the content has them."""

    def __init__(self, texts: Lookup) -> None:
        def words(name: str) -> tuple[str, ...]:
            return tuple(_plain(word) for word in texts(f"casefile.says.{name}").split(","))

        self._yes, self._no = words("true_words"), words("false_words")
        self._unknown = words("unknown")
        self._states = {word: state for state in STATES for word in (_plain(state), *words(state))}
        self._parts = {word: part for part in _PARTS for word in words(f"part_{part}")}

    def value(self, question: Question, raw: Raw) -> Raw:
        """The value that these words stand for; the words themselves when that is not certain."""
        if isinstance(raw, str) and question.type in _CHECKED and self._says_unknown(question, raw):
            return Gap.UNKNOWN
        match question.type:
            case "yes_no" | "yes_no_unknown":
                return self._verdict(raw)
            case "choice":
                return option_said(question.options, raw)
            case "multi":
                items = (raw,) if isinstance(raw, str) and raw != Gap.SKIPPED else raw
                if isinstance(items, tuple):
                    return tuple(option_said(question.options, item) for item in items)
            case "status":
                return self._status(question, raw)
            case "rows" if isinstance(raw, tuple):
                return tuple(self._row(question.columns, line) for line in raw)
        return raw

    def says_yes(self, raw: Raw) -> bool:
        return self._verdict(raw) is True

    def _says_unknown(self, question: Question, raw: str) -> bool:
        return _plain(raw) in (*self._unknown, *((_plain(question.unknown),) if question.unknown else ()))

    def _verdict(self, raw: Raw) -> Raw:
        said = _plain(raw) if isinstance(raw, str) else ""
        return True if said in self._yes else False if said in self._no else raw

    def _status(self, question: Question, raw: Raw) -> Raw:
        if isinstance(raw, Mapping):
            told = {self._parts.get(_plain(str(key)), str(key)): value for key, value in raw.items()}
            is_clear = len(told) == len(raw)
            return {**told, "state": self._state(question, told.get("state"))} if is_clear else raw
        if isinstance(raw, str) and (both := _STATE_AND_DAY.fullmatch(raw)):
            state = self._state(question, both[1])
            return {"state": state, "day": both[2]} if state == "promised" else raw
        return self._state(question, raw)

    def _state(self, question: Question, raw: Raw) -> Raw:
        match self._verdict(raw):
            case True:
                return "present"
            case False:
                return question.no_means or raw
        return self._states.get(_plain(raw), raw) if isinstance(raw, str) else raw

    def _row(self, columns: Iterable[Column], line: Raw) -> Raw:
        if not isinstance(line, Mapping):
            return line
        kinds = {column.id: column for column in columns}
        return {name: self._cell(kinds[name], cell) if name in kinds else cell for name, cell in line.items()}

    def _cell(self, column: Column, raw: Raw) -> Raw:
        match column.type:
            case "choice":
                return option_said(column.options, raw)
            case "yes_no":
                return self._verdict(raw)
        return raw


def option_said(options: Iterable[Option], raw: Raw) -> Raw:
    """The id of the one option that is called like this, or of which this is the beginning."""
    if not isinstance(raw, str):
        return raw
    said = _plain(raw)
    names = {one.id: {_plain(word) for word in (one.id, one.label, *one.also)} for one in options}
    exact = [one for one, words in names.items() if said in words]
    begun = [one for one, words in names.items() if any(re.match(rf"{re.escape(said)}\b", w) for w in words)]
    fitting = exact or (begun if said else [])
    return fitting[0] if len(fitting) == 1 else raw


def _plain(text: str) -> str:
    """Without capitals, underscores and double spaces, so that spelling does not decide."""
    return " ".join(text.casefold().replace("_", " ").split())
