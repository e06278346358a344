"""The dense pages of an assignment: what is saved, what is shown next, and what follows from the outcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from ui.copied import Copied
from ui.fields.base import Surroundings
from wizard.case.record import Raw
from wizard.views import DecisionView, Refused, SheetView

if TYPE_CHECKING:
    from ui.guide import Guide
    from ui.pages.sheet import SheetPage

FLOW: Final = "assignment_acceptance"


class SheetSteps:
    """What happens on a dense page. A page that is left is saved; what cannot be saved stays as a draft."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self.copied = Copied()
        self.page: SheetPage | None = None
        """The page that was shown last."""

    def start(self) -> None:
        """A new assignment, on its first page."""
        guide = self.guide
        guide.leave_page()
        guide.show(guide.ask(lambda: guide.work().start_sheet(FLOW)))

    def open_where_left(self) -> bool:
        """Shows the dense page where the open assignment was left; False when it is not being assessed."""
        view = self.guide.ask(self.guide.work().left_sheet)
        if view is None or isinstance(view, Refused):
            return False
        self.guide.show(view)
        return True

    # --- showing -------------------------------------------------------------------------------------

    def show(self, view: SheetView) -> None:
        """Shows a dense page."""
        from ui.pages.sheet import SheetPage

        guide = self.guide
        guide.leave_own()
        around = Surroundings(guide.texts, guide.today, QLocale())
        page = self.page = SheetPage(view, around, self._decision(view))
        page.changed.connect(lambda: self._judge(page))
        page.next_pressed.connect(lambda: self.go(page, page.view.number + 1))
        page.back_pressed.connect(lambda: self.back(page))
        page.step_pressed.connect(lambda number: self.go(page, number))
        page.paste_pressed.connect(lambda: self._paste(page))
        page.copy_pressed.connect(lambda: self.copy(page))
        page.another_pressed.connect(self.start)
        self._connect_choices(page)
        guide.window.show_page(page, case_is_link=view.is_stored)
        saved = guide.window.saved_text.text() if view.is_stored else ""
        guide.window.say_saved(saved, guide.texts("sheet.hint"))

    def _connect_choices(self, page: SheetPage) -> None:
        if page.choices is None:
            return
        guide, choices = self.guide, page.choices
        work = guide.work
        choices.paper_pressed.connect(
            lambda paper: self._after_saving(page, lambda: self._paper(page, paper))
        )
        choices.start_as_pressed.connect(
            lambda role: self._after_saving(
                page, lambda: guide.show(guide.ask(lambda: work().start_as(role)))
            )
        )
        choices.event_pressed.connect(
            lambda event: self._after_saving(
                page, lambda: guide.show(guide.ask(lambda: work().start_event(event)))
            )
        )
        choices.own_pressed.connect(lambda: self._after_saving(page, lambda: self._choose_own(page)))
        choices.drop_own_pressed.connect(
            lambda: self._after_saving(page, lambda: self._again(guide.ask(work().drop_override)))
        )

    def _judge(self, page: SheetPage) -> None:
        """How the check stands now. Nothing is saved, but a crash would not lose it."""
        guide, number, raw = self.guide, page.view.number, page.raw()
        guide.ask(lambda: guide.work().keep_draft(number, raw))
        found = guide.ask(lambda: guide.work().verdict(number, raw))
        if isinstance(found, Refused):
            guide.refuse(found)
        else:
            page.put(found)
            guide.window.refresh_title()
            self._follow(page, raw)

    def _follow(self, page: SheetPage, raw: Mapping[str, Raw]) -> None:
        """Another outcome has other papers, and may fit another role."""
        shown = page.choices.view if page.choices is not None else None
        if shown is None or shown.verdict.outcome == page.verdict.outcome:
            return
        guide, number = self.guide, page.view.number
        found = guide.ask(lambda: guide.work().decision_with(number, raw))
        if not isinstance(found, Refused):
            page.put_decision(found)

    def _decision(self, view: SheetView) -> DecisionView | None:
        """What can be done with the outcome, on the last page and as far as it is saved."""
        if not view.is_stored or view.number != len(view.titles) - 1:
            return None
        found = self.guide.ask(self.guide.work().decision)
        return None if isinstance(found, Refused) else found

    # --- saving --------------------------------------------------------------------------------------

    def keep(self, page: SheetPage) -> Refused | SheetView | None:
        """Saves what is on the page in one action. None when there was nothing to save.

        What cannot be saved stays as a draft, with a sentence for each answer in what comes back.
        """
        guide, view = self.guide, page.view
        if not page.is_dirty:
            return None
        raw = page.raw()
        result = guide.ask(lambda: guide.work().submit_sheet(view.number, raw))
        if isinstance(result, Refused):
            wrong = {name: raw[name] for name in result.sentences if name in raw}
            if wrong:
                rest = {name: value for name, value in raw.items() if name not in wrong}
                guide.ask(lambda: guide.work().submit_sheet(view.number, rest))
            guide.ask(lambda: guide.work().keep_draft(view.number, wrong or raw))
            return result
        page.is_dirty = False
        guide.say_saved_now()
        return result

    def _after_saving(self, page: SheetPage, then: Callable[[], object]) -> None:
        """Does something with the page as it is saved, or says what has to be set right first."""
        found = self.keep(page)
        if isinstance(found, Refused):
            self.refuse(page, found)
        else:
            then()

    def refuse(self, page: SheetPage, refused: Refused) -> None:
        """Says at the rows what to do; what is about no row stands above the page."""
        whole = " ".join(text for name, text in refused.sentences.items() if text and not name)
        if whole:
            self.guide.window.band.say(whole)
        page.show_refused(refused)
        self.guide.window.refresh_title()

    def go(self, page: SheetPage, number: int) -> None:
        """Saves the page and shows another."""
        if number == page.view.number or not 0 <= number < len(page.view.titles):
            return
        guide = self.guide
        self._after_saving(page, lambda: guide.show(guide.ask(lambda: guide.work().sheet(number))))

    def back(self, page: SheetPage) -> None:
        """The page before this one; from the first to the overview."""
        if page.view.number == 0:
            self.guide.overview()
        else:
            self.go(page, page.view.number - 1)

    def undo(self, page: SheetPage, redo: bool = False) -> None:
        """Takes the last saved page back. What was typed since is saved first: it can come back too."""
        guide, number = self.guide, page.view.number
        if isinstance(found := self.keep(page), Refused):
            self.refuse(page, found)
            return
        work = guide.work()
        done = guide.ask(work.redo if redo else work.undo)
        if isinstance(done, Refused):
            guide.window.say(guide.texts("sheet.nothing_to_undo"))
        else:
            guide.show(guide.ask(lambda: work.sheet(number)))
            guide.window.say(guide.texts("sheet.undone"))

    # --- what follows --------------------------------------------------------------------------------

    def copy(self, page: SheetPage) -> None:
        """Puts subject and text of the reply on the clipboard, and shows them."""
        guide = self.guide
        found = self.keep(page)
        if isinstance(found, Refused):
            self.refuse(page, found)
            return
        decision = guide.ask(guide.work().decision)
        if isinstance(decision, Refused):
            guide.refuse(decision)
            return
        page.put_decision(decision)
        if decision.reply is None:
            guide.window.say(guide.texts("sheet.nothing_to_copy"))
            return
        self.copied.put(f"{decision.reply.subject}\n\n{decision.reply.text}")
        page.put_reply(decision.reply)
        noted = guide.ask(guide.work().note_reply)
        if isinstance(noted, Refused):
            guide.refuse(noted)
        else:
            guide.window.say(guide.texts("sheet.copied"))

    def _paper(self, page: SheetPage, paper: str) -> None:
        """Shows a paper; after it the same page comes back."""
        guide, number = self.guide, page.view.number
        made = guide.ask(lambda: guide.work().document(paper))
        if isinstance(made, Refused):
            guide.refuse(made)
        else:
            guide.papers.show(made, lambda: guide.show(guide.ask(lambda: guide.work().sheet(number))))

    def _choose_own(self, page: SheetPage) -> None:
        guide = self.guide
        decision = guide.ask(guide.work().decision)
        if isinstance(decision, Refused):
            guide.refuse(decision)
        else:
            guide.forms.own_verdict(decision.outcomes, self._keep_own)

    def _keep_own(self, raw: Mapping[str, Raw]) -> None:
        outcome, motive = (str(raw.get(name) or "") for name in ("outcome", "motive"))
        self._again(self.guide.ask(lambda: self.guide.work().override(outcome, motive)))

    def _again(self, found: DecisionView | Refused) -> None:
        """The page of the decision once more, after something was saved."""
        guide = self.guide
        if isinstance(found, Refused):
            guide.refuse(found)
        else:
            guide.leave_own()
            if not self.open_where_left():
                guide.overview()

    def _paste(self, page: SheetPage) -> None:
        guide, text = self.guide, self.copied.paste()
        if not text.strip():
            guide.window.say(guide.texts("sheet.paste_empty"))
            return
        mail = guide.ask(lambda: guide.work().read_mail(text))
        if isinstance(mail, Refused):
            guide.refuse(mail)
        else:
            page.put_mail(mail)
