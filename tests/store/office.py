"""The vault of an office as a person has it, cheap to lock, and what the tests put into it."""

from __future__ import annotations

import subprocess
from datetime import date, datetime
from pathlib import Path

from wizard.case.record import Entry
from wizard.store.vault import KdfCost, Vault, create_vault, open_vault

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


def lines_until_killed(process: subprocess.Popen[str], count: int) -> list[str]:
    """All lines that the child wrote before it was killed, which happens after it wrote `count` of them."""
    lines = [process.stdout.readline().strip() for _ in range(count)]
    process.kill()
    rest, err = process.communicate()
    assert not err
    return lines + rest.split()
