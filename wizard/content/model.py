"""The content as frozen values: what the loader makes and everything else reads.

Field names are the YAML keys. Texts are Dutch and may hold placeholders such as `{first_name}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, TypeAlias

from wizard.content.conditions import ALWAYS, NEVER, Condition

Strategy: TypeAlias = Literal["know", "look_up", "ask", "decide_together"]
"""How the user comes by the answer: weten, opzoeken, vragen aan, samen bedenken."""

Need: TypeAlias = Literal["must", "helps"]
DataKind: TypeAlias = Literal["ordinary", "personal", "health"]
AnswerKind: TypeAlias = Literal[
    "date",
    "text",
    "long_text",
    "number",
    "yes_no",
    "yes_no_unknown",
    "choice",
    "multi",
    "rows",
    "milestones",
    "status",
    "letter",
]


NEXT_MILESTONE: Final = "next_milestone"
"""The reading that a flow with `next_of` has: the first open day among those milestones."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule or a question comes from. `rule` repeats it in our own words."""

    id: str
    kind: Literal["law", "uwv", "seed", "leidraad", "privacy", "practice", "decision"]
    title: str
    rule: str = ""
    licence: str = ""
    verified: bool = True
    decides: bool = False
    """A gate, threshold, outcome, bottleneck or step: something must use it in a condition."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: the term, the plain label and one plain sentence."""

    id: str
    term: str
    label: str
    explanation: str


@dataclass(frozen=True, slots=True)
class RareWords:
    """Words that few people read every week and that stay all the same; read by `check` alone."""

    id: str
    why: str
    words: tuple[str, ...]
    reader: Literal["everybody", "expert"] = "everybody"


@dataclass(frozen=True, slots=True)
class DatedValue:
    start: date
    value: float
    source: str
    review_by: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that the law or practice may change, with the day from which each value holds."""

    id: str
    title: str
    unit: str
    values: tuple[DatedValue, ...]


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    label: str
    help: str = ""
    also: tuple[str, ...] = ()
    """Other words of the field for the same thing; a case file may say them."""
    suggests_event: str = ""
    """The event that this answer calls for; the screen offers it next."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a `rows` answer."""

    id: str
    label: str
    type: Literal["text", "date", "number", "choice", "yes_no"] = "text"
    options: tuple[Option, ...] = ()
    optional: bool = False
    needed_with: tuple[str, ...] = ()
    """Choices of the same row with which this column may not stay empty, though it is optional."""
    unit: str = ""
    min: float | None = None
    max: str = ""
    """A number, or the name of a number answer that this column may not exceed."""
    max_length: int = 200
    example: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An answer to yes or no that follows from what was told already, as long as `when` is true."""

    value: bool
    when: Condition


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `rests_on` names the answers after whose change this one is looked at again."""

    id: str
    ask: str
    type: AnswerKind
    help: str = ""
    why: str = ""
    where: str = ""
    example: str = ""
    source: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    strategy: Strategy = "know"
    ask_whom: str = ""
    need: Need = "must"
    optional: bool = False
    unknown: str = ""
    """The label of the honest way out; empty means that there is none and `no_unknown` says why."""
    no_unknown: str = ""
    when_unknown: tuple[str, ...] = ()
    """What to ask by telephone, one question after the other, when the answer is not known."""
    ask_if: Condition = ALWAYS
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    unit: str = ""
    min: str = ""
    """Bounds are a number, an ISO date, `today`, or the id of another answer of the same kind."""
    max: str = ""
    step: float = 0
    max_length: int = 120
    max_rows: int = 0
    """For rows: at most so many; 0 is no limit."""
    rests_on: tuple[str, ...] = ()
    recheck_when: Condition | None = None
    data: DataKind = "ordinary"
    article: str = ""
    """For personal and health data: the article that allows it."""
    appointment: str = ""
    """For a day that is agreed: the repeating task that records that it took place."""
    weeks_between: str = ""
    """For a number of weeks: the repeating task that is wanted again so long after the last time."""
    suggests: str = ""
    """For a number: what stands filled in until the user chooses; no rule, and the page says so."""
    check: Literal["", "build_up"] = ""
    """What is said about the rows while they are written: `build_up` looks at steps of hours."""
    silences_contact: bool = False
    """For a day: up to and including it the doctor asked for little or no contact (D-36)."""
    refuses_health_words: bool = False
    """What is written here goes to somebody else: a word about illness or treatment is refused."""
    proposed_by: str = ""
    """The question of the same kind whose latest answer stands filled in here until this one is answered."""
    rows_of: tuple[str, ...] = ()
    """For rows: earlier lists whose rows stand here until this one is answered, with the texts they share."""
    proposed: Proposed | None = None
    """What stands filled in here until this one is answered, and when: the user still has to agree."""
    lawful: str = ""
    """For questions about sickness: the item of the closed list that allows it."""
    label: str = ""
    """How the answer is called on a check page; the question itself when empty."""
    codes: tuple[str, ...] = ()
    """How the field numbers it (C6, K4). Questions that share a code are its parts, and all of them count."""
    no_means: str = ""
    """For a status: the state that a bare "nee" stands for."""
    default: object = None
    """For a setting of the user's own: what it reads as while nobody has answered."""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One screen: a single question for employers, a few grouped ones when `heading` is given."""

    questions: tuple[Question, ...]
    id: str = ""
    heading: str = ""
    intro: str = ""
    more: tuple[str, ...] = ()
    """Questions that stand behind a door: for who wants to say more. Each may be left out."""
    more_label: str = ""
    """What the door says."""


@dataclass(frozen=True, slots=True)
class Task:
    """A short wizard that leads to something. `phases` is empty for `phase: any`."""

    id: str
    title: str
    pages: tuple[Page, ...] = ()
    """Its own pages; those of its module stand before them."""
    module: str = ""
    """The shared pages with which it begins (`shared/modules/<id>.yaml`)."""
    prefix: str = ""
    """What stands before the ids of those pages, where a flow uses the module more than once."""
    phases: tuple[str, ...] = ()
    intro: str = ""
    at_hand: tuple[str, ...] = ()
    minutes: int = 5
    per: str = ""
    repeats: bool = False
    after: tuple[str, ...] = ()
    advise: tuple[str, ...] = ()
    opens_when: Condition = ALWAYS
    yields: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    ends_with: str = ""
    """What the page after the last question says ("Klaar voor vandaag")."""
    is_contact: bool = False
    """Recording it means that somebody spoke with the employee: it keeps any agreement to do so."""
    log_label: str = ""
    """For a repeating task, or one per event: how it is offered under "Leg iets vast"."""
    notice: str = ""
    """What must stay in sight on every page of the task."""
    at: str = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for page in self.pages for question in page.questions)


@dataclass(frozen=True, slots=True)
class Module:
    """Pages that several tasks share, in one flow or in several. They read nothing but their own answers."""

    id: str
    pages: tuple[Page, ...]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Phase:
    id: str
    title: str
    about: str = ""
    part: str = ""
    """Which part of the whole this is, as shown above a page ("Deel 2 van 4")."""
    final: bool = False
    expected_from: DueSpec | None = None
    """The day on which a case usually comes here: only for the picture of what is still to come."""


@dataclass(frozen=True, slots=True)
class Move:
    """A step forward: when `when` is true and the tasks in `needs` are done. Moves form a DAG."""

    sources: tuple[str, ...]
    to: str
    needs: tuple[str, ...] = ()
    when: Condition = ALWAYS
    at: str = ""


@dataclass(frozen=True, slots=True)
class EventType:
    """Something that happens on a day. `to` is a phase, "resume", or "" for an event that is only noted."""

    id: str
    title: str
    sources: tuple[str, ...]
    to: str = ""
    ask_day: str = "Op welke dag was dat?"
    help: str = ""
    why: str = ""
    when: Condition = ALWAYS
    otherwise: Literal["refuse", "new_case"] = "refuse"
    refusal: str = ""
    """The sentence that the user reads when `when` is false."""
    solved_when: Condition | None = None
    proposes_today_when: Condition | None = None
    """When the day of today stands filled in; else the user fills in a day."""
    about: str = ""
    """The rows question of which this event names a row."""
    notice: str = ""
    """What must be in sight when it is reported."""
    rare: bool = False
    """Few cases meet it: the overview offers it behind a door."""
    ends: bool = False
    """Nothing is asked or due any more after it, and nothing else can happen; what was told stays."""
    source: tuple[str, ...] = ()
    at: str = ""


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


@dataclass(frozen=True, slots=True)
class OutcomeExample:
    name: str
    answers: Mapping[str, object]
    outcome: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason for an outcome: the rule that leads to it, in a condition and a sentence."""

    id: str
    when: Condition
    text: str
    source: tuple[str, ...] = ()
    agreement: str = ""
    """What is agreed with the client because of it, in words that may stand on their paper."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of an outcome table; the first match wins, later matches become notes.

    A row is true when `when` is, or one of its `grounds`; the loader writes both into `when`.
    """

    id: str
    title: str
    when: Condition = NEVER
    grounds: tuple[Ground, ...] = ()
    only_when_known: bool = False
    """Never wins while a row above it is unknown."""
    text: str = ""
    source: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    outside: bool = False
    """These cases are not for this program: nothing is counted, no duty arises, and the text says why."""
    examples: tuple[OutcomeExample, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class FileItem:
    """One thing that UWV looks for in the file. The rules are in wizard.plan.file_check.

    It is there when any of `shown_by`, of `answered` or of `present_when` says so, or when it was done
    elsewhere: as `duty`, or as one of the tasks of `shown_by`.
    """

    id: str
    title: str
    looks_at: str
    """What UWV reads in it, in one sentence."""
    supplied_by: Literal["employer", "employee", "both", "company_doctor"]
    source: tuple[str, ...]
    kind: Literal["listed", "proof"] = "listed"
    """`listed` in the law on the report itself, or `proof` of what was done."""
    needed_when: Condition = ALWAYS
    needed_from: DueSpec | None = None
    """Until and on this day it may still be missing."""
    not_needed: str = ""
    """Why it is not needed, when `needed_when` is false."""
    shown_by: Done = Done()
    answered: tuple[str, ...] = ()
    """Questions that must all be answered before they show it."""
    present_when: Condition | None = None
    duty: str = ""
    signed: bool = False
    """UWV wants to see who agreed: it must be signed by both, or say why not."""
    missing: str = ""
    repair: str = ""
    task: str = ""
    document: str = ""
    """The paper of ours that it is; its signature is recorded under this name."""
    at: str = ""

    @property
    def signed_as(self) -> str:
        """The name under which its signature is kept."""
        return self.document or self.id


@dataclass(frozen=True, slots=True)
class RiskExample:
    """Readings (facts and answers) and whether the risk is there; none for not known."""

    name: str
    readings: Mapping[str, object]
    there: bool | None


@dataclass(frozen=True, slots=True)
class Risk:
    """What UWV may hold against the employer: there when `when` is true, never a percentage."""

    id: str
    title: str
    when: Condition
    text: str
    repair: str
    source: tuple[str, ...]
    task: str = ""
    verified: bool = True
    examples: tuple[RiskExample, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class CostExample:
    """A contract with what it costs, to be worked out again (wizard.plan.costs). Amounts are texts: exact."""

    name: str
    day: date
    wage: str
    per: Literal["month", "four_weeks", "week", "hour"]
    hours: float
    year_1: str
    year_2: str
    sanction: str
    days: float = 5
    share_1: float = 70
    share_2: float = 70
    waiting_days: int = 0
    above_maximum: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """What stands beside an outcome: a flag, or a remark that only informs."""

    id: str
    text: str
    when: Condition
    kind: Literal["flag", "remark"] = "flag"
    beside: tuple[str, ...] = ()
    """The outcomes beside which it makes sense; empty means all."""
    source: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Deployment:
    """A situation in which a role can be used: when all its questions are answered with yes."""

    id: str
    questions: tuple[str, ...]
    text: str
    source: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class RoleItem:
    """Something that must be there before the work starts: a question of type `status`."""

    question: str
    source: tuple[str, ...]
    missing: Literal["HOLD", "CONDITIONAL"] = "HOLD"
    """The outcome while it is not there."""
    refused: Literal["REFUSE", "CONDITIONAL"] = "REFUSE"
    """The outcome when whoever has it refuses to give it."""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """A knelpunt of a role: a yes or no question, and what a yes does.

    REFER is the conflict: its question is a choice, the outcome table knows its degrees, and it plays while
    one of `plays` is chosen. unless: the question that takes the stop away when it is answered with yes; what
    is left is a condition.
    """

    id: str
    question: str
    effect: Literal["REFUSE", "REFER", "HOLD", "RISK"]
    feedback: str
    """What the client reads about it."""
    source: tuple[str, ...]
    unless: str = ""
    plays: tuple[str, ...] = ()
    inferred: bool = False
    confidential: bool = False
    """Stays in the expert's own checklist: the client reads the agreement only."""


@dataclass(frozen=True, slots=True)
class RoleSuggestion:
    """A role that fits better, and when. The first that fits counts."""

    role: str
    when: Condition
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """The criteria set of one assignment of a labour expert; its id is the public code."""

    id: str
    title: str
    kind: Literal["adviser", "coach", "assessor"]
    level: Literal["employee", "organisation"]
    purpose: str
    question_types: tuple[str, ...]
    """The kinds of question that belong to this role."""
    deployable: tuple[Deployment, ...]
    items: tuple[RoleItem, ...]
    completeness: Literal["complete", "partial", "inferred"]
    edition: str
    retrieved: date
    source: tuple[str, ...]
    bottlenecks: tuple[Bottleneck, ...] = ()
    partners: tuple[str, ...] = ()
    time_path: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()
    """What to keep an eye on after the acceptance."""
    banner: str = ""
    """What a reader must know of a set that its sources cover only in part."""
    at: str = ""

    @property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The questions of this set, each with the sources of what they decide."""
        found: dict[str, tuple[str, ...]] = {}
        for way in self.deployable:
            for name in way.questions:
                found[name] = way.source
        for item in self.items:
            found[item.question] = item.source
        for stop in self.bottlenecks:
            for name in (stop.question, stop.unless) if stop.effect != "REFER" else ():
                if name:
                    found[name] = stop.source
        return found


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A paper: its body is Markdown with fields and block directives (see wizard.documents.compose)."""

    id: str
    title: str
    audience: str
    body: str
    signature: Literal["agreed", "seen", "none"] = "none"
    paper: Literal["A4", "A4_landscape", "A6"] = "A4"
    fields: tuple[str, ...] = ()
    """Allow-list: the only answers and facts that this paper may show."""
    needs: tuple[str, ...] = ()
    """What must be answered before it may be signed; until then it prints as CONCEPT."""
    about: str = ""
    blank: bool = False
    """A blank form: printable without a case."""
    when: Condition = ALWAYS
    """The paper belongs to a case only while this is true: no message without consent."""
    source: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class MailWords:
    """What a pasted mail is taken apart by: the words with which its lines begin, in small letters."""

    sender: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    to_me: tuple[str, ...] = ()
    forward_marks: tuple[str, ...] = ()
    reply_marks: tuple[str, ...] = ()
    forwarded: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    wrote: tuple[str, ...] = ()
    wrote_starts: tuple[str, ...] = ()
    greetings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    sent_from: tuple[str, ...] = ()
    disclaimers: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    first_sick_day: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A mail to the client about an outcome, to copy; written like a paper, and never printed.

    Its id is the outcome, with INTERIM_ before one of the second table.
    """

    id: str
    subject: str
    body: str
    fields: tuple[str, ...]
    """Allow-list: the only answers and facts that the mail may show."""
    source: tuple[str, ...]
    at: str = ""

    @property
    def as_paper(self) -> DocumentType:
        """The same as a paper for the client, under whose rules it falls: the subject is its heading."""
        body = f"# {self.subject}\n{self.body}"
        return DocumentType(self.id, self.subject, "employer", body, fields=self.fields, at=self.at)


BundleState: TypeAlias = Literal["present", "promised", "missing", "refused", "not_needed"]


@dataclass(frozen=True, slots=True)
class BundleItem:
    """One item of information that a labour expert starts with, and the only answers that go along with it.

    state: the question that says whether it is there, by `states`. Without one it is there as soon as an
    answer under `shows`, or its day, is known.
    """

    id: str
    title: str
    given_by: Literal["employer", "employee", "doctor", "others"]
    shows: tuple[str, ...] = ()
    day: str = ""
    state: str = ""
    states: Mapping[str, BundleState] = field(default_factory=dict)
    """By option, or by "true" and "false"; anything else is missing."""
    source: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """At most `answers` questions of need `must` on the shortest way to `document`."""

    document: str
    answers: int


@dataclass(frozen=True, slots=True)
class Retired:
    """Why an id that was published once is gone."""

    was: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A day that people may try out without telling it: of a date question, or of an event."""

    id: str
    """The question or the event."""
    label: str
    help: str = ""
    after: str = ""
    """The event that must have come first: this one ends what that one began."""
    assume: Mapping[str, object] = field(default_factory=dict)
    """What is taken to be answered beside it, such as that all of the own work is done again."""


@dataclass(frozen=True, slots=True)
class AdviceKind:
    """A kind of advice in the list of a case: where each of its parts is answered."""

    id: str
    day: str
    """The date answer or the event that gives its day."""
    said_by: str = ""
    """The choice that says who gave it; else `title` does."""
    title: str = ""
    same_as: str = ""
    """The option of `said_by` elsewhere: what stands there for the same day is the same advice."""
    says: tuple[str, ...] = ()
    """The answers with what it says about work."""
    followed: str = ""
    motive: str = ""
    before: str = ""
    letter: str = ""
    answer: str = ""
    """The task that asks what is done with it."""
    paper: str = ""
    """The document with the list."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Tasks that a practised user fills in on one dense page."""

    id: str
    title: str
    tasks: tuple[str, ...]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    id: str
    title: str
    audience: Literal["employer", "expert"]
    phases: tuple[Phase, ...]
    moves: tuple[Move, ...]
    events: Mapping[str, EventType]
    tasks: Mapping[str, Task]
    """In content order: the order in which they are offered."""
    duties: Mapping[str, Duty]
    milestones: Mapping[str, Milestone]
    outcomes: tuple[Outcome, ...]
    documents: Mapping[str, DocumentType]
    replies: Mapping[str, Reply] = field(default_factory=dict)
    file_items: Mapping[str, FileItem] = field(default_factory=dict)
    """In the order in which UWV looks."""
    risks: Mapping[str, Risk] = field(default_factory=dict)
    cost_examples: tuple[CostExample, ...] = ()
    budgets: tuple[Budget, ...] = ()
    what_if: tuple[WhatIf, ...] = ()
    advices: tuple[AdviceKind, ...] = ()
    """What the list of advice in a case is made of; what comes first goes before its like."""
    first_day: str = "first_sick_day"
    """The date answer from which the calendar counts; empty for flows without one."""
    no_calendar: bool = False
    """Says that this flow counts no days: `first_day` is then empty."""
    short_name: str = "first_name"
    """The answer by which a case is called on the screen."""
    milestones_from: str = ""
    """The flow whose statutory days this flow shows as well."""
    next_of: tuple[str, ...] = ()
    """Of these milestones the first open one is the reading `next_milestone`."""
    next_instead: str = ""
    """The date answer that goes before the computed `next_milestone`."""
    carries: tuple[str, ...] = ()
    """The tasks and questions whose facts go along when the same assignment begins in another role."""
    sheets: tuple[Sheet, ...] = ()
    """For who repeats this flow often: its questions on a few dense pages, in this order."""
    office_task: str = ""
    """The task whose answers an office keeps per role: every new case in that role begins with them."""
    ages: Mapping[str, str] = field(default_factory=dict)
    """The date answers of which the age is shown, each with the question about what it dates."""
    age_limit: str = ""
    """The answer with the user's own limit, in days."""
    words: Mapping[str, Condition] = field(default_factory=dict)
    """Conditions with a name, so that others can say it instead of repeating them."""
    roles: Mapping[str, Role] = field(default_factory=dict)
    suggestions: tuple[RoleSuggestion, ...] = ()
    signals: tuple[Signal, ...] = ()
    interim: tuple[Outcome, ...] = ()
    """A second table, judged once the work has begun."""
    helps: str = ""
    """The flow of which a case can start this one: it then hangs under that case."""
    start_label: str = ""
    """How it is offered, on Home and in a case."""
    bundle: tuple[BundleItem, ...] = ()
    """What goes along to a labour expert, by item."""
    prefill: Mapping[str, str] = field(default_factory=dict)
    """What such a case knows already: a question of this flow, and the answer or fact of that one."""
    duties_end: str = ""
    """The milestone after which no duty falls due any more, but for those that outlive the pay."""
    retired: Mapping[str, Retired] = field(default_factory=dict)
    """Ids that were published once and are gone; they are never used again."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Ids that were published under another name: the old one, and the one it has now."""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    id: str
    day: date
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacyRule:
    """Words that point at health or private life. A term is `mode:text`, with these modes.

    W: the whole word (also with -e, -en, -s). P: words that start with it. S: words that end with it.
    F: a regular expression; `(?#case)` in it makes capitals count.
    """

    category: str
    severity: Literal["H", "M"]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeutralWords:
    """A phrase, and what stands in its place where others may read along."""

    words: str
    instead: str


@dataclass(frozen=True, slots=True)
class PrivacyTerms:
    """What no field of an employer may ask for, what may be said all the same, and what is lawful."""

    rules: tuple[PrivacyRule, ...] = ()
    allowed: tuple[str, ...] = ()
    """Phrases in which a term is innocent ("arbeidstherapeutisch", "welke klachten u hebt")."""
    lawful: Mapping[str, str] = field(default_factory=dict)
    """The closed list of what an employer may ask about sickness: id and description."""
    in_calendars: tuple[str, ...] = ()
    """More terms that never stand in a calendar file: it may end up on the screen of somebody else."""
    neutral: tuple[NeutralWords, ...] = ()
    """Replaced in calendar files, in this order."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything under `flows/`, checked."""

    edition: Edition
    flows: Mapping[str, Flow]
    sources: Mapping[str, Source]
    terms: Mapping[str, Term]
    parameters: Mapping[str, Parameter]
    texts: Mapping[str, str]
    """The words of the window itself (`shared/chrome.yaml`), by key."""
    privacy: PrivacyTerms = PrivacyTerms()
    mail: MailWords = MailWords()
    fingerprint: str = ""
