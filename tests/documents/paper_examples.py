"""What the tests of papers share: the real documents, and a made-up case that fills them.

Sanne Voorbeeld and Bakkerij De Korst do not exist.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from wizard.content.answer_types import Row
from wizard.content.conditions import condition
from wizard.content.model import Column, DocumentType, Option, Question, Source
from wizard.documents.context import PaperContext, PaperMilestone
from wizard.dutch import day_in_brief
from wizard.timeline_views import (
    TimelineBand,
    TimelineGap,
    TimelineMark,
    TimelinePicture,
    TimelineTick,
    TimelineWords,
)

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "flows" / "employer_case" / "documents"
SHARED = ROOT / "flows" / "shared"
TEXTS: dict[str, str] = {
    key: text
    for name in ("paper", "build_up")
    for key, text in yaml.safe_load((SHARED / f"{name}_texts.yaml").read_text("utf-8")).items()
}
TODAY = date(2026, 3, 2)


def document(name: str) -> DocumentType:
    """A real document of the employer case."""
    path = FOLDER / f"{name}.md"
    return read_document(path.read_text("utf-8"), str(path.relative_to(ROOT)))


def read_document(text: str, file: str = "sketch.md") -> DocumentType:
    _, head, body = text.split("---\n", 2)
    front: dict[str, Any] = yaml.safe_load(head)
    listed = {key: tuple(value) if isinstance(value, list) else value for key, value in front.items()}
    if "when" in listed:
        listed["when"] = condition(listed["when"])
    return DocumentType(**listed, body=body, at=f"{file}:1")


NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


def rows(*lines: dict[str, Any]) -> tuple[Row, ...]:
    return tuple(Row(f"r{number}", line) for number, line in enumerate(lines, start=1))


WHO = tuple(Option(who, who) for who in ("employer", "employee", "both", "arbo"))
QUESTIONS = {
    "goal": Question(
        "goal",
        "Waar werken u en {first_name} naartoe?",
        "choice",
        label="Doel",
        options=(Option("own_job", "Eigen werk"),),
    ),
    "goal_day": Question("goal_day", "Op welke dag?", "date", label="Doel gehaald op"),
    "first_name": Question("first_name", "Wat is de voornaam?", "text", label="Voornaam"),
    "agreements": Question(
        "agreements",
        "Wat gaat u doen en wat gaat {first_name} doen?",
        "rows",
        columns=(
            Column("who", "Wie", "choice", options=WHO),
            Column("what", "Wat"),
            Column("when", "Klaar op", "date"),
        ),
    ),
    "wishes": Question(
        "wishes",
        "Wensen",
        "rows",
        columns=(
            Column("wish", "Wens"),
            Column(
                "outcome", "Uitkomst", "choice", options=(Option("agreed", "Akkoord"), Option("no", "Niet"))
            ),
            Column("reason", "Reden"),
        ),
    ),
    "contract_hours": Question("contract_hours", "Hoeveel uur?", "number", unit="uur"),
    "build_up": Question(
        "build_up",
        "Met hoeveel uur?",
        "rows",
        columns=(
            Column("start", "Vanaf", "date"),
            Column("hours", "Uren per week", "number", unit="uur per week"),
            Column("days", "Dagen per week", "number", unit="dagen"),
            Column("tasks", "Taken"),
        ),
    ),
    "contact_plan_every": Question("contact_plan_every", "Om de hoeveel weken?", "number", unit="weken"),
    "advice_can": Question("advice_can", "Welk werk kan wel?", "rows", columns=(Column("what", "Wat"),)),
    "adaptations": Question(
        "adaptations",
        "Wat past u aan?",
        "rows",
        columns=(
            Column(
                "kind", "Soort", "choice", options=(Option("place", "Werkplek"), Option("hours", "Tijden"))
            ),
            Column("what", "Wat"),
            Column("until", "Tot en met", "date", optional=True),
            Column("fair", "Redelijk", "yes_no", optional=True),
            Column("works", "Werkt", "yes_no", optional=True),
        ),
    ),
}
VALUES: dict[str, Any] = {
    "first_name": "Sanne",
    "last_name": "Voorbeeld",
    "job_title": "Verkoopmedewerker",
    "contract_hours": 32,
    "first_sick_day": date(2026, 1, 5),
    "employer_name": "Bakkerij De Korst (fictief)",
    "employer_contact": "Noor Verzonnen",
    "employer_phone": "030 000 00 00",
    "employer_tax_number": "000000000L01",
    "arbo_service": "Arbodienst Voorbeeld (fictief)",
    "company_doctor": "dr. A. Bedacht",
    "analysis_day": date(2026, 2, 16),
    "advice_can": rows(
        {"what": "Zittend werk, een uur achter elkaar"}, {"what": "Werken op een rustige plek"}
    ),
    "advice_cannot": "Tillen boven vijf kilo. Werken in de avond.",
    "advice_adaptations": "Een kruk achter de toonbank.",
    "advice_duration": "Ongeveer drie maanden",
    "goal": "own_job",
    "goal_day": date(2026, 6, 1),
    "agreements": rows(
        {"who": "employer", "what": "Een rooster maken met drie ochtenden", "when": date(2026, 3, 6)},
        {"who": "employer", "what": "Een kruk achter de toonbank zetten", "when": date(2026, 3, 9)},
        {"who": "employee", "what": "Elke vrijdag bellen hoe de week ging", "when": date(2026, 3, 13)},
        {"who": "both", "what": "Na twee weken samen kijken naar het schema", "when": date(2026, 3, 23)},
        {"who": "arbo", "what": "Een afspraak op het spreekuur plannen", "when": date(2026, 4, 7)},
    ),
    "build_up": rows(
        {"start": date(2026, 3, 9), "hours": 9, "days": 3, "tasks": "Bestellingen klaarzetten"},
        {
            "start": date(2026, 3, 23),
            "hours": 12.5,
            "days": 3,
            "tasks": "Ook de kassa in de ochtend",
        },
        {
            "start": date(2026, 4, 6),
            "hours": 16,
            "days": 4,
            "tasks": "Eigen werk zonder tillen",
        },
        {
            "start": date(2026, 4, 27),
            "hours": 24,
            "days": 4,
            "tasks": "Eigen werk zonder tillen",
        },
        {"start": date(2026, 5, 18), "hours": 32, "days": 4, "tasks": "Al het eigen werk"},
    ),
    "adaptations": rows(
        {"kind": "place", "what": "Kruk achter de toonbank", "until": None},
        {"kind": "hours", "what": "Beginnen om 9.00 uur in plaats van 6.30 uur", "until": date(2026, 5, 31)},
    ),
    "helps": rows({"what": "Werken met een vaste collega"}, {"what": "Een pauze na elk uur"}),
    "hinders": rows({"what": "Alleen in de winkel staan"}),
    "wishes": rows(
        {"wish": "Een vaste vrije donderdag", "outcome": "agreed", "reason": "Karim neemt de donderdag over"},
        {"wish": "Alleen nog bestellingen", "outcome": "no", "reason": "De winkel heeft twee mensen nodig"},
    ),
    "contact_plan_every": 2,
    "bad_day": "Sanne belt vóór 8.00 uur. Dan ruilen wij de ochtend.",
    "evaluation_day": date(2026, 4, 13),
    "next_talk_day": date(2026, 3, 6),
    "case_manager_name": "Noor Verzonnen",
    "case_manager_phone": "06 00 00 00 00",
    "employer_view": "Wij vinden drie ochtenden een goed begin. Wij passen het rooster aan.",
    "colleagues_may_know": "Ik ben er een paar weken minder. Karim neemt mijn klanten over.",
    "deviation_reason": "De brief van de bedrijfsarts kwam in week negen.",
}
MILESTONES = (
    PaperMilestone(
        "Plan van aanpak is klaar",
        date(2026, 3, 2),
        "werkgever en werknemer",
        "14 dagen na het advies",
        "Regeling procesgang art. 4",
    ),
    PaperMilestone(
        "Ziek melden bij UWV", date(2026, 10, 26), "werkgever", "eerste dag na 42 weken", "Ziektewet art. 38"
    ),
    PaperMilestone(
        "Terugkijken na het eerste jaar",
        date(2027, 1, 3),
        "werkgever en werknemer",
        "laatste dag van week 52",
        "Regeling procesgang art. 4",
    ),
    PaperMilestone(
        "Besluit over het tweede spoor", date(2027, 2, 14), "werkgever", "", "Werkwijzer Poortwachter", True
    ),
    PaperMilestone(
        "Alle stukken klaar voor UWV",
        date(2027, 10, 3),
        "werkgever en bedrijfsarts",
        "laatste dag van week 91",
        "Wet WIA art. 25",
    ),
    PaperMilestone(
        "WIA aanvragen", date(2027, 10, 17), "werknemer", "laatste dag van week 93", "Wet WIA art. 64"
    ),
    PaperMilestone("Laatste dag van 104 weken", date(2028, 1, 2), "werkgever", "", "BW 7:629"),
)
PICTURE = TimelinePicture(
    name="Tijdlijn, week 9 van 104, 1 te laat, volgende: Ziek melden bij UWV",
    first=date(2026, 1, 5),
    end=date(2028, 1, 2),
    last=date(2028, 1, 2),
    ticks=tuple(
        TimelineTick(day, f"week {week or 1}", day_in_brief(day))
        for week in range(0, 105, 13)
        for day in (date(2026, 1, 5) + timedelta(days=max(0, week * 7 - 1)),)
    ),
    bands=(
        TimelineBand("intake", "Intake", date(2026, 1, 5), date(2026, 3, 3), 1, is_current=True),
        TimelineBand(
            "return_to_work", "Terug naar werk", date(2026, 3, 3), date(2028, 1, 3), 2, is_expected=True
        ),
    ),
    gaps=(TimelineGap(date(2026, 1, 19), date(2026, 1, 26), "beter 19–25 jan (7 dagen)"),),
    marks=tuple(
        TimelineMark(
            id=f"m{number}",
            day=milestone.day,
            week=str((milestone.day - date(2026, 1, 5)).days // 7 + 1),
            title=milestone.title,
            who=milestone.who,
            day_text=day_in_brief(milestone.day),
            state="too_late" if number == 0 else "later",
            state_text="Te laat" if number == 0 else "Komt nog",
            spoken=milestone.title,
            is_next=number in (1, 2),
            do_by_text="doe het uiterlijk do 31 dec" if milestone.day == date(2027, 1, 3) else "",
        )
        for number, milestone in enumerate(MILESTONES)
    ),
    words=TimelineWords("klaar", "nu doen", "komt nog", "te laat", "", "", "beter", "(verwacht)"),
    today=TODAY,
    today_text="vandaag: week 9",
)
SOURCES = {
    name: Source(name, "law", title)
    for name, title in {
        "procesgang_4": "Regeling procesgang art. 4",
        "procesgang_5": "Regeling procesgang art. 5",
        "wia_25": "Wet WIA art. 25",
        "bw_7_658a": "BW 7:658a",
        "ap_guidance": "Beleidsregels van de AP over zieke werknemers",
        "ap_sick_report": "Beleidsregels van de AP over zieke werknemers",
    }.items()
}
SOURCES["S0-16"] = Source("S0-16", "leidraad", "Leidraad Verzuim", licence="CC-BY-4.0")

EMPTY = PaperContext(today=TODAY, edition="2026-11", questions=QUESTIONS, texts=TEXTS)
FULL = PaperContext(
    today=TODAY,
    edition="2026-11",
    values=VALUES,
    questions=QUESTIONS,
    case_number="S-001",
    version=2,
    milestones=MILESTONES,
    evaluations=tuple(date(2026, 4, 13) + timedelta(days=42 * step) for step in range(6)),
    timeline=PICTURE,
    texts=TEXTS,
    sources=SOURCES,
)
RECOVERY = {
    "recovery_code": "7KQ4M-2XWPD-9FHTR-C3NVB-6YJ8A-4GEZS-5UKMP-8QRTW",
    "vault_holds": "dossiers van een werkgever",
}
CODE = replace(EMPTY, values=RECOVERY)


def context_for(name: str, full: bool = True) -> PaperContext:
    return CODE if name == "recovery_sheet" and full else FULL if full else EMPTY
