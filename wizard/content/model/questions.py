"""What is asked: questions on pages, pages in tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from wizard.content.conditions import ALWAYS, Condition

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
