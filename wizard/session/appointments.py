"""What was agreed for a day, or comes back every so many weeks: calling, the next talk.

Kept by recording that it took place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.case.record import Place
from wizard.content.model import Question, Task
from wizard.session.open_case import Standing

ASKED_FOR_DAYS = 14
"""So long after its day an appointment is still asked for; then nobody means that call any more."""
_CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Appointment:
    """The last day that was agreed, and the task with which it is recorded."""

    day: date
    task: Task
    is_counted: bool = False
    """Not agreed for a day: counted in the weeks that the user chose."""


def appointment_of(now: Standing) -> Appointment | None:
    """The appointment that stands and comes first; None when all were kept, or the employee is fit again."""
    return min(appointments_of(now), key=lambda appointment: appointment.day, default=None)


def appointments_of(now: Standing) -> tuple[Appointment, ...]:
    """The last agreement of each kind that was not kept. A talk keeps a call: both are contact.

    While the doctor asked for quiet (D-36), contact waits until the day after it. Once the employee is fit
    again, only what belongs to aftercare is still asked for.
    """
    if now.walk.flags:
        return ()
    is_fit = now.walk.env.get("is_recovered") is True
    made: dict[str, Appointment] = {}
    for question, day in _days(now, lambda asked: bool(asked.appointment)):
        task = now.flow.tasks[question.appointment]
        if is_fit and now.walk.phase not in task.phases:
            continue
        kind = _CONTACT if task.is_contact else task.id
        if kind not in made or day > made[kind].day:
            made[kind] = Appointment(day, task)
    standing = []
    for kind, last in made.items():
        contact = (task.id for task in now.flow.tasks.values() if task.is_contact)
        kinds = tuple(contact) if kind == _CONTACT else (kind,)
        if any(day >= last.day for name in kinds for day in _took_place(now, name)):
            continue
        quiet = quiet_until(now) if kind == _CONTACT else None
        day = max(last.day, quiet + timedelta(days=1)) if quiet else last.day
        if (now.today - day).days <= ASKED_FOR_DAYS:
            standing.append(Appointment(day, last.task))
    planned = {appointment.task.id for appointment in standing}
    return (*standing, *(one for one in _repeats(now, is_fit) if one.task.id not in planned))


def _repeats(now: Standing, is_fit: bool) -> Iterator[Appointment]:
    """What the user wants again every so many weeks, counted from the last time or from the choice."""
    for task in now.flow.tasks.values():
        for question in task.questions:
            if not question.weeks_between:
                continue
            weeks = now.walk.visible.get(Place(task.id, "", question.id))
            wanted = now.flow.tasks[question.weeks_between]
            goes_on = not is_fit or now.walk.phase in wanted.phases
            if not goes_on or isinstance(weeks, bool) or not isinstance(weeks, int | float):
                continue
            chosen = now.told.answers[task.id, ""][question.id].first_day
            day = max(_took_place(now, wanted.id), default=chosen) + timedelta(weeks=int(weeks))
            # What fell in days of quiet is not late afterwards: it comes on the first day after them.
            quiet = _last_quiet_day(now)
            yield Appointment(quiet + timedelta(days=1) if quiet and day <= quiet else day, wanted, True)


def _took_place(now: Standing, task: str) -> Iterator[date]:
    """The days on which something was recorded with this task."""
    event = now.flow.tasks[task].per
    if event:
        yield from (result.day for result in now.walk.events if result.entry.name == event)
    yield from (entry.day for entry in now.told.occurrences.get(task, ()) if entry.day)


def quiet_until(now: Standing) -> date | None:
    """The last day for which the doctor asked for little or no contact, as far as it is not over."""
    last = _last_quiet_day(now)
    return last if last is not None and last >= now.today else None


def _last_quiet_day(now: Standing) -> date | None:
    return max((day for _, day in _days(now, lambda asked: asked.silences_contact)), default=None)


def _days(now: Standing, wanted: Callable[[Question], bool]) -> Iterator[tuple[Question, date]]:
    """The days among the answers that count, of all occurrences."""
    for task in now.flow.tasks.values():
        for question in task.questions:
            if wanted(question):
                for opener in now.walk.openers.get(task.id, ()):
                    value = now.walk.visible.get(Place(task.id, opener, question.id))
                    if isinstance(value, date):
                        yield question, value


def appointment_text(now: Standing, appointment: Appointment) -> str:
    """How the appointment is called: "Afgesproken met Sanne: een telefoongesprek"."""
    title = now.wording.fill(appointment.task.title)
    if appointment.is_counted:
        return title
    return now.wording.texts("task.appointment", what=title[:1].lower() + title[1:], who=now.wording.person)
