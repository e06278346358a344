"""Pages about the open case as a whole: its calendar, its file, its costs, and what if a day were another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from wizard.case.record import Raw
from wizard.case.signatures import SIGNERS, signature_value
from wizard.session.advices import advices_view
from wizard.session.agenda import agenda_view
from wizard.session.costs import costs_fields, costs_view, read_contract, to_keep
from wizard.session.file import file_view, signed_day_refusal
from wizard.session.in_hand import InHand, NoCaseOpen
from wizard.session.open_case import OpenCase, Standing
from wizard.session.reasons import why_view
from wizard.session.unsigned import costs_document, trial_document
from wizard.session.what_if import choice_view, what_if, what_if_form
from wizard.views import (
    AdvicesView,
    AgendaView,
    CostsView,
    DocumentView,
    FieldView,
    FileView,
    ReasonView,
    Refused,
    WhatIfView,
)


class WholeCase:
    """Looks at the case that the session has in hand. Only what is recorded or kept on purpose is saved."""

    def __init__(self, hand: InHand) -> None:
        self._hand = hand

    def agenda(self) -> AgendaView:
        """The calendar file of the open case, as it is today."""
        head = self._case.head
        if head is None:
            raise NoCaseOpen("a new case has no calendar before its first page is accepted")
        setting = self._hand.shelf.setting
        called_by, saved = setting("agenda_called_by"), setting(f"agenda_saved:{head.id}")
        return agenda_view(self._now, head.id, head.number, called_by, saved)

    def agenda_called_by(self, called_by: str) -> None:
        """Keeps how cases are called in calendar files: "number" or "first_name"."""
        self._hand.shelf.set_setting("agenda_called_by", called_by)

    def agenda_saved(self) -> None:
        """Keeps that the calendar file of the open case went out: the next one replaces its days."""
        if self._case.head is not None:
            self._hand.shelf.set_setting(f"agenda_saved:{self._case.head.id}", self._hand.today.isoformat())

    def file_check(self) -> FileView:
        """What UWV looks for in the file of the open case, and how each thing stands."""
        return file_view(self._now, self._case.title)

    def record_signature(
        self, name: str, day: date, by: tuple[str, ...], reason: str = ""
    ) -> Refused | FileView:
        """Keeps who signed ("employer", "employee") the paper of a file item; who did not, says why."""
        if wrong := signed_day_refusal(self._now, day):
            return Refused({"day": wrong})
        if len(by) < len(SIGNERS) and not reason.strip():
            return Refused({"reason": self._hand.texts("signing.reason_needed")})
        value = signature_value(by, "" if len(by) == len(SIGNERS) else reason.strip())
        self._case.commit([self._case.entry("signed", name=name, day=day, value=value)])
        return self.file_check()

    def advices(self) -> AdvicesView:
        """Every advice in the open case, and what is done with it."""
        head = self._case.head
        kept = self._hand.shelf.letters(head.id) if head else ()
        return advices_view(self._now, self._case.title, kept)

    def costs_fields(self) -> tuple[FieldView, ...]:
        """The fields of the sum: with what was kept, else with what the case knows of the contract."""
        return costs_fields(self._now, self._hand.shelf.setting(self._costs_key))

    def costs(self, raw: Mapping[str, Raw]) -> CostsView | Refused:
        """What continued pay costs. The wage is kept when the user asks for it, and wiped when not."""
        contract = read_contract(self._now, raw)
        if isinstance(contract, Refused):
            return contract
        keep = to_keep(raw)
        if keep != self._hand.shelf.setting(self._costs_key):
            self._hand.shelf.set_setting(self._costs_key, keep)
        return costs_view(self._now, self._case.title, contract)

    def costs_paper(self, view: CostsView) -> DocumentView:
        """The sum as a paper. It is kept nowhere."""
        head = self._case.head
        return costs_document(self._now, view, head.number if head else "")

    @property
    def _costs_key(self) -> str:
        head = self._case.head
        if head is None:
            raise NoCaseOpen("a new case has no costs before its first page is accepted")
        return f"costs:{head.id}"

    def what_if_form(self) -> WhatIfView:
        """The days that can be tried in this case; nothing is tried yet."""
        return what_if_form(self._now, self._case.title)

    def what_if(self, changes: Mapping[str, Raw]) -> WhatIfView | Refused:
        """Both calendars with these days, by the names of the form's fields. Nothing is stored."""
        return what_if(self._now, changes, self._case.title, self._case.entry)

    def both_calendars(self) -> WhatIfView | None:
        """What follows from each side of a choice that waits for a word; None when none does."""
        return choice_view(self._now, self._case.title)

    def trial_paper(self, view: WhatIfView) -> DocumentView:
        """Two calendars as a paper to read: it is marked as a trial, and never made final."""
        number = self._case.head.number if self._case.head else ""
        return trial_document(self._now, view, number)

    def why(self, duty_or_milestone: str) -> ReasonView:
        """The proof of a date."""
        return why_view(self._now, duty_or_milestone)

    @property
    def _case(self) -> OpenCase:
        return self._hand.case

    @property
    def _now(self) -> Standing:
        return self._hand.now
