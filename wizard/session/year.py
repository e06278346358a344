"""A year of assignments in counts: what came out, how long an answer took, why held, what was missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from statistics import median
from typing import Final

from wizard.content.model import Content, Flow
from wizard.desk_views import Cell, YearTable, YearView
from wizard.dutch import MONTHS, MONTHS_IN_BRIEF, counted, number
from wizard.language import spoken
from wizard.lookup import Lookup
from wizard.month_chart import MonthBar, MonthChart
from wizard.session.assignment_facts import AssignmentFacts
from wizard.session.assignment_lines import HOLD
from wizard.session.plain import plain

PARTS: Final = ("taken", "declined", "open")
"""Of a bar, from below, and of the columns that say the same."""


def year_view(
    content: Content,
    flow: Flow,
    every: Iterable[AssignmentFacts],
    year: int,
    today: date,
    updating: str = "",
) -> YearView:
    """The assignments whose question came in during that year; 0 stands for the latest with any so far."""
    found = list(every)
    year = year or max((one.request.year for one in found if one.request <= today), default=today.year)
    of_year = sorted((one for one in found if one.request.year == year), key=lambda one: one.request)
    tables = _Tables(content, flow, of_year)
    months = tables.months()
    return YearView(
        year=year,
        years=tuple(sorted({one.request.year for one in found} | {year, today.year}, reverse=True)),
        title=tables.texts("year.title", year=year),
        lines=tuple(tables.lines(year)),
        tables=tuple(table for table in tables.all() if table.rows),
        months=months,
        assignments=tables.assignments(),
        clients=tables.by_client(),
        chart=MonthChart(
            tuple(
                MonthBar(label, (_whole(taken), _whole(declined), _whole(still_open)))
                for label, (_, _, taken, declined, still_open) in zip(
                    MONTHS_IN_BRIEF[spoken()], months.rows, strict=True
                )
            ),
            (tables.head("taken"), tables.head("declined"), tables.head("open")),
        ),
        chart_text=tables.chart_text(year, months),
        file_name=f"{tables.texts('year.file')} {year}",
        updating=updating,
    )


class _Tables:
    """The tables of one year, each from the facts of its assignments."""

    def __init__(self, content: Content, flow: Flow, facts: Sequence[AssignmentFacts]) -> None:
        self.texts, self.facts, self.flow = Lookup(content.texts), facts, flow
        self.outcomes = {row.id: row.title for row in flow.outcomes}
        self.questions = {q.id: q.label for task in flow.tasks.values() for q in task.questions}

    def head(self, column: str) -> str:
        return self.texts(f"year.head_{column}")

    def table(self, name: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> YearTable:
        first, *others = columns
        heads = (
            self.texts(f"year.what_{name}") if first == "what" else self.head(first),
            *map(self.head, others),
        )
        return YearTable(name, self.texts(f"year.{name}"), columns, heads, tuple(rows))

    # --- in words ------------------------------------------------------------------------------------

    def lines(self, year: int) -> Iterator[str]:
        texts, days = self.texts, sorted(one.days for one in self.facts if one.days is not None)
        if not self.facts:
            yield texts("year.nothing", year=year)
            return
        yield self._counted("year.came_in", len(self.facts), year=year)
        if days:
            details = {"median": number(median(days)), "longest": number(days[-1])}
            yield self._counted("year.answered", len(days), **details)
        if waiting := len(self.facts) - len(days):
            yield self._counted("year.waiting", waiting)
        if guessed := sum(not one.request_told for one in self.facts):
            yield self._counted("year.guessed", guessed)

    def _counted(self, key: str, count: int, **details: object) -> str:
        return self.texts(f"{key}_one" if count == 1 else key, count=counted(count), **details)

    def chart_text(self, year: int, months: YearTable) -> str:
        told = (
            self.texts("year.chart_month", month=str(row[0]), count=str(row[1]))
            for row in months.rows
            if row[1]
        )
        return self.texts("year.chart", year=year, months=", ".join(told) or self.texts("year.chart_none"))

    # --- the counts ----------------------------------------------------------------------------------

    def all(self) -> Iterator[YearTable]:
        yield self.by_outcome()
        yield self._grouped("role", lambda one: self._role(one.role))
        yield self.by_client()
        grounds = {g.id: g.text for row in self.flow.outcomes if row.id == HOLD for g in row.grounds}
        yield self._named("held", (grounds.get(name, name) for one in self.facts for name in one.held))
        yield self._named(
            "missing", (self.questions.get(name, name) for one in self.facts for name in one.missing)
        )
        interim = {row.id: row.title for row in self.flow.interim}
        yield self._named("interim", (interim.get(name, name) for one in self.facts for name in one.interim))

    def by_outcome(self) -> YearTable:
        """What came out, in the order from taking on to refusing; the own verdicts beside it."""
        computed = Counter(one.outcome for one in self.facts)
        own = Counter(one.own for one in self.facts if one.own)
        titles = {"": self.texts("year.no_outcome"), **self.outcomes}
        rows = [
            (titles[name], computed[name], own[name] or None)
            for name in (*reversed(self.outcomes), "")
            if computed[name] or own[name]
        ]
        return self.table("outcome", ("what", "count", "own"), rows)

    def by_client(self) -> YearTable:
        """Of each client: how many, what was taken on, what was held, and how long an answer took."""
        rows = []
        for name, group in self._groups(lambda one: one.client or self.texts("year.no_client")):
            days = [one.days for one in group if one.days is not None]
            middle = round(float(median(days)), 1) if days else None
            rows.append((name, len(group), *_parts(group), sum(bool(one.held) for one in group), middle))
        return self.table("client", ("what", "count", *PARTS, "held", "median"), rows)

    def months(self) -> YearTable:
        """Each month with how many questions came in, and what became of them."""
        rows = []
        for month, name in enumerate(MONTHS[spoken()], start=1):
            group = [one for one in self.facts if one.request.month == month]
            rows.append((name, len(group), *_parts(group)))
        return self.table("months", ("what", "count", *PARTS), rows)

    def _grouped(self, name: str, key: Callable[[AssignmentFacts], str]) -> YearTable:
        rows = [(title, len(group), *_parts(group)) for title, group in self._groups(key)]
        return self.table(name, ("what", "count", *PARTS), rows)

    def _groups(self, key: Callable[[AssignmentFacts], str]) -> list[tuple[str, list[AssignmentFacts]]]:
        """The assignments by that word, the largest group first, then by the alphabet.

        Words that differ in spaces and capitals alone are one; it is shown as it was typed first.
        """
        groups: dict[str, tuple[str, list[AssignmentFacts]]] = {}
        for one in self.facts:
            word = " ".join(key(one).split())
            groups.setdefault(plain(word), (word, []))[1].append(one)
        return sorted(groups.values(), key=lambda pair: (-len(pair[1]), pair[0].casefold()))

    def _named(self, name: str, found: Iterable[str]) -> YearTable:
        counts = sorted(Counter(found).items(), key=lambda pair: (-pair[1], pair[0]))
        return self.table(name, ("what", "count"), counts)

    def _role(self, role: str) -> str:
        return self.flow.roles[role].title if role in self.flow.roles else self.texts("year.no_role")

    # --- one by one ----------------------------------------------------------------------------------

    def assignments(self) -> YearTable:
        """Every assignment of the year, by the expert's own reference."""
        columns = ("reference", "number", "client", "role", "request", "answer", "days", "outcome")
        rows = [
            (
                one.reference,
                one.number,
                one.client,
                self._role(one.role),
                one.request,
                one.answered,
                one.days,
                self.outcomes.get(one.outcome, self.texts("year.no_outcome")),
                self.outcomes.get(one.own, ""),
                self._state(one),
                self.texts("year.yes") if one.held else "",
                one.delivered,
            )
            for one in self.facts
        ]
        return self.table("assignments", (*columns, "own", "state", "was_held", "delivered"), rows)

    def _state(self, one: AssignmentFacts) -> str:
        if one.ended in self.flow.events:
            return self.flow.events[one.ended].title
        return next(phase.title for phase in self.flow.phases if phase.id == one.phase)


def _parts(group: Sequence[AssignmentFacts]) -> tuple[int, int, int]:
    """How many were taken on, were not, and are not answered yet."""
    return tuple(sum(one.taken is taken for one in group) for taken in (True, False, None))  # type: ignore[return-value]


def _whole(cell: Cell) -> int:
    return cell if isinstance(cell, int) else 0
