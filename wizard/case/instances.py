"""One task as it stands at one moment: which questions it asks, and what their answers read as."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias

from wizard.case.record import Gap
from wizard.case.telling import Answer
from wizard.content.answer_types import Wrong, read
from wizard.content.conditions import NOT_ASKED, Condition, Verdict
from wizard.content.model import Question, Task

ReadAnswer: TypeAlias = Callable[[Question, Answer, Mapping[str, Any]], Any]
"""Gives the typed value of an answer among these readings, a Gap, or what is wrong with it."""

BARRED: Final = Wrong("wrong.choice", {})


class Scope(Mapping[str, Any]):
    """Readings near at hand before those further away: own answers, same opener, the case."""

    __slots__ = ("_near", "_outer")

    def __init__(self, near: Mapping[str, Any], outer: Mapping[str, Any]) -> None:
        self._near = near
        self._outer = outer

    def __getitem__(self, name: str) -> Any:
        return self._near[name] if name in self._near else self._outer[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self._near[name] if name in self._near else self._outer.get(name, default)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._outer, *self._near)))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of an instance; `values` are its readings, `visible` its answers that count."""

    seen: bool
    opens: Verdict
    waits_for: tuple[str, ...]
    path: tuple[str, ...]
    next: str | None
    values: Mapping[str, Any]
    visible: Mapping[str, Any]
    invalid: Mapping[str, Wrong]


def look_at(
    task: Task,
    questions: tuple[tuple[Question, Condition | None], ...],
    answers: Mapping[str, Answer],
    outer: Mapping[str, Any],
    reached: bool,
    waits_for: tuple[str, ...],
    held_open: bool,
    reader: ReadAnswer,
) -> Look:
    """The instance of `task` with these answers, among the readings `outer`.

    `questions` are those of the task, each with the condition on which it is asked (None: always).

    A task is on the path when its phase was reached, it opens, and what the law needs first is done (or it
    was begun already); a dated duty opens it whatever is unanswered.
    """
    own: dict[str, Any] = {}
    env = Scope(own, outer)
    opens = task.opens_when.judge(env)
    begun = bool(answers)
    seen = held_open or (reached and opens is True and (not waits_for or begun))
    if not seen:
        blank = NOT_ASKED if reached and opens is False else None
        values = {question.id: blank for question, _ in questions}
        return Look(False, opens, waits_for, (), None, values, {}, _misfits(task, answers, env, reader))
    path: list[str] = []
    upcoming: str | None = None
    visible: dict[str, Any] = {}
    invalid: dict[str, Wrong] = {}
    for question, condition in questions:
        asked = condition is None or condition.judge(env)
        answer = answers.get(question.id)
        if asked is not True:
            own[question.id] = NOT_ASKED if asked is False else None
            if answer and isinstance(wrong := reader(question, answer, env), Wrong):
                invalid[question.id] = wrong
            continue
        path.append(question.id)
        value = reader(question, answer, env) if answer else None
        if isinstance(value, Wrong):
            invalid[question.id] = value
        elif answer:
            visible[question.id] = value
        own[question.id] = question.default if value is None or isinstance(value, Wrong | Gap) else value
        if question.id not in visible and not question.optional:
            upcoming = upcoming or question.id
    return Look(True, opens, waits_for, tuple(path), upcoming, own, visible, invalid)


def read_answer(question: Question, answer: Answer, env: Mapping[str, Any], today: date) -> Any:
    """The typed value of a stored answer, a Gap, or what is wrong with it."""
    raw = answer.entry.value
    if raw == Gap.UNKNOWN or raw is None:
        # Content can take the way out away; then the question is asked again.
        has_way_out = question.unknown or question.optional or question.type == "yes_no_unknown"
        return Gap.UNKNOWN if has_way_out else BARRED
    if raw == Gap.SKIPPED:
        return Gap.SKIPPED if question.optional or question.need == "helps" else BARRED
    return read(question, raw, bounds(env, today))


def bounds(env: Mapping[str, Any], today: date) -> Callable[[str], Any]:
    """Resolves the text of a bound: today, a number, a day, or another answer; None when not known."""

    def bound(text: str) -> Any:
        if text == "today":
            return today
        if text.isidentifier():
            value = env.get(text)
            return None if value is NOT_ASKED else value
        try:
            return float(text)
        except ValueError:
            return date.fromisoformat(text)

    return bound


def _misfits(
    task: Task, answers: Mapping[str, Answer], env: Mapping[str, Any], reader: ReadAnswer
) -> Mapping[str, Wrong]:
    if not answers:
        return {}
    read_back = {
        question.id: reader(question, answers[question.id], env)
        for question in task.questions
        if question.id in answers
    }
    return {name: value for name, value in read_back.items() if isinstance(value, Wrong)}
