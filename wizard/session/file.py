"""The page about the file for UWV: what is there, what is missing, where UWV may look."""

from __future__ import annotations

from datetime import date
from typing import Final

from wizard.dutch import day_in_words
from wizard.plan.file_check import ItemStanding, RiskStanding
from wizard.session.open_case import Standing
from wizard.session.tasks import PAPER
from wizard.views import FileGroupView, FileItemView, FileView, RiskView

THE_PAPER: Final = "file_check"
_ORDER: Final = ("missing", "unsigned", "unknown", "present", "not_needed")


def file_view(now: Standing, case: str) -> FileView:
    """How the file of the open case stands today."""
    texts, check = now.wording.texts, now.file
    views = {one.item.id: item_view(now, one) for one in check.items}
    due = [one for one in check.items if one.state != "not_needed"]
    later = [one for one in check.items if one.state == "not_needed"]
    groups = [
        FileGroupView(
            texts(f"file.group_{kind}"),
            tuple(views[one.item.id] for one in due if one.item.kind == kind),
        )
        for kind in ("listed", "proof")
    ]
    groups.append(FileGroupView(texts("file.group_later"), tuple(views[one.item.id] for one in later), True))
    risks = tuple(risk_view(now, one) for one in check.risks if one.is_there)
    unknown = tuple(risk_view(now, one) for one in check.risks if one.is_there is None)
    return FileView(
        case=case,
        person=now.wording.person,
        heading=texts("file.title"),
        summary=_summary(now),
        intro=texts("file.intro"),
        first=views[check.next.item.id] if check.next else None,
        groups=tuple(group for group in groups if group.items),
        risks=risks,
        unknown_risks=unknown,
        paper=THE_PAPER if THE_PAPER in now.flow.documents else "",
    )


def _summary(now: Standing) -> str:
    """What is there, and what is still to do, as counts: never as a percentage."""
    texts, items = now.wording.texts, now.file.items
    there = sum(one.state == "present" for one in items)
    wanted = sum(one.state != "not_needed" for one in items)
    missing = sum(one.state == "missing" for one in items)
    unsigned = sum(one.signing == "open" for one in items)
    unknown = sum(one.state == "unknown" for one in items)
    lines = [texts("file.count", there=there, wanted=wanted)]
    for key, count in (("missing", missing), ("unsigned", unsigned), ("unknown", unknown)):
        if count:
            lines.append(texts(f"file.count_{key}" + ("_one" if count == 1 else ""), count=count))
    return " ".join(lines if len(lines) > 1 else [*lines, texts("file.count_done")])


def item_view(now: Standing, standing: ItemStanding) -> FileItemView:
    """One item in words."""
    item, texts, fill = standing.item, now.wording.texts, now.wording.fill
    state = "unsigned" if standing.state == "present" and standing.signing == "open" else standing.state
    asks = state in ("missing", "unknown")
    if state == "not_needed" and not standing.is_not_yet:
        missing = fill(item.not_needed)
    elif state == "unknown":
        missing = texts("file.unknown")
    elif state == "unsigned":
        missing = texts("file.unsigned")
    else:
        missing = fill(item.missing) if asks else ""
    place = item.task or (PAPER + item.document if item.document else "")
    return FileItemView(
        id=item.id,
        title=fill(item.title),
        looks_at=fill(item.looks_at),
        state=state,
        state_text=texts("file.state_not_yet" if standing.is_not_yet else f"file.state_{state}"),
        facts=tuple(_facts(now, standing)),
        missing=missing,
        repair=fill(item.repair) if asks else texts("file.unsigned_repair") if state == "unsigned" else "",
        place=place if asks else "",
        button=texts("file.go") if asks and place else "",
        signed_as=item.signed_as if standing.state == "present" and item.signed else "",
    )


def _facts(now: Standing, standing: ItemStanding) -> list[str]:
    item, texts = standing.item, now.wording.texts
    who = texts(f"file.from_{item.supplied_by}", person=now.wording.person)
    facts = [who]
    if standing.needed_from:
        facts.append(texts("file.needed_from", day=day_in_words(standing.needed_from)))
    if standing.day and standing.state == "present" and standing.signing != "signed":
        facts.append(texts("file.day", day=day_in_words(standing.day)))
    said = signed_text(now, standing)
    return [*facts, said] if said else facts


def signed_text(now: Standing, standing: ItemStanding) -> str:
    """Who signed it and when, or why not; "" while nothing was recorded."""
    texts, signature = now.wording.texts, standing.signature
    if standing.signing == "signed" and signature:
        return texts("file.signed", day=day_in_words(signature.day))
    if standing.signing == "refused" and signature:
        refused = texts("file.refused", reason=signature.reason.rstrip("."))
        return f"{refused} {texts('file.refused_talk')}"
    return ""


def risk_view(now: Standing, standing: RiskStanding) -> RiskView:
    """One risk in words; one that is not known says what would tell."""
    risk, texts, fill = standing.risk, now.wording.texts, now.wording.fill
    sources = now.content.sources
    titles = dict.fromkeys(sources[name].title for name in risk.source if name in sources)
    return RiskView(
        id=risk.id,
        title=fill(risk.title),
        text=fill(risk.text),
        repair=fill(risk.repair),
        place=_place_of(now, risk.task),
        button=texts("file.go") if _place_of(now, risk.task) else "",
        sources=texts("file.sources", sources="; ".join(titles)),
        is_verified=risk.verified,
    )


def _place_of(now: Standing, task: str) -> str:
    """Where a risk is repaired: the task, or its latest occurrence when it belongs to an event."""
    if not task:
        return ""
    if not now.flow.tasks[task].per:
        return task
    openers = now.walk.openers.get(task, ())
    return f"{task}@{openers[-1]}" if openers else ""


def signed_day_refusal(now: Standing, day: date) -> str:
    """Why a day cannot be the day of a signature; "" when it can."""
    first = now.walk.env.get(now.flow.first_day)
    if day > now.today:
        return now.wording.texts("wrong.future")
    if isinstance(first, date) and day < first:
        return now.wording.texts("file.before_first_day")
    return ""
