"""Advice of any kind: told as an event, answered, listed, filled in at the ladder, and quiet when asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.session.told import ANALYSIS, answer
from wizard.session import Session
from wizard.views import PageView

On = Callable[[date], Session]


def opened(session: Session) -> Session:
    session.open_case(session.home().cases[0].id)
    return session


def advice(session: Session, day: str, told: dict[str, object], answered: dict[str, object]) -> None:
    """The event with its day, then both of its tasks."""
    session.start_event("advice_received")
    page = session.submit({"day": day})
    assert isinstance(page, PageView)
    answer(session, page, told)
    opener = session.case().events[-1].id
    answer(session, session.jump(f"advice_answer@{opener}"), answered)
    session.go_to_overview()


FOLLOWED = {"advice_followed": "follows_all", "advice_act_before": "2026-04-30"}


def test_an_advice_can_be_told_from_the_list_of_things_to_note_down(sick: Session) -> None:
    kinds = {kind.id for kind in sick.home().log_kinds}

    page = sick.log("new_advice", sick.home().cases[0].id)

    assert "new_advice" in kinds
    assert (page.event, [field.question for field in page.fields]) == ("advice_received", ["day"])


def test_an_advice_asks_only_what_its_writer_can_say(planned: Session) -> None:
    planned.start_event("advice_received")
    planned.submit({"day": "2026-02-16"})

    planned.submit({"advice_from": "from_mediator"})
    of_mediator = planned.submit({}, skip=True)
    opener = planned.case().events[-1].id
    planned.jump(f"advice_from@{opener}")
    planned.submit({"advice_from": "from_expert"})
    of_expert = planned.jump(f"expert_own_work@{opener}")

    assert isinstance(of_mediator, PageView) and isinstance(of_expert, PageView)
    assert [field.question for field in of_mediator.fields] == ["advice_core"]
    assert [field.question for field in of_expert.fields] == [
        "expert_own_work",
        "expert_adapted_work",
        "expert_other_work",
        "expert_elsewhere",
    ]


def test_every_advice_stands_on_the_list_with_its_answer(planned: Session, on: On) -> None:
    session = opened(on(date(2026, 4, 20)))
    advice(session, "2026-03-10", {"advice_from": "from_doctor"}, FOLLOWED)
    motive = {"advice_followed": "follows_not", "advice_motive": "Die plek is er niet."}
    advice(session, "2026-04-02", {"advice_from": "from_uwv"}, motive)

    paper = session.document("advice_register").text

    assert paper.index("10 maart 2026") < paper.index("2 april 2026")
    assert "De bedrijfsarts" in paper and "UWV" in paper
    assert "Die plek is er niet." in paper and "30 april 2026" in paper


def test_a_report_stands_filled_in_at_the_ladder_with_its_day(planned: Session, on: On) -> None:
    session = opened(on(date(2026, 12, 1)))
    told = {"advice_from": "from_expert", "expert_own_work": False, "expert_adapted_work": True}
    advice(session, "2026-11-20", told, FOLLOWED)

    page = session.jump("own_work")

    assert isinstance(page, PageView)
    assert page.fields[0].value is False
    assert "20 november 2026" in page.intro
    assert not page.is_change


def test_quiet_asked_by_the_doctor_silences_the_agreed_call_until_the_day_after(
    sick: Session, on: On
) -> None:
    session = opened(on(date(2026, 1, 9)))
    assert [view.place for view in session.case().now if view.place == "phone_call"] == ["phone_call"]
    quiet = {"advice_contact": "contact_not_now", "advice_contact_until": "2026-01-20"}

    advice(session, "2026-01-09", {"advice_from": "from_doctor"}, FOLLOWED | quiet)

    assert not [view for view in session.case().now if view.place == "phone_call"]
    assert any("20 januari" in line for line in session.case().notices)
    after = opened(on(date(2026, 1, 21))).case()
    assert [view.place for view in after.now if view.place == "phone_call"] == ["phone_call"]
    assert not any("20 januari" in line for line in after.notices)


def test_asking_the_doctor_again_opens_a_new_advice(sick: Session, on: On) -> None:
    session = opened(on(date(2026, 2, 16)))
    none_yet = ANALYSIS | {"possibilities": False, "review_day": "2026-03-24"}
    answer(session, session.jump("analysis"), none_yet)

    later = opened(on(date(2026, 3, 24)))
    asked = next(view for view in later.case().now if view.place == "new_advice")
    page = later.jump(asked.place)

    assert asked.due == date(2026, 3, 24)
    assert isinstance(page, PageView) and page.event == "advice_received"
