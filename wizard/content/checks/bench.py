"""What every check has on its table: the content, the known names, the lines, and the problems so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from wizard.content.build import Lines
from wizard.content.fact_spec import FactSpec
from wizard.content.model import (
    NEXT_MILESTONE,
    Content,
    DocumentType,
    Duty,
    DutyExample,
    Flow,
    Question,
    Task,
)
from wizard.content.suggest import suggest
from wizard.errors import ContentProblem

JudgeDuty: TypeAlias = Callable[[Content, Flow, Duty, DutyExample], "date | None"]
"""Works out the day of a duty in one of its examples; None when the duty has no day then."""

JudgeBody: TypeAlias = Callable[
    [DocumentType, Mapping[str, Question], str, int], "tuple[ContentProblem, ...]"
]
"""Reads the body of a paper: document, questions by id, name of the file, line on which the body starts."""


@dataclass
class Bench:
    """One check of the whole content."""

    content: Content
    facts: Mapping[str, FactSpec]
    lines: Lines
    judge_duty: JudgeDuty | None = None
    judge_body: JudgeBody | None = None
    problems: list[ContentProblem] = field(default_factory=list)

    def at(self, owner: str, path: str = "") -> str:
        """The line of a field of an owner, or of the nearest thing around it that is known.

        The files of `shared/` are owners by their bare name ("sources").
        """
        owner = self._shared_files.get(owner, owner)
        while path:
            if found := self.lines.get((owner, path)):
                return found
            path = path.rpartition(".")[0]
        return owner if ":" in owner else f"{owner}:1"

    @cached_property
    def _shared_files(self) -> Mapping[str, str]:
        owners = {owner for owner, _ in self.lines if "/shared/" in owner and owner.endswith(".yaml")}
        return {owner.rpartition("/")[2].removesuffix(".yaml"): owner for owner in owners}

    def add(self, at: str, wrong: str, fix: str) -> None:
        self.problems.append(ContentProblem(at, wrong, fix))

    def exists(self, name: str, known: Iterable[str], what: str, at: str) -> bool:
        """Whether a name is known; says so when it is not."""
        choices = list(known)
        if name in choices:
            return True
        self.add(at, f"there is no {what} '{name}'", suggest(name, choices))
        return False


@dataclass
class FlowBench:
    """One flow under check."""

    bench: Bench
    flow: Flow

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        found: dict[str, Question] = {}
        for task in self.flow.tasks.values():
            for question in task.questions:
                found.setdefault(question.id, question)
        return found

    @cached_property
    def task_of(self) -> Mapping[str, Task]:
        """The task of each question."""
        found: dict[str, Task] = {}
        for task in self.flow.tasks.values():
            for question in task.questions:
                found.setdefault(question.id, task)
        return found

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of every name that a condition may read."""
        same = {"yes_no_unknown": "yes_no", "long_text": "text"}
        answers = {name: same.get(question.type, question.type) for name, question in self.questions.items()}
        facts = {name: fact.kind for name, fact in self.bench.facts.items() if not fact.is_of_file}
        numbers = dict.fromkeys(self.bench.content.parameters, "number")
        own = {NEXT_MILESTONE: "date"} if self.flow.next_of else {}
        return {**numbers, **facts, **own, **answers}

    @cached_property
    def option_ids(self) -> frozenset[str]:
        """Every option of every question."""
        return frozenset(option.id for question in self.questions.values() for option in question.options)

    @cached_property
    def days(self) -> frozenset[str]:
        """Every name of a day: date answers, events, `task.done`, `document.signed` and `.issued`."""
        named = {name for name, kind in self.kinds.items() if kind == "date"} | set(self.flow.events)
        named |= {f"{task}.done" for task in self.flow.tasks}
        return frozenset(
            named | {f"{one}.{word}" for one in self.flow.documents for word in ("signed", "issued")}
        )

    @cached_property
    def file_kinds(self) -> Mapping[str, str]:
        """The kind of every name that a file item or a risk may read: more facts than other lines."""
        return {**self.kinds, **{name: fact.kind for name, fact in self.bench.facts.items()}}

    @property
    def is_for_employers(self) -> bool:
        return self.flow.audience == "employer"
