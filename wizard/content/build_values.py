"""Single values out of nodes: texts, numbers, days, conditions, ids. A mistake becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from wizard.content.conditions import ConditionError, condition
from wizard.content.model import Option, Term
from wizard.content.shapes import CODED, FREE_IDS
from wizard.content.suggest import suggest
from wizard.content.yaml_subset import Node
from wizard.errors import ContentProblem

Lines: TypeAlias = "dict[tuple[str, str], str]"
"""Where each field stands: by the place (`at`) of its owner and its path within it ("options.full.label")."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value belongs: the place of the nearest owner with an `at`, and the path from there."""

    owner: str
    path: str = ""

    def into(self, part: str) -> Spot:
        return Spot(self.owner, f"{self.path}.{part}" if self.path else part)

    @property
    def word(self) -> str:
        """The last key, for messages."""
        parts = [part for part in self.path.split(".") if not part.isdigit()]
        return parts[-1] if parts else "this"


@dataclass(slots=True)
class Findings:
    """What a reading brings up besides values."""

    problems: list[ContentProblem] = field(default_factory=list)
    lines: Lines = field(default_factory=dict)

    def add(self, at: str, wrong: str, fix: str) -> None:
        self.problems.append(ContentProblem(at, wrong, fix))


class _Bad:
    """There was a problem; the value falls back to its default."""


BAD: Final[Any] = _Bad()
Convert: TypeAlias = Callable[[Findings, Node, Spot], Any]

_ID: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
_FREE_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_NO_OPTIONS: Final = frozenset({"yes", "no", "on", "off", "true", "false", "null", "none"})
_DUTCH: Final = re.compile(
    r"(?:^|_)(?:aanpak|aantal|advies|afspraak|afspraken|arbeid|arbeidsdeskundige|bedrijf|bedrijfsarts|"
    r"beter|brief|contactmoment|dag|dagen|datum|dienst|doel|duur|eerste|eigen|gesprek|"
    r"gezondheid|herstel|hersteld|herstelmelding|loon|melding|naam|nazorg|niet|nieuw|onbekend|"
    r"oordeel|opbouw|passend|probleemanalyse|spoor|taak|taken|terug|tweede|uren|van|verzuim|"
    r"voornaam|vraag|wachttijd|weken|werk|werken|werkgever|werknemer|ziek|ziekmelding|ziekte)(?:_|$)"
)
"""Words that give away a Dutch id."""


def kind_of(node: Node) -> str:
    if node.is_mapping:
        return "a mapping"
    if node.is_list:
        return "a list"
    return "nothing" if node.value is None else f"'{node.raw}'"


def text(findings: Findings, node: Node, spot: Spot) -> Any:
    if node.is_mapping and len(node.value) == 1:
        fix = "A text that starts with { must stand between quotes."
        findings.add(node.at, f"`{spot.word}` is a mapping, not a text", fix)
        return BAD
    if node.is_mapping or node.is_list:
        findings.add(node.at, f"`{spot.word}` is {kind_of(node)}, not a text", "Write one text.")
        return BAD
    if isinstance(node.value, bool):
        findings.add(
            node.at, f"`{spot.word}` is {node.raw}, not a text", "Write the text, if need be between quotes."
        )
        return BAD
    if not node.raw.strip():
        findings.add(node.at, f"`{spot.word}` is empty", "Fill it, or remove the line.")
        return BAD
    return node.raw.strip()


def scalar(expected: str, example: str, *kinds: type) -> Convert:
    def convert(findings: Findings, node: Node, spot: Spot) -> Any:
        if isinstance(node.value, kinds) and (bool in kinds or not isinstance(node.value, bool)):
            return node.value
        findings.add(node.at, f"`{spot.word}` is {kind_of(node)}, not {expected}", f"Write it as {example}.")
        return BAD

    return convert


def line(findings: Findings, node: Node, spot: Spot) -> Any:
    if node.is_mapping or node.is_list or node.value is None:
        findings.add(node.at, f"`{spot.word}` is {kind_of(node)}, not a condition", "Write it on one line.")
        return BAD
    try:
        return condition(" ".join(node.raw.split()))
    except ConditionError as error:
        fix = "A condition reads like: other_work == false and sick_days >= 42."
        findings.add(node.at, str(error), fix)
        return BAD


def anything(findings: Findings, node: Node, spot: Spot) -> Any:
    """Any scalar, or a list of scalars: the answers of an example."""
    if node.is_mapping:
        findings.add(node.at, f"`{spot.word}` is a mapping", "Write one value, or a list of values.")
        return BAD
    if node.is_list:
        values = [anything(findings, item, spot) for item in node.value]
        return tuple(value for value in values if value is not BAD)
    return node.value


def one_of(choices: tuple[Any, ...], findings: Findings, node: Node, spot: Spot) -> Any:
    if node.raw in choices:
        return node.raw
    findings.add(node.at, f"`{spot.word}` cannot be {kind_of(node)}", suggest(node.raw, map(str, choices)))
    return BAD


def identifier(cls: type[Any], findings: Findings, node: Node) -> Any:
    raw = node.raw
    if node.is_mapping or node.is_list or not raw:
        findings.add(node.at, f"`id` is {kind_of(node)}", "Give it an English id in snake_case.")
        return BAD
    if cls in FREE_IDS:
        if not _FREE_ID.fullmatch(raw):
            findings.add(node.at, f"'{raw}' cannot be an id", "Use letters, digits, _ . and - only.")
    elif cls in CODED and _CODE.fullmatch(raw):
        return raw
    elif not _ID.fullmatch(raw):
        fix = "Ids are English in snake_case, such as first_sick_day."
        findings.add(node.at, f"'{raw}' cannot be an id", fix)
    elif cls is Option and raw in _NO_OPTIONS:
        fix = "Use `type: yes_no` or `yes_no_unknown`, or say what the answer means."
        findings.add(node.at, f"an option may not be called '{raw}'", fix)
    elif cls is not Term and (dutch := _DUTCH.search(raw)):
        fix = "Ids are English; the words that people read stand in the texts."
        findings.add(node.at, f"the id '{raw}' holds the Dutch word '{dutch[0].strip('_')}'", fix)
    return raw
