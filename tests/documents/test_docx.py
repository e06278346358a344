"""A paper for a word processor: whole, readable by others, and the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from tests.documents.paper_examples import NAMES, context_for, document
from wizard.documents import docx, html
from wizard.documents.blocks import Block, Bullets, Heading, Paper, Paragraph, Signature, SignatureBlock
from wizard.documents.compose import compose

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts_of(made: bytes) -> dict[str, ElementTree.Element]:
    """Every part of the file, read as XML; a part that is broken fails here."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def words_of(made: bytes) -> str:
    return " ".join(node.text or "" for node in parts_of(made)["word/document.xml"].iter(f"{WORD}t"))


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_says_the_same_to_a_word_processor_as_on_a_page(name: str) -> None:
    paper = compose(document(name), context_for(name, True))
    page = re.search(r"<main>(.*)</main>", html.render(paper), re.DOTALL)
    assert page is not None
    on_page = re.sub(r"<[^>]+>|☐", " ", page[1])

    written = words_of(docx.render(paper))

    plain = on_page.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", '"')
    assert sorted(set(plain.split()) - set(written.split())) == []


def test_the_same_paper_gives_the_same_file() -> None:
    paper = compose(document("action_plan"), context_for("action_plan", True))

    assert docx.render(paper) == docx.render(paper)


def test_the_file_does_not_say_who_made_it_or_when() -> None:
    made = docx.render(compose(document("action_plan"), context_for("action_plan", True)))

    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        days = {part.date_time[:3] for part in archive.infolist()}
        about = archive.read("docProps/core.xml").decode()
    assert days == {(1980, 1, 1)}
    assert re.findall(r"<(?:dc:creator|cp:lastModifiedBy|dc:description)>([^<]+)<", about) == []


def test_headings_are_headings_lists_are_lists_and_the_head_of_a_table_comes_back_on_each_page() -> None:
    made = docx.render(
        _paper(
            Heading("Doel", 2),
            Bullets(("Bellen", "Mailen"), boxes=True),
            Paragraph("Dit is **belangrijk** & <klaar>"),
            SignatureBlock("Gezien door", (Signature("Werkgever", "Bo"), Signature("Werknemer"))),
        )
    )

    body = parts_of(made)["word/document.xml"]
    styles = [node.get(f"{WORD}val") for node in body.iter(f"{WORD}pStyle")]
    assert styles[:3] == ["Heading2", "ListBox", "ListBox"]
    assert len(list(body.iter(f"{WORD}tblHeader"))) == 1
    assert "belangrijk  & <klaar>" in words_of(made)


def _paper(*blocks: Block) -> Paper:
    shape = compose(document("action_plan"), context_for("action_plan", False))
    return Paper(
        document="sketch",
        title="Proef",
        blocks=blocks,
        format="A4",
        case_number="S-1",
        version=1,
        day=shape.day,
        is_concept=True,
        edition=shape.edition,
    )
