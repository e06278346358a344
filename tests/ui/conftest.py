"""The window without a screen, in Dutch, with the words of the real content."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# The views and keys beside this file are shared by the tests of this folder.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from window_pages import make_page
from window_samples import TODAY, home

from tests.program.desk import Desk
from ui.app import read_content
from ui.fields.base import Surroundings
from ui.main_window import MainWindow
from ui.style import theme
from wizard.content.model import Content
from wizard.views import Lookup

SHARED = Path(__file__).resolve().parents[2] / "flows" / "shared"


def flat(found: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)


@pytest.fixture(scope="session")
def texts() -> Lookup:
    read: dict[str, str] = {}
    for path in [SHARED / "chrome.yaml", *sorted(SHARED.glob("*_texts.yaml"))]:
        read.update(flat(yaml.safe_load(path.read_text(encoding="utf-8"))))
    return Lookup(read)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    theme.dress(qapp, "light", 100)
    return qapp


@pytest.fixture(autouse=True)
def look(dressed: QApplication) -> Iterator[QApplication]:
    yield dressed
    theme.set_scheme(dressed, "light")
    theme.set_text_size(dressed, 100)


@pytest.fixture
def around(texts: Lookup) -> Surroundings:
    return Surroundings(texts, TODAY, QLocale())


@pytest.fixture
def shown(qtbot: Any) -> Any:
    """Puts a widget on the screen at a size and waits until it stands."""

    def show(widget: QWidget, size: tuple[int, int] = (1280, 800)) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(*size)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is widget)
        return widget

    return show


@pytest.fixture(scope="session")
def pdf() -> bytes:
    """A paper of three real pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    for number in range(1, 4):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.drawString(60, 770, "Plan van aanpak")
        canvas.setFont("Helvetica", 11)
        for line in range(30):
            canvas.drawString(60, 730 - 20 * line, f"Regel {line + 1} van bladzijde {number}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def put(texts, tmp_path, shown, pdf):
    """Shows a page in the real window."""

    def put(name: str, size: tuple[int, int] = (1280, 800)) -> MainWindow:
        window = MainWindow(texts, QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat))
        shown(window, size)
        window.show_page(make_page(name, texts, pdf), at_home="home" in name, case_is_link="home" not in name)
        window.band.say(home().unlocked_band if name == "home" else "", "Zet op slot")
        QApplication.processEvents()
        return window

    return put


@pytest.fixture(scope="session")
def content() -> Content:
    """The real content, as the program reads it."""
    return read_content()


@pytest.fixture
def desk(content: Content, tmp_path: Path, shown: Any) -> Iterator[Desk]:
    """The real window over a real vault; it can be closed and opened again on another day."""
    made = Desk(content, tmp_path, shown)
    yield made
    if made.guide is not None:
        made.guide.door.close()
