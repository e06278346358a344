"""Named facts: what a one-line condition cannot say. Typed, documented, sourced, pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final, Literal, TypeAlias

from wizard.case.calendar import Calendar, months_later
from wizard.content.fact_spec import FactSpec
from wizard.content.model import Parameter

Told: TypeAlias = "Mapping[str, Any]"

TOLD: Final = (
    "maternity_leave",
    "leave_last_day",
    "uwv_paid_before_leave",
    "sick_after_leave",
    "contract_end_day",
    "employment_ended",
    "aftercare_until",
)
"""The answers and events on which the calendar and its facts rest, besides recovery and relapse."""


def told_in(env: Mapping[str, Any], event_days: Mapping[str, date]) -> Told:
    """What is known of `TOLD` in these readings: of several occurrences the latest."""
    found = {}
    for name in TOLD:
        value = event_days.get(name, env.get(name))
        if (each := env.get(f"each({name})")) is not None:
            value = next((one for one in reversed(each) if is_told(one)), None)
        if is_told(value):
            found[name] = value
    return found


def is_told(value: Any) -> bool:
    """Whether an answer says something: not unknown, not skipped, not off the path."""
    return isinstance(value, date | bool)


@dataclass(frozen=True)
class Moment:
    """Where in the fold a fact is asked: the day, the events that moved so far, the event at hand."""

    today: date
    begun: date | None
    first_day: date | None
    spells: tuple[tuple[date, date | None], ...]
    """Per recovery that moved: the first fit day, and the day of the relapse that ended it."""
    event_day: date | None
    parameters: Mapping[str, Parameter]
    told: Told = field(default_factory=dict)
    """The latest answer to each of `TOLD`, as far as it counts."""

    @cached_property
    def calendar(self) -> Calendar | None:
        if self.first_day is None:
            return None
        gaps = tuple((fit, sick) for fit, sick in self.spells if sick is not None)
        leave = self._leave
        if leave is None:
            return Calendar(self.first_day, gaps)
        ban_from = leave[1] if self.told.get("uwv_paid_before_leave") is True else None
        return Calendar(self.first_day, tuple(sorted((*gaps, leave))), ban_from)

    @property
    def _leave(self) -> tuple[date, date] | None:
        """Maternity leave, from its first day to the day after its last: it never counts (WIA art. 23)."""
        start, last = self.told.get("maternity_leave"), self.told.get("leave_last_day")
        if start is None or last is None or self.first_day is None or not self.first_day < start <= last:
            return None
        if any(fit <= start and (sick is None or sick > start) for fit, sick in self.spells):
            return None
        # Sick again only some days after the leave, and still the same case: those days do not count either.
        again = self.told.get("sick_after_leave")
        return start, max(last + timedelta(days=1), again or last)

    @property
    def fit_since(self) -> date | None:
        """The first fit day of a recovery that no relapse has ended."""
        return self.spells[-1][0] if self.spells and self.spells[-1][1] is None else None

    def sick_days_before(self, day: date) -> int | None:
        """How many sick days there were up to and including the day before `day`."""
        if self.calendar is None or self.first_day is None:
            return None
        last = day - timedelta(days=1)
        if self.fit_since is not None and last >= self.fit_since:
            last = self.fit_since - timedelta(days=1)
        return 0 if last < self.first_day else self.calendar.sick_days_on(last)

    @cached_property
    def absence_days(self) -> int | None:
        """The sick days of the whole absence, once it has ended."""
        return self.sick_days_before(self.fit_since) if self.fit_since else None

    @cached_property
    def aftercare_end(self) -> date | None:
        """The last day of aftercare: the day that was chosen for it, or else half the absence.

        Half is rounded up, and the first fit day counts (D-22).
        """
        if self.fit_since is None or self.absence_days is None:
            return None
        chosen = self.told.get("aftercare_until")
        if isinstance(chosen, date) and chosen >= self.fit_since:
            return chosen
        share = practice_on(self.parameters, "aftercare_share", self.fit_since)
        return self.fit_since + timedelta(days=max(_ceil(self.absence_days * share), 1) - 1)


Maker = Callable[[Moment], Any]
FACTS: Final[dict[str, tuple[FactSpec, Maker]]] = {}


def fact(
    kind: Literal["number", "date", "yes_no"], *source: str, day_fact: bool = False
) -> Callable[[Maker], Maker]:
    """Registers a function as the named fact of that name; its docstring is what authors read."""

    def register(make: Maker) -> Maker:
        name = make.__name__
        FACTS[name] = (FactSpec(name, kind, (make.__doc__ or "").strip(), source, day_fact), make)
        return make

    return register


def specs() -> Mapping[str, FactSpec]:
    return {name: spec for name, (spec, _) in FACTS.items()}


def readings(moment: Moment) -> dict[str, Any]:
    """Every named fact at this moment; None where it cannot be known."""
    return {name: make(moment) for name, (_, make) in FACTS.items()}


def day_facts(moment: Moment) -> dict[str, Any]:
    """The facts that belong to the day of an event: a guard and the tasks of that event may read them."""
    return {name: make(moment) for name, (spec, make) in FACTS.items() if spec.is_day_fact}


def parameter_readings(moment: Moment, names: Iterable[str]) -> dict[str, Any]:
    """The parameters among `names` as they are on the day of the moment; None where none holds yet."""
    known = moment.parameters
    return parameters_on(known, (name for name in names if name in known), moment.today)


def parameters_on(parameters: Mapping[str, Parameter], names: Iterable[str], day: date) -> dict[str, Any]:
    """The values of these parameters on a day; None where none holds yet."""
    found: dict[str, Any] = {}
    for name in names:
        try:
            found[name] = parameter_on(parameters, name, day)
        except LookupError:
            found[name] = None
    return found


def parameter_on(parameters: Mapping[str, Parameter], name: str, day: date) -> float:
    """The value of a parameter on a day. Raises LookupError when none holds: there is no 'latest'."""
    values = [value for value in parameters[name].values if value.start <= day]
    if not values:
        raise LookupError(f"parameter '{name}' has no value on {day.isoformat()}")
    return max(values, key=lambda value: value.start).value


def practice_on(parameters: Mapping[str, Parameter], name: str, day: date) -> float:
    """The value of a custom, which is no law: before the first day that is known it was the same."""
    return parameter_on(parameters, name, max(day, min(value.start for value in parameters[name].values)))


def _ceil(value: float) -> int:
    return -int(-value // 1)


@fact("date", "design")
def today(at: Moment) -> date:
    """The day on which the case is looked at."""
    return at.today


@fact("number", "law_cnt")
def sick_days(at: Moment) -> int | None:
    """Sick days counted up to and including today; 1 on the first sick day, standing still when fit."""
    return at.sick_days_before(at.today + timedelta(days=1))


@fact("date", "law_cnt")
def sick_since_counted(at: Moment) -> date | None:
    """The day on which an absence without fit days would have begun to count as many sick days today."""
    days = sick_days(at)
    return at.today - timedelta(days=days - 1) if days else None


@fact("number", "law_cnt")
def days_since_first_sick_day(at: Moment) -> int | None:
    """Calendar days after the first sick day; 0 on that day itself."""
    return (at.today - at.first_day).days if at.first_day else None


@fact("number", "design")
def entered_late_days(at: Moment) -> int | None:
    """Calendar days between the first sick day and the day on which the case was made."""
    return (at.begun - at.first_day).days if at.first_day and at.begun else None


@fact("yes_no", "bw_7_629")
def is_recovered(at: Moment) -> bool:
    """Whether a recovery stands that no relapse has ended."""
    return at.fit_since is not None


@fact("number", "bw_7_629", day_fact=True)
def recovered_count(at: Moment) -> int:
    """How often the employee recovered."""
    return len(at.spells)


@fact("number", "bw_7_629", day_fact=True)
def gap_days(at: Moment) -> int | None:
    """Inside a relapse: calendar days between the first fit day and the day of the relapse."""
    return (at.event_day - at.fit_since).days if at.event_day and at.fit_since else None


@fact("yes_no", "S1-41", "d_27", day_fact=True)
def gap_within_month(at: Moment) -> bool | None:
    """Inside a relapse: 28 days or more, but not more than a calendar month after the first fit day."""
    days = gap_days(at)
    if days is None or at.event_day is None or at.fit_since is None:
        return None
    return days >= 28 and at.event_day <= months_later(at.fit_since, 1)


@fact("number", "law_cnt", day_fact=True)
def sick_days_then(at: Moment) -> int | None:
    """Inside an event: sick days before its day, so 0 when it lies on or before the first sick day."""
    return at.sick_days_before(at.event_day) if at.event_day else None


@fact("date", "bw_7_629")
def fit_from(at: Moment) -> date | None:
    """The first fit day of a recovery that no relapse has ended."""
    return at.fit_since


@fact("number", "S4-28")
def absence_days(at: Moment) -> int | None:
    """The sick days of the whole absence, once it has ended."""
    return at.absence_days


@fact("date", "S4-28", "d_22")
def aftercare_end(at: Moment) -> date | None:
    """The last day of aftercare: half the absence, rounded up, from the first fit day; or a chosen day."""
    return at.aftercare_end


@fact("yes_no", "S4-28", "d_22")
def aftercare_over(at: Moment) -> bool | None:
    """Whether today lies after the last day of aftercare."""
    return None if at.aftercare_end is None else at.today > at.aftercare_end


@fact("number", "zw_38")
def days_until_exit(at: Moment) -> int | None:
    """Calendar days from today to the last day of the employment; below 0 once it has ended."""
    end = at.told.get("employment_ended") or at.told.get("contract_end_day")
    return (end - at.today).days if end else None


@fact("number", "zw_38")
def sick_days_at_exit(at: Moment) -> int | None:
    """Sick days up to and including the last day of the employment; 0 when it ended before."""
    end = at.told.get("employment_ended") or at.told.get("contract_end_day")
    return at.sick_days_before(end + timedelta(days=1)) if end else None
