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

_YES: Final = frozenset({"ja", "yes", "true"})
_NO: Final = frozenset({"nee", "neen", "no", "false"})
_UNKNOWN: Final = frozenset({"onbekend", "weet ik niet", "niet bekend", "unknown"})
_STATES: Final[Mapping[str, str]] = {
    **{state.replace("_", " "): state for state in STATES},
    "aanwezig": "present",
    "toegezegd": "promised",
    "ontbreekt": "missing",
    "geweigerd": "refused",
    "n.v.t.": "not_applicable",
    "n.v.t": "not_applicable",
    "nvt": "not_applicable",
    "niet van toepassing": "not_applicable",
}
_STATUS_KEYS: Final[Mapping[str, str]] = {
    **{"status": "state", "stand": "state"},
    **{"datum": "day", "dag": "day", "date": "day"},
    **{"door": "by", "wie": "by", "who": "by"},
    **{"motief": "motive", "reden": "motive", "reason": "motive", "motivering": "motive"},
}
_CHECKED: Final = frozenset({"yes_no", "yes_no_unknown", "choice", "multi", "status"})
"""Kinds of answers that are no free words, so that "weet ik niet" cannot be one."""


def as_said(question: Question, raw: Raw) -> Raw:
    """The value that these words stand for; the words themselves when that is not certain."""
    if isinstance(raw, str) and question.type in _CHECKED and _plain(raw) in _unknowns(question):
        return Gap.UNKNOWN
    match question.type:
        case "yes_no" | "yes_no_unknown":
            return _verdict(raw)
        case "choice":
            return option_said(question.options, raw)
        case "multi":
            items = (raw,) if isinstance(raw, str) and raw != Gap.SKIPPED else raw
            if isinstance(items, tuple):
                return tuple(option_said(question.options, item) for item in items)
        case "status":
            return _status(question, raw)
        case "rows" if isinstance(raw, tuple):
            return tuple(_row(question.columns, line) for line in raw)
    return raw


def said_yes(raw: Raw) -> bool:
    return _verdict(raw) is True


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


def _unknowns(question: Question) -> frozenset[str]:
    return _UNKNOWN | {_plain(question.unknown)} if question.unknown else _UNKNOWN


def _verdict(raw: Raw) -> Raw:
    said = _plain(raw) if isinstance(raw, str) else ""
    return True if said in _YES else False if said in _NO else raw


def _status(question: Question, raw: Raw) -> Raw:
    if isinstance(raw, Mapping):
        told = {_STATUS_KEYS.get(_plain(str(key)), str(key)): value for key, value in raw.items()}
        return {**told, "state": _state(question, told.get("state"))} if len(told) == len(raw) else raw
    if isinstance(raw, str) and (both := re.fullmatch(r"(\S+)[ ,:(]+(?:op |tot )?(\d{4}-\d\d-\d\d)\)?", raw)):
        state = _state(question, both[1])
        return {"state": state, "day": both[2]} if state == "promised" else raw
    return _state(question, raw)


def _state(question: Question, raw: Raw) -> Raw:
    match _verdict(raw):
        case True:
            return "present"
        case False:
            return question.no_means or raw
    return _STATES.get(_plain(raw), raw) if isinstance(raw, str) else raw


def _row(columns: Iterable[Column], line: Raw) -> Raw:
    if not isinstance(line, Mapping):
        return line
    kinds = {column.id: column for column in columns}
    return {name: _cell(kinds[name], cell) if name in kinds else cell for name, cell in line.items()}


def _cell(column: Column, raw: Raw) -> Raw:
    match column.type:
        case "choice":
            return option_said(column.options, raw)
        case "yes_no":
            return _verdict(raw)
    return raw
