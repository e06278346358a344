"""A small, strict part of YAML: every value keeps its file and line, every mistake says how to repair it.

Only `true` and `false` are booleans, numbers are plain decimals, days are ISO dates. No anchors, aliases,
tags, duplicate keys, tabs, directives or second documents. Whatever the bytes are, nothing is raised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias

from wizard.errors import ContentProblem

Scalar: TypeAlias = "bool | int | float | str | date | None"

_DEEPEST: Final = 30
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,12})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNPRINTABLE = re.compile(
    "[^\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]"
)
_EMPTY: Final = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place. `value` is a scalar, a tuple of nodes or a mapping from keys to nodes.

    `raw` is a scalar as it was written; `keys` holds the line of each key of a mapping.
    """

    value: Any
    file: str
    line: int
    raw: str = ""
    keys: Mapping[str, int] = field(default_factory=dict)

    @property
    def at(self) -> str:
        return f"{self.file}:{self.line}"

    def key_at(self, key: str) -> str:
        return f"{self.file}:{self.keys.get(key, self.line)}"

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, tuple)


Parsed: TypeAlias = "tuple[Node | None, tuple[ContentProblem, ...]]"


def parse(content: bytes, file: str, first_line: int = 1) -> Parsed:
    """The tree of one file, and what is wrong with it; no tree when it cannot be read at all.

    `first_line` is the line of the file at which `content` begins (front matter starts later).
    """
    text, problem = decode(content, file, first_line)
    if problem is not None:
        return None, (problem,)
    problems = [
        ContentProblem(
            f"{file}:{first_line + number}", "there is a tab in this line", "Write spaces instead of the tab."
        )
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text))
        if "\t" in line
    ]
    if problems:
        return None, tuple(problems)
    builder = _Builder(file, first_line, text)
    return builder.build(), tuple(builder.problems)


def decode(content: bytes, file: str, first_line: int = 1) -> tuple[str, ContentProblem | None]:
    """The text of a file, or the problem that makes it unreadable."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = first_line + content.count(b"\n", 0, error.start)
        return "", ContentProblem(
            f"{file}:{line}", "this is not UTF-8 text", "Save the file with encoding UTF-8."
        )
    if found := _UNPRINTABLE.search(text):
        line = first_line + text.count("\n", 0, found.start())
        wrong = f"there is an unprintable character (U+{ord(found[0]):04X}) in this line"
        return "", ContentProblem(f"{file}:{line}", wrong, "Type the line anew.")
    return text, None


class _Open:
    """A list or mapping whose end has not been read yet."""

    __slots__ = ("items", "key", "keys", "line", "mapping", "seen")

    def __init__(self, line: int, is_mapping: bool) -> None:
        self.line = line
        self.items: list[Node] = []
        self.mapping: dict[str, Node] | None = {} if is_mapping else None
        self.keys: dict[str, int] = {}
        self.key: str | None = None
        self.seen = False
        """Whether `key` was read before: its value is then left out."""


class _Builder:
    """Makes a tree out of the events of the parser, without recursion."""

    def __init__(self, file: str, first_line: int, text: str) -> None:
        self.file = file
        self.first_line = first_line
        self.text = text
        self.problems: list[ContentProblem] = []
        self.root: Node | None = None
        self.stack: list[_Open] = []

    def build(self) -> Node | None:
        import yaml

        try:
            for event in self._events():
                self._take(event)
        except yaml.MarkedYAMLError as error:
            self._broken(error)
            return None
        except (_Stop, yaml.YAMLError) as error:
            if not isinstance(error, _Stop):
                self._wrong(
                    self.first_line, f"this file cannot be read ({error})", "Look at the signs in this file."
                )
            return None
        if (self.root is None or self.root.value is None) and not self.problems:
            self._wrong(self.first_line, "this file is empty", "Fill it, or remove the file.")
            return None
        return self.root

    def _events(self) -> Iterator[Any]:
        import yaml

        # The pure parser is ten times slower, and its messages differ.
        return yaml.parse(self.text, Loader=yaml.CSafeLoader)

    def _wrong(self, line: int, wrong: str, fix: str) -> None:
        self.problems.append(ContentProblem(f"{self.file}:{line}", wrong, fix))

    def _take(self, event: Any) -> None:
        kind = type(event).__name__
        line = self.first_line + event.start_mark.line
        if kind == "DocumentStartEvent":
            self._start_of_document(event, line)
        elif kind == "AliasEvent":
            self._wrong(
                line, f"`*{event.anchor}` refers to another spot in the file", "Write the value out here."
            )
            self._add(Node(None, self.file, line))
        elif kind == "ScalarEvent":
            self._refuse_marks(event, line)
            self._add(self._scalar(event, line))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._refuse_marks(event, line)
            self._refuse_key(line)
            self.stack.append(_Open(line, kind == "MappingStartEvent"))
            if len(self.stack) > _DEEPEST:
                self._wrong(line, f"this is nested more than {_DEEPEST} levels deep", "Take a level out.")
                raise _Stop
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            done = self.stack.pop()
            value = tuple(done.items) if done.mapping is None else done.mapping
            self._add(Node(value, self.file, done.line, keys=done.keys))

    def _start_of_document(self, event: Any, line: int) -> None:
        if self.root is not None:
            self._wrong(line, "a second document starts here with ---", "Keep one document in a file.")
            raise _Stop
        if event.version or event.tags:
            self._wrong(line, "the file starts with a % line", "Remove the line that starts with %.")

    def _refuse_marks(self, event: Any, line: int) -> None:
        if event.anchor:
            self._wrong(
                line, f"`&{event.anchor}` gives this spot a name", "Remove it, and write the value out."
            )
        if event.tag:
            fix = "Put the text between quotes." if event.tag.startswith("!") else "Remove it."
            self._wrong(line, f"`{event.tag}` is a tag, which this content does not use", fix)

    def _refuse_key(self, line: int) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.mapping is not None and top.key is None:
            self._wrong(line, "a list or mapping is used as a key", "A key is one word before a colon.")
            raise _Stop

    def _add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1]
        if top.mapping is None:
            top.items.append(node)
        elif top.key is None:
            top.key = node.raw
            top.seen = node.raw in top.mapping
            if top.seen:
                first = top.keys[node.raw]
                self._wrong(
                    node.line, f"`{node.raw}` stands here again; it was in line {first} before", "Keep one."
                )
            else:
                top.keys[node.raw] = node.line
        else:
            if not top.seen:
                top.mapping[top.key] = node
            top.key = None

    def _scalar(self, event: Any, line: int) -> Node:
        raw: str = event.value
        is_key = bool(self.stack) and self.stack[-1].mapping is not None and self.stack[-1].key is None
        is_plain = event.implicit[0]
        value: Scalar = raw
        if not is_key and is_plain:
            value = self._plain(raw, line)
        elif not is_plain:
            value = raw = raw.rstrip("\n")
        return Node(value, self.file, line, raw)

    def _plain(self, raw: str, line: int) -> Scalar:
        if raw in ("true", "false"):
            return raw == "true"
        if raw in _EMPTY:
            return None
        if _NUMBER.fullmatch(raw):
            return float(raw) if "." in raw else int(raw)
        if _DAY.fullmatch(raw):
            try:
                return date.fromisoformat(raw)
            except ValueError:
                self._wrong(line, f"the day {raw} does not exist", "Write an existing day as year-month-day.")
        return raw

    def _broken(self, error: Any) -> None:
        mark = error.problem_mark or error.context_mark
        line = self.first_line + (mark.line if mark is not None else 0)
        lines = self.text.splitlines()
        # The parser often notices a mistake only at the line after it.
        here = lines[mark.line].strip() if mark is not None and mark.line < len(lines) else ""
        said = ", ".join(part for part in (error.problem, error.context) if part)
        self._wrong(line, f"this is not YAML ({said or 'unreadable'})", _repair(said, here))


class _Stop(Exception):
    """Nothing sensible can be read after this."""


def _repair(problem: str, line: str) -> str:
    value = line.split(":", 1)[1].strip() if ":" in line else line.removeprefix("- ")
    if "quoted scalar" in problem:
        return "Close the text with the same quote with which it starts."
    if value[:1] in tuple("{[\"'@`%&*!|>"):
        return f"A text that starts with {value[0]} must stand between quotes."
    if "mapping values are not allowed" in problem:
        return (
            "Put a text with a colon in it between quotes, or look at the spaces at the start of the lines."
        )
    if "flow" in problem or "expected ',' or" in problem:
        return "Look at the brackets and commas: each bracket that opens must close on this line."
    return "Look at the spaces at the start of this line and of the line before it."
