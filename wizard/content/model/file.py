"""What belongs in the file of a case, and what can go wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wizard.content.conditions import ALWAYS, Condition
from wizard.content.model.duties import Done, DueSpec


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
