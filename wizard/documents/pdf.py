"""A composed paper as a PDF: the same bytes for the same paper, on every computer and every day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wizard.documents.blocks import (
    Bars,
    Block,
    Bullets,
    Code,
    DayList,
    Fields,
    Grid,
    Heading,
    Months,
    Notice,
    PageBreak,
    Paper,
    Paragraph,
    SignatureBlock,
    Timeline,
    WritingSpace,
)
from wizard.documents.fingerprint import fingerprint
from wizard.documents.style import MM, Sheet, sheet

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from wizard.documents.pdf_pages import Page
    from wizard.documents.pdf_parts import Part


def render(paper: Paper) -> bytes:
    """The PDF of a paper, A4 (also lying) or A6: fonts embedded, bookmarks, language, no name in its title.

    Deterministic: equal papers give equal bytes. reportlab is imported here and not before.
    """
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    from wizard.documents.pdf_text import faces

    look, pages = layout(paper)
    start = faces()["regular"].name
    target = BytesIO()
    pen: Any = Canvas(
        target,
        pagesize=(look.width, look.height),
        invariant=1,
        pageCompression=1,
        lang=paper.language,
        initialFontName=start,
        initialFontSize=look.text["body"].size,
    )
    pen.setTitle(paper.title)
    pen.setAuthor("Spoorboekje")
    pen.setSubject("")
    pen.setCreator("Spoorboekje")
    pen.setViewerPreference("DisplayDocTitle", "true")
    mark, outline = fingerprint(paper), _Outline(pen)
    for number, page in enumerate(pages, start=1):
        _draw(pen, page, look, outline, paper)
        _footer(pen, paper, look, number, len(pages), mark)
        pen.showPage()
    pen.save()
    return target.getvalue()


def layout(paper: Paper) -> tuple[Sheet, list[Page]]:
    """The pages, and the sheet they are set on: tighter than usual when that saves a page that should not be.

    A paper of one page is set tighter until it fits. Another one only a little, and only when a few lines
    would otherwise stand alone on the last page.
    """
    look = sheet(paper.format)
    pages = _set(paper, look)
    spare = len(pages) > 1 and pages[-1].used < look.inner_height * look.nearly_empty
    if len(pages) == 1 or not (paper.one_page or spare):
        return look, pages
    for scale in look.tighter if paper.one_page else look.tighter[:2]:
        tight = sheet(paper.format, scale)
        fewer = _set(paper, tight)
        if len(fewer) == 1 or (spare and not paper.one_page and len(fewer) < len(pages)):
            return tight, fewer
    return look, pages


def _set(paper: Paper, look: Sheet) -> list[Page]:
    from wizard.documents.pdf_pages import paginate

    parts = [part for block in paper.blocks for part in _parts(block, paper, look)]
    _keep_introductions(parts)
    return paginate(parts, look.inner_height)


def _keep_introductions(parts: list[Part]) -> None:
    """A short sentence under a heading goes along with the table or the lines that it introduces."""
    from wizard.documents.pdf_parts import Text

    for heading, part, following in zip(parts, parts[1:], parts[2:], strict=False):
        short = type(part) is Text and len(part.lines) <= 3
        if heading.keeps and short and type(following) is not Text:
            part.keeps = True


def _parts(block: Block, paper: Paper, look: Sheet) -> list[Part]:
    """The parts that draw a block. Notes on the block types stand in wizard.documents.blocks."""
    from wizard.documents import pdf_grid as grid
    from wizard.documents import pdf_parts as parts
    from wizard.documents import pdf_time as time
    from wizard.documents.pdf_pages import NewPage
    from wizard.documents.pdf_text import set_lines

    def text(words: str, name: str, keeps: bool = False, marked: bool = True) -> parts.Text:
        style = look.text[name]
        width = min(look.measure, look.inner_width) - style.indent
        return parts.Text(set_lines(words, style, width, marked), style, keeps)

    match block:
        case Heading(text=words, level=level):
            heading = text(words, f"h{level}", keeps=True, marked=False)
            heading.outline, heading.level = words, level - 1
            return [heading]
        case Paragraph(text=words, style=name):
            return [text(words, name, keeps=name == "label")] if words else []
        case Bullets(items=items, boxes=boxes):
            style = look.text["box" if boxes else "bullet"]
            width = min(look.measure, look.inner_width) - style.indent
            tick = look.tick if boxes else 0
            return [parts.Point(set_lines(item, style, width, marked=True), style, tick) for item in items]
        case Fields(rows=rows):
            return [grid.pairs(rows, look)] if rows else []
        case Grid(head=head, rows=lines, widths=widths, empty_rows=empty, ticks=ticks):
            return [grid.table(head, lines, widths, empty, ticks, look)]
        case WritingSpace(label=label, lines=count, reminder=reminder):
            found: list[Part] = [text(label, "label", keeps=True, marked=False)] if label else []
            if reminder:
                found.append(text(reminder, "reminder", keeps=True, marked=False))
            return [*found, parts.Rule(max(1, count), look.inner_width, look)]
        case SignatureBlock():
            above = [text(block.heading, "h3", keeps=True, marked=False)] if block.heading else []
            return [*above, *parts.signings(block, paper.words, look)]
        case Code(groups=groups):
            return [parts.Codes(groups, look.inner_width, look)]
        case Notice(text=words, kind="source"):
            return [text(words, "source")]
        case Notice(text=words):
            return [grid.note(words, look.text["notice"], look.tint_notice, look)]
        case PageBreak():
            return [NewPage()]
        case Bars(chart=chart):
            return [time.BarsPart(chart, look)]
        case Timeline(picture=picture):
            return [time.TimelinePart(picture, look)]
        case DayList():
            return [time.DayListPart(block, look)]
        case Months():
            return [time.MonthsPart(block, look)]


def _draw(pen: Canvas, page: Page, look: Sheet, outline: _Outline, paper: Paper) -> None:
    """Mark and header first, so that the text lies on top."""
    if paper.is_concept:
        _concept_mark(pen, look, paper.words.status)
    pen.setFillGray(0)
    _header(pen, paper, look)
    for offset, part in page.placed:
        top = look.height - look.top - offset
        if part.outline:
            outline.add(part.outline, part.level, top)
        part.draw(pen, look.left, top)


def _header(pen: Canvas, paper: Paper, look: Sheet) -> None:
    """Name of the paper, case and version on the left; CONCEPT or DEFINITIEF in a frame on the right."""
    from wizard.documents.pdf_text import draw_lines, faces, fitted

    if not look.header:
        return
    words, style, strong = paper.words, look.text["running"], look.text["running_bold"]
    line = look.height - look.header - 3 * MM
    facts = " · ".join(part for part in (paper.title, words.case, words.version, words.confidential) if part)
    width = faces()["bold"].width(words.status, strong.size)
    room = look.inner_width - (width + 8 * MM if words.status else 0)
    draw_lines(
        pen, ((("regular", fitted(facts, "regular", style.size, room)),),), style, look.left, line + 14
    )
    if words.status:
        x = look.width - look.right - width - 4 * MM
        pen.setStrokeGray(0)
        pen.setLineWidth(0.8)
        pen.rect(x, line + 2.5, width + 4 * MM, 13, stroke=1, fill=0)
        draw_lines(pen, ((("bold", words.status),),), strong, x + 2 * MM, line + 14.5)
    pen.setStrokeGray(look.line_grey)
    pen.setLineWidth(look.line)
    pen.line(look.left, line, look.width - look.right, line)


def _footer(pen: Canvas, paper: Paper, look: Sheet, number: int, count: int, mark: str) -> None:
    """Page x of y on the left; day, fingerprint and maker on the right."""
    from wizard.documents.pdf_text import draw_lines, faces, fitted

    words, style = paper.words, look.text["running"]
    page = words.page.format(page=number, pages=count)
    face = faces()["regular"]
    room = look.inner_width - face.width(page, style.size) - 6 * MM
    right = " · ".join(part for part in (words.day, mark, words.made_with) if part)
    top = look.footer + style.leading
    if face.width(right, style.size) > room:
        made_with = fitted(words.made_with, "regular", style.size, look.inner_width)
        draw_lines(pen, ((("regular", made_with),),), style, look.left, top)
        right = fitted(" · ".join(part for part in (words.day, mark) if part), "regular", style.size, room)
        top += style.leading
    x = look.width - look.right - face.width(right, style.size)
    draw_lines(pen, ((("regular", page),),), style, look.left, top)
    draw_lines(pen, ((("regular", right),),), style, x, top)
    if look.header:
        pen.setStrokeGray(look.line_grey)
        pen.setLineWidth(look.line)
        pen.line(look.left, top + 2 * MM, look.width - look.right, top + 2 * MM)


def _concept_mark(pen: Canvas, look: Sheet, word: str) -> None:
    """A light word across the page; the frame in the header is what survives a photocopy."""
    from wizard.documents.pdf_text import faces

    face = faces()["bold"]
    size = 0.62 * look.width / max(face.width(word, 1), 1)
    pen.saveState()
    pen.setFillGray(look.concept_grey)
    pen.setFont(face.name, size)
    pen.translate(look.width / 2, look.height / 2)
    pen.rotate(52)
    pen.drawCentredString(0, -size * 0.35, word)
    pen.restoreState()


class _Outline:
    """The bookmarks. A level never skips one: readers refuse that."""

    def __init__(self, pen: Canvas) -> None:
        self.pen = pen
        self.count = 0
        self.last = -1

    def add(self, text: str, level: int, top: float) -> None:
        from wizard.documents.markup import printable

        level = min(level, self.last + 1)
        key = f"k{self.count}"
        self.pen.bookmarkHorizontal(key, 0, top)
        self.pen.addOutlineEntry(printable(text), key, level=level)
        self.count += 1
        self.last = level
