"""Home: the next actions of all cases, and what the office itself still has to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, overload

from wizard.content.model import Content
from wizard.dutch import counted, day_in_words
from wizard.ports import CaseLine, Shelf
from wizard.session.bin import KEEPS
from wizard.session.helpers import offered
from wizard.session.lines import HAS_ACTION, CaseLines
from wizard.views import ActionView, CaseLineView, HomeView, Lookup, OptionView, TaskView

AWAY_DAYS: Final = 14
ACTIONS_SHOWN: Final = 8
PASSED_SHOWN: Final = 20


class CaseList(Sequence[CaseLineView]):
    """The cases of Home, each made when it is looked at: the screen shows a few of ten thousand."""

    def __init__(self, rows: Sequence[CaseLine], lines: CaseLines, waiting: str) -> None:
        self._rows, self._lines, self._waiting = rows, lines, waiting

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> CaseLineView: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[CaseLineView, ...]: ...
    def __getitem__(self, at: int | slice) -> CaseLineView | tuple[CaseLineView, ...]:
        if isinstance(at, slice):
            return tuple(map(self._view, self._rows[at]))
        return self._view(self._rows[at])

    def __iter__(self) -> Iterator[CaseLineView]:
        return map(self._view, self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _view(self, row: CaseLine) -> CaseLineView:
        title = row.title or row.number
        if not self._lines.is_fresh(row):
            return CaseLineView(row.case_id, title, self._waiting, "", "", "")
        return CaseLineView(row.case_id, title, row.phase, row.week, row.next_step, row.next_day)


def away_since(shelf: Shelf, today: date) -> date | None:
    """The day of the last visit, when that is so long ago that what came up since then must be told."""
    kept = shelf.setting("last_visit")
    last = date.fromisoformat(kept) if kept else today
    return last if (today - last).days > AWAY_DAYS else None


def home_view(content: Content, shelf: Shelf, lines: CaseLines, today: date) -> HomeView:
    """What is due, in order of urgency; says so when nothing is, with the next date."""
    texts = Lookup(content.texts)
    live = lines.live()
    fresh = [row for row in live if lines.is_fresh(row)] if lines.left else live
    waiting = [row for row in fresh if row.urgency < HAS_ACTION]
    actions = actions_of(lines, waiting)
    return HomeView(
        greeting=texts("home.greeting"),
        today_text=texts("home.today", day=day_in_words(today)),
        actions=actions,
        quiet="" if actions or lines.left else _quiet(texts, lines, live),
        cases=case_list(content, lines, live),
        log_kinds=_log_kinds(content, texts),
        since_last_visit=since_last_visit(texts, lines, away_since(shelf, today), bool(live)),
        tasks=tuple(office_tasks(texts, shelf, bool(live))),
        unlocked_band="" if not live or shelf.setting("passphrase_set") else texts("lock.band"),
        helpers=offered(content),
        in_the_bin=tuple(bin_line(texts, row) for row in lines.in_the_bin()),
        more=more_text(texts, waiting, actions),
        updating=updating_text(texts, lines, len(live)),
    )


def case_list(content: Content, lines: CaseLines, rows: Sequence[CaseLine]) -> CaseList:
    return CaseList(rows, lines, content.texts["home.line_updating"])


def actions_of(
    lines: CaseLines, waiting: list[CaseLine], most: int = ACTIONS_SHOWN
) -> tuple[ActionView, ...]:
    """The tasks that belong on Home: of each case the first thing to do, and all that is due within a week.

    A case is as urgent as its first action, so the first actions are all of the first cases.
    """
    first = [action for row in waiting[:most] for action in lines.details(row).actions]
    first.sort(key=lambda action: (not action.is_overdue, action.due or date.max))
    return tuple(first[:most])


def more_text(
    texts: Lookup, waiting: list[CaseLine], actions: tuple[ActionView, ...], key: str = "home.more"
) -> str:
    """In how many other cases there is something to do."""
    others = len(waiting) - len({action.case_id for action in actions})
    if not others:
        return ""
    return texts(f"{key}_one" if others == 1 else key, count=counted(others))


def updating_text(texts: Lookup, lines: CaseLines, cases: int, key: str = "home.updating") -> str:
    """How many of the cases were worked out for today; "" when all were."""
    if not lines.left:
        return ""
    return texts(key, done=counted(max(0, cases - lines.left)), count=counted(cases))


def bin_line(texts: Lookup, row: CaseLine) -> CaseLineView:
    """A case in the bin, with the last day on which it can come back."""
    until = texts("bin.until", day=day_in_words(date.fromisoformat(row.deleted) + KEEPS))
    return CaseLineView(row.case_id, row.title or row.number, "", "", "", until)


def _quiet(texts: Lookup, lines: CaseLines, live: list[CaseLine]) -> str:
    if not live:
        return texts("home.quiet_empty")
    if not live[0].urgency.startswith(HAS_ACTION):
        return texts("home.quiet_nothing")
    first = lines.details(live[0])
    day = day_in_words(date.fromisoformat(first.coming_day))
    return texts("home.quiet", day=day, what=first.coming, case=first.person)


def _log_kinds(content: Content, texts: Lookup) -> tuple[OptionView, ...]:
    """What can be told of at any moment, in content order: tasks that repeat, or that come with an event."""
    return tuple(
        OptionView(task.id, task.log_label)
        for flow in content.flows.values()
        for task in flow.tasks.values()
        if (task.repeats or task.per) and task.log_label
    )


def since_last_visit(texts: Lookup, lines: CaseLines, last: date | None, has_cases: bool) -> tuple[str, ...]:
    """After two weeks away: what came up in the meantime."""
    if last is None or not has_cases:
        return ()
    passed = list(lines.passed())
    if not passed:
        return () if lines.left else (texts("home.since_nothing", day=day_in_words(last)),)
    others = len(passed) - PASSED_SHOWN
    more = (texts("home.since_more", count=counted(others)),) if others > 0 else ()
    return (*passed[:PASSED_SHOWN], *more)


def office_tasks(
    texts: Lookup, shelf: Shelf, has_cases: bool, why: str = "home.recovery_why"
) -> list[TaskView]:
    """What the office itself has to do: keep the recovery sheet."""
    if not has_cases or shelf.setting("recovery_kept"):
        return []
    return [
        TaskView(
            place="recovery_sheet",
            title=texts("home.recovery_task"),
            status="to_do",
            reason=texts(why),
            minutes=3,
            button=texts("task.button"),
        )
    ]
