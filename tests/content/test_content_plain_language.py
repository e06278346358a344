"""The plain language gate, calibrated on the twenty-five questions that people wrote with care."""

from __future__ import annotations

import pytest

from wizard.content.plain_language import (
    score_of,
    sentences_of,
    syllables_of,
    wording_problems,
    words_of,
)

Z1 = (
    "Op welke dag meldde Sanne zich ziek? Dit is de eerste werkdag dat Sanne niet kwam of eerder stopte. "
    "Alle dagen in het plan tellen vanaf deze dag. Klopt deze dag niet, dan klopt de rest ook niet."
)
M2 = (
    "Wat deed u al om dit op te lossen? Kruis alles aan wat u al deed. Sla geen stap over. "
    "Eerst praten, dan pas een brief. Elke stap geeft Sanne een kans om mee te doen."
)
OFFICE = (
    "Indien de werknemer arbeidsongeschikt is, dient de werkgever conform de wettelijke verplichtingen "
    "onverwijld de arbodienst schriftelijk te informeren omtrent de mogelijkheden betreffende werkhervatting."
)


@pytest.mark.parametrize(("text", "score"), [(Z1, 93), (M2, 110)])
def test_scores_agree_with_those_measured_by_hand(text, score):
    assert score_of(text) == pytest.approx(score, abs=3)


def test_office_dutch_scores_far_below_the_limit():
    score = score_of(OFFICE + " " + OFFICE)

    assert score is not None and score < 30


def test_a_short_text_has_no_score():
    assert score_of("Dit is kort.") is None


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("oma", 2),
        ("idee", 2),
        ("over", 2),
        ("koeien", 2),
        ("ideeën", 3),
        ("beantwoorden", 4),
        ("UWV", 1),
        ("re", 1),
    ],
)
def test_syllables_are_groups_of_vowels(word, count):
    assert syllables_of(word) == count


def test_sentences_end_where_a_new_one_begins():
    text = "Bel om 14.30 uur. Is {first_name} er? Ja.\nDan niet"

    assert [len(sentence) for sentence in sentences_of(text)] == [4, 3, 1, 2]


def test_a_placeholder_is_one_word():
    assert words_of("Werkt {first_name} weer?") == ["Werkt", "Sanne", "weer"]


@pytest.mark.parametrize(
    "text",
    [
        "Vraag of hij komt.",
        "Het plan wordt gemaakt.",
        "U moet dit conform de wet doen.",
        "Klik hier.",
        "Goed gedaan!",
        "Helaas kan dit niet.",
        "U dient te tekenen.",
    ],
)
def test_these_words_are_not_for_employers(text):
    assert list(wording_problems(text, "employer"))


@pytest.mark.parametrize(
    "text",
    [
        "Wat doet u als {first_name} weer ziek wordt?",
        "Wanneer werd {first_name} weer beter?",
        "Wij zijn er klaar voor.",
        "De behandeling van het bezwaar duurt even.",
        "De haarspelden liggen in de hemel van Zijlstra.",
    ],
)
def test_these_words_are_fine(text):
    assert list(wording_problems(text, "employer")) == []


def test_experts_may_use_the_words_of_their_trade():
    assert list(wording_problems("Wij werken conform de Leidraad.", "expert")) == []
    assert list(wording_problems("Wij werken conform de Leidraad.", "employer"))
