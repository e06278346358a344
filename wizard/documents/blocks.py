"""What a paper consists of, before it is a PDF, a web page or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from wizard.build_up_chart import BuildUpChart
from wizard.month_chart import MonthChart
from wizard.timeline_views import TimelinePicture


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with `**bold**` as its only mark-up; a backslash makes the next sign an ordinary one."""

    text: str
    style: Literal["body", "small", "lead", "note", "label", "quote"] = "body"
    """`label` stands above what belongs to it; `quote` is what somebody said, in their own words."""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    boxes: bool = False
    """Drawn squares to tick by pen instead of dots."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and values in two columns; an empty value becomes a line to write on."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head. `widths` are shares that add up to 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    empty_rows: int = 0
    """Lines left open for the pen."""
    ticks: bool = False
    """The last column of `head` holds drawn squares to tick; the rows leave it out."""


@dataclass(frozen=True, slots=True)
class WritingSpace:
    """Lines to write on; `reminder` stands beside the label (what not to write down)."""

    label: str
    lines: int = 4
    reminder: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One box to sign in: who signs, and as what."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The sentence and its boxes; never split over two pages and never alone on one."""

    sentence: str
    boxes: tuple[Signature, ...]
    kind: Literal["agreed", "seen"] = "agreed"
    heading: str = ""
    objection: str = ""
    """The words beside the box of somebody who does not agree (kind "seen")."""


@dataclass(frozen=True, slots=True)
class Code:
    """A secret to keep on paper, in groups that are read and typed one by one."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    text: str
    kind: Literal["privacy", "warning", "source"] = "privacy"


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class Timeline:
    """The case in time as a drawing; in text and HTML its table twin, under `head`."""

    picture: TimelinePicture
    head: tuple[str, ...] = ()
    """Week, day, what, who, how it stands."""


@dataclass(frozen=True, slots=True)
class Bars:
    """The weeks of a build-up, or the months of a year, as a drawing.

    `text` says the same in text and HTML, beside the table; empty where that stands below it already.
    """

    chart: BuildUpChart | MonthChart
    text: str


@dataclass(frozen=True, slots=True)
class DayLine:
    """A day to do something, with a box to tick."""

    number: int
    """Of the day among those that come: lines of one day share it. 0 for what is too late."""
    day: date
    day_text: str
    hint: str
    """Beside the day: too late, or the working day before it."""
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class DayList:
    """Days, as many as there is room for, with a box to tick under the last of `head`.

    `more` says how many days are left, with `{number}`.
    """

    head: tuple[str, ...]
    lines: tuple[DayLine, ...]
    more: str
    one_more: str


@dataclass(frozen=True, slots=True)
class Months:
    """Twelve months from `first` on, with the numbers of the days in them and a list of what they are."""

    first: date
    lines: tuple[DayLine, ...]
    caption: str
    more: str
    one_more: str


Block: TypeAlias = (
    Heading
    | Paragraph
    | Bullets
    | Fields
    | Grid
    | WritingSpace
    | SignatureBlock
    | Code
    | Notice
    | PageBreak
    | Timeline
    | Bars
    | DayList
    | Months
)


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words around the content: header, footer and what stands under a signature. Filled in already,
    but for `page`, which holds `{page}` and `{pages}`."""

    case: str = ""
    version: str = ""
    status: str = ""
    """CONCEPT or DEFINITIEF; empty for a blank form."""
    confidential: str = ""
    page: str = "{page}/{pages}"
    day: str = ""
    made_with: str = ""
    sign_name: str = ""
    sign_function: str = ""
    sign_place: str = ""
    sign_day: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A composed paper: everything that decides its bytes."""

    document: str
    title: str
    blocks: tuple[Block, ...]
    format: Literal["A4", "A4_landscape", "A6"]
    case_number: str
    version: int
    day: date
    is_concept: bool
    edition: str
    missing: tuple[str, ...] = ()
    language: str = "nl-NL"
    is_blank: bool = False
    """A blank form: neither concept nor final, and without a version."""
    one_page: bool = False
    """Set tighter, within reason, until it fits on one page."""
    words: PaperWords = PaperWords()
