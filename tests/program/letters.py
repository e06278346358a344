"""Letters to keep with a case: real PDF files, as an arbodienst would send them."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

ADVICE = (
    "Arbodienst Noord",
    "Advies aan de werkgever",
    "Wat kan: drie uur per dag werk aan de balie.",
    "Wat nu niet kan: werken na zes uur in de avond.",
    "Nodig: een stoel achter de balie.",
    "Dit geldt tot de volgende afspraak op 21 april.",
)


def letter_pdf(*lines: str, password: str = "") -> bytes:
    """A letter of one page; with a password nobody can open it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, encrypt=password or None)
    for number, line in enumerate(lines or ADVICE):
        canvas.setFont("Helvetica", 16 if number < 2 else 12)
        canvas.drawString(72, 740 - 28 * number, line)
    canvas.save()
    return out.getvalue()
