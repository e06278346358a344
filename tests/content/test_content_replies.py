"""Mails to the client: one for each outcome, with only what a mail may show."""

from __future__ import annotations

import pytest

from tests.content.conftest import FACTS, Folder
from wizard.commands.checking import judge_body
from wizard.content.checks import check
from wizard.content.loader import read

OWN = "small/replies/own.md"
MAIL = """
    ---
    id: {outcome}
    subject: Over uw plan
    fields: [goal, today]
    source: [law_1]
    ---
    Dit is het doel: {{goal}}.
    """


@pytest.fixture
def replies(folder: Folder) -> Folder:
    for outcome in ("own", "other"):
        folder.write(f"small/replies/{outcome}.md", MAIL.format(outcome=outcome))
    return folder


def problems(folder: Folder) -> list[tuple[str, str]]:
    """Where and what, with the bodies read as well."""
    reading = read(folder.root)
    found = reading.problems or check(
        reading.content, FACTS, folder.judge_duty, judge_body, lines=reading.lines
    )
    return [(one.at, one.wrong) for one in found if "small/replies" in one.at or "reply" in one.wrong]


def test_replies_for_every_outcome_are_in_order(replies: Folder) -> None:
    assert problems(replies) == []


def test_an_outcome_without_a_reply_is_named_once_there_is_another(replies: Folder) -> None:
    (replies.root / OWN).unlink()

    assert [wrong for _, wrong in problems(replies)] == ["no reply belongs to the outcome 'own'"]


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("[goal, today]", "[goal, first_name, promises]", "'promises' is typed, and can name somebody"),
        ("[goal, today]", "[today]", "'goal' is not in `fields`, the list of what this paper may show"),
        ("[goal, today]", "[goal, gaol]", "there is no answer or fact 'gaol'"),
        ("[law_1]", "[law_9]", "there is no source 'law_9'"),
        ("Dit is het doel", "Helaas is dit het doel", "the paper says 'Helaas'"),
        ("Over uw plan", "Over {first_name}", "'first_name' is not in `fields`"),
    ],
)
def test_a_slip_in_a_reply_is_found_in_its_file(replies: Folder, old: str, new: str, wrong: str) -> None:
    replies.change(OWN, old, new)

    found = problems(replies)

    assert any(wrong in told and at.startswith(f"flows/{OWN}") for at, told in found), found


def test_a_slip_in_the_body_is_found_on_its_line(replies: Folder) -> None:
    replies.change(OWN, "{goal}", "{gaol}")

    assert [at for at, _ in problems(replies)] == [replies.line(OWN, "{gaol}")]


def test_a_reply_to_nothing_is_found(replies: Folder) -> None:
    replies.write("small/replies/others.md", MAIL.format(outcome="others"))

    assert any("no outcome 'others'" in wrong for _, wrong in problems(replies))


def test_a_question_says_what_to_ask_only_when_it_can_be_unknown(folder: Folder) -> None:
    folder.change(
        "small/tasks/agree.yaml",
        "unknown: Weet ik niet",
        "when_unknown: [Hoe staat het?]\n    no_unknown: Altijd bekend.",
    )

    assert any("says what to ask when it is not known" in problem.wrong for problem in folder.problems())
