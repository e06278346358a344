"""The duties and milestones as they are written down."""

from __future__ import annotations

from string import Formatter

import pytest

from wizard.case.calendar import calendar_of
from wizard.case.day_books import book_from
from wizard.case.deadlines import find_day, waits_for
from wizard.case.model import DayBook
from wizard.content.model import Content, DueSpec, Duty, DutyExample, Flow
from wizard.plan.plan import happens_by_itself


def test_the_example_of_a_duty_holds(flow: Flow, duty: Duty, example: DutyExample) -> None:
    calendar = calendar_of(example.first_sick_day, example.interruptions)
    book = book_from(flow, calendar, example.facts, example.answers)

    found = find_day(duty.due, book, flow.milestones)

    assert (found.day if found else None) == example.due


def test_the_outer_limit_of_an_example_is_never_before_its_day(
    flow: Flow, duty: Duty, example: DutyExample
) -> None:
    calendar = calendar_of(example.first_sick_day, example.interruptions)
    book = book_from(flow, calendar, example.facts, example.answers)

    days = [find_day(spec, book, flow.milestones) for spec in (duty.window, duty.due, duty.outer) if spec]

    known = [found.day for found in days if found]
    assert known == sorted(known)


def test_every_duty_has_three_examples_a_window_and_a_reading(flow: Flow) -> None:
    lacking = [duty.id for duty in flow.duties.values() if len(duty.examples) < 3 or not duty.reading]
    windowless = [duty.id for duty in flow.duties.values() if duty.window is None and duty.repeat is None]

    assert lacking == []
    assert windowless == []


def test_every_source_and_milestone_that_is_named_exists(content: Content, flow: Flow) -> None:
    sources = {name for duty in flow.duties.values() for name in duty.source}
    sources |= {name for milestone in flow.milestones.values() for name in milestone.source}
    named = {
        spec.milestone
        for duty in flow.duties.values()
        for spec in _all(duty.due, duty.outer, duty.window, duty.repeat and duty.repeat.until)
        if spec.milestone
    }

    assert sources <= set(content.sources)
    assert named <= set(flow.milestones)


def _all(*specs: DueSpec | None) -> list[DueSpec]:
    known = [spec for spec in specs if spec is not None]
    return known + [part for spec in known for part in (*spec.first_known, *spec.earliest)]


def test_each_exported_name_and_each_duty_file_is_used_once(flow: Flow) -> None:
    names = [one.export_as for one in flow.milestones.values() if one.export_as]

    assert len(set(names)) == len(names)
    assert all(names)


def test_what_somebody_must_do_says_how_to_repair_it_and_what_follows(flow: Flow) -> None:
    silent = [
        duty.id
        for duty in flow.duties.values()
        if not happens_by_itself(duty) and not (duty.repair and duty.consequence)
    ]

    assert silent == []


def test_what_was_not_read_in_the_law_is_marked(content: Content, flow: Flow) -> None:
    unmarked = [
        item.id
        for item in (*flow.duties.values(), *flow.milestones.values())
        if item.verified and not any(content.sources[source].verified for source in item.source)
    ]

    assert unmarked == []


@pytest.mark.parametrize(
    "code", [f"M-{number:02}" for number in (3, 4, 9, 11, 12, 14, 15, 16, 17, 18, 19, 20)]
)
def test_each_milestone_of_the_law_is_there(flow: Flow, code: str) -> None:
    assert any(milestone.code == code for milestone in flow.milestones.values())


def test_every_person_who_acts_has_a_word(content: Content, flow: Flow) -> None:
    people = {item.who for item in (*flow.duties.values(), *flow.milestones.values())}

    assert {f"calendar.who.{who}" for who in people} <= set(content.texts)


def test_sentences_for_people_are_short(content: Content, flow: Flow) -> None:
    said = [text for key, text in content.texts.items() if key.startswith("calendar.")]
    for duty in flow.duties.values():
        said += [duty.title, duty.consequence, duty.repair, duty.catch_up]
    for milestone in flow.milestones.values():
        said += [milestone.title, milestone.consequence, milestone.note]
    said += [source.rule for source in content.sources.values()]

    sentences = [part.strip() for text in said for part in text.replace("?", ".").split(". ") if part.strip()]

    # A day fills in as four words.
    longest = [text for text in sentences if _words(text) > 24]
    assert longest == []
    assert not any(" worden " in text or " wordt " in text for text in sentences)


def _words(sentence: str) -> int:
    dates = ("day", "first", "fit", "last", "start", "sick_again")
    days = sum(name in dates for _, name, _, _ in Formatter().parse(sentence))
    return len(sentence.split()) + 3 * days


def test_only_rules_that_rest_on_an_answer_wait_for_one(flow: Flow) -> None:
    book = DayBook(calendar_of(next(iter(flow.duties.values())).examples[0].first_sick_day, ()), {})

    waiting = {duty.id for duty in flow.duties.values() if waits_for(duty.due, book, flow.milestones)}

    counted = {"problem_analysis", "week_42_report", "first_year_review", "pay_year_2", "uwv_login"}
    assert {"action_plan", "action_plan_after_advice", "ask_again", "evaluation", "track_2"} <= waiting
    assert waiting.isdisjoint(counted)
