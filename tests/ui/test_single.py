"""One window per vault: who was first is told by a lock file that a crash cannot leave shut."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ui.single import first_window

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from ui.single import first_window
lock = first_window(Path(sys.argv[1]))
print("held" if lock is not None else "taken", flush=True)
sys.stdin.read()
"""


def other(vault: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(vault)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_second_start_knows_that_it_is_not_the_first(tmp_path):
    first = first_window(tmp_path / "a.vault")

    with other(tmp_path / "a.vault") as second:
        assert second.stdout is not None
        said = second.stdout.readline().strip()
        second.communicate("")

    assert first is not None
    assert said == "taken"


def test_another_vault_may_have_a_window_of_its_own(tmp_path):
    first, second = first_window(tmp_path / "a.vault"), first_window(tmp_path / "b.vault")

    assert first is not None and second is not None


def test_a_window_that_crashed_is_in_nobodys_way(tmp_path):
    with other(tmp_path / "a.vault") as crashed:
        assert crashed.stdout is not None
        assert crashed.stdout.readline().strip() == "held"
        assert first_window(tmp_path / "a.vault") is None
        crashed.kill()
        crashed.wait()

    assert first_window(tmp_path / "a.vault") is not None


def test_a_folder_that_is_not_there_yet_counts_as_a_first_start(tmp_path):
    assert first_window(tmp_path / "later" / "a.vault") is not None
