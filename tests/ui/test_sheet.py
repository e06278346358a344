"""The dense pages of an assignment in the real window, by keyboard alone."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from sheet_keys import UNKNOWN, Fingers, told
from window_keys import spoken_description, spoken_name

from tests.flows.assignments import TODAY
from tests.program.desk import Desk, text_of
from tests.program.hands import ALT, CTRL, Key, focus, press, press_button, tab_to, write
from ui.fields.compact_pick import Legend
from ui.pages.case import CasePage
from ui.pages.desk import DeskPage
from ui.pages.document import DocumentPage
from ui.pages.question import QuestionPage
from ui.pages.sheet import SheetPage
from ui.parts.case_list import CaseList
from ui.parts.segments import Segment
from wizard.store.vault import open_vault


def sit_down(desk: Desk) -> None:
    """Opens the window at the desk of the expert."""
    desk.start(TODAY)
    assert desk.guide is not None
    desk.guide.sit_at("expert")
    QApplication.processEvents()


@pytest.fixture
def fingers(desk: Desk) -> Fingers:
    """A practised user at an open window, with a new assignment on the screen."""
    sit_down(desk)
    hands = Fingers(desk)
    hands.start()
    return hands


def stored(desk: Desk) -> dict[str, Any]:
    """The answers of the only case, as the vault holds them after the window is closed."""
    desk.stop()
    with open_vault(desk.vault, clock=lambda: datetime(2026, 11, 25, 9, 30)) as vault:
        record = vault.shelf.record(vault.shelf.heads()[0].id)
    return {entry.name: entry.value for entry in record.entries if entry.kind == "answer"}


def open_first(desk: Desk) -> None:
    """At Start: opens the first case of the list."""
    tab_to(lambda at: isinstance(at, CaseList))
    press(Key.Key_Return)
    QApplication.processEvents()


def on_second(fingers: Fingers, **changes: Any) -> SheetPage:
    """The second page, the first one filled in."""
    fingers.fill(told(**changes))
    return fingers.next()


def names(page: SheetPage) -> list[str]:
    return [row.view.field.question for row in page.list.shown()]


def shown_text(page: SheetPage) -> str:
    """Every word of the panel."""
    return f"{page.panel.outcome.text()}\n{page.panel.text.toPlainText()}"


OUTCOMES: list[tuple[str, dict[str, Any], str]] = [
    ("ACCEPT", {}, "acceptance_confirmation"),
    (
        "CONDITIONAL",
        {"c6_capacity_description": {"state": "promised", "day": "2026-12-10", "by": "de arbodienst"}},
        "acceptance_confirmation",
    ),
    ("HOLD", {"c3_job_description": "missing"}, "hold_letter"),
    ("CONVERT", {"scope": ["other_work_internal"]}, "conversion_proposal"),
    ("REFER", {"conflict_state": "STECR", "conflict_topics": ["relations"]}, "referral_letter"),
    ("REFUSE", {"c8_employee_willing": "refused"}, "refusal_letter"),
]


@pytest.mark.parametrize(("outcome", "changes", "paper"), OUTCOMES, ids=[one[0] for one in OUTCOMES])
def test_a_whole_check_comes_to_its_outcome_with_its_reply_and_its_paper(
    outcome: str, changes: dict[str, Any], paper: str, fingers: Fingers
) -> None:
    page = fingers.check(told(**changes))

    copied = fingers.copy()

    assert page.verdict.outcome == outcome
    assert page.choices is not None and page.choices.view is not None
    decision = page.choices.view
    assert decision.reply is not None
    assert copied == f"{decision.reply.subject}\n\n{decision.reply.text}"
    assert paper in decision.of_outcome
    first = page.choices.findChildren(QPushButton)[0]
    assert first.text() in [one.title for one in decision.papers if one.id in decision.of_outcome]
    assert "Dit antwoord is gekopieerd" in shown_text(page)


@pytest.mark.parametrize(
    ("key", "state"),
    [("j", "present"), ("n", "missing"), ("g", "refused"), ("w", UNKNOWN)],
)
def test_one_key_answers_a_condition_and_goes_to_the_next_row(key: str, state: str, fingers: Fingers) -> None:
    page = on_second(fingers)
    row = page.rows["c1_situation"]
    assert page.list.current() is row

    write(key)

    assert row.read() == state
    assert page.list.current() is page.rows["c2_origin"]


def test_a_promise_asks_until_when_and_by_whom_and_then_goes_on(fingers: Fingers) -> None:
    page = on_second(fingers)
    row = page.rows["c1_situation"]

    write("t")
    asked_day = spoken_name(focus())
    write("10-12")
    press(Key.Key_Return)
    asked_by = spoken_name(focus())
    write("de arbodienst")
    press(Key.Key_Return)

    assert asked_day == "C1 Informatie over de situatie, Uiterlijk op"
    assert asked_by == "C1 Informatie over de situatie, Door wie"
    assert row.read() == {"state": "promised", "day": "2026-12-10", "by": "de arbodienst"}
    assert page.list.current() is page.rows["c2_origin"]
    assert "do 10 dec 2026" in text_of(row)


def test_not_applicable_asks_why(fingers: Fingers) -> None:
    page = on_second(fingers)

    write("v")
    write("geen andere functies")
    press(Key.Key_Return)

    told_state = page.rows["c1_situation"].read()
    assert told_state == {"state": "not_applicable", "motive": "geen andere functies"}
    assert page.list.current() is page.rows["c2_origin"]


def test_a_promise_without_a_day_counts_as_missing_and_the_panel_says_so(fingers: Fingers) -> None:
    page = on_second(fingers)

    write("t")

    assert page.rows["c1_situation"].read() == "promised"
    assert page.verdict.outcome == "HOLD"
    assert "toezegging zonder dag" in shown_text(page)


def test_the_arrows_go_from_row_to_row_and_from_answer_to_answer(fingers: Fingers) -> None:
    page = on_second(fingers)
    row = page.rows["c1_situation"]

    press(Key.Key_Right)
    press(Key.Key_Right)
    chosen = row.read()
    press(Key.Key_Left)
    before = row.read()
    press(Key.Key_Down)
    below = page.list.current()
    press(Key.Key_Up)

    assert (chosen, before) == ("promised", "present")
    assert below is page.rows["c2_origin"]
    assert page.list.current() is row


def test_a_digit_picks_out_of_a_long_list(fingers: Fingers) -> None:
    page = fingers.page
    tab_to(lambda at: page.list.current() is page.rows["role"])

    write("0")

    assert page.rows["role"].read() == "COACH_ORG"


@pytest.mark.parametrize("question", ["role", "question_core"])
def test_the_answers_of_a_long_list_show_while_the_cursor_is_there(question: str, fingers: Fingers) -> None:
    page = fingers.page
    fingers.desk.window.resize(1024, 640)
    QApplication.processEvents()

    tab_to(lambda at: page.list.current() is page.rows[question])
    QApplication.processEvents()
    legend = page.findChildren(Legend)[-1]
    shown = text_of(legend)
    visible = legend.visibleRegion().boundingRect().height()
    press(Key.Key_Down)

    assert shown.count("\n") >= 9
    assert visible == legend.height()
    assert not legend.isVisible()


def test_several_digits_tick_several_answers_and_not_knowing_unticks_them(fingers: Fingers) -> None:
    page = fingers.page
    tab_to(lambda at: page.list.current() is page.rows["role"])
    write("1")
    tab_to(lambda at: page.list.current() is page.rows["scope"])

    write("13")
    both = page.rows["scope"].read()
    write("w")
    unknown = page.rows["scope"].read()
    write("2")

    assert (both, unknown) == (("own_work", "other_work_internal"), "onbekend")
    assert page.rows["scope"].read() == ("adapted_own_work",)


def test_rows_come_and_go_with_the_answers_and_the_cursor_is_never_on_a_hidden_one(fingers: Fingers) -> None:
    page = fingers.page
    assert "d1_not_working" not in names(page)
    tab_to(lambda at: page.list.current() is page.rows["role"])

    write("1")
    of_advice = names(page)
    press(Key.Key_Up)
    write("5")

    assert "d1_not_working" in of_advice and "a1_dispute" not in of_advice
    assert "d1_not_working" not in names(page) and "a1_dispute" in names(page)
    assert focus().isVisible()


def test_what_was_typed_in_a_row_that_went_is_there_when_it_comes_back(fingers: Fingers) -> None:
    page = on_second(fingers)
    row = page.rows["c6_capacity_description"]
    row.focus_first()
    write("j")
    write("2")

    row.focus_first()
    write("n")
    gone = "c6_form" in names(page)
    row.focus_first()
    write("j")

    assert gone is False
    assert page.rows["c6_form"].read() == "IZP"


def test_the_panel_follows_every_key(fingers: Fingers) -> None:
    page = on_second(fingers)
    before = shown_text(page)

    write("g")

    assert page.panel.outcome.text() == "Niet accepteren" != before.splitlines()[0]
    assert "weigert iemand te geven" in shown_text(page)


def test_the_rules_behind_a_reason_show_when_asked_for(fingers: Fingers) -> None:
    page = on_second(fingers)
    write("g")
    hidden = shown_text(page)

    press_button("Toon regels")

    assert "C1 Informatie over de situatie: Geweigerd" in hidden
    assert "Leidraad" not in hidden
    assert "Leidraad" in shown_text(page)


def test_a_conflict_that_is_not_known_shows_what_to_ask_by_telephone(fingers: Fingers) -> None:
    page = on_second(fingers)
    row = page.rows["conflict_state"]
    row.focus_first()

    write("w")

    assert len(row.view.when_unknown) == 4
    assert all(question in text_of(row) for question in row.view.when_unknown)
    row.focus_first()
    write("1")
    assert row.view.when_unknown[0] not in text_of(row)


def test_a_row_says_its_name_and_its_answer_and_then_the_whole_question(fingers: Fingers) -> None:
    page = on_second(fingers)
    page.rows["c6_capacity_description"].focus_first()
    press(Key.Key_Right)
    press(Key.Key_Right)

    assert spoken_name(focus()) == "C6 FML, Toegezegd"
    assert spoken_description(focus()).startswith("Is er een FML of een andere beschrijving")


def test_a_day_that_is_no_day_gets_a_sentence_at_its_row_and_the_cursor(fingers: Fingers) -> None:
    page = fingers.page
    fingers.fill(told(request_day="31-2-2026"))

    press(Key.Key_Return, CTRL)

    assert fingers.page is page
    row = page.rows["request_day"]
    assert page.list.current() is row
    assert row.error.isVisible() and row.error.text()
    assert "1 fout" in text_of(page.bar)
    assert fingers.desk.window.windowTitle().startswith("Fout: Opdracht bekijken: Vraag")
    assert row.error.text() in spoken_description(focus())
    press(Key.Key_Backspace)
    assert not row.error.isVisible()
    assert "fout" not in text_of(page.bar)
    assert fingers.desk.window.windowTitle().startswith("Opdracht bekijken: Vraag")


def test_a_mistake_loses_nothing_when_the_page_is_left(fingers: Fingers) -> None:
    fingers.fill(told(request_day="31-2-2026"))

    press(Key.Key_Escape)
    fingers.desk.page(CasePage)
    press_button("Verder met de toets")

    page = fingers.page
    assert page.rows["request_day"].field.inputs()[0].text() == "31-2-2026"
    assert page.rows["client"].read() == "Bakkerij De Korst"
    assert page.rows["request_day"].error.isVisible()
    assert "1 fout" in text_of(page.bar)


def test_escape_saves_the_page_and_goes_to_the_overview(fingers: Fingers) -> None:
    fingers.fill(told())

    press(Key.Key_Escape)

    fingers.desk.page(CasePage)
    assert stored(fingers.desk)["d1_not_working"] is True


def test_escape_on_an_empty_page_makes_no_case(fingers: Fingers) -> None:
    press(Key.Key_Escape)

    home = fingers.desk.page(DeskPage)
    assert list(home.view.cases) == []


def test_back_keeps_what_was_filled_in(fingers: Fingers) -> None:
    page = on_second(fingers)
    write("jj")

    press(Key.Key_T, ALT)
    first = fingers.page
    press(Key.Key_2, ALT)

    assert first.view.number == 0
    assert fingers.page.view.number == 1 and fingers.page is not page
    assert fingers.page.rows["c2_origin"].read() == "present"


def test_undo_takes_a_page_back_and_redo_brings_it_again(fingers: Fingers) -> None:
    on_second(fingers)
    write("jj")

    press(Key.Key_Z, CTRL)
    undone = fingers.page.rows["c2_origin"].read()
    press(Key.Key_Y, CTRL)

    assert undone is None
    assert fingers.page.rows["c2_origin"].read() == "present"


def test_after_a_crash_the_same_page_is_there_with_every_key_that_was_pressed(fingers: Fingers) -> None:
    desk = fingers.desk
    on_second(fingers)
    write("jjn")
    assert desk.guide is not None
    # The vault goes, and the window with it: nothing is saved at leaving.
    desk.guide.door.close()
    desk.guide.session = None
    desk.window.close()

    desk.start(TODAY)

    page = fingers.page
    assert page.view.number == 1
    assert [page.rows[name].read() for name in ("c1_situation", "c3_job_description")] == [
        "present",
        "missing",
    ]


def test_an_assignment_opens_where_it_was_left(fingers: Fingers) -> None:
    on_second(fingers)
    fingers.desk.guide.home()

    open_first(fingers.desk)

    assert fingers.page.view.number == 1
    press(Key.Key_Escape)
    fingers.desk.page(CasePage)


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640)])
def test_one_key_goes_to_how_it_stands_and_back(size: tuple[int, int], fingers: Fingers) -> None:
    page = on_second(fingers)
    fingers.desk.window.resize(*size)
    QApplication.processEvents()
    row = page.rows["c3_job_description"]
    row.focus_first()

    press(Key.Key_F6)
    there = focus()
    press(Key.Key_F6)

    assert there is page.panel.text and page.list.current() is row
    assert page.panel.isVisible() == (size[0] == 1280)


def test_the_overview_says_what_comes_out(fingers: Fingers) -> None:
    fingers.check(told(c3_job_description="missing"))

    press(Key.Key_Escape)

    overview = fingers.desk.page(CasePage)
    assert overview.view.result is not None
    assert "Aanhouden tot informatie compleet" in text_of(overview)


def test_the_help_is_about_the_row_with_the_cursor(fingers: Fingers) -> None:
    page = on_second(fingers)
    page.rows["c6_capacity_description"].focus_first()

    press(Key.Key_F1)

    assert page.help is not None and page.help.isVisible()
    assert "FML" in page.help.text.toPlainText()
    assert "Zonder dit punt" in page.help.text.toPlainText()
    press(Key.Key_Escape)
    assert not page.help.isVisible()
    assert page.list.current() is page.rows["c6_capacity_description"]


MAIL = """Van: Jan de Wit <jan@dekorst.nl>
Onderwerp: Opdracht A-77
Datum: 24 november 2026

Goedemorgen,

Onze bakker is ziek sinds 1 september 2026. De eerste ziektedag is 1 september 2026.
Hoe kan hij weer aan het werk? Hij heeft een depressie.

Met vriendelijke groet,
Jan de Wit
Bakkerij De Korst BV
"""


def test_a_pasted_mail_fills_in_the_page_and_shows_what_it_found(fingers: Fingers) -> None:
    QApplication.clipboard().setText(MAIL)
    page = fingers.page

    press(Key.Key_P, ALT)

    assert "Hoe kan hij weer aan het werk?" in str(page.rows["client_question"].read())
    assert page.rows["client"].read() == "Bakkerij De Korst BV"
    assert "depressie" in text_of(page.mail)
    assert "voorstel uit de mail" in text_of(page.rows["client"])
    assert page.list.current() is page.list.shown()[0]
    tab_to(lambda at: page.list.current() is page.rows["role"])
    write("1")
    assert page.rows["first_sick_day"].read() == "2026-09-01"
    # Nothing is saved before the page is left.
    assert not page.view.is_stored and page.is_dirty


def test_the_conditions_of_the_office_are_judged_by_the_same_keys(fingers: Fingers) -> None:
    desk = fingers.desk
    assert desk.guide is not None
    ours = ({"id": "r1", "what": "Opdracht is getekend"}, {"id": "r2", "what": "Voorschot is betaald"})
    desk.guide.work().keep_office_rules("ADV_IND", {"own_conditions": ours})
    page = fingers.check(told())
    row = page.rows["own_conditions"]
    held = page.verdict.outcome

    row.focus_first()
    said = spoken_name(focus())
    write("j")
    write("t")
    write("10-12")
    press(Key.Key_Return)
    write("de opdrachtgever")
    press(Key.Key_Return)

    assert held == "HOLD"
    assert page.choices.view.of_outcome >= {"acceptance_confirmation"}
    assert "hold_letter" not in page.choices.view.of_outcome
    assert said.startswith("Opdracht is getekend, ")
    assert [(one["what"], one["state"]) for one in row.read()] == [
        ("Opdracht is getekend", "met"),
        ("Voorschot is betaald", "promised"),
    ]
    assert row.read()[1]["by"] == "de opdrachtgever"
    assert page.verdict.outcome == "CONDITIONAL"
    assert page.list.current() is not row


def test_a_mail_does_not_write_over_what_was_typed(fingers: Fingers) -> None:
    page = fingers.page
    press(Key.Key_Down)
    press(Key.Key_Down)
    write("Gemeente Ede")
    QApplication.clipboard().setText(MAIL)

    press(Key.Key_P, ALT)
    first = page.rows["assignment_reference"].read()
    QApplication.clipboard().setText(MAIL.replace("A-77", "A-78"))
    press(Key.Key_P, ALT)

    assert page.rows["client"].read() == "Gemeente Ede"
    assert (first, page.rows["assignment_reference"].read()) == ("A-77", "A-78")


def test_pasting_nothing_says_what_to_do(fingers: Fingers) -> None:
    QApplication.clipboard().clear()

    press(Key.Key_P, ALT)

    assert "Kopieer eerst de mail" in fingers.desk.window.saved_text.text()


def test_the_next_assignment_starts_empty_and_the_first_is_saved(fingers: Fingers) -> None:
    fingers.check(told())
    fingers.copy()

    press(Key.Key_V, ALT)

    page = fingers.page
    assert (page.view.number, page.view.is_stored) == (0, False)
    assert page.rows["client"].read() is None
    assert focus() is page.paste_button
    assert fingers.desk.window.saved_text.text() == ""


def test_it_starts_as_the_role_that_fits_with_what_is_known(fingers: Fingers) -> None:
    fingers.check(told(scope=["other_work_internal"]))
    fingers.copy()

    press_button("Begin in deze rol", name="Start als: Beoordelen van mogelijkheden voor re-integratie")

    page = fingers.page
    assert page.rows["role"].read() == "BEO_REINT"
    assert page.view.number == 0
    assert "overgenomen" in text_of(page.rows["first_sick_day"])
    assert page.rows["question_type"].read() is None


def test_an_own_verdict_stands_beside_the_outcome_and_never_instead(fingers: Fingers) -> None:
    fingers.check(told(c4_available_jobs="missing"))
    fingers.copy()

    press_button("Kies zelf een uitkomst")
    form = fingers.desk.page(QuestionPage)
    press(Key.Key_Return, CTRL)
    refused = text_of(form)
    tab_to(lambda at: form.blocks["outcome"].isAncestorOf(at))
    write("5")
    tab_to(lambda at: form.blocks["motive"].isAncestorOf(at))
    write("Ik ken alle functies al")
    press(Key.Key_Return, CTRL)
    QApplication.processEvents()

    page = fingers.page
    assert "Schrijf op waarom u afwijkt" in refused or "Kies een uitkomst" in refused
    assert page.verdict.outcome == "HOLD"
    assert "Ik ken alle functies al" in text_of(page.choices)
    press_button("Haal uw keuze weg")
    QApplication.processEvents()
    assert "Ik ken alle functies al" not in text_of(fingers.page)


def test_a_paper_of_the_outcome_opens_and_the_check_goes_on_after_it(fingers: Fingers) -> None:
    page = fingers.check(told())
    fingers.copy()
    title = page.choices.findChildren(QPushButton)[0].text()

    press_button(title)
    paper = fingers.desk.page(DocumentPage)
    press_button("Terug")

    assert paper.view.title
    assert fingers.page.view.number == 2


def test_once_it_is_confirmed_the_assignment_opens_on_its_overview(fingers: Fingers) -> None:
    desk = fingers.desk
    fingers.check(told())
    fingers.copy()

    press_button("Opdracht geaccepteerd")
    desk.send({"day": TODAY.isoformat()})
    press_button("Verander dit")
    desk.guide.home()
    open_first(desk)

    desk.page(CasePage)


def test_what_was_copied_leaves_the_clipboard_when_the_vault_closes(fingers: Fingers) -> None:
    fingers.check(told())
    assert fingers.copy()

    fingers.desk.stop()

    assert QApplication.clipboard().text() == ""


def test_what_somebody_else_copied_stays(fingers: Fingers) -> None:
    fingers.check(told())
    fingers.copy()
    QApplication.clipboard().setText("van een ander")

    fingers.desk.stop()

    assert QApplication.clipboard().text() == "van een ander"


def test_the_age_of_a_paper_shows_with_the_own_limit(fingers: Fingers) -> None:
    page = fingers.check(told(c6_day="2026-08-25", capacity_age_limit=30))

    assert "C6 FML: 92 dagen oud." in shown_text(page)
    assert "ouder dan uw grens van 30 dagen" in shown_text(page)
    assert page.verdict.outcome == "HOLD"


def test_an_incomplete_set_of_criteria_says_so(fingers: Fingers) -> None:
    page = fingers.page
    tab_to(lambda at: page.list.current() is page.rows["role"])

    write("4")

    assert page.verdict.banner
    assert page.verdict.banner in shown_text(page)


THREE_MAILS: list[dict[str, Any]] = [
    {},
    {"c6_capacity_description": {"state": "promised", "day": "2026-12-10", "by": "arbodienst"}},
    {"conflict_state": "STECR", "conflict_topics": ["relations"]},
]
BUDGET = 12 * 60
"""Seconds for three mails."""
READING = 75
"""Seconds to read one mail and look at its papers."""
SECONDS_PER_PRESS = 1
PRESSES = 100
"""For one mail: about one key for a row, and the days of the planning."""


def test_three_mails_are_answered_within_twelve_minutes(desk: Desk) -> None:
    sit_down(desk)
    fingers = Fingers(desk)
    copied = []

    fingers.start()
    for changes in THREE_MAILS:
        QApplication.clipboard().setText(MAIL)
        fingers.press(Key.Key_P, ALT)
        pasted = {"assignment_reference", "client", "request_day", "first_sick_day"}
        answers = {name: value for name, value in told(**changes).items() if name not in pasted}
        fingers.check({**answers, "acceptance_day": "v", "planned_start": "v", "planned_delivery": "+21"})
        copied.append(fingers.copy())
        fingers.press(Key.Key_V, ALT)

    assert len(set(copied)) == 3
    assert fingers.presses <= len(THREE_MAILS) * PRESSES
    assert fingers.presses * SECONDS_PER_PRESS + len(THREE_MAILS) * READING <= BUDGET
    # And one check, reading included, in less than five.
    assert fingers.presses / 3 * SECONDS_PER_PRESS + READING <= 5 * 60


def test_every_answer_of_a_row_is_one_tab_stop_and_has_its_key(fingers: Fingers) -> None:
    page = on_second(fingers)
    row = page.rows["c1_situation"]
    segments = row.findChildren(Segment)

    press(Key.Key_Tab)

    assert [segment.key for segment in segments] == ["J", "T", "N", "G", "V", "W"]
    assert page.list.current() is page.rows["c2_origin"]
