"""Every way through the real flows ends well, and every page is reached by some way."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.commands.journeys import journeys_as_json
from wizard.content.loader import load

CONTENT = load(Path(__file__).parents[2] / "flows")


@pytest.mark.parametrize("flow", sorted(CONTENT.flows))
def test_no_way_is_a_dead_end_and_every_page_is_reached(flow: str) -> None:
    found = journeys_as_json(CONTENT, flow)

    assert found["dead_ends"] == []
    assert found["unreachable_pages"] == []
    assert found["journeys"] > 1000
    assert [name for name, number in found["outcomes"].items() if number == 0] == []
