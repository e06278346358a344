"""How papers look: the measures in `resources/styles/paper.json`, in points. No reportlab needed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

RESOURCES: Final = Path(__file__).resolve().parents[2] / "resources"
MM: Final = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One kind of text; all measures in points."""

    name: str
    font: str
    size: float
    leading: float
    before: float = 0
    after: float = 0
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A format of paper with everything that is drawn on it; all measures in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float
    """From the upper edge to the line of the header; 0 for a paper without one."""
    footer: float
    measure: float
    """The widest line of running text."""
    writing: float
    """Between two lines to write on."""
    label_share: float
    pad_x: float
    pad_y: float
    tick: float
    sign_width: float
    sign_height: float
    line: float
    line_grey: float
    tint_head: float
    tint_notice: float
    concept_grey: float
    text: Mapping[str, TextStyle]
    tighter: tuple[float, ...]
    """The scales to try, one after the other, when a paper has to fit on fewer pages."""
    nearly_empty: float
    """A last page with less than this share is worth setting the paper a little tighter."""

    @property
    def inner_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def inner_height(self) -> float:
        return self.height - self.top - self.bottom


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((RESOURCES / "styles" / "paper.json").read_text("utf-8"))
    return loaded


def fonts() -> Mapping[str, Path]:
    """The files of the fonts that papers embed: regular, bold and italic."""
    return {name: RESOURCES / "fonts" / file for name, file in _data()["fonts"].items()}


@lru_cache(maxsize=16)
def sheet(paper: str, scale: float = 1) -> Sheet:
    """The sheet of that format. A `scale` below 1 sets text tighter, never below the smallest size."""
    data = _data()
    own = data[paper]
    own = {**data[own["like"]], **own} if "like" in own else own
    margin = own["margin_mm"]
    return Sheet(
        width=own["size_mm"][0] * MM,
        height=own["size_mm"][1] * MM,
        left=margin["left"] * MM,
        right=margin["right"] * MM,
        top=margin["top"] * MM,
        bottom=margin["bottom"] * MM,
        header=own["header_mm"] * MM,
        footer=own["footer_mm"] * MM,
        measure=own["measure_mm"] * MM,
        writing=own["writing_mm"] * MM * (1 + scale) / 2,
        label_share=own["label_share"],
        pad_x=own["cell_pad_mm"][0] * MM,
        pad_y=own["cell_pad_mm"][1] * MM * scale * scale,
        tick=data["tick_mm"] * MM,
        sign_width=data["signature_mm"][0] * MM,
        sign_height=data["signature_mm"][1] * MM,
        line=data["line_pt"],
        line_grey=data["line_grey"],
        tint_head=data["tint_head"],
        tint_notice=data["tint_notice"],
        concept_grey=data["concept_grey"],
        tighter=tuple(data["tighter"]),
        nearly_empty=data["nearly_empty"],
        text={name: _style(name, values, scale, own["smallest"]) for name, values in own["text"].items()},
    )


def _style(name: str, values: Mapping[str, Any], scale: float, smallest: float) -> TextStyle:
    size = max(values["size"] * scale, min(values["size"], smallest))
    return TextStyle(
        name,
        values["font"],
        size,
        values["leading"] * size / values["size"],
        values.get("before", 0) * scale * scale,
        values.get("after", 0) * scale * scale,
        values.get("indent_mm", 0) * MM,
    )
