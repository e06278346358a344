"""What continued pay costs: exact, in lines that add up, by the rules of BW 7:629."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.content.loader import load
from wizard.content.model import DatedValue
from wizard.plan.costs import Amounts, Contract, Per, Period, amounts_on, cents, costs_of, exact

START = date(2026, 1, 1)
AMOUNTS = Amounts(
    DatedValue(START, 14.71, "minimum_wage"),
    DatedValue(START, 304.25, "maximum_daily_wage"),
    DatedValue(START, 261, "maximum_daily_wage"),
)
MONEY = st.decimals("1", "20000", places=2)
SHARES = st.integers(70, 100).map(Decimal)
PERS: st.SearchStrategy[Per] = st.sampled_from(["month", "four_weeks", "week", "hour"])
CONTRACTS = st.builds(
    Contract,
    wage=MONEY,
    per=PERS,
    hours=st.decimals("1", "40", places=1),
    days=st.integers(1, 7).map(Decimal),
    share_1=SHARES,
    share_2=SHARES,
    waiting_days=st.integers(0, 2),
    above_maximum=st.booleans(),
)


def line(period: Period, name: str) -> Decimal | None:
    return next((one.amount for one in period.lines if one.id == name), None)


def with_wage(contract: Contract, wage: Decimal) -> Contract:
    from dataclasses import replace

    return replace(contract, wage=wage)


@given(CONTRACTS, MONEY)
def test_a_higher_wage_never_costs_less(contract: Contract, other: Decimal) -> None:
    low, high = sorted((contract.wage, other))

    cheap, dear = (costs_of(with_wage(contract, wage), AMOUNTS) for wage in (low, high))

    for one, two in zip(
        (cheap.year_1, cheap.year_2, cheap.sanction), (dear.year_1, dear.year_2, dear.sanction), strict=True
    ):
        assert two.total >= one.total


@given(CONTRACTS)
def test_the_floor_counts_in_the_first_year_only_and_never_above_the_wage(contract: Contract) -> None:
    found = costs_of(contract, AMOUNTS)

    assert line(found.year_2, "floor") is None and line(found.sanction, "floor") is None
    floor, wage = line(found.year_1, "floor"), line(found.year_1, "wage")
    assert floor is not None and wage is not None and floor <= wage
    assert found.year_1.total - (line(found.year_1, "waiting") or 0) >= floor


@given(CONTRACTS)
def test_the_periods_add_up_to_the_totals(contract: Contract) -> None:
    found = costs_of(contract, AMOUNTS)

    assert found.total == found.year_1.total + found.year_2.total
    assert found.total_with_sanction == found.total + found.sanction.total
    assert found.year_1.total == cents(found.year_1.total)


@given(CONTRACTS)
def test_a_waiting_day_takes_one_working_day_of_the_52_weeks(contract: Contract) -> None:
    from dataclasses import replace

    without = costs_of(replace(contract, waiting_days=0), AMOUNTS).year_1.total
    found = costs_of(contract, AMOUNTS)

    expected = cents(without * contract.waiting_days / (52 * contract.days))
    assert found.year_1.total == without - expected
    assert found.year_2.total == costs_of(replace(contract, waiting_days=0), AMOUNTS).year_2.total


@given(CONTRACTS)
def test_the_lines_give_the_total(contract: Contract) -> None:
    for period in (
        costs_of(contract, AMOUNTS).year_1,
        costs_of(contract, AMOUNTS).year_2,
        costs_of(contract, AMOUNTS).sanction,
    ):
        paid = [one.amount for one in period.lines if one.id in ("share", "floor") and one.counts]
        off = sum((one.amount for one in period.lines if one.id == "waiting"), Decimal(0))
        assert period.total == paid[-1] + off


@given(CONTRACTS)
def test_the_sanction_costs_what_the_second_year_costs(contract: Contract) -> None:
    found = costs_of(contract, AMOUNTS)

    assert found.sanction.total == found.year_2.total


@pytest.mark.parametrize(("wage", "total"), [("10000.00", "55586.48"), ("5000.00", "42000.00")])
def test_pay_above_the_maximum_daily_wage_is_left_out(wage: str, total: str) -> None:
    found = costs_of(Contract(Decimal(wage), "month", Decimal(40)), AMOUNTS)

    assert found.year_2.total == Decimal(total)


def test_an_amount_that_is_not_known_makes_no_line() -> None:
    found = costs_of(Contract(Decimal(2000), "month", Decimal(40)), Amounts(None, None, None))

    assert [one.id for one in found.year_1.lines] == ["wage", "share"]


def test_amounts_are_exact() -> None:
    assert exact(DatedValue(START, 14.71, "x")) == Decimal("14.71")


def test_the_examples_of_the_content_hold() -> None:
    content = load(Path(__file__).parents[2] / "flows")
    examples = content.flows["employer_case"].cost_examples

    assert len(examples) >= 4
    for example in examples:
        contract = Contract(
            wage=Decimal(example.wage),
            per=example.per,
            hours=Decimal(str(example.hours)),
            days=Decimal(str(example.days)),
            share_1=Decimal(str(example.share_1)),
            share_2=Decimal(str(example.share_2)),
            waiting_days=example.waiting_days,
            above_maximum=example.above_maximum,
        )
        found = costs_of(contract, amounts_on(content.parameters, example.day))
        totals = [str(period.total) for period in (found.year_1, found.year_2, found.sanction)]
        assert totals == [example.year_1, example.year_2, example.sanction], example.name
