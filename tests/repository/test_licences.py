"""The notices of others are complete, and tell the versions that run."""

from __future__ import annotations

import json

import pytest

from resources.licences import collect


@pytest.fixture(scope="module")
def overview():
    return json.loads(collect.OVERVIEW.read_text(encoding="utf-8"))


def test_the_overview_names_exactly_the_packages_that_the_program_runs_with(overview):
    named = {row["name"]: row["version"] for row in overview if row["kind"] == "package"}

    locked = collect.locked_versions()

    assert named == {name: locked[name] for name in collect.runtime_packages()}


def test_the_overview_tells_the_versions_of_the_libraries_inside_packages(overview):
    told = {row["name"]: row["version"] for row in overview if row["kind"] != "package"}

    assert told == {part.name: part.version for part in collect.others()}


def test_every_notice_is_there_and_says_something(overview):
    silent = [row["name"] for row in overview if len((collect.HERE / row["notice"]).read_text("utf-8")) < 200]

    assert silent == []


def test_qt_comes_with_the_texts_of_its_licences():
    titles = [(collect.HERE / name).read_text("utf-8")[:200] for name in ("LGPL-3.0.txt", "GPL-3.0.txt")]

    assert "GNU LESSER GENERAL PUBLIC LICENSE" in titles[0]
    assert "GNU GENERAL PUBLIC LICENSE" in titles[1]


def test_the_page_of_third_parties_shows_the_overview(overview):
    page = collect.THIRD_PARTY.read_text(encoding="utf-8")

    shown = collect.TABLE.search(page)

    assert shown is not None
    assert shown.group() == collect.table(tuple(collect.Part(**row) for row in overview))


def test_the_leidraad_is_attributed_with_its_licence_and_the_day_it_was_read():
    for page in (collect.THIRD_PARTY, collect.HERE / "leidraad-verzuim.txt"):
        text = " ".join(page.read_text(encoding="utf-8").split())

        assert "Criteria ontleend aan de Leidraad Verzuim (AKC), (c) Staat der Nederlanden" in text
        assert "CC-BY-4.0; tekst bewerkt" in text
        assert "21 november 2026" in text
