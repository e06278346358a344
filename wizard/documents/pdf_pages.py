"""Which part stands on which page, decided before drawing: so every page knows how many there are."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import pairwise

from wizard.documents.pdf_parts import Part

_SLACK = 0.01
_LONG = 0.2
_COMPANY = 0.14
"""Shares of a page: what is longer than the first is split; about the second goes with a signature."""


@dataclass(slots=True)
class Page:
    """The parts of one page with how far each lies below the top of the text, in points."""

    placed: list[tuple[float, Part]] = field(default_factory=list)

    @property
    def used(self) -> float:
        return self.placed[-1][0] + self.placed[-1][1].height if self.placed else 0

    def offset(self, part: Part) -> float:
        """Where the part would begin: the larger of the two white spaces lies between."""
        if not self.placed:
            return 0
        return self.used + max(self.placed[-1][1].after, part.before)


class NewPage(Part):
    """A page ends here."""


def paginate(parts: list[Part], height: float) -> list[Page]:
    """The pages, each of `height` points. A heading stays with what it heads; a signature is never alone."""
    pages = [Page()]
    queue = deque(parts)
    while queue:
        page, part = pages[-1], queue[0]
        if isinstance(part, NewPage):
            queue.popleft()
            if page.placed:
                pages.append(Page())
            continue
        chain = _chain(queue)
        if page.placed and page.offset(part) + _needed(chain) > height + _SLACK:
            if chain[-1].anchored:
                queue.extendleft(reversed(_pulled(page, height, _needed(chain))))
            pages.append(Page())
            continue
        room = height - page.offset(part)
        part = part.fitted(room)
        pieces = part.split(room) if part.height > room + _SLACK else None
        queue.popleft()
        page.placed.append((page.offset(part), pieces[0] if pieces else part))
        if pieces:
            queue.appendleft(pieces[1])
            pages.append(Page())
    return pages if pages[-1].placed or len(pages) == 1 else pages[:-1]


def _chain(queue: deque[Part]) -> list[Part]:
    """The first part and those it keeps, up to the first that keeps nothing."""
    chain = []
    for part in queue:
        if isinstance(part, NewPage):
            break
        chain.append(part)
        if not part.keeps:
            break
    return chain


def _needed(chain: list[Part]) -> float:
    """What the chain takes at least: whole parts, then the smallest start of the last one."""
    height = sum(part.height for part in chain[:-1]) + chain[-1].least()
    return height + sum(max(one.after, two.before) for one, two in pairwise(chain))


def _pulled(page: Page, height: float, needed: float) -> list[Part]:
    """The end of a page, taken off it so that a signature has company on the next one.

    Of something long only the last piece goes along. Empty when nothing fits or the page would be left bare.
    """
    offset, last = page.placed[-1]
    if last.height > height * _LONG and (pieces := last.split(last.height - height * _COMPANY)):
        if pieces[1].height <= height - needed - last.before - last.after:
            page.placed[-1] = (offset, pieces[0])
            return [pieces[1]]
        return []
    first = len(page.placed) - 1
    while first > 0 and page.placed[first - 1][1].keeps:
        first -= 1
    pulled = [part for _, part in page.placed[first:]]
    if first == 0 or sum(part.height + part.before + part.after for part in pulled) > height - needed:
        return []
    del page.placed[first:]
    return pulled
