"""Every outcome table on its own, with readings that no journey may ever bring together."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.case.facts import FACTS
from wizard.content.answer_types import STATUS_WORDS, Row
from wizard.content.conditions import NOT_ASKED
from wizard.content.loader import load
from wizard.content.model import Flow, Question
from wizard.plan.outcomes import decide

CONTENT = load(Path(__file__).parents[2] / "flows")
FLOWS = [flow for flow in CONTENT.flows.values() if flow.outcomes]
DAYS = st.sampled_from([date(2026, 1, 5), date(2026, 3, 1)])
FACTS_READ_AS = {"yes_no": st.booleans(), "number": st.integers(0, 800), "date": DAYS}


def known_readings(question: Question) -> st.SearchStrategy[Any]:
    """What the answer to a question can read as, once it is known."""
    match question.type:
        case "yes_no" | "yes_no_unknown":
            return st.booleans()
        case "choice":
            return st.sampled_from([option.id for option in question.options])
        case "date":
            return DAYS
        case "number":
            return st.integers(0, 60)
        case "multi":
            ids = [option.id for option in question.options]
            return st.lists(st.sampled_from(ids), min_size=1, unique=True).map(tuple)
        case "status":
            return st.sampled_from(STATUS_WORDS)
        case "rows":
            filled = {column.id: column.options[0].id for column in question.columns if column.options}
            return st.sampled_from(
                [(Row("r1", {}),), (Row("r1", filled), Row("r2", {})), (Row("r1", filled),)]
            )
    return st.just("x")


def readings(flow: Flow) -> st.SearchStrategy[dict[str, Any]]:
    """Every name that the table reads: known, unknown or not asked."""
    questions = {q.id: (task, q) for task in flow.tasks.values() for q in task.questions}
    drawn: dict[str, st.SearchStrategy[Any]] = {}
    for name in sorted({name for row in flow.outcomes for name in row.when.names}):
        if name in CONTENT.parameters:
            drawn[name] = st.just(CONTENT.parameters[name].values[-1].value)
            continue
        if name not in questions:
            drawn[name] = FACTS_READ_AS[FACTS[name][0].kind]
            continue
        task, question = questions[name]
        one = known_readings(question) | st.none() | st.just(NOT_ASKED)
        if task.per or task.repeats:
            drawn[f"each({name})"] = st.lists(one, max_size=2).map(tuple)
        else:
            drawn[name] = one
    return st.fixed_dictionaries(drawn)


@pytest.mark.parametrize("flow", FLOWS, ids=[flow.id for flow in FLOWS])
@settings(max_examples=300)
@given(data=st.data())
def test_an_outcome_that_is_not_provisional_stays_whatever_is_answered_later(
    flow: Flow, data: st.DataObject
) -> None:
    """A row can never win by silence: an unknown above the winner says so."""
    env = data.draw(readings(flow))
    before = decide(flow.outcomes, env)
    if before.won is None or before.provisional:
        return
    questions = {q.id: q for task in flow.tasks.values() for q in task.questions}
    later = {
        name: data.draw(known_readings(questions[name])) if value is None and name in questions else value
        for name, value in env.items()
    }

    after = decide(flow.outcomes, later)

    # That a case is not for this program is asked once, and nobody waits for it.
    assert after.won is not None
    assert after.won is before.won or after.won.outside


def is_open(value: Any) -> bool:
    """Not answered; or a list of which a row says too little, such as a condition that nobody judged."""
    rows = value if isinstance(value, tuple) else ()
    return value is None or any(isinstance(row, Row) and row.cells.get("state") is None for row in rows)


@pytest.mark.parametrize("flow", FLOWS, ids=[flow.id for flow in FLOWS])
@settings(max_examples=300)
@given(data=st.data())
def test_a_provisional_outcome_names_an_answer_that_is_missing(flow: Flow, data: st.DataObject) -> None:
    env = data.draw(readings(flow))

    standing = decide(flow.outcomes, env)

    if standing.provisional:
        assert standing.missing
        for name in standing.missing:
            assert is_open(env.get(name)), name


DECIDING = [flow for flow in FLOWS if flow.roles]


@pytest.mark.parametrize("flow", DECIDING, ids=[flow.id for flow in DECIDING])
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_check_always_comes_to_an_outcome_and_never_accepts_on_silence(
    flow: Flow, data: st.DataObject
) -> None:
    """Whatever is answered, unknown or not asked."""
    env = data.draw(readings(flow))
    env["role"] = data.draw(st.sampled_from(sorted(flow.roles)))

    for table in (flow.outcomes, flow.interim):
        standing = decide(table, {"today": date(2026, 2, 1), **env})

        assert standing.won is not None
        assert not (standing.won.only_when_known and standing.provisional)
