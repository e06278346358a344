"""A small folder of content without mistakes, for tests to break one line at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest

from wizard.content.checks import JudgeDuty, check
from wizard.content.fact_spec import FactSpec
from wizard.content.loader import read
from wizard.content.model import Content, Duty, DutyExample, Flow
from wizard.errors import ContentProblem

FILES = {
    "edition.yaml": """
        id: "2026-11"
        day: 2026-11-21
        changes: [Eerste uitgave.]
        """,
    "shared/sources.yaml": """
        law_1: {kind: law, title: Wet artikel 1}
        tip_1: {kind: practice, title: Een tip}
        S1-29: {kind: seed, title: Regel uit de bron}
        """,
    "shared/glossary.yaml": """
        action_plan: {term: plan van aanpak, label: plan, explanation: Uw afspraken op papier.}
        """,
    "shared/parameters.yaml": """
        talk_days:
          title: Dagen tussen gesprekken
          unit: dagen
          values:
            2020-01-01: {value: 42, source: law_1, review_by: 2027-01-01}
        """,
    "shared/chrome.yaml": """
        home:
          title: Uw gevallen
          next: Dit doet u nu
        """,
    "shared/privacy_terms.yaml": """
        rules:
          - category: soma
            severity: H
            terms: [P:griep, W:als ziek, S:ontsteking]
        allowed: [geen griep noemen]
        lawful: {sick_report: De ziekmelding}
        """,
    "small/flow.yaml": """
        id: small
        title: Een kleine weg
        audience: employer
        first_day: first_day
        short_name: first_name
        budgets:
          paper: 5
        phases:
          - {id: start, title: Begin}
          - {id: working, title: Aan het werk}
          - {id: finished, title: Klaar, final: true}
        moves:
          - from: [start]
            to: working
            needs: [report]
            when: fit == true
          - from: [working]
            to: finished
            needs: [agree]
        events:
          better:
            title: Beter gemeld
            from: [start, working]
            to: finished
            when: full_fit == true or gap_days < 28
            why: Vanaf deze dag telt de nazorg.
            refusal: Dit kan nu nog niet.
            source: [law_1]
        """,
    "small/tasks/report.yaml": """
        id: report
        title: Iemand is ziek
        phase: start
        source: [law_1]
        pages:
          - id: who
            heading: Wie is er ziek?
            questions:
              - id: first_name
                ask: Wat is de voornaam?
                type: text
                help: Zo noemen wij deze werknemer.
                why: Dan weet u om wie het gaat.
                data: personal
                article: AVG art. 6
                source: [law_1]
              - id: first_day
                ask: Op welke dag meldde {first_name} zich ziek?
                type: date
                max: today
                help: Dit is de eerste werkdag zonder werk.
                why: Alle dagen tellen vanaf deze dag.
                source: [law_1]
          - id: fit
            ask: Kan {first_name} al werken?
            type: yes_no_unknown
            help: Vraag het aan {first_name}.
            why: Dan weten wij de volgende stap.
            source: [S1-29]
        """,
    "small/tasks/agree.yaml": """
        id: agree
        title: Het plan maken
        phase: [start, working]
        after: [report]
        yields: [paper]
        source: [law_1]
        pages:
          - id: goal
            ask: Waar werkt u naartoe?
            type: choice
            help: Kies wat past. Dit heet het plan van aanpak.
            why: Het doel staat boven het plan.
            unknown: Weet ik niet
            options:
              own_work: Eigen werk
              other_work: {label: Ander werk, help: Bij u of elders.}
            source: [law_1]
          - id: other_kind
            ask: Welk ander werk is er?
            type: text
            ask_if: goal == other_work
            help: Noem het werk.
            why: Dan staat het in het plan.
            source: [law_1]
          - id: promises
            ask: Wat spreekt u af?
            type: rows
            help: Schrijf per afspraak wie wat doet.
            why: Zo weet u het allebei.
            columns:
              who: {label: Wie, type: choice, options: {employer: Werkgever, employee: Werknemer}}
              what: {label: Wat}
            source: [law_1]
        """,
    "small/tasks/talk.yaml": """
        id: talk
        title: Een gesprek
        phase: any
        repeats: true
        opens_when: count(promises, who == employer) > 0
        source: [tip_1]
        pages:
          - id: talk_day
            ask: Op welke dag sprak u {first_name}?
            type: date
            help: Kies de dag.
            why: Dan weet u het later nog.
            source: [tip_1]
          - id: talk_ok
            ask: Gaat het goed?
            type: yes_no
            no_unknown: U was er zelf bij.
            help: Denk aan de afspraken.
            why: Gaat het niet? Dan kijkt u anders.
            source: [tip_1]
        """,
    "small/tasks/recovery.yaml": """
        id: recovery
        title: Is het herstel compleet?
        phase: any
        per: better
        source: [law_1]
        pages:
          - id: full_fit
            ask: Lukt al het eigen werk weer?
            type: yes_no_unknown
            help: Alle taken tellen mee.
            why: Dan pas is iemand beter.
            source: [law_1]
        """,
    "small/duties/make_plan.yaml": """
        id: make_plan
        title: Maak een plan
        who: employer
        due: {sick_day: 56}
        when: fit == true
        task: agree
        done: {task: agree}
        law_of: first_day
        source: [law_1]
        examples:
          - {name: zonder onderbreking, first_sick_day: 2026-01-05, due: 2026-03-01}
        """,
    "small/milestones.yaml": """
        week_42:
          export_as: week42
          code: M-09
          title: Week 42
          due: {after_sick_day: 294}
          who: employer
          reading: eerste dag na 42 weken
          source: [law_1]
        """,
    "small/outcomes.yaml": """
        - id: own
          title: Eigen werk
          when: goal == own_work
          source: [law_1]
          prints: [paper]
          examples:
            - {name: eigen werk, answers: {goal: own_work}, outcome: own}
        - id: other
          title: Ander werk
          when: goal == other_work
          source: [law_1]
          examples:
            - {name: ander werk, answers: {goal: other_work}, outcome: other}
        """,
    "small/documents/paper.md": """
        ---
        id: paper
        title: Het plan
        audience: employee
        fields: [first_name, goal, promises]
        needs: [goal]
        source: [law_1]
        ---

        # Het plan

        Dit plan is van {first_name}.
        """,
}

FACTS = {
    name: FactSpec(name, kind, "A fact for tests.", is_day_fact=is_day)
    for name, kind, is_day in (
        ("sick_days", "number", True),
        ("gap_days", "number", True),
        ("today", "date", True),
        ("is_recovered", "yes_no", False),
    )
}


def count_from_first_day(content: Content, flow: Flow, duty: Duty, example: DutyExample) -> date | None:
    """A judge of duties that knows `sick_day` only; enough for the content above."""
    if duty.due.sick_day is None:
        return None
    return example.first_sick_day + timedelta(days=duty.due.sick_day - 1)


@dataclass
class Folder:
    """A content folder that a test may change."""

    root: Path
    facts: Mapping[str, FactSpec] = field(default_factory=lambda: FACTS)
    judge_duty: JudgeDuty = count_from_first_day

    def write(self, name: str, text: str | bytes) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode())

    def change(self, name: str, old: str, new: str) -> None:
        """Replaces a text that must stand there exactly once."""
        text = (self.root / name).read_text()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        (self.root / name).write_text(text.replace(old, new))

    def add(self, name: str, lines: str) -> None:
        (self.root / name).write_text((self.root / name).read_text() + lines)

    def line(self, name: str, text: str) -> str:
        """The place of the first line that holds a text, as problems name it."""
        lines = (self.root / name).read_text().split("\n")
        return f"flows/{name}:{next(number for number, line in enumerate(lines, 1) if text in line)}"

    def problems(self) -> tuple[ContentProblem, ...]:
        """What reading finds, or else what checking finds."""
        reading = read(self.root)
        return reading.problems or check(reading.content, FACTS, count_from_first_day, lines=reading.lines)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    made = Folder(tmp_path / "flows")
    for name, text in FILES.items():
        made.write(name, text)
    return made


@pytest.fixture
def only_problem(folder: Folder) -> Callable[[], ContentProblem]:
    """The one problem of the folder; a second one would be noise for the author."""

    def find() -> ContentProblem:
        problems = folder.problems()
        assert len(problems) == 1, "\n".join(map(str, problems))
        return problems[0]

    return find
