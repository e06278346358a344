"""Every page can be used by keyboard, by ear, in large text and in any colours."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QScrollArea, QWidget
from window_keys import INTERACTIVE, interactive, press, spoken_name, tab_round
from window_pages import PAGES
from window_samples import (
    page,
)

from ui.pages.question import QuestionPage
from ui.parts.buttons import PrimaryButton
from ui.parts.options import RadioRow
from ui.style import theme
from ui.style.tokens import DARK, LIGHT, Tokens, contrast_tokens

UI = Path(__file__).resolve().parents[2] / "ui"


@pytest.mark.parametrize("name", PAGES)
def test_every_control_has_a_name_that_holds_its_words(name, put):
    window = put(name)

    for widget in interactive(window):
        said = spoken_name(widget)
        assert said.strip(), widget
        if isinstance(widget, QAbstractButton):
            assert (
                widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&") in said
                or len(widget.text()) == 1
            )


@pytest.mark.parametrize("name", PAGES)
def test_tab_reaches_everything_and_shift_tab_is_the_way_back(name, put):
    window = put(name)
    start = next(
        widget
        for widget in interactive(window.page())
        if not isinstance(widget, RadioRow) or widget.isChecked()
    )

    forth = tab_round(start)
    back = tab_round(start, Qt.Key.Key_Backtab)

    missed = [
        widget
        for widget in interactive(window)
        if widget not in forth and not (isinstance(widget, RadioRow) and widget.group() is not None)
    ]
    assert missed == []
    assert back[1:] == list(reversed(forth[1:]))


@pytest.mark.parametrize("name", PAGES)
def test_the_focus_is_visible_and_never_outside_the_window(name, put):
    window = put(name, (1024, 640))
    start = interactive(window.page())[0]

    stops = tab_round(start)
    for number, widget in enumerate(stops):
        stops[number - 1].setFocus()
        without = window.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            place = widget.mapTo(area.viewport(), QPoint(0, 0))
            assert place.y() + min(widget.height(), 40) > 0 and place.y() < area.viewport().height(), widget
        assert window.grab().toImage() != without, widget


@pytest.mark.parametrize("name", PAGES)
def test_no_two_things_on_a_page_share_an_underlined_letter(name, put):
    window = put(name)
    letters = [a.text()[a.text().index("&") + 1].lower() for a in window.menuBar().actions()]

    for widget in window.page().findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLabel) and widget.isVisible():
            if isinstance(widget, QLabel) and widget.buddy() is None:
                continue
            if found := re.search(r"(?<!&)&(\w)", widget.text()):
                letters.append(found[1].lower())

    assert sorted(letters) == sorted(set(letters))


@pytest.mark.parametrize("name", PAGES)
def test_every_target_is_large_enough(name, put):
    window = put(name)

    small = [w for w in interactive(window) if min(w.width(), w.height()) < 32]

    assert small == []


def luminance(colour: QColor) -> float:
    def part(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())


def ratio(one: str | QColor, other: str | QColor) -> float:
    high, low = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


SCHEMES = [LIGHT, DARK, contrast_tokens("#FFFFFF", "#000000", "#1AEBFF", "#000000")]


@pytest.mark.parametrize("look", SCHEMES, ids=lambda look: look.name)
def test_all_text_and_all_lines_stand_out(look: Tokens, dressed):
    text = [
        (look.text, look.background),
        (look.text, look.panel),
        (look.muted, look.background),
        (look.muted, look.panel),
        (look.muted, look.selected),
        (look.text, look.selected),
        (look.button, look.background),
        (look.button, look.panel),
        (look.button, look.selected),
        (look.button_text, look.button),
        (look.button_text, look.button_over),
        (look.error, look.error_tint),
        (look.error, look.background),
        (look.warning, look.warning_tint),
        (look.warning, look.background),
        (look.done, look.done_tint),
        (look.done, look.background),
        (look.button, look.error_tint),
        (look.background, look.muted),
    ]
    lines = [
        (look.line, look.background),
        (look.line, look.panel),
        (look.focus, look.background),
        (look.focus, look.panel),
    ]

    assert [pair for pair in text if ratio(*pair) < 4.5] == []
    assert [pair for pair in lines if ratio(*pair) < 3] == []


@pytest.mark.parametrize("look", SCHEMES, ids=lambda look: look.name)
def test_every_pair_of_the_palette_is_readable(look: Tokens, dressed):
    role, made = QPalette.ColorRole, theme.palette(look)
    pairs = [
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Window),
        (role.ToolTipText, role.ToolTipBase),
    ]

    assert [pair for pair in pairs if ratio(made.color(pair[0]), made.color(pair[1])) < 4.5] == []


@pytest.mark.parametrize("size", [(1024, 640, 200), (960, 540, 200), (1024, 640, 100), (860, 460, 150)])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_clipped_in_large_text_on_a_small_screen(name, size, put, dressed):
    theme.set_text_size(dressed, size[2])

    window = put(name, size[:2])

    assert window.width() == size[0] and window.height() == size[1]
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            wanted = label.heightForWidth(label.width()) if label.wordWrap() else label.fontMetrics().height()
            assert label.height() + 1 >= wanted, label.text()
            if not label.wordWrap() and label is not window.top.here:
                assert label.width() + 1 >= label.fontMetrics().horizontalAdvance(label.text()), label.text()
    for area in window.findChildren(QScrollArea):
        inside = area.widget()
        if area.isVisible() and area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            assert inside.minimumSizeHint().width() <= area.viewport().width() + 1, name
    for button in window.page().findChildren(PrimaryButton):
        if button.isVisible() and not any(
            area.isAncestorOf(button) for area in window.findChildren(QScrollArea)
        ):
            corner = button.mapTo(window, QPoint(button.width(), button.height()))
            assert corner.x() <= window.width() and corner.y() <= window.height()


LONG_WORDS = (
    "Arbeidsongeschiktheidsverzekeringsmaatschappij",
    "Functionelemogelijkhedenlijst",
    "Arbeidsdeskundigenonderzoek",
)


@pytest.mark.parametrize("word", LONG_WORDS)
def test_a_long_word_in_an_answer_fits(word, around, shown, dressed):
    from dataclasses import replace

    from window_samples import CHOICE

    from wizard.views import OptionView

    theme.set_text_size(dressed, 150)
    view = replace(CHOICE, label=f"{word}?", options=(OptionView("a", word, word), OptionView("b", "Nee")))
    shown_page = shown(QuestionPage(page(view), around), (860, 460))

    row = shown_page.blocks["expected"].field.rows[0]

    assert row.fontMetrics().horizontalAdvance(word) + 60 <= row.width()


@pytest.mark.parametrize("name", PAGES)
def test_there_is_one_heading_and_at_most_one_thing_to_do(name, put):
    window = put(name)

    assert len(window.page().findChildren(QLabel, "vraag")) == 1
    shown_primaries = [b for b in window.page().findChildren(PrimaryButton) if b.isVisible()]
    assert len(shown_primaries) <= 1


@pytest.mark.parametrize("name", PAGES)
def test_tooltips_are_plain_and_tab_leaves_every_text(name, put):
    window = put(name)

    for widget in window.findChildren(QWidget):
        assert "<" not in widget.toolTip()
        if isinstance(widget, QPlainTextEdit) and widget.isVisible():
            assert widget.tabChangesFocus()


ENGLISH = re.compile(
    r"\b(the|and|next|back|cancel|save|open file|print|help|close|settings|yes|ok|undo|home)\b", re.I
)
DUTCH_TOO = {"Help", "Open"}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_the_screen_is_english(name, put):
    window = put(name)

    for widget in window.findChildren(QWidget):
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        for found in ENGLISH.findall(text.replace("&", "")):
            assert found in DUTCH_TOO, text


def test_dates_and_numbers_are_dutch(dressed):
    assert QLocale().language() == QLocale.Language.Dutch


def test_colours_stand_in_one_file():
    for path in UI.rglob("*.py"):
        if path.name != "tokens.py":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", text), path


SAID = {
    "setText",
    "setWindowTitle",
    "setAccessibleName",
    "setAccessibleDescription",
    "setToolTip",
    "setPlaceholderText",
}
SAID |= {
    "Button",
    "PrimaryButton",
    "QuietButton",
    "LinkButton",
    "QLabel",
    "Body",
    "Strong",
    "Small",
    "Title",
    "Section",
}
SAID |= {
    "Subtitle",
    "Caption",
    "addTab",
    "addItem",
    "addAction",
    "addMenu",
    "addButton",
    "say",
    "announce",
    "Line",
}


def test_no_word_of_the_screen_stands_in_the_code():
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if called in SAID:
                    for given in node.args[:1]:
                        written = isinstance(given, ast.Constant) and isinstance(given.value, str)
                        assert not (written and re.search(r"[a-z]", given.value)), (
                            f"{path.name}:{node.lineno}"
                        )


def test_every_text_that_the_code_asks_for_exists(texts):
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                if called in ("texts", "_texts") and node.args and isinstance(node.args[0], ast.Constant):
                    assert node.args[0].value in texts.texts, f"{path.name}:{node.lineno}"


def test_a_status_is_a_word_beside_its_shape(put):
    window = put("case")

    from ui.parts.marks import Status

    statuses = window.page().findChildren(Status)
    assert statuses
    assert all(status.word.text() for status in statuses)


def test_qt_gives_back_every_none_it_takes(dressed):
    """PySide6 6.12.0 loses one reference to None per call under Python 3.11, until the program stops."""
    import sys

    widget = QWidget()
    before = sys.getrefcount(None)

    for _ in range(500):
        widget.setToolTip("x")

    assert abs(sys.getrefcount(None) - before) < 100


def test_the_list_of_controls_that_is_checked_is_not_empty(put):
    window = put("group")

    assert any(isinstance(widget, INTERACTIVE) for widget in interactive(window))
    press(Qt.Key.Key_Tab)
