"""Views as a session would hand them over: plain values, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from wizard.views import (
    ActionView,
    AdvicesView,
    AdviceView,
    AgendaView,
    CaseLineView,
    CaseView,
    CheckRowView,
    ColumnView,
    ConsequencesView,
    CostLineView,
    CostPeriodView,
    CostsView,
    DocumentLineView,
    DocumentView,
    EndView,
    EventOfferView,
    EventView,
    FieldView,
    FileGroupView,
    FileItemView,
    FileView,
    HelpView,
    HomeView,
    IssuedView,
    MilestoneView,
    OptionView,
    PageView,
    PhaseGroupView,
    ReasonView,
    RiskView,
    SourceView,
    TaskView,
    TermView,
    TimelineBand,
    TimelineGap,
    TimelineMark,
    TimelinePicture,
    TimelineTick,
    TimelineWords,
    WhatIfRow,
    WhatIfView,
)

TODAY = date(2026, 11, 21)
UNKNOWN = "Ik weet het niet. Zet op mijn lijstje en ga door."

HELP = HelpView(
    why="Alle dagen in het plan tellen vanaf deze dag. Klopt deze dag niet, dan klopt de rest ook niet.",
    where="In uw mail of app van die dag.",
    example="Maandag gewerkt, dinsdag ziek naar huis: de eerste dag is dinsdag.",
    strategy="Dit kunt u opzoeken.",
    sources=(
        SourceView("Wet WIA, artikel 23", "De wachttijd telt vanaf de eerste ziektedag.", True),
        SourceView("Leidraad Verzuim", "Bel op de eerste dag zelf.", False),
    ),
    terms=(TermView("eerste ziektedag", "de eerste dag dat iemand niet kon werken", "Vanaf hier telt u."),),
)

DATE = FieldView(
    "first_sick_day",
    "date",
    "Op welke dag meldde Sanne zich ziek?",
    help="Dit is de eerste werkdag dat Sanne niet kwam of eerder stopte.",
    value="2026-09-28",
    unknown_label=UNKNOWN,
    latest=TODAY,
)
TEXT = FieldView("first_name", "text", "Hoe heet uw werknemer?", help="Alleen de voornaam.", max_length=40)
LONG_TEXT = FieldView(
    "colleagues",
    "long_text",
    "Wat mogen collega’s weten van Sanne?",
    help="Vraag dit aan Sanne zelf.",
    value="Sanne is er even niet. Daan neemt de planning over.",
    max_length=600,
    notice="Schrijf niets op over de ziekte.",
    optional=True,
)
NUMBER = FieldView(
    "hours",
    "number",
    "Hoeveel uur per week werkt Sanne volgens het contract?",
    help="Elke week anders? Vul dan het gemiddelde van drie maanden in.",
    value=32,
    unit="uur per week",
    step=0.5,
)
YES_NO = FieldView(
    "passed_on",
    "yes_no_unknown",
    "Hebt u de ziekmelding doorgegeven aan de arbodienst?",
    help="Dit moet in de eerste week.",
    value=True,
    unknown_label="Weet ik niet",
)
CHOICE = FieldView(
    "expected",
    "choice",
    "Hoe lang denkt Sanne niet te kunnen werken?",
    help="Vraag alleen hoe lang het duurt. Vraag niet naar de ziekte of de oorzaak.",
    value="weeks",
    options=(
        OptionView("days", "Een paar dagen"),
        OptionView("weeks", "Een paar weken", "Tot zes weken. U krijgt dan nog geen plan."),
        OptionView("long", "Langer dan zes weken", "Dan maken we alvast een plan met u."),
    ),
    unknown_label="Weet ik niet",
)
MULTI = FieldView(
    "needs",
    "multi",
    "Wat heeft Sanne nodig om weer te beginnen?",
    help="Vraag Sanne om een lijstje.",
    value=("place", "times"),
    options=(
        OptionView("place", "Een andere plek", "Bijvoorbeeld rustiger, of dichter bij huis."),
        OptionView("tasks", "Andere taken"),
        OptionView("times", "Andere tijden"),
        OptionView("travel", "Hulp bij de reis"),
    ),
)
ROWS = FieldView(
    "agreements",
    "rows",
    "Wat gaat u doen en wat gaat Sanne doen?",
    help="Schrijf per afspraak op: wie doet wat, en voor welke dag?",
    value=(
        {"id": "r1", "who": "employer", "what": "Werkplek bij het raam klaarmaken", "by": "2026-11-30"},
        {"id": "r2", "who": "employee", "what": "Elke maandag bellen om 10.00 uur", "by": "2026-12-07"},
    ),
    columns=(
        ColumnView(
            "who",
            "Wie",
            "choice",
            options=(OptionView("employer", "Werkgever"), OptionView("employee", "Werknemer")),
        ),
        ColumnView("what", "Wat", "text", example="Elke maandag bellen om 10.00 uur"),
        ColumnView("by", "Klaar op", "date"),
    ),
    notice="Schrijf niets op over de ziekte.",
    row_numbers_used=2,
)
MILESTONES = FieldView(
    "past",
    "milestones",
    "Wat is er al gebeurd?",
    help="Kies bij elke regel wat klopt. U hoeft niets te bewijzen.",
    value=({"id": "report", "state": "done", "day": "2026-09-29"}, {"id": "analysis", "state": "paper"}),
    options=(
        OptionView("report", "Ziekmelding doorgegeven aan de arbodienst", "Moest vóór ma 5 oktober 2026."),
        OptionView("analysis", "Probleemanalyse van de bedrijfsarts", "Moest vóór ma 9 november 2026."),
        OptionView("plan", "Plan van aanpak getekend", "Moest vóór ma 23 november 2026."),
    ),
)

EVERY_FIELD = (DATE, TEXT, LONG_TEXT, NUMBER, YES_NO, CHOICE, MULTI, ROWS, MILESTONES)


def page(*fields: FieldView, heading: str = "", **more: object) -> PageView:
    """A question page with these fields."""
    given: dict[str, object] = {
        "place": fields[0].question,
        "task": "sick_report",
        "title": "Eerste ziektedag",
        "heading": heading or fields[0].label,
        "caption": "Deel 1 van 4  ·  Ziekmelding",
        "fields": fields,
        "help": HELP,
        "case": "Sanne · S-001",
    }
    return PageView(**{**given, **more})  # type: ignore[arg-type]


def group_page() -> PageView:
    """Two fields that belong together."""
    who = FieldView("manager", "text", "Naam", max_length=60, value="P. Visser", optional=True)
    return page(
        who,
        FieldView("phone", "text", "Telefoon", max_length=20),
        YES_NO,
        heading="Wie houdt de afspraken in de gaten?",
        title="Casemanager",
        intro="Kies samen één persoon. Dat mag u zelf zijn. Deze persoon heet de casemanager.",
        at_hand=("Het advies van de bedrijfsarts", "Uw agenda"),
        minutes=5,
        is_change=True,
        change_note="Veranderde er iets in het echt? Leg dat dan vast bij ‘Wat is er gebeurd?’.",
    )


def task(place: str, title: str, status: str = "to_do", **more: object) -> TaskView:
    return TaskView(place, title, status, **more)  # type: ignore[arg-type]


PLAN_DUE = "uiterlijk di 24 november · nog 3 dagen"

REASON = ReasonView(
    date(2026, 11, 23),
    "maandag 23 november 2026",
    "De laatste dag van week 8.",
    ("Eerste ziektedag: maandag 28 september 2026.", "56 ziektedagen verder is zondag 22 november 2026."),
    (SourceView("Regeling procesgang, artikel 4", "Binnen acht weken ligt er een plan.", True),),
    consequence="UWV kijkt later of uw plan op tijd was.",
    hint="Dit valt op een zondag. Doe het uiterlijk vrijdag 20 november.",
)


def milestone(name: str, week: str, day: date, title: str, who: str, status: str, word: str) -> MilestoneView:
    text = f"{day.day}-{day.month}-{day.year}"
    return MilestoneView(name, week, day, text, title, who, status, word, status == "open_not_yet", REASON)  # type: ignore[arg-type]


def mark(name: str, day: date, title: str, state: str, place: str = "") -> TimelineMark:
    """A day on the picture; what comes is labelled."""
    words = {"done": "Klaar", "too_late": "Te laat", "now": "Nu doen", "later": "Komt nog"}
    text = f"{day.day}-{day.month}-{day.year}"
    spoken = f"{title}: {text}. {words[state]}."
    is_next = state in ("now", "later")
    return TimelineMark(name, day, "8", title, "u", text, state, words[state], spoken, is_next, place)  # type: ignore[arg-type]


PICTURE = TimelinePicture(
    name="Tijdlijn, week 8 van 104, 1 te laat, volgende: Plan van aanpak, uiterlijk 23 november 2026",
    first=date(2026, 9, 28),
    end=date(2028, 9, 24),
    last=date(2028, 9, 24),
    ticks=tuple(
        TimelineTick(day, f"week {week}", f"{day.day}-{day.month}-{day.year}")
        for week in (1, 26, 52, 78, 104)
        for day in (date(2026, 9, 28) + timedelta(days=7 * week - 1 if week > 1 else 0),)
    ),
    bands=(
        TimelineBand("sick_report", "Ziekmelding", date(2026, 9, 28), date(2026, 10, 5), 0),
        TimelineBand("intake", "Intake en plan", date(2026, 10, 5), date(2026, 11, 22), 1, True),
        TimelineBand(
            "return_to_work", "Terug naar werk", date(2026, 11, 22), date(2028, 9, 25), 2, is_expected=True
        ),
    ),
    gaps=(TimelineGap(date(2026, 10, 12), date(2026, 10, 19), "beter 12–18 okt (7 dagen)"),),
    marks=(
        mark("m1", date(2026, 9, 28), "Eerste ziektedag", "done"),
        mark("m2", date(2026, 11, 9), "Probleemanalyse van de bedrijfsarts", "too_late", "analysis"),
        mark("m3", date(2026, 11, 23), "Plan van aanpak", "now", "plan"),
        mark("m4", date(2027, 7, 18), "42e-weeksmelding bij UWV", "later"),
    ),
    words=TimelineWords("klaar", "nu doen", "komt nog", "te laat", "vlag", "blok", "beter", "(verwacht)"),
    today=TODAY,
    today_text="vandaag: week 8",
)

ISSUED = IssuedView(
    "i1", "Plan van aanpak", 1, date(2026, 11, 10), "10 november 2026", "Plan van aanpak S-001 v1.pdf"
)


AGENDA = AgendaView(
    b"", "2026-11-21 Agenda S-001.ics", 20, "S-001", "number", "S-001", "Sanne", was_saved_before=True
)


def case() -> CaseView:
    plan = task("plan", "Plan van aanpak tekenen", due_text=PLAN_DUE, button="Ga verder", minutes=5)
    talk = task("talk", "Gesprek plannen", due_text="sinds 10 november te laat", is_overdue=True)
    return CaseView(
        id="c1",
        title="Sanne · S-001",
        subtitle="32 uur per week",
        phase="Plan maken (deel 2 van 4)",
        week_text="Week 8 van 104",
        now=(talk, plan),
        quiet="",
        groups=(
            PhaseGroupView(
                "sick_report",
                "Ziekmelding",
                False,
                (task("report", "Iemand is ziek", "done", reason="Klaar op 28 september"),),
            ),
            PhaseGroupView(
                "intake",
                "Intake en plan",
                True,
                (
                    plan,
                    task("goal", "Doel en afspraken", "started", button="Ga verder"),
                    task(
                        "build_up", "Opbouwschema", "cannot_start", reason="Maak eerst het plan van aanpak."
                    ),
                ),
            ),
        ),
        offers=(
            EventOfferView("recovered", "Weer helemaal beter", True),
            EventOfferView("agreement_not_kept", "Afspraak niet nagekomen", True),
            EventOfferView("relapse", "Weer ziek", False, "Dit kan pas na een herstel."),
        ),
        events=(
            EventView("e9", "Ander advies van de bedrijfsarts", date(2026, 11, 6), "6 november", "noted"),
        ),
        documents=(
            DocumentLineView(
                "action_plan",
                "Plan van aanpak",
                "Voor u en Sanne samen",
                "concept",
                "Concept: nog 2 antwoorden",
                versions=(ISSUED,),
            ),
            DocumentLineView(
                "my_view", "Mijn kijk", "Voor Sanne, vóór het gesprek", "blank", "Leeg formulier"
            ),
        ),
        timeline=(
            milestone("m1", "week 1", date(2026, 9, 28), "Eerste ziektedag", "werknemer", "done", "Klaar"),
            milestone(
                "m2",
                "week 6",
                date(2026, 11, 9),
                "Probleemanalyse van de bedrijfsarts",
                "bedrijfsarts",
                "overdue",
                "Te laat",
            ),
            milestone(
                "m3", "week 8", date(2026, 11, 23), "Plan van aanpak", "u en werknemer", "open", "Nu doen"
            ),
            milestone(
                "m4",
                "week 42",
                date(2027, 7, 18),
                "42e-weeksmelding bij UWV",
                "u",
                "open_not_yet",
                "Komt nog",
            ),
        ),
        picture=PICTURE,
        notices=("De bedrijfsarts zag nog geen mogelijkheden. Vraag op 1 december opnieuw.",),
        can_undo=True,
        undo_text="Maak ongedaan: doel",
        can_redo=True,
    )


def home() -> HomeView:
    lines = (
        CaseLineView(
            "c1", "Sanne · S-001", "Plan maken", "week 8 van 104", "Plan van aanpak tekenen", "24 november"
        ),
        CaseLineView("c2", "Johan · S-002", "Terug naar werk", "week 31 van 104", "Gesprek", "27 november"),
    )
    return HomeView(
        greeting="Goedemorgen.",
        today_text="Vandaag is het zaterdag 21 november 2026.",
        actions=(
            ActionView("c1", "Sanne", "plan", "Plan van aanpak tekenen", "te laat sinds 20 november", True),
            ActionView("c2", "Johan", "talk", "Praat over het plan", "nog 6 dagen", False),
        ),
        quiet="",
        cases=lines,
        log_kinds=(
            OptionView("call", "Een telefoontje"),
            OptionView("talk", "Een gesprek"),
            OptionView("letter", "Een brief"),
            OptionView("hours", "Meer of minder uren"),
        ),
        since_last_visit=("Sanne: de probleemanalyse moest op 9 november klaar zijn.",),
        tasks=(task("recovery_sheet", "Druk uw herstelblad af", minutes=3, button="Begin"),),
        unlocked_band="Nog niet op slot. Wie deze computer gebruikt, kan uw dossiers lezen.",
        in_the_bin=(CaseLineView("c9", "Mila · S-000", "", "", "", "1 november"),),
    )


def many_home() -> HomeView:
    """An office with so many cases that the list scrolls, while the days are still being worked out."""
    advice = "Vraag de bedrijfsarts om een advies over werk dat wel past"
    steps = ("Plan van aanpak tekenen", advice, "Gesprek")
    lines = tuple(
        CaseLineView(
            f"c{number}",
            f"Sanne · S-{number:03}",
            "Plan maken",
            f"week {number % 104 + 1} van 104",
            steps[number % 3],
            "dinsdag 24 november 2026",
        )
        for number in range(1, 2_001)
    )
    more = "Ook in 412 andere dossiers is iets te doen. Het dringendste staat bovenaan."
    waits = "Spoorboekje werkt deze lijst bij: 1.940 van 2.000 dossiers zijn klaar."
    return replace(home(), cases=lines, more=more, updating=waits)


def empty_home() -> HomeView:
    return HomeView("Goedemorgen.", "Vandaag is het zaterdag 21 november 2026.", (), "", (), ())


END = EndView(
    "sick_report",
    "Klaar voor vandaag",
    ("De ziekmelding van Sanne staat goed.", "Geef de melding vandaag door aan de arbodienst."),
    (DocumentLineView("call_card", "de belkaart", "", "blank", ""),),
    suggested_event="recovered",
    next_day="Vrijdag 2 oktober 2026: vraag hoe het gaat.",
)

CONSEQUENCES = ConsequencesView(
    ("3 antwoorden tellen niet meer mee.", "Plan van aanpak: de laatste dag is dan maandag 4 mei 2026."),
    "Dit verandert er ook",
)


def document(pdf: bytes, concept: bool = True) -> DocumentView:
    return DocumentView(
        id="action_plan",
        title="Plan van aanpak",
        heading="Klopt dit?",
        rows=(
            CheckRowView("Doel", "Eigen werk", "goal"),
            CheckRowView("Casemanager", "P. Visser", "manager"),
            CheckRowView("Eerste ziektedag", "maandag 28 september 2026", "first_sick_day"),
            CheckRowView(
                "Einde van 104 weken",
                "zondag 24 september 2028",
                "",
                origin="berekend uit de eerste ziektedag",
            ),
            CheckRowView("Afspraken", "", "agreements", is_missing=True),
            CheckRowView("Wat collega’s mogen weten", "", "colleagues", is_missing=True, optional=True),
        ),
        missing=("Een of meer afspraken", "De dag van het volgende gesprek") if concept else (),
        is_concept=concept,
        version=2,
        pdf=pdf,
        pages=3,
        text="Plan van aanpak\n\nWerkgever: De Korst\nWerknemer: Sanne",
        file_name="2026-11-21 Plan van aanpak S-001 v2.pdf",
        issue_label="Maak versie 2 definitief",
        next_steps=() if concept else ("Druk het plan twee keer af.", "Lees het samen.", "Teken allebei."),
        issued=(ISSUED,),
    )


WHAT_IF = WhatIfView(
    title="Wat als?",
    heading="Wat als een dag anders was?",
    band="Dit verandert niets aan het dossier.",
    case="Sanne · S-001",
    now_head="Nu",
    then_head="Dan",
    fields=(
        FieldView("first_sick_day", "date", "Eerste ziektedag", value="2026-09-28"),
        FieldView("recovered", "date", "Weer helemaal beter vanaf", optional=True),
    ),
    rows=(
        WhatIfRow(
            "plan",
            "Plan van aanpak",
            REASON,
            REASON,
            "ma 23 november 2026",
            "ma 7 december 2026",
            "14 dagen later",
            True,
        ),
        WhatIfRow(
            "uwv", "Meld de ziekte bij UWV", REASON, None, "zo 18 juli 2027", "geen dag", "valt weg", True
        ),
        WhatIfRow(
            "first",
            "Eerste ziektedag",
            REASON,
            REASON,
            "ma 28 september 2026",
            "ma 28 september 2026",
            "zelfde dag",
            False,
        ),
    ),
    summary="Er veranderen 2 dagen.",
    notes=("Wij nemen aan dat Sanne dan al het eigen werk doet.",),
)


def advices() -> AdvicesView:
    """One advice that waits for an answer, and one that is partly followed, with its letter."""
    waits = AdviceView(
        "De bedrijfsarts, dinsdag 10 maart 2026",
        date(2026, 3, 10),
        ("Werk volgens het nieuwe advies: Ja", "Dit kan wel: Drie uur per dag werk aan de balie"),
        "open",
        "Nog kiezen",
        letter="De brief ligt niet in de kluis.",
        place="advice_answer@e9",
        button="Kies wat u doet",
    )
    partly = AdviceView(
        "Een mediator, maandag 2 februari 2026",
        date(2026, 2, 2),
        ("Kern van het advies: Wij spreken elke maandag de taken door.",),
        "partly",
        "Deels gevolgd",
        "Waarom: Op maandag is de winkel dicht.",
        "Geregeld voor maandag 2 maart 2026.",
        "De brief ligt in de kluis: advies-van-de-mediator.pdf",
        "advice_letter@e7",
        "advice_answer@e7",
        "Bekijk of verander",
    )
    return AdvicesView(
        "Sanne · S-001",
        "Adviezen",
        "Er zijn 2 adviezen. Bij één kiest u nog wat u doet.",
        "Met een advies doet u altijd iets.",
        (waits, partly),
        "advice_register",
    )


def file_check() -> FileView:
    """A file with something missing, something not signed and a risk."""
    plan = FileItemView(
        "action_plan",
        "Plan van aanpak",
        "UWV leest het doel en de afspraken.",
        "unsigned",
        "Nog tekenen",
        ("U maakt dit samen.", "Dag: vrijdag 20 februari 2026."),
        "In de map staat niet dat u allebei tekende.",
        "Teken samen. Leg daarna de dag vast.",
        signed_as="action_plan",
    )
    review = FileItemView(
        "first_year_review",
        "Eerstejaarsevaluatie",
        "UWV leest hoe het eerste jaar ging.",
        "missing",
        "Ontbreekt",
        ("U maakt dit samen.",),
        "De eerstejaarsevaluatie ontbreekt.",
        "Plan het gesprek deze week.",
        "first_year_review",
        "Ga hierheen",
    )
    analysis = FileItemView(
        "analysis", "Probleemanalyse", "UWV leest het advies.", "present", "Aanwezig", ("Dag: 10 februari.",)
    )
    medical = FileItemView(
        "medical_papers",
        "Medische stukken",
        "U leest ze nooit.",
        "not_needed",
        "Niet nodig",
        ("Sanne geeft dit, u niet.",),
        "Ze horen niet in uw map.",
    )
    risk = RiskView(
        "slow",
        "Het duurde lang voordat u iets deed",
        "Er zat meer dan zes weken tussen.",
        "Doe deze week een stap.",
        "evaluation",
        "Ga hierheen",
        "Bron: Beleidsregels beoordelingskader poortwachter",
        False,
    )
    return FileView(
        "Sanne · S-001",
        "Sanne",
        "Is uw map compleet?",
        "2 van de 3 stukken zijn er. Eén stuk ontbreekt.",
        "UWV bekijkt deze stukken bij de aanvraag van de WIA.",
        review,
        (
            FileGroupView("Dit hoort in het verslag", (analysis, plan, review)),
            FileGroupView("Nu niet nodig", (medical,), True),
        ),
        (risk,),
        (RiskView("still", "Het lag stil", "", ""),),
        "file_check",
    )


def costs() -> CostsView:
    """What was worked out for a small contract."""
    wage = CostLineView("Loon in 52 weken: € 1.900,00 × 12 maanden", "€ 22.800,00")
    paid = CostLineView("Hiervan betaalt u 70 procent: 70 × € 22.800,00 : 100", "€ 15.960,00")
    periods = tuple(
        CostPeriodView(title, paid.amount, (wage, paid))
        for title in ("Eerste jaar", "Tweede jaar", "Een loonsanctie van 52 weken")
    )
    totals = tuple(CostLineView(period.title, period.total) for period in periods)
    return CostsView(
        "Sanne · S-001",
        periods,
        totals,
        "Een loonsanctie van 52 weken kost € 15.960,00 extra.",
        ("Wij rekenen 52 weken als twaalf maanden.",),
        ("Vakantiegeld zit er niet in.",),
        "Bronnen: BW 7:629.",
    )
