"""Every scenario under `flows/` comes out as it says: one truth that a domain expert can read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from wizard.case.record import Place
from wizard.case.walk import walk
from wizard.commands.casefile import case_of
from wizard.commands.walking import walk_as_json
from wizard.content.loader import load
from wizard.content.model import Content
from wizard.session.appointments import appointments_of
from wizard.session.open_case import Standing
from wizard.session.tasks import tasks_now

FLOWS = Path(__file__).parents[2] / "flows"
SCENARIOS = sorted(FLOWS.glob("*/scenarios/*.yaml"))
EXPECTATIONS = {
    *("phase", "next", "tasks", "asks", "dormant", "events", "flags", "outcome", "open", "provisional"),
    *("file", "signed", "risks", "unknown_risks"),
    *("interim", "override", "not_asked", "appointments", "now"),
    *("duties", "no_duties"),
}
LISTS = ("dormant", "flags", "risks", "unknown_risks")


@pytest.fixture(scope="module")
def content() -> Content:
    return load(FLOWS)


def test_there_are_scenarios() -> None:
    assert len(SCENARIOS) >= 30


@pytest.mark.parametrize("path", SCENARIOS, ids=[path.stem for path in SCENARIOS])
def test_scenario(path: Path, content: Content) -> None:
    told = plain(yaml.safe_load(path.read_text(encoding="utf-8")))
    case = case_of(
        {"flow": path.parents[1].name, "today": told["today"], "entries": told["entries"]}, content
    )

    now = Standing(content, case.record, case.today)
    found = walk(content, case.record, case.today)
    printed = walk_as_json(content, case.record, case.today)

    expected = told["expect"]
    assert expected and expected.keys() <= EXPECTATIONS
    on_path = {str(Place(item.task, item.opener, name)) for item in found.instances for name in item.path}
    standings = {line["id"]: line for line in printed["duties"]}
    wanted_duties = expected.get("duties", {})
    seen: Mapping[str, Any] = {
        "phase": found.phase,
        "next": str(found.next) if found.next else None,
        "tasks": {item.id: item.status for item in found.instances if item.id in expected.get("tasks", {})},
        "asks": [place for place in expected.get("asks", ()) if place in on_path],
        "not_asked": [place for place in expected.get("not_asked", ()) if place not in on_path],
        "appointments": {one.task.id: one.day.isoformat() for one in appointments_of(now)},
        "now": [one.place for one in tasks_now(now) if one.place in expected.get("now", ())],
        "dormant": sorted(str(place) for place in found.dormant),
        "events": {result.entry.id: result.result for result in found.events},
        "flags": printed["flags"],
        "outcome": printed["outcome"],
        "provisional": printed["provisional"],
        "open": [line["event"] for line in printed["open"]],
        "interim": (printed.get("interim") or {}).get("outcome"),
        "override": (printed.get("override") or {}).get("outcome"),
        "file": {i["id"]: i["state"] for i in printed["file"] if i["id"] in expected.get("file", {})},
        "signed": {i["id"]: i["signed"] for i in printed["file"] if i["id"] in expected.get("signed", {})},
        "risks": sorted(risk["id"] for risk in printed["risks"] if risk["state"] == "there"),
        "unknown_risks": sorted(risk["id"] for risk in printed["risks"] if risk["state"] == "unknown"),
        "duties": {
            name: {key: standings.get(name, {}).get(key) for key in wanted_duties[name]}
            for name in wanted_duties
        },
        "no_duties": not standings,
    }
    wanted = {key: sorted(value) if key in LISTS else value for key, value in expected.items()}
    assert {key: seen[key] for key in expected} == wanted


def plain(value: Any) -> Any:
    """What YAML reads, as JSON would have it: days are texts."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
