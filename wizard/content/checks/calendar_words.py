"""Calendar files end up on other screens: what a duty says there gives away neither a name nor health."""

from __future__ import annotations

from typing import Final

from wizard.content.checks.bench import FlowBench
from wizard.content.privacy import CalendarWords, calendar_words

CITED: Final = ("law", "uwv")
"""The kinds of sources that a calendar file names, when a duty has one of them."""


def check_calendar_words(work: FlowBench) -> None:
    """The titles, readings and sources of duties, as a calendar file shows them."""
    try:
        words = calendar_words(work.bench.content.privacy)
    except ValueError:
        return  # check_privacy_terms says which term it is.
    bench = work.bench
    for duty in work.flow.duties.values():
        role = "calendar" if duty.calendar else "title"
        if found := _telling(words, duty.calendar or duty.title):
            fix = "Give it a `calendar:` without names or health, such as 'melding bij UWV'."
            wrong = f"`{role}` of the duty '{duty.id}' says '{found}', which a calendar file may not show"
            bench.add(bench.at(duty.at, role), wrong, fix)
        if found := _telling(words, duty.reading):
            wrong = f"`reading` of the duty '{duty.id}' says '{found}', which a calendar file may not show"
            fix = "Reword it, or add the phrase to `neutral` in privacy_terms.yaml."
            bench.add(bench.at(duty.at, "reading"), wrong, fix)
        for name in duty.source:
            source = bench.content.sources.get(name)
            if source is not None and source.kind in CITED and (found := _telling(words, source.title)):
                wrong = f"the title of the source '{name}' says '{found}', which a calendar file may not show"
                fix = "Reword it, or add the phrase to `neutral` in privacy_terms.yaml."
                bench.add(bench.at("sources", f"{name}.title"), wrong, fix)


def _telling(words: CalendarWords, text: str) -> str:
    """What gives somebody away: a placeholder, or a word about health."""
    if "{" in text:
        return text[text.index("{") :].partition("}")[0] + "}"
    return words.telling(words.neutral(text))
