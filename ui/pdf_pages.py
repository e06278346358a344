"""Turns the bytes of a paper into pictures of its pages, for the preview and for the printer.

The preview draws the very bytes that are printed and saved. pypdfium2 is imported when the first paper is
shown, never at start-up.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

POINTS_PER_INCH = 72


class PdfPages:
    """An open paper."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self._paper: Any = pypdfium2.PdfDocument(pdf)

    def __len__(self) -> int:
        return len(self._paper)

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        width, height = self._paper[number].get_size()
        return float(width), float(height)

    def picture(self, number: int, scale: float) -> QImage:
        """Page `number` (from 0); `scale` is pixels per point."""
        page = self._paper[number]
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        shown = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        return shown

    def close(self) -> None:
        self._paper.close()


def can_show(pdf: bytes) -> bool:
    """Whether the pages can be drawn: not of a damaged file, nor of one with a password."""
    import pypdfium2

    try:
        pages = PdfPages(pdf)
        try:
            return len(pages) > 0 and bool(pages.size(0))
        finally:
            pages.close()
    except pypdfium2.PdfiumError:
        return False


def text_of(pdf: bytes) -> str:
    """The words of a paper that somebody else made; "" for a scan."""
    import pypdfium2

    paper = pypdfium2.PdfDocument(pdf)
    try:
        return "\n\n".join(page.get_textpage().get_text_bounded() for page in paper).strip()
    finally:
        paper.close()


def print_pages(pdf: bytes, printer: Any) -> int:
    """Paints the pages on a QPrinter at its own resolution; gives the number of pages.

    Raises RuntimeError when the printer takes no pages.
    """
    pages = PdfPages(pdf)
    painter = QPainter()
    try:
        width, height = pages.size(0)
        # Printers know sheets upright only: a lying page is such a sheet, turned.
        upright = QSizeF(min(width, height), max(width, height))
        printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
        ways = QPageLayout.Orientation
        printer.setPageOrientation(ways.Landscape if width > height else ways.Portrait)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        if not painter.begin(printer):
            raise RuntimeError
        # 300 dots per inch is as sharp as text needs; more only takes memory.
        dots = min(printer.resolution(), 300)
        for number in range(len(pages)):
            if number:
                printer.newPage()
            picture = pages.picture(number, dots / POINTS_PER_INCH)
            painter.drawImage(painter.viewport(), picture)
        return len(pages)
    finally:
        if painter.isActive():
            painter.end()
        pages.close()
