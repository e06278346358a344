"""The ratchet on ids: what was published once stays readable in every case that was ever saved.

`published.lock` holds every id with its type and options. An id may go only when the flow says so under
`retired` (what it was, and why) or `renamed` (old name: new name). An option or column is written there
as `question.option`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from wizard.content.build import Lines
from wizard.content.model import Content, Flow, Question
from wizard.content.suggest import suggest
from wizard.errors import ContentProblem

LOCK: Final = "published.lock"
_KINDS: Final = {
    "phases": "phase",
    "tasks": "task",
    "events": "event",
    "documents": "document",
    "file_items": "file item",
}


def check_published(content: Content, folder: Path, lines: Lines | None = None) -> tuple[ContentProblem, ...]:
    """What the content drops or changes of what was published before. No lock file: nothing was published."""
    place = f"{folder.name}/{LOCK}"
    try:
        lock = _read(folder)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        fix = "Take this file back from the last release; it is written by `check --publish` only."
        return (ContentProblem(f"{place}:{line}", "this file cannot be read", fix),)
    found: list[ContentProblem] = []
    for name, published in lock.items():
        flow = content.flows.get(name)
        if flow is None:
            fix = "Bring the flow back: cases of it exist."
            found.append(ContentProblem(f"{place}:1", f"the published flow '{name}' is gone", fix))
        else:
            found += _Ratchet(flow, published, lines or {}).check()
    for flow in content.flows.values():
        if flow.id not in lock:
            found += _Ratchet(flow, {}, lines or {}).check()
    return tuple(found)


def publish(content: Content, folder: Path) -> Path:
    """Writes every id of the content to the lock file, beside all that stood in it before."""
    lock = _read(folder)
    for flow in content.flows.values():
        before = lock.get(flow.id, {})
        now = _published(flow)
        kinds = {kind: sorted({*before.get(kind, ()), *now[kind]}) for kind in _KINDS}
        lock[flow.id] = kinds | {"questions": {**before.get("questions", {}), **now["questions"]}}
    path = folder / LOCK
    beside = path.with_name(f"{LOCK}.new")
    beside.write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(beside, path)
    return path


def _read(folder: Path) -> dict[str, Any]:
    try:
        text = (folder / LOCK).read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    lock = json.loads(text)
    if not isinstance(lock, dict) or not all(isinstance(flow, dict) for flow in lock.values()):
        raise ValueError("not a lock file")
    return lock


def _published(flow: Flow) -> dict[str, Any]:
    return {
        "phases": [phase.id for phase in flow.phases],
        "tasks": list(flow.tasks),
        "events": list(flow.events),
        "documents": list(flow.documents),
        "file_items": list(flow.file_items),
        "questions": {
            question.id: _question(question) for task in flow.tasks.values() for question in task.questions
        },
    }


def _question(question: Question) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": question.type}
    if question.options:
        entry["options"] = sorted(option.id for option in question.options)
    if question.columns:
        entry["columns"] = {
            column.id: {"type": column.type, "options": sorted(option.id for option in column.options)}
            for column in question.columns
        }
    return entry


class _Ratchet:
    """One flow beside what was published of it."""

    def __init__(self, flow: Flow, published: Mapping[str, Any], lines: Lines) -> None:
        self.flow = flow
        self.published = published
        self.lines = lines
        self.problems: list[ContentProblem] = []
        self.now = _published(flow)
        self.questions = {
            question.id: question for task in flow.tasks.values() for question in task.questions
        }

    def check(self) -> list[ContentProblem]:
        for kind, word in _KINDS.items():
            for name in self.published.get(kind, ()):
                self._kept(word, name, self.now[kind])
        for name, before in self.published.get("questions", {}).items():
            now = self._kept("question", name, self.questions)
            if now in self.questions:
                self._same_answers(name, before, self.questions[now])
        self._never_again()
        return self.problems

    def _wrong(self, at: str, wrong: str, fix: str) -> None:
        self.problems.append(ContentProblem(at, wrong, fix))

    def _at(self, owner: str, path: str) -> str:
        return self.lines.get((owner, path)) or owner

    def _kept(self, word: str, name: str, current: Any, known_as: str = "") -> str:
        """The name that a published id has now; "" when it is retired or gone."""
        key = f"{known_as}.{name}" if known_as else name
        if name in current:
            return name
        if (new := self.flow.renamed.get(key)) is not None and new in current:
            return new
        if key not in self.flow.retired and key not in self.flow.renamed:
            owner = f" of '{known_as}'" if known_as else ""
            fix = f"Bring it back, or write it under `renamed` or `retired` in flow.yaml: {key}."
            self._wrong(self.flow.at, f"the published {word} '{name}'{owner} is gone", fix)
        return ""

    def _same_answers(self, name: str, before: Mapping[str, Any], now: Question) -> None:
        if before.get("type") != now.type:
            fix = f"Give it a new id, and retire '{name}': answers of the old type exist."
            at = self._at(now.at, "type")
            self._wrong(at, f"'{now.id}' was published as {before.get('type')} and is now {now.type}", fix)
            return
        current = [option.id for option in now.options]
        for option in before.get("options", ()):
            self._kept("option", option, current, name)
        columns = {column.id: column for column in now.columns}
        for column, entry in before.get("columns", {}).items():
            kept = self._kept("column", column, columns, name)
            if not kept:
                continue
            if entry.get("type") != columns[kept].type:
                at = self._at(now.at, f"columns.{kept}.type")
                change = f"was published as {entry.get('type')} and is now {columns[kept].type}"
                wrong = f"the column '{kept}' {change}"
                self._wrong(at, wrong, "Give it a new id, and retire the old one.")
            options = [option.id for option in columns[kept].options]
            for option in entry.get("options", ()):
                self._kept("option", option, options, f"{name}.{column}")

    def _never_again(self) -> None:
        """A retired id is not used again, and a new name leads somewhere."""
        in_use = {*self.questions, *(name for kind in _KINDS for name in self.now[kind])}
        for name, retired in self.flow.retired.items():
            at = self._at(self.flow.at, f"retired.{name}")
            if name in in_use:
                self._wrong(at, f"'{name}' is retired, but it is used again", "Choose a new id.")
            if not retired.because:
                self._wrong(at, f"'{name}' is retired without a reason", "Add `because`.")
        for old, new in self.flow.renamed.items():
            at = self._at(self.flow.at, f"renamed.{old}")
            if "." not in old and new not in in_use:
                self._wrong(at, f"'{old}' is renamed to '{new}', which does not exist", suggest(new, in_use))
            if old in in_use:
                self._wrong(at, f"'{old}' is renamed, but it is used again", "Choose a new id.")
