"""The real window on the real session and a real vault: from nothing to a paper, by keyboard."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QLabel
from window_keys import press, write

from ui.app import VaultDoor, about_parts, read_content
from ui.guide import Guide
from ui.main_window import MainWindow
from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pages.end import EndPage
from ui.pages.home import HomePage
from ui.pages.question import QuestionPage
from ui.pages.reading import ReadingPage
from ui.pages.secret import SecretPage
from wizard.views import Lookup

NOW = datetime(2026, 11, 23, 9, 30)
SECRET = "fiets lantaarn wolk citroen"


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return read_content()


@pytest.fixture
def opened(content, tmp_path, shown):
    """Opens the window on a vault file, as often as a test wants."""
    guides = []

    def open_window(vault: Path | None = None) -> Guide:
        texts = Lookup(content.texts)
        settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(texts, settings)
        window.show_page(HomePage(None, texts), at_home=True)
        door = VaultDoor(vault or tmp_path / "a.vault", content, now=lambda: NOW)
        guide = Guide(window, door, texts, settings, lambda: NOW, lambda: about_parts(content))
        guides.append(guide)
        shown(window)
        guide.open()
        return guide

    yield open_window
    for guide in guides:
        guide.door.close()


def questions(guide: Guide) -> list[str]:
    page = guide.window.page()
    assert isinstance(page, QuestionPage), page
    return list(page.blocks)


def enter_name(guide: Guide, name: str = "Zoë") -> None:
    guide.act("start_case")
    write(name)
    press(Qt.Key.Key_Return)


def answer_by_keys(guide: Guide) -> None:
    """Answers whatever is asked, with keys alone."""
    page = guide.window.page()
    for block in page.blocks.values():
        block.focus_first()
        match block.view.kind:
            case "date":
                write("23-11-2026")
            case "text" | "long_text":
                write("Zoë")
            case "number":
                write("24")
            case "yes_no" | "yes_no_unknown":
                write("n")
            case "choice" | "multi":
                write("1")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert guide.window.page() is not page, [b.error.text() for b in page.blocks.values()]


def walk_to_the_end(guide: Guide) -> None:
    for _ in range(30):
        if not isinstance(guide.window.page(), QuestionPage):
            return
        answer_by_keys(guide)
    raise AssertionError("the task never ends")


def test_the_first_start_opens_home(opened):
    guide = opened()

    page = guide.window.page()

    assert isinstance(page, HomePage)
    assert page.start_button.isEnabled()


def test_somebody_is_ill_ends_in_rest_and_asks_once_for_a_lock(opened):
    guide = opened()
    enter_name(guide)

    walk_to_the_end(guide)
    assert isinstance(guide.window.page(), EndPage)
    press(Qt.Key.Key_Return)
    assert isinstance(guide.window.page(), SecretPage)
    guide.window.page().leave_button.click()

    assert isinstance(guide.window.page(), CasePage)
    assert guide.window.page().view.title.startswith("Zoë")
    guide.home()
    assert guide.window.band.isVisible()


def test_closing_half_way_comes_back_on_the_same_page(opened):
    first = opened()
    enter_name(first)
    before = questions(first)
    first.window.close()

    again = opened()

    assert questions(again) == before


def test_a_wrong_day_is_refused_and_what_was_typed_stays(opened):
    guide = opened()
    enter_name(guide)
    page = guide.window.page()

    write("31-2-2026")
    press(Qt.Key.Key_Return)

    assert guide.window.page() is page
    assert guide.window.windowTitle().startswith("Fout: ")
    assert [box.text() for box in next(iter(page.blocks.values())).field.boxes.boxes] == ["31", "2", "2026"]


def test_what_was_typed_and_not_sent_is_there_on_return(opened):
    guide = opened()
    enter_name(guide)
    write("20-11-2026")

    press(Qt.Key.Key_Escape)
    assert isinstance(guide.window.page(), CasePage)
    guide.window.page().task_pressed.emit(guide.window.page().view.now[0].place)

    boxes = next(iter(guide.window.page().blocks.values())).field.boxes
    assert boxes.read() == "2026-11-20"


def test_escape_from_a_new_case_stores_nothing(opened):
    guide = opened()
    guide.act("start_case")
    write("Zoë")

    press(Qt.Key.Key_Escape)

    assert isinstance(guide.window.page(), HomePage)
    assert guide.window.page().view.cases == ()


def test_back_goes_to_the_page_before_with_its_answer(opened):
    guide = opened()
    enter_name(guide)

    press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)

    assert "first_name" in questions(guide)
    assert guide.window.page().blocks["first_name"].read() == "Zoë"


def test_undo_and_redo_on_the_overview(opened):
    guide = opened()
    enter_name(guide)
    walk_to_the_end(guide)
    guide.overview()
    before = guide.window.page().view

    guide.act("undo")
    undone = guide.window.page().view
    guide.act("redo")

    assert before.can_undo and undone.can_redo
    assert guide.window.page().view == before


def test_the_lock_opens_with_the_passphrase_and_says_when_it_is_wrong(opened):
    guide = opened()
    enter_name(guide)
    guide.act("lock")
    page = guide.window.page()
    page.put("passphrase", SECRET)
    page.put("again", SECRET)
    press(Qt.Key.Key_Return)
    guide.window.close()

    again = opened()
    asking = again.window.page()
    assert isinstance(asking, SecretPage)
    asking.put("passphrase", "iets heel anders dan dat")
    asking.done_pressed.emit()
    assert asking.summary.isVisible() and asking.typed("passphrase")
    asking.put("passphrase", SECRET)
    asking.done_pressed.emit()

    assert not isinstance(again.window.page(), SecretPage)


def test_the_recovery_sheet_prints_and_its_code_opens_the_vault(opened):
    guide = opened()
    enter_name(guide)
    guide.home()
    guide.lock.office("recovery_sheet")
    sheet = guide.window.page()
    assert isinstance(sheet, DocumentPage)
    line = next(line for line in sheet.view.text.splitlines() if line.count("-") == 6 and line.isupper())
    code = line.replace(" ", "")

    sheet.issue_button.click()
    check = guide.window.page()
    for number in check.boxes:
        check.put(number, code.split("-")[int(number) - 1].lower())
    check.done_pressed.emit()

    assert isinstance(guide.window.page(), HomePage)
    assert guide.window.page().view.tasks == ()
    guide.lock.set_passphrase(guide.home)
    guide.window.page().put("passphrase", SECRET)
    guide.window.page().put("again", SECRET)
    guide.window.page().done_pressed.emit()
    guide.window.close()
    again = opened()
    again.window.page().other_pressed.emit()
    again.window.page().put("code", code.lower().replace("-", " "))
    again.window.page().done_pressed.emit()
    assert again.session is not None
    assert "again" in again.window.page().boxes


def test_a_copy_on_the_same_disk_is_named_as_such(opened, tmp_path, monkeypatch):
    guide = opened()
    enter_name(guide)
    (tmp_path / "copies").mkdir()
    monkeypatch.setattr(guide.lock, "choose_folder", lambda: str(tmp_path / "copies"))

    guide.act("back_up")

    said = " ".join(label.text() for label in guide.window.page().findChildren(QLabel))
    assert "dezelfde schijf" in said
    assert list((tmp_path / "copies").iterdir())


def test_a_copy_comes_back_on_a_machine_that_never_saw_the_vault(opened, tmp_path, monkeypatch):
    guide = opened()
    enter_name(guide)
    (tmp_path / "copies").mkdir()
    monkeypatch.setattr(guide.lock, "choose_folder", lambda: str(tmp_path / "copies"))
    guide.act("back_up")
    copy = next((tmp_path / "copies").iterdir())
    guide.window.close()

    other = opened(tmp_path / "elsewhere" / "b.vault")
    other.window.page().restore_button.click()
    page = other.window.page()
    page.put("copy", str(copy))
    page.done_pressed.emit()

    assert isinstance(other.window.page(), QuestionPage | CasePage | HomePage)
    assert other.work().home().cases[0].title.startswith("Zoë")


def test_a_paper_is_saved_byte_for_byte_as_the_preview_shows_it(opened, tmp_path, monkeypatch):
    guide = opened()
    guide.act("call_card")
    page = guide.window.page()
    asked = []
    monkeypatch.setattr(
        "ui.guide_papers.QFileDialog.getSaveFileName",
        lambda *given: (asked.append(given[2]), (str(tmp_path / "kaart"), ""))[1],
    )

    guide.act("save_pdf")

    assert (tmp_path / "kaart.pdf").read_bytes() == page.view.pdf
    assert asked[0].endswith(page.view.file_name)
    assert guide.settings.value("papers/folder") == str(tmp_path)


def test_a_folder_that_takes_no_file_gives_a_sentence(opened, tmp_path, monkeypatch):
    guide = opened()
    guide.act("call_card")
    monkeypatch.setattr(
        "ui.guide_papers.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.pdf"), "")
    )

    guide.act("save_pdf")

    assert guide.window.page().message.isVisible()


def test_about_and_keys_come_back_to_the_page_before(opened):
    guide = opened()
    enter_name(guide)
    before = questions(guide)

    for name in ("about", "keys"):
        guide.act(name)
        assert isinstance(guide.window.page(), ReadingPage)
        guide.window.page().back_button.click()

    assert questions(guide) == before


def test_larger_text_keeps_what_was_typed(opened):
    guide = opened()
    enter_name(guide)
    write("20-11")

    guide.act("bigger")

    assert next(iter(guide.window.page().blocks.values())).field.boxes.boxes[0].text() == "20-11"
    assert QApplication.font().pixelSize() > 16
    guide.act("normal")


def test_a_second_window_on_the_same_vault_says_so(opened):
    opened()

    second = opened()

    page = second.window.page()
    assert isinstance(page, SecretPage)
    assert "al open" in page.summary.accessibleDescription()
