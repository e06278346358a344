"""The picture of the days: keys, mouse, what a screen reader hears, and when it makes way for cards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_keys import press, spoken_description, spoken_name
from window_samples import PICTURE, case

from ui.pages.case import CasePage
from ui.parts.timeline_picture import MARGIN, PictureOfDays
from ui.style import theme


@pytest.fixture
def page(put) -> CasePage:
    """The overview of a case in the real window, with the picture in focus."""
    made = put("case").page()
    made.timeline.picture.canvas.setFocus()
    return made


def test_the_first_thing_that_is_said_is_what_comes_next(page):
    canvas = page.timeline.picture.canvas

    assert canvas.mark.id == "m3"
    assert spoken_name(canvas) == PICTURE.name
    assert "Plan van aanpak" in spoken_description(canvas)


def test_the_arrows_home_and_end_walk_through_the_days_and_say_each(page):
    picture = page.timeline.picture
    seen = []

    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        press(key)
        seen.append(picture.canvas.mark.id)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_End)

    assert seen == ["m1", "m2", "m3", "m4", "m4"]
    assert picture.canvas.mark.id == "m4"
    assert picture.line.text() == PICTURE.marks[-1].spoken


def test_enter_opens_the_task_of_a_day_that_has_one(page):
    opened = []
    page.task_pressed.connect(opened.append)

    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Return)

    assert opened == ["plan"]


def test_the_line_under_the_picture_says_that_enter_opens_only_where_it_does(page, texts):
    line = page.timeline.picture.line

    assert texts("picture.spoken_open") in line.text()
    press(Qt.Key.Key_Home)
    assert texts("picture.spoken_open") not in line.text()


def test_a_click_on_a_sign_chooses_its_day(page):
    canvas = page.timeline.picture.canvas
    spot = canvas.drawing.spots[1]

    QTest.mouseClick(
        canvas,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(round(spot.x) + MARGIN, round(spot.y) + MARGIN),
    )

    assert canvas.mark.id == "m2"


def test_what_has_the_focus_can_be_seen(page):
    canvas = page.timeline.picture.canvas
    canvas.setFocus()
    QApplication.processEvents()
    with_focus = canvas.grab().toImage()

    page.timeline.table.setFocus()
    QApplication.processEvents()

    assert canvas.grab().toImage() != with_focus


def test_tab_goes_on_from_the_picture_to_its_table(page):
    page.timeline.picture.canvas.setFocus()

    press(Qt.Key.Key_Tab)
    door = QApplication.focusWidget()
    press(Qt.Key.Key_Tab)

    assert door is page.timeline.door
    assert QApplication.focusWidget() is page.timeline.table


def test_at_200_per_cent_the_picture_makes_way_for_the_cards(put, dressed):
    theme.set_text_size(dressed, 200)

    timeline = put("case", (960, 540)).page().timeline

    assert timeline.picture.isHidden()
    assert not timeline.cards.isHidden()


def test_a_case_without_a_first_day_has_no_picture(texts, shown):
    page = shown(CasePage(replace(case(), picture=None, timeline=()), texts))

    assert page.findChildren(PictureOfDays) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_are_drawn_on_their_day_in_both_schemes(put, dressed, scheme):
    theme.set_scheme(dressed, scheme)
    canvas = put("case").page().timeline.picture.canvas
    picture = canvas.grab().toImage()
    ratio = picture.devicePixelRatio()

    spot = canvas.drawing.spots[2]
    colour = picture.pixelColor(round((spot.x + MARGIN) * ratio), round((spot.y + MARGIN) * ratio))

    assert colour.name().lower() == theme.tokens().button.lower()


def test_the_picture_is_as_high_as_its_drawing_at_every_width(put):
    window = put("case")
    canvas = window.page().timeline.picture.canvas

    for wide in (1280, 1024, 1180):
        window.resize(wide, 800)
        QApplication.processEvents()
        assert canvas.drawing.width == canvas.width() - 2 * MARGIN
        assert canvas.height() == round(canvas.drawing.height) + 2 * MARGIN
