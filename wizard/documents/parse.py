"""From the body of a paper to its template, with every mistake of the author in one go."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Final

from wizard.content.conditions import Condition, ConditionError, condition, names_in, names_of_options, parse
from wizard.content.model import Question
from wizard.documents.template import (
    CHOICES,
    COUNTS,
    DIRECTIVES,
    FACTS,
    Directive,
    FieldRef,
    Inline,
    Node,
    Points,
    Prose,
    Shown,
    Spec,
    Template,
)
from wizard.errors import ContentProblem

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)(?:\|([^{}]*))?\}")
_BULLET = re.compile(r"- (\[ \] )?(.+)")
_HEADING = re.compile(r"(#+) (.+)")
_NAMES_OF_LISTS: Final = ("columns", "heads", "widths")


def parse_template(
    text: str,
    file: str,
    fields: Iterable[str],
    questions: Mapping[str, Question] | None = None,
    first_line: int = 1,
    paper: str = "",
) -> Template | tuple[ContentProblem, ...]:
    """The template behind a body, or all that is wrong with it.

    `text` may still have its front matter. `fields` is the allow-list. With `questions`, names of rows,
    columns and options are checked as well. `first_line` is the line of the file on which `text` starts.
    With `paper`, what does not fit on that format is refused.
    """
    reader = _Reader(file, frozenset(fields), questions or {}, paper)
    lines = text.split("\n")
    start = 0
    if lines[0].strip() == "---":
        start = next((n for n, line in enumerate(lines) if n and line.strip() == "---"), len(lines)) + 1
    reader.lines = [(first_line + n, line.rstrip()) for n, line in enumerate(lines)][start:]
    nodes = reader.nodes(inside="")
    return tuple(reader.problems) if reader.problems else Template(nodes)


class _Reader:
    """Walks over the lines once; `lines` shrinks from the front."""

    def __init__(
        self, file: str, fields: frozenset[str], questions: Mapping[str, Question], paper: str
    ) -> None:
        self.file = file
        self.paper = paper
        self.fields = fields
        self.questions = questions
        self.lines: list[tuple[int, str]] = []
        self.problems: list[ContentProblem] = []

    def wrong(self, line: int, wrong: str, fix: str = "") -> None:
        self.problems.append(ContentProblem(f"{self.file}:{line}", wrong, fix))

    def nodes(self, inside: str, opened: int = 0) -> tuple[Node, ...]:
        """All nodes up to the `::end` of `inside`, or up to the end of the file."""
        found: list[Node] = []
        while self.lines:
            at, line = self.lines.pop(0)
            if not line.strip():
                continue
            if line.strip() == "::end":
                if inside:
                    return tuple(found)
                self.wrong(at, "'::end' closes nothing", "remove it")
            elif line.startswith("::"):
                found += self._directive(at, line)
            elif heading := _HEADING.fullmatch(line):
                found += self._heading(at, heading[1], heading[2])
            elif _BULLET.fullmatch(line):
                found.append(self._points(at, line))
            else:
                found.append(self._paragraph(at, line))
        if inside:
            self.wrong(opened, f"'::{inside}' is never closed", "put '::end' on a line of its own after it")
        return tuple(found)

    def _heading(self, at: int, marks: str, text: str) -> list[Node]:
        if len(marks) > 3:
            self.wrong(at, f"'{marks}' is too deep for a paper", "use '#', '##' or '###'")
            return []
        level: Any = f"h{len(marks)}"
        return [Prose(level, self._inline(at, text))]

    def _points(self, at: int, line: str) -> Points:
        first = _BULLET.fullmatch(line)
        boxes = bool(first and first[1])
        items = []
        while match := _BULLET.fullmatch(line):
            if bool(match[1]) is not boxes:
                break
            text = match[2]
            while self.lines and self.lines[0][1].startswith("  ") and self.lines[0][1].strip():
                text += " " + self.lines.pop(0)[1].strip()
            items.append(self._inline(at, text))
            if not self.lines or not _BULLET.fullmatch(self.lines[0][1]):
                break
            if bool(_BULLET.fullmatch(self.lines[0][1])[1]) is not boxes:  # type: ignore[index]
                break
            at, line = self.lines.pop(0)
        return Points(tuple(items), boxes)

    def _paragraph(self, at: int, line: str) -> Prose:
        lead = line.startswith("> ")
        parts = [line.removeprefix("> ")]
        while (
            self.lines
            and (text := self.lines[0][1])
            and not text.startswith(("::", "# ", "## ", "### ", "- "))
        ):
            parts.append(text.removeprefix("> "))
            self.lines.pop(0)
        return Prose("lead" if lead else "body", self._inline(at, " ".join(part.strip() for part in parts)))

    def _inline(self, at: int, text: str) -> Inline:
        """The text with its fields; a field that is not on the allow-list is a problem."""
        pieces: list[str | FieldRef] = []
        start = 0
        for match in _FIELD.finditer(text):
            pieces.append(text[start : match.start()])
            self._name(at, match[1])
            pieces.append(FieldRef(match[1], match[2]))
            start = match.end()
        pieces.append(text[start:])
        for piece in pieces:
            if isinstance(piece, str) and ("{" in piece or "}" in piece):
                self.wrong(
                    at, f"'{piece.strip()}' has a brace that belongs to no field", "write {question_id}"
                )
        if text.count("**") % 2:
            self.wrong(at, "'**' is opened but not closed", "put '**' on both sides of the bold words")
        return tuple(piece for piece in pieces if piece != "")

    def _name(self, at: int, name: str) -> None:
        if name in self.fields:
            return
        near = get_close_matches(name, self.fields, n=1)
        known = name in self.questions or name in FACTS
        fix = (
            f"did you mean '{near[0]}'?"
            if near and not known
            else "add it to `fields` if this paper may show it"
        )
        self.wrong(at, f"'{name}' is not in `fields`, the list of what this paper may show", fix)

    def _directive(self, at: int, line: str) -> list[Node]:
        name = line[2:].split(None, 1)[0] if line[2:].strip() else ""
        rest = line[2 + len(name) :].strip() if name else ""
        if name == "if":
            shown = self._condition(at, rest, names=None)
            nodes = self.nodes(inside="if", opened=at)
            return [Shown(shown, nodes)] if shown else []
        spec = DIRECTIVES.get(name)
        if spec is None:
            near = get_close_matches(name, [*DIRECTIVES, "if", "end"], n=1)
            fix = f"did you mean '::{near[0]}'?" if near else "known are " + ", ".join(DIRECTIVES)
            self.wrong(at, f"'::{name}' is no directive", fix)
            return []
        target, options = self._arguments(at, name, spec, rest)
        where = None
        if "where" in options and target in self.questions:
            where = self._condition(at, options["where"], [c.id for c in self.questions[target].columns])
        elif "where" in options:
            where = self._condition(at, options["where"], names=())
        lines = self._lines(at, name, spec) if spec.lines else ()
        if spec.fact:
            self._name(at, spec.fact)
        if self.paper and spec.paper not in ("", self.paper):
            self.wrong(at, f"'::{name}' does not fit on {self.paper}", f"write 'paper: {spec.paper}'")
        return [Directive(name, target, options, lines, where)]

    def _arguments(self, at: int, name: str, spec: Spec, rest: str) -> tuple[str, dict[str, str]]:
        try:
            words = shlex.split(rest)
        except ValueError:
            self.wrong(at, f"a quote in '::{name} {rest}' is not closed", "put '\"' on both sides")
            return "", {}
        target, options = "", {}
        for word in words:
            key, sign, value = word.partition("=")
            if not sign and not target and spec.target:
                target = word
                if spec.target != "event":
                    self._name(at, word)
            elif not sign or key not in spec.options:
                near = get_close_matches(key, spec.options, n=1)
                fix = (
                    f"did you mean '{near[0]}='?"
                    if near
                    else f"it takes {', '.join(spec.options) or 'nothing'}"
                )
                self.wrong(at, f"'::{name}' does not take '{word}'", fix)
            else:
                options[key] = value
                self._option(at, name, key, value)
        if spec.target == "event":
            self._occurrences(at, target, options)
        if spec.target == "field" and not target:
            self.wrong(at, f"'::{name}' does not say which answer it prints", f"write '::{name} question_id'")
        if name == "rows" and target in self.questions:
            self._rows(at, target, options)
        lists = {len(options[key].split(",")) for key in _NAMES_OF_LISTS if key in options}
        if len(lists) > 1:
            self.wrong(
                at, f"'::{name}' has lists of different length", "give each column one head and one width"
            )
        if name == "rows" and ("columns" if target else "heads") not in options:
            fix = "write columns=who,what,when" if target else 'an empty table needs heads="Wie,Wat"'
            self.wrong(at, "'::rows' does not name its columns", fix)
        return target, options

    def _option(self, at: int, name: str, key: str, value: str) -> None:
        if key in COUNTS:
            low, high = COUNTS[key]
            if not value.isdecimal() or not low <= int(value) <= high:
                self.wrong(at, f"'{key}={value}' is no number from {low} to {high}", f"write {key}={low}")
        choices = CHOICES.get(f"{name} {key}", CHOICES.get(key))
        if choices and value not in choices:
            self.wrong(at, f"'{key}={value}' does not exist", "choose from " + ", ".join(choices))
        if key == "widths" and not all(part.strip().isdecimal() for part in value.split(",")):
            self.wrong(
                at, f"'widths={value}' are no whole numbers", "write percentages such as widths=20,50,30"
            )

    def _rows(self, at: int, target: str, options: Mapping[str, str]) -> None:
        columns = [column.id for column in self.questions[target].columns]
        if self.questions[target].type != "rows":
            self.wrong(
                at, f"'{target}' is not a rows question", "use {" + target + "} in a sentence or in ::fields"
            )
            return
        for name in options.get("columns", "").split(","):
            if name and name not in columns:
                near = get_close_matches(name, columns, n=1)
                fix = f"did you mean '{near[0]}'?" if near else f"it has {', '.join(columns)}"
                self.wrong(at, f"'{target}' has no column '{name}'", fix)

    def _occurrences(self, at: int, target: str, options: Mapping[str, str]) -> None:
        """Each column but `day` is an answer that this paper may show."""
        if not target or "columns" not in options:
            fix = "write '::occurrences advice_received columns=day,advice_from'"
            self.wrong(at, "'::occurrences' does not say of what, or which columns", fix)
        for name in options.get("columns", "").split(","):
            if name and name != "day":
                self._name(at, name)

    def _condition(self, at: int, text: str, names: Iterable[str] | None) -> Condition | None:
        """A condition over answers (`names` is None) or over the columns of a row.

        Words on the right hand of a comparison are options and stand for themselves.
        """
        try:
            tree = parse(text)
        except ConditionError as error:
            self.wrong(at, str(error), "write for example '::if goal == own_work'")
            return None
        literals = names_of_options(tree, frozenset())
        asked = names_in(tree) - literals
        if names is None:
            for name in sorted(asked):
                self._name(at, name)
        elif columns := set(names):
            for name in sorted(asked - columns):
                self.wrong(
                    at, f"'where' names '{name}', which is no column", f"it has {', '.join(sorted(columns))}"
                )
        return condition(text, literals)

    def _lines(self, at: int, name: str, spec: Spec) -> tuple[tuple[str, Inline], ...]:
        found: list[tuple[str, Inline]] = []
        while self.lines:
            here, line = self.lines.pop(0)
            text = line.strip()
            if text == "::end":
                return tuple(found)
            if text.startswith("::"):
                self.lines.insert(0, (here, line))
                break
            if not text:
                continue
            label, colon, value = text.partition(": ") if ": " in text else text.partition(":")
            if not spec.labels:
                found.append(("", self._inline(here, text)))
            elif not colon:
                self.wrong(here, f"'{text}' has no label", "write 'Label: {question_id}'")
            else:
                found.append((label.strip(), self._inline(here, value.strip())))
        self.wrong(at, f"'::{name}' is never closed", "put '::end' on a line of its own after it")
        return tuple(found)
