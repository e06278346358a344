"""Is the file complete: the page, and recording who signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from wizard.case.record import Raw
from wizard.views import DocumentView, FileView, Refused

if TYPE_CHECKING:
    from ui.guide import Guide


class FileSteps:
    """What happens on the page about the file for UWV."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def open(self) -> None:
        """The page, as the case stands now."""
        guide = self.guide
        guide.show(guide.ask(guide.work().file_check))

    def show(self, view: FileView) -> None:
        """Shows how the file stands."""
        from ui.pages.file_check import FileCheckPage

        guide = self.guide
        page = FileCheckPage(view, guide.texts)
        page.place_pressed.connect(lambda place: guide.show(guide.ask(lambda: guide.work().jump(place))))
        page.paper_pressed.connect(lambda paper: guide.show(guide.ask(lambda: guide.work().document(paper))))
        page.sign_pressed.connect(lambda name: guide.forms.signing(name, view, self._sign))
        page.back_pressed.connect(guide.overview)
        guide.leave_own()
        guide.window.show_page(page, case_is_link=True)

    def sign_paper(self, name: str, paper: DocumentView) -> None:
        """Records who signed a paper, from its own page; after that the paper is shown again."""
        guide = self.guide
        found = guide.ask(guide.work().file_check)
        if isinstance(found, Refused):
            guide.refuse(found)
            return

        def save(name: str, raw: Mapping[str, Raw]) -> None:
            if self._record(name, raw) is not None:
                guide.show(guide.ask(lambda: guide.work().document(paper.id)))

        guide.forms.signing(name, found, save)

    def _sign(self, name: str, raw: Mapping[str, Raw]) -> None:
        found = self._record(name, raw)
        if found is not None:
            self.guide.show(found)

    def _record(self, name: str, raw: Mapping[str, Raw]) -> FileView | None:
        """Keeps who signed; None when something must be filled in first, which was said."""
        guide = self.guide
        day = guide.forms.day_of(raw)
        if day is None or guide.forms.is_empty(raw, "who"):
            return None
        who = str(raw["who"])
        by: tuple[str, ...] = ("employer", "employee") if who == "both" else (who,)
        reason = str(raw.get("reason") or "")
        found = guide.ask(lambda: guide.work().record_signature(name, day, by, reason))
        if isinstance(found, Refused):
            guide.refuse(found)
            return None
        guide.leave_own()
        return found
