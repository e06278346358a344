"""Every page of the real content in the real window: nothing is clipped, nameless or out of reach."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from window_keys import interactive, spoken_name

from tests.flows.assignments import FLOW, TODAY, in_order
from tests.program.every_page import Case, cases_with_every_page, pages_of
from ui.app import VaultDoor, about_parts
from ui.guide import Guide
from ui.main_window import MainWindow
from ui.pages.question import QuestionPage
from ui.parts.options import CheckRow, RadioRow
from ui.style import theme
from wizard.case.record import Place
from wizard.commands.casefile import case_of
from wizard.content.model import Content
from wizard.session import Session
from wizard.store.vault import Vault, create_vault
from wizard.views import Lookup

PICTURES = Path(__file__).resolve().parents[2] / "build" / "screenshots"
SIZES = {"1280x800": ((1280, 800), 100), "1024x640": ((1024, 640), 100), "200": ((1024, 640), 200)}
SMALLEST = 24
"""Logical pixels of a target, by WCAG 2.2."""
ENGLISH = re.compile(
    r"\b(the|and|next|back|cancel|save|print|close|settings|yes|no|ok|undo|you|your|this|that|with|please|error|employer|employee|both)\b",
    re.I,
)

pytestmark = pytest.mark.screenshots


@dataclass
class Walkthrough:
    """A vault with a case for every page, and a window that can show each."""

    content: Content
    vault: Vault
    cases: list[tuple[str, Case]]
    unreached: set[tuple[str, str]]

    def places(self) -> Iterator[tuple[str, Case, Place]]:
        for case_id, case in self.cases:
            for place in case.pages:
                yield case_id, case, place


@pytest.fixture(scope="module")
def everything(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walkthrough]:
    cases, unreached = cases_with_every_page(content)
    folder = tmp_path_factory.mktemp("every_page")
    with create_vault(folder / "a.vault", clock=lambda: datetime(2026, 1, 5, 9, 0)) as vault:
        made = [
            (vault.shelf.create(case.record.flow, case.today, case.record.entries).id, case) for case in cases
        ]
        yield Walkthrough(content, vault, made, unreached)


@pytest.fixture
def guide(everything: Walkthrough, shown: Callable[..., Any], tmp_path: Path) -> Guide:
    """A window over that vault; `on` puts it on another day."""
    texts = Lookup(everything.content.texts)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(texts, settings)
    door = VaultDoor(tmp_path / "unused.vault", everything.content)
    made = Guide(window, door, texts, settings, datetime.now, lambda: about_parts(everything.content))
    made.keys = everything.vault.keys
    shown(window)
    return made


def put_on(guide: Guide, everything: Walkthrough, case_id: str, case: Case) -> None:
    """The window as it is on the day of this case, with the case open."""
    guide.now = lambda: datetime.combine(case.today, time(9, 30))
    guide.session = Session(everything.content, everything.vault.shelf, case.today)
    guide.session.open_case(case_id)


def resize(guide: Guide, size_name: str) -> None:
    size, percent = SIZES[size_name]
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.set_text_size(app, percent)
    guide.window.resize(*size)
    QApplication.processEvents()


def faults(window: MainWindow) -> list[str]:
    """What is wrong with the page that is shown."""
    page = window.page()
    assert page is not None
    found = [f"clipped: {text}" for text in clipped(page)]
    found += [
        "scrolls sideways"
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and area.horizontalScrollBar().isVisible()
    ]
    found += ["not one heading"] * (len(page.findChildren(QLabel, "vraag")) != 1)
    for widget in interactive(window):
        name = spoken_name(widget)
        if not name.strip():
            found.append(f"nameless: {type(widget).__name__}")
        if min(widget.width(), widget.height()) < SMALLEST:
            found.append(f"small target: {name}")
        said = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
        if re.search(r"\w", said) and said not in name:
            found.append(f"spoken otherwise: {said} / {name}")
    for widget in visible(window, QWidget):
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        found += [f"English: {text}"] if ENGLISH.search(text) else []
        found += [f"left open: {text}"] if re.search(r"\{\w*\}", text) else []
    at = QApplication.focusWidget()
    if at is not None and page.isAncestorOf(at) and seen_of(at) < SMALLEST:
        found.append(f"the cursor cannot be seen: {spoken_name(at)}")
    if isinstance(page, QuestionPage):
        place = page.next_button.mapTo(window, QPoint(0, 0))
        if not window.rect().contains(QRect(place, page.next_button.size())):
            found.append("Volgende outside the window")
    return found


def seen_of(widget: QWidget) -> int:
    """The height of the part of a widget that is not scrolled out of sight."""
    area = widget.parentWidget()
    while area is not None and not (isinstance(area, QScrollArea) and area.isAncestorOf(widget)):
        area = area.parentWidget()
    if area is None:
        return widget.height()
    place = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return place.intersected(area.viewport().rect()).height()


def visible(root: QWidget, kind: type[Any], name: str = "") -> list[Any]:
    every = root.findChildren(kind, name) if name else root.findChildren(kind)
    return [widget for widget in every if widget.isVisible()]


def clipped(page: QWidget) -> Iterator[str]:
    """Texts that need more room than they have."""
    for label in visible(page, QLabel):
        if label.wordWrap():
            if (
                label.heightForWidth(label.width()) > label.height() + 1
                or label.width() < label.minimumSizeHint().width()
            ):
                yield label.text()
        elif label.text() and label.sizeHint().width() > label.width() + 1:
            yield label.text()
    for button in visible(page, QAbstractButton):
        if isinstance(button, RadioRow | CheckRow):
            if button.heightForWidth(button.width()) > button.height() + 1:
                yield button.text()
        elif button.sizeHint().width() > button.width() + 1:
            yield button.text()


def picture(window: MainWindow, name: str, size_name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    safe = re.sub(r"\W+", "_", name)
    assert window.grab().save(str(PICTURES / f"{safe}-{size_name}.png"), quality=80)


def test_there_is_a_case_for_every_page_of_the_content(everything: Walkthrough) -> None:
    shown_pages = [(case.record.flow, place.task, place.question) for _, case, place in everything.places()]

    assert everything.unreached == set()
    flows = everything.content.flows
    assert set(shown_pages) == {(name, *page) for name, flow in flows.items() for page in pages_of(flow)}
    assert len(shown_pages) == len(set(shown_pages)) > 130


@pytest.mark.parametrize("size_name", SIZES)
def test_every_page_is_whole_named_and_within_reach(
    everything: Walkthrough, guide: Guide, size_name: str
) -> None:
    wrong: dict[str, list[str]] = {}
    titles: Counter[tuple[str, str]] = Counter()
    kinds: set[str] = set()

    for case_id, case, place in everything.places():
        put_on(guide, everything, case_id, case)
        resize(guide, size_name)
        guide.show(guide.work().jump(str(place)))
        QApplication.processEvents()
        page = guide.window.page()
        assert isinstance(page, QuestionPage), f"{place} shows {page}"
        name = f"{place.task} {place.question}"
        if found := faults(guide.window):
            wrong[name] = found
        flow = everything.content.flows[case.record.flow]
        module = flow.tasks[place.task].module
        # Pages that tasks share are the same pages wherever they stand: they count for the first task.
        if not module or place.task == next(task.id for task in flow.tasks.values() if task.module == module):
            titles[flow.id, page.title] += 1
        new = {field.kind for field in page.view.fields} - kinds
        if size_name != "200" or new or len(page.view.fields) > 1:
            picture(guide.window, name, size_name)
        kinds |= new

    assert wrong == {}
    assert [title for title, number in titles.items() if number > 1] == []


@pytest.mark.parametrize("size_name", SIZES)
def test_the_pages_around_the_questions_are_whole_named_and_within_reach(
    everything: Walkthrough, guide: Guide, size_name: str
) -> None:
    demo_id, demo = everything.cases[0]
    late_id, late = next(
        (i, c) for i, c in everything.cases if any(p.task == "week_42_report" for p in c.pages)
    )
    wrong: dict[str, list[str]] = {}

    def look(name: str) -> None:
        QApplication.processEvents()
        if found := faults(guide.window):
            wrong[name] = found
        picture(guide.window, f"0 {name}", size_name)

    put_on(guide, everything, demo_id, demo)
    resize(guide, size_name)
    guide.act("overview")
    look("overview")
    for document in ("action_plan", "for_employee", "my_view"):
        guide.show(guide.work().document(document))
        look(document)
    for event in ("recovered", "agreement_not_kept"):
        guide.overview()
        guide.show(guide.work().start_event(event))
        look(f"event {event}")
    guide.overview()
    guide.show(guide.work().log("phone_call", demo_id))
    look("log")
    for name in ("about", "keys"):
        guide.act(name)
        look(name)
    guide.act("call_card")
    look("call_card")
    guide.lock.set_passphrase(guide.home)
    look("passphrase")
    guide.lock.unlock()
    look("unlock")
    guide.lock.trouble(guide.texts("store.damaged"))
    look("trouble")
    guide.lock.restore()
    look("restore")
    put_on(guide, everything, late_id, late)
    guide.act("overview")
    look("overview late")
    guide.home()
    look("home with many cases")
    guide.session.sit_at("expert")
    guide.home()
    look("the desk of the expert")
    guide.year.open()
    look("year")
    guide.show(guide.session.year_paper(late.today.year))
    look("year on paper")
    guide.session.sit_at("employer")
    # The list goes on by itself for as long as the window is open.
    guide.window.close()

    assert wrong == {}


def test_every_repeating_task_has_its_page_to_note_something(everything: Walkthrough, guide: Guide) -> None:
    wrong: dict[str, list[str]] = {}
    kinds = [
        (flow.id, task.id)
        for flow in everything.content.flows.values()
        for task in flow.tasks.values()
        if task.repeats
    ]

    for flow_id, kind in kinds:
        case_id, case = next(one for one in everything.cases if one[1].record.flow == flow_id)
        put_on(guide, everything, case_id, case)
        guide.show(guide.work().log(kind, case_id))
        QApplication.processEvents()
        assert isinstance(guide.window.page(), QuestionPage)
        if found := faults(guide.window):
            wrong[kind] = found
        picture(guide.window, f"0 log {kind}", "1280x800")

    assert kinds
    assert wrong == {}


@pytest.mark.parametrize("size_name", SIZES)
def test_the_dense_pages_of_every_role_are_whole_named_and_within_reach(
    everything: Walkthrough, guide: Guide, size_name: str
) -> None:
    wrong: dict[str, list[str]] = {}
    kinds: dict[str, dict[str, Any]] = {role: in_order(role) for role in FLOW.roles}
    promised = {"state": "promised", "day": "2026-12-10", "by": "de arbodienst"}
    not_needed = {"state": "not_applicable", "motive": "Er zijn geen andere functies in dit bedrijf"}
    open_rows = {"c6_capacity_description": promised, "c4_available_jobs": not_needed, "k2_dysfunction": True}
    kinds["everything open"] = {**in_order("ADV_IND"), **open_rows, "conflict_state": "onbekend"}

    resize(guide, size_name)
    for name, told in kinds.items():
        entries = [{"answer": question, "value": value} for question, value in told.items()]
        case = case_of({"flow": FLOW.id, "today": TODAY.isoformat(), "entries": entries}, everything.content)
        case_id = everything.vault.shelf.create(FLOW.id, case.today, case.record.entries).id
        put_on(guide, everything, case_id, Case(case.record, case.today))
        for number in range(len(FLOW.sheets)):
            guide.show(guide.work().sheet(number))
            QApplication.processEvents()
            if found := faults(guide.window):
                wrong[f"{name} {number}"] = found
            if name in ("ADV_IND", "everything open"):
                picture(guide.window, f"0 {name} {number}", size_name)

    assert wrong == {}
