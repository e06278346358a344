"""The colours of the program: the only file with literal colours.

Every pair of text and ground reaches 4.5 : 1, every line and ring 3 : 1; a test computes it.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Tokens(NamedTuple):
    """One colour scheme. `*_tint` is the ground on which the colour of that name is written."""

    name: str
    text: str
    muted: str
    background: str
    panel: str
    hairline: str
    """Decoration only: nothing depends on seeing it."""
    line: str
    """Borders of controls."""
    button: str
    button_text: str
    button_over: str
    selected: str
    error: str
    error_tint: str
    warning: str
    warning_tint: str
    done: str
    done_tint: str
    focus: str
    border: int = 1
    """Width of the borders of controls, in pixels."""


LIGHT: Final = Tokens(
    name="light",
    text="#1A1A1A",
    muted="#4F5B66",
    background="#FFFFFF",
    panel="#F3F5F7",
    hairline="#D8DEE4",
    line="#6B7680",
    button="#0B4F8A",
    button_text="#FFFFFF",
    button_over="#083C69",
    selected="#E8F1F9",
    error="#B3141B",
    error_tint="#FDF0F0",
    warning="#7A4B00",
    warning_tint="#FFF6DF",
    done="#1B6B34",
    done_tint="#EAF6EE",
    focus="#0B4F8A",
)

DARK: Final = Tokens(
    name="dark",
    text="#F2F4F5",
    muted="#B4BEC7",
    background="#16191D",
    panel="#1F242A",
    hairline="#363E47",
    line="#8793A0",
    button="#8CC4F5",
    button_text="#10202E",
    button_over="#B5DAFA",
    selected="#1B3245",
    error="#FF9A9A",
    error_tint="#3A1517",
    warning="#FFD27A",
    warning_tint="#3A2A08",
    done="#8FDBA6",
    done_tint="#10301B",
    focus="#FFD84D",
)


def contrast_tokens(text: str, background: str, highlight: str, highlighted_text: str) -> Tokens:
    """The colours of the system for people who asked for high contrast: no tints, borders of 2 pixels."""
    return Tokens(
        name="contrast",
        text=text,
        muted=text,
        background=background,
        panel=background,
        hairline=text,
        line=text,
        button=highlight,
        button_text=highlighted_text,
        button_over=highlight,
        selected=background,
        error=text,
        error_tint=background,
        warning=text,
        warning_tint=background,
        done=text,
        done_tint=background,
        focus=text,
        border=2,
    )
