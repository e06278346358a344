"""The report of `check`: its exact shape, whole or broken."""

from __future__ import annotations

import json

from wizard.content.loader import load
from wizard.content.published import publish
from wizard.content.report import run_check

COUNTS = {
    "flows": 1,
    "tasks": 4,
    "pages": 8,
    "questions": 9,
    "duties": 1,
    "outcomes": 2,
    "documents": 1,
    "seed_rules_covered": 1,
}


def test_good_content_is_reported_with_its_counts(folder):
    report = run_check(folder.root, folder.facts, folder.judge_duty)

    assert report.as_json() == {"ok": True, "errors": [], **COUNTS}


def test_a_mistake_is_reported_with_place_and_repair(folder):
    folder.change("small/tasks/report.yaml", "source: [S1-29]", "source: [S1-92]")

    report = run_check(folder.root, folder.facts).as_json()

    assert report["ok"] is False
    assert report["errors"] == [
        {
            "at": "flows/small/tasks/report.yaml:29",
            "wrong": "there is no source 'S1-92'",
            "fix": "Did you mean 'S1-29'?",
        }
    ]
    assert json.loads(json.dumps(report)) == report


def test_broken_content_still_counts_what_could_be_read(folder):
    folder.write("small/tasks/talk.yaml", b"\xff")

    report = run_check(folder.root, folder.facts).as_json()

    assert report["ok"] is False
    assert {name: report[name] for name in COUNTS} == {**COUNTS, "tasks": 3, "pages": 6, "questions": 7}


def test_a_folder_that_is_not_there_gives_a_report_as_well(folder):
    report = run_check(folder.root / "nowhere", folder.facts)

    assert not report.ok
    assert report.flows == 0


def test_the_ratchet_is_part_of_the_check(folder):
    publish(load(folder.root), folder.root)
    folder.change("small/tasks/talk.yaml", "id: talk_day", "id: day_of_talk")

    errors = run_check(folder.root, folder.facts).errors

    assert [error.wrong for error in errors] == ["the published question 'talk_day' is gone"]


def test_the_reader_of_papers_is_told_where_the_body_starts(folder):
    seen = []

    def read_body(document, questions, file, first_line):
        seen.append((document.id, sorted(questions), file, first_line))
        return ()

    run_check(folder.root, folder.facts, judge_body=read_body)

    ((document, questions, file, line),) = seen
    assert (document, file) == ("paper", "flows/small/documents/paper.md")
    assert f"{file}:{line}" == folder.line("small/documents/paper.md", "# Het plan")
    assert "first_name" in questions
