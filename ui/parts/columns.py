"""Taking out what stands in a column, so that it can be filled again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout


def clear(column: QVBoxLayout) -> None:
    """Takes everything out of a column; the widgets go away."""
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
