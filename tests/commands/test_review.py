"""The book with all content."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from wizard.__main__ import FINE, FLOWS, REFUSED, main
from wizard.commands.review import book
from wizard.content import model
from wizard.content.loader import load
from wizard.content.model import Content

NEVER_SHOWN = {"id", "at", "tree", "literals", "name", "ask", "heading", "label", "body", "flows", "privacy"}
NEVER_SHOWN |= {"texts", "fingerprint", "edition", "changes", "day", "parameters", "category", "severity"}
NEVER_SHOWN |= {"allowed", "words", "_cache", "rules"}
NO_CHAPTER = {model.MailWords, model.RareWords}
"""How a pasted mail is taken apart, and the words that may stay: no content of a flow."""


@pytest.fixture(scope="module")
def content() -> Content:
    return load(FLOWS)


class Page(HTMLParser):
    """The headings of a page, its links, and whether every element is closed in its order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids.add(told.get("id") or "")
        self.links.add(told.get("href") or "")
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_book_holds_every_question_duty_day_paper_and_source(content: Content) -> None:
    from html import escape

    text = book(content)

    for flow in content.flows.values():
        asked = [question.ask for task in flow.tasks.values() for question in task.questions]
        groups = (flow.duties, flow.milestones, flow.documents)
        titles = [one.title for group in groups for one in group.values()]
        assert [line for line in [*asked, *titles] if escape(line) not in text] == []
    assert [one.rule for one in content.sources.values() if escape(one.rule) not in text] == []


def test_the_book_is_one_whole_page_with_links_that_lead_somewhere(content: Content) -> None:
    page = Page(book(content))

    assert page.open == []
    assert {link.removeprefix("#") for link in page.links if link} <= page.ids
    assert not any(link.startswith("http") for link in page.links)


def test_the_same_content_gives_the_same_book(content: Content) -> None:
    assert book(content) == book(load(FLOWS))


def test_every_field_that_the_book_shows_has_a_dutch_name(content: Content) -> None:
    classes = {one for one in vars(model).values() if isinstance(one, type) and is_dataclass(one)}
    names = {field.name for one in classes - NO_CHAPTER for field in fields(one)} - NEVER_SHOWN

    assert {name for name in names if f"review.field.{name}" not in content.texts} == set()


def test_the_command_writes_the_book_and_refuses_another_ending(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", "--out", str(tmp_path / "boek.html")]) == FINE
    assert (tmp_path / "boek.html").read_text(encoding="utf-8").startswith("<!doctype html>")

    assert main(["review", "--out", str(tmp_path / "boek.txt")]) == REFUSED
    assert ".html" in capsys.readouterr().err
