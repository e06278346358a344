"""The command `ics`: the days of a case file as a calendar file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from wizard.__main__ import main

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "flows" / "employer_case" / "demo.json"
FIRST_DAY = {"answer": "first_sick_day", "value": "2026-01-05"}


def case_file(folder: Path, *entries: object) -> Path:
    path = folder / "case.json"
    told = {"flow": "employer_case", "today": "2026-03-02", "entries": list(entries)}
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


def test_the_demo_case_gets_a_calendar_file(tmp_path, capsys):
    out = tmp_path / "demo.ics"

    code = main(["ics", str(DEMO), "--out", str(out)])

    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert (code, capsys.readouterr()) == (0, ("", ""))
    assert len(events) > 10
    assert all("(S-000)" in event["summary"] for event in events)


def test_the_same_case_gives_the_same_file(tmp_path):
    for name in ("a.ics", "b.ics"):
        main(["ics", str(DEMO), "--out", str(tmp_path / name)])

    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_a_case_of_which_nothing_is_known_gets_an_empty_calendar(tmp_path):
    out = tmp_path / "case.ics"

    assert main(["ics", str(case_file(tmp_path)), "--out", str(out)]) == 0
    assert Calendar.from_ical(out.read_bytes()).walk("VEVENT") == []


@pytest.mark.parametrize("name", ["none/case.ics", "case.pdf"])
def test_a_file_that_cannot_be_written_is_refused_with_a_sentence(tmp_path, capsys, name):
    code = main(["ics", str(case_file(tmp_path, FIRST_DAY)), "--out", str(tmp_path / name)])

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err.startswith("out: ") and said.err.strip().endswith(".")


def test_a_case_file_that_is_wrong_is_refused(tmp_path, capsys):
    wrong = case_file(tmp_path, {"answer": "no_such_question", "value": 1})

    assert main(["ics", str(wrong), "--out", str(tmp_path / "a.ics")]) == 1
    assert "no_such_question" in capsys.readouterr().err


def test_without_a_place_for_the_file_the_command_is_used_wrong():
    with pytest.raises(SystemExit) as stopped:
        main(["ics", str(DEMO)])

    assert stopped.value.code == 2
