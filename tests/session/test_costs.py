"""Amounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from wizard.session.costs import euros, plain, read_money


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2800", "2800"),
        ("2.800", "2800"),
        ("2.800,50", "2800.50"),
        ("2800,5", "2800.5"),
        ("2800.50", "2800.50"),
        ("€ 14,71", "14.71"),
        ("1.234.567,89", "1234567.89"),
    ],
)
def test_an_amount_is_read_as_it_is_written(text: str, amount: str) -> None:
    assert read_money(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "veel", "2,800,50", "2.80.00", "-5", "1e4", "12,345", "99999999"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert read_money(text) is None


def test_amounts_are_shown_as_the_dutch_write_them() -> None:
    assert euros(Decimal("24283.12")) == "€ 24.283,12"
    assert euros(Decimal("-105")) == "−€ 105,00"
    assert [plain(Decimal(value)) for value in ("70", "37.50", "100")] == ["70", "37,5", "100"]
