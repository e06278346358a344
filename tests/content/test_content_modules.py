"""Shared pages: under a prefix they keep their meaning, and they stand on their own."""

from __future__ import annotations

from pathlib import Path

from wizard.content.conditions import ALWAYS, condition
from wizard.content.loader import load, read
from wizard.content.model import Module, Page, Question, Task
from wizard.content.modules import strange_names, with_module

FELT = Question("felt", "Vindt iemand dat?", "yes_no_unknown")
STATE = Question("state", "Hoe groot?", "text", ask_if=condition("felt == true"))
DAY = Question("day_2", "Tot wanneer?", "date", min="day_1", ask_if=condition("not within(day_1, 6, day_2)"))
FIRST = Question("day_1", "Vanaf wanneer?", "date")
MODULE = Module("check", tuple(Page((question,)) for question in (FELT, STATE, FIRST, DAY)))


def test_under_a_prefix_the_questions_read_their_own_answers() -> None:
    task = with_module(Task("again", "Nog eens", module="check", prefix="late"), MODULE)

    felt, state, first, last = task.questions
    assert [one.id for one in task.questions] == ["late_felt", "late_state", "late_day_1", "late_day_2"]
    assert state.ask_if.judge({"late_felt": True, "felt": False}) is True
    assert state.ask_if.text == "late_felt == true"
    assert last.min == first.id
    assert felt.ask_if is ALWAYS or felt.ask_if.judge({}) is True


def test_without_a_prefix_the_names_stay_and_own_pages_follow() -> None:
    own = Question("extra", "Nog iets?", "text")

    task = with_module(Task("once", "Eens", pages=(Page((own,)),), module="check"), MODULE)

    assert [one.id for one in task.questions] == ["felt", "state", "day_1", "day_2", "extra"]


def test_a_module_that_reads_what_it_does_not_ask_is_told() -> None:
    stranger = Question("state", "Hoe groot?", "text", ask_if=condition("is_recovered and felt == true"))
    bounded = Question("day", "Wanneer?", "date", min="first_sick_day")

    found = strange_names(Module("check", (Page((FELT, stranger, bounded)),)))

    assert [name for _, name in found] == ["is_recovered", "first_sick_day"]


def test_a_task_that_names_no_known_module_is_refused(tmp_path: Path) -> None:
    flows = tmp_path / "flows"
    task = flows / "small" / "tasks" / "talk.yaml"
    task.parent.mkdir(parents=True)
    task.write_text("id: talk\ntitle: Praten\nmodule: conflict_chek\nsource: [law_1]\n", encoding="utf-8")
    module = flows / "shared" / "modules" / "conflict_check.yaml"
    module.parent.mkdir(parents=True)
    module.write_text("id: conflict_check\npages: []\n", encoding="utf-8")

    problems = [one for one in read(flows).problems if "module" in one.wrong]

    assert [(one.at, one.wrong) for one in problems] == [
        ("flows/small/tasks/talk.yaml:3", "there is no module 'conflict_chek'")
    ]
    assert "conflict_check" in problems[0].fix


def test_every_flow_asks_about_a_conflict_in_the_same_words() -> None:
    content = load(Path(__file__).parents[2] / "flows")

    uses = [
        task
        for flow in content.flows.values()
        for task in flow.tasks.values()
        if task.module == "conflict_check"
    ]

    assert len(uses) >= 2
    assert len({tuple(question.ask for question in task.questions) for task in uses}) == 1
