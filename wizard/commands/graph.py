"""The command `graph`: the phases of a flow and the ways between them, drawn from the content itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import wrap
from typing import Final, Literal

from wizard.content.conditions import ALWAYS, Condition
from wizard.content.model import Content, EventType, Flow, Move
from wizard.views import Lookup

RESUME: Final = "resume"
WIDTH: Final = 44
"""Letters on a line of a label."""


@dataclass(frozen=True, slots=True)
class Box:
    """A phase; or the place to which a relapse goes back."""

    id: str
    title: str
    is_final: bool = False
    is_resume: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """A step forward, or an event that moves the case (dashed). `label` is one line each."""

    sources: tuple[str, ...]
    target: str
    label: tuple[str, ...]
    is_event: bool


@dataclass(frozen=True, slots=True)
class Picture:
    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    noted: tuple[str, ...]
    """Events that change no phase, each as a line of text."""
    noted_title: str


def graph(content: Content, flow_id: str, form: Literal["mermaid", "svg"]) -> str:
    """The picture of a flow as text. Equal content gives equal text, letter for letter."""
    picture = picture_of(content.flows[flow_id], Lookup(content.texts))
    if form == "mermaid":
        return mermaid(picture)
    # Only one of the two forms is ever asked for.
    from wizard.commands.graph_svg import svg

    return svg(picture)


def picture_of(flow: Flow, texts: Lookup) -> Picture:
    """What there is to draw, in content order."""
    events = flow.events.values()
    boxes = [Box(phase.id, phase.title, phase.final) for phase in flow.phases]
    if any(event.to == RESUME for event in events):
        boxes.append(Box(RESUME, texts("graph.resume"), is_resume=True))
    moves = [Arrow(move.sources, move.to, _label_of_move(move, texts), False) for move in flow.moves]
    dashed = [
        Arrow(event.sources, event.to, (event.id, *_label_of_event(event, texts)), True)
        for event in events
        if event.to
    ]
    noted = tuple(f"{event.id}: {', '.join(event.sources)}" for event in events if not event.to)
    return Picture(flow.title, tuple(boxes), (*moves, *dashed), noted, texts("graph.noted"))


def _label_of_move(move: Move, texts: Lookup) -> tuple[str, ...]:
    needs = wrap(texts("graph.needs", tasks=", ".join(move.needs)), WIDTH) if move.needs else []
    return (*needs, *_lines(move.when)) or (texts("graph.always"),)


def _label_of_event(event: EventType, texts: Lookup) -> tuple[str, ...]:
    lines = _lines(event.when)
    return (*lines, texts(f"graph.otherwise_{event.otherwise}")) if lines else ()


def _lines(line: Condition) -> tuple[str, ...]:
    """The text of a condition on short lines, broken before `and` and `or` where that is possible."""
    if line.tree == ALWAYS.tree:
        return ()
    lines = [""]
    for part in re.split(r" (?=and |or )", line.text):
        if lines[-1] and len(lines[-1]) + 1 + len(part) > WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {part}".strip()
    return tuple(short for part in lines for short in wrap(part, WIDTH))


def mermaid(picture: Picture) -> str:
    """A Mermaid flow chart."""
    lines = ["flowchart TD", f"  accTitle: {_quiet(picture.title)}"]
    for box in picture.boxes:
        left, right = ("([", "])") if box.is_final or box.is_resume else ("[", "]")
        lines.append(f'  {box.id}{left}"{_quiet(box.title)}"{right}')
    for arrow in picture.arrows:
        line = "-.->" if arrow.is_event else "-->"
        label = "<br/>".join(_quiet(part) for part in arrow.label)
        lines += [f'  {source} {line}|"{label}"| {arrow.target}' for source in arrow.sources]
    lines += [f"  %% {picture.noted_title}: {note}" for note in picture.noted]
    return "\n".join(lines) + "\n"


def _quiet(text: str) -> str:
    """Signs that mean something to Mermaid, spelled out."""
    for sign, name in (("&", "amp"), ('"', "quot"), ("<", "lt"), (">", "gt")):
        text = text.replace(sign, f"#{name};")
    return text
