"""Reading the folder: every mistake of every file comes back with its line and a way to repair it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wizard.content.loader import load, read
from wizard.content.yaml_subset import parse
from wizard.errors import ContentError

REPORT = "small/tasks/report.yaml"
AGREE = "small/tasks/agree.yaml"
FLOW = "small/flow.yaml"
DUTY = "small/duties/make_plan.yaml"
PAPER = "small/documents/paper.md"


def test_a_folder_becomes_content(folder):
    content = load(folder.root)

    flow = content.flows["small"]
    assert list(flow.tasks) == ["report", "agree", "recovery", "talk"]
    assert flow.tasks["talk"].phases == ()
    assert flow.tasks["agree"].phases == ("start", "working")
    assert flow.moves[0].sources == ("start",)
    assert flow.duties["make_plan"].done.tasks == ("agree",)
    assert flow.duties["make_plan"].examples[0].due == date(2026, 3, 1)
    assert flow.documents["paper"].body == "# Het plan\n\nDit plan is van {first_name}."
    assert content.texts == {"home.title": "Uw gevallen", "home.next": "Dit doet u nu"}
    assert content.parameters["talk_days"].values[0].start == date(2020, 1, 1)
    assert content.flows["small"].tasks["report"].at == "flows/small/tasks/report.yaml:1"


def test_options_may_be_short_or_long(folder):
    goal, *_ = load(folder.root).flows["small"].tasks["agree"].questions

    assert [(option.id, option.label, option.help) for option in goal.options] == [
        ("own_work", "Eigen werk", ""),
        ("other_work", "Ander werk", "Bij u of elders."),
    ]


def test_a_page_is_one_question_or_several_under_a_heading(folder):
    who, fit = load(folder.root).flows["small"].tasks["report"].pages

    assert (who.heading, len(who.questions)) == ("Wie is er ziek?", 2)
    assert [question.id for question in fit.questions] == ["fit"]


def test_bare_words_beside_a_question_with_that_option_stand_for_themselves(folder):
    other_kind = load(folder.root).flows["small"].tasks["agree"].questions[1]

    assert other_kind.ask_if.literals == {"other_work"}
    assert other_kind.ask_if.judge({"goal": "other_work"}) is True


def test_the_order_of_tasks_can_be_given(folder):
    folder.change(FLOW, "phases:\n", "tasks: [talk, report, agree, recovery]\nphases:\n")

    assert list(load(folder.root).flows["small"].tasks) == ["talk", "report", "agree", "recovery"]


def test_an_order_that_leaves_out_a_task_is_refused(folder):
    folder.change(FLOW, "phases:\n", "tasks: [talk, report, agre]\nphases:\n")

    assert [problem.wrong for problem in read(folder.root).problems] == [
        "`tasks` leaves out 'agree' (flows/small/tasks/agree.yaml:1)",
        "`tasks` leaves out 'recovery' (flows/small/tasks/recovery.yaml:1)",
        "there is no task 'agre'",
    ]


MISTAKES = {
    "unknown key": (
        REPORT,
        "type: yes_no_unknown",
        "typ: yes_no_unknown",
        "typ:",
        "`typ` is not a key",
        "'type'",
        2,
    ),
    "missing key": (
        REPORT,
        "    ask: Kan {first_name} al werken?\n",
        "",
        "id: fit",
        "`ask` is missing",
        "ask",
        1,
    ),
    "unknown type": (
        REPORT,
        "yes_no_unknown",
        "yes_no_unknwn",
        "unknwn",
        "cannot be 'yes_no_unknwn'",
        "'yes_no_un",
        1,
    ),
    "wrong kind": (DUTY, "{sick_day: 56}", "{sick_day: veel}", "veel", "not a whole number", "42", 1),
    "yes as a number": (DUTY, "{sick_day: 56}", "{sick_day: true}", "true", "not a whole number", "42", 1),
    "day": (DUTY, "due: 2026-03-01", "due: 1 maart", "maart", "not a day", "2026-01-05", 1),
    "day that does not exist": (
        DUTY,
        "due: 2026-03-01",
        "due: 2026-02-29",
        "02-29",
        "does not exist",
        "existing",
        2,
    ),
    "no value": (REPORT, "title: Iemand is ziek", "title:", "title:", "`title` has no value", "remove", 1),
    "placeholder without quotes": (
        REPORT,
        "title: Iemand is ziek",
        "title: {first_name}",
        "title:",
        "is a mapping, not a text",
        "quotes",
        1,
    ),
    "yes for a text": (REPORT, "title: Iemand is ziek", "title: true", "title:", "not a text", "quotes", 1),
    "list for a text": (REPORT, "title: Iemand is ziek", "title: [a]", "title:", "not a text", "one text", 1),
    "text for a mapping": (
        DUTY,
        "{task: agree}",
        "agree",
        "done: agree",
        "`done` is 'agree' here",
        "key: value",
        1,
    ),
    "condition": (
        AGREE,
        "ask_if: goal ==",
        "ask_if: goal =",
        "ask_if",
        "is not a condition",
        "reads like",
        1,
    ),
    "id with a capital": (REPORT, "id: fit", "id: Fit", "Fit", "'Fit' cannot be an id", "snake_case", 1),
    "id in Dutch": (REPORT, "id: fit", "id: kan_werken", "kan_werken", "Dutch word 'werken'", "English", 1),
    "option called no": (
        AGREE,
        "own_work: Eigen",
        "no: Eigen",
        "no: Eigen",
        "may not be called 'no'",
        "yes_no",
        1,
    ),
    "file of another name": (
        REPORT,
        "id: report",
        "id: reports",
        "id: reports",
        "differs from the name",
        "report",
        1,
    ),
    "flow of another name": (FLOW, "id: small", "id: smal", "id: smal", "its folder 'small'", "the same", 1),
    "option twice": (
        AGREE,
        "other_work: {",
        "own_work: {",
        "own_work: {",
        "stands here again",
        "Keep one",
        1,
    ),
    "phase twice": (
        FLOW,
        "{id: working",
        "{id: start",
        "{id: start, title: Aan",
        "second time",
        "its own",
        1,
    ),
    "task and tasks": (
        DUTY,
        "{task: agree}",
        "{task: agree, tasks: [agree]}",
        "tasks:",
        "says the same",
        "Keep one",
        1,
    ),
    "no front matter": (PAPER, "---\nid: paper", "id: paper", "id: paper", "front matter", "---", 1),
    "colon in a text": (
        REPORT,
        "help: Vraag het",
        "help: Let op: vraag",
        "Let op",
        "is not YAML",
        "quotes",
        1,
    ),
    "tab": (REPORT, "type: yes_no_unknown", "type:\tyes_no_unknown", "type:\t", "a tab", "spaces", 1),
    "anchor": (REPORT, "title: Iemand", "title: &t Iemand", "&t", "`&t`", "value out", 1),
    "alias": (REPORT, "title: Iemand is ziek", "title: *t", "*t", "`*t`", "value out", 2),
    "tag": (REPORT, "title: Iemand", "title: !!str Iemand", "!!str", "tag", "Remove", 1),
    "open quote": (REPORT, "title: Iemand is ziek", "title: 'Iemand is ziek", "title", "is not YAML", "", 1),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_file_is_named_with_its_line_and_its_repair(folder, mistake):
    file, old, new, on_line, wrong, fix, at_most = mistake
    folder.change(file, old, new)

    problems = read(folder.root).problems

    found = [problem for problem in problems if wrong in problem.wrong]
    assert found, "\n".join(map(str, problems))
    assert len(problems) <= at_most, "\n".join(map(str, problems))
    assert fix in found[0].fix
    if found[0].at.rpartition(":")[0].endswith(file) and "not YAML" not in found[0].wrong:
        assert found[0].at == folder.line(file, on_line)


def test_duplicate_keys_name_both_lines(folder):
    folder.change(REPORT, "phase: start\n", "phase: start\ntitle: Nog een\n")

    (problem,) = read(folder.root).problems

    assert (
        str(problem)
        == "flows/small/tasks/report.yaml:4: `title` stands here again; it was in line 2 before. Keep one."
    )


def test_the_mistakes_of_all_files_come_together(folder):
    folder.change(REPORT, "title: Iemand is ziek", "titel: Iemand is ziek")
    folder.change(FLOW, "audience: employer", "audience: boss")
    folder.write("shared/chrome.yaml", b"\xff\xfe")
    (folder.root / "shared/glossary.yaml").unlink()

    with pytest.raises(ContentError) as refused:
        load(folder.root)

    assert [problem.at for problem in refused.value.problems] == [
        "flows/shared/chrome.yaml:1",
        "flows/shared/glossary.yaml:1",
        "flows/small/flow.yaml:3",
        "flows/small/tasks/report.yaml:1",
        "flows/small/tasks/report.yaml:2",
    ]


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("small/taks/extra.yaml", "tasks/extra.yaml"),
        ("small/outcome.yaml", "outcomes.yaml"),
        ("shared/source.yaml", "sources.yaml"),
        ("small/tasks/extra.yml", ""),
    ],
)
def test_a_file_that_nothing_reads_is_pointed_out(folder, name, fix):
    folder.write(name, "id: extra\n")

    (problem,) = read(folder.root).problems

    assert problem.at == f"flows/{name}:1"
    assert problem.wrong == "nothing reads this file"
    assert fix in problem.fix


def test_what_can_be_read_is_kept_beside_the_mistakes(folder):
    folder.change(REPORT, "type: yes_no_unknown", "type: maybe")

    reading = read(folder.root)

    assert reading.problems
    assert len(reading.content.flows["small"].tasks) == 4


def test_a_folder_that_does_not_exist_is_a_problem(folder):
    problems = read(folder.root / "elsewhere").problems

    assert problems[0].wrong == "this folder does not exist"


def test_texts_of_two_files_may_not_clash(folder):
    folder.write("shared/store_texts.yaml", "home:\n  title: Nog een titel\n")

    (problem,) = read(folder.root).problems

    assert problem.at == "flows/shared/store_texts.yaml:2"
    assert "flows/shared/chrome.yaml:2" in problem.wrong


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "empty"),
        (b"# only a remark\n", "empty"),
        (b"---\n", "empty"),
        (b"- a\n- b\n", "a list here"),
        (b"only words\n", "'only words' here"),
        (b"id: \x00\n", "unprintable"),
        (b"\xc3\x28", "UTF-8"),
        (b"[" * 5000, "levels deep"),
        (b"a: 1\n---\nb: 2\n", "second document"),
        (b"%YAML 1.2\n---\nid: a\n", "% line"),
        (b"? [a, b]\n: c\n", "as a key"),
    ],
)
def test_a_file_that_is_no_content_at_all_gives_a_sentence(folder, content, wrong):
    folder.write(REPORT, content)

    problems = read(folder.root).problems

    assert any(wrong in problem.wrong for problem in problems), "\n".join(map(str, problems))


def test_windows_files_read_the_same(folder):
    before = load(folder.root)
    for path in (REPORT, PAPER, "shared/chrome.yaml"):
        text = (folder.root / path).read_bytes()
        folder.write(path, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))

    assert load(folder.root) == before


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", "True"),
        ("yes", "yes"),
        ("12", 12),
        ("-1.5", -1.5),
        ("012", "012"),
        ("1e3", "1e3"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2026-01-05", date(2026, 1, 5)),
        ("'2026-01-05'", "2026-01-05"),
        ("null", None),
    ],
)
def test_only_plain_values_mean_more_than_their_text(written, value):
    node, problems = parse(f"key: {written}\n".encode(), "file.yaml")

    assert problems == ()
    assert node.value["key"].value == value
    assert type(node.value["key"].value) is type(value)


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(content):
    node, problems = parse(content, "file.yaml")

    assert node is not None or problems


YAML_PIECES = st.sampled_from(
    [
        b"\t",
        b":",
        b"- ",
        b"{",
        b"}",
        b"[",
        b"'",
        b'"',
        b"&a ",
        b"*a",
        b"!x ",
        b"\n",
        b"  ",
        b"#",
        b"|",
        b"\xff",
        b"true",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([REPORT, AGREE, FLOW, DUTY, PAPER, "shared/sources.yaml"]), data=st.data())
def test_no_damage_to_a_file_gives_more_than_a_content_error(folder, name, data):
    whole = (folder.root / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 12))
    piece = data.draw(st.one_of(YAML_PIECES, st.binary(max_size=6)))
    folder.write(name, whole[:start] + piece + whole[start + length :])
    try:
        folder.problems()
        load(folder.root)
    except ContentError as error:
        assert error.problems
    finally:
        folder.write(name, whole)
