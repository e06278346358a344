"""Letters that stand beside their questions: taken in, shown, removed. A letter is a PDF, by its content."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from datetime import date

from wizard.case.model import Instance
from wizard.case.record import Place
from wizard.content.model import Question, Task
from wizard.ports import Letter
from wizard.session.open_case import Standing

LETTER = "letter"
MOST_MEGABYTES = 10
"""What one letter may measure: every copy of the vault carries it along."""
_HEAD_WITHIN = 1024
_TAIL_WITHIN = 2048


def wrong_with(content: bytes) -> str:
    """A text key that says why these bytes cannot be kept as a letter; "" when they can.

    Only what is inside counts: a file that is called .pdf can be anything.
    """
    if not content:
        return "letter.empty"
    if len(content) > MOST_MEGABYTES * 1024 * 1024:
        return "letter.too_big"
    if b"%PDF-" not in content[:_HEAD_WITHIN] or b"%%EOF" not in content[-_TAIL_WITHIN:]:
        return "letter.no_pdf"
    return ""


def new_letter(case_id: str, entry: str, file_name: str, added: date, pdf: bytes) -> Letter:
    """What is to be known of a letter that came in; its id was never used before."""
    return Letter(uuid.uuid4().hex, case_id, entry, file_name, added, hashlib.sha256(pdf).hexdigest())


def letter_question(task: Task) -> Question | None:
    """The question of a task that holds a letter."""
    return next((question for question in task.questions if question.type == LETTER), None)


def letter_beside(now: Standing, instance: Instance) -> str:
    """The id of the letter that the questions of this task are about; "" when there is none.

    A task that follows on another (`advise`) has its letter beside it too.
    """
    for name in (instance.task, *now.flow.tasks[instance.task].advise):
        asked = letter_question(now.flow.tasks[name])
        if asked is not None:
            value = now.walk.visible.get(Place(name, instance.opener, asked.id))
            if isinstance(value, str):
                return value
    return ""


def unused(now: Standing, letters: tuple[Letter, ...]) -> tuple[str, ...]:
    """The letters that no answer holds any more: replaced, or taken back with undo."""
    held = frozenset(_held(now))
    return tuple(letter.id for letter in letters if letter.id not in held)


def _held(now: Standing) -> Iterator[object]:
    names = {q.id for task in now.flow.tasks.values() for q in task.questions if q.type == LETTER}
    for answers in now.told.answers.values():
        yield from (answer.entry.value for name, answer in answers.items() if name in names)
