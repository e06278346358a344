"""What the command `calendar` does: from what was typed, or a parsed file, to dates or a sentence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from wizard.case.calendar import calendar_of, what_is_wrong
from wizard.content.answer_types import Wrong, read_date
from wizard.content.model import Content, Flow
from wizard.errors import CaseFileError
from wizard.plan.milestone_dates import FACTS, WITHOUT_EFFECT, CalendarRow, calendar_dates, calendar_rows
from wizard.plan.wording import sentence

_KEYS: Final = ("id", "first_sick_day", "interruptions", "facts")


def calendar_answers(content: Content, flow: Flow, parsed: Any) -> list[dict[str, Any]]:
    """The value to print for a calendar file: `[{"id": ..., "dates": {...}}]`. Raises CaseFileError."""
    reader = _Reader(content)
    return [
        {
            "id": vector["id"],
            "dates": calendar_dates(
                flow,
                reader.day(vector, "first_sick_day", at),
                reader.gaps(vector, at),
                reader.facts(vector, at),
            ),
        }
        for at, vector in reader.vectors(parsed)
    ]


def facts_not_counted(content: Content, parsed: Any) -> tuple[str, ...]:
    """A sentence for each fact that this version leaves aside. Raises CaseFileError."""
    reader = _Reader(content)
    return tuple(
        reader.say("not_counted", vector=vector["id"], name=name)
        for at, vector in reader.vectors(parsed)
        for name in reader.mapping(vector.get("facts", {}), f"{at}.facts")
        if name not in FACTS and name not in WITHOUT_EFFECT
    )


def people_calendar(content: Content, flow: Flow, start: str, gaps: Iterable[str]) -> tuple[CalendarRow, ...]:
    """The calendar for `--from START --gap FIT:SICK_AGAIN ...`. Raises CaseFileError."""
    reader = _Reader(content)
    first = reader.read_day(start, "--from")
    pairs = []
    for gap in gaps:
        fit, colon, sick_again = gap.partition(":")
        if not colon:
            raise CaseFileError("--gap", reader.say("not_a_gap"))
        pairs.append((reader.read_day(fit, "--gap"), reader.read_day(sick_again, "--gap")))
    reader.refuse_impossible(first, pairs, "--gap")
    return calendar_rows(content, flow, calendar_of(first, pairs))


def as_lines(content: Content, rows: Sequence[CalendarRow]) -> tuple[str, ...]:
    """The rows as plain text in columns: date, week, what, who, source; with the reading and hints below."""
    weeks = [sentence(content.texts, "calendar.people.week", {"week": row.week}) for row in rows]
    table = [(row.reason.day_text, week, row.what, row.who) for row, week in zip(rows, weeks, strict=True)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for row, cells in zip(rows, table, strict=True):
        padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
        lines.append("  ".join([*padded, row.source]))
        doubt = "" if row.reason.verified else content.texts["calendar.people.unverified"]
        below = (row.reason.reading.capitalize() + ".", *row.reason.steps, row.reason.hint, doubt)
        lines += [f"    {line}" for line in below if line]
    return tuple(lines)


class _Reader:
    """Reads parsed JSON, and says in a sentence what does not fit and where."""

    def __init__(self, content: Content) -> None:
        self._texts = content.texts

    def say(self, key: str, **details: Any) -> str:
        return sentence(self._texts, f"calendar.file.{key}", details)

    def vectors(self, parsed: Any) -> list[tuple[str, Mapping[str, Any]]]:
        """Every vector with its place in the file, its own keys checked."""
        top = self.mapping(parsed, "")
        listed = self.list_of(self.required(top, "vectors", "", ("vectors",)), "vectors")
        found = []
        for number, item in enumerate(listed):
            at = f"vectors[{number}]"
            vector = self.mapping(item, at)
            name = self.required(vector, "id", at)
            if not isinstance(name, str) or not name.strip():
                raise CaseFileError(f"{at}.id", self.say("not_a_text"))
            self.required(vector, "first_sick_day", f"{at} ({name})")
            self._refuse_misspelt(vector, f"{at} ({name})", _KEYS)
            found.append((f"{at} ({name})", vector))
        return found

    def required(self, mapping: Mapping[str, Any], key: str, at: str, keys: tuple[str, ...] = _KEYS) -> Any:
        self._refuse_misspelt(mapping, at, keys)
        if key not in mapping:
            raise CaseFileError(at, self.say("missing", name=key))
        return mapping[key]

    def _refuse_misspelt(self, mapping: Mapping[str, Any], at: str, keys: tuple[str, ...]) -> None:
        """A key that looks like an absent one is a slip of the pen; leaving it aside gives wrong days."""
        absent = [key for key in keys if key not in mapping]
        for typed in mapping:
            near = difflib.get_close_matches(typed, absent, n=1, cutoff=0.8) if typed not in keys else []
            if near:
                raise CaseFileError(at, self.say("misspelt", typed=typed, name=near[0]))

    def mapping(self, value: Any, at: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise CaseFileError(at, self.say("not_a_mapping"))
        return value

    def list_of(self, value: Any, at: str) -> Sequence[Any]:
        if not isinstance(value, list):
            raise CaseFileError(at, self.say("not_a_list"))
        return value

    def read_day(self, value: Any, at: str) -> date:
        day = read_date(value)
        if isinstance(day, Wrong):
            raise CaseFileError(at, self.say(day.key, **day.details))
        return day

    def day(self, mapping: Mapping[str, Any], key: str, at: str) -> date:
        return self.read_day(self.required(mapping, key, at), f"{at}.{key}")

    def gaps(self, vector: Mapping[str, Any], at: str) -> tuple[tuple[date, date], ...]:
        listed = self.list_of(vector.get("interruptions", []), f"{at}.interruptions")
        pairs = []
        for number, item in enumerate(listed):
            place = f"{at}.interruptions[{number}]"
            gap = self.mapping(item, place)
            keys = ("recovered_from", "sick_again")
            for key in keys:
                self.required(gap, key, place, keys)
            pairs.append((self.day(gap, keys[0], place), self.day(gap, keys[1], place)))
        self.refuse_impossible(self.day(vector, "first_sick_day", at), pairs, f"{at}.interruptions")
        return tuple(pairs)

    def refuse_impossible(self, first: date, pairs: Sequence[tuple[date, date]], at: str) -> None:
        problem = what_is_wrong(first, pairs)
        if problem is not None:
            raise CaseFileError(at, sentence(self._texts, problem.key, problem.details))

    def facts(self, vector: Mapping[str, Any], at: str) -> dict[str, date]:
        given = self.mapping(vector.get("facts", {}), f"{at}.facts")
        return {name: self.read_day(given[name], f"{at}.facts.{name}") for name in FACTS if name in given}
