"""Pages that the window makes itself: note something down, done elsewhere, another day for an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ui.fields.date_text import real_day
from wizard.case.record import Raw
from wizard.views import (
    AgendaView,
    CaseView,
    FieldView,
    FileView,
    HelpView,
    HomeView,
    OfficeRulesView,
    OptionView,
    PageView,
    Refused,
)

if TYPE_CHECKING:
    from ui.guide import Guide

ON_A_FORM: Final = 8
"""So many cases are a choice on a form; more of them are a list to search in."""


class LocalForms:
    """Each form is a page view of its own, drawn by the same question page."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def _page(self, key: str, fields: tuple[FieldView, ...], case: str = "", caption: str = "") -> PageView:
        texts = self.guide.texts
        return PageView(
            place=key,
            task=key,
            title=texts(f"{key}.title"),
            heading=texts(f"{key}.heading"),
            caption=caption,
            fields=fields,
            help=HelpView(why=texts(f"{key}.why")),
            case=case,
            next_label=texts(f"{key}.next"),
        )

    def is_empty(self, raw: Mapping[str, Raw], *wanted: str) -> bool:
        """Says which of the wanted answers is missing; True when one is."""
        missing = {key: self.guide.texts("wrong.choice") for key in wanted if raw.get(key) is None}
        if missing:
            self.guide.refuse(Refused(missing))
        return bool(missing)

    def day_of(self, raw: Mapping[str, Raw]) -> date | None:
        """The day that was filled in; says so when it is none, or has yet to come."""
        texts, typed = self.guide.texts, raw.get("day")
        day = real_day(typed if isinstance(typed, str) else None)
        if day is None:
            self.guide.refuse(Refused({"day": texts("wrong.date" if typed else "wrong.empty_date")}))
        elif day > self.guide.today:
            self.guide.refuse(Refused({"day": texts("wrong.future")}))
            return None
        return day

    def log(self, kind: str, home: HomeView) -> None:
        """Note a call, a talk, a letter, more or fewer hours: which case, then its page."""
        texts, guide = self.guide.texts, self.guide
        if len(home.cases) == 1 and kind:
            self._log_in(kind, home.cases[0].id)
            return
        if len(home.cases) > ON_A_FORM and kind:
            self._pick(home, lambda case: self._log_in(kind, case))
            return
        kinds = FieldView("kind", "choice", texts("log.kind"), value=kind or None, options=home.log_kinds)
        cases = FieldView(
            "case",
            "choice",
            texts("log.case"),
            options=tuple(OptionView(case.id, case.title) for case in home.cases),
        )

        def done(raw: Mapping[str, Raw]) -> None:
            if not self.is_empty(raw, "case", *(() if kind else ("kind",))):
                self._log_in(kind or str(raw["kind"]), str(raw["case"]))

        guide.show_form(self._page("log", (cases,) if kind else (kinds, cases)), done)

    def _pick(self, home: HomeView, done: Callable[[str], object]) -> None:
        """Which case it is about, out of the list of Home."""
        from ui.pages.pick_case import PickCasePage

        page = PickCasePage(home.cases, self.guide.texts)
        page.picked.connect(done)
        page.back_pressed.connect(self.guide.home)
        page.search_typed.connect(lambda text: self.guide.homes.search(page.sheet, text))
        self.guide.window.show_page(page)

    def _log_in(self, kind: str, case: str) -> None:
        guide = self.guide
        opened = guide.ask(lambda: guide.work().open_case(case))
        if isinstance(opened, Refused):
            guide.refuse(opened)
            return
        guide.show(guide.ask(lambda: guide.work().log(kind, case)))

    def done_elsewhere(self, place: str, case: CaseView) -> None:
        """A task that was done by phone, on paper or in another program."""
        texts, guide = self.guide.texts, self.guide
        ways = tuple(OptionView(way, texts(f"elsewhere.{way}")) for way in ("paper", "portal", "phone"))
        fields = (
            FieldView("day", "date", texts("elsewhere.day"), latest=guide.today),
            FieldView("how", "choice", texts("elsewhere.how"), options=ways),
            FieldView("paper", "yes_no", texts("elsewhere.has_paper")),
        )
        title = next((task.title for group in case.groups for task in group.tasks if task.place == place), "")

        def done(raw: Mapping[str, Raw]) -> None:
            day = self.day_of(raw)
            if day is not None and not self.is_empty(raw, "how", "paper"):
                guide.show(
                    guide.ask(lambda: guide.work().mark_done(place, day, str(raw["how"]), bool(raw["paper"])))
                )

        guide.show_form(self._page("elsewhere", fields, case.title, title), done)

    def amend(self, event: str, case: CaseView) -> None:
        """Another day for something that was reported."""
        texts, guide = self.guide.texts, self.guide
        shown = next((one for one in case.events if one.id == event), None)
        day = shown.day.isoformat() if shown else None
        field = FieldView("day", "date", texts("amend.day"), value=day)

        def done(raw: Mapping[str, Raw]) -> None:
            day = self.day_of(raw)
            if day is not None:
                found = guide.ask(lambda: guide.work().consequences_of_amending(event, day))
                guide.confirm(
                    found, lambda: guide.show(guide.ask(lambda: guide.work().amend_event(event, day)))
                )

        caption = shown.title if shown else ""
        guide.show_form(self._page("amend", (field,), case.title, caption), done)

    def agenda(self, view: AgendaView, save: Callable[[str], None]) -> None:
        """How the case is called in a calendar, where others may read along."""
        texts, guide = self.guide.texts, self.guide
        names = (
            OptionView("number", texts("agenda.by_number", number=view.number)),
            OptionView("first_name", texts("agenda.by_first_name", name=view.person)),
        )
        field = FieldView(
            "called",
            "choice",
            texts("agenda.called"),
            help=texts("agenda.called_help"),
            value=view.called_by,
            options=names,
        )

        def done(raw: Mapping[str, Raw]) -> None:
            if not self.is_empty(raw, "called"):
                save(str(raw["called"]))

        guide.show_form(self._page("agenda", (field,), guide.case_name), done)

    def signing(self, name: str, view: FileView, save: Callable[[str, Mapping[str, Raw]], None]) -> None:
        """Who signed a paper and on which day; why somebody did not."""
        texts, guide = self.guide.texts, self.guide
        who = tuple(
            OptionView(key, texts(f"signing.{word}", person=view.person))
            for key, word in (
                ("both", "both"),
                ("employer", "only_employer"),
                ("employee", "only_employee"),
            )
        )
        fields = (
            FieldView("day", "date", texts("signing.day"), latest=guide.today),
            FieldView("who", "choice", texts("signing.who"), options=who),
            FieldView(
                "reason",
                "long_text",
                texts("signing.reason"),
                help=texts("signing.reason_help"),
                max_length=300,
                optional=True,
            ),
        )
        items = (item for group in view.groups for item in group.items if item.signed_as == name)
        caption = next((item.title for item in items), "")
        guide.show_form(self._page("signing", fields, view.case, caption), lambda raw: save(name, raw))

    def office_role(self, view: OfficeRulesView, done: Callable[[str], None]) -> None:
        """For which role the office writes down its own conditions."""
        field = FieldView("role", "choice", self.guide.texts("office_role.heading"), options=view.roles)

        def chosen(raw: Mapping[str, Raw]) -> None:
            if not self.is_empty(raw, "role"):
                done(str(raw["role"]))

        self.guide.show_form(self._page("office_role", (field,)), chosen)

    def office_rules(self, view: OfficeRulesView, save: Callable[[Mapping[str, Raw]], None]) -> None:
        """What the office asks for in a role."""
        role = next((one.label for one in view.roles if one.id == view.role), "")
        self.guide.show_form(self._page("office_rules", view.fields, caption=role), save)

    def costs(
        self,
        fields: tuple[FieldView, ...],
        filled: Mapping[str, Raw],
        calculate: Callable[[Mapping[str, Raw]], None],
    ) -> None:
        """What the sum of continued pay needs; what was filled in before stands there again."""
        shown = tuple(
            replace(field, value=filled[field.question]) if field.question in filled else field
            for field in fields
        )
        page = self._page("costs", shown, self.guide.case_name)
        self.guide.show_form(replace(page, intro=self.guide.texts("costs.intro")), calculate)

    def own_verdict(
        self, outcomes: tuple[OptionView, ...], done: Callable[[Mapping[str, Raw]], object]
    ) -> None:
        """An outcome of the expert's own choice, with the motive that stands beside it."""
        texts = self.guide.texts
        fields = (
            FieldView("outcome", "choice", texts("own_verdict.outcome"), options=outcomes),
            FieldView(
                "motive",
                "long_text",
                texts("own_verdict.motive"),
                help=texts("own_verdict.motive_help"),
                max_length=600,
            ),
        )
        self.guide.show_form(self._page("own_verdict", fields, self.guide.case_name), done)
