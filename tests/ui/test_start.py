"""Starting, standing alone, failing and leaving: what happens around the window."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox, QWidget
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from ui import crash
from ui.app import has_screen, name_of
from ui.pdf_pages import PdfPages, print_pages
from ui.single import Single

ROOT = Path(__file__).resolve().parents[2]
HEAVY = (
    "reportlab",
    "sqlite_utils",
    "sqlcipher3",
    "yaml",
    "holidays",
    "transitions",
    "pypdfium2",
    "argon2",
    "docx",
)

PROBE = """
import sys
from ui.app import main
code = main(["--first-paint", "--vault", sys.argv[1]])
print(code, ",".join(name for name in {heavy!r} if name in sys.modules))
"""


def start(tmp_path: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CACHE_HOME": str(tmp_path), **changes}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), *sys.path])
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path):
    probe = PROBE.format(heavy=HEAVY)
    start(tmp_path, "-c", probe, str(tmp_path / "a.vault"))

    second = start(tmp_path, "-c", probe, str(tmp_path / "a.vault"))

    assert second.stdout.strip() == "0", second.stdout + second.stderr


def test_without_a_screen_it_says_so_in_dutch(tmp_path):
    done = start(tmp_path, "-m", "ui", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")

    assert done.returncode == 1
    assert "scherm" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_platform_that_needs_no_screen_counts_as_one(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    assert has_screen()


def test_the_selftest_leaves_a_picture_and_a_paper(tmp_path):
    done = start(
        tmp_path, "-m", "ui", "--selftest", str(tmp_path / "out"), "--vault", str(tmp_path / "a.vault")
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "paper.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out" / "window.png").stat().st_size > 10_000


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_second_start_finds_the_first_and_raises_it(tmp_path, qtbot):
    name = name_of(tmp_path / "a.vault")
    window = QWidget()
    qtbot.addWidget(window)
    first, second = Single(name), Single(name)
    assert not second.raise_other()

    first.listen(window)
    found = second.raise_other()

    assert found
    qtbot.waitUntil(window.isVisible)


def test_the_log_of_a_mistake_holds_places_and_no_values(tmp_path):
    try:
        raise ValueError("Sanne is ziek")
    except ValueError as mistake:
        text = crash.scrubbed(type(mistake), mistake.__traceback__)

    written = crash.write_log(tmp_path / "logs" / "log.txt", text, datetime(2026, 11, 21, 9, 0))

    kept = (tmp_path / "logs" / "log.txt").read_text(encoding="utf-8")
    assert written
    assert "ValueError" in kept and "test_start.py" in kept
    assert "Sanne" not in kept


def test_a_mistake_shows_a_calm_dutch_box_that_goes_on_by_default(texts, tmp_path, qtbot):
    box = crash.crash_box(texts, tmp_path / "log.txt", None)
    qtbot.addWidget(box)

    words = [button.text() for button in box.buttons()]

    assert words == ["Ga verder", "Sluit"]
    assert box.defaultButton().text() == "Ga verder"
    assert box.icon() == QMessageBox.Icon.Warning
    assert "bewaard" in box.informativeText()


def test_a_log_that_cannot_be_written_is_no_new_mistake(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")

    assert not crash.write_log(tmp_path / "file" / "log.txt", "x", datetime(2026, 11, 21))


def test_the_printer_gets_every_page_at_its_own_size(pdf, tmp_path, dressed):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    pages = print_pages(pdf, printer)

    printed = PdfPages((tmp_path / "printed.pdf").read_bytes())
    assert pages == len(printed) == 3
    assert printed.size(0) == pytest.approx((595.3, 841.9), abs=1)


def test_a_lying_page_is_printed_lying_on_a_usual_sheet(tmp_path, dressed):
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=landscape(A4), invariant=1)
    canvas.rect(600, 100, 200, 200, fill=1)
    canvas.save()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    print_pages(made.getvalue(), printer)

    printed = PdfPages((tmp_path / "printed.pdf").read_bytes())
    picture = printed.picture(0, 1.0)
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert printed.size(0) == pytest.approx((841.9, 595.3), abs=1)
    assert picture.pixelColor(700, 395).lightness() < 60
    assert picture.pixelColor(580, 395).lightness() > 200
    assert picture.pixelColor(700, 280).lightness() > 200


def test_a_page_is_drawn_as_it_is_in_the_paper(pdf, dressed):
    pages = PdfPages(pdf)

    picture = pages.picture(0, 1.0)

    assert (picture.width(), picture.height()) == (596, 842)
    shades = {picture.pixelColor(x, y).lightness() for x in range(0, 596, 3) for y in range(0, 842, 3)}
    assert min(shades) < 60 and max(shades) == 255
