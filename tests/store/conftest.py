"""A vault in a folder of its own, cheap to lock, and child processes that can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

import wizard
from wizard.case.record import Entry
from wizard.store.vault import KdfCost, Vault, create_vault, open_vault

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

CHEAP = KdfCost(memory_kib=64, passes=1, lanes=1)
DAY = date(2026, 1, 5)
PASSPHRASE = "paard fiets lamp kruik"


def clock() -> datetime:
    return datetime(2026, 1, 5, 12, 0)


class Office:
    """One vault on disk, as a person has it: it can be opened, closed and locked."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "dossier.vault"
        self.keys_path = folder / "dossier.vault.keys"
        self._open: list[Vault] = []

    def create(self) -> Vault:
        return self._kept(create_vault(self.path, clock=clock, cost=CHEAP))

    def open(self, passphrase: str | None = None, recovery: str | None = None) -> Vault:
        return self._kept(
            open_vault(self.path, clock=clock, passphrase=passphrase, recovery=recovery, cost=CHEAP)
        )

    def locked(self, entries: tuple[Entry, ...] = ()) -> str:
        """Makes a closed vault with a passphrase and one case, and returns its recovery code."""
        vault = self.create()
        vault.keys.set_passphrase(PASSPHRASE)
        code = vault.keys.recovery_code()
        vault.shelf.create("employer_case", DAY, entries or (answer(1),))
        vault.close()
        return code

    def close(self) -> None:
        for vault in self._open:
            vault.close()

    def _kept(self, vault: Vault) -> Vault:
        self._open.append(vault)
        return vault


def answer(number: int, value: object = "ja", question: str = "plan_day") -> Entry:
    return Entry(f"e{number}", number, DAY, "answer", question, value, task="plan")  # type: ignore[arg-type]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "kantoor")
    yield made
    made.close()


def lines_until_killed(process: subprocess.Popen[str], count: int) -> list[str]:
    """All lines that the child wrote before it was killed, which happens after it wrote `count` of them."""
    lines = [process.stdout.readline().strip() for _ in range(count)]
    process.kill()
    rest, err = process.communicate()
    assert not err
    return lines + rest.split()


@pytest.fixture
def child() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts one of the scripts in `children`, with text pipes; what still runs at the end is killed."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "children" / script), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(wizard.__file__).parents[1])},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
