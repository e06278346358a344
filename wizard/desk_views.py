"""What the screen shows at the desk of a labour expert: the assignments, and a year of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from wizard.month_chart import MonthChart as MonthChart

if TYPE_CHECKING:
    from wizard.views import ActionView, CaseLineView, TaskView


@dataclass(frozen=True, slots=True)
class AssignmentLineView:
    """An assignment in the list of the expert."""

    id: str
    title: str
    """The own reference and the number."""
    client: str
    role: str
    state: str
    """What comes out of the check, or how far the work is."""
    waits_for: str
    """The names of what is not there, with who promised it and for when; or what the expert does next."""
    since: str
    """The day since when it stands like this, and how many days that is."""
    next_day: str


@dataclass(frozen=True, slots=True)
class DeskView:
    """The home of the expert."""

    greeting: str
    today_text: str
    actions: tuple[ActionView, ...]
    """What is to be done now: a promise that passed, a delivery that nears, what waits for the expert."""
    quiet: str
    """When nothing is due: says so, with the next day."""
    cases: Sequence[AssignmentLineView]
    """The assignments that are not closed, the most urgent first."""
    every: Sequence[AssignmentLineView]
    """The closed ones as well, after the others."""
    since_last_visit: tuple[str, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    """Of the office, not of an assignment."""
    unlocked_band: str = ""
    in_the_bin: tuple[CaseLineView, ...] = ()
    more: str = ""
    updating: str = ""


Cell: TypeAlias = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class YearTable:
    """Counts of one kind, or a list. `columns` name what stands in each, for who puts tables together."""

    id: str
    title: str
    columns: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """What came in during a year, in counts and in the expert's own references; nothing of an employee."""

    year: int
    years: tuple[int, ...]
    """Those of which there is something to show, and this one; the latest first."""
    title: str
    lines: tuple[str, ...]
    """The year in a few sentences."""
    tables: tuple[YearTable, ...]
    """By outcome, role, client, why held, what was missing, during the work; without those that are empty."""
    months: YearTable
    """The same as the chart."""
    assignments: YearTable
    clients: YearTable
    chart: MonthChart
    chart_text: str
    """What a screen reader says of the chart."""
    file_name: str = ""
    """How its file is called, without an ending."""
    updating: str = ""
    """Says that not every assignment was worked out for today yet; "" when all were."""
