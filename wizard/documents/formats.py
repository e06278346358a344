"""Answers as they stand on paper: labels instead of ids, days in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.case.record import Gap
from wizard.content.answer_types import Row
from wizard.content.model import Column, Option, Question
from wizard.dutch import day_in_table, day_in_words, number


def is_known(value: Any) -> bool:
    """False for what was not answered, "onbekend", skipped, or empty."""
    return value is not None and not isinstance(value, Gap) and value != "" and value != ()


class Formatter:
    """Answers as text. `texts` may rename an option for paper: `paper.option.<column>.<option>`."""

    def __init__(self, questions: Mapping[str, Question], texts: Mapping[str, str]) -> None:
        self._questions = questions
        self._texts = texts

    def answer(self, question_id: str, value: Any) -> str:
        """The answer as text; "" when it is not known. Rows and questions become lines with a dot."""
        question = self._questions.get(question_id)
        if not is_known(value):
            return ""
        if isinstance(value, tuple) and all(isinstance(item, Row) for item in value):
            lines = [self._line(question, row) for row in value]
            return lines[0] if len(lines) == 1 else "\n".join(f"• {line}" for line in lines)
        options = question.options if question else ()
        if isinstance(value, tuple):
            labels = [self._option(question_id, options, item) for item in value]
            if len(labels) > 1 and any(label.endswith("?") for label in labels):
                return "\n".join(f"• {label}" for label in labels)
            return ", ".join(labels)
        if question and question.type == "number" and question.unit and isinstance(value, int | float):
            return self._with_unit(number(value), question.unit)
        if isinstance(value, str) and (not question or question.type == "choice"):
            return self._option(question_id, options, value)
        return self._plain(value, day_in_words)

    def cell(self, question_id: str, column_id: str, value: Any) -> str:
        """One cell of a `rows` answer as text."""
        if not is_known(value):
            return ""
        column = self.column(question_id, column_id)
        if isinstance(value, str) and (column is None or column.type == "choice"):
            return self._option(column_id, column.options if column else (), value)
        text = self._plain(value, day_in_table)
        return self._with_unit(text, column.unit) if column and column.type == "number" else text

    def column(self, question_id: str, column_id: str) -> Column | None:
        question = self._questions.get(question_id)
        columns = question.columns if question else ()
        return next((column for column in columns if column.id == column_id), None)

    def impersonal(self, label: str) -> str:
        """A label of the screen for paper, where the person is "de werknemer"."""
        return label.replace("{first_name}", self._texts["paper.person"])

    def _line(self, question: Question | None, row: Row) -> str:
        ids = [column.id for column in question.columns] if question else list(row.cells)
        cells = (self.cell(question.id if question else "", column, row.cells.get(column)) for column in ids)
        return ", ".join(text for text in cells if text)

    def _with_unit(self, text: str, unit: str) -> str:
        """A number with what it counts: "1 week", "2 weken"."""
        one = self._texts.get(f"paper.one.{unit}", unit) if text == "1" else unit
        return f"{text} {one}".rstrip()

    def _option(self, name: str, options: tuple[Option, ...], value: Any) -> str:
        renamed = self._texts.get(f"paper.option.{name}.{value}")
        if renamed is not None:
            return renamed
        label = next((option.label for option in options if option.id == value), None)
        return str(value) if label is None else self.impersonal(label)

    def _plain(self, value: Any, day: Any) -> str:
        if isinstance(value, bool):
            return self._texts["paper.yes"] if value else self._texts["paper.no"]
        if isinstance(value, int | float):
            return number(value)
        return str(day(value)) if isinstance(value, date) else str(value)
