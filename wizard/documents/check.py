"""The check of an assignment on paper: for the client, for the employee, or for the expert alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wizard.documents.blocks import Block, Bullets, Grid, Heading, Paragraph
from wizard.documents.markup import escape
from wizard.documents.template import Directive

if TYPE_CHECKING:
    from wizard.documents.compose import Composer


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of a check in words; `who` and `day` where they are known, `rules` for the expert."""

    text: str
    state: str = ""
    who: str = ""
    day: str = ""
    rules: str = ""
    whose: str = ""
    """`who` as it stands within a sentence: "van u"."""


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What one paper may say of the check. What is confidential was left out when this was made."""

    outcome: str = ""
    override: tuple[str, ...] = ()
    reasons: tuple[PaperLine, ...] = ()
    notes: tuple[PaperLine, ...] = ()
    lacking: tuple[PaperLine, ...] = ()
    items: tuple[PaperLine, ...] = ()
    agreements: tuple[PaperLine, ...] = ()
    feedback: tuple[PaperLine, ...] = ()
    proposal: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    aim: tuple[str, ...] = ()
    """What the assignment is for, said to the employee."""
    interim: tuple[PaperLine, ...] = ()
    """What changed during the work, in words to the client."""
    times: tuple[str, ...] = ()
    attention: tuple[str, ...] = ()


def outcome(composer: Composer, node: Directive) -> Iterator[Block]:
    """The computed outcome; the own verdict with its motive beside it."""
    if check := composer.check:
        yield Paragraph(f"**{escape(check.outcome)}**", "lead")
        yield from (Paragraph(escape(line)) for line in check.override)


def lines(composer: Composer, node: Directive) -> Iterator[Block]:
    """The part of the check that the directive names, as points under its title; nothing when it is empty."""
    if composer.check is None:
        return
    found: tuple[PaperLine | str, ...] = getattr(composer.check, node.name.removeprefix("check_"))
    if found:
        yield from _title(node)
        sentences = tuple(_sentence(one) for one in found)
        # One sentence is no list.
        alone = len(sentences) == 1
        yield from (Paragraph(escape(sentences[0])),) if alone else _listed(node, sentences)


def table(composer: Composer, node: Directive) -> Iterator[Block]:
    """What is lacking, what is there or what is agreed: with how it stands, whose it is and the day."""
    if composer.check is None:
        return
    found: tuple[PaperLine, ...] = getattr(composer.check, node.name.removeprefix("check_"))
    if not found:
        return
    yield from _title(node)
    words = composer.words
    if "form" in node.options:
        yield from _listed(node, tuple(_item(words, line) for line in found))
    elif any(line.state for line in found):
        heads = tuple(words[f"check.head_{name}"] for name in ("what", "state", "who", "day"))
        rows = tuple((line.text, line.state, line.who, line.day) for line in found)
        yield Grid(heads, rows, (0.36, 0.22, 0.22, 0.2))
    else:
        heads = tuple(words[f"check.head_{name}"] for name in ("agreed", "who", "day"))
        yield Grid(heads, tuple((line.text, line.who, line.day) for line in found), (0.56, 0.22, 0.22))


def _listed(node: Directive, sentences: tuple[str, ...]) -> Iterator[Block]:
    """Sentences as points, or one after the other."""
    if node.options.get("form") == "text":
        yield Paragraph(escape(" ".join(sentences)))
    else:
        yield Bullets(tuple(escape(sentence) for sentence in sentences))


def _item(words: Mapping[str, str], line: PaperLine) -> str:
    """An item in one line: what, how it stands, of whom and by when, as far as that is known."""
    parts = [line.state.lower() if line.state else ""]
    parts += [line.whose, words["check.by_day"].format(day=line.day) if line.day else ""]
    told = ", ".join(part for part in parts if part)
    return f"{line.text}: {told}" if told else line.text


def _title(node: Directive) -> Iterator[Block]:
    if title := node.options.get("title"):
        yield Heading(title, 2)


def _sentence(line: PaperLine | str) -> str:
    if isinstance(line, str):
        return line
    return f"{line.text} ({line.rules})" if line.rules else line.text
