"""The whole program in a process of its own: the vaults in the folder of the user, and what is remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.app import main
from ui.guide import Guide
from ui.main_window import MainWindow
from ui.single import first_window

steps = json.loads(sys.argv[1])
seen, taken = [], []

def windows():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]

def step():
    window = next(iter(windows()), None)
    guide = window.findChild(Guide) if window else None
    if guide is None or guide.session is None or not guide.door.is_open():
        return
    page = window.page()
    view = getattr(page, "view", None)
    if not steps:
        seen.append([type(page).__name__, guide.door.path.name, guide.session.desk])
        window.close()
        return
    seen.append([type(page).__name__, guide.door.path.name, guide.session.desk])
    vaults = sorted(guide.door.path.parent.glob("*.vault"))
    taken.append([one.name for one in vaults if first_window(one) is None])
    name = steps.pop(0)
    if name == "other":
        page.other_desk_pressed.emit()
    elif name == "home":
        guide.home()
    else:
        guide.act(name)

first = []
made = MainWindow.show_page
def show_page(self, page, *given, **more):
    if not first:
        first.append(type(page).__name__)
    made(self, page, *given, **more)
MainWindow.show_page = show_page
app = QApplication([])
app.setQuitOnLastWindowClosed(True)
timer = QTimer()
timer.setInterval(20)
timer.timeout.connect(step)
timer.start()
code = main(sys.argv[2:])
print(json.dumps({"code": code, "first": first[0], "seen": seen, "taken": taken}))
"""


@pytest.fixture
def run(tmp_path):
    """Starts the program, does these things one after the other and closes it; gives what was seen."""

    def run(*steps: str, arguments: tuple[str, ...] = ()) -> dict[str, object]:
        folders = {name: str(tmp_path / name.lower()) for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME")}
        environment = {**os.environ, **folders, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, "-c", PROBE, json.dumps(steps), *arguments],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the folder of the user is not told by a variable"
)
def test_the_expert_gets_a_vault_beside_that_of_the_employer_and_opens_it_the_next_time(run, tmp_path):
    first = run("other", "home", "to_employer", "to_expert")
    second = run()

    employer, expert = "dossier.vault", "dossier-opdrachten.vault"
    assert first["code"] == 0
    assert [vault for _, vault, _ in first["seen"]] == [employer, expert, expert, employer, expert]
    assert [desk for _, _, desk in first["seen"]] == ["", "expert", "expert", "", "expert"]
    assert second["first"] == "DeskPage"
    assert second["seen"] == [["DeskPage", expert, "expert"]]
    folder = tmp_path / "xdg_data_home" / "spoorboekje"
    assert {path.name for path in folder.glob("*.vault")} == {employer, expert}


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the folder of the user is not told by a variable"
)
def test_only_the_vault_of_this_desk_is_kept_from_a_second_window(run):
    told = run("other", "to_employer", "to_expert", "home")

    employer, expert = ["dossier.vault"], ["dossier-opdrachten.vault"]
    # Before the first start there is no folder yet to keep a vault from another window in.
    assert told["taken"] == [[], expert, employer, expert]


def test_another_language_stays_at_the_same_desk(run, tmp_path):
    named = ("--vault", str(tmp_path / "mijn.vault"))

    told = run("other", "home", "english", "dutch", arguments=named)

    assert told["seen"][2:] == [["DeskPage", "mijn.vault", "expert"]] * 3


def test_a_vault_that_is_named_is_of_the_desk_that_is_chosen_in_it(run, tmp_path):
    named = ("--vault", str(tmp_path / "mijn.vault"))

    first = run("other", "home", arguments=named)
    second = run(arguments=named)

    assert [vault for _, vault, _ in first["seen"]] == ["mijn.vault"] * 3
    assert second["first"] == "DeskPage"
    assert second["seen"] == [["DeskPage", "mijn.vault", "expert"]]
