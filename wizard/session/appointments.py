"""What was agreed for a day: calling again, the next talk. Kept by recording that it took place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wizard.case.record import Place
from wizard.content.model import Task
from wizard.session.open_case import Standing

ASKED_FOR_DAYS = 14
"""So long after its day an appointment is still asked for; then nobody means that call any more."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """The last day that was agreed, and the task with which it is recorded."""

    day: date
    task: Task


def appointment_of(now: Standing) -> Appointment | None:
    """The appointment that stands; None when it was kept, or when the employee is fit again."""
    if now.walk.env.get("is_recovered") is True or now.walk.flags:
        return None
    made = [
        Appointment(value, now.flow.tasks[question.appointment])
        for task in now.flow.tasks.values()
        for question in task.questions
        if question.appointment
        for opener in now.walk.openers.get(task.id, ())
        if isinstance(value := now.walk.visible.get(Place(task.id, opener, question.id)), date)
    ]
    if not made:
        return None
    last = max(made, key=lambda appointment: appointment.day)
    kinds = {appointment.task.id for appointment in made}
    took_place = [entry.day for kind in kinds for entry in now.told.occurrences.get(kind, ()) if entry.day]
    is_old = (now.today - last.day).days > ASKED_FOR_DAYS
    return None if is_old or any(day >= last.day for day in took_place) else last


def appointment_text(now: Standing, appointment: Appointment) -> str:
    """How the appointment is called: "Afgesproken met Sanne: een telefoongesprek"."""
    title = now.wording.fill(appointment.task.title)
    return now.wording.texts("task.appointment", what=title[:1].lower() + title[1:], who=now.wording.person)
