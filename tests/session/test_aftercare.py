"""Aftercare: what is seen in a talk opens the questions about a conflict, each time again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.session.told import answer
from wizard.session import Session
from wizard.views import EndView, PageView, Refused

RECOVERED = {"own_work_full": True, "plan_or_advice": True, "doctor_agrees": True}
QUARREL = {
    "conflict_felt": True,
    "conflict_topics": ("topic_relations",),
    "conflict_state": "state_light",
    "intervention_talk_day": "2026-02-18",
    "conflict_deals": (
        {"id": "r1", "what": "Elke maandag samen de week bespreken", "who": "deal_by_both"},
        {"id": "r2", "what": "Niet bellen na zes uur", "who": "deal_by_employer"},
    ),
}
NEXT = "aftercare_conflict_felt"
KEPT = ({"id": "r1", "what": "Elke maandag samen de week bespreken", "kept": True},)


@pytest.fixture
def fit(planned: Session, on: Callable[[date], Session]) -> Session:
    """Fit again after a quarrel about which two agreements were made, on 4 May 2026."""
    answer(planned, planned.jump("facts"), {"relations_issue": True})
    answer(planned, planned.jump("conflict_check"), QUARREL)
    later = on(date(2026, 5, 4))
    later.open_case(planned.case().id)
    later.start_event("recovered")
    shown = later.submit({"day": "2026-04-20"})
    answer(later, shown, RECOVERED | {"doctor_agrees_day": "2026-04-19"})
    return later


def talk(session: Session, day: str, told: dict[str, Any], until: str = "") -> Any:
    """Records a talk of aftercare up to a question; without one up to the end of what it asks."""
    page = session.log("aftercare_talk", session.case().id)
    known = {"aftercare_talk_day": day, "earlier_conflict": True, **told}
    shown: Any = session.submit({f.question: known[f.question] for f in page.fields if f.question in known})
    while isinstance(shown, PageView) and until not in (asked := [field.question for field in shown.fields]):
        given = {name: known[name] for name in asked if name in known}
        shown = session.submit(given) if given else session.submit({}, skip=True)
        assert not isinstance(shown, Refused), shown
    return shown


def conflicts(session: Session) -> list[tuple[str, str]]:
    view = session.go_to_overview()
    tasks = [task for group in view.groups for task in group.tasks]
    return [(task.title, task.status) for task in tasks if task.place.startswith("aftercare_conflict")]


def test_a_quarrel_that_is_seen_opens_the_questions_about_it(fit: Session) -> None:
    told = {"aftercare_signals": ("signal_conflict",), "conflict_agreements": KEPT}
    shown = talk(fit, "2026-05-04", told, NEXT)

    assert isinstance(shown, PageView)
    assert conflicts(fit) == [("Is er weer ruzie op het werk? (maandag 4 mei 2026)", "to_do")]


def test_every_agreement_about_the_quarrel_stands_there_to_be_judged(fit: Session) -> None:
    told = {"aftercare_signals": ("signal_none",)}
    shown = talk(fit, "2026-05-04", told, until="conflict_agreements")

    assert isinstance(shown, PageView)
    assert shown.fields[0].value == (
        {"id": "r1", "what": "Elke maandag samen de week bespreken"},
        {"id": "r2", "what": "Niet bellen na zes uur"},
    )
    assert shown.intro == "Dit staat al in het dossier. Vul aan wat nog ontbreekt."


def test_an_agreement_that_was_not_kept_opens_them_as_well(fit: Session) -> None:
    broken = ({"id": "r1", "what": "Niet bellen na zes uur", "kept": False},)

    talk(fit, "2026-05-04", {"aftercare_signals": ("signal_none",), "conflict_agreements": broken}, NEXT)

    assert [status for _, status in conflicts(fit)] == ["to_do"]


def test_a_quarrel_that_is_known_stands_filled_in(fit: Session) -> None:
    page = fit.log("aftercare_talk", fit.case().id)

    assert {field.question: field.value for field in page.fields}["earlier_conflict"] is True


def test_a_quiet_talk_opens_nothing(fit: Session) -> None:
    shown = talk(fit, "2026-05-04", {"aftercare_signals": ("signal_none",), "conflict_agreements": KEPT})

    assert isinstance(shown, EndView)
    assert conflicts(fit) == []


def test_a_second_quarrel_opens_them_again_and_the_new_agreement_is_asked_for(fit: Session) -> None:
    seen = {"aftercare_signals": ("signal_conflict",), "conflict_agreements": KEPT}
    again = QUARREL | {
        "conflict_deals": ({"id": "r1", "what": "Samen het rooster maken", "who": "deal_by_both"},)
    }
    talk(fit, "2026-04-27", seen | {f"aftercare_{name}": value for name, value in again.items()})
    fit.go_to_overview()

    asked = talk(fit, "2026-05-04", seen, until="conflict_agreements")
    offered = [row["what"] for row in asked.fields[0].value]
    talk(fit, "2026-05-04", seen, NEXT)

    assert offered[-1] == "Samen het rooster maken"
    assert [status for _, status in conflicts(fit)] == ["done", "to_do", "to_do"]
