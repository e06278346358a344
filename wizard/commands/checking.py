"""The command `check`: the content checks, joined with what case, plan and papers know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from wizard.case.calendar import CalendarRefused, calendar_of
from wizard.case.day_books import book_from
from wizard.case.deadlines import due_day
from wizard.case.facts import specs
from wizard.content.model import Content, DocumentType, Duty, DutyExample, Flow, Question
from wizard.content.published import publish as publish_content
from wizard.content.report import CheckReport, run_check
from wizard.documents.parse import parse_template
from wizard.errors import ContentProblem
from wizard.plan import file_facts


def check(folder: Path) -> CheckReport:
    """Everything that is wrong with the content in `folder`. Never raises for a mistake of an author."""
    return run_check(folder, {**specs(), **file_facts.specs()}, judge_duty, judge_body)


def publish(folder: Path) -> Path:
    """Writes the list of published ids anew; gives its path."""
    return publish_content(check(folder).content, folder)


def judge_duty(content: Content, flow: Flow, duty: Duty, example: DutyExample) -> date | None:
    """The day of a duty in one of its examples; None when the example's days do not give one."""
    try:
        calendar = calendar_of(example.first_sick_day, example.interruptions)
    except CalendarRefused:
        return None
    return due_day(duty.due, book_from(flow, calendar, example.facts, example.answers), flow.milestones)


def judge_body(
    document: DocumentType, questions: Mapping[str, Question], file: str, first_line: int
) -> tuple[ContentProblem, ...]:
    """What is wrong with the body of a paper."""
    found = parse_template(document.body, file, document.fields, questions, first_line, document.paper)
    return found if isinstance(found, tuple) else ()


def summary(report: CheckReport) -> str:
    """The outcome in one line for people."""
    key = "check.fine" if report.ok else "check.wrong"
    counts = {name: value for name, value in report.as_json().items() if isinstance(value, int)}
    return report.content.texts[key].format(**counts, count=len(report.errors))
