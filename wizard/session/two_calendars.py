"""Two calendars side by side: what moves, what falls away, what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from wizard.dutch import day_in_table
from wizard.session.open_case import Standing
from wizard.session.reasons import timeline
from wizard.session.wording import Wording
from wizard.views import MilestoneView, WhatIfRow


def compare_calendars(now: Standing, other: Standing) -> tuple[WhatIfRow, ...]:
    """A row for each day that either calendar has, in order of day; the same day twice is a row too."""
    before, after = _named(timeline(now)), _named(timeline(other))
    names = dict.fromkeys([*before, *after])
    pairs = [(name, before.get(name), after.get(name)) for name in names]
    pairs.sort(key=lambda pair: min(row.day for row in pair[1:] if row))
    return tuple(_row(now.wording, name, old, new) for name, old, new in pairs)


def _named(rows: Iterable[MilestoneView]) -> dict[str, MilestoneView]:
    """The rows by name; the times of a repeating duty are numbered, for their days may all have moved."""
    count: Counter[str] = Counter()
    named = {}
    for row in rows:
        name, _, occurrence = row.id.partition("@")
        count[name] += 1
        named[f"{name}@{count[name]}" if occurrence else name] = row
    return named


def _row(wording: Wording, name: str, old: MilestoneView | None, new: MilestoneView | None) -> WhatIfRow:
    shown = old or new
    return WhatIfRow(
        id=name,
        title=shown.title if shown else "",
        now=old.reason if old else None,
        then=new.reason if new else None,
        now_text=_day(wording, old),
        then_text=_day(wording, new),
        shift=_shift(wording, old, new),
        changes=(old.day if old else None) != (new.day if new else None),
    )


def _day(wording: Wording, row: MilestoneView | None) -> str:
    return day_in_table(row.day) if row else wording.texts("what_if.absent")


def _shift(wording: Wording, old: MilestoneView | None, new: MilestoneView | None) -> str:
    if new is None or old is None:
        return wording.texts("what_if.gone" if new is None else "what_if.added")
    days = (new.day - old.day).days
    if days == 0:
        return wording.texts("what_if.same")
    way = "later" if days > 0 else "earlier"
    return wording.texts(f"what_if.{way}" + ("_one" if abs(days) == 1 else ""), days=abs(days))
