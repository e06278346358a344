"""Which papers belong to what came out of a check of an assignment, and to what happened in it."""

from __future__ import annotations

from wizard.content.model import Flow
from wizard.session.open_case import Standing


def printed_by_something(flow: Flow) -> frozenset[str]:
    """The papers that wait for an outcome or for an event."""
    of_outcomes = (name for row in (*flow.outcomes, *flow.interim) for name in row.prints)
    of_events = (name for event in flow.events.values() for name in event.prints)
    return frozenset((*of_outcomes, *of_events))


def printed_now(now: Standing) -> frozenset[str]:
    """The papers of the outcome, of the own verdict, of the check during the work, and of what happened."""
    check, flow = now.assessment, now.flow
    own = check.override.outcome if check.override else ""
    rows = [check.standing.won, check.interim.won if check.interim else None]
    rows += [row for row in flow.outcomes if row.id == own]
    happened = {result.entry.name for result in now.walk.events if result.result == "moved"}
    events = [event for event in flow.events.values() if event.id in happened]
    of_rows = (name for row in rows if row for name in row.prints)
    return frozenset((*of_rows, *(name for event in events for name in event.prints)))
