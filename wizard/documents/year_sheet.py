"""A year of assignments as a spreadsheet: real dates and numbers, and the same bytes for the same year.

What a person typed is always text: a client called `=1+1` is no formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from wizard.desk_views import Cell, YearTable, YearView

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

COLUMNS: Final = ("count", "taken", "declined", "open", "own")
"""Of the overview, after the part and what is counted."""
MADE: Final = datetime(2000, 1, 1)
"""Stands in the file as the day on which it was made: the clock would make every file another one."""
NARROW: Final = 8
"""Characters in the narrowest column."""
WIDE: Final = 60
PATTERNS: Final = ("dotted_grid", "wide_upward_diagonal", "percent_5")
INK: Final = "#1A1A1A"


def year_sheet(view: YearView, texts: Mapping[str, str]) -> bytes:
    """The bytes of the .xlsx file."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = Workbook(stream, options)
    book.set_properties({"title": view.title, "created": MADE})
    overview = book.add_worksheet(texts["year.sheet_overview"])
    rows = list(_overview(view))
    heads = (texts["year.head_part"], texts["year.head_what"], *(texts[f"year.head_{c}"] for c in COLUMNS))
    _fill(book, overview, heads, rows)
    _chart(book, overview, view, heads, first=len(rows) - len(view.months.rows) + 1)
    for key, table in (("year.sheet_assignments", view.assignments), ("year.sheet_clients", view.clients)):
        _fill(book, book.add_worksheet(texts[key]), table.head, table.rows)
    book.close()
    return stream.getvalue()


def _overview(view: YearView) -> Iterator[tuple[Cell, ...]]:
    """All counts below each other, each with the part that it belongs to; the months come last."""
    for table in (*view.tables, view.months):
        for row in table.rows:
            known = dict(zip(table.columns, row, strict=True))
            yield (table.title, known["what"], *(known.get(column) for column in COLUMNS))


def _fill(book: Workbook, sheet: Worksheet, heads: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> None:
    """A list with its heads in sight, filters, and columns as wide as what stands in them."""
    strong = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d-m-yyyy", "align": "left"})
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, strong)
        cells = [row[place] for row in rows]
        longest = max((len(_shown(cell)) for cell in cells), default=0)
        sheet.set_column(place, place, min(WIDE, max(NARROW, len(head), longest) + 2))
        for number, cell in enumerate(cells, start=1):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), day)
            elif cell is not None:
                sheet.write_number(number, place, cell)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _shown(cell: Cell) -> str:
    return cell.strftime("%d-%m-%Y") if isinstance(cell, date) else "" if cell is None else str(cell)


def _chart(book: Workbook, sheet: Worksheet, view: YearView, heads: Sequence[str], first: int) -> None:
    """The months as stacked columns that differ by pattern, beside the counts."""
    chart: Any = book.add_chart({"type": "column", "subtype": "stacked"})
    last = first + len(view.months.rows) - 1
    for place, pattern in zip((3, 4, 5), PATTERNS, strict=True):
        chart.add_series(
            {
                "name": [sheet.get_name(), 0, place],
                "categories": [sheet.get_name(), first, 1, last, 1],
                "values": [sheet.get_name(), first, place, last, place],
                "pattern": {"pattern": pattern, "fg_color": INK, "bg_color": "#FFFFFF"},
                "border": {"color": INK},
            }
        )
    chart.set_title({"name": view.months.title, "overlay": False})
    chart.set_y_axis({"major_unit": 1, "min": 0} if _most(view.months) < 10 else {"min": 0})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 720, "height": 360})
    sheet.insert_chart(1, len(heads) + 1, chart, {"description": view.chart_text})


def _most(months: YearTable) -> int:
    return max((cell for _, cell, *_ in months.rows if isinstance(cell, int)), default=0)
