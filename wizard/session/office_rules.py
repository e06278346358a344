"""What an office asks for on top of the criteria, per role: kept once, and judged anew in each assignment.

Such a rule can hold an assignment back and never helps it: a condition that nobody judged holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from wizard.case.record import Entry, Gap, Raw
from wizard.content.answer_types import Wrong
from wizard.content.model import Column, Content, Flow, Question
from wizard.content.roles import ROLE
from wizard.ports import Shelf
from wizard.session.linked import OF_OFFICE, TAKEN_OVER
from wizard.session.open_case import OpenCase, Standing
from wizard.session.pages import field_view, is_empty, read_field
from wizard.session.wording import Wording
from wizard.views import FieldView, OfficeRulesView, OptionView, Refused

_KEY: Final = "office_rules:"


class OfficeRules:
    """The rules of the office for the roles of one flow, in the settings of the vault."""

    def __init__(self, content: Content, flow: Flow, shelf: Shelf, today: date) -> None:
        self.flow = flow
        self._content = content
        self._shelf = shelf
        self._today = today

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the office can choose: the questions of its task."""
        return self.flow.tasks[self.flow.office_task].questions if self.flow.office_task else ()

    def of(self, role: str) -> dict[str, Raw]:
        """What was kept for a role, by question; of a list its texts. Empty for text of another make."""
        try:
            told = json.loads(self._shelf.setting(_KEY + role) or "{}")
        except ValueError:
            return {}
        known = {question.id for question in self.questions}
        found = told.items() if isinstance(told, dict) else ()
        return {
            name: tuple(value) if isinstance(value, list) else value for name, value in found if name in known
        }

    def view(self, role: str) -> OfficeRulesView:
        """The form for a role, with what was kept."""
        wording, kept = Wording(self._content, self.flow, {}), self.of(role)
        asked = next(one for task in self.flow.tasks.values() for one in task.questions if one.id == ROLE)
        roles = tuple(OptionView(one.id, wording.fill(one.label)) for one in asked.options)
        return OfficeRulesView(
            roles, role, tuple(self._field(one, kept.get(one.id), wording) for one in self.questions)
        )

    def keep(self, role: str, raw: Mapping[str, Raw]) -> Refused | OfficeRulesView:
        """Keeps what the office chose for a role; assignments that were begun stay as they are."""
        wording = Wording(self._content, self.flow, {})
        kept: dict[str, Raw] = {}
        wrong: dict[str, str] = {}
        for question in self.questions:
            given = raw.get(question.id)
            if is_empty(given):
                continue
            value = read_field(question, given, True, {}, self._today)
            twice = _twice(_texts(given)) if question.type == "rows" else ""
            if isinstance(value, Wrong):
                wrong[question.id] = wording.wrong(value)
            elif twice:
                wrong[question.id] = wording.texts("office.twice", text=twice)
            elif question.type == "rows":
                kept[question.id] = _texts(given)
            elif value[0] != Gap.SKIPPED:
                kept[question.id] = value[0]
        if wrong:
            return Refused(wrong)
        self._shelf.set_setting(_KEY + role, json.dumps(kept, ensure_ascii=False) if kept else "")
        return self.view(role)

    def _field(self, question: Question, kept: Raw, wording: Wording) -> FieldView:
        """The field of a question; of conditions only what they say, for nobody judges them here."""
        if question.type != "rows":
            return field_view(question, kept, {}, self._today, wording)
        column = _said(question)
        only = replace(question, columns=(column,))
        texts = kept if isinstance(kept, list | tuple) else ()
        rows = tuple({"id": f"r{number}", column.id: text} for number, text in enumerate(texts, 1))
        return field_view(only, rows or None, {}, self._today, wording)

    # --- in an assignment ----------------------------------------------------------------------------

    def answers_for(self, role: str, standing: Mapping[str, Entry]) -> Iterator[tuple[str, Raw]]:
        """What an assignment in this role begins with, by question, as far as that differs from what stands.

        Conditions of the office stand first and keep how they were judged; those of another role go. What
        was typed in the assignment itself stays.
        """
        kept = self.of(role)
        for question in self.questions:
            entry = standing.get(question.id)
            stands = entry.value if entry else None
            if question.type == "rows":
                rows = self._rows(role, question, kept.get(question.id), stands)
                if rows != (tuple(stands) if isinstance(stands, list | tuple) else ()):
                    yield question.id, rows or Gap.SKIPPED
            elif question.id in kept and (entry is None or _is_of_office(entry)):
                if kept[question.id] != stands:
                    yield question.id, kept[question.id]
            elif entry is not None and _is_of_office(entry) and question.id not in kept:
                yield question.id, Gap.SKIPPED

    def _rows(self, role: str, question: Question, kept: Raw, stands: Raw) -> tuple[Mapping[str, Raw], ...]:
        column = _said(question).id
        before = (
            [row for row in stands if isinstance(row, Mapping)] if isinstance(stands, list | tuple) else []
        )
        numbers = [int(str(row["id"])[1:]) for row in before if str(row.get("id", ""))[1:].isdigit()]
        made: list[Mapping[str, Raw]] = []
        for text in kept if isinstance(kept, tuple) else ():
            judged = next((row for row in before if _plain(row.get(column)) == _plain(text)), None)
            if judged is None:
                numbers.append(max(numbers, default=0) + 1)
            made.append(judged or {"id": f"r{numbers[-1]}", column: text})
        of_office = {_plain(text) for other in self.flow.roles for text in self._texts_of(other, question)}
        made += [row for row in before if _plain(row.get(column)) not in of_office]
        return tuple(made[: question.max_rows or None])

    def _texts_of(self, role: str, question: Question) -> tuple[Raw, ...]:
        texts = self.of(role).get(question.id)
        return texts if isinstance(texts, tuple) else ()


def office_entries(rules: OfficeRules, case: OpenCase, made: list[Entry]) -> list[Entry]:
    """What these entries bring along from the office: nothing unless they choose a role."""
    role = next((one.value for one in reversed(made) if one.kind == "answer" and one.name == ROLE), None)
    if not isinstance(role, str) or role not in rules.flow.roles or not rules.flow.office_task:
        return []
    task = rules.flow.office_task
    then = case.would_be(made)
    return [
        case.entry("answer", name, value, task=task, target=TAKEN_OVER + OF_OFFICE, ahead=len(made) + number)
        for number, (name, value) in enumerate(rules.answers_for(role, _standing(then, task)))
    ]


def _standing(now: Standing, task: str) -> dict[str, Entry]:
    return {name: answer.entry for name, answer in now.told.answers.get((task, ""), {}).items()}


def _is_of_office(entry: Entry) -> bool:
    return entry.target == TAKEN_OVER + OF_OFFICE


def _said(question: Question) -> Column:
    """The column with what a condition says."""
    return next(column for column in question.columns if column.type == "text")


def _texts(rows: Raw) -> tuple[str, ...]:
    """What the rows of the form say; each has one text besides its id."""
    found = (
        str(value).strip()
        for row in (rows if isinstance(rows, list | tuple) else ())
        if isinstance(row, Mapping)
        for name, value in row.items()
        if name != "id"
    )
    return tuple(found)


def _twice(texts: tuple[str, ...]) -> str:
    """The first text that stands there more than once; "" when none does."""
    seen: set[str] = set()
    for text in texts:
        if _plain(text) in seen:
            return text
        seen.add(_plain(text))
    return ""


def _plain(text: Raw) -> str:
    return " ".join(str(text or "").split()).casefold().rstrip(".")
