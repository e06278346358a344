"""Words about health are found as words, never as parts of innocent ones."""

from __future__ import annotations

import pytest

from wizard.content.model import PrivacyRule, PrivacyTerms
from wizard.content.privacy import matcher, pattern_of

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
