"""Each kind of mistake over the whole of the content: one problem, on its line, with a way to repair it."""

from __future__ import annotations

import pytest

from wizard.content.checks import check
from wizard.content.loader import load

REPORT = "small/tasks/report.yaml"
AGREE = "small/tasks/agree.yaml"
TALK = "small/tasks/talk.yaml"
FLOW = "small/flow.yaml"
DUTY = "small/duties/make_plan.yaml"
OUTCOMES = "small/outcomes.yaml"
PAPER = "small/documents/paper.md"

MISTAKES = {
    # what is named must exist
    "unknown source": (REPORT, "source: [S1-29]", "source: [S1-92]", "no source 'S1-92'", "'S1-29'"),
    "unknown term": (
        AGREE,
        "unknown: Weet ik niet",
        "unknown: Weet ik niet\n    terms: [plan]",
        "no term 'plan'",
        "act",
    ),
    "unknown task after": (AGREE, "after: [report]", "after: [reports]", "no task 'reports'", "'report'"),
    "unknown document": (
        AGREE,
        "yields: [paper]",
        "yields: [paper, papers]",
        "no document 'papers'",
        "'paper'",
    ),
    "unknown phase": (
        AGREE,
        "phase: [start, working]",
        "phase: [start, work]",
        "no phase 'work'",
        "'working'",
    ),
    "unknown suggested event": (
        AGREE,
        "help: Bij u of elders.}",
        "help: Bij u of elders., suggests_event: fitter}",
        "no event 'fitter'",
        "better",
    ),
    "unknown duty task": (DUTY, "task: agree\ndone", "task: agre\ndone", "no task 'agre'", "'agree'"),
    "unknown answer that fulfils": (DUTY, "{task: agree}", "{answer: gaol}", "no question 'gaol'", "'goal'"),
    "unknown day": (DUTY, "law_of: first_day", "law_of: fist_day", "no day 'fist_day'", "'first_day'"),
    "unknown day of a due": (
        DUTY,
        "{sick_day: 56}",
        "{after: papr.signed}",
        "no day 'papr.signed'",
        "'paper.signed'",
    ),
    "unknown milestone": (
        DUTY,
        "{sick_day: 56}",
        "{milestone: week_24}",
        "no milestone 'week_24'",
        "'week_42'",
    ),
    "unknown day of an expected phase": (
        FLOW,
        "{id: working, title: Aan het werk}",
        "{id: working, title: Aan het werk, expected_from: {milestone: week_24}}",
        "no milestone 'week_24'",
        "'week_42'",
    ),
    "unknown need": (PAPER, "needs: [goal]", "needs: [gaol]", "no question 'gaol'", "'goal'"),
    "unknown paper field": (
        PAPER,
        "goal, promises]",
        "goal, promise]",
        "no answer or fact 'promise'",
        "'promises'",
    ),
    "unknown printed paper": (
        OUTCOMES,
        "prints: [paper]",
        "prints: [papier]",
        "no document 'papier'",
        "'paper'",
    ),
    "unknown placeholder": (
        REPORT,
        "Vraag het aan {first_name}",
        "Vraag het aan {voornaam}",
        "'voornaam'",
        "spelling",
    ),
    "open placeholder": (
        REPORT,
        "Vraag het aan {first_name}",
        "Vraag het aan {first_name",
        "without its other",
        "{",
    ),
    "odd placeholder": (
        REPORT,
        "Vraag het aan {first_name}",
        "Vraag het aan {First name}",
        "no placeholder",
        "{",
    ),
    "unknown parameter source": (
        "shared/parameters.yaml",
        "source: law_1",
        "source: law_2",
        "'law_2'",
        "'law_1'",
    ),
    "unknown appointment": (
        AGREE,
        "unknown: Weet ik niet",
        "unknown: Weet ik niet\n    appointment: talkk",
        "no repeating task 'talkk'",
        "'talk'",
    ),
    "unknown rests_on": (
        AGREE,
        "ask_if: goal ==",
        "rests_on: [gol]\n    ask_if: goal ==",
        "question 'gol'",
        "'goal'",
    ),
    "unknown bound": (REPORT, "max: today", "max: todya", "`max` names 'todya'", "'today'"),
    "bound of another kind": (REPORT, "max: today", "max: '12'", "`max` is a number", "date"),
    # conditions
    "unknown name": (
        AGREE,
        "ask_if: goal == other_work",
        "ask_if: gol == other_work",
        "fact 'gol'",
        "'goal'",
    ),
    "unknown option": (
        AGREE,
        "ask_if: goal == other_work",
        "ask_if: goal == othr_work",
        "'othr_work'",
        "'other_work'",
    ),
    "unknown quoted option": (
        AGREE,
        "ask_if: goal == other_work",
        "ask_if: goal == 'x'",
        "no option 'x'",
        "own_work",
    ),
    "unknown column": (TALK, "who == employer", "whom == employer", "no column 'whom'", "'who'"),
    "unknown column option": (TALK, "who == employer", "who == emplyer", "no option 'emplyer'", "'employer'"),
    "day beside number": (
        FLOW,
        "when: fit == true",
        "when: sick_days > today",
        "number is compared with a day",
        "number",
    ),
    "yes beside number": (
        FLOW,
        "when: fit == true",
        "when: fit == 3",
        "yes or no is compared with a number",
        "yes",
    ),
    "order of options": (
        AGREE,
        "ask_if: goal == other_work",
        "ask_if: goal < other_work",
        "compares a choice",
        "==",
    ),
    "number as condition": (FLOW, "when: fit == true", "when: sick_days", "is a number", "Compare"),
    "number in and": (
        FLOW,
        "when: fit == true",
        "when: fit == true and sick_days",
        "is given a number",
        "Compare",
    ),
    "later question": (
        AGREE,
        "    unknown: Weet ik niet",
        "    unknown: Weet ik niet\n    ask_if: count(promises) > 1",
        "'promises', which is asked later",
        "earlier",
    ),
    "repeated answer read bare": (
        FLOW,
        "when: fit == true",
        "when: talk_ok == true",
        "more than once",
        "latest(talk_ok)",
    ),
    "single answer read across": (
        FLOW,
        "when: fit == true",
        "when: latest(fit) == true",
        "asked once",
        "without latest",
    ),
    "guard with a foreign answer": (
        FLOW,
        "full_fit == true or",
        "fit == true or",
        "not part of the event",
        "per: better",
    ),
    "guard with a case fact": (
        FLOW,
        "full_fit == true or",
        "is_recovered or",
        "not part of the event",
        "per: better",
    ),
    # what comes back, comes along, or stands behind a door
    "rows of what is no list": (
        AGREE,
        "help: Schrijf per afspraak wie wat doet.",
        "help: Schrijf per afspraak wie wat doet.\n    rows_of: [goal]",
        "no rows question 'goal'",
        "promises",
    ),
    "weeks between what does not repeat": (
        REPORT,
        "    help: Vraag het aan {first_name}.",
        "    help: Vraag het aan {first_name}.\n    weeks_between: report",
        "no repeating task 'report'",
        "talk",
    ),
    "behind a door what must be answered": (
        REPORT,
        "heading: Wie is er ziek?",
        "heading: Wie is er ziek?\n    more: [first_day]\n    more_label: Meer",
        "no question of this page that may be left out 'first_day'",
        "",
    ),
    # the shape of a flow
    "moves in a circle": (
        FLOW,
        "  - from: [working]\n    to: finished",
        "  - {from: [working], to: start, when: fit == false}\n  - from: [working]\n    to: finished",
        "go round: start -> working -> start",
        "event",
    ),
    "unreachable phase": (
        FLOW,
        "  - {id: working",
        "  - {id: lost, title: Kwijt}\n  - {id: working",
        "'lost'",
        "move",
    ),
    "no end": (FLOW, ", final: true", "", "no phase is the end", "final: true"),
    "tasks in a circle": (
        REPORT,
        "phase: start",
        "phase: start\nopens_when: goal == own_work",
        "agree -> report -> agree",
        "after",
    ),
    "task behind itself": (AGREE, "after: [report]", "after: [agree]", "waits for itself", "after"),
    "event without why": (FLOW, "    why: Vanaf deze dag telt de nazorg.\n", "", "no `why`", "why"),
    "refusal without words": (
        FLOW,
        "    refusal: Dit kan nu nog niet.\n",
        "",
        "without a sentence",
        "refusal",
    ),
    "question without source": (REPORT, "    source: [S1-29]\n", "", "no `source`", "source"),
    "question without help": (REPORT, "    help: Vraag het aan {first_name}.\n", "", "no `help`", "help"),
    "no way out": (AGREE, "    unknown: Weet ik niet\n", "", "no honest way out", "no_unknown"),
    "two ways out": (
        AGREE,
        "    unknown: Weet ik niet\n",
        "    unknown: Ja\n    no_unknown: Nee\n",
        "both",
        "Keep one",
    ),
    "one option": (
        AGREE,
        "    type: text",
        "    type: choice\n    no_unknown: Er is een.\n    options: {this: Dit}",
        "less than two options",
        "options",
    ),
    "options with a text": (
        AGREE,
        "    ask: Welk ander werk is er?\n    type: text",
        "    ask: Welk ander werk is er?\n    options: {this: Dit, that: Dat}\n    type: text",
        "has options, but its type is text",
        "choice",
    ),
    "page without heading": (REPORT, "    heading: Wie is er ziek?\n", "", "no `heading`", "heading"),
    "asked of nobody": (
        REPORT,
        "    type: yes_no_unknown",
        "    type: yes_no_unknown\n    strategy: ask",
        "ask_whom",
        "whom",
    ),
    "per and repeats": (
        TALK,
        "repeats: true",
        "repeats: true\nper: better",
        "both `per` and `repeats`",
        "keep one",
    ),
    "two ways to a day": (
        DUTY,
        "{sick_day: 56}",
        "{sick_day: 56, after: today}",
        "sick_day and after",
        "exactly one",
    ),
    "no review": ("shared/parameters.yaml", ", review_by: 2027-01-01", "", "no `review_by`", "looks at it"),
    "one id twice": (TALK, "id: talk_ok", "id: first_name", "used twice in this flow", "Rename"),
    "id of a fact": (TALK, "id: talk_ok", "id: is_recovered", "name of a fact as well", "own id"),
    # duties and outcomes
    "example of a duty": (
        DUTY,
        "due: 2026-03-01",
        "due: 2026-03-02",
        "the rule gives 2026-03-01",
        "Count again",
    ),
    "duty without example": (
        DUTY,
        "examples:\n  - {name: zonder onderbreking, first_sick_day: 2026-01-05, due: 2026-03-01}\n",
        "",
        "no `examples`",
        "Add one",
    ),
    "gap in versions": (
        DUTY,
        "task: agree\ndone",
        "start: 2024-01-01\ntask: agree\ndone",
        "holds on 2020-01-01",
        "start",
    ),
    "tip that locks": (
        REPORT,
        "phase: start\nsource: [law_1]",
        "phase: start\nsource: [tip_1]",
        "tips only",
        "advise",
    ),
    "example of an outcome": (
        OUTCOMES,
        "{goal: own_work}",
        "{goal: other_work}",
        "gives other",
        "Change the rows",
    ),
    "option in an example": (
        OUTCOMES,
        "{goal: own_work}",
        "{goal: own}",
        "no option of 'goal' 'own'",
        "own_work",
    ),
    "outcome in an example": (OUTCOMES, "outcome: own}", "outcome: owns}", "no outcome 'owns'", "'own'"),
    # privacy
    "medical word": (
        REPORT,
        "Kan {first_name} al werken?",
        "Heeft {first_name} griep?",
        "says 'griep'",
        "reword",
    ),
    "article missing": (REPORT, "        article: AVG art. 6\n", "", "without `article`", "AVG"),
    "health without lawful": (
        REPORT,
        "    source: [S1-29]",
        "    data: health\n    article: UAVG 30\n    source: [S1-29]",
        "no `lawful`",
        "sick_report",
    ),
    "lawful item unknown": (
        REPORT,
        "    source: [S1-29]",
        "    data: health\n    lawful: sick_repot\n    article: UAVG 30\n    source: [S1-29]",
        "no lawful item 'sick_repot'",
        "'sick_report'",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gives_one_problem_on_its_line_with_a_way_to_repair_it(folder, only_problem, mistake):
    file, old, new, wrong, fix = mistake
    folder.change(file, old, new)

    problem = only_problem()

    assert wrong in problem.wrong
    assert fix in problem.fix
    assert problem.at.startswith("flows/")


PLACES = {
    "source": (REPORT, "source: [S1-29]", "source: [S1-92]", "S1-92"),
    "condition": (AGREE, "ask_if: goal == other_work", "ask_if: gol == other_work", "ask_if"),
    "label of an option": (AGREE, "label: Ander werk", "label: Ander werk indien", "indien"),
    "column": (AGREE, "what: {label: Wat}", "what: {label: Wat is de griep}", "griep"),
    "move": (FLOW, "when: fit == true", "when: fitt == true", "fitt"),
    "guard": (FLOW, "full_fit == true or", "ful_fit == true or", "ful_fit"),
    "due": (DUTY, "{sick_day: 56}", "{after: papr.signed}", "papr"),
    "example": (OUTCOMES, "outcome: own}", "outcome: owns}", "owns"),
    "front matter": (PAPER, "needs: [goal]", "needs: [gaol]", "gaol"),
    "body": (PAPER, "Dit plan is van", "Conform dit plan van", "Conform"),
    "page": (REPORT, "    heading: Wie is er ziek?\n", "", "id: who"),
    "parameter": ("shared/parameters.yaml", "source: law_1", "source: law_2", "law_2"),
    "text of the window": ("shared/chrome.yaml", "Dit doet u nu", "Klik hier nu", "Klik hier"),
    "budget": (FLOW, "paper: 5", "paper: 4", "paper: 4"),
    "phase": (FLOW, "  - {id: working", "  - {id: lost, title: Kwijt}\n  - {id: working", "lost"),
}


@pytest.mark.parametrize("mistake", PLACES.values(), ids=PLACES)
def test_a_problem_names_the_very_line(folder, only_problem, mistake):
    file, old, new, on_line = mistake
    folder.change(file, old, new)

    problem = only_problem()

    assert problem.at == folder.line(file, on_line)


def test_a_task_may_come_along_with_each_occurrence_of_a_repeating_one(folder):
    folder.change("small/tasks/recovery.yaml", "per: better", "per: talk\nopens_when: talk_ok == false")
    folder.change("small/flow.yaml", "full_fit == true or ", "")

    assert folder.problems() == ()


def test_more_than_nine_pages_are_too_many_for_one_task(folder, only_problem):
    question = "ask: Wat is er nog?, type: text, need: helps, help: Noem het., why: Dan staat het er."
    for number in range(7):
        folder.add(AGREE, f"  - {{id: extra_{number}, {question}, source: [law_1]}}\n")

    problem = only_problem()

    assert "10 pages" in problem.wrong
    assert problem.at == folder.line(AGREE, "pages:")


def test_a_name_that_nothing_knows_is_reported_wherever_it_is_missed(folder):
    folder.change("small/tasks/recovery.yaml", "per: better", "per: beter")

    guard, task = folder.problems()

    assert "not part of the event" in guard.wrong
    assert str(task) == "flows/small/tasks/recovery.yaml:4: there is no event 'beter'. Did you mean 'better'?"


def test_versions_of_a_duty_may_follow_each_other_without_gap_or_overlap(folder):
    _two_versions(folder, last="2023-06-30", first="2023-07-01")

    assert folder.problems() == ()


def test_a_day_without_a_version_of_a_duty_is_named(folder, only_problem):
    _two_versions(folder, last="2023-06-29", first="2023-07-01")

    assert "no version of 'make_plan' holds on 2023-06-30" in only_problem().wrong


def test_a_day_with_two_versions_of_a_duty_is_named(folder, only_problem):
    _two_versions(folder, last="2023-07-01", first="2023-07-01")

    assert "both hold on 2023-07-01" in only_problem().wrong


def _two_versions(folder, last, first):
    text = (folder.root / DUTY).read_text()
    folder.write(DUTY, text + f"end: {last}\n")
    newer = text.replace("id: make_plan", "id: make_plan_2023") + f"version: '2023'\nstart: {first}\n"
    folder.write("small/duties/make_plan_2023.yaml", newer)


def test_an_allowed_phrase_takes_the_sting_out_of_a_medical_word(folder):
    folder.change(REPORT, "Vraag het aan {first_name}.", "U hoeft geen griep noemen.")

    assert folder.problems() == ()


def test_the_budget_counts_the_cheapest_choices_only(folder):
    # first_name, first_day, fit, goal, promises: the text behind `other_work` is not on the shortest way.
    assert folder.problems() == ()

    folder.change(AGREE, "    ask_if: goal == other_work\n", "")

    assert [problem.wrong for problem in folder.problems()] == [
        "the shortest way to 'paper' asks 6 answers, 5 are allowed"
    ]


def test_a_budget_leaves_out_what_only_helps(folder):
    folder.change(AGREE, "    ask_if: goal == other_work\n", "    need: helps\n")

    assert folder.problems() == ()


def test_a_budget_for_a_paper_that_nothing_yields_is_a_problem(folder, only_problem):
    folder.change(AGREE, "yields: [paper]\n", "")

    assert "no task leads to the document 'paper'" in only_problem().wrong


def test_without_lines_a_problem_still_names_the_question(folder):
    folder.change(AGREE, "unknown: Weet ik niet", "unknown: Weet ik niet\n    rests_on: [gol]")

    (problem,) = check(load(folder.root), folder.facts)

    assert problem.at == folder.line(AGREE, "id: goal")


def test_a_seed_rule_without_a_home_is_named(folder, only_problem):
    folder.add("shared/sources.yaml", "S1-30: {kind: seed, title: Nog een regel}\n")

    problem = only_problem()

    assert problem.at == folder.line("shared/sources.yaml", "S1-30")
    assert "'S1-30' has no home" in problem.wrong


def test_a_seed_rule_that_decides_something_must_be_used_by_a_condition(folder, only_problem):
    folder.add("shared/sources.yaml", "S1-30: {kind: seed, title: Een drempel, decides: true}\n")
    folder.change("small/documents/paper.md", "source: [law_1]", "source: [law_1, S1-30]")

    assert "only quoted" in only_problem().wrong

    folder.change("small/documents/paper.md", "source: [law_1, S1-30]", "source: [law_1]")
    folder.change("small/duties/make_plan.yaml", "source: [law_1]", "source: [law_1, S1-30]")
    assert folder.problems() == ()
