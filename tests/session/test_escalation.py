"""An agreement that was not kept: what stays in sight, what opens what, and what the letters say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.session.told import answer
from wizard.content.model import Content
from wizard.session import Session
from wizard.views import PageView

BAN = "Iemand die ziek is, mag u bijna nooit ontslaan."
FACTS = {
    "agreement_clear": True,
    "employee_says": "Dat was ik vergeten.",
    "facts_seen": "Er kwam geen telefoontje.",
}
SKIPS = {
    "reminded_how": "skips_reminder",
    "remind_skip_reason": "Wij spraken deze week al twee keer.",
    "joint_talk_with": "with_mediator",
    "joint_talk_day": "2026-02-12",
    "talk_helped": False,
}


@pytest.fixture
def stuck(planned: Session) -> Session:
    """A case in which the reminder was skipped with a reason and the talk did not help."""
    planned.start_event("agreement_not_kept")
    answer(planned, planned.submit({"day": "2026-02-11", "about": "r1"}), FACTS)
    for task in ("esc_remind", "esc_talk"):
        answer(planned, planned.jump(place_of(planned, task)), SKIPS)
    planned.go_to_overview()
    return planned


def place_of(session: Session, task: str) -> str:
    views = (view for group in session.case().groups for view in group.tasks)
    return next(view.place for view in views if view.place.startswith(f"{task}@"))


def pages_of(session: Session, shown: object) -> Iterator[PageView]:
    """The pages of a task, each skipped where it may be."""
    while isinstance(shown, PageView):
        yield shown
        if not shown.can_skip:
            return
        shown = session.submit({}, skip=True)


def test_the_ban_on_dismissal_is_in_sight_on_every_page_and_when_it_is_reported(stuck: Session) -> None:
    shown = [stuck.start_event("agreement_not_kept")]
    for task in ("esc_facts", "esc_remind", "esc_talk", "esc_last_step", "esc_pay_info"):
        shown += pages_of(stuck, stuck.jump(place_of(stuck, task)))

    assert len(shown) > 6
    assert {view.heading: view.notice for view in shown if not view.notice.startswith(BAN)} == {}


def test_every_task_of_an_agreement_that_was_not_kept_says_it(content: Content) -> None:
    tasks = content.flows["employer_case"].tasks.values()

    silent = [task.id for task in tasks if task.id.startswith("esc_") and not task.notice.startswith(BAN)]

    assert silent == []


def test_about_pay_nothing_is_asked_before_somebody_was_asked_for_advice(stuck: Session) -> None:
    shown = stuck.jump(place_of(stuck, "esc_pay_info"))
    assert isinstance(shown, PageView)

    after = stuck.submit({"pay_advice_first": False})

    assert shown.heading.startswith("Vraag eerst advies")
    assert not isinstance(after, PageView)


def test_a_step_that_was_skipped_prints_its_reason(stuck: Session) -> None:
    text = stuck.document("joint_talk_invitation").text

    assert "sloeg de herinnering over. De reden: Wij spraken deze week al twee keer." in text
    assert "Het rooster maken" in text


def test_the_warning_stays_a_concept_until_somebody_was_asked_for_advice(stuck: Session) -> None:
    told = {
        "last_step": "sends_warning",
        "warning_expects": "Het rooster maken.",
        "warning_new_day": "2026-02-20",
    }
    answer(stuck, stuck.jump(place_of(stuck, "esc_last_step")), told)

    view = stuck.document("warning_letter")

    assert view.is_concept
    assert "Advies van een jurist" in view.missing
    assert "Laat deze brief toetsen door een jurist" in view.text


def test_the_fee_of_an_opinion_comes_from_the_parameters(stuck: Session, content: Content) -> None:
    answer(stuck, stuck.jump(place_of(stuck, "esc_last_step")), {"last_step": "asks_uwv"})

    text = stuck.document("uwv_opinion_request").text

    fees = ("expert_opinion_fee_employer", "expert_opinion_fee_employee")
    for name in fees:
        assert f"{content.parameters[name].values[-1].value:.0f}" in text
    assert text.count("□") + text.count("☐") + text.count("[ ]") >= 12
