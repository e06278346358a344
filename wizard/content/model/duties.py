"""What must be done before which day, and how those days are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wizard.content.conditions import ALWAYS, Condition


@dataclass(frozen=True, slots=True)
class Delay:
    """How many days `to` lies after `since`; nothing when it does not, or while one of them is not known."""

    since: DueSpec
    to: DueSpec


@dataclass(frozen=True, slots=True)
class DueSpec:
    """How to find a day; exactly one of the first group is set. All counts are days unless said otherwise.

    sick_day: the k-th sick day. after_sick_day: the first calendar day after the k-th sick day.
    after: the day known under that name (date answer, event, `document.signed`).
    before_waiting_period_ends: weeks before the 104 weeks are full, counted in sick days.
    calendar_years: so many years after the day from which the dismissal ban counts, plus the fit days
    (29 Feb becomes 1 March). milestone: the day of that milestone.
    first_known / earliest / latest: out of several; parts that are not known do not count.
    The second group changes the day found, in the order in which it stands here.
    """

    sick_day: int | None = None
    after_sick_day: int | None = None
    after: str = ""
    before_waiting_period_ends: int | None = None
    calendar_years: int | None = None
    milestone: str = ""
    first_known: tuple[DueSpec, ...] = ()
    earliest: tuple[DueSpec, ...] = ()
    latest: tuple[DueSpec, ...] = ()
    days: int = 0
    """Calendar days added to the day found."""
    months: int = 0
    """Calendar months added; the last day of a month that is too short."""
    weeks_of: str = ""
    """The number answer that says how many weeks are added; without it the day is not known."""
    days_of: str = ""
    """The same in days."""
    longer_by: Delay | None = None
    shorter_by: Delay | None = None
    not_before: DueSpec | None = None
    not_after: DueSpec | None = None
    last_working_day: bool = False
    """The last working day on or before the day found."""
    terms_act_from: DueSpec | None = None
    """The day to which the Algemene termijnenwet may move the end of a term that starts on this day."""

    @property
    def parts(self) -> tuple[DueSpec, ...]:
        """The days within this one."""
        bounds = (self.not_before, self.not_after, self.terms_act_from)
        delays = (delay for delay in (self.longer_by, self.shorter_by) if delay is not None)
        inner = (*self.first_known, *self.earliest, *self.latest)
        shifts = (part for delay in delays for part in (delay.since, delay.to))
        return (*inner, *shifts, *(bound for bound in bounds if bound is not None))

    @property
    def is_changed(self) -> bool:
        """Whether anything of the second group is said."""
        return bool(
            self.days
            or self.months
            or self.weeks_of
            or self.days_of
            or self.longer_by
            or self.shorter_by
            or self.not_before
            or self.not_after
            or self.last_working_day
            or self.terms_act_from
        )


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day of the statutory calendar. `export_as` is its name in calendar files."""

    id: str
    code: str
    title: str
    due: DueSpec
    who: str
    reading: str
    source: tuple[str, ...]
    export_as: str = ""
    when: Condition = ALWAYS
    """The day exists only while this is true; an unknown makes no day."""
    consequence: str = ""
    note: str = ""
    shown: bool = True
    """Limits that are kept beside a printed day are computed, but not shown to people."""
    verified: bool = True
    start: date | None = None
    """From this first sick day on this version of the rule holds, until `end`."""
    end: date | None = None
    version: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What fulfils a duty: any one of these."""

    tasks: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    """A duty that comes back every so many days, from one day until another."""

    every: int
    start: DueSpec
    until: DueSpec


@dataclass(frozen=True, slots=True)
class DutyExample:
    name: str
    first_sick_day: date
    due: date | None
    interruptions: tuple[tuple[date, date], ...] = ()
    facts: Mapping[str, date] = field(default_factory=dict)
    answers: Mapping[str, object] = field(default_factory=dict)
    """Answers that are no day: choices, numbers, yes or no."""


@dataclass(frozen=True, slots=True)
class Duty:
    id: str
    title: str
    who: str
    due: DueSpec
    source: tuple[str, ...]
    calendar: str = ""
    """How it is called in a calendar file, where others may read along; the title itself when empty."""
    reading: str = ""
    window: DueSpec | None = None
    """From this day the duty can be met, and the task it points to is open in every phase."""
    outer: DueSpec | None = None
    """The later limit where two readings differ; kept, never printed as the day."""
    when: Condition = ALWAYS
    unless: Condition | None = None
    task: str = ""
    done: Done = Done()
    repeat: Repeat | None = None
    consequence: str = ""
    repair: str = ""
    late_reason: str = ""
    """The question that already asks why it was late; empty: the program asks when it comes to that."""
    law_of: str = "first_sick_day"
    start: date | None = None
    """From this day on (of `law_of`) this version of the rule holds, until `end`."""
    end: date | None = None
    version: str = ""
    code: str = ""
    """The number of the rule in our list of the law (M-09)."""
    outlives_pay: bool = False
    """Stays when pay has ended before this day; other duties end with the pay (Flow.duties_end)."""
    outlives_recovery: bool = False
    """Stays when the employee is fit before this day; other duties do not come up then."""
    verified: bool = True
    catch_up: str = ""
    """The sentence of its row on the catch-up page; empty means that it has none."""
    examples: tuple[DutyExample, ...] = ()
    at: str = ""
