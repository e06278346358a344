"""Views of the desk of the expert as a session would hand them over: plain values, made by hand."""

from __future__ import annotations

from dataclasses import replace

from wizard.views import ActionView, AssignmentLineView, DeskView, TaskView

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
    "sinds 2 oktober 2026, 50 dagen",
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
