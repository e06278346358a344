"""The program as a child process, with a keyboard driver in it: `python drive.py VAULT [PAGES]`.

It answers page after page with real key events. One JSON line per event goes to stdout, at once:
`{"shown": page}` as soon as a page stands there, `{"going": {...}}` right before the key that leaves it,
with the answers that it sends.
With PAGES it closes the window after that many pages.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.program.hands import CTRL, Key, fill, press, press_button
from ui.app import main
from ui.main_window import MainWindow
from ui.pages.base import Page
from ui.pages.case import CasePage
from ui.pages.document import DocumentPage
from ui.pages.end import EndPage
from ui.pages.home import HomePage
from ui.pages.question import QuestionPage
from ui.pages.secret import SecretPage
from ui.parts.buttons import PrimaryButton
from wizard.views import ColumnView, FieldView

TODAY = date.today()
FIRST_DAY = TODAY - timedelta(days=10)
TOLD: dict[str, Any] = {
    "first_name": "Zoë",
    "first_sick_day": FIRST_DAY.isoformat(),
    "reported_to": ("arbo_told", "insurer_told"),
    "works_again": "not_yet",
    "expected_duration": "over_six_weeks",
    "analysis_received": True,
    "possibilities": True,
    "contract_hours": 32,
    "knows_rules": True,
    "employment_start": (TODAY - timedelta(days=900)).isoformat(),
}


def answer(field: FieldView | ColumnView, name: str) -> Any:
    """Something that fits, the same in every life."""
    if name in TOLD:
        return TOLD[name]
    match field.kind:
        case "date":
            return TODAY.isoformat()
        case "number":
            return 8
        case "yes_no" | "yes_no_unknown":
            return False
        case "choice":
            return field.options[0].id
        case "multi":
            return (field.options[0].id,)
        case "long_text":
            return f"Over {name}\nen verder"
    return f"Over {name}"


def answers(page: QuestionPage) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for field in page.view.fields:
        if field.kind == "rows":
            row = {column.id: answer(column, f"{field.question}.{column.id}") for column in field.columns}
            made[field.question] = ({"id": "r1", **row},)
        elif field.kind == "milestones":
            made[field.question] = tuple({"id": option.id, "state": "paper"} for option in field.options)
        else:
            made[field.question] = answer(field, field.question)
    return made


def name_of(page: Page) -> str:
    """What a page is called in the lines: the same page has the same name in every life."""
    match page:
        case QuestionPage():
            return f"question {page.view.case} {page.view.place or page.view.event}"
        case DocumentPage():
            return f"document {page.crumbs[0]} {page.view.id} {page.view.missing} {page.view.issue_label}"
        case CasePage():
            return f"case {page.title}"
        case EndPage():
            return f"end {page.crumbs[0]} {page.view.task}"
    return f"{type(page).__name__} {page.title}"


def say(**line: Any) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


class Driver:
    """Looks at the page on the screen, says which it is, and goes on by keyboard."""

    def __init__(self, pages: int) -> None:
        self.left = pages
        self.page: Page | None = None
        self.timer = QTimer()
        self.timer.timeout.connect(self.tick)
        self.timer.start(0)

    def tick(self) -> None:
        """Looks once; a mistake of the driver itself ends the program at once."""
        try:
            self.look()
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(4)

    def look(self) -> None:
        window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
        page = window.page() if window else None
        if window is None or page is None or QApplication.focusWidget() is None:
            return
        if isinstance(page, HomePage) and page.view is None:
            return
        if page is not self.page:
            self.page = page
            say(shown=name_of(page))
            self.left -= 1
            if not self.left:
                self.timer.stop()
                window.close()
            return
        self.go_on(page)

    def go_on(self, page: Page) -> None:
        if not isinstance(page, QuestionPage):
            say(going={})
        match page:
            case QuestionPage():
                made = answers(page)
                fill(page, made)
                say(going={"case": page.view.case, "answers": made})
                press(Key.Key_Return, CTRL)
                window = page.window()
                if isinstance(window, MainWindow) and window.page() is page:
                    raise AssertionError(page.summary.accessibleDescription())
            case SecretPage():
                press_button("Doe dit later")
            case DocumentPage() if page.view.missing:
                press_button("Vul aan")
            case DocumentPage() if page.view.issue_label:
                press_button(page.view.issue_label)
            case CasePage() if page.findChildren(PrimaryButton):
                press(Key.Key_Return)
            case HomePage() | EndPage():
                press(Key.Key_Return)
            case _:
                press(Key.Key_N, CTRL)


def run(vault: Path, pages: int) -> int:
    app = QApplication(sys.argv[:1])
    driver = Driver(pages)
    code = main(["--vault", str(vault)])
    driver.timer.stop()
    app.processEvents()
    return code


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
