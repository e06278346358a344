"""Floor of opening a vault: the proof of every page and the check of the tables, by SQLCipher alone.

Takes the key of the vault from the program, and prints the milliseconds as a JSON list.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from wizard.store.keys import open_box, read_keys


def main(vault: Path) -> list[float]:
    """Milliseconds for a few openings."""
    box = read_keys(vault).box("first")
    assert box is not None
    key = open_box(box, b"").hex()
    taken = []
    for _ in range(4):
        began = time.perf_counter()
        database = sqlcipher.connect(str(vault), isolation_level=None)
        database.execute(f"PRAGMA key = \"x'{key}'\"")
        assert database.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        database.close()
        taken.append((time.perf_counter() - began) * 1000)
    return taken[1:]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
