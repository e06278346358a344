"""Words about health are found as words, never as parts of innocent ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wizard.content.model import NeutralWords, PrivacyRule, PrivacyTerms
from wizard.content.privacy import calendar_matcher, matcher, neutral, pattern_of

TERMS = PrivacyTerms(
    rules=(
        PrivacyRule(
            "soma", "H", ("P:kanker", "S:ontsteking", "W:hernia", r"F:\bALS\b(?#case)", r"F:\bGGZ\b")
        ),
        PrivacyRule("beh", "H", (r"F:\b(?!co)\w*operaties?\b", "P:therapeut")),
        PrivacyRule("kla", "M", ("W:koorts", "P:vermoeid")),
    ),
    allowed=("arbeidstherapeutisch", "vraag niet naar koorts"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Heeft u kanker gehad?", "kanker"),
        ("Een longontsteking duurt lang.", "longontsteking"),
        ("Zijn er hernia's?", "hernia"),
        ("De diagnose ALS is zwaar.", "ALS"),
        ("Bel de ggz.", "ggz"),
        ("Na de operatie.", "operatie"),
        ("Vermoeidheid telt.", "vermoeidheid"),
        ("KOORTS", "koorts"),
        ("De thérapeut belt.", "therapeut"),
    ],
)
def test_a_term_is_found(text, found):
    hits = [hit.found for hit in matcher(TERMS).find(text)]

    assert hits == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Als het kan, belt u terug.",
        "De coöperatie vergadert.",
        "Werk op arbeidstherapeutische basis.",
        "Vraag niet naar koorts of iets anders.",
        "De antonkankers bestaan niet.",
    ],
)
def test_an_innocent_text_stays_silent(text):
    assert list(matcher(TERMS).find(text)) == []


def test_a_hit_says_which_rule_it_was():
    (hit,) = matcher(TERMS).find("Iemand heeft koorts.")

    assert (hit.category, hit.severity, hit.term) == ("kla", "M", "W:koorts")


@pytest.mark.parametrize("term", ["koorts", "X:koorts", "W:", "F:(open", ":koorts"])
def test_a_term_that_cannot_be_read_is_refused(term):
    with pytest.raises(ValueError):
        pattern_of(term)


def test_a_term_that_cannot_be_read_is_shown_to_the_author(folder):
    folder.change("shared/privacy_terms.yaml", "[P:griep,", "[P:griep, 'F:(open',")

    (problem,) = folder.problems()

    assert "'F:(open' is no pattern" in problem.wrong
    assert problem.at == folder.line("shared/privacy_terms.yaml", "terms:")


def test_a_calendar_gets_neutral_words_and_no_word_of_any_list():
    terms = replace(
        TERMS,
        in_calendars=("F:ziek",),
        neutral=(NeutralWords("eerste ziektedag", "eerste dag"), NeutralWords("Ziektewet", "ZW")),
    )

    finder = calendar_matcher(terms)

    assert neutral(terms, "een week na de eerste ziektedag (Ziektewet)") == "een week na de eerste dag (ZW)"
    assert [hit.found for hit in finder.find("meld de ziekte")] == ["ziek"]
    # Wat een vraag mag zeggen, mag een agenda nog niet.
    assert [hit.found for hit in finder.find("vraag niet naar koorts")] == ["koorts"]
    assert not list(finder.find("plan van aanpak"))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("title: Maak een plan over de griep", "`title` of the duty 'make_plan' says 'griep'"),
        ("title: Bel {first_name}", "`title` of the duty 'make_plan' says '{first_name}'"),
        ("calendar: Bel over de griep", "`calendar` of the duty 'make_plan' says 'griep'"),
        ("reading: de dag na de griep", "`reading` of the duty 'make_plan' says 'griep'"),
    ],
)
def test_a_duty_that_gives_something_away_in_a_calendar_is_a_problem_on_its_line(
    folder, only_problem, line, says
):
    title = "title: Maak een plan"
    folder.change("small/duties/make_plan.yaml", title, line if "title" in line else f"{title}\n{line}")

    problem = only_problem()

    assert problem.at == folder.line("small/duties/make_plan.yaml", line)
    assert problem.wrong.startswith(says)
    assert problem.fix


def test_a_title_that_gives_something_away_may_stay_beside_a_neutral_one(folder):
    folder.change(
        "small/duties/make_plan.yaml", "title: Maak een plan", "title: Bel over de griep\ncalendar: bellen"
    )

    assert folder.problems() == ()


def test_the_source_of_a_duty_gives_nothing_away_either(folder, only_problem):
    folder.change("shared/sources.yaml", "title: Wet artikel 1", "title: Griepwet artikel 1")

    problem = only_problem()

    assert problem.at == folder.line("shared/sources.yaml", "Griepwet")
    assert "'law_1' says 'griepwet'" in problem.wrong
