"""Texts as a search compares them."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Without capitals and accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))
