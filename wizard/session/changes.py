"""What a change would do to a case, as sentences, before it is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wizard.case.model import EventResult, Walk
from wizard.case.record import Place
from wizard.content.model import Flow
from wizard.dutch import day_in_words
from wizard.plan.plan import Plan
from wizard.session.wording import Wording
from wizard.views import ConsequencesView

SHOWN_AT_MOST = 6


def consequences_view(
    flow: Flow,
    before: tuple[Walk, Plan],
    after: tuple[Walk, Plan],
    own: frozenset[Place],
    wording: Wording,
) -> ConsequencesView:
    """The difference between two walks, leaving out the change itself and what merely becomes askable."""
    lines = [
        *_answers(before[0], after[0], own, wording),
        *_phase(flow, before[0], after[0], wording),
        *_events(flow, before[0], after[0], wording),
        *_tasks(flow, before[0], after[0], wording),
        *_duties(before[1], after[1], wording),
    ]
    if len(lines) > SHOWN_AT_MOST:
        more = wording.texts("change.more", count=len(lines) - SHOWN_AT_MOST)
        lines = [*lines[:SHOWN_AT_MOST], more]
    return ConsequencesView(tuple(lines), wording.texts("change.heading") if lines else "")


def _answers(before: Walk, after: Walk, own: frozenset[Place], wording: Wording) -> Iterator[str]:
    asleep = {
        place for place in after.dormant - before.dormant if place not in own and place in before.visible
    }
    invalid = {place for place in after.invalid.keys() - before.invalid.keys() if place not in own}
    awake = before.dormant & after.visible.keys()
    for key, places in (("change.asleep", asleep), ("change.invalid", invalid), ("change.awake", awake)):
        if places:
            names = sorted({wording.label(place.question) for place in places})
            plural = "_one" if len(places) == 1 else ""
            yield wording.texts(key + plural, count=len(places), names=", ".join(names[:3]))


def _phase(flow: Flow, before: Walk, after: Walk, wording: Wording) -> Iterator[str]:
    if before.phase != after.phase:
        titles = {phase.id: wording.fill(phase.title) for phase in flow.phases}
        yield wording.texts("change.phase", old=titles[before.phase], new=titles[after.phase])
    for flag in sorted(after.flags - before.flags):
        yield wording.texts(f"change.flag_{flag}")


def _events(flow: Flow, before: Walk, after: Walk, wording: Wording) -> Iterator[str]:
    earlier = {result.entry.id: result for result in before.events}
    for result in after.events:
        old = earlier.get(result.entry.id)
        if old and (old.result, old.day) != (result.result, result.day):
            yield event_line(flow, result, wording)


def event_line(flow: Flow, result: EventResult, wording: Wording) -> str:
    return wording.texts(
        f"change.event_{result.result}",
        event=wording.fill(flow.events[result.entry.name].title),
        day=day_in_words(result.day),
    )


def _tasks(flow: Flow, before: Walk, after: Walk, wording: Wording) -> Iterator[str]:
    done_before = {(item.task, item.opener) for item in before.instances if item.status == "done"}
    open_after = {(item.task, item.opener) for item in after.instances if item.status in ("started", "to_do")}
    for task, _ in sorted(done_before & open_after):
        yield wording.texts("change.task_open", task=wording.fill(flow.tasks[task].title))


def _duties(before: Plan, after: Plan, wording: Wording) -> Iterator[str]:
    def days(plan: Plan) -> dict[str, tuple[str, date | None]]:
        return {
            item.place: (wording.fill(item.duty.title), item.due)
            for item in plan.standings
            if item.status != "not_applicable"
        }

    old, new = days(before), days(after)
    moved = [name for name in new if name in old and old[name][1] != new[name][1]]
    for name in moved[:2]:
        title, due = new[name]
        if due is not None:
            yield wording.texts("change.duty_moves", duty=title, day=day_in_words(due))
    if len(moved) > 2:
        yield wording.texts("change.duties_move", count=len(moved) - 2)
    for name in old.keys() - new.keys():
        yield wording.texts("change.duty_gone", duty=old[name][0])
