"""Where a case stands: a pure function of content, record and today.

Answers have no time; only events are folded, by day. The rules and why they are so:
docs/decisions/0005-the-walk.md.
"""

from __future__ import annotations

from datetime import date

from wizard.case.findings import day_book, findings
from wizard.case.fold import Fold
from wizard.case.index import index_of
from wizard.case.model import Walk
from wizard.case.phases import phases_of
from wizard.case.record import Record
from wizard.case.telling import tell
from wizard.case.windows import tasks_held_open
from wizard.content.model import Content


def walk(content: Content, record: Record, today: date) -> Walk:
    """The case on `today`: phase, tasks with their paths, what is next, what came of each event.

    Same input, same output. Raises KeyError when the record names a flow that the content does not have.
    """
    flow = content.flows[record.flow]
    with phases_of(flow) as phases:
        fold = Fold(content, index_of(flow), tell(flow, record), today, phases)
        fold.run()
        if not fold.flags:
            _open_what_is_due(fold)
        return findings(fold)


def _open_what_is_due(fold: Fold) -> None:
    """A dated duty holds its task open from its window on, in every phase, whatever is unanswered."""
    looker, flow = fold.looker, fold.flow
    book = day_book(fold)
    if book.calendar is None:
        return
    looker.hold_open(tasks_held_open(flow, book, looker.env, fold.fit_since, fold.today))
    fold.settle(fold.today)
