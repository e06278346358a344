"""The language of a paper: Markdown with `{answers}` in its sentences and `::directives` on their own line.

The set is closed: `DIRECTIVES` below is its full list. `docs/papers.md` explains it to authors.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from wizard.content.conditions import Condition


@dataclass(frozen=True, slots=True)
class FieldRef:
    """`{question_id}` or `{question_id|what stands there when it is not known}`."""

    id: str
    fallback: str | None = None


Inline: TypeAlias = tuple[str | FieldRef, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    kind: Literal["h1", "h2", "h3", "body", "lead"]
    text: Inline


@dataclass(frozen=True, slots=True)
class Points:
    items: tuple[Inline, ...]
    boxes: bool


@dataclass(frozen=True, slots=True)
class Directive:
    """One `::name target key=value` line, with the lines up to its `::end` where it takes any.

    A line is a label and a text; a notice has lines without labels.
    """

    name: str
    target: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    lines: tuple[tuple[str, Inline], ...] = ()
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands between `::if` and `::end`. Printed only when the condition is true: unknown is not."""

    condition: Condition
    nodes: tuple[Node, ...]


Node: TypeAlias = Prose | Points | Directive | Shown


@dataclass(frozen=True, slots=True)
class Template:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    """What a directive takes. `fact` must be on the allow-list for it to be used; `paper` is the only format
    on which it fits."""

    target: Literal["", "field", "optional field", "optional rows", "event"] = ""
    options: tuple[str, ...] = ()
    lines: bool = False
    labels: bool = False
    fact: str = ""
    paper: str = ""


DIRECTIVES: Final[Mapping[str, Spec]] = {
    "fields": Spec(lines=True, labels=True),
    "rows": Spec(
        target="optional rows",
        options=("columns", "heads", "widths", "where", "empty", "extra", "numbered", "ticks"),
    ),
    "occurrences": Spec(target="event", options=("columns", "heads", "widths", "empty")),
    "contact_days": Spec(target="field", options=("start", "until", "quiet", "count", "empty")),
    "build_up": Spec(options=("empty",), fact="build_up"),
    "build_up_chart": Spec(fact="build_up"),
    "build_up_weeks": Spec(options=("empty",), fact="build_up"),
    "build_up_notes": Spec(fact="build_up"),
    "milestones": Spec(options=("count",), fact="milestones"),
    "proofs": Spec(fact="milestones"),
    "evaluations": Spec(options=("count", "empty"), fact="evaluations"),
    "late_reasons": Spec(fact="late_reasons"),
    "repairs": Spec(fact="repairs"),
    "file_items": Spec(fact="file"),
    "file_risks": Spec(fact="file"),
    "check_outcome": Spec(fact="check"),
    **dict.fromkeys(
        (
            *("check_reasons", "check_notes", "check_lacking", "check_items", "check_agreements"),
            *("check_feedback", "check_proposal", "check_questions", "check_method", "check_times"),
            *("check_attention", "check_aim", "check_interim"),
        ),
        Spec(options=("title", "form"), fact="check"),
    ),
    "timeline": Spec(fact="timeline"),
    "timeline_list": Spec(fact="timeline"),
    "timeline_months": Spec(fact="timeline", paper="A4_landscape"),
    "writing": Spec(target="optional field", options=("lines", "label")),
    "signatures": Spec(options=("kind",), lines=True, labels=True),
    "notice": Spec(options=("kind",), lines=True),
    "code": Spec(target="field"),
    "sources": Spec(),
    "page_break": Spec(),
    "one_page": Spec(),
}

FACTS: Final = frozenset(
    {
        "case_number",
        "version",
        "today",
        "edition",
        "check",
        "file",
        "late_reasons",
        "repairs",
        "milestones",
        "evaluations",
        "timeline",
        "recovery_code",
        "vault_holds",
    }
)
"""What a paper may show besides answers, if its allow-list says so.

`recovery_code` and `vault_holds` come with the values.
"""

COUNTS: Final[Mapping[str, tuple[int, int]]] = {
    "empty": (0, 12),
    "extra": (0, 12),
    "count": (1, 40),
    "lines": (1, 24),
}
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "numbered": ("true", "false"),
    "ticks": ("true", "false"),
    "form": ("list", "text"),
    "signatures kind": ("agreed", "seen"),
    "notice kind": ("privacy", "warning", "source"),
}
