"""Compiled content: the same values, no YAML, and never an old file for new sources."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.compiled import fingerprint, from_json, load_compiled, to_json
from wizard.content.conditions import ALWAYS, condition
from wizard.content.loader import load
from wizard.errors import ContentError

REPORT = "small/tasks/report.yaml"


def test_content_comes_back_equal_from_its_json(folder):
    content = load(folder.root)

    again = from_json(to_json(content))

    assert again == content
    assert to_json(again) == to_json(content)


def test_a_condition_without_words_comes_back_as_the_one_that_is_always_true(folder):
    content = from_json(to_json(load(folder.root)))

    assert content.flows["small"].tasks["report"].opens_when is ALWAYS


@given(st.sampled_from(("a == b", "any(a == true)", "count(rows, state == b) > 2", "a > 2026-01-05")))
def test_a_condition_judges_the_same_after_its_round_trip(line):
    tree = json.loads(json.dumps(condition(line).tree))

    assert replace(condition(line), tree=tree) == condition(line)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"flows": 3}', "null", '"text"', '{"nothing": 1}'])
def test_what_is_no_compiled_content_is_refused(text):
    with pytest.raises(ValueError):
        from_json(text)


def test_the_first_load_compiles_and_the_second_needs_no_yaml(folder, tmp_path):
    cache = tmp_path / "cache" / "content.json"
    first = load_compiled(folder.root, cache)

    script = (
        "import sys; from pathlib import Path\n"
        "from wizard.content.compiled import load_compiled\n"
        "content = load_compiled(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "compiler = {'yaml', 'wizard.content.loader', 'wizard.content.condition_grammar'}\n"
        "unwanted = compiler & set(sys.modules)\n"
        "print(content.fingerprint, sorted(unwanted))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(folder.root), str(cache)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )

    assert run.stdout.split(maxsplit=1) == [first.fingerprint, "[]\n"]
    assert load_compiled(folder.root, cache) == first


def test_the_fingerprint_follows_paths_and_bytes(folder):
    before = fingerprint(folder.root)
    folder.change(REPORT, "Iemand is ziek", "Iemand is erg ziek")
    changed = fingerprint(folder.root)
    (folder.root / REPORT).rename(folder.root / "small/tasks/reports.yaml")

    assert len({before, changed, fingerprint(folder.root)}) == 3


def test_a_change_of_the_sources_is_seen(folder, tmp_path):
    cache = tmp_path / "content.json"
    load_compiled(folder.root, cache)

    folder.change(REPORT, "Iemand is ziek", "Iemand is erg ziek")

    assert load_compiled(folder.root, cache).flows["small"].tasks["report"].title == "Iemand is erg ziek"
    assert load_compiled(folder.root, cache) == replace(
        load(folder.root), fingerprint=fingerprint(folder.root)
    )


def test_files_that_were_only_touched_keep_the_compiled_content(folder, tmp_path):
    cache = tmp_path / "content.json"
    content = load_compiled(folder.root, cache)
    os.utime(folder.root / REPORT, ns=(1, 1))

    assert load_compiled(folder.root, cache) == content
    assert json.loads(cache.read_text())["files"][REPORT][0] == 1


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"\xff\xfe", b'{"format": 1}', b"null"])
def test_a_damaged_compiled_file_is_made_anew(folder, tmp_path, damage):
    cache = tmp_path / "content.json"
    content = load_compiled(folder.root, cache)
    cache.write_bytes(damage)

    assert load_compiled(folder.root, cache) == content
    assert json.loads(cache.read_text())["fingerprint"] == content.fingerprint


def test_a_compiled_file_with_a_broken_heart_is_made_anew(folder, tmp_path):
    cache = tmp_path / "content.json"
    content = load_compiled(folder.root, cache)
    whole = json.loads(cache.read_text())
    whole["content"]["flows"]["small"]["tasks"] = 3
    cache.write_text(json.dumps(whole))

    assert load_compiled(folder.root, cache) == content


def test_a_compiled_file_of_another_model_is_not_read(folder, tmp_path):
    cache = tmp_path / "content.json"
    content = load_compiled(folder.root, cache)
    whole = json.loads(cache.read_text())
    whole["model"] = "older"
    whole["content"]["edition"]["id"] = "older"
    cache.write_text(json.dumps(whole))

    assert load_compiled(folder.root, cache) == content


def test_a_cache_that_cannot_be_written_only_costs_time(folder, tmp_path):
    blocked = tmp_path / "a_file"
    blocked.write_text("")

    content = load_compiled(folder.root, blocked / "content.json")

    assert content.fingerprint == fingerprint(folder.root)


def test_mistakes_in_the_sources_are_told_and_leave_no_compiled_file(folder, tmp_path):
    folder.change(REPORT, "type: yes_no_unknown", "type: maybe")

    with pytest.raises(ContentError):
        load_compiled(folder.root, tmp_path / "content.json")

    assert list(tmp_path.glob("*.json*")) == []
