"""The spreadsheet of a year, read back by another library: real days and numbers, no formula in a text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest

from tests.flows.assignments import CONTENT
from wizard.desk_views import YearTable, YearView
from wizard.documents.year_sheet import year_sheet
from wizard.month_chart import MonthBar, MonthChart

MONTHS = ("januari", "februari", "maart")


def view(*names: str) -> YearView:
    """A year with an assignment for each client of that name."""
    columns = ("reference", "number", "client", "request", "answer", "days", "state")
    clients = YearTable(
        "client",
        "Per opdrachtgever",
        ("what", "count", "taken", "declined", "open", "held", "median"),
        (
            "Opdrachtgever",
            "Aantal",
            "Aangenomen",
            "Niet aangenomen",
            "Nog open",
            "Aangehouden",
            "Dagen",
        ),
        tuple((name, 1, 1, 0, 0, 0, 2.5) for name in names),
    )
    outcome = YearTable(
        "outcome",
        "Wat eruit kwam",
        ("what", "count", "own"),
        ("Uitkomst", "Aantal", "Eigen oordeel"),
        (("Accepteren", len(names), None), ("Niet accepteren", 0, 2)),
    )
    months = YearTable(
        "months",
        "Vragen per maand",
        ("what", "count", "taken", "declined", "open"),
        ("Maand", "Aantal", "Aangenomen", "Niet aangenomen", "Nog open"),
        tuple((month, len(names), len(names), 0, 0) for month in MONTHS),
    )
    rows = tuple(
        (f"ref {n}", f"S-{n:03}", name, date(2026, 1, 5), None if n else date(2026, 1, 8), 3, "Toetsen")
        for n, name in enumerate(names)
    )
    heads = ("Kenmerk", "Nummer", "Opdrachtgever", "Datum vraag", "Datum antwoord", "Dagen", "Stand")
    return YearView(
        year=2026,
        years=(2026,),
        title="Jaaroverzicht 2026",
        lines=(),
        tables=(outcome, clients) if names else (),
        months=months,
        assignments=YearTable("assignments", "Opdrachten", columns, heads, rows),
        clients=clients,
        chart=MonthChart(tuple(MonthBar(month, (0, 0, 0)) for month in MONTHS), ("a", "b", "c")),
        chart_text="Vragen per maand in 2026.",
    )


def read(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_three_sheets_each_with_its_heads_in_sight_and_filters() -> None:
    book = read(year_sheet(view("De Korst", "Ede"), CONTENT.texts))

    assert book.sheetnames == ["Overzicht", "Opdrachten", "Per opdrachtgever"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_days_are_days_and_counts_are_numbers() -> None:
    sheet = read(year_sheet(view("De Korst", "Ede"), CONTENT.texts))["Opdrachten"]

    first, second = sheet[2], sheet[3]
    assert [cell.value for cell in sheet[1]][:4] == ["Kenmerk", "Nummer", "Opdrachtgever", "Datum vraag"]
    assert (first[3].value, first[3].is_date) == (datetime(2026, 1, 5), True)
    assert (first[5].value, first[5].data_type) == (3, "n")
    assert second[4].value is None


def test_the_overview_names_the_part_of_every_count() -> None:
    sheet = read(year_sheet(view("De Korst", "Ede"), CONTENT.texts))["Overzicht"]

    told = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert ("Wat eruit kwam", "Accepteren", 2, None, None, None, None) in told
    assert ("Wat eruit kwam", "Niet accepteren", 0, None, None, None, 2) in told
    assert told[-1] == ("Vragen per maand", "maart", 2, 2, 0, 0, None)


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "+31 6 12345678",
        "-1",
        "@SUM(A1)",
        '=HYPERLINK("x")',
        "123",
        "2026-01-05",
        "mailto:a@b.nl",
        "\t=1",
    ],
)
def test_what_somebody_typed_stays_text(name: str) -> None:
    content = year_sheet(view(name), CONTENT.texts)

    cell = read(content)["Opdrachten"]["C2"]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheets = [packed.read(part).decode() for part in packed.namelist() if "worksheets/sheet" in part]
    assert (cell.value, cell.data_type) == (name, "s")
    assert cell.hyperlink is None
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)


def test_the_chart_is_one_of_the_sheet_and_reads_the_months() -> None:
    content = year_sheet(view("De Korst"), CONTENT.texts)

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        chart = packed.read("xl/charts/chart1.xml").decode()
        drawing = packed.read("xl/drawings/drawing1.xml").decode()
    book = read(content)
    ranges = re.findall(r"<c:(?:cat|val)>.*?<c:f>(.*?)</c:f>", chart)
    months = [cell.value for cell in book["Overzicht"]["B"]][-3:]
    assert ranges[0::2] == ["Overzicht!$B$5:$B$7"] * 3
    assert ranges[1::2] == [f"Overzicht!${column}$5:${column}$7" for column in "DEF"]
    assert months == list(MONTHS)
    assert chart.count("<a:pattFill") == 3
    assert "Vragen per maand in 2026." in drawing


def test_the_same_year_is_the_same_file_to_the_byte() -> None:
    made = view("De Korst", "Ede")

    assert year_sheet(made, CONTENT.texts) == year_sheet(made, CONTENT.texts)
    assert year_sheet(replace(made, title="Jaaroverzicht 2027"), CONTENT.texts) != year_sheet(
        made, CONTENT.texts
    )


def test_a_year_without_assignments_is_a_sheet_as_well() -> None:
    book = read(year_sheet(view(), CONTENT.texts))

    assert book.sheetnames == ["Overzicht", "Opdrachten", "Per opdrachtgever"]
    assert book["Opdrachten"]["A1"].value == "Kenmerk"
    assert book["Per opdrachtgever"]["A1"].value == "Opdrachtgever"


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    long = "Transportbedrijf Van den Heuvel en Zonen"
    sheet = read(year_sheet(view(long), CONTENT.texts))["Per opdrachtgever"]

    assert len(long) < sheet.column_dimensions["A"].width < 2 * len(long)
