"""What can go wrong, by whose hand: the author's, the user's or the machine's."""

from __future__ import annotations

from dataclasses import dataclass


class SpoorboekjeError(Exception):
    """Root of every error that the program raises on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class ContentProblem:
    """One mistake in the content: where it stands, what is wrong and how to repair it."""

    at: str
    wrong: str
    fix: str

    def __str__(self) -> str:
        return f"{self.at}: {self.wrong}. {self.fix}" if self.fix else f"{self.at}: {self.wrong}."


class ContentError(SpoorboekjeError):
    """The author's mistakes, all of them at once."""

    def __init__(self, problems: tuple[ContentProblem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class CaseFileError(SpoorboekjeError):
    """A case file that cannot be read; `field` names the spot and `sentence` says what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(f"{field}: {sentence}" if field else sentence)
        self.field = field
        self.sentence = sentence


class StoreError(SpoorboekjeError):
    """The machine's mistake (disk full, file in use): nothing is lost and trying again makes sense."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongSecret(StoreError):
    """The passphrase or the recovery code does not open this vault."""


class VaultInUse(StoreError):
    """Another running copy of the program holds the vault."""


class VaultDamaged(StoreError):
    """The secret is right, but the file is cut off or overwritten."""


class VaultTooNew(StoreError):
    """The vault was written by a newer version of the program and is left untouched."""
