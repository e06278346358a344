"""The command `calendar`: from files and options to dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from wizard.commands.told import read_json
from wizard.content.model import Content, Flow
from wizard.plan.calendar_command import as_lines, calendar_answers, people_calendar
from wizard.plan.calendar_file import unknown_facts


def calendar_of_vectors(content: Content, path: Path) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    """The dates of every vector in a file, and a sentence for each fact that was left aside.

    Raises CaseFileError.
    """
    parsed = read_json(content, path)
    return calendar_answers(content, _flow(content), parsed), unknown_facts(content, parsed)


def calendar_of_people(content: Content, first: str, gaps: list[str]) -> tuple[list[dict[str, Any]], str]:
    """The calendar from a first day, as values and as lines for people. Raises CaseFileError."""
    rows = people_calendar(content, _flow(content), first, gaps)
    values = [
        {
            "date": row.day.isoformat(),
            "week": row.week,
            "what": row.what,
            "who": row.who,
            "source": row.source,
            "reading": row.reason.reading,
            "reason": " ".join((*row.reason.steps, row.reason.hint)).strip(),
            "verified": row.reason.verified,
            "rule": row.reason.rule,
            "version": row.reason.version,
            "sum": list(row.reason.steps),
            "consequence": row.reason.consequence,
        }
        for row in rows
    ]
    return values, "\n".join(as_lines(content, rows))


def _flow(content: Content) -> Flow:
    """The flow with a statutory calendar of its own."""
    return next(f for f in content.flows.values() if f.milestones and not f.milestones_from)
