"""Appends until no file may grow any more, then makes room and goes on; says what happened as JSON."""

import json
import resource
import sys
from datetime import date, datetime
from pathlib import Path

from wizard.case.record import Entry
from wizard.errors import StoreError
from wizard.store.vault import open_vault

DAY = date(2026, 1, 5)
vault = open_vault(Path(sys.argv[1]), clock=lambda: datetime(2026, 1, 5))
case_id = vault.shelf.heads()[0].id
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, most))
stored, told, number = [], [], 1
while len(told) < 5:
    number += 1
    entry = Entry(f"e{number}", number, DAY, "answer", "plan_day", "x" * 20_000, task="plan")
    try:
        vault.shelf.append(case_id, (entry,))
        stored.append(entry.id)
    except StoreError as error:
        told.append(error.sentence)
        number -= 1
seen = [entry.id for entry in vault.shelf.record(case_id).entries]
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, most))
try:
    vault.keys.back_up(Path(sys.argv[1]).parent / "kopie")
except StoreError as error:
    told.append(error.sentence)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
vault.shelf.append(case_id, (entry,))
stored.append(entry.id)
print(json.dumps({"stored": stored, "told": told, "seen": seen}))
