"""Dense pages as views, with a row of every kind of answer."""

from __future__ import annotations

from wizard.case.record import Raw
from wizard.views import (
    ColumnView,
    DecisionView,
    DocumentLineView,
    EventOfferView,
    FieldView,
    HelpView,
    OptionView,
    RuleView,
    SheetGroupView,
    SheetRowView,
    SheetView,
    SourceView,
    StartAsView,
    VerdictView,
)

STATES = (
    OptionView("present", "Aanwezig"),
    OptionView("promised", "Toegezegd"),
    OptionView("missing", "Ontbreekt"),
    OptionView("refused", "Geweigerd"),
    OptionView("not_applicable", "N.v.t."),
)
ROLES = (
    OptionView("ADV_IND", "Individueel advies over re-integratie"),
    OptionView("BEO_AO", "Beoordelen van arbeidsongeschiktheid voor het eigen werk"),
    OptionView("COACH_WERKVERMOGEN", "Begeleiden bij het realiseren van werkvermogen"),
)
WORK = (
    OptionView("own_work", "Eigen werk"),
    OptionView("adapted_own_work", "Aangepast eigen werk"),
    OptionView("other_work_internal", "Ander werk bij de werkgever"),
    OptionView("other_work_external", "Ander werk bij een andere werkgever"),
)
KINDS = (OptionView("advice", "Advies"), OptionView("assessment", "Beoordeling"))
TITLES = ("Vraag", "Stukken en voorwaarden", "Besluit")
NOTICE = "Schrijf niets op over de ziekte."
HELP = HelpView(
    why="Zonder dit punt kunt u niet verantwoord beginnen.", sources=(SourceView("Leidraad", "", True),)
)


def row(
    question: str,
    kind: str,
    name: str,
    value: Raw = None,
    options: tuple[OptionView, ...] = (),
    unknown: str = "",
    when_unknown: tuple[str, ...] = (),
    taken_over: str = "",
    optional: bool = False,
    notice: str = "",
) -> SheetRowView:
    field = FieldView(
        question,
        kind,
        f"Wat is het antwoord op {name}?",
        help="Ga af op de stukken en op wat de opdrachtgever vertelt.",
        value=value,
        options=options,
        columns=(ColumnView("what", "Voorwaarde", "text"),) if kind == "rows" else (),
        unknown_label=unknown,
        optional=optional,
        notice=notice,
        unit="dagen" if kind == "number" else "",
        max_length=600 if kind == "long_text" else 120,
    )
    return SheetRowView(field, name, when_unknown, HELP, taken_over)


QUESTION = SheetGroupView(
    "De vraag die binnenkwam",
    (
        row("assignment_reference", "text", "Kenmerk", "A-77"),
        row(
            "client",
            "text",
            "Opdrachtgever",
            "Bakkerij De Korst BV",
            taken_over="overgenomen uit dossier S-001",
        ),
        row("request_day", "date", "Datum vraag", "2026-11-20"),
        row("role", "choice", "Rol en opdracht", "BEO_AO", ROLES),
        row("client_question", "long_text", "Vraag in eigen woorden", "Hoe nu verder?", notice=NOTICE),
        row("scope", "multi", "Reikwijdte", ("own_work",), WORK, "Weet ik niet"),
        row("question_type", "choice", "Soort vraag", "advice", KINDS, "Nog niet duidelijk"),
        row("assessment_day", "date", "Dag van beoordeling", "onbekend", unknown="Nog niet bekend"),
    ),
)
PROMISE = {"state": "promised", "day": "2026-12-10", "by": "de arbodienst"}
CONDITIONS = SheetGroupView(
    "Is alles er om te beginnen?",
    (
        row("c3", "status", "C3 Functieomschrijving", "present", STATES, "Nog niet gevraagd"),
        row("c6", "status", "C6 FML", PROMISE, STATES, "Nog niet gevraagd"),
        row(
            "c4",
            "status",
            "C4 Overzicht van functies",
            {"state": "not_applicable", "motive": "Er zijn geen andere functies"},
            STATES,
            "Nog niet gevraagd",
        ),
        row(
            "conflict",
            "choice",
            "C9 Conflict",
            "onbekend",
            (OptionView("none", "Geen"), OptionView("light", "Licht, nog niet opgelost")),
            "Onbekend",
            when_unknown=(
                "Aan werkgever en werknemer: vindt u dat de ander u dwarszit?",
                "Waarover gaat het?",
            ),
        ),
        row("k2", "yes_no_unknown", "K2 Disfunctioneren", None, unknown="Weet ik niet"),
    ),
)
DECISION = SheetGroupView(
    "Eigen voorwaarden en grenzen",
    (
        row("planned_delivery", "date", "Oplevering", "2026-12-18"),
        row("own_conditions", "rows", "Eigen voorwaarden", None, optional=True, notice=NOTICE),
        row("other_form_counts", "yes_no", "Andere vorm telt mee", True, optional=True),
        row("capacity_age_limit", "number", "Eigen grens voor ouderdom", 90, optional=True),
    ),
)
GROUPS = (QUESTION, CONDITIONS, DECISION)


def verdict(number: int) -> VerdictView:
    """On the first page nothing comes out yet, on the last one it stands."""
    asked = frozenset(one.field.question for one in GROUPS[number].rows)
    if number == 0:
        return VerdictView(asked, missing=("Rol en opdracht",))
    return VerdictView(
        asked,
        "HOLD",
        "Aanhouden tot informatie compleet",
        "U begint nog niet. Vraag wat er mist, en toets dan opnieuw.",
        "Voorlopig. Een antwoord dat nog mist, kan dit veranderen." if number == 1 else "",
        ("De oplevering valt na de volgende dag van Poortwachter.",),
        (
            RuleView(
                "U weet nog niet of er een conflict is.", ("C9 Conflict: weet ik niet",), "STECR Werkwijzer"
            ),
            RuleView(
                "Van een knelpunt weet u nog niet of het speelt.", ("K2: weet ik niet",), "Leidraad Verzuim"
            ),
        ),
        ("Praat eerst, en toets dan opnieuw.",),
        ("C9 Conflict", "K2 Disfunctioneren"),
        ("De FML komt uiterlijk op 10 december 2026 van de arbodienst.",),
        ("C6 Datum: 92 dagen oud.",),
        "Deze criteria zijn niet volledig: de bron is op dit punt afgebroken.",
    )


def sheet(number: int) -> SheetView:
    return SheetView(
        f"sheet_{number}", number, TITLES, "A-77 · S-001", True, (GROUPS[number],), verdict(number)
    )


def decision() -> DecisionView:
    papers = (
        DocumentLineView("hold_letter", "Uw opdracht wacht", "Wat er mist.", "ready", "Klaar"),
        DocumentLineView("own_checklist", "Eigen checklist", "Voor uzelf.", "ready", "Klaar"),
    )
    return DecisionView(
        verdict(2),
        None,
        papers,
        frozenset({"hold_letter"}),
        StartAsView("BEO_AO", "Start als: Beoordelen van arbeidsongeschiktheid voor het eigen werk"),
        "U koos zelf voor Accepteren onder voorwaarden, op 20 november 2026. Uw reden: ik ken alle functies.",
        (OptionView("HOLD", "Aanhouden"),),
        (EventOfferView("accepted", "Opdracht geaccepteerd", True),),
    )
