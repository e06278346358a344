"""What `check` tells: whether the content is fine, what is wrong with it, and how much of it there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wizard.content.checks import JudgeBody, JudgeDuty, check
from wizard.content.checks.rare_words import check_rare_words
from wizard.content.checks.seeds import seed_rules_named
from wizard.content.fact_spec import FactSpec
from wizard.content.loader import read
from wizard.content.model import Content
from wizard.content.published import check_published
from wizard.content.translations import check_words, read_words
from wizard.errors import ContentError, ContentProblem


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The outcome of one check. Counts hold for what could be read, also when there are errors."""

    errors: tuple[ContentProblem, ...]
    flows: int
    tasks: int
    pages: int
    questions: int
    duties: int
    outcomes: int
    documents: int
    seed_rules_covered: int
    content: Content

    @property
    def ok(self) -> bool:
        return not self.errors

    def as_json(self) -> dict[str, Any]:
        """The value that `check --json` prints."""
        return {
            "ok": self.ok,
            "errors": [{"at": one.at, "wrong": one.wrong, "fix": one.fix} for one in self.errors],
            "flows": self.flows,
            "tasks": self.tasks,
            "pages": self.pages,
            "questions": self.questions,
            "duties": self.duties,
            "outcomes": self.outcomes,
            "documents": self.documents,
            "seed_rules_covered": self.seed_rules_covered,
        }


def run_check(
    folder: Path,
    facts: Mapping[str, FactSpec],
    judge_duty: JudgeDuty | None = None,
    judge_body: JudgeBody | None = None,
) -> CheckReport:
    """Checks a content folder from its bytes to its ratchet. Never raises for a mistake of an author.

    While something cannot be read, the checks over the whole wait: they would only repeat it.
    """
    reading = read(folder)
    errors = reading.problems
    if not errors:
        errors = (
            *_translations(reading.content, folder),
            *check(reading.content, facts, judge_duty, judge_body, reading.lines),
            *check_rare_words(reading.content, folder, reading.lines),
            *check_published(reading.content, folder, reading.lines),
        )
    flows = reading.content.flows.values()
    tasks = [task for flow in flows for task in flow.tasks.values()]
    return CheckReport(
        errors=errors,
        flows=len(flows),
        tasks=len(tasks),
        pages=sum(len(task.pages) for task in tasks),
        questions=sum(len(task.questions) for task in tasks),
        duties=sum(len(flow.duties) for flow in flows),
        outcomes=sum(len(flow.outcomes) for flow in flows),
        documents=sum(len(flow.documents) for flow in flows),
        seed_rules_covered=len(seed_rules_named(reading.content)),
        content=reading.content,
    )


def _translations(content: Content, folder: Path) -> Iterator[ContentProblem]:
    """What each translation beside the flows lacks."""
    for path in sorted((folder / "translations").glob("*.yaml")):
        name = f"{folder.name}/translations/{path.name}"
        try:
            yield from check_words(content, read_words(folder, path.stem), name)
        except ContentError as error:
            yield from error.problems
