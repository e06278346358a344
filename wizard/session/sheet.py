"""The dense page: many questions at once, and the verdict on what stands there, saved or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from wizard.case.instances import Scope
from wizard.case.record import Entry, Gap, Raw
from wizard.content.answer_types import Row, Wrong
from wizard.content.conditions import NOT_ASKED
from wizard.content.model import Question, Sheet, Task
from wizard.plan.acceptance import Reason
from wizard.session.ages import age_lines
from wizard.session.open_case import OpenCase, Standing
from wizard.session.pages import field_view, help_view, is_empty, origin_text, read_field, scope_of
from wizard.views import (
    FieldView,
    Refused,
    ResultView,
    RuleView,
    SheetGroupView,
    SheetRowView,
    SheetView,
    VerdictView,
)


def sheet_view(case: OpenCase, number: int, typed: Mapping[str, Raw]) -> SheetView:
    """The page of that number (from 0), with every question that any answer could bring up.

    What was typed on it before and is not saved stands in the place of what is, with what is wrong with it.
    """
    now = case.now
    sheet = now.flow.sheets[number]
    then, wrong = would_stand(case, sheet, typed)
    return SheetView(
        place=sheet.id,
        number=number,
        titles=tuple(now.wording.fill(one.title) for one in now.flow.sheets),
        case=case.title,
        is_stored=case.head is not None,
        groups=tuple(_group(now, now.flow.tasks[name], typed, wrong) for name in sheet.tasks),
        verdict=verdict_view(then, sheet),
        is_draft=bool(typed),
    )


def _group(now: Standing, task: Task, typed: Mapping[str, Raw], wrong: Mapping[str, str]) -> SheetGroupView:
    raws = {**now.raws(task.id, ""), **typed}
    scope = scope_of(now.walk, task.id, "")

    def field(question: Question) -> FieldView:
        view = field_view(question, raws.get(question.id), scope, now.today, now.wording)
        return replace(view, error=wrong.get(question.id, ""))

    return SheetGroupView(
        now.wording.fill(task.title),
        tuple(
            SheetRowView(
                field(question),
                now.wording.label(question.id),
                tuple(now.wording.fill(line) for line in question.when_unknown),
                help_view(now.content, (question,), now.wording),
                origin_text(now, question.id),
            )
            for question in task.questions
        ),
    )


def would_stand(case: OpenCase, sheet: Sheet, raw: Mapping[str, Raw]) -> tuple[Standing, Mapping[str, str]]:
    """The case with these answers, and a sentence for each that cannot be taken.

    An answer counts only where its question is asked. What is empty stays unanswered.
    """
    taken, wrong = _taken(case, sheet, raw)
    then = case.would_be(taken) if taken else case.now
    asked = asked_on(then, sheet)
    kept = [entry for entry in taken if entry.name in asked]
    then = case.would_be(kept) if kept else case.now
    return then, {name: text for name, text in wrong.items() if name in asked}


def entries_of(case: OpenCase, sheet: Sheet, raw: Mapping[str, Raw]) -> list[Entry] | Refused:
    """What to save of the page, or what must be set right first."""
    then, wrong = would_stand(case, sheet, raw)
    if wrong:
        return Refused(wrong)
    return list(then.record.entries[len(case.now.record.entries) :])


def _taken(case: OpenCase, sheet: Sheet, raw: Mapping[str, Raw]) -> tuple[list[Entry], dict[str, str]]:
    now = case.now
    made: list[Entry] = []
    wrong: dict[str, str] = {}
    known: dict[str, Any] = {}
    for name in sheet.tasks:
        task, standing = now.flow.tasks[name], now.raws(name, "")
        scope = Scope(known, scope_of(now.walk, name, ""))
        for question in task.questions:
            if question.id not in raw:
                continue
            value = _read(now, question, raw[question.id], standing.get(question.id), scope)
            if isinstance(value, Wrong):
                wrong[question.id] = now.wording.wrong(value)
            elif value is not None:
                known[question.id] = value[1]
                if standing.get(question.id) != value[0]:
                    entry = case.entry("answer", question.id, value[0], task=name, ahead=len(made))
                    made.append(entry)
    return made, wrong


def _read(
    now: Standing, question: Question, given: Raw, before: Raw, scope: Mapping[str, Any]
) -> tuple[Raw, Any] | Wrong | None:
    """What to store for a row and how it reads; None for a row that was and stays empty."""
    if is_empty(given) and before is None:
        return None
    if is_empty(given) and question.unknown:
        # An answer that is taken back is not known any more.
        return str(Gap.UNKNOWN), None
    return read_field(question, given, True, scope, now.today)


def asked_on(now: Standing, sheet: Sheet) -> frozenset[str]:
    """The questions of the page that are on the path."""
    return frozenset(
        question for item in now.walk.instances if item.task in sheet.tasks for question in item.path
    )


def verdict_view(now: Standing, sheet: Sheet) -> VerdictView:
    """How the check stands. What is confidential is for the expert, who is the only one to see this."""
    check, words = now.assessment, now.wording
    won = check.standing.won
    missing = tuple(_missing(now, name) for name in check.standing.missing if name in words.known_questions)
    return VerdictView(
        asked=asked_on(now, sheet),
        outcome=check.outcome,
        title=words.fill(won.title) if won else "",
        text=words.fill(won.text) if won else "",
        provisional=words.texts("verdict.provisional") if check.standing.provisional else "",
        flags=tuple(words.fill(flag.text) for flag in check.flags),
        reasons=tuple(_rule(now, reason) for reason in check.reasons),
        notes=tuple(
            words.fill(text)
            for text in (*(note.text for note in check.notes), *(one.text for one in check.remarks))
        ),
        missing=missing,
        agreements=tuple(words.fill(reason.agreement) for reason in check.agreements),
        facts=tuple(_facts(now)),
        banner=words.fill(check.role.banner) if check.role and check.role.banner else "",
    )


def _missing(now: Standing, name: str) -> str:
    """What an open answer is called; of a list the rows in which a choice is open."""
    asked, value = now.wording.known_questions[name], now.walk.env.get(name)
    choices = [column.id for column in asked.columns if column.type == "choice"]
    rows = [row for row in (value if isinstance(value, tuple) else ()) if isinstance(row, Row)]
    still = [
        now.wording.row_text(asked, row) for row in rows if any(row.cells.get(c) is None for c in choices)
    ]
    label = now.wording.label(name)
    return f"{label}: {'; '.join(still)}" if still else label


def check_view(now: Standing) -> ResultView | None:
    """What comes out of the check of an assignment, once accepted of the check during the work."""
    if not now.flow.sheets:
        return None
    check, words = now.assessment, now.wording
    standing = check.interim or check.standing
    if standing.won is None:
        return None
    provisional = words.texts("verdict.provisional") if standing.provisional else ""
    return ResultView(words.fill(standing.won.title), words.fill(standing.won.text), provisional)


def interim_view(now: Standing) -> VerdictView | None:
    """How the check during the work stands; None before the assignment is accepted."""
    check, words = now.assessment, now.wording
    if check.interim is None:
        return None
    won = check.interim.won
    return VerdictView(
        asked=frozenset(),
        outcome=won.id if won else "",
        title=words.fill(won.title) if won else "",
        text=words.fill(won.text) if won else "",
        provisional=words.texts("verdict.provisional") if check.interim.provisional else "",
        reasons=tuple(_rule(now, reason) for reason in check.interim_reasons),
        missing=tuple(_missing(now, name) for name in check.interim.missing if name in words.known_questions),
    )


def _facts(now: Standing) -> Iterator[str]:
    check, words = now.assessment, now.wording
    if check.proposal:
        yield words.texts("verdict.other_role", role=words.value("role", check.proposal.role.id))
    if check.next_milestone:
        yield words.texts("verdict.next_day", day=words.value("", check.next_milestone.day))
    yield from age_lines(now)


def _rule(now: Standing, reason: Reason) -> RuleView:
    told = []
    for name in reason.because:
        value = now.walk.env.get(name)
        if name in now.wording.known_questions and value is not NOT_ASKED:
            said = now.wording.texts("value.unknown") if value is None else now.wording.value(name, value)
            told.append(f"{now.wording.label(name)}: {said}")
    titles = (now.content.sources[name].title for name in reason.source if name in now.content.sources)
    return RuleView(now.wording.fill(reason.text), tuple(told), "; ".join(dict.fromkeys(titles)))
