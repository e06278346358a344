"""What the command `calendar` does: from what was typed, or a parsed file, to dates or a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from wizard.case.calendar import calendar_of
from wizard.content.model import Content, Flow
from wizard.errors import CaseFileError
from wizard.plan.calendar_file import Reader, read_cases
from wizard.plan.milestone_dates import CalendarRow, calendar_dates, calendar_reasons, calendar_rows
from wizard.plan.wording import sentence
from wizard.views import ReasonView


def calendar_answers(content: Content, flow: Flow, parsed: Any) -> list[dict[str, Any]]:
    """The value to print for a calendar file: `[{"id": ..., "dates": {...}, "reason": {...}}]`.

    A case that two readings count differently has `other_reading` besides. Raises CaseFileError.
    """
    answers = []
    for case in read_cases(content, flow, parsed):
        reasons = calendar_reasons(content, flow, case.book)
        answer: dict[str, Any] = {
            "id": case.id,
            "dates": calendar_dates(content, flow, case.book),
            "reason": {name: reason_as_json(reason) for name, reason in reasons.items()},
        }
        if case.other is not None:
            answer["other_reading"] = {
                "why": content.texts["calendar.other_reading"],
                "dates": calendar_dates(content, flow, case.other),
            }
        answers.append(answer)
    return answers


def reason_as_json(reason: ReasonView) -> dict[str, Any]:
    """The proof of a day, as JSON knows it."""
    return {
        "rule": reason.rule,
        "version": reason.version,
        "article": "; ".join(source.title for source in reason.sources),
        "reading": reason.reading,
        "sum": list(reason.steps),
        "hint": reason.hint,
        "consequence": reason.consequence,
        "verified": reason.verified,
    }


def people_calendar(content: Content, flow: Flow, start: str, gaps: Iterable[str]) -> tuple[CalendarRow, ...]:
    """The calendar for `--from START --gap FIT:SICK_AGAIN ...`. Raises CaseFileError."""
    reader = Reader(content)
    first = reader.read_day(start, "--from")
    pairs = []
    for gap in gaps:
        fit, colon, sick_again = gap.partition(":")
        if not colon:
            raise CaseFileError("--gap", reader.say("not_a_gap"))
        pairs.append((reader.read_day(fit, "--gap"), reader.read_day(sick_again, "--gap")))
    reader.refuse_impossible(first, pairs, "--gap")
    return calendar_rows(content, flow, calendar_of(first, pairs))


def as_lines(content: Content, rows: Sequence[CalendarRow]) -> tuple[str, ...]:
    """The rows as plain text in columns: date, week, what, who, source; with the reading and hints below."""
    weeks = [sentence(content.texts, "calendar.people.week", {"week": row.week}) for row in rows]
    table = [(row.reason.day_text, week, row.what, row.who) for row, week in zip(rows, weeks, strict=True)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for row, cells in zip(rows, table, strict=True):
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        lines.append("  ".join([*padded, row.source]))
        doubt = "" if row.reason.verified else content.texts["calendar.people.unverified"]
        below = (row.reason.reading.capitalize() + ".", *row.reason.steps, row.reason.hint, doubt)
        lines += [f"    {line}" for line in below if line]
    return tuple(lines)
