"""Keeps letters for ever, takes every third away again, and says each step aloud after it was stored."""

import hashlib
import sys
from datetime import date, datetime
from pathlib import Path

from wizard.case.record import Entry
from wizard.ports import Letter
from wizard.store.vault import open_vault

DAY = date(2026, 1, 5)
vault = open_vault(Path(sys.argv[1]), clock=lambda: datetime(2026, 1, 5))
case_id = vault.shelf.heads()[0].id
record = vault.shelf.record(case_id)
number = len(record.entries)
while True:
    number += 1
    entry = Entry(f"e{number}", number, DAY, "answer", "advice_letter", f"b{number}", task="new_advice")
    if number % 3 == 0 and (kept := vault.shelf.letters(case_id)):
        vault.shelf.detach(case_id, (kept[-1].id,), (entry,))
    else:
        pdf = b"%PDF-1.4 geheim " + bytes(9000) + b"%%EOF"
        digest = hashlib.sha256(pdf).hexdigest()
        vault.shelf.attach(Letter(f"b{number}", case_id, entry.id, "brief.pdf", DAY, digest), pdf, (entry,))
    print(entry.id, flush=True)
