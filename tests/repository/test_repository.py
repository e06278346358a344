"""Facts about the repository as a whole: what may stand in which file."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MADE_HERE = {".venv", "build", "dist", ".git", "__pycache__"}
BINARY = {".ttf", ".png", ".pdf", ".vault", ".db"}
ADDRESS = re.compile(r"https?:[/]{2}|--(extra-)?index|--[f]ind-links")
MACHINE_PATH = re.compile(r"(?<![\w.])[/](root|home|opt|srv|work|Users|mnt)/|[A-Z]:\\Users\\")
CLOCK = re.compile(r"\b(date\.today|datetime\.(now|today|utcnow)|time\.time)\(")


@cache
def tracked_files() -> tuple[Path, ...]:
    """The files of the repository; outside git, all files but what the program makes itself."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others"]
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            [*command, "--exclude-standard"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
        files = [ROOT / name for name in listed.split("\0") if name]
    else:
        files = [path for path in ROOT.rglob("*") if not MADE_HERE & set(path.relative_to(ROOT).parts)]
    return tuple(path for path in files if path.is_file())


def lines_that_match(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]


def test_the_files_that_install_name_no_host():
    installing = [ROOT / name for name in ("requirements.lock", "Makefile", "pyproject.toml", ".ci/run")]

    assert lines_that_match(ADDRESS, installing) == []


def test_the_lock_holds_a_hash_for_every_package():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    entries = re.split(r"\n(?=[A-Za-z])", lock.strip())

    assert len(entries) > 20
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_lock_holds_every_package_that_the_project_names():
    from resources.licences.collect import canonical, locked_versions

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    missing = {canonical(re.split(r"[<>=]", line)[0]) for line in named} - set(locked_versions())

    assert missing == set()


# How the folders of other systems are called is what this file is about.
ABOUT_PATHS = ROOT / "tests" / "store" / "test_places.py"


def test_no_file_names_a_path_of_a_machine():
    texts = [
        path
        for path in tracked_files()
        if path.suffix not in BINARY
        and path.parent != ROOT / "resources" / "licences"
        and path != ABOUT_PATHS
    ]

    assert lines_that_match(MACHINE_PATH, texts) == []


def test_only_the_two_composition_roots_look_at_the_clock():
    allowed = {ROOT / "ui" / "app.py", ROOT / "wizard" / "__main__.py"}
    program = [
        path
        for path in tracked_files()
        if path.suffix == ".py" and path.parts[len(ROOT.parts)] in ("wizard", "ui") and path not in allowed
    ]

    assert len(program) > 10
    assert lines_that_match(CLOCK, program) == []


def test_content_holds_no_code():
    code = [path for path in tracked_files() if path.is_relative_to(ROOT / "flows") and path.suffix == ".py"]

    assert code == [ROOT / "flows" / "__init__.py"]
    assert code[0].read_text(encoding="utf-8") == ""


def test_every_font_has_its_licence_beside_it():
    fonts = [path for path in (ROOT / "resources" / "fonts").iterdir() if path.suffix in (".ttf", ".otf")]

    without = [font.name for font in fonts if not font.with_name(f"{family(font)}-LICENSE.txt").is_file()]

    assert fonts
    assert without == []


def family(font: Path) -> str:
    return font.stem.split("-")[0]


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic"])
def test_the_fonts_can_write_what_papers_and_pages_need(style):
    from reportlab.pdfbase.ttfonts import TTFontFile

    face = TTFontFile(str(ROOT / "resources" / "fonts" / f"SourceSans3-{style}.ttf"))

    assert [sign for sign in "ëïçéöüĳ€„”‘’–…·•☐☑✓→≥½×" if ord(sign) not in face.charToGlyph] == []
