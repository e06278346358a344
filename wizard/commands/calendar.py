"""The command `calendar`: from files and options to dates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from wizard.content.model import Content, Flow
from wizard.errors import CaseFileError
from wizard.plan.calendar_command import as_lines, calendar_answers, people_calendar
from wizard.plan.calendar_file import unknown_facts
from wizard.views import Lookup


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


def read_json(content: Content, path: Path) -> Any:
    """A JSON file. Raises CaseFileError with a sentence when it is not there, not text, or broken."""
    texts = Lookup(content.texts)
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CaseFileError(path.name, texts("casefile.missing")) from None
    except json.JSONDecodeError as error:
        raise CaseFileError(path.name, texts("casefile.broken", line=error.lineno)) from None
    except RecursionError:
        raise CaseFileError(path.name, texts("casefile.broken", line=1)) from None
    except (OSError, UnicodeDecodeError):
        raise CaseFileError(path.name, texts("casefile.unreadable")) from None


def _flow(content: Content) -> Flow:
    """The flow with a statutory calendar of its own."""
    return next(f for f in content.flows.values() if f.milestones and not f.milestones_from)
