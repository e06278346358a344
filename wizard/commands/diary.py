"""The command `ics`: the days of a case as a calendar file."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

from wizard.commands.casefile import CaseFile
from wizard.content.model import Content
from wizard.documents.ics import render
from wizard.errors import CaseFileError
from wizard.session.agenda import agenda_of
from wizard.session.open_case import Standing
from wizard.views import Lookup

NUMBER = "S-000"
"""A case that stands on no shelf has no number of its own."""


def write_agenda(content: Content, case: CaseFile, name: str, out: Path) -> None:
    """Writes the calendar file to `out`; the name of the case file tells its events from those of others.

    Raises CaseFileError with a sentence when that cannot be done.
    """
    texts = Lookup(content.texts)
    if out.suffix.lower() != ".ics":
        raise CaseFileError("out", texts("casefile.ending_ics"))
    standing = Standing(content, case.record, case.today)
    made = render(agenda_of(standing, f"{NUMBER.lower()}-{crc32(name.encode()):08x}", NUMBER).file())
    try:
        out.write_bytes(made)
    except OSError as error:
        raise CaseFileError("out", texts("casefile.cannot_write", why=error.strerror or "")) from None
