"""Who signed which paper, and on which day; or who did not want to, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias

from wizard.case.record import Entry, Raw
from wizard.case.telling import Told

Signer: TypeAlias = Literal["employer", "employee"]
SIGNERS: Final[tuple[Signer, ...]] = ("employer", "employee")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signing of a paper. `name` is the paper, or the file item that is made outside the program."""

    name: str
    day: date
    by: tuple[Signer, ...]
    reason: str = ""
    """Why not everybody signed: a state of its own, and no step towards a measure (D-40)."""

    @property
    def by_both(self) -> bool:
        return all(signer in self.by for signer in SIGNERS)


def signatures(told: Told) -> tuple[Signature, ...]:
    """What was recorded about signing, in the order in which it was told."""
    return tuple(_read(entry) for entry in told.signed)


def _read(entry: Entry) -> Signature:
    value = entry.value if isinstance(entry.value, dict) else {}
    by = value.get("by")
    signers = tuple(one for one in SIGNERS if isinstance(by, tuple | list) and one in by)
    return Signature(entry.name, entry.day or entry.entered, signers, str(value.get("reason") or ""))


def signature_value(by: tuple[str, ...], reason: str = "") -> Raw:
    """What an entry of kind "signed" stores."""
    return {"by": by, "reason": reason} if reason else {"by": by}
