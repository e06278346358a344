"""The command line as scripts use it: shapes, exit codes, and a sentence for everything that is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wizard.__main__ import main

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "tests" / "data" / "calendars.json"
DEMO = ROOT / "flows" / "employer_case" / "demo.json"
WALK_KEYS = {
    "phase",
    "tasks",
    "path",
    "next",
    "dormant",
    "duties",
    "outcome",
    "provisional",
    "flags",
    "reasons",
    "open",
    "refused",
}
CHECK_KEYS = {
    "ok",
    "errors",
    "flows",
    "tasks",
    "pages",
    "questions",
    "duties",
    "outcomes",
    "documents",
    "seed_rules_covered",
}
FIRST_DAY = {"answer": "first_sick_day", "value": "2026-01-05"}

Run = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives the exit code, what stdout held (as JSON when it is), and stderr."""

    def start(*words: str | Path) -> tuple[int, Any, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        try:
            return code, json.loads(said.out), said.err
        except json.JSONDecodeError:
            return code, said.out, said.err

    return start


@pytest.fixture
def case_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a case file with these entries."""

    def write(*entries: Any, today: str = "2026-03-02", flow: str = "employer_case") -> Path:
        path = tmp_path / "case.json"
        path.write_text(
            json.dumps({"flow": flow, "today": today, "entries": list(entries)}), encoding="utf-8"
        )
        return path

    return write


def test_check_says_that_the_content_is_fine(run: Run) -> None:
    code, told, problems = run("check", "--json")

    assert (code, problems) == (0, "")
    assert told["ok"] is True
    assert told.keys() == CHECK_KEYS
    assert told["questions"] > 100


def test_check_names_the_line_of_a_mistake_and_a_repair(run: Run, tmp_path: Path) -> None:
    import shutil

    flows = tmp_path / "flows"
    shutil.copytree(ROOT / "flows", flows)
    task = flows / "employer_case" / "tasks" / "day_5.yaml"
    task.write_text(
        task.read_text(encoding="utf-8").replace("type: choice", "type: chioce", 1), encoding="utf-8"
    )

    code, told, problems = run("--flows", flows, "check", "--json")

    assert code == 1
    assert told["ok"] is False
    error = next(error for error in told["errors"] if "chioce" in error["wrong"])
    assert error["at"].startswith("flows/employer_case/tasks/day_5.yaml:")
    assert "choice" in error["fix"]
    assert "day_5.yaml" in problems


def test_the_calendar_agrees_with_every_vector_that_has_no_facts(run: Run) -> None:
    expected = {v["id"]: v["expected"] for v in json.loads(VECTORS.read_text())["vectors"] if not v["facts"]}

    code, told, _ = run("calendar", VECTORS, "--json")

    assert code == 0
    dates = {answer["id"]: answer["dates"] for answer in told}
    assert len(expected) == 15
    assert {
        name: {key: dates[name].get(key) for key in wanted} for name, wanted in expected.items()
    } == expected


def test_the_calendar_for_people_names_week_what_who_and_source(run: Run) -> None:
    code, told, _ = run("calendar", "--from", "2026-01-05", "--gap", "2026-03-01:2026-03-15", "--json")

    assert code == 0
    week_42 = next(row for row in told if row["date"] == "2026-11-09")
    assert week_42["who"] and week_42["what"] and "Ziektewet" in week_42["source"]
    assert "14 dagen beter" in week_42["reason"]


def test_walk_prints_the_agreed_shape(run: Run) -> None:
    code, told, problems = run("walk", DEMO, "--json")

    assert (code, problems) == (0, "")
    assert told.keys() >= WALK_KEYS
    assert told["phase"] == "return_to_work"
    assert all(task.keys() == {"id", "status", "reason"} for task in told["tasks"])
    assert {task["status"] for task in told["tasks"]} <= {"to_do", "started", "cannot_start", "done"}
    duty = {"id", "due", "status", "provisional", "reason", "source"}
    assert all(line.keys() == duty for line in told["duties"])


def test_an_answer_goes_to_the_occurrence_that_it_names(run: Run, case_file: Callable[..., Path]) -> None:
    case = case_file(
        FIRST_DAY,
        {"event": "talk", "day": "2026-01-12", "id": "talk-1"},
        {"event": "talk", "day": "2026-02-02", "id": "t2"},
        {"answer": "talk_day", "value": "2026-01-12", "in": "talk-1"},
        {"answer": "talk_day", "value": "2026-02-02"},
    )

    code, told, _ = run("walk", case)

    assert code == 0
    assert {"talk_day@talk-1", "talk_day@t2"} <= set(told["path"])
    assert told["dormant"] == []


@pytest.mark.parametrize(
    ("document", "title"), [("action_plan", "Plan van aanpak"), ("year_calendar", "Jaarkalender")]
)
def test_a_paper_is_written_as_a_pdf_a_letter_a_page_and_a_text(
    run: Run, tmp_path: Path, document: str, title: str
) -> None:
    starts = {".pdf": b"%PDF-", ".docx": b"PK", ".html": b"<!DOCTYPE html>", ".txt": title.encode()}
    for ending, start in starts.items():
        out = tmp_path / f"plan{ending}"

        code, _, problems = run("plan", DEMO, "--document", document, "--out", out)

        assert (code, problems) == (0, "")
        assert out.read_bytes().lower().lstrip().startswith(start.lower())


def test_the_demo_writes_every_paper(run: Run, tmp_path: Path) -> None:
    code, told, _ = run("demo", "--out", tmp_path / "demo")

    assert code == 0
    names = {Path(line).name for line in told.splitlines()}
    papers = {f"{paper.stem}.pdf" for paper in (DEMO.parent / "documents").glob("*.md")}
    assert names == papers | {"walk.json"}
    assert all((tmp_path / "demo" / name).stat().st_size > 1000 for name in names)


BAD_ENTRIES = {
    "a day that does not exist": ({"answer": "first_sick_day", "value": "2026-02-30"}, "entries[0]"),
    "no day at all": ({"answer": "first_sick_day", "value": "maandag"}, "entries[0]"),
    "a first day in the future": ({"answer": "first_sick_day", "value": "2027-01-05"}, "first_sick_day"),
    "a number for a day": ({"answer": "first_sick_day", "value": 5}, "entries[0]"),
    "a text for a yes or no": ({"answer": "analysis_received", "value": "misschien"}, "entries[0]"),
    "an option that does not exist": ({"answer": "goal", "value": "holiday"}, "entries[0]"),
    "a list with a stranger": ({"answer": "reported_to", "value": ["arbo_told", "aunt"]}, "entries[0]"),
    "rows that are no rows": ({"answer": "agreements", "value": "bellen"}, "entries[0]"),
    "a row without an id": ({"answer": "agreements", "value": [{"who": "both"}]}, "entries[0]"),
    "a row with an unknown column": (
        {"answer": "advice_can", "value": [{"id": "r1", "what": "zitten", "why": "x"}]},
        "entries[0]",
    ),
    "a question that does not exist": ({"answer": "frist_sick_day", "value": "2026-01-05"}, "entries[0]"),
    "an event that does not exist": ({"event": "recoverd", "day": "2026-02-02"}, "entries[0]"),
    "an event without a day": ({"event": "recovered"}, "entries[0].day"),
    "an event in the future": ({"event": "recovered", "day": "2030-02-02"}, "entries[0].day"),
    "a task that does not exist": ({"done": "plaan", "day": "2026-02-02"}, "entries[0]"),
    "an id that is not there": ({"withdraw": "e99"}, "entries[0]"),
    "an amendment of nothing": ({"amend": "e99", "day": "2026-02-02"}, "entries[0]"),
    "an answer for an occurrence that is not there": (
        {"answer": "talk_day", "value": "2026-02-02", "in": "e9"},
        "entries[0].in",
    ),
    "an event about a row that is not there": (
        {"event": "agreement_not_kept", "day": "2026-02-02", "about": "r9"},
        "entries[0].about",
    ),
    "an event that is about nothing": (
        {"event": "recovered", "day": "2026-02-02", "about": "r1"},
        "entries[0].about",
    ),
    "an entry that says nothing": ({}, "entries[0]"),
    "an answer without a value": ({"answer": "first_name"}, "entries[0].value"),
    "an id that cannot stand behind a place": (
        {"answer": "first_name", "value": "Bo", "id": "a@b"},
        "entries[0].id",
    ),
    "an amendment of an amendment": (
        {"amend": "a", "id": "a", "day": "2026-02-02"},
        "entries[0].amend",
    ),
    "a withdrawal of itself": ({"withdraw": "a", "id": "a"}, "entries[0].withdraw"),
    "an opener where nothing opens": (
        {"answer": "first_sick_day", "value": "2026-01-05", "in": "e9"},
        "entries[0].in",
    ),
    "a sign that no file can hold": ({"answer": "first_name", "value": "B\x00o"}, "entries[0].value"),
    "half a sign": ({"answer": "first_name", "value": "B\ud800o"}, "entries[0].value"),
    "an entry that is no mapping": ("ziek", "entries[0]"),
    "an entry with an unknown word": (
        {"answer": "first_name", "value": "Bo", "note": "x"},
        "entries[0].note",
    ),
}


@pytest.mark.parametrize("name", BAD_ENTRIES)
def test_a_bad_entry_is_refused_with_its_place_and_a_sentence(
    run: Run, case_file: Callable[..., Path], name: str
) -> None:
    entry, place = BAD_ENTRIES[name]

    code, _, problems = run("walk", case_file(entry))

    assert code == 1
    assert problems.startswith(place) or place in problems
    assert problems.strip().endswith((".", "?"))
    assert "Traceback" not in problems


def test_an_answer_is_changed_by_an_answer_and_never_taken_back(
    run: Run, case_file: Callable[..., Path]
) -> None:
    named = {**FIRST_DAY, "id": "first"}

    for line in ({"withdraw": "first"}, {"amend": "first", "day": "2026-01-06"}):
        code, _, problems = run("walk", case_file(named, line))

        assert code == 1
        assert problems.startswith(f"entries[1].{next(iter(line))}: ")


def test_an_event_before_the_first_sick_day_says_so(run: Run, case_file: Callable[..., Path]) -> None:
    code, told, _ = run("walk", case_file(FIRST_DAY, {"event": "recovered", "day": "2025-12-01"}), "--json")

    assert code == 0
    assert told["refused"][0]["sentence"] == "Deze dag ligt niet na de eerste ziektedag."


def test_null_is_not_known(run: Run, case_file: Callable[..., Path]) -> None:
    code, told, _ = run(
        "walk", case_file(FIRST_DAY, {"answer": "expected_duration", "value": None}), "--json"
    )

    assert code == 0
    assert "expected_duration" in told["path"]
    assert told["refused"] == []


CASE = b'{"flow": "employer_case", "today": "2026-03-02", "entries": '
BAD_FILES = {
    "nothing": b"",
    "no JSON": b"{",
    "no text": b"\xff\xfe\x00",
    "a NUL": b'{"flow": "employer_case\x00"}',
    "brackets without end": b"[" * 100_000,
    "a number without end": b'{"flow": ' + b"9" * 5000 + b"}",
    "a name twice": CASE + b"[], " + b'"flow": "employer_case"}',
    "brackets within brackets": CASE + b"[" * 50 + b"]" * 50 + b"}",
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", ["walk", "calendar"])
def test_a_file_that_is_no_case_is_refused_with_a_sentence(
    run: Run, tmp_path: Path, name: str, command: str
) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(BAD_FILES[name])

    code, said, problems = run(command, path, "--json")

    assert (code, said) == (1, "")
    assert problems.strip().endswith((".", "?"))
    assert "case.json" in problems or "entries" in problems or "vectors" in problems


def test_a_file_of_another_editor_is_read_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    told = json.dumps({"flow": "employer_case", "today": "2026-03-02", "entries": [FIRST_DAY]}, indent=1)
    path.write_bytes(b"\xef\xbb\xbf" + told.replace("\n", "\r\n").encode())

    code, walked, _ = run("walk", path, "--json")

    assert (code, walked["phase"]) == (0, "sick_report")


@pytest.mark.parametrize("fact", [{"contract_end": "2015-08-01"}, {"wachtdagen_agreed": 2}])
def test_where_the_rule_of_the_day_is_not_known_nothing_is_said_of_it(
    run: Run, tmp_path: Path, fact: dict[str, Any]
) -> None:
    path = tmp_path / "v.json"
    vector = {"id": "old", "first_sick_day": "2015-01-05", "interruptions": [], "facts": fact}
    path.write_text(json.dumps({"vectors": [vector]}), encoding="utf-8")

    code, told, _ = run("calendar", path, "--json")

    assert (code, told[0]["dates"]["eja_target"]) == (0, "2016-01-03")
    assert {"riv_variant", "wachtdagen"}.isdisjoint(told[0]["dates"])


def test_papers_of_a_case_of_long_ago_are_printed_too(
    run: Run, case_file: Callable[..., Path], tmp_path: Path
) -> None:
    case = case_file({"answer": "first_sick_day", "value": "2018-06-01"}, today="2018-07-13")

    code, _, problems = run("plan", case, "--document", "repair_plan", "--out", tmp_path / "a.txt")

    assert (code, problems) == (0, "")


@pytest.mark.parametrize("today", ["1990-01-01", "2019-12-31", "2100-12-31"])
def test_a_case_on_any_day_of_the_calendar_is_walked(
    run: Run, case_file: Callable[..., Path], today: str
) -> None:
    code, told, _ = run("walk", case_file(today=today), "--json")

    assert (code, told["phase"]) == (0, "sick_report")


def test_days_in_the_wrong_order_and_too_many_hours_are_refused_by_name(
    run: Run, case_file: Callable[..., Path]
) -> None:
    case = case_file(
        {"answer": "employment_start", "value": "2026-02-01"},
        FIRST_DAY,
        {"answer": "expected_duration", "value": "over_six_weeks"},
        {"answer": "contract_hours", "value": 20},
        {"answer": "analysis_received", "value": True},
        {"answer": "analysis_day", "value": "2025-12-01"},
    )

    code, told, problems = run("walk", case)

    assert code == 1
    assert {line["id"] for line in told["refused"]} == {"employment_start", "analysis_day"}
    assert "employment_start" in problems and "analysis_day" in problems


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "case.json"),
        ("{", "case.json"),
        ("[]", ""),
        ('{"flow": "employer_cas", "today": "2026-03-02", "entries": []}', "flow"),
        ('{"flow": "employer_case", "today": "2026-13-02", "entries": []}', "today"),
        ('{"flow": "employer_case", "entries": []}', "today"),
        ('{"flow": "employer_case", "today": "2026-03-02"}', "entries"),
        ('{"flow": "employer_case", "today": "2026-03-02", "entries": {}}', "entries"),
        ('{"flow": "employer_case", "today": "2026-03-02", "entries": [], "x": 1}', "x"),
    ],
)
def test_a_broken_case_file_is_refused_with_a_sentence(
    run: Run, tmp_path: Path, text: str, place: str
) -> None:
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")

    code, _, problems = run("walk", path)

    assert code == 1
    assert problems.startswith(place)
    assert problems.strip().endswith((".", "?"))


def test_bytes_that_are_no_text_are_refused_with_a_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"\xff\xfe\x00{")

    code, _, problems = run("walk", path)

    assert code == 1
    assert problems.startswith("case.json")


def test_a_missing_file_an_unknown_paper_and_an_unknown_ending_are_refused(run: Run, tmp_path: Path) -> None:
    assert run("walk", tmp_path / "nothing.json")[0] == 1
    assert run("plan", DEMO, "--document", "plan", "--out", tmp_path / "p.pdf")[0] == 1
    assert run("plan", DEMO, "--document", "action_plan", "--out", tmp_path / "p.doc")[0] == 1
    assert run("plan", DEMO, "--document", "action_plan", "--out", tmp_path / "no" / "p.pdf")[0] == 1
    assert run("graph", "employer")[0] == 1


@pytest.mark.parametrize("words", [[], ["dance"], ["calendar"], ["plan", str(DEMO)]])
def test_wrong_usage_exits_with_two(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wizard", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
