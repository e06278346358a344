"""How old the papers of an assignment are: in days, in months as people count, and beside the own limit."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from wizard.session.open_case import Standing


def age_lines(now: Standing) -> Iterator[str]:
    """A sentence or two for each dated paper. A number below one is no limit."""
    texts = now.wording.texts
    limit = now.walk.env.get(now.flow.age_limit) if now.flow.age_limit else None
    for name, days in now.assessment.ages.items():
        what = now.wording.label(now.flow.ages[name])
        if days <= 0:
            yield texts("age.today", what=what)
            continue
        told = [texts("age.old", what=what, age=_days(now, days))]
        months, rest = months_between(now.walk.env[name], now.today)
        if months:
            told.append(texts("age.long", long=_months(now, months, rest)))
        if isinstance(limit, int | float) and limit > 0:
            told.append(texts("age.over" if days > limit else "age.limit", limit=_days(now, int(limit))))
        yield " ".join(told)


def months_between(first: date, last: date) -> tuple[int, int]:
    """Whole calendar months from `first` to `last`, and the days that are left.

    A month that is too short ends on its last day.
    """
    months = (last.year - first.year) * 12 + last.month - first.month
    if _months_after(first, months) > last:
        months -= 1
    return months, (last - _months_after(first, months)).days


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(now: Standing, days: int) -> str:
    return now.wording.texts("age.day" if days == 1 else "age.days", count=days)


def _months(now: Standing, months: int, days: int) -> str:
    told = now.wording.texts("age.month" if months == 1 else "age.months", count=months)
    return now.wording.texts("age.and", months=told, days=_days(now, days)) if days else told
