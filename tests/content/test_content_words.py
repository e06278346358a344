"""The words of the window alone: from their own file while it fits, else from the content."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.content.loader import load
from wizard.content.words import load_words

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def words(folder, tmp_path):
    """Reads the words of the folder, and knows where they are kept."""

    def read() -> dict[str, str]:
        return dict(load_words(folder.root, read.kept, tmp_path / "cache" / "content.json"))

    read.kept = tmp_path / "cache" / "words.json"
    return read


def test_the_words_are_those_of_the_content_the_first_time_and_later(folder, words):
    expected = dict(load(folder.root).texts)

    assert words() == expected
    assert words.kept.is_file()
    assert words() == expected


def test_the_second_time_reads_nothing_but_the_words(folder, words, tmp_path):
    words()
    script = (
        "import sys; from pathlib import Path\n"
        "from wizard.content.words import load_words\n"
        "load_words(*map(Path, sys.argv[1:]))\n"
        "print([name for name in sys.modules if name.startswith('wizard.content.')])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, str(folder.root), str(words.kept), str(tmp_path / "none.json")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "['wizard.content.source_files', 'wizard.content.words']"
    assert not (tmp_path / "none.json").exists()


def test_a_changed_file_gives_the_words_anew(folder, words):
    before = words()
    changed = next(path for path in sorted(folder.root.rglob("*.yaml")) if "chrome" in path.name)
    key, text = next((key, text) for key, text in before.items() if len(text) > 3 and "{" not in text)
    source = changed.read_text(encoding="utf-8")
    assert text in source

    changed.write_text(source.replace(text, f"{text} nu"), encoding="utf-8")

    assert words()[key] == f"{text} nu"


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"format": 1}', b'{"format": 1, "words": {"a": 3}}']
)
def test_a_damaged_file_is_made_anew(words, damage):
    expected = words()
    words.kept.write_bytes(damage)

    assert words() == expected
    assert json.loads(words.kept.read_text(encoding="utf-8"))["words"] == expected


def test_a_folder_that_cannot_be_written_only_costs_time(folder, tmp_path):
    (tmp_path / "a_file").write_text("")
    blocked = tmp_path / "a_file"

    words = load_words(folder.root, blocked / "words.json", blocked / "content.json")

    assert words == load(folder.root).texts
