"""The home of the expert in the real window: by keyboard and by ear, with few assignments and with many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from desk_samples import CLOSED, LINES, desk_home
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from window_keys import press, write

from tests.flows.assignments import TODAY, in_order
from ui.main_window import MainWindow
from ui.pages.case import CasePage
from ui.pages.desk import DeskPage
from ui.parts.assignment_list import AssignmentSearch, wrapped
from wizard.commands.casefile import case_of


@pytest.fixture
def shown_desk(texts, tmp_path, shown):
    """The desk with so many open assignments, in the real window."""

    def show(amount: int, size: tuple[int, int] = (1280, 800)) -> DeskPage:
        window = MainWindow(texts, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        shown(window, size)
        lines = tuple(replace(LINES[n % 3], id=f"a{n}", title=f"K-{n} · S-{n:05}") for n in range(amount))
        page = DeskPage(replace(desk_home(), cases=lines, every=(*lines, CLOSED)), texts)
        window.show_page(page, at_home=True)
        QApplication.processEvents()
        return page

    return show


def test_enter_opens_the_assignment_under_the_cursor(shown_desk, qtbot):
    page = shown_desk(3)
    page.sheet.list.setFocus()

    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(page.case_pressed) as heard:
        press(Qt.Key.Key_Return)

    assert heard.args == ["a1"]


def test_alt_and_a_digit_opens_an_assignment(shown_desk, qtbot):
    page = shown_desk(10_000)

    with qtbot.waitSignal(page.case_pressed) as heard:
        press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

    assert heard.args == ["a2"]


def test_a_row_says_all_that_stands_in_it(shown_desk):
    page = shown_desk(2)
    page.sheet.list.setFocus()

    said = QAccessible.queryAccessibleInterface(page.sheet.list)
    row = said.child(1).text(QAccessible.Text.Name)

    for part in (
        "K-1",
        "Gemeente Ede",
        "loonwaarde",
        "In uitvoering",
        "Wacht op: uw oplevering",
        "Oplevering",
    ):
        assert part in row


def test_arrow_keys_bring_the_closed_ones_and_take_them_away(shown_desk):
    page = shown_desk(3)
    page.sheet.which.setFocus()

    press(Qt.Key.Key_Right)
    with_closed = [line.id for line in page.sheet.list.rows.cases]
    press(Qt.Key.Key_Left)

    assert with_closed == ["a0", "a1", "a2", CLOSED.id]
    assert len(page.sheet.list.rows.cases) == 3


def test_ten_thousand_assignments_take_no_more_widgets_than_nine(shown_desk):
    few = len(shown_desk(9).findChildren(QWidget))

    page = shown_desk(10_000)

    assert len(page.findChildren(QWidget)) == few
    assert page.sheet.count.text() == "10.000 opdrachten"


class Looked(Sequence):
    """Ten thousand assignments that are made when they are looked at; keeps which."""

    def __init__(self) -> None:
        self.at: set[int] = set()

    def __len__(self) -> int:
        return 10_000

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        if not 0 <= at < len(self):
            raise IndexError(at)
        self.at.add(at)
        return replace(LINES[at % 3], id=f"a{at}")


@pytest.mark.parametrize("narrow", [False, True])
def test_of_ten_thousand_only_those_that_are_seen_are_made(texts, tmp_path, shown, narrow):
    window = MainWindow(texts, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
    shown(window)
    lines = Looked()
    page = DeskPage(replace(desk_home(), cases=lines, every=lines), texts)
    window.show_page(page, at_home=True)
    page.arrange("narrow" if narrow else "wide")
    QApplication.processEvents()
    at_first = set(lines.at)

    page.scroller.ensureWidgetVisible(page.sheet.list)
    page.sheet.list.setFocus()
    press(Qt.Key.Key_End)
    QApplication.processEvents()

    assert at_first <= set(range(40))
    assert 9_999 in lines.at
    assert len(lines.at) < 80


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_a_long_list_fits_in_the_window(shown_desk, size):
    assert shown_desk(10_000, size).sheet.list.height() < size[1]


def test_the_heads_of_the_columns_go_when_the_columns_do(shown_desk):
    page = shown_desk(3)
    heads = page.sheet.list.heads
    beside = heads.isVisible()

    page.arrange("narrow")

    assert (beside, heads.isVisible()) == (True, False)


def test_a_text_that_is_too_long_ends_in_an_ellipsis(dressed):
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(QApplication.font())
    wide = metrics.horizontalAdvance("een twee drie")

    lines = wrapped("een twee drie vier vijf zes zeven", metrics, wide, 2)

    assert lines[0] == "een twee drie"
    assert len(lines) == 2 and lines[1].endswith("…")
    assert wrapped("", metrics, wide, 2) == []


# --- over a real vault -------------------------------------------------------------------------------


@pytest.fixture
def expert(desk, content):
    """The expert at work, with assignments of three clients; the last one is closed."""
    desk.start(TODAY)
    desk.guide.work().sit_at("expert")
    shelf = desk.guide.work()._shelf
    accepted = {"event": "accepted", "day": "2026-11-25"}
    delivered = {"event": "delivered", "day": "2026-11-25"}
    for reference, client, changes, events in (
        ("JdB", "Bakkerij De Korst", {"c6_capacity_description": "missing"}, []),
        ("MV", "Gemeente Ede", {}, [accepted]),
        ("PvL", "Garage Noord", {}, [accepted, delivered]),
    ):
        told = {**in_order("ADV_IND"), "assignment_reference": reference, "client": client, **changes}
        entries = [{"answer": name, "value": value} for name, value in told.items()]
        whole = {"flow": "assignment_acceptance", "today": TODAY.isoformat(), "entries": [*entries, *events]}
        shelf.create("assignment_acceptance", TODAY, case_of(whole, content).record.entries)
    desk.guide.home()
    return desk


def titles(page: DeskPage) -> list[str]:
    return [line.title.split(" · ")[0] for line in page.sheet.list.rows.cases]


def test_what_is_open_stands_there_with_what_it_waits_for(expert):
    page = expert.page(DeskPage)

    assert titles(page) == ["JdB", "MV"]
    assert page.sheet.list.rows.cases[0].waits_for == "C6 FML"
    assert [action.title for action in page.view.actions] == ["Vraag op wat mist"]


def test_f3_finds_by_client_and_keeps_to_the_filter(expert):
    page = expert.page(DeskPage)
    press(Qt.Key.Key_F3)
    write("noord")
    among_open = (titles(page), page.sheet.nothing.isVisible())

    page.sheet.which.setCurrentIndex(1)

    assert among_open == ([], True)
    assert titles(page) == ["PvL"]


def test_an_assignment_opens_and_escape_comes_back_to_the_desk(expert):
    expert.page(DeskPage).sheet.list.setFocus()

    press(Qt.Key.Key_Return)
    assert not isinstance(expert.page(), DeskPage)
    expert.guide.home()

    assert titles(expert.page(DeskPage)) == ["JdB", "MV"]


def test_what_went_into_the_bin_can_come_back(expert):
    work = expert.guide.work()
    first = expert.page(DeskPage).view.cases[0].id
    expert.guide.show(work.delete_case(first))
    page = expert.page(DeskPage)
    gone = titles(page)

    page.bring_back_pressed.emit(first)

    assert gone == ["MV"]
    assert titles(expert.page(DeskPage)) == ["JdB", "MV"]


def test_many_assignments_are_caught_up_with_while_nobody_waits(expert, content, qtbot):
    shelf = expert.guide.work()._shelf
    for number in range(60):
        told = {"assignment_reference": f"K-{number}", "role": "ADV_IND"}
        entries = [{"answer": name, "value": value} for name, value in told.items()]
        whole = {"flow": "assignment_acceptance", "today": TODAY.isoformat(), "entries": entries}
        shelf.create("assignment_acceptance", TODAY, case_of(whole, content).record.entries)
    expert.guide.home()
    page = expert.page(DeskPage)
    before = page.updating.text()

    qtbot.waitUntil(expert.guide.catching_up.is_done)

    assert before.endswith("opdrachten zijn klaar.")
    assert page.view.updating == ""
    assert all(line.client or line.role for line in page.sheet.list.rows.cases)


def test_the_case_page_is_left_for_the_desk(expert):
    work = expert.guide.work()
    case = expert.page(DeskPage).view.cases[1].id
    expert.guide.show(work.open_case(case))
    expert.page(CasePage)

    press(Qt.Key.Key_Escape)

    assert isinstance(expert.page(), DeskPage)
    assert isinstance(expert.page().sheet, AssignmentSearch)
