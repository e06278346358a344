"""Floor of a paper: bare reportlab writes a plan of three pages, with the program's own letters.

The same shape as the plan van aanpak: headings, fields, a build-up table, agreements, dates, boxes to sign,
and a footer with the page number. Prints the milliseconds of each run as a JSON list.
"""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
RUNS = 12
WIDTH = A4[0] - 40 * mm

pdfmetrics.registerFont(TTFont("Body", str(FONTS / "SourceSans3-Regular.ttf")))
pdfmetrics.registerFont(TTFont("Body-Bold", str(FONTS / "SourceSans3-Bold.ttf")))
pdfmetrics.registerFontFamily("Body", normal="Body", bold="Body-Bold", italic="Body", boldItalic="Body-Bold")

TITLE = ParagraphStyle("title", fontName="Body-Bold", fontSize=18, leading=22, spaceAfter=6)
HEADING = ParagraphStyle(
    "heading", fontName="Body-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=4
)
BODY = ParagraphStyle("body", fontName="Body", fontSize=10, leading=14, spaceAfter=4)
GRID = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), "Body"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey),
        ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    cells = [[Paragraph(f"<b>{text}</b>", BODY) for text in head]]
    cells += [[Paragraph(text, BODY) for text in row] for row in rows]
    return Table(cells, colWidths=[WIDTH / len(head)] * len(head), style=GRID, repeatRows=1)


def _story() -> list[Flowable]:
    sentence = "Zoë en de werkgever spreken af wat er in deze weken gebeurt en wie dat doet. " * 3
    story: list[Flowable] = [Paragraph("Plan van aanpak", TITLE)]
    for number in range(1, 7):
        story += [Paragraph(f"{number} Onderdeel van het plan", HEADING), Paragraph(sentence, BODY)]
        story.append(_table(("Gegeven", "Waarde"), [(f"Regel {line}", "waarde") for line in range(4)]))
    story.append(Paragraph("7 Opbouw van de uren", HEADING))
    story.append(
        _table(
            ("Week", "Dagen", "Uren", "Taken"),
            [(f"week {week}", "3", f"{4 + week}", "eigen werk, aangepast") for week in range(1, 11)],
        )
    )
    story.append(Paragraph("8 Afspraken", HEADING))
    story.append(
        _table(
            ("Wat", "Wie", "Wanneer"),
            [(f"Afspraak {number} over het werk", "werkgever", "4 mei 2026") for number in range(1, 9)],
        )
    )
    story.append(Paragraph("9 Data", HEADING))
    story.append(
        _table(
            ("Wat", "Uiterlijk", "Bron"),
            [(f"Evaluatie {number}", f"{number} juni 2026", "artikel 4") for number in range(1, 9)],
        )
    )
    boxes = _table(("Werkgever", "Werknemer"), [(line, line) for line in ("Naam", "Datum", "Handtekening")])
    heading, above = Paragraph("10 Ondertekening", HEADING), Paragraph(sentence, BODY)
    story.append(KeepTogether([heading, above, Spacer(1, 6), boxes]))
    return story


def _footer(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.setFont("Body", 8)
    canvas.drawString(20 * mm, 10 * mm, f"S-001 · versie 1 · pagina {canvas.getPageNumber()}")


def plan() -> tuple[bytes, int]:
    """The bytes of the paper, and its number of pages."""
    target = io.BytesIO()
    document = BaseDocTemplate(
        target, pagesize=A4, title="Plan van aanpak", invariant=1, initialFontName="Body"
    )
    frame = Frame(20 * mm, 18 * mm, WIDTH, A4[1] - 38 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=_footer))
    document.build(_story())
    return target.getvalue(), document.page


def main() -> list[float]:
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        _, pages = plan()
        taken.append((time.perf_counter() - began) * 1000)
        assert pages == 3, pages
    return taken[1:]


if __name__ == "__main__":
    print(json.dumps(main()))
