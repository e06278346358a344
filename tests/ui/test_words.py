"""The list of words, by keyboard."""

from __future__ import annotations

from tests.program.desk import Desk
from tests.program.hands import Key, focus, press, write
from tests.ui.test_journey import report_sick
from ui.pages.case import CasePage
from ui.pages.reading import ReadingPage
from ui.parts.tables import ReadTable


def test_the_list_of_words_finds_a_word_by_its_first_letters_and_leads_back(desk: Desk) -> None:
    report_sick(desk)
    desk.guide.act("words")
    page = desk.page(ReadingPage)
    table = focus()
    assert isinstance(table, ReadTable)

    write("tweede")
    found = table.item(table.currentRow(), 0)
    press(Key.Key_Escape)

    assert page.table is table
    assert found is not None and found.text() == "tweede spoor"
    assert isinstance(desk.page(), CasePage)


def test_all_64_words_of_the_field_stand_in_the_list(desk: Desk) -> None:
    report_sick(desk)

    words = desk.guide.work().words()

    assert len(words) >= 64
    assert all(word.label and word.explanation for word in words)
