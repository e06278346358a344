"""What a labour expert does with the open assignment: dense pages, the decision, the same in another role."""

from __future__ import annotations

import json
from collections.abc import Mapping

from wizard.case.record import Raw, Record
from wizard.session.assignment_lines import told_outcome
from wizard.session.decision import decision_view
from wizard.session.handover import EXPERT
from wizard.session.in_hand import InHand, NoCaseOpen
from wizard.session.linked import shared_entries
from wizard.session.mail import read_mail
from wizard.session.office_rules import OfficeRules, office_entries
from wizard.session.open_case import OpenCase, Standing
from wizard.session.sheet import entries_of, sheet_view, verdict_view, would_stand
from wizard.session.whereabouts import Whereabouts
from wizard.views import DecisionView, MailView, OfficeRulesView, Refused, SheetView, VerdictView


def _draft_key(number: int, case_id: str) -> str:
    """Where a page is kept that is not saved; it goes away with its case."""
    return f"sheet_draft_{number}:{case_id or 'new'}"


class Desk:
    """Works on the case that the session has in hand. Methods that save raise StoreError."""

    def __init__(self, hand: InHand) -> None:
        self._hand = hand

    # --- dense pages ---------------------------------------------------------------------------------

    def sheet(self, number: int = 0) -> SheetView:
        hand = self._hand
        hand.go(Whereabouts("sheet", str(number)))
        if hand.case_id:
            hand.shelf.remember(f"sheet:{hand.case_id}", str(number))
        return sheet_view(hand.case, number, self._draft(number))

    def left_sheet(self) -> SheetView | None:
        hand = self._hand
        if not hand.now.is_assessed:
            return None
        pages = hand.now.flow.sheets
        kept = hand.shelf.setting(f"sheet:{hand.case_id}")
        return self.sheet(min(int(kept), len(pages) - 1) if kept.isdigit() else 0)

    def start_sheet(self, flow: str) -> SheetView:
        self._hand.take_new(flow)
        return self.sheet()

    def verdict(self, number: int, raw: Mapping[str, Raw]) -> VerdictView:
        return verdict_view(self._would_be(number, raw), self._hand.now.flow.sheets[number])

    def _would_be(self, number: int, raw: Mapping[str, Raw]) -> Standing:
        """The case with what is filled in on that page, and what the office adds to it."""
        then, _ = would_stand(self._hand.case, self._hand.now.flow.sheets[number], raw)
        made = list(then.record.entries[len(self._hand.now.record.entries) :])
        of_office = self._hand.of_office(made)
        return self._hand.case.would_be([*made, *of_office]) if of_office else then

    def submit_sheet(self, number: int, raw: Mapping[str, Raw]) -> Refused | SheetView:
        pages = self._hand.now.flow.sheets
        made = entries_of(self._hand.case, pages[number], raw)
        if isinstance(made, Refused):
            return made
        self._hand.commit(made)
        self.keep_draft(number, {})
        following = min(number + 1, len(pages) - 1)
        return sheet_view(self._hand.case, following, self._draft(following))

    def read_mail(self, text: str) -> MailView:
        flow = self._hand.content.flows[EXPERT]
        asked = {question.id: question for task in flow.tasks.values() for question in task.questions}
        return read_mail(self._hand.content, text, asked, self._hand.today)

    def keep_draft(self, number: int, raw: Mapping[str, Raw]) -> None:
        hand, case_id = self._hand, self._hand.case_id
        if raw or hand.shelf.setting(_draft_key(number, case_id)):
            hand.shelf.remember(_draft_key(number, case_id), json.dumps(dict(raw)) if raw else "")
        if case_id and not raw and hand.shelf.setting(_draft_key(number, "")):
            # It was begun when the case was not stored yet.
            hand.shelf.remember(_draft_key(number, ""), "")

    def _draft(self, number: int) -> Mapping[str, Raw]:
        kept = self._hand.shelf.setting(_draft_key(number, self._hand.case_id))
        told: dict[str, Raw] = json.loads(kept) if kept else {}
        return told

    # --- the rules of the office -----------------------------------------------------------------------

    def office_rules(self, role: str) -> OfficeRulesView:
        return self._rules().view(role)

    def keep_office_rules(self, role: str, raw: Mapping[str, Raw]) -> Refused | OfficeRulesView:
        return self._rules().keep(role, raw)

    def _rules(self) -> OfficeRules:
        hand = self._hand
        return OfficeRules(hand.content, hand.content.flows[EXPERT], hand.shelf, hand.today)

    # --- the decision --------------------------------------------------------------------------------

    def decision(self) -> DecisionView:
        papers = self._hand.papers()
        if not self._hand.now.flow.sheets:
            raise NoCaseOpen("the open case is no assignment")
        return decision_view(self._hand.now, papers)

    def note_reply(self) -> DecisionView:
        case = self._hand.case
        now, told = case.now, told_outcome(case.now)
        last = now.told.replied[-1] if now.told.replied else None
        if told and not (last and (last.name, last.day) == (told, now.today)):
            case.commit([case.entry("replied", told, day=now.today)])
        return self.decision()

    def decision_with(self, number: int, raw: Mapping[str, Raw]) -> DecisionView:
        then = self._would_be(number, raw)
        return decision_view(then, self._hand.papers(then))

    def override(self, outcome: str, motive: str) -> Refused | DecisionView:
        case, texts = self._hand.case, self._hand.texts
        if all(row.id != outcome for row in case.now.flow.outcomes):
            return Refused({"outcome": texts("override.outcome")})
        if not motive.strip():
            return Refused({"motive": texts("override.motive")})
        case.commit([case.entry("override", outcome, motive.strip(), day=case.now.today)])
        return self.decision()

    def drop_override(self) -> DecisionView:
        case = self._hand.case
        if standing := case.now.assessment.override:
            case.commit([case.entry("withdraw", target=standing.entry)])
        return self.decision()

    def start_as(self, role: str) -> SheetView:
        old, shelf = self._hand.case, self._hand.shelf
        if old.head is None:
            raise NoCaseOpen("a new assignment has no other role before its first page is saved")
        flow = old.now.record.flow
        fresh = OpenCase(self._hand.content, shelf, old.now.today, Record(flow), None)
        rules = OfficeRules(self._hand.content, old.now.flow, shelf, old.now.today)
        made = list(shared_entries(old.now, role, old.head.number))
        made += office_entries(rules, fresh, made)
        head = shelf.create(flow, old.now.today, tuple(made), linked_to=old.head.id)
        self._hand.take(head.id)
        return self.sheet()
