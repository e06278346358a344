"""A case as a JSON file: read into a record, or refused with the spot and a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from wizard.case.record import Entry, EntryKind, Gap, Raw, Record
from wizard.case.signatures import SIGNERS, signature_value
from wizard.commands.spoken import Spoken
from wizard.commands.told import read_json
from wizard.content.answer_types import Wrong, read, read_date
from wizard.content.model import Content, Flow, Task
from wizard.errors import CaseFileError
from wizard.session.wording import Wording
from wizard.views import Lookup

_ID: Final = re.compile(r"[^\s@]+")
"""An id may be anything that fits behind the @ of a place."""
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "answer": frozenset({"answer", "value", "id", "in", "task", "entered"}),
    "event": frozenset({"event", "day", "id", "about", "entered"}),
    "done": frozenset({"done", "day", "how", "paper", "id", "in", "entered"}),
    "signed": frozenset({"signed", "day", "by", "reason", "id", "entered"}),
    "amend": frozenset({"amend", "day", "id", "entered"}),
    "withdraw": frozenset({"withdraw", "id", "entered"}),
    "late": frozenset({"late", "reason", "id", "entered"}),
    "override": frozenset({"override", "motive", "id", "entered"}),
    "replied": frozenset({"replied", "day", "id", "entered"}),
}
_CHANGED_BY: Final[Mapping[str, frozenset[str]]] = {
    "amend": frozenset({"event", "done", "signed"}),
    "withdraw": frozenset({"event", "done", "signed", "override"}),
}
"""What has a day that can be corrected, and what can be taken back."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case that was read: its record and the day on which to look at it."""

    record: Record
    today: date


def read_case_file(path: Path, content: Content) -> CaseFile:
    """The case in a file. Raises CaseFileError for everything that is wrong with it."""
    return case_of(read_json(content, path), content)


def case_of(told: Any, content: Content) -> CaseFile:
    """The case in a parsed JSON value. Raises CaseFileError."""
    texts = Lookup(content.texts)
    if not isinstance(told, dict):
        raise CaseFileError("", texts("casefile.not_a_case"))
    for key in told.keys() - {"flow", "today", "entries"}:
        raise CaseFileError(str(key), _unknown(texts, str(key), ("flow", "today", "entries")))
    flow = _flow(told.get("flow"), content, texts)
    today = _day("today", told.get("today"), texts)
    entries = told.get("entries")
    if not isinstance(entries, list):
        raise CaseFileError("entries", texts("casefile.no_entries"))
    return CaseFile(_Reader(flow, content, today).record(entries), today)


def _flow(name: Any, content: Content, texts: Lookup) -> Flow:
    if isinstance(name, str) and name in content.flows:
        return content.flows[name]
    raise CaseFileError("flow", _unknown(texts, str(name), tuple(content.flows)))


def _unknown(texts: Lookup, name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=1)
    if near:
        return texts("casefile.unknown_near", name=name, near=near[0])
    return texts("casefile.unknown", name=name, known=", ".join(sorted(known)[:12]))


def _day(field: str, raw: Any, texts: Lookup) -> date:
    day = read_date(raw) if isinstance(raw, str) else Wrong("wrong.date", {})
    if isinstance(day, Wrong):
        sentence = texts("casefile.day") if day.key == "wrong.date" else texts(day.key, **day.details)
        raise CaseFileError(field, sentence)
    return day


class _Reader:
    """Reads the entries of one case, in order."""

    def __init__(self, flow: Flow, content: Content, today: date) -> None:
        self.flow = flow
        self.today = today
        self.texts = Lookup(content.texts)
        self.spoken = Spoken(self.texts)
        self.wording = Wording(content, flow, {})
        self.homes = {q.id: task for task in flow.tasks.values() for q in task.questions}
        self.questions = {q.id: q for task in flow.tasks.values() for q in task.questions}
        self.coded: dict[str, list[str]] = {}
        """The questions behind a code of the field, such as C6."""
        for question in self.questions.values():
            for code in question.codes:
                self.coded.setdefault(code.casefold(), []).append(question.id)
        self.rows: dict[str, tuple[str, ...]] = {}
        """By question: the ids of the rows that were told, which an event may be about."""
        self.parts: dict[int, list[str]] = {}
        """By line: the other questions of the code that stood there."""
        self.ids: list[str] = []
        self.kinds: list[EntryKind] = []
        self.openers: list[tuple[str, str]] = []
        """Events and occurrences in the order of the file: id and name."""
        self.withdrawn: set[str] = set()

    def record(self, told: list[Any]) -> Record:
        told = [self._decoded(number, line) for number, line in enumerate(told)]
        self.kinds = kinds = [self._kind(number, line) for number, line in enumerate(told)]
        self.ids = self._ids(told)
        self.openers = [
            (name, str(line["event"]))
            for name, kind, line in zip(self.ids, kinds, told, strict=True)
            if kind == "event"
        ]
        for line in told:
            for row in line.get("value") if isinstance(line.get("value"), list) else ():
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    name = str(line.get("answer"))
                    self.rows[name] = (*self.rows.get(name, ()), row["id"])
        self.withdrawn = {
            line["withdraw"] for kind, line in zip(kinds, told, strict=True) if kind == "withdraw"
        }
        entries = [
            entry
            for number, line in enumerate(told)
            for entry in self._with_parts(number, self._entry(number, kinds[number], line))
        ]
        return Record(self.flow.id, tuple(entries))

    def _decoded(self, number: int, line: Any) -> Any:
        """The line with the id of a question where a code of the field stood."""
        name = line.get("answer") if isinstance(line, dict) else None
        if not isinstance(name, str) or name in self.questions:
            return line
        parts = self.coded.get(name.strip().casefold(), [])
        if len(parts) > 1 and self.spoken.says_yes(line.get("value")):
            self.parts[number] = parts[1:]
        elif len(parts) > 1:
            sentence = self.texts("casefile.parts", name=name, parts=", ".join(parts))
            raise self._refuse(number, "answer", sentence)
        return {**line, "answer": parts[0]} if parts else line

    def _with_parts(self, number: int, entry: Entry) -> list[Entry]:
        """The entry, and the same answer to the other parts of a code that stood for several questions."""
        parts = self.parts.get(number, [])
        return [entry, *(replace(entry, id=f"{entry.id}.{name}", name=name) for name in parts)]

    def _refuse(self, number: int, field: str, sentence: str) -> CaseFileError:
        return CaseFileError(f"entries[{number}]" + (f".{field}" if field else ""), sentence)

    def _kind(self, number: int, line: Any) -> EntryKind:
        if not isinstance(line, dict):
            raise self._refuse(number, "", self.texts("casefile.entry_not_a_mapping"))
        kinds = [kind for kind in _KINDS if kind in line]
        if len(kinds) != 1:
            raise self._refuse(number, "", self.texts("casefile.entry_kind", kinds=", ".join(_KINDS)))
        kind = kinds[0]
        for key in line.keys() - _KINDS[kind]:
            raise self._refuse(number, str(key), _unknown(self.texts, str(key), tuple(_KINDS[kind])))
        if not isinstance(line[kind], str):
            raise self._refuse(number, kind, self.texts("casefile.not_a_name"))
        return kind  # type: ignore[return-value]

    def _ids(self, told: list[Any]) -> list[str]:
        given = [line.get("id") for line in told]
        ids: list[str] = []
        taken = {name for name in given if isinstance(name, str)}
        free = (f"e{number}" for number in range(1, 2 * len(told) + 2) if f"e{number}" not in taken)
        for number, name in enumerate(given):
            if name is None:
                ids.append(next(free))
            elif not isinstance(name, str) or not _ID.fullmatch(name):
                raise self._refuse(number, "id", self.texts("casefile.bad_id"))
            elif name in ids:
                raise self._refuse(number, "id", self.texts("casefile.double_id", name=name))
            else:
                ids.append(name)
        return ids

    def _entry(
        self,
        number: int,
        kind: EntryKind,
        line: dict[str, Any],
    ) -> Entry:
        entered = self._day_of(number, "entered", line["entered"]) if "entered" in line else self.today
        entry = Entry(self.ids[number], number + 1, entered, kind)
        match kind:
            case "answer":
                return self._answer(number, line, entry)
            case "event":
                return self._event(number, line, entry)
            case "done":
                return self._done(number, line, entry)
            case "late":
                return self._late(number, line, entry)
            case "signed":
                return self._signed(number, line, entry)
            case "override":
                return self._override(number, line, entry)
            case "replied":
                return self._replied(number, line, entry)
        target = line[kind]
        if target not in self.ids:
            raise self._refuse(number, kind, _unknown(self.texts, target, tuple(self.ids)))
        if self.kinds[self.ids.index(target)] not in _CHANGED_BY[kind]:
            raise self._refuse(number, kind, self.texts(f"casefile.no_{kind}", name=target))
        day = self._day_of(number, "day", line.get("day")) if kind == "amend" else None
        return replace(entry, target=target, day=day)

    def _day_of(self, number: int, field: str, raw: Any) -> date:
        try:
            day = _day(field, raw, self.texts)
        except CaseFileError as error:
            raise self._refuse(number, error.field, error.sentence) from None
        if day > self.today:
            raise self._refuse(number, field, self.texts("wrong.future"))
        return day

    def _event(self, number: int, line: dict[str, Any], entry: Entry) -> Entry:
        name = line["event"]
        repeating = [task.id for task in self.flow.tasks.values() if task.repeats]
        if name not in self.flow.events and name not in repeating:
            raise self._refuse(number, "event", _unknown(self.texts, name, (*self.flow.events, *repeating)))
        about = line.get("about", "")
        if not isinstance(about, str):
            raise self._refuse(number, "about", self.texts("casefile.not_a_name"))
        kind = self.flow.events.get(name)
        rows = self.rows.get(kind.about, ()) if kind else ()
        if about and about not in rows:
            key = "casefile.unknown" if rows else "casefile.about_nothing"
            raise self._refuse(
                number, "about", self.texts(key, name=about, known=", ".join(rows), event=name)
            )
        return replace(entry, name=name, day=self._day_of(number, "day", line.get("day")), target=about)

    def _done(
        self,
        number: int,
        line: dict[str, Any],
        entry: Entry,
    ) -> Entry:
        name = line["done"]
        if name not in self.flow.tasks:
            raise self._refuse(number, "done", _unknown(self.texts, name, tuple(self.flow.tasks)))
        how, paper = line.get("how", ""), line.get("paper", False)
        if not isinstance(how, str) or not isinstance(paper, bool):
            raise self._refuse(number, "how", self.texts("casefile.how"))
        value: Raw = {"how": how, "paper": paper}
        day = self._day_of(number, "day", line.get("day"))
        # A repeating task is done once more; the task of an event is done for that event.
        task = self.flow.tasks[name]
        is_of_one = bool(task.per) or line.get("in") is not None
        opener = self._opener(number, line, task) if is_of_one else ""
        return replace(entry, name=name, day=day, value=value, opener=opener)

    def _late(self, number: int, line: dict[str, Any], entry: Entry) -> Entry:
        """Why a duty was met after its last day; an occurrence is named as `evaluation@2026-03-30`."""
        place, reason = str(line["late"]), line.get("reason")
        if place.partition("@")[0] not in self.flow.duties:
            raise self._refuse(number, "late", _unknown(self.texts, place, tuple(self.flow.duties)))
        if not isinstance(reason, str) or not reason.strip():
            raise self._refuse(number, "reason", self.texts("wrong.text"))
        return replace(entry, name=place, value=reason.strip())

    def _signed(self, number: int, line: dict[str, Any], entry: Entry) -> Entry:
        name, by, reason = line["signed"], line.get("by", list(SIGNERS)), line.get("reason", "")
        known = tuple(item.signed_as for item in self.flow.file_items.values() if item.signed)
        if name not in known:
            raise self._refuse(number, "signed", _unknown(self.texts, name, known))
        if not isinstance(by, list) or any(one not in SIGNERS for one in by) or not isinstance(reason, str):
            raise self._refuse(number, "by", self.texts("casefile.signed_by", known=", ".join(SIGNERS)))
        value = signature_value(tuple(by), reason)
        return replace(entry, name=name, day=self._day_of(number, "day", line.get("day")), value=value)

    def _override(self, number: int, line: dict[str, Any], entry: Entry) -> Entry:
        known = tuple(row.id for row in self.flow.outcomes)
        if line["override"] not in known:
            raise self._refuse(number, "override", _unknown(self.texts, line["override"], known))
        motive = line.get("motive")
        if not isinstance(motive, str) or not motive.strip():
            raise self._refuse(number, "motive", self.texts("override.motive"))
        return replace(entry, name=line["override"], value=motive.strip(), day=entry.entered)

    def _replied(self, number: int, line: dict[str, Any], entry: Entry) -> Entry:
        """That the client was told this outcome, on a day."""
        known = tuple(dict.fromkeys(row.id for row in (*self.flow.outcomes, *self.flow.interim)))
        if line["replied"] not in known:
            raise self._refuse(number, "replied", _unknown(self.texts, line["replied"], known))
        return replace(entry, name=line["replied"], day=self._day_of(number, "day", line.get("day")))

    def _answer(
        self,
        number: int,
        line: dict[str, Any],
        entry: Entry,
    ) -> Entry:
        name = line["answer"]
        question = self.questions.get(name)
        if question is None:
            raise self._refuse(number, "answer", _unknown(self.texts, name, tuple(self.questions)))
        task = self.homes[name]
        if line.get("task", task.id) != task.id:
            raise self._refuse(number, "task", self.texts("casefile.other_task", name=name, task=task.id))
        if "value" not in line:
            raise self._refuse(number, "value", self.texts("casefile.no_value"))
        raw = Gap.UNKNOWN if line["value"] is None else self.spoken.value(question, frozen(line["value"]))
        if raw not in (Gap.UNKNOWN, Gap.SKIPPED):
            value = read(question, raw, lambda bound: None)
            if isinstance(value, Wrong):
                is_day = value.key == "wrong.date"
                sentence = self.texts("casefile.day") if is_day else self.wording.wrong(value)
                raise self._refuse(number, f"value ({name})", sentence)
        opener = self._opener(number, line, task)
        return replace(entry, name=name, value=raw, task=task.id, opener=opener)

    def _opener(
        self,
        number: int,
        line: dict[str, Any],
        task: Task,
    ) -> str:
        """What opened the instance: as said; else the latest that stands so far, else the first to come."""
        wanted = task.per or (task.id if task.repeats else "")
        if not wanted and line.get("in") is not None:
            raise self._refuse(number, "in", self.texts("casefile.opened_by_nothing", task=task.id))
        if not wanted:
            return ""
        fitting = [name for name, event in self.openers if event == wanted]
        if line.get("in") is not None:
            if line["in"] not in fitting:
                raise self._refuse(number, "in", self.texts("casefile.not_an_opener", event=wanted))
            return str(line["in"])
        standing = [name for name in fitting if name not in self.withdrawn]
        before = [name for name in standing if self.ids.index(name) < number]
        if not standing:
            raise self._refuse(number, "in", self.texts("casefile.not_an_opener", event=wanted))
        return before[-1] if before else standing[0]


def frozen(value: Any) -> Raw:
    """A JSON value with tuples for lists."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {str(key): frozen(item) for key, item in value.items()}
    return value  # type: ignore[no-any-return]
