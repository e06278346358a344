"""The ratchet: a published id is never dropped, changed or used again without a word about it."""

from __future__ import annotations

import pytest

from wizard.content.loader import load, read
from wizard.content.published import check_published, publish

REPORT = "small/tasks/report.yaml"
AGREE = "small/tasks/agree.yaml"
FLOW = "small/flow.yaml"


@pytest.fixture
def published(folder):
    publish(load(folder.root), folder.root)
    return folder


def problems_of(folder):
    reading = read(folder.root)
    assert reading.problems == ()
    return check_published(reading.content, folder.root, reading.lines)


def test_nothing_is_wrong_before_and_right_after_publishing(folder):
    assert problems_of(folder) == ()

    publish(load(folder.root), folder.root)

    assert problems_of(folder) == ()


def test_publishing_twice_changes_nothing(published):
    before = (published.root / "published.lock").read_bytes()

    publish(load(published.root), published.root)

    assert (published.root / "published.lock").read_bytes() == before


def test_a_new_question_needs_no_word(published):
    published.add(REPORT, "  - {id: extra, ask: Wat nog?, type: text, source: [law_1]}\n")

    assert problems_of(published) == ()


def test_a_dropped_question_is_missed(published):
    published.change(AGREE, "id: other_kind", "id: another_kind")

    (problem,) = problems_of(published)

    assert problem.wrong == "the published question 'other_kind' is gone"
    assert "other_kind" in problem.fix and "retired" in problem.fix


def test_a_question_may_be_retired_with_a_reason(published):
    published.change(AGREE, "id: other_kind", "id: another_kind")
    published.add(
        FLOW, "retired:\n  other_kind: {was: Welk ander werk, because: Staat nu bij de afspraken.}\n"
    )

    assert problems_of(published) == ()


def test_a_retired_id_is_not_used_again(published):
    published.add(FLOW, "retired:\n  other_kind: {was: Welk ander werk, because: Weg.}\n")

    (problem,) = problems_of(published)

    assert problem.wrong == "'other_kind' is retired, but it is used again"
    assert problem.at == published.line(FLOW, "other_kind:")


def test_a_retired_id_needs_a_reason(published):
    published.change(AGREE, "id: other_kind", "id: another_kind")
    published.add(FLOW, "retired:\n  other_kind: {was: Welk ander werk}\n")

    assert [problem.wrong for problem in problems_of(published)] == [
        "'other_kind' is retired without a reason"
    ]


def test_a_question_may_be_renamed_to_one_of_the_same_type(published):
    published.change(AGREE, "id: other_kind", "id: another_kind")
    published.add(FLOW, "renamed: {other_kind: another_kind}\n")

    assert problems_of(published) == ()


def test_a_new_name_must_exist(published):
    published.change(AGREE, "id: other_kind", "id: another_kind")
    published.add(FLOW, "renamed: {other_kind: anther_kind}\n")

    (problem,) = problems_of(published)

    assert problem.wrong == "'other_kind' is renamed to 'anther_kind', which does not exist"
    assert problem.fix == "Did you mean 'another_kind'?"


def test_another_type_is_another_question(published):
    published.change(REPORT, "type: yes_no_unknown", "type: text")

    (problem,) = problems_of(published)

    assert problem.wrong == "'fit' was published as yes_no_unknown and is now text"
    assert problem.at == f"flows/{REPORT}:26"


def test_a_dropped_option_is_missed_unless_it_is_retired(published):
    published.change(AGREE, "own_work: Eigen werk", "same_work: Eigen werk")
    published.change("small/outcomes.yaml", "when: goal == own_work", "when: goal == same_work")

    (problem,) = problems_of(published)
    published.add(FLOW, "retired:\n  goal.own_work: {was: Eigen werk, because: Heet nu anders.}\n")

    assert problem.wrong == "the published option 'own_work' of 'goal' is gone"
    assert problems_of(published) == ()


def test_a_dropped_column_and_a_dropped_task_are_missed(published):
    published.change(AGREE, "what: {label: Wat}", "thing: {label: Wat}")
    published.change("small/tasks/talk.yaml", "id: talk\n", "id: chat\n")
    (published.root / "small/tasks/talk.yaml").rename(published.root / "small/tasks/chat.yaml")

    assert {problem.wrong for problem in problems_of(published)} == {
        "the published column 'what' of 'promises' is gone",
        "the published task 'talk' is gone",
    }


def test_what_is_retired_stays_in_the_lock(published):
    published.change(AGREE, "id: other_kind", "id: another_kind")
    published.add(FLOW, "retired:\n  other_kind: {was: Welk ander werk, because: Weg.}\n")

    publish(load(published.root), published.root)

    lock = (published.root / "published.lock").read_text()
    assert '"other_kind"' in lock and '"another_kind"' in lock


@pytest.mark.parametrize("text", ["{", "[]", '{"small": 3}'])
def test_a_broken_lock_is_a_problem_and_not_an_error(folder, text):
    folder.write("published.lock", text)

    (problem,) = problems_of(folder)

    assert problem.at.startswith("flows/published.lock:")
