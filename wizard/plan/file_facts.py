"""Named facts about the file for UWV: what a risk reads that no answer says by itself. Typed, sourced, pure.

They follow from the whole plan, so only file items and risks may read them. None is "not known".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, Literal

from wizard.case.facts import parameters_on
from wizard.case.model import DayBook, Instance, Walk
from wizard.case.record import Gap, Place, Record
from wizard.case.signatures import Signature, signatures
from wizard.case.telling import tell
from wizard.content.conditions import NOT_ASKED, Condition
from wizard.content.fact_spec import FactSpec
from wizard.content.model import Content, Flow
from wizard.plan.evidence import Elsewhere, book_with_elsewhere, done_elsewhere
from wizard.plan.plan import DutyStanding, Plan

_ACTIONS: Final = ("plan", "evaluation", "goal_change", "hours_changed", "track_2_start", "first_year_review")
"""Tasks that show that somebody acted on an advice."""
_FALLEN: Final = ("refused", "withdrawn", "after_end")


@dataclass(frozen=True)
class FileLook:
    """One case as the file check sees it."""

    content: Content
    walk: Walk
    plan: Plan
    record: Record

    @cached_property
    def flow(self) -> Flow:
        return self.content.flows[self.walk.flow]

    @cached_property
    def elsewhere(self) -> Elsewhere:
        return done_elsewhere(self.walk, self.record)

    @cached_property
    def book(self) -> DayBook:
        return book_with_elsewhere(self.flow, self.walk, self.elsewhere)

    @cached_property
    def signatures(self) -> Mapping[str, Signature]:
        """The latest signing of each paper."""
        return {one.name: one for one in signatures(tell(self.flow, self.record))}

    @property
    def today(self) -> date:
        return self.walk.today

    @property
    def end(self) -> date:
        """Until when the case is looked at: today, or the day from which the employee was fit."""
        fit = self.walk.days.named.get("recovered") if self.walk.env.get("is_recovered") is True else None
        return min(self.today, fit) if fit else self.today

    @cached_property
    def past_is_open(self) -> bool:
        """Whether the page about what was done before the case was entered still waits for an answer."""
        asks = {t.id for t in self.flow.tasks.values() for q in t.questions if q.type == "milestones"}
        return any(one.task in asks and one.status in ("to_do", "started") for one in self.walk.instances)

    def openers(self, task: str) -> tuple[str, ...]:
        """The occurrences of a task that stand."""
        fallen = {event.entry.id for event in self.walk.events if event.result in _FALLEN}
        return tuple(opener for opener in self.walk.openers.get(task, ()) if opener not in fallen)

    def instances(self, task: str) -> tuple[Instance, ...]:
        openers = self.openers(task)
        return tuple(one for one in self.walk.instances if one.task == task and one.opener in openers)

    def each(self, task: str, question: str) -> tuple[Any, ...]:
        """Its answers over all occurrences that stand, oldest first: None while open."""
        return tuple(self.reading(task, opener, question) for opener in self.openers(task))

    def reading(self, task: str, opener: str, question: str) -> Any:
        """One answer as conditions read it."""
        value = self.walk.visible.get(Place(task, opener, question))
        if value is None:
            path = next(
                (one.path for one in self.walk.instances if (one.task, one.opener) == (task, opener)), ()
            )
            return None if question in path or not path else NOT_ASKED
        return None if isinstance(value, Gap) else value

    def days(self, task: str, question: str) -> Iterator[date]:
        """The days of a task: of its date question, and of each time that it was done elsewhere."""
        yield from (day for day in self.each(task, question) if isinstance(day, date))
        yield from self.days_elsewhere(task)

    def days_of_advice(self) -> Iterator[date]:
        """The days of what the company doctor advised after the first analysis."""
        of_doctor = {
            opener
            for opener in self.openers("new_advice")
            if self.reading("new_advice", opener, "advice_from") in (None, "from_doctor")
        }
        yield from (event.day for event in self.walk.events if event.entry.id in of_doctor)
        yield from self.days_elsewhere("new_advice")

    def days_elsewhere(self, *names: str) -> Iterator[date]:
        for name in names:
            yield from (one.day for one in self.elsewhere.by_name.get(name, ()) if one.day)


def readings(look: FileLook, lines: tuple[Condition, ...]) -> dict[str, Any]:
    """Everything that these conditions may read: the walk, its occurrences, parameters and the facts here."""
    found = dict(look.walk.env)
    for task in look.flow.tasks.values():
        done = sum(one.status == "done" for one in look.instances(task.id))
        found[f"done({task.id})"] = done or int(bool(look.elsewhere.by_name.get(task.id)))
        if task.repeats or task.per:
            for question in task.questions:
                found[f"each({question.id})"] = look.each(task.id, question.id)
    names = {name for line in lines for name in line.names}
    found |= parameters_on(
        look.content.parameters, sorted(names & look.content.parameters.keys()), look.today
    )
    found |= {name: make(look) for name, (_, make) in FACTS.items()}
    return found


Maker = Callable[[FileLook], Any]
FACTS: Final[dict[str, tuple[FactSpec, Maker]]] = {}


def specs() -> Mapping[str, FactSpec]:
    return {name: spec for name, (spec, _) in FACTS.items()}


def fact(kind: Literal["number", "date", "yes_no"], *source: str) -> Callable[[Maker], Maker]:
    """Registers a function as the fact of that name; its docstring is what authors read."""

    def register(make: Maker) -> Maker:
        spec = FactSpec(make.__name__, kind, (make.__doc__ or "").strip(), source, is_of_file=True)
        FACTS[spec.name] = (spec, make)
        return make

    return register


def _late_days(look: FileLook, *duties: str) -> int | None:
    """How late the duty was met, or how long it is overdue; the worst of several. None when none arises."""
    found = [look.plan.of(duty) for duty in duties]
    late = [days for one in found if one is not None and (days := _days_late(look, one)) is not None]
    return max(late, default=None)


def _days_late(look: FileLook, standing: DutyStanding) -> int | None:
    if standing.status == "not_applicable" or standing.due is None:
        return None
    if standing.status == "overdue" and standing.duty.catch_up and look.past_is_open:
        # The case was entered late, and nobody was asked yet what had been done by then.
        return None
    limit = max(day for day in (standing.due, standing.outer) if day is not None)
    if standing.status in ("done", "done_late"):
        return max(0, (standing.done_on - limit).days) if standing.done_on else None
    return max(0, (look.today - limit).days)


@fact("number", "procesgang_2")
def analysis_late_days(look: FileLook) -> int | None:
    """Days between the last day for the problem analysis and the analysis itself, or today; 0 in time."""
    return _late_days(look, "problem_analysis")


@fact("number", "procesgang_4", "d_23")
def action_plan_late_days(look: FileLook) -> int | None:
    """Days between the last day for the action plan and the plan itself, or today; 0 in time."""
    return _late_days(look, "action_plan", "action_plan_after_advice")


@fact("number", "werkwijzer_track_2")
def track_2_late_days(look: FileLook) -> int | None:
    """Days between the last day to start track 2 and the start, or today; 0 in time."""
    started = look.walk.env.get("track_2_day")
    standing = look.plan.of("track_2")
    if isinstance(started, date) and standing is not None and standing.due is not None:
        # The day that was told counts, and not the day on which it was told.
        return max(0, (started - standing.due).days)
    return _late_days(look, "track_2")


@fact("number", "W-06")
def track_2_waited_days(look: FileLook) -> int:
    """Days since it was decided that track 2 waits; 0 while nobody decided that."""
    since = look.walk.env.get("track_2_wait_day")
    return (look.end - since).days if isinstance(since, date) else 0


@fact("yes_no", "procesgang_5")
def says_why_analysis_late(look: FileLook) -> bool:
    """Whether the file says why the problem analysis was late."""
    tried = look.walk.env.get("arbo_attempts")
    return _says_why(look, "problem_analysis") or (isinstance(tried, tuple) and bool(tried))


@fact("yes_no", "procesgang_5")
def says_why_plan_late(look: FileLook) -> bool:
    """Whether the file says why the action plan was late."""
    return _says_why(look, "action_plan", "action_plan_after_advice")


def _says_why(look: FileLook, *duties: str) -> bool:
    found = [look.plan.of(duty) for duty in duties]
    return any(one is not None and bool(one.late_reason) for one in found)


@fact("yes_no", "werkwijzer_poortwachter")
def has_track_2_motive(look: FileLook) -> bool:
    """Whether the file says why track 2 waits, or why it began late."""
    named = (look.walk.env.get(name) for name in ("track_2_wait_reason", "review_reason"))
    return any(isinstance(reason, str) for reason in named) or _says_why(look, "track_2")


@fact("number", "procesgang_4")
def plan_unsigned_days(look: FileLook) -> int | None:
    """Days since the plan was made while nobody recorded its signatures; 0 when there is nothing to sign."""
    made = _plan_day(look)
    if made is None:
        return None if _has_plan(look) else 0
    return 0 if "action_plan" in look.signatures else (look.today - made).days


def _has_plan(look: FileLook) -> bool:
    """Whether there is a plan of which the day is not known: made elsewhere, before the case was entered."""
    return any(look.elsewhere.by_name.get(name) for name in ("plan", "action_plan"))


def _plan_day(look: FileLook) -> date | None:
    days = [look.book.named.get(f"action_plan.{part}") for part in ("signed", "issued")]
    known = [day for day in (*days, *look.days_elsewhere("plan", "action_plan")) if day]
    return min(known, default=None)


@fact("number", "procesgang_4", "uwv_six_weeks")
def longest_evaluation_gap_days(look: FileLook) -> int | None:
    """The longest time without an evaluation since the plan was made, in days; 0 without a plan."""
    start = _plan_day(look)
    if start is None:
        return None if _has_plan(look) else 0
    held = [
        *look.days("evaluation", "evaluated_on"),
        *look.days("first_year_review", "first_year_review_day"),
    ]
    return _longest_gap([start, *(day for day in held if start <= day <= look.end), look.end])


def _longest_gap(days: list[date]) -> int:
    ordered = sorted(days)
    return max(((after - before).days for before, after in pairwise(ordered)), default=0)


@fact("number", "beoordelingskader")
def slowest_action_days(look: FileLook) -> int | None:
    """The longest time between an advice and the first thing that was done after it, in days."""
    advices = [*look.days("analysis", "analysis_day"), *look.days_of_advice()]
    if not advices:
        return None
    acted = sorted(day for task in _ACTIONS for day in _acted_on(look, task))
    return max((next((one for one in acted if one >= day), look.end) - day).days for day in advices)


def _acted_on(look: FileLook, task: str) -> Iterator[date]:
    """The days on which a task was carried out: as answered, else as recorded."""
    own = {
        "evaluation": "evaluated_on",
        "hours_changed": "hours_from_day",
        "track_2_start": "track_2_day",
        "first_year_review": "first_year_review_day",
    }
    if task == "plan":
        made = _plan_day(look)
        yield from (made,) if made else ()
    elif task in own:
        yield from look.days(task, own[task])
    else:
        yield from (one.done_on for one in look.instances(task) if one.status == "done" and one.done_on)
    for event in look.walk.events:
        if task == event.entry.name or (task == "goal_change" and event.entry.name == "goal_changed"):
            yield event.day


@fact("number", "S1-40", "beoordelingskader")
def advices_unanswered(look: FileLook) -> int:
    """How many advices there are of which the file does not say whether they were followed."""
    return sum(answer is None for answer in look.each("advice_answer", "advice_followed"))


@fact("number", "S1-40", "beoordelingskader")
def advices_set_aside(look: FileLook) -> int:
    """How many advices were followed in part or not at all."""
    followed = look.each("advice_answer", "advice_followed")
    return sum(answer in ("follows_partly", "follows_not") for answer in followed)


@fact("number", "bw_7_660a", "beoordelingskader")
def unaddressed_agreement_days(look: FileLook) -> int:
    """Days since the oldest agreement that was not kept and about which nobody did anything yet."""
    waiting = [
        (look.today - event.day).days
        for event in look.walk.events
        if event.entry.name == "agreement_not_kept"
        and event.result in ("moved", "noted")
        and event.entry.id not in look.walk.solved
        and not _is_addressed(look, event.entry.id)
    ]
    return max(waiting, default=0)


def _is_addressed(look: FileLook, opener: str) -> bool:
    steps = ("esc_remind", "esc_talk", "esc_last_step")
    own = (one for one in look.walk.instances if one.opener == opener and one.task in steps)
    return any(one.status == "done" for one in own)


@fact("number", "trial_work_practice")
def longest_trial_work_days(look: FileLook) -> int:
    """The longest time that the employee worked on trial, without wage value, in days."""
    longest = 0
    for opener in look.openers("trial_work"):
        start = look.reading("trial_work", opener, "trial_from_day")
        last = look.reading("trial_work", opener, "trial_last_day")
        if isinstance(start, date):
            until = last if isinstance(last, date) else look.end
            longest = max(longest, (min(until, look.end) - start + timedelta(days=1)).days)
    return longest


@fact("number", "uwv_expert_opinion")
def uwv_opinions(look: FileLook) -> int:
    """How many expert opinions of UWV were asked for."""
    asked = [day for day in look.days("uwv_opinion", "opinion_asked_day")]
    steps = [answer for answer in look.each("esc_last_step", "last_step") if answer == "asks_uwv"]
    return len(asked) + len(steps)


@fact("number", "beoordelingskader")
def goal_passed_days(look: FileLook) -> int | None:
    """Days since the goal of the plan should have been reached, while it was not; 0 before that day."""
    goal = look.walk.env.get("goal_day")
    if look.walk.env.get("is_recovered") is True:
        return 0
    changed = [event.day for event in look.walk.events if event.entry.name == "goal_changed"]
    if not isinstance(goal, date):
        return None
    return 0 if any(day >= goal for day in changed) else max(0, (look.today - goal).days)


@fact("number", "procesgang_4")
def days_since_advice(look: FileLook) -> int | None:
    """Days since the latest advice of the company doctor; None when there was none."""
    advices = [*look.days("analysis", "analysis_day"), *look.days_of_advice()]
    return (look.end - max(advices)).days if advices else None
