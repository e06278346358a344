"""Modules that the first presses need, in the order in which a user comes by them."""

from __future__ import annotations

from typing import Final

LATER: Final = ()
