"""Calendar files end up on other screens: what a duty says there gives away neither a name nor health."""

from __future__ import annotations

from wizard.content.checks.bench import FlowBench
from wizard.content.model import PrivacyTerms
from wizard.content.privacy import CITED_IN_CALENDARS, Matcher, calendar_matcher, neutral


def check_calendar_words(work: FlowBench) -> None:
    """The titles, readings and sources of duties, as a calendar file shows them."""
    bench, terms = work.bench, work.bench.content.privacy
    try:
        finder = calendar_matcher(terms)
    except ValueError:
        return  # check_privacy_terms says which term it is.
    for duty in work.flow.duties.values():
        role = "calendar" if duty.calendar else "title"
        if found := _telling(finder, terms, duty.calendar or duty.title):
            fix = "Give it a `calendar:` without names or health, such as 'melding bij UWV'."
            wrong = f"`{role}` of the duty '{duty.id}' says '{found}', which a calendar file may not show"
            bench.add(bench.at(duty.at, role), wrong, fix)
        if found := _telling(finder, terms, duty.reading):
            wrong = f"`reading` of the duty '{duty.id}' says '{found}', which a calendar file may not show"
            fix = "Reword it, or add the phrase to `neutral` in privacy_terms.yaml."
            bench.add(bench.at(duty.at, "reading"), wrong, fix)
        sources = bench.content.sources
        cited = [name for name in duty.source if name in sources and sources[name].kind in CITED_IN_CALENDARS]
        for name in cited:
            if found := _telling(finder, terms, sources[name].title):
                wrong = f"the title of the source '{name}' says '{found}', which a calendar file may not show"
                fix = "Reword it, or add the phrase to `neutral` in privacy_terms.yaml."
                bench.add(bench.at("sources", f"{name}.title"), wrong, fix)


def _telling(finder: Matcher, terms: PrivacyTerms, text: str) -> str:
    """The first thing that gives somebody away: a placeholder, or a word about health; "" for none."""
    if "{" in text:
        return text[text.index("{") :].partition("}")[0] + "}"
    return next((hit.found for hit in finder.find(neutral(terms, text))), "")
