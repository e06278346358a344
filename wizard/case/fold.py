"""The fold over the dated events of a case: which of them hold, and which phase they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from wizard.case.index import Index
from wizard.case.looking import Looker
from wizard.case.model import OUTSIDE, EventOutcome, EventResult, Reason, Visit
from wizard.case.phases import RESUME, Phases
from wizard.case.record import Entry
from wizard.case.telling import Told
from wizard.content.conditions import NOT_ASKED
from wizard.content.model import Content, EventType, Flow, Move

RECOVERED = "recovered"
NEW_CASE = "new_case"


class Fold:
    """The phases that a case went through. Thrown away when the walk is made.

    Answers have no time; events are taken by day, and within a day in the order in which they were entered.
    """

    def __init__(self, content: Content, index: Index, told: Told, today: date, phases: Phases) -> None:
        self.flow: Flow = index.flow
        self.told = told
        self.today = today
        self.looker = Looker(content, index, told, today)
        self.phases = phases
        first = self.phases.current
        self.looker.visit(first)
        self.trail = [Visit(first, "", True, told.begun)]
        self.results: list[EventResult] = []
        self.flags: set[str] = set()
        self.spells: tuple[tuple[date, date | None], ...] = ()
        self.segment = [first]
        """The phases visited since the last event that moved the case: an event may come from any of them."""
        self.leg = [first]
        """The phases that are still going on: what was left open there is still to be done."""
        self.left_for_good: set[str] = set()
        """Events whose phases were left and do not come back: a next recovery has an aftercare of its own."""
        self._parked: list[str] = [first]
        self._last_move = ""
        self._event_days: dict[str, date] = {}

    @property
    def phase(self) -> str:
        return self.phases.current

    @property
    def fit_since(self) -> date | None:
        """The first fit day of a recovery that no relapse has ended."""
        return self.spells[-1][0] if self.spells and self.spells[-1][1] is None else None

    @property
    def is_over(self) -> bool:
        """Whether nothing can happen any more: a new case began, or an event ended this one."""
        return NEW_CASE in self.flags or any(name in self.flow.events for name in self.flags)

    def run(self) -> None:
        """Takes all events in order, with a step forward wherever one is allowed."""
        standing = [event for event in self.told.events if event.id not in self.told.withdrawn]
        days = iter([*(day_of(event) for event in standing), self.today])
        self.settle(next(days))
        for event in self.told.events:
            if event.id in self.told.withdrawn:
                self._note(event, "withdrawn")
            elif self.is_over:
                self._note(event, "after_end", Reason("event.after_end"))
            else:
                self._apply(event)
                # Time goes on to the next event and not to today: else a relapse of last year would meet
                # a case that the clock has closed since.
                if not self.is_over:
                    self.settle(next(days))
        if self.is_over:
            self.look(self.today)
        if any(row.outside and row.when.judge(self.looker.env) is True for row in self.flow.outcomes):
            self.flags.add(OUTSIDE)

    def settle(self, day: date) -> None:
        """Looks, and steps forward as long as a move allows it."""
        self.look(day)
        while self.phases.advance(partial(self._allows)):
            phase = self.phases.current
            mark = self.told.marks.get((phase, self._last_move))
            self.trail.append(Visit(phase, self._last_move, True, mark.day if mark else None))
            self.segment.append(phase)
            self.leg.append(phase)
            self.looker.visit(phase)
            self.look(day)

    def look(self, day: date) -> None:
        self.looker.look(day, self.spells, self._event_days)

    def _allows(self, move: Move) -> bool:
        if move.when.judge(self.looker.env) is not True:
            return False
        # A phase that was reached is not lost because of a new question in a finished task.
        if (move.to, self._last_move) in self.told.marks:
            return True
        return all(self.looker.is_done(task) for task in move.needs)

    # --- one event -------------------------------------------------------------------------------------

    def _apply(self, entry: Entry) -> None:
        event = self.flow.events[entry.name]
        day = day_of(entry)
        source = self._source(event)
        obstacle = self._obstacle(event, source, day)
        if obstacle or source is None:
            self._note(entry, "refused", obstacle)
            return
        self.looker.open_event(entry, day, self.spells)
        self.look(day)
        verdict = event.when.judge(self.looker.scope(entry.id))
        if event.to and self._lacks_first_day():
            verdict = None
        if verdict is None:
            self._note(entry, "pending", Reason("event.pending", {"event": event.id}))
        elif verdict is False:
            self._fall(entry, event)
        elif event.to:
            self._move(entry, event, source, day)
        else:
            self._stand(entry, "noted", day)
        if event.ends and self.results[-1].result in ("moved", "noted"):
            self.flags.add(event.id)

    def _source(self, event: EventType) -> str | None:
        """A phase from which the event may come, visited since the last event that moved the case."""
        if self.phases.current in event.sources:
            return self.phases.current
        return next((phase for phase in reversed(self.segment) if phase in event.sources), None)

    def _obstacle(self, event: EventType, source: str | None, day: date) -> Reason | None:
        """Why the event cannot have happened then, whatever is answered about it."""
        if source is None:
            return Reason("event.not_from_here", {"phase": self.phases.current})
        first = self.looker.first_day
        if event.to and first is not None and (day < first or (day == first and not event.ends)):
            return Reason("event.too_early", {"first": first})
        if (event.id == RECOVERED or event.to == RESUME) and self.spells:
            before = self.spells[-1][1] or self.spells[-1][0]
            if day <= before:
                return Reason("event.same_day", {"day": before})
        return None

    def _lacks_first_day(self) -> bool:
        """Days cannot be counted yet, so nothing that moves the case can be judged."""
        if not self.flow.first_day or self.looker.first_day is not None:
            return False
        # A case that is not about one employee has no first day, and needs none.
        return self.looker.env.get(self.flow.first_day) is not NOT_ASKED

    def _fall(self, entry: Entry, event: EventType) -> None:
        self.looker.drop_event(entry)
        if event.otherwise == NEW_CASE:
            self.flags.add(NEW_CASE)
            self._note(entry, "ends", Reason("event.new_case", {"event": event.id}))
        else:
            self._note(entry, "refused", Reason("event.refused", {"event": event.id}))

    def _move(self, entry: Entry, event: EventType, source: str, day: date) -> None:
        if not self.phases.move(event.id, source):
            self.looker.drop_event(entry)
            self._note(entry, "refused", Reason("event.not_from_here", {"phase": self.phases.current}))
            return
        phase = self.phases.current
        if event.to == RESUME:
            self.left_for_good.add(self._last_move)
            self.leg = self._parked if phase in self._parked else [phase]
        elif phase not in self.leg:
            self._parked, self.leg = self.leg, [phase]
        self.leg = self.leg[: self.leg.index(phase) + 1]
        self._count(event, day)
        self._last_move = entry.id
        self.segment = [phase]
        self.trail.append(Visit(phase, entry.id, False, day))
        self.looker.visit(phase)
        self._stand(entry, "moved", day)

    def _count(self, event: EventType, day: date) -> None:
        """What the calendar has to know: from when the employee was fit, and sick again."""
        if event.id == RECOVERED:
            self.spells = (*self.spells, (day, None))
        elif event.to == RESUME and self.fit_since is not None:
            self.spells = (*self.spells[:-1], (self.fit_since, day))

    def _stand(self, entry: Entry, result: EventOutcome, day: date) -> None:
        self._event_days[entry.name] = day
        self._note(entry, result)

    def _note(self, entry: Entry, result: EventOutcome, why: Reason | None = None) -> None:
        self.results.append(EventResult(entry, day_of(entry), result, why))

    @property
    def event_days(self) -> Mapping[str, date]:
        """The day of the latest event of each kind that holds."""
        return self._event_days


def day_of(entry: Entry) -> date:
    """The day of an event; the day on which it was entered when it has none."""
    return entry.day or entry.entered
