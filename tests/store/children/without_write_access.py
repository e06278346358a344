"""Opens a vault in a folder where nothing may be written, and says what it was told."""

import ctypes
import os
import sys
from datetime import datetime
from pathlib import Path

from wizard.errors import StoreError
from wizard.store.vault import create_vault, open_vault

if sys.platform == "linux" and os.geteuid() == 0:
    # The administrator may write anywhere; without its special rights it is a user like any other.
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if ctypes.CDLL(None, use_errno=True).capset(header, nothing) != 0:
        sys.exit("cannot lay down the rights of the administrator")
for attempt in (open_vault, create_vault):
    try:
        attempt(Path(sys.argv[1 if attempt is open_vault else 2]), clock=lambda: datetime(2026, 1, 5))
    except StoreError as error:
        print(type(error).__name__, error.sentence)
