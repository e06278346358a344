"""The parts of a word processor file that are the same for every paper, or nearly so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_FONT: Final = "Arial"
"""A font that every office computer has: the file brings none along."""
_PARAGRAPHS: Final[Mapping[str, tuple[str, str]]] = {
    "Heading1": (
        '<w:keepNext/><w:spacing w:before="0" w:after="160"/><w:outlineLvl w:val="0"/>',
        "<w:b/><w:sz w:val='36'/>",
    ),
    "Heading2": (
        '<w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/>',
        "<w:b/><w:sz w:val='26'/>",
    ),
    "Heading3": (
        '<w:keepNext/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="2"/>',
        "<w:b/><w:sz w:val='23'/>",
    ),
    "Lead": ("", "<w:sz w:val='26'/>"),
    "Small": ('<w:spacing w:after="60"/>', "<w:sz w:val='18'/>"),
    "Note": ("", "<w:sz w:val='20'/>"),
    "Label": ('<w:keepNext/><w:spacing w:before="160" w:after="40"/>', "<w:b/>"),
    "Quote": ('<w:ind w:left="340"/>', "<w:i/>"),
    "Notice": (
        '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="000000"/></w:pBdr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/><w:spacing w:before="120" w:after="160"/>'
        '<w:ind w:left="227"/>',
        "",
    ),
    "ListParagraph": ('<w:spacing w:after="60"/>', ""),
    "Open": (
        '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="767676"/>'
        '<w:between w:val="single" w:sz="4" w:space="1" w:color="767676"/></w:pBdr>'
        '<w:spacing w:before="200" w:after="0"/>',
        "",
    ),
    "Code": ('<w:spacing w:before="160" w:after="160"/>', "<w:sz w:val='32'/>"),
    "Gap": ('<w:spacing w:before="0" w:after="60" w:line="120" w:lineRule="exact"/>', ""),
}
"""Style, with how the paragraph stands and how its letters look."""


def styles(language: str) -> str:
    """The styles of a paper; `language` is what the word processor checks its spelling in."""
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{_shown(name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>'
        for name, (paragraph, letters) in _PARAGRAPHS.items()
    )
    tables = _table("TableGrid", "Table Grid", _GRID) + _table("FieldList", "Field List", _LIST)
    return (
        f'{_HEAD}<w:styles xmlns:w="{_WORD}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}"/><w:sz w:val="21"/>'
        f"<w:lang w:val={quoteattr(language)}/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        f"{made}{tables}</w:styles>"
    )


def _shown(name: str) -> str:
    """Headings and lists have names that a word processor knows, so that its outline and its menus work."""
    known = {"ListParagraph": "List Paragraph"}
    return f"heading {name[-1]}" if name.startswith("Heading") else known.get(name, name)


_GRID: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LIST: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="BBBBBB"/>' for side in ("bottom", "insideH")
)


def _table(style: str, name: str, borders: str) -> str:
    return (
        f'<w:style w:type="table" w:styleId="{style}"><w:name w:val="{name}"/>'
        '<w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
        '<w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )


def core_properties(title: str, language: str) -> str:
    """What the file says of itself. No author and no time: those would say who made it, and when."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


def _numbering() -> str:
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:numFmt w:val="bullet"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
        for number, sign in ((1, "•"), (2, "☐"))
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, 2)
    )
    return f'{_HEAD}<w:numbering xmlns:w="{_WORD}">{kinds}{numbers}</w:numbering>'


def _relations(*targets: tuple[str, str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in targets
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


_OVERRIDES: Final = (
    ("/word/document.xml", f"{_TYPES}.document.main+xml"),
    ("/word/styles.xml", f"{_TYPES}.styles+xml"),
    ("/word/numbering.xml", f"{_TYPES}.numbering+xml"),
    ("/word/header1.xml", f"{_TYPES}.header+xml"),
    ("/word/footer1.xml", f"{_TYPES}.footer+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
)
FIXED_PARTS: Final[Mapping[str, str]] = {
    "[Content_Types].xml": (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _OVERRIDES)
        + "</Types>"
    ),
    "_rels/.rels": _relations(
        ("document", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("core", f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
    ),
    "word/_rels/document.xml.rels": _relations(
        ("styles", f"{_OFFICE}/styles", "styles.xml"),
        ("numbering", f"{_OFFICE}/numbering", "numbering.xml"),
        ("top", f"{_OFFICE}/header", "header1.xml"),
        ("foot", f"{_OFFICE}/footer", "footer1.xml"),
    ),
    "word/numbering.xml": _numbering(),
}
