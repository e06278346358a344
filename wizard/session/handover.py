"""Handing over what a labour expert starts with: out of the employer's case, into a new assignment."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from wizard.bundle_views import BundleItemView, BundleView
from wizard.case.record import Entry, Raw
from wizard.content.model import Content, Flow, Question
from wizard.documents.bundle import bundle_fields, make_bundle
from wizard.dutch import day_in_words
from wizard.lookup import Lookup
from wizard.session.linked import TAKEN_OVER
from wizard.session.open_case import Standing

EXPERT: Final = "assignment_acceptance"
FORMAT: Final = 1
_STATES: Final = ("present", "promised", "missing", "refused", "not_needed")
_FORMS: Final = {
    "capacity_fml": "FML",
    "capacity_izp": "IZP",
    "capacity_bar": "BAR",
}
_OTHER_FORM: Final = "other_form"
_LONGEST: Final = 2000
_KEYS: Final = {"format", "flow", "case", "employer", "day", "items"}
_ITEM_KEYS: Final = {"id", "status", "day", "facts"}


def view_of(now: Standing, number: str) -> BundleView | None:
    """What the file will hold: the items of the content with their answers, and who gives them."""
    employer = now.walk.env.get("employer_name")
    told = {
        "format": FORMAT,
        "flow": now.flow.id,
        "case": number,
        "employer": employer if isinstance(employer, str) else "",
        "day": now.today.isoformat(),
        "items": [
            {
                "id": entry.id,
                "status": entry.status,
                "day": entry.day.isoformat() if entry.day else "",
                "facts": {
                    line.question: {"text": line.text, "value": _raw(now.walk.env.get(line.question))}
                    for line in entry.lines
                },
            }
            for entry in make_bundle(now.content, now.walk).entries
        ],
    }
    return read(now.content, json.dumps(told, ensure_ascii=False))


def _raw(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def read(content: Content, text: str) -> BundleView | None:
    """What such a text says; None when anything in it is not as this program writes it."""
    try:
        told = json.loads(text)
        if set(told) != _KEYS or told["format"] != FORMAT:
            return None
        flow = content.flows[told["flow"]]
        day = date.fromisoformat(told["day"])
        items = tuple(_item(content, flow, one) for one in told["items"])
        case, employer = _text(told["case"]), _text(told["employer"])
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return None
    if not flow.bundle or [item.id for item in items] != [item.id for item in flow.bundle]:
        return None
    origin = Lookup(content.texts)("handover.origin", case=case, employer=employer, day=day_in_words(day))
    return BundleView(case, employer, told["day"], day_in_words(day), origin, items, text)


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise ValueError("no text, or too long")
    return value


def _item(content: Content, flow: Flow, told: Mapping[str, Any]) -> BundleItemView:
    found = (one for one in flow.bundle if one.id == told["id"]) if set(told) == _ITEM_KEYS else iter(())
    item = next(found, None)
    if item is None or told["status"] not in _STATES:
        raise ValueError("an item that is not known")
    day = date.fromisoformat(told["day"]) if told["day"] else None
    asked = {question.id: question for task in flow.tasks.values() for question in task.questions}
    allowed = bundle_fields(flow).intersection(item.shows)
    facts = tuple(_fact(asked, allowed, name, one) for name, one in told["facts"].items())
    texts = Lookup(content.texts)
    state = "not_applicable" if told["status"] == "not_needed" else told["status"]
    said = texts(f"item.{state}") + (f", {day_in_words(day)}" if day else "")
    return BundleItemView(item.id, item.title, told["status"], said, _text(told["day"]), facts)


def _fact(
    asked: Mapping[str, Question], allowed: frozenset[str], name: str, told: Mapping[str, Any]
) -> tuple[str, str, str, str]:
    if name not in allowed or set(told) != {"text", "value"}:
        raise ValueError("an answer that may not go along")
    question, value = asked[name], _text(told["value"])
    if question.type == "date":
        date.fromisoformat(value)
    if question.options and value not in {option.id for option in question.options}:
        raise ValueError("an option that does not exist")
    return name, question.label or question.ask, _text(told["text"]), value


def entries_of(content: Content, view: BundleView, today: date) -> tuple[Entry, ...]:
    """The answers of a new assignment, each with its origin as the target of its entry."""
    flow = content.flows[EXPERT]
    homes = {question.id: task.id for task in flow.tasks.values() for question in task.questions}
    first = Entry("", 1, today, "answer", target=TAKEN_OVER + view.origin)
    made = [
        replace(first, name=name, value=value, task=homes[name]) for name, value in _answers(content, view)
    ]
    return tuple(replace(entry, id=f"e{number}") for number, entry in enumerate(made, start=1))


def _answers(content: Content, view: BundleView) -> Iterator[tuple[str, Raw]]:
    yield "assignment_reference", view.case
    if view.employer:
        yield "client", view.employer
    told = []
    for item in view.items:
        for name, label, text, value in item.facts:
            if name == "first_sick_day":
                yield "first_sick_day", value
            elif name == "capacity_form":
                yield "c6_form", _FORMS.get(value, _OTHER_FORM)
            elif name == "capacity_doctor":
                yield "c6_doctor", value
            else:
                told.append(f"{label}: {text}")
        yield item.id, _status(content, view, item)
        if item.id == "c6_capacity_description" and item.day:
            yield "c6_day", item.day
        if item.id == "c7_medical_advice" and item.day:
            yield "c7_day", item.day
    if told:
        yield "handed_over", "\n".join(told)


def _status(content: Content, view: BundleView, item: BundleItemView) -> Raw:
    if item.status == "promised":
        return {"state": "promised", "by": view.employer} | ({"day": item.day} if item.day else {})
    if item.status == "not_needed":
        motive = Lookup(content.texts)("handover.not_needed", employer=view.employer)
        return {"state": "not_applicable", "motive": motive}
    return item.status
