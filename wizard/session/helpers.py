"""Short flows that hang under a case: does this help fit? Each has its own record, linked to the case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wizard.case.record import Entry, Raw
from wizard.content.model import Content, Flow, Question
from wizard.dutch import day_in_words
from wizard.plan.outcomes import decide
from wizard.ports import CaseHead, Shelf
from wizard.session.open_case import Standing
from wizard.views import HelperView, OptionView, ResultView


def helper_flows(content: Content, of: str = "") -> tuple[Flow, ...]:
    """The flows that cases of a flow can start; without one, all that can be started on their own."""
    return tuple(flow for flow in content.flows.values() if flow.helps and of in ("", flow.helps))


def offered(content: Content) -> tuple[OptionView, ...]:
    """What Home offers besides cases."""
    return tuple(OptionView(flow.id, flow.start_label or flow.title) for flow in helper_flows(content))


def hangs_under(content: Content, shelf: Shelf, head: CaseHead | None) -> CaseHead | None:
    """The case to which this record belongs; None for a case of its own."""
    if head is None or not head.linked_to or not content.flows[head.flow].helps:
        return None
    owner = shelf.head(head.linked_to)
    return owner if owner is not None and owner.deleted is None else None


def latest_of(shelf: Shelf, case_id: str, flow: str) -> CaseHead | None:
    """The latest record of a short flow under a case."""
    found = [head for head in shelf.linked(case_id) if head.flow == flow and head.deleted is None]
    return found[-1] if found else None


def helper_views(now: Standing, case_id: str, shelf: Shelf) -> tuple[HelperView, ...]:
    """What a case offers, each with what came out and when it was last answered."""
    views = []
    for flow in helper_flows(now.content, now.flow.id):
        label, text = now.wording.fill(flow.start_label or flow.title), ""
        if head := latest_of(shelf, case_id, flow.id):
            there = Standing(now.content, shelf.record(head.id), now.today)
            result, day = result_view(there), _last_day(there)
            key = "helper.result" if result else "helper.begun"
            text = now.wording.texts(
                key, result=result.title if result else "", day=day_in_words(day) if day else ""
            )
        views.append(HelperView(flow.id, label, text))
    return tuple(views)


def result_view(now: Standing) -> ResultView | None:
    """What comes out of the table of a short flow; None while nothing does, or for another flow."""
    if not now.flow.helps:
        return None
    standing = decide(now.flow.outcomes, now.walk.env)
    if standing.won is None:
        return None
    asked = now.wording.known_questions
    names = [now.wording.label(name) for name in standing.missing if name in asked]
    missing = now.wording.texts("helper.provisional", names=", ".join(names)) if names else ""
    title, text = now.wording.fill(standing.won.title), now.wording.fill(standing.won.text)
    return ResultView(title, text, missing if standing.provisional else "")


def _last_day(now: Standing) -> date | None:
    return max((entry.entered for entry in now.record.entries), default=None)


def prefilled(now: Standing, flow: Flow) -> tuple[Entry, ...]:
    """The entries with which a short flow begins: what the case knows already, by `prefill`."""
    homes = {question.id: (task.id, question) for task in flow.tasks.values() for question in task.questions}
    made: list[Entry] = []
    for name, known in flow.prefill.items():
        task, question = homes[name]
        for value in _known(now, known, question):
            entry = Entry(f"e{len(made) + 1}", 1, now.today, "answer", name, value, now.today, task)
            made.append(entry)
    return tuple(replace(entry, day=None) for entry in made)


def _known(now: Standing, name: str, question: Question) -> Iterator[Raw]:
    """The answer of the case as it was given, when it counts and fits the question; a fact as a day."""
    for task in now.flow.tasks.values():
        if any(one.id == name for one in task.questions) and not task.per and not task.repeats:
            raw = now.raws(task.id, "").get(name)
            counts = now.walk.env.get(name) is not None
            if counts and raw is not None and _fits(raw, question):
                yield raw
            return
    fact = now.walk.env.get(name)
    if isinstance(fact, date):
        yield fact.isoformat()


def _fits(raw: Raw, question: Question) -> bool:
    if not question.options:
        return True
    words = {option.id for option in question.options}
    return all(word in words for word in (raw if isinstance(raw, tuple | list) else (raw,)))
