"""Appends entries for ever, and says each one aloud after it was stored."""

import hashlib
import sys
from datetime import date, datetime
from pathlib import Path

from wizard.case.record import Entry
from wizard.ports import IssuedPaper
from wizard.store.vault import open_vault

DAY = date(2026, 1, 5)
vault = open_vault(Path(sys.argv[1]), clock=lambda: datetime(2026, 1, 5))
case_id = vault.shelf.heads()[0].id
record = vault.shelf.record(case_id)
number = len(record.entries)
while True:
    number += 1
    entry = Entry(f"e{number}", number, DAY, "answer", "plan_day", f"antwoord {number}", task="plan")
    if number % 7:
        vault.shelf.append(case_id, (entry,))
    else:
        pdf = b"%PDF-" + bytes(5000)
        paper = IssuedPaper(
            f"p{number}",
            case_id,
            "plan",
            number,
            DAY,
            "plan.pdf",
            pdf,
            hashlib.sha256(pdf).hexdigest(),
            "f",
            entry.id,
        )
        vault.shelf.issue(paper, (entry,))
    print(entry.id, flush=True)
