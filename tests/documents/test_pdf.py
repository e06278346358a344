"""The PDFs of the real papers: sheets, fonts, header and footer, signatures, the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.documents.paper_examples import CODE, EMPTY, FULL, NAMES, ROOT, VALUES, context_for, document, rows
from wizard.documents import pdf
from wizard.documents.blocks import Paper
from wizard.documents.compose import compose
from wizard.documents.fingerprint import fingerprint
from wizard.documents.pdf_parts import Signing

ALL = [(name, full) for name in NAMES for full in (True, False)]
MM = 72 / 25.4


def paper_of(name: str, full: bool = True) -> Paper:
    return compose(document(name), context_for(name, full))


def pages_of(data: bytes) -> list[str]:
    """The text of each page, as another program reads it."""
    opened = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in opened]


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "full"), ALL)
def test_the_sheet_the_language_and_the_title_are_right(name: str, full: bool):
    paper = paper_of(name, full)

    with pikepdf.open(BytesIO(pdf.render(paper))) as opened:
        box = [float(value) for value in opened.pages[0].MediaBox]
        title = str(opened.docinfo["/Title"])
        language = str(opened.Root.Lang)

    wide, high = {"A6": (105, 148), "A4": (210, 297), "A4_landscape": (297, 210)}[paper.format]
    assert box[2:] == pytest.approx([wide * MM, high * MM], abs=0.5)
    assert language == "nl-NL"
    assert title == paper.title
    assert not {"Sanne", "Voorbeeld"} & set(title.split())


@pytest.mark.parametrize(("name", "full"), ALL)
def test_every_font_is_embedded(name: str, full: bool):
    with pikepdf.open(BytesIO(pdf.render(paper_of(name, full)))) as opened:
        fonts = [font for page in opened.pages for font in page.Resources.Font.values()]

        assert fonts
        assert all("SourceSans3" in str(font.BaseFont) for font in fonts)
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


@pytest.mark.parametrize(("name", "full"), ALL)
def test_every_page_says_which_it_is_of_how_many_and_of_which_version(name: str, full: bool):
    paper = paper_of(name, full)

    pages = pages_of(pdf.render(paper))

    for number, text in enumerate(pages, start=1):
        assert f"pagina {number} van {len(pages)}" in text
        assert fingerprint(paper) in text
        assert "gemaakt met Spoorboekje · regels van 2026-11" in text
        assert "2 maart 2026" in text
        if paper.format != "A6":
            assert paper.title in text


@pytest.mark.parametrize(("name", "full"), ALL)
def test_no_letter_is_too_small_to_read(name: str, full: bool):
    paper = paper_of(name, full)
    smallest = 7.5 if paper.format == "A6" else 9

    sizes = set()
    for page in pypdfium2.PdfDocument(pdf.render(paper)):
        words = page.get_textpage()
        sizes |= {
            round(pdfium.FPDFText_GetFontSize(words.raw, place), 2)
            for place in range(words.count_chars())
            if not pdfium.FPDFText_IsGenerated(words.raw, place)
        }

    assert min(sizes) >= smallest - 0.01


@pytest.mark.parametrize(("name", "pages"), [("phone_card", 1), ("for_employee", 1), ("recovery_sheet", 1)])
@pytest.mark.parametrize("full", [True, False])
def test_what_has_to_be_one_page_is_one_page(name: str, pages: int, full: bool):
    assert len(pypdfium2.PdfDocument(pdf.render(paper_of(name, full)))) == pages


def test_a_long_list_of_agreements_still_fits_on_the_page_for_the_employee():
    lines = [
        {"who": "employee" if n % 2 else "employer", "what": f"Afspraak nummer {n}", "when": date(2026, 4, n)}
        for n in range(1, 13)
    ]
    context = replace(FULL, values={**VALUES, "agreements": rows(*lines)})

    (text,) = pages_of(pdf.render(compose(document("for_employee"), context)))

    assert all(f"Afspraak nummer {n}" in text for n in range(1, 13))


def test_the_plan_shows_what_was_agreed():
    text = flat(" ".join(pages_of(pdf.render(paper_of("action_plan")))))

    for words in (
        "Sanne Voorbeeld",
        "Bakkerij De Korst (fictief)",
        "maandag 5 januari 2026",
        "Eigen werk",
        "Een kruk achter de toonbank zetten",
        "12,5 van 32",
        "ma 26 oktober 2026",
        "laatste dag van week 91",
        "Wij vinden drie ochtenden een goed begin.",
        "Karim neemt mijn klanten over.",
        "De brief van de bedrijfsarts kwam in week negen.",
        "Regeling procesgang art. 4",
    ):
        assert words in text, words


def test_the_first_page_of_the_plan_is_its_summary():
    first, second, *_ = pages_of(pdf.render(paper_of("action_plan")))

    assert "Doel" in first and "Eigen werk" in first
    assert "06 00 00 00 00" in first
    assert first.count(" 2026") >= 5
    assert "1 Werkgever, werknemer en begeleiding" in second


def test_the_line_for_the_bsn_is_empty_even_when_a_number_is_about():
    context = replace(FULL, values={**VALUES, "bsn": "123456782"})

    text = flat(" ".join(pages_of(pdf.render(compose(document("action_plan"), context)))))

    assert "BSN (zelf invullen als u dit naar UWV stuurt) Begeleiding" in text
    assert "123456782" not in text


@pytest.mark.parametrize("name", ["action_plan", "for_employee"])
def test_concept_stands_on_every_page_until_the_paper_is_complete(name: str):
    concept = pages_of(pdf.render(paper_of(name, full=False)))
    final = pages_of(pdf.render(paper_of(name)))

    assert all(page.count("CONCEPT") == 2 for page in concept)
    assert all("DEFINITIEF" in page and "CONCEPT" not in page for page in final)


@pytest.mark.parametrize("name", ["my_view", "phone_card", "recovery_sheet"])
def test_a_blank_form_carries_no_status(name: str):
    text = " ".join(pages_of(pdf.render(paper_of(name))))

    assert "CONCEPT" not in text and "DEFINITIEF" not in text and "versie" not in text


@pytest.mark.parametrize("count", range(1, 60, 3))
def test_the_signatures_stay_in_one_piece_and_never_begin_a_page(count: int):
    lines = [{"who": "both", "what": f"Afspraak {n}", "when": None} for n in range(count)]
    context = replace(FULL, values={**VALUES, "agreements": rows(*lines)})

    _, pages = pdf.layout(compose(document("action_plan"), context))

    signing = [
        (page, place)
        for page in pages
        for place, (_, part) in enumerate(page.placed)
        if isinstance(part, Signing)
    ]
    assert len(signing) == 1
    page, place = signing[0]
    above = [part for _, part in page.placed[:place]]
    assert any(not part.keeps for part in above)
    assert all(
        offset + part.height <= pdf.layout(paper_of("action_plan"))[0].inner_height + 0.1
        for offset, part in page.placed
    )


def test_headings_never_stand_last_on_a_page():
    for count in range(1, 40, 2):
        lines = [{"who": "both", "what": f"Afspraak {n}", "when": None} for n in range(count)]
        _, pages = pdf.layout(
            compose(document("action_plan"), replace(FULL, values={**VALUES, "agreements": rows(*lines)}))
        )

        assert not any(page.placed[-1][1].keeps for page in pages)


def test_the_head_of_a_table_comes_back_on_each_page():
    lines = [{"who": "both", "what": f"Afspraak {n}", "when": None} for n in range(200)]
    context = replace(FULL, values={**VALUES, "agreements": rows(*lines)})

    pages = pages_of(pdf.render(compose(document("action_plan"), context)))

    filled = [page for page in pages if "Afspraak " in page]
    assert len(filled) >= 6
    assert all("Wat doen wij" in page for page in filled)
    assert all(f"Afspraak {n}" in flat(" ".join(pages)) for n in range(200))


def test_headings_are_bookmarks():
    with pikepdf.open(BytesIO(pdf.render(paper_of("action_plan")))) as opened:
        root = opened.open_outline().root

        assert [item.title for item in root] == ["Plan van aanpak"]
        assert "4 Afspraken" in [item.title for item in root[0].children]


def test_the_recovery_code_can_be_read_group_by_group():
    (text,) = pages_of(pdf.render(compose(document("recovery_sheet"), CODE)))

    assert all(group in text for group in CODE.values["recovery_code"].split("-"))


def test_nothing_on_paper_is_darker_than_fifteen_percent_behind_text():
    look = pdf.layout(paper_of("action_plan"))[0]

    assert min(look.tint_head, look.tint_notice, look.concept_grey) >= 0.85


@pytest.mark.parametrize("name", NAMES)
def test_the_same_paper_gives_the_same_bytes(name: str):
    assert pdf.render(paper_of(name)) == pdf.render(paper_of(name))


def test_the_same_paper_gives_the_same_bytes_in_another_process():
    script = (
        "import hashlib; from tests.documents import paper_examples as e\n"
        "from wizard.documents import pdf; from wizard.documents.compose import compose\n"
        "pdf.render(compose(e.document('my_view'), e.EMPTY))\n"
        "print(hashlib.sha256(pdf.render(compose(e.document('action_plan'), e.FULL))).hexdigest())\n"
    )

    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }

    assert seen == {hashlib.sha256(pdf.render(paper_of("action_plan"))).hexdigest()}


def test_reportlab_is_not_loaded_before_a_paper_is_printed():
    script = (
        "import sys\nfrom wizard.documents import compose, html, pdf, text\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('reportlab', 'PIL', 'yaml')])\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


def test_an_empty_case_still_prints_all_sections():
    text = " ".join(pages_of(pdf.render(compose(document("action_plan"), EMPTY))))

    for heading in (
        "1 Werkgever",
        "2 Advies",
        "3 Doel",
        "4 Afspraken",
        "5 Opbouw",
        "6 Aanpassingen",
        "7 Gesprekken",
        "8 Wat vinden",
        "9 Wat mogen",
        "Handtekeningen",
    ):
        assert heading in text
