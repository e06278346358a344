"""One-line conditions: what they may say, three values, the names they rest on, and their residue."""

from __future__ import annotations

import json
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.conditions import (
    ALWAYS,
    NOT_ASKED,
    ConditionError,
    Settled,
    condition,
    names_in,
    parse,
    uses,
)

A_DAY = date(2026, 1, 5)
WORDS = ("own", "other", "agreed", "employer", "spring", "summer")


def judge(line, **env):
    return condition(line, WORDS).judge(env)


def rows(*states):
    return tuple(
        SimpleNamespace(id=f"r{n}", cells={"state": state, "hours": n}) for n, state in enumerate(states)
    )


@pytest.mark.parametrize(
    ("line", "env", "verdict"),
    [
        ("fit == true", {"fit": True}, True),
        ("fit == true", {"fit": False}, False),
        ("fit == true", {"fit": None}, None),
        ("fit == true", {}, None),
        ("fit == true", {"fit": NOT_ASKED}, False),
        ("fit != true", {"fit": NOT_ASKED}, False),
        ("not fit", {"fit": None}, None),
        ("not fit", {"fit": False}, True),
        ("a and b", {"a": False}, False),
        ("a and b", {"a": True}, None),
        ("a or b", {"a": True}, True),
        ("a or b", {"a": False}, None),
        ("a or b", {"a": False, "b": NOT_ASKED}, False),
        ("goal == own", {"goal": "own"}, True),
        ("goal in (own, other)", {"goal": "other"}, True),
        ("goal not in (own, other)", {"goal": "other"}, False),
        ("goal in (own, other)", {"goal": None}, None),
        ("goal in (own, other)", {"goal": NOT_ASKED}, False),
        ("hours >= 8.5", {"hours": 8.5}, True),
        ("hours > -1", {"hours": 0}, True),
        ("true", {}, True),
        ("false", {}, False),
        ("any_of(seasons, spring, summer)", {"seasons": ("summer",)}, True),
        ("any_of(seasons, spring, summer)", {"seasons": ()}, False),
        ("all_of(seasons, spring, summer)", {"seasons": ("summer",)}, False),
        ("all_of(seasons, spring, summer)", {"seasons": ("spring", "summer")}, True),
        ("any_of(seasons, spring, summer)", {}, None),
    ],
)
def test_a_condition_is_true_false_or_unknown(line, env, verdict):
    assert judge(line, **env) is verdict


def test_yes_is_not_the_number_one():
    assert judge("fit == true", fit=1) is False
    assert judge("count_of == 1", count_of=True) is False


def test_a_day_can_be_written_in_the_line_with_and_without_quotes():
    assert judge("day_of_plan == 2026-01-05", day_of_plan=A_DAY) is True
    assert judge("day_of_plan > '2026-01-04'", day_of_plan=A_DAY) is True
    assert judge("day_of_plan < 2026-01-05", day_of_plan=A_DAY) is False


def test_what_cannot_be_compared_is_unknown_instead_of_an_error():
    assert judge("hours > 3", hours="many") is None
    assert judge("hours > day_of_plan", hours=3, day_of_plan=A_DAY) is None
    assert judge("within(day_of_plan, 3, hours)", day_of_plan=A_DAY, hours=4) is None


def test_within_counts_days_from_the_first_day_on():
    line = "within(start, 28, again)"

    assert judge(line, start=A_DAY, again=date(2026, 2, 2)) is True
    assert judge(line, start=A_DAY, again=date(2026, 2, 3)) is False
    assert judge(line, start=A_DAY, again=date(2026, 1, 4)) is False
    assert judge(line, start=A_DAY) is None
    assert judge(line, start=A_DAY, again=NOT_ASKED) is False


def test_any_of_looks_at_options_not_at_parts_of_words():
    assert judge("any_of(goal, own, other)", goal="own_work") is False


def test_the_latest_answer_may_be_no_or_zero():
    assert judge("latest(talk_ok) == false", **{"each(talk_ok)": (True, False)}) is True
    assert judge("latest(hours) == 0", **{"each(hours)": (8, 0)}) is True
    assert judge("latest(talk_ok) == true", **{"each(talk_ok)": (True, None)}) is None


def test_without_an_occurrence_nothing_is_true_of_any_of_them_nor_of_all():
    for word in ("any", "all"):
        assert judge(f"{word}(talk_ok == true)", **{"each(talk_ok)": ()}) is False
    assert judge("latest(talk_ok) == true", **{"each(talk_ok)": ()}) is False


@pytest.mark.parametrize(
    ("answers", "any_verdict", "all_verdict"),
    [
        ((True, False), True, False),
        ((True, True), True, True),
        ((False, None), None, False),
        ((True, None), True, None),
        ((NOT_ASKED, True), True, False),
        ((NOT_ASKED,), False, False),
    ],
)
def test_any_and_all_judge_every_occurrence(answers, any_verdict, all_verdict):
    env = {"each(talk_ok)": answers}

    assert judge("any(talk_ok == true)", **env) is any_verdict
    assert judge("all(talk_ok == true)", **env) is all_verdict
    assert judge("any(talk_ok)", **env) is any_verdict


def test_answers_of_one_occurrence_are_judged_together():
    env = {"each(talk_ok)": (True, False), "each(talk_kind)": ("own", "other")}

    assert judge("any(talk_ok == false and talk_kind == other)", **env) is True
    assert judge("any(talk_ok == false and talk_kind == own)", **env) is False


def test_rows_are_counted_by_their_columns():
    env = {"steps": rows("agreed", "agreed", "open")}

    assert judge("count(steps, state == agreed) == 2", **env) is True
    assert judge("count(steps, state == agreed and hours > 0) == 1", **env) is True
    assert judge("count(steps) == 3", **env) is True
    assert judge("count(steps) > 0") is None
    assert judge("count(steps) > 0", steps=NOT_ASKED) is False


def test_done_occurrences_of_a_task_are_counted():
    assert judge("count(talk) >= 2", **{"done(talk)": 2}) is True
    assert judge("count(talk) >= 2", **{"done(talk)": 0}) is False


def test_the_day_of_an_event_is_read_apart_from_an_answer_of_that_name():
    assert judge("day(recovered) == 2026-01-05", **{"day(recovered)": A_DAY}) is True


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "empty"),
        ("a = b", "write `==`"),
        ("a ==", "not a condition"),
        ("a < b < c", "write it with `and`"),
        ("a + b == 2", "'+'"),
        ("a - b == 2", "'a - b'"),
        ("a.b.c == 1", "a.b.c"),
        ("a[0] == 1", "'['"),
        ("lambda: 1", "':'"),
        ("__import__('os')", "__import__"),
        ("a if b else c", "do not know"),
        ("(x for x in y)", "do not know"),
        ("a in b", "list between brackets"),
        ("a in ()", "list between brackets"),
        ("a == True", "write `true`"),
        ("a == yes", "write `true`"),
        ("a is None", "do not know"),
        ("a == None", "unknown"),
        ("len(a) > 2", "calls 'len'"),
        ("any_of(a)", "any_of(answer, option, ...)"),
        ("count(1)", "count(task)"),
        ("latest(a == b)", "latest(answer)"),
        ("any(latest(a) == b)", "inside one another"),
        ("day()", "day(event)"),
        ("count(a, state=agreed)", "do not know"),
        ("Naam == 1", "snake_case"),
        ("ﬁt == 1", "'ﬁ'"),
        ("a == 0x10", "'0x10'"),
        ("a == 1_000", "'1_000'"),
        ("a == 1e400", "'1e400'"),
        ("a == 007", "not a condition"),
        ("1and 2", "'1and'"),
        ("a == 2026-02-30", "does not exist"),
        ("a == 'x\\d'", "'\\'"),
        ("a\x00b", "do not know"),
        ("(" * 250 + "a" + ")" * 250, "not a condition"),
        ("a and " * 120 + "a", "longer than 600"),
    ],
)
def test_what_a_line_cannot_say_is_refused_with_the_reason(line, says):
    with pytest.raises(ConditionError) as refused:
        parse(line)

    assert says in str(refused.value)


def test_a_long_row_of_nots_is_still_a_condition():
    assert condition("not " * 140 + "a").judge({"a": True}) is True


@given(st.text(max_size=80))
def test_no_line_makes_the_parser_fail_otherwise(line):
    try:
        tree = parse(line)
    except ConditionError:
        return
    json.dumps(tree)
    condition(line).judge({})


def test_explain_names_what_decided():
    line = condition("a == true or b == true and c == true")

    assert line.explain({"a": True}).because == {"a"}
    assert line.explain({"a": False, "b": False, "c": True}).because == {"a", "b"}
    assert line.explain({"a": False, "b": True, "c": True}).because == {"b", "c"}


def test_explain_names_what_is_missing():
    line = condition("a == true and b == true and c == true")

    judgement = line.explain({"a": True, "b": None})

    assert judgement.verdict is None
    assert judgement.because == {"b", "c"}


def test_explain_names_a_repeated_answer_of_which_one_is_missing():
    judgement = condition("any(talk_ok == true)").explain({"each(talk_ok)": (False, None)})

    assert judgement.verdict is None
    assert judgement.because == {"talk_ok"}


def test_options_and_columns_are_no_names_but_an_answer_called_like_a_column_is():
    line = condition("count(steps, state == agreed) > 0 and state == own", WORDS)

    assert line.names == {"steps", "state"}


def test_uses_tell_how_a_name_is_read():
    tree = parse("a and latest(b) == c and count(d) > 0 and count(e, f == g) > 0 and day(h) > i")

    assert set(uses(tree)) == {
        ("bare", "a"),
        ("across", "b"),
        ("bare", "c"),
        ("count", "d"),
        ("rows", "e"),
        ("day", "h"),
        ("bare", "i"),
    }
    assert names_in(tree) == {"a", "b", "c", "d", "e", "h", "i"}


def test_readings_that_make_no_difference_any_more_leave_the_same_residue():
    line = condition("(a == true or b == true) and c == true")

    assert (
        line.residue({"a": True, "b": False})
        == line.residue({"a": True, "b": True})
        == line.residue({"a": True})
    )
    assert line.residue({"a": True}) != line.residue({"a": False})
    assert line.residue({"a": False, "b": False}) == line.residue({"c": False})


def test_what_an_open_comparison_already_knows_is_part_of_the_residue():
    line = condition("hours > contract")

    assert line.residue({"hours": 3}) != line.residue({"hours": 30})
    assert condition("any(x == y)").residue({"each(x)": (1,)}) != condition("any(x == y)").residue(
        {"each(x)": (2,)}
    )


NAMES = ("a", "b", "c", "d")
LINES = st.recursive(
    st.sampled_from([f"{name} == true" for name in NAMES] + list(NAMES)),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(("and", "or")), inner).map(
            lambda parts: "({} {} {})".format(*parts)
        ),
        inner.map(lambda part: f"(not {part})"),
    ),
    max_leaves=6,
)
READINGS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from((True, False, NOT_ASKED)))


@given(LINES, READINGS, READINGS)
def test_knowing_more_never_overturns_a_verdict(line, known, more):
    parsed = condition(line)

    before = parsed.judge(known)

    if before is not None:
        assert parsed.judge({**more, **known}) is before


@given(LINES, READINGS, READINGS, READINGS)
def test_equal_residues_lead_to_equal_verdicts(line, one, other, rest):
    parsed = condition(line)
    rest = {name: value for name, value in rest.items() if name not in one and name not in other}

    if parsed.residue(one) == parsed.residue(other) and one.keys() == other.keys():
        assert parsed.judge({**one, **rest}) is parsed.judge({**other, **rest})


@given(LINES, READINGS)
def test_the_named_answers_alone_give_the_verdict(line, env):
    parsed = condition(line)

    judgement = parsed.explain(env)

    assert judgement.verdict is parsed.judge(env)
    if judgement.verdict is not None:
        assert (
            parsed.judge({name: env[name] for name in judgement.because if name in env}) is judgement.verdict
        )


def test_always_is_true_and_equals_what_is_parsed():
    assert ALWAYS.judge({}) is True
    assert condition("true") == ALWAYS


def test_unknown_is_true_while_nobody_knows_and_never_unknown_itself():
    line = condition("unknown(a == true)")

    assert line.judge({}) is True
    assert line.judge({"a": True}) is line.judge({"a": False}) is False
    assert line.judge({"a": NOT_ASKED}) is False
    assert condition("unknown(topics)").judge({"topics": ()}) is True


def test_what_rests_on_something_unknown_is_not_firm_and_says_on_what():
    line = condition("a == true or unknown(b)")

    assert line.judge({"a": False}) is True
    assert line.firmly.judge({"a": False}) is None
    assert line.firmly.explain({"a": False}).because == {"b"}
    assert line.firmly.judge({"a": True}) is True
    assert line.firmly.judge({"a": False, "b": True}) is False


def test_an_unknown_that_can_still_be_answered_stays_in_the_residue():
    line = condition("unknown(a) or b == true")
    settled = Settled({"b": False})
    settled.settled = frozenset({"a"})

    assert line.residue({"b": False}) not in ("True", "False")
    assert line.residue({"a": True, "b": False}) == "False"
    assert line.residue(settled) == "True"


@pytest.mark.parametrize(
    ("first", "last", "verdict"),
    [
        (date(2026, 11, 30), date(2026, 8, 30), True),
        (date(2026, 11, 30), date(2026, 8, 29), False),
        (date(2026, 11, 30), date(2027, 2, 28), True),
        (date(2026, 11, 30), date(2027, 3, 1), False),
        (date(2026, 11, 30), None, None),
        (date(2026, 11, 30), NOT_ASKED, False),
    ],
)
def test_months_are_counted_both_ways_and_end_on_the_last_day(first, last, verdict):
    assert condition("within_months(a, 3, b)").judge({"a": first, "b": last}) is verdict


def test_every_part_that_decides_can_be_named():
    line = condition("a == true or b == true or c == true")

    assert line.explain({"a": False, "b": True, "c": True}, every=True).because == {"b", "c"}


def test_a_line_gets_shorter_once_one_answer_is_known():
    told = "(role in (adviser, coach) and fit == true) or not (role == coach)"
    line = condition(told, ("adviser", "coach"))

    assert line.given("role", "coach").names == {"fit"}
    assert line.given("role", "coach").judge({"fit": True}) is True
    assert line.given("role", "coach").judge({}) is None
    assert line.given("role", "adviser").judge({}) is True
    for role in ("adviser", "coach", "other"):
        for fit in (True, False, None):
            assert line.given("role", role).judge({"fit": fit}) is line.judge({"role": role, "fit": fit})
