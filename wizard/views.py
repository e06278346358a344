"""What the screen draws: frozen values with finished Dutch sentences. The screen decides nothing.

Places are passed as text (`plan_day`, `talk_ok@e17`) and handed back unread. Values of fields are raw
(JSON-like): ISO dates, numbers, booleans, texts, tuples of option ids, tuples of row mappings, or a Gap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wizard.advice_views import AdvicesView as AdvicesView
from wizard.advice_views import AdviceView as AdviceView
from wizard.build_up import Limits as Limits
from wizard.build_up import Step as Step
from wizard.build_up import notes_on as notes_on
from wizard.build_up import steps_of as steps_of
from wizard.build_up_buffers import buffer_count as buffer_count
from wizard.build_up_buffers import can_move_to as can_move_to
from wizard.build_up_buffers import with_buffer_after as with_buffer_after
from wizard.build_up_buffers import with_buffers as with_buffers
from wizard.build_up_chart import BuildUpChart as BuildUpChart
from wizard.build_up_chart import lay_out_bars as lay_out_bars
from wizard.build_up_weeks import Worked as Worked
from wizard.build_up_words import HEADS as HEADS
from wizard.build_up_words import Schedule as Schedule
from wizard.build_up_words import chart_of as chart_of
from wizard.build_up_words import each_day as each_day
from wizard.build_up_words import lines_of as lines_of
from wizard.build_up_words import notes_of as notes_of
from wizard.build_up_words import remarks_of as remarks_of
from wizard.build_up_words import sum_of as sum_of
from wizard.bundle_views import BundleItemView as BundleItemView
from wizard.bundle_views import BundleView as BundleView
from wizard.case.record import Raw
from wizard.costs_views import CostLineView as CostLineView
from wizard.costs_views import CostPeriodView as CostPeriodView
from wizard.costs_views import CostsView as CostsView
from wizard.desk_views import AssignmentLineView as AssignmentLineView
from wizard.desk_views import Cell as Cell
from wizard.desk_views import DeskView as DeskView
from wizard.desk_views import YearTable as YearTable
from wizard.desk_views import YearView as YearView
from wizard.file_views import FileGroupView as FileGroupView
from wizard.file_views import FileItemView as FileItemView
from wizard.file_views import FileView as FileView
from wizard.file_views import RiskView as RiskView
from wizard.lookup import Lookup as Lookup
from wizard.month_chart import MonthChart as MonthChart
from wizard.month_chart import lay_out_months as lay_out_months
from wizard.sheet_views import DecisionView as DecisionView
from wizard.sheet_views import MailView as MailView
from wizard.sheet_views import OfficeRulesView as OfficeRulesView
from wizard.sheet_views import ReplyView as ReplyView
from wizard.sheet_views import RuleView as RuleView
from wizard.sheet_views import SheetGroupView as SheetGroupView
from wizard.sheet_views import SheetRowView as SheetRowView
from wizard.sheet_views import SheetView as SheetView
from wizard.sheet_views import StartAsView as StartAsView
from wizard.sheet_views import VerdictView as VerdictView
from wizard.timeline_layout import Box as Box
from wizard.timeline_layout import Drawing as Drawing
from wizard.timeline_layout import Label as Label
from wizard.timeline_layout import Shape as Shape
from wizard.timeline_layout import Stroke as Stroke
from wizard.timeline_layout import lay_out as lay_out
from wizard.timeline_layout import outline_of as outline_of
from wizard.timeline_layout import strokes_of as strokes_of
from wizard.timeline_views import TimelineBand as TimelineBand
from wizard.timeline_views import TimelineGap as TimelineGap
from wizard.timeline_views import TimelineMark as TimelineMark
from wizard.timeline_views import TimelinePicture as TimelinePicture
from wizard.timeline_views import TimelineTick as TimelineTick
from wizard.timeline_views import TimelineWords as TimelineWords

TaskStatus: TypeAlias = Literal["to_do", "started", "cannot_start", "done"]
DutyStatus: TypeAlias = Literal[
    "open_not_yet", "open", "due_today", "overdue", "done", "done_late", "not_applicable"
]


@dataclass(frozen=True, slots=True)
class OptionView:
    id: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class ColumnView:
    id: str
    label: str
    kind: Literal["text", "date", "number", "choice", "yes_no"]
    options: tuple[OptionView, ...] = ()
    optional: bool = False
    unit: str = ""
    max_length: int = 200
    example: str = ""


@dataclass(frozen=True, slots=True)
class ScheduleView:
    """What a schedule of hours is looked at with while it is written."""

    limits: Limits
    today: date
    talks: tuple[date, ...] = ()
    """The days on which the plan is looked at again."""
    worked: Worked = ()
    """The hours that were recorded: a day in the week, and the hours of that week."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field of a page. `question` is its id and the key in what `submit` gets and refuses."""

    question: str
    kind: str
    """An answer kind of wizard.content.model, or "new_case" fields of the same kinds."""
    label: str
    help: str = ""
    value: Raw = None
    options: tuple[OptionView, ...] = ()
    columns: tuple[ColumnView, ...] = ()
    unit: str = ""
    step: float = 0
    max_length: int = 120
    optional: bool = False
    unknown_label: str = ""
    notice: str = ""
    """Stands beside free text: "Schrijf niets op over de ziekte"."""
    error: str = ""
    example: str = ""
    file_name: str = ""
    """Of the letter that a field of kind "letter" holds; empty when it holds none (any more)."""
    row_numbers_used: int = 0
    """Rows get ids `r1`, `r2`, ...; a new row takes the next number after this one."""
    latest: date | None = None
    earliest: date | None = None
    schedule: ScheduleView | None = None
    is_more: bool = False
    """Stands behind the door of the page."""


@dataclass(frozen=True, slots=True)
class SourceView:
    title: str
    rule: str
    verified: bool


@dataclass(frozen=True, slots=True)
class TermView:
    term: str
    label: str
    explanation: str


@dataclass(frozen=True, slots=True)
class HelpView:
    """The help panel of a page."""

    why: str = ""
    where: str = ""
    example: str = ""
    strategy: str = ""
    when_unknown: tuple[str, ...] = ()
    """What to ask by telephone when the answer is not known."""
    sources: tuple[SourceView, ...] = ()
    terms: tuple[TermView, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterView:
    """A kept letter that stands beside its questions."""

    id: str
    file_name: str
    pdf: bytes


@dataclass(frozen=True, slots=True)
class PageView:
    """One question page. One field whose label is the heading, or several under `heading`."""

    place: str
    task: str
    title: str
    """Of the window: the question in short, without the person."""
    heading: str
    caption: str
    """The small line above: "Deel 1 van 4 · Ziekmelding"."""
    fields: tuple[FieldView, ...]
    help: HelpView
    case: str
    """How the case is called: first name and number."""
    intro: str = ""
    at_hand: tuple[str, ...] = ()
    """Shown on the first page of a task: what you need beside you."""
    minutes: int = 0
    can_skip: bool = False
    is_change: bool = False
    """The page already has an answer: saving corrects it."""
    change_note: str = ""
    """For answers about a day: "Veranderde er iets in het echt? Leg dat dan vast als ..."."""
    next_label: str = "Volgende"
    notice: str = ""
    """What must stay in sight on every page of this task."""
    overdue: str = ""
    """What the task is too late for: since when, and how to repair it."""
    more_label: str = ""
    """What the door says, behind which the fields stand that `is_more`."""
    compare_label: str = ""
    """For a choice with two calendars: the button that shows both, before anything is chosen."""
    event: str = ""
    """Set when this page reports an event instead of answering a task."""
    letter: LetterView | None = None
    """The letter that these questions are about, when it is kept."""


@dataclass(frozen=True, slots=True)
class ConsequencesView:
    """What a change would do, as sentences; empty when it may go through without asking."""

    lines: tuple[str, ...] = ()
    heading: str = ""
    change_label: str = ""
    """Of the button that goes on, when it is not about changing an answer."""

    def __bool__(self) -> bool:
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an input was not taken: a sentence per field ("" for the page as a whole). Nothing changed."""

    sentences: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TaskView:
    """One line of the task list."""

    place: str
    """The task, with its opener: "talk@e17"."""
    title: str
    status: TaskStatus
    reason: str = ""
    phase: str = ""
    due: date | None = None
    due_text: str = ""
    """"vóór di 24 nov · nog 3 dagen" or "sinds 4 mei te laat"."""
    due_reading: str = ""
    """Why that day, in a few words: "laatste dag van week 6"."""
    is_overdue: bool = False
    repair: str = ""
    """For what is too late: "Zo herstelt u het: ..."."""
    minutes: int = 5
    button: str = "Ga verder"


@dataclass(frozen=True, slots=True)
class PhaseGroupView:
    id: str
    title: str
    is_current: bool
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class EventOfferView:
    """A button under "Wat is er gebeurd?"."""

    id: str
    title: str
    enabled: bool
    reason: str = ""
    is_rare: bool = False
    """Stands behind a door: few cases ever meet it."""


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that was reported, with what came of it."""

    id: str
    title: str
    day: date
    day_text: str
    result: Literal["moved", "noted", "pending", "refused", "withdrawn", "ends", "after_end"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReasonView:
    """The proof of a date: the sum that a person can do again."""

    day: date
    day_text: str
    reading: str
    steps: tuple[str, ...]
    sources: tuple[SourceView, ...]
    consequence: str = ""
    late: str = ""
    """For what was done after its day: "Gedaan op ..., later dan ...: de reden"."""
    repair: str = ""
    """For a day that has passed without what was due: "Zo herstelt u het: ..."."""
    hint: str = ""
    """Weekend or holiday: "Doe het uiterlijk vrijdag ..."."""
    verified: bool = True
    rule: str = ""
    """The number of the rule in our list of the law (M-09)."""
    version: str = ""
    """Since when the rule reads like this, or of which day our edition is."""


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """One row of the timeline and of its table twin."""

    id: str
    week: str
    day: date
    day_text: str
    title: str
    who: str
    status: DutyStatus
    status_text: str
    provisional: bool
    reason: ReasonView


@dataclass(frozen=True, slots=True)
class WhatIfRow:
    """One day in two calendars. A side without a day has no reason either."""

    id: str
    title: str
    now: ReasonView | None
    then: ReasonView | None
    now_text: str
    then_text: str
    shift: str
    """"14 dagen later", "valt weg", "komt erbij", "zelfde dag"."""
    changes: bool


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """Two calendars side by side; nothing of it is stored."""

    title: str
    heading: str
    band: str
    case: str
    now_head: str
    then_head: str
    fields: tuple[FieldView, ...] = ()
    """The days that can be tried; none where two outcomes of one choice are compared."""
    rows: tuple[WhatIfRow, ...] = ()
    summary: str = ""
    notes: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    """The days that were tried, as sentences for paper."""


@dataclass(frozen=True, slots=True)
class DocumentLineView:
    """A paper in the list: can it be made, is it a concept, which versions were issued."""

    id: str
    title: str
    about: str
    state: Literal["concept", "ready", "issued", "blank"]
    state_text: str
    missing: tuple[str, ...] = ()
    versions: tuple[IssuedView, ...] = ()


@dataclass(frozen=True, slots=True)
class IssuedView:
    id: str
    title: str
    version: int
    day: date
    day_text: str
    file_name: str


@dataclass(frozen=True, slots=True)
class HelperView:
    """A short flow that a case offers. `text` says what came out, or that it was begun."""

    flow: str
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class ResultView:
    """What comes out of a short flow; `provisional` says which answers could still change it."""

    title: str
    text: str
    provisional: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """The overview of one case: what to do now, what happened, the tasks, the papers."""

    id: str
    title: str
    subtitle: str
    phase: str
    week_text: str
    now: tuple[TaskView, ...]
    """At most three, and what else is too late in `late`; empty: nothing is due, `quiet` says until when."""
    quiet: str
    groups: tuple[PhaseGroupView, ...]
    offers: tuple[EventOfferView, ...]
    events: tuple[EventView, ...]
    documents: tuple[DocumentLineView, ...]
    timeline: tuple[MilestoneView, ...]
    picture: TimelinePicture | None = None
    """The same days as a picture; None while the first sick day is not known."""
    late: tuple[TaskView, ...] = ()
    notices: tuple[str, ...] = ()
    is_early: bool = False
    """Before the doctor's advice has to be there: what is not due is closed."""
    helpers: tuple[HelperView, ...] = ()
    """Short flows that hang under this case: does this help fit?"""
    result: ResultView | None = None
    """For a short flow: what comes out of it."""
    under: str = ""
    """The id of the case under which this one hangs."""
    is_assessed: bool = False
    """An assignment of which nobody has said yes or no yet: it goes on on its dense pages."""
    can_hand_over: bool = False
    """Whether what it holds can go along to a labour expert."""
    ended_as_new_case: bool = False
    can_undo: bool = False
    undo_text: str = ""
    also: tuple[Literal["advices", "file", "costs"], ...] = ()
    """Pages about the case as a whole."""
    can_redo: bool = False


@dataclass(frozen=True, slots=True)
class ActionView:
    """A line of "Deze week" on Home."""

    case_id: str
    case: str
    place: str
    title: str
    when: str
    is_overdue: bool
    due: date | None = None
    repair: str = ""


@dataclass(frozen=True, slots=True)
class CaseLineView:
    id: str
    title: str
    phase: str
    week: str
    next_step: str
    next_day: str


@dataclass(frozen=True, slots=True)
class HomeView:
    greeting: str
    today_text: str
    actions: tuple[ActionView, ...]
    quiet: str
    """When nothing is due: says so, with the next date."""
    cases: Sequence[CaseLineView]
    """The most urgent first."""
    log_kinds: tuple[OptionView, ...]
    """What "Leg iets vast" offers: a call, a talk, a letter, more or fewer hours."""
    since_last_visit: tuple[str, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    """Of the office, not of a case: print the recovery sheet."""
    unlocked_band: str = ""
    """"Nog niet op slot" until a passphrase is set."""
    in_the_bin: tuple[CaseLineView, ...] = ()
    helpers: tuple[OptionView, ...] = ()
    """Short flows that can be started without a case."""
    more: str = ""
    """Says in how many other cases there is something to do."""
    updating: str = ""
    """Says that not every case was worked out for today yet, and how many were; "" when all were."""


@dataclass(frozen=True, slots=True)
class CheckRowView:
    label: str
    value: str
    place: str
    is_missing: bool = False
    optional: bool = False
    origin: str = ""
    """"berekend uit de eerste ziektedag" for values that were worked out."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The check page of a paper, with the very bytes that print."""

    id: str
    title: str
    heading: str
    rows: tuple[CheckRowView, ...]
    missing: tuple[str, ...]
    is_concept: bool
    version: int
    pdf: bytes
    pages: int
    text: str
    """The same paper as plain text, for the text tab and screen readers."""
    file_name: str
    issue_label: str
    next_steps: tuple[str, ...] = ()
    signed_as: str = ""
    """The name under which its signature is recorded, once it is final; "" when none is asked."""
    signed_text: str = ""
    """Who signed and when, or why not; "" while nothing was recorded."""
    issued: tuple[IssuedView, ...] = ()


@dataclass(frozen=True, slots=True)
class EndView:
    """The page after the last question of a task: what was reached and what comes next."""

    task: str
    heading: str
    lines: tuple[str, ...]
    documents: tuple[DocumentLineView, ...]
    suggested_event: str = ""
    next_day: str = ""


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The days of a case as a calendar file."""

    ics: bytes
    file_name: str
    entries: int
    """How many days it puts in the calendar; what is cancelled does not count."""
    called: str
    """What stands beside each day: the number or the first name."""
    called_by: Literal["number", "first_name"]
    number: str
    person: str
    was_saved_before: bool = False
