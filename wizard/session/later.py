"""What the first presses will need, in steps to be taken while nobody waits.

Libraries are named from the inside out, to keep each step short. The longest is that of the holidays, which
bring all countries along: a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Final

MODULES: Final = (
    "wizard.content.condition_grammar",
    "importlib.metadata",
    "holidays.calendars.gregorian",
    "holidays.countries.netherlands",
    "reportlab.lib.utils",
    "reportlab.pdfgen.canvas",
    "reportlab.pdfbase.ttfonts",
    "wizard.documents.pdf_time",
    "wizard.documents.pdf_grid",
    "wizard.documents.pdf_parts",
    "wizard.documents.pdf_pages",
    "wizard.documents.pdf",
    "wizard.documents.text",
    "wizard.content.condition_grammar",
    "ctypes.util",
    "pypdfium2_raw",
    "pypdfium2",
)
"""For the overview of a case, then for the page of a paper: writing it, and showing it."""


def steps() -> Iterator[Callable[[], object]]:
    """Calls to be made one by one."""
    for name in MODULES:
        yield partial(import_module, name)
    yield _read_the_letters


def _read_the_letters() -> None:
    from wizard.documents.pdf_text import faces

    faces()
