"""Handing over and taking over by keyboard, in a real vault."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from tests.documents.test_bundle import CONTENT, TOLD
from tests.program.hands import press_button
from tests.store.office import CHEAP
from ui.pages.case import CasePage
from ui.pages.secret import SecretPage
from wizard.commands.casefile import case_of
from wizard.store.sealed import seal

TODAY = date(2026, 3, 2)
PASSPHRASE = "paard fiets lamp kruik"


def test_a_case_is_handed_over_and_taken_over_by_keyboard(desk, tmp_path, monkeypatch):
    file = tmp_path / "mee.spoorboekje"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    desk.start(TODAY)
    work = desk.guide.work()
    told = {"flow": "expert_triage", "today": TODAY.isoformat()}
    told["entries"] = [{"answer": name, "value": value} for name, value in TOLD.items()]
    entries = case_of(told, CONTENT).record.entries
    head = work._shelf.create("expert_triage", TODAY, entries)
    desk.guide.show(work.open_case(head.id))
    desk.page(CasePage)

    press_button("Geef mee aan de arbeidsdeskundige")
    page = desk.page(SecretPage)
    page.put("passphrase", PASSPHRASE)
    press_button("Bewaar het bestand")
    assert not file.exists()
    page.put("again", PASSPHRASE)
    press_button("Bewaar het bestand")
    assert b"Bakkerij" not in file.read_bytes()

    desk.guide.act("take_over")
    page = desk.page(SecretPage)
    experts = desk.guide.work()._shelf
    page.put("file", str(file))
    page.put("passphrase", "iets heel anders dan dat")
    press_button("Bekijk de gegevens")
    assert desk.page(SecretPage) is page and page.summary.isVisible()
    assert experts.heads() == ()
    page.put("passphrase", PASSPHRASE)
    press_button("Bekijk de gegevens")
    assert desk.page(SecretPage) is not page
    press_button("Neem over")
    assert not isinstance(desk.page(), SecretPage)
    assert [head.flow for head in experts.heads()] == ["assignment_acceptance"]

    desk.guide.act("to_employer")
    assert [head.flow for head in desk.guide.work()._shelf.heads()] == ["expert_triage"]


BROKEN = {
    "cut off": lambda sealed: sealed[:400],
    "one byte": lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]),
    "foreign": lambda sealed: b"%PDF-1.7\n" + sealed,
    "empty": lambda sealed: b"",
    "newer": lambda sealed: sealed.replace(b"SPOORBOEKJE 1", b"SPOORBOEKJE 2", 1),
    "large": lambda sealed: sealed + bytes(1 << 20),
    "no handover in it": lambda sealed: seal("iets anders", PASSPHRASE, CHEAP),
}


SENTENCES = {
    "cut off": "Dit bestand is beschadigd",
    "one byte": "Dit bestand is beschadigd",
    "foreign": "komt niet uit Spoorboekje",
    "empty": "komt niet uit Spoorboekje",
    "newer": "Een nieuwere versie van Spoorboekje",
    "large": "Dit bestand is te groot",
    "no handover in it": "komt niet uit Spoorboekje",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_taken_over_gets_a_sentence_and_changes_nothing(desk, tmp_path, name):
    file = tmp_path / "mee.spoorboekje"
    file.write_bytes(BROKEN[name](seal("{}", PASSPHRASE, CHEAP)))
    desk.start(TODAY)
    desk.guide.act("take_over")
    page = desk.page(SecretPage)
    page.put("file", str(file))
    page.put("passphrase", PASSPHRASE)

    press_button("Bekijk de gegevens")

    assert desk.page(SecretPage) is page
    assert page.summary.isVisible()
    said = " ".join(link.text() for link in page.summary.findChildren(QAbstractButton))
    assert SENTENCES[name] in said
    assert desk.guide.work()._shelf.heads() == ()
