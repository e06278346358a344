"""The command `journeys`: every way through a flow, walked and counted."""

from __future__ import annotations

from typing import Any

from wizard.case.journeys import journeys
from wizard.case.model import Walk
from wizard.content.model import Content
from wizard.content.roles import ROLE, rows_for
from wizard.plan.outcomes import winner_of


def journeys_as_json(content: Content, flow_id: str) -> dict[str, Any]:
    """How many ways there are, where nobody can go on, what nobody reaches, and where the ways end.

    Both lists are empty when the content is in order. An outcome that no way ends in counts 0.
    """
    outcomes = content.flows[flow_id].outcomes

    def outcome_of(walk: Walk) -> str:
        won = winner_of(rows_for(outcomes, walk.env.get(ROLE)), walk.env)
        return won.id if won else ""

    found = journeys(content, flow_id, outcome_of)
    return {
        "journeys": found.journeys,
        "dead_ends": list(found.dead_ends),
        "unreachable_pages": list(found.unreachable_pages),
        "outcomes": {row.id: found.outcomes.get(row.id, 0) for row in outcomes},
    }
