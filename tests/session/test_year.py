"""A year of assignments in counts, against an example that was counted by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.flows.assignments import in_order
from wizard.case.record import Entry, Record
from wizard.commands.casefile import case_of
from wizard.content.compiled import compile_content
from wizard.content.model import Content
from wizard.desk_views import Cell, YearTable, YearView
from wizard.language import speaking
from wizard.session import Session
from wizard.store.vault import Vault, create_vault

FLOW = "assignment_acceptance"
FLOWS = Path(__file__).parents[2] / "flows"
DECEMBER = date(2026, 12, 28)


@pytest.fixture(scope="module")
def known() -> Content:
    return compile_content(FLOWS)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "opdrachten.vault", clock=lambda: datetime(2026, 1, 5, 9, 0)) as made:
        yield made


@pytest.fixture
def at(known: Content, vault: Vault) -> Callable[[date], Session]:
    def at(day: date) -> Session:
        session = Session(known, vault.shelf, day)
        session.sit_at("expert")
        return session

    return at


class Office:
    """Puts assignments on the shelf as they went, day by day."""

    def __init__(self, content: Content, vault: Vault) -> None:
        self.content, self.vault = content, vault

    def put(
        self, request: str, *later: tuple[str, dict[str, Any]], role: str = "ADV_IND", **told: Any
    ) -> str:
        """An assignment of which all is in order but for what is told; then, per day, what was told later."""
        day = date.fromisoformat(request)
        answers = {"request_day": request, **in_order(role), "first_sick_day": "2025-10-01", **told}
        whole = self._record(day, [{"answer": n, "value": v} for n, v in answers.items() if v is not None])
        head = self.vault.shelf.create(FLOW, day, whole.entries)
        for place, (when, what) in enumerate(later):
            self.tell(head.id, date.fromisoformat(when), what, place)
        return head.id

    def tell(self, case_id: str, day: date, what: dict[str, Any], place: int = 0) -> None:
        """An event (`{"event": name}`) or answers, on that day."""
        record = self.vault.shelf.record(case_id)
        action, tasks = record.next_action, self.content.flows[FLOW].tasks.values()
        made = []
        for name, value in what.items():
            entry_id = record.next_id(len(made))
            if name == "event":
                made.append(Entry(entry_id, action, day, "event", value, day=day))
            elif name == "issued":
                made.append(Entry(entry_id, action, day, "issued", value, 1, day=day))
            elif name == "override":
                made.append(Entry(entry_id, action, day, "override", value, "Daarom", day=day))
            else:
                task = next(task.id for task in tasks if any(q.id == name for q in task.questions))
                made.append(Entry(entry_id, action, day, "answer", name, value, task=task))
        self.vault.shelf.append(case_id, tuple(made))

    def _record(self, day: date, entries: list[dict[str, Any]]) -> Record:
        return case_of({"flow": FLOW, "today": day.isoformat(), "entries": entries}, self.content).record


@pytest.fixture
def office(known: Content, vault: Vault) -> Office:
    return Office(known, vault)


@pytest.fixture
def example(office: Office) -> Office:
    """Six questions in 2026 and one in 2025.

    | kenmerk | opdrachtgever | rol      | vraag   | antwoord          | dagen | aangehouden              |
    | A       | De Korst      | ADV_IND  | 5 jan   | 8 jan aangenomen  | 3     |                       |
    | B       | De Korst      | ADV_IND  | 12 jan  | 30 jan aangenomen | 18    | C6 FML                |
    | C       | Ede           | BEO_AO   | 2 mrt   | 4 mrt niet        | 2     |                       |
    | D       | Ede           | ADV_IND  | 9 mrt   |                   |       | C3 functie, C6 FML    |
    | E       |               | ADV_IND  | 20 dec  |                   |       |                       |
    | F       | Noord         | ADV_IND  | 1 jun   | 2 jun aangenomen  | 1     | C4, daarna eigen oordeel |
    """
    office.put("2025-11-03", ("2025-11-05", {"event": "accepted"}), assignment_reference="Z", client="Oud")
    office.put(
        "2026-01-05", ("2026-01-08", {"event": "accepted"}), assignment_reference="A", client="De Korst"
    )
    office.put(
        "2026-01-12",
        ("2026-01-28", {"c6_capacity_description": "present", "c6_form": "FML"}),
        ("2026-01-30", {"event": "accepted"}),
        ("2026-02-27", {"event": "delivered"}),
        assignment_reference="B",
        client="De Korst",
        c6_capacity_description="missing",
    )
    office.put(
        "2026-03-02",
        ("2026-03-04", {"event": "declined"}),
        role="BEO_AO",
        assignment_reference="C",
        client="Ede",
        distance_possible=False,
    )
    office.put(
        "2026-03-09",
        assignment_reference="D",
        client="Ede",
        c6_capacity_description="missing",
        c3_job_description="missing",
    )
    office.put("2026-12-20", assignment_reference="E", request_day=None)
    office.put(
        "2026-06-01",
        ("2026-06-02", {"override": "ACCEPT"}),
        ("2026-06-02", {"event": "accepted"}),
        assignment_reference="F",
        client="Noord",
        c4_available_jobs="missing",
    )
    return office


def table(view: YearView, name: str) -> YearTable:
    return next(one for one in view.tables if one.id == name)


def rows(view: YearView, name: str) -> list[tuple[Cell, ...]]:
    return list(table(view, name).rows)


def test_the_year_in_a_few_sentences(at, example) -> None:
    view = at(DECEMBER).year(2026)

    assert view.lines == (
        "In 2026 kwamen er 6 vragen binnen.",
        "U gaf op 4 vragen antwoord. De helft kreeg antwoord binnen 2,5 dagen. De langste wachtte 18 dagen.",
        "Op 2 vragen wacht de opdrachtgever nog.",
        "Bij 1 opdracht staat niet wanneer de vraag kwam. Daar telt de dag waarop u begon.",
    )


def test_what_came_out_with_the_own_verdict_beside_it(at, example) -> None:
    view = at(DECEMBER).year(2026)

    assert table(view, "outcome").head == ("Uitkomst", "Aantal", "Eigen oordeel")
    assert rows(view, "outcome") == [
        ("Accepteren", 3, 1),
        ("Aanhouden tot informatie compleet", 2, None),
        ("Niet accepteren", 1, None),
    ]


def test_by_role_and_by_client_with_what_was_taken_on(at, example) -> None:
    view = at(DECEMBER).year(2026)

    assert rows(view, "role") == [
        ("Individueel advies over re-integratie", 5, 3, 0, 2),
        ("Beoordelen van arbeidsongeschiktheid voor het eigen werk", 1, 0, 1, 0),
    ]
    assert rows(view, "client") == [
        ("De Korst", 2, 2, 0, 0, 1, 10.5),
        ("Ede", 2, 0, 1, 1, 1, 2.0),
        ("Niet ingevuld", 1, 0, 0, 1, 0, None),
        ("Noord", 1, 1, 0, 0, 1, 1.0),
    ]


def test_why_it_was_held_and_what_was_missing_also_when_it_came_later(at, example) -> None:
    view = at(DECEMBER).year(2026)

    assert rows(view, "missing") == [
        ("C6 FML", 2),
        ("C3 Functieomschrijving", 1),
        ("C4 Overzicht van functies", 1),
    ]
    assert [count for _, count in rows(view, "held")] == [3]
    assert str(rows(view, "held")[0][0]).startswith("Iets wat nodig is, ontbreekt.")


def test_a_month_has_a_bar_for_what_became_of_its_questions(at, example) -> None:
    view = at(DECEMBER).year(2026)

    by_label = {bar.label: bar.parts for bar in view.chart.bars if bar.whole}
    assert by_label == {"jan": (2, 0, 0), "mrt": (0, 1, 1), "jun": (1, 0, 0), "dec": (0, 0, 1)}
    assert [row[1:] for row in view.months.rows] == [(bar.whole, *bar.parts) for bar in view.chart.bars]
    assert view.chart_text == "Vragen per maand in 2026: januari 2, maart 2, juni 1, december 1."


def test_every_assignment_stands_there_with_real_days(at, example) -> None:
    view = at(DECEMBER).year(2026)

    by_name = {row[0]: dict(zip(view.assignments.columns, row, strict=True)) for row in view.assignments.rows}
    assert list(by_name) == ["A", "B", "C", "D", "F", "E"]
    assert by_name["B"]["request"] == date(2026, 1, 12)
    assert by_name["B"]["answer"] == date(2026, 1, 30)
    assert by_name["B"]["delivered"] == date(2026, 2, 27)
    assert (by_name["B"]["days"], by_name["B"]["was_held"]) == (18, "ja")
    assert (by_name["D"]["answer"], by_name["D"]["days"], by_name["D"]["state"]) == (None, None, "Toetsen")
    assert (by_name["F"]["outcome"], by_name["F"]["own"]) == (
        "Aanhouden tot informatie compleet",
        "Accepteren",
    )


def test_another_year_has_its_own_counts_and_can_be_chosen(at, example) -> None:
    desk = at(DECEMBER)

    view = desk.year(2025)

    assert view.years == (2026, 2025)
    assert view.lines[0] == "In 2025 kwam er 1 vraag binnen."
    assert desk.year().year == 2026


def test_in_january_the_year_that_was_opens_first(at, example) -> None:
    view = at(date(2027, 1, 4)).year()

    assert (view.year, view.years) == (2026, (2027, 2026, 2025))


def test_a_year_without_assignments_says_so(at) -> None:
    view = at(DECEMBER).year()

    assert view.lines == ("In 2026 kwam er geen opdracht binnen.",)
    assert view.tables == ()


def test_what_was_held_in_a_letter_counts_although_the_rest_was_not_known_yet(at, office) -> None:
    missing = {"c6_capacity_description": "missing", "c1_situation": None}
    office.put("2026-05-04", ("2026-05-04", {"issued": "hold_letter"}), **missing)
    office.put("2026-05-04", **missing)

    view = at(date(2026, 5, 5)).year()

    assert rows(view, "missing") == [("C1 Informatie over de situatie", 1), ("C6 FML", 1)]


def test_a_promise_that_passes_holds_from_that_day_on(at, office) -> None:
    office.put("2026-05-04", c6_capacity_description={"state": "promised", "day": "2026-05-20", "by": "arbo"})

    before, after = (at(date(2026, 5, day)).year() for day in (20, 21))

    assert "missing" not in [one.id for one in before.tables]
    assert rows(after, "missing") == [("C6 FML", 1)]


def test_what_came_out_of_a_check_during_the_work_is_counted(at, office) -> None:
    planned = {
        "acceptance_day": "2026-05-06",
        "planned_start": "2026-05-07",
        "planned_delivery": "2026-05-20",
    }
    office.put("2026-05-04", ("2026-05-06", {"event": "accepted"}), **planned)

    view = at(date(2026, 6, 1)).year()

    assert rows(view, "interim") == [("Nieuw tijdpad", 1)]


def test_what_was_delivered_in_time_needed_no_other_time_path(at, office) -> None:
    planned = {
        "acceptance_day": "2026-05-06",
        "planned_start": "2026-05-07",
        "planned_delivery": "2026-05-20",
    }
    office.put(
        "2026-05-04", ("2026-05-06", {"event": "accepted"}), ("2026-05-20", {"event": "delivered"}), **planned
    )

    view = at(date(2026, 6, 1)).year()

    assert "interim" not in [one.id for one in view.tables]


def test_an_answer_that_was_taken_back_is_no_answer(at, office, vault) -> None:
    case_id = office.put("2026-05-04", ("2026-05-06", {"event": "accepted"}))
    record = vault.shelf.record(case_id)
    accepted = record.entries[-1]
    withdrawn = Entry(record.next_id(), record.next_action, date(2026, 5, 7), "withdraw", target=accepted.id)
    vault.shelf.append(case_id, (withdrawn,))

    view = at(date(2026, 5, 8)).year()

    assert view.lines[1] == "Op 1 vraag wacht de opdrachtgever nog."


def test_a_check_that_is_not_finished_has_no_outcome_yet(at, office) -> None:
    office.put("2026-05-04", c1_situation=None, competent=None)

    view = at(date(2026, 5, 5)).year()

    assert rows(view, "outcome") == [("Toets nog niet klaar", 1, None)]
    assert [one.id for one in view.tables] == ["outcome", "role", "client"]


def test_a_client_whose_name_was_typed_otherwise_is_the_same_client(at, office) -> None:
    for name in ("De Korst", "de  korst ", "DE KORST"):
        office.put("2026-05-04", client=name)

    view = at(date(2026, 5, 5)).year()

    assert [row[:2] for row in rows(view, "client")] == [("De Korst", 3)]


def test_what_lies_in_the_bin_is_not_counted(at, example, vault) -> None:
    first = vault.shelf.heads()[1]
    vault.shelf.delete(first.id, DECEMBER)

    assert at(DECEMBER).year(2026).lines[0] == "In 2026 kwamen er 5 vragen binnen."


def test_nothing_that_is_confidential_comes_into_a_year(at, office) -> None:
    office.put("2026-05-04", k2_dysfunction=True, k3_illness_gain=True, assignment_reference="V")

    view = at(date(2026, 5, 5)).year()

    assert "K2" not in repr(view) and "K3" not in repr(view)
    assert "disfunctioneren" not in repr(view).lower()


def test_a_year_out_of_kept_lines_is_what_it_is_worked_out_afresh(at, example, known, vault) -> None:
    at(date(2026, 12, 27)).home()
    kept = at(DECEMBER).year(2026)

    fresh = Session(replace(known, fingerprint=""), vault.shelf, DECEMBER).year(2026)

    assert kept == fresh


def test_what_is_over_is_not_worked_out_again_on_a_new_day(at, office, vault) -> None:
    office.put("2026-01-12", ("2026-01-28", {"c3_job_description": "present"}), c3_job_description="missing")
    at(DECEMBER).home()
    kept = vault.shelf.line_details(vault.shelf.heads()[0].id)
    vault._parts.db.execute("UPDATE case_lines SET details = replace(details, 'c3_job', 'c4_available_jobs')")
    vault._parts.db.execute("UPDATE case_lines SET details = replace(details, 'jobs_description', 'jobs')")

    view = at(date(2026, 12, 29)).year(2026)

    assert "c3_job_description" in kept
    assert rows(view, "missing") == [("C4 Overzicht van functies", 1)]


def test_the_paper_of_a_year_is_a_pdf_that_says_the_same_in_text(at, example) -> None:
    paper = at(DECEMBER).year_paper(2026)

    assert paper.pdf.startswith(b"%PDF")
    assert paper.file_name == "2026-12-28 Jaaroverzicht.pdf"
    for words in (
        "Jaaroverzicht 2026",
        "C6 FML",
        "De Korst",
        "Vragen per maand in 2026",
        "niets in over werknemers",
    ):
        assert words in paper.text
    assert "gezondheidsgegevens" not in paper.text


def test_at_an_english_screen_the_paper_and_the_spreadsheet_stay_dutch(example, known, vault) -> None:
    english = compile_content(FLOWS, "en")
    vault.shelf.set_setting("desk", "expert")
    with speaking("en"):
        desk = Session(english, vault.shelf, DECEMBER, on_paper=known)
        view, paper, sheet = desk.year(2026), desk.year_paper(2026), desk.year_sheet(2026)

    book = openpyxl.load_workbook(io.BytesIO(sheet))
    assert view.title == "Year overview 2026"
    assert view.months.rows[0][0] == "January"
    assert paper.title == "Jaaroverzicht 2026"
    assert book.sheetnames == ["Overzicht", "Opdrachten", "Per opdrachtgever"]
    assert book["Opdrachten"]["H2"].value == "Accepteren"
    assert book["Overzicht"]["B2"].value == "Accepteren"
