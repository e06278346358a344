"""The demo case: walked, with every paper printed. The person in it does not exist."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from wizard.case.record import Record
from wizard.commands.casefile import read_case_file
from wizard.commands.walking import walk_as_json
from wizard.content.model import Content
from wizard.ports import CaseHead
from wizard.session.open_case import Standing
from wizard.session.papers import Papers, blank_view

FILE = Path("employer_case") / "demo.json"


def demo_case(content: Content, flows: Path) -> tuple[Record, date]:
    """The record of the demo case and the day on which it is looked at."""
    case = read_case_file(flows / FILE, content)
    return case.record, case.today


def papers_of(content: Content, record: Record, today: date, number: str = "S-000") -> Papers:
    """The papers of a case that stands on no shelf."""
    head = CaseHead("demo", number, record.flow, today, is_demo=True)
    return Papers(Standing(content, record, today), head, ())


def write_demo(content: Content, flows: Path, folder: Path) -> tuple[Path, ...]:
    """Writes the walk and all papers of the demo case into `folder`; gives the files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    record, today = demo_case(content, flows)
    papers = papers_of(content, record, today)
    files = [folder / "walk.json"]
    told = json.dumps(walk_as_json(content, record, today), ensure_ascii=False, indent=2)
    files[0].write_text(told + "\n", encoding="utf-8")
    for document in content.flows[record.flow].documents.values():
        if document.audience != "office":
            view = papers.view(document.id)
        else:
            view = blank_view(content, document.id, today, {})
        path = folder / f"{document.id}.pdf"
        path.write_bytes(view.pdf)
        files.append(path)
    return tuple(files)
