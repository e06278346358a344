"""Start the window where there is a screen; print the papers of the demo where there is none.

Needs nothing but an environment with the requirements: `python resources/launch.py [options of the window]`.
The few sentences stand here and not in flows/, because they are said before any content is read.
"""

from __future__ import annotations

import ctypes
import os
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PAPERS: Final = Path("build") / "demo"

ALWAYS_NEEDED: Final = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
NEEDED_UNDER_X: Final = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Libraries that Qt takes from Linux itself, with the Debian package of each (Ubuntu: the same names)."""


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """True when a window can show: always on Windows and macOS, on Linux when the session names a screen.

    A `QT_QPA_PLATFORM` that somebody set counts as a screen, "offscreen" too: they asked for a window.
    """
    if not platform.startswith("linux"):
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def missing_packages(
    environment: Mapping[str, str], platform: str, is_present: Callable[[str], bool]
) -> tuple[str, ...]:
    """The Linux packages without which Qt would stop with a message in English.

    Those for X are asked only where the window will go to X.
    """
    if not platform.startswith("linux"):
        return ()
    plugin = environment.get("QT_QPA_PLATFORM", "")
    goes_to_x = plugin == "xcb" or (not plugin and not environment.get("WAYLAND_DISPLAY"))
    needed = {**ALWAYS_NEEDED, **NEEDED_UNDER_X} if goes_to_x else ALWAYS_NEEDED
    return tuple(package for library, package in needed.items() if not is_present(library))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def print_demo() -> int:
    """Let the command line print the papers of the demo, say where they are, and hand on its exit code."""
    print("Deze computer heeft geen scherm.")
    print("Daarom maakt Spoorboekje de papieren van het voorbeeld.", flush=True)
    shutil.rmtree(ROOT / PAPERS, ignore_errors=True)
    command = [sys.executable, "-m", "wizard", "demo", "--out", str(PAPERS)]
    finished = subprocess.run(command, cwd=ROOT, check=False)
    if finished.returncode == 0:
        print(f"De papieren staan in {PAPERS}:")
        for paper in sorted((ROOT / PAPERS).rglob("*")):
            if paper.is_file():
                print(f"  {paper.relative_to(ROOT)}")
    return finished.returncode


def main() -> int:
    """Start what fits this computer; the exit code is that of the window or of the demo."""
    if not has_screen(os.environ, sys.platform):
        return print_demo()
    lacking = missing_packages(os.environ, sys.platform, _loads)
    if lacking:
        print("Uw Linux mist onderdelen voor een venster. Dit commando zet ze erbij:", file=sys.stderr)
        print(f"  sudo apt install {' '.join(lacking)}", file=sys.stderr)
        return 1
    sys.path[0] = str(ROOT)
    runpy.run_module("ui", run_name="__main__", alter_sys=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
