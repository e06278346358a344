"""Whether conditions read what exists, where they may read it, and compare like with like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wizard.content.checks.bench import FlowBench
from wizard.content.conditions import ALWAYS, SIGNS, Condition, Tree, names_in, names_of_options, uses
from wizard.content.model import Task
from wizard.content.option_words import comparisons, row_comparisons, words_of
from wizard.content.suggest import suggest


@dataclass(frozen=True, slots=True)
class Line:
    """A condition with its place, and from where it reads.

    task: the task within which it reads its own answers. event: the event whose payload it reads.
    is_guard: it decides whether the event holds, and may read nothing else.
    """

    condition: Condition
    at: str
    task: Task | None = None
    event: str = ""
    is_guard: bool = False
    question: str = ""
    is_of_file: bool = False
    """It is about the file for UWV, and may read the facts of the file check."""


def lines_of(work: FlowBench) -> Iterator[Line]:
    """Every condition of a flow."""
    flow, at = work.flow, work.bench.at
    for task in flow.tasks.values():
        if task.opens_when is not ALWAYS:
            yield Line(task.opens_when, at(task.at, "opens_when"), task)
        for question in task.questions:
            if question.ask_if is not ALWAYS:
                yield Line(question.ask_if, at(question.at, "ask_if"), task, question=question.id)
            if question.recheck_when is not None:
                yield Line(question.recheck_when, at(question.at, "recheck_when"), task)
            if question.proposed is not None:
                yield Line(question.proposed.when, at(question.at, "proposed.when"), task)
    for move in flow.moves:
        yield Line(move.when, at(move.at, "when"))
    for event in flow.events.values():
        yield Line(event.when, at(event.at, "when"), event=event.id, is_guard=True)
        if event.solved_when is not None:
            yield Line(event.solved_when, at(event.at, "solved_when"), event=event.id)
        if event.proposes_today_when is not None:
            yield Line(event.proposes_today_when, at(event.at, "proposes_today_when"))
    for duty in flow.duties.values():
        yield Line(duty.when, at(duty.at, "when"))
        if duty.unless is not None:
            yield Line(duty.unless, at(duty.at, "unless"))
    for milestone in flow.milestones.values():
        yield Line(milestone.when, at(milestone.at, "when"))
    for document in flow.documents.values():
        yield Line(document.when, at(document.at, "when"))
    for item in flow.file_items.values():
        if item.needed_when is not ALWAYS:
            yield Line(item.needed_when, at(item.at, "needed_when"), is_of_file=True)
        if item.present_when is not None:
            yield Line(item.present_when, at(item.at, "present_when"), is_of_file=True)
    for risk in flow.risks.values():
        yield Line(risk.when, at(risk.at, "when"), is_of_file=True)
    for outcome in (*flow.outcomes, *flow.interim):
        if not outcome.grounds:
            yield Line(outcome.when, at(outcome.at, "when"))
        for ground in outcome.grounds:
            yield Line(ground.when, at(outcome.at, f"grounds.{ground.id}.when"))
    for signal in flow.signals:
        yield Line(signal.when, at(signal.at, "when"))
    for word, condition in flow.words.items():
        yield Line(condition, at(flow.at, f"words.{word}"))
    for number, suggestion in enumerate(flow.suggestions):
        yield Line(suggestion.when, at(flow.at, f"suggestions.{number}.when"))


def check_readings(work: FlowBench) -> None:
    """All conditions of a flow."""
    for line in lines_of(work):
        _Reader(work, line).check()


class _Reader:
    """One condition under check."""

    def __init__(self, work: FlowBench, line: Line) -> None:
        self.work = work
        self.line = line
        self.tree = line.condition.tree
        self.literals = line.condition.literals
        self.kinds = work.file_kinds if line.is_of_file else work.kinds
        self.said: set[str] = set()

    def check(self) -> None:
        self._options()
        for use, name in sorted(set(uses(self.tree))):
            if name not in self.literals and name not in self.said and self._exists(use, name):
                self._may_read(use, name)
        for rows, (test,) in row_comparisons(self.tree):
            self._row_test(rows, test)
        kind = self._kind(self.tree)
        if kind not in ("yes_no", ""):
            self._wrong(f"'{self.line.condition.text}' is a {_WORDS[kind]}, not a yes or a no", "Compare it.")

    def _wrong(self, wrong: str, fix: str) -> None:
        self.work.bench.add(self.line.at, wrong, fix)

    def _options(self) -> None:
        for subject, words in comparisons(self.tree):
            question = self.work.questions.get(subject)
            if subject not in self.kinds:
                # The name is refused; whether these are options of it cannot be told.
                self.said |= self.work.option_ids.intersection(words) - set(self.kinds)
            if question is None or not (options := words_of(question)):
                continue
            for word in words:
                if word not in options and word not in self.kinds:
                    self.said.add(word)
                    self._wrong(f"the question '{subject}' has no option '{word}'", suggest(word, options))
                elif word in options and word in self.kinds:
                    fix = "Rename one of the two, so that this line can mean one thing only."
                    self._wrong(f"'{word}' is an option of '{subject}' and also an answer or fact", fix)

    def _exists(self, use: str, name: str) -> bool:
        work = self.work
        if use == "day":
            known, what = set(work.days), "day"
        elif use == "count":
            rows = {one for one, kind in self.kinds.items() if kind in ("rows", "multi", "milestones")}
            known, what = set(work.flow.tasks) | rows, "task or list answer"
        elif use == "rows":
            known, what = {one for one, kind in self.kinds.items() if kind == "rows"}, "rows answer"
        elif use == "across":
            known, what = set(self.kinds), "answer"
        else:
            known, what = set(self.kinds), "answer or fact"
            owner, _, question = name.partition(".")
            task = work.flow.tasks.get(owner)
            if task and any(question == one.id for one in task.questions):
                return True
        return work.bench.exists(name, known, what, self.line.at)

    def _may_read(self, use: str, name: str) -> None:
        task = self.work.task_of.get(name.partition(".")[2] or name)
        if self.line.is_guard:
            self._guard(use, name, task)
        elif task is None:
            return
        elif use in ("bare", "rows") and (task.per or task.repeats) and not self._is_own(task):
            fix = f"Write latest({name}), any({name} ...), all({name} ...) or count({task.id})."
            self._wrong(f"'{name}' belongs to '{task.id}', which can happen more than once", fix)
        elif use == "across" and not task.per and not task.repeats and not self._reads_repeated():
            self._wrong(
                f"'{name}' is asked once, in '{task.id}'", f"Write {name} without latest, any or all."
            )
        elif use in ("bare", "rows", "count") and self.line.question and task is self.line.task:
            order = [question.id for question in task.questions]
            if order.index(name.partition(".")[2] or name) >= order.index(self.line.question):
                fix = "A question can depend on earlier ones only: move it, or turn the condition around."
                self._wrong(f"'{self.line.question}' depends on '{name}', which is asked later", fix)

    def _is_own(self, task: Task) -> bool:
        line = self.line
        if line.event:
            return task.per == line.event
        return line.task is not None and (
            task.id in (line.task.id, line.task.per) or (bool(task.per) and task.per == line.task.per)
        )

    def _reads_repeated(self) -> bool:
        """Inside any() and all() an answer that exists once may stand beside a repeated one."""
        tasks = [self.work.task_of.get(name) for use, name in uses(self.tree) if use == "across"]
        return any(task is not None and (task.per or task.repeats) for task in tasks)

    def _guard(self, use: str, name: str, task: Task | None) -> None:
        fact = self.work.bench.facts.get(name)
        if (
            use == "day"
            or name in self.work.bench.content.parameters
            or (fact is not None and fact.is_day_fact)
        ):
            return
        if task is not None and task.per == self.line.event and use in ("bare", "rows"):
            return
        fix = f"Ask it in a task with `per: {self.line.event}`, or use a fact about days."
        wrong = f"the guard of '{self.line.event}' reads '{name}', which is not part of the event"
        self._wrong(wrong, fix)

    def _row_test(self, rows: str, test: Tree) -> None:
        question = self.work.questions.get(rows)
        if question is None:
            return
        columns = {column.id: column for column in question.columns}
        options: dict[str, list[str]] = {
            name: [option.id for option in column.options]
            for name, column in columns.items()
            if column.options
        }
        for subject, compared in comparisons(test):
            for word in compared:
                if subject in options and word not in options[subject]:
                    self._wrong(
                        f"the column '{subject}' has no option '{word}'", suggest(word, options[subject])
                    )
        for name in sorted(names_in(test) - names_of_options(test)):
            if name not in columns and name != "today":
                self._wrong(f"the rows of '{rows}' have no column '{name}'", suggest(name, columns))

    def _kind(self, tree: Tree) -> str:
        """The kind of a part of the line; "" when it cannot be told or was refused already."""
        match tree:
            case ["value", bool()]:
                return "yes_no"
            case ["value", value]:
                return "word" if isinstance(value, str) else "number"
            case ["date", _] | ["day", _]:
                return "date"
            case ["name", name]:
                return "word" if name in self.literals else self._kind_of_name(name)
            case ["latest", inner]:
                return self._kind(inner)
            case ["count", *_]:
                return "number"
            case ["unknown", operand]:
                self._kind(operand)
                return "yes_no"
            case ["and" | "or" | "not" | "any" | "all" as word, *operands]:
                for operand in operands:
                    if (kind := self._kind(operand)) not in ("yes_no", ""):
                        self._wrong(
                            f"`{word}` is given a {_WORDS[kind]}, not a yes or a no", "Compare it first."
                        )
                return "yes_no"
            case ["within" | "within_months" as word, *parts]:
                for part, wanted in zip(parts, ("date", "number", "date"), strict=True):
                    if (kind := self._kind(part)) not in (wanted, ""):
                        fix = f"Write {word}(day, number, other_day)."
                        self._wrong(f"`{word}` is given a {_WORDS[kind]} instead of a {wanted}", fix)
                return "yes_no"
            case ["in" | "any_of" | "all_of" as word, left, *rest]:
                self._member(word, self._kind(left), rest[0] if word == "in" else rest)
                return "yes_no"
            case [sign, left, right] if sign in SIGNS:
                self._pair(sign, self._kind(left), self._kind(right))
                return "yes_no"
        return ""

    def _kind_of_name(self, name: str) -> str:
        return self.kinds.get(name) or self.kinds.get(name.partition(".")[2], "")

    def _member(self, word: str, kind: str, items: list[Tree]) -> None:
        if word == "in" and kind in ("multi", "rows", "milestones"):
            self._wrong(f"`in` is given a {_WORDS[kind]}", "Write any_of(answer, option, ...).")
        elif word != "in" and kind not in ("multi", "choice", ""):
            self._wrong(f"`{word}` is given a {_WORDS[kind]}", "Give it a question of type multi first.")
        else:
            for item in items:
                other = self._kind(item)
                if kind == "multi":
                    kind = "choice"
                self._pair("==", kind, other)

    def _pair(self, sign: str, left: str, right: str) -> None:
        if not left or not right:
            return
        if "multi" in (left, right) and sign in ("==", "!="):
            self._wrong(
                "a question with several answers is compared with `==`", "Write any_of(answer, option, ...)."
            )
        elif _LIKE.get(left, left) != _LIKE.get(right, right):
            fix = f"Compare a {_WORDS[left]} with a {_WORDS[left]}."
            self._wrong(f"a {_WORDS[left]} is compared with a {_WORDS[right]}", fix)
        elif sign not in ("==", "!=") and left not in ("number", "date"):
            self._wrong(
                f"`{sign}` compares a {_WORDS[left]}", "Numbers and days have an order; use `==` here."
            )


_LIKE: Final[Mapping[str, str]] = {"choice": "word", "text": "word", "status": "word"}
_WORDS: Final[Mapping[str, str]] = {
    "yes_no": "yes or no",
    "word": "word",
    "number": "number",
    "date": "day",
    "text": "text",
    "choice": "choice",
    "multi": "question with several answers",
    "rows": "list of rows",
    "milestones": "list of milestones",
    "status": "state",
    "letter": "letter",
}
