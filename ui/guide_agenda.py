"""The days of a case in the calendar of the user: how it is called there, the file, how to open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ui.pages.reading import ReadingPage
from wizard.views import AgendaView, Lookup, Refused

if TYPE_CHECKING:
    from ui.guide import Guide


Part: TypeAlias = tuple[str, tuple[str, ...]]
"""A heading with the lines below it."""


class AgendaSteps:
    """What happens after *Zet in agenda*."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide

    def start(self) -> None:
        """Asks how the case is called in the calendar."""
        guide = self.guide
        view = guide.ask(lambda: guide.work().agenda())
        if isinstance(view, Refused):
            guide.refuse(view)
        else:
            guide.forms.agenda(view, self.save)

    def save(self, called_by: str) -> None:
        """Makes the file and writes it where the user wants it; then says what to do with it."""
        guide = self.guide
        view = guide.ask(lambda: self._make(called_by))
        if isinstance(view, Refused):
            guide.refuse(view)
            return
        chosen = guide.papers.choose_file(view.file_name, "agenda.title", "agenda.files")
        if not chosen:
            return
        place = Path(chosen if chosen.lower().endswith(".ics") else f"{chosen}.ics")
        try:
            place.write_bytes(view.ics)
        except OSError:
            guide.refuse(Refused({"": guide.texts("agenda.cannot_save")}))
            return
        guide.papers.remember_folder(place)
        kept = guide.ask(lambda: guide.work().agenda_saved())
        if isinstance(kept, Refused):
            guide.refuse(kept)
            return
        parts = how_to_open(view, place.name, guide.texts)
        guide.read(ReadingPage(guide.texts("agenda.saved"), parts, guide.texts("nav.ready")))

    def _make(self, called_by: str) -> AgendaView:
        work = self.guide.work()
        work.agenda_called_by(called_by)
        return work.agenda()


def how_to_open(view: AgendaView, file_name: str, texts: Lookup) -> tuple[Part, ...]:
    """The page after saving: headings with a few sentences, for each kind of calendar."""
    key = "agenda.saved_count_one" if view.entries == 1 else "agenda.saved_count"
    parts: list[Part] = [("", (texts("agenda.saved_as", name=file_name), texts(key, count=view.entries)))]
    if view.was_saved_before:
        parts.append((texts("agenda.again_heading"), (texts("agenda.again", case=view.called),)))
    for kind in ("outlook", "google", "iphone", "changes"):
        parts.append((texts(f"agenda.{kind}_heading"), (texts(f"agenda.{kind}"),)))
    return tuple(parts)
