"""A session over the real content and a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.session.told import ANALYSIS, MONDAY, PARTIES, PLAN, SICK_REPORT, answer
from wizard.content.loader import load
from wizard.content.model import Content
from wizard.session import Session
from wizard.store.vault import Vault, create_vault


@pytest.fixture(scope="session")
def content() -> Content:
    return load(Path(__file__).parents[2] / "flows")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "dossier.vault", clock=lambda: datetime(2026, 1, 5, 9, 0)) as made:
        yield made


@pytest.fixture
def on(content: Content, vault: Vault) -> Callable[[date], Session]:
    """A session over the same vault on another day, as after starting the program again."""
    return lambda day: Session(content, vault.shelf, day)


@pytest.fixture
def session(on: Callable[[date], Session]) -> Session:
    return on(MONDAY)


@pytest.fixture
def sick(session: Session) -> Session:
    """A case whose sick report is done."""
    answer(session, session.start_case(), SICK_REPORT)
    return session


@pytest.fixture
def planned(sick: Session, on: Callable[[date], Session]) -> Session:
    """A case with a plan that is ready to sign, on 16 February 2026."""
    later = on(date(2026, 2, 16))
    later.open_case(later.home().cases[0].id)
    for task, told in (
        ("day_5", {"works_again": "not_yet"}),
        ("analysis", ANALYSIS),
        ("parties", PARTIES),
        ("plan", PLAN),
    ):
        answer(later, later.jump(task), told)
    later.go_to_overview()
    return later
