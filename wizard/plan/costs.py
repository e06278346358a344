"""What continued pay costs: exact sums per period, as lines that a person can do again.

Amounts are euros as Decimal. Each line is rounded to whole cents, half a cent upward, and every total adds
up the rounded lines. Fifty-two weeks count as twelve months, thirteen periods of four weeks or 52 weeks.
Parameters come in; no amount of the law stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, TypeAlias

from wizard.content.model import DatedValue, Parameter

Per: TypeAlias = Literal["month", "four_weeks", "week", "hour"]
PERIODS: Final[Mapping[Per, int]] = {"month": 12, "four_weeks": 13, "week": 52, "hour": 52}
"""How often a wage is paid in the 52 weeks that one year of pay lasts; an hour is paid for its week."""
WEEKS: Final = 52
_CENT: Final = Decimal("0.01")
_WHOLE: Final = Decimal(100)

PeriodId: TypeAlias = Literal["year_1", "year_2", "sanction"]
LineId: TypeAlias = Literal["wage", "maximum", "share", "floor", "waiting"]


@dataclass(frozen=True, slots=True)
class Contract:
    """What was agreed about pay. Shares are percentages of the wage."""

    wage: Decimal
    per: Per
    hours: Decimal
    """Per week."""
    days: Decimal = Decimal(5)
    """Working days per week."""
    share_1: Decimal = Decimal(70)
    share_2: Decimal = Decimal(70)
    waiting_days: int = 0
    above_maximum: bool = False
    """Whether pay above the maximum daily wage is continued as well: the contract decides."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of the law on a day; None where none is known. `days_in_year` turns days into a year."""

    hourly_minimum: DatedValue | None
    daily_maximum: DatedValue | None
    days_in_year: DatedValue | None


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the sum: `parts` multiplied, or a percentage of the line before, gives `amount`."""

    id: LineId
    amount: Decimal
    parts: tuple[Decimal, ...] = ()
    counts: bool = True
    """False for a line that is shown but changes nothing: the floor that lies below the pay."""


@dataclass(frozen=True, slots=True)
class Period:
    """Fifty-two weeks of pay."""

    id: PeriodId
    lines: tuple[Line, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Costs:
    """Both years, and what a sanction of 52 weeks would add."""

    year_1: Period
    year_2: Period
    sanction: Period

    @property
    def total(self) -> Decimal:
        """Of the two years."""
        return self.year_1.total + self.year_2.total

    @property
    def total_with_sanction(self) -> Decimal:
        return self.total + self.sanction.total


def amounts_on(parameters: Mapping[str, Parameter], day: date) -> Amounts:
    """The amounts that hold on a day."""
    return Amounts(
        *(_on(parameters, name, day) for name in ("minimum_wage", "maximum_daily_wage", "daily_wage_days"))
    )


def _on(parameters: Mapping[str, Parameter], name: str, day: date) -> DatedValue | None:
    known = [value for value in parameters[name].values if value.start <= day] if name in parameters else []
    return max(known, key=lambda value: value.start, default=None)


def cents(amount: Decimal) -> Decimal:
    """Rounded to whole cents, half a cent upward."""
    return amount.quantize(_CENT, ROUND_HALF_UP)


def exact(value: DatedValue) -> Decimal:
    """The value as it is written in the content."""
    return Decimal(str(value.value))


def costs_of(contract: Contract, amounts: Amounts) -> Costs:
    """What the employer pays in each period (BW 7:629 lid 1 and 9)."""
    return Costs(
        _period("year_1", contract, amounts, contract.share_1, has_floor=True),
        _period("year_2", contract, amounts, contract.share_2),
        _period("sanction", contract, amounts, contract.share_2),
    )


def _period(
    name: PeriodId, contract: Contract, amounts: Amounts, share: Decimal, has_floor: bool = False
) -> Period:
    wage = _wage(contract)
    lines = [wage]
    base = wage.amount
    if (most := _maximum(amounts)) is not None and most.amount < base and not contract.above_maximum:
        lines.append(most)
        base = most.amount
    paid = Line("share", cents(base * share / _WHOLE), (share, base))
    lines.append(paid)
    total = paid.amount
    if has_floor and (floor := _floor(contract, amounts, wage.amount)) is not None:
        raises = floor.amount > total
        lines.append(Line("floor", floor.amount, floor.parts, counts=raises))
        total = max(total, floor.amount)
    if has_floor and contract.waiting_days:
        parts = (Decimal(contract.waiting_days), total, WEEKS * contract.days)
        off = cents(total * contract.waiting_days / (WEEKS * contract.days))
        lines.append(Line("waiting", -off, parts))
        total -= off
    return Period(name, tuple(lines), total)


def _wage(contract: Contract) -> Line:
    parts: tuple[Decimal, ...] = (contract.wage, Decimal(PERIODS[contract.per]))
    if contract.per == "hour":
        parts = (contract.wage, contract.hours, Decimal(WEEKS))
    return Line("wage", cents(_product(parts)), parts)


def _maximum(amounts: Amounts) -> Line | None:
    if amounts.daily_maximum is None or amounts.days_in_year is None:
        return None
    parts = (exact(amounts.daily_maximum), exact(amounts.days_in_year))
    return Line("maximum", cents(_product(parts)), parts)


def _floor(contract: Contract, amounts: Amounts, wage: Decimal) -> Line | None:
    """The minimum wage for the hours of the contract, and never more than the wage itself."""
    if amounts.hourly_minimum is None:
        return None
    parts = (exact(amounts.hourly_minimum), contract.hours, Decimal(WEEKS))
    return Line("floor", min(cents(_product(parts)), wage), parts)


def _product(parts: tuple[Decimal, ...]) -> Decimal:
    result = Decimal(1)
    for part in parts:
        result *= part
    return result
