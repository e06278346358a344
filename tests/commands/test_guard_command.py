"""The command `guard`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wizard.__main__ import FINE, REFUSED, main


def guard(capsys: pytest.CaptureFixture[str], path: Path) -> list[dict[str, object]]:
    assert main(["guard", str(path), "--json"]) == FINE
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_every_line_is_answered_with_the_words_that_should_not_be_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "text.txt"
    told = ("Wij spraken af: drie uur per dag.", "Heeft een burn-out.", "", "Terug op de rug van de map")
    text.write_text("\n".join(told), "utf-8")

    lines = guard(capsys, text)

    assert [line["line"] for line in lines] == [1, 2, 3, 4]
    assert [bool(line["hits"]) for line in lines] == [False, True, False, False]
    assert lines[1]["hits"] == [{"term": "burn-out", "category": "psy", "severity": "H"}]


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guard", str(tmp_path / "none.txt"), "--json"]) == REFUSED
    assert "none.txt" in capsys.readouterr().err
