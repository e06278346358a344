"""The days of a case on paper: the timeline, the list to tick, the months; and all of it as plain tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from wizard.documents.blocks import (
    Block,
    Bullets,
    DayLine,
    DayList,
    Grid,
    Months,
    Paragraph,
    Timeline,
)
from wizard.documents.markup import escape
from wizard.documents.template import Directive
from wizard.dutch import day_in_brief
from wizard.timeline_views import TimelinePicture

if TYPE_CHECKING:
    from wizard.documents.compose import Composer

MONTHS_SHOWN = 12


def timeline(composer: Composer, node: Directive) -> Iterator[Block]:
    """The drawing; a sentence while the first day is not known."""
    words = composer.words
    if composer.picture is None:
        yield Paragraph(words["paper.no_timeline"])
        return
    keys = ("sick_week", "day", "what", "who", "stand")
    yield Timeline(composer.picture, tuple(words[f"paper.{key}"] for key in keys))


def timeline_list(composer: Composer, node: Directive) -> Iterator[Block]:
    """What is still to come or too late: day, what, who and a box to tick."""
    words, picture = composer.words, composer.picture
    if picture is None:
        return
    lines = day_lines(picture, composer.today, words)
    if not lines:
        yield Paragraph(words["paper.no_days"])
        return
    head = tuple(words[f"paper.{key}"] for key in ("number", "day", "what", "who", "done"))
    yield DayList(head, lines, words["paper.more_days"], words["paper.one_more_day"])


def timeline_months(composer: Composer, node: Directive) -> Iterator[Block]:
    """Twelve months from this one on."""
    words = composer.words
    first = composer.today.replace(day=1)
    lines = day_lines(composer.picture, composer.today, words) if composer.picture else ()
    end = months_on(first, MONTHS_SHOWN)
    shown = tuple(line for line in lines if line.number and first <= line.day < end)
    yield Months(
        first, shown, words["paper.months_caption"], words["paper.more_days"], words["paper.one_more_day"]
    )


def day_lines(picture: TimelinePicture, today: date, words: Mapping[str, str]) -> tuple[DayLine, ...]:
    """The days that are not done, oldest first; those that come are numbered, the same day the same."""
    open_marks = [mark for mark in picture.marks if mark.state != "done"]
    coming = sorted({mark.day for mark in open_marks if mark.state != "too_late"})
    numbers = {day: number for number, day in enumerate(coming, start=1)}
    return tuple(
        DayLine(
            number=0 if mark.state == "too_late" else numbers[mark.day],
            day=mark.day,
            day_text=mark.day_text,
            hint=words["paper.too_late"] if mark.state == "too_late" else mark.do_by_text,
            what=mark.title,
            who=mark.who,
        )
        for mark in open_marks
    )


def months_on(first: date, count: int) -> date:
    """The first day of the month so many months later."""
    years, month = divmod(first.month - 1 + count, 12)
    return date(first.year + years, month + 1, 1)


def more_text(block: DayList | Months, left: int) -> str:
    """How many days there was no room for."""
    return block.one_more if left == 1 else block.more.format(number=left)


# --- the same in words -------------------------------------------------------------------------------------


def in_plain_blocks(block: Timeline | DayList | Months) -> Iterator[Block]:
    """What the drawing says, for text and HTML: nothing that is only to be seen."""
    match block:
        case Timeline(picture=picture, head=head):
            yield from _twin(picture, head)
        case DayList(head=head, lines=lines):
            rows = tuple(
                (
                    str(line.number or ""),
                    f"{line.day_text} ({line.hint})" if line.hint else line.day_text,
                    line.what,
                    line.who,
                )
                for line in lines
            )
            yield Grid(head, rows, ticks=True)
        case Months(lines=lines):
            # In words the months hold nothing that is not in the list.
            texts = tuple(escape(f"◆{line.number} {line.day_text}: {line.what}") for line in lines)
            if texts:
                yield Bullets(texts)


def _twin(picture: TimelinePicture, head: tuple[str, ...]) -> Iterator[Block]:
    """The table of all days, after what is drawn between them."""
    yield Paragraph(escape(f"{picture.name}."))
    notes = [gap.text for gap in picture.gaps]
    notes += [picture.stopped_text] if picture.stopped else []
    notes += [picture.extension.text] if picture.extension else []
    for band in picture.bands:
        title = f"{band.title} {picture.words.expected}" if band.is_expected else band.title
        notes.append(f"{title}: {day_in_brief(band.start)} – {day_in_brief(band.last)}")
    if notes:
        yield Bullets(tuple(escape(note) for note in notes))
    rows = (
        (
            mark.week,
            f"{mark.day_text} ({mark.do_by_text})" if mark.do_by_text else mark.day_text,
            mark.title,
            mark.who,
            mark.state_text,
        )
        for mark in picture.marks
    )
    yield Grid(head, tuple(rows), (0.08, 0.3, 0.34, 0.14, 0.14))
