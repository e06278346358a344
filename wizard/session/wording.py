"""From reasons and values to Dutch sentences: the words come from the content, the filling from the case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from wizard.case.record import Gap
from wizard.content.answer_types import Row, Status, Wrong
from wizard.content.model import Content, Flow, Question
from wizard.dutch import day_in_words, number
from wizard.views import Lookup

_PLACEHOLDER: Final = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Wording:
    """Fills the texts of one case: placeholders, answers in words, sentences for what does not fit."""

    def __init__(self, content: Content, flow: Flow, readings: Mapping[str, Any]) -> None:
        self._flow = flow
        self._readings = readings
        self._questions = {
            question.id: question for task in flow.tasks.values() for question in task.questions
        }
        self.texts = Lookup(content.texts)

    @property
    def known_questions(self) -> Mapping[str, Question]:
        return self._questions

    @property
    def person(self) -> str:
        """How the employee is called: the first name, or "uw werknemer" while it is not known."""
        name = self._readings.get(self._flow.short_name)
        return name if isinstance(name, str) and not isinstance(name, Gap) else self.texts("person.unknown")

    def fill(self, text: str, starts: bool = True) -> str:
        """The text with its placeholders replaced by what is known of the case; `starts` a sentence."""

        def replace(match: re.Match[str]) -> str:
            name = match.group(1)
            if name == self._flow.short_name:
                return self.person
            value = self._readings.get(name)
            return self.value(name, value) if value is not None else self.texts("value.not_yet")

        filled = _PLACEHOLDER.sub(replace, text)
        return filled[:1].upper() + filled[1:] if starts else filled

    def value(self, question: str, value: Any) -> str:
        """An answer in words: a day written out, the label of an option, a list with commas."""
        if value is Gap.UNKNOWN:
            return self.texts("value.unknown")
        if value is Gap.SKIPPED or value is None:
            return self.texts("value.empty")
        asked = self._questions.get(question)
        match value:
            case bool():
                return self.texts("value.yes" if value else "value.no")
            case date():
                return day_in_words(value)
            case int() | float():
                unit = f" {asked.unit}" if asked and asked.unit else ""
                return number(value) + unit
            case Status():
                return self._status(value)
            case str() if asked and asked.type == "letter":
                return self.texts("value.letter")
            case str():
                return self._option(asked, value) if asked and asked.options else value
            case tuple() if asked and asked.type == "multi":
                return ", ".join(self._option(asked, item) for item in value)
            case tuple():
                return self._rows(asked, value)
        return str(value)

    def _status(self, value: Status) -> str:
        """The state, and in brackets who promised it for when, or why it does not apply."""
        told = [day_in_words(value.day) if value.day else "", value.by, value.motive]
        state = self.texts(f"item.{value}")
        return f"{state} ({', '.join(part for part in told if part)})" if any(told) else state

    def _option(self, question: Question, option: str) -> str:
        return next((self.fill(item.label) for item in question.options if item.id == option), option)

    def _rows(self, question: Question | None, rows: tuple[Any, ...]) -> str:
        if rows and question and isinstance(rows[0], Row):
            first = next((str(cell) for cell in rows[0].cells.values() if isinstance(cell, str)), "")
            if len(rows) == 1 and first and question.columns and question.columns[0].type == "text":
                return first
        return self.texts("value.rows", count=len(rows)) if len(rows) != 1 else self.texts("value.row")

    def row(self, question: Question, row: Row) -> str:
        """What a row says: its texts, and the labels of what was chosen."""
        words = []
        for column in question.columns:
            cell = row.cells.get(column.id)
            if isinstance(cell, str):
                labels = (self.fill(option.label) for option in column.options if option.id == cell)
                words.append(next(labels, cell))
        return " · ".join(words)

    def row_text(self, question: Question, row: Row) -> str:
        """What was typed in a row, without what was chosen."""
        cells = (row.cells.get(column.id) for column in question.columns if column.type == "text")
        return " · ".join(cell for cell in cells if isinstance(cell, str))

    def wrong(self, wrong: Wrong) -> str:
        """The sentence for a value that does not fit."""
        details = {name: self._detail(value) for name, value in wrong.details.items()}
        if isinstance(name := wrong.details.get("name"), str):
            asked = self._questions.get(name)
            details["name"] = self.fill(asked.label or asked.ask) if asked else ""
        return self.texts(wrong.key, **details)

    def _detail(self, value: Any) -> object:
        if isinstance(value, Wrong):
            return self.wrong(value)
        if isinstance(value, date):
            return day_in_words(value)
        return number(value) if isinstance(value, float) else value

    def label(self, question: str) -> str:
        asked = self._questions[question]
        return self.fill(asked.label or asked.ask)
