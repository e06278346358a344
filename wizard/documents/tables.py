"""The tables of a paper: rows of an answer, the build-up of hours, deadlines and evaluations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from wizard.content.answer_types import Row
from wizard.documents.blocks import Block, Grid
from wizard.documents.context import Occurrence, PaperMilestone
from wizard.documents.template import Directive
from wizard.dutch import day_in_table, number

if TYPE_CHECKING:
    from wizard.documents.compose import Composer


def rows(composer: Composer, node: Directive) -> Iterator[Block]:
    """The chosen columns of a `rows` answer; without rows, or without an answer, lines to write on."""
    columns = _list(node, "columns")
    found = _chosen(composer.values.get(node.target), node)
    heads = _list(node, "heads") or [_head(composer, node.target, column) for column in columns]
    lines = [
        tuple(composer.format.cell(node.target, column, row.cells.get(column)) for column in columns)
        for row in found
    ]
    widths = [int(width) for width in _list(node, "widths")] or [100 // len(heads)] * len(heads)
    empty = composer.count(node, "extra", 0) if lines else composer.count(node, "empty", 3)
    if node.options.get("numbered") == "true":
        heads, widths = [composer.words["paper.number"], *heads], [6, *widths]
        lines = [(str(place), *line) for place, line in enumerate(lines, start=1)]
    ticks = node.options.get("ticks") == "true"
    if ticks:
        heads, widths = [*heads, composer.words["paper.done"]], [*widths, 8]
    if lines or empty:
        yield Grid(tuple(heads), tuple(lines), _shares(widths), empty, ticks)


def occurrences(composer: Composer, node: Directive) -> Iterator[Block]:
    """A line for each time that something happened: an event, or an occurrence of a repeating task."""
    columns = _list(node, "columns")
    found = composer.occurrences.get(node.target, ())
    heads = _list(node, "heads") or columns
    lines = [tuple(_told(composer, one, name) for name in columns) for one in found]
    widths = [int(width) for width in _list(node, "widths")] or [100 // len(heads)] * len(heads)
    empty = 0 if lines else composer.count(node, "empty", 3)
    if lines or empty:
        yield Grid(tuple(heads), tuple(lines), _shares(widths), empty)


def _told(composer: Composer, one: Occurrence, name: str) -> str:
    value = one.day if name == "day" else one.values.get(name)
    return day_in_table(value) if isinstance(value, date) else composer.format.answer(name, value)


def _chosen(value: Any, node: Directive) -> list[Row]:
    found = [row for row in value or () if isinstance(row, Row)]
    where = node.where
    return found if where is None else [row for row in found if where.judge(row.cells) is True]


def _list(node: Directive, key: str) -> list[str]:
    return [part.strip() for part in node.options[key].split(",")] if key in node.options else []


def _head(composer: Composer, question: str, column_id: str) -> str:
    column = composer.format.column(question, column_id)
    return (
        composer.format.impersonal(column.label)
        if column
        else composer.words.get(f"paper.{column_id}", column_id)
    )


def _shares(widths: list[int]) -> tuple[float, ...]:
    whole = sum(widths)
    return tuple(width / whole for width in widths)


def build_up(composer: Composer, node: Directive) -> Iterator[Block]:
    """The steps back to full hours: week since the start, day, hours of the contract, days and tasks."""
    words = composer.words
    found = sorted(
        (row.cells for row in composer.values.get("build_up", ()) if isinstance(row, Row)),
        key=lambda cells: (cells.get("start") is None, cells.get("start") or date.min),
    )
    total = composer.values.get("contract_hours")
    starts = [cells.get("start") for cells in found]
    lines = [
        (
            str(place + 1),
            day_in_table(cells["start"]) if cells.get("start") else "",
            _weeks(words, starts, place),
            _hours(words, cells.get("hours"), total),
            composer.format.cell("build_up", "days", cells.get("days")),
            composer.format.cell("build_up", "tasks", cells.get("tasks")),
        )
        for place, cells in enumerate(found)
    ]
    heads = tuple(words[f"paper.{key}"] for key in ("step", "start", "weeks", "hours", "days", "tasks"))
    empty = 0 if lines else composer.count(node, "empty", 6)
    if lines or empty:
        yield Grid(heads, tuple(lines), (0.07, 0.2, 0.115, 0.14, 0.165, 0.31), empty)


def _weeks(words: Mapping[str, str], starts: list[date | None], place: int) -> str:
    """Which weeks a step lasts, counted from the first step: "3 t/m 4"; the last one is open."""
    first_day, start = starts[0], starts[place]
    if first_day is None or start is None:
        return ""
    first = (start - first_day).days // 7 + 1
    following = starts[place + 1] if place + 1 < len(starts) else None
    if following is None:
        return words["paper.week_from"].format(first=first)
    last = max(first, ((following - first_day).days - 1) // 7 + 1)
    return words["paper.week" if last == first else "paper.week_span"].format(first=first, last=last)


def _hours(words: Mapping[str, str], hours: Any, total: Any) -> str:
    if not isinstance(hours, int | float) or isinstance(hours, bool):
        return ""
    if not isinstance(total, int | float) or isinstance(total, bool):
        return number(hours)
    return words["paper.hours_of"].format(hours=number(hours), total=number(total))


def milestones(composer: Composer, node: Directive) -> Iterator[Block]:
    """The statutory days. With `count`: the first days from today on, talks about the plan among them."""
    words, short = composer.words, "count" in node.options
    found = sorted(composer.milestones, key=lambda milestone: milestone.day)
    if short:
        talks = (
            PaperMilestone(words["paper.talk"], day, words["paper.talk_who"]) for day in composer.evaluations
        )
        coming = sorted((*found, *talks), key=lambda milestone: milestone.day)
        found = [milestone for milestone in coming if milestone.day >= composer.today][
            : int(node.options["count"])
        ]
    lines = []
    for milestone in found:
        late = words["paper.overdue"].format(day=day_in_table(milestone.day)) if milestone.is_overdue else ""
        note = ", ".join(
            part for part in (milestone.reading, words["paper.provisional"] * milestone.provisional) if part
        )
        day = "\n".join(part for part in (day_in_table(milestone.day), note, late) if part)
        how = milestone.repair if milestone.is_overdue else ""
        what = milestone.title + ("\n" + words["paper.repair"].format(how=how) if how else "")
        line = (day, what, milestone.who)
        lines.append(line if short else (*line, milestone.source))
    heads = [words["paper.deadline"], words["paper.what"], words["paper.who"], words["paper.source"]]
    widths = (0.29, 0.43, 0.28) if short else (0.26, 0.31, 0.19, 0.24)
    empty = 3 if short and not lines else 0
    if lines or empty:
        yield Grid(tuple(heads[: len(widths)]), tuple(lines), widths, empty)


def proofs(composer: Composer, node: Directive) -> Iterator[Block]:
    """Why each statutory day is that day: the sum that a person can redo, the rule and the source."""
    words = composer.words
    heads = (words["paper.what"], words["paper.why_day"], words["paper.rule"])
    lines = tuple(
        (
            f"{milestone.title}\n{day_in_table(milestone.day)}",
            "\n".join((*milestone.proof, milestone.reading and f"{milestone.reading.capitalize()}.")).strip(),
            f"{milestone.source}\n{milestone.rule}".strip(),
        )
        for milestone in sorted(composer.milestones, key=lambda milestone: milestone.day)
        if milestone.proof
    )
    if lines:
        yield Grid(heads, lines, (0.27, 0.48, 0.25))


def evaluations(composer: Composer, node: Directive) -> Iterator[Block]:
    """The days of the next talks about the plan, with room to note that they were held."""
    words = composer.words
    days = composer.evaluations[: composer.count(node, "count", 40)]
    heads = (words["paper.evaluation"], words["paper.held"], words["paper.result"])
    empty = 0 if days else composer.count(node, "empty", 3)
    lines = tuple((day_in_table(day), "", "") for day in days)
    if lines or empty:
        yield Grid(heads, lines, (0.28, 0.2, 0.52), empty)
