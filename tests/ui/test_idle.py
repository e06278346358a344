"""What is brought in while nobody waits: after it, no first press pays for a library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject

from ui.idle import WhileIdle

ROOT = Path(__file__).resolve().parents[2]

PROBE = """
import json, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from ui.app import VaultDoor, read_content
from ui.guide import Guide
from ui.idle import meet_all_widgets
from ui.main_window import MainWindow
from ui.style import theme
from wizard.lookup import Lookup
from wizard.session import later

app = QApplication([*sys.argv[:1], *theme.STYLE])
theme.dress(app)
content = read_content()
folder = Path(sys.argv[1])
settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
window = MainWindow(Lookup(content.texts), settings)
door = VaultDoor(folder / "a.vault", content, demo=True)
guide = Guide(window, door, window.texts, settings, datetime.now, is_demo=True)
window.show()
guide.open()
for step in (meet_all_widgets, *later.steps()):
    step()
before = set(sys.modules)

work = guide.work()
shown = []
for ask in (
    lambda: work.open_case(work.home().cases[0].id),
    lambda: work.document("action_plan"),
    lambda: work.blank("phone_card"),
    work.close_case,
    work.start_case,
):
    guide.show(ask())
    app.processEvents()
    shown.append(type(window.page()).__name__)
print(json.dumps([shown, sorted(set(sys.modules) - before)]))
guide.door.close()
"""


def probe(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", PROBE, str(folder)],
        env=environment | {"XDG_CACHE_HOME": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_after_the_idle_steps_no_page_imports_anything(tmp_path):
    probe(tmp_path)  # Compiles the content, and has the whole compiler with it.

    done = probe(tmp_path)

    assert done.returncode == 0, done.stderr
    shown, imported = json.loads(done.stdout)
    assert shown == ["CasePage", "DocumentPage", "DocumentPage", "HomePage", "QuestionPage"]
    assert imported == []


def test_steps_are_taken_one_by_one_and_then_it_rests(qtbot):
    owner = QObject()
    taken = []
    idle = WhileIdle([lambda: taken.append(1), lambda: taken.append(2)], owner)

    idle.start()

    assert taken == []
    qtbot.waitUntil(idle.is_done)
    assert taken == [1, 2]
