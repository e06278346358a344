"""Criteria sets: the words that they give, who is asked what, and what the check says of a slip."""

from __future__ import annotations

import pytest

from wizard.content.conditions import NOT_ASKED
from wizard.content.loader import load

ROLE = "small/roles/ADV.yaml"
TASK = "small/tasks/check.yaml"
FILES = {
    TASK: """
        id: check
        title: De toets
        phase: start
        source: [law_1]
        pages:
          - id: role
            ask: Welke rol is het?
            type: choice
            help: Kies de rol.
            why: De rol bepaalt de vragen.
            no_unknown: Zonder rol kan het niet.
            options: {ADV: Advies, COACH: Begeleiden}
            source: [law_1]
          - id: question_type
            ask: Wat voor vraag is het?
            type: choice
            help: Kies het soort.
            why: Een oordeel vraagt een andere rol.
            unknown: Weet ik niet
            options: {advice: Advies, guidance: Begeleiding}
            source: [law_1]
          - id: absent
            ask: Is de werknemer afwezig?
            type: yes_no_unknown
            help: Kijk in de stukken.
            why: Anders past de rol niet.
            source: [law_1]
          - id: job_description
            ask: Is er een functieomschrijving?
            type: status
            help: Vraag het na.
            why: Zonder omschrijving kan het niet.
            unknown: Nog niet gevraagd
            source: [law_1]
          - id: decided
            ask: Is er al besloten?
            type: yes_no_unknown
            help: Vraag het na.
            why: Dan is er geen draagvlak.
            source: [law_1]
        """,
    ROLE: """
        id: ADV
        title: Advies
        kind: adviser
        level: employee
        purpose: U geeft advies.
        question_types: [advice]
        completeness: complete
        edition: eerste
        retrieved: 2026-11-21
        source: [law_1]
        deployable:
          - {id: D1, questions: [absent], text: Iemand is afwezig., source: [law_1]}
        items:
          job_description: {source: [law_1]}
        bottlenecks:
          - {id: K5, question: decided, effect: HOLD, feedback: Eerst open., source: [law_1]}
        """,
    "small/roles/COACH.yaml": """
        id: COACH
        title: Begeleiden
        kind: coach
        level: employee
        purpose: U begeleidt.
        question_types: [guidance]
        completeness: inferred
        banner: Dit is afgeleid.
        edition: eerste
        retrieved: 2026-11-21
        source: [law_1]
        deployable:
          - {id: H1, questions: [absent], text: Iemand is afwezig., source: [law_1], inferred: true}
        items:
          job_description: {source: [law_1], missing: CONDITIONAL}
        """,
    "small/outcomes.yaml": """
        - id: HOLD
          title: Wachten
          source: [law_1]
          grounds:
            - {id: lacking, when: item_missing or item_unknown, text: Er mist iets., source: [law_1]}
            - {id: stopped, when: bottleneck_hold, text: Een knelpunt., source: [law_1]}
          examples:
            - {name: er mist iets, answers: {role: ADV, job_description: missing}, outcome: HOLD}
        - id: ACCEPT
          title: Aannemen
          when: deployable and question_fits
          source: [law_1]
          examples:
            - name: alles is er
              answers:
                role: ADV
                question_type: advice
                absent: true
                job_description: present
                decided: false
              outcome: ACCEPT
        """,
}


@pytest.fixture
def roles(folder):
    for name, text in FILES.items():
        folder.write(name, text)
    return folder


def test_a_folder_with_roles_is_in_order(roles):
    assert roles.problems() == ()


def test_the_sets_become_words_of_conditions(roles):
    hold, accept = load(roles.root).flows["small"].outcomes

    known = {"role": "ADV", "absent": True, "question_type": "advice", "decided": False}
    assert hold.when.judge({**known, "job_description": "lapsed"}) is True
    assert hold.when.judge({**known, "job_description": None}) is True
    assert hold.when.judge({**known, "job_description": "promised"}) is False
    assert hold.when.judge({**known, "job_description": "present", "decided": True}) is True
    assert accept.when.judge({**known, "absent": None}) is None


def test_a_set_may_say_that_a_missing_item_does_not_hold(roles):
    hold, _ = load(roles.root).flows["small"].outcomes

    assert hold.when.judge({"role": "COACH", "job_description": "missing", "decided": NOT_ASKED}) is False


def test_a_question_of_a_set_is_asked_for_that_role_only(roles):
    task = load(roles.root).flows["small"].tasks["check"]
    asked = {question.id: question.ask_if for question in task.questions}

    assert asked["decided"].judge({"role": "ADV"}) is True
    assert asked["decided"].judge({"role": "COACH"}) is False
    assert asked["decided"].judge({}) is None
    assert asked["absent"].judge({"role": "COACH"}) is True
    assert asked["question_type"].judge({}) is True


@pytest.mark.parametrize(
    ("file", "old", "new", "wrong"),
    [
        (ROLE, "questions: [absent]", "questions: [absence]", "there is no question 'absence'"),
        (ROLE, "questions: [absent]", "questions: [job_description]", "is a question of type status"),
        (ROLE, "job_description: {source", "decided: {source", "is a question of type yes_no_unknown"),
        (ROLE, "completeness: complete", "completeness: partial", "is partial, but has no banner"),
        (ROLE, "source: [law_1]}\nitems", "source: [law_1], inferred: true}\nitems", "infers something"),
        (ROLE, "question_types: [advice]", "question_types: [opinion]", "no kind of question 'opinion'"),
        (ROLE, "feedback: Eerst open., source: [law_1]", "feedback: Eerst open., source: [law_2]", "'law_2'"),
        (TASK, "{ADV: Advies, COACH: Begeleiden}", "{ADV: Advies, TRAIN: Trainen}", "no role 'TRAIN'"),
    ],
)
def test_a_slip_in_a_set_is_found(roles, file, old, new, wrong):
    roles.change(file, old, new)

    assert any(wrong in problem.wrong for problem in roles.problems())


def test_a_role_that_nobody_can_choose_is_found(roles):
    roles.change(TASK, "{ADV: Advies, COACH: Begeleiden}", "{ADV: Advies, COACHING: Begeleiden}")

    found = [problem.wrong for problem in roles.problems()]
    assert "nobody can choose the role 'COACH'" in found


def test_a_word_may_not_be_called_like_an_answer(roles):
    roles.add("small/flow.yaml", "words:\n  fit: decided == true\n")

    found = [problem.wrong for problem in roles.problems()]
    assert "the word 'fit' is the name of something else as well" in found
