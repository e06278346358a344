"""The real content, and a way to hand the plan a walk with only what it reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from wizard.case.model import DayBook, Walk
from wizard.content.loader import load
from wizard.content.model import Content, Flow

CONTENT = load(Path(__file__).parents[2] / "flows")


@pytest.fixture(scope="session")
def content() -> Content:
    return CONTENT


@pytest.fixture(scope="session")
def flow(content: Content) -> Flow:
    return content.flows["employer_case"]


Walker = Callable[..., Walk]


@pytest.fixture
def walk_on() -> Walker:
    """Makes a walk as the engine would hand it over, with only what the plan reads."""

    def make(today: date, book: DayBook, **parts: Any) -> Walk:
        empty = Walk(
            flow="employer_case",
            today=today,
            phase="intake",
            trail=(),
            instances=(),
            next=None,
            visible={},
            dormant=frozenset(),
            invalid={},
            stale=frozenset(),
            events=(),
            solved=frozenset(),
            flags=frozenset(),
            env={},
            days=book,
            openers={},
        )
        return replace(empty, **parts)

    return make


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `duty` and `example` runs once for each example of each duty."""
    if {"duty", "example"} <= set(metafunc.fixturenames):
        duties = CONTENT.flows["employer_case"].duties.values()
        pairs = [(one, example) for one in duties for example in one.examples]
        metafunc.parametrize(
            ("duty", "example"), pairs, ids=[f"{one.id}: {case.name}" for one, case in pairs]
        )
