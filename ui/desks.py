"""Which vault lies at which desk: that of the employer and that of the expert, in files beside each other.

The main vault is the one of the user's folder, or the one that was named at the start. It belongs to the desk
that it says itself; the vault of the other desk lies beside it. What the device remembers is only where to
begin, and how the first picture looks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

EMPLOYER: Final = "employer"
EXPERT: Final = "expert"
BESIDE: Final = {EMPLOYER: "werkgever", EXPERT: "opdrachten"}
"""What the name of a vault beside the main one ends with."""
DESK: Final = "look/desk"
"""Where somebody worked last on this device."""


class Desks:
    """The vaults of one place. `named` is a vault that was named at the start: that one opens first."""

    def __init__(self, main: Path, settings: QSettings, named: bool = False) -> None:
        self.main, self.named, self.settings = main, named, settings

    def desk_of(self, vault: Path) -> str:
        """The desk of that vault, as it said itself when it was opened last; "" while nobody knows."""
        if vault != self.main:
            return next((desk for desk in BESIDE if vault == self.beside(desk)), "")
        known = str(self.settings.value(f"desks/{vault.name}", ""))
        return known if known in BESIDE else ""

    def vault_of(self, desk: str) -> Path:
        """Where the vault of that desk lies. A named vault is of the desk that is chosen first in it."""
        main_desk = self.desk_of(self.main) or (desk if self.named else EMPLOYER)
        return self.main if desk == main_desk else self.beside(desk)

    def first(self) -> Path:
        """The vault to begin with."""
        desk = str(self.settings.value(DESK, ""))
        return self.main if self.named or desk not in BESIDE else self.vault_of(desk)

    def told(self, vault: Path, desk: str) -> None:
        """Keeps what an opened vault says of itself."""
        if vault == self.main and desk != self.desk_of(vault) and desk in BESIDE:
            self.settings.setValue(f"desks/{vault.name}", desk)

    def choose(self, desk: str) -> None:
        """Keeps at which desk to begin the next time."""
        self.settings.setValue(DESK, desk)

    def is_chosen(self) -> bool:
        """Whether somebody chose a desk on this device before."""
        return str(self.settings.value(DESK, "")) in BESIDE

    def beside(self, desk: str) -> Path:
        """The vault of that desk where the main one is of the other."""
        return self.main.with_name(f"{self.main.stem}-{BESIDE[desk]}{self.main.suffix}")
