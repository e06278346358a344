"""The pictures of the README are there, and the drawn one is what the program draws today."""

from __future__ import annotations

import re
from pathlib import Path

from wizard.commands.graph import graph
from wizard.content.loader import load

ROOT = Path(__file__).parents[2]


def test_the_picture_of_the_phases_is_drawn_from_the_content_of_today():
    drawn = graph(load(ROOT / "flows"), "employer_case", "svg")

    kept = (ROOT / "docs" / "images" / "phases.svg").read_text(encoding="utf-8")

    assert kept.strip() == drawn.strip(), "run: python -m wizard graph employer_case --format svg"


def test_every_picture_of_the_readme_exists():
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)

    assert len(pictures) == 2
    assert [name for name in pictures if not (ROOT / name).is_file()] == []
