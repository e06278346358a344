"""The kinds of answers: how a stored value is read back, and what is wrong with it.

A value that does not fit is never an exception: the walk reads it as unanswered, the screen asks again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from wizard.content.model import Column, Option, Question

Value: TypeAlias = "bool | int | float | str | date | tuple[Any, ...]"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a `rows` answer; `id` is given once and never used again."""

    id: str
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MilestoneDone:
    """What the user says of a duty of the past: done on a day, on paper somewhere, or not done."""

    id: str
    state: str
    day: date | None


class Status(str):
    """How far something is that must be there: the word that conditions read, and what was told beside it.

    The word is the state as it counts on the day of looking: a promise is `promised` until its day has
    passed (`lapsed`) and counts for nothing without a day (`undated`); "n.v.t." needs a motive
    (else `unmotivated`).
    """

    state: str
    """As it was told: one of STATES."""
    day: date | None
    """For a promise: the last day on which it is kept."""
    by: str
    motive: str

    def __new__(cls, state: str, day: date | None, by: str, motive: str, today: date | None) -> Status:
        word = state
        if state == "promised":
            word = "undated" if day is None else "lapsed" if today and day < today else state
        elif state == "not_applicable" and not motive:
            word = "unmotivated"
        made = super().__new__(cls, word)
        made.state, made.day, made.by, made.motive = state, day, by, motive
        return made


STATES: Final = ("present", "promised", "missing", "refused", "not_applicable")
NOT_THERE: Final = ("missing", "undated", "lapsed", "unmotivated")
"""The words that all mean: it is not there, and nobody has promised it for a day to come."""
STATUS_WORDS: Final = (*STATES, *NOT_THERE[1:])


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a value does not fit: a key into the texts, with what the sentence needs."""

    key: str
    details: Mapping[str, Any]


Reading: TypeAlias = "Value | Wrong"
Bound: TypeAlias = Callable[[str], Any]
"""Gives the value of a bound such as `today`, a number, or another answer; None when not known."""

MILESTONE_STATES: Final = ("done", "paper", "not_done")
_YEARS: Final = (1990, 2100)


def read(question: Question, raw: Any, bound: Bound) -> Reading:
    """The typed value behind a stored one, or what is wrong with it today.

    `bound` resolves the bounds of the question; a bound that is not known does not limit.
    """
    return _READERS[question.type](question, raw, bound)


def _wrong(key: str, **details: Any) -> Wrong:
    return Wrong(key, details)


def read_date(raw: Any) -> date | Wrong:
    """A day out of an ISO text; the year lies between 1990 and 2100."""
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
        return _wrong("wrong.date")
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        return _wrong("wrong.date_does_not_exist", typed=raw)
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        return _wrong("wrong.year", first=_YEARS[0], last=_YEARS[1])
    return day


def _date(question: Question, raw: Any, bound: Bound) -> Reading:
    day = read_date(raw)
    return day if isinstance(day, Wrong) else _bounded(question.min, question.max, day, bound)


def _number(question: Question, raw: Any, bound: Bound) -> Reading:
    number = _plain_number(raw)
    if isinstance(number, Wrong):
        return number
    if question.step and abs(number / question.step - round(number / question.step)) > 1e-9:
        return _wrong("wrong.step", step=question.step)
    return _bounded(question.min, question.max, number, bound)


def _plain_number(raw: Any) -> int | float | Wrong:
    if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw or abs(raw) > 1e9:
        return _wrong("wrong.number")
    return int(raw) if float(raw).is_integer() else raw


def _bounded(low: str, high: str, value: Any, bound: Bound) -> Reading:
    least, most = (bound(text) if text else None for text in (low, high))
    if isinstance(least, type(value) | int | float) and not isinstance(least, bool) and value < least:
        return _wrong(
            "wrong.too_early" if isinstance(value, date) else "wrong.too_low", limit=least, name=low
        )
    if isinstance(most, type(value) | int | float) and not isinstance(most, bool) and value > most:
        future = high == "today"
        key = "wrong.future" if future else "wrong.too_late" if isinstance(value, date) else "wrong.too_high"
        return _wrong(key, limit=most, name=high)
    return value  # type: ignore[no-any-return]


def _text(question: Question, raw: Any, bound: Bound) -> Reading:
    return _plain_text(raw, question.max_length)


def _plain_text(raw: Any, longest: int) -> str | Wrong:
    if not isinstance(raw, str):
        return _wrong("wrong.text")
    text = raw.strip()
    if not text:
        return _wrong("wrong.empty")
    if len(text) > longest:
        return _wrong("wrong.too_long", longest=longest, length=len(text))
    return text


def _yes_no(question: Question, raw: Any, bound: Bound) -> Reading:
    return raw if isinstance(raw, bool) else _wrong("wrong.choice")


def _choice(question: Question, raw: Any, bound: Bound) -> Reading:
    return _one_of(question.options, raw)


def _one_of(options: tuple[Option, ...], raw: Any) -> str | Wrong:
    return (
        raw
        if isinstance(raw, str) and any(raw == option.id for option in options)
        else _wrong("wrong.choice")
    )


def _multi(question: Question, raw: Any, bound: Bound) -> Reading:
    if not isinstance(raw, list | tuple):
        return _wrong("wrong.choice")
    ids = [option.id for option in question.options]
    if any(not isinstance(item, str) or item not in ids for item in raw):
        return _wrong("wrong.choice")
    if not raw and not question.optional:
        return _wrong("wrong.empty_multi")
    return tuple(item for item in ids if item in raw)


def _rows(question: Question, raw: Any, bound: Bound) -> Reading:
    if not isinstance(raw, list | tuple):
        return _wrong("wrong.rows")
    if question.max_rows and len(raw) > question.max_rows:
        return _wrong("wrong.too_many_rows", most=question.max_rows)
    rows = []
    for number, line in enumerate(raw, start=1):
        if not isinstance(line, Mapping) or not isinstance(line.get("id"), str):
            return _wrong("wrong.rows")
        cells: dict[str, Any] = {}
        for column in question.columns:
            cell = _cell(column, line.get(column.id), bound)
            if isinstance(cell, Wrong):
                return _wrong("wrong.row", row=number, column=column.label, because=cell)
            cells[column.id] = cell
        for column in question.columns:
            if cells[column.id] is None and any(cell in column.needed_with for cell in cells.values()):
                because = _wrong("wrong.empty")
                return _wrong("wrong.row", row=number, column=column.label, because=because)
        if unknown := set(line) - set(cells) - {"id"}:
            return _wrong("wrong.column", row=number, column=sorted(unknown)[0])
        rows.append(Row(line["id"], cells))
    if len({row.id for row in rows}) < len(rows):
        return _wrong("wrong.rows")
    return tuple(rows) if rows else _wrong("wrong.empty_rows")


def _cell(column: Column, raw: Any, bound: Bound) -> Any:
    if raw is None or raw == "":
        return None if column.optional else _wrong("wrong.empty")
    match column.type:
        case "date":
            return read_date(raw)
        case "number":
            number = _plain_number(raw)
            if isinstance(number, Wrong):
                return number
            low = "" if column.min is None else str(column.min)
            return _bounded(low, column.max, number, bound)
        case "choice":
            return _one_of(column.options, raw)
        case "yes_no":
            return raw if isinstance(raw, bool) else _wrong("wrong.choice")
    return _plain_text(raw, column.max_length)


def _milestones(question: Question, raw: Any, bound: Bound) -> Reading:
    if not isinstance(raw, list | tuple):
        return _wrong("wrong.rows")
    lines = []
    today = bound("today")
    for line in raw:
        if not isinstance(line, Mapping) or not isinstance(line.get("id"), str):
            return _wrong("wrong.rows")
        if line.get("state") not in MILESTONE_STATES:
            return _wrong("wrong.milestone", id=line["id"])
        day = None if line.get("day") in (None, "") else read_date(line["day"])
        if isinstance(day, Wrong):
            return day
        if line["state"] == "done" and day is None:
            return _wrong("wrong.milestone_day", id=line["id"])
        if day and isinstance(today, date) and day > today:
            return _wrong("wrong.future", limit=today, name="today")
        lines.append(MilestoneDone(line["id"], str(line["state"]), day))
    return tuple(lines)


def _status(question: Question, raw: Any, bound: Bound) -> Reading:
    told = raw if isinstance(raw, Mapping) else {"state": raw}
    if told.get("state") not in STATES or set(told) - {"state", "day", "by", "motive"}:
        return _wrong("wrong.choice")
    day = None if told.get("day") in (None, "") else read_date(told["day"])
    if isinstance(day, Wrong):
        return day
    words = []
    for name in ("by", "motive"):
        word = _plain_text(told[name], question.max_length) if told.get(name) else ""
        if isinstance(word, Wrong):
            return word
        words.append(word)
    today = bound("today")
    return Status(told["state"], day, words[0], words[1], today if isinstance(today, date) else None)


_READERS: Final[Mapping[str, Callable[[Question, Any, Bound], Reading]]] = {
    "date": _date,
    "text": _text,
    "long_text": _text,
    "number": _number,
    "yes_no": _yes_no,
    "yes_no_unknown": _yes_no,
    "choice": _choice,
    "multi": _multi,
    "rows": _rows,
    "milestones": _milestones,
    "status": _status,
    "letter": _text,
}
