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


def render_plan() -> Callable[[], bytes]:
    """A call that writes the plan van aanpak of the demo case, three pages, from its blocks to the PDF."""
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
    assert count_pages(pdf.render(paper)) == 3
    return lambda: pdf.render(paper)


def answer_loop(folder: Path) -> list[float]:
    """Milliseconds for each of 60 answers in the real window, with a real vault in `folder`.

    From pressing *Volgende* until the answer is saved durably and the next page is painted.
    """
    from window import AnswerLoop

    content = _content()
    return AnswerLoop(content, folder).run(60)


def home_with_cases(folder: Path, cases: int) -> Callable[[], object]:
    """A call that reads so many cases from a real vault and shows Home with them, painted."""
    from window import home_with_cases

    content = _content()
    return home_with_cases(content, folder, cases)


def _content() -> Content:
    from wizard.content.compiled import compile_content

    return compile_content(FLOWS)
