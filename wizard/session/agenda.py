"""The plan of a case as entries of a calendar: two per deadline, neutral in words, never on a day off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Literal, TypeAlias

from wizard.case.working_days import is_working_day, last_working_day
from wizard.content.privacy import CITED_IN_CALENDARS, neutral
from wizard.documents.ics import CalendarEntry, CalendarFile, render
from wizard.dutch import day_in_words, short_day
from wizard.plan.plan import DutyStanding
from wizard.session.appointments import appointment_of
from wizard.session.open_case import Standing
from wizard.views import AgendaView

CalledBy: TypeAlias = Literal["number", "first_name"]
"""How a case is called in a calendar. The number says nothing to whoever reads along."""

SOON: Final = timedelta(days=14)
"""So long before a deadline its first entry stands: reminders may get lost, entries do not."""

OVER: Final = ("done", "done_late", "not_applicable")
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Agenda:
    """The calendar of one case. `case_id` goes into the file and never changes; people read `called`."""

    now: Standing
    case_id: str
    called: str
    is_first: bool = False
    """Nothing of this case is in a calendar yet: there is nothing to cancel there either."""

    def file(self) -> CalendarFile:
        """The calendar file as it is today; equal for an equal record on an equal day."""
        return CalendarFile(
            self._text("name"), self.entries(), self.now.today, self.now.record.next_action - 1
        )

    def entries(self) -> tuple[CalendarEntry, ...]:
        """Everything from today on, in order of day. What is off or done stands in it as cancelled."""
        numbers: Counter[str] = Counter()
        found: list[CalendarEntry] = []
        for standing in self.now.plan.standings:
            # The day in the place of a repeating duty moves with its plan; its number does not.
            numbers[standing.duty.id] += 1
            number = f"-{numbers[standing.duty.id]}" if standing.duty.repeat else ""
            found += self._of(standing, f"{standing.duty.id}{number}")
        found += self._appointment()
        coming = (entry for entry in found if entry.day >= self.now.today)
        shown = (entry for entry in coming if not (entry.is_cancelled and self.is_first))
        return tuple(sorted(shown, key=lambda entry: (entry.day, entry.uid)))

    def _of(self, standing: DutyStanding, name: str) -> Iterator[CalendarEntry]:
        if standing.due is None:
            return
        if standing.happens_by_itself:
            yield self._by_itself(standing, standing.due, name)
            return
        for entry in self._deadline(standing, standing.due, name):
            if standing.status in OVER:
                key = "cancelled" if standing.status == "not_applicable" else "done"
                summary = self._text(key, what=self._what(standing))
                yield replace(entry, summary=summary, is_cancelled=True)
            else:
                yield entry

    def _deadline(self, standing: DutyStanding, due: date, name: str) -> Iterator[CalendarEntry]:
        """Two entries: two weeks before, and on the last working day; only the second once it is too late."""
        what, about = self._what(standing), self._about(standing, "deadline")
        soon = last_working_day(due - SOON)
        yield CalendarEntry(self._uid(name, "soon"), soon, self._text("soon", what=what), about)
        last = last_working_day(due)
        if self._is_late(standing, last):
            late = self._text("late", what=what, day=short_day(due))
            yield CalendarEntry(self._uid(name, "last"), self._next_working_day, late, about)
        else:
            yield CalendarEntry(self._uid(name, "last"), last, self._text("last", what=what), about)

    def _is_late(self, standing: DutyStanding, last: date) -> bool:
        """Whether no working day is left; also for what was done today, as it may stand there as too late."""
        is_open = standing.status not in OVER or standing.done_on == self.now.today
        return is_open and last < self.now.today

    def _by_itself(self, standing: DutyStanding, due: date, name: str) -> CalendarEntry:
        """One entry for a day that simply comes; it names its day when it cannot stand on it."""
        about = self._about(standing, "happens")
        what = self._what(standing)
        is_off = standing.status == "not_applicable"
        day, key = self._working_day(due), "comes"
        if is_off:
            key = "cancelled"
        elif day != due:
            key = "comes_on"
        summary = self._text(key, what=what, day=short_day(due))
        return CalendarEntry(self._uid(name, "day"), day, _capital(summary), about, is_off)

    def _appointment(self) -> Iterator[CalendarEntry]:
        appointment = appointment_of(self.now)
        if appointment is None:
            return
        day = self._working_day(appointment.day)
        key = "appointment" if day == appointment.day else "appointment_on"
        yield CalendarEntry(
            self._uid(appointment.task.id, "appointment"),
            day,
            self._text(key, day=short_day(appointment.day)),
            " ".join((self._text("agreed", day=day_in_words(appointment.day)), self._text("more"))),
        )

    def _about(self, standing: DutyStanding, key: str) -> str:
        """The day of the law with its reading and its rule: an entry may stand on an earlier day."""
        duty, due = standing.duty, standing.due
        assert due is not None
        lines = [self._text(key, day=day_in_words(due))]
        before = last_working_day(due)
        if before != due and not standing.happens_by_itself and before >= self.now.today:
            lines.append(self._text("working_day", day=day_in_words(before)))
        if duty.reading:
            lines.append(self._text("reading", reading=self._neutral(duty.reading)))
        sources = [self.now.content.sources[name] for name in duty.source]
        cited = [self._neutral(source.title) for source in sources if source.kind in CITED_IN_CALENDARS]
        if cited and duty.verified:
            lines.append(self._text("rule", rules=", ".join(cited)))
        else:
            lines.append(self._text("practice"))
        if standing.provisional:
            lines.append(self._text("provisional"))
        return "\n".join((*lines, self._text("more")))

    def _what(self, standing: DutyStanding) -> str:
        duty = standing.duty
        what = self._neutral(duty.calendar or duty.title)
        is_a_name = what[1:2].isupper()
        return what if is_a_name else what[:1].lower() + what[1:]

    def _text(self, key: str, **details: str) -> str:
        return self.now.wording.texts(f"agenda.{key}", case=self.called, **details)

    def _uid(self, name: str, kind: str) -> str:
        return f"{self.case_id}-{name}-{kind}@spoorboekje.local"

    def _working_day(self, day: date) -> date:
        """The last working day up to `day` that is not over, else the first one after it."""
        before = last_working_day(day)
        return self._next_working_day if before < self.now.today <= day else before

    @cached_property
    def _next_working_day(self) -> date:
        day = self.now.today
        while not is_working_day(day):
            day += _ONE_DAY
        return day

    def _neutral(self, text: str) -> str:
        return neutral(self.now.content.privacy, text)


def agenda_of(
    now: Standing, case_id: str, number: str, called_by: str = "number", is_first: bool = False
) -> Agenda:
    """The calendar of a case, called by its number; by the first name only when that is wanted and known."""
    name = now.walk.env.get(now.flow.short_name) if called_by == "first_name" else None
    return Agenda(now, case_id, name if isinstance(name, str) else number, is_first)


def agenda_view(now: Standing, case_id: str, number: str, called_by: str, saved_on: str) -> AgendaView:
    """The calendar file with its name, which never holds the name of a person."""
    agenda = agenda_of(now, case_id, number, called_by, is_first=not saved_on)
    file = agenda.file()
    day = now.today.isoformat()
    return AgendaView(
        ics=render(file),
        file_name=now.wording.texts("agenda.file", day=day, case=number),
        entries=sum(not entry.is_cancelled for entry in file.entries),
        called=agenda.called,
        called_by="first_name" if called_by == "first_name" else "number",
        number=number,
        person=now.wording.person,
        was_saved_before=bool(saved_on),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
