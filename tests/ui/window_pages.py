"""Every page that a window can show, by name."""

from __future__ import annotations

from desk_samples import desk_home, empty_desk, many_desk, year
from PySide6.QtCore import QLocale
from sheet_samples import decision, sheet
from window_samples import (
    AGENDA,
    CONSEQUENCES,
    END,
    EVERY_FIELD,
    TODAY,
    WHAT_IF,
    advices,
    case,
    costs,
    document,
    empty_home,
    file_check,
    group_page,
    home,
    many_home,
    page,
)

from ui.fields.base import Surroundings
from ui.guide_agenda import how_to_open
from ui.pages.advices import AdvicesPage
from ui.pages.base import Page
from ui.pages.case import CasePage
from ui.pages.consequences import ConsequencesPage
from ui.pages.costs import CostsPage
from ui.pages.desk import DeskPage
from ui.pages.document import DocumentPage
from ui.pages.end import EndPage
from ui.pages.file_check import FileCheckPage
from ui.pages.home import HomePage
from ui.pages.pick_case import PickCasePage
from ui.pages.question import QuestionPage
from ui.pages.reading import ReadingPage
from ui.pages.secret import SecretInput, SecretPage
from ui.pages.sheet import SheetPage
from ui.pages.what_if import WhatIfPage
from ui.pages.year import YearPage
from wizard.views import Lookup

PAGES = ["home", "empty_home", "case", "document", "end", "consequences", "secret", "group", "agenda"]
PAGES += ["file_check", "advices", "costs", "what_if", "many_home", "pick_case"]
PAGES += ["desk_home", "many_desk_home", "empty_desk_home", "year"]
PAGES += ["sheet_question", "sheet_conditions", "sheet_decision"]
PAGES += [f"question_{view.kind}" for view in EVERY_FIELD]


def make_page(name: str, texts: Lookup, pdf: bytes) -> Page:
    """The page of that name, drawn from hand-made views."""
    around = Surroundings(texts, TODAY, QLocale())
    kinds = {f"question_{view.kind}": view for view in EVERY_FIELD}
    if name in kinds:
        return QuestionPage(page(kinds[name]), around)
    secret = (SecretInput("word", "Nieuw", help="Vier woorden."), SecretInput("again", "Nog een keer"))
    return {
        "home": lambda: HomePage(home(), texts),
        "many_home": lambda: HomePage(many_home(), texts),
        "pick_case": lambda: PickCasePage(many_home().cases, texts),
        "empty_home": lambda: HomePage(empty_home(), texts),
        "desk_home": lambda: DeskPage(desk_home(), texts),
        "many_desk_home": lambda: DeskPage(many_desk(), texts),
        "empty_desk_home": lambda: DeskPage(empty_desk(), texts),
        "year": lambda: YearPage(year(), texts),
        "case": lambda: CasePage(case(), texts),
        "costs": lambda: CostsPage(costs(), texts),
        "advices": lambda: AdvicesPage(advices(), texts),
        "file_check": lambda: FileCheckPage(file_check(), texts),
        "document": lambda: DocumentPage(document(pdf), texts, "Sanne · S-001"),
        "end": lambda: EndPage(END, texts, "Sanne · S-001", "Weer helemaal beter"),
        "consequences": lambda: ConsequencesPage(CONSEQUENCES, texts, "Sanne · S-001"),
        "secret": lambda: SecretPage(
            "Op slot", ("Uitleg.",), secret, "Zet op slot", texts, leave_label="Doe dit later"
        ),
        "agenda": lambda: ReadingPage(
            texts("agenda.saved"), how_to_open(AGENDA, AGENDA.file_name, texts), texts("nav.ready")
        ),
        "sheet_question": lambda: SheetPage(sheet(0), around),
        "sheet_conditions": lambda: SheetPage(sheet(1), around),
        "sheet_decision": lambda: SheetPage(sheet(2), around, decision()),
        "what_if": lambda: WhatIfPage(WHAT_IF, around),
        "group": lambda: QuestionPage(group_page(), around),
    }[name]()
