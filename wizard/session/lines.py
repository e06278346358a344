"""The lines of Home: one for each case, kept by the shelf, worked out again when they are of no use any more.

A line is right for one record, one day and one basis (content and language). The shelf throws it away when
the record changes and does not show it to another program; here it is not used on another day. What is left
of yesterday is worked out while nobody waits, what was most urgent first; until then a case shows its name
alone.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import Any, Final

from wizard.content.model import Content
from wizard.dutch import day_in_words
from wizard.errors import StoreError
from wizard.language import spoken
from wizard.ports import CaseLine, Shelf, WorkedOut
from wizard.session.assignment_facts import AssignmentFacts, facts_of, history_of, read_facts
from wizard.session.assignment_lines import CLOSED, assignment_line, is_assignment, passed_since
from wizard.session.bin import KEEPS, went_along
from wizard.session.helpers import hangs_under
from wizard.session.open_case import Standing
from wizard.session.plain import plain
from wizard.session.reasons import week_text
from wizard.session.tasks import Upcoming, tasks_now, upcoming
from wizard.views import ActionView, TaskView

SOON: Final = timedelta(days=7)
AT_ONCE: Final = 50
"""So many cases nobody notices: up to here Home is whole from the first moment."""
FIRST: Final = 3
"""Of more than that, these are worked out before Home shows: what was most urgent on the day before."""
HAS_ACTION: Final = "2"
"""What sorts before this has something to do; what starts with it has a day to come."""
UNDER_A_CASE: Final = "9"
"""The urgency of a short flow that is found in the case to which it belongs."""
_SEARCHED: Final = ("first_name", "last_name", "job_title")


@dataclass(frozen=True, slots=True)
class Details:
    """What Home says of a case on top of the list: its actions, or what comes for whom on which day."""

    person: str = ""
    coming_day: str = ""
    coming: str = ""
    actions: tuple[ActionView, ...] = ()
    client: str = ""
    """Of an assignment, as its role."""
    role: str = ""


class CaseLines:
    """The lines of all cases as they stand today, as far as they were worked out."""

    def __init__(self, content: Content, shelf: Shelf, today: date) -> None:
        self._content, self._shelf, self._today = content, shelf, today
        self._day = today.isoformat()
        # Without a fingerprint nobody can tell whether this content is that of yesterday.
        self._basis = f"{content.fingerprint} {spoken()}" if content.fingerprint else ""
        self._rows: dict[str, CaseLine] = {}
        self._details: dict[str, str] = {}
        self._stale: deque[str] = deque()
        self._passed: dict[str, tuple[str, ...]] = {}
        self._away_since: date | None = None
        self._under: dict[str, list[str]] | None = None

    def read(self, away_since: date | None = None) -> None:
        """Takes what the shelf kept, and works out what nobody has to wait for.

        `away_since` is the day of the last visit when what passed since then must be told.
        """
        if away_since != self._away_since:
            self._away_since, self._passed = away_since, {}
        self._details, self._under = {}, None
        self._rows = {row.case_id: row for row in self._shelf.lines(self._basis)}
        stale = [row for row in self._rows.values() if not self._is_of_use(row)]
        stale.sort(key=lambda row: (row.deleted, row.urgency))
        self._stale = deque(row.case_id for row in stale)
        self.work_out(AT_ONCE if len(stale) <= AT_ONCE else FIRST)

    def work_out(self, most: int) -> int:
        """Works out so many lines at most; gives how many are left."""
        made: list[WorkedOut] = []
        while self._stale and len(made) < most:
            made.append(self._work_out(self._rows[self._stale.popleft()]))
        if made and self._basis:
            # Home does not need the disk to have room: what is not kept is worked out again.
            with suppress(StoreError):
                self._shelf.keep_lines(self._basis, made)
        return len(self._stale)

    @property
    def left(self) -> int:
        """How many cases are still to be worked out for today."""
        return len(self._stale)

    def is_fresh(self, row: CaseLine) -> bool:
        """Whether the line is right today: of this day, or of an assignment that was closed by then."""
        return row.day == self._day or (self.is_closed(row) and row.day < self._day)

    def live(self) -> list[CaseLine]:
        """The cases that are not in the bin and hang under no other, the most urgent first."""
        shown = (row for row in self._rows.values() if not row.deleted and row.urgency != UNDER_A_CASE)
        return sorted(shown, key=attrgetter("urgency"))

    def is_closed(self, row: CaseLine) -> bool:
        """Whether the line says that this assignment is closed."""
        return row.urgency.startswith(CLOSED)

    def in_the_bin(self) -> list[CaseLine]:
        """What can come back; what went along with a case comes back with it and has no line."""
        last = (self._today - KEEPS).isoformat()
        binned = (row for row in self._rows.values() if row.deleted >= last)
        return [
            row for row in binned if not went_along(self._content, self._shelf, self._shelf.head(row.case_id))
        ]

    def found(self, text: str) -> list[CaseLine]:
        """The cases whose name, number or job holds the text, in any case and without accents."""
        wanted = plain(text)
        return [row for row in self.live() if wanted in (row.words or plain(row.number))]

    def details(self, row: CaseLine) -> Details:
        kept = self._details.get(row.case_id) or self._shelf.line_details(row.case_id)
        return _read_details(row, kept)

    def facts(self) -> Iterator[AssignmentFacts]:
        """What a year counts of each assignment that was worked out for today and is not in the bin."""
        kept = {**self._shelf.all_line_details(self._basis), **self._details} if self._rows else {}
        for case_id, row in self._rows.items():
            if not row.deleted and self.is_fresh(row):
                told = json.loads(kept.get(case_id) or "{}").get("year")
                if told:
                    yield read_facts(case_id, told)

    def passed(self) -> Iterator[str]:
        """What came up since the last visit, as sentences, in order of the cases."""
        for case_id, row in self._rows.items():
            if not row.deleted and row.urgency != UNDER_A_CASE:
                yield from self._passed.get(case_id, ())

    def _is_of_use(self, row: CaseLine) -> bool:
        if row.deleted:
            return bool(row.title)
        is_told = self._away_since is None or row.case_id in self._passed or self.is_closed(row)
        return self.is_fresh(row) and is_told

    def _work_out(self, row: CaseLine) -> WorkedOut:
        record = self._shelf.record(row.case_id)
        now = Standing(self._content, record, self._today)
        kept = self._shelf.line_details(row.case_id) if row.day and is_assignment(now) else ""
        line, details = case_line(
            row, now, self._standings_under(row.case_id), json.loads(kept) if kept else {}
        )
        if now.flow.helps and hangs_under(self._content, self._shelf, self._shelf.head(row.case_id)):
            line = line._replace(urgency=UNDER_A_CASE)
        if self._away_since is not None:
            self._passed[row.case_id] = tuple(_passed(now, line.title, self._away_since))
        self._rows[row.case_id] = line
        self._details[row.case_id] = details
        return WorkedOut(line, details, len(record.entries))

    def _standings_under(self, case_id: str) -> dict[str, Standing]:
        """The short flows that hang under a case and are not in the bin, by their id."""
        if self._under is None:
            self._under = {}
            for head in self._shelf.linked_heads():
                if head.deleted is None and self._content.flows[head.flow].helps:
                    self._under.setdefault(head.linked_to, []).append(head.id)
        return {
            name: Standing(self._content, self._shelf.record(name), self._today)
            for name in self._under.get(case_id, ())
        }


@dataclass(frozen=True, slots=True)
class Doing:
    """Something to do in a case, or in a short flow under it: `case_id` says where it is done."""

    case_id: str
    task: TaskView


def _all_doing(case_id: str, now: Standing, under: Mapping[str, Standing]) -> list[Doing]:
    """What is to be done in the case, and of each short flow the first thing, in the order of Home.

    Of what has no day, a short flow that somebody began comes before tasks that nobody looked at.
    """
    found = [Doing(case_id, task) for task in tasks_now(now)]
    for name, standing in under.items():
        for task in tasks_now(standing)[:1]:
            title = standing.wording.fill(standing.flow.start_label or standing.flow.title)
            found.append(Doing(name, replace(task, title=title)))
    return sorted(
        found,
        key=lambda one: (not one.task.is_overdue, one.task.due or date.max, one.case_id == case_id),
    )


def _first_to_come(now: Standing, under: Mapping[str, Standing]) -> Upcoming | None:
    found = (upcoming(standing) for standing in (now, *under.values()))
    return min((one for one in found if one), key=lambda one: one.day, default=None)


def case_line(
    row: CaseLine, now: Standing, under: Mapping[str, Standing], before: Mapping[str, Any]
) -> tuple[CaseLine, str]:
    """The line of a case for the day of `now`, and its details as text.

    What is open in a short flow under the case stands in it too: `under` has those by their id. `before` is
    what was kept of the same record on an earlier day.
    """
    if is_assignment(now):
        line, told = assignment_line(row, now)
        history = before.get("history") or history_of(now)
        told |= {"history": history, "year": facts_of(now, row.number, history)}
        return line, json.dumps(told, ensure_ascii=False)
    everything, coming = _all_doing(row.case_id, now, under), _first_to_come(now, under)
    doing = [one.task for one in everything]
    phases = {phase.id: phase.title for phase in now.flow.phases}
    step = doing[0].title if doing else coming.what if coming else ""
    day = doing[0].due if doing else coming.day if coming else None
    words = [row.number, *(str(now.walk.env.get(name) or "") for name in _SEARCHED)]
    line = CaseLine(
        row.case_id,
        row.number,
        row.deleted,
        day=now.today.isoformat(),
        urgency=_urgency(doing, coming.day if coming else None),
        title=f"{now.wording.person} · {row.number}",
        phase=now.wording.fill(phases[now.walk.phase]),
        week=week_text(now),
        next_step=step,
        next_day=day_in_words(day) if day else "",
        words=plain(" ".join(words)),
    )
    urgent = [
        one
        for one in everything
        if one.task.is_overdue or (one.task.due and one.task.due <= now.today + SOON)
    ]
    details = {
        "person": now.wording.person,
        "coming_day": coming.day.isoformat() if coming else "",
        "coming": coming.what if coming else "",
        "actions": [
            (
                one.case_id,
                one.task.place,
                one.task.title,
                one.task.due_text or now.wording.texts("home.when_now"),
                one.task.is_overdue,
                one.task.due.isoformat() if one.task.due else "",
                one.task.repair,
            )
            for one in (urgent or everything[:1])
        ],
    }
    return line, json.dumps(details, ensure_ascii=False)


def _urgency(doing: Sequence[TaskView], coming: date | None) -> str:
    """Sorts: too late, to do now in order of day, to come in order of day, nothing."""
    if doing:
        return f"{0 if doing[0].is_overdue else 1} {doing[0].due or date.max}"
    return f"{HAS_ACTION} {coming}" if coming else "3"


def _passed(now: Standing, title: str, last: date) -> Iterator[str]:
    if is_assignment(now):
        for what, due in passed_since(now, last):
            yield now.wording.texts("home.since_overdue", case=title, what=what, day=day_in_words(due))
    for standing in now.plan.standings:
        if (
            standing.due
            and last <= standing.due < now.today
            and standing.status in ("overdue", "done", "done_late")
        ):
            key = "home.since_overdue" if standing.status == "overdue" else "home.since_passed"
            what, day = now.wording.fill(standing.duty.title), day_in_words(standing.due)
            yield now.wording.texts(key, case=title, what=what, day=day)


def _read_details(row: CaseLine, kept: str) -> Details:
    found: dict[str, Any] = json.loads(kept) if kept else {}
    client = found.get("client", "")
    return Details(
        found.get("person", ""),
        found.get("coming_day", ""),
        found.get("coming", ""),
        tuple(
            ActionView(
                case_id=case_id,
                case=f"{row.title} · {client}" if client else row.title,
                place=place,
                title=title,
                when=when,
                is_overdue=is_overdue,
                due=date.fromisoformat(due) if due else None,
                repair=repair,
            )
            for case_id, place, title, when, is_overdue, due, repair in found.get("actions", ())
        ),
        client,
        found.get("role", ""),
    )
