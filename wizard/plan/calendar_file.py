"""Calendar files: from parsed JSON to what the calendar counts with, or a sentence about a mistake."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from wizard.case.calendar import Leave, LeaveReading, calendar_of, what_is_wrong
from wizard.case.day_books import book_from
from wizard.case.model import DayBook
from wizard.content.answer_types import Wrong, read_date
from wizard.content.model import Content, Flow
from wizard.errors import CaseFileError
from wizard.plan.wording import sentence

_KEYS: Final = ("id", "first_sick_day", "interruptions", "facts")

DAYS: Final[Mapping[str, str]] = {
    "probleemanalyse_date": "analysis_day",
    "plan_van_aanpak_date": "action_plan.signed",
    "eerstejaarsevaluatie_date": "first_year_review_day",
    "aow_date": "aow_day",
    "contract_end": "contract_end_day",
    "contract_end_last_working_day": "contract_last_working_day",
    "herstel_melding": "repair_reported_day",
    "uwv_herstelbeschikking": "repair_established_day",
    "iva_application": "early_wia_application_day",
    "voluntary_extension_until_last_day": "extension_until",
    "wia_application_actual": "wia_application_day",
}
"""Facts of a calendar file that are days, under the names that the rules know them by."""

_YES_NO: Final[Mapping[str, str]] = {
    "domestic_worker_lt4_days": "domestic_worker",
    "no_riskpolis": "safety_net",
}

_NUMBERS: Final[Mapping[str, tuple[str, int]]] = {
    "loonsanctie_weeks": ("sanction_weeks", 52),
    # More than two is void (BW 7:629 lid 9), so it is counted as two.
    "wachtdagen_agreed": ("waiting_days", 365),
}
"""Facts that are numbers, with the largest that can be."""

_TERMS: Final[Mapping[str, str]] = {
    "pregnancy_before_flex_period": "six_weeks",
    "post_partum_or_flex_period": "four_days",
    "no_risk": "six_weeks",
    "organ_donation": "six_weeks",
}
"""The kinds of safety net in a calendar file, as the term within which it is reported."""

_LEAVE_DAYS: Final = ("sick_until", "sick_after", "recovered_from")
_LEAVE_CAUSES: Final = ("cause_before_leave", "cause_after_leave")
_PREGNANCY: Final = "pregnancy"
_MODES: Final[Mapping[str, LeaveReading]] = {
    "adjoining_same_cause": "goes_on",
    "adjoining_other_cause": "starts_anew",
    "not_adjoining": "starts_anew",
}

WITHOUT_EFFECT: Final = ("partial_resume_from", "partial_resume_pct", "resumed_work")
"""Facts that never change a day: partial work is no recovery (BW 7:629 lid 1 and 12)."""

KNOWN_FACTS: Final = frozenset(
    (*DAYS, *_YES_NO, *_NUMBERS, *_LEAVE_DAYS, *_LEAVE_CAUSES, *WITHOUT_EFFECT, "vangnet", "maternity_leave")
)

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarCase:
    """One case of a calendar file. `other` is the same under the second reading of maternity leave (R-13)."""

    id: str
    book: DayBook
    other: DayBook | None = None


def read_cases(content: Content, flow: Flow, parsed: Any) -> tuple[CalendarCase, ...]:
    """Every case of a calendar file, in its order. Raises CaseFileError."""
    reader = Reader(content)
    return tuple(reader.case(flow, vector, at) for at, vector in reader.vectors(parsed))


def unknown_facts(content: Content, parsed: Any) -> tuple[str, ...]:
    """A sentence for each fact that no rule knows. Raises CaseFileError."""
    reader = Reader(content)
    return tuple(
        reader.say("not_counted", vector=vector["id"], name=name)
        for at, vector in reader.vectors(parsed)
        for name in reader.mapping(vector.get("facts", {}), f"{at}.facts")
        if name not in KNOWN_FACTS
    )


class Reader:
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

    def case(self, flow: Flow, vector: Mapping[str, Any], at: str) -> CalendarCase:
        """One vector. Raises CaseFileError."""
        first = self.day(vector, "first_sick_day", at)
        given = self.mapping(vector.get("facts", {}), f"{at}.facts")
        leave = self._leave(given, f"{at}.facts")
        gaps = self._gaps(vector, at)
        around = [] if leave is None else [(leave.fit_from, leave.sick_again)]
        self.refuse_impossible(first, [*gaps, *around], f"{at}.interruptions")
        known = [fact for fact in DAYS if fact in given]
        days = {DAYS[fact]: self.read_day(given[fact], f"{at}.facts.{fact}") for fact in known}
        answers = dict(self._answers(given, f"{at}.facts"))
        if (end := days.get("contract_end_day")) is not None and end < first:
            raise CaseFileError(f"{at}.facts.contract_end", self.say("ended_before", day=end))

        def book(reading: Leave | None) -> DayBook:
            calendar = calendar_of(first, gaps, reading)
            at_exit = {} if end is None else {"sick_days_at_exit": calendar.sick_days_on(end)}
            return book_from(flow, calendar, days, {**answers, **at_exit})

        second = self._second_reading(leave)
        return CalendarCase(vector["id"], book(leave), None if second is None else book(second))

    # --- facts -----------------------------------------------------------------------------------------

    def _answers(self, given: Mapping[str, Any], at: str) -> Iterator[tuple[str, object]]:
        for fact, name in _YES_NO.items():
            if fact in given:
                if not isinstance(given[fact], bool):
                    raise CaseFileError(f"{at}.{fact}", self.say("not_yes_no"))
                yield name, given[fact]
        for fact, (name, largest) in _NUMBERS.items():
            if fact in given:
                number = given[fact]
                if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= largest:
                    raise CaseFileError(f"{at}.{fact}", self.say("not_a_number", largest=largest))
                yield name, number
        if "vangnet" in given:
            yield "safety_net", True
            yield "safety_net_term", _TERMS[self._choice(given["vangnet"], _TERMS, f"{at}.vangnet")]

    def _choice(self, value: Any, known: Mapping[str, Any], at: str) -> str:
        if not isinstance(value, str) or value not in known:
            raise CaseFileError(at, self.say("not_a_choice", known=", ".join(known)))
        return value

    def _leave(self, given: Mapping[str, Any], at: str) -> Leave | None:
        for cause in _LEAVE_CAUSES:
            if cause in given:
                self._choice(given[cause], {_PREGNANCY: 1, "other": 1}, f"{at}.{cause}")
        if "maternity_leave" not in given:
            return None
        place = f"{at}.maternity_leave"
        told = self.mapping(given["maternity_leave"], place)
        start, last = self.day(told, "start", place), self.day(told, "last_day", place)
        if last < start:
            raise CaseFileError(place, self.say("leave_reversed", start=start, last=last))
        around = {name: self.read_day(given[name], f"{at}.{name}") for name in _LEAVE_DAYS if name in given}
        if "sick_after" in told:
            around["sick_after"] = self.day(told, "sick_after", place)
        mode = told.get("mode") or _mode_of(start, last, around, given)
        reading = _MODES[self._choice(mode, _MODES, f"{place}.mode")]
        adjoins = mode != "not_adjoining"
        return Leave(
            start=start,
            last_day=last,
            sick_again=last + _ONE_DAY if adjoins else around.get("sick_after", last + _ONE_DAY),
            reading=reading,
            fit_from=start if adjoins else min(_fit_from(around, start), start),
            pregnancy_before=given.get("cause_before_leave") == _PREGNANCY,
        )

    def _second_reading(self, leave: Leave | None) -> Leave | None:
        """Leave apart from the sickness can also be left out of the count: sources differ (R-13)."""
        if leave is None or (leave.fit_from, leave.sick_again) == (leave.start, leave.last_day + _ONE_DAY):
            return None
        return replace(leave, reading="left_out")

    # --- values ----------------------------------------------------------------------------------------

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
        return self.read_day(self.required(mapping, key, at, (key,)), f"{at}.{key}")

    def _gaps(self, vector: Mapping[str, Any], at: str) -> tuple[tuple[date, date], ...]:
        listed = self.list_of(vector.get("interruptions", []), f"{at}.interruptions")
        pairs = []
        keys = ("recovered_from", "sick_again")
        for number, item in enumerate(listed):
            place = f"{at}.interruptions[{number}]"
            gap = self.mapping(item, place)
            fit, sick = (self.required(gap, key, place, keys) for key in keys)
            days = ((fit, keys[0]), (sick, keys[1]))
            first, last = (self.read_day(value, f"{place}.{key}") for value, key in days)
            pairs.append((first, last))
        return tuple(pairs)

    def refuse_impossible(self, first: date, pairs: Sequence[tuple[date, date]], at: str) -> None:
        problem = what_is_wrong(first, pairs)
        if problem is not None:
            raise CaseFileError(at, sentence(self._texts, problem.key, problem.details))


def _fit_from(around: Mapping[str, date], start: date) -> date:
    """The first fit day before the leave; its start when the employee was sick until then."""
    if "recovered_from" in around:
        return around["recovered_from"]
    return around["sick_until"] + _ONE_DAY if "sick_until" in around else start


def _mode_of(start: date, last: date, around: Mapping[str, date], given: Mapping[str, Any]) -> str:
    """How the leave lies to the sickness, when the file does not say: by its days and the two causes."""
    if _fit_from(around, start) < start or around.get("sick_after", last + _ONE_DAY) > last + _ONE_DAY:
        return "not_adjoining"
    same = given.get("cause_before_leave") == given.get("cause_after_leave")
    return "adjoining_same_cause" if same else "adjoining_other_cause"
