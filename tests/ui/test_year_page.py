"""The year of an expert in the real window, over a real vault, by keyboard."""

from __future__ import annotations

import io

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.flows.assignments import TODAY, in_order
from tests.program.desk import text_of
from tests.program.hands import Key, press, press_button
from ui.pages.desk import DeskPage
from ui.pages.document import DocumentPage
from ui.pages.year import YearPage
from wizard.commands.casefile import case_of

FLOW = "assignment_acceptance"


@pytest.fixture
def expert(desk, content):
    """The expert at work, with two assignments of this year and one of the year before."""
    desk.start(TODAY)
    work = desk.guide.work()
    work.sit_at("expert")
    for reference, day, changes in (
        ("A", "2026-11-16", {}),
        ("B", "2026-10-05", {"c6_capacity_description": "missing"}),
        ("C", "2025-03-02", {}),
    ):
        told = {**in_order("ADV_IND"), "assignment_reference": reference, "request_day": day, "client": "Ede"}
        entries = [{"answer": name, "value": value} for name, value in {**told, **changes}.items()]
        whole = {"flow": FLOW, "today": TODAY.isoformat(), "entries": entries}
        work._shelf.create(FLOW, TODAY, case_of(whole, content).record.entries)
    desk.guide.home()
    return desk


def test_the_year_opens_by_keyboard_and_escape_leads_back(expert):
    press_button("Jaaroverzicht")

    page = expert.page(YearPage)
    assert "In 2026 kwamen er 2 vragen binnen." in text_of(page)
    assert QApplication.focusWidget() is page.paper_button
    press(Key.Key_Escape)
    expert.page(DeskPage)


def test_the_year_is_in_the_menu_at_the_desk_of_the_expert_alone(expert):
    at_expert = expert.window.actions_by_name["year"].isVisible()

    expert.guide.act("year")
    expert.page(YearPage)
    expert.guide.act("to_employer")

    assert at_expert
    assert not expert.window.actions_by_name["year"].isVisible()


def test_arrow_keys_choose_another_year_and_the_cursor_stays_there(expert):
    press_button("Jaaroverzicht")
    expert.page(YearPage).which.setFocus()

    press(Key.Key_Right)

    page = expert.page(YearPage)
    assert page.view.year == 2025
    assert page.which.hasFocus()
    assert "In 2025 kwam er 1 vraag binnen." in text_of(page)


def test_the_chart_has_a_name_and_a_table_that_says_the_same(expert):
    press_button("Jaaroverzicht")
    page = expert.page(YearPage)

    before = page.door.body.isVisible()
    press_button("Toon de maanden als tabel")

    table = page.door.body.beside
    assert page.bars.accessibleName() == "Vragen per maand in 2026: oktober 1, november 1."
    assert (before, table.isVisible()) == (False, True)
    assert [table.item(9, at).text() for at in range(5)] == ["oktober", "1", "0", "0", "1"]


def test_where_there_is_little_room_the_counts_are_told_in_words(expert):
    press_button("Jaaroverzicht")
    page = expert.page(YearPage)
    clients = next(table for table in page.tables if table.beside.accessibleName() == "Per opdrachtgever")

    page.arrange("narrow")

    assert not clients.beside.isVisible() and clients.below.isVisible()
    assert clients.below.item(0, 1).text().startswith("2 · Aangenomen: 0 · Niet aangenomen: 0 · Nog open: 2")


def test_the_spreadsheet_is_written_where_the_user_wants_it(expert, tmp_path, monkeypatch):
    asked: list[str] = []
    chosen = tmp_path / "mijn jaar"

    def choose(_window, _title, proposed, _kinds):
        asked.append(proposed)
        return str(chosen), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press_button("Jaaroverzicht")

    press_button("Bewaar als rekenblad")

    written = tmp_path / "mijn jaar.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(written.read_bytes()))
    assert asked[0].endswith("Jaaroverzicht 2026.xlsx")
    assert [row[0].value for row in book["Opdrachten"].iter_rows(min_row=2)] == ["B", "A"]
    assert expert.window.saved_text.text() == "Bewaard als mijn jaar.xlsx."


def test_a_place_that_cannot_be_written_is_said(expert, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.xlsx"), ""))
    press_button("Jaaroverzicht")

    press_button("Bewaar als rekenblad")

    assert expert.window.band.isVisible()
    expert.page(YearPage)


def test_the_paper_shows_the_year_and_leads_back_to_it(expert):
    press_button("Jaaroverzicht")

    press_button("Bekijk als papier")

    paper = expert.page(DocumentPage)
    assert "Jaaroverzicht 2026" in paper.view.text
    paper.back_pressed.emit()
    assert expert.page(YearPage).view.year == 2026


def test_what_was_still_being_worked_out_counts_once_it_is(expert, content, qtbot):
    shelf = expert.guide.work()._shelf
    for number in range(60):
        told = {"assignment_reference": f"K-{number}", "role": "ADV_IND", "request_day": "2026-11-02"}
        entries = [{"answer": name, "value": value} for name, value in told.items()]
        whole = {"flow": FLOW, "today": TODAY.isoformat(), "entries": entries}
        shelf.create(FLOW, TODAY, case_of(whole, content).record.entries)
    expert.guide.home()
    expert.guide.year.open()
    before = expert.page(YearPage).view

    qtbot.waitUntil(expert.guide.catching_up.is_done)

    after = expert.page(YearPage).view
    assert before.updating
    assert after.updating == ""
    assert after.lines[0] == "In 2026 kwamen er 62 vragen binnen."


def test_an_empty_desk_offers_no_year_yet(desk):
    desk.start(TODAY)
    desk.guide.act("to_expert")

    page = desk.page(DeskPage)

    assert not page.year_button.isVisible()
    assert page.start_button.hasFocus()
    assert page.start_button.focusPolicy() == Qt.FocusPolicy.StrongFocus
