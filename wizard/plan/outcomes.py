"""Judging an outcome table: the first row that is true wins, an unknown above it keeps it provisional."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.content.conditions import Env
from wizard.content.model import Outcome


@dataclass(frozen=True, slots=True)
class OutcomeStanding:
    """What an outcome table says now.

    `won` is None while no row is true. `notes` are later rows that are true as well. `missing` names the
    answers that could still make another row win: those that leave a higher row open, and those whose being
    unknown is what the winner rests on. With any of them the outcome is provisional.
    """

    won: Outcome | None
    notes: tuple[Outcome, ...]
    provisional: bool
    missing: tuple[str, ...]
    because: tuple[str, ...] = ()
    """The answers on which the winning row rests."""


def decide(outcomes: Sequence[Outcome], env: Env) -> OutcomeStanding:
    """The winner of the table in these readings."""
    won: Outcome | None = None
    because: tuple[str, ...] = ()
    notes: list[Outcome] = []
    unknown_above = False
    missing: set[str] = set()
    for row in outcomes:
        verdict = row.when.judge(env)
        if row.outside and verdict is not True:
            # Only who certainly does not belong here is sent away: an unknown leaves nothing open.
            continue
        if verdict is True and row.only_when_known and unknown_above:
            verdict = None
        if verdict is None and won is None:
            unknown_above = True
            missing |= row.when.explain(env).because
        elif verdict is True and won is None:
            won, because = row, tuple(sorted(row.when.explain(env).because))
            # Won because something is not known: the answer to it may make another row win.
            if row.when.firmly.judge(env) is not True:
                unknown_above = True
                missing |= row.when.firmly.explain(env).because
        elif verdict is True:
            notes.append(row)
    return OutcomeStanding(won, tuple(notes), unknown_above, tuple(sorted(missing)), because)


def winner_of(outcomes: Sequence[Outcome], env: Env) -> Outcome | None:
    """The row that `decide` lets win, without the reasons: for whoever decides very often."""
    is_open = False
    for row in outcomes:
        verdict = row.when.judge(env)
        if verdict is True and not (row.only_when_known and is_open):
            return row
        is_open = is_open or verdict is None
    return None
