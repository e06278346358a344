"""Which automatic copies may go: all of the last days stay, then one a day, a week, a month."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy as thinning sees it. `is_good` is false when it cannot be trusted to restore."""

    path: Path
    sequence: int
    made: datetime
    is_good: bool = True


@dataclass(frozen=True, slots=True)
class Keep:
    """How many copies stay: the newest so many, all of the last days, then one per day, week and month."""

    newest: int = 5
    days_untouched: int = 2
    daily: int = 12
    weekly: int = 10
    monthly: int = 9


def superfluous(copies: Iterable[KeptCopy], now: datetime, keep: Keep | None = None) -> tuple[KeptCopy, ...]:
    """The copies that may be removed, oldest first; the newest good one is never among them.

    Only good copies count and only good copies go: a damaged one takes no other's place, and is left for
    people to look at. Order is by sequence, so a clock that was set back changes nothing.
    """
    keep = keep or Keep()
    good = sorted((copy for copy in copies if copy.is_good), key=lambda copy: -copy.sequence)
    kept = set(good[: max(keep.newest, 1)])
    kept.update(copy for copy in good if now - copy.made <= timedelta(days=keep.days_untouched))
    kept.update(_newest_per(good, keep.daily, lambda day: day))
    kept.update(_newest_per(good, keep.weekly, lambda day: day.isocalendar()[:2]))
    kept.update(_newest_per(good, keep.monthly, lambda day: (day.year, day.month)))
    return tuple(copy for copy in reversed(good) if copy not in kept)


def _newest_per(
    newest_first: list[KeptCopy], most: int, period: Callable[[date], Hashable]
) -> Iterable[KeptCopy]:
    """The newest copy of each of the latest `most` periods that have one."""
    found: dict[Hashable, KeptCopy] = {}
    for copy in newest_first:
        found.setdefault(period(copy.made.date()), copy)
    return list(found.values())[:most]
