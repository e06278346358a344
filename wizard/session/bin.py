"""The bin: what goes there, what comes back with it, and what is erased with it.

A case takes along the short flows that hang under it. A linked case of its own (after a relapse, in another
role) stays where it is: it is somebody's file by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from wizard.content.model import Content
from wizard.ports import CaseHead, Shelf
from wizard.views import ConsequencesView, Lookup

KEEPS: Final = timedelta(days=30)
"""So long a case can come back; then it is erased."""


def went_along(content: Content, shelf: Shelf, head: CaseHead | None) -> bool:
    """Whether this record lies in the bin because the case above it went there: it comes back with it."""
    if head is None or not head.linked_to or not content.flows[head.flow].helps:
        return False
    owner = shelf.head(head.linked_to)
    return owner is not None and owner.deleted is not None and owner.deleted == head.deleted


@dataclass(frozen=True, slots=True)
class Bin:
    """What the person at the screen may do with cases that are over."""

    content: Content
    shelf: Shelf
    today: date

    def put(self, case_id: str) -> None:
        """Puts a case in the bin with what hangs under it."""
        along = (head.id for head in self._under(case_id) if head.deleted is None)
        self.shelf.delete(case_id, self.today, *along)

    def bring_back(self, case_id: str) -> None:
        """Takes a case out of the bin, with what went there because of it."""
        along = (head.id for head in self._under(case_id) if went_along(self.content, self.shelf, head))
        self.shelf.bring_back(case_id, *along)

    def erase(self, case_id: str) -> None:
        """Removes a case for good, with everything that hangs under it: from the copies in reach too."""
        self.shelf.erase(case_id, *(head.id for head in self._under(case_id)))

    def erase_what_is_over(self) -> int:
        """Erases what has lain in the bin for longer than it may; gives how many cases that were."""
        last = self.today - KEEPS
        over = [one.id for one in self.shelf.in_bin() if one.deleted is not None and one.deleted < last]
        for case_id in over:
            if self.shelf.head(case_id) is not None:
                self.erase(case_id)
        return len(over)

    def erasing(self, case_id: str) -> ConsequencesView:
        """What goes when a case in the bin is erased now, as sentences."""
        texts, head = Lookup(self.content.texts), self.shelf.head(case_id)
        if head is None:
            return ConsequencesView()
        lines = [texts("bin.goes", case=head.number)]
        lines += [
            texts("bin.goes_along", what=self.content.flows[one.flow].title, case=one.number)
            for one in self._under(case_id)
        ]
        lines += [texts("bin.copies"), texts("bin.for_good")]
        return ConsequencesView(tuple(lines), texts("bin.sure"), texts("bin.erase"))

    def _under(self, case_id: str) -> tuple[CaseHead, ...]:
        """The records of short flows that belong to a case, also those in the bin."""
        return tuple(head for head in self.shelf.linked(case_id) if self.content.flows[head.flow].helps)
