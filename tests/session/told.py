"""What a person tells in the cases of these tests, and how they go through pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wizard.session import Session
from wizard.views import PageView, Refused

MONDAY = date(2026, 1, 5)


def answer(session: Session, shown: Any, told: Mapping[str, Any]) -> Any:
    """Answers pages by question until a page asks for something that was not told; skips what may be."""
    while isinstance(shown, PageView):
        asked = [field.question for field in shown.fields]
        known = {name: told[name] for name in asked if name in told}
        if known:
            shown = session.submit(known)
            assert not isinstance(shown, Refused), (asked, shown)
        elif shown.can_skip:
            shown = session.submit({}, skip=True)
        else:
            return shown
    return shown


SICK_REPORT = {
    "first_name": "Sanne",
    "first_sick_day": "2026-01-05",
    "reported_to": ("arbo_told",),
    "next_talk_day": "2026-01-09",
}
ANALYSIS = {
    "analysis_received": True,
    "analysis_day": "2026-02-10",
    "advice_can": ({"id": "r1", "what": "Een uur zittend werk"},),
    "possibilities": True,
}
PARTIES = {"employer_name": "Bakkerij De Korst (fictief)", "job_title": "verkoper"}
PLAN = {
    "goal": "own_job",
    "goal_day": "2026-10-01",
    "agreements": ({"id": "r1", "who": "both", "what": "Het rooster maken", "when": "2026-03-02"},),
    "case_manager_name": "P. Visser",
    "evaluation_day": "2026-03-30",
}
