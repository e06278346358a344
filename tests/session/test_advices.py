"""The list of advice in a case: there as soon as there is any, with what is done with each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.session.test_advice import advice, opened
from tests.session.told import ANALYSIS, SICK_REPORT, answer
from wizard.session import Session
from wizard.views import PageView

On = Callable[[date], Session]
APRIL = date(2026, 4, 20)


def test_in_the_first_weeks_without_advice_there_is_no_such_page(sick: Session, on: On) -> None:
    before = sick.go_to_overview()
    later = opened(on(date(2026, 2, 16)))

    answer(later, later.jump("analysis"), ANALYSIS)

    assert "advices" not in before.also
    assert later.go_to_overview().also[0] == "advices"


def test_every_advice_stands_there_once_what_is_open_first(planned: Session, on: On) -> None:
    session = opened(on(APRIL))
    followed = {"advice_followed": "follows_all", "advice_act_before": "2026-04-30"}
    motive = {"advice_followed": "follows_partly", "advice_motive": "Die plek is er niet."}
    advice(session, "2026-03-10", {"advice_from": "from_doctor", "new_possibilities": True}, followed)
    core = {"advice_from": "from_mediator", "advice_core": "Elke maandag samen praten."}
    advice(session, "2026-04-02", core, motive)
    advice(session, "2026-04-14", {"advice_from": "from_expert", "expert_own_work": False}, {})

    view = session.advices()

    assert [(one.title, one.state) for one in view.advices] == [
        ("Een arbeidsdeskundige of een ander bureau, dinsdag 14 april 2026", "open"),
        ("De bedrijfsarts, eerste analyse, dinsdag 10 februari 2026", "open"),
        ("Een mediator, donderdag 2 april 2026", "partly"),
        ("De bedrijfsarts, dinsdag 10 maart 2026", "followed"),
    ]
    mediator, doctor = view.advices[2], view.advices[3]
    assert mediator.about == ("Kern van het advies: Elke maandag samen praten.",)
    assert (mediator.motive, mediator.before) == ("Waarom: Die plek is er niet.", "")
    assert doctor.before == "Geregeld voor donderdag 30 april 2026."
    assert view.summary == "Er zijn 4 adviezen. Bij 2 kiest u nog wat u doet."
    assert view.paper == "advice_register"


def test_the_button_leads_to_what_is_done_with_it(planned: Session, on: On) -> None:
    session = opened(on(APRIL))
    advice(session, "2026-03-10", {"advice_from": "from_doctor"}, {})

    doctor, analysis = (session.jump(one.place) for one in session.advices().advices)

    assert isinstance(doctor, PageView) and isinstance(analysis, PageView)
    assert [field.question for field in doctor.fields] == ["advice_followed", "advice_act_before"]
    assert [field.question for field in analysis.fields] == ["analysis_followed", "analysis_act_before"]


def test_a_kept_letter_is_named_and_can_be_read(planned: Session, on: On) -> None:
    session = opened(on(APRIL))
    session.start_event("advice_received")
    session.submit({"day": "2026-03-10"})
    session.submit({"advice_from": "from_doctor"})
    session.submit({"advice_letter_checked": ("letter_is_for_employer", "letter_is_about_work")})
    session.attach("advice_letter", "advies maart.pdf", b"%PDF-1.7 brief %%EOF")

    doctor, analysis = session.advices().advices
    page = session.jump(doctor.letter_place)

    assert doctor.letter == "De brief ligt in de kluis: advies maart.pdf"
    assert (analysis.letter, analysis.letter_place) == ("De brief ligt niet in de kluis.", "")
    assert isinstance(page, PageView) and page.letter is not None


def test_a_report_that_was_only_received_leads_to_telling_of_it(planned: Session, on: On) -> None:
    session = opened(on(APRIL))
    session.log("uwv_opinion", session.case().id)
    asked = {"opinion_asked_day": "2026-03-02", "opinion_question": "asks_suitable_offer"}
    session.submit(asked | {"opinion_day": "2026-04-01"})

    before = session.advices().advices
    page = session.jump(before[0].place)
    advice(session, "2026-04-01", {"advice_from": "from_uwv"}, {})
    after = session.advices().advices

    assert before[0].title == "Mening van UWV, woensdag 1 april 2026"
    assert isinstance(page, PageView) and page.event == "advice_received"
    assert after[0].title == "UWV, woensdag 1 april 2026"
    assert len(after) == len(before)


def test_a_withdrawn_advice_is_not_on_the_list(planned: Session, on: On) -> None:
    session = opened(on(APRIL))
    advice(session, "2026-03-10", {"advice_from": "from_doctor"}, {})
    before = len(session.advices().advices)

    session.withdraw_event(session.case().events[-1].id)

    assert (before, len(session.advices().advices)) == (2, 1)


def test_a_short_flow_has_no_such_page(session: Session) -> None:
    answer(session, session.start_case(), SICK_REPORT)

    session.start_helper("expert_triage")

    assert session.go_to_overview().also == ()
