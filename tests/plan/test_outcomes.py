"""Outcome tables: the first true row wins, and an unknown above it keeps it provisional."""

from __future__ import annotations

from typing import Any

import pytest

from wizard.content.conditions import NOT_ASKED, condition
from wizard.content.model import Outcome
from wizard.plan.outcomes import decide

WORDS = ("clear", "heavy")
TABLE = (
    Outcome("refuse", "Niet doen", condition("competent == false")),
    Outcome("refer", "Doorverwijzen", condition("conflict == heavy", WORDS)),
    Outcome("hold", "Wachten", condition("papers == false")),
    Outcome("accept", "Doen", condition("competent == true and papers == true")),
)


@pytest.mark.parametrize(
    ("env", "won", "notes", "missing"),
    [
        ({"competent": True, "conflict": "clear", "papers": True}, "accept", (), ()),
        ({"competent": False, "conflict": "heavy", "papers": False}, "refuse", ("refer", "hold"), ()),
        ({"competent": True, "conflict": "heavy", "papers": False}, "refer", ("hold",), ()),
        ({"competent": True, "papers": True}, "accept", (), ("conflict",)),
        ({"competent": True, "conflict": NOT_ASKED, "papers": True}, "accept", (), ()),
        ({"competent": False}, "refuse", (), ()),
        ({"competent": True, "conflict": "clear"}, None, (), ("papers",)),
        ({}, None, (), ("competent", "conflict", "papers")),
    ],
)
def test_the_first_true_row_wins(
    env: dict[str, Any], won: str | None, notes: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    standing = decide(TABLE, env)

    assert (standing.won.id if standing.won else None) == won
    assert tuple(note.id for note in standing.notes) == notes
    assert standing.missing == missing
    assert standing.provisional == bool(missing)


def test_acceptance_never_wins_by_silence() -> None:
    assert decide(TABLE, {"competent": True, "conflict": "clear"}).won is None


def test_the_winner_says_which_answers_it_rests_on() -> None:
    standing = decide(TABLE, {"competent": True, "conflict": "clear", "papers": True})

    assert standing.because == ("competent", "papers")


def test_a_table_without_a_true_row_has_no_winner_and_nothing_to_wait_for() -> None:
    standing = decide(TABLE[:1], {"competent": True})

    assert standing.won is None
    assert not standing.provisional


def test_a_case_that_does_not_belong_here_wins_only_when_that_is_certain() -> None:
    outside = Outcome(
        "outside", "Elders", condition("kind == self_employed", ("self_employed",)), outside=True
    )
    table = (outside, *TABLE)
    fine = {"competent": True, "conflict": "clear", "papers": True}

    asked_nobody = decide(table, fine)
    does_not_belong = decide(table, {**fine, "kind": "self_employed"})

    assert (asked_nobody.won, asked_nobody.provisional) == (TABLE[-1], False)
    assert (does_not_belong.won, does_not_belong.provisional) == (outside, False)
