"""What must come out of the check of an assignment, written down a second time from the decision table.

Nothing of the engine or the content is read here. Every rule stands in plain Python with its number, so that
a labour expert can lay this beside the Leidraad. `judge` answers with the outcome, the flags and whether the
outcome may still change when an open answer comes in.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Verdict = bool | None
"""Yes, no, or not known."""

HELPERS = ("ADV_IND", "COACH_HERVAT", "COACH_BALANS", "COACH_WERKVERMOGEN")
ASSESSORS = ("BEO_AO", "BEO_LOONWAARDE", "BEO_REINT", "BEO_PASSEND")
ORGANISATION = ("ADV_ORG", "COACH_ORG")
SCALE = ("REFUSE", "REFER", "CONVERT", "HOLD", "CONDITIONAL", "ACCEPT")

FITTING_QUESTION = {
    "ADV_IND": {"advice"},
    "COACH_HERVAT": {"guidance"},
    "COACH_BALANS": {"guidance"},
    "COACH_WERKVERMOGEN": {"guidance"},
    "BEO_AO": {"assessment"},
    "BEO_LOONWAARDE": {"assessment"},
    "BEO_REINT": {"assessment"},
    "BEO_PASSEND": {"assessment"},
    "ADV_ORG": {"policy", "advice"},
    "COACH_ORG": {"guidance", "policy"},
}

GROUNDS: dict[str, tuple[tuple[str, ...], ...]] = {
    # S3-03 ... S3-08: D1 has three parts that all count, any one of D1 to D5 suffices.
    "ADV_IND": (
        ("d1_not_working", "d1_advice_too_little", "d1_both_ask"),
        ("d2_load_doubt",),
        ("d3_absent",),
        ("d4_wage_value_low",),
        ("d5_wage_sanction",),
    ),
    "COACH_HERVAT": (
        ("h1_not_working", "h1_advice_too_little", "h1_doubts"),
        ("h2_stuck", "h2_no_action", "h2_manager_struggles"),
    ),
    "COACH_BALANS": (("b1_not_fully_working", "b1_overload"),),
    "COACH_WERKVERMOGEN": (("r1_limits_stated", "r1_hard_to_realise"),),
    "BEO_AO": (("a1_dispute",), ("a2_investment",), ("a3_job_specific",), ("a4_remaining_earning",)),
    "BEO_LOONWAARDE": (
        ("w1_dispute",),
        ("w2_investment",),
        ("w3_new_job",),
        ("w4_choice_of_work",),
        ("w5_wage_damage",),
    ),
    "BEO_REINT": (("m1_possibilities_doubt",), ("m2_before_track_2",)),
    "BEO_PASSEND": (("p1_dispute",),),
    "ADV_ORG": (("o1_lower_absence",), ("o2_prevention",), ("o3_specific_question",)),
    "COACH_ORG": (("t1_train_managers",),),
}

CORE = (
    "c1_situation",
    "c2_origin",
    "c3_job_description",
    "c4_available_jobs",
    "c5_third_party_information",
    "c6_capacity_description",
    "c7_medical_advice",
    "c8_employee_willing",
)
ASSESSMENT = (
    "limits_overview",
    "c6_capacity_description",
    "c7_medical_advice",
    "written_and_personal",
    "doctor_consultation",
    "criterion_chosen",
    "method_chosen",
    "reference_day_chosen",
    "c8_employee_willing",
)
ITEMS: dict[str, tuple[str, ...]] = {
    "ADV_IND": CORE,
    "COACH_HERVAT": (*CORE, "resumption_advice", "minimal_possibilities"),
    "COACH_BALANS": CORE,
    "COACH_WERKVERMOGEN": CORE,
    "BEO_AO": ASSESSMENT,
    "BEO_LOONWAARDE": (*ASSESSMENT, "critical_limits_consulted", "report_answers_question"),
    "BEO_REINT": (*ASSESSMENT, "alternatives_included", "four_questions_agreed"),
    "BEO_PASSEND": (
        "offered_work_description",
        "c6_capacity_description",
        "job_history",
        "c8_employee_willing",
    ),
    "ADV_ORG": ("hr_support", "management_support", "role_division"),
    "COACH_ORG": (
        "working_conditions",
        "staff_involved",
        "absence_rules",
        "result_management",
        "line_figures",
        "service_agreement",
    ),
}

FOLLOWS = {
    "time_extendable": ("enough_time", (False,)),
    "role_conflict_solvable": ("role_conflict", (True,)),
    "k5_reopens": ("k5_decided_beforehand", (True,)),
    "k2_in_information": ("k2_dysfunction", (True,)),
    "conflict_topics": ("conflict_state", ("light", "STECR")),
    "conflict_track_runs": ("conflict_state", ("STECR",)),
    "strictly_separated": ("conflict_state", ("STECR",)),
}
"""Questions that come up after an answer only; without it they have not been put."""

SETTLED_BY_ASSESSMENT = {"incapacity", "wage_value", "suitability"}


@dataclass(frozen=True)
class Judged:
    outcome: str
    flags: frozenset[str]
    provisional: bool


def every(parts: Iterable[Verdict]) -> Verdict:
    told = list(parts)
    return False if False in told else None if None in told else True


def either(parts: Iterable[Verdict]) -> Verdict:
    told = list(parts)
    return True if True in told else None if None in told else False


def no(part: Verdict) -> Verdict:
    return None if part is None else not part


def judge(given: Mapping[str, Any], today: date) -> Judged:
    """The outcome, the flags and whether it is provisional, of answers in the spelling of a case file."""
    return _Assignment(given, today).judged()


class _Assignment:
    def __init__(self, given: Mapping[str, Any], today: date) -> None:
        self.given = given
        self.today = today
        self.role: str = given["role"]
        self.helper = self.role in HELPERS
        self.assessor = self.role in ASSESSORS
        self.of_a_person = self.helper or self.assessor

    # --- reading the answers ----------------------------------------------------------------------------

    def told(self, name: str) -> Any:
        """The answer, or None when nobody knows."""
        value = self.given.get(name)
        first, when = FOLLOWS.get(name, ("", ()))
        if first and self.given.get(first) not in when:
            return None
        if name == "client_forbids" and self.not_involved() is not True:
            return None
        return None if value == "onbekend" else value

    def item(self, name: str) -> str | None:
        """One of present, promised, missing, lapsed, refused; None when nobody knows.  [2.2 G7, D-15]"""
        value = self.told(name)
        if value is None:
            return None
        state = value if isinstance(value, str) else value["state"]
        details = {} if isinstance(value, str) else value
        if state == "promised":
            if not details.get("day"):
                return "missing"
            return "promised" if date.fromisoformat(details["day"]) >= self.today else "lapsed"
        if state == "not_applicable":
            return "present" if details.get("motive") else "missing"
        return str(state)

    def items(self, *states: str, among: Iterable[str] | None = None) -> Verdict:
        """Is at least one required item in one of these states?"""
        names = ITEMS[self.role] if among is None else among
        states_now = [self.item(name) for name in names]
        return either(None if state is None else state in states for state in states_now)

    def strict_items(self) -> list[str]:
        """All that is required; beside an assessment the employee is heard in writing instead.  [D-13]"""
        return [name for name in ITEMS[self.role] if not (self.assessor and name == "c8_employee_willing")]

    # --- the matters that several rows rest on ----------------------------------------------------------

    def deployable(self) -> Verdict:
        return either(every(self.told(part) for part in way) for way in GROUNDS[self.role])

    def asks(self, kind: str) -> Verdict:
        asked = self.told("question_type")
        return None if asked is None else asked == kind

    def question_of_another_role(self) -> Verdict:
        asked = self.told("question_type")
        return None if asked is None else asked not in FITTING_QUESTION[self.role]

    def conflict(self, *states: str) -> Verdict:
        if not self.helper:
            return False  # D-03
        state = self.told("conflict_state")
        return None if state is None else state in states

    def only_settled_by_assessment(self) -> Verdict:
        topics = self.told("conflict_topics")
        if topics is None:
            return None
        return bool(topics) and set(topics) <= SETTLED_BY_ASSESSMENT  # D-02

    def split(self) -> Verdict:
        """Coaching strictly apart from the track of the conflict: one role only.  [D-08]"""
        if self.role != "COACH_BALANS":
            return False
        return every((self.told("conflict_track_runs"), self.told("strictly_separated")))

    def bottleneck(self, name: str) -> Verdict:
        return self.told(name) if self.helper else False

    def not_involved(self) -> Verdict:
        """The employee is not informed, not heard, or gets no draft.  [G11]"""
        if not self.of_a_person:
            return False
        return either(no(self.told(n)) for n in ("employee_informed", "employee_heard", "draft_to_both"))

    # --- the rows, in their order -----------------------------------------------------------------------

    def refuse(self) -> Verdict:
        is_other = every((self.question_of_another_role(), no(self.asks("assessment"))))
        return either(
            (
                no(self.told("competent")),  # G12
                every((no(self.told("enough_time")), no(self.told("time_extendable")))),  # D-12
                every((self.told("role_conflict"), no(self.told("role_conflict_solvable")))),  # G10
                no(self.told("distance_possible")) if self.assessor else False,
                self.items("refused", among=self.strict_items()),  # S3-16, D-13, D-14
                every((self.not_involved(), self.told("client_forbids"))),  # G11
                every((self.bottleneck("k5_decided_beforehand"), no(self.told("k5_reopens")))),  # S3-32
                self.no_ground(),
                is_other,  # D-06
            )
        )

    def no_ground(self) -> Verdict:
        converts = False if self.assessor else self.asks("assessment")
        return every((no(self.deployable()), no(converts)))  # D-05

    def refer(self) -> Verdict:
        """A topic or a second track that nobody named does not take the conflict away.  [D-02]"""
        is_for_an_assessment = self.only_settled_by_assessment() is True
        return every((self.conflict("STECR"), not is_for_an_assessment, self.split() is not True))

    def convert(self) -> Verdict:
        if self.assessor:
            return False  # D-03
        scope = self.told("scope") if self.role == "ADV_IND" else ()
        beyond = None if scope is None else bool(set(scope) & {"other_work_internal", "other_work_external"})
        return either(
            (
                self.asks("assessment"),  # D-06
                beyond,  # S3-19, D-04
                every((self.conflict("light", "STECR"), self.only_settled_by_assessment())),  # D-01
            )
        )

    def hold(self, known_only: bool = False) -> Verdict:
        holding = () if self.role == "COACH_ORG" else self.strict_items()  # D-14
        dysfunction_outside = (
            every((self.bottleneck("k2_dysfunction"), no(self.told("k2_in_information"))))
            if self.role == "COACH_BALANS"
            else False
        )
        return either(
            (
                self.items("missing", among=holding),
                self.items("lapsed", among=holding),  # D-15
                self.bottleneck("k4_information_deviates"),  # S3-31
                self.conflict("light"),  # D-01
                dysfunction_outside,
                bool(self.open_answers()) and not known_only,
            )
        )

    def conditional(self) -> Verdict:
        return either(
            (
                self.items("promised"),
                self.items("missing", "lapsed") if self.role == "COACH_ORG" else False,  # D-14
                self.items("missing", "lapsed", "refused", among=("c8_employee_willing",))
                if self.assessor
                else False,  # D-13
                self.bottleneck("k2_dysfunction"),
                self.bottleneck("k3_illness_gain"),
                every((self.bottleneck("k5_decided_beforehand"), self.told("k5_reopens"))),
                every((self.conflict("STECR"), self.split())),
                self.told("role_conflict"),
                no(self.told("distance_possible")),
                self.not_involved(),
                no(self.told("enough_time")),
            )
        )

    def open_answers(self) -> list[str]:
        """What nobody knows yet and what the role has to know before it can accept."""
        wanted = ["question_type", "competent", "enough_time", "role_conflict", "distance_possible"]
        wanted += ITEMS[self.role]
        if self.deployable() is None:
            wanted += [part for way in GROUNDS[self.role] for part in way]
        if self.of_a_person:
            wanted += ["employee_informed", "employee_heard", "draft_to_both"]
        if self.told("role_conflict"):
            wanted += ["role_conflict_solvable"]
        if self.role == "ADV_IND":
            wanted += ["scope"]
        if self.role == "COACH_HERVAT":
            wanted += ["own_reintegration_advice"]
        if self.helper:
            wanted += ["conflict_state", "k2_dysfunction", "k3_illness_gain"]
            wanted += ["k4_information_deviates", "k5_decided_beforehand"]
            if self.bottleneck("k5_decided_beforehand"):
                wanted += ["k5_reopens"]
            if self.role == "COACH_BALANS" and self.bottleneck("k2_dysfunction"):
                wanted += ["k2_in_information"]
        return [name for name in wanted if self.told(name) is None]

    # --- together ---------------------------------------------------------------------------------------

    def judged(self) -> Judged:
        rows = {
            "REFUSE": self.refuse(),
            "REFER": self.refer(),
            "CONVERT": self.convert(),
            "HOLD": self.hold(),
            "CONDITIONAL": self.conditional(),
            "ACCEPT": True,
        }
        outcome = next(name for name in SCALE if rows[name])
        above = SCALE[: SCALE.index(outcome)]
        provisional = any(rows[name] is None for name in above) or not self.stands(outcome)
        return Judged(outcome, frozenset(self.flags(outcome)), provisional)

    def stands(self, outcome: str) -> bool:
        """Does the outcome rest on what is known, so that no open answer can take it away?"""
        if outcome == "HOLD":
            return self.hold(known_only=True) is True
        if outcome == "REFER":
            return bool(self.told("conflict_topics")) and self.split() is False
        return True

    def flags(self, outcome: str) -> Iterable[str]:
        if outcome == "REFUSE" and either(
            (self.no_ground(), every((self.question_of_another_role(), no(self.asks("assessment")))))
        ):
            yield "OTHER_ROLE"
        if outcome in ("REFUSE", "REFER"):
            return
        if self.bottleneck("k2_dysfunction") or self.bottleneck("k3_illness_gain"):
            yield "RISK"
        if self.conflict("STECR") and self.split():
            yield "SPLIT"
        if self.role == "COACH_HERVAT" and self.told("own_reintegration_advice") is False:
            yield "CHAIN"
        if self.role == "BEO_LOONWAARDE" and self.more_than_three_months():
            yield "GLOBAL_ONLY"

    def more_than_three_months(self) -> bool:
        """Between the day of assessing and the reference day, whichever comes first.  [D-11]"""
        days = self.told("assessment_day"), self.told("reference_day")
        if None in days:
            return False
        assessed, reference = (date.fromisoformat(day) for day in days)
        return not _months_from(assessed, -3) <= reference <= _months_from(assessed, 3)


def _months_from(day: date, months: int) -> date:
    """The same day of another month, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
