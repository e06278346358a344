"""The file for UWV: every item and risk names what exists, says what to do, and its examples hold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wizard.content.checks.bench import FlowBench
from wizard.content.checks.names import check_due, days_of_papers
from wizard.content.conditions import ALWAYS
from wizard.content.model import FileItem, Risk


def check_file_items(work: FlowBench) -> None:
    """The items and risks of a flow."""
    for item in work.flow.file_items.values():
        _item(work, item)
    for risk in work.flow.risks.values():
        _risk(work, risk)


def _item(work: FlowBench, item: FileItem) -> None:
    flow, shown = work.flow, item.shown_by
    for path, names, known, what in (
        ("source", item.source, work.bench.content.sources, "source"),
        ("answered", item.answered, work.questions, "question"),
        ("shown_by.tasks", shown.tasks, flow.tasks, "task"),
        ("shown_by.events", shown.events, flow.events, "event"),
        ("shown_by.answers", shown.answers, work.days, "day"),
        ("shown_by.documents", shown.documents, days_of_papers(flow), "day of a document"),
        ("duty", (item.duty,) if item.duty else (), flow.duties, "duty"),
        ("task", (item.task,) if item.task else (), flow.tasks, "task"),
        ("document", (item.document,) if item.document else (), flow.documents, "document"),
    ):
        _all(work, item.at, path, names, known, what)
    if item.needed_from is not None:
        check_due(work, item.at, "needed_from", item.needed_from)
    _says(work, item.at, f"the file item '{item.id}'", item, ("source", "missing", "repair"))
    if item.needed_when is not ALWAYS and not item.not_needed:
        fix = "Say in one sentence why it is not needed then."
        work.bench.add(item.at, f"the file item '{item.id}' can be left out without `not_needed`", fix)
    if item.id in work.flow.documents and item.document != item.id:
        fix = f"Write `document: {item.id}`, or give the item another id."
        work.bench.add(item.at, f"the file item '{item.id}' has the name of a paper", fix)


def _risk(work: FlowBench, risk: Risk) -> None:
    _all(work, risk.at, "source", risk.source, work.bench.content.sources, "source")
    _all(work, risk.at, "task", (risk.task,) if risk.task else (), work.flow.tasks, "task")
    _says(work, risk.at, f"the risk '{risk.id}'", risk, ("source", "text", "repair"))
    found = {example.there for example in risk.examples}
    if not {True, False} <= found:
        fix = "Add examples: readings, and `there: true` or `there: false`."
        wrong = f"the risk '{risk.id}' needs an example that is there and one that is not"
        work.bench.add(risk.at, wrong, fix)
    for example in risk.examples:
        verdict = risk.when.judge(example.readings)
        if verdict is not example.there:
            at = work.bench.at(risk.at, f"examples.{example.name}")
            wrong = f"the example '{example.name}' says {example.there}, the line gives {verdict}"
            work.bench.add(at, wrong, "Change the line or the example.")


def _says(work: FlowBench, owner: str, what: str, value: Any, keys: tuple[str, ...]) -> None:
    for key in keys:
        if not getattr(value, key):
            work.bench.add(owner, f"{what} has no `{key}`", f"Add `{key}`.")


def _all(
    work: FlowBench, owner: str, path: str, names: Iterable[str], known: Iterable[str], what: str
) -> None:
    for number, name in enumerate(names):
        at = work.bench.at(owner, f"{path}.{number}")
        work.bench.exists(name, known, what, at)
