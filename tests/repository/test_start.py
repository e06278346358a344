"""Starting the program: the start icons of three systems, and what happens without a screen."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest

from resources import launch, start_icon

ROOT = Path(__file__).resolve().parents[2]


def test_the_linux_icon_starts_the_program_from_its_own_folder(tmp_path):
    folder = tmp_path / 'map met "rare" $tekens 100%'
    folder.mkdir()

    icon = start_icon.write_start_icon("linux", folder)

    entry = configparser.RawConfigParser()
    entry.read(icon, encoding="utf-8")
    desktop = dict(entry["Desktop Entry"])
    assert icon.name == "Spoorboekje.desktop"
    assert desktop["path"] == str(folder)
    assert desktop["icon"] == str(folder / "resources/icons/spoorboekje.png")
    assert arguments(desktop["exec"]) == [f"{folder}/.venv/bin/python", f"{folder}/resources/launch.py"]
    assert desktop["terminal"] == "false"
    assert os.access(icon, os.X_OK)


def arguments(line: str) -> list[str]:
    """What a desktop makes of an Exec line: first the escapes of the file, then those of the arguments."""
    text, found = line.replace("\\\\", "\\"), []
    while text.startswith('"'):
        word, position = "", 1
        while text[position] != '"':
            position += text[position] == "\\"
            word, position = word + text[position], position + 1
        found.append(word.replace("%%", "%"))
        text = text[position + 1 :].lstrip()
    return found


def test_the_macos_icon_runs_from_any_folder(tmp_path):
    icon = start_icon.write_start_icon("macos", tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$PWD $1"\n', encoding="utf-8")
    python.chmod(0o755)

    ran = subprocess.run([str(icon)], cwd="/", capture_output=True, text=True, check=True)

    assert icon.name == "Spoorboekje.command"
    assert ran.stdout == f"{tmp_path} resources/launch.py\n"


def test_the_windows_icon_is_plain_ascii_and_stays_in_its_own_folder(tmp_path):
    icon = start_icon.write_start_icon("windows", tmp_path)

    lines = icon.read_bytes().decode("ascii").split("\r\n")

    assert icon.name == "Start Spoorboekje.cmd"
    assert lines[:2] == ["@echo off", 'cd /d "%~dp0"']
    assert 'start "" ".venv\\Scripts\\pythonw.exe" "resources\\launch.py"' in lines
    assert not any("\n" in line for line in lines)


def test_a_folder_that_takes_no_icon_gives_a_sentence_and_no_traceback(tmp_path, capsys):
    code = start_icon.main(["linux", "--into", str(tmp_path / "weg")])

    assert code == 1
    assert "Het programma werkt wel." in capsys.readouterr().err


def test_git_ignores_all_three_icons():
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()

    assert {name for name, _ in start_icon.ICONS.values()} <= set(ignored)


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_window_shows_only_where_there_is_a_screen(platform, environment, expected):
    assert launch.has_screen(environment, platform) is expected


@pytest.mark.parametrize(
    ("environment", "missing"),
    [
        ({"DISPLAY": ":0"}, ("libxcb-cursor0",)),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, ("libxcb-cursor0",)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ()),
        ({"QT_QPA_PLATFORM": "offscreen"}, ()),
    ],
)
def test_a_library_of_x_is_asked_for_only_where_the_window_goes_to_x(environment, missing):
    assert launch.missing_packages(environment, "linux", lambda name: name != "libxcb-cursor.so.0") == missing


def test_windows_and_macos_need_nothing_of_linux():
    assert launch.missing_packages({}, "win32", lambda name: False) == ()
    assert launch.missing_packages({}, "darwin", lambda name: False) == ()


def test_without_a_screen_the_papers_of_the_demo_are_made_and_named():
    no_screen = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    command = [sys.executable, str(ROOT / "resources" / "launch.py")]

    ran = subprocess.run(command, env=no_screen, capture_output=True, text=True, check=False, timeout=120)

    assert ran.stdout.startswith("Deze computer heeft geen scherm.\n")
    assert ran.returncode == 0, ran.stderr
    papers = ran.stdout.partition("De papieren staan in ")[2].splitlines()[1:]
    assert any(line.strip().endswith(".pdf") for line in papers)
    assert all((ROOT / line.strip()).is_file() for line in papers)
