"""A composed paper as one web page with real headings, lists and tables. It loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

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
from wizard.documents.days import in_plain_blocks
from wizard.documents.fingerprint import fingerprint
from wizard.documents.markup import printable, runs

_STYLE: Final = """
body{font:1rem/1.5 "Source Sans 3",sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
body{color:#000;background:#fff}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
th,td{border:1px solid #767676;padding:.35rem .5rem;text-align:left;vertical-align:top}
thead th{background:#e8e8e8}.list th{font-weight:400;width:36%}.list td{font-weight:700}
.list th,.list td{border-width:0 0 1px}
aside{border-left:4px solid #000;background:#eee;padding:.5rem .75rem;margin:.75rem 0}
header,footer,.source{font-size:.85rem;color:#333}.lead{font-size:1.2rem}
.open{border-bottom:1px solid #767676;min-height:2rem;margin:0}.code{font:700 1.6rem monospace}
.boxes{list-style:"☐ "}
"""


def render(paper: Paper) -> str:
    """The whole page as HTML 5."""
    words = paper.words
    top = " · ".join(
        part for part in (paper.title, words.case, words.version, words.confidential, words.status) if part
    )
    foot = " · ".join(part for part in (words.day, fingerprint(paper), words.made_with) if part)
    body = "\n".join(line for block in paper.blocks for line in _block(block, paper))
    return (
        f'<!doctype html>\n<html lang="{paper.language}">\n<head><meta charset="utf-8">\n'
        f"<title>{_text(paper.title)}</title>\n<style>{_STYLE}</style></head>\n<body>\n"
        f"<header>{_text(top)}</header>\n<main>\n{body}\n</main>\n<footer>{_text(foot)}</footer>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(printable(text)).replace("\n", "<br>")


def _marked(text: str) -> str:
    return "".join(f"<strong>{_text(part)}</strong>" if bold else _text(part) for part, bold in runs(text))


def _block(block: Block, paper: Paper) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"<h{level}>{_text(text)}</h{level}>"
        case Paragraph(text=text, style=style):
            if text:
                yield f'<p class="{style}">{_marked(text)}</p>'
        case Notice(text=text, kind="source"):
            yield f'<p class="source">{_marked(text)}</p>'
        case Notice(text=text):
            yield f"<aside>{_marked(text)}</aside>"
        case Bullets(items=items, boxes=boxes):
            inner = "".join(f"<li>{_marked(item)}</li>" for item in items)
            kind = ' class="boxes"' if boxes else ""
            yield f"<ul{kind}>{inner}</ul>"
        case Fields(rows=rows):
            lines = "".join(f'<tr><th scope="row">{_text(a)}</th><td>{_text(b)}</td></tr>' for a, b in rows)
            yield f'<table class="list"><tbody>{lines}</tbody></table>'
        case Grid():
            yield _table(block)
        case WritingSpace(label=label, lines=lines, reminder=reminder):
            yield (
                f"<p><strong>{_text(label)}</strong> <em>{_text(reminder)}</em></p>"
                + '<p class="open"></p>' * lines
            )
        case SignatureBlock():
            yield from _signatures(block, paper)
        case Code(groups=groups):
            yield f'<p class="code">{_text(" - ".join(groups))}</p>'
        case PageBreak():
            yield "<hr>"
        case Bars(text=text):
            yield from (f"<p>{_text(text)}</p>",) if text else ()
        case Timeline() | DayList() | Months():
            for plain in in_plain_blocks(block):
                yield from _block(plain, paper)


def _table(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{_text(text)}</th>' for text in grid.head)
    ticks = "<td>☐</td>" if grid.ticks else ""
    empty = (("",) * (len(grid.head) - grid.ticks),) * grid.empty_rows
    rows = "".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + ticks + "</tr>"
        for row in (*grid.rows, *empty)
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _signatures(block: SignatureBlock, paper: Paper) -> Iterator[str]:
    words = paper.words
    if block.heading:
        yield f"<h3>{_text(block.heading)}</h3>"
    yield f"<p>{_text(block.sentence)}</p>"
    head = "".join(f'<th scope="col">{_text(box.role)}</th>' for box in block.boxes)
    names = "".join(f"<td>{_text(words.sign_name)}: {_text(box.name)}</td>" for box in block.boxes)
    rows = [names] + [
        f"<td>{_text(label)}:</td>" * len(block.boxes)
        for label in (words.sign_function, words.sign_place, words.sign_day)
    ]
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    yield f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    if block.objection:
        yield f'<p>☐ {_text(block.objection)}</p><p class="open"></p>'
