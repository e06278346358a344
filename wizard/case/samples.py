"""Answers to try: for each question the values that a person could give, as the record stores them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil
from typing import Any, Final

from wizard.case.record import Gap, Raw
from wizard.content.model import Column, Flow, Question

LATER: Final = timedelta(days=30)
LONG: Final = timedelta(days=2000)
_WORD: Final = "Proef"


def samples(flow: Flow, question: Question, today: date, is_compared: bool = False) -> tuple[Raw, ...]:
    """One value of each kind that the question knows, its ways out (onbekend, overgeslagen) last.

    A day that is compared with others (`is_compared`) is tried as today, and later where that is allowed.
    """
    values = list(_values(flow, question, today, is_compared))
    if question.unknown or question.type == "yes_no_unknown":
        values.append(Gap.UNKNOWN)
    if question.need == "helps" or question.optional:
        values.append(Gap.SKIPPED)
    return tuple(values)


def _values(flow: Flow, question: Question, today: date, is_compared: bool) -> Iterator[Raw]:
    match question.type:
        case "yes_no" | "yes_no_unknown":
            yield from (True, False)
        case "choice":
            yield from (option.id for option in question.options)
        case "multi":
            yield from ((option.id,) for option in question.options)
            if len(question.options) > 1:
                yield tuple(option.id for option in question.options)
        case "date":
            yield from (day.isoformat() for day in _days(flow, question, today, is_compared))
        case "number":
            yield _number(question)
        case "rows":
            yield ({"id": "r1", **{column.id: _cell(column, today) for column in question.columns}},)
        case "status":
            # A promise without its day and n.v.t. without a reason behave as missing does.
            yield from ("present", "missing", "refused")
            yield {"state": "promised", "day": (today + LATER).isoformat()}
            yield {"state": "not_applicable", "motive": _WORD}
        case "milestones":
            yield from _milestones(flow, today)
        case _:
            yield _WORD[: question.max_length]


def _days(flow: Flow, question: Question, today: date, is_compared: bool) -> Iterator[date]:
    others = (other for task in flow.tasks.values() for other in task.questions)
    is_first_day = question.id == flow.first_day
    is_bounded = question.max.isidentifier() and question.max != "today"
    if is_bounded or (not is_first_day and any(question.id == other.min for other in others)):
        # Before another day, or the earliest day of others: long ago, so that it shuts nothing out. Today
        # where a day of the case is the earliest it may be.
        yield today if question.min.isidentifier() else today - LONG
        return
    yield today
    if is_compared and question.max != "today":
        yield today + LATER


def _number(question: Question) -> Raw:
    """The middle between two bounds that are numbers; else a small number."""
    try:
        least, most = float(question.min or 0), float(question.max or question.min or 40)
    except ValueError:
        return 1
    middle = least + (most - least) / 2
    if question.step:
        middle = least + round((middle - least) / question.step) * question.step
    return int(middle) if middle.is_integer() else middle


def _cell(column: Column, today: date) -> Any:
    match column.type:
        case "date":
            return today.isoformat()
        case "number":
            return ceil(column.min or 1)
        case "choice":
            return column.options[0].id
        case "yes_no":
            return True
    return _WORD[: column.max_length]


def _milestones(flow: Flow, today: date) -> Iterator[Raw]:
    """All of it not done, all done today, all on paper somewhere."""
    ids = [duty.id for duty in flow.duties.values() if duty.catch_up]
    yield tuple({"id": name, "state": "not_done"} for name in ids)
    yield tuple({"id": name, "state": "done", "day": today.isoformat()} for name in ids)
    yield tuple({"id": name, "state": "paper"} for name in ids)
