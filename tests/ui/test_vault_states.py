"""A vault that does not open, in the real window: a sentence that says what to do, and nothing is lost."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.program.desk import Desk, text_of
from tests.program.hands import ALT, Key, focus, press, press_button, tab_to, write
from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pages.home import HomePage
from ui.pages.reading import ReadingPage
from ui.pages.secret import SecretPage

MONDAY = date(2026, 1, 5)
SECRET = "fiets lantaarn wolk citroen"
TOLD: dict[str, Any] = {
    "first_name": "Sanne",
    "first_sick_day": "2026-01-05",
    "reported_to": ("arbo_told",),
    "next_talk_day": "2026-01-09",
}


def make_case(desk: Desk, passphrase: str = "") -> None:
    """The first day, with a lock or without; the window is left open on the overview."""
    desk.start(MONDAY)
    press(Key.Key_Return)
    desk.walk(TOLD)
    press(Key.Key_Return)
    if passphrase:
        write(passphrase)
        press(Key.Key_Tab)
        write(passphrase)
        press(Key.Key_Return)
    else:
        press_button("Doe dit later")
    desk.page(CasePage)


def files(folder: Path) -> dict[str, bytes]:
    """The vault and its keys as they stand on the disk."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("dossiers.vault*")) if path.is_file()}


def trouble(desk: Desk) -> str:
    """What the page says that is shown instead of the cases; nothing went to the log."""
    page = desk.page(SecretPage)
    assert page.summary.isVisible()
    assert focus() is page.summary
    assert page.summary.accessibleName()
    sentence = str(page.summary.accessibleDescription())
    assert sentence.endswith(".")
    return sentence


@pytest.fixture(autouse=True)
def nothing_is_said_on_stderr(capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    """No traceback, whatever state the vault is in."""
    yield
    said = capfd.readouterr()
    assert "Traceback" not in said.err + said.out


def test_a_wrong_passphrase_is_named_and_what_was_typed_stays(desk: Desk) -> None:
    make_case(desk, SECRET)
    desk.stop()
    before = files(desk.folder)
    desk.start(MONDAY)
    write("iets heel anders dan dat")

    press(Key.Key_Return)

    assert "wachtwoord past niet" in trouble(desk)
    assert desk.page(SecretPage).typed("passphrase") == "iets heel anders dan dat"
    assert files(desk.folder) == before
    tab_to(lambda at: at is desk.page(SecretPage).boxes["passphrase"])
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(SECRET)
    press(Key.Key_Return)
    assert desk.page(CasePage).view.title == "Sanne · S-001"


def cut(vault: Path) -> None:
    vault.write_bytes(vault.read_bytes()[:9000])


def scribble(vault: Path) -> None:
    content = bytearray(vault.read_bytes())
    content[4096:12288] = random.Random(1).randbytes(8192)
    vault.write_bytes(content)


def empty(vault: Path) -> None:
    vault.write_bytes(b"")


def replace_by_a_letter(vault: Path) -> None:
    vault.write_bytes(b"Geachte heer, mevrouw, " * 400)


def lose_the_keys(vault: Path) -> None:
    vault.with_name(f"{vault.name}.keys").rename(vault.with_name("weg"))


def spoil_the_keys(vault: Path) -> None:
    vault.with_name(f"{vault.name}.keys").write_bytes(b'{"boxes": [')


@pytest.mark.parametrize("locked", ["", SECRET], ids=["open", "locked"])
@pytest.mark.parametrize(
    ("wound", "says"),
    [
        (cut, "reservekopie"),
        (scribble, "reservekopie"),
        (empty, "reservekopie"),
        (replace_by_a_letter, "reservekopie"),
        (lose_the_keys, "sleutelbestand"),
        (spoil_the_keys, "sleutelbestand"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_broken_vault_is_left_as_it_is_and_the_page_says_what_to_do(
    desk: Desk, wound: Callable[[Path], None], says: str, locked: str
) -> None:
    make_case(desk, locked)
    desk.stop()
    wound(desk.vault)
    before = files(desk.folder)

    page = desk.start(MONDAY)
    if isinstance(page, SecretPage) and "passphrase" in page.boxes:
        write(locked)
        press(Key.Key_Return)

    assert says in trouble(desk)
    after = files(desk.folder)
    assert {name: after[name] for name in before} == before
    texts = text_of(desk.page())
    assert "kopie" in texts or "wachtwoord niet" in texts


def test_after_damage_a_copy_brings_everything_back_and_the_broken_file_is_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_case(desk)
    copy = copy_to(desk, tmp_path / "stick", monkeypatch)
    desk.stop()
    cut(desk.vault)
    broken = desk.vault.read_bytes()
    desk.start(MONDAY)
    trouble(desk)

    press_button("Zet een reservekopie terug")
    write(str(copy))
    press(Key.Key_Return)

    assert desk.page(CasePage).view.title == "Sanne · S-001"
    kept = [path for path in desk.folder.rglob("*") if path.is_file() and path.read_bytes() == broken]
    assert kept


def test_a_vault_in_another_program_is_named_and_opens_when_that_one_stops(desk: Desk) -> None:
    make_case(desk)
    desk.stop()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from wizard.store.lock import VaultLock;"
            "VaultLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()",
            str(desk.vault),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"

    desk.start(MONDAY)
    assert "al open" in trouble(desk)
    holder.communicate()
    press_button("Probeer opnieuw")

    assert desk.page(CasePage).view.title == "Sanne · S-001"


def test_a_folder_that_takes_nothing_is_named_on_the_first_day(desk: Desk, tmp_path: Path) -> None:
    in_the_way = tmp_path / "map"
    in_the_way.write_text("geen map")

    desk.start(MONDAY, vault=in_the_way / "dossiers.vault")

    assert "map" in trouble(desk) or "schijf" in trouble(desk)
    assert in_the_way.read_text() == "geen map"


def test_a_vault_in_a_folder_without_write_access_says_so(tmp_path: Path) -> None:
    """In a process of its own: the administrator may write anywhere, so that right is given up first."""
    folder = tmp_path / "alleen lezen"
    folder.mkdir()
    code = READ_ONLY_PROBE.format(root=str(Path(__file__).resolve().parents[2]))

    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert "bewaren" in done.stdout.lower()
    assert list(folder.iterdir()) == []


READ_ONLY_PROBE = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
folder = Path(sys.argv[1])
folder.chmod(0o555)
if os.geteuid() == 0:
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    head, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capset(head, nothing) == 0
from wizard.errors import StoreError
from ui.app import VaultDoor, read_content
content = read_content()
try:
    VaultDoor(folder / "dossiers.vault", content).enter()
except StoreError as trouble:
    print(content.texts[trouble.sentence])
"""


def copy_to(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Makes a copy through the menu, in this folder; back on the page before."""
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    before = type(desk.page())
    desk.window.actions_by_name["back_up"].trigger()
    assert "dezelfde schijf" in text_of(desk.page(ReadingPage))
    press_button("Klaar")
    desk.page(before)
    (copy,) = folder.iterdir()
    return copy


def recovery_code(desk: Desk) -> str:
    """Does the task of the recovery sheet on Home by keyboard; gives the code on the paper."""
    press(Key.Key_Home, ALT)
    press_button("Begin", name="herstelblad")
    lines = desk.page(DocumentPage).view.text.splitlines()
    code = next(line for line in lines if line.count("-") == 6 and line.isupper()).replace(" ", "")
    press_button("Ik heb het blad afgedrukt")
    for number in desk.page(SecretPage).boxes:
        tab_to(lambda at, number=number: at is desk.page(SecretPage).boxes[number])
        write(code.split("-")[int(number) - 1])
    press(Key.Key_Return)
    desk.page(HomePage)
    return code


def test_the_lock_is_asked_once_can_wait_and_the_recovery_sheet_is_a_task_on_home(desk: Desk) -> None:
    make_case(desk)
    press(Key.Key_Home, ALT)
    home = desk.page(HomePage)

    assert "Nog niet op slot" in desk.window.band.text.text()
    assert [task.title for task in home.view.tasks] == ["Druk uw herstelblad af"]
    desk.stop()
    desk.start(date(2026, 1, 9))
    press(Key.Key_Return)
    desk.walk({"call_answered": True})
    press(Key.Key_Home, ALT)
    assert "Nog niet op slot" in desk.window.band.text.text()

    recovery_code(desk)

    assert desk.page(HomePage).view.tasks == ()


def test_after_a_first_copy_closing_makes_a_new_one_when_something_changed(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    make_case(desk)
    first = copy_to(desk, stick, monkeypatch)
    desk.stop()
    after_closing = set(stick.iterdir())

    desk.start(date(2026, 1, 9))
    press(Key.Key_Return)
    desk.walk({"call_answered": True})
    desk.stop()
    after_a_change = set(stick.iterdir())
    for copy in after_a_change:
        copy.unlink()
    stick.rmdir()
    desk.start(date(2026, 1, 9))
    desk.stop()

    assert first in after_closing
    assert len(after_a_change) > len({first})
    assert not stick.exists()


def test_a_copy_and_the_code_open_everything_on_a_machine_that_never_saw_the_vault(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_case(desk, SECRET)
    code = recovery_code(desk)
    copy = copy_to(desk, tmp_path / "stick", monkeypatch)
    desk.stop()
    desk.folder = tmp_path / "nieuwe computer"
    desk.vault = desk.folder / "dossiers.vault"
    desk.folder.mkdir()
    desk.start(MONDAY)

    press_button("Ik heb een reservekopie")
    write(str(copy))
    tab_to(lambda at: at is desk.page(SecretPage).boxes["code"])
    write("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG")
    press(Key.Key_Return)
    assert "herstelcode" in trouble(desk).lower()
    tab_to(lambda at: at is desk.page(SecretPage).boxes["code"])
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(code.lower())
    press(Key.Key_Return)
    page = desk.page()
    if isinstance(page, SecretPage):
        press_button("Doe dit later")

    press(Key.Key_Home, ALT)
    assert [case.title for case in desk.page(HomePage).view.cases] == ["Sanne · S-001"]


def test_a_copy_that_is_broken_or_no_copy_at_all_is_refused_and_changes_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_case(desk)
    copy = copy_to(desk, tmp_path / "stick", monkeypatch)
    copy.write_bytes(copy.read_bytes()[:5000])
    other = tmp_path / "brief.txt"
    other.write_text("Geachte heer, mevrouw")
    before = desk.guide.work().case()

    for place in (copy, other, tmp_path / "is er niet"):
        desk.window.actions_by_name["restore"].trigger()
        write(str(place))
        press(Key.Key_Return)
        assert trouble(desk)
        assert desk.page(SecretPage).typed("copy") == str(place)
        press_button("Laat het zo")

    press(Key.Key_1, ALT)
    assert desk.page(CasePage).view == before
