"""What the screen draws of the advice in a case: finished sentences, the parts of wizard.views about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class AdviceView:
    """One advice: who gave it, on which day, what it is about, and what the employer does with it."""

    title: str
    day: date
    about: tuple[str, ...]
    """What it says about work, a sentence each."""
    state: Literal["open", "followed", "partly", "not_followed"]
    state_text: str
    motive: str = ""
    before: str = ""
    """For which day it is arranged."""
    letter: str = ""
    """Whether the letter is kept, and under which name."""
    letter_place: str = ""
    """The page beside which the letter stands; "" when none is kept."""
    place: str = ""
    """Where is told what is done with it."""
    button: str = ""


@dataclass(frozen=True, slots=True)
class AdvicesView:
    """All advice in a case: what is still to be chosen first, then the latest."""

    case: str
    heading: str
    summary: str
    intro: str
    advices: tuple[AdviceView, ...]
    paper: str = ""
    """The paper with the same list; "" when the flow has none."""
