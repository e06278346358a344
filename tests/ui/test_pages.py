"""What each page shows, what it sends out, and the contract of the keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from window_keys import press, spoken_description, tab_round, write
from window_samples import (
    CHOICE,
    CONSEQUENCES,
    DATE,
    END,
    LONG_TEXT,
    MULTI,
    ROWS,
    case,
    document,
    empty_home,
    group_page,
    home,
    page,
)

from ui.main_window import MainWindow
from ui.pages.case import CasePage
from ui.pages.consequences import ConsequencesPage
from ui.pages.document import DocumentPage
from ui.pages.end import EndPage
from ui.pages.home import HomePage
from ui.pages.question import QuestionPage
from ui.pages.secret import SecretInput, SecretPage
from ui.parts.door import Door
from ui.style import theme
from ui.words import duration
from wizard.views import Refused


@pytest.fixture
def window(texts, tmp_path, shown):
    made = MainWindow(texts, QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))
    return shown(made)


def button(root, text):
    return next(
        b for b in root.findChildren(QPushButton) if b.text().replace("&", "") == text and b.isVisible()
    )


def test_the_question_is_the_heading_and_the_title_of_the_window(window, around):
    window.show_page(QuestionPage(page(DATE), around))

    assert window.page().findChild(object, "vraag").text() == DATE.label
    assert window.windowTitle() == "Eerste ziektedag – Sanne · S-001 – Spoorboekje"


def test_a_refusal_takes_the_focus_names_the_field_and_keeps_what_was_typed(window, around):
    shown_page = QuestionPage(page(DATE), around)
    window.show_page(shown_page)
    shown_page.blocks["first_sick_day"].field.boxes.boxes[0].setText("31")

    shown_page.show_refused(Refused({"first_sick_day": "Kies een dag die bestaat."}))
    window.refresh_title()

    boxes = shown_page.blocks["first_sick_day"].field.boxes.boxes
    assert QApplication.focusWidget() is shown_page.summary
    assert window.windowTitle().startswith("Fout: ")
    assert spoken_description(boxes[0]) == "Fout: Kies een dag die bestaat."
    assert boxes[0].text() == "31"
    assert shown_page.count.text() == "1 fout"


def test_the_summary_leads_to_the_field(window, around):
    shown_page = QuestionPage(group_page(), around)
    window.show_page(shown_page)
    shown_page.show_refused(Refused({"phone": "Vul dit in.", "passed_on": "Kies een antwoord."}))

    button(shown_page.summary, "Vul dit in.").click()

    assert shown_page.blocks["phone"].field.box.hasFocus()
    assert shown_page.count.text() == "2 fouten"


@pytest.mark.parametrize("view", [DATE, CHOICE, MULTI], ids=lambda view: view.kind)
def test_enter_goes_on_once(view, window, around, qtbot):
    shown_page = QuestionPage(page(view), around)
    window.show_page(shown_page)
    pressed = []
    shown_page.next_pressed.connect(lambda: pressed.append(1))

    press(Qt.Key.Key_Return)

    assert pressed == [1]


def test_enter_in_long_text_makes_a_line_and_ctrl_enter_goes_on(window, around):
    shown_page = QuestionPage(page(LONG_TEXT), around)
    window.show_page(shown_page)
    gone_on = []
    shown_page.next_pressed.connect(lambda: gone_on.append(1))
    window.next_pressed.connect(shown_page.next_pressed)

    press(Qt.Key.Key_Return)
    assert gone_on == []
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert gone_on == [1]
    assert "\n" in shown_page.blocks["colleagues"].field.box.toPlainText()


def test_tab_leaves_long_text(window, around):
    shown_page = QuestionPage(page(LONG_TEXT), around)
    window.show_page(shown_page)

    press(Qt.Key.Key_Tab)

    assert not shown_page.blocks["colleagues"].field.box.hasFocus()


def test_escape_leaves_the_answer_alone(window, around):
    shown_page = QuestionPage(page(DATE), around)
    window.show_page(shown_page)
    before = shown_page.raw()
    heard = []
    window.escape_pressed.connect(lambda: heard.append(1))

    press(Qt.Key.Key_Escape)

    assert heard == [1]
    assert shown_page.raw() == before


@pytest.mark.parametrize("key, name", [(Qt.Key.Key_T, "back"), (Qt.Key.Key_V, "next")])
def test_alt_t_goes_back_and_alt_v_goes_on(key, name, window, around):
    shown_page = QuestionPage(page(DATE), around)
    window.show_page(shown_page)
    heard = []
    shown_page.back_pressed.connect(lambda: heard.append("back"))
    shown_page.next_pressed.connect(lambda: heard.append("next"))

    press(key, Qt.KeyboardModifier.AltModifier)

    assert heard == [name]


def test_one_key_answers_the_question(window, around):
    shown_page = QuestionPage(page(replace(CHOICE, value=None)), around)
    window.show_page(shown_page)

    write("2")

    assert shown_page.raw() == {"expected": "weeks"}


def test_f1_closes_the_help_and_opens_it_again(window, around):
    shown_page = QuestionPage(page(DATE), around)
    window.show_page(shown_page)
    assert shown_page.help.isVisible()

    shown_page.toggle_help()
    assert not shown_page.help.isVisible()
    shown_page.toggle_help()

    assert shown_page.help.isVisible()
    assert shown_page.help.text.hasFocus()


def test_help_is_a_drawer_where_there_is_little_room_and_escape_closes_it(window, around, look):
    theme.set_text_size(look, 200)
    shown_page = QuestionPage(page(DATE), around)
    window.show_page(shown_page)
    assert not shown_page.help.isVisible()

    shown_page.toggle_help()
    closed = shown_page.close_panel()

    assert closed
    assert not shown_page.help.isVisible()


def test_help_says_why_where_example_rule_and_words(window, around):
    shown_page = QuestionPage(page(DATE), around)

    said = shown_page.help.text.toPlainText()

    for word in ("Waarom vragen we dit?", "Waar vind ik dit?", "Voorbeeld", "Wet WIA", "eerste ziektedag"):
        assert word in said


def test_home_leads_to_the_first_action(window, texts, qtbot):
    shown_page = HomePage(home(), texts)
    window.show_page(shown_page, at_home=True)

    with qtbot.waitSignal(shown_page.action_pressed) as heard:
        button(shown_page, "Ga verder").click()

    assert heard.args == ["c1", "plan"]


def test_the_empty_home_offers_a_case_a_copy_and_the_card(window, texts):
    shown_page = HomePage(empty_home(), texts)
    window.show_page(shown_page, at_home=True)

    for words in ("Iemand is ziek", "Ik heb een reservekopie", "Bekijk de belkaart"):
        assert button(shown_page, words).isEnabled()


def test_home_before_the_vault_is_open_offers_nothing_yet(window, texts):
    shown_page = HomePage(None, texts)
    window.show_page(shown_page, at_home=True)

    assert not shown_page.start_button.isEnabled()


def door(page, name):
    return next(one for one in page.findChildren(Door) if one.name == name)


def seen(root):
    return " ".join(label.text() for label in root.findChildren(QLabel) if label.isVisible())


def test_what_cannot_happen_now_says_why(window, texts):
    shown_page = CasePage(case(), texts)
    window.show_page(shown_page)
    door(shown_page, "events").click()

    offer = button(shown_page, "Weer ziek")

    assert not offer.isEnabled()
    assert offer.accessibleDescription() == "Dit kan pas na een herstel."


def test_every_day_of_the_timeline_shows_its_sum(window, texts):
    shown_page = CasePage(case(), texts)
    window.show_page(shown_page)

    shown_page.timeline.table.selectRow(2)

    closed = seen(shown_page.timeline.why)
    door(shown_page, "proof").click()
    opened = seen(shown_page.timeline.why)
    assert "56 ziektedagen" not in closed
    assert "56 ziektedagen" in opened


def test_the_table_has_a_row_for_every_milestone(texts, qtbot):
    shown_page = CasePage(case(), texts)
    qtbot.addWidget(shown_page)

    table = shown_page.timeline.table

    assert [table.item(row, 0).text() for row in range(table.rowCount())] == [
        m.day_text for m in case().timeline
    ]


def test_the_end_says_when_we_meet_again(window, texts):
    shown_page = EndPage(END, texts)
    window.show_page(shown_page)

    assert shown_page.go_button.hasFocus()


def test_the_preview_draws_the_bytes_and_turns_pages(window, texts, pdf):
    shown_page = DocumentPage(document(pdf), texts)
    window.show_page(shown_page)
    first = shown_page.preview.sheet.pixmap().toImage()

    shown_page.preview.turn(1)

    assert shown_page.preview.page_label.text() == "Bladzijde 2 van 3"
    assert shown_page.preview.sheet.pixmap().toImage() != first
    assert first.width() > 300


def test_a_row_of_the_check_leads_to_its_question(window, texts, pdf, qtbot):
    shown_page = DocumentPage(document(pdf), texts)
    window.show_page(shown_page)

    with qtbot.waitSignal(shown_page.change_pressed) as heard:
        button(shown_page, "Verander").click()

    assert heard.args == ["goal"]


def test_the_safe_answer_has_the_focus_before_a_change(window, texts, qtbot):
    shown_page = ConsequencesPage(CONSEQUENCES, texts)
    window.show_page(shown_page)

    with qtbot.waitSignal(shown_page.leave_pressed):
        press(Qt.Key.Key_Return)


def test_a_secret_is_hidden_until_it_is_asked_for(window, texts):
    shown_page = SecretPage("Op slot", (), (SecretInput("word", "Wachtwoord"),), "Open", texts)
    window.show_page(shown_page)
    box = shown_page.boxes["word"]
    hidden = box.echoMode()

    shown_page.show_typing.click()

    assert hidden != box.echoMode()


def test_the_wheel_never_changes_a_value(window, around, look):
    shown_page = QuestionPage(page(replace(ROWS, value=None)), around)
    window.show_page(shown_page)
    box = shown_page.blocks["agreements"].field.cells[0].box
    box.setCurrentIndex(1)

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)

    assert box.currentIndex() == 1


def test_rows_are_written_by_keyboard_alone(window, around):
    shown_page = QuestionPage(page(replace(ROWS, value=None, row_numbers_used=0)), around)
    window.show_page(shown_page)
    field = shown_page.blocks["agreements"].field
    gone_on = []
    shown_page.next_pressed.connect(lambda: gone_on.append(1))

    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    write("Zoë belt")
    press(Qt.Key.Key_Return)

    assert gone_on == []
    assert [(row["who"], row["what"]) for row in field.rows] == [("employer", "Zoë belt")]


def test_the_window_remembers_its_size_and_stays_on_the_screen(texts, tmp_path, shown, qtbot):
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    first = MainWindow(texts, settings)
    qtbot.addWidget(first)
    first.resize(900, 500)
    first.show()
    first.resize(790, 500)
    first.move(5000, 5000)
    first.close()

    again = MainWindow(texts, settings)
    qtbot.addWidget(again)

    room = again.screen().availableGeometry()
    assert room.contains(again.geometry())


def test_every_shortcut_stands_in_the_list_of_keys(window):
    listed = {keys for _, keys in window.key_table()}

    for action in window.actions_by_name.values():
        if not action.shortcut().isEmpty():
            assert action.shortcut().toString() in listed


def test_tab_goes_round_the_whole_question(window, around):
    shown_page = QuestionPage(page(DATE), around)
    window.show_page(shown_page)

    stops = tab_round(shown_page.blocks["first_sick_day"].field.boxes.boxes[0])

    assert shown_page.next_button in stops
    assert shown_page.back_button in stops
    assert shown_page.help.text in stops


def test_mouse_button_four_goes_back(window, around, qtbot):
    window.show_page(QuestionPage(page(DATE), around))

    with qtbot.waitSignal(window.back_pressed):
        QTest.mouseClick(window.page().scroller.viewport(), Qt.MouseButton.BackButton)


def test_a_task_of_one_minute_takes_a_minute_and_not_minutes(texts):
    assert duration(texts, 1) == "Dit duurt ongeveer een minuut."
    assert duration(texts, 3) == "Dit duurt ongeveer 3 minuten."
