"""*Eigen voorwaarden* by keyboard: chosen per role in the window, and there in the next assignment."""

from __future__ import annotations

from tests.flows.assignments import TODAY
from tests.program.hands import CTRL, Key, fill, press, press_button
from ui.pages.question import QuestionPage
from ui.pages.sheet import SheetPage

SIGNED = "Opdracht is getekend"


def own_rules(desk, role: str = "ADV_IND") -> QuestionPage:
    """The form of a role, at the desk of the expert."""
    desk.guide.act("own_rules")
    fill(desk.page(QuestionPage), {"role": role})
    press(Key.Key_Return, CTRL)
    page: QuestionPage = desk.page(QuestionPage)
    assert list(page.blocks) == ["own_conditions", "other_form_counts", "capacity_age_limit"]
    return page


def test_only_the_desk_of_the_expert_offers_own_conditions(desk):
    desk.start(TODAY)
    assert not desk.window.actions_by_name["own_rules"].isVisible()

    desk.guide.act("to_expert")

    assert desk.window.actions_by_name["own_rules"].isVisible()


def test_what_is_kept_stands_in_the_next_assignment_and_in_the_form(desk):
    desk.start(TODAY)
    desk.guide.act("to_expert")
    page = own_rules(desk)

    fill(page, {"own_conditions": [{"what": SIGNED}], "capacity_age_limit": 180})
    press_button("Bewaar")

    work = desk.guide.work()
    work.start_sheet("assignment_acceptance")
    work.submit_sheet(0, {"assignment_reference": "A-1", "role": "ADV_IND"})
    rows = {row.field.question: row.field.value for group in work.sheet(2).groups for row in group.rows}
    assert [row["what"] for row in rows["own_conditions"]] == [SIGNED]
    assert rows["capacity_age_limit"] == 180
    shown = own_rules(desk).raw()
    assert [row["what"] for row in shown["own_conditions"]] == [SIGNED]


def test_the_same_condition_twice_is_refused_on_the_page(desk):
    desk.start(TODAY)
    desk.guide.act("to_expert")
    page = own_rules(desk)

    fill(page, {"own_conditions": [{"what": SIGNED}, {"what": SIGNED.lower()}]})
    press_button("Bewaar")

    assert desk.page(QuestionPage) is page
    assert page.summary.isVisible()


def test_a_condition_that_nobody_judged_is_not_ticked_off_on_the_dense_page(desk):
    desk.start(TODAY)
    desk.guide.sit_at("expert")
    work = desk.guide.work()
    work.keep_office_rules("ADV_IND", {"own_conditions": ({"id": "r1", "what": SIGNED},)})
    work.start_sheet("assignment_acceptance")
    work.submit_sheet(0, {"assignment_reference": "A-1", "role": "ADV_IND"})

    desk.guide.show(work.sheet(2))

    row = desk.page(SheetPage).rows["own_conditions"]
    assert row.mark.status == "started"
    row.put(({"id": "r1", "what": SIGNED, "state": "met"},))
    assert row.mark.status == "done"
