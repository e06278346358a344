"""Opens a vault, says so, and holds it until its input ends."""

import sys
from datetime import datetime
from pathlib import Path

from wizard.store.vault import open_vault

vault = open_vault(Path(sys.argv[1]), clock=lambda: datetime(2026, 1, 5))
print("open", flush=True)
sys.stdin.read()
vault.close()
