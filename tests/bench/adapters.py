"""Where the bench takes hold of the program; nothing else in tests/bench/ knows how it is built.

Each function prepares (imports, files, records) and hands back only what is to be timed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wizard.content.model import Content

FLOWS = Path(__file__).resolve().parents[2] / "flows"


def load_content() -> tuple[Callable[[], object], bytes]:
    """A call that loads the compiled content as at the start of the program, and the bytes it reads."""
    from wizard.content.compiled import load_compiled

    kept = Path(tempfile.mkdtemp(prefix="bench-content-")) / "content.json"
    load_compiled(FLOWS, kept)
    _forget_decoders()
    return lambda: load_compiled(FLOWS, kept), kept.read_bytes()


def _forget_decoders() -> None:
    """Filling the file must not warm what a start finds cold."""
    from wizard.content import compiled

    for kept in (compiled._DECODERS, compiled._HINTS, compiled._STAMP):
        kept.clear()


def walk_case(answers: int, events: int) -> Callable[[], object]:
    """A call that walks a record of so many answers and events afresh: nothing is kept between calls."""
    from cases import case_of_size

    from wizard.case.walk import walk

    content = _content()
    record, today = case_of_size(content, answers, events)
    return lambda: walk(content, record, today)


def calendar_of_a_case(with_reasons: bool) -> Callable[[], object]:
    """A call that works out every exported day of a calendar with two gaps, with or without its proof."""
    from datetime import date

    from wizard.case.calendar import calendar_of
    from wizard.case.day_books import book_from
    from wizard.plan.milestone_dates import calendar_dates, calendar_reasons

    content = _content()
    flow = content.flows["employer_case"]
    gaps = [(date(2026, 2, 2), date(2026, 2, 16)), (date(2026, 6, 1), date(2026, 6, 22))]
    days = {"analysis_day": date(2026, 2, 10), "action_plan.signed": date(2026, 2, 25)}

    def call() -> object:
        book = book_from(flow, calendar_of(date(2026, 1, 5), gaps), days)
        dates = calendar_dates(content, flow, book)
        return (dates, calendar_reasons(content, flow, book)) if with_reasons else dates

    return call


def render_plan() -> Callable[[], bytes]:
    """A call that writes the first three pages of the plan of the demo case, from its blocks to the PDF."""
    from dataclasses import replace

    from wizard.commands.demo import demo_case, papers_of
    from wizard.documents import pdf
    from wizard.documents.compose import compose
    from wizard.session.papers import count_pages

    content = _content()
    record, today = demo_case(content, FLOWS)
    paper = compose(
        content.flows[record.flow].documents["action_plan"],
        papers_of(content, record, today).context("action_plan"),
    )
    while count_pages(pdf.render(paper)) > 3:
        paper = replace(paper, blocks=paper.blocks[:-1])
    assert count_pages(pdf.render(paper)) == 3
    return lambda: pdf.render(paper)


def answer_loop(folder: Path) -> list[float]:
    """Milliseconds for each of 60 answers in the real window, with a real vault in `folder`.

    From pressing *Volgende* until the answer is saved durably and the next page is painted.
    """
    from window import AnswerLoop

    content = _content()
    return AnswerLoop(content, folder).run(60)


def dense_keys(folder: Path) -> list[float]:
    """Milliseconds for each key on the dense pages of an assignment, until how it stands is painted."""
    from sheet import time_keys

    return time_keys(_content(), folder)


def home_with_cases(folder: Path, cases: int) -> Callable[[], object]:
    """A call that reads so many cases from a real vault and shows Home with them, painted."""
    from window import home_with_cases

    content = _content()
    return home_with_cases(content, folder, cases)


def make_office(vault: Path, cases: int) -> None:
    """A vault with so many cases, and what Home keeps of each of them."""
    from office import make_office

    make_office(_content(), vault, cases)


def office_home(vault: Path, days_later: int) -> list[float]:
    """Milliseconds until Home is painted, on the day of its lines or so many days later."""
    from office import time_home

    return time_home(_content(), vault, days_later)


def office_change(vault: Path) -> list[float]:
    """Milliseconds until Home is painted after one case has changed."""
    from office import time_changes

    return time_changes(_content(), vault)


def office_search(vault: Path) -> list[float]:
    """Milliseconds for each letter of a search until what is found is painted."""
    from office import time_search

    return time_search(_content(), vault)


def open_office(vault: Path) -> Callable[[], object]:
    """A call that opens and closes the vault of the office."""
    from office import opening

    return opening(vault)


def make_locked_vault(vault: Path) -> None:
    """A vault that asks for its passphrase."""
    from datetime import datetime

    from wizard.store.vault import create_vault

    made = create_vault(vault, clock=datetime.now)
    made.keys.set_passphrase("fiets lantaarn wolk citroen")
    made.close()


def _content() -> Content:
    from wizard.content.compiled import compile_content

    return compile_content(FLOWS)
