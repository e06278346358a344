"""The plan: every duty of a case with its deadline and how it stands, worked out anew on each day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.case.deadlines import Found, Step, due_day, find_day, waits_for
from wizard.case.model import OUTSIDE, DayBook, Walk
from wizard.case.record import Record
from wizard.case.windows import falls_after_the_end
from wizard.content.model import Content, Done, Duty, Flow, Milestone, Repeat
from wizard.plan.evidence import Evidence, book_with_elsewhere, done_elsewhere, evidence_for, told_late
from wizard.views import DutyStatus


@dataclass(frozen=True, slots=True)
class DutyStanding:
    """How one duty stands, or one occurrence of a repeating duty."""

    duty: Duty
    place: str
    """The duty's id; with the day of the occurrence for a repeating duty ("evaluation@2026-02-16")."""
    status: DutyStatus
    found: Found | None
    """The day with its sum; None while a day that it needs is not known."""
    outer: date | None = None
    """The later limit of the other reading: met by then is met in time."""
    window_opens: date | None = None
    provisional: bool = False
    done_on: date | None = None
    missing: tuple[str, ...] = ()
    """The answers and days that could still change this: they keep it provisional, or without a day."""
    late_reason: str | None = None
    """Why it is later than its day: None when nobody was asked, "" when nobody wanted to say."""

    @property
    def due(self) -> date | None:
        return self.found.day if self.found else None

    @property
    def limit(self) -> date | None:
        """The last day on which it is met in time, by the later reading where there are two."""
        return max((day for day in (self.due, self.outer) if day is not None), default=None)

    @property
    def happens_by_itself(self) -> bool:
        """Nobody does it here: a day of the law, or of UWV, that simply comes."""
        return happens_by_itself(self.duty)


@dataclass(frozen=True, slots=True)
class Plan:
    """All duties by day, those without a day last; an occurrence of a repeating duty counts as one."""

    standings: tuple[DutyStanding, ...]

    def of(self, place: str) -> DutyStanding | None:
        """The standing of a duty, or of one occurrence, by its place."""
        return next((standing for standing in self.standings if standing.place == place), None)

    @property
    def overdue(self) -> tuple[DutyStanding, ...]:
        """Everything too late and not done, the oldest first."""
        return tuple(standing for standing in self.standings if standing.status == "overdue")


def make_plan(content: Content, walk: Walk, record: Record) -> Plan:
    """Every duty of the case, its deadline and how it stands on the day of the walk."""
    flow = content.flows[walk.flow]
    if OUTSIDE in walk.flags:
        return Plan(())
    elsewhere = done_elsewhere(walk, record)
    book = book_with_elsewhere(flow, walk, elsewhere)
    planner = _Planner(flow, walk, book, told_late(record))
    standings: list[DutyStanding] = []
    for duty in flow.duties.values():
        if planner.holds(duty):
            standings += planner.standings(duty, evidence_for(duty, walk, book, elsewhere))
    return Plan(tuple(sorted(standings, key=lambda standing: standing.due or date.max)))


@dataclass(frozen=True)
class _Planner:
    flow: Flow
    walk: Walk
    book: DayBook
    late: Mapping[str, str]

    @property
    def milestones(self) -> Mapping[str, Milestone]:
        return self.flow.milestones

    def holds(self, duty: Duty) -> bool:
        """Whether this version of the rule governs the case, judged by the day that the rule names."""
        calendar = self.book.calendar
        day = calendar.first_sick_day if calendar and duty.law_of == self.flow.first_day else None
        day = day or self.book.named.get(duty.law_of)
        if day is None:
            return duty.end is None
        return (duty.start is None or duty.start <= day) and (duty.end is None or day <= duty.end)

    def standings(self, duty: Duty, proofs: tuple[Evidence, ...]) -> Iterator[DutyStanding]:
        if duty.repeat is None:
            yield self._one(duty, duty.id, find_day(duty.due, self.book, self.milestones), proofs[:1])
            return
        occurrences = tuple(occurrences_of(duty, self.book, self.milestones))
        if not occurrences:
            yield self._one(duty, duty.id, find_day(duty.due, self.book, self.milestones), proofs[:1])
        start, _ = _bounds(duty.repeat, self.book, self.milestones)
        # A talk of before the first day of counting belongs to an earlier row of talks.
        left = [one for one in proofs if not (start and one.day and one.day < start.day)]
        for found in occurrences:
            place = f"{duty.id}@{found.day.isoformat()}"
            # What names this occurrence meets it; else successive meetings meet successive occurrences.
            proof = next((one for one in left if one.occurrence == place), None)
            proof = proof or next((one for one in left if not one.occurrence), None)
            if proof is not None:
                left.remove(proof)
            yield self._one(duty, place, found, (proof,) if proof else ())

    def _one(self, duty: Duty, place: str, found: Found | None, proofs: tuple[Evidence, ...]) -> DutyStanding:
        wanted = duty.when.judge(self.walk.env)
        due = found.day if found else None
        outer = due_day(duty.outer, self.book, self.milestones) if duty.outer else None
        opens = self._opens(duty, found)
        if proofs:
            status = _done_status(proofs[0].day, due, outer)
        elif self._is_off(duty, wanted, due):
            status = "not_applicable"
        else:
            status = self._open_status(duty, due, opens)
        done_on = proofs[0].day if proofs else due if status == "done" else None
        return DutyStanding(
            duty=duty,
            place=place,
            status=status,
            found=found,
            outer=outer,
            window_opens=opens,
            provisional=wanted is None and status != "not_applicable",
            done_on=done_on,
            missing=self._missing(duty, wanted, found),
            late_reason=self._late_reason(duty, place),
        )

    def _late_reason(self, duty: Duty, place: str) -> str | None:
        said = self.walk.env.get(duty.late_reason) if duty.late_reason else None
        return self.late.get(place, said if isinstance(said, str) else None)

    def _missing(self, duty: Duty, wanted: bool | None, found: Found | None) -> tuple[str, ...]:
        names = set(duty.when.explain(self.walk.env).because) if wanted is None else set()
        if duty.repeat is None or found is None:
            names.update(waits_for(duty.due, self.book, self.milestones))
        if found is None and self.book.calendar is None and self.flow.first_day:
            names.add(self.flow.first_day)
        return tuple(sorted(names))

    def _opens(self, duty: Duty, found: Found | None) -> date | None:
        if duty.window is not None:
            return due_day(duty.window, self.book, self.milestones)
        if duty.repeat is not None and found is not None:
            # An occurrence opens once the one before it has passed.
            return found.day - timedelta(days=duty.repeat.every - 1)
        return None

    def _is_off(self, duty: Duty, wanted: bool | None, due: date | None) -> bool:
        """Whether the duty does not arise: a certain no says so, or recovery or the end of pay before it."""
        if wanted is False or (duty.unless is not None and duty.unless.judge(self.walk.env) is True):
            return True
        if self.walk.ended_by is not None or falls_after_the_end(self.flow, duty, due, self.book):
            return True
        if duty.outlives_recovery:
            return False
        return self.fit_since is not None and (due is None or due >= self.fit_since)

    def _open_status(self, duty: Duty, due: date | None, opens: date | None) -> DutyStatus:
        today = self.walk.today
        if due is None:
            return "open_not_yet"
        if today > due:
            return "done" if happens_by_itself(duty) else "overdue"
        if today == due:
            return "due_today"
        return "open_not_yet" if opens is not None and today < opens else "open"

    @property
    def fit_since(self) -> date | None:
        """The first fit day of a recovery that no relapse has ended: later duties do not come up then."""
        return self.walk.days.named.get("recovered") if self.walk.env.get("is_recovered") is True else None


def happens_by_itself(duty: Duty) -> bool:
    """Whether nothing here can meet the duty: no task, answer, event or paper does."""
    return not duty.task and duty.done == Done()


def _done_status(done_on: date | None, due: date | None, outer: date | None) -> DutyStatus:
    """Met by the later reading of the law is met in time, though the earlier day is what we print."""
    limit = max((day for day in (due, outer) if day is not None), default=None)
    return "done_late" if limit and done_on and done_on > limit else "done"


def occurrences_of(duty: Duty, book: DayBook, milestones: Mapping[str, Milestone]) -> Iterator[Found]:
    """The days of a repeating duty, each with its sum; none while its first or last day is not known."""
    if duty.repeat is None:
        return
    start, until = _bounds(duty.repeat, book, milestones)
    if start is None or until is None:
        return
    every = duty.repeat.every
    number = 1
    day = start.day + timedelta(days=every)
    while day <= until:
        step = Step("calendar.step.plus", {"start": start.day, "days": every * number, "day": day})
        yield Found(day, (*start.steps, step))
        number += 1
        day += timedelta(days=every)


def _bounds(
    repeat: Repeat, book: DayBook, milestones: Mapping[str, Milestone]
) -> tuple[Found | None, date | None]:
    return find_day(repeat.start, book, milestones), due_day(repeat.until, book, milestones)
