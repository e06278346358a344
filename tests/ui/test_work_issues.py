"""The four questions about work in the real window: the levels stand behind a door."""

from __future__ import annotations

from tests.program.desk import Desk
from tests.program.hands import CTRL, Key, fill, press, press_button
from tests.ui.test_journey import to_plan
from ui.pages.question import QuestionPage


def at_the_points(desk: Desk) -> QuestionPage:
    to_plan(desk)
    desk.guide.show(desk.guide.work().jump("content_issue"))
    return desk.page(QuestionPage)


def test_the_levels_are_closed_and_who_does_not_want_them_goes_on(desk: Desk) -> None:
    page = at_the_points(desk)
    closed = page.blocks["content_levels"].isVisible()

    fill(page, {"content_issue": True, "relations_issue": False})
    press(Key.Key_Return, CTRL)

    assert not closed
    assert desk.page() is not page


def test_behind_the_door_the_levels_are_ticked_by_keyboard_and_stand_open_next_time(desk: Desk) -> None:
    page = at_the_points(desk)

    press_button("Meer: waar speelt het?")
    fill(page, {"content_issue": True, "content_levels": ("level_person", "level_organisation")})
    press(Key.Key_Return, CTRL)
    desk.guide.show(desk.guide.work().jump("content_issue"))

    again = desk.page(QuestionPage)
    assert again.blocks["content_levels"].isVisible()
    assert again.raw()["content_levels"] == ("level_person", "level_organisation")
