"""Every text that a person reads, with what it is for: the checks of wording, privacy and placeholders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from wizard.content.model import Content, Flow, Question, Role, Source, Task


@dataclass(frozen=True, slots=True)
class Text:
    """One text. `owner` and `path` lead to its line; `role` is its field (ask, help, label, ...)."""

    owner: str
    path: str
    role: str
    text: str
    is_asked: bool = False
    """Part of a question: what a person is asked or may choose."""


_QUESTION: Final = (
    "ask",
    "help",
    "why",
    "where",
    "example",
    "ask_whom",
    "unknown",
    "no_unknown",
    "label",
    "unit",
)
_TASK: Final = ("title", "intro", "ends_with", "log_label", "notice")
_EVENT: Final = ("title", "ask_day", "help", "why", "refusal", "notice")
_DUTY: Final = ("title", "calendar", "reading", "consequence", "repair", "catch_up")
_MILESTONE: Final = ("title", "reading", "consequence", "note")
_FILE_ITEM: Final = ("title", "looks_at", "not_needed", "missing", "repair")
_RISK: Final = ("title", "text", "repair")


def texts_of_flow(flow: Flow) -> Iterator[Text]:
    """All texts of a flow but the bodies of its papers."""
    yield from _fields(flow.at, "", flow, ("title", "start_label"))
    for number, sheet in enumerate(flow.sheets):
        yield Text(flow.at, f"sheets.{number}.title", "title", sheet.title)
    for phase in flow.phases:
        yield from _fields(flow.at, f"phases.{phase.id}", phase, ("title", "about", "part"))
    for task in flow.tasks.values():
        yield from texts_of_task(task)
    for event in flow.events.values():
        yield from _fields(event.at, "", event, _EVENT)
    for duty in flow.duties.values():
        yield from _fields(duty.at, "", duty, _DUTY)
    for milestone in flow.milestones.values():
        yield from _fields(milestone.at, "", milestone, _MILESTONE)
    for tried in flow.what_if:
        yield from _fields(flow.at, f"what_if.{tried.id}", tried, ("label", "help"))
    for kind in flow.advices:
        yield from _fields(flow.at, f"advices.{kind.id}", kind, ("title",))
    for item in flow.file_items.values():
        yield from _fields(item.at, "", item, _FILE_ITEM)
    for risk in flow.risks.values():
        yield from _fields(risk.at, "", risk, _RISK)
    for outcome in (*flow.outcomes, *flow.interim):
        yield from _fields(outcome.at, "", outcome, ("title", "text"))
        for ground in outcome.grounds:
            yield from _fields(outcome.at, f"grounds.{ground.id}", ground, ("text", "agreement"))
    for signal in flow.signals:
        yield from _fields(signal.at, "", signal, ("text",))
    for role in flow.roles.values():
        yield from texts_of_role(role)
    for entry in flow.bundle:
        yield from _fields(entry.at, "", entry, ("title",))
    for document in flow.documents.values():
        yield from _fields(document.at, "", document, ("title", "about"))


def texts_of_task(task: Task) -> Iterator[Text]:
    """The texts of a task and of its pages and questions."""
    yield from _fields(task.at, "", task, _TASK)
    for number, line in enumerate(task.at_hand):
        yield Text(task.at, f"at_hand.{number}", "at_hand", line)
    for number, page in enumerate(task.pages):
        yield from _fields(task.at, f"pages.{number}", page, ("heading", "intro", "more_label"))
        for question in page.questions:
            yield from texts_of_question(question)


def texts_of_question(question: Question) -> Iterator[Text]:
    """The texts of one question, its options and its columns."""
    yield from _fields(question.at, "", question, _QUESTION, is_asked=True)
    for number, line in enumerate(question.when_unknown):
        yield Text(question.at, f"when_unknown.{number}", "when_unknown", line, is_asked=True)
    for option in question.options:
        yield from _fields(question.at, f"options.{option.id}", option, ("label", "help"), is_asked=True)
    for column in question.columns:
        path = f"columns.{column.id}"
        yield from _fields(question.at, path, column, ("label", "unit", "example"), is_asked=True)
        for option in column.options:
            inner = f"{path}.options.{option.id}"
            yield from _fields(question.at, inner, option, ("label", "help"), is_asked=True)


def texts_of_role(role: Role) -> Iterator[Text]:
    """The texts of one criteria set."""
    yield from _fields(role.at, "", role, ("title", "purpose", "banner"))
    for way in role.deployable:
        yield from _fields(role.at, f"deployable.{way.id}", way, ("text",))
    for stop in role.bottlenecks:
        yield from _fields(role.at, f"bottlenecks.{stop.id}", stop, ("feedback",))
    for name in ("partners", "time_path", "attention"):
        for number, line in enumerate(getattr(role, name)):
            yield Text(role.at, f"{name}.{number}", name, line)


def texts_of_source(source: Source) -> Iterator[Text]:
    """What stands in the help beside a question: where a rule comes from, and the rule in our own words."""
    yield from _fields("sources", source.id, source, ("title", "rule"))


READ_ONLY_WORDS: Final = "casefile.says."
"""Words that others may write and the program understands; it never shows them."""


def texts_shared(content: Content) -> Iterator[Text]:
    """The glossary, the numbers that may change and the words of the window."""
    for parameter in content.parameters.values():
        yield from _fields("parameters", parameter.id, parameter, ("title", "unit"))
    for term in content.terms.values():
        yield Text("glossary", f"{term.id}.explanation", "explanation", term.explanation)
        yield Text("glossary", f"{term.id}.label", "label", term.label)
    for key, text in content.texts.items():
        if not key.startswith(READ_ONLY_WORDS):
            yield Text("texts", key, "chrome", text)


def _fields(
    owner: str, path: str, value: Any, names: tuple[str, ...], is_asked: bool = False
) -> Iterator[Text]:
    for name in names:
        if text := getattr(value, name):
            yield Text(owner, f"{path}.{name}" if path else name, name, text, is_asked)
