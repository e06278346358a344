"""Two desks, each with its own vault: the first choice, changing, and vaults of before. By keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from tests.flows.assignments import TODAY, in_order
from tests.program.desk import Desk, text_of
from tests.program.hands import CTRL, Key, press, press_button
from ui.app import first_page
from ui.desks import Desks
from ui.pages.desk import DeskPage
from ui.pages.home import HomePage
from ui.pages.secret import SecretPage
from wizard.case.record import Entry
from wizard.commands.casefile import case_of
from wizard.content.model import Content
from wizard.store.vault import create_vault

FLOW = "assignment_acceptance"


def shelf(desk: Desk):
    return desk.guide.work()._shelf


def put_assignment(desk: Desk, content: Content, **changes: object) -> str:
    told = {"client": "Bakkerij De Korst", **in_order("ADV_IND"), **changes}
    entries = [{"answer": name, "value": value} for name, value in told.items() if value is not None]
    record = case_of({"flow": FLOW, "today": TODAY.isoformat(), "entries": entries}, content).record
    return shelf(desk).create(FLOW, TODAY, record.entries).id


def put_case(desk: Desk) -> str:
    named = Entry("e1", 1, TODAY, "answer", "first_name", "Sanne", task="sick_report")
    return shelf(desk).create("employer_case", TODAY, (named,)).id


def test_an_empty_vault_has_a_door_to_each_desk_and_says_for_whom(desk):
    page = desk.start(TODAY)

    assert isinstance(page, HomePage)
    doors = [
        (page.start_button.text(), page.start_button.under),
        (page.other_button.text(), page.other_button.under),
    ]
    assert doors == [
        ("Iemand is ziek", "Ik ben werkgever"),
        ("Opdracht bekijken", "Ik ben arbeidsdeskundige"),
    ]


def test_the_door_of_the_expert_begins_an_assignment_at_once(desk):
    desk.start(TODAY)

    press_button("Opdracht bekijken")

    assert desk.guide.work().desk == "expert"
    assert not isinstance(desk.page(), HomePage | DeskPage)
    assert desk.guide.work().is_new


def test_after_that_the_program_opens_at_the_desk_of_the_expert(desk):
    desk.start(TODAY)
    press_button("Opdracht bekijken")
    desk.guide.home()
    desk.stop()

    page = desk.start(TODAY)

    assert isinstance(page, DeskPage)
    assert "Opdracht bekijken" in text_of(page)


def test_the_door_of_the_employer_begins_a_case_and_keeps_the_desk(desk):
    desk.start(TODAY)

    press_button("Iemand is ziek")

    assert desk.guide.work().desk == "employer"
    assert desk.guide.work().is_new
    desk.guide.home()
    assert isinstance(desk.page(), HomePage)


def test_who_chose_the_wrong_door_finds_the_other_one_again(desk):
    desk.start(TODAY)
    press_button("Opdracht bekijken")
    desk.guide.home()
    desk.page(DeskPage)

    press_button("Iemand is ziek")

    assert desk.guide.work().desk == "employer"
    assert desk.guide.work().is_new


def test_cases_and_assignments_lie_in_vaults_of_their_own(desk, content):
    desk.start(TODAY)
    put_case(desk)
    desk.guide.home()

    desk.guide.act("to_expert")
    put_assignment(desk, content)
    desk.guide.home()
    at_expert = [line.title for line in desk.page(DeskPage).view.cases]
    desk.guide.act("to_employer")

    assert at_expert == ["A-1 · S-001"]
    assert [case.title for case in desk.page(HomePage).view.cases] == ["Sanne · S-001"]
    assert {path.name for path in desk.folder.glob("*.vault")} == {
        "dossiers.vault",
        "dossiers-opdrachten.vault",
    }


def test_the_menu_speaks_of_what_lies_on_the_desk(desk, content):
    desk.start(TODAY)
    put_case(desk)
    desk.guide.home()
    actions = desk.window.actions_by_name
    assert (actions["start_case"].text(), actions["to_expert"].isVisible()) == ("&Iemand is ziek", True)

    desk.guide.act("to_expert")

    actions = desk.window.actions_by_name
    assert actions["start_case"].text() == "Opdracht &bekijken"
    assert (actions["to_expert"].isVisible(), actions["to_employer"].isVisible()) == (False, True)
    assert not actions["call_card"].isVisible()


def test_the_key_for_a_new_case_begins_an_assignment_at_the_desk_of_the_expert(desk, content):
    desk.start(TODAY)
    put_assignment(desk, content)
    desk.guide.home()

    press(Key.Key_N, CTRL)

    assert desk.guide.work().is_new
    assert desk.guide.work()._hand.now.flow.id == FLOW


def test_each_vault_has_a_lock_of_its_own(desk, content):
    desk.start(TODAY)
    desk.guide.act("to_expert")
    desk.guide.keys.set_passphrase("fiets lantaarn wolk citroen")

    desk.guide.act("to_employer")
    assert isinstance(desk.page(), HomePage)
    desk.guide.act("to_expert")

    page = desk.page(SecretPage)
    assert page.typed("passphrase") == ""
    assert page.title == "Uw opdrachten zijn op slot"


def test_what_was_wanted_at_the_other_desk_follows_the_lock(desk):
    desk.start(TODAY)
    desk.guide.act("to_expert")
    desk.guide.keys.set_passphrase("fiets lantaarn wolk citroen")
    desk.guide.act("to_employer")

    desk.guide.act("take_over")
    lock = desk.page(SecretPage)
    lock.put("passphrase", "fiets lantaarn wolk citroen")
    lock.done_pressed.emit()

    assert desk.page(SecretPage).title == "Neem gegevens over"
    assert desk.guide.work().desk == "expert"


def test_a_vault_of_before_with_assignments_alone_opens_at_the_desk_of_the_expert(desk, content):
    desk.start(TODAY)
    put_assignment(desk, content)
    desk.stop()

    page = desk.start(TODAY)

    assert isinstance(page, DeskPage)
    desk.guide.act("to_employer")
    assert isinstance(desk.page(), HomePage)
    assert (desk.folder / "dossiers-werkgever.vault").exists()


def test_a_vault_of_before_that_holds_both_stays_with_the_employer(desk, content):
    desk.start(TODAY)
    put_case(desk)
    put_assignment(desk, content)
    desk.stop()

    page = desk.start(TODAY)

    assert isinstance(page, HomePage)
    assert len(page.view.cases) == 2


# --- which file lies at which desk -------------------------------------------------------------------


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def test_the_employer_keeps_the_vault_that_was_there_and_the_expert_gets_one_beside_it(settings):
    desks = Desks(Path("map/dossier.vault"), settings)

    assert desks.first() == Path("map/dossier.vault")
    assert desks.vault_of("employer") == Path("map/dossier.vault")
    assert desks.vault_of("expert") == Path("map/dossier-opdrachten.vault")


def test_the_device_remembers_the_desk(settings):
    Desks(Path("map/dossier.vault"), settings).choose("expert")

    assert Desks(Path("map/dossier.vault"), settings).first() == Path("map/dossier-opdrachten.vault")


def test_a_vault_that_is_named_opens_first_whatever_the_desk(settings):
    Desks(Path("map/a.vault"), settings).choose("expert")

    named = Desks(Path("map/a.vault"), settings, named=True)

    assert named.first() == Path("map/a.vault")
    assert named.vault_of("expert") == Path("map/a.vault")


def test_where_the_main_vault_is_of_the_expert_the_employer_gets_the_one_beside_it(settings):
    desks = Desks(Path("map/dossier.vault"), settings)

    desks.told(Path("map/dossier.vault"), "expert")

    assert desks.vault_of("expert") == Path("map/dossier.vault")
    assert desks.vault_of("employer") == Path("map/dossier-werkgever.vault")


def test_nonsense_in_the_settings_of_the_device_is_no_desk(settings):
    settings.setValue("look/desk", "keuken")
    settings.setValue("desks/dossier.vault", "zolder")

    desks = Desks(Path("map/dossier.vault"), settings)

    assert (desks.first(), desks.is_chosen()) == (Path("map/dossier.vault"), False)
    assert desks.desk_of(Path("map/dossier.vault")) == ""


def test_the_first_picture_is_of_the_desk_where_somebody_worked(settings, texts, tmp_path, qtbot):
    from datetime import datetime

    vault = tmp_path / "a.vault"
    create_vault(vault, clock=lambda: datetime(2026, 1, 5, 9, 0)).close()
    desks = Desks(vault, settings)
    before = first_page(vault, desks, texts)
    desks.told(vault, "expert")
    after = first_page(vault, desks, texts)
    for page in (before, after):
        qtbot.addWidget(page)

    assert isinstance(before, HomePage) and not before.with_doors
    assert isinstance(after, DeskPage)


def test_who_has_no_vault_yet_sees_both_doors_in_the_first_picture(settings, texts, tmp_path, qtbot):
    page = first_page(tmp_path / "none.vault", Desks(tmp_path / "none.vault", settings), texts)
    qtbot.addWidget(page)

    assert isinstance(page, HomePage) and page.with_doors
    assert not page.start_button.isEnabled()


# --- copies ------------------------------------------------------------------------------------------


def copy_of_expert(desk: Desk, content: Content) -> Path:
    """A copy of a vault with an assignment; the program then stands at the desk of the employer."""
    desk.start(TODAY)
    put_case(desk)
    desk.guide.act("to_expert")
    put_assignment(desk, content)
    made = desk.guide.keys.back_up(desk.folder / "kopie")
    desk.guide.act("to_employer")
    desk.guide.home()
    return made.path


def test_a_copy_of_the_other_desk_is_not_put_in_the_place_of_this_one(desk, content):
    copy = copy_of_expert(desk, content)
    desk.guide.act("restore")
    page = desk.page(SecretPage)
    page.put("copy", str(copy))

    page.done_pressed.emit()

    assert desk.page(SecretPage) is page
    assert "Naar mijn opdrachten" in page.summary.accessibleDescription()
    assert [head.flow for head in shelf(desk).heads()] == ["employer_case"]


def test_at_its_own_desk_a_copy_is_put_back(desk, content):
    copy = copy_of_expert(desk, content)
    desk.guide.act("to_expert")
    shelf(desk).delete(shelf(desk).heads()[0].id, TODAY)
    desk.guide.act("restore")
    page = desk.page(SecretPage)
    page.put("copy", str(copy))

    page.done_pressed.emit()

    assert [line.title for line in desk.page(DeskPage).view.cases] == ["A-1 · S-001"]


def test_on_a_new_computer_a_copy_of_the_expert_opens_at_the_desk_of_the_expert(
    desk, content, tmp_path, shown
):
    copy = copy_of_expert(desk, content)
    desk.stop()
    other = Desk(content, tmp_path / "nieuw", shown)
    other.folder.mkdir()
    other.start(TODAY)
    other.guide.lock.restore()
    page = other.page(SecretPage)
    page.put("copy", str(copy))

    page.done_pressed.emit()

    assert isinstance(other.page(), DeskPage)
    other.stop()


def test_who_stands_before_one_lock_can_go_to_the_other_desk(desk, content):
    desk.start(TODAY)
    put_case(desk)
    desk.guide.keys.set_passphrase("fiets lantaarn wolk citroen")
    desk.stop()
    desk.start(TODAY)
    desk.page(SecretPage)

    desk.guide.act("to_expert")

    assert isinstance(desk.page(), DeskPage)
