"""What continued pay costs: the form and the sum in words. The wage stays out of the record."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from wizard.case.record import Raw
from wizard.content.model import DatedValue
from wizard.dutch import short_day
from wizard.plan.costs import PERIODS, Amounts, Contract, Costs, Line, Period, amounts_on, costs_of, exact
from wizard.session.open_case import Standing
from wizard.views import CostLineView, CostPeriodView, CostsView, FieldView, OptionView, Refused

_MONEY: Final = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,2})?|\d{1,7}([.,]\d{1,2})?")
_BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "hours": (1, 60),
    "days": (1, 7),
    "share_1": (70, 100),
    "share_2": (70, 100),
    "waiting": (0, 2),
}
_WRONG: Final = {"share_1": "share", "share_2": "share"}


def costs_fields(now: Standing, kept: str) -> tuple[FieldView, ...]:
    """The fields to fill in: with what was kept before, else with what the case knows of the contract."""
    texts = now.wording.texts
    stored: Mapping[str, Any] = json.loads(kept) if kept else {}
    person = now.wording.person
    hours, waiting = now.walk.value("contract_hours"), now.walk.value("waiting_days")
    start: dict[str, Raw] = {
        "per": "month",
        "hours": hours if isinstance(hours, int | float) else None,
        "days": 5,
        "share_1": 70,
        "share_2": 70,
        "waiting": int(waiting) if isinstance(waiting, int | float) else 0,
        "above": False,
        "keep": bool(stored),
        **stored,
    }
    ways = tuple(OptionView(per, texts(f"costs.per_{per}")) for per in PERIODS)

    def amount(name: str, label: str, unit: str, help: str = "") -> FieldView:
        return FieldView(
            name,
            "number",
            texts(f"costs.{label}", person=person),
            help=texts(help) if help else "",
            value=start[name],
            unit=texts(f"costs.{unit}_unit"),
        )

    return (
        FieldView(
            "wage",
            "text",
            texts("costs.wage"),
            help=texts("costs.wage_help"),
            value=start.get("wage"),
            max_length=16,
        ),
        FieldView("per", "choice", texts("costs.per"), value=start["per"], options=ways),
        amount("hours", "hours", "hours"),
        amount("days", "days", "days"),
        amount("share_1", "share_1", "share", "costs.share_help"),
        amount("share_2", "share_2", "share", "costs.share_help"),
        amount("waiting", "waiting", "waiting", "costs.waiting_help"),
        FieldView(
            "above", "yes_no", texts("costs.above"), help=texts("costs.above_help"), value=start["above"]
        ),
        FieldView("keep", "yes_no", texts("costs.keep"), help=texts("costs.keep_help"), value=start["keep"]),
    )


def read_money(text: str) -> Decimal | None:
    """The amount in a text as the Dutch write it ("2.800", "2800,50"); None when it is none."""
    clean = text.strip().removeprefix("€").strip()
    if not _MONEY.fullmatch(clean):
        return None
    if "," in clean or re.fullmatch(r"\d{1,3}(\.\d{3})+", clean):
        clean = clean.replace(".", "").replace(",", ".")
    return Decimal(clean)


def read_contract(now: Standing, raw: Mapping[str, Raw]) -> Contract | Refused:
    """What was filled in; refused with a sentence per field."""
    texts, wrong = now.wording.texts, {}
    money = read_money(str(raw.get("wage") or ""))
    if money is None or money <= 0:
        wrong["wage"] = texts("costs.wrong_money")
    if raw.get("per") not in PERIODS:
        wrong["per"] = texts("wrong.choice")
    numbers: dict[str, Decimal] = {}
    for name, (least, most) in _BOUNDS.items():
        value = raw.get(name)
        if _is_between(value, least, most) and (name != "waiting" or isinstance(value, int)):
            numbers[name] = Decimal(str(value))
        else:
            wrong[name] = texts(f"costs.wrong_{_WRONG.get(name, name)}")
    for name in ("above", "keep"):
        if not isinstance(raw.get(name), bool):
            wrong[name] = texts("wrong.choice")
    if wrong or money is None:
        return Refused(wrong)
    return Contract(
        wage=money,
        per=raw["per"],  # type: ignore[arg-type]
        hours=numbers["hours"],
        days=numbers["days"],
        share_1=numbers["share_1"],
        share_2=numbers["share_2"],
        waiting_days=int(numbers["waiting"]),
        above_maximum=raw["above"] is True,
    )


def _is_between(value: Raw, least: int, most: int) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def to_keep(raw: Mapping[str, Raw]) -> str:
    """What is kept of the form: everything when the user asked for it, else nothing at all."""
    return json.dumps({name: value for name, value in raw.items() if name != "keep"}) if raw["keep"] else ""


def costs_view(now: Standing, case: str, contract: Contract) -> CostsView:
    """The sum in words."""
    texts = now.wording.texts
    amounts = amounts_on(now.content.parameters, now.today)
    found = costs_of(contract, amounts)
    names = ("year_1", "year_2", "sanction")
    periods = tuple(_period(now, contract, getattr(found, name)) for name in names)
    return CostsView(
        case=case,
        periods=periods,
        totals=_totals(now, found),
        adds=texts("costs.adds", amount=euros(found.sanction.total)),
        notes=tuple(_notes(now, amounts)),
        left_out=tuple(
            texts(f"costs.note_{name}", person=now.wording.person)
            for name in ("holiday", "worked", "benefit", "shorter", "sanction", "repair", "young")
        ),
        sources=texts("costs.sources"),
    )


def _totals(now: Standing, found: Costs) -> tuple[CostLineView, ...]:
    texts = now.wording.texts
    return (
        CostLineView(texts("costs.year_1"), euros(found.year_1.total)),
        CostLineView(texts("costs.year_2"), euros(found.year_2.total)),
        CostLineView(texts("costs.total"), euros(found.total)),
        CostLineView(texts("costs.sanction"), euros(found.sanction.total)),
        CostLineView(texts("costs.total_with_sanction"), euros(found.total_with_sanction)),
    )


def _period(now: Standing, contract: Contract, period: Period) -> CostPeriodView:
    texts = now.wording.texts
    lines = tuple(_line(now, contract, line) for line in period.lines)
    total = CostLineView(texts("costs.line_total"), euros(period.total))
    return CostPeriodView(texts(f"costs.{period.id}"), total.amount, (*lines, total))


def _line(now: Standing, contract: Contract, line: Line) -> CostLineView:
    key = f"costs.line_{line.id}"
    match line.id:
        case "wage":
            key = f"{key}_{contract.per}"
        case "floor" if not line.counts:
            key = f"{key}_low"
        case "floor" if line.amount < _product(line):
            key = f"{key}_wage"
        case "waiting" if contract.waiting_days == 1:
            key = f"{key}_one"
    words = [_part(line, place, part) for place, part in enumerate(line.parts)]
    filled = dict(zip("abc", words, strict=False))
    return CostLineView(now.wording.texts(key, **filled), euros(line.amount))


def _product(line: Line) -> Decimal:
    result = Decimal(1)
    for part in line.parts:
        result *= part
    return result


def _part(line: Line, place: int, part: Decimal) -> str:
    """Amounts of money as euros; hours, days and percentages as plain numbers."""
    is_money = {"wage": place == 0, "maximum": place == 0, "share": place == 1, "floor": place == 0}
    return euros(part) if is_money.get(line.id, place == 1) else plain(part)


def _notes(now: Standing, amounts: Amounts) -> list[str]:
    texts = now.wording.texts
    notes = [texts("costs.note_weeks"), texts("costs.note_floor")]
    dated = {"minimum": amounts.hourly_minimum, "maximum": amounts.daily_maximum}
    for name, value in dated.items():
        if value is not None:
            day = short_day(value.start)
            notes.append(texts(f"costs.note_{name}", amount=euros(exact(value)), day=day))
    if None in dated.values():
        notes.append(texts("costs.note_unknown"))
    if old := _oldest(now, amounts):
        notes.append(texts("costs.note_old", day=old))
    return notes


def _oldest(now: Standing, amounts: Amounts) -> str:
    """The day on which somebody should have looked at an amount again; "" while none has passed."""
    used: tuple[DatedValue | None, ...] = (amounts.hourly_minimum, amounts.daily_maximum)
    passed = [one.review_by for one in used if one and one.review_by and one.review_by <= now.today]
    return short_day(min(passed)) if passed else ""


def euros(amount: Decimal) -> str:
    """€ 24.283,12; a minus before it when it goes off."""
    whole = f"{abs(amount):,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"−€ {whole}" if amount < 0 else f"€ {whole}"


def plain(value: Decimal) -> str:
    """7,5 or 40: no zeros that say nothing."""
    shown = f"{value:f}"
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown).replace(".", ",")
