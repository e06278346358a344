"""Leave a start icon in the folder of the program, for double clicking.

`python resources/start_icon.py linux|macos|windows [--into FOLDER]`: the operating system is an argument, so
that each of the three can be made, and looked at, on any of them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent


def linux(root: Path) -> str:
    """A desktop entry. Its paths are absolute, for a desktop entry knows no folder of its own."""
    return "\n".join(
        (
            "[Desktop Entry]",
            "Type=Application",
            "Name=Spoorboekje",
            "Comment=Wat moet u doen als een medewerker ziek is?",
            f"Exec={_argument(root / '.venv/bin/python')} {_argument(root / 'resources/launch.py')}",
            f"Path={_escaped(root)}",
            f"Icon={_escaped(root / 'resources/icons/spoorboekje.png')}",
            "Terminal=false",
            "Categories=Office;",
            "",
        )
    )


def _escaped(path: Path) -> str:
    return str(path).replace("\\", "\\\\")


def _argument(path: Path) -> str:
    """One quoted argument of `Exec`: escaped as an argument, then as a value of the file, `%` doubled."""
    text = str(path)
    for special in ("\\", '"', "`", "$"):
        text = text.replace(special, "\\" + special)
    return '"' + text.replace("\\", "\\\\").replace("%", "%%") + '"'


def macos(root: Path) -> str:
    """A script for the Finder; it finds the program from its own place."""
    return '#!/bin/sh\ncd "$(dirname "$0")" || exit 1\nexec .venv/bin/python resources/launch.py\n'


def windows(root: Path) -> str:
    """A command file; plain ASCII, because Windows reads it in the code page of the computer."""
    return "\r\n".join(
        (
            "@echo off",
            'cd /d "%~dp0"',
            'if exist ".venv\\Scripts\\pythonw.exe" goto start',
            "echo Volg eerst de stap voor Windows in README.md.",
            "pause",
            "exit /b 1",
            ":start",
            'start "" ".venv\\Scripts\\pythonw.exe" "resources\\launch.py"',
            "",
        )
    )


ICONS: Final[dict[str, tuple[str, Callable[[Path], str]]]] = {
    "linux": ("Spoorboekje.desktop", linux),
    "macos": ("Spoorboekje.command", macos),
    "windows": ("Start Spoorboekje.cmd", windows),
}


def write_start_icon(system: str, folder: Path) -> Path:
    """Write the start icon for `system` into `folder`, where the program stands, and return its path.

    Raises OSError when the folder cannot be written to.
    """
    name, text = ICONS[system]
    icon = folder / name
    icon.write_bytes(text(folder).encode("utf-8"))
    icon.chmod(0o755)
    return icon


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Leave a start icon for double clicking.")
    parser.add_argument("system", choices=sorted(ICONS))
    parser.add_argument("--into", type=Path, default=ROOT, help="the folder of the program")
    chosen = parser.parse_args(arguments)
    try:
        write_start_icon(chosen.system, chosen.into.resolve())
    except OSError as problem:
        print(f"Er kwam geen startpictogram: {problem.strerror}. Het programma werkt wel.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
