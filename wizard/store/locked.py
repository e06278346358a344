"""Whether a vault seems to be on lock, found out without anything that opens a vault.

The window chooses its first picture with this; the door itself asks `wizard.store.vault.is_locked`.
"""

from __future__ import annotations

from pathlib import Path

from wizard.store.files import beside

_OPEN_BOX = b'"box": "first"'


def looks_locked(vault: Path) -> bool:
    """True when there is a key file without the box that opens by itself. Damage is not looked for."""
    try:
        return _OPEN_BOX not in beside(vault, ".keys").read_bytes()
    except OSError:
        return False
