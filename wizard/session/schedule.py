"""The schedule of hours of a case: never above what the employee or the bedrijfsarts said can be done.

A step above it is not taken (S0-15, S1-16). What was agreed before a lower number was said stays, is named,
and asks for a new agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from wizard.build_up import Limits, Step, above_capacity, limits_in, newly_above, steps_of
from wizard.build_up_weeks import Worked
from wizard.case.record import Gap, Place, Raw
from wizard.content.answer_types import Row, Wrong
from wizard.content.model import Question
from wizard.dutch import number
from wizard.session.open_case import Standing
from wizard.views import ScheduleView, TaskView

SCHEDULE: Final = "build_up"
"""What a question with this check holds, and the name of the question itself."""
WORKED: Final = "hours_worked"
CHANGE: Final = "plan_change"


def schedule_view(now: Standing, scope: Mapping[str, Any]) -> ScheduleView:
    """The bounds of a schedule as far as they are known in this case, and what was worked."""
    talk = scope.get("evaluation_day")
    talks = (talk,) if isinstance(talk, date) else ()
    return ScheduleView(limits_in(scope, now.content.texts), now.today, talks, worked_in(now))


def worked_in(now: Standing) -> Worked:
    """The hours that were recorded, by a day in their week, in the order in which they were told."""
    found = []
    for opener in now.walk.openers.get(WORKED, ()):
        day = now.walk.visible.get(Place(WORKED, opener, "worked_in"))
        hours = now.walk.visible.get(Place(WORKED, opener, "worked_hours"))
        if isinstance(day, date) and isinstance(hours, int | float) and not isinstance(hours, Gap):
            found.append((day, float(hours)))
    return tuple(found)


def refusal(
    question: Question, value: Any, standing: Raw, scope: Mapping[str, Any], now: Standing
) -> Wrong | None:
    """Why these steps cannot be agreed: the first one above what can be done, that was not agreed before."""
    if question.check != SCHEDULE:
        return None
    limits = limits_in(scope, now.content.texts)
    steps = _steps(value)
    above = newly_above(steps, steps_of(standing if isinstance(standing, tuple | list) else ()), limits)
    if not above or limits.capacity is None:
        return None
    first = above[0]
    said = {"hours": number(first.hours), "most": number(limits.capacity), "said": limits.capacity_said}
    return Wrong("schedule.refused", {"step": first.row + 1, **said})


def adjustment_now(now: Standing) -> list[TaskView]:
    """What to do while the schedule is above what can be done: agree on something else, then change it."""
    above, limits = _above(now)
    if not above:
        return []
    since = limits.capacity_on or date.min
    has_agreed = any(entry.day and entry.day >= since for entry in now.told.occurrences.get(CHANGE, ()))
    texts = now.wording.texts
    # Before the first of those steps begins, and at once when it has begun.
    due = max(now.today, above[0].start)
    return [
        TaskView(
            place=SCHEDULE if has_agreed else CHANGE,
            title=texts("schedule.adjust" if has_agreed else "schedule.adjust_plan"),
            status="to_do",
            phase=now.walk.phase,
            due=due,
            minutes=5,
            button=texts("task.button"),
        )
    ]


def schedule_notices(now: Standing) -> Iterator[str]:
    """That agreed steps are above what can be done by now."""
    above, limits = _above(now)
    if above:
        yield now.wording.texts("schedule.above", said=limits.capacity_said).strip()


def _above(now: Standing) -> tuple[tuple[Step, ...], Limits]:
    limits = limits_in(now.walk.env, now.content.texts)
    if now.walk.env.get("is_recovered") is True:
        return (), limits
    return above_capacity(_steps(now.walk.env.get(SCHEDULE)), limits, now.today), limits


def _steps(value: Any) -> tuple[Step, ...]:
    rows: Iterable[Any] = value if isinstance(value, tuple) else ()
    return steps_of({**row.cells, "id": row.id} for row in rows if isinstance(row, Row))
