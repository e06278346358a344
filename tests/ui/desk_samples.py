"""Views of the desk of the expert as a session would hand them over: plain values, made by hand."""

from __future__ import annotations

from dataclasses import replace

from wizard.month_chart import MonthBar
from wizard.views import (
    ActionView,
    AssignmentLineView,
    DeskView,
    MonthChart,
    TaskView,
    YearTable,
    YearView,
)

ADVICE = "Individueel advies over re-integratie"
LINES = (
    AssignmentLineView(
        "a1",
        "JdB-11 · S-004",
        "Bakkerij De Korst",
        ADVICE,
        "Accepteren onder voorwaarden, voorlopig",
        "C6 FML, was toegezegd voor 17 november 2026 door de arbodienst; C4 Overzicht van functies",
        "sinds 3 november 2026, 18 dagen",
        "24 november 2026: Oplevering",
    ),
    AssignmentLineView(
        "a2",
        "MV-loonwaarde · S-006",
        "Gemeente Ede",
        "Beoordelen van loonwaarde",
        "In uitvoering",
        "uw oplevering",
        "sinds 9 november 2026, 12 dagen",
        "27 november 2026: Oplevering",
    ),
    AssignmentLineView(
        "a3",
        "K-2026-118 · S-007",
        "Transportbedrijf Van den Heuvel en Zonen",
        "Beoordelen van mogelijkheden voor re-integratie",
        "Aanhouden tot informatie compleet",
        "C1 Informatie over de situatie; C2 Ontstaan van de situatie; C7 Advies van de bedrijfsarts; "
        "en nog 4 antwoorden",
        "sinds vandaag",
        "7 december 2026: het plan van aanpak",
    ),
)
CLOSED = AssignmentLineView(
    "a0",
    "PvL · S-001",
    "Garage Noord",
    ADVICE,
    "Afgesloten. Opdracht opgeleverd",
    "",
    "op 2 oktober 2026",
    "",
)
ACTIONS = (
    ActionView(
        "a1",
        "JdB-11 · S-004",
        "c6_capacity_description",
        "Vraag na: C6 FML",
        "toegezegd voor dinsdag 17 november 2026 door de arbodienst",
        True,
    ),
    ActionView("a2", "MV-loonwaarde · S-006", "", "Lever op", "uiterlijk vrijdag 27 november 2026", False),
)


def desk_home() -> DeskView:
    return DeskView(
        greeting="Goedendag",
        today_text="Vandaag is het zaterdag 21 november 2026.",
        actions=ACTIONS,
        quiet="",
        cases=LINES,
        every=(*LINES, CLOSED),
        tasks=(
            TaskView(
                "recovery_sheet", "Druk uw herstelblad af", "to_do", "Met dit blad opent u alles.", minutes=3
            ),
        ),
        more="Ook bij een andere opdracht is iets te doen. Het dringendste staat bovenaan.",
    )


def many_desk() -> DeskView:
    """An expert with so many assignments that the list scrolls, while the days are being worked out."""
    lines = tuple(
        replace(LINES[number % 3], id=f"a{number}", title=f"K-{number} · S-{number:03}")
        for number in range(1, 2_001)
    )
    waits = "Spoorboekje werkt deze lijst bij: 1.940 van 2.000 opdrachten zijn klaar."
    return replace(desk_home(), cases=lines, every=(*lines, CLOSED), updating=waits, more="")


def empty_desk() -> DeskView:
    return DeskView("Goedendag", "Vandaag is het zaterdag 21 november 2026.", (), "", (), ())


def year() -> YearView:
    """A year with two kinds of outcomes, clients with long names, and a month without questions."""
    parts = ("what", "count", "taken", "declined", "open")
    heads = ("Aantal", "Aangenomen", "Niet aangenomen", "Nog open")
    counts = ((3, 1, 0), (4, 2, 0), (5, 0, 0), (2, 2, 0), (6, 1, 0), (3, 0, 0), (0, 0, 0), (1, 0, 0))
    counts += ((7, 2, 0), (5, 1, 1), (3, 0, 4), (0, 0, 0))
    names = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus")
    names += ("september", "oktober", "november", "december")
    months = tuple((name, sum(count), *count) for name, count in zip(names, counts, strict=True))
    tables = (
        YearTable(
            "outcome",
            "Wat eruit kwam",
            ("what", "count", "own"),
            ("Uitkomst", "Aantal", "Eigen oordeel"),
            (
                ("Accepteren", 21, 2),
                ("Accepteren onder voorwaarden", 14, None),
                ("Aanhouden tot informatie compleet", 9, None),
                ("Niet accepteren", 3, 1),
            ),
        ),
        YearTable("role", "Per rol", parts, ("Rol", *heads), ((ADVICE, 31, 27, 2, 2),)),
        YearTable(
            "client",
            "Per opdrachtgever",
            (*parts, "held", "median"),
            ("Opdrachtgever", *heads, "Aangehouden", "Dagen"),
            (
                ("Transportbedrijf Van den Heuvel en Zonen", 12, 10, 1, 1, 4, 3.5),
                ("Gemeente Ede", 8, 8, 0, 0, 0, 2.0),
            ),
        ),
        YearTable(
            "held",
            "Waarom u aanhield",
            ("what", "count"),
            ("Reden", "Aantal"),
            (
                (
                    "Iets wat nodig is, ontbreekt. Een toezegging zonder dag of met een dag die voorbij is, "
                    "telt ook zo.",
                    9,
                ),
            ),
        ),
        YearTable(
            "missing",
            "Wat er miste",
            ("what", "count"),
            ("Stuk", "Aantal"),
            (("C6 FML", 7), ("C4 Overzicht van functies", 3)),
        ),
    )
    bars = tuple(MonthBar(name[:3], count) for name, count in zip(names, counts, strict=True))
    return YearView(
        year=2026,
        years=(2026, 2025, 2024),
        title="Jaaroverzicht 2026",
        lines=(
            "In 2026 kwamen er 53 vragen binnen.",
            "U gaf op 48 vragen antwoord. De helft kreeg antwoord binnen 2,5 dagen. "
            "De langste wachtte 18 dagen.",
            "Op 5 vragen wacht de opdrachtgever nog.",
        ),
        tables=tables,
        months=YearTable("months", "Vragen per maand", parts, ("Maand", *heads), months),
        assignments=YearTable("assignments", "Opdrachten", ("reference",), ("Kenmerk",), (("JdB-11",),)),
        clients=tables[2],
        chart=MonthChart(bars, ("Aangenomen", "Niet aangenomen", "Nog open")),
        chart_text="Vragen per maand in 2026: januari 4, februari 6.",
        file_name="Jaaroverzicht 2026",
    )
