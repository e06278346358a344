"""A letter beside its questions: what is taken in, where it is shown, and when it is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.program.letters import letter_pdf
from wizard.session import Session
from wizard.session.letters import MOST_MEGABYTES
from wizard.store.vault import Vault
from wizard.views import LetterView, PageView, Refused

On = Callable[[date], Session]
PDF = letter_pdf()
CHECKED = ("analysis_is_for_employer", "analysis_is_about_work")
BRIEF = {"analysis_day": "2026-02-10", "analysis_letter_checked": CHECKED}


@pytest.fixture
def asked(sick: Session, on: On) -> Session:
    """The page that asks for the letter with the analysis."""
    session = on(date(2026, 2, 16))
    session.open_case(session.home().cases[0].id)
    session.jump("analysis")
    session.submit({"analysis_received": True})
    page = session.submit(BRIEF)
    assert isinstance(page, PageView) and page.fields[0].kind == "letter" and page.letter is None
    return session


def test_without_both_ticks_no_letter_is_asked_for(sick: Session, on: On) -> None:
    session = on(date(2026, 2, 16))
    session.open_case(session.home().cases[0].id)
    session.jump("analysis")
    session.submit({"analysis_received": True})

    page = session.submit(BRIEF | {"analysis_letter_checked": CHECKED[:1]})

    assert isinstance(page, PageView)
    assert [field.question for field in page.fields] == ["advice_can", "advice_cannot"]


def test_a_letter_is_kept_at_once_and_stands_beside_all_questions_of_its_task(asked: Session, on: On) -> None:
    page = asked.attach("analysis_letter", "Brief arts.pdf", PDF)

    assert isinstance(page, PageView)
    assert page.letter == LetterView(page.letter.id if page.letter else "", "Brief arts.pdf", PDF)
    assert page.fields[0].file_name == "Brief arts.pdf"
    following = asked.submit({"analysis_letter": page.fields[0].value})
    assert isinstance(following, PageView) and following.letter == page.letter
    again = on(date(2026, 2, 17)).resume()
    assert isinstance(again, PageView) and again.letter == page.letter


def test_the_questions_about_what_to_do_with_it_have_the_letter_beside_them(asked: Session) -> None:
    asked.attach("analysis_letter", "Brief arts.pdf", PDF)

    page = asked.jump("analysis_answer")

    assert isinstance(page, PageView) and page.letter is not None
    other = asked.jump("facts")
    assert isinstance(other, PageView) and other.letter is None


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (b"", "leeg"),
        (b"PK\x03\x04 a word processor" * 50, "geen PDF"),
        (PDF[: len(PDF) // 2], "geen PDF"),
        (b"%PDF-1.4\n" + bytes(MOST_MEGABYTES * 1024 * 1024) + b"\n%%EOF", "te groot"),
    ],
    ids=["empty", "another kind under the same name", "cut off", "too big"],
)
def test_what_is_no_letter_is_refused_by_its_content(
    asked: Session, vault: Vault, inside: bytes, said: str
) -> None:
    refused = asked.attach("analysis_letter", "Brief arts.pdf", inside)

    assert isinstance(refused, Refused)
    assert said in refused.sentences["analysis_letter"]
    assert vault.shelf.letters(vault.shelf.heads()[0].id) == ()


def test_a_removed_letter_is_gone_from_the_page_and_from_the_vault(asked: Session, vault: Vault) -> None:
    asked.attach("analysis_letter", "Brief arts.pdf", PDF)

    page = asked.detach("analysis_letter")

    assert page.letter is None and page.fields[0].file_name == ""
    assert vault.shelf.letters(vault.shelf.heads()[0].id) == ()


def test_undo_takes_the_letter_off_the_page_and_closing_the_case_out_of_the_vault(
    asked: Session, vault: Vault
) -> None:
    case = vault.shelf.heads()[0].id
    asked.attach("analysis_letter", "Brief arts.pdf", PDF)
    asked.undo()
    assert len(vault.shelf.letters(case)) == 1

    asked.close_case()

    assert vault.shelf.letters(case) == ()


def test_of_a_replaced_letter_only_the_new_one_stays(asked: Session, vault: Vault) -> None:
    asked.attach("analysis_letter", "Oud.pdf", PDF)
    asked.attach("analysis_letter", "Nieuw.pdf", letter_pdf("Nieuw advies"))

    asked.close_case()

    assert [one.file_name for one in vault.shelf.letters(vault.shelf.heads()[0].id)] == ["Nieuw.pdf"]


def test_undone_removal_does_not_bring_the_letter_back(asked: Session) -> None:
    asked.attach("analysis_letter", "Brief arts.pdf", PDF)
    asked.detach("analysis_letter")
    asked.undo()

    page = asked.jump("analysis_letter")

    assert isinstance(page, PageView)
    assert page.letter is None and page.fields[0].file_name == ""
