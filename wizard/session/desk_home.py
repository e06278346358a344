"""The home of the expert, and at which desk a vault belongs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, overload

from wizard.content.model import Content
from wizard.desk_views import AssignmentLineView, DeskView
from wizard.dutch import day_in_words
from wizard.ports import CaseLine, Shelf
from wizard.session.home import (
    actions_of,
    away_since,
    bin_line,
    more_text,
    office_tasks,
    since_last_visit,
    updating_text,
)
from wizard.session.lines import HAS_ACTION, CaseLines
from wizard.views import Lookup

EMPLOYER: Final = "employer"
EXPERT: Final = "expert"
SETTING: Final = "desk"
ACTIONS_SHOWN: Final = 5
"""The list below says of each assignment what it waits for: it stays in sight."""


def desk_of(content: Content, shelf: Shelf) -> str:
    """The desk of this vault: as it was kept, else as its cases tell; "" while it is empty."""
    kept = shelf.setting(SETTING)
    if kept in (EMPLOYER, EXPERT):
        return kept
    audiences = {content.flows[head.flow].audience for head in shelf.heads() if head.flow in content.flows}
    if not audiences:
        return ""
    return EXPERT if audiences == {EXPERT} else EMPLOYER


def starts_with(content: Content, desk: str) -> str:
    """The flow of a new case at this desk."""
    if desk != EXPERT:
        return "employer_case"
    return next(flow.id for flow in content.flows.values() if flow.audience == EXPERT)


class AssignmentList(Sequence[AssignmentLineView]):
    """The assignments, each made when it is looked at: the screen shows a few of ten thousand."""

    def __init__(self, rows: Sequence[CaseLine], make: Callable[[CaseLine], AssignmentLineView]) -> None:
        self._rows, self._make = rows, make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> AssignmentLineView: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[AssignmentLineView, ...]: ...
    def __getitem__(self, at: int | slice) -> AssignmentLineView | tuple[AssignmentLineView, ...]:
        if isinstance(at, slice):
            return tuple(map(self._make, self._rows[at]))
        return self._make(self._rows[at])

    def __iter__(self) -> Iterator[AssignmentLineView]:
        return map(self._make, self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def assignment_list(content: Content, lines: CaseLines, rows: Sequence[CaseLine]) -> AssignmentList:
    """The lines of these cases as the expert sees them."""
    waiting = content.texts["desk.line_updating"]

    def make(row: CaseLine) -> AssignmentLineView:
        title = row.title or row.number
        if not lines.is_fresh(row):
            return AssignmentLineView(row.case_id, title, "", "", waiting, "", "", "")
        more = lines.details(row)
        return AssignmentLineView(
            row.case_id, title, more.client, more.role, row.phase, row.next_step, row.week, row.next_day
        )

    return AssignmentList(rows, make)


def open_ones(lines: CaseLines, rows: Sequence[CaseLine]) -> list[CaseLine]:
    """Without what is closed."""
    return [row for row in rows if not lines.is_closed(row)]


def desk_view(content: Content, shelf: Shelf, lines: CaseLines, today: date) -> DeskView:
    """What is due, in order of urgency, and the assignments that are open."""
    texts = Lookup(content.texts)
    every = lines.live()
    fresh = [row for row in every if lines.is_fresh(row)] if lines.left else every
    waiting = [row for row in fresh if row.urgency < HAS_ACTION]
    actions = actions_of(lines, waiting, ACTIONS_SHOWN)
    is_open = open_ones(lines, every)
    return DeskView(
        greeting=texts("home.greeting"),
        today_text=texts("home.today", day=day_in_words(today)),
        actions=actions,
        quiet="" if actions or lines.left or not every else _quiet(texts, lines, is_open),
        cases=assignment_list(content, lines, is_open),
        every=assignment_list(content, lines, every),
        since_last_visit=since_last_visit(texts, lines, away_since(shelf, today), bool(every)),
        tasks=tuple(office_tasks(texts, shelf, bool(every), "desk.recovery_why")),
        unlocked_band="" if not every or shelf.setting("passphrase_set") else texts("desk.band"),
        in_the_bin=tuple(bin_line(texts, row) for row in lines.in_the_bin()),
        more=more_text(texts, waiting, actions, "desk.more"),
        updating=updating_text(texts, lines, len(every), "desk.updating"),
    )


def _quiet(texts: Lookup, lines: CaseLines, is_open: list[CaseLine]) -> str:
    if not is_open or not is_open[0].urgency.startswith(HAS_ACTION):
        return texts("desk.quiet_nothing")
    first = lines.details(is_open[0])
    day = day_in_words(date.fromisoformat(first.coming_day))
    return texts("desk.quiet", day=day, what=first.coming, case=first.person)
