"""Cases of a given size on the real content, for measuring and for tests that need a long record."""

from __future__ import annotations

from datetime import date, timedelta

from wizard.case.record import Entry, Place, Raw, Record
from wizard.case.samples import samples
from wizard.case.walk import walk
from wizard.content.model import Content, Flow, Question

FLOW = "employer_case"
FIRST_DAY = date(2026, 1, 5)
PREFERRED: dict[str, Raw] = {
    "other_work": False,
    "adapted_work": False,
    "own_work": False,
    "first_sick_day": FIRST_DAY.isoformat(),
    "own_work_full": True,
    "plan_or_advice": False,
    "agreement_clear": True,
    "doctor_agrees": True,
}


def case_of_size(content: Content, answers: int, events: int) -> tuple[Record, date]:
    """A record with so many answers and machine events, and a day after all of them.

    A long case first (every question that comes up, week after week), then recoveries and relapses three
    weeks apart and agreements that were not kept, each with its own answers, then talks.
    """
    flow = content.flows[FLOW]
    record, today = _ordinary(content, flow, min(answers, 35))
    for number in range(events):
        today += timedelta(days=5)
        kind = ("recovered", "relapse", "agreement_not_kept")[number % 3]
        record = _answer_event(content, flow, _with_event(record, kind, today), today, answers)
    while _count(record) < answers:
        today += timedelta(days=1)
        record = _answer_event(content, flow, _with_event(record, "talk", today), today, answers)
    return record, today


def _answer_event(content: Content, flow: Flow, record: Record, today: date, limit: int) -> Record:
    """Answers what belongs to the last event (at most four questions) and nothing else."""
    opener = record.entries[-1].id
    for _ in range(4):
        own = (item for item in walk(content, record, today).instances if item.opener == opener)
        item = next((item for item in own if item.next and item.status in ("to_do", "started")), None)
        if item is None or item.next is None or _count(record) >= limit:
            break
        record = record.plus(_answer(flow, record, Place(item.task, opener, item.next), today))
    return record


def _ordinary(content: Content, flow: Flow, answers: int) -> tuple[Record, date]:
    record, today = Record(flow.id), FIRST_DAY
    for _ in range(200):
        record = _answer_all(content, flow, record, today, limit=answers)
        if _count(record) >= answers:
            break
        today += timedelta(days=2)
    return record, today


def _answer_all(content: Content, flow: Flow, record: Record, today: date, limit: int) -> Record:
    while _count(record) < limit:
        upcoming = walk(content, record, today).next
        if upcoming is None:
            break
        record = record.plus(_answer(flow, record, upcoming, today))
    return record


def _answer(flow: Flow, record: Record, place: Place, today: date) -> Entry:
    question = next(q for q in flow.tasks[place.task].questions if q.id == place.question)
    return Entry(
        record.next_id(),
        record.next_action,
        today,
        "answer",
        place.question,
        _value(flow, question, today),
        task=place.task,
        opener=place.opener,
    )


def _value(flow: Flow, question: Question, today: date) -> Raw:
    return PREFERRED.get(question.id, samples(flow, question, today)[0])


def _with_event(record: Record, name: str, day: date) -> Record:
    return record.plus(Entry(record.next_id(), record.next_action, day, "event", name, day=day))


def _count(record: Record) -> int:
    return sum(entry.kind == "answer" for entry in record.entries)
