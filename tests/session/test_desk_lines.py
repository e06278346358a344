"""Whatever happens to assignments: the home of the expert and the year say the same as worked out afresh."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.flows.assignments import in_order
from wizard.case.record import Entry, EntryKind, Raw
from wizard.case.samples import samples
from wizard.content.compiled import compile_content
from wizard.content.model import Content
from wizard.session import Session
from wizard.store.vault import Vault, create_vault
from wizard.views import DeskView

FLOW = "assignment_acceptance"
FLOWS = Path(__file__).parents[2] / "flows"
MONDAY = date(2026, 1, 5)


@pytest.fixture(scope="module")
def known() -> Content:
    return compile_content(FLOWS)


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    with create_vault(tmp_path / "opdrachten.vault", clock=lambda: datetime(2026, 1, 5, 9, 0)) as made:
        made.shelf.set_setting("desk", "expert")
        yield made


class Hand:
    """Does what people do with assignments, without a plan: also taking things back."""

    def __init__(self, seed: int, content: Content, vault: Vault) -> None:
        self.chance, self.flow, self.shelf = random.Random(seed), content.flows[FLOW], vault.shelf
        self.day = MONDAY

    def act(self) -> None:
        live = [head.id for head in self.shelf.heads() if head.deleted is None]
        gone = [head.id for head in self.shelf.heads() if head.deleted is not None]
        what = self.chance.choice(
            ("start", *["answer"] * 8, "event", "event", "letter", "own", "undo", "bin", "back")
        )
        if what == "start" or not live:
            self._start()
        elif what == "back":
            if gone:
                self.shelf.bring_back(self.chance.choice(gone))
        elif what == "bin":
            if len(live) > 2:
                self.shelf.delete(self.chance.choice(live), self.day)
        else:
            self._tell(self.chance.choice(live), what)

    def _start(self) -> None:
        told = in_order(self.chance.choice(list(self.flow.roles))) | {
            "client": self.chance.choice(("Ede", "Korst"))
        }
        homes = {q.id: task.id for task in self.flow.tasks.values() for q in task.questions}
        kept = [(name, value) for name, value in told.items() if self.chance.random() < 0.8]
        self.shelf.create(
            FLOW,
            self.day,
            tuple(
                Entry(
                    f"e{place}",
                    1,
                    self.day,
                    "answer",
                    name,
                    tuple(value) if isinstance(value, list) else value,
                    task=homes[name],
                )
                for place, (name, value) in enumerate(kept, 1)
            ),
        )

    def _tell(self, case_id: str, what: str) -> None:
        record = self.shelf.record(case_id)
        if what == "undo":
            last = record.next_action - 1
            if last > 1:
                self._append(case_id, "undo", target=str(last))
        elif what == "event":
            name = self.chance.choice(list(self.flow.events))
            self._append(
                case_id, "event", name, day=self.day - timedelta(days=self.chance.choice((0, 3, 400)))
            )
        elif what == "letter":
            self._append(case_id, "issued", self.chance.choice(list(self.flow.documents)), 1, day=self.day)
        elif what == "own":
            name = self.chance.choice([row.id for row in self.flow.outcomes])
            self._append(case_id, "override", name, "Daarom", day=self.day)
        else:
            task = self.chance.choice([task for task in self.flow.tasks.values() if not task.per])
            question = self.chance.choice(task.questions)
            value = self.chance.choice(samples(self.flow, question, self.day))
            self._append(case_id, "answer", question.id, value, task=task.id)

    def _append(
        self,
        case_id: str,
        kind: EntryKind,
        name: str = "",
        value: Raw = None,
        *,
        day: date | None = None,
        task: str = "",
        target: str = "",
    ) -> None:
        record = self.shelf.record(case_id)
        entry = Entry(
            record.next_id(), record.next_action, self.day, kind, name, value, day, task, target=target
        )
        self.shelf.append(case_id, (entry,))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_change_home_and_year_are_what_they_are_worked_out_afresh(
    seed: int, known: Content, vault: Vault
) -> None:
    hand = Hand(seed, known, vault)
    for _ in range(25):
        for _ in range(hand.chance.randint(1, 4)):
            hand.act()
        if hand.chance.random() < 0.4:
            hand.day += timedelta(days=hand.chance.choice((1, 6, 20, 90)))

        kept = Session(known, vault.shelf, hand.day)
        fresh = Session(replace(known, fingerprint=""), vault.shelf, hand.day)
        home = kept.home()

        assert isinstance(home, DeskView)
        assert home == fresh.home()
        for year in (2026, 2027):
            assert kept.year(year) == fresh.year(year)
        for text in ("", "ede", "aanhouden", "s-00"):
            assert list(kept.find_assignments(text, True)) == list(fresh.find_assignments(text, True))
        if hand.chance.random() < 0.3:
            kept.visited()


@pytest.mark.parametrize("seed", range(2))
def test_the_counts_of_a_year_add_up(seed: int, known: Content, vault: Vault) -> None:
    hand = Hand(seed, known, vault)
    for _ in range(60):
        hand.act()

    view = Session(known, vault.shelf, hand.day).year(2026)

    whole = len(view.assignments.rows)
    counts = {table.id: sum(row[1] for row in table.rows if isinstance(row[1], int)) for table in view.tables}
    assert counts["outcome"] == counts["role"] == counts["client"] == whole
    assert sum(bar.whole for bar in view.chart.bars) == whole
    for table in view.tables:
        if table.id in ("role", "client"):
            assert all(
                row[1] == sum(part for part in row[2:5] if isinstance(part, int)) for row in table.rows
            )
