"""`python -m ui`: the window."""

from __future__ import annotations

import gc
import sys


def start() -> int:
    """Starts the window; gives the exit code."""
    # Starting makes thousands of things that all stay; looking for garbage among them takes a twentieth of
    # the time until the first picture. `ui.app` switches the collector on again right after it.
    gc.disable()
    from ui.app import main

    return main()


if __name__ == "__main__":
    sys.exit(start())
