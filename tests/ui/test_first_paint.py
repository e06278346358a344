"""The first picture: what it shows, and what it may not wait for. No clock is read here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from wizard.store.vault import create_vault, is_locked

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {
    "argon2",
    "docx",
    "holidays",
    "icalendar",
    "pypdfium2",
    "reportlab",
    "sqlcipher3",
    "sqlite3",
    "sqlite_utils",
    "transitions",
    "xlsxwriter",
    "yaml",
}
LATER = {
    "importlib.metadata",
    "wizard.case.walk",
    "wizard.content.common_words",
    "wizard.content.model",
    "wizard.session",
    "wizard.store.vault",
    "wizard.views",
    "ui.guide",
    "ui.pages.case",
    "ui.pages.question",
    "PySide6.QtNetwork",
}
"""Of our own or of Python: each of them takes longer than it takes to paint the page."""

PROBE = """
import json, sys
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from ui.main_window import MainWindow
from ui.app import main

def tell():
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    page = window.page()
    print(json.dumps({
        "modules": sorted(sys.modules),
        "page": type(page).__name__,
        "buttons": [one.text() for one in page.findChildren(QPushButton) if one.isVisible()],
        "labels": [one.text() for one in page.findChildren(QLabel) if one.isVisible()],
    }))

made = MainWindow.__init__
def make(self, *given):
    made(self, *given)
    self.first_paint.connect(tell)
MainWindow.__init__ = make
sys.exit(main(["--first-paint", "--vault", sys.argv[1]]))
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder in which the content was compiled by an earlier start."""
    folder = tmp_path_factory.mktemp("kept")
    first_picture(folder, folder / "none.vault")
    return folder


def first_picture(kept: Path, vault: Path) -> dict[str, list[str]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(kept)}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(vault)],
        env=environment,
        cwd=kept,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_heavy_is_imported_at_the_first_paint(kept, tmp_path):
    modules = set(first_picture(kept, tmp_path / "a.vault")["modules"])

    assert not modules & HEAVY
    assert not modules & LATER


def test_the_first_picture_is_home_with_its_two_starts(kept, tmp_path, texts):
    seen = first_picture(kept, tmp_path / "a.vault")

    assert seen["page"] == "HomePage"
    assert texts("home.welcome") in seen["labels"]
    assert {texts("home.start_case"), texts("desk.start"), texts("home.call_card")} <= set(seen["buttons"])


def test_a_vault_without_a_lock_shows_home_first(kept, tmp_path):
    create_vault(tmp_path / "a.vault", clock=datetime.now).close()

    assert first_picture(kept, tmp_path / "a.vault")["page"] == "HomePage"


def test_the_first_picture_at_the_desk_of_the_expert_waits_for_no_more(kept, tmp_path, texts):
    vault = create_vault(tmp_path / "a.vault", clock=datetime.now)
    vault.shelf.set_setting("desk", "expert")
    vault.close()
    QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat).setValue("desks/a.vault", "expert")

    seen = first_picture(kept, tmp_path / "a.vault")

    assert seen["page"] == "DeskPage"
    assert {texts("desk.start"), texts("desk.take_over"), texts("desk.year")} <= set(seen["buttons"])
    lists = {"ui.parts.assignment_list", "ui.parts.case_list", "ui.pages.year", "xlsxwriter"}
    assert not set(seen["modules"]) & (HEAVY | LATER | lists)


def test_the_first_picture_of_a_locked_vault_asks_for_the_passphrase(kept, tmp_path, texts):
    vault = create_vault(tmp_path / "a.vault", clock=datetime.now)
    vault.keys.set_passphrase("fiets lantaarn wolk citroen")
    vault.close()

    seen = first_picture(kept, tmp_path / "a.vault")

    assert is_locked(tmp_path / "a.vault")
    assert texts("unlock.heading") in seen["labels"]
    assert not set(seen["modules"]) & (HEAVY | LATER)
