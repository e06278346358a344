"""The real program, killed thirty times while somebody works in it by keyboard."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wizard.case.record import Raw
from wizard.store.engine import verify
from wizard.store.vault import open_vault

ROOT = Path(__file__).resolve().parents[2]
DRIVER = Path(__file__).with_name("drive.py")
LIVES = 30
PATIENCE = 30
"""Seconds in which a page has to come."""

Answers = dict[tuple[str, str], Any]


def midday() -> str:
    """A time zone in which it is about noon, so that no midnight passes while the lives follow each other."""
    return f"NOON{datetime.now(UTC).hour - 12:+d}"


class Life:
    """One start of the program, until it is killed."""

    def __init__(self, vault: Path, home: Path, *more: str) -> None:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
            "HOME": str(home),
            "TZ": midday(),
            **{f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
            "XDG_RUNTIME_DIR": str(home),
        }
        self.process = subprocess.Popen(
            [sys.executable, str(DRIVER), str(vault), *more],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.lines: list[dict[str, Any]] = []
        self._rest = b""

    def read(self, patience: float) -> bool:
        """Takes in what the program says within so many seconds; False when it says nothing."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], patience)
        got = os.read(self.process.stdout.fileno(), 1 << 16) if ready else b""
        whole, _, self._rest = (self._rest + got).rpartition(b"\n")
        self.lines += [json.loads(line) for line in whole.splitlines()]
        return bool(got)

    @property
    def shown(self) -> list[str]:
        return [line["shown"] for line in self.lines if "shown" in line]

    def wait_for(self, pages: int) -> None:
        while len(self.shown) < pages and self.process.poll() is None:
            assert self.read(PATIENCE), f"no page within {PATIENCE} seconds: {self.lines[-2:]}"

    def kill(self) -> None:
        """Kill -9, and what it had still said."""
        self.process.send_signal(signal.SIGKILL)
        while self.read(PATIENCE):
            pass
        self.process.wait()

    def finish(self) -> str:
        """Lets it end by itself; gives what it said on stderr."""
        while self.read(PATIENCE):
            pass
        assert self.process.stderr is not None
        assert self.process.wait(PATIENCE) == 0
        return self.process.stderr.read().decode()


@pytest.fixture
def lives(tmp_path: Path) -> Iterator[Any]:
    started: list[Life] = []

    def start(vault: Path, *more: str) -> Life:
        home = tmp_path / "home"
        home.mkdir(mode=0o700, exist_ok=True)
        started.append(Life(vault, home, *more))
        return started[-1]

    yield start
    for life in started:
        if life.process.poll() is None:
            life.process.kill()
        for stream in (life.process.stdout, life.process.stderr):
            if stream is not None:
                stream.close()
        life.process.wait()


def stored(path: Path) -> Answers:
    """Every answer in the vault, by number of the case and question; the file is checked for damage."""
    with open_vault(path, clock=lambda: datetime(2026, 1, 5, 12, 0)) as vault:
        verify(vault._parts.db)
        found: Answers = {}
        for head in vault.shelf.heads():
            entries = vault.shelf.record(head.id).entries
            assert [entry.id for entry in entries] == [f"e{number}" for number in range(1, len(entries) + 1)]
            for entry in entries:
                if entry.kind == "answer":
                    found[head.number, entry.name] = plain(entry.value)
        return found


def plain(value: Raw) -> Any:
    """A value as JSON gives it back."""
    return json.loads(
        json.dumps(value, default=lambda other: dict(other) if isinstance(other, Mapping) else str(other))
    )


def standing(life: Life) -> list[str]:
    """The pages that were shown, without those of the lock: they are no place in a case."""
    return [page for page in life.shown if not page.startswith("SecretPage")]


def sent(life: Life, cases: set[str]) -> tuple[Answers, Answers]:
    """The answers after which a next page came, and those that had just been sent when the end came."""
    done: Answers = {}
    pending: Answers = {}
    for line in life.lines:
        if "shown" in line:
            done |= pending
            pending = {}
        elif line["going"]:
            # The first page of a case makes it; from then on its number is known.
            named = line["going"]["case"].rpartition(" · ")[2]
            known = cases | {case for case, _ in done}
            number = named if named.startswith("S-") else f"S-{len(known) + 1:03d}"
            pending = {(number, name): value for name, value in line["going"]["answers"].items()}
    return done, pending


def test_killed_thirty_times_it_starts_again_on_the_same_page_with_nothing_lost(lives, tmp_path):
    vault = tmp_path / "kluis" / "dossiers.vault"
    vault.parent.mkdir()
    undisturbed = lives(tmp_path / "undisturbed.vault", "110")
    assert undisturbed.finish() == ""
    order = standing(undisturbed)
    dice = random.Random(20261122)
    acknowledged: Answers = {}
    at = 0
    is_leaving = False

    for number in range(LIVES):
        life = lives(vault)
        if number % 6 == 5:
            life.read(dice.uniform(0.0, 0.5))
        else:
            life.wait_for(dice.randint(1, 5))
            life.read(dice.uniform(0.0, 0.03))
        life.kill()

        if shown := standing(life):
            # A key that only leads on may have done its work just before the end.
            at += is_leaving and shown[0] != order[at]
            assert shown == order[at : at + len(shown)], f"life {number}"
            at += len(shown) - 1
            is_leaving = "going" in life.lines[-1] or "SecretPage" in life.lines[-1]["shown"]
        done, pending = sent(life, {case for case, _ in acknowledged})
        acknowledged |= done
        kept = stored(vault) if vault.exists() else {}
        if pending:
            is_leaving = False
            if all(kept.get(key) == value for key, value in pending.items()):
                # Saved, though the next page never stood there: that page opens.
                at += 1
                acknowledged |= pending
        assert kept == acknowledged, f"life {number}"

    assert at > 50
    last = lives(vault, "1")
    assert last.finish() == ""
    assert last.shown[0] in order[at : at + 1 + is_leaving]
    assert stored(vault) == acknowledged


def test_a_window_that_was_closed_half_way_opens_on_the_same_page(lives, tmp_path):
    first = lives(tmp_path / "a.vault", "4")
    assert first.finish() == ""

    second = lives(tmp_path / "a.vault", "1")

    assert second.finish() == ""
    assert second.shown == first.shown[-1:]
    assert second.shown[0].startswith("question ")


def test_a_lock_that_a_killed_program_left_behind_stops_nobody(lives, tmp_path):
    vault = tmp_path / "a.vault"
    for _ in range(3):
        life = lives(vault)
        life.wait_for(1)
        life.kill()
    left_behind = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("a.vault"))

    again = lives(vault, "2")

    assert again.finish() == ""
    assert any("lock" in name for name in left_behind)
